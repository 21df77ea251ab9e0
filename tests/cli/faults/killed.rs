//! Killed at any moment.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::thread;

use fastrand::Rng;
use serde_json::Value;

use super::{rollback, rows};
use crate::support::Home;

const KILLS_A_ROUND: u64 = 5;

#[test]
fn nothing_acknowledged_is_lost() {
    kill(300);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn nothing_acknowledged_is_lost_at_length() {
    kill(10_000);
}

/// In each round one command writes and is left alone; the next ones are killed, each going on from
/// what the one before has left; then the journal is looked at.
fn kill(times: u64) {
    let home = Home::with_journal();
    let mut rng = Rng::with_seed(times);
    let (mut begun, mut acknowledged) = (BTreeSet::new(), BTreeSet::new());
    let mut writing = 0;
    for round in 0..times / KILLS_A_ROUND {
        let mut looks = None;
        for n in 0..=KILLS_A_ROUND {
            let note = format!("{n} of round {round}");
            let as_of = run(&home, &note, looks.map_or(u64::MAX, |most| rng.u64(..=most)));
            looks = looks.or(Some(as_of.looked));
            writing += u64::from(as_of.wrote);
            acknowledged.extend(as_of.said.map(|id| (id, note.clone())));
            begun.insert(note);
        }
        let entries = home.entries().into_iter();
        let there: BTreeSet<_> =
            entries.map(|one| (one.id.to_string(), one.note.unwrap().to_string())).collect();
        let lost: Vec<_> = acknowledged.difference(&there).collect();
        assert!(lost.is_empty(), "in round {round}: {lost:?}");
        // What nobody heard of is there whole, once, or not at all.
        let notes: BTreeSet<_> = there.iter().map(|(_, note)| note.clone()).collect();
        assert!(notes.len() == there.len() && notes.is_subset(&begun), "{there:?}");
    }
    assert!(acknowledged.len() as u64 >= times / KILLS_A_ROUND, "{acknowledged:?}");
    assert!(writing > times / 10, "{writing} of {times} were killed in the middle of a write");
    rows(&home);
}

/// What came of a run.
struct AsOf {
    /// The id that it gave its entry, where it came to say so.
    said: Option<String>,
    /// How often it was looked at since it began to write.
    looked: u64,
    /// Whether it was in the middle of a write when it was killed.
    wrote: bool,
}

/// Adds a note, and kills the program when it was looked at so often since it began to write.
fn run(home: &Home, note: &str, looks: u64) -> AsOf {
    let before = rollback(home);
    let writes = || rollback(home).is_some_and(|now| Some(now) != before);
    let mut program = home.program(&["note", "add", note, "--json"]);
    let mut child = program.stdout(Stdio::piped()).spawn().unwrap();
    let mut ended = || child.try_wait().unwrap().is_some();
    while !ended() && !writes() {
        thread::yield_now();
    }
    let mut looked = 0;
    while looked < looks && !ended() {
        looked += 1;
        thread::yield_now();
    }
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    let answer: Option<Value> = serde_json::from_slice(&output.stdout).ok();
    let said = answer.map(|answer| answer["id"].as_str().unwrap().to_owned());
    AsOf { said, looked, wrote: writes() }
}
