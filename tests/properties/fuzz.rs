//! Whatever stands in a file or an answer, it is read, or refused in words: nothing ends the program.
//!
//! Each reader is given texts that it takes, spoiled by chance. What a number gives is the same each time.

use std::fs;

use chrono::{MappedLocalTime, NaiveDateTime, NaiveTime, Weekday};
use fastrand::Rng;

use daymark::app::import::foreign::content::Content;
use daymark::app::import::foreign::{self, ForeignContext, ForeignFile, Form};
use daymark::app::import::{self, ImportFile};
use daymark::domain::amount::Amount;
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
use daymark::render::sanitize;
use daymark::storage::{AtomicFile, Ids, Journal, JournalPaths, KeyPlace, PublicKey, RecoveryKey};

use crate::journal::{TestJournal, create, entries, now, this_day};
use crate::merge::exported;

const SHORT: u64 = 300;
const LONG: u64 = 100_000;

macro_rules! readers {
    ($( $name:ident $at_length:ident $read:path; )+) => { $(
        #[test]
        fn $name() {
            $read(SHORT);
        }

        #[test]
        #[ignore = "the long form, for `just fuzz`"]
        fn $at_length() {
            $read(LONG);
        }
    )+ };
}

readers! {
    fuzz_dates_and_words fuzz_dates_and_words_at_length answers;
    fuzz_the_sanitizer fuzz_the_sanitizer_at_length shown;
    fuzz_files_of_others fuzz_files_of_others_at_length files;
    fuzz_the_journal_file fuzz_the_journal_file_at_length copies;
    fuzz_backups fuzz_backups_at_length backups;
}

/// What is read in one zone, where it is an hour later than in Greenwich.
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

/// Gives each of so many spoiled texts to a reader, the number of the one that ends it being told.
fn each(corpus: &[Vec<u8>], times: u64, mut read: impl FnMut(Vec<u8>)) {
    struct Told(u64);
    impl Drop for Told {
        fn drop(&mut self) {
            assert!(!std::thread::panicking(), "it was text {}", self.0);
        }
    }
    for seed in 0..times {
        let told = Told(seed);
        read(spoiled(corpus, &mut Rng::with_seed(seed)));
        drop(told);
    }
}

/// One of the texts, changed in up to four places.
fn spoiled(corpus: &[Vec<u8>], rng: &mut Rng) -> Vec<u8> {
    const PIECES: [&str; 16] = [
        "\0",
        "\r\n",
        "\"",
        ",",
        "{",
        "[[[[",
        "null",
        "-1",
        "99999999999999999999",
        "1e999",
        "\u{202e}",
        "\u{1b}[2J",
        "0000-00-00",
        "\u{feff}",
        "é",
        "=1+1",
    ];
    let mut bytes = rng.choice(corpus).cloned().unwrap_or_default();
    for _ in 0..rng.usize(0..=4) {
        let length = bytes.len();
        let (from, to) = (rng.usize(0..=length), rng.usize(0..=length));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 40));
        match rng.u8(0..6) {
            0 if length > 0 => bytes[from.min(length - 1)] ^= 1 << rng.u8(0..8),
            1 => drop(bytes.drain(from..to)),
            2 => bytes.truncate(from),
            3 => {
                let piece = PIECES[rng.usize(0..PIECES.len())];
                bytes.splice(from..to, piece.bytes());
            }
            4 => {
                let again = bytes[from..to].repeat(rng.usize(1..4));
                bytes.splice(from..from, again);
            }
            _ => {
                let other = rng.choice(corpus).cloned().unwrap_or_default();
                let at = rng.usize(0..=other.len());
                bytes.splice(from..to, other[at..other.len().min(at + 60)].iter().copied());
            }
        }
    }
    bytes
}

