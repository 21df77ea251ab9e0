//! The answer under way, and how it stands on the screen.

use unicode_width::UnicodeWidthStr;

use super::AnswerShape;
use super::keys::Key;
use crate::domain::text::Text;
use crate::render::sanitize::SafeText;

/// An answer while it is typed or pasted.
#[derive(Debug)]
pub(super) struct Typed {
    takes: AnswerShape,
    text: String,
    /// A line break after which nothing has come yet: Enter, or one of several lines at once.
    entered: bool,
    pasting: bool,
    /// Why none of it is taken, as soon as that is known.
    refused: Option<Answer>,
}

/// What became of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Taken(String),
    /// It came as more lines than were asked for.
    SeveralLines,
    NotUtf8,
    TooLong,
}

/// What a key changes on the screen.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    None,
    /// This is added at the end.
    Added(String),
    /// The end of this was taken away.
    Erased(String),
    /// The person ended it.
    Ended,
}

impl Typed {
    pub(super) fn new(takes: AnswerShape) -> Self {
        // What does not show is not left behind where the text grows.
        let text = String::with_capacity(if takes == AnswerShape::Secret { 4096 } else { 0 });
        Self { takes, text, entered: false, pasting: false, refused: None }
    }

    /// What is there so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is over if nothing more comes at once: a break between lines is Enter unless
    /// other lines follow it, and more lines than are taken are refused when all of them have come.
    pub(super) fn may_be_over(&self) -> bool {
        !self.pasting && (self.entered || self.has_too_many_lines())
    }

    fn has_too_many_lines(&self) -> bool {
        self.takes != AnswerShape::Text && self.text.trim_matches('\n').contains('\n')
    }

    /// The answer as it came.
    pub(super) fn answer(self) -> Answer {
        if let Some(refused) = self.refused {
            refused
        } else if self.has_too_many_lines() {
            Answer::SeveralLines
        } else {
            Answer::Taken(self.text.trim_matches('\n').to_owned())
        }
    }

    pub(super) fn take(&mut self, key: Key) -> Change {
        let mut added = String::new();
        if std::mem::take(&mut self.entered) {
            self.add('\n', &mut added);
        }
        match key {
            Key::Char(c) => self.add(c, &mut added),
            Key::Enter if self.pasting => self.add('\n', &mut added),
            Key::Enter => self.entered = true,
            Key::Foreign => self.refused = Some(Answer::NotUtf8),
            Key::PasteBegins => self.pasting = true,
            Key::PasteEnds => {
                self.pasting = false;
                return self.cut(self.text.trim_end_matches('\n').len());
            }
            Key::Erase => return self.cut(self.before_last()),
            Key::EraseWord => {
                let words = self.text.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
                return self.cut(words.len());
            }
            Key::EraseAll => return self.cut(0),
            Key::End if self.text.is_empty() => return Change::Ended,
            Key::End => {}
        }
        if added.is_empty() { Change::None } else { Change::Added(added) }
    }

    fn add(&mut self, c: char, added: &mut String) {
        if self.text.len() + c.len_utf8() > Text::MAX_BYTES {
            self.refused = Some(Answer::TooLong);
            return;
        }
        self.text.push(c);
        added.push(c);
    }

    fn cut(&mut self, length: usize) -> Change {
        if length == self.text.len() {
            return Change::None;
        }
        let before = self.text.clone();
        self.text.truncate(length);
        Change::Erased(before)
    }

    /// Where the last character begins, with the marks that stand on it.
    fn before_last(&self) -> usize {
        let stands_alone = |c: &char| *c == '\n' || columns(&c.to_string()) > 0;
        let mut back = self.text.char_indices().rev();
        back.find(|(_, c)| stands_alone(c)).map_or(0, |(at, _)| at)
    }
}

/// How an answer is written, after its question, on rows of so many columns.
pub(super) struct Sheet<'p> {
    pub(super) question: &'p SafeText,
    pub(super) columns: usize,
    pub(super) unicode: bool,
    /// Whether the terminal can be told to go up a row.
    pub(super) can_redraw: bool,
}

impl Sheet<'_> {
    /// A text as it is shown.
    pub(super) fn shown(&self, text: &str) -> SafeText {
        SafeText::block(text, self.unicode)
    }

    /// What takes the end of `before` off the screen, so that `left` is there.
    pub(super) fn erased(&self, before: &str, left: &str) -> SafeText {
        let shown = |text: &str| self.question.clone().then(&self.shown(text));
        let (safe_left, before) = (shown(left), shown(before));
        let (before, left) = (before.as_str(), safe_left.as_str());
        let is_simple =
            !before.contains('\n') && before.is_ascii() && columns(before) < self.columns;
        if is_simple || !self.can_redraw {
            return SafeText::taken_back(columns(before).saturating_sub(columns(left)));
        }
        let rows = |line: &str| columns(line).saturating_sub(1) / self.columns.max(1);
        let up: usize = before.split('\n').map(|line| rows(line) + 1).sum::<usize>() - 1;
        SafeText::cleared(up).then(&safe_left)
    }
}

