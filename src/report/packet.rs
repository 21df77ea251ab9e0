//! One page for somebody who helps: what the person chooses to hand over of a period.
//!
//! The order is that in which a counselor reads: what the figures rest on, what the person wants to
//! talk about, safety, use, cravings, what went with them, how it went, ratings, the whole. What the
//! person wrote is withheld unless it was let out.

mod appendix;
mod care;
mod focus;
mod preview;
mod ratings;
mod safety;
mod treatments;

use serde::Serialize;

use super::craving_focus::FocusCravings;
use super::json_schema::schemas;
use super::screening::Score;
use super::trends::OwnSeries;
use crate::domain::code::Code;
use crate::domain::entry::situation::Situation;
use crate::domain::figures::adherence::RoutineCounts;
use crate::domain::figures::appointments::AppointmentCount;
use crate::domain::figures::association::{Association, RatedDays, associations};
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::coping_stats::CopingCount;
use crate::domain::figures::craving_stats::{CravingSummary, Cravings, SituationCravings};
use crate::domain::figures::trend::Coverage;
use crate::domain::privacy::Part;
use crate::domain::records::appointment::Appointment;
use crate::domain::records::contact::Contact;
use crate::domain::records::plan_line::{PlanLine, Section, Wording};
use crate::domain::records::routine::Routine;
use crate::domain::records::screening::Screening;
use crate::domain::records::treatment::Treatment;
use crate::domain::recovery::disclosure::{Disclosure, EntryWords};
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

pub use appendix::AppendixDay;
use care::support_contacts;
pub use care::{PacketMedication, RoutineShare, Routines, SupportContact};
pub use focus::{PacketFocus, PacketFocusInput};
pub use preview::{PartTexts, Preview};
pub use ratings::{OwnRating, SeriesInPeriod, Step, stretches};
use safety::item_9;
pub use safety::{OverdoseAnswer, Safety};
pub use treatments::PacketTreatment;

/// What the view is worked out from.
#[derive(Debug, Clone)]
pub struct PacketInput<'a> {
    /// The current day.
    pub today: Day,
    /// The clock's day.
    pub clock: Day,
    /// The period.
    pub window: Window,
    /// The days that are still open, and in no count.
    pub open: OpenDays,
    /// The focuses of the page, the primary one first.
    pub focuses: Vec<PacketFocusInput<'a>>,
    /// The check-ins of the period, in any order.
    pub checkins: &'a [CheckInRatings],
    /// The cravings of the period and of each of its [`stretches`].
    pub cravings: Cravings,
    /// Those of the period by what they were of.
    pub by_focus: Vec<FocusCravings>,
    /// The scales of the person's own, with their answers.
    pub own: Vec<OwnSeries>,
    /// Of each return to use of the period its day, and whether there was an overdose.
    pub overdoses: &'a [(Day, Option<bool>)],
    /// The routines, with what became of them in the period.
    pub routines: Vec<(&'a Routine, RoutineCounts)>,
    /// The medications, with their doses.
    pub ledger: &'a Ledger,
    /// The people around, those put away too.
    pub contacts: &'a [Contact],
    /// The appointments.
    pub appointments: &'a [Appointment],
    /// The stays and courses of treatment.
    pub treatments: &'a [Treatment],
    /// The questionnaires, those put away too.
    pub screenings: &'a [Screening],
    /// The words of the entries of the period, in the order of time.
    pub disclosure: Disclosure,
    /// The lines of the plan, those put away too.
    pub plan: &'a [PlanLine],
    /// For whom the page is, as the person calls them.
    pub recipient: Option<Name>,
    /// Whether each day of the period follows.
    pub appendix: bool,
    /// What the person wants to talk about.
    pub talk: Option<Text>,
    /// The questions kept for the next session and not asked yet.
    pub questions: Vec<Text>,
    /// How things are since the last visit.
    pub overall: Option<GlobalChange>,
}

/// The answer of `packet`. It holds no id, and no time of day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Packet {
    /// `daymark.packet.v1`.
    pub schema: &'static str,
    /// The current day.
    pub today: Day,
    /// The period.
    #[serde(flatten)]
    pub window: Window,
    /// How many days it has.
    pub window_days: u32,
    /// How many of them are logged; today is not among them while it is pending.
    pub coverage: Coverage,
    /// For whom the page is, as the person calls them; absent where that was not said.
    pub recipient: Option<Name>,
    /// What all of it rests on: `self-reported, unverified`.
    pub basis: &'static str,
    /// What the person wants to talk about, in words written for this page.
    pub talk: Option<Text>,
    /// The questions kept for the next session and not asked yet.
    pub questions: Vec<Text>,
    /// What bears on safety.
    pub safety: Safety,
    /// The focuses, the primary one first.
    pub focuses: Vec<PacketFocus>,
    /// The craving episodes.
    pub cravings: CravingSummary,
    /// The same by what they were of.
    pub cravings_by_focus: Vec<FocusCravings>,
    /// The days of each stretch that the period is shown in; the first may have fewer.
    pub step_days: u32,
    /// The cravings by stretch.
    pub steps: Vec<Step>,
    /// The situations of the cravings, the most frequent first.
    pub situations: Vec<SituationShare>,
    /// Days with each of the eight situations against days without it.
    pub associations: Vec<Association>,
    /// The days that the associations could look at.
    pub rated_days: RatedDays,
    /// What was tried against cravings, the most tried first.
    pub coping: Vec<CopingCount>,
    /// What the check-ins rate, in the order of the list.
    pub ratings: Vec<SeriesInPeriod>,
    /// The scales of the person's own that were answered, in their order.
    pub own_scales: Vec<OwnRating>,
    /// The routines.
    pub routines: Routines,
    /// The medications as prescribed, and what became of their doses.
    pub medications: Vec<PacketMedication>,
    /// What became of the appointments of the period, type by type.
    pub appointments: Vec<AppointmentCount>,
    /// The treatments that the period has days of.
    pub treatments: Vec<PacketTreatment>,
    /// The people around; absent where none are kept.
    pub support_contacts: Option<Vec<SupportContact>>,
    /// The last questionnaire of each kind up to the end of the period, no older than a year by then, against the
    /// one before it.
    pub scores: Vec<Score>,
    /// How things are since the last visit; absent when it was not said.
    pub overall: Option<GlobalChange>,
    /// The lines of the plan, where they are let out.
    pub plan: Vec<Wording>,
    /// The parts of the person's words that are let out.
    pub included: Vec<Part>,
    /// Those that are withheld, whether or not there are any.
    pub withheld: Vec<Part>,
    /// The words that are let out, in the order of time.
    pub words: Vec<EntryWords>,
    /// Each day of the period, where that was asked for.
    pub appendix: Option<Vec<AppendixDay>>,
}

