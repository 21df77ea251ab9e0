//! Where each focus stands in recovery: since when, why, what comes next and what it looks at.

use serde::Serialize;

use super::focus_header::FocusHeader;
use super::json_schema::schemas;
use super::safety_block::Care;
use super::saved::WriteOutcome;
use crate::domain::entry::stage::{Stage, StageSet};
use crate::domain::focus_kind::FocusKind;
use crate::domain::phase::{Phase, PhaseGroup};
use crate::domain::records::focus::Focus;
use crate::domain::recovery::emphasis::emphasis;
use crate::domain::recovery::expectations::{self, Expectation, Published, Statistic};
use crate::domain::recovery::phase_status::{DecidedBy, PhaseStatus, last_day_of_withdrawal};
use crate::domain::recovery::safety::StoppingRisks;
use crate::domain::recovery::withdrawal::{self, Position, WithdrawalCourse};
use crate::domain::time::day::Day;

/// What the view of a focus is worked out from.
#[derive(Debug, Clone, Copy)]
pub struct FocusPhaseInput<'a> {
    /// The focus.
    pub focus: &'a Focus,
    /// Where it stands today.
    pub standing: PhaseStatus,
    /// The last day of use on record, as far back as it tells where the focus stands.
    pub last_use: Option<Day>,
    /// The stage of change that holds today, where one was set.
    pub stage: Option<StageSet>,
}

/// The answer of `phase`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Phases {
    /// `daymark.phase.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// What became of a phase that was set or cleared; absent where it was only asked for.
    pub result: Option<WriteOutcome>,
    /// What stands before all else.
    #[serde(skip)]
    pub care: Care,
    /// The focuses, the primary one first.
    pub focuses: Vec<FocusPhase>,
}

/// Where one focus stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusPhase {
    /// What it is.
    #[serde(flatten)]
    pub header: FocusHeader,
    /// The start date of the current attempt, which may lie ahead.
    pub since: Option<Day>,
    /// Days from it to today; absent before it.
    pub day: Option<u32>,
    /// The phase.
    pub phase: Phase,
    /// The group it belongs to.
    pub phase_group: PhaseGroup,
    /// Who decided that it is this phase.
    pub by: DecidedBy,
    /// Since when it is this phase.
    pub from: Option<Day>,
    /// What makes it this phase.
    pub why: PhaseReason,
    /// The phase by the calendar.
    pub calendar_phase: Phase,
    /// What comes next, where anything is in sight.
    pub next: Option<NextPhase>,
    /// What matters most in the phase, in a few words each.
    pub emphasis: Vec<&'static str>,
    /// The days that reports look at, the shortest span first; while extra care is due those of early
    /// recovery.
    pub windows: &'static [u16],
    /// The last day of extra care, while that is not past.
    pub extra_care_until: Option<Day>,
    /// Whether maintenance medication leaves no withdrawal phase.
    pub maintenance: bool,
    /// Whether to warn that stopping this suddenly can be dangerous.
    pub stopping_is_dangerous: bool,
    /// The stage of change, as the person set it.
    pub stage: Option<Stage>,
    /// The day from which it holds.
    pub stage_since: Option<Day>,
    /// The course of withdrawal as published, in that phase or just before it.
    pub withdrawal: Option<Withdrawal>,
    /// What to expect of the phase, as published; empty where the settings hide it.
    pub expect: Vec<Expectation>,
    /// The one of them whose turn it is today.
    #[serde(skip)]
    pub expect_today: Option<Expectation>,
    /// Statistics of many people, where the settings show them.
    pub statistics: Vec<Statistic>,
}

/// What makes it this phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhaseReason {
    /// The rule, in words that fit after "because".
    pub rule: String,
    /// What the rule rests on, in a few words; absent where the person decided.
    pub source: Option<&'static str>,
}

/// The phase that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextPhase {
    /// Which.
    pub phase: Phase,
    /// The day it begins.
    pub on: Day,
    /// Days from today to it.
    pub in_days: u32,
}

/// The course of withdrawal as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Withdrawal {
    /// The day of stopping, or of the last use on record after it, while it is not ahead.
    pub last_dose: Option<Day>,
    /// About how many days ago that was: only the day is known.
    pub day: Option<u32>,
    /// What was published of this kind; empty where daymark keeps no range.
    pub timelines: Vec<Timeline>,
    /// What belongs beside these ranges, a sentence each.
    pub beside: &'static [&'static str],
}

/// A published course, and where in it today would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The course.
    #[serde(flatten)]
    pub course: WithdrawalCourse,
    /// Where in it, for most people; absent before the last dose, and where that is not said.
    pub position: Option<Position>,
}

impl Phases {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.phase.v1";

