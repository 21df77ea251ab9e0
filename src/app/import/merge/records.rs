//! The merge rules of each kind of record.

use std::collections::btree_map::Entry as Place;
use std::collections::{BTreeMap, BTreeSet};

use super::same_day::SameDay;
use super::{ImportState, Importer, RowOutcome};
use crate::app::import::ImportError;
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::{Body, Entry, Tombstone};
use crate::domain::id::Id;
use crate::domain::merge::MergeOutcome;
use crate::domain::record::{FieldSpec, Meta, Record};
use crate::domain::records::focus::{Attempt, Focus};
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::routine::{Mark, Routine};
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::report::journal_file::{AttemptRow, List};
use crate::report::reconciled::Side;
use crate::storage::registry::{EachRecord, each_record};
use crate::storage::{self, Table, WriteTxn};

impl<'j> Importer<'j> {
    /// Puts the focuses of the file together with their attempts, and takes them in.
    pub(super) fn settle_focuses(&mut self) -> Result<(), ImportError> {
        let focuses = std::mem::take(&mut self.focuses);
        let mut attempts: BTreeMap<Id, Vec<(u64, Attempt)>> = BTreeMap::new();
        for (line, AttemptRow { id, focus, since, learned }) in std::mem::take(&mut self.attempts) {
            let attempt = Attempt { id, since, learned };
            attempts.entry(focus).or_default().push((line, attempt));
        }
        let mut waiting = Vec::new();
        for (line, row) in focuses {
            let of_it = attempts.remove(&row.id).unwrap_or_default();
            let (lines, of_it): (Vec<_>, Vec<_>) = of_it.into_iter().unzip();
            let focus = row.with(of_it);
            if !self.settle_focus(&focus, line, &lines)? {
                waiting.push((line, focus, lines));
            }
        }
        if let Some(union) = self.union.as_mut().filter(|_| !waiting.is_empty()) {
            union.last_try = true;
            for (line, focus, lines) in waiting {
                self.settle_focus(&focus, line, &lines)?;
            }
            if let Some(union) = &mut self.union {
                union.last_try = false;
            }
        }
        for (line, _) in attempts.into_values().flatten() {
            self.bad(List::Attempts, line, "its focus is not in the file".to_owned())?;
        }
        Ok(())
    }

    /// Takes a focus in, or notes why it cannot be; `false` where it waits for another.
    fn settle_focus(
        &mut self,
        focus: &Focus,
        line: u64,
        attempts: &[u64],
    ) -> Result<bool, ImportError> {
        let settled = if self.union.is_some() {
            self.unite_focus(focus.clone(), line)?
        } else {
            self.focus(focus.clone(), line)?
        };
        match settled {
            RowOutcome::Later => return Ok(false),
            RowOutcome::Merged(outcome) => self.found.count(List::Focuses, outcome),
            RowOutcome::Misfit(reason) => {
                self.bad(List::Focuses, line, reason)?;
                self.left_out.insert(focus.id, line);
                for attempt in attempts {
                    self.bad(List::Attempts, *attempt, left_out("focus", line))?;
                }
            }
        }
        Ok(true)
    }

    fn focus(&mut self, focus: Focus, line: u64) -> Result<RowOutcome, ImportError> {
        if let Some(misfit) = self.misfit_of_focus(&focus, line) {
            return Ok(RowOutcome::Misfit(misfit));
        }
        let outcome = outcome_among(&focus, &self.my_focuses);
        take_in(self.txn(), focus, &mut self.my_focuses, outcome)
    }

