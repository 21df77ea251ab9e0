//! The scales of a week as a table, or in sentences.

use super::phrases;
use crate::domain::series::Series;
use crate::domain::time::day::Day;
use crate::render::chart::sparkline;
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::{INDENT, Page};
use crate::render::table::{Align, Table};
use crate::report::week::{ScaleWeek, WeekView};

/// A page narrower than this has no room for the week before.
const WIDE: usize = 64;
/// The top of the chart of sleep, in hours.
const LONG_SLEEP: f64 = 12.0;

/// A scale with its name and its unit.
pub(super) struct ScaleRow<'v> {
    pub(super) name: String,
    pub(super) scale: &'v ScaleWeek,
    is_sleep: bool,
    look: &'v Look,
}

/// The fixed scales that are asked for or were answered, and those of the person's own.
pub(super) fn rows<'v>(view: &'v WeekView, look: &'v Look) -> Vec<ScaleRow<'v>> {
    let is_shown =
        |(series, scale): &(Series, &ScaleWeek)| view.asked.contains(series) || scale.summary.n > 0;
    let fixed = view.scales.each().filter(is_shown).map(|(series, scale)| ScaleRow {
        name: look.series(series).into_owned(),
        scale,
        is_sleep: series == Series::SleepHours,
        look,
    });
    let own = view.own_scales.0.iter().map(|(name, scale)| ScaleRow {
        name: look.line(name.as_str()).into_owned(),
        scale,
        is_sleep: false,
        look,
    });
    fixed.chain(own).collect()
}

impl ScaleRow<'_> {
    /// The middle value with its unit, where there are enough values.
    pub(super) fn middle(&self) -> Option<String> {
        self.scale.summary.median.map(|median| self.with_unit(&format::number(median)))
    }

    /// "3 to 8", with its unit.
    pub(super) fn range(&self) -> Option<String> {
        let (min, max) = (self.scale.summary.min?, self.scale.summary.max?);
        let (min, max) = (format::number(min), format::number(max));
        Some(self.with_unit(&if min == max { min } else { format!("{min} to {max}") }))
    }

    /// The middle value of the week before, with its unit.
    pub(super) fn before(&self) -> Option<String> {
        self.scale.previous_median.map(|median| self.with_unit(&format::number(median)))
    }

    /// "2 nights".
    pub(super) fn counted(&self) -> String {
        let n = self.scale.summary.n;
        if self.is_sleep { format::count(n, "night", "nights") } else { format::days(n) }
    }

    fn chart(&self, look: &Look) -> String {
        sparkline(&self.scale.daily, self.top(), look.draws())
    }

    /// The value of a full bar.
    pub(super) fn top(&self) -> f64 {
        if self.is_sleep { LONG_SLEEP } else { 10.0 }
    }

    fn with_unit(&self, value: &str) -> String {
        if self.is_sleep { self.look.hours(value) } else { value.to_owned() }
    }

    pub(super) fn is_logged(&self) -> bool {
        self.scale.summary.n > 0
    }

    /// "5 days logged", "middle value 6", "range 3 to 8", "week before 5", "by day Monday 6, Tuesday 7".
    fn facts(&self, view: &WeekView) -> Vec<String> {
        let (Some(range), counted) = (self.range(), self.counted()) else {
            return vec!["not logged".to_owned()];
        };
        let mut facts = vec![format!("{counted} logged")];
        match self.middle() {
            None => facts.push("too few to say what is usual".to_owned()),
            Some(middle) => {
                facts.push(format!("usually {middle}"));
                facts.push(format!("from {range}"));
            }
        }
        let before = self.before().filter(|_| view.compares);
        facts.extend(before.map(|before| format!("week before {before}")));
        let said = |(day, value): (Day, &Option<f64>)| {
            value.map(|value| format!("{} {}", format::weekday(day), format::number(value)))
        };
        let days: Vec<_> = phrases::days(view).zip(&self.scale.daily).filter_map(said).collect();
        facts.push(format!("by day {}", days.join(", ")));
        facts
    }
}

/// Puts the scales on the page, or says why there are none.
pub(super) fn put(page: &mut Page<'_>, view: &WeekView) {
    let look = page.look();
    let rows = rows(view, look);
    if view.days_logged == 0 {
        return page.line("No check-in on these days, so they count neither way");
    }
    if view.is_thin() {
        page.line("Under half of the days are logged, so only counts are shown");
        let answers = answers(view, look);
        if !answers.is_empty() {
            page.list("Answers", "Answers", &answers);
        }
        return;
    }
    if look.plain {
        for row in &rows {
            page.facts("", "", &row.name, &row.facts(view));
        }
    } else {
        let before = if view.compares { ", and the week before" } else { "" };
        page.line(&format!("What is usual, day by day{before}:"));
        table(page, &rows, view);
        let missing = missing(&rows);
        if !missing.is_empty() {
            page.line(&missing.join(". "));
        }
    }
    if let Some(elsewhere) = phrases::elsewhere(view, page.look()) {
        page.line(&elsewhere);
    }
}

/// "mood 2 days" for each scale that was answered.
pub(super) fn answers(view: &WeekView, look: &Look) -> Vec<String> {
    let said = |row: &ScaleRow<'_>| format!("{} {}", row.name, row.counted());
    rows(view, look).iter().filter(|row| row.is_logged()).map(said).collect()
}

fn table(page: &mut Page<'_>, rows: &[ScaleRow<'_>], view: &WeekView) {
    use Align::{Left, Right};
    let look = page.look();
    let columns = [Left, Right, Right, Left, Left, Right];
    let compares = view.compares && look.columns() >= WIDE;
    let columns = if compares { &columns } else { &columns[..5] };
    let mut table = Table::new(look, INDENT, columns);
    let initials: String =
        phrases::days(view).filter_map(|day| format::weekday(day).chars().next()).collect();
    table.head(&["", "n", "usually", &initials, "range", "week before"]);
    let or_none = |value: Option<String>| value.unwrap_or_else(|| look.none().to_owned());
    for row in rows.iter().filter(|row| row.is_logged()) {
        table.row(&[
            row.name.clone(),
            row.scale.summary.n.to_string(),
            or_none(row.middle()),
            row.chart(look),
            or_none(row.range()),
            or_none(row.before()),
        ]);
    }
    page.table(table);
}

/// Says which scales are too thin for a middle value, and which have none.
pub(super) fn missing(rows: &[ScaleRow<'_>]) -> Vec<String> {
    let thin = |row: &&ScaleRow<'_>| row.is_logged() && row.middle().is_none();
    let thin: Vec<_> =
        rows.iter().filter(thin).map(|row| format!("{} {}", row.name, row.counted())).collect();
    let none: Vec<_> =
        rows.iter().filter(|row| !row.is_logged()).map(|row| row.name.as_str()).collect();
    let mut said = Vec::new();
    if !thin.is_empty() {
        said.push(format!("Too few answers to say what is usual: {}", thin.join(", ")));
    }
    if !none.is_empty() {
        said.push(format!("Not logged: {}", none.join(", ")));
    }
    said
}
