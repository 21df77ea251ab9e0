//! What a kind of entry has beside what all entries have, each in a table of its own.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension;

use crate::domain::entry::Entry;
use crate::domain::entry::balance::Balance;
use crate::domain::entry::checkin::{CheckIn, FocusAmount};
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::dose::DoseEntry;
use crate::domain::entry::life::LifeCheck;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::stage::StageOfChange;
use crate::domain::entry::symptoms::SymptomCheck;
use crate::domain::entry::thought::ThoughtRecord;
use crate::domain::id::Id;
use crate::domain::time::day::Day;

use super::entry_reader::Labels;
use super::error::{Error, Result};
use super::reader::Reader;
use super::write_txn::WriteTxn;

const USE: &str =
    "SELECT overdose, what, helped, next, cost, currency FROM return_to_use WHERE entry = ?1";
const ADD_USE: &str =
    "INSERT INTO return_to_use (entry, overdose, what, helped, next, cost, currency)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const STAGE: &str = "SELECT focus, stage FROM stage_of_change WHERE entry = ?1";
const ADD_STAGE: &str = "INSERT INTO stage_of_change (entry, focus, stage) VALUES (?1, ?2, ?3)";
const BALANCE: &str =
    "SELECT focus, pros, cons, barrier, remedy, ready FROM decision_balance WHERE entry = ?1";
const ADD_BALANCE: &str = "INSERT INTO decision_balance
    (entry, focus, pros, cons, barrier, remedy, ready) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const DOSE: &str = "SELECT medication, outcome FROM dose WHERE entry = ?1";
const SYMPTOMS: &str = "SELECT focus, symptom, rating FROM symptom WHERE entry = ?1";
const ADD_SYMPTOM: &str =
    "INSERT INTO symptom (entry, symptom, focus, rating) VALUES (?1, ?2, ?3, ?4)";
const LIFE: &str = "SELECT area, rating FROM life_area WHERE entry = ?1";
const ADD_AREA: &str = "INSERT INTO life_area (day, at, entry, area, utc_offset, rating)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const THOUGHT: &str = "SELECT what, thought, before, view, after, problem, options, step
    FROM thought_record WHERE entry = ?1";
const ADD_THOUGHT: &str = "INSERT INTO thought_record
    (entry, what, thought, before, view, after, problem, options, step)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const ADD_SMALL_THING: &str = "INSERT INTO small_thing (entry, words, done) VALUES (?1, ?2, ?3)";
const ADD_AMOUNT: &str = "INSERT INTO amount (day, at, entry, focus, utc_offset, amount)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const ADD_CRAVING_FOCUS: &str = "INSERT INTO craving_focus (entry, day, focus) VALUES (?1, ?2, ?3)";
const ADD_DOSE: &str = "INSERT INTO dose (day, at, entry, medication, utc_offset, outcome)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// An entry of a kind that is nothing without its own table is not in it.
fn lost(id: Id) -> Error {
    Error::Damaged(format!("entry {id} has lost what it is of"))
}

impl Reader {
    /// A return to use of this focus; one of which no more is told has no row.
    pub(super) fn return_to_use(&self, id: Id, focus: Option<Id>) -> Result<ReturnToUse> {
        let blank = ReturnToUse::of(focus.ok_or_else(|| lost(id))?);
        let told = self.statement(USE)?.query_row([id], |row| {
            Ok(ReturnToUse {
                overdose: row.get(0)?,
                what: row.get(1)?,
                helped: row.get(2)?,
                next: row.get(3)?,
                cost: row.get(4)?,
                currency: row.get(5)?,
                ..blank.clone()
            })
        });
        Ok(told.optional()?.unwrap_or(blank))
    }

    pub(super) fn stage_of_change(&self, id: Id) -> Result<StageOfChange> {
        let told = self
            .statement(STAGE)?
            .query_row([id], |row| Ok(StageOfChange { focus: row.get(0)?, stage: row.get(1)? }));
        told.optional()?.ok_or_else(|| lost(id))
    }

    pub(super) fn decision_balance(&self, id: Id) -> Result<Balance> {
        let told = self.statement(BALANCE)?.query_row([id], |row| {
            Ok(Balance {
                focus: row.get(0)?,
                pros: row.get(1)?,
                cons: row.get(2)?,
                barrier: row.get(3)?,
                remedy: row.get(4)?,
                ready: row.get(5)?,
            })
        });
        told.optional()?.ok_or_else(|| lost(id))
    }

    pub(super) fn symptoms(&self, id: Id) -> Result<SymptomCheck> {
        let mut statement = self.statement(SYMPTOMS)?;
        let mut rows = statement.query([id])?;
        let mut found: Option<SymptomCheck> = None;
        while let Some(row) = rows.next()? {
            let focus = row.get(0)?;
            let check = found.get_or_insert(SymptomCheck { focus, symptoms: BTreeMap::new() });
            check.symptoms.insert(row.get(1)?, row.get(2)?);
        }
        found.ok_or_else(|| lost(id))
    }

