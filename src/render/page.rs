//! A page of text: a title, lines that wrap, and facts beside their names.

mod wrap;

use unicode_width::UnicodeWidthStr;

use super::document::chart::Chart;
use super::document::{Block, Document};
use super::format::{self, capital};
use super::paint::Tone;
use super::sanitize;
use super::style::{JOINT, Look, joined};
use super::table::Table;
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
    text: String,
    document: Option<Document>,
}

impl<'l> Page<'l> {
    /// An empty page.
    #[must_use]
    pub fn new(look: &'l Look) -> Self {
        Self { look, name: NAME, text: String::new(), document: None }
    }

    /// The document that `put` makes of an empty page, in a look that is not plain.
    #[must_use]
    pub fn collected(look: &Look, put: impl FnOnce(&mut Page<'_>)) -> Document {
        let document = Some(Document::default());
        let mut page = Page { look, name: NAME, text: String::new(), document };
        put(&mut page);
        page.document.unwrap_or_default()
    }

    /// The look it is drawn with.
    #[must_use]
    pub fn look(&self) -> &'l Look {
        self.look
    }

    /// A heading, wrapped.
    pub fn title(&mut self, text: &str) {
        if let Some(document) = &mut self.document {
            return document.title(text);
        }
        self.wrapped(0, Some(Tone::Title), text);
    }

