//! Render options: width, characters, colours, labels.

use std::borrow::Cow;

use anstyle::{Ansi256Color, AnsiColor, Color, Style};

use super::format;
use super::labels::{LabelKey, Labels};
use super::program::Program;
use super::sanitize;
use crate::domain::code::codes;
use crate::domain::time::day::Day;

codes! {
    /// How times of day are written.
    Clock ("clock") {
        /// 14:30.
        H24 = "24h",
        /// 2:30 pm.
        H12 = "12h",
    }
}

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
    pub clock: Clock,
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
            clock: Clock::H24,
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
}

/// The role of a piece of text, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A heading.
    Title,
    /// Words that frame others.
    Quiet,
    /// A line that asks for care.
    Care,
    /// A word that was searched for.
    Found,
    /// Days without use.
    NoUse,
    /// Days with use.
    Use,
    /// Today, while it is open.
    Open,
    /// Weak cravings.
    LowCraving,
    /// Cravings of middle strength.
    MiddleCraving,
    /// Strong cravings.
    HighCraving,
}

/// The codes that colours are made of here. The writer of pages lets these pass, and no others.
const CODES: [&str; 10] = [
    "\u{1b}[0m",
    "\u{1b}[1m",
    "\u{1b}[2m",
    "\u{1b}[4m",
    "\u{1b}[35m",
    "\u{1b}[38;5;32m",
    "\u{1b}[38;5;166m",
    "\u{1b}[38;5;36m",
    "\u{1b}[38;5;172m",
    "\u{1b}[38;5;169m",
];

/// What stands before the first of the program's own colour codes, the code, and what follows it.
pub(super) fn split_at_code(text: &str) -> Option<(&str, &str, &str)> {
    text.match_indices('\u{1b}').find_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let code = CODES.iter().find(|code| rest.starts_with(**code))?;
        Some((before, *code, &rest[code.len()..]))
    })
}

/// The text without the program's own colours.
#[must_use]
pub fn unpainted(text: &str) -> Cow<'_, str> {
    let Some((before, _, mut rest)) = split_at_code(text) else { return Cow::Borrowed(text) };
    let mut bare = before.to_owned();
    while let Some((before, _, after)) = split_at_code(rest) {
        bare.push_str(before);
        rest = after;
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}

/// What stands for a space at which a page breaks no line. No text of a person's has it: there it is
/// shown as a sign.
pub(super) const JOINT: char = '\u{1f}';

/// The words as one that a page breaks only where it is wider than a line.
pub(super) fn joined(words: &str) -> String {
    words.replace(' ', "\u{1f}")
}

/// A colour of the 256 that most terminals have.
const fn color(number: u8) -> Style {
    Style::new().fg_color(Some(Color::Ansi256(Ansi256Color(number))))
}

impl Look {
    /// The width held between 40 and 200 columns, the range that pages are laid out for.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.width.clamp(40, 200).into()
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
        let command = self.program.command(words);
        joined(&if self.plain { format!("{command}{}", flags_said(&command)) } else { command })
    }

    /// Whether the page may draw with signs beyond ASCII. A screen reader passes over them or names them,
    /// and the fonts that a printer is given for text may not have them.
    #[must_use]
    pub fn draws(&self) -> bool {
        self.unicode && !self.plain && self.paper.is_none()
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
        let style = match tone {
            Tone::Title | Tone::Open => Style::new().bold(),
            Tone::Quiet => Style::new().dimmed(),
            Tone::Found => Style::new().underline(),
            Tone::Care => Style::new().bold().fg_color(Some(AnsiColor::Magenta.into())),
            // The nearest to the set of Okabe & Ito (2008), which people with any kind of colour
            // vision tell apart: blue, vermilion; bluish green, orange, reddish purple.
            Tone::NoUse => color(32),
            Tone::Use => color(166),
            Tone::LowCraving => color(36),
            Tone::MiddleCraving => color(172),
            Tone::HighCraving => color(169),
        };
        Cow::Owned(format!("{style}{text}{style:#}"))
    }
}

/// " (two hyphens before more)": what a screen reader passes over in a command.
fn flags_said(command: &str) -> String {
    let flags = command.split(' ').filter_map(|word| word.strip_prefix("--"));
    let flags: Vec<_> = flags.filter(|flag| !flag.is_empty()).collect();
    if flags.is_empty() {
        return String::new();
    }
    format!(" (two hyphens before {})", format::list(&flags))
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
    #[case::a_dash("note -- add", "daymark note -- add")]
    fn what_a_screen_reader_passes_over_is_said(#[case] words: &str, #[case] said: &str) {
        let plain = Look { plain: true, ..Look::default() };
        assert_eq!(plain.command(words).replace(JOINT, " "), said);
        assert_eq!(plain.minus(), "minus ");
        assert_eq!([plain.hours("1"), plain.hours("6.5")], ["1 hour", "6.5 hours"]);
    }

    #[test]
    fn paper_has_the_signs_of_any_printer() {
        let paper = Some(Paper { emergency: "112".to_owned() });
        let look = Look { paper, ..Look::default() };
        assert_eq!((look.none(), look.minus(), look.sign("■", "#")), ("-", "-", "#"));
    }

    #[rstest]
    fn every_colour_is_made_of_codes_that_pass(
        #[values(
            Tone::Title,
            Tone::Quiet,
            Tone::Care,
            Tone::Found,
            Tone::NoUse,
            Tone::Use,
            Tone::Open,
            Tone::LowCraving,
            Tone::MiddleCraving,
            Tone::HighCraving
        )]
        tone: Tone,
    ) {
        let look = Look { color: true, ..Look::default() };
        let painted = look.paint(tone, "a word");
        assert_eq!(sanitize::page(&painted, true, true), painted);
        assert_eq!(unpainted(&painted), "a word");
    }
}
