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
const CODES: [&str; 9] = [
    "\u{1b}[0m",
    "\u{1b}[1m",
    "\u{1b}[2m",
    "\u{1b}[4m",
    "\u{1b}[35m",
    "\u{1b}[38;5;63m",
    "\u{1b}[38;5;130m",
    "\u{1b}[38;5;29m",
    "\u{1b}[38;5;163m",
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
            // Hues of the set of Okabe & Ito (2008), which people with any kind of colour vision tell apart (blue,
            // orange; bluish green, orange, reddish purple), as bright as can be read on white and on black alike.
            Self::NoUse => color(63),
            Self::Use | Self::MiddleCraving => color(130),
            Self::LowCraving => color(29),
            Self::HighCraving => color(163),
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

    /// The relative luminance of WCAG 2 of one of the 216 colours of the cube.
    fn luminance(number: u8) -> f64 {
        let levels = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];
        let place = usize::from(number) - 16;
        let linear = |level: usize| {
            let part: f64 = levels[level % 6] / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(place / 36) + 0.7152 * linear(place / 6) + 0.0722 * linear(place)
    }

    fn number_of(tone: Tone) -> u8 {
        tone.painted("").split(['m', ';']).nth(2).unwrap().parse().unwrap()
    }

    #[rstest]
    fn a_colour_is_read_on_white_and_on_black(
        #[values(Tone::NoUse, Tone::Use, Tone::LowCraving, Tone::MiddleCraving, Tone::HighCraving)]
        tone: Tone,
    ) {
        let number = number_of(tone);
        let of_light = luminance(number) + 0.05;
        // 4.5 to 1, as text has to have, which none of these can miss on one ground without missing it on the other.
        for contrast in [1.05 / of_light, of_light / 0.05] {
            assert!(contrast > 4.45, "{number}: {contrast}");
        }
    }

    #[rstest]
    fn a_sign_is_seen_on_the_grounds_of_common_themes(
        #[values(Tone::NoUse, Tone::Use, Tone::LowCraving, Tone::MiddleCraving, Tone::HighCraving)]
        tone: Tone,
        // The relative luminance of #14171c, #1e1e1e, #002b36, #282a36 and #fdf6e3.
        #[values(0.0085, 0.0130, 0.0199, 0.0237, 0.9234)] ground: f64,
    ) {
        let (sign, ground) = (luminance(number_of(tone)) + 0.05, ground + 0.05);
        assert!(sign.max(ground) / sign.min(ground) >= 3.0, "{tone:?} on {ground}");
    }
}