    /// A heading of some parts; in a plain look a sentence each.
    pub fn heading<S: AsRef<str>>(&mut self, parts: &[S]) {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        if let Some(document) = &mut self.document {
            document.heading(&parts);
        } else if self.look.plain {
            for part in parts {
                self.sentence(part);
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

    /// Gives the names of the facts that follow room for the longest of these.
    pub fn widen_names<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        let longest = names.into_iter().map(UnicodeWidthStr::width).max().unwrap_or(0);
        self.name = NAME.max(longest + 2);
    }

    /// A fact beside its name, wrapped under itself; in a plain look the sentence that says it.
    pub fn fact(&mut self, name: &str, text: &str, sentence: &str) {
        if let Some(document) = &mut self.document {
            return document.fact(name, text);
        }
        if self.look.plain {
            return self.sentence(sentence);
        }
        let room = self.room(name);
        let colon = if name.width() < self.name { "" } else { ":" };
        if INDENT + room > self.look.columns() / 2 {
            let colon = if name.is_empty() { "" } else { ": " };
            return self.line(&format!("{name}{colon}{text}"));
        }
        let fill = " ".repeat(room - name.width() - colon.len());
        let mut start =
            format!("{}{fill}", self.look.paint(Tone::Quiet, &format!("{name}{colon}")));
        for line in wrap(text, self.fact_room(name)) {
            self.push(INDENT, &(start + &line));
            start = " ".repeat(room);
        }
    }

    /// A fact beside its name, whose columns stay as they are: for one that fits its line.
    pub fn aligned(&mut self, name: &str, text: &str) {
        if let Some(document) = &mut self.document {
            return document.fact(name, text);
        }
        let fill = " ".repeat(self.name.max(name.width() + 1).saturating_sub(name.width()));
        let text = text.replace(JOINT, " ");
        self.push(INDENT, &format!("{}{fill}{text}", self.look.paint(Tone::Quiet, name)));
    }

    /// What there is to say of one thing, beside its name; in a plain look a sentence for each fact of
    /// it, which begins with what it is of.
    pub fn facts<S: AsRef<str>>(&mut self, name: &str, text: &str, of: &str, facts: &[S]) {
        if !self.look.plain {
            return self.fact(name, text, "");
        }
        for fact in facts.iter().map(AsRef::as_ref) {
            self.sentence(&if of.is_empty() { capital(fact) } else { format!("{of}: {fact}") });
        }
    }

    /// Some things beside their name, none of them broken where it fits a line; in a plain look a
    /// sentence for each, which begins with what they are.
    pub fn list<S: AsRef<str>>(&mut self, name: &str, of: &str, items: &[S]) {
        let whole: Vec<_> = items.iter().map(|item| joined(item.as_ref())).collect();
        self.facts(name, &whole.join(self.look.joint()), of, items);
    }

    /// As [`list`](Self::list), each on a line of its own.
    pub fn column<S: AsRef<str>>(&mut self, name: &str, of: &str, items: &[S]) {
        let mut name = name;
        for item in items.iter().map(AsRef::as_ref) {
            self.facts(name, item, of, &[item]);
            name = "";
        }
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

    /// As many items beside a name as one line holds, or all where nothing is cut; in a plain look the
    /// sentence that says all.
    pub fn few(&mut self, name: &str, items: &[&str], sentence: &str) {
        let room = if self.look.whole { usize::MAX } else { self.fact_room(name) };
        let mut line = String::new();
        for item in items {
            let longer =
                if line.is_empty() { (*item).to_owned() } else { format!("{line}, {item}") };
            if !line.is_empty() && longer.width() > room {
                break;
            }
            line = longer;
        }
        if !line.is_empty() {
            self.fact(name, &line, sentence);
        }
    }

    /// A fact that begins with a drawing, which is never broken: the words stand beside it where
    /// they fit, else under it. The drawing takes no more than [`fact_room`](Self::fact_room) of
    /// an empty name. In a plain look the sentence alone, and in a document, which has charts, the words.
    pub fn drawn(&mut self, name: &str, drawing: &str, words: &str, sentence: &str) {
        if let Some(document) = &mut self.document {
            if !words.is_empty() {
                document.fact(name, words);
            }
            return;
        }
        if self.look.plain {
            return self.sentence(sentence);
        }
        let mut start = " ".repeat(self.name);
        if name.width() < self.name {
            let fill = " ".repeat(self.name - name.width());
            start = format!("{}{fill}", self.look.paint(Tone::Quiet, name));
        } else {
            self.line(name);
        }
        if drawing.width() + 2 + words.width() <= self.fact_room("") {
            return self.push(INDENT, format!("{start}{drawing}  {words}").trim_end());
        }
        self.push(INDENT, format!("{start}{drawing}").trim_end());
        self.under(words);
    }

    /// More of the fact before, wrapped under itself; nothing in a plain look, whose sentence said
    /// it.
    pub fn under(&mut self, text: &str) {
        if let Some(document) = &mut self.document {
            document.fact("", text);
        } else if !self.look.plain {
            for line in wrap(text, self.fact_room("")) {
                self.push(INDENT + self.name, &line);
            }
        }
    }

    /// The columns for the text of a fact of this name.
    #[must_use]
    pub fn fact_room(&self, name: &str) -> usize {
        self.look.columns().saturating_sub(INDENT + self.room(name))
    }

    /// How many rows it has so far, where it is laid out.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.text.lines().count()
    }

    /// The columns that a name takes: one that is longer than the others ends in a colon.
    fn room(&self, name: &str) -> usize {
        if name.width() < self.name { self.name } else { name.width() + 2 }
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
        for line in table.lines() {
            self.push(INDENT, &line);
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

    /// Ends a page of paper: when it was printed, and lines to write on, as many as the sheet has room for.
    pub fn end_of_paper(&mut self, today: Day) {
        /// The rows of a sheet: 11 inches of 6 lines, less what a printer leaves at its ends.
        const ROWS: usize = 60;
        /// The fewest and the most lines to write on.
        const LINES: (usize, usize) = (2, 5);
        if self.look.paper.is_none() {
            return;
        }
        let date = format::full_date(today);
        if let Some(document) = &mut self.document {
            return document.push(Block::End(format!("Made on {date}")));
        }
        self.gap();
        self.line(&format!("Printed on {date}"));
        if !self.look.plain {
            let sheet = self.text.rsplit('\u{c}').next().unwrap_or_default();
            let free = ROWS.saturating_sub(sheet.lines().count());
            for _ in 0..(free / 2).clamp(LINES.0, LINES.1) {
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
        self.push(0, &format!("{text}{stop}").replace(JOINT, " "));
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
