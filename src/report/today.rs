//! Where a person stands today, what is due, and the one next thing to do.

mod due;
mod focus;
mod symptoms;
mod warning;

use chrono::NaiveTime;
use serde::Serialize;

use super::amount::AmountToday;
use super::json_schema::schemas;
use super::medication::{self, MedicationDue, MedicationWarning};
use super::safety_block::Care;
use crate::domain::code::codes;
use crate::domain::entry::life;
use crate::domain::entry::small_thing::SmallThing;
use crate::domain::entry::stage::Stage;
use crate::domain::entry::symptoms::SymptomLoad;
use crate::domain::figures::attempt_stats::FocusFigures;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::checkin_streak::CheckInStreak;
use crate::domain::figures::craving_stats::RecentCravings;
use crate::domain::figures::recent::{Recent, RecentDays};
use crate::domain::phase::Phase;
use crate::domain::records::focus::Focus;
use crate::domain::records::goal::Goal;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::reward::Reward;
use crate::domain::records::routine::Routine;
use crate::domain::records::screening::Screening;
use crate::domain::records::treatment::stays::Stay;
use crate::domain::recovery::expectations::{self, Expectation, Published};
use crate::domain::recovery::medication_ledger::{Ledger, Upkeep};
use crate::domain::recovery::milestone::OwnMilestone;
use crate::domain::recovery::missed_doses::DoseGap;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::recovery::screenings_due;
use crate::domain::recovery::withdrawal;
use crate::domain::screening::Instrument;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::schedule::Schedule;

pub use due::{GoalToReview, NextAppointment, RoutineDue, SmallThingToday};
pub use focus::FocusToday;
pub use symptoms::SymptomsToday;
pub use warning::OwnWarning;

/// A last check-in so many days ago is said.
const SILENCE: u32 = 7;

/// What the view is worked out from.
#[derive(Debug, Clone)]
pub struct TodayInput<'a> {
    /// What has happened, and the days that follow from it.
    pub horizon: Horizon,
    /// Whether the clock's day has a check-in.
    pub checked_in: bool,
    /// Runs of check-ins, the present one and the longest.
    pub checkin_streak: CheckInStreak,
    /// The focuses that are not archived, the primary one first.
    pub focuses: Vec<FocusTodayInput<'a>>,
    /// The milestones of the person's own, those put away too.
    pub own_milestones: &'a [OwnMilestone],
    /// The last hours and days, where a focus is in withdrawal.
    pub recent: Option<Recent>,
    /// The routines still due today, in their order, each with the schedule in force.
    pub routines_due: Vec<(&'a Routine, Schedule)>,
    /// The next appointment that is planned.
    pub next_appointment: Option<NextAppointment>,
    /// The medications, with their doses.
    pub ledger: &'a Ledger,
    /// What the check-ins of late say of small things, by day.
    pub small_things: &'a [SmallThing],
    /// The day of the last life check, where there is one.
    pub last_life_check: Option<Day>,
    /// The stay in treatment or custody that the clock's day lies in.
    pub stay: Option<Stay>,
    /// The symptoms of the last days, where a focus is in withdrawal.
    pub symptoms: &'a [SymptomLoad],
    /// The questionnaires.
    pub screenings: &'a [Screening],
    /// The rewards.
    pub rewards: &'a [Reward],
    /// The goals.
    pub goals: &'a [Goal],
    /// The early-warning rules of the person's own, those put away too.
    pub rules: &'a [PlanRule],
    /// The ratings of the days that they look at.
    pub ratings: &'a [CheckInRatings],
}

/// A focus with its figures of today.
#[derive(Debug, Clone, Copy)]
pub struct FocusTodayInput<'a> {
    /// The focus.
    pub focus: &'a Focus,
    /// Whether today is still open for it, and so in no count.
    pub pending: bool,
    /// What the days on record tell of it.
    pub figures: FocusFigures,
    /// Whether a use of it lies ahead of the clock.
    pub use_ahead: bool,
    /// The stage of change that holds today, where one was set.
    pub stage: Option<Stage>,
    /// How much was used, where that is counted and the person wants less.
    pub amount: Option<&'a AmountToday>,
}

