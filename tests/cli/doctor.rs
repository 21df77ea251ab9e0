//! `daymark doctor`

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::passphrase::sealed;
use crate::support::Home;

/// The finding of one check.
fn finding(home: &Home, check: &str) -> serde_json::Value {
    let answer = home.json(&["doctor"]);
    let found = answer["findings"].as_array().unwrap().iter().find(|one| one["check"] == check);
    found.unwrap().clone()
}

#[test]
fn says_what_to_look_at_and_what_changes_it() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("doctor"), @"
    2 things to look at.

      Files     the journal and its key are yours alone
      Key       there is no passphrase: whoever is logged in as you can read
                the journal
                daymark passphrase add
      Clock     no entry lies ahead of it
      Zone      21:30 here, at UTC+01:00
      Place     no other program is known to copy it elsewhere
      Backup    you have made no backup to keep elsewhere yet
                daymark backup journal.tar
    --- exit 0
    ");
    assert_snapshot!(home.run("doctor --plain"), @"
    2 things to look at.
    The files: the journal and its key are yours alone.
    The key: there is no passphrase: whoever is logged in as you can read the journal.
    To change it: daymark passphrase add.
    The clock: no entry lies ahead of it.
    The time zone: 21:30 here, at UTC+01:00.
    The place: no other program is known to copy it elsewhere.
    The backup: you have made no backup to keep elsewhere yet.
    To change it: daymark backup journal.tar.
    --- exit 0
    ");
    assert_eq!(home.json(&["doctor"])["fine"], false);
}

#[test]
fn a_journal_that_is_well_kept_has_nothing_to_look_at() {
    let (home, _) = sealed();
    let said = crate::passphrase::with(&home, crate::passphrase::WORD, "backup copy.tar");
    assert_eq!(said.code, 0, "{said}");
    let answer = home.json(&["doctor"]);
    assert_eq!(answer["fine"], true, "{answer}");
}

#[test]
fn files_that_were_open_to_others_are_all_named_and_are_closed() {
    let home = Home::with_journal();
    let key = home.place().key_file().unwrap();
    let companion = home.place().dir().join("journal.toml");
    for path in [&key, &companion] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    let answer = home.json(&["doctor"]);
    let found = answer["findings"].as_array().unwrap().iter();
    let found: Vec<_> = found.filter(|one| one["check"] == "permissions").collect();
    for (path, found) in [&companion, &key].into_iter().zip(&found) {
        let what = "was open to others on this machine (mode 0644), and is yours alone now";
        assert_eq!(found["what"], format!("{} {what}", path.display()));
        assert_eq!((&found["fine"], &found["run"]), (&false.into(), &serde_json::Value::Null));
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(found.len(), 2);
    assert_eq!(finding(&home, "permissions")["fine"], true);
}

#[test]
fn of_a_damaged_journal_it_says_the_rest() {
    let home = Home::with_journal();
    let mut bytes = fs::read(home.place().database()).unwrap();
    bytes[..4096].fill(0);
    fs::write(home.place().database(), bytes).unwrap();
    let found = finding(&home, "clock");
    assert!(found["what"].as_str().unwrap().starts_with("not checked: "), "{found}");
    assert_eq!(found["run"], "daymark verify");
}

#[test]
fn a_backup_is_old_after_a_month() {
    let home = Home::with_journal();
    assert_eq!(finding(&home, "backup")["run"], "daymark backup journal.tar");
    assert_eq!(home.run("backup copy.tar").code, 0);
    assert_eq!(finding(&home, "backup")["fine"], true);
    let later = home.run_at("2026-12-21T12:00:00+01:00", "doctor --json");
    assert!(
        later.stdout.contains("the last one that you made is of Friday 20 November"),
        "{later}"
    );
    assert!(later.stdout.contains("daymark backup journal.tar"), "{later}");
}

#[test]
fn a_directory_that_another_program_copies_is_named() {
    let home = Home::new();
    assert_eq!(home.run("init --empty --no-passphrase --journal Dropbox/journal").code, 0);
    let answer = home.json(&["doctor", "--journal", "Dropbox/journal"]);
    assert!(answer.to_string().contains("Dropbox copies it to other machines"), "{answer}");
}

#[test]
fn entries_ahead_of_the_clock_speak_against_it() {
    let home = Home::with_journal();
    assert_eq!(home.run("note add words").code, 0);
    let said = home.run_at("2026-11-01T12:00:00+01:00", "doctor --json");
    assert!(said.stdout.contains("1 entry lies ahead of it"), "{said}");
    assert_eq!(finding(&home, "clock")["fine"], true);
}

#[test]
fn without_a_journal_it_says_so() {
    let said = Home::new().run("doctor");
    assert!(said.stderr.contains("there is no journal in"), "{said}");
    assert_eq!(said.code, 1);
}
