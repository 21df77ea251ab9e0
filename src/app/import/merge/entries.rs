//! The merge rules of entries, and of the deletions of any record.

use super::records::not_come;
use super::same_day::SameDay;
use super::{ImportState, Importer, RowOutcome};
use crate::app::import::ImportError;
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::{Body, Entry, Tombstone};
use crate::domain::id::Id;
use crate::domain::merge::MergeOutcome;
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::report::journal_file::List;
use crate::report::merge_conflicts::Side;
use crate::storage::Table;
use crate::storage::registry::{EachRecord, each_record};

impl Importer<'_> {
    pub(super) fn entry(&mut self, entry: &Entry, _: u64) -> Result<RowOutcome, ImportError> {
        let ImportState { added, changed, .. } = &self.taken;
        if added.contains(&entry.id) || changed.contains_key(&entry.id) {
            let reason = "an entry with its id stands earlier in the file";
            return Ok(RowOutcome::Misfit(reason.to_owned()));
        }
        if let Some(misfit) = self.misfit_of_entry(entry)? {
            return Ok(RowOutcome::Misfit(misfit));
        }
        if !entry.had_come() {
            return Ok(RowOutcome::Misfit(not_come(entry.day, entry.at)));
        }
        let mine = self.entry_here(entry.id)?;
        let outcome = match &mine {
            Some(_) => self.outcome(entry, mine.as_ref(), |entry| entry.updated_at)?,
            None => MergeOutcome::of_absent(entry.updated_at, self.deleted_here(entry.id)?),
        };
        if matches!(outcome, MergeOutcome::Same | MergeOutcome::Kept) {
            self.keep_texts(mine.as_ref(), entry, Side::Here)?;
            return Ok(RowOutcome::Merged(outcome));
        }
        let other = match &entry.body {
            Body::CheckIn(_) => self.checkin_of(entry.day)?.filter(|there| *there != entry.id),
            _ => None,
        };
        if let Some(other) = other {
            match self.settle_same_day(entry, mine.as_ref(), other)? {
                SameDay::TakesItsPlace => {}
                SameDay::GivesWay(outcome) => return Ok(outcome),
            }
        }
        self.keep_texts(mine.as_ref(), entry, Side::There)?;
        self.take_entry(entry, mine)?;
        Ok(RowOutcome::Merged(outcome))
    }

    /// Takes an entry in, in the place of mine where there is one.
    pub(super) fn take_entry(
        &mut self,
        entry: &Entry,
        mine: Option<Entry>,
    ) -> Result<(), ImportError> {
        self.found.ahead += u32::from(!self.horizon.has_happened(entry.day, entry.at));
        self.taken.note(entry, mine.as_ref());
        match (&mut self.writing, mine) {
            (Some(writing), None) => writing.batch.add(entry)?,
            (Some(writing), Some(_)) => writing.txn.replace_entry(entry)?,
            (None, _) => {}
        }
        Ok(())
    }

    /// The entry with this id, as the journal has it by now.
    pub(super) fn entry_here(&self, id: Id) -> Result<Option<Entry>, ImportError> {
        if self.taken.tombstones.contains_key(&id) {
            return Ok(None);
        }
        Ok(self.journal.entry(id)?)
    }

    /// When what has this id was deleted, as the journal has it by now.
    pub(super) fn deleted_here(&self, id: Id) -> Result<Option<Instant>, ImportError> {
        match self.taken.tombstones.get(&id) {
            Some(deleted) => Ok(Some(*deleted)),
            None => Ok(self.journal.deleted_at(id)?),
        }
    }

    /// The check-in of a day, as the file leaves it so far.
    fn checkin_of(&self, day: Day) -> Result<Option<Id>, ImportError> {
        match self.taken.checkins.get(&day) {
            Some(there) => Ok(*there),
            None => Ok(self.journal.checkin_of(day)?),
        }
    }

    fn misfit_of_entry(&self, entry: &Entry) -> Result<Option<String>, ImportError> {
        let missing = |id: Id| {
            let known = self.my_focuses.iter().any(|focus| focus.id == id);
            self.missing("focus", known, id)
        };
        Ok(match &entry.body {
            Body::CheckIn(checkin) => {
                let told = checkin.used.iter().map(|answer| answer.focus);
                let mut misfit =
                    told.chain(checkin.amounts.iter().map(|one| one.focus)).find_map(missing);
                for scale in checkin.own.keys() {
                    let known = self.knows::<OwnScale>(*scale)?;
                    misfit = misfit.or_else(|| self.missing("scale", known, *scale));
                }
                misfit
            }
            Body::Use(used) => missing(used.focus),
            Body::Stage(told) => missing(told.focus),
            Body::Balance(balance) => missing(balance.focus),
            Body::Symptoms(check) if check.symptoms.is_empty() => {
                Some("it names no symptom".to_owned())
            }
            Body::Symptoms(check) => missing(check.focus),
            Body::Dose(dose) => {
                let known = self.knows::<Medication>(dose.medication)?;
                self.missing("medication", known, dose.medication)
            }
            Body::Life(life) if life.areas.is_empty() => Some("it rates no area".to_owned()),
            Body::Thought(thought) if thought.is_empty() && entry.note.is_none() => {
                Some("it is a thought without words".to_owned())
            }
            Body::Note if entry.note.is_none() => Some("it is a note without words".to_owned()),
            Body::Craving(craving) => craving.focus.and_then(CravingFocus::id).and_then(missing),
            Body::Note | Body::Life(_) | Body::Thought(_) => None,
        })
    }

    pub(super) fn tombstone(
        &mut self,
        tombstone: &Tombstone,
        _: u64,
    ) -> Result<RowOutcome, ImportError> {
        let Tombstone { id, deleted_at } = *tombstone;
        let mut buried = BuriedRecord { merge: self, tombstone: *tombstone, outcome: None };
        each_record(&mut buried)?;
        if let Some(outcome) = buried.outcome {
            return Ok(RowOutcome::Merged(outcome));
        }
        if self.taken.added.contains(&id) {
            return Ok(RowOutcome::Misfit("its entry stands in the file too".to_owned()));
        }
        let mine = self.entry_here(id)?;
        let changed = self.taken.changed.get(&id).copied();
        let changed = changed.or(mine.as_ref().map(|entry| entry.updated_at));
        let outcome = MergeOutcome::of_deletion(deleted_at, changed, self.deleted_here(id)?);
        if matches!(outcome, MergeOutcome::New | MergeOutcome::Changed) {
            self.found.deleted += u32::from(changed.is_some());
            self.add_tombstone(*tombstone, mine.as_ref())?;
        }
        Ok(RowOutcome::Merged(outcome))
    }

    /// Deletes an entry, and keeps its tombstone.
    pub(super) fn add_tombstone(
        &mut self,
        tombstone: Tombstone,
        mine: Option<&Entry>,
    ) -> Result<(), ImportError> {
        self.taken.changed.remove(&tombstone.id);
        self.taken.tombstones.insert(tombstone.id, tombstone.deleted_at);
        if let Some(checkin) = mine.filter(|mine| matches!(mine.body, Body::CheckIn(_))) {
            self.taken.checkins.insert(checkin.day, None);
        }
        if let Some(txn) = self.txn() {
            txn.add_tombstone(tombstone)?;
        }
        Ok(())
    }
}

