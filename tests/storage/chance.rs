//! Whatever befalls the file by chance, a page is read as it was written or refused as damaged.

use std::fs;

use daymark::domain::entry::Body;
use daymark::storage::{Error, Result};
use fastrand::Rng;

use crate::support::*;

const PAGE: usize = 4096;

#[test]
fn chance_damage_is_detected_or_harmless() {
    damage(500);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn chance_damage_is_detected_or_harmless_at_length() {
    damage(100_000);
}

fn damage(times: u64) {
    let sandbox = filled();
    let database = sandbox.place().database();
    let whole = fs::read(&database).unwrap();
    let before = read(&sandbox).unwrap();
    assert!(whole.len() > 40 * PAGE, "{} bytes are too few to spoil", whole.len());
    let mut detected = 0;
    for seed in 0..times {
        let mut bytes = whole.clone();
        let what = spoil(&mut bytes, &mut Rng::with_seed(seed));
        fs::write(&database, &bytes).unwrap();
        match read(&sandbox) {
            Ok(after) => assert_eq!(after, before, "read differently, seed {seed}: {what}"),
            Err(Error::Damaged(_) | Error::DoesNotOpen(_)) => detected += 1,
            Err(other) => panic!("not told as damage, seed {seed}: {what}: {other:?}"),
        }
    }
    assert!(detected > times / 2, "only {detected} of {times} were detected");
}

fn read(sandbox: &Sandbox) -> Result<Contents> {
    Contents::read(&sandbox.open()?)
}

/// A journal of some dozens of pages, with notes that fill several of them.
fn filled() -> Sandbox {
    let sandbox = Sandbox::new();
    let journal = sandbox.create();
    furnish(&journal);
    change(&journal, |txn| {
        (20..90_u8).try_for_each(|n| {
            let note = format!("again, number {n}. ").repeat(usize::from(n) * 20);
            let body = if n % 2 == 0 { Body::Note } else { craving() };
            txn.add_entry(&entry(n, "2026-11-20", Some(&note), body))
        })
    })
    .unwrap();
    sandbox
}

/// Spoils a file in one of five ways, and says which.
fn spoil(bytes: &mut Vec<u8>, rng: &mut Rng) -> String {
    let length = bytes.len();
    let page = |rng: &mut Rng| rng.usize(..length / PAGE) * PAGE;
    match rng.u8(..5) {
        0 => {
            let (at, bit) = (rng.usize(..length), rng.u8(..8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} flipped")
        }
        1 => {
            let left = rng.usize(..length);
            bytes.truncate(left);
            format!("cut to {left} bytes")
        }
        2 => {
            let at = page(rng);
            bytes[at..at + PAGE].fill(0);
            format!("page at {at} zeroed")
        }
        3 => {
            let at = rng.usize(..length / 512) * 512;
            bytes[at..at + 512].fill(0);
            format!("sector at {at} zeroed")
        }
        _ => {
            let (one, other) = (page(rng), page(rng));
            let kept = bytes[one..one + PAGE].to_vec();
            bytes.copy_within(other..other + PAGE, one);
            bytes[other..other + PAGE].copy_from_slice(&kept);
            format!("pages at {one} and {other} swapped")
        }
    }
}
