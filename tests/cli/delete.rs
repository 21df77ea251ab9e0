//! `daymark delete`

use std::fs;

use rexpect::session::PtySession;
use rstest::rstest;

use daymark::domain::entry::Body;

use crate::entries::{HOSTILE, add, entry, four_days};
use crate::support::{Home, text};
use crate::terminal::{end, start_with};

#[test]
fn deletes_and_says_how_to_bring_it_back() {
    let home = four_days();
    insta::assert_snapshot!(home.run("delete c1a0 --yes"), @"
    Deleted: check-in of Friday 20 November at 20:03 (c1a0).
      To bring it back, within 30 days: daymark undo
    --- exit 0
    ");
    assert_eq!(home.run("show c1a0").code, 1);
    insta::assert_snapshot!(home.run("undo"), @"
    Brought back: check-in of Friday 20 November (deleted at 21:30).
    --- exit 0
    ");
    assert_eq!(home.run("show c1a0").code, 0);
}

#[test]
fn several_are_one_change() {
    let home = four_days();
    insta::assert_snapshot!(home.run("delete c1a0 C2A0 c1a00 last --yes --plain"), @"
    Deleted: check-in of Friday 20 November at 20:03 (c1a0).
    Deleted: craving of Friday 20 November at 14:10 (c2a0).
    To bring them back, within 30 days: daymark undo.
    --- exit 0
    ");
    insta::assert_snapshot!(home.run("undo"), @"
    Brought back: 2 entries (deleted at 21:30).
    --- exit 0
    ");
    assert_eq!(home.json(&["log"])["entries"].as_array().unwrap().len(), 6);
}

#[test]
fn without_a_yes_nothing_is_deleted() {
    let home = four_days();
    insta::assert_snapshot!(home.run("delete c1a0"), @"
    --- standard error
    error: nothing was deleted: it needs a yes
    hint: add --yes to delete without being asked
    --- exit 1
    ");
    assert_eq!(home.run("delete c1a0 --forever --no-input").code, 1);
    assert_eq!(home.run("show c1a0").code, 0);
}

#[test]
fn one_that_is_not_there_keeps_all_of_them() {
    let home = four_days();
    assert_eq!(home.run("delete c1a0 abcd --yes").code, 1);
    assert_eq!(home.run("delete c1a0 abcd --yes --forever").code, 1);
    assert_eq!(home.run("show c1a0").code, 0);
}

#[test]
fn forever_is_gone_from_undo_and_file() {
    let home = four_days();
    assert_eq!(home.run("edit f5a0 --note 'Other words.'").code, 0);
    insta::assert_snapshot!(home.run("delete f5a0 d3a0 --forever --yes"), @"
    Deleted for good: note of Tuesday 17 November at 07:30 (f5a0).
    Deleted for good: return to use of Wednesday 18 November at 23:15
    (d3a0).
      Gone from the journal, from search and from undo.
      Backups, copies and exports made before still have it. So may old
      parts of a solid-state disk for a while, encrypted.
    --- exit 0
    ");
    assert_eq!(home.run("undo 100").code, 0);
    let answer = home.json(&["log", "--all"]);
    let ids = answer["entries"].as_array().unwrap().iter().map(|entry| &entry["short_id"]);
    assert!(ids.clone().all(|id| id != "f5a0" && id != "d3a0"), "{answer}");
}

#[test]
fn forever_reaches_what_was_deleted_before() {
    let home = four_days();
    home.run("delete c2b0 --yes");
    insta::assert_snapshot!(home.run("delete c2b0 --yes"), @r#"
    --- standard error
    error: there is no entry "c2b0"
    hint: see the ids with: daymark log
    --- exit 1
    "#);
    insta::assert_snapshot!(home.run("delete c2b0 --forever --yes"), @"
    Deleted for good: the entry c2b00000-0000-0000-0000-000000000000.
      Gone from the journal, from search and from undo.
      Backups, copies and exports made before still have it. So may old
      parts of a solid-state disk for a while, encrypted.
    --- exit 0
    ");
    assert_eq!(home.run("undo 100").code, 0);
    assert_eq!(home.run("show c2b0").code, 1);
    let again = home.json(&["delete", "c2b0", "--forever", "--yes"]);
    assert_eq!(again["deleted"][0]["deleted_at"], "2026-11-20T20:30:00+00:00");
}

#[test]
fn a_start_that_two_share_is_no_name_for_either() {
    let home = four_days();
    add(&home, &entry("c1a01", "2026-11-16", "10:00", "words", Body::Note));
    home.run("delete c1a01 --yes");
    assert_eq!(home.run("delete c1a0 --yes --json").code, 0, "only one is left to delete");
    home.run("undo");
    insta::assert_snapshot!(home.run("delete c1a0 --yes --forever"), @r#"
    --- standard error
    error: more than one entry starts with "c1a0"
    hint: write one of: c1a00000-0000-0000-0000-000000000000 (check-in of 2026-11-20), c1a01000-0000-0000-0000-000000000000 (deleted)
    --- exit 1
    "#);
}

#[test]
fn json_has_what_was_deleted_without_private_words() {
    let home = four_days();
    let answer = home.json(&["delete", "c2b0", "c1a0", "--yes"]);
    assert_eq!(answer["forever"], false);
    assert_eq!(answer["deleted"][0]["short_id"], "c2b0");
    assert!(!answer.to_string().contains("hidden"), "{answer}");
    assert!(answer.to_string().contains("river"), "{answer}");
}

#[test]
fn quiet_says_only_what_was_deleted() {
    insta::assert_snapshot!(four_days().run("delete last --yes --quiet"), @"
    Deleted: check-in of Friday 20 November at 20:03 (c1a0).
    --- exit 0
    ");
}

/// Starts it on a terminal that is sent nothing beyond ASCII.
fn start(home: &Home, words: &[&str]) -> PtySession {
    start_with(home, words, &[("LC_ALL", "C")])
}

#[rstest]
#[case::yes("y", true)]
#[case::no("n", false)]
#[case::nothing("", false)]
fn a_terminal_asks_first(#[case] answer: &str, #[case] goes: bool) {
    let home = four_days();
    let mut session = start(&home, &["delete", "c2b0"]);
    let shown = session.exp_string("Delete it? (y/N): ").unwrap();
    assert_eq!(
        shown.split_whitespace().collect::<Vec<_>>().join(" "),
        "Craving of Thursday 19 November at 22:40 (c2b0): 7 of 10, 20 min, 3 afterwards, private"
    );
    session.send_line(answer).unwrap();
    let (said, ended) = end(session);
    assert_eq!(ended, 0, "{said}");
    assert_eq!(said.contains("Nothing was deleted."), !goes, "{said}");
    assert_eq!(home.run("show c2b0").code, i32::from(goes));
}

#[rstest]
#[case::the_word("forever", true)]
#[case::another_word("yes", false)]
#[case::nothing("", false)]
fn forever_takes_a_word_to_be_typed(#[case] answer: &str, #[case] goes: bool) {
    let home = four_days();
    add(&home, &entry("a1a0", "2026-11-20", "10:00", HOSTILE, Body::Note));
    let mut session = start(&home, &["delete", "a1a0", "--forever"]);
    let shown = session.exp_string("Type \"forever\" to go on: ").unwrap();
    assert!(shown.contains("(a1a0): \\u{1b}[31mred\\u{1b}]0;title"), "{shown:?}");
    assert!(shown.ends_with("Nothing can bring it back. "), "{shown:?}");
    session.send_line(answer).unwrap();
    assert_eq!(end(session).1, 0);
    assert_eq!(home.run("show a1a0").code, i32::from(goes));
}

#[test]
fn a_file_that_cannot_be_written_anew_has_lost_the_entry_all_the_same() {
    let home = four_days();
    let size = fs::metadata(home.place().database()).unwrap().len();
    // The rollback journal of a few pages fits; that of the whole file does not.
    let words = ["delete", "f5a0", "--forever", "--yes"];
    let limited = home.program_limited(size / 512, &words).output().unwrap();
    insta::assert_snapshot!(text(&limited.stderr), @"
    error: what was deleted is overwritten, but the file could not be written anew
    cause: the disk did not take all that was to be written
    hint: see what stands in the way, then run the same delete --forever again
    ");
    assert_eq!(limited.status.code(), Some(1));
    assert_eq!(home.run("show f5a0").code, 1);
    assert_eq!(home.run("delete f5a0 --forever --yes").code, 0);
}

/// Written while the clock ran ahead, in a copy made then, and deleted once it was set right.
#[rstest]
#[case::for_good("delete last --yes --forever")]
#[case::until_undone("delete last --yes")]
fn what_was_written_ahead_of_the_clock_stays_deleted(#[case] delete: &str) {
    let home = Home::with_journal();
    home.run_at("2031-01-01T12:00:00+01:00", "note add ahead");
    home.run("export data --output copy.json");
    assert_eq!(home.run(delete).code, 0);
    assert_eq!(home.run("import copy.json --from daymark --yes").code, 0);
    assert_eq!(home.entries().len(), 0);
}