/// The deletion of a record, for the kind of which one has its id.
struct BuriedRecord<'m, 'j> {
    merge: &'m mut Importer<'j>,
    tombstone: Tombstone,
    outcome: Option<MergeOutcome>,
}

impl EachRecord for BuriedRecord<'_, '_> {
    type Error = ImportError;

    fn visit<R: Table>(&mut self) -> Result<(), ImportError> {
        let Tombstone { id, deleted_at } = self.tombstone;
        let (journal, merge) = (self.merge.journal, &mut *self.merge);
        let Some(mine) = journal.one::<R>(id)? else { return Ok(()) };
        let outcome = MergeOutcome::of_deletion(deleted_at, Some(mine.meta().updated_at), None);
        if outcome == MergeOutcome::New {
            if let Some(mine) = merge.my_records.get_mut(&List::of::<R>()) {
                mine.retain(|one| one.id != id);
            }
            merge.taken.tombstones.insert(id, deleted_at);
            if let Some(txn) = merge.txn() {
                txn.delete_as::<R>(self.tombstone)?;
            }
        }
        self.outcome = Some(outcome);
        Ok(())
    }
}

impl ImportState {
    /// Takes note of an entry that takes the place of mine, or is new.
    fn note(&mut self, entry: &Entry, mine: Option<&Entry>) {
        if let Some(mine) = mine {
            self.changed.insert(entry.id, entry.updated_at);
            if matches!(mine.body, Body::CheckIn(_)) {
                self.checkins.insert(mine.day, None);
            }
        } else {
            self.added.insert(entry.id);
            self.order.push(entry);
        }
        if matches!(entry.body, Body::CheckIn(_)) {
            self.checkins.insert(entry.day, Some(entry.id));
        }
    }
}