fn corpus(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn answers(times: u64) {
    let corpus = corpus(&[
        "2026-11-20",
        "yesterday",
        "mon",
        "-3d",
        "3 days ago",
        "14:30",
        "yesterday 22:00",
        "2h ago",
        "2026-11-24T15:00",
        "2026-11-20T21:30:00+01:00",
        "2026-W47",
        "last",
        "-1w",
        "2026-10",
        "2026-Q3",
        "day",
        "mon,wed,fri",
        "3/week",
        "2d",
        "2/day",
        "28d",
        "as-needed",
        "morning",
        "19:00",
        "30d",
        "6m",
        "90d",
        "7.5",
        "7,5",
        "3:30",
        "a label",
        "evening walk",
        "some words of mine",
        "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
    ]);
    each(&corpus, times, |bytes| {
        let text = &String::from_utf8_lossy(&bytes);
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
    });
}

fn shown(times: u64) {
    let corpus = corpus(&[
        "plain words",
        "\u{1b}[31mred\u{1b}[0m",
        "\u{1b}]52;c;aGk=\u{7}",
        "\u{9b}2J",
        "a\u{202e}b",
        "e\u{301}\u{301}\u{301}",
        "日本語",
        "👩‍👩‍👧",
        "a\tb\r\nc\r",
        "می\u{200c}خواهم",
    ]);
    each(&corpus, times, |bytes| {
        let text = &String::from_utf8_lossy(&bytes);
        for unicode in [true, false] {
            let line = sanitize::line(text, unicode);
            assert!(!line.chars().any(char::is_control), "{line:?}");
            assert!(unicode || line.is_ascii());
            let page = sanitize::page(text, unicode, false);
            assert!(!page.chars().any(|c| c != '\n' && c.is_control()), "{page:?}");
            let cut = sanitize::cut(&line, 7, unicode);
            assert!(cut.chars().count() <= line.chars().count().max(3));
        }
    });
}

fn files(times: u64) {
    let forms = [Form::Csv, Form::Daylio, Form::Harsh, Form::Jrnl, Form::Loop];
    let corpus = corpus(&[
        "date,mood,energy,sleep_hours,note\n2026-10-01,6,5,7.5,slept\n2026-10-02,3,,6,\"a, b\"\n",
        "date;mood\n11/12/2025;6\n03.02.2026;4\n",
        "\u{feff}full_date,date,weekday,time,mood,activities,note_title,note\r\n\
         2026-10-01,1 Oct,Thursday,21:30,good,\"walk | read\",\"\",\"words\"\r\n",
        include_str!("../fixtures/foreign/daylio-scales.csv"),
        include_str!("../fixtures/foreign/harsh.log"),
        "{\"tags\":{\"@a\":1},\"entries\":[{\"title\":\"x\",\"body\":\"y\",\"date\":\"2026-10-01\",\
         \"time\":\"21:30\",\"tags\":[\"@a\"],\"starred\":false}]}",
        "Date,Meditate,Push ups\n2026-10-01,2,0\n2026-10-02,-1,3\n",
        include_str!("../fixtures/foreign/loop/Checkmarks.csv"),
    ]);
    let map = [("good".to_owned(), "7".to_owned()), ("walk".to_owned(), "activity".to_owned())];
    let context = ForeignContext {
        now: now(),
        day_end: NaiveTime::from_hms_opt(4, 0, 0).unwrap(),
        zone: &Later,
        routines: &[],
        map: &map,
        dates: None,
    };
    each(&corpus, times, |bytes| {
        for form in forms {
            if let Ok(content) = Content::of(form, bytes.clone()) {
                let _read = ForeignFile::read(form, &content, &context);
                let _asked = foreign::unordered_date(form, &content, &map);
                let _moods = foreign::unknown_moods(form, &content, &map);
            }
        }
    });
}

fn copies(times: u64) {
    use proptest::strategy::{Strategy, ValueTree};

    let kept = TestJournal::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    kept.add(&entries().new_tree(&mut runner).unwrap().current());
    let copy = exported(&kept.journal).into_bytes();
    kept.undo_all();
    let horizon = Horizon::new(now(), this_day());
    each(&[copy], times, |bytes| {
        let _overview = import::overview(ImportFile::Daymark(&bytes[..]));
        let _found =
            import::look(&kept.journal, horizon, ImportFile::Daymark(&bytes[..]), None, |_| ());
    });
}

fn backups(times: u64) {
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (backup, new) = (dir.path().join("backup.tar"), dir.path().join("new"));
    let place = JournalPaths::new(dir.path().join("first"), dir.path().to_owned());
    let journal = create(&place, KeyPlace::Beside, Ids::seeded("fuzz".to_owned()));
    let (file, _) = journal.back_up(&place, AtomicFile::begin(&backup).unwrap()).unwrap();
    file.finish(false).unwrap();
    let whole = fs::read(&backup).unwrap();
    each(&[whole], times / 10, |bytes| {
        fs::write(&backup, bytes).unwrap();
        let place = JournalPaths::new(new.clone(), dir.path().to_owned());
        let mut unlock = |_: &_| Err(daymark::storage::Error::Locked);
        let _restored = Journal::restore(&place, &backup, Ids::random(), &mut unlock);
        let _gone = fs::remove_dir_all(&new);
    });
}
