//! A page of text: a title, lines that wrap, and facts beside their names.

mod facts;
mod wrap;

use unicode_width::UnicodeWidthStr;

use super::document::chart::Chart;
use super::document::{Block, Cells, Document};
use super::format;
use super::look::{JOINT, Look};
use super::sanitize;
use super::table::Table;
use super::tone::Tone;
use crate::domain::time::day::Day;

pub use wrap::{wrap, wrapped};

/// The space before every line under the title.
pub const INDENT: usize = 2;
/// The columns that the name of a fact takes, unless they are widened; a longer one takes its own
/// and a space.
const NAME: usize = 10;
/// The space before the text of an item whose mark has a line of its own.
const HANG: usize = 4;

/// A page as it is put together, from the top.
///
/// In a plain look everything on it is a sentence on a line of its own, however long. A page that is
/// [collected](Self::collected) is not laid out: each part is a block of a document.
#[derive(Debug)]
pub struct Page<'l> {
    look: &'l Look,
    name: usize,
    /// What the sentences of a plain look are of, where they do not say it themselves.
    of: Option<String>,
    text: String,
    document: Option<Document>,
}

impl<'l> Page<'l> {
    /// An empty page.
    #[must_use]
    pub fn new(look: &'l Look) -> Self {
        Self { look, name: NAME, of: None, text: String::new(), document: None }
    }

    /// The document that `put` makes of an empty page, in a look that is not plain.
    #[must_use]
    pub fn collected(look: &Look, put: impl FnOnce(&mut Page<'_>)) -> Document {
        let document = Some(Document::default());
        let mut page = Page { look, name: NAME, of: None, text: String::new(), document };
        put(&mut page);
        page.document.unwrap_or_default()
    }

    /// The look it is drawn with.
    #[must_use]
    pub fn look(&self) -> &'l Look {
        self.look
    }

    /// Lets each sentence of a plain look begin with this: who hears one line does not see under which heading it
    /// stands. Nothing with an empty name.
    pub fn each_of(&mut self, name: &str) {
        self.of = Some(format!("{name}: ")).filter(|_| !name.is_empty());
    }

    /// A heading, wrapped.
    pub fn title(&mut self, text: &str) {
        if let Some(document) = &mut self.document {
            return document.title(text);
        }
        self.wrapped(0, Some(Tone::Title), text);
    }

    /// A heading below a heading, of what follows it; in a plain look each sentence begins with it.
    pub fn part(&mut self, name: &str) {
        if let Some(document) = &mut self.document {
            document.push(Block::Part(format::capital(name)));
        } else if self.look.plain {
            self.each_of(&format::capital(name));
        } else {
            self.line(&format!("{}:", format::capital(name)));
        }
    }

    /// A heading of some parts, of which only the first may begin with words of the person's; in a plain look a
    /// sentence each.
    pub fn heading<S: AsRef<str>>(&mut self, parts: &[S]) {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        if let Some(document) = &mut self.document {
            document.heading(&parts);
        } else if self.look.plain {
            for (at, part) in parts.into_iter().enumerate() {
                // What says of what it is begins with a name, which stays as it is written.
                if at == 0 || part.contains(": ") {
                    self.sentence(part);
                } else {
                    self.sentence(&format::capital(part));
                }
            }
        } else {
            self.title(&parts.join(self.look.joint()));
        }
    }

    /// An empty line; none in a plain look or in a document.
    pub fn gap(&mut self) {
        if !self.look.plain && self.document.is_none() {
            self.push(0, "");
        }
    }

    /// A line, wrapped.
    pub fn line(&mut self, text: &str) {
        if let Some(document) = &mut self.document {
            return document.paragraph(text);
        }
        self.wrapped(INDENT, None, text);
    }

    /// What can be done, and the command that does it, of these words after the name of the program;
    /// nothing on paper, where nothing is typed.
    pub fn offer(&mut self, text: &str, command: &str) {
        if self.look.paper.is_some() || self.document.is_some() {
            return;
        }
        self.line(&format!("{text}: {}", self.look.command(command)));
    }

    /// A line of several facts, wrapped; in a plain look a sentence for each.
    pub fn lines<S: AsRef<str>>(&mut self, text: &str, facts: &[S]) {
        if self.look.plain {
            for fact in facts {
                self.sentence(fact.as_ref());
            }
        } else {
            self.line(text);
        }
    }

    /// A line that asks for care, wrapped.
    pub fn care(&mut self, text: &str) {
        if let Some(document) = &mut self.document {
            return document.care(text);
        }
        self.wrapped(INDENT, Some(Tone::Care), text);
    }

    /// A fact that stays in one piece however long it is, such as a path.
    pub fn whole(&mut self, name: &str, text: &str, sentence: &str) {
        if let Some(document) = &mut self.document {
            return document.fact(name, text);
        }
        if self.look.plain {
            return self.push(0, sentence);
        }
        let fill = " ".repeat(NAME.saturating_sub(name.width()).max(1));
        self.push(INDENT, &format!("{}{fill}{text}", self.look.paint(Tone::Quiet, name)));
    }

