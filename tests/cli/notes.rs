//! Texts written in an editor: what is saved, and what is left when something ends it.

use std::fs;
use std::os::unix::process::ExitStatusExt;

use rstest::rstest;
use serde_json::Value;

use crate::support::Home;

const MARK: &str = "words-for-nobody-else";

/// Checks in with a note from this editor.
fn check_in(home: &Home, editor: &str) -> std::process::Output {
    let mut program = home.program(&["checkin", "--mood", "6", "--note"]);
    program.env("EDITOR", editor).output().unwrap()
}

/// The note of every entry.
fn notes(home: &Home) -> Vec<Option<String>> {
    let words = ["export", "data", "--format", "json", "--output", "-", "--yes"];
    let journal: Value = serde_json::from_str(&home.answer(&words)).unwrap();
    let note = |entry: &Value| entry["note"].as_str().map(str::to_owned);
    journal["entries"].as_array().unwrap().iter().map(note).collect()
}

/// The files under the home directory that hold the mark.
fn marked(home: &Home) -> Vec<String> {
    let holds = |file: &String| {
        let bytes = fs::read(home.path(file)).unwrap_or_default();
        bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes())
    };
    home.files().into_iter().filter(holds).collect()
}

#[test]
fn what_was_saved_is_the_note() {
    let home = Home::with_journal();
    let output = check_in(&home, &format!("printf '%s\\n\\n  two\\n' {MARK} >"));
    assert!(output.status.success(), "{output:?}");
    assert_eq!(notes(&home), [Some(format!("{MARK}\n\n  two"))]);
    assert_eq!(marked(&home), Vec::<String>::new());
}

#[test]
fn the_editor_starts_with_the_note_there_is() {
    let home = Home::with_journal();
    home.answer(&["checkin", "--note", "one"]);
    check_in(&home, "sed -i s/one/two/");
    assert_eq!(notes(&home), [Some("two".to_owned())]);
}

#[test]
fn an_empty_text_is_no_note() {
    let home = Home::with_journal();
    assert!(check_in(&home, "true").status.success());
    assert_eq!(notes(&home), [None]);
}

#[rstest]
#[case::the_editor_reports_an_error("false")]
#[case::the_shell_of_the_editor_is_killed("kill -9 $$")]
fn nothing_is_written_when_the_editor_does_not_end_well(#[case] end: &str) {
    let home = Home::with_journal();
    let output = check_in(&home, &format!("f() {{ echo {MARK} > \"$1\"; {end}; }}; f"));
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!((notes(&home), marked(&home)), (Vec::new(), Vec::new()));
}

#[test]
fn nothing_is_left_when_daymark_is_killed_while_the_editor_is_open() {
    let home = Home::with_journal();
    let before = home.files();
    // The editor runs in the shell that daymark started, so its parent is daymark.
    let editor = format!("f() {{ echo {MARK} > \"$1\"; kill -9 $PPID; echo more >> \"$1\"; }}; f");
    let output = check_in(&home, &editor);
    assert_eq!(output.status.signal(), Some(9), "{output:?}");
    assert_eq!(marked(&home), Vec::<String>::new());
    assert_eq!(home.files(), before);
}

#[test]
fn a_signal_to_end_does_not_lose_what_is_being_written() {
    let home = Home::with_journal();
    let editor = format!("f() {{ kill -TERM $PPID; echo {MARK} > \"$1\"; }}; f");
    assert!(check_in(&home, &editor).status.success());
    assert_eq!(notes(&home), [Some(MARK.to_owned())]);
}
