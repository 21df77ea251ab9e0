//! Weeks side by side, a weekday a row, under the names of the months.

use std::iter::repeat_n;

use chrono::Datelike;
use unicode_width::UnicodeWidthStr;

use crate::domain::figures::calendar_heatmap::{HeatmapDay, HeatmapWeek};
use crate::domain::time::day::Day;
use crate::render::look::Look;
use crate::render::tone::Tone;

/// The columns before the first week, which the names of the weekdays take.
pub(super) const GUTTER: usize = 4;
/// The columns that the name of a month takes.
const MONTH: usize = 3;

/// What stands for a day, in the colour of its tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) glyph: &'static str,
    pub(super) tone: Tone,
}

impl Sign {
    /// A day outside, or one that the heatmap does not have.
    pub(super) const BLANK: Self = Self::new(" ", Tone::Quiet);

    pub(super) const fn new(glyph: &'static str, tone: Tone) -> Self {
        Self { glyph, tone }
    }

    /// A day of which nothing is known.
    pub(super) fn nothing(look: &Look) -> Self {
        Self::new(look.sign("·", "."), Tone::Quiet)
    }
}

/// A grid as it is drawn: a line for the months, and one for each weekday.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Each line with the columns it takes.
    lines: Vec<(String, usize)>,
    /// The columns that the widest takes.
    pub(super) width: usize,
}

impl Grid {
    /// Of these weeks, `pitch` columns each, on a page of `room` columns; its name stands over it,
    /// unless it has none.
    pub(super) fn new(
        look: &Look,
        weeks: &[HeatmapWeek<'_>],
        (pitch, room): (usize, usize),
        name: &str,
        sign: impl Fn(HeatmapDay) -> Sign,
    ) -> Self {
        let mut lines = Vec::new();
        if !name.is_empty() {
            lines.push((look.paint(Tone::Quiet, name).into_owned(), name.width()));
        }
        let months = months(weeks, pitch, room);
        lines.push((look.paint(Tone::Quiet, &months).into_owned(), months.width()));
        for (at, day) in (0..).zip(weeks.first().iter().flat_map(|week| week.week.days())) {
            let name = day.date().format("%a").to_string();
            let signs: Vec<Sign> = weeks
                .iter()
                .map(|week| {
                    let day = week.week.first().plus(at);
                    week.days
                        .iter()
                        .find(|one| one.day == day)
                        .map_or(Sign::BLANK, |one| sign(*one))
                })
                .collect();
            let fill = GUTTER - name.width().min(GUTTER);
            let gutter = look.paint(Tone::Quiet, &name);
            let (row, width) = row(look, &signs, pitch);
            lines.push((format!("{gutter}{}{row}", " ".repeat(fill)), GUTTER + width));
        }
        let width = lines.iter().map(|(_, width)| *width).max().unwrap_or(0);
        Self { lines, width }
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.lines.iter().map(|(line, _)| line.trim_end().to_owned()).collect()
    }
}

/// Grids side by side, with so much space between them.
pub(super) fn beside(grids: &[Grid], space: usize) -> Vec<String> {
    let most = grids.iter().map(|grid| grid.lines.len()).max().unwrap_or(0);
    let line = |at: usize| {
        let mut whole = String::new();
        for (n, grid) in grids.iter().enumerate() {
            let (line, width) = grid.lines.get(at).map_or(("", 0), |(line, width)| (line, *width));
            whole.push_str(line);
            let fill = grid.width - width + space;
            whole.extend(repeat_n(' ', if n + 1 < grids.len() { fill } else { 0 }));
        }
        whole.trim_end().to_owned()
    };
    (0..most).map(line).collect()
}

/// The names of the months, each over the week with its first day; the first week has that of its
/// first day, where there is room before the next.
fn months(weeks: &[HeatmapWeek<'_>], pitch: usize, room: usize) -> String {
    let mut named: Vec<(usize, Day)> = Vec::new();
    for (at, week) in weeks.iter().enumerate() {
        let first = week.days.iter().map(|one| one.day).find(|day| day.date().day() == 1);
        named.extend(first.map(|day| (at, day)));
    }
    let begun = named.first().map_or(usize::MAX, |(at, _)| *at * pitch);
    if let Some(first) = weeks.first().and_then(|week| week.days.first())
        && begun > MONTH
    {
        named.insert(0, (0, first.day));
    }
    let mut line = String::new();
    let fits = |at: usize| GUTTER + at * pitch + MONTH <= room;
    for (at, day) in named.into_iter().filter(|(at, _)| fits(*at)) {
        let fill = (GUTTER + at * pitch).saturating_sub(line.width());
        line.extend(repeat_n(' ', fill));
        line.push_str(&day.date().format("%b").to_string());
    }
    line
}

/// The signs of a row, of which neighbours of one tone are painted together, and its width without
/// the blanks at its end.
fn row(look: &Look, signs: &[Sign], pitch: usize) -> (String, usize) {
    let last = signs.iter().rposition(|sign| *sign != Sign::BLANK);
    let signs = &signs[..last.map_or(0, |last| last + 1)];
    let runs = signs.chunk_by(|a, b| a.tone == b.tone).map(|run| {
        let glyphs: Vec<_> = run.iter().map(|sign| sign.glyph).collect();
        look.paint(run[0].tone, &glyphs.join(&" ".repeat(pitch - 1))).into_owned()
    });
    let row = runs.collect::<Vec<_>>().join(&" ".repeat(pitch - 1));
    (row, (signs.len() * pitch).saturating_sub(pitch - 1))
}
