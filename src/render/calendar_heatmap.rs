//! Renders the calendar heatmap, a column a week: days without use, and craving strength.
//!
//! Every state has a sign of its own and a colour of its own, and the legend says both with how
//! many days there are, so that it reads the same without colour.

mod grid;

use chrono::Weekday;
use unicode_width::UnicodeWidthStr;

use self::grid::{Grid, Sign};
use super::day_counts;
use super::document::Block;
use super::document::heatmap::{Calendar, CalendarWeek, DaySign};
use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::{INDENT, Page, wrap};
use super::sanitize;
use super::tone::Tone;
use crate::domain::figures::calendar_heatmap::{
    CalendarHeatmap, CravingLevel, DayState, HeatmapCounts, HeatmapDay, HeatmapWeek,
};
use crate::domain::time::day::Day;

/// The space between two grids side by side.
const BETWEEN: usize = 4;
/// The space between the entries of a legend.
const LEGEND: &str = "   ";

/// The most columns that the name of a grid takes.
const NAME: usize = 30;

/// The most weeks that are heard one by one where a page is brief.
const MOST_WEEKS: usize = 14;

/// Which weeks are heard one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// All of them.
    Every,
    /// Of more than a season only those with a day of use.
    Brief,
}

/// What a heatmap shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The days by status.
    Days,
    /// The strongest craving of each day.
    Cravings,
}

/// Puts a heatmap on the page: the days, the cravings, or one beside the other where both fit, else
/// one below the other. Weeks start on `start`. In a plain look the days of each week are counted.
pub fn put(
    page: &mut Page<'_>,
    heatmap: &CalendarHeatmap,
    (shown, heard): (&[Shown], Heard),
    start: Weekday,
    today: Day,
) {
    let look = page.look();
    let counts = HeatmapCounts::of(heatmap.days());
    let mut is_document = false;
    for one in shown {
        is_document = page.instead(|| Block::Calendar(one.calendar(look, heatmap, start, &counts)));
    }
    if is_document {
        return;
    }
    if look.plain {
        let is_long = heard == Heard::Brief && heatmap.weeks(start).count() > MOST_WEEKS;
        let has_use = |week: &HeatmapWeek<'_>| HeatmapCounts::of(week.days).days.used > 0;
        for week in heatmap.weeks(start).filter(|week| !is_long || has_use(week)) {
            let of = format!("Week of {}", format::date(week.week.first(), today));
            page.facts("", "", &of, &facts(look, &week, shown, today));
        }
        return;
    }
    let weeks: Vec<_> = heatmap.weeks(start).collect();
    let room = look.columns() - INDENT;
    let [wide, close] = [2, 1].map(|pitch| grids(look, &weeks, pitch, shown));
    if let Some(fitting) = [&wide, &close].into_iter().find(|grids| beside(grids) <= room) {
        page.drawing(&grid::beside(fitting, BETWEEN));
    } else if wide.iter().all(|grid| grid.width <= room) {
        below(page, &wide);
    } else {
        let bands = weeks.len().div_ceil(room - grid::GUTTER);
        let bands = weeks.chunks(weeks.len().div_ceil(bands));
        let bands: Vec<_> = bands.map(|band| grids(look, band, 1, shown)).collect();
        for at in 0..shown.len() {
            for grids in &bands {
                below(page, &grids[at..=at]);
            }
        }
    }
    for one in shown {
        page.drawing(&legend(look, &one.legend(look, &counts), room));
    }
}

