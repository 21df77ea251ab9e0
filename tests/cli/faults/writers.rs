//! Several programs that write at once, beside others that read and back up.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::rows;
use crate::support::{Home, text};

const WAITING: &str = "Another daymark is using the journal. Waiting for it.\n";

#[test]
fn two_who_write_at_once_wait_for_each_other() {
    write(2, 500, &[]);
}

#[test]
fn who_writes_and_who_reads_wait_for_each_other() {
    write(2, 50, &READERS);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn four_who_write_at_once_wait_for_each_other() {
    write(4, 5_000, &READERS);
}

/// What goes on beside those who write, each again and again on a thread of its own.
const READERS: [&[&str]; 4] = [
    &["backup", "copy.tar", "--force"],
    &["today"],
    &["log", "--all", "--json"],
    &["export", "data", "--output", "copy.json", "--force", "--yes"],
];

fn write(writers: usize, entries: usize, readers: &[&[&str]]) {
    let home = Home::with_journal();
    let left = AtomicUsize::new(writers);
    thread::scope(|scope| {
        for words in readers {
            let (home, left) = (&home, &left);
            scope.spawn(move || {
                while left.load(Ordering::Relaxed) > 0 {
                    home.daymark(words).assert().success();
                }
            });
        }
        for writer in 0..writers {
            let (home, left) = (&home, &left);
            scope.spawn(move || {
                let _one_less = Less(left);
                for entry in 0..entries {
                    let note = format!("{entry} of {writer}");
                    let done = home.daymark(&["note", "add", &note]).assert().success();
                    let said = text(&done.get_output().stderr);
                    // Beside others who read all of it, it may take a second, which is said.
                    let waits = !readers.is_empty() && said == WAITING;
                    assert!(waits || said.is_empty(), "{said}");
                }
            });
        }
    });
    let notes = home.entries().into_iter().map(|entry| entry.note.unwrap().to_string());
    let notes: BTreeSet<String> = notes.collect();
    let all = (0..writers).flat_map(|writer| (0..entries).map(move |n| format!("{n} of {writer}")));
    assert_eq!(notes, all.collect());
    rows(&home);
    if !readers.is_empty() {
        home.answer(&["--journal", "beside", "restore", "copy.tar"]);
        assert_eq!(home.run("--journal beside verify").code, 0);
    }
}

/// Counts one less when it goes, however its thread ends.
struct Less<'n>(&'n AtomicUsize);

impl Drop for Less<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
