//! Entries in a list, each on a line, written as they come.

use unicode_width::UnicodeWidthStr;

use super::entry::{glance, kind, named, time};
use super::page::{INDENT, Page};
use super::style::{Clock, Look, Tone};
use super::words;
use crate::domain::code::Code;
use crate::domain::day::Day;
use crate::domain::entry::EntryKind;
use crate::report::entry::EntryView;

/// The space between columns.
const GAP: usize = 2;
/// The most of a plain sentence that an entry's words take, in columns.
const PLAIN: usize = 300;

/// A list that is being written, the newest day first.
#[derive(Debug)]
pub struct Log<'l> {
    look: &'l Look,
    today: Day,
    day: Option<Day>,
    id: usize,
    time: usize,
    kind: usize,
}

impl<'l> Log<'l> {
    /// A list in which the longest id takes this many columns.
    #[must_use]
    pub fn new(look: &'l Look, today: Day, id: usize) -> Self {
        let time = if look.clock == Clock::H24 { 5 } else { 8 };
        let kinds = EntryKind::ALL.iter().map(|one| kind(*one, look).width());
        Self { look, today, day: None, id, time, kind: kinds.max().unwrap_or(0) }
    }

    /// The next entry, after its day where that is another than the one before.
    pub fn entry(&mut self, view: &EntryView) -> String {
        let mut page = Page::new(self.look);
        if self.look.plain {
            let name = words::capital(&named(view, self.look, self.today));
            let glance = glance(view, self.look, PLAIN);
            page.line(&format!("{name}, {}: {glance}", view.short_id));
            return page.into_text();
        }
        if self.day != Some(view.day) {
            if self.day.is_some() {
                page.gap();
            }
            page.title(&words::date(view.day, self.today));
            self.day = Some(view.day);
        }
        let mut text = page.into_text();
        text.push_str(&self.line(view));
        text
    }

    fn line(&self, view: &EntryView) -> String {
        let look = self.look;
        let fill = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()));
        let time = time(view, look).unwrap_or_default();
        let kind = kind(view.kind, look);
        let start = INDENT + self.id + GAP + self.time + GAP + self.kind + GAP;
        let glance = glance(view, look, look.columns().saturating_sub(start));
        let line = format!(
            "{:INDENT$}{}{}{:GAP$}{}{time}{:GAP$}{kind}{}{:GAP$}{glance}",
            "",
            look.paint(Tone::Quiet, &view.short_id),
            fill(&view.short_id, self.id),
            "",
            fill(&time, self.time),
            "",
            fill(&kind, self.kind),
            "",
        );
        format!("{}\n", line.trim_end())
    }
}
