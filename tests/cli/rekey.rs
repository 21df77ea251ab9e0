//! `daymark passphrase change --rekey`

use std::fs;

use insta::assert_snapshot;

use crate::passphrase::{WORD, sealed, with, with_both, without_words, words_of};
use crate::support::Home;

const REKEY: &str = "passphrase change --rekey --passphrase-fd 3 --new-passphrase-fd 4";

/// A journal with a passphrase and a backup beside it, and its recovery line.
fn backed_up() -> (Home, String) {
    let (home, recovery) = sealed();
    assert_eq!(with(&home, WORD, "note add --date -8d 'by the river'").code, 0);
    assert_eq!(with(&home, WORD, "note add 'the next day'").code, 0);
    (home, recovery["line"].as_str().unwrap().to_owned())
}

/// The key that one of the slots of a journal holds, in the form of a key file.
fn data_key(home: &Home, secret: &str) -> String {
    let said = with(home, secret, "passphrase remove --yes");
    assert_eq!(said.code, 0, "{said}");
    fs::read_to_string(home.place().key_file().unwrap()).unwrap()
}

#[test]
fn another_key_is_under_everything_that_lies_here() {
    let (home, old_line) = backed_up();
    assert_eq!(with(&home, WORD, "backup elsewhere.tar").code, 0);
    let said = with_both(&home, WORD, "another one", REKEY);
    assert_snapshot!(without_words(&said), @"
    The journal has another passphrase and another key now.

      Write these down now, on paper, and keep them apart from this
      computer. They open the journal if the passphrase is forgotten, and
      are not shown again.


      The same as one line, for age and other tools:

      Backups that you made before open with what they were made with: make
      a new one, and remove those.
    --- exit 0
    ");
    let line = words_of(&said);
    assert_eq!(said.stderr, "");
    for secret in ["another one", &line] {
        assert!(with(&home, secret, "search river").stdout.contains("by the river"), "{secret}");
        assert!(with(&home, secret, "verify").code == 0);
    }
    let weekly = ".local/share/daymark/backups/weekly-2026-11-20.tar";
    for secret in [WORD, &old_line] {
        assert_eq!(with(&home, secret, "today").code, 3);
        assert_eq!(with(&home, secret, &format!("--journal a restore {weekly}")).code, 3);
    }
    // What the old key opens lies in nothing that is here.
    let said = with(&home, "another one", &format!("--journal b restore {weekly}"));
    assert_eq!(said.code, 0, "{said}");
    assert!(with(&home, "another one", "--journal b search river").stdout.contains("by the river"));
    assert_eq!(with(&home, WORD, "--journal c restore elsewhere.tar").code, 0);
    let new = data_key(&home, "another one");
    fs::remove_file(home.place().key_file().unwrap()).unwrap();
    fs::remove_dir_all(home.place().dir()).unwrap();
    assert_eq!(with(&home, WORD, "restore elsewhere.tar").code, 0);
    assert_ne!(data_key(&home, WORD), new);
}

#[test]
fn a_backup_that_cannot_be_written_anew_is_named() {
    let (home, _) = backed_up();
    let weekly = home.path(".local/share/daymark/backups/weekly-2026-11-20.tar");
    fs::write(&weekly, "cut short").unwrap();
    let said = with_both(&home, WORD, "another one", &format!("{REKEY} --json"));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    let answer: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(answer["rekeyed"], true);
    let left = answer["old_backups"].as_array().unwrap();
    assert!(left[0].as_str().unwrap().ends_with("weekly-2026-11-20.tar") && left.len() == 1);
}

#[test]
fn without_a_passphrase_there_is_no_other_key() {
    let home = Home::with_journal();
    let said = with_both(&home, "", WORD, "passphrase change --rekey --new-passphrase-fd 4");
    assert!(said.stderr.contains("the journal has no passphrase"), "{said}");
    assert_eq!(said.code, 1, "{said}");
}
