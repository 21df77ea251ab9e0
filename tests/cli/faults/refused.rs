//! Every system call by which something gets to the disk, refused or made the last one.
//!
//! These tests need strace, and a system that lets it trace.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Output;

use rstest::rstest;

use super::{rollback, rows};
use crate::support::{Home, text};

pub(super) const CALLS: [&str; 10] = [
    "openat",
    "pwrite64",
    "write",
    "ftruncate",
    "fsync",
    "fdatasync",
    "unlink",
    "linkat",
    "rename",
    "renameat",
];

/// What a command finds on standard input, where it is there.
pub(super) const INPUT: &str = "input";

/// Where the copy goes that a command writes.
const COPY: &str = "copy.json";

#[rstest]
#[case::no_room("error=ENOSPC")]
#[case::a_bad_disk("error=EIO")]
#[case::nothing_may_be_written("error=EROFS")]
#[case::killed("signal=KILL")]
#[ignore = "needs strace; .ci/run runs it"]
fn a_write_happens_whole_or_not_at_all(
    #[values(
        &["checkin", "--mood", "6", "--used", "no", "--feeling", "calm", "--note", "some words"],
        &["undo"],
        &["export", "data", "--output", COPY],
        &["backup", COPY]
    )]
    words: &[&str],
    #[case] fault: &str,
) {
    refuse(words, fault, 5);
}

#[rstest]
#[case::no_room("error=ENOSPC")]
#[case::a_bad_disk("error=EIO")]
#[case::nothing_may_be_written("error=EROFS")]
#[case::over_quota("error=EDQUOT")]
#[case::killed("signal=KILL")]
#[ignore = "the long form, for `just soak`"]
fn every_write_happens_whole_or_not_at_all(
    #[values(
        &["checkin", "--mood", "6", "--used", "no", "--feeling", "calm", "--note", "some words"],
        &["checkin", "--mood", "7", "--date", "2026-11-19"],
        &["craving", "--intensity", "7", "--coping", "talk:helped", "--thought", "some words"],
        &["used", "--what", "some words"],
        &["note", "add", "some words"],
        &["edit", "last", "--note", "other words"],
        &["edit", "last", "--date", "2026-11-17"],
        &["delete", "last", "--yes"],
        &["undo"],
        &["focus", "add", "alcohol", "--kind", "alcohol"],
        &["focus", "restart", "heroin", "--since", "2026-11-18"],
        &["focus", "edit", "heroin", "--goal", "less"],
        &["routine", "add", "walk", "--every", "day"],
        &["routine", "done", "stretch"],
        &["routine", "archive", "stretch"],
        &["routine", "delete", "stretch", "--yes"],
        &["med", "add", "vitamins", "--class", "other", "--dose", "1", "--every", "day"],
        &["med", "taken", "methadone"],
        &["med", "change", "methadone", "--dose", "6 mg"],
        &["med", "stop", "methadone"],
        &["med", "refill", "methadone", "--supply", "20"],
        &["med", "kit", "--carried", "yes"],
        &["appointment", "add", "group", "--at", "2026-11-22T10:00"],
        &["appointment", "attended", "clinic"],
        &["question", "add", "some words"],
        &["question", "asked", "sleep"],
        &["contact", "add", "Ben", "--role", "friend"],
        &["contact", "spoke", "Ana"],
        &["contact", "edit", "Ana", "--note", "other words"],
        &["contact", "delete", "Ana", "--yes"],
        &["plan", "add", "coping", "some words"],
        &["plan", "edit", "call", "--words", "call Ana first"],
        &["plan", "rule", "add", "--series", "sleep_hours", "--below", "5", "--days", "3", "--of", "7", "sleep first"],
        &["goal", "add", "some words"],
        &["goal", "step", "flat", "ask around"],
        &["goal", "done", "flat"],
        &["reward", "add", "cinema", "--after", "30d"],
        &["treatment", "add", "--setting", "inpatient", "--from", "2026-11-01"],
        &["scale", "add", "patience"],
        &["symptoms", "--item", "sweating:2"],
        &["life", "--area", "housing:6"],
        &["thought", "--what", "some words"],
        &["screen", "take", "gad-2", "--answers", "1,1"],
        &["stage", "set", "action"],
        &["balance", "add", "--pros", "some words"],
        &["checklist", "add", "papers"],
        &["milestones", "add", "party", "--after", "100d"],
        &["phase", "set", "early"],
        &["checkin", "--from", "2026-11-10", "--to", "2026-11-12", "--used", "no"],
        &["export", "data", "--output", COPY],
        &["backup", COPY]
    )]
    words: &[&str],
    #[case] fault: &str,
) {
    refuse(words, fault, 1);
}

