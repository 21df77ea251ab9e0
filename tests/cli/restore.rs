//! `daymark restore`

use std::fs;
use std::path::Path;
use std::process::Command;

use rstest::rstest;

use crate::backup::backed_up;
use crate::passphrase::{WORD, sealed, with};
use crate::support::{Home, Said};

const JOURNAL: &str = ".local/share/daymark";

/// Everything that a journal holds, as its export says.
fn export(home: &Home, journal: &str) -> String {
    let said = home.run(&format!("--journal {journal} export data --yes"));
    assert_eq!(said.code, 0, "{said}");
    said.stdout
}

/// Restores to an empty place what must not be restored; nothing of it may be left.
fn refused(home: &Home) -> Said {
    let before = home.files();
    let said = home.run("--journal some/new/place restore copy.tar");
    assert_eq!(home.files(), before, "{said}");
    said
}

#[test]
fn a_lost_journal_comes_back_whole() {
    let home = backed_up();
    let before = export(&home, JOURNAL);
    fs::remove_dir_all(home.path(JOURNAL)).unwrap();
    insta::assert_snapshot!(home.run("restore copy.tar"), @"
    The journal is back, with 1 entry.

      Journal   ~/.local/share/daymark
    --- exit 0
    ");
    assert_eq!(export(&home, JOURNAL), before);
    assert_eq!(home.run("verify").code, 0);
    assert_eq!(home.run("undo").code, 0);
}

/// The commands that docs/recovery.md shows for this, as they are printed there.
#[test]
fn a_computer_that_lost_its_disk_is_back_in_three_commands() {
    let old = backed_up();
    let before = export(&old, JOURNAL);
    let new = Home::new();
    fs::create_dir(new.path("stick")).unwrap();
    fs::copy(old.path("copy.tar"), new.path("stick/journal.tar")).unwrap();
    let key = old.place().key_file().unwrap();
    fs::copy(&key, new.path("stick").join(key.file_name().unwrap())).unwrap();

    assert_eq!(run_as_documented(&new, "A computer that lost its disk", 1), 3);
    assert_eq!(export(&new, JOURNAL), before);
}

#[test]
fn with_a_passphrase_it_is_back_in_one() {
    let (old, recovery) = sealed();
    assert_eq!(with(&old, WORD, "note add 'by the river'").code, 0);
    assert_eq!(with(&old, WORD, "backup copy.tar").code, 0);
    for secret in [WORD, recovery["words"].as_str().unwrap()] {
        let new = Home::new();
        fs::create_dir(new.path("stick")).unwrap();
        fs::copy(old.path("copy.tar"), new.path("stick/journal.tar")).unwrap();
        // In the place of whoever types it.
        new.write_config("config.toml", &format!("passphrase_command = \"echo {secret}\""));
        assert_eq!(run_as_documented(&new, "A computer that lost its disk", 0), 1);
        assert!(new.run("search river").stdout.contains("by the river"));
    }
}

#[test]
fn a_damaged_backup_gives_back_what_can_be_read() {
    let home = backed_up();
    let mut bytes = fs::read(home.path("copy.tar")).unwrap();
    // In the first page of the database, past its salt.
    let database = fs::read(home.place().database()).unwrap();
    let start = bytes.windows(64).position(|part| *part == database[..64]).unwrap();
    bytes[start + 100] ^= 1;
    fs::write(home.path("journal.tar"), bytes).unwrap();
    assert_eq!(home.run("--journal back restore journal.tar").code, 4);
    assert_eq!(run_as_documented(&home, "A journal that is damaged", 2), 3);
    assert_eq!(export(&home, "saved"), export(&home, JOURNAL));
}

/// Runs the commands of a block in a part of docs/recovery.md, as they are printed; how many there are.
fn run_as_documented(home: &Home, part: &str, block: usize) -> usize {
    let text = fs::read_to_string("docs/recovery.md").unwrap();
    let part = text.split(&format!("## {part}\n")).nth(1).unwrap();
    let commands = part.split("```").nth(2 * block + 1).unwrap().lines();
    let commands: Vec<&str> = commands.filter_map(|line| line.strip_prefix("$ ")).collect();
    let script = commands.join("\n").replace("/media/stick", home.path("stick").to_str().unwrap());
    let binary = Path::new(env!("CARGO_BIN_EXE_daymark")).parent().unwrap();
    let usual = home.program(&[]);
    let done = Command::new("sh")
        .args(["-e", "-c", &script])
        .current_dir(home.path(""))
        .env_clear()
        .envs(usual.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("PATH", format!("{}:/usr/bin:/bin", binary.display()))
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    commands.len()
}

#[test]
fn it_can_be_beside_the_journal_that_is_there() {
    let home = backed_up();
    let answer = home.json(&["--journal", "beside", "restore", "copy.tar"]);
    assert_eq!((&answer["entries"], &answer["journal"]), (&1.into(), &"beside".into()));
    assert_eq!(export(&home, "beside"), export(&home, JOURNAL));
}

#[test]
fn a_sample_comes_back_with_the_key_that_lies_in_it() {
    let home = Home::new();
    home.run("demo sample");
    let answer = home.json(&["--journal", "sample", "backup", "copy.tar"]);
    assert_eq!(answer["keep_with"], serde_json::json!([]));
    assert_eq!(home.run("--journal again restore copy.tar").code, 0);
    assert_eq!(export(&home, "again"), export(&home, "sample"));
}

#[test]
fn never_over_a_journal() {
    let home = backed_up();
    home.run("checkin --mood 7");
    let before = fs::read(home.place().database()).unwrap();
    insta::assert_snapshot!(home.run("restore copy.tar"), @"
    --- standard error
    error: there is already a journal in ~/.local/share/daymark
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
    assert!(fs::read(home.place().database()).unwrap() == before);
    // A damaged one may be all that is left of what was written since.
    fs::write(home.place().database(), "x").unwrap();
    assert_eq!(home.run("restore copy.tar").code, 1);
    assert_eq!(fs::read(home.place().database()).unwrap(), b"x");
}

#[test]
fn a_rollback_that_was_left_is_not_mixed_with_it() {
    let home = backed_up();
    fs::remove_file(home.place().database()).unwrap();
    fs::write(home.path(JOURNAL).join("journal.db-journal"), "left").unwrap();
    insta::assert_snapshot!(home.run("restore copy.tar"), @"
    --- standard error
    error: ~/.local/share/daymark/journal.db-journal is left of another journal and would be mixed with this one; move it away
    hint: see: daymark restore --help
    --- exit 1
    ");
    assert!(!home.place().has_journal());
}

#[test]
fn without_its_key_it_stays_shut() {
    let home = backed_up();
    let key = home.place().key_file().unwrap();
    let id = key.file_stem().unwrap().to_str().unwrap().to_owned();
    fs::remove_file(&key).unwrap();
    insta::assert_snapshot!(refused(&home).to_string().replace(&id, "ID"), @"
    --- standard error
    error: the key of this journal is not at ~/.config/daymark/keys/ID.key
    hint: put the key file of this journal back there; nothing can be read without it
    --- exit 3
    ");
    fs::write(&key, "ab".repeat(32)).unwrap();
    insta::assert_snapshot!(refused(&home), @"
    --- standard error
    error: copy.tar cannot be restored: it is damaged, or the key is another journal's
    hint: nothing was restored, and what was there is kept; try another backup
    --- exit 4
    ");
}

/// Cut anywhere, also between the parts and in the empty end.
#[test]
fn one_that_is_cut_short_is_refused() {
    let home = backed_up();
    let whole = fs::read(home.path("copy.tar")).unwrap();
    let lengths =
        (0..whole.len()).step_by(4096 - 512).chain([whole.len() - 512, whole.len() - 1024]);
    for length in lengths {
        fs::write(home.path("copy.tar"), &whole[..length]).unwrap();
        let said = refused(&home);
        assert_eq!(said.code, 4, "{length} bytes: {said}");
        assert!(said.stderr.contains("nothing was restored"), "{said}");
    }
}

/// One bit after another in a backup, but for what an archive holds that nobody reads.
#[test]
fn one_that_is_damaged_is_refused() {
    let home = backed_up();
    let whole = fs::read(home.path("copy.tar")).unwrap();
    for at in (1024 + 512..whole.len() - 1024).step_by(1021) {
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (at % 8);
        fs::write(home.path("copy.tar"), &damaged).unwrap();
        let said = refused(&home);
        assert_eq!(said.code, 4, "byte {at}: {said}");
    }
}

/// An archive of these files, as any tar makes it.
fn archive(home: &Home, files: &[(&str, &[u8])]) {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        // A name that leads elsewhere is only taken so.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    fs::write(home.path("copy.tar"), archive.into_inner().unwrap()).unwrap();
}

#[rstest]
#[case::a_letter(|home: &Home, _: &[u8], _: &[u8]| fs::write(home.path("copy.tar"), "Dear Ana, ".repeat(900)).unwrap())]
#[case::empty(|home: &Home, _: &[u8], _: &[u8]| fs::write(home.path("copy.tar"), "").unwrap())]
#[case::a_directory(|home: &Home, _: &[u8], _: &[u8]| {
    fs::remove_file(home.path("copy.tar")).unwrap();
    fs::create_dir(home.path("copy.tar")).unwrap();
})]
#[case::no_database(|home: &Home, toml: &[u8], _: &[u8]| archive(home, &[("journal.toml", toml)]))]
#[case::no_companion(|home: &Home, _: &[u8], db: &[u8]| archive(home, &[("journal.db", db)]))]
#[case::another_name(|home: &Home, toml: &[u8], db: &[u8]| {
    archive(home, &[("journal.toml", toml), ("../journal.db", db)]);
})]
#[case::one_more(|home: &Home, toml: &[u8], db: &[u8]| {
    archive(home, &[("journal.toml", toml), ("journal.db", db), ("x", b"y")]);
})]
#[case::two_databases(|home: &Home, toml: &[u8], db: &[u8]| {
    archive(home, &[("journal.toml", toml), ("journal.db", db), ("journal.db", db)]);
})]
#[case::an_endless_companion(|home: &Home, toml: &[u8], db: &[u8]| {
    archive(home, &[("journal.toml", &toml.repeat(99)), ("journal.db", db)]);
})]
#[case::no_words_of_ours(|home: &Home, _: &[u8], db: &[u8]| {
    archive(home, &[("journal.toml", b"id = ["), ("journal.db", db)]);
})]
fn what_is_no_backup_is_refused(#[case] put: fn(&Home, &[u8], &[u8])) {
    let home = backed_up();
    let read = |name: &str| fs::read(home.place().dir().join(name)).unwrap();
    put(&home, &read("journal.toml"), &read("journal.db"));
    let said = refused(&home);
    assert_eq!(said.code, 4, "{said}");
    assert!(said.stderr.starts_with("error: copy.tar cannot be restored: "), "{said}");
}

