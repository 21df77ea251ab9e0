//! `daymark merge`

use std::fs;

use insta::assert_snapshot;
use rstest::rstest;

use crate::import::{ATTEMPT, CHECKIN, FOCUS, MILESTONE, NOTE, ROUTINE, exported, file};
use crate::support::{Home, Said};
use crate::terminal::{end, start};

/// A note that was written on 17 November, and changed later.
fn note(words: &str, changed: &str) -> String {
    NOTE.replace("slept well", words)
        .replace(
            "\"updated_at\":\"2026-11-17T20:00:00+00:00\"",
            &format!("\"updated_at\":\"{changed}\""),
        )
        .replace("\"private\":true", "\"private\":false")
}

/// Another check-in of 18 November.
fn checkin(words: &str) -> String {
    CHECKIN
        .replace("c0000000-0000-4000-8000-000000000001", "c0000000-0000-4000-8000-000000000002")
        .replace("\"note\":null", &format!("\"note\":\"{words}\""))
        .replace("\"mood\":6", "\"mood\":3")
        .replace("\"used\":\"no\"", "\"used\":\"yes\"")
}

/// A copy of a journal with these entries.
fn copy(entries: &[&str]) -> String {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    file([&[FOCUS], &[ATTEMPT], &[ROUTINE], &[], &[], &[], &[], &entries, &[]])
}

fn merge(home: &Home, copy: &str) -> Said {
    fs::write(home.path("other.json"), copy).unwrap();
    home.run("merge other.json --yes")
}

/// What is in a journal after these copies were merged in this order.
fn merged(copies: &[&str]) -> String {
    let home = Home::with_empty_journal();
    for copy in copies {
        let said = merge(&home, copy);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    }
    exported(&home)
}