/// What the commands of the long form are done to.
const FURNITURE: [&[&str]; 7] = [
    &["routine", "add", "stretch", "--every", "day"],
    &[
        "med",
        "add",
        "methadone",
        "--class",
        "methadone",
        "--dose",
        "8 mg",
        "--every",
        "day",
        "--since",
        "2026-11-01",
    ],
    &["contact", "add", "Ana"],
    &["appointment", "add", "clinic", "--at", "2026-11-20T10:00"],
    &["goal", "add", "flat"],
    &["question", "add", "sleep"],
    &["plan", "add", "coping", "call Ana"],
];

/// Refuses one call after another, of those that come in crowds each `step`th.
fn refuse(words: &[&str], fault: &str, step: usize) {
    let home = Home::with_journal();
    if step == 1 {
        for words in FURNITURE {
            home.answer(words);
        }
    }
    home.answer(&["checkin", "--date", "2026-11-19", "--mood", "5", "--note", "the day before"]);
    let files = files(&home);
    let before = State::of(&home);
    let calls = calls(&home, words);
    let after = State::of(&home);
    assert_ne!(before, after);

    let mut writing = 0;
    for (call, times) in calls {
        let step = if times.len() > 10 { step } else { 1 };
        for time in times.into_iter().step_by(step) {
            restore(&home, &files);
            let inject = format!("--inject={call}:{fault}:when={time}");
            let output = strace(&home, words, &inject);
            writing += usize::from(rollback(&home).is_some());
            let state = State::of(&home);
            let what = format!("{inject}: {output:?}\n{state:#?}");
            let error = text(&output.stderr);
            let may_be = match output.status.code() {
                None if output.stdout.is_empty() => vec![&before, &after],
                Some(0) | None => vec![&after],
                Some(1) => {
                    assert!(told(call, fault).iter().any(|told| error.contains(told)), "{what}");
                    if error.contains("is saved, but") {
                        vec![&after]
                    } else if error.contains("nothing was written")
                        || error.contains("was not written")
                    {
                        vec![&before]
                    } else {
                        vec![&before, &after]
                    }
                }
                Some(_) => panic!("{what}"),
            };
            assert!(may_be.contains(&&state), "{what}");
        }
    }
    let expected = fault == "signal=KILL" && !["export", "backup"].contains(&words[0]);
    assert!(writing > 0 || !expected, "no kill fell in the middle of a write");
}

/// What a person may be told when a call is refused.
fn told(call: &str, fault: &str) -> &'static [&'static str] {
    match (call, fault) {
        ("openat", _) => &[
            "error: the journal cannot be written: it is read-only\nhint: nothing was written;",
            "error: the database reports: unable to open database file\nhint: nothing was written and what was there is kept",
        ],
        ("pwrite64", "error=ENOSPC") => &[
            "error: there is no room left to write\nhint: nothing was written and what was there is kept;",
        ],
        ("pwrite64", _) => &[
            "error: the disk did not take all that was to be written\nhint: nothing was written and what was there is kept;",
        ],
        ("write", _) => &[
            "error: it is saved, but the answer could not be written\ncause: ",
            "error: copy.json was not written\ncause: ",
        ],
        _ => &[
            "error: the database reports: disk I/O error\nhint: nothing was written and what was there is kept",
            "error: the change is saved, but the disk did not confirm that it stays\ncause: ",
            "error: copy.json was not written\ncause: ",
            "error: copy.json is saved, but the disk did not confirm that it stays\ncause: ",
        ],
    }
}

