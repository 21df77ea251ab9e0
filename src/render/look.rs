//! `Look`: how pages look on this screen or sheet: width, characters, colours, labels.

use std::borrow::Cow;

use super::format::{self, HourFormat};
use super::heard;
use super::labels::{LabelKey, Labels};
use super::program::Program;
use super::sanitize;
use super::tone::Tone;
use crate::domain::series::Series;
use crate::domain::time::day::Day;
use crate::domain::time::schedule::Schedule;

/// Render options: width, character set, colours, clock, labels.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a way of looking by itself")]
pub struct Look {
    /// Columns to fill, 40 to 200; see [`Look::columns`].
    pub width: u16,
    /// Whether the screen shows Unicode; without it only ASCII is written.
    pub unicode: bool,
    /// Whether to write colours. They never carry meaning alone.
    pub color: bool,
    /// One fact a line in whole sentences, without tables and glyphs.
    pub plain: bool,
    /// Whether nothing is cut: the page goes to a program or into a file, and to no screen.
    pub whole: bool,
    /// What a sheet of paper has, where the page is printed on one.
    pub paper: Option<Paper>,
    /// How times of day are written.
    pub clock: HourFormat,
    /// The words in force.
    pub labels: Labels,
    /// How the program is called in the commands that are shown.
    pub program: Program,
}

impl Default for Look {
    /// 80 columns of Unicode without colour, on the 24-hour clock.
    fn default() -> Self {
        Self {
            width: 80,
            unicode: true,
            color: false,
            plain: false,
            whole: false,
            paper: None,
            clock: HourFormat::H24,
            labels: Labels::default(),
            program: Program::default(),
        }
    }
}

/// What a page has on paper in place of the commands that show more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The emergency numbers: "911 (US, Canada), 112 (EU)".
    pub emergency: String,
    /// Whether it is drawn with the signs that every printer has; a document brings its own fonts.
    pub any_printer: bool,
}

/// What stands for a space at which a page breaks no line. No text of a person's has it: there it is
/// shown as a sign.
pub(super) const JOINT: char = '\u{1f}';

/// The words as one that a page breaks only where it is wider than a line.
pub(super) fn joined(words: &str) -> String {
    words.replace(' ', "\u{1f}")
}

