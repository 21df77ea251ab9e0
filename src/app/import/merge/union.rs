//! Brings two copies of a journal together that both went on: nothing that only one of them has is lost.
//!
//! Which of two versions stands follows from the two alone, so it does not matter which copy is merged into
//! which, in what order several are, or how often. Only where what was in the way of another was itself changed
//! or deleted in a third copy, one order may keep a version more than another.

use serde::Serialize;

use super::overview::Overview;
use super::records::take_in;
use super::superseded;
use super::tie_break::content;
use super::{Importer, RowOutcome};
use crate::app::import::ImportError;
use crate::app::import::rows::FileRow;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::merge::MergeOutcome;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::time::moment::Instant;
use crate::report::journal_file::{FocusRow, List};
use crate::report::merge_conflicts::{Conflict, Side};
use crate::storage::Table;

/// What an importer needs besides to bring a copy and the journal together.
pub(super) struct Union<'j> {
    pub(super) there: &'j Overview,
    /// Rows that wait for others of their list.
    deferred: Vec<(List, u64, String)>,
    /// Whether nothing that they wait for can come any more.
    pub(super) last_try: bool,
}

impl<'j> Importer<'j> {
    /// Brings the copy and the journal together, where there is an overview of the copy.
    pub(crate) fn uniting(mut self, there: Option<&'j Overview>) -> Result<Self, ImportError> {
        let Some(there) = there else { return Ok(self) };
        self.union = Some(Union { there, deferred: Vec::new(), last_try: false });
        // They come last in a file, and make room for what comes before them.
        for (line, tombstone) in &there.tombstones {
            match self.tombstone(tombstone, *line)? {
                RowOutcome::Merged(outcome) => self.found.count(List::Tombstones, outcome),
                RowOutcome::Misfit(reason) => self.bad(List::Tombstones, *line, reason)?,
                RowOutcome::Later => {}
            }
        }
        Ok(self)
    }

    /// Sets a row aside until the others of its list are taken in.
    pub(super) fn defer(&mut self, row: &FileRow<'_>) {
        if let Some(union) = &mut self.union {
            union.deferred.push((row.list, row.line, row.text.to_owned()));
        }
    }

