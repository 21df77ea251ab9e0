//! Sanitizes the person's text before it reaches a terminal; what is stored never changes.
//!
//! Control bytes, escape sequences, direction overrides and characters without a shape could move
//! the cursor, recolour the screen, or show another text than the one that is there (CWE-150;
//! Boucher and Anderson 2021, "Trojan Source"). Each is shown as a visible sign instead: `␛`, or
//! `\u{1b}` where the sign does not exist or the terminal has no Unicode.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::Path;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::tone;
use crate::domain::text::is_shapeless;

/// More marks than this on one character are shown beside it: a stack of hundreds hides the line.
const MOST_MARKS: usize = 8;

/// A text that a terminal shows as it is: what steers the cursor at a question is written in no other form.
///
/// It is made of any text by taking what moves a terminal out of it, or of words of the program's own
/// source; nothing else makes one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SafeText(String);

impl SafeText {
    /// Any text, made harmless, with its line breaks; see [`block`].
    #[must_use]
    pub fn block(text: &str, unicode: bool) -> Self {
        Self(block(text, unicode).into_owned())
    }

    /// Codes or words that stand in the source of the program.
    #[must_use]
    pub fn own(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// Goes up so many rows of the screen and clears them from there on; on the first row, that one.
    #[must_use]
    pub fn cleared(rows_up: usize) -> Self {
        let up = if rows_up == 0 { String::new() } else { format!("\u{1b}[{rows_up}A") };
        Self(format!("{up}\r\u{1b}[J"))
    }

    /// Takes so many characters back, each of one column.
    #[must_use]
    pub fn taken_back(columns: usize) -> Self {
        Self("\u{8} \u{8}".repeat(columns))
    }

    /// One after the other.
    #[must_use]
    pub fn then(mut self, next: &Self) -> Self {
        self.0.push_str(&next.0);
        self
    }

    /// As a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text as one line: line breaks and tabs become spaces.
///
/// Without `unicode`, every character outside ASCII is written as `\u{…}`: a terminal in another
/// encoding would read some of its bytes as controls.
#[must_use]
pub fn line(text: &str, unicode: bool) -> Cow<'_, str> {
    clean(text, unicode, Breaks::Fold)
}

/// The text with its line breaks kept, each as a plain `\n`; a tab becomes four spaces.
#[must_use]
pub fn block(text: &str, unicode: bool) -> Cow<'_, str> {
    clean(text, unicode, Breaks::Keep)
}

/// A page that the program has put together, with its line breaks; where it is `painted`, the
/// program's own colours pass, and nothing else that moves or recolours.
///
/// What is harmless already stays as it is, so that a page whose words were cleaned one by one is not
/// changed by it.
#[must_use]
pub fn page(text: &str, unicode: bool, painted: bool) -> Cow<'_, str> {
    if !painted {
        return block(text, unicode);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, code, after)) = tone::split_at_code(rest) {
        out.push_str(&block(before, unicode));
        out.push_str(code);
        rest = after;
    }
    if out.is_empty() {
        return block(rest, unicode);
    }
    out.push_str(&block(rest, unicode));
    Cow::Owned(out)
}

/// A path as one line, in which a line break is seen as one.
#[must_use]
pub fn path(path: &Path, unicode: bool) -> String {
    clean(&path.to_string_lossy(), unicode, Breaks::Show).into_owned()
}

/// The longest start of a cleaned line that fits `width` columns, marked as cut where it was.
#[must_use]
pub fn cut(line: &str, width: usize, unicode: bool) -> Cow<'_, str> {
    if line.width() <= width {
        return Cow::Borrowed(line);
    }
    let mark = if unicode { "…" } else { "..." };
    let room = width.saturating_sub(mark.width());
    let fits = |end: &usize| line[..*end].width() <= room;
    let end = line.char_indices().map(|(at, _)| at).take_while(fits).last().unwrap_or(0);
    Cow::Owned(format!("{}{mark}", line[..end].trim_end()))
}

/// What becomes of line breaks and tabs.
#[derive(Clone, Copy, PartialEq)]
enum Breaks {
    /// They are spaces.
    Fold,
    /// They stay, the tab as spaces.
    Keep,
    /// They are shown as signs.
    Show,
}

fn clean(text: &str, unicode: bool, breaks: Breaks) -> Cow<'_, str> {
    // Most of a text passes as it is, and is taken in long pieces.
    let passes =
        |byte: &u8| (b' '..=b'~').contains(byte) || *byte == b'\n' && breaks == Breaks::Keep;
    let passing = |text: &str| text.bytes().take_while(passes).count();
    let (harmless, rest) = text.split_at(passing(text));
    if rest.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(harmless);
    let mut marks = 0;
    let mut rest = rest.chars();
    while let Some(c) = rest.next() {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        match c {
            '\n' | '\r' | '\t' if breaks == Breaks::Show => show(c, unicode, &mut out),
            '\n' => out.push_str(line_break(breaks)),
            '\r' if rest.as_str().starts_with('\n') => {}
            '\t' => out.push_str(if breaks == Breaks::Keep { "    " } else { " " }),
            _ if !unicode || is_shapeless(c) || marks > MOST_MARKS => show(c, unicode, &mut out),
            _ => out.push(c),
        }
        let (harmless, after) = rest.as_str().split_at(passing(rest.as_str()));
        if !harmless.is_empty() {
            marks = 0;
            out.push_str(harmless);
            rest = after.chars();
        }
    }
    Cow::Owned(out)
}

fn line_break(breaks: Breaks) -> &'static str {
    if breaks == Breaks::Keep { "\n" } else { " " }
}

