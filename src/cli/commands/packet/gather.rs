//! Reads what a page is made of.

use std::collections::BTreeSet;

use chrono::Weekday;

use crate::cli::error::Error;
use crate::cli::names;
use crate::cli::uses;
use crate::domain::craving_tally::{CravingTally, Cravings};
use crate::domain::day::{Day, Week};
use crate::domain::due;
use crate::domain::entry::Body;
use crate::domain::focus::Focus;
use crate::domain::id::Id;
use crate::domain::logged_day::LoggedDay;
use crate::domain::numbers::CheckInNumbers;
use crate::domain::overall::Overall;
use crate::domain::query::Query;
use crate::domain::reading::Rated;
use crate::domain::run::FocusTally;
use crate::domain::sharing::{Part, Sharing};
use crate::domain::stage::stage_on;
use crate::domain::status::DayStatus;
use crate::domain::text::{Name, Text};
use crate::domain::window::Window;
use crate::report::packet::{FocusInput, Packet, PacketInput, stretches};
use crate::storage::{self, Journal};

/// What the page is to be of.
pub(in crate::cli) struct Request<'a> {
    pub(in crate::cli) window: Window,
    pub(in crate::cli) today: Day,
    pub(in crate::cli) week_start: Weekday,
    pub(in crate::cli) focus: Option<&'a Name>,
    pub(in crate::cli) parts: &'a BTreeSet<Part>,
    pub(in crate::cli) talk: Option<Text>,
    pub(in crate::cli) overall: Option<Overall>,
}

/// The day of each return to use, and whether there was an overdose.
type Overdoses = Vec<(Day, Option<bool>)>;

/// What is on record of a focus.
struct OnRecord {
    pending: bool,
    tally: FocusTally,
    days: Vec<(Day, DayStatus)>,
}

impl Request<'_> {
    /// Works out the page, with the words that are let out and withheld.
    pub(in crate::cli) fn view(self, journal: &Journal) -> Result<(Packet, Sharing), Error> {
        let focuses = self.focuses(journal)?;
        let (pending, records) = self.records(journal, &focuses)?;
        let stages = journal.stages()?;
        let mut inputs = Vec::new();
        for (focus, OnRecord { pending, tally, days }) in focuses.iter().zip(records) {
            let standing = uses::standing(journal, focus, self.window.to(), self.today)?;
            let stage = stage_on(&stages, focus.id, self.window.to()).map(|set| set.stage);
            let figures = tally.finish();
            inputs.push(FocusInput { focus, standing, pending, figures, stage, days });
        }
        let (checkins, cravings) = self.readings(journal)?;
        let routines = journal.routines()?;
        let first = Week::of(self.window.from(), self.week_start).first();
        let marks = journal.marks(first, self.window.to())?;
        let counted = routines.iter().map(|routine| {
            let Self { window, week_start, today, .. } = self;
            (routine, due::count_within(routine, &marks, window, week_start, today))
        });
        let (sharing, overdoses) = self.words(journal, &focuses)?;
        Ok(Packet::new(PacketInput {
            today: self.today,
            window: self.window,
            pending,
            focuses: inputs,
            checkins: &checkins,
            cravings,
            overdoses: &overdoses,
            routines: counted.collect(),
            sharing,
            talk: self.talk,
            overall: self.overall,
        }))
    }

    /// The focuses of the page, as they stood on its last day.
    fn focuses(&self, journal: &Journal) -> Result<Vec<Focus>, Error> {
        let mut focuses = journal.focuses()?;
        if let Some(name) = self.focus {
            focuses = vec![names::focus(&focuses, name)?.clone()];
        } else {
            focuses.retain(|focus| focus.archived_at.is_none());
        }
        if self.window.to() < self.today {
            for focus in &mut focuses {
                focus.attempts.retain(|attempt| attempt.since <= self.window.to());
            }
        }
        Ok(focuses)
    }

    /// What is on record of each focus up to the last day, and whether that is still open.
    fn records(
        &self,
        journal: &Journal,
        focuses: &[Focus],
    ) -> Result<(bool, Vec<OnRecord>), storage::Error> {
        let last = self.window.to();
        let mut now = LoggedDay::new(last, focuses.len());
        journal.each_day((last, last), focuses, |logged| now = logged.clone())?;
        let open = |place| last == self.today && now.status(place).is_pending(now.checked_in);
        let mut records: Vec<_> = (0..)
            .zip(focuses)
            .map(|(place, focus)| OnRecord {
                pending: open(place),
                tally: FocusTally::new(focus, last, open(place)),
                days: Vec::new(),
            })
            .collect();
        journal.each_day((Day::first(), last), focuses, |logged| {
            for (place, record) in records.iter_mut().enumerate() {
                let status = logged.status(place);
                record.tally.push(logged.day, status);
                if self.window.contains(logged.day) {
                    record.days.push((logged.day, status));
                }
            }
        })?;
        Ok((open(0), records))
    }

    /// The numbers of the check-ins, and the cravings counted.
    fn readings(
        &self,
        journal: &Journal,
    ) -> Result<(Vec<CheckInNumbers>, Cravings), storage::Error> {
        let (first, last) = (self.window.from(), self.window.to());
        let windows = std::iter::once(self.window).chain(stretches(self.window));
        let mut tally = CravingTally::new(self.window, windows);
        let mut checkins = Vec::new();
        journal.each_reading(first, last, |reading| match &reading.rated {
            Rated::CheckIn(checkin) => checkins.push(CheckInNumbers::of(reading.day, checkin)),
            Rated::Craving(craving) => tally.push(reading.day, reading.at, craving),
        })?;
        Ok((checkins, tally.finish()))
    }

    /// The words of every entry of the period, and of each return to use its day and whether there
    /// was an overdose. On the page of one focus nothing is told of another.
    fn words(
        &self,
        journal: &Journal,
        focuses: &[Focus],
    ) -> Result<(Sharing, Overdoses), storage::Error> {
        let (from, to) = (Some(self.window.from()), Some(self.window.to()));
        let found = journal.list(&Query { from, to, ..Query::default() })?;
        let mut sharing = Sharing::of(self.parts.clone());
        let mut overdoses = Vec::new();
        let oldest_first: Vec<Id> = found.into_iter().rev().collect();
        journal.each_of(&oldest_first, |_, entry| -> storage::Result<()> {
            let of = match &entry.body {
                Body::Use(used) => Some(used.focus),
                Body::Stage(told) => Some(told.focus),
                Body::Balance(balance) => Some(balance.focus),
                Body::CheckIn(_) | Body::Craving(_) | Body::Note => None,
            };
            let on_page = |of| focuses.iter().any(|focus| focus.id == of);
            if self.focus.is_some() && !of.is_none_or(on_page) {
                return Ok(());
            }
            sharing.push(&entry);
            if let Body::Use(used) = &entry.body {
                overdoses.push((entry.day, used.overdose));
            }
            Ok(())
        })?;
        Ok((sharing, overdoses))
    }
}
