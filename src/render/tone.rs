//! Colours by the role of a text, and the only codes that may reach a terminal.

use std::borrow::Cow;

use anstyle::{Ansi256Color, AnsiColor, Color, Style};

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

impl Tone {
    /// A text in its colour.
    pub(super) fn painted(self, text: &str) -> String {
        let style = match self {
            Self::Title | Self::Open => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Found => Style::new().underline(),
            Self::Care => Style::new().bold().fg_color(Some(AnsiColor::Magenta.into())),
            // The nearest to the set of Okabe & Ito (2008), which people with any kind of colour
            // vision tell apart: blue, vermilion; bluish green, orange, reddish purple.
            Self::NoUse => color(32),
            Self::Use => color(166),
            Self::LowCraving => color(36),
            Self::MiddleCraving => color(172),
            Self::HighCraving => color(169),
        };
        format!("{style}{text}{style:#}")
    }
}

/// A colour of the 256 that most terminals have.
const fn color(number: u8) -> Style {
    Style::new().fg_color(Some(Color::Ansi256(Ansi256Color(number))))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::render::sanitize;

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
        let painted = tone.painted("a word");
        assert_eq!(sanitize::page(&painted, true, true), painted);
        assert_eq!(unpainted(&painted), "a word");
    }
}
