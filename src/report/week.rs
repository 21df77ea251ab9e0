//! A week: what was logged, how it went, and what went with it.

mod focus;
mod routines;
mod scales;

use std::collections::BTreeSet;

use serde::Serialize;

use super::craving_focus::FocusCravings;
use super::json_schema::schemas;
use super::medication::{self, MedicationCount, MedicationWarning};
use super::own_questions::OwnQuestion;
use super::own_words::AnswersInWords;
use super::safety_block::Care;
use super::screening::Score;
use crate::domain::code::Code;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::note::Note;
use crate::domain::entry::own_answer::OwnWords;
use crate::domain::entry::rated_entry::RatedEntry;
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::figures::amounts::AmountTold;
use crate::domain::figures::appointments::AppointmentCount;
use crate::domain::figures::coping_stats::{self, CopingCount, SituationCount};
use crate::domain::figures::craving_episodes::CravingEpisodes;
use crate::domain::figures::craving_stats::RecentCravings;
use crate::domain::figures::recent::{Recent, RecentDays};
use crate::domain::figures::spent::CostTold;
use crate::domain::id::Id;
use crate::domain::records::appointment::Appointment;
use crate::domain::records::focus::Focus;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::routine::{Mark, Routine};
use crate::domain::records::screening::Screening;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::recovery::emphasis::emphasis;
use crate::domain::recovery::logged_day::LoggedDay;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::recovery::missed_doses::DoseGap;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::series::Series;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::horizon::{Horizon, OpenDays};
use crate::domain::time::window::Window;

pub use focus::FocusWeek;
pub use routines::RoutineWeek;
use routines::{meetings, routines};
pub use scales::{OwnScaleWeeks, ScaleWeek, Scales};

/// What the view is worked out from.
#[derive(Debug, Clone)]
pub struct WeekInput<'a> {
    /// The week.
    pub week: Week,
    /// What has happened, and the days that follow from it.
    pub horizon: Horizon,
    /// The figures of the week.
    pub readings: Vec<RatedEntry>,
    /// The figures of the week before.
    pub previous: Vec<RatedEntry>,
    /// The scales of the person's own, those put away too, in their order.
    pub scales: &'a [OwnScale],
    /// The answers in words to these, without private ones.
    pub own_words: &'a [OwnWords],
    /// What is told of amounts in the week.
    pub amounts: &'a [AmountTold],
    /// What the uses of the week cost.
    pub costs: &'a [CostTold],
    /// The cravings of the week by what they were of.
    pub by_focus: Vec<FocusCravings>,
    /// The focuses that are not archived, the primary one first.
    pub focuses: &'a [Focus],
    /// The days that are still open for each of them.
    pub open: &'a [OpenDays],
    /// Those of which a use lies ahead of the clock.
    pub uses_ahead: &'a [Id],
    /// What is on record of the days of the week and of the four weeks before its last, for the
    /// focuses at their places, in order.
    pub logged: &'a [LoggedDay],
    /// The last hours and days, where it is the current week and the primary focus is in withdrawal.
    pub recent: Option<Recent>,
    /// The routines, archived ones too, in their order.
    pub routines: &'a [Routine],
    /// The marks of the week.
    pub marks: &'a [Mark],
    /// The notes of the week that are not private, in the order of time.
    pub notes: Vec<Note>,
    /// The medications with their doses, and the stays in treatment and custody.
    pub ledger: &'a Ledger,
    /// The appointments.
    pub appointments: &'a [Appointment],
    /// The questionnaires.
    pub screenings: &'a [Screening],
}

/// The answer of `week`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WeekView {
    /// `daymark.week.v1`.
    pub schema: &'static str,
    /// The name of the week: `2026-W47`.
    pub week: String,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// The current day, up to which it is counted.
    pub today: Day,
    /// Its days up to today, 0 to 7.
    pub days_elapsed: u32,
    /// Those of them with a check-in.
    pub days_logged: u32,
    /// Those of them in a stay in treatment or custody, which need no entry.
    pub days_away: u32,
    /// The scales of the check-ins.
    pub scales: Scales,
    /// The scales of the person's own that are answered by a number, by name.
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, ScaleWeek>"))]
    pub own_scales: OwnScaleWeeks,
    /// Their questions that are answered by yes or no.
    pub own_questions: Vec<OwnQuestion>,
    /// The questions of the person's own that are answered in words.
    pub own_words: Vec<AnswersInWords>,
    /// The fixed scales that a check-in asks for: no other is shown as missing.
    #[serde(skip)]
    pub asked: BTreeSet<Series>,
    /// The craving episodes.
    pub cravings: CravingWeek,
    /// The situations that cravings and check-ins name, the most frequent first.
    pub situations: Vec<SituationCount>,
    /// What was tried against cravings, the most frequent first.
    pub coping: Vec<CopingCount>,
    /// The focuses, the primary one first.
    pub focuses: Vec<FocusWeek>,
    /// What stands before all else.
    #[serde(skip)]
    pub care: Care,
    /// The routines that were kept at some time of the week.
    pub routines: Vec<RoutineWeek>,
    /// The meetings among them together, whatever their kind; absent where none are kept.
    pub meetings: Option<RoutineCounts>,
    /// Whether they are several, so that a page says what they come to.
    #[serde(skip)]
    pub has_several_meetings: bool,
    /// The medications that were taken at some time of the week, or of which a dose was recorded.
    pub medications: Vec<MedicationCount>,
    /// What became of the appointments, type by type.
    pub appointments: Vec<AppointmentCount>,
    /// The last questionnaire of each kind in the week, against the one before it.
    pub scores: Vec<Score>,
    /// The medications whose missing doses call for a word with the prescriber, in the current week.
    #[serde(skip)]
    pub dose_gaps: Vec<MedicationWarning<DoseGap>>,
    /// The notes that are not private, in the order of time.
    pub notes: Vec<Note>,
    /// Whether the phase of the primary focus sets a week against the one before: the others look at
    /// longer spans, and withdrawal compares nothing.
    pub compares: bool,
    /// In withdrawal, in the current week, the cravings of the last 24 and 72 hours.
    pub recent: Vec<RecentCravings>,
    /// The same of the check-ins of the last three days.
    pub recent_days: Option<RecentDays>,
    /// What matters most in the primary focus' phase.
    pub phase_emphasis: Vec<&'static str>,
}

