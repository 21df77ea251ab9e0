//! Generates the entries and marks of one invented day.

use chrono::{Datelike, NaiveTime, TimeDelta, Weekday};

use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::{Body, Entry};
use crate::domain::id::Id;
use crate::domain::records::routine::{Mark, MarkOutcome, Routine};
use crate::domain::text::{Label, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::parse_date::Zone;
use crate::domain::time::schedule::Schedule;

use super::care::Care;
use super::course::UseHistory;
use super::local_time::at_local;
use super::rng::SampleRng;
use super::{SampleDay, SampleOptions, phrases};

/// The days at the end on each of which something is written, so that today and the week have
/// something to show.
const KEPT_END: i32 = 6;

/// Generates the days of a sample journal one after the other.
#[derive(Debug)]
pub(super) struct DayGenerator<'z, Z> {
    pub(super) options: SampleOptions<'z, Z>,
    pub(super) rng: SampleRng,
    pub(super) focuses: Vec<Id>,
    pub(super) care: Care,
    course: UseHistory,
    routines: Vec<Routine>,
    /// How many days in a row nothing was written.
    pub(super) silent: u16,
    /// On how many more nothing will be.
    to_be_silent: u16,
}

/// The hidden state of an invented day, from which its ratings follow.
#[derive(Debug, Clone, Copy)]
pub(super) struct HiddenState {
    /// How far the last use lies behind, from 0 towards 1.
    pub(super) settled: f64,
    /// From −1, hard, to 1, easy.
    pub(super) mood: f64,
    /// Whether money has come in, which makes the evening harder.
    pub(super) payday: bool,
    /// Whether the day before was one of use.
    pub(super) after_use: bool,
}

impl<'z, Z: Zone> DayGenerator<'z, Z> {
    pub(super) fn new(
        options: SampleOptions<'z, Z>,
        rng: SampleRng,
        course: UseHistory,
        focuses: Vec<Id>,
        (routines, care): (Vec<Routine>, Care),
    ) -> Self {
        Self { options, rng, focuses, care, course, routines, silent: 0, to_be_silent: 0 }
    }

    pub(super) fn tell(&mut self, day: Day) -> SampleDay {
        let weather = self.weather(day);
        let mut told = SampleDay { entries: Vec::new(), marks: Vec::new() };
        if let Some(nth) = self.course.used(day) {
            told.entries.extend(self.return_to_use(day, nth));
        } else if !self.keeps_silent(day, weather) {
            told.entries = self.cravings(day, weather);
            if let Some(checkin) = self.checkin(day, weather, &told.entries) {
                told.marks = self.marks(day, &checkin);
                told.entries.push(checkin);
            }
            told.entries.extend(self.loose_note(day));
            if !told.entries.is_empty() {
                self.add_care(day, weather, &mut told.entries);
            }
        }
        told.entries.sort_by_key(|entry| entry.recorded_at);
        self.silent = if told.entries.is_empty() { self.silent + 1 } else { 0 };
        told
    }

