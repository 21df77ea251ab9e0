//! What changed, in plain words, before anything else.

use super::before;
use crate::domain::rate::{RateChange, Shift};
use crate::domain::trend::Word;
use crate::render::labels::LabelKey;
use crate::render::page::Page;
use crate::render::trends::series;
use crate::render::words;
use crate::report::review::{Change, Counting, Review};

/// Puts on the page what rose, what fell, and what came more or less often than before.
pub(super) fn put(page: &mut Page<'_>, view: &Review) {
    let coverage = view.now.coverage;
    let carries_trends = view.focus.as_ref().is_none_or(|one| one.trends.phase.carries_trends());
    if coverage.logged > 0 && coverage.is_thin() {
        let more = words::count(coverage.lacking(), "more logged day", "more logged days");
        page.line(&format!(
            "Fewer than half of the days are logged, so only counts are given; {more} would be \
             enough"
        ));
    } else if !carries_trends {
        page.line(
            "Withdrawal takes its own course, so nothing here is called a trend or set against \
             the time before",
        );
    } else if coverage.logged > 0 {
        within(page, view);
        against(page, view);
    }
    if let Some(sentence) = before::sentence(view) {
        page.line(&sentence);
    }
}

/// "Over the month, rising: Mood; falling: Stress".
fn within(page: &mut Page<'_>, view: &Review) {
    let look = page.look();
    let of = |word: Word| -> Option<String> {
        let said = view.series.iter().filter(|one| one.word == Some(word));
        let names: Vec<_> = said.map(|one| series::name(look, one.name)).collect();
        (!names.is_empty()).then(|| format!("{word}: {}", names.join(", ")))
    };
    let over = format!("Over the {}", view.length);
    let moved: Vec<_> = [Word::Rising, Word::Falling].into_iter().filter_map(of).collect();
    if !moved.is_empty() {
        page.line(&format!("{over}, {}", moved.join("; ")));
    } else if view.series.iter().any(|one| one.word.is_some()) {
        page.line(&format!("{over}, no rating rises or falls clearly"));
    } else {
        page.line(&format!("{over}, nothing has enough answers for a trend"));
    }
}

/// "Less often than before: high cravings (on 1 of 16 rated days, before 9 of 20)".
fn against(page: &mut Page<'_>, view: &Review) {
    let Some(before) = view.before.as_ref().filter(|before| before::says_something(before)) else {
        return;
    };
    let of_use = page.look().label(LabelKey::Use);
    let rates = view.changes.iter().map(|Change { what, rates }| {
        let (name, days) = match what {
            Counting::DaysOfUse => (format!("days of {of_use}"), "known days"),
            Counting::HighCravings => ("cravings of 7 or more".to_owned(), "rated days"),
        };
        (*rates, {
            let (now, before) = (rates.now, rates.before);
            format!(
                "{name} (on {} of {} {days}, before {} of {})",
                now.n, now.of, before.n, before.of
            )
        })
    });
    let routines = view.routines.iter().map(|one| {
        let name = page.look().line(one.name.as_str()).into_owned();
        let (now, before) = (one.rates.now, one.rates.before);
        (
            one.rates,
            format!("{name} ({} of {}, before {} of {})", now.n, now.of, before.n, before.of),
        )
    });
    let all: Vec<(RateChange, String)> = rates.chain(routines).collect();
    let mut clear = false;
    for shift in [Shift::Less, Shift::More] {
        let said = all.iter().filter(|(rates, _)| rates.word == Some(shift));
        let said: Vec<_> = said.map(|(_, text)| text.as_str()).collect();
        if !said.is_empty() {
            clear = true;
            page.line(&format!(
                "{} than before: {}",
                words::capital(&shift.to_string()),
                said.join("; ")
            ));
        }
    }
    if !clear && all.iter().any(|(rates, _)| rates.word.is_some()) {
        page.line("Nothing came clearly more or less often than before");
    } else if !clear && !before.coverage.is_thin() {
        let enough = Change::ENOUGH_DAYS;
        page.line(&format!("Too few days to compare how often; it takes {enough} in each"));
    }
}