/// Writes the sign of a character that must not pass as it is.
fn show(c: char, unicode: bool, out: &mut String) {
    let code = u32::from(c);
    let sign = match code {
        0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match sign {
        Some(sign) if unicode => out.push(sign),
        // Writing to a String cannot go wrong.
        _ => _ = write!(out, "{}", c.escape_unicode()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("plain words, 7/10", "plain words, 7/10", "plain words, 7/10")]
    #[case("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m", "\\u{1b}[31mred\\u{1b}[0m")]
    #[case("\u{1b}]0;title\u{7}", "␛]0;title␇", "\\u{1b}]0;title\\u{7}")]
    #[case("a\0b\u{8}\u{7f}", "a␀b␈␡", "a\\u{0}b\\u{8}\\u{7f}")]
    #[case("\u{9b}2J\u{85}", "\\u{9b}2J\\u{85}", "\\u{9b}2J\\u{85}")]
    #[case("abc\u{202e}def", "abc\\u{202e}def", "abc\\u{202e}def")]
    #[case("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}", "\\u{2066}x\\u{2069}")]
    #[case("a\u{200b}\u{feff}b", "a\\u{200b}\\u{feff}b", "a\\u{200b}\\u{feff}b")]
    #[case("one\u{2028}two", "one\\u{2028}two", "one\\u{2028}two")]
    #[case("Käthe, 日本", "Käthe, 日本", "K\\u{e4}the, \\u{65e5}\\u{672c}")]
    #[case(
        "می\u{200c}خواهم",
        "می\u{200c}خواهم",
        "\\u{645}\\u{6cc}\\u{200c}\\u{62e}\\u{648}\\u{627}\\u{647}\\u{645}"
    )]
    fn shows_what_has_no_shape(#[case] given: &str, #[case] full: &str, #[case] ascii: &str) {
        assert_eq!(line(given, true), full);
        assert_eq!(block(given, true), full);
        assert_eq!(line(given, false), ascii);
    }

    #[rstest]
    #[case("one\ntwo", "one two", "one\ntwo")]
    #[case("one\r\ntwo", "one two", "one\ntwo")]
    #[case("over\rwritten", "over␍written", "over␍written")]
    #[case("a\tb", "a b", "a    b")]
    #[case("page\u{c}\u{b}", "page␌␋", "page␌␋")]
    fn breaks_follow_the_place(#[case] given: &str, #[case] one: &str, #[case] many: &str) {
        assert_eq!(line(given, true), one);
        assert_eq!(block(given, true), many);
    }

    #[rstest]
    #[case("/home/me/journal", "/home/me/journal", "/home/me/journal")]
    #[case("/a\nb\tc\r", "/a␊b␉c␍", "/a\\u{a}b\\u{9}c\\u{d}")]
    #[case("/\u{1b}[2J\u{202e}ü", "/␛[2J\\u{202e}ü", "/\\u{1b}[2J\\u{202e}\\u{fc}")]
    fn a_path_stays_one_line(#[case] given: &str, #[case] full: &str, #[case] ascii: &str) {
        assert_eq!(path(Path::new(given), true), full);
        assert_eq!(path(Path::new(given), false), ascii);
    }

    #[rstest]
    #[case::own("\u{1b}[1mToday\u{1b}[0m\n", true, "\u{1b}[1mToday\u{1b}[0m\n")]
    #[case::not_wanted("\u{1b}[1mToday\u{1b}[0m\n", false, "␛[1mToday␛[0m\n")]
    #[case::foreign("\u{1b}[1mA\u{1b}[2J\u{1b}]0;x\u{7}", true, "\u{1b}[1mA␛[2J␛]0;x␇")]
    #[case::none("a\n\u{9b}b\n", true, "a\n\\u{9b}b\n")]
    fn only_own_colours_pass(#[case] given: &str, #[case] painted: bool, #[case] shown: &str) {
        assert_eq!(page(given, true, painted), shown);
    }

    #[test]
    fn a_stack_of_marks_stands_beside_its_letter() {
        let given = format!("a{}b", "\u{301}".repeat(10));
        assert_eq!(line(&given, true), format!("a{}\\u{{301}}\\u{{301}}b", "\u{301}".repeat(8)));
    }

    #[rstest]
    #[case("short", 10, "short", "short")]
    #[case("exactly ten", 11, "exactly ten", "exactly ten")]
    #[case("a longer line", 9, "a longer…", "a long...")]
    #[case("日本語日本語", 7, "日本語…", "日本...")]
    #[case("one word", 5, "one…", "on...")]
    #[case("x", 0, "…", "...")]
    fn cuts_to_columns(
        #[case] given: &str,
        #[case] width: usize,
        #[case] full: &str,
        #[case] ascii: &str,
    ) {
        assert_eq!(cut(given, width, true), full);
        assert_eq!(cut(given, width, false), ascii);
    }

    proptest! {
        #[test]
        fn no_control_passes(text in any::<String>(), unicode: bool) {
            let (one, many) = (line(&text, unicode), block(&text, unicode));
            prop_assert!(!one.chars().any(is_shapeless));
            prop_assert!(!many.chars().any(|c| c != '\n' && is_shapeless(c)));
            prop_assert!(unicode || many.is_ascii());
            prop_assert!(!path(Path::new(&text), unicode).chars().any(is_shapeless));
        }

        #[test]
        fn cleaning_twice_is_cleaning_once(text in any::<String>(), unicode: bool) {
            let once = line(&text, unicode).into_owned();
            prop_assert_eq!(line(&once, unicode), once.as_str());
            let once = block(&text, unicode).into_owned();
            prop_assert_eq!(block(&once, unicode), once.as_str());
        }

        #[test]
        fn a_cut_line_fits(text in any::<String>(), width in 3usize..200, unicode: bool) {
            let line = line(&text, unicode);
            prop_assert!(cut(&line, width, unicode).width() <= width);
        }
    }
}