/// A situation among the cravings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SituationShare {
    /// The situation.
    pub situation: Situation,
    /// The cravings that went with it.
    pub episodes: u32,
    /// The cravings whose situations were answered.
    pub of: u32,
}

impl Packet {
    /// The name of the answer.
    pub const SCHEMA: &'static str = "daymark.packet.v1";

    /// Works out the view, and how many words are let out and withheld.
    #[must_use]
    pub fn new(mut input: PacketInput<'_>) -> (Self, Disclosure) {
        let coverage = Coverage::of(input.window, input.open, input.checkins);
        let (associations, rated_days) = associations(input.checkins.iter());
        let disclosure = &mut input.disclosure;
        let focuses: Vec<_> = input
            .focuses
            .iter()
            .map(|one| PacketFocus::new(one, input.window, input.today, disclosure))
            .collect();
        let mut by_focus = std::mem::take(&mut input.by_focus);
        let shows_names = disclosure.shows(Part::Names);
        for one in &mut by_focus {
            one.focus = one.focus.take().filter(|_| shows_names);
        }
        let routines = Routines::new(&input.routines, disclosure);
        let medications = input.ledger.counts(input.window, input.clock).into_iter();
        let medications = medications
            .map(|(one, counts)| PacketMedication::new(one, counts, input.window, disclosure))
            .collect();
        let treatments = treatments::of_period(input.treatments, input.window, disclosure);
        let support_contacts = support_contacts(input.contacts, input.window, disclosure);
        let item_9 = item_9(input.screenings, input.window, disclosure);
        let plan = plan(input.plan, disclosure);
        let carries_trends = focuses.iter().all(|focus| focus.standing.phase.carries_trends());
        let own_scales =
            ratings::own(&input.own, input.window, coverage, carries_trends, &mut input.disclosure);
        let (included, withheld) =
            Part::ALL.iter().partition(|part| input.disclosure.shows(**part));
        let view = Self {
            schema: Self::SCHEMA,
            today: input.today,
            window: input.window,
            window_days: input.window.days(),
            coverage,
            recipient: input.recipient.clone(),
            basis: "self-reported, unverified",
            talk: input.talk.clone(),
            questions: input.questions.clone(),
            safety: Safety {
                item_9,
                ..Safety::new(input.overdoses, &input.focuses, input.ledger.naloxone())
            },
            focuses,
            cravings: input.cravings.within(input.window),
            cravings_by_focus: by_focus,
            step_days: ratings::step_days(input.window),
            steps: ratings::steps(&input, coverage),
            situations: situations(&input.cravings),
            associations,
            rated_days,
            ratings: ratings::all(&input, coverage, carries_trends),
            own_scales,
            routines,
            medications,
            appointments: AppointmentCount::all(input.appointments, input.window, input.clock),
            treatments,
            support_contacts,
            scores: Score::last_of_each(input.screenings, ratings::score_window(input.window)),
            overall: input.overall,
            plan,
            included,
            withheld,
            words: input.disclosure.take_entries(),
            appendix: input.appendix.then(|| appendix::days(&input)),
            coping: input.cravings.coping,
        };
        (view, input.disclosure)
    }

    /// Whether its phases carry trends: none of them is withdrawal.
    #[must_use]
    pub fn carries_trends(&self) -> bool {
        self.focuses.iter().all(|focus| focus.standing.phase.carries_trends())
    }
}

/// The lines of the plan that are let out, section by section.
fn plan(lines: &[PlanLine], disclosure: &mut Disclosure) -> Vec<Wording> {
    let mut kept: Vec<_> = lines.iter().filter(|line| line.is_in_force()).collect();
    kept.sort_by_key(|line| Section::ALL.iter().position(|one| line.section == Some(*one)));
    let words = kept.into_iter().filter_map(|line| Some((line.private, line.wording()?)));
    let shown = words.filter_map(|(private, wording)| disclosure.plan_line(private, wording));
    let mut shown: Vec<_> = shown.collect();
    for wording in &mut shown {
        wording.focus = wording.focus.take().and_then(|focus| disclosure.name(focus));
    }
    shown
}

fn situations(cravings: &Cravings) -> Vec<SituationShare> {
    let share = |one: &SituationCravings| SituationShare {
        situation: one.situation,
        episodes: one.episodes,
        of: cravings.answered,
    };
    cravings.situations.iter().map(share).collect()
}

schemas! {
    "packet": Packet = "daymark packet --format json",
}
