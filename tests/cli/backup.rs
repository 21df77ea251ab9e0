//! `daymark backup`

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::support::Home;

/// A home with a journal, and a backup of it in `copy.tar`.
pub(crate) fn backed_up() -> Home {
    let home = Home::with_journal();
    assert_eq!(home.run("checkin --mood 6 --used no --note 'by the river'").code, 0);
    let said = home.run("backup copy.tar");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    home
}

/// A copy of a text in which the random name of the key reads as `ID`.
fn without_id(home: &Home, text: &str) -> String {
    let key = home.place().key_file().unwrap();
    text.replace(key.file_stem().unwrap().to_str().unwrap(), "ID")
}

#[test]
fn says_where_it_is_and_what_has_to_be_kept_with_it() {
    let home = Home::with_journal();
    let said = home.run("backup copy.tar");
    insta::assert_snapshot!(without_id(&home, &said.to_string()), @"
    The journal is backed up, with 0 entries, and was read back.

      Backup    copy.tar
      Key       ~/.config/daymark/keys/ID.key

      Keep a copy of the key too, apart from the backup: without it nobody
      can open that.
    --- exit 0
    ");
    let said = home.run("backup other.tar --plain");
    insta::assert_snapshot!(without_id(&home, &said.to_string()), @"
    The journal is backed up, with 0 entries, and was read back.
    The backup is other.tar
    It opens with ~/.config/daymark/keys/ID.key
    Keep a copy of the key too, apart from the backup: without it nobody can open that.
    --- exit 0
    ");
    let answer = home.json(&["backup", "third.tar"]);
    assert_eq!(answer["entries"], 0);
    assert_eq!(answer["bytes"], fs::metadata(home.path("third.tar")).unwrap().len());
    assert_eq!(answer["keep_with"][0], home.place().key_file().unwrap().to_str().unwrap());
}

#[test]
fn is_private_and_any_tar_takes_it_apart() {
    let home = backed_up();
    let backup = home.path("copy.tar");
    assert_eq!(fs::metadata(&backup).unwrap().permissions().mode() & 0o777, 0o600);
    fs::create_dir(home.path("apart")).unwrap();
    let tar =
        Command::new("tar").arg("-xf").arg(&backup).arg("-C").arg(home.path("apart")).status();
    assert!(tar.unwrap().success());
    for name in ["journal.db", "journal.toml"] {
        let (there, own) = (home.path("apart").join(name), home.place().dir().join(name));
        assert!(fs::read(there).unwrap() == fs::read(own).unwrap(), "{name}");
    }
    assert_eq!(fs::read_dir(home.path("apart")).unwrap().count(), 2);
    let bytes = fs::read(&backup).unwrap();
    assert!(!bytes.windows(5).any(|part| part == b"river"));
}

#[test]
fn writes_over_nothing_unless_told() {
    let home = backed_up();
    let before = fs::read(home.path("copy.tar")).unwrap();
    home.run("checkin --mood 7");
    insta::assert_snapshot!(home.run("backup copy.tar"), @"
    --- standard error
    error: copy.tar is already there, and was kept
    hint: name another file, or write over it with --force
    --- exit 1
    ");
    assert!(fs::read(home.path("copy.tar")).unwrap() == before);
    assert_eq!(home.run("backup copy.tar --force").code, 0);
    assert!(fs::read(home.path("copy.tar")).unwrap() != before);
    let journal = ".local/share/daymark/journal.db";
    let before = fs::read(home.path(journal)).unwrap();
    insta::assert_snapshot!(home.run(&format!("backup --force {journal}")), @"
    --- standard error
    error: .local/share/daymark/journal.db is part of the journal, and was kept
    hint: name another file
    --- exit 1
    ");
    assert!(fs::read(home.path(journal)).unwrap() == before);
}

#[test]
fn a_damaged_journal_is_not_backed_up_as_if_it_were_whole() {
    let home = Home::with_journal();
    // The last page is then one of its words, without which the journal still opens.
    home.answer(&["note", "add", &"words ".repeat(5_000)]);
    let path = home.place().database();
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0);
    fs::write(&path, bytes).unwrap();
    insta::assert_snapshot!(home.run("backup copy.tar"), @"
    --- standard error
    error: the journal is damaged, and was not backed up
    hint: nothing was changed; see what is damaged with: daymark verify
    --- exit 4
    ");
    assert!(!home.path("copy.tar").exists());
}

#[test]
fn without_a_journal_there_is_nothing_to_back_up() {
    insta::assert_snapshot!(Home::new().run("backup copy.tar"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init
    --- exit 1
    ");
}

/// The room allowed to a file ends at one part of it after another.
#[test]
fn a_full_disk_leaves_no_part_of_one() {
    let home = Home::with_journal();
    let before = home.files();
    let blocks = fs::metadata(home.place().database()).unwrap().len() / 512;
    for room in (0..blocks).step_by(7) {
        let refused = home.program_limited(room, &["backup", "copy.tar"]).output().unwrap();
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
        assert_eq!(home.files(), before, "{room} blocks");
    }
    assert_eq!(home.run("backup copy.tar").code, 0);
}
