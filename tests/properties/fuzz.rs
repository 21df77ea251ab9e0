//! Whatever stands in a file or an answer, it is read, or refused in words: nothing ends the program.
//!
//! Each reader is given the texts that are kept for it, and others that are those spoiled by chance. What a number
//! gives is the same each time, as long as the same are kept.

pub(crate) mod readers;

use std::fs;
use std::path::Path;

use fastrand::Rng;

use daymark::storage::{AtomicFile, DataKey, Ids, JournalPaths, KeyPlace, Slot, Slots};

use crate::journal::{TestJournal, create, entries};
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
    fuzz_the_settings fuzz_the_settings_at_length settings;
    fuzz_lines_of_help fuzz_lines_of_help_at_length help_lines;
    fuzz_slots fuzz_slots_at_length slots;
}

/// Gives a reader each text, then so many that are spoiled; the number of the one that ends it is told.
fn each(corpus: &[Vec<u8>], times: u64, mut read: impl FnMut(Vec<u8>)) {
    struct Told(usize);
    impl Drop for Told {
        fn drop(&mut self) {
            assert!(!std::thread::panicking(), "it was text {}", self.0);
        }
    }
    let spoiled = (0..times).map(|seed| spoiled(corpus, &mut Rng::with_seed(seed)));
    for (number, text) in corpus.iter().cloned().chain(spoiled).enumerate() {
        let told = Told(number);
        read(text);
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

/// The texts that are kept for a reader: those it was first given, and those that led a fuzzer to code of it.
fn corpus(reader: &str) -> Vec<Vec<u8>> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(reader);
    let mut files: Vec<_> = fs::read_dir(dir).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort_unstable();
    files.into_iter().map(|file| fs::read(file).unwrap()).collect()
}

fn answers(times: u64) {
    each(&corpus("answer"), times, |bytes| readers::answer(&bytes));
}

fn shown(times: u64) {
    each(&corpus("shown"), times, |bytes| readers::shown(&bytes));
}

fn files(times: u64) {
    each(&corpus("foreign_file"), times, |bytes| readers::foreign_file(&bytes));
}

fn copies(times: u64) {
    use proptest::strategy::{Strategy, ValueTree};

    let kept = TestJournal::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    kept.add(&entries().new_tree(&mut runner).unwrap().current());
    let mut copies = corpus("journal_file");
    copies.push(exported(&kept.journal).into_bytes());
    kept.undo_all();
    each(&copies, times, |bytes| readers::journal_file(&kept.journal, &bytes));
}

fn backups(times: u64) {
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let backup = dir.path().join("whole.tar");
    let place = JournalPaths::new(dir.path().join("first"), dir.path().to_owned());
    let journal = create(&place, KeyPlace::Beside, Ids::seeded("fuzz".to_owned()));
    let (file, _) = journal.back_up(&place, AtomicFile::begin(&backup).unwrap()).unwrap();
    file.finish(false).unwrap();
    let whole = fs::read(&backup).unwrap();
    each(&[whole], times / 10, |bytes| readers::backup(dir.path(), &bytes));
}

fn settings(times: u64) {
    each(&corpus("settings"), times, |bytes| readers::settings(&bytes));
}

fn help_lines(times: u64) {
    each(&corpus("help_lines"), times, |bytes| readers::help_lines(&bytes));
}

fn slots(times: u64) {
    let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (key, recovery) = (DataKey::generate().unwrap(), readers::recovery_key());
    let sealed = Slots::seal(&key.into(), &recovery.line(), &recovery).unwrap();
    let mut texts = corpus("slots");
    texts.extend(Slot::ALL.into_iter().filter_map(|slot| sealed.get(slot).map(<[u8]>::to_vec)));
    each(&texts, times, |bytes| readers::slots(dir.path(), &bytes));
}
