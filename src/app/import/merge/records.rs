//! The merge rules of each kind of record.

use std::collections::btree_map::Entry as Place;

use super::{Importer, RowOutcome};
use crate::app::import::ImportError;
use crate::domain::id::Id;
use crate::domain::merge::MergeOutcome;
use crate::domain::record::{FieldSpec, Meta, Record};
use crate::domain::records::focus::Focus;
use crate::domain::records::routine::{Mark, Routine};
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::report::journal_file::List;
use crate::storage::{self, Table, WriteTxn};

impl<'j> Importer<'j> {
    pub(super) fn milestone(
        &mut self,
        one: &OwnMilestone,
        line: u64,
    ) -> Result<RowOutcome, ImportError> {
        if let Some(earlier) = self.lines.insert(one.id, line) {
            return Ok(RowOutcome::Misfit(repeated(earlier)));
        }
        let known = self.my_focuses.iter().any(|focus| focus.id == one.focus);
        if let Some(misfit) = self.missing("focus", known, one.focus) {
            return Ok(RowOutcome::Misfit(misfit));
        }
        if self.union.is_some() {
            return self.unite_milestone(one.clone().with_time_put_away());
        }
        let others = self.my_milestones.iter().filter(|mine| mine.id != one.id);
        let mut of_focus = others.filter(|mine| mine.focus == one.focus);
        if let Some(mine) = of_focus.find(|mine| mine.name.folded() == one.name.folded()) {
            return Ok(RowOutcome::Misfit(taken("milestone", mine.name.as_str())));
        }
        let one = one.clone().with_time_put_away();
        let outcome = outcome_among(&one, &self.my_milestones);
        take_in(self.txn(), one, &mut self.my_milestones, outcome)
    }

    /// A record of one of the kinds that the registry lists.
    pub(super) fn record<R: Table>(
        &mut self,
        theirs: &R,
        line: u64,
    ) -> Result<RowOutcome, ImportError> {
        if self.union.is_some() {
            return self.unite_record(theirs.clone(), line);
        }
        let (meta, journal) = (theirs.meta(), self.journal);
        if let Some(misfit) = self.misfit_of_record(theirs, line)? {
            self.left_out.insert(meta.id, line);
            return Ok(RowOutcome::Misfit(misfit));
        }
        let there = journal.one::<R>(meta.id)?;
        let outcome = match &there {
            Some(_) => MergeOutcome::of(theirs, there.as_ref(), |one| one.meta().updated_at),
            None => MergeOutcome::of_absent(meta.updated_at, journal.deleted_at(meta.id)?),
        };
        if matches!(outcome, MergeOutcome::New | MergeOutcome::Changed) {
            self.put(theirs)?;
        }
        Ok(RowOutcome::Merged(outcome))
    }

    /// Takes a record in, in the place of one with its id.
    pub(super) fn put<R: Table>(&mut self, record: &R) -> Result<(), ImportError> {
        let mine = self.mine::<R>()?;
        mine.retain(|one| one.id != record.meta().id);
        mine.push(LocalRecord::of(record));
        if let Some(txn) = self.txn() {
            txn.put(record)?;
        }
        Ok(())
    }

    pub(super) fn misfit_of_record<R: Table>(
        &mut self,
        theirs: &R,
        line: u64,
    ) -> Result<Option<String>, ImportError> {
        let Meta { id, name, .. } = theirs.meta();
        if let Some(earlier) = self.lines.insert(*id, line) {
            return Ok(Some(repeated(earlier)));
        }
        let folded = name.folded();
        let mut others = self.mine::<R>()?.iter().filter(|mine| mine.id != *id);
        if R::UNIQUE && others.any(|mine| mine.name == folded) {
            return Ok(Some(taken(R::NOUN.one, name.as_str())));
        }
        let no_focus = theirs.names_focuses().into_iter().find_map(|id| {
            let known = self.my_focuses.iter().any(|focus| focus.id == id);
            self.missing("focus", known, id)
        });
        let lacks = |field: &FieldSpec<R>| format!("it has no {}", field.label.to_lowercase());
        Ok(no_focus
            .or_else(|| theirs.missing().map(lacks))
            .or_else(|| theirs.check().err().map(|bad| bad.to_string())))
    }

    /// What of a kind of record is in the journal by now.
    pub(super) fn mine<R: Table>(&mut self) -> Result<&mut Vec<LocalRecord>, ImportError> {
        let journal = self.journal;
        Ok(match self.my_records.entry(List::of::<R>()) {
            Place::Vacant(none) => {
                none.insert(journal.all::<R>()?.iter().map(LocalRecord::of).collect())
            }
            Place::Occupied(mine) => mine.into_mut(),
        })
    }