    fn weather(&self, day: Day) -> HiddenState {
        let settled = 1.0 - (-f64::from(self.course.days_behind(day)) / 60.0).exp();
        let weekend = if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) { 0.15 } else { 0.0 };
        let winter = if matches!(day.date().month(), 11 | 12 | 1 | 2) { 0.15 } else { 0.0 };
        let mood = 0.6 * settled - 0.35 + weekend - winter + 1.3 * self.rng.sway();
        let after_use = self.course.used(day.plus(-1)).is_some();
        let payday = day.date().day() == 25;
        HiddenState { settled, mood: mood.clamp(-1.0, 1.0), payday, after_use }
    }

    /// Whether nothing is written about a day: now and then one, seldom some in a row.
    fn keeps_silent(&mut self, day: Day, weather: HiddenState) -> bool {
        if self.is_near_the_end(day) {
            return false;
        }
        if self.course.is_silent(day) {
            return true;
        }
        if weather.after_use {
            return false;
        }
        if self.to_be_silent == 0 {
            self.to_be_silent = if self.rng.chance(0.012) {
                self.rng.between(3, 9)
            } else {
                u16::from(self.rng.chance(0.09))
            };
        }
        let silent = self.to_be_silent > 0;
        self.to_be_silent = self.to_be_silent.saturating_sub(1);
        silent
    }

    pub(super) fn is_near_the_end(&self, day: Day) -> bool {
        self.options.today.days_since(day) <= KEPT_END
    }

    fn return_to_use(&self, day: Day, nth: i32) -> Option<Entry> {
        let at = self.at(day, self.rng.between(21 * 60, 22 * 60 + 30))?;
        // More is said of the first day than that it was one.
        let said = if nth == 0 { self.rng.pick(&phrases::RETURNS) } else { None };
        let focus = *self.focuses.first()?;
        let body = Body::Use(ReturnToUse {
            overdose: Some(false),
            what: said.and_then(|(what, _, _)| text(what)),
            helped: said.and_then(|(_, helped, _)| text(helped)),
            next: said.and_then(|(_, _, next)| text(next)),
            ..ReturnToUse::of(focus)
        });
        let later = TimeDelta::hours(self.rng.between(9, 12).into());
        self.entry(day, at, later, None, body)
    }

    fn loose_note(&self, day: Day) -> Option<Entry> {
        if !self.rng.chance(0.04) {
            return None;
        }
        let at = self.at(day, self.rng.between(8 * 60, 19 * 60))?;
        let note = self.rng.pick(&phrases::LOOSE).and_then(text);
        self.entry(day, at, TimeDelta::zero(), note, Body::Note)
    }

    /// What became of the routines, as told in the check-in.
    fn marks(&self, day: Day, checkin: &Entry) -> Vec<Mark> {
        let mut marks = Vec::new();
        for routine in &self.routines {
            let Some(period) = routine.period_on(day) else { continue };
            let likely = match period.schedule {
                Schedule::Daily => 1.0,
                Schedule::PerWeek(times) => f64::from(times) / 7.0,
                Schedule::EveryDays(n) => {
                    f64::from(u8::from(day.days_since(period.from) % i32::from(n) == 0))
                }
                Schedule::Weekdays(_) | Schedule::SinceLast(_) | Schedule::Paused => 0.0,
            };
            let outcomes = [
                (0.78, MarkOutcome::Done),
                (0.4, MarkOutcome::Partial),
                (0.3, MarkOutcome::Skipped),
            ];
            if !self.rng.chance(likely) {
                continue;
            }
            let outcome = outcomes.into_iter().find(|(often, _)| self.rng.chance(*often));
            marks.extend(outcome.map(|(_, outcome)| Mark {
                routine: routine.meta.id,
                day,
                outcome,
                at: checkin.at,
                updated_at: checkin.recorded_at,
            }));
        }
        marks
    }

    /// A time on the clocks of a day, in minutes after its midnight, unless it is yet to come.
    pub(super) fn at(&self, day: Day, minutes: u16) -> Option<Moment> {
        let local = day.date().and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes.into());
        at_local(self.options.zone, local).filter(|at| at.seconds() <= self.options.now.seconds())
    }

    /// What was written so much later about something that happened at `at`.
    pub(super) fn entry(
        &self,
        day: Day,
        at: Moment,
        later: TimeDelta,
        note: Option<Text>,
        body: Body,
    ) -> Option<Entry> {
        self.entry_by(&self.rng, day, at, later, note, body)
    }

    /// The same, by another chance.
    pub(super) fn entry_by(
        &self,
        rng: &SampleRng,
        day: Day,
        at: Moment,
        later: TimeDelta,
        note: Option<Text>,
        body: Body,
    ) -> Option<Entry> {
        let written = Instant::from_seconds(at.seconds() + later.num_seconds())?;
        let written = written.min(self.options.now.into());
        let private = note.is_some() && rng.chance(0.03);
        let id = rng.id();
        Some(Entry { id, day, at, recorded_at: written, updated_at: written, private, note, body })
    }
}

pub(super) fn text(words: &str) -> Option<Text> {
    words.parse().ok()
}

pub(super) fn label(words: &str) -> Option<Label> {
    words.parse().ok()
}
