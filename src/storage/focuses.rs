//! Focuses, their attempts and what was said of their phases.

use std::collections::BTreeMap;

use crate::domain::id::Id;
use crate::domain::phase::PhaseChoice;
use crate::domain::records::focus::limit::{Limit, LimitStep, Measure};
use crate::domain::records::focus::usual_day::UsualDay;
use crate::domain::records::focus::{Attempt, Focus};

use super::error::{Error, Result};
use super::name_taken;
use super::reader::Reader;
use super::undo::UndoTarget;
use super::write_txn::WriteTxn;

const EVERY: &str = "SELECT id, name, kind, goal, maintenance, position, archived_at, updated_at
    FROM focus ORDER BY position, no";
const NAMES: &str = "SELECT id, name FROM focus";
/// In any order: to sort a few here costs less than the page of the index that has their order.
const ATTEMPTS: &str = "SELECT focus, id, since, learned FROM attempt";
const CHOICES: &str = "SELECT focus, from_day, phase FROM phase_choice ORDER BY focus, from_day";
const UNITS: &str = "SELECT focus, unit FROM focus_unit";
const LIMITS: &str =
    "SELECT focus, from_day, per_day, per_week FROM focus_limit ORDER BY focus, from_day";
const ADD: &str = "INSERT INTO focus
    (id, name, kind, goal, maintenance, position, archived_at, updated_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, goal = excluded.goal,
      maintenance = excluded.maintenance, position = excluded.position,
      archived_at = excluded.archived_at, updated_at = excluded.updated_at";
const REMOVE_ATTEMPTS: &str = "DELETE FROM attempt WHERE focus = ?1";
const ADD_ATTEMPT: &str = "INSERT INTO attempt (id, focus, since, learned) VALUES (?1, ?2, ?3, ?4)";
const REMOVE_CHOICES: &str = "DELETE FROM phase_choice WHERE focus = ?1";
const REMOVE_UNIT: &str = "DELETE FROM focus_unit WHERE focus = ?1";
const ADD_UNIT: &str = "INSERT INTO focus_unit (focus, unit) VALUES (?1, ?2)";
const REMOVE_LIMITS: &str = "DELETE FROM focus_limit WHERE focus = ?1";
const ADD_LIMIT: &str =
    "INSERT INTO focus_limit (focus, from_day, per_day, per_week) VALUES (?1, ?2, ?3, ?4)";
const USUAL: &str = "SELECT focus, amount, cost, currency, hours FROM focus_usual";
const REMOVE_USUAL: &str = "DELETE FROM focus_usual WHERE focus = ?1";
const ADD_USUAL: &str =
    "INSERT INTO focus_usual (focus, amount, cost, currency, hours) VALUES (?1, ?2, ?3, ?4, ?5)";
const ADD_CHOICE: &str = "INSERT INTO phase_choice (focus, from_day, phase) VALUES (?1, ?2, ?3)";

impl Reader {
    /// Every focus with its attempts and choices, archived ones too, in the order of lists.
    pub fn focuses(&self) -> Result<Vec<Focus>> {
        let mut attempts = self
            .statement(ATTEMPTS)?
            .query_map([], |row| {
                let attempt = Attempt { id: row.get(1)?, since: row.get(2)?, learned: row.get(3)? };
                Ok((row.get(0)?, attempt))
            })?
            .collect::<std::result::Result<Vec<(Id, Attempt)>, _>>()?;
        attempts.sort_by_key(|(_, attempt)| attempt.since);
        let mut choices = self
            .statement(CHOICES)?
            .query_map([], |row| {
                Ok((row.get(0)?, PhaseChoice { from: row.get(1)?, phase: row.get(2)? }))
            })?
            .collect::<std::result::Result<Vec<(Id, PhaseChoice)>, _>>()?;
        let mut measures = self.measures()?;
        let mut every = self.statement(EVERY)?;
        let focuses = every.query_map([], |row| {
            let id = row.get(0)?;
            Ok(Focus {
                id,
                name: row.get(1)?,
                kind: row.get(2)?,
                goal: row.get(3)?,
                maintenance: row.get(4)?,
                position: row.get(5)?,
                archived_at: row.get(6)?,
                updated_at: row.get(7)?,
                attempts: attempts.extract_if(.., |(of, _)| *of == id).map(|(_, a)| a).collect(),
                phases: choices.extract_if(.., |(of, _)| *of == id).map(|(_, c)| c).collect(),
                measure: measures.remove(&id).unwrap_or_default(),
                tolerance_fell_on: Vec::new(),
            })
        })?;
        focuses.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }

    /// What is counted of each focus, and its limits.
    fn measures(&self) -> Result<BTreeMap<Id, Measure>> {
        let mut measures: BTreeMap<Id, Measure> = BTreeMap::new();
        let mut units = self.statement(UNITS)?;
        let mut rows = units.query([])?;
        while let Some(row) = rows.next()? {
            measures.entry(row.get(0)?).or_default().unit = row.get(1)?;
        }
        let mut limits = self.statement(LIMITS)?;
        let mut rows = limits.query([])?;
        while let Some(row) = rows.next()? {
            let limit = Limit { per_day: row.get(2)?, per_week: row.get(3)? };
            let step = LimitStep { from: row.get(1)?, limit };
            measures.entry(row.get(0)?).or_default().limits.push(step);
        }
        let mut usual = self.statement(USUAL)?;
        let mut rows = usual.query([])?;
        while let Some(row) = rows.next()? {
            measures.entry(row.get(0)?).or_default().usual = UsualDay {
                amount: row.get(1)?,
                cost: row.get(2)?,
                currency: row.get(3)?,
                hours: row.get(4)?,
            };
        }
        Ok(measures)
    }
}

impl WriteTxn<'_> {
    /// Adds a focus.
    ///
    /// # Errors
    /// [`Error::Conflict`] where its name or one of its start dates is taken, or two choices are
    /// of one day; else what the database reports.
    pub fn add_focus(&self, focus: &Focus) -> Result<()> {
        self.creates(UndoTarget::Focus, focus.id, None)?;
        self.write_focus(focus)
    }

    /// Puts a changed focus in the place of the one with its id.
    ///
    /// # Errors
    /// Those of [`add_focus`](Self::add_focus).
    pub fn replace_focus(&self, focus: &Focus) -> Result<()> {
        self.touches(UndoTarget::Focus, focus.id, None)?;
        self.write_focus(focus)
    }

    fn write_focus(&self, focus: &Focus) -> Result<()> {
        if name_taken::is_taken(self, NAMES, (focus.id, &focus.name))? {
            let name = &focus.name;
            return Err(Error::Conflict(format!("there is already a focus named {name}")));
        }
        self.statement(ADD)?.execute((
            focus.id,
            &focus.name,
            focus.kind,
            focus.goal,
            focus.maintenance,
            focus.position,
            focus.archived_at,
            focus.updated_at,
        ))?;
        self.statement(REMOVE_ATTEMPTS)?.execute([focus.id])?;
        let mut add = self.statement(ADD_ATTEMPT)?;
        let mut known = Vec::new();
        for Attempt { id, since, learned } in &focus.attempts {
            if known.contains(&since) {
                let text = format!("{} already has an attempt since {since:#}", focus.name);
                return Err(Error::Conflict(text));
            }
            known.push(since);
            add.execute((id, focus.id, since, learned))?;
        }
        self.write_measure(focus)?;
        self.write_choices(focus)
    }

    fn write_measure(&self, focus: &Focus) -> Result<()> {
        self.statement(REMOVE_UNIT)?.execute([focus.id])?;
        if let Some(unit) = &focus.measure.unit {
            self.statement(ADD_UNIT)?.execute((focus.id, unit))?;
        }
        self.statement(REMOVE_LIMITS)?.execute([focus.id])?;
        let mut add = self.statement(ADD_LIMIT)?;
        for LimitStep { from, limit } in &focus.measure.limits {
            add.execute((focus.id, from, limit.per_day, limit.per_week))?;
        }
        self.statement(REMOVE_USUAL)?.execute([focus.id])?;
        let usual = &focus.measure.usual;
        if !usual.is_empty() {
            let UsualDay { amount, cost, currency, hours } = usual;
            self.statement(ADD_USUAL)?.execute((focus.id, amount, cost, currency, hours))?;
        }
        Ok(())
    }

    fn write_choices(&self, focus: &Focus) -> Result<()> {
        self.statement(REMOVE_CHOICES)?.execute([focus.id])?;
        let mut add = self.statement(ADD_CHOICE)?;
        for (n, PhaseChoice { from, phase }) in focus.phases.iter().enumerate() {
            if focus.phases[..n].iter().any(|earlier| earlier.from == *from) {
                let text = format!("{} has two phases chosen from {from:#} on", focus.name);
                return Err(Error::Conflict(text));
            }
            add.execute((focus.id, from, phase))?;
        }
        Ok(())
    }
}