impl TodayInput<'_> {
    /// The questionnaires due by the phase of the primary focus; in withdrawal from anything none is.
    fn screenings_due(&self) -> Vec<Instrument> {
        if self.stay.is_some() || self.withdrawals().next().is_some() {
            return Vec::new();
        }
        let (today, clock) = (self.horizon.today(), self.horizon.clock());
        let phase = self.focuses.first().map_or(Phase::Early, |one| one.standing(today).phase);
        screenings_due::due(self.screenings, phase, clock)
    }

    /// The rewards whose time since the start date of the primary focus has come.
    fn rewards_earned(&self) -> Vec<Name> {
        let since = self.focuses.first().and_then(|one| one.focus.since());
        let clock = self.horizon.clock();
        let earned = |one: &&Reward| one.is_earned(since, clock);
        self.rewards.iter().filter(earned).map(|one| one.meta.name.clone()).collect()
    }

    /// The focuses in withdrawal.
    fn withdrawals(&self) -> impl Iterator<Item = &FocusTodayInput<'_>> {
        let today = self.horizon.today();
        self.focuses.iter().filter(move |one| one.standing(today).phase == Phase::Withdrawal)
    }

    fn care(&self) -> Care {
        let standings =
            self.focuses.iter().map(|one| (one.focus, one.standing(self.horizon.today())));
        Care::of(standings, self.focuses.len() > 1)
    }
}

impl FocusTodayInput<'_> {
    /// Where it stands today.
    #[must_use]
    pub fn standing(&self, today: Day) -> PhaseStatus {
        let standing = PhaseStatus::now(self.focus, self.figures.last_use, today);
        if self.use_ahead { standing.with_use_ahead(today) } else { standing }
    }
}

/// The answer of `today`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Today {
    /// `daymark.today.v1`.
    pub schema: &'static str,
    /// The last day of the figures: the clock's day, or a later one on which something happened.
    pub today: Day,
    /// The clock's day, where that is not it.
    #[serde(skip)]
    pub clock: Option<Day>,
    /// When the day ends, where the calendar has gone on to the next.
    #[serde(skip)]
    pub night_until: Option<NaiveTime>,
    /// Whether the clock's day has a check-in.
    pub checked_in: bool,
    /// Days in a row with a check-in, ending today or, while today has none, yesterday.
    pub checkin_run: u32,
    /// The most there have ever been.
    pub checkin_longest: u32,
    /// What stands before all else.
    #[serde(skip)]
    pub care: Care,
    /// The focuses, the primary one first.
    pub focuses: Vec<FocusToday>,
    /// In withdrawal the cravings of the last 24 and 72 hours.
    pub recent: Vec<RecentCravings>,
    /// In withdrawal the check-ins of the last three days.
    pub recent_days: Option<RecentDays>,
    /// What to drink, eat and rest in the first days.
    #[serde(skip)]
    pub first_days: Option<&'static str>,
    /// The symptoms of the last days, for each focus in withdrawal of which some are noted.
    pub symptoms: Vec<SymptomsToday>,
    /// The routines still due today.
    pub routines_due: Vec<RoutineDue>,
    /// The doses that are due.
    pub medications_due: Vec<MedicationDue>,
    /// The medication of the first dose that is due and waits for nobody's word.
    #[serde(skip)]
    pub next_dose: Option<Name>,
    /// The medications whose missing doses call for a word with the prescriber.
    #[serde(skip)]
    pub dose_gaps: Vec<MedicationWarning<DoseGap>>,
    /// What of medications is to be seen to before long.
    #[serde(skip)]
    pub upkeep: Vec<MedicationWarning<Upkeep>>,
    /// The questionnaires that are due again.
    pub screenings_due: Vec<Instrument>,
    /// The rewards that are earned and were not had yet.
    pub rewards_earned: Vec<Name>,
    /// The goals to be looked at again.
    pub goals_to_review: Vec<GoalToReview>,
    /// The next appointment that is planned.
    pub next_appointment: Option<NextAppointment>,
    /// The days without a check-in since the last one, where that is a week ago or more and no stay excuses them.
    pub silent_days: Option<u32>,
    /// The stay in treatment or custody that the clock's day lies in: nothing is due in it.
    pub stay: Option<Stay>,
    /// The one small thing that was set for now.
    pub small_thing: Option<SmallThingToday>,
    /// The day of the last life check, where the next is due.
    pub life_due_since: Option<Day>,
    /// The rules of the person's own that hold.
    pub warnings: Vec<OwnWarning>,
    /// How many entries and marks lie ahead of the clock, and are in no figure.
    pub entries_ahead: u32,
    /// What to expect of the phase of the primary focus, as published; absent where the settings hide it.
    pub expect: Option<Expectation>,
    /// The one next thing to do.
    pub next: NextStep,
}

