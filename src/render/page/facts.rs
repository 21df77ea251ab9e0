//! Facts beside their names.

use unicode_width::UnicodeWidthStr;

use super::wrap::wrap_after;
use super::{INDENT, NAME, Page, wrap};
use crate::render::format::capital;
use crate::render::heard::clauses;
use crate::render::look::{JOINT, joined};
use crate::render::tone::Tone;

impl Page<'_> {
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
        if INDENT + room > self.look.columns() / 2 {
            let colon = if name.is_empty() { "" } else { ": " };
            return self.line(&format!("{name}{colon}{text}"));
        }
        // Under a name that is somewhat longer than the others the text goes on where that of the others stands.
        let hang = if name.width() < 2 * self.name { self.name } else { room };
        let colon = if name.width() < self.name { "" } else { ":" };
        let used = name.width() + colon.len();
        let name = format!("{name}{colon}");
        let name = self.look.paint(Tone::Quiet, &name);
        let fill = " ".repeat(hang.saturating_sub(used));
        let (mut start, taken) = (format!("{name}{fill}"), used.saturating_sub(hang));
        for line in wrap_after(taken, text, self.look.columns() - INDENT - hang) {
            // The first line is empty where its first word has no room beside a long name.
            self.push(INDENT, (start + &line).trim_end());
            start = " ".repeat(hang);
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
        // Words of the person's own may have a stop.
        let of = of.trim_end_matches('.');
        for fact in facts.iter().map(AsRef::as_ref) {
            self.sentence(&if of.is_empty() { capital(fact) } else { format!("{of}: {fact}") });
        }
    }

    /// As [`facts`](Self::facts), where semicolons part what there is to say.
    pub fn clauses(&mut self, name: &str, text: &str, of: &str) {
        self.facts(name, text, of, &clauses(text));
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

    /// The columns that a name takes: one that is longer than the others ends in a colon.
    fn room(&self, name: &str) -> usize {
        if name.width() < self.name { self.name } else { name.width() + 2 }
    }
}
