//! The answer of `import`: what a file holds, and what of it is taken in.

use std::fmt::Write;

use super::format::{count, list};
use super::program::Program;
use super::sanitize;
use crate::report::import::{Found, MergeCounts};

/// Says that it was written, and unless `quiet` how to take that back.
#[must_use]
pub fn written(program: &Program, quiet: bool) -> String {
    let undo = format!("To undo: {}\n", program.command("undo"));
    let next = if quiet { "" } else { &undo };
    format!("It is written to your journal.\n{next}")
}

/// The page, one fact a line.
#[must_use]
pub fn text(file: &str, found: &Found, unicode: bool) -> String {
    let mut page = format!("In {}:\n", sanitize::line(file, unicode));
    let deleted = (found.deleted > 0).then(|| count(found.deleted, "entry", "entries"));
    let ahead = (found.ahead > 0).then(|| count(found.ahead, "entry", "entries"));
    let bad = u32::try_from(found.bad.len()).unwrap_or(u32::MAX);
    let bad = (bad > 0).then(|| count(bad, "row", "rows"));
    let unread: Vec<_> = found.unread.iter().map(|key| sanitize::line(key, unicode)).collect();
    let facts = [
        ("New", records(found, |counts| counts.new)),
        ("Changed there since", records(found, |counts| counts.changed)),
        ("The same here", records(found, |counts| counts.same)),
        ("Changed or deleted here since, and kept", records(found, |counts| counts.kept)),
        ("Deleted there, and now here", deleted),
        ("Dated ahead of the clock; they count from their day on", ahead),
        ("Left out", bad),
        ("Of a newer daymark, and not read", (!unread.is_empty()).then(|| list(&unread))),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact {
            // Writing to a String cannot go wrong.
            let _ = writeln!(page, "  {name}: {fact}");
        }
    }
    if !found.changes() {
        page.push_str("There is nothing to write.\n");
    }
    page
}

/// How many of each list have one outcome, in words.
fn records(found: &Found, of: fn(&MergeCounts) -> u32) -> Option<String> {
    let some = found.lists.iter().filter(|(_, counts)| of(counts) > 0);
    let words: Vec<_> = some
        .map(|(list, counts)| {
            let (one, many) = list.nouns();
            count(of(counts), one, many)
        })
        .collect();
    (!words.is_empty()).then(|| list(&words))
}