/// What there is to lose.
#[derive(Debug, PartialEq)]
pub(super) struct State {
    journal: Vec<String>,
    /// A sum of its bytes.
    copy: Option<u64>,
    files: Vec<String>,
}

impl State {
    pub(super) fn of(home: &Home) -> Self {
        let copy = fs::read(home.path(COPY)).ok().map(|bytes| {
            let mut sum = DefaultHasher::new();
            bytes.hash(&mut sum);
            sum.finish()
        });
        // A rollback that had not come to hold anything is left to the next who writes, and so is the file
        // that was to take the place of the number of the last change, which holds no words. When a
        // backup was made is noted after it is there.
        let left = |file: &String| {
            file.ends_with("journal.db-journal")
                || file.ends_with(".backup")
                || file.starts_with(".config/daymark/keys/.daymark-")
        };
        let files = home.files().into_iter().filter(|file| !left(file));
        Self { journal: rows(home), copy, files: files.collect() }
    }
}

/// Which of its calls of each kind a command makes to write something, counted from 1.
pub(super) fn calls(home: &Home, words: &[&str]) -> BTreeMap<&'static str, Vec<usize>> {
    let trace = tempfile::NamedTempFile::new().unwrap();
    let output = strace(home, words, &format!("--output={}", trace.path().display()));
    assert!(output.status.success(), "{output:?}");
    let trace = fs::read_to_string(trace.path()).unwrap();
    let made = |call| {
        let lines = trace.lines().filter(|line| line.starts_with(&format!("{call}(")));
        let writes = |line: &str| call != "openat" || !line.contains("O_RDONLY");
        (1..).zip(lines).filter(|(_, line)| writes(line)).map(|(time, _)| time).collect()
    };
    CALLS.map(|call| (call, made(call))).into()
}

/// Runs a command under strace with an option of it.
fn strace(home: &Home, words: &[&str], option: &str) -> Output {
    strace_of(home, &CALLS.join(","), words, option)
}

/// Runs a command under strace, which follows these calls, with an option of it.
pub(super) fn strace_of(home: &Home, calls: &str, words: &[&str], option: &str) -> Output {
    let trace = format!("--trace={calls}");
    let mut program = home.program_under(&["strace", "--output=/dev/null", &trace, option], words);
    if let Ok(input) = File::open(home.path(INPUT)) {
        program.stdin(input);
    }
    let output = program.output().expect("strace, which these tests need, cannot be started");
    let error = text(&output.stderr);
    assert!(!error.contains("strace: "), "strace, which these tests need, cannot trace: {error}");
    output
}

/// The files of the journal, and those beside its key.
pub(super) fn files(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    let read = |path: PathBuf| (path.clone(), fs::read(path).unwrap());
    paths(home).into_iter().map(read).collect()
}

fn paths(home: &Home) -> Vec<PathBuf> {
    let dirs = [home.place().dir().to_owned(), home.path(".config/daymark/keys")];
    let inside = dirs.iter().filter_map(|dir| fs::read_dir(dir).ok()).flatten();
    inside.map(|file| file.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// Puts the files of the journal back, and removes the copy and every other file beside them.
pub(super) fn restore(home: &Home, files: &BTreeMap<PathBuf, Vec<u8>>) {
    for path in paths(home) {
        fs::remove_file(path).unwrap();
    }
    for (path, bytes) in files {
        fs::write(path, bytes).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    // It is there after some runs only.
    let _gone = fs::remove_file(home.path(COPY));
}
