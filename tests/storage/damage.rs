//! A journal that is missing, damaged, foreign or newer is refused in so many words.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use daymark::storage::Error;
use rstest::rstest;

use crate::support::*;

fn kind(error: &Error) -> &'static str {
    match error {
        Error::NoJournal(_) => "no journal",
        Error::Untrusted { .. } => "untrusted",
        Error::KeyMissing(_) => "key missing",
        Error::KeyUnreadable(_) => "key unreadable",
        Error::Damaged(_) => "damaged",
        Error::AlreadyThere(_) => "already there",
        Error::DoesNotOpen(_) => "does not open",
        Error::Newer { .. } => "newer",
        _ => "other",
    }
}

#[rstest]
#[case::no_file(|s: &Sandbox| fs::remove_file(s.place().database()).unwrap(), "no journal")]
#[case::no_directory(|s: &Sandbox| fs::remove_dir_all(s.place().dir()).unwrap(), "no journal")]
#[case::empty(|s: &Sandbox| fs::write(s.place().database(), "").unwrap(), "does not open")]
#[case::foreign(|s: &Sandbox| fs::write(s.place().database(), "hello, this is a letter".repeat(400)).unwrap(), "does not open")]
#[case::short(|s: &Sandbox| truncate(s, 100), "does not open")]
#[case::one_page_short(|s: &Sandbox| truncate(s, fs::metadata(s.place().database()).unwrap().len() - 4096), "damaged")]
#[case::first_page_only(|s: &Sandbox| truncate(s, 4096), "damaged")]
#[case::no_companion(|s: &Sandbox| fs::remove_file(s.place().dir().join("journal.toml")).unwrap(), "damaged")]
#[case::odd_companion(|s: &Sandbox| fs::write(s.place().dir().join("journal.toml"), "id = [").unwrap(), "damaged")]
#[case::no_key(|s: &Sandbox| fs::remove_file(s.place().key_file().unwrap()).unwrap(), "key missing")]
#[case::odd_key(|s: &Sandbox| fs::write(s.place().key_file().unwrap(), "swordfish").unwrap(), "key unreadable")]
#[case::wrong_key(|s: &Sandbox| fs::write(s.place().key_file().unwrap(), "00".repeat(32)).unwrap(), "does not open")]
#[case::newer_companion(|s: &Sandbox| companion(s, |text| text.replace("format = 1", "format = 99")), "newer")]
#[case::odd_format(|s: &Sandbox| companion(s, |text| text.replace("format = 1", "format = 0")), "damaged")]
#[case::no_format(|s: &Sandbox| companion(s, |text| text.replace("format = 1", "")), "damaged")]
#[case::endless_companion(|s: &Sandbox| fs::File::options().write(true).open(s.place().dir().join("journal.toml")).unwrap().set_len(3 << 30).unwrap(), "damaged")]
#[case::endless_key(|s: &Sandbox| fs::File::options().write(true).open(s.place().key_file().unwrap()).unwrap().set_len(3 << 30).unwrap(), "key unreadable")]
#[case::linked_file(|s: &Sandbox| {
    let (file, away) = (s.place().database(), s.root.path().join("away.db"));
    fs::rename(&file, &away).unwrap();
    symlink(away, file).unwrap();
}, "untrusted")]
#[case::linked_directory(|s: &Sandbox| {
    let (dir, away) = (s.place().dir().to_owned(), s.root.path().join("away"));
    fs::rename(&dir, &away).unwrap();
    symlink(away, dir).unwrap();
}, "untrusted")]
#[case::directory(|s: &Sandbox| {
    fs::remove_file(s.place().database()).unwrap();
    fs::create_dir(s.place().database()).unwrap();
}, "untrusted")]
fn opening_says_what_is_wrong(#[case] harm: fn(&Sandbox), #[case] expected: &str) {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    harm(&sandbox);
    let refused =
        sandbox.open().and_then(|journal| journal.each_entry(|_| -> Result<(), Error> { Ok(()) }));
    assert_eq!(kind(&refused.unwrap_err()), expected);
}

