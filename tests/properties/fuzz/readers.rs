//! Every reader of what comes from outside, given one text: it takes it or refuses it in words.
//!
//! The crate in `fuzz/` gives them texts that are led by coverage; the tests here, texts spoiled by chance.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chrono::{MappedLocalTime, NaiveDateTime, NaiveTime, Weekday};

use daymark::app::import::foreign::content::Content;
use daymark::app::import::foreign::{self, ForeignContext, ForeignFile, Form};
use daymark::app::import::{self, ImportFile};
use daymark::domain::amount::Amount;
use daymark::domain::recovery::safety::OwnLine;
use daymark::domain::text::{Label, Name, Text, folded};
use daymark::domain::time::day::Day;
use daymark::domain::time::day_time::DayTime;
use daymark::domain::time::dose_schedule::{DoseSchedule, DoseWindow};
use daymark::domain::time::horizon::Horizon;
use daymark::domain::time::moment::Moment;
use daymark::domain::time::parse_date::{self, Zone};
use daymark::domain::time::period::Period;
use daymark::domain::time::schedule::Schedule;
use daymark::domain::time::start_offset::StartOffset;
use daymark::domain::time::window::Length;
use daymark::hand_edited;
use daymark::render::sanitize;
use daymark::storage::{self, Ids, Journal, JournalPaths, PublicKey, RecoveryKey, Seal, Slot};

/// The evening of 20 November 2026, an hour east of Greenwich.
pub(crate) fn now() -> Moment {
    Moment::from_parts(1_795_204_800, 60).unwrap()
}

/// The day of [`now`].
pub(crate) fn this_day() -> Day {
    "2026-11-20".parse().unwrap()
}

/// A zone where it is an hour later than in Greenwich.
struct Later;

impl Zone for Later {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        let at = Moment::from_parts(local.and_utc().timestamp() - 3_600, 60);
        at.map_or(MappedLocalTime::None, MappedLocalTime::Single)
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        Moment::from_parts(seconds, 60)
    }
}

/// Reads an answer to a prompt, a flag or a setting as everything that an answer may be.
pub(crate) fn answer(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let _read = (
        parse_date::any_day(text, this_day()),
        parse_date::past_day(text, this_day()),
        parse_date::week(text, this_day(), Weekday::Mon),
        parse_date::is_undated(text),
        (text.parse::<Period>(), text.parse::<Length>(), text.parse::<StartOffset>()),
        (text.parse::<Schedule>(), text.parse::<DoseSchedule>(), text.parse::<DoseWindow>()),
        (text.parse::<Day>(), text.parse::<Moment>(), text.parse::<DayTime>()),
        (text.parse::<Text>(), text.parse::<Label>(), text.parse::<Name>(), folded(text)),
        (text.parse::<Amount>(), text.parse::<PublicKey>(), RecoveryKey::parse(text)),
    );
}

/// Makes a text fit to be shown: no control is left in it, and what is cut is no longer.
pub(crate) fn shown(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    for unicode in [true, false] {
        let line = sanitize::line(text, unicode);
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert!(unicode || line.is_ascii());
        let page = sanitize::page(text, unicode, false);
        assert!(!page.chars().any(|c| c != '\n' && c.is_control()), "{page:?}");
        let cut = sanitize::cut(&line, 7, unicode);
        assert!(cut.chars().count() <= line.chars().count().max(3));
    }
}

/// Reads a file as one of each other program.
pub(crate) fn foreign_file(bytes: &[u8]) {
    let map = [("good".to_owned(), "7".to_owned()), ("walk".to_owned(), "activity".to_owned())];
    let context = ForeignContext {
        now: now(),
        day_end: NaiveTime::from_hms_opt(4, 0, 0).unwrap(),
        zone: &Later,
        routines: &[],
        map: &map,
        dates: None,
    };
    for form in [Form::Csv, Form::Daylio, Form::Harsh, Form::Jrnl, Form::Loop] {
        if let Ok(content) = Content::of(form, bytes.to_vec()) {
            let _read = ForeignFile::read(form, &content, &context);
            let _asked = foreign::unordered_date(form, &content, &map);
            let _moods = foreign::unknown_moods(form, &content, &map);
        }
    }
}