/// The craving episodes of a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CravingWeek {
    /// All of them.
    #[serde(flatten)]
    pub all: CravingEpisodes,
    /// By what they were of.
    pub by_focus: Vec<FocusCravings>,
}

impl WeekInput<'_> {
    /// The routines with a schedule in force on some day of the week up to today.
    fn routines_kept(&self) -> impl Iterator<Item = &Routine> {
        let is_kept = |routine: &&Routine| {
            let mut days = self.week.days().take_while(|day| *day <= self.horizon.today());
            days.any(|day| routine.period_on(day).is_some())
        };
        self.routines.iter().filter(is_kept)
    }

    /// Where the focus at a place stood on the last day of the week, or stands today.
    #[must_use]
    pub fn standing(&self, place: usize, focus: &Focus) -> PhaseStatus {
        let today = self.horizon.today();
        let last = self.week.last().min(today);
        let is_use =
            |logged: &&LoggedDay| logged.day <= last && logged.status(place) == DayStatus::Use;
        let last_use = self.logged.iter().rfind(is_use);
        let last_use = last_use.map(|logged| logged.day);
        if last < today {
            return PhaseStatus::of(focus, last_use, last);
        }
        let standing = PhaseStatus::now(focus, last_use, last);
        let opened = self.uses_ahead.contains(&focus.id);
        if opened { standing.with_use_ahead(last) } else { standing }
    }
}

impl WeekView {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.week.v1";

    /// Works out the view.
    #[must_use]
    pub fn new(mut input: WeekInput<'_>) -> Self {
        let today = input.horizon.today();
        let days: Vec<Day> = input.week.days().take_while(|day| *day <= today).collect();
        input.readings.retain(|reading| days.contains(&reading.day));
        input.notes.retain(|note| days.contains(&note.day));
        let by_focus = std::mem::take(&mut input.by_focus);
        let readings = input.readings.as_slice();
        let focuses: Vec<_> =
            (0..).zip(input.focuses).map(|(at, focus)| FocusWeek::new(at, focus, &input)).collect();
        let primary = input.focuses.first().map(|focus| (focus, input.standing(0, focus)));
        let standings =
            (0..).zip(input.focuses).map(|(at, focus)| (focus, input.standing(at, focus)));
        let care = Care::of(standings, input.focuses.len() > 1);
        let emphasis = primary.map(|(focus, standing)| emphasis(standing.phase, focus.kind));
        Self {
            schema: Self::SCHEMA,
            week: input.week.to_string(),
            from: input.week.first(),
            to: input.week.last(),
            today,
            days_elapsed: count(days.len()),
            days_logged: count(checkins(readings).count()),
            days_away: Window::new(input.week.first(), input.week.last().min(today))
                .map_or(0, |days| input.ledger.stays.days_within(days)),
            scales: Scales::new(&days, readings, &input.previous),
            own_scales: OwnScaleWeeks::new(&days, readings, &input),
            own_questions: scales::own_questions(readings, input.scales),
            own_words: AnswersInWords::all(input.own_words, input.scales),
            asked: Series::ALL.iter().copied().collect(),
            cravings: CravingWeek { all: CravingEpisodes::of(readings, days), by_focus },
            situations: coping_stats::situations(readings),
            coping: coping_stats::coping(readings),
            meetings: meetings(&input),
            has_several_meetings: input.routines_kept().filter(|one| one.is_meeting()).count() > 1,
            routines: routines(&input),
            medications: Window::new(input.week.first(), input.week.last().min(today))
                .map_or_else(Vec::new, |days| {
                    medication::counts(input.ledger, days, input.horizon.clock())
                }),
            appointments: Window::new(input.week.first(), input.week.last())
                .map_or_else(Vec::new, |days| {
                    AppointmentCount::all(input.appointments, days, input.horizon.clock())
                }),
            scores: Window::new(input.week.first(), input.week.last())
                .map_or_else(Vec::new, |days| Score::last_of_each(input.screenings, days)),
            dose_gaps: medication::gaps(input.ledger, input.horizon.clock()),
            notes: input.notes,
            compares: primary.is_none_or(|(_, standing)| standing.looks_as().windows() == [7]),
            recent: input.recent.iter().flat_map(|one| one.recent.clone()).collect(),
            recent_days: input.recent.as_ref().map(|one| one.days),
            phase_emphasis: emphasis.unwrap_or_default(),
            focuses,
            care,
        }
    }

    /// Whether it is the week of the current day.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.from <= self.today && self.today <= self.to
    }

    /// Whether fewer than half of its days are logged: too few for anything but counts.
    #[must_use]
    pub fn is_thin(&self) -> bool {
        2 * self.days_logged < self.days_elapsed
    }
}

fn checkins(readings: &[RatedEntry]) -> impl Iterator<Item = (Day, &CheckIn)> {
    readings.iter().filter_map(|reading| Some((reading.day, reading.checkin()?)))
}

fn count(days: usize) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}

schemas! {
    "week": WeekView = "daymark week --json",
}