#[test]
fn one_of_a_newer_daymark_is_refused() {
    let home = backed_up();
    home.database().execute_batch("PRAGMA user_version = 99").unwrap();
    let read = |name: &str| fs::read(home.place().dir().join(name)).unwrap();
    archive(&home, &[("journal.toml", &read("journal.toml")), ("journal.db", &read("journal.db"))]);
    let said = refused(&home);
    assert_eq!(said.code, 4, "{said}");
    assert!(said.stderr.starts_with("error: the backup has format 99; "), "{said}");
    let toml = String::from_utf8(read("journal.toml")).unwrap();
    let newer = toml.replace("format = 1", "format = 7");
    archive(&home, &[("journal.toml", newer.as_bytes()), ("journal.db", &read("journal.db"))]);
    let said = refused(&home);
    assert!(said.stderr.starts_with("error: the backup has format 7; "), "{said}");
}

#[test]
fn the_two_parts_of_different_journals_are_refused() {
    let (home, other) = (backed_up(), backed_up());
    let read = |home: &Home, name: &str| fs::read(home.place().dir().join(name)).unwrap();
    archive(
        &home,
        &[
            ("journal.toml", &read(&home, "journal.toml")),
            ("journal.db", &read(&other, "journal.db")),
        ],
    );
    assert_eq!(refused(&home).code, 4);
}

/// The room allowed to a file ends at one part of it after another.
#[test]
fn a_full_disk_leaves_nothing_of_it() {
    let home = backed_up();
    let (before, blocks) =
        (home.files(), fs::metadata(home.place().database()).unwrap().len() / 512);
    let words = ["--journal", "some/new/place", "restore", "copy.tar"];
    for room in (0..blocks).step_by(7) {
        let refused = home.program_limited(room, &words).output().unwrap();
        assert_eq!(refused.status.code(), Some(1), "{refused:?}");
        assert_eq!(home.files(), before, "{room} blocks");
    }
    assert_eq!(home.run("--journal some/new/place restore copy.tar").code, 0);
    assert!(home.path("some/new/place/journal.db").exists());
}

#[test]
fn a_backup_that_is_not_there_is_named() {
    let home = Home::new();
    assert!(!Path::new(&home.path("none.tar")).exists());
    insta::assert_snapshot!(home.run("restore none.tar"), @"
    --- standard error
    error: could not read none.tar
    cause: No such file or directory (os error 2)
    hint: nothing was written and what was there is kept; see what stands in the way, and try again
    --- exit 1
    ");
    assert_eq!(home.files(), Vec::<String>::new());
}