fn columns(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::cli::prompt::keys::{Editing, Keys};

    /// The answer that these bytes at once make, if they make one.
    fn answer(takes: AnswerShape, bytes: &str) -> Option<Answer> {
        let mut keys =
            Keys::new(Editing { erase: 0x7f, erase_word: 0x17, erase_all: 0x15, end: 0x04 });
        let (mut typed, mut read) = (Typed::new(takes), Vec::new());
        for byte in bytes.bytes() {
            keys.push(byte, &mut read);
        }
        for key in read {
            typed.take(key);
        }
        typed.may_be_over().then(|| typed.answer())
    }

    #[rstest]
    #[case::typed("7\r", Some("7"))]
    #[case::corrected("8\x7f7\r", Some("7"))]
    #[case::nothing("\r", Some(""))]
    #[case::enter_held_down("\r\r\r", Some(""))]
    #[case::enter_twice("7\r\r", Some("7"))]
    #[case::pasted("\x1b[200~7\x1b[201~", None)]
    #[case::pasted_with_its_break("\x1b[200~7\r\x1b[201~", None)]
    #[case::pasted_and_entered("\x1b[200~7\r\x1b[201~\r", Some("7"))]
    fn one_line_is_taken(#[case] bytes: &str, #[case] taken: Option<&str>) {
        let taken = taken.map(|taken| Answer::Taken(taken.to_owned()));
        assert_eq!(answer(AnswerShape::OneLine, bytes), taken);
    }

    #[rstest]
    #[case::at_once("7\rrm -r x\r")]
    #[case::the_last_without_its_break("7\rrm -r x")]
    #[case::in_a_paste("\x1b[200~7\rrm -r x\r\x1b[201~")]
    #[case::after_an_empty_one("7\r\rx")]
    fn several_lines_are_not_one(#[case] bytes: &str) {
        assert_eq!(answer(AnswerShape::OneLine, bytes), Some(Answer::SeveralLines));
    }

    #[rstest]
    #[case::at_once("a\r\rb\rc\r", Some("a\n\nb\nc"))]
    #[case::the_last_without_its_break("a\rb", None)]
    #[case::which_then_comes("a\rb\r", Some("a\nb"))]
    #[case::in_a_paste("\x1b[200~a\rb\r\x1b[201~", None)]
    #[case::in_a_paste_that_is_entered("\x1b[200~a\rb\r\x1b[201~!\r", Some("a\nb!"))]
    #[case::spaces_are_kept("  a \r  b\r", Some("  a \n  b"))]
    fn a_text_takes_several_lines(#[case] bytes: &str, #[case] taken: Option<&str>) {
        let taken = taken.map(|taken| Answer::Taken(taken.to_owned()));
        assert_eq!(answer(AnswerShape::Text, bytes), taken);
    }

    #[test]
    fn what_is_longer_than_a_text_can_be_is_not_cut() {
        let bytes = format!("{}\r", "x".repeat(Text::MAX_BYTES + 1));
        assert_eq!(answer(AnswerShape::Text, &bytes), Some(Answer::TooLong));
    }

    #[rstest]
    #[case::a_letter("ab", "a", "\u{8} \u{8}")]
    #[case::two_columns("a\u{1f331}", "a", "\r\u{1b}[JQ: a")]
    #[case::all("ab", "", "\u{8} \u{8}\u{8} \u{8}")]
    #[case::over_the_edge("abcdefgh", "abcdefg", "\u{1b}[1A\r\u{1b}[JQ: abcdefg")]
    #[case::at_the_edge("abcdefg", "abcdef", "\r\u{1b}[JQ: abcdef")]
    #[case::a_line("a\n", "a", "\u{1b}[1A\r\u{1b}[JQ: a")]
    fn what_is_erased_leaves_the_screen(
        #[case] before: &str,
        #[case] left: &str,
        #[case] written: &str,
    ) {
        let question = &SafeText::own("Q: ");
        let sheet = Sheet { question, columns: 10, unicode: true, can_redraw: true };
        assert_eq!(sheet.erased(before, left).as_str(), written);
    }
}