    /// Works out the view of some focuses, which are in the order of lists.
    #[must_use]
    pub fn new(focuses: &[FocusPhaseInput<'_>], result: Option<WriteOutcome>, today: Day) -> Self {
        let standings = focuses.iter().map(|input| (input.focus, input.standing));
        let care = Care::of(standings, focuses.len() > 1);
        let focuses = focuses.iter().map(|input| FocusPhase::new(input, today)).collect();
        Self { schema: Self::SCHEMA, today, result, care, focuses }
    }

    /// The view with as much of published lines and figures as the person wants to see.
    #[must_use]
    pub fn with_published(mut self, published: Published) -> Self {
        for focus in &mut self.focuses {
            if published.context {
                focus.expect = expectations::of(focus.phase, focus.header.kind).collect();
                focus.expect_today = expectations::on_day(&focus.expect, self.today);
            }
            if published.statistics {
                focus.statistics =
                    expectations::statistics(focus.phase, focus.header.kind).collect();
            }
        }
        self
    }
}

impl FocusPhase {
    fn new(input: &FocusPhaseInput<'_>, today: Day) -> Self {
        let FocusPhaseInput { focus, standing, .. } = *input;
        let next = standing.next(focus, today);
        let begun = focus.since().filter(|since| *since <= today);
        let is_withdrawal = |phase| phase == Phase::Withdrawal;
        let in_sight =
            is_withdrawal(standing.phase) || next.is_some_and(|(next, _)| is_withdrawal(next));
        Self {
            header: FocusHeader::new(focus),
            since: focus.since(),
            day: begun.map(|since| days_between(since, today)),
            phase: standing.phase,
            phase_group: standing.phase.group(),
            by: standing.by,
            from: standing.from,
            why: PhaseReason::new(focus, standing),
            calendar_phase: standing.calendar,
            next: next.map(|(phase, on)| NextPhase { phase, on, in_days: days_between(today, on) }),
            emphasis: emphasis(standing.phase, focus.kind),
            windows: standing.looks_as().windows(),
            extra_care_until: standing.extra_care_until,
            maintenance: focus.maintenance,
            stage: input.stage.map(|set| set.stage),
            stage_since: input.stage.map(|set| set.day),
            stopping_is_dangerous: StoppingRisks::at(focus.kind, standing).suddenly,
            withdrawal: (in_sight && last_day_of_withdrawal(focus.kind).is_some()).then(|| {
                // Of a withdrawal that the calendar does not know, the last dose is not known either.
                let begun = begun.filter(|_| is_withdrawal(standing.calendar));
                let last_dose = begun.map(|since| since.max(input.last_use.unwrap_or(since)));
                Withdrawal::new(focus.kind, last_dose, today)
            }),
            expect: Vec::new(),
            expect_today: None,
            statistics: Vec::new(),
        }
    }
}

impl PhaseReason {
    fn new(focus: &Focus, standing: PhaseStatus) -> Self {
        if standing.by == DecidedBy::Person {
            return Self { rule: "you said so".to_owned(), source: None };
        }
        let (rule, source) = match standing.phase {
            Phase::Preparing if focus.since().is_some() => {
                ("the start date lies ahead", "stages of change: Prochaska & DiClemente 1983")
            }
            Phase::Preparing => {
                ("there is no start date yet", "stages of change: Prochaska & DiClemente 1983")
            }
            Phase::Withdrawal => {
                let last = last_day_of_withdrawal(focus.kind).unwrap_or_default();
                let rule = format!("it lasts to day {last} after stopping, for this kind");
                let source = match focus.kind {
                    FocusKind::OpioidShort | FocusKind::OpioidLong | FocusKind::Benzodiazepine => {
                        "WHO 2009"
                    }
                    FocusKind::Alcohol => "up to 10 days: EASL 2018",
                    FocusKind::Nicotine | FocusKind::Cannabis => "DSM-5 2013",
                    _ => "as for short-acting opioids: WHO 2009",
                };
                return Self { rule, source: Some(source) };
            }
            Phase::Early if focus.maintenance => (
                "it lasts to day 89 after stopping; with medication as prescribed there is no withdrawal phase",
                "about three months in treatment: NIDA",
            ),
            Phase::Early => {
                ("it lasts to day 89 after stopping", "about three months in treatment: NIDA")
            }
            Phase::Building => {
                ("it lasts from day 90 to the first anniversary", "3 to 12 months: DSM-5")
            }
            Phase::Sustained => (
                "it lasts from the first anniversary to the fifth",
                "DSM-5; Betty Ford Institute 2007",
            ),
            Phase::Stable => (
                "it lasts from the fifth anniversary on",
                "Betty Ford Institute 2007; Dennis, Foss & Scott 2007",
            ),
        };
        Self { rule: rule.to_owned(), source: Some(source) }
    }
}

impl Withdrawal {
    fn new(kind: FocusKind, last_dose: Option<Day>, today: Day) -> Self {
        let day = last_dose.map(|last| days_between(last, today));
        let place = |course: &WithdrawalCourse| Timeline {
            course: *course,
            position: day.and_then(|day| course.position(day)),
        };
        Self {
            last_dose,
            day,
            timelines: withdrawal::courses(kind).iter().map(place).collect(),
            beside: withdrawal::beside(kind),
        }
    }
}

fn days_between(from: Day, to: Day) -> u32 {
    to.number().abs_diff(from.number())
}

schemas! {
    "phase": Phases = "daymark phase --json",
}
