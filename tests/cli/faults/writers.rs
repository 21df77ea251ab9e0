//! Several programs that write at once.

use std::collections::BTreeSet;
use std::thread;

use super::rows;
use crate::support::Home;

#[test]
fn two_who_write_at_once_wait_for_each_other() {
    write(2, 500);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn four_who_write_at_once_wait_for_each_other() {
    write(4, 5_000);
}

fn write(writers: usize, entries: usize) {
    let home = Home::with_journal();
    thread::scope(|scope| {
        for writer in 0..writers {
            let home = &home;
            scope.spawn(move || {
                for entry in 0..entries {
                    let note = format!("{entry} of {writer}");
                    home.daymark(&["note", "add", &note]).assert().success().stderr("");
                }
            });
        }
    });
    let notes = home.entries().into_iter().map(|entry| entry.note.unwrap().to_string());
    let notes: BTreeSet<String> = notes.collect();
    let all = (0..writers).flat_map(|writer| (0..entries).map(move |n| format!("{n} of {writer}")));
    assert_eq!(notes, all.collect());
    rows(&home);
}
