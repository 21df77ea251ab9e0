//! `daymark verify`

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rstest::rstest;

use crate::support::{Home, Said};

/// A home with a journal of some length.
fn sample() -> Home {
    let home = Home::new();
    fs::create_dir(home.path(".local")).unwrap();
    let said = home.run("demo .local/share/daymark");
    assert_eq!(said.code, 0, "{said}");
    home
}

fn database(home: &Home) -> rusqlite::Connection {
    let key = fs::read_to_string(home.place().dir().join("journal.key")).unwrap();
    let conn = rusqlite::Connection::open(home.place().database()).unwrap();
    conn.pragma_update(None, "key", format!("x'{}'", key.trim())).unwrap();
    conn
}

#[test]
fn a_whole_journal_is_whole() {
    let home = sample();
    let pages = fs::metadata(home.place().database()).unwrap().len() / 4096;
    let without_pages = |said: Said| said.to_string().replace(&format!("{pages}, each"), "N, each");
    insta::assert_snapshot!(without_pages(home.run("verify")), @"
    The journal is whole.

      Pages     N, each as it was written
      Tables    nothing is wrong
      Links     nothing is missing
      Days      as the entries say, of which there are 417
      Words     as the entries say
    --- exit 0
    ");
    insta::assert_snapshot!(without_pages(home.run("verify --plain")), @"
    The journal is whole.
    The pages of the file: N, each as it was written.
    The tables and their rules: nothing is wrong.
    What records name: nothing is missing.
    What is kept of each day: as the entries say, of which there are 417.
    The index of words: as the entries say.
    --- exit 0
    ");
    let answer = home.json(&["verify"]);
    assert_eq!((&answer["whole"], &answer["checks"][4]["done"]), (&true.into(), &true.into()));
}

#[test]
fn nothing_is_changed() {
    let home = sample();
    let before = fs::read(home.place().database()).unwrap();
    assert_eq!(home.run("verify").code, 0);
    assert!(fs::read(home.place().database()).unwrap() == before);
}

/// Zeroed, as a bad disk may give it back.
#[test]
fn damaged_pages_are_named_with_the_tables_on_them() {
    let home = sample();
    let path = home.place().database();
    let mut bytes = fs::read(&path).unwrap();
    let roots = "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'";
    let page: u32 = database(&home).query_row(roots, [], |row| row.get(0)).unwrap();
    let page = usize::try_from(page).unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(0);
    fs::write(&path, bytes).unwrap();
    let said = home.run("verify").to_string().replace(&format!("page {page} "), "page N ");
    insta::assert_snapshot!(said, @"
    The journal is damaged.

      Pages     page N does not match its checksum
      Tables    the table entry can be read for 0 rows only
      Links     not looked at
      Days      not looked at
      Words     not looked at
    --- standard error
    error: the journal is damaged
    hint: nothing was changed; 1. copy the whole directory to a safe place before you write to it; 2. bring the newest backup back beside it with --journal DIR restore FILE; 3. without a backup, copy what can be read with salvage DIR
    --- exit 4
    ");
    let output = home.daymark(&["verify", "--json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(4));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&answer["whole"], &answer["entries"]), (&false.into(), &serde_json::Value::Null));
}

#[rstest]
#[case::a_mark_of_another_day("UPDATE day_mark SET day = day + 1 WHERE told = 4", "days")]
#[case::a_use_without_its_mark("DELETE FROM day_mark WHERE told = 4", "days")]
#[case::a_use_marked_as_an_answer("UPDATE day_mark SET told = 1 WHERE told = 4", "days")]
#[case::a_focus_that_is_gone("PRAGMA foreign_keys = OFF; DELETE FROM focus", "references")]
#[case::an_index_that_is_torn("DELETE FROM entry_words_data WHERE id > 10", "tables")]
#[case::an_index_of_another_entry(
    "INSERT INTO entry_words (rowid, words) VALUES (1, 'unsaid')",
    "words"
)]
#[case::what_a_table_cannot_hold(
    "PRAGMA ignore_check_constraints = ON; UPDATE entry SET mood = 11 WHERE kind = 1",
    "tables"
)]
fn what_does_not_agree_is_named(#[case] harm: &str, #[case] check: &str) {
    let home = sample();
    database(&home).execute_batch(harm).unwrap();
    let said = home.run("verify --json");
    assert_eq!(said.code, 4, "{said}");
    let answer: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let checks = answer["checks"].as_array().unwrap();
    let wrong: Vec<_> =
        checks.iter().filter(|one| one["faults"] != serde_json::json!([])).collect();
    assert!(wrong.iter().any(|one| one["check"] == check), "{said}");
}

#[test]
fn what_was_left_over_is_told_and_is_no_damage() {
    let home = sample();
    fs::write(home.place().dir().join(".daymark-00000000000000ab"), "left").unwrap();
    let said = home.run("verify");
    assert_eq!(said.code, 0, "{said}");
    assert!(said.stdout.contains("/.daymark-00000000000000ab"), "{said}");
}

/// A disk that takes nothing, as a stick that is mounted read-only.
#[test]
fn a_journal_that_cannot_be_written_is_looked_at_all_the_same() {
    let home = sample();
    let mut command = home.program_bound(&["verify"]);
    fs::set_permissions(home.place().database(), fs::Permissions::from_mode(0o400)).unwrap();
    fs::set_permissions(home.place().dir(), fs::Permissions::from_mode(0o500)).unwrap();
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
}
