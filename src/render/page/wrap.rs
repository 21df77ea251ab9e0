//! Breaks lines at their spaces, so that they fit a number of columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::look::JOINT;

/// Breaks a line at its spaces so that each part fits `width` columns; a wider word is broken too.
///
/// Spaces in a row count as one, and a text without words is one empty line. A command of
/// [`Look::command`](crate::render::look::Look::command) is one word, unless it is wider than the line.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_after(0, text, width)
}

/// As [`wrap`], where so many columns of the first line are taken, and a space parts the text from them.
pub(super) fn wrap_after(taken: usize, text: &str, width: usize) -> Vec<String> {
    let last = String::with_capacity(width.min(LINE));
    let mut lines = Lines { done: Vec::new(), last, used: taken, width };
    for word in words(text) {
        let room = columns(word);
        if room <= width {
            lines.place(word, room);
            continue;
        }
        // A joint at the end of a line may go, where the item before it then fits.
        if let Some(item) = word.strip_suffix(" ·").filter(|item| columns(item) <= width) {
            lines.place(item, columns(item));
            lines.used = width;
            continue;
        }
        for part in word.split([JOINT, ' ']).filter(|part| !part.is_empty()) {
            for piece in pieces(part, width) {
                lines.place(piece, columns(piece));
            }
        }
    }
    lines.done.push(lines.last);
    if text.contains(JOINT) {
        for line in &mut lines.done {
            *line = line.replace(JOINT, " ");
        }
    }
    lines.done
}

/// The words of a text; a sign that belongs to the word before it, as in "85 %", stays with it.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(' ');
        let end = |text: &str| text.find(' ').unwrap_or(text.len());
        let mut length = end(rest);
        while let Some(next) = rest[length..].strip_prefix(' ')
            && belongs_to_the_word_before(&next[..end(next)])
        {
            length += 1 + end(next);
        }
        let (word, after) = rest.split_at(length);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

fn belongs_to_the_word_before(word: &str) -> bool {
    word.starts_with('%') || word == "·"
}

/// So many bytes are set aside for a line: most take no more.
const LINE: usize = 96;

/// The lines of a text that is being broken.
struct Lines {
    done: Vec<String>,
    last: String,
    /// The columns of the last.
    used: usize,
    width: usize,
}

impl Lines {
    fn place(&mut self, word: &str, room: usize) {
        if self.used > 0 && self.used + 1 + room > self.width {
            let fresh = String::with_capacity(self.width.min(LINE));
            self.done.push(std::mem::replace(&mut self.last, fresh));
            self.used = 0;
        } else if self.used > 0 {
            self.last.push(' ');
            self.used += 1;
        }
        self.last.push_str(word);
        self.used += room;
    }
}

/// The columns of a text; most words are ASCII, and need no table.
fn columns(text: &str) -> usize {
    // Without an end in the middle the compiler looks at many bytes at once.
    let plain = text.bytes().fold(true, |plain, byte| plain & (b' '..=b'~').contains(&byte));
    if plain { text.len() } else { text.width() }
}

/// Breaks the lines of a text that are wider than `width` columns, at their spaces; what follows stands
/// under the words of its line. A word that is wider stays whole, so that a path can be copied.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> String {
    let mut broken = String::with_capacity(text.len());
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            broken.push('\n');
        }
        if columns(line) <= width {
            broken.push_str(line);
            continue;
        }
        let (start, words) = line.split_at(hang(line));
        let hang = start.width();
        broken.push_str(start);
        let mut used = hang;
        for word in words.split(' ') {
            if used > hang && used + 1 + columns(word) > width {
                broken.push('\n');
                broken.extend(std::iter::repeat_n(' ', hang));
                used = hang;
            } else if used > hang {
                broken.push(' ');
                used += 1;
            }
            broken.push_str(word);
            used += columns(word);
        }
    }
    broken
}

/// Where the words of a line begin: after its indent, and after the number of an option.
fn hang(line: &str) -> usize {
    let indented = line.trim_start_matches(' ');
    let after = indented.trim_start_matches(|c: char| c.is_ascii_digit());
    let words = after.trim_start_matches(' ');
    let numbered = after.len() < indented.len() && after.len() >= words.len() + 2;
    line.len() - if numbered { words.len() } else { indented.len() }
}

/// The word, or parts of it that fit `width` columns and could not share a line.
fn pieces(word: &str, width: usize) -> Vec<&str> {
    if columns(word) <= width {
        return vec![word];
    }
    let (mut pieces, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, c) in word.char_indices() {
        let columns = c.width().unwrap_or(0);
        if used > 0 && used + columns > width {
            pieces.push(&word[start..at]);
            (start, used) = (at, 0);
        }
        used += columns;
    }
    pieces.push(&word[start..]);
    pieces
}