    pub(super) fn mark(&mut self, mark: &Mark, _: u64) -> Result<RowOutcome, ImportError> {
        let known = self.knows::<Routine>(mark.routine)?;
        if !known && self.journal.deleted_at(mark.routine)?.is_some() {
            return Ok(RowOutcome::Merged(MergeOutcome::Kept));
        }
        if let Some(misfit) = self.missing("routine", known, mark.routine) {
            return Ok(RowOutcome::Misfit(misfit));
        }
        if !mark.had_come() {
            return Ok(RowOutcome::Misfit(not_come(mark.day, mark.at)));
        }
        if self.taken.marks.contains(&(mark.routine, mark.day)) {
            let reason = "what became of its routine on its day stands earlier in the file";
            return Ok(RowOutcome::Misfit(reason.to_owned()));
        }
        let mine = self.journal.mark(mark.routine, mark.day)?;
        let outcome = self.outcome(mark, mine.as_ref(), |mark| mark.updated_at)?;
        if matches!(outcome, MergeOutcome::New | MergeOutcome::Changed) {
            self.taken.marks.insert((mark.routine, mark.day));
            self.found.ahead += u32::from(!self.horizon.has_happened(mark.day, mark.at));
            if let Some(txn) = self.txn() {
                txn.set_mark(mark)?;
            }
        }
        Ok(RowOutcome::Merged(outcome))
    }

    pub(super) fn txn(&self) -> Option<&'j WriteTxn<'j>> {
        self.writing.as_ref().map(|writing| writing.txn)
    }

    /// Whether the journal, or the file before, has a record of a kind with this id.
    pub(super) fn knows<R: Table>(&self, id: Id) -> Result<bool, ImportError> {
        let read = self.my_records.get(&List::of::<R>());
        let known = read.is_some_and(|known| known.iter().any(|one| one.id == id));
        Ok(known || self.journal.one::<R>(id)?.is_some())
    }

    /// Words for a focus or routine that a row names and that is not there.
    pub(super) fn missing(&self, what: &str, known: bool, named: Id) -> Option<String> {
        if known {
            return None;
        }
        Some(match self.left_out.get(&named) {
            Some(line) => left_out(what, *line),
            None => format!("its {what} is neither in the journal nor in the file"),
        })
    }
}

/// Id and folded name of a record that the journal has.
pub(super) struct LocalRecord {
    pub(super) id: Id,
    /// Its name in the form in which names are compared.
    pub(super) name: String,
}

impl LocalRecord {
    fn of<R: Record>(record: &R) -> Self {
        let meta = record.meta();
        Self { id: meta.id, name: meta.name.folded() }
    }
}

/// Merge outcome for a record among mine: the later one counts.
pub(super) fn outcome_among<T: Mergeable>(theirs: &T, all_mine: &[T]) -> MergeOutcome {
    let mine = all_mine.iter().find(|mine| mine.id() == theirs.id());
    MergeOutcome::of(theirs, mine, T::updated_at)
}

/// Takes a record in among mine where the outcome is that it counts.
pub(super) fn take_in<T: Mergeable>(
    txn: Option<&WriteTxn<'_>>,
    theirs: T,
    all_mine: &mut Vec<T>,
    outcome: MergeOutcome,
) -> Result<RowOutcome, ImportError> {
    let mine = all_mine.iter_mut().find(|mine| mine.id() == theirs.id());
    match (outcome, mine) {
        (MergeOutcome::New, _) => {
            txn.map_or(Ok(()), |txn| theirs.add(txn))?;
            all_mine.push(theirs);
        }
        (MergeOutcome::Changed, Some(mine)) => {
            txn.map_or(Ok(()), |txn| theirs.replace(txn))?;
            *mine = theirs;
        }
        _ => {}
    }
    Ok(RowOutcome::Merged(outcome))
}

/// A record that is kept under an id and a name.
pub(super) trait Mergeable: PartialEq {
    fn id(&self) -> Id;
    fn updated_at(&self) -> Instant;
    fn add(&self, txn: &WriteTxn<'_>) -> storage::Result<()>;
    fn replace(&self, txn: &WriteTxn<'_>) -> storage::Result<()>;
}

macro_rules! kept {
    ($( $record:ty: $add:ident, $replace:ident; )+) => { $(
        impl Mergeable for $record {
            fn id(&self) -> Id {
                self.id
            }

            fn updated_at(&self) -> Instant {
                self.updated_at
            }

            fn add(&self, txn: &WriteTxn<'_>) -> storage::Result<()> {
                txn.$add(self)
            }

            fn replace(&self, txn: &WriteTxn<'_>) -> storage::Result<()> {
                txn.$replace(self)
            }
        }
    )+ };
}

kept! {
    Focus: add_focus, replace_focus;
    OwnMilestone: add_milestone, replace_milestone;
}

pub(super) fn not_come(day: Day, at: Moment) -> String {
    format!("its day, {day:#}, is after {:#}, the date on which it happened", at.date())
}

pub(super) fn repeated(line: u64) -> String {
    format!("line {line} has the same id")
}

pub(super) fn left_out(what: &str, line: u64) -> String {
    format!("its {what}, in line {line}, was left out")
}

pub(super) fn taken(what: &str, name: &str) -> String {
    format!(
        "your journal has another {what} named {name}; rename it, or import into a journal begun \
         with init --empty"
    )
}
