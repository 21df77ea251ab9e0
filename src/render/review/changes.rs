//! What changed, in plain words, before anything else.

use super::before;
use crate::domain::figures::rate::{RateChange, RateTrend};
use crate::domain::figures::trend::{SeriesTrend, TrendWord};
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::render::trends::{series, trend_phrase};
use crate::report::review::{Change, Counting, Review};

/// What is said, and whether anything of it is clear.
type Said = (bool, Vec<String>);

/// Puts on the page what rose, what fell, and what came more or less often than before; what is
/// clear comes first.
pub(super) fn put(page: &mut Page<'_>, view: &Review) {
    let coverage = view.now.coverage;
    if coverage.logged == 0 {
        page.line("No check-in on these days, so they count neither way");
    } else if coverage.is_thin() {
        series::thin(page, coverage);
    } else if !view.carries_trends {
        page.line("Withdrawal takes its own course: no trend yet");
    } else {
        let mut all = [within(page.look(), view), against(page.look(), view)];
        all.sort_by_key(|(clear, _)| !clear);
        all.iter().flat_map(|(_, lines)| lines).for_each(|line| page.line(line));
        if all[0].0 {
            let percent = page.look().sign("95\u{a0}%", "95 %");
            page.line(&format!("In brackets the {percent} range of each"));
        }
    }
    let sentences = before::sentences(view);
    if before::says_something(&view.now) && !sentences.is_empty() {
        page.lines(&sentences.join("; "), &sentences);
    }
}

/// "Over the month: Mood rising, about 2 points (1 to 3)".
fn within(look: &Look, view: &Review) -> Said {
    let moves =
        |one: &&SeriesTrend| matches!(one.word, Some(TrendWord::Rising | TrendWord::Falling));
    let said = view.series.iter().filter(moves).filter_map(|one| {
        let said = trend_phrase::said(one, view.window.days(), look)?;
        Some(format!("{} {said}", look.series(one.name)))
    });
    let said: Vec<_> = said.collect();
    let over = format!("Over the {}", view.length);
    if look.plain && !said.is_empty() {
        return (true, said.iter().map(|said| format!("{over}: {said}")).collect());
    }
    let line = if !said.is_empty() {
        format!("{over}: {}", said.join("; "))
    } else if view.series.iter().any(|one| one.word.is_some()) {
        format!("{over}, no rating rises or falls clearly")
    } else {
        format!("{over}, nothing has enough answers for a trend")
    };
    (!said.is_empty(), vec![line])
}

/// "Less often than before: cravings of 7 or more, on 1 of 16 rated days, before 9 of 20, 39 (9 to
/// 60) fewer of 100".
fn against(look: &Look, view: &Review) -> Said {
    let Some(before) = view.before.as_ref().filter(|before| before::says_something(before)) else {
        return (false, Vec::new());
    };
    let of_use = look.label(LabelKey::Use);
    let rates = view.changes.iter().map(|Change { what, rates }| match what {
        Counting::DaysOfUse => (*rates, format!("days of {of_use}, on"), "known days"),
        Counting::HighCravings => (*rates, "cravings of 7 or more, on".to_owned(), "rated days"),
    });
    let routines = view.routines.iter().map(|one| {
        let name = look.line(one.name.as_str());
        (one.rates, format!("{name} done,"), "recorded times")
    });
    let all: Vec<(RateChange, String, &str)> = rates.chain(routines).collect();
    let lines = [RateTrend::Less, RateTrend::More].into_iter().filter_map(|shift| {
        let of_shift = all.iter().filter(|(rates, ..)| rates.word == Some(shift));
        let said = of_shift.map(|(rates, what, of)| {
            let (now, before) = (rates.now, rates.before);
            let counts =
                format!("{} of {} {of}, before {} of {}", now.n, now.of, before.n, before.of);
            format!("{what} {counts}{}", difference(rates))
        });
        let said: Vec<_> = said.collect();
        let how = format!("{} than before", format::capital(&shift.to_string()));
        if look.plain {
            return Some(said.iter().map(|said| format!("{how}: {said}")).collect());
        }
        (!said.is_empty()).then(|| vec![format!("{how}: {}", said.join("; "))])
    });
    let lines: Vec<_> = lines.flat_map(|lines: Vec<String>| lines).collect();
    if !lines.is_empty() {
        (true, lines)
    } else if all.iter().any(|(rates, ..)| rates.word.is_some()) {
        (false, vec!["Nothing came clearly more or less often than before".to_owned()])
    } else if !before.coverage.is_thin() {
        let enough = Change::ENOUGH_DAYS;
        (false, vec![format!("Too few days to compare how often; it takes {enough} in each")])
    } else {
        (false, Vec::new())
    }
}

/// ", 39 (9 to 60) fewer of 100"; a bound that leaves out 0 does not read as 0.
fn difference(rates: &RateChange) -> String {
    let (Some(difference), Some(low), Some(high)) = (rates.difference, rates.low, rates.high)
    else {
        return String::new();
    };
    let (figures, how) = match rates.word {
        Some(RateTrend::Less) => ([-difference, -high, -low], "fewer"),
        _ => ([difference, low, high], "more"),
    };
    let whole = |value: f64| match value {
        value if value < 1.0 => format::small_number(value),
        value => value.round().to_string(),
    };
    let [difference, low, high] = figures.map(whole);
    format!(", {difference} ({low} to {high}) {how} of 100")
}