codes! {
    /// The one next thing to do.
    NextStep ("step") {
        /// Name what to recover from.
        Focus = "focus",
        /// Check in.
        CheckIn = "checkin",
        /// Record the first dose that is due.
        Dose = "dose",
        /// Mark the first routine that is due.
        Routine = "routine",
        /// Nothing more today.
        Nothing = "nothing",
    }
}

impl Today {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.today.v1";

    /// Works out the view.
    #[must_use]
    pub fn new(input: &TodayInput<'_>) -> Self {
        let medications_due = match input.stay {
            None => medication::due(input.ledger, input.horizon.clock()),
            Some(_) => Vec::new(),
        };
        let dose_gaps = medication::gaps(input.ledger, input.horizon.clock());
        // Where the prescriber is to be called before the next dose, that dose is not the next step.
        let waits = |due: &MedicationDue| dose_gaps.iter().any(|gap| gap.name == due.name);
        let next_dose = medications_due.iter().find(|due| !waits(due));
        let next_dose = next_dose.map(|due| due.name.clone());
        let next = next_step(input, next_dose.is_some());
        Self {
            schema: Self::SCHEMA,
            today: input.horizon.today(),
            clock: Some(input.horizon.clock()).filter(|clock| *clock < input.horizon.today()),
            night_until: None,
            checked_in: input.checked_in,
            silent_days: Some(input.checkin_streak.silent)
                .filter(|days| *days + 1 >= SILENCE && input.stay.is_none()),
            checkin_run: input.checkin_streak.run,
            checkin_longest: input.checkin_streak.longest,
            care: input.care(),
            focuses: input.focuses.iter().map(|one| FocusToday::new(one, input)).collect(),
            recent: input.recent.iter().flat_map(|one| one.recent.clone()).collect(),
            recent_days: input.recent.as_ref().map(|one| one.days),
            first_days: input.withdrawals().find_map(|one| {
                let days =
                    one.focus.since().map(|since| input.horizon.today().days_since(since))?;
                withdrawal::first_days(one.focus.kind, u32::try_from(days).ok()?)
            }),
            symptoms: input
                .withdrawals()
                .filter_map(|one| SymptomsToday::of(one.focus, input.symptoms))
                .collect(),
            routines_due: input.routines_due.iter().map(RoutineDue::new).collect(),
            medications_due,
            next_dose,
            dose_gaps,
            upkeep: medication::upkeep(input.ledger, input.horizon.clock()),
            screenings_due: input.screenings_due(),
            rewards_earned: input.rewards_earned(),
            goals_to_review: GoalToReview::of(input.goals, input.horizon.clock()),
            next_appointment: input.next_appointment.clone(),
            stay: input.stay,
            small_thing: SmallThingToday::of(input.small_things, input.horizon.clock()),
            life_due_since: input
                .last_life_check
                .filter(|last| life::is_due(*last, input.horizon.clock())),
            warnings: OwnWarning::of(input.rules, input.horizon.today(), input.ratings),
            entries_ahead: input.horizon.ahead(),
            expect: None,
            next,
        }
    }

    /// The view of a day that ends after midnight, at this time.
    #[must_use]
    pub fn with_night(self, night_until: Option<NaiveTime>) -> Self {
        Self { night_until, ..self }
    }

    /// The view with as much of published lines as the person wants to see.
    #[must_use]
    pub fn with_published(mut self, published: Published) -> Self {
        self.expect = self.focuses.first().filter(|_| published.context).and_then(|focus| {
            let lines: Vec<_> = expectations::of(focus.standing.phase, focus.header.kind).collect();
            expectations::on_day(&lines, self.today)
        });
        self
    }
}

fn next_step(input: &TodayInput<'_>, dose_is_next: bool) -> NextStep {
    if input.stay.is_some() {
        NextStep::Nothing
    } else if !input.checked_in {
        NextStep::CheckIn
    } else if input.focuses.is_empty() {
        NextStep::Focus
    } else if dose_is_next {
        NextStep::Dose
    } else if input.routines_due.is_empty() {
        NextStep::Nothing
    } else {
        NextStep::Routine
    }
}

schemas! {
    "today": Today = "daymark today --json",
}