/// Looks through a copy of a journal as an import does before it asks.
pub(crate) fn journal_file(journal: &Journal, bytes: &[u8]) {
    let horizon = Horizon::new(now(), this_day());
    let _overview = import::overview(ImportFile::Daymark(bytes));
    let _found = import::look(journal, horizon, ImportFile::Daymark(bytes), None, |_| ());
}

/// Restores a backup into a directory that is removed again; `dir` is for both.
pub(crate) fn backup(dir: &Path, bytes: &[u8]) {
    let (backup, new) = (dir.join("backup.tar"), dir.join("new"));
    std::fs::write(&backup, bytes).unwrap();
    let place = JournalPaths::new(new.clone(), dir.to_owned());
    let mut unlock = |_: &_| Err(storage::Error::Locked);
    let _restored = Journal::restore(&place, &backup, Ids::random(), &mut unlock);
    let _gone = std::fs::remove_dir_all(&new);
}

/// A text without its spaces, of which TOML may be written with more or fewer.
fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Reads a text as the settings file, and sets a value in it: what is written then is read, and sets it.
pub(crate) fn settings(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    for (key, word) in [("clock", "12h"), ("labels.no_use", "clear of it"), ("scales", "mood")] {
        if let Ok(set) = hand_edited::settings_with(text, key, word) {
            let again = hand_edited::settings_with(&set, key, word);
            assert_eq!(again.as_deref().map(unspaced), Ok(unspaced(&set)));
        }
    }
}

/// Reads a text as the file of own help, and adds a line to it: what is written then is read, and has it.
pub(crate) fn help_lines(bytes: &[u8]) {
    let text = &String::from_utf8_lossy(bytes);
    let (name, phone) = ("Ana".parse().unwrap(), "+34 600".parse().unwrap());
    let line = OwnLine { name, phone };
    if let Ok((before, added)) = hand_edited::own_help_with(text, &line) {
        let (after, again) = hand_edited::own_help_with(&added, &line).unwrap();
        assert_eq!(unspaced(&again), unspaced(&added));
        assert!(after.lines.iter().any(|one| one.phone == line.phone), "{added}");
        assert!(after.lines.len() >= before.lines.len());
        assert_eq!((after.emergency, after.plan), (before.emergency, before.plan));
    }
}

/// The recovery key that the published words for 32 zeros give.
pub(crate) fn recovery_key() -> RecoveryKey {
    RecoveryKey::parse(&["abandon ".repeat(23), "art".to_owned()].concat()).unwrap()
}

/// Opens what lies in the place of both slots, and what somebody sealed who knows the public key alone.
pub(crate) fn slots(dir: &Path, bytes: &[u8]) {
    let of_recovery = "age19ljhmg68e43yx9fgm2k9lwefquc0la5y4lzvlshdjzv47kxt8d6qr9vf4p".parse();
    let mut sealed = Seal::Keys(vec![of_recovery.unwrap()]).begin(Vec::new()).unwrap();
    sealed.write_all(bytes).unwrap();
    let sealed = sealed.finish().unwrap();
    for (passphrase, recovery) in [(bytes, bytes), (b"", &sealed)] {
        // Work that is done is what a passphrase costs; every other asks for more than is ever done.
        let passphrase = if asks_for_work(passphrase) { b"" } else { passphrase };
        for (slot, bytes) in [(Slot::Passphrase, passphrase), (Slot::Recovery, recovery)] {
            let mut private = OpenOptions::new();
            private.write(true).create(true).truncate(true).mode(0o600);
            private.open(dir.join(slot.file())).unwrap().write_all(bytes).unwrap();
        }
        let place = JournalPaths::new(dir.to_owned(), dir.to_owned());
        let Ok(slots) = place.slots() else { continue };
        let damaged = slots.damaged();
        match slots.open(&recovery_key().line()) {
            Ok(opened) => assert_eq!(opened.with, Slot::Recovery),
            Err(storage::Error::WrongPassphrase) => assert!(!damaged.contains(&Slot::Recovery)),
            Err(error) => assert!(matches!(error, storage::Error::SlotDamaged(_)), "{error:?}"),
        }
    }
}

/// Whether a passphrase would be tried with the work that the text asks for: 2^18 rounds and less.
fn asks_for_work(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().filter(|line| line.contains("scrypt"));
    lines
        .flat_map(str::split_whitespace)
        .any(|word| word.parse::<u8>().is_ok_and(|work| work <= 18))
}