    /// Takes in the rows that were set aside, before the next list begins.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    pub(super) fn settle_deferred(&mut self, next: Option<List>) -> Result<(), ImportError> {
        let Some(union) = &mut self.union else { return Ok(()) };
        if union.last_try || union.deferred.first().is_none_or(|(list, ..)| Some(*list) == next) {
            return Ok(());
        }
        union.last_try = true;
        for (list, line, text) in std::mem::take(&mut union.deferred) {
            self.row(&FileRow { list, line, text: &text })?;
        }
        if let Some(union) = &mut self.union {
            union.last_try = false;
        }
        Ok(())
    }

    /// Merge outcome of two versions; where a copy is brought together with the journal, what they say decides
    /// between two of one time.
    pub(super) fn outcome<T: Serialize + PartialEq>(
        &self,
        theirs: &T,
        mine: Option<&T>,
        changed: fn(&T) -> Instant,
    ) -> Result<MergeOutcome, ImportError> {
        let outcome = MergeOutcome::of(theirs, mine, changed);
        let Some(mine) = mine.filter(|_| self.union.is_some()) else { return Ok(outcome) };
        if outcome == MergeOutcome::Kept && changed(theirs) == changed(mine) {
            let theirs_is_last = content(theirs)? > content(mine)?;
            return Ok(if theirs_is_last { MergeOutcome::Changed } else { outcome });
        }
        Ok(outcome)
    }

    /// Keeps what only the version of an entry says that does not stand, as a note.
    pub(super) fn keep_texts(
        &mut self,
        mine: Option<&Entry>,
        theirs: &Entry,
        stands: Side,
    ) -> Result<(), ImportError> {
        let Some(mine) = mine.filter(|_| self.union.is_some()) else { return Ok(()) };
        let (winner, loser) = stands.of(mine, theirs);
        let Some(note) = superseded::of_texts(loser, winner) else { return Ok(()) };
        let conflict = superseded::conflict(stands, mine, theirs, vec![note.id]);
        self.keep([note], conflict)
    }

    /// Adds entries that hold what would be lost, unless they were added before, and tells of it.
    pub(super) fn keep(
        &mut self,
        entries: impl IntoIterator<Item = Entry>,
        conflict: Conflict,
    ) -> Result<(), ImportError> {
        let mut added = false;
        for entry in entries {
            let known = self.entry_here(entry.id)?.is_some()
                || self.deleted_here(entry.id)?.is_some()
                || self.taken.added.contains(&entry.id)
                || self.union.as_ref().is_some_and(|union| union.there.has_entry(entry.id));
            if !known {
                added = true;
                self.found.count(List::Entries, MergeOutcome::New);
                self.take_entry(&entry, None)?;
            }
        }
        if added {
            self.found.reconciled.conflicts.push(conflict);
        }
        Ok(())
    }

    pub(super) fn unite_focus(
        &mut self,
        theirs: Focus,
        line: u64,
    ) -> Result<RowOutcome, ImportError> {
        let mine = self.my_focuses.iter().find(|mine| mine.id == theirs.id).cloned();
        let mut outcome = MergeOutcome::of(&theirs, mine.as_ref(), |focus| focus.updated_at);
        let mut united = theirs;
        if let Some(mine) = &mine {
            let of = |focus: &Focus| content(&(FocusRow::from(focus), &focus.attempts));
            let at_once = mine.updated_at == united.updated_at;
            let mut other = mine.clone();
            let stays = outcome == MergeOutcome::Kept && !(at_once && of(&united)? > of(mine)?);
            if stays {
                std::mem::swap(&mut united, &mut other);
            }
            united.take_over(&other);
            if united == *mine {
                return Ok(RowOutcome::Merged(outcome));
            }
            outcome = MergeOutcome::Changed;
        }
        if !self.settle_name_of_focus(&mut united)? {
            return Ok(RowOutcome::Later);
        }
        if let Some(misfit) = self.misfit_of_focus(&united, line) {
            return Ok(RowOutcome::Misfit(misfit));
        }
        take_in(self.txn(), united, &mut self.my_focuses, outcome)
    }

    pub(super) fn unite_milestone(
        &mut self,
        theirs: OwnMilestone,
    ) -> Result<RowOutcome, ImportError> {
        let mine = self.my_milestones.iter().find(|mine| mine.id == theirs.id);
        let outcome = self.outcome(&theirs, mine, |one| one.updated_at)?;
        let mut united = theirs;
        if matches!(outcome, MergeOutcome::New | MergeOutcome::Changed)
            && !self.settle_name_of_milestone(&mut united)?
        {
            self.lines.remove(&united.id);
            return Ok(RowOutcome::Later);
        }
        take_in(self.txn(), united, &mut self.my_milestones, outcome)
    }

    pub(super) fn unite_record<R: Table>(
        &mut self,
        theirs: R,
        line: u64,
    ) -> Result<RowOutcome, ImportError> {
        let id = theirs.meta().id;
        let mine = self.record_here::<R>(id)?;
        let Some(mine) = mine else {
            let outcome = MergeOutcome::of_absent(theirs.meta().updated_at, self.deleted_here(id)?);
            if outcome == MergeOutcome::Kept {
                return Ok(RowOutcome::Merged(outcome));
            }
            return self.take_record(theirs, outcome, line);
        };
        let outcome = self.outcome(&theirs, Some(&mine), |one| one.meta().updated_at)?;
        if outcome == MergeOutcome::Same {
            return Ok(RowOutcome::Merged(outcome));
        }
        let stands = if outcome == MergeOutcome::Changed { Side::There } else { Side::Here };
        let (winner, loser) = stands.of(&mine, &theirs);
        let mut united = winner.clone();
        if !united.take_over(loser)
            && let Some(note) = superseded::of_record(loser, winner)
        {
            let conflict = superseded::conflict_of(stands, &mine, &theirs, note.id);
            self.keep([note], conflict)?;
        }
        if united == mine {
            return Ok(RowOutcome::Merged(outcome));
        }
        self.take_record(united, MergeOutcome::Changed, line)
    }

    fn take_record<R: Table>(
        &mut self,
        mut record: R,
        outcome: MergeOutcome,
        line: u64,
    ) -> Result<RowOutcome, ImportError> {
        if R::UNIQUE && !self.settle_name(&mut record)? {
            return Ok(RowOutcome::Later);
        }
        if let Some(misfit) = self.misfit_of_record(&record, line)? {
            self.left_out.insert(record.meta().id, line);
            return Ok(RowOutcome::Misfit(misfit));
        }
        self.put(&record)?;
        Ok(RowOutcome::Merged(outcome))
    }

    /// The record with this id, as the journal has it by now.
    pub(super) fn record_here<R: Table>(&mut self, id: Id) -> Result<Option<R>, ImportError> {
        if self.taken.tombstones.contains_key(&id)
            || !self.mine::<R>()?.iter().any(|one| one.id == id)
        {
            return Ok(None);
        }
        let mut found = self.journal.one::<R>(id)?;
        if let (Some(record), Some((name, at))) = (&mut found, self.taken.renamed.get(&id)) {
            let meta = record.meta_mut();
            (meta.name, meta.updated_at) = (name.clone(), *at);
        }
        Ok(found)
    }
}
