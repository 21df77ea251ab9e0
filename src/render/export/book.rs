//! A whole journal as a book to read: Markdown, a heading a month and a day, and what the person keeps at its end.

use std::io::{self, Write};

use chrono::Datelike;

use crate::domain::entry::EntryKind;
use crate::domain::record::{Input, Record};
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::render::entry::{Value, facts, time};
use crate::render::look::Look;
use crate::render::markdown::{line, quotation};
use crate::render::{format, record};
use crate::report::entry::EntryView;

/// A book that is being written.
pub struct Book<'l, W> {
    to: W,
    look: &'l Look,
    today: Day,
    day: Option<Day>,
}

impl<'l, W: Write> Book<'l, W> {
    /// Begins the book.
    pub fn begin(mut to: W, look: &'l Look, today: Day) -> io::Result<Self> {
        writeln!(to, "# Journal\n\nWritten out on {}.", format::full_date(today))?;
        Ok(Self { to, look, today, day: None })
    }

    /// Writes an entry. They must come in the order of their days.
    pub fn entry(&mut self, view: &EntryView) -> io::Result<()> {
        let month = |day: Day| (day.date().year(), day.date().month());
        if self.day.map(month) != Some(month(view.day)) {
            writeln!(self.to, "\n## {}", format::month(view.day))?;
        }
        if self.day != Some(view.day) {
            writeln!(self.to, "\n### {}", format::full_date(view.day))?;
            self.day = Some(view.day);
        }
        let time = time(view, self.look).map(|time| format!(", {time}"));
        let kind = format::capital(format::kind(view.kind));
        let private = if view.private { ", private" } else { "" };
        let (mut figures, mut texts) = (Vec::new(), Vec::new());
        for fact in facts(view, self.look) {
            match fact.value {
                Value::Figure(said) | Value::Labels(said) => {
                    let name = fact.name.to_lowercase();
                    let colon = if name.contains(' ') { ":" } else { "" };
                    figures.push(format!("{name}{colon} {said}"));
                }
                Value::Text(text) => texts.push((fact.name, text)),
            }
        }
        let figures = line(&format::capital(&figures.join(self.look.joint())), self.look.unicode);
        let stop = if figures.is_empty() { "" } else { ". " };
        let time = time.unwrap_or_default();
        writeln!(self.to, "\n**{kind}{time}{private}**{stop}{figures}")?;
        for (name, text) in texts {
            if view.kind != EntryKind::Note {
                writeln!(self.to, "\n{name}:")?;
            }
            self.quote("", text.as_str())?;
        }
        Ok(())
    }

    /// Writes the focuses, with their attempts and what was learned in each.
    pub fn focuses(&mut self, focuses: &[Focus]) -> io::Result<()> {
        if focuses.is_empty() {
            return Ok(());
        }
        writeln!(self.to, "\n## What this is about\n")?;
        for focus in focuses {
            let (name, kind) = (self.line(focus.name.as_str()), format::focus_kind(focus.kind));
            writeln!(self.to, "- **{name}** ({kind})")?;
            for attempt in &focus.attempts {
                writeln!(self.to, "  - since {}", format::full_date(attempt.since))?;
                if let Some(learned) = &attempt.learned {
                    self.quote("    ", learned.as_str())?;
                }
            }
        }
        Ok(())
    }

    /// Writes all of a kind of record.
    pub fn records<R: Record>(&mut self, records: &[R]) -> io::Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        writeln!(self.to, "\n## {}\n", format::capital(R::NOUN.many))?;
        for one in records {
            let fields = R::FIELDS.iter().filter(|field| !matches!(field.input, Input::Text));
            let mut said: Vec<String> = fields
                .filter_map(|field| {
                    let value = record::value(field, one, self.look, self.today)?;
                    Some(format!("{} {value}", field.label.to_lowercase()))
                })
                .collect();
            said.extend(one.dated().into_iter().map(|(from, values)| {
                let said = record::dated::<R>(&values, self.look, self.today);
                format!("from {} {said}", format::date(from, self.today))
            }));
            said.extend(one.meta().archived_at.map(|_| "put away".to_owned()));
            let name = self.line(one.meta().name.as_str());
            let colon = if said.is_empty() { "" } else { ": " };
            writeln!(self.to, "- **{name}**{colon}{}", self.line(&said.join(self.look.joint())))?;
            for field in R::FIELDS.iter().filter(|field| matches!(field.input, Input::Text)) {
                if let Some(text) = (field.get)(one) {
                    self.quote("  ", &text)?;
                }
            }
        }
        Ok(())
    }

    /// Ends the book, and gives back what it was written to.
    #[must_use]
    pub fn finish(self) -> W {
        self.to
    }

    fn line(&self, text: &str) -> String {
        line(text, self.look.unicode)
    }

    /// Writes a text as a quotation, as far in as the list it stands in.
    fn quote(&mut self, indent: &str, text: &str) -> io::Result<()> {
        writeln!(self.to)?;
        for line in quotation(text, self.look.unicode).lines() {
            writeln!(self.to, "{indent}{line}")?;
        }
        Ok(())
    }
}
