//! Every system call by which a key or a local backup gets to the disk, refused or made the last one: what opened the
//! journal before still does, or what was to open it does.
//!
//! These tests need strace, and a system that lets it trace.

use std::fs;
use std::path::Path;

use daymark::storage::{Access, Ids, Journal, JournalPaths};
use rstest::rstest;
use secrecy::SecretString;

use super::refused::{CALLS, INPUT, calls, files, restore, strace_of};
use crate::passphrase::{WORD, sealed, with};
use crate::support::{Home, text};

const NEW: &str = "another one of mine";
const WORDS: &str = "by the river";

/// The notes of a journal that opens with its key file, or with one of these.
fn notes(place: &JournalPaths, secrets: &[&str]) -> Option<Vec<String>> {
    let opened = if place.is_sealed() {
        let slots = place.slots().unwrap();
        let open = |secret: &&str| slots.open(&SecretString::from(*secret)).ok();
        place.holding(secrets.iter().find_map(open)?.keys)
    } else {
        place.clone()
    };
    let journal = Journal::open(&opened, Access::Read, Ids::random()).ok()?;
    let mut notes = Vec::new();
    let collect = |entry: daymark::domain::entry::Entry| -> daymark::storage::Result<()> {
        notes.extend(entry.note.map(|note| note.to_string()));
        Ok(())
    };
    journal.each_entry(collect).ok()?;
    Some(notes)
}

#[rstest]
#[case::no_room("error=ENOSPC")]
#[case::a_bad_disk("error=EIO")]
#[case::killed("signal=KILL")]
#[ignore = "needs strace; .ci/run runs it"]
fn what_opens_a_journal_is_there_whatever_ends_its_change(
    #[values(
        &["passphrase", "add", "--new-passphrase-fd", "0"],
        &["passphrase", "change", "--new-passphrase-fd", "0"],
        &["passphrase", "change", "--rekey", "--new-passphrase-fd", "0"],
        &["passphrase", "remove", "--yes"]
    )]
    words: &[&str],
    #[case] fault: &str,
) {
    let home = if words.contains(&"add") {
        let home = Home::with_journal();
        home.answer(&["note", "add", WORDS]);
        home
    } else {
        let (home, _) = sealed();
        assert_eq!(with(&home, WORD, &format!("note add '{WORDS}'")).code, 0);
        home.write_config("config.toml", &format!("passphrase_command = \"echo {WORD}\""));
        home
    };
    fs::write(home.path(INPUT), NEW).unwrap();
    let files = files(&home);
    for (call, times) in calls(&home, words) {
        let step = (times.len() / 3).max(1);
        for time in times.into_iter().step_by(step) {
            restore(&home, &files);
            let inject = format!("--inject={call}:{fault}:when={time}");
            let output = strace_of(&home, &CALLS.join(","), words, &inject);
            let error = text(&output.stderr);
            let what = format!("{inject}: {output:?}\n{:#?}", home.files());
            let removed = words.contains(&"remove");
            let opens_with: &[&str] = match output.status.code() {
                Some(0) => &[NEW],
                Some(1) if removed || error.contains("is saved, but") => &[NEW, WORD],
                Some(1) if error.contains("the passphrase is the new one") => &[NEW],
                Some(1) if error.contains("the passphrase is set, but") => &[NEW],
                Some(1) => &[WORD],
                None => &[NEW, WORD],
                Some(_) => panic!("{what}"),
            };
            let place = home.place();
            assert_eq!(
                notes(&place, opens_with).as_deref(),
                Some(&[WORDS.to_owned()][..]),
                "{what}"
            );
            // What is left of it, the next who writes removes.
            place.sweep();
            let left = home.files().into_iter().filter(|file| file.contains(".daymark-"));
            assert_eq!(left.collect::<Vec<_>>(), Vec::<String>::new(), "{what}");
        }
    }
}

#[rstest]
#[case::no_room("error=ENOSPC")]
#[case::a_bad_disk("error=EIO")]
#[case::killed("signal=KILL")]
#[ignore = "needs strace; .ci/run runs it"]
fn a_local_backup_comes_back_whole_or_is_not_there(#[case] fault: &str) {
    let home = Home::with_journal();
    home.answer(&["note", "add", "--date", "-8d", WORDS]);
    let backups = home.place().dir().join("backups");
    let files = files(&home);
    let words = ["note", "add", "the next day"];
    let calls = calls(&home, &words);
    assert!(backup_in(&backups).is_some());
    for (call, times) in calls {
        for time in times {
            fs::remove_dir_all(&backups).unwrap_or_default();
            restore(&home, &files);
            let inject = format!("--inject={call}:{fault}:when={time}");
            let output = strace_of(&home, &CALLS.join(","), &words, &inject);
            let what = format!("{inject}: {output:?}");
            let written = notes(&home.place(), &[]).unwrap();
            let is_written = written.iter().any(|note| note == "the next day");
            assert!(written.iter().any(|note| note == WORDS), "{what}");
            assert!(is_written || output.status.code() != Some(0), "{what}");
            let said =
                text(&output.stderr).contains("The weekly backup beside the journal was not made");
            match backup_in(&backups) {
                Some(backup) => {
                    let away = JournalPaths::new(home.path("away"), home.config_dir().join("keys"));
                    let mut unlock = |_: &_| Err(daymark::storage::Error::Locked);
                    let restored = Journal::restore(&away, &backup, Ids::random(), &mut unlock);
                    assert_eq!(restored.unwrap().entries, 2, "{what}");
                    fs::remove_dir_all(home.path("away")).unwrap();
                }
                None => assert!(said || output.status.code() != Some(0), "{what}"),
            }
        }
    }
}

/// The backup in a directory.
fn backup_in(dir: &Path) -> Option<std::path::PathBuf> {
    let mut paths = fs::read_dir(dir).ok()?.map(|entry| entry.unwrap().path());
    paths.find(|path| path.extension().is_some_and(|end| end == "tar"))
}