/// A grid for each that is shown, under its name where there are several.
fn grids(look: &Look, weeks: &[HeatmapWeek<'_>], pitch: usize, shown: &[Shown]) -> Vec<Grid> {
    let several = shown.len() > 1;
    let of = |one: &Shown| {
        let name = if several { one.name(look) } else { String::new() };
        let room = look.columns() - INDENT;
        Grid::new(look, weeks, (pitch, room), &name, |day| {
            one.mark(day).map_or(Sign::BLANK, |mark| sign(look, mark))
        })
    };
    shown.iter().map(of).collect()
}

/// The columns that grids take side by side.
fn beside(grids: &[Grid]) -> usize {
    let widths: usize = grids.iter().map(|grid| grid.width).sum();
    widths + BETWEEN * grids.len().saturating_sub(1)
}

/// One grid below the other, each with an empty line after it.
fn below(page: &mut Page<'_>, grids: &[Grid]) {
    for grid in grids {
        page.drawing(&grid.lines());
        page.gap();
    }
}

impl Shown {
    fn name(self, look: &Look) -> String {
        match self {
            Self::Days => "Days".to_owned(),
            Self::Cravings => {
                sanitize::cut(&look.label(LabelKey::CRAVING), NAME, look.unicode).into_owned()
            }
        }
    }

    /// The same for a document.
    fn calendar(
        self,
        look: &Look,
        heatmap: &CalendarHeatmap,
        start: Weekday,
        counts: &HeatmapCounts,
    ) -> Calendar {
        let mut at = start;
        let weekdays = std::array::from_fn(|_| {
            let name = format::weekday_name(at).to_owned();
            at = at.succ();
            name
        });
        let week = |week: HeatmapWeek<'_>| {
            let day = |at| {
                let day =
                    week.days.iter().find(|one| one.day.days_since(week.week.first()) == at)?;
                self.mark(*day)
            };
            let days = [0, 1, 2, 3, 4, 5, 6].map(day);
            CalendarWeek { label: week.week.first().date().format("%-d %B %Y").to_string(), days }
        };
        Calendar {
            title: self.name(look),
            weekdays,
            weeks: heatmap.weeks(start).map(week).collect(),
            legend: self.counted(look, counts),
        }
    }

    fn mark(self, day: HeatmapDay) -> Option<DaySign> {
        Some(match (self, day.state, day.craving) {
            (Self::Cravings, _, Some(craving)) => match CravingLevel::of(craving) {
                CravingLevel::Low => DaySign::Low,
                CravingLevel::Middle => DaySign::Middle,
                CravingLevel::High => DaySign::High,
            },
            (_, DayState::Outside, _) => return None,
            (Self::Cravings, _, None) | (_, DayState::Unknown, _) => DaySign::Nothing,
            (_, DayState::NoUse, _) => DaySign::NoUse,
            (_, DayState::Use, _) => DaySign::Use,
            (_, DayState::Open, _) => DaySign::Open,
        })
    }

    /// Each sign with what it stands for and how often it does; those that never do are left out.
    fn legend(self, look: &Look, counts: &HeatmapCounts) -> Vec<(Sign, String)> {
        let said = self.counted(look, counts).into_iter();
        said.map(|(mark, text)| (sign(look, mark), text)).collect()
    }

    /// What days are shown as, and what it stands for with how many are; what none is is left out.
    fn counted(self, look: &Look, counts: &HeatmapCounts) -> Vec<(DaySign, String)> {
        let of_use = look.label(LabelKey::Use);
        let (days, [low, middle, high]) = (counts.days, counts.cravings);
        let parts = match self {
            Self::Days => [
                (DaySign::NoUse, days.no_use, format!("{} without {of_use}", days.no_use)),
                (DaySign::Use, days.used, format!("{} of {of_use}", days.used)),
                (DaySign::Nothing, days.unknown, format!("{} with no answer", days.unknown)),
                (DaySign::Open, counts.open, "today, still open".to_owned()),
            ],
            Self::Cravings => [
                (DaySign::Low, low, format!("0 to 3: {}", format::days(low))),
                (DaySign::Middle, middle, format!("4 to 6: {middle}")),
                (DaySign::High, high, format!("7 to 10: {high}")),
                (DaySign::Nothing, counts.unrated, format!("not rated: {}", counts.unrated)),
            ],
        };
        let met = parts.into_iter().filter(|(_, n, _)| *n > 0);
        met.map(|(mark, _, text)| (mark, text)).collect()
    }
}

/// The sign of a mark in a grid of text.
fn sign(look: &Look, mark: DaySign) -> Sign {
    match mark {
        DaySign::NoUse => Sign::new(look.sign("■", "#"), Tone::NoUse),
        DaySign::Use => Sign::new(look.sign("◇", "x"), Tone::Use),
        DaySign::Nothing => Sign::nothing(look),
        DaySign::Open => Sign::new(look.sign("○", "o"), Tone::Open),
        DaySign::Low => Sign::new(look.sign("░", "-"), Tone::LowCraving),
        DaySign::Middle => Sign::new(look.sign("▒", "+"), Tone::MiddleCraving),
        DaySign::High => Sign::new(look.sign("█", "#"), Tone::HighCraving),
    }
}

/// The entries of a legend, as many a line as fit; one that is too long is wrapped.
fn legend(look: &Look, entries: &[(Sign, String)], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = room;
    for (sign, text) in entries {
        let mut parts = wrap(text, room - 2).into_iter();
        let first = parts.next().unwrap_or_default();
        let width = 2 + first.width();
        let entry = format!("{} {first}", look.paint(sign.tone, sign.glyph));
        match lines.last_mut() {
            Some(line) if used + LEGEND.len() + width <= room => {
                line.push_str(LEGEND);
                line.push_str(&entry);
                used += LEGEND.len() + width;
            }
            _ => {
                lines.push(entry);
                used = width;
            }
        }
        for part in parts {
            lines.push(format!("  {part}"));
            used = room;
        }
    }
    lines
}

/// "Week of Monday 16 November: 5 days without use, 1 of use, 1 unknown; strongest craving 9 on Wednesday 18
/// November"; `None` where nothing of it counts and no craving is rated.
fn facts(look: &Look, week: &HeatmapWeek<'_>, shown: &[Shown], today: Day) -> Vec<String> {
    let of_use = look.label(LabelKey::Use);
    let counts = HeatmapCounts::of(week.days);
    let mut parts = Vec::new();
    if shown.contains(&Shown::Days) {
        parts.extend(day_counts::each_count(counts.days, &of_use));
        parts.extend((counts.open > 0).then(|| "today is still open".to_owned()));
    }
    if shown.contains(&Shown::Cravings) {
        parts.extend(week.peak().map(|(peak, day)| {
            let craving = look.label(LabelKey::CRAVING).to_lowercase();
            format!("strongest {craving} {peak} on {}", format::date(day, today))
        }));
    }
    parts
}
