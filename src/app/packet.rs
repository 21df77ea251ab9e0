//! One page of a period, for a session, with the words that the person lets out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Weekday;

use super::record_surroundings::looked_up;
use super::{Error, focuses, use_days};
use crate::domain::entry::Body;
use crate::domain::entry::rated_entry::Rated;
use crate::domain::entry::stage::stage_on;
use crate::domain::figures::adherence;
use crate::domain::figures::attempt_stats::FocusTally;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::craving_stats::{CravingTally, Cravings};
use crate::domain::figures::cravings_by_focus::FocusCravingTally;
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::query::Query;
use crate::domain::record::FocusLink;
use crate::domain::records::focus::Focus;
use crate::domain::records::plan_line::PlanLine;
use crate::domain::records::question::SessionQuestion;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::disclosure::Disclosure;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::text::{Name, Text};
use crate::domain::time::day::{Day, Week};
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;
use crate::report::craving_focus::FocusCravings;
use crate::report::packet::{Packet, PacketFocusInput, PacketInput, stretches};
use crate::report::trends::OwnSeries;
use crate::storage::{self, AsOf};

/// What the page is to be of.
#[derive(Debug)]
pub struct Request<'a> {
    /// Its days.
    pub window: Window,
    /// The day on which weeks start.
    pub week_start: Weekday,
    /// The focus that it is of; all that are kept without a name.
    pub focus: Option<&'a Name>,
    /// The parts of the person's words that are let out.
    pub parts: &'a BTreeSet<Part>,
    /// Single entries whose notes are let out.
    pub notes: &'a BTreeSet<Id>,
    /// For whom the page is.
    pub recipient: Option<&'a Name>,
    /// Whether each day of it follows.
    pub appendix: bool,
    /// What the person wants to talk about.
    pub talk: Option<Text>,
    /// How things are since the last visit, as the person sees it.
    pub overall: Option<GlobalChange>,
}

/// The day of each return to use, and whether there was an overdose.
type Overdoses = Vec<(Day, Option<bool>)>;

/// What is on record of a focus.
struct OnRecord {
    open: OpenDays,
    tally: FocusTally,
    days: Vec<(Day, DayStatus)>,
}