    pub(super) fn misfit_of_focus(&mut self, focus: &Focus, line: u64) -> Option<String> {
        if let Some(earlier) = self.lines.insert(focus.id, line) {
            return Some(repeated(earlier));
        }
        let days = focus.attempts.windows(2).find(|pair| pair[0].since == pair[1].since);
        if let Some(pair) = days {
            return Some(format!("two of its attempts start on {}", pair[0].since));
        }
        let choices = focus.phases.windows(2).find(|pair| pair[0].from == pair[1].from);
        if let Some(pair) = choices {
            return Some(format!("two of its phases are from {}", pair[0].from));
        }
        let limits = focus.measure.limits.windows(2).find(|pair| pair[0].from == pair[1].from);
        if let Some(pair) = limits {
            return Some(format!("two of its limits are from {}", pair[0].from));
        }
        let others = self.my_focuses.iter().filter(|mine| mine.id != focus.id);
        for mine in others {
            if mine.name.folded() == focus.name.folded() {
                return Some(taken("focus", mine.name.as_str()));
            }
            let theirs = |attempt: &Attempt| focus.attempts.iter().any(|it| it.id == attempt.id);
            if mine.attempts.iter().any(theirs) {
                return Some(format!("one of its attempts is one at {}", mine.name));
            }
        }
        let ids: BTreeSet<_> = focus.attempts.iter().map(|attempt| attempt.id).collect();
        (ids.len() < focus.attempts.len()).then(|| "two of its attempts have one id".to_owned())
    }

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
        mine.push(Mine::of(record));
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
        let no_focus = theirs.names_focus().and_then(|id| {
            let known = self.my_focuses.iter().any(|focus| focus.id == id);
            self.missing("focus", known, id)
        });
        let lacks = |field: &FieldSpec<R>| format!("it has no {}", field.label.to_lowercase());
        Ok(no_focus
            .or_else(|| theirs.missing().map(lacks))
            .or_else(|| theirs.check().err().map(|bad| bad.to_string())))
    }

    /// What of a kind of record is in the journal by now.
    pub(super) fn mine<R: Table>(&mut self) -> Result<&mut Vec<Mine>, ImportError> {
        let journal = self.journal;
        Ok(match self.my_records.entry(List::of::<R>()) {
            Place::Vacant(none) => none.insert(journal.all::<R>()?.iter().map(Mine::of).collect()),
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
        if self.taken.buried.contains_key(&id) {
            return Ok(None);
        }
        Ok(self.journal.entry(id)?)
    }

    /// When what has this id was deleted, as the journal has it by now.
    pub(super) fn deleted_here(&self, id: Id) -> Result<Option<Instant>, ImportError> {
        match self.taken.buried.get(&id) {
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

    pub(super) fn txn(&self) -> Option<&'j WriteTxn<'j>> {
        self.writing.as_ref().map(|writing| writing.txn)
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

    /// Whether the journal, or the file before, has a record of a kind with this id.
    fn knows<R: Table>(&self, id: Id) -> Result<bool, ImportError> {
        let read = self.my_records.get(&List::of::<R>());
        let known = read.is_some_and(|known| known.iter().any(|one| one.id == id));
        Ok(known || self.journal.one::<R>(id)?.is_some())
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
            self.bury(*tombstone, mine.as_ref())?;
        }
        Ok(RowOutcome::Merged(outcome))
    }

    /// Deletes an entry, and keeps its tombstone.
    pub(super) fn bury(
        &mut self,
        tombstone: Tombstone,
        mine: Option<&Entry>,
    ) -> Result<(), ImportError> {
        self.taken.changed.remove(&tombstone.id);
        self.taken.buried.insert(tombstone.id, tombstone.deleted_at);
        if let Some(checkin) = mine.filter(|mine| matches!(mine.body, Body::CheckIn(_))) {
            self.taken.checkins.insert(checkin.day, None);
        }
        if let Some(txn) = self.txn() {
            txn.add_tombstone(tombstone)?;
        }
        Ok(())
    }

    /// Words for a focus or routine that a row names and that is not there.
    fn missing(&self, what: &str, known: bool, named: Id) -> Option<String> {
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
pub(super) struct Mine {
    pub(super) id: Id,
    /// Its name in the form in which names are compared.
    pub(super) name: String,
}

impl Mine {
    fn of<R: Record>(record: &R) -> Self {
        let meta = record.meta();
        Self { id: meta.id, name: meta.name.folded() }
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
            merge.taken.buried.insert(id, deleted_at);
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

/// Merge outcome for a record among mine: the later one counts.
fn outcome_among<T: Mergeable>(theirs: &T, all_mine: &[T]) -> MergeOutcome {
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

fn not_come(day: Day, at: Moment) -> String {
    format!("its day, {day}, is after {}, the date on which it happened", at.date())
}

fn repeated(line: u64) -> String {
    format!("line {line} has the same id")
}

fn left_out(what: &str, line: u64) -> String {
    format!("its {what}, in line {line}, was left out")
}

fn taken(what: &str, name: &str) -> String {
    format!(
        "your journal has another {what} named {name}; rename it, or import into a journal begun \
         with init --empty"
    )
}