impl Look {
    /// The width held between 40 and 200 columns, the range that pages are laid out for.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.width.clamp(40, 200).into()
    }

    /// As it is for a document, which is laid out elsewhere: nothing is cut, and no command is in it.
    #[must_use]
    pub fn for_document(&self) -> Self {
        let emergency = self.paper.as_ref().map(|paper| paper.emergency.clone());
        let paper = emergency.map(|emergency| Paper { emergency, any_printer: false });
        Self { color: false, plain: false, whole: true, paper, ..self.clone() }
    }

    /// A text of the person's as one harmless line.
    #[must_use]
    pub fn line<'t>(&self, text: &'t str) -> Cow<'t, str> {
        sanitize::line(text, self.unicode)
    }

    /// The longest start of a cleaned line that fits `width` columns, marked as cut where it was; all
    /// of it where nothing is cut.
    #[must_use]
    pub fn cut<'t>(&self, line: &'t str, width: usize) -> Cow<'t, str> {
        let unicode = self.unicode && !self.plain;
        if self.whole { Cow::Borrowed(line) } else { sanitize::cut(line, width, unicode) }
    }

    /// The words of a label, cleaned.
    #[must_use]
    pub fn label(&self, key: LabelKey) -> Cow<'_, str> {
        self.line(self.labels.get(key))
    }

    /// A command of these words after the name of the program, which a page keeps on one line where it
    /// fits on one.
    #[must_use]
    pub fn command(&self, words: &str) -> String {
        joined(&self.spoken(self.program.command(words)))
    }

    /// A command as it is shown; in a plain look with what a screen reader passes over in it.
    #[must_use]
    pub fn spoken(&self, command: String) -> String {
        if self.plain { heard::flags(&command).into_owned() } else { command }
    }

    /// Whether the page may draw with signs beyond ASCII. A screen reader passes over them or names them,
    /// and the fonts that a printer is given for text may not have them.
    #[must_use]
    pub fn draws(&self) -> bool {
        let any_printer = self.paper.as_ref().is_some_and(|paper| paper.any_printer);
        self.unicode && !self.plain && !any_printer
    }

    /// Whether a page is to fit the 60 rows of a printed sheet of text; a document is laid out smaller.
    #[must_use]
    pub fn saves_rows(&self) -> bool {
        !self.plain && self.paper.as_ref().is_some_and(|paper| paper.any_printer)
    }

    /// The first of two signs where the page [draws](Self::draws) with Unicode, else the second.
    #[must_use]
    pub fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.draws() { unicode } else { ascii }
    }

    /// What stands before a number under zero: a minus as wide as a plus, and a word for the ear, which
    /// would hear nothing of a hyphen.
    #[must_use]
    pub fn minus(&self) -> &'static str {
        if self.plain { "minus " } else { self.sign("−", "-") }
    }

    /// Hours of sleep with their unit: "6.8 h", and "6.8 hours" for the ear.
    #[must_use]
    pub fn hours(&self, number: &str) -> String {
        match (self.plain, number) {
            (false, _) => format!("{number} h"),
            (true, "1") => "1 hour".to_owned(),
            (true, _) => format!("{number} hours"),
        }
    }

    /// The name of a rating that is followed over time.
    #[must_use]
    pub fn series(&self, series: Series) -> Cow<'_, str> {
        self.label(LabelKey::Series(series))
    }

    /// A value of a rating with its unit, if it has one: "6.8 h" of sleep.
    #[must_use]
    pub fn with_unit(&self, series: Series, number: &str) -> String {
        if series == Series::SleepHours { self.hours(number) } else { number.to_owned() }
    }

    /// When a routine is due: "every day", "Mon and Fri", "3 times a week", "every 10 days"; weekdays in full
    /// for the ear.
    #[must_use]
    pub fn schedule(&self, schedule: Schedule) -> String {
        match schedule {
            Schedule::Daily => "every day".to_owned(),
            Schedule::Weekdays(days) if self.plain => {
                format::list(&days.iter().map(format::weekday_name).collect::<Vec<_>>())
            }
            Schedule::Weekdays(days) => {
                format::list(&days.iter().map(|day| day.to_string()).collect::<Vec<_>>())
            }
            Schedule::PerWeek(1) => "once a week".to_owned(),
            Schedule::PerWeek(2) => "twice a week".to_owned(),
            Schedule::PerWeek(times) => format!("{times} times a week"),
            Schedule::EveryDays(2) => "every other day".to_owned(),
            Schedule::EveryDays(days) => format!("every {days} days"),
            Schedule::SinceLast(days) => format!("{days} days after the last time"),
            Schedule::Paused => "paused".to_owned(),
        }
    }

    /// A date in few columns, "Fri 20 Nov", and in full for the ear.
    #[must_use]
    pub fn short_date(&self, day: Day, today: Day) -> String {
        if self.plain { format::date(day, today) } else { format::short_date(day, today) }
    }

    /// What stands in a row of values for one that is not there.
    #[must_use]
    pub fn none(&self) -> &'static str {
        if self.plain { "none" } else { self.sign("–", "-") }
    }

    /// What stands between the items of a line.
    #[must_use]
    pub fn joint(&self) -> &'static str {
        match (self.plain, self.unicode) {
            (false, true) => " · ",
            _ => ", ",
        }
    }

    /// The text in the colour of its tone, or as it is where there are no colours.
    #[must_use]
    pub fn paint<'t>(&self, tone: Tone, text: &'t str) -> Cow<'t, str> {
        if !self.color || text.is_empty() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(tone.painted(text))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::none("today", "daymark today")]
    #[case::one("today --more", "daymark today --more (two hyphens before more)")]
    #[case::two(
        "log --from mon --to tue",
        "daymark log --from mon --to tue (two hyphens before from and to)"
    )]
    #[case::twice(
        "checkin --scale pain=4 --scale walk=yes",
        "daymark checkin --scale pain=4 --scale walk=yes (two hyphens before scale)"
    )]
    #[case::a_dash("note -- add", "daymark note -- add")]
    fn what_a_screen_reader_passes_over_is_said(#[case] words: &str, #[case] said: &str) {
        let plain = Look { plain: true, ..Look::default() };
        assert_eq!(plain.command(words).replace(JOINT, " "), said);
        assert_eq!(plain.minus(), "minus ");
        assert_eq!([plain.hours("1"), plain.hours("6.5")], ["1 hour", "6.5 hours"]);
    }

    #[test]
    fn paper_has_the_signs_of_any_printer() {
        let paper = Some(Paper { emergency: "112".to_owned(), any_printer: true });
        let look = Look { paper, ..Look::default() };
        assert_eq!((look.none(), look.minus(), look.sign("■", "#")), ("-", "-", "#"));
    }
}