impl Request<'_> {
    /// Works out the page, with the words that are let out and withheld.
    ///
    /// # Errors
    /// Where the name finds no focus, and what the database reports.
    pub fn view(self, as_of: &AsOf<'_>) -> Result<(Packet, Disclosure), Error> {
        let focuses = self.focuses(as_of)?;
        let records = self.records(as_of, &focuses)?;
        let stages = as_of.stages()?;
        let amounts = as_of.amounts(self.window.from(), self.window.to())?;
        let mut inputs = Vec::new();
        for (focus, OnRecord { open, tally, days }) in focuses.iter().zip(records) {
            let standing = use_days::standing(as_of, focus, self.window.to())?;
            let stage = stage_on(&stages, focus.id, self.window.to()).map(|set| set.stage);
            let figures = tally.finish();
            let amounts = &amounts;
            inputs.push(PacketFocusInput { focus, standing, open, figures, stage, days, amounts });
        }
        let Readings { checkins, cravings, by_focus, own } = self.readings(as_of)?;
        let routines = as_of.routines()?;
        let first = Week::of(self.window.from(), self.week_start).first();
        let marks = as_of.marks(first, self.window.to())?;
        let counted = routines.iter().map(|routine| {
            let Self { window, week_start, .. } = self;
            (routine, adherence::count_within(routine, &marks, window, week_start, as_of.horizon()))
        });
        let (disclosure, overdoses) = self.words(as_of, &focuses)?;
        Ok(Packet::new(PacketInput {
            today: as_of.today(),
            clock: as_of.horizon().clock(),
            window: self.window,
            open: use_days::open_days(as_of, focuses.first())?,
            focuses: inputs,
            checkins: &checkins,
            cravings,
            by_focus,
            own,
            overdoses: &overdoses,
            routines: counted.collect(),
            ledger: &as_of.ledger(self.window.from().min(as_of.horizon().clock()))?,
            contacts: &as_of.read().all()?,
            appointments: &as_of.read().all()?,
            treatments: &as_of.read().all()?,
            screenings: &as_of.read().all()?,
            disclosure,
            plan: &self.plan(as_of, &focuses)?,
            recipient: self.recipient.cloned(),
            appendix: self.appendix,
            talk: self.talk,
            questions: questions(as_of)?,
            overall: self.overall,
        }))
    }

    /// The focuses of the page, as they stood on its last day.
    fn focuses(&self, as_of: &AsOf<'_>) -> Result<Vec<Focus>, Error> {
        let mut focuses = as_of.focuses()?;
        if let Some(name) = self.focus {
            focuses = vec![focuses::named(&focuses, name)?.clone()];
        } else {
            focuses.retain(|focus| focus.archived_at.is_none());
        }
        if self.window.to() < as_of.today() {
            for focus in &mut focuses {
                focus.attempts.retain(|attempt| attempt.since <= self.window.to());
            }
        }
        Ok(focuses)
    }

    /// What is on record of each focus up to the last day.
    fn records(
        &self,
        as_of: &AsOf<'_>,
        focuses: &[Focus],
    ) -> Result<Vec<OnRecord>, storage::Error> {
        let last = self.window.to();
        let begun = |(focus, open): (&Focus, OpenDays)| OnRecord {
            open,
            tally: FocusTally::new(focus, last, open),
            days: Vec::new(),
        };
        let mut records: Vec<_> =
            focuses.iter().zip(as_of.open_days(focuses)?).map(begun).collect();
        as_of.each_day((Day::first(), last), focuses, |logged| {
            for (place, record) in records.iter_mut().enumerate() {
                let status = logged.status(place);
                record.tally.push(logged.day, status);
                if self.window.contains(logged.day) {
                    record.days.push((logged.day, status));
                }
            }
        })?;
        Ok(records)
    }

    /// The numbers of the check-ins, and the cravings counted.
    fn readings(&self, as_of: &AsOf<'_>) -> Result<Readings, storage::Error> {
        let (first, last) = (self.window.from(), self.window.to());
        let windows = std::iter::once(self.window).chain(stretches(self.window));
        let mut tally = CravingTally::new(self.window, windows);
        let (mut checkins, mut by_focus) = (Vec::new(), FocusCravingTally::default());
        let mut own: BTreeMap<Id, Vec<(Day, f64)>> = BTreeMap::new();
        as_of.each_reading(first, last, |reading| match &reading.rated {
            Rated::CheckIn(checkin) => {
                checkins.push(CheckInRatings::of(reading.day, checkin));
                for (scale, number) in checkin.own_numbers() {
                    own.entry(scale).or_default().push((reading.day, number));
                }
            }
            Rated::Craving(craving) => {
                tally.push(reading.day, reading.at, craving);
                by_focus.add(craving);
            }
        })?;
        let by_focus = FocusCravings::all(&by_focus, &as_of.read().focuses()?);
        let own = OwnSeries::all(&as_of.read().all()?, own);
        Ok(Readings { checkins, cravings: tally.finish(), by_focus, own })
    }

    /// The lines of the plan; on the page of one focus nothing that is for another.
    fn plan(&self, as_of: &AsOf<'_>, focuses: &[Focus]) -> storage::Result<Vec<PlanLine>> {
        let mut lines = looked_up::<PlanLine>(as_of.read(), as_of.today())?;
        let on_page = |of: &FocusLink| focuses.iter().any(|focus| focus.id == of.id());
        lines.retain(|line| self.focus.is_none() || line.focus.as_ref().is_none_or(on_page));
        Ok(lines)
    }

    /// The words of every entry of the period, and of each return to use its day and whether there
    /// was an overdose. On the page of one focus nothing is told of another.
    fn words(
        &self,
        as_of: &AsOf<'_>,
        focuses: &[Focus],
    ) -> Result<(Disclosure, Overdoses), storage::Error> {
        let (from, to) = (Some(self.window.from()), Some(self.window.to()));
        let found = as_of.read().list(&Query { from, to, ..Query::default() })?;
        let mut disclosure = Disclosure::of(self.parts.clone()).with_notes_of(self.notes.clone());
        let mut overdoses = Vec::new();
        let oldest_first: Vec<Id> = found.into_iter().rev().collect();
        as_of.read().each_of(&oldest_first, |_, entry| -> storage::Result<()> {
            if !as_of.horizon().has_happened(entry.day, entry.at) {
                return Ok(());
            }
            let of = match &entry.body {
                Body::Use(used) => Some(used.focus),
                Body::Stage(told) => Some(told.focus),
                Body::Balance(balance) => Some(balance.focus),
                Body::Symptoms(check) => Some(check.focus),
                Body::CheckIn(_)
                | Body::Craving(_)
                | Body::Note
                | Body::Dose(_)
                | Body::Life(_)
                | Body::Thought(_) => None,
            };
            let on_page = |of| focuses.iter().any(|focus| focus.id == of);
            if self.focus.is_some() && !of.is_none_or(on_page) {
                return Ok(());
            }
            disclosure.push(&entry);
            if let Body::Use(used) = &entry.body {
                overdoses.push((entry.day, used.overdose));
            }
            Ok(())
        })?;
        Ok((disclosure, overdoses))
    }
}

/// What the check-ins and the cravings of the period say.
struct Readings {
    checkins: Vec<CheckInRatings>,
    cravings: Cravings,
    by_focus: Vec<FocusCravings>,
    own: Vec<OwnSeries>,
}

/// The questions kept for the next session and not asked yet.
fn questions(as_of: &AsOf<'_>) -> Result<Vec<Text>, storage::Error> {
    let open = |one: &SessionQuestion| one.asked_on.is_none() && one.meta.archived_at.is_none();
    let all = as_of.read().all::<SessionQuestion>()?;
    Ok(all.into_iter().filter(open).filter_map(|one| one.words).collect())
}
