//! The backups that are made beside the journal without being asked for.

use std::fs;
use std::path::PathBuf;

use crate::passphrase::{WORD, sealed, with};
use crate::support::Home;

const BACKUPS: &str = ".local/share/daymark/backups";

/// The names of the local backups.
fn backups(home: &Home) -> Vec<String> {
    let inside = fs::read_dir(home.path(BACKUPS)).into_iter().flatten();
    let mut names: Vec<_> =
        inside.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A home whose journal has an entry of 8 days ago, and so a local backup.
fn backed_up() -> Home {
    let home = Home::with_journal();
    assert_eq!(home.run("note add --date -8d 'by the river'").code, 0);
    assert_eq!(home.run("note add 'the next day'").code, 0);
    assert_eq!(backups(&home), ["weekly-2026-11-20.tar"]);
    home
}

#[test]
fn one_is_made_in_the_first_write_of_a_week() {
    let home = Home::with_journal();
    assert_eq!(home.run("note add words").code, 0);
    assert_eq!(backups(&home), Vec::<String>::new(), "there is nothing to lose yet");
    assert_eq!(home.run("note add --date -8d 'by the river'").code, 0);
    let said = home.run("note add 'the next day'");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    assert_eq!(backups(&home), ["weekly-2026-11-20.tar"]);
    assert_eq!(home.run_at("2026-11-26T12:00:00+01:00", "note add later").code, 0);
    assert_eq!(home.run_at("2026-11-27T12:00:00+01:00", "log").code, 0);
    assert_eq!(backups(&home).len(), 1, "reading makes none");
    assert_eq!(home.run_at("2026-11-27T12:00:00+01:00", "note add 'a week later'").code, 0);
    assert_eq!(backups(&home), ["weekly-2026-11-20.tar", "weekly-2026-11-27.tar"]);
    let restored = home.run(&format!("--journal older restore {BACKUPS}/weekly-2026-11-20.tar"));
    assert_eq!(restored.code, 0, "{restored}");
    assert!(home.run("--journal older search river").stdout.contains("by the river"));
    let newest = home.json(&["verify"])["newest_backup"].clone();
    assert!(newest.as_str().unwrap().ends_with("backups/weekly-2026-11-27.tar"), "{newest}");
}

#[test]
fn a_lost_database_comes_back_from_the_newest_where_it_was() {
    let home = backed_up();
    fs::remove_file(home.place().database()).unwrap();
    let said = home.run(&format!("restore {BACKUPS}/weekly-2026-11-20.tar"));
    assert_eq!(said.code, 0, "{said}");
    assert!(home.run("search river").stdout.contains("by the river"));
    // With a passphrase the slots are there still.
    let (home, _) = sealed();
    assert_eq!(with(&home, WORD, "note add --date -8d 'by the river'").code, 0);
    assert_eq!(with(&home, WORD, "note add 'the next day'").code, 0);
    fs::remove_file(home.place().database()).unwrap();
    let said = with(&home, WORD, &format!("restore {BACKUPS}/weekly-2026-11-20.tar"));
    assert_eq!(said.code, 0, "{said}");
    assert!(with(&home, WORD, "search river").stdout.contains("by the river"));
}

#[test]
fn what_is_deleted_for_good_leaves_them_too() {
    for (home, run) in [(backed_up(), (|home, line| home.run(line)) as fn(&Home, &str) -> _), {
        let (home, _) = sealed();
        assert_eq!(with(&home, WORD, "note add --date -8d 'by the river'").code, 0);
        (home, |home, line| with(home, WORD, line))
    }] {
        assert_eq!(run(&home, "note add kept").code, 0);
        let file = home.path(BACKUPS).join("weekly-2026-11-20.tar");
        let before = fs::read(&file).unwrap();
        let id = run(&home, "search river --json");
        let id: serde_json::Value = serde_json::from_str(&id.stdout).unwrap();
        let id = id["entries"][0]["id"].as_str().unwrap();
        let said = run(&home, &format!("delete {id} --forever --yes"));
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
        assert!(fs::read(&file).unwrap() != before);
        assert_eq!(fs::read_dir(home.path(BACKUPS)).unwrap().count(), 1, "nothing is left over");
        assert_eq!(
            run(&home, &format!("--journal older restore {BACKUPS}/weekly-2026-11-20.tar")).code,
            0
        );
        assert!(!run(&home, "--journal older search river").stdout.contains("by the river"));
        assert_eq!(run(&home, "--journal older verify").code, 0);
        assert_eq!(run(&home, "undo").code, 0, "the key file is where it was");
    }
}

#[test]
fn one_that_cannot_be_written_anew_is_named() {
    let home = backed_up();
    let file = home.path(BACKUPS).join("weekly-2026-11-20.tar");
    fs::write(&file, "cut short").unwrap();
    let said = home.run("delete last --forever --yes");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(
        said.stderr,
        format!(
            "The backup ~/{BACKUPS}/weekly-2026-11-20.tar still holds it and could not be changed; remove that file.\n"
        )
    );
}

#[test]
fn where_none_can_be_made_what_was_written_is_saved() {
    let home = Home::with_journal();
    assert_eq!(home.run("note add --date -8d 'by the river'").code, 0);
    fs::write(home.path(BACKUPS), "in the way").unwrap();
    let said = home.run("note add 'the next day'");
    assert_eq!(said.code, 0, "{said}");
    assert!(said.stderr.contains("The weekly backup beside the journal was not made: "), "{said}");
    assert!(home.run("search river").stdout.contains("by the river"));
}

#[test]
fn destroying_the_journal_removes_them() {
    let home = backed_up();
    assert_eq!(home.run("destroy --yes").code, 0);
    assert!(!home.place().dir().exists(), "{:?}", home.files());
}

/// Puts every file of the journal back as it was.
fn put_back(home: &Home, files: &[(PathBuf, Vec<u8>)]) {
    for (path, bytes) in files {
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(home.place().database(), files[0].0);
}

#[test]
fn an_older_copy_in_its_place_is_said_once_and_not_refused() {
    let home = Home::with_journal();
    assert_eq!(home.run("note add first").code, 0);
    let old = [home.place().database(), home.place().dir().join("journal.toml")]
        .map(|path| (path.clone(), fs::read(path).unwrap()));
    for words in ["second", "third"] {
        assert_eq!(home.run(&format!("note add {words}")).stderr, "");
    }
    put_back(&home, &old);
    let said = home.run("log");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(
        said.stderr,
        "This journal is missing 2 later changes. If you did not restore a backup, look for the newer \
         copy.\n"
    );
    assert_eq!(home.run("log").stderr, "");
    assert_eq!(home.run("note add fourth").stderr, "");
    // A backup that is brought back is older, too, and is what was asked for.
    assert_eq!(home.run("backup copy.tar").code, 0);
    assert_eq!(home.run("note add fifth").stderr, "");
    fs::remove_file(home.place().database()).unwrap();
    let said = home.run("restore copy.tar");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    assert_eq!(home.run("log").stderr, "");
    // One that lies beside is another place.
    assert_eq!(home.run("note add sixth").stderr, "");
    assert_eq!(home.run("--journal beside restore copy.tar").code, 0);
    assert_eq!(home.run("--journal beside log").stderr, "");
    assert_eq!(home.run("log").stderr, "");
}