    /// How many rows it has so far, where it is laid out.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.text.lines().count()
    }

    /// A line after its mark ("1. "), wrapped under itself; under a mark of more than a third of the page
    /// it starts on a line of its own.
    pub fn item(&mut self, mark: &str, text: &str) {
        if let Some(document) = &mut self.document {
            return document.item(mark, text);
        }
        if self.look.plain {
            return self.sentence(&format!("{mark}{text}"));
        }
        let room = self.look.columns() - INDENT;
        let (mut start, hang) = if mark.width() * 3 > room {
            self.line(mark);
            (" ".repeat(HANG), HANG)
        } else {
            (mark.to_owned(), mark.width())
        };
        for line in wrap(text, room - hang) {
            self.push(INDENT, &(start + &line));
            start = " ".repeat(hang);
        }
    }

    /// A text of the person's, its lines as they were typed; one wider than the page is wrapped.
    pub fn words(&mut self, text: &str) {
        if let Some(document) = &mut self.document {
            return document.push(Block::Quotation(text.to_owned()));
        }
        let room = self.look.columns() - HANG;
        for line in sanitize::block(text, self.look.unicode).lines() {
            if self.look.plain {
                self.push(0, line);
            } else if line.width() <= room {
                self.push(HANG, line);
            } else {
                for part in wrap(line, room) {
                    self.push(HANG, &part);
                }
            }
        }
    }

    /// A table, which a plain look has no place for: say its rows in sentences there.
    pub fn table(&mut self, table: Table) {
        if let Some(document) = &mut self.document {
            return document.push(Block::Table(table.into_cells()));
        }
        if table.breaks_words() {
            return self.stacked(&table.into_cells());
        }
        for line in table.lines() {
            self.push(INDENT, &line);
        }
    }

    /// The rows of a table that is too wide for the page: each cell on a line of its own, named by its
    /// column.
    fn stacked(&mut self, cells: &Cells) {
        for row in &cells.rows {
            let mut row = row.iter().map(String::as_str);
            self.paragraph(row.next().unwrap_or_default(), INDENT);
            for (at, cell) in row.enumerate().filter(|(_, cell)| !cell.is_empty()) {
                match cells.head.get(at + 1).map(String::as_str) {
                    None | Some("") => self.paragraph(cell, HANG),
                    Some(name) => self.paragraph(&format!("{name}: {cell}"), HANG),
                }
            }
        }
    }

    /// Words that begin at a column, over as many lines as they take.
    fn paragraph(&mut self, words: &str, indent: usize) {
        for line in wrap(words, self.look.columns().saturating_sub(indent)) {
            self.push(indent, &line);
        }
    }

    /// Values over time, in a document alone: pages of text draw them beside their facts.
    pub fn chart(&mut self, chart: impl FnOnce() -> Chart) {
        if let Some(document) = &mut self.document {
            let chart = chart();
            if !chart.is_empty() {
                document.push(Block::Chart(chart));
            }
        }
    }

    /// Whether its parts are collected for a document, which has charts.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.document.is_some()
    }

    /// What a document has in the place of a drawing; gives back whether this is one.
    pub fn instead(&mut self, block: impl FnOnce() -> Block) -> bool {
        let document = self.document.as_mut();
        document.map(|document| document.push(block())).is_some()
    }

    /// The lines of a drawing as wide as the page less its indent, which a plain look has no place
    /// for: say it in sentences there.
    pub fn drawing(&mut self, lines: &[String]) {
        for line in lines {
            self.push(INDENT, line);
        }
    }

    /// Ends a page of paper: when it was printed, and lines to write on, as many as its last sheet has room for.
    pub fn end_of_paper(&mut self, today: Day) {
        /// The rows of a sheet: 11 inches of 6 lines, less what a printer leaves at its ends.
        const ROWS: usize = 60;
        const NO_ADVICE: &str = "This is not medical advice";
        /// The most lines to write on; fewer where they would take one more sheet.
        const LINES: usize = 5;
        if self.look.paper.is_none() {
            return;
        }
        let date = format::full_date(today);
        if let Some(document) = &mut self.document {
            return document.push(Block::End(format!("Made on {date}. {NO_ADVICE}")));
        }
        let used = |text: &str| text.rsplit('\u{c}').next().unwrap_or_default().lines().count();
        if used(&self.text) + 1 != ROWS {
            self.gap();
        }
        if self.look.plain {
            self.line(&format!("Printed on {date}"));
            self.line(NO_ADVICE);
        } else {
            self.line(&format!("Printed on {date}. {NO_ADVICE}"));
        }
        if !self.look.plain {
            let free = ROWS - 1 - (used(&self.text) - 1) % ROWS;
            for _ in 0..(free / 2).min(LINES) {
                self.gap();
                let line = "_".repeat(self.look.columns() - INDENT);
                self.push(INDENT, &line);
            }
        }
    }

    /// The page as written so far, each line ended by a line break.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    fn wrapped(&mut self, indent: usize, tone: Option<Tone>, text: &str) {
        if self.look.plain {
            return self.sentence(text);
        }
        for line in wrap(text, self.look.columns() - indent) {
            match tone {
                Some(tone) => self.push(indent, &self.look.paint(tone, &line)),
                None => self.push(indent, &line),
            }
        }
    }

    fn sentence(&mut self, text: &str) {
        let stop = if text.ends_with(['.', ':', '?', '!', '…']) { "" } else { "." };
        let of = self.of.as_deref().filter(|of| !text.starts_with(of)).unwrap_or_default();
        self.push(0, &format!("{of}{text}{stop}").replace(JOINT, " "));
    }

    fn push(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', indent));
        }
        self.text.push_str(line);
        self.text.push('\n');
    }
}

#[cfg(test)]
mod tests;
