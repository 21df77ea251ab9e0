//! `Context` methods that the writing commands share.

use std::io::Write;

use serde::Serialize;

use super::context::Context;
use super::entry_lookup;
use super::error::Error;
use crate::app::log_entry;
use crate::domain::change::{Change, ChangeKind};
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::render::format;
use crate::render::look::Look;
use crate::render::saved;
use crate::report::entry::{EntryInput, EntryView, Named};
use crate::report::saved::{Saved, WriteOutcome};
use crate::storage::{Journal, WriteTxn};

impl Context<'_> {
    /// Makes one change, and says so where the clock stands before the newest one.
    ///
    /// # Errors
    /// Those of `work`, after which the journal is as it was; else what the journal reports.
    pub(crate) fn change<T>(
        &mut self,
        journal: &Journal,
        verb: ChangeKind,
        subject: String,
        work: impl FnOnce(&WriteTxn<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let now: Instant = self.now().into();
        let change = Change { at: now, verb, subject };
        let (value, newest) = journal.change(&change, |txn| {
            let newest = txn.newest_before()?;
            Ok::<_, Error>((work(txn)?, newest))
        })?;
        self.console.discard_drafts();
        if let Some(newest) = newest.filter(|newest| *newest > now).and_then(|at| self.local(at)) {
            let date = newest.local().date().format("%-d %B %Y");
            let time = format::time(newest.local().time(), self.settings.clock);
            self.console.warn(format!(
                "The clock is behind: the last change was made on {date} at {time}. This one is \
                saved with the time of the clock."
            ));
        }
        Ok(value)
    }

    /// The hint how to undo a change; none where nothing changed or under `--quiet`.
    pub(crate) fn take_back(&self, result: WriteOutcome) -> Option<String> {
        let said = result != WriteOutcome::Unchanged && !self.console.global.quiet;
        said.then(|| {
            format!("To undo: {}", self.look().spoken(self.console.program().command("undo")))
        })
    }

    /// Adds an entry under an id of its own; gives it with the start of that id.
    ///
    /// # Errors
    /// As [`Context::change`].
    pub(crate) fn add(
        &mut self,
        journal: &Journal,
        entry: Entry,
    ) -> Result<(Entry, String), Error> {
        let subject = entry_lookup::subject(entry.kind(), entry.day);
        self.change(journal, ChangeKind::Add, subject, |txn| Ok(log_entry::add(txn, entry)?))
    }

    /// A new entry for a day, without an id yet.
    pub(crate) fn blank(&self, day: Day, body: Body) -> Entry {
        let now = self.now_on(day);
        Entry::new(Id::UNWRITTEN, day, now, now.into(), body)
    }

    /// Answers with what was saved and, unless `--quiet`, with what may come next.
    pub(crate) fn answer_saved<V: Serialize + AsRef<Saved>>(
        &mut self,
        view: &V,
        page: impl FnOnce(&V, &Look, Day) -> String,
    ) -> Result<(), Error> {
        self.answer_saved_in(view, 1, page)
    }

    /// As [`answer_saved`](Self::answer_saved), of what was written in so many changes.
    pub(crate) fn answer_saved_in<V: Serialize + AsRef<Saved>>(
        &mut self,
        view: &V,
        changes: u32,
        page: impl FnOnce(&V, &Look, Day) -> String,
    ) -> Result<(), Error> {
        let (look, today, quiet) = (self.look(), self.today(), self.console.global.quiet);
        self.console.answer(view, |view, out| {
            let next =
                if quiet { String::new() } else { saved::next(view.as_ref(), changes, &look) };
            write!(out, "{}{next}", page(view, &look, today))
        })
    }

    /// An entry as answers show it: what is private of it is left out.
    pub(crate) fn view(&self, entry: &Entry, short_id: &str, focuses: &[Focus]) -> EntryView {
        let day_end = self.settings.day_end;
        let named = Named { focuses, ..Named::default() };
        EntryView::listed(EntryInput { entry, short_id, named, day_end })
    }
}
