//! What is done although the disk did not confirm it, or although nobody could be told: it is said to
//! be saved, with how to look.
//!
//! The tests of single system calls need strace, and a system that lets it trace.

use std::fs::{self, OpenOptions};
use std::path::Path;

use rstest::rstest;

use super::refused::{State, files, restore, strace_of};
use crate::support::{Home, text};

/// The most syncs that a write may take.
const MOST: usize = 5;

/// The last sync of a write is of the directory, and comes after the commit.
#[rstest]
#[ignore = "needs strace; .ci/run runs it"]
fn a_change_whose_directory_is_not_synced_is_said_to_be_saved(
    #[values(
        &["checkin", "--mood", "6", "--used", "no", "--note", "some words"],
        &["craving", "--intensity", "7"],
        &["used", "--what", "some words"],
        &["note", "add", "some words"],
        &["edit", "last", "--note", "other words"],
        &["delete", "last", "--yes"],
        &["undo"],
        &["focus", "add", "alcohol", "--kind", "alcohol"],
        &["routine", "add", "walk", "--every", "day"],
        &["import", "more.json", "--from", "daymark", "--yes"],
        &["delete", "last", "--yes", "--forever"]
    )]
    words: &[&str],
) {
    let home = Home::with_journal();
    home.answer(&["note", "add", "from the copy"]);
    home.answer(&["export", "data", "--output", "more.json"]);
    home.answer(&["undo"]);
    home.answer(&["checkin", "--date", "2026-11-19", "--mood", "5", "--note", "the day before"]);
    let files = files(&home);
    let before = State::of(&home);
    let trace = tempfile::NamedTempFile::new().unwrap();
    let output = format!("--output={}", trace.path().display());
    assert!(strace_of(&home, "fsync,fdatasync", words, &output).status.success());
    let syncs = fs::read_to_string(trace.path()).unwrap().matches("sync(").count();
    let forever = words.contains(&"--forever");
    assert!(syncs <= if forever { 2 * MOST } else { MOST }, "{syncs} syncs: {words:?}");
    let after = State::of(&home);
    assert_ne!(before, after);

    for error in ["EIO", "ENOSPC", "EROFS", "EDQUOT"] {
        for time in 1..=syncs {
            restore(&home, &files);
            let inject = format!("--inject=fsync,fdatasync:error={error}:when={time}");
            let output = strace_of(&home, "fsync,fdatasync", words, &inject);
            let (state, said) = (State::of(&home), text(&output.stderr));
            let what = format!("{words:?} {inject}: {output:?}");
            if output.status.success() {
                // The database itself passes over the sync of the name of its rollback.
                assert_eq!(state, after, "{what}");
                continue;
            }
            assert_eq!(output.status.code(), Some(1), "{what}");
            if said.contains("nothing was written") {
                assert_eq!(state, before, "{what}");
            } else if said.contains("is overwritten, but the file could not be written anew") {
                assert!(forever && home.entries().is_empty(), "{what}");
            } else {
                assert!(said.contains("error: the change is saved, but the disk"), "{what}");
                assert!(said.contains("\nhint: look before you repeat it: daymark "), "{what}");
                assert_eq!(state, after, "{what}");
                let look = said.rsplit_once("daymark ").unwrap().1;
                home.answer(&look.split_whitespace().collect::<Vec<_>>());
            }
            assert!(time < syncs || said.contains("is saved"), "{what}");
        }
    }
}

#[rstest]
#[case::settings(&["config", "set", "day_end", "05:00"], "daymark config get day_end")]
#[case::own_help(&["help-now", "add", "Ana", "12345"], "daymark help-now")]
#[case::export(&["export", "data", "--output", "copy.json", "--yes"], "ls -l copy.json")]
#[case::page(&["packet", "--output", "page.txt", "--force", "--yes"], "ls -l page.txt")]
#[ignore = "needs strace; .ci/run runs it"]
fn a_file_whose_directory_is_not_synced_is_said_to_be_saved(
    #[values(true, false)] there_before: bool,
    #[case] words: &[&str],
    #[case] look: &str,
) {
    let home = Home::with_journal();
    // A page is logged in the journal, whose first change leaves a file of its own.
    home.answer(&["note", "add", "first"]);
    if there_before {
        home.answer(words);
    }
    let inject = "--inject=fsync:error=EIO:when=2";
    let output = strace_of(&home, "fsync", words, inject);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        said.contains("is saved, but the disk did not confirm that it stays\ncause: "),
        "{said}"
    );
    assert!(said.ends_with(&format!("\nhint: look before you repeat it: {look}\n")), "{said}");
    let after = home.files();
    home.answer(words);
    assert_eq!(home.files(), after);
}

