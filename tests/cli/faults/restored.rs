//! A restore that is refused one system call after another, or ended in it.

use std::fs;

use rstest::rstest;

use super::refused::{CALLS, calls, strace_of};
use crate::support::{Home, text};

const RESTORE: [&str; 4] = ["--journal", "some/new/place", "restore", "copy.tar"];

#[rstest]
#[case::no_room("error=ENOSPC")]
#[case::a_bad_disk("error=EIO")]
#[case::killed("signal=KILL")]
#[ignore = "needs strace; .ci/run runs it"]
fn a_journal_comes_back_whole_or_not_at_all(#[case] fault: &str) {
    let home = Home::with_journal();
    home.answer(&["checkin", "--mood", "6", "--note", "some words"]);
    home.answer(&["backup", "copy.tar"]);
    let before = home.files();
    let whole = home.answer(&["export", "data", "--yes"]);
    let put_back = || {
        for file in home.files().iter().filter(|file| !before.contains(file)).rev() {
            let path = home.path(file);
            if path.is_dir() { fs::remove_dir(path) } else { fs::remove_file(path) }.unwrap();
        }
    };
    let calls = calls(&home, &RESTORE);
    for (call, times) in calls {
        let step = if times.len() > 10 { 5 } else { 1 };
        for time in times.into_iter().step_by(step) {
            put_back();
            let inject = format!("--inject={call}:{fault}:when={time}");
            let output = strace_of(&home, &CALLS.join(","), &RESTORE, &inject);
            let what = format!("{inject}: {output:?}");
            let is_there = home.path("some/new/place/journal.db").exists();
            match output.status.code() {
                Some(0) => assert!(is_there, "{what}"),
                Some(1) => {
                    let error = text(&output.stderr);
                    let saved = error.contains("is saved, but");
                    assert_eq!(is_there, saved, "{what}");
                    assert!(saved || home.files() == before, "{what}\n{:?}", home.files());
                }
                None => {}
                Some(_) => panic!("{what}"),
            }
            // What was left by a kill stands in nobody's way.
            if !is_there {
                home.answer(&RESTORE);
            }
            home.answer(&["--journal", "some/new/place", "verify"]);
            let export = ["--journal", "some/new/place", "export", "data", "--yes"];
            assert_eq!(home.answer(&export), whole, "{what}");
        }
    }
}
