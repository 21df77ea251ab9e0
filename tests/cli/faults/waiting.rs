//! The program while another one has the journal.

use std::process::Stdio;

use rstest::rstest;
use rusqlite::Connection;

use crate::support::{Home, once_it_waits, text};

/// Another program in the middle of a change: it has the lock of a writer, and readers are let in.
const BEGUN: &str = "BEGIN IMMEDIATE; UPDATE journal SET change_no = change_no + 7";

/// The same, further on: pages of the change are on the disk, and nobody is let in.
const SPILT: &str = "PRAGMA cache_size = 4; BEGIN IMMEDIATE;
    UPDATE journal SET change_no = change_no + 7; UPDATE entry SET note = note || ' and more'";

fn other(home: &Home, state: &str) -> Connection {
    for n in 0..10 {
        home.answer(&["note", "add", &format!("number {n}. ").repeat(400)]);
    }
    let other = home.database();
    other.execute_batch(state).unwrap();
    other
}

#[rstest]
#[case::a_write_begun(BEGUN, &["note", "add", "words"])]
#[case::a_write(SPILT, &["note", "add", "words"])]
#[case::undo(SPILT, &["undo"])]
#[case::today(SPILT, &["today"])]
#[case::log(SPILT, &["log", "--all"])]
#[case::an_export(SPILT, &["export", "data", "--output", "copy.json"])]
fn who_comes_meanwhile_waits_and_says_so(#[case] state: &str, #[case] words: &[&str]) {
    let home = Home::with_journal();
    let other = other(&home, state);
    let let_go = || other.execute_batch("ROLLBACK").unwrap();
    let output = once_it_waits(&mut home.program(words), let_go);
    assert!(output.status.success(), "{output:?}");
    assert!(!text(&output.stderr).contains("waiting"), "{output:?}");
}

#[test]
fn who_reads_does_not_wait_for_a_change_that_has_begun() {
    let home = Home::with_journal();
    let other = other(&home, BEGUN);
    for words in [["today"], ["log"], ["week"]] {
        home.daymark(&words).assert().success().stderr("");
    }
    other.execute_batch("COMMIT").unwrap();
}

#[test]
fn an_import_waits_for_nobody_before_it_writes() {
    let home = Home::with_journal();
    home.answer(&["note", "add", "from the copy"]);
    home.answer(&["export", "data", "--output", "copy.json"]);
    home.answer(&["undo"]);
    let other = other(&home, BEGUN);
    let said = home.run("import copy.json --from daymark --no-input");
    assert!(said.stdout.contains("New: 1 entry"), "{said}");
    assert!(said.stderr.starts_with("error: nothing was written: it needs a yes\n"), "{said}");
    let let_go = || other.execute_batch("ROLLBACK").unwrap();
    let words = ["import", "copy.json", "--from", "daymark", "--yes"];
    let output = once_it_waits(&mut home.program(&words), let_go);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn under_quiet_it_waits_and_says_nothing() {
    let home = Home::with_journal();
    let other = other(&home, SPILT);
    let mut quiet = home.program(&["note", "add", "words", "--quiet"]);
    let quiet = quiet.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let let_go = || other.execute_batch("ROLLBACK").unwrap();
    once_it_waits(&mut home.program(&["today"]), let_go);
    let output = quiet.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text(&output.stderr), "");
}