fn companion(sandbox: &Sandbox, change: fn(&str) -> String) {
    let path = sandbox.place().dir().join("journal.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, change(&text)).unwrap();
}

/// Every path that a journal is made of.
fn paths(sandbox: &Sandbox) -> [PathBuf; 6] {
    let (place, key) = (sandbox.place(), sandbox.place().key_file().unwrap());
    let inside = |name| place.dir().join(name);
    [
        place.dir().to_owned(),
        inside("journal.db"),
        inside("journal.toml"),
        inside("journal.db-journal"),
        key.parent().unwrap().to_owned(),
        key,
    ]
}

#[rstest]
fn what_is_another_kind_of_thing_is_refused(
    #[values(0, 1, 2, 3, 4, 5)] which: usize,
    #[values(
        |path: &Path, away: &Path| symlink(away, path).unwrap(),
        |path: &Path, _: &Path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        |path: &Path, _: &Path| drop(UnixListener::bind(path).unwrap()),
        |path: &Path, away: &Path| if away.is_dir() { fs::write(path, "").unwrap() } else { fs::create_dir(path).unwrap() }
    )]
    put: fn(&Path, &Path),
) {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    let path = &paths(&sandbox)[which];
    let away = sandbox.root.path().join("away");
    if path.exists() {
        fs::rename(path, &away).unwrap();
    }
    put(path, &away);
    assert_eq!(kind(&sandbox.open().unwrap_err()), "untrusted");
}

#[rstest]
fn what_is_someone_elses_is_refused(#[values(0, 1, 2, 4, 5)] which: usize) {
    // Nobody else can give a file away.
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    chown(&paths(&sandbox)[which], Some(65_534), None).unwrap();
    assert_eq!(kind(&sandbox.open().unwrap_err()), "untrusted");
}

#[test]
fn what_is_open_to_others_is_closed() {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    let paths = paths(&sandbox);
    fs::write(&paths[3], "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for path in &paths {
        let open = if path.is_dir() { 0o755 } else { 0o664 };
        fs::set_permissions(path, fs::Permissions::from_mode(open)).unwrap();
    }
    let journal = sandbox.open().unwrap();
    let closed: Vec<_> = journal.closed().iter().map(|one| (one.path.clone(), one.mode)).collect();
    let expected = [(0, 0o755), (1, 0o664), (3, 0o664), (2, 0o664), (4, 0o755), (5, 0o664)];
    assert_eq!(closed, expected.map(|(which, mode)| (paths[which].clone(), mode)));
    let modes = paths.iter().filter(|path| path.exists()).map(|path| mode(path));
    assert!(
        modes.clone().all(|mode| [0o700, 0o600].contains(&mode)),
        "{:?}",
        modes.collect::<Vec<_>>()
    );
    assert_eq!(sandbox.open().unwrap().closed(), []);
}

fn truncate(sandbox: &Sandbox, length: u64) {
    let file = fs::OpenOptions::new().write(true).open(sandbox.place().database()).unwrap();
    file.set_len(length).unwrap();
}

#[test]
fn a_newer_journal_is_refused_and_left_as_it_is() {
    let sandbox = Sandbox::new();
    sandbox.create();
    sandbox.stock_tool().pragma_update(None, "user_version", 11).unwrap();
    let before = fs::read(sandbox.place().database()).unwrap();
    let refused = sandbox.open().unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the journal has format 11; this daymark knows formats up to 10"
    );
    assert_eq!(fs::read(sandbox.place().database()).unwrap(), before);
}

#[test]
fn a_second_journal_is_never_made_over_the_first() {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    let again = sandbox.try_create();
    assert_eq!(kind(&again.unwrap_err()), "already there");
    assert_eq!(Contents::of(&sandbox.open().unwrap()).entries.len(), 7);
}

#[test]
fn what_cannot_be_begun_leaves_nothing_behind() {
    let sandbox = Sandbox::new();
    let begun = sandbox.create_with(|journal| {
        change(journal, |c| c.add_focus(&focus(1, "heroin")))?;
        change(journal, |c| c.add_focus(&focus(2, "Heroin")))
    });
    assert_eq!(begun.unwrap_err().to_string(), "there is already a focus named Heroin");
    assert_eq!(fs::read_dir(sandbox.root.path()).unwrap().count(), 0);
    sandbox.create_with(|journal| change(journal, |c| c.add_focus(&focus(1, "tea")))).unwrap();
    assert_eq!(Contents::of(&sandbox.open().unwrap()).focuses, [focus(1, "tea")]);
}

#[test]
fn files_are_for_their_owner_alone() {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let place = sandbox.place();
    assert_eq!(mode(place.dir()), 0o700);
    assert_eq!(mode(&place.database()), 0o600);
    assert_eq!(mode(&place.key_file().unwrap()), 0o600);
    assert_eq!(mode(&place.dir().join("journal.toml")), 0o600);
}