    pub(super) fn life(&self, id: Id) -> Result<LifeCheck> {
        let mut statement = self.statement(LIFE)?;
        let areas = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let areas: BTreeMap<_, _> = areas.collect::<std::result::Result<_, _>>()?;
        if areas.is_empty() { Err(lost(id)) } else { Ok(LifeCheck { areas }) }
    }

    pub(super) fn thought(&self, id: Id, feelings: Labels) -> Result<ThoughtRecord> {
        let told = self.statement(THOUGHT)?.query_row([id], |row| {
            Ok(ThoughtRecord {
                what: row.get(0)?,
                thought: row.get(1)?,
                before: row.get(2)?,
                view: row.get(3)?,
                after: row.get(4)?,
                problem: row.get(5)?,
                options: row.get(6)?,
                step: row.get(7)?,
                feelings,
            })
        });
        told.optional()?.ok_or_else(|| lost(id))
    }

    pub(super) fn dose(&self, id: Id) -> Result<DoseEntry> {
        let told = self
            .statement(DOSE)?
            .query_row([id], |row| Ok(DoseEntry { medication: row.get(0)?, outcome: row.get(1)? }));
        told.optional()?.ok_or_else(|| lost(id))
    }
}

impl WriteTxn<'_> {
    pub(super) fn write_return_to_use(&self, id: Id, used: &ReturnToUse) -> Result<()> {
        let ReturnToUse { overdose, what, helped, next, cost, currency, .. } = used;
        let has_words = [what, helped, next].iter().any(|text| text.is_some());
        if has_words || overdose.is_some() || cost.is_some() {
            self.statement(ADD_USE)?.execute((id, overdose, what, helped, next, cost, currency))?;
        }
        Ok(())
    }

    pub(super) fn write_symptoms(&self, id: Id, check: &SymptomCheck) -> Result<()> {
        let mut add = self.statement(ADD_SYMPTOM)?;
        for (symptom, rating) in &check.symptoms {
            add.execute((id, symptom, check.focus, rating))?;
        }
        Ok(())
    }

    pub(super) fn write_life(&self, entry: &Entry, life: &LifeCheck) -> Result<()> {
        let Entry { id, day, at, .. } = *entry;
        let mut add = self.statement(ADD_AREA)?;
        for (area, rating) in &life.areas {
            add.execute((day, at.seconds(), id, area, at.offset_minutes(), rating))?;
        }
        Ok(())
    }

    pub(super) fn write_thought(&self, id: Id, thought: &ThoughtRecord) -> Result<()> {
        let ThoughtRecord { what, thought, before, view, after, problem, options, step, .. } =
            thought;
        self.statement(ADD_THOUGHT)?
            .execute((id, what, thought, before, view, after, problem, options, step))?;
        Ok(())
    }

    pub(super) fn write_small_thing(&self, id: Id, checkin: &CheckIn) -> Result<()> {
        let CheckIn { small, small_done, .. } = checkin;
        if small.is_some() || small_done.is_some() {
            self.statement(ADD_SMALL_THING)?.execute((id, small, small_done))?;
        }
        Ok(())
    }

    pub(super) fn write_amounts(
        &self,
        entry: &Entry,
        amounts: impl IntoIterator<Item = FocusAmount>,
    ) -> Result<()> {
        let Entry { id, day, at, .. } = *entry;
        for FocusAmount { focus, amount } in amounts {
            let mut add = self.statement(ADD_AMOUNT)?;
            add.execute((day, at.seconds(), id, focus, at.offset_minutes(), amount))?;
        }
        Ok(())
    }

    pub(super) fn write_craving_focus(
        &self,
        id: Id,
        day: Day,
        focus: Option<CravingFocus>,
    ) -> Result<()> {
        if let Some(focus) = focus {
            self.statement(ADD_CRAVING_FOCUS)?.execute((id, day, focus.id()))?;
        }
        Ok(())
    }

    pub(super) fn write_dose(&self, entry: &Entry, dose: DoseEntry) -> Result<()> {
        let Entry { id, day, at, .. } = *entry;
        let DoseEntry { medication, outcome } = dose;
        let mut add = self.statement(ADD_DOSE)?;
        add.execute((day, at.seconds(), id, medication, at.offset_minutes(), outcome))?;
        Ok(())
    }

    pub(super) fn write_stage(&self, id: Id, told: &StageOfChange) -> Result<()> {
        self.statement(ADD_STAGE)?.execute((id, told.focus, told.stage))?;
        Ok(())
    }

    pub(super) fn write_balance(&self, id: Id, balance: &Balance) -> Result<()> {
        let Balance { focus, pros, cons, barrier, remedy, ready } = balance;
        self.statement(ADD_BALANCE)?.execute((id, focus, pros, cons, barrier, remedy, ready))?;
        Ok(())
    }
}
