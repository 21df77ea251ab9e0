//! Entries in a list, each on a line, written as they come.
//!
//! On a screen they stand under their days and are cut to it. Where nothing is cut each is one line
//! with its date and all of its words, however long.

mod excerpt;

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::entry::{glance, kind, marks, named, sentences, time};
use super::format;
use super::format::HourFormat;
use super::look::Look;
use super::page::{INDENT, Page};
use super::tone::Tone;
use crate::domain::code::Code;
use crate::domain::entry::EntryKind;
use crate::domain::figures::usual::Usual;
use crate::domain::time::day::Day;
use crate::report::entry::EntryView;
use crate::report::search::Hit;

use excerpt::excerpt;

/// The most columns that the kinds of entries take.
const KIND: usize = 12;
/// The space between columns.
const GAP: usize = 2;
/// The most of a plain sentence that an entry's words take, in columns.
const PLAIN: usize = 300;

/// What is said where nothing is listed, with `filtered` because nothing fits.
#[must_use]
pub fn empty(filtered: bool, look: &Look) -> String {
    let mut page = Page::new(look);
    if filtered {
        page.title("No entry fits that.");
    } else {
        page.title("There is no entry yet.");
        page.offer("To begin", "checkin");
    }
    page.into_text()
}

/// A list that is being written, the newest day first.
#[derive(Debug)]
pub struct Log<'l> {
    look: &'l Look,
    today: Day,
    day: Option<Day>,
    id: usize,
    time: usize,
    kind: usize,
    usual: Usual,
}

impl<'l> Log<'l> {
    /// A list in which the longest id takes this many columns.
    #[must_use]
    pub fn new(look: &'l Look, today: Day, id: usize) -> Self {
        let time = if look.clock == HourFormat::H24 { 5 } else { 8 };
        let kinds = EntryKind::ALL.iter().map(|one| kind(*one, look).width());
        let kind = kinds.max().unwrap_or(0).min(KIND);
        Self { look, today, day: None, id, time, kind, usual: Usual::default() }
    }

    /// The same list, whose check-ins say what differs from this.
    #[must_use]
    pub fn against(self, usual: Usual) -> Self {
        Self { usual, ..self }
    }

    /// The next entry; on a screen after its day where that is another than the one before.
    pub fn entry(&mut self, view: &EntryView) -> String {
        let glance = glance(view, self.look, &self.usual, self.room());
        self.put(view, &glance)
    }

    /// The next entry that a search found; on a screen, under it, the line with what was searched for.
    pub fn hit(&mut self, hit: &Hit) -> String {
        let look = self.look;
        if look.whole {
            let said = glance(&hit.entry, look, &self.usual, self.room());
            if !look.color || hit.line.trim().is_empty() {
                return self.put(&hit.entry, &said);
            }
            let found = look.line(hit.line.trim()).into_owned();
            let said = said.replacen(&found, &excerpt(hit, look, usize::MAX), 1);
            return self.put(&hit.entry, &said);
        }
        let marks = marks(&hit.entry, look).join(look.joint());
        if look.plain {
            let line = excerpt(hit, look, PLAIN);
            let parts = [marks, line];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            return self.put(&hit.entry, &sentences(&parts));
        }
        let mut text = self.put(&hit.entry, &look.cut(&marks, self.room()));
        let start = INDENT + self.id + GAP;
        let line = excerpt(hit, look, look.columns().saturating_sub(start));
        if !line.is_empty() {
            text.extend(std::iter::repeat_n(' ', start));
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// The columns that are left for what is said of an entry.
    fn room(&self) -> usize {
        if self.look.plain {
            return PLAIN;
        }
        let before = INDENT + self.id + GAP + self.time + GAP + self.kind + GAP;
        self.look.columns().saturating_sub(before)
    }

    fn put(&mut self, view: &EntryView, said: &str) -> String {
        let look = self.look;
        let mut page = Page::new(look);
        if look.plain {
            let name = format::capital(&named(view, look, self.today));
            let colon = if said.is_empty() { "" } else { ": " };
            page.line(&format!("{name}, {}{colon}{said}", view.short_id));
            return page.into_text();
        }
        if !look.whole && self.day != Some(view.day) {
            if self.day.is_some() {
                page.gap();
            }
            page.title(&format::date(view.day, self.today));
            self.day = Some(view.day);
        }
        let mut line = page.into_text();
        let fill = |line: &mut String, columns: usize| {
            line.extend(std::iter::repeat_n(' ', columns));
        };
        let time = time(view, look).unwrap_or_default();
        let before_time = self.time.saturating_sub(time.width());
        let kind = kind(view.kind, look);
        let kind = look.cut(&kind, self.kind);
        let id = look.paint(Tone::Quiet, &view.short_id);
        let after_id = self.id.saturating_sub(view.short_id.width()) + GAP;
        if look.whole {
            // Writing to a String cannot go wrong.
            let _ = write!(line, "{} ", view.day);
            fill(&mut line, before_time);
            line.push_str(&time);
            fill(&mut line, GAP);
            line.push_str(&id);
            fill(&mut line, after_id);
        } else {
            fill(&mut line, INDENT);
            line.push_str(&id);
            fill(&mut line, after_id + before_time);
            line.push_str(&time);
            fill(&mut line, GAP);
        }
        line.push_str(&kind);
        fill(&mut line, self.kind.saturating_sub(kind.width()) + GAP);
        line.push_str(said);
        line.truncate(line.trim_end().len());
        line.push('\n');
        line
    }
}
