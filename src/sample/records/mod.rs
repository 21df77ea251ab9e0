//! The records of the invented person: medication, people, goals, routines, questionnaires.

mod goals;
mod medication;
mod people;
mod routines;
mod screening;
mod treatment;

use crate::domain::records::appointment::Appointment;
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::records::contact::Contact;
use crate::domain::records::focus::Focus;
use crate::domain::records::goal::Goal;
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::plan_line::PlanLine;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::question::SessionQuestion;
use crate::domain::records::reward::Reward;
use crate::domain::records::routine::Routine;
use crate::domain::records::screening::Screening;
use crate::domain::records::treatment::Treatment;
use crate::domain::text::BadText;
use crate::domain::time::parse_date::Zone;

use super::course::UseHistory;
use super::plan;
use super::record_maker::RecordMaker;

/// What a sample journal keeps by name, beside focuses; the nouns in the order of the commands.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What they mean to do.
    pub routines: Vec<Routine>,
    /// What they take, and the naloxone kit.
    pub medications: Vec<Medication>,
    /// The lines of their plan.
    pub plan: Vec<PlanLine>,
    /// Their early-warning rules.
    pub rules: Vec<PlanRule>,
    /// What they want to reach.
    pub goals: Vec<Goal>,
    /// Whom they turn to.
    pub contacts: Vec<Contact>,
    /// Sessions and other dates.
    pub appointments: Vec<Appointment>,
    /// What they want to ask.
    pub questions: Vec<SessionQuestion>,
    /// Stays and courses of treatment.
    pub treatments: Vec<Treatment>,
    /// What they have promised themselves.
    pub rewards: Vec<Reward>,
    /// Questionnaires that they have taken.
    pub screenings: Vec<Screening>,
    /// What they rate beside the fixed scales.
    pub scales: Vec<OwnScale>,
    /// What they had to have in place.
    pub checklist: Vec<ChecklistItem>,
}

impl Kept {
    /// Everything; the plan has ids of its own.
    pub(super) fn new<Z: Zone>(
        (make, of_plan): (&RecordMaker, &RecordMaker),
        (zone, course): (&Z, &UseHistory),
        (routines, focuses): (Vec<Routine>, &[Focus; 2]),
    ) -> Result<Self, BadText> {
        Ok(Self {
            routines,
            plan: plan::lines(of_plan, focuses)?,
            rules: vec![plan::rule(of_plan)?],
            medications: medication::all(make, focuses[0].id)?,
            goals: goals::goals(make)?,
            contacts: people::contacts(make)?,
            appointments: people::appointments(make, zone)?,
            questions: people::questions(make)?,
            treatments: treatment::all(make, course)?,
            rewards: goals::rewards(make, &focuses[0])?,
            screenings: screening::all(make, course)?,
            scales: vec![screening::pain(make)?, screening::gratitude(of_plan)?],
            checklist: treatment::checklist(make)?,
        })
    }
}

pub(super) use routines::routines;
