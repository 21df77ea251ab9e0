//! The answer of `merge`: what another copy of the journal holds, and what is kept of both.

use std::fmt::Write;

use super::format::{self, list};
use super::import;
use super::sanitize;
use crate::domain::time::day::Day;
use crate::report::merge::Merge;
use crate::report::merge_conflicts::{Conflict, Side};

/// So many of what was settled are shown; the JSON has all.
const MOST: usize = 10;

/// So much is shown of a version, in characters.
const LONGEST: usize = 400;

/// The page: the counts, the other names, and both versions of what differs.
#[must_use]
pub fn text(merge: &Merge, today: Day, unicode: bool) -> String {
    let mut page = import::text(&merge.other, &merge.found, unicode);
    let renamed = &merge.reconciled.renamed;
    if !renamed.is_empty() {
        page.push_str("Some had the same name; one of each has a new name now:\n");
        for one in renamed.iter().take(MOST) {
            let (what, _) = one.list.nouns();
            let [from, to] =
                [&one.from, &one.to].map(|name| sanitize::line(name.as_str(), unicode));
            // Writing to a String cannot go wrong.
            let _ = writeln!(page, "  {what} {from}: {to}");
        }
        more(&mut page, renamed.len());
    }
    let conflicts = &merge.reconciled.conflicts;
    if !conflicts.is_empty() {
        page.push_str("The two copies differ here; the other version is saved as a note:\n");
        for one in conflicts.iter().take(MOST) {
            conflict(&mut page, one, today, unicode);
        }
        more(&mut page, conflicts.len());
    }
    page
}

fn conflict(page: &mut String, one: &Conflict, today: Day, unicode: bool) {
    let what = match (one.kind, one.day, &one.name) {
        (Some(kind), Some(day), _) => {
            format!("{} of {}", format::kind(kind), format::date(day, today))
        }
        (.., Some(name)) => {
            format!("{} {}", one.list.nouns().0, sanitize::line(name.as_str(), unicode))
        }
        _ => one.list.nouns().0.to_owned(),
    };
    let (here, there) = match one.stands {
        Side::Here => ("here, which counts", "there"),
        Side::There => ("here", "there, which counts"),
    };
    let kept: Vec<_> = one.kept.iter().map(|id| id.prefix(8)).collect();
    let _ = writeln!(page, "  {what}, kept in {}", list(&kept));
    for (where_, said) in [(here, &one.here), (there, &one.there)] {
        let said = said.as_ref().map_or("private".into(), |said| {
            let line = sanitize::line(said, unicode).into_owned();
            sanitize::cut(&line, LONGEST, unicode).into_owned()
        });
        let _ = writeln!(page, "    {where_}: {said}");
    }
}

fn more(page: &mut String, all: usize) {
    if all > MOST {
        let _ = writeln!(page, "  and {} more, all of them with --json", all - MOST);
    }
}
