//! The phase of a focus on a day, by calendar days since the start date or as the person set it.
//!
//! Where they begin and end: withdrawal from the published courses of
//! [`withdrawal`](super::withdrawal); 90 days from NIDA's threshold of about three months in
//! treatment; the anniversaries from the remission ranges of DSM-5 and the stages of the Betty Ford
//! Institute Consensus Panel (2007), and from Dennis, Foss & Scott (2007), where 86 % of those with
//! five years stayed abstinent in the subsequent year. The day of stopping is day 0.

use chrono::Months;

use crate::domain::code::codes;
use crate::domain::focus_kind::FocusKind;
use crate::domain::phase::{Phase, PhaseChoice};
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;

codes! {
    /// Who decided which phase it is.
    DecidedBy ("decider") {
        /// The days since the start date.
        Calendar = "calendar",
        /// The person.
        Person = "person",
    }
}

/// The phase of a focus on a day, who decided it, and how long extra care is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseStatus {
    /// Its phase.
    pub phase: Phase,
    /// Who decided that.
    pub by: DecidedBy,
    /// Since when it is this phase; `None` while the calendar has nothing to count from.
    pub from: Option<Day>,
    /// The phase by the calendar.
    pub calendar: Phase,
    /// The last day of extra care, while that is not past.
    pub extra_care_until: Option<Day>,
}

impl PhaseStatus {
    /// Where a focus stood on `day`, up to which it was last used on `last_use`, in whatever attempt. Attempts that begin
    /// later are not known of yet; for the current day see [`PhaseStatus::now`].
    #[must_use]
    pub fn of(focus: &Focus, last_use: Option<Day>, day: Day) -> Self {
        Self::since(focus, focus.since_on(day), last_use, day)
    }

    /// Where a focus stands today: preparing, where an attempt lies ahead.
    #[must_use]
    pub fn now(focus: &Focus, last_use: Option<Day>, today: Day) -> Self {
        let since = focus.since().filter(|since| *since <= today);
        Self::since(focus, since, last_use, today)
    }

    fn since(focus: &Focus, since: Option<Day>, last_use: Option<Day>, day: Day) -> Self {
        let course = since.map(|since| course(focus.kind, focus.maintenance, since));
        let now = course.and_then(|course| reached(&course, day));
        let calendar = now.map_or(Phase::Preparing, |(phase, _)| phase);
        let from = now.map(|(_, from)| from);
        let (phase, by, from) = match focus.choice_on(day) {
            None | Some(PhaseChoice { phase: None, .. }) => (calendar, DecidedBy::Calendar, from),
            Some(PhaseChoice { from, phase: Some(phase) }) => {
                (phase, DecidedBy::Person, Some(from))
            }
        };
        let fell = focus.tolerance_fell_on.iter().copied().filter(|fell| *fell <= day).max();
        let fell = last_use.max(fell);
        let extra_care_until = extra_care_until(fell, focus.since_on(day), day);
        Self { phase, by, from, calendar, extra_care_until }
    }

    /// The same with a use that lies ahead of the clock: it opens extra care as if on `today`, and
    /// moves nothing else.
    #[must_use]
    pub fn with_use_ahead(self, today: Day) -> Self {
        let opened = extra_care_until(Some(today), None, today);
        Self { extra_care_until: self.extra_care_until.max(opened), ..self }
    }

    /// The phase that comes after that of today, and on which day: the one that a start date ahead
    /// begins with, or else the next by the calendar, unless the person decided. `None` where none is
    /// in sight.
    #[must_use]
    pub fn next(self, focus: &Focus, today: Day) -> Option<(Phase, Day)> {
        let since =
            focus.since().filter(|since| *since > today || self.by == DecidedBy::Calendar)?;
        let course = course(focus.kind, focus.maintenance, since);
        course.into_iter().find(|(_, from)| *from > today)
    }

    /// The phase whose report windows apply: early while extra care is due, withdrawal excepted.
    #[must_use]
    pub fn looks_as(self) -> Phase {
        match (self.phase, self.extra_care_until) {
            (Phase::Withdrawal, _) | (_, None) => self.phase,
            (_, Some(_)) => Phase::Early,
        }
    }
}

/// The days of extra care after a day of use, and after the start of an attempt.
pub const EXTRA_CARE_DAYS: i32 = 28;

/// The last day on which extra care is due, unless it is past: the 28th after the later of the
/// last day of use in any attempt, on a start day or before the first one too, and the start of the
/// latest attempt, be it the first. Tolerance has fallen by then, and the risk of an overdose in the
/// first weeks after abstinence is several times higher (Strang et al. 2003; Merrall et al. 2010).
#[must_use]
pub fn extra_care_until(last_use: Option<Day>, since: Option<Day>, today: Day) -> Option<Day> {
    last_use.max(since).map(|from| from.plus(EXTRA_CARE_DAYS)).filter(|until| *until >= today)
}

/// How many days back a use still changes the phase or the extra care of this kind.
#[must_use]
pub fn reach_of_a_use(kind: FocusKind) -> i32 {
    last_day_of_withdrawal(kind).map_or(EXTRA_CARE_DAYS, |last| last.max(EXTRA_CARE_DAYS))
}

/// The last day of the withdrawal phase, counted from the day of stopping; `None` for a kind that
/// has no such phase.
#[must_use]
pub fn last_day_of_withdrawal(kind: FocusKind) -> Option<i32> {
    match kind {
        FocusKind::Behaviour => None,
        FocusKind::Benzodiazepine => Some(56),
        FocusKind::Nicotine => Some(21),
        FocusKind::OpioidLong => Some(20),
        FocusKind::Cannabis => Some(14),
        FocusKind::OpioidShort | FocusKind::Alcohol | FocusKind::Stimulant | FocusKind::Other => {
            Some(10)
        }
    }
}

/// The phases of an attempt by the calendar, each with the day on which it begins.
#[must_use]
pub fn course(kind: FocusKind, maintenance: bool, since: Day) -> Vec<(Phase, Day)> {
    let withdrawal = if maintenance { None } else { last_day_of_withdrawal(kind) };
    let early = withdrawal.map_or(since, |last| since.plus(last + 1));
    let phases = [
        (Phase::Withdrawal, withdrawal.map(|_| since)),
        (Phase::Early, Some(early)),
        (Phase::Building, Some(since.plus(90))),
        (Phase::Sustained, anniversary(since, 1)),
        (Phase::Stable, anniversary(since, 5)),
    ];
    phases.into_iter().filter_map(|(phase, from)| Some((phase, from?))).collect()
}

/// The last phase of a course that has begun by `today`.
fn reached(course: &[(Phase, Day)], today: Day) -> Option<(Phase, Day)> {
    course.iter().rfind(|(_, from)| *from <= today).copied()
}

/// The anniversary of so many years; that of 29 February is 28 February in common years.
fn anniversary(since: Day, years: u32) -> Option<Day> {
    since.date().checked_add_months(Months::new(12 * years)).and_then(Day::from_date)
}

#[cfg(test)]
mod tests;