#[test]
fn an_answer_that_nobody_can_read_does_not_hide_the_change() {
    let home = Home::with_journal();
    let unheard = |words: &[&str]| {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = home.program(words).stdout(full).output().unwrap();
        format!("{}--- exit {}", text(&output.stderr), output.status.code().unwrap())
    };
    insta::assert_snapshot!(unheard(&["craving", "--intensity", "7", "--quiet"]), @"
    error: it is saved, but the answer could not be written
    cause: No space left on device (os error 28)
    hint: look before you repeat it: daymark log
    --- exit 1
    ");
    assert_eq!(home.entries().len(), 1);
    insta::assert_snapshot!(unheard(&["undo", "--json"]), @r#"
    {"schema":"daymark.error.v1","kind":"saved","message":"it is saved, but the answer could not be written","cause":"No space left on device (os error 28)","hint":"look before you repeat it: daymark log"}
    --- exit 1
    "#);
    assert_eq!(home.entries().len(), 0);
    insta::assert_snapshot!(unheard(&["config", "set", "day_end", "05:00"]), @"
    error: it is saved, but the answer could not be written
    cause: No space left on device (os error 28)
    hint: look before you repeat it: daymark config get day_end
    --- exit 1
    ");
    insta::assert_snapshot!(unheard(&["today"]), @"
    error: the answer could not be written
    cause: No space left on device (os error 28)
    hint: nothing was changed; make sure that the answer can be written where it is to go
    --- exit 1
    ");
}

#[test]
fn the_way_to_look_names_the_journal_that_was_named() {
    let home = Home::with_journal();
    let dir = home.place().dir().display().to_string();
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let words = ["--journal", &dir, "note", "add", "words"];
    let output = home.program(&words).stdout(full).output().unwrap();
    let look = format!("hint: look before you repeat it: daymark --journal {dir} log\n");
    assert!(text(&output.stderr).ends_with(&look), "{output:?}");
}

/// Whatever becomes of `init`, it leaves nothing, or a journal that opens.
#[rstest]
#[case::a_bad_disk("error=EIO")]
#[case::no_room("error=ENOSPC")]
#[case::killed("signal=KILL")]
#[ignore = "needs strace; .ci/run runs it"]
fn a_journal_is_never_there_without_its_key(#[case] fault: &str) {
    let words = ["init", "--focus", "heroin", "--kind", "opioid-short", "--no-passphrase"];
    for call in ["fsync", "rename", "linkat", "openat", "pwrite64", "write", "unlink", "mkdir"] {
        for time in 1.. {
            let home = Home::new();
            let inject = format!("--inject={call}:{fault}:when={time}");
            let output = strace_of(&home, call, &words, &inject);
            let what = format!("{inject}: {output:?}");
            let there = home.place().database().exists();
            let said = text(&output.stderr);
            if there {
                assert!(home.place().key_file().is_some_and(|key| key.exists()), "{what}");
                home.answer(&["today"]);
                assert!(output.status.code() != Some(1) || said.contains("is saved"), "{what}");
            } else if output.status.code().is_some() {
                assert_eq!(output.status.code(), Some(1), "{what}");
                assert!(!said.contains("saved"), "{what}");
                assert_eq!(left(&home), Vec::<String>::new(), "{what}");
            } else {
                // What a kill has left is in nobody's way.
                home.answer(&words);
            }
            if output.status.success() {
                break;
            }
        }
    }
}

/// The files of a home, without its directories.
fn left(home: &Home) -> Vec<String> {
    let is_file = |file: &String| Path::new(&home.path(file)).is_file();
    home.files().into_iter().filter(is_file).collect()
}