#[test]
fn two_copies_that_went_on_come_together() {
    let here = copy(&[CHECKIN, &note("slept badly", "2026-11-18T09:00:00+00:00")]);
    let there =
        copy(&[&checkin("a hard day"), &note("slept well after all", "2026-11-19T09:00:00+00:00")]);
    let home = Home::with_empty_journal();
    merge(&home, &here);
    assert_snapshot!(merge(&home, &there), @r#"
    In other.json:
      New: 3 entries and 1 deletion
      Changed there since: 1 entry
      The same here: 1 focus and 1 routine
    The two copies differ here; the other version is saved as a note:
      check-in of Wednesday 18 November, kept in 74d46345
        here: mood 6, craving 3, sleep 7.25 hours, safe, calm
        there, which counts: mood 3, craving 3, sleep 7.25 hours, safe, calm a hard day
      note of Tuesday 17 November, kept in 4adbbec5
        here: slept badly
        there, which counts: slept well after all
    It is written to your journal.
    To undo: daymark undo
    --- exit 0
    "#);
    assert_snapshot!(home.run("log --all"), @r#"
    2026-11-18 20:00  c000  check-in  use · mood 3 · craving 3 · sleep 7.3 h · calm · a hard day
    2026-11-18 20:00  74d4  note      Another check-in of this day: mood 6, craving 3, sleep 7.25 hours, safe, calm.
    2026-11-17 21:00  4adb  note      private
    2026-11-17 21:00  e000  note      slept well after all
    --- exit 0
    "#);
    let one = exported(&home);
    assert_eq!(one, merged(&[&there, &here]));
    assert_snapshot!(merge(&home, &there), @r#"
    In other.json:
      The same here: 1 focus, 1 routine and 2 entries
    There is nothing to write.
    --- exit 0
    "#);
    assert_eq!(exported(&home), one);
    assert_snapshot!(home.run("undo"), @r#"
    Taken back: a copy of a journal (imported at 21:30).
    --- exit 0
    "#);
    assert_eq!(exported(&home), here);
}

#[test]
fn what_is_private_is_not_shown() {
    let private =
        |words: &str, at: &str| note(words, at).replace("\"private\":false", "\"private\":true");
    let home = Home::with_empty_journal();
    merge(&home, &copy(&[&private("secret one", "2026-11-18T09:00:00+00:00")]));
    let said = merge(&home, &copy(&[&private("other", "2026-11-19T09:00:00+00:00")]));
    assert!(said.stdout.contains("here: private"), "{said}");
    for line in ["log --all", "search secret"] {
        assert!(!home.run(line).stdout.contains("secret one"), "{line}");
    }
    assert!(exported(&home).contains("secret one"));
}

#[test]
fn a_version_that_the_other_was_made_from_is_not_kept_twice() {
    let first = note("slept well", "2026-11-17T20:00:00+00:00");
    let later = note("slept less", "2026-11-18T20:00:00+00:00");
    assert_eq!(merged(&[&copy(&[&first]), &copy(&[&later])]), copy(&[&later]));
}

#[test]
fn two_of_one_name_are_told_apart() {
    let other = ROUTINE
        .replace("b0000000-0000-4000-8000-000000000001", "b1000000-0000-4000-8000-000000000001");
    let there = copy(&[]).replace(ROUTINE, &other);
    let home = Home::with_empty_journal();
    merge(&home, &copy(&[]));
    assert_snapshot!(merge(&home, &there), @r#"
    In other.json:
      New: 1 routine
      The same here: 1 focus
    Some had the same name; one of each has a new name now:
      routine evening walk: evening walk (b100)
    It is written to your journal.
    To undo: daymark undo
    --- exit 0
    "#);
    assert_eq!(exported(&home), merged(&[&there, &copy(&[])]));
    assert_eq!(exported(&home), merged(&[&exported(&home), &there]));
}

/// Two of a name, and one that is called otherwise in a later version of the copy.
#[test]
fn milestones_of_one_name_are_told_apart_unless_the_copy_renames_one() {
    let lease = |id: char, name: &str, changed: &str| {
        MILESTONE
            .replace("b6000000", &format!("b6{id}00000"))
            .replace("a hundred days", name)
            .replace("2026-11-17", changed)
    };
    let rows =
        |own: &[&str]| file([&[FOCUS], &[ATTEMPT], &[ROUTINE], &[], &[], &[], own, &[], &[]]);
    let mine = lease('1', "the lease", "2026-11-02");
    let here = rows(&[&mine]);
    let there = rows(&[&lease('2', "the lease", "2026-11-03")]);
    let home = Home::with_empty_journal();
    merge(&home, &here);
    assert_snapshot!(merge(&home, &there), @"
    In other.json:
      New: 1 milestone
      The same here: 1 focus and 1 routine
    Some had the same name; one of each has a new name now:
      milestone the lease: the lease (b620)
    It is written to your journal.
    To undo: daymark undo
    --- exit 0
    ");
    let both = exported(&home);
    assert_eq!(both, merged(&[&there, &here]));
    assert_eq!(both, merged(&[&both, &there, &here]));

    let renamed = lease('1', "the flat", "2026-11-04");
    let there = rows(&[&lease('0', "the lease", "2026-11-03"), &renamed]);
    let home = Home::with_empty_journal();
    merge(&home, &here);
    assert_snapshot!(merge(&home, &there), @"
    In other.json:
      New: 1 milestone
      Changed there since: 1 milestone
      The same here: 1 focus and 1 routine
    It is written to your journal.
    To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(exported(&home), there);
}

#[test]
fn attempts_of_both_stay() {
    let attempt = |id: char, since: &str| {
        ATTEMPT.replace("a0000000", &format!("a{id}000000")).replace("2026-08-31", since)
    };
    let lists = |own: &str| {
        let rows = [ATTEMPT, own];
        file([&[FOCUS], &rows, &[ROUTINE], &[], &[], &[], &[], &[], &[]])
    };
    let (one, other) = (lists(&attempt('1', "2026-10-01")), lists(&attempt('2', "2026-10-11")));
    let both = merged(&[&one, &other]);
    assert_eq!(both, merged(&[&other, &one]));
    assert_eq!(both.matches("\"since\"").count(), 3);
}

#[test]
fn another_journal_is_opened_with_its_key() {
    let home = Home::with_empty_journal();
    let made = home.run("--journal desk init --focus heroin --kind opioid-short --since 2026-08-01 --no-passphrase --no-input");
    assert_eq!(made.code, 0, "{made}");
    let mut other = home.daymark(&["--journal", "desk", "note", "add", "written at the desk"]);
    assert_eq!(home.heard(other.env("DAYMARK_SEED", "2")).code, 0);
    assert_snapshot!(home.run("merge desk --yes"), @r#"
    In desk:
      New: 1 focus and 1 entry
    It is written to your journal.
    To undo: daymark undo
    --- exit 0
    "#);
    let desk = home.run("--journal desk export data --yes --quiet").stdout;
    assert_eq!(exported(&home), desk);
    assert_snapshot!(home.run("merge desk --yes"), @r#"
    In desk:
      The same here: 1 focus and 1 entry
    There is nothing to write.
    --- exit 0
    "#);
}

#[rstest]
#[case::itself("merge .local/share/daymark", "that is this journal itself")]
#[case::no_file("merge nothing.json", "nothing.json could not be read")]
#[case::no_journal("merge .config", "there is no journal")]
#[case::a_descriptor_for_a_file("merge other.json --other-passphrase-fd 3", "goes with a journal")]
fn what_cannot_be_merged_is_said(#[case] line: &str, #[case] expected: &str) {
    let home = Home::with_journal();
    fs::write(home.path("other.json"), copy(&[])).unwrap();
    let said = home.run(line);
    assert!(said.code != 0 && said.stderr.contains(expected), "{said}");
}

#[test]
fn it_asks_and_without_a_yes_only_looks() {
    let home = Home::with_empty_journal();
    fs::write(home.path("other.json"), copy(&[NOTE])).unwrap();
    assert_snapshot!(home.run("merge other.json"), @r#"
    In other.json:
      New: 1 focus, 1 routine and 1 entry
    --- standard error
    error: nothing was written: it needs a yes
    hint: add --yes to write without being asked
    --- exit 1
    "#);
    for (answer, told) in [("n", "Nothing was written.\n"), ("y", "daymark undo\n")] {
        let mut session = start(&home, &["merge", "other.json"]);
        session.exp_string("Bring both together in your journal? (y/N): ").unwrap();
        session.send_line(answer).unwrap();
        let (said, code) = end(session);
        assert!(said.ends_with(told), "{said}");
        assert_eq!(code, 0);
    }
    assert_eq!(exported(&home), copy(&[NOTE]));
}

#[test]
fn the_answer_is_the_one_described() {
    let home = Home::with_empty_journal();
    merge(&home, &copy(&[CHECKIN]));
    fs::write(home.path("other.json"), copy(&[&checkin("a hard day")])).unwrap();
    let answer = home.json(&["merge", "other.json", "--yes"]);
    assert_eq!(answer["conflicts"][0]["kind"], "checkin");
    assert_eq!(answer["conflicts"][0]["kept"].as_array().unwrap().len(), 1);
}
