//! What people keep by name, one noun a file, with a folder for what belongs to it alone.

pub mod appointment;
pub mod checklist;
pub mod contact;
pub mod focus;
pub mod goal;
pub mod medication;
pub mod own_scale;
pub mod plan_line;
pub mod plan_rule;
pub mod question;
pub mod reward;
pub mod routine;
pub mod screening;
pub mod treatment;

use super::record::{Noun, Record};
use super::records::routine::Routine;

/// What every kind of record is called, in the order in which a journal file lists them.
pub const NOUNS: &[Noun] = &[
    Routine::NOUN,
    plan_line::PlanLine::NOUN,
    checklist::ChecklistItem::NOUN,
    contact::Contact::NOUN,
    appointment::Appointment::NOUN,
    treatment::Treatment::NOUN,
    goal::Goal::NOUN,
    reward::Reward::NOUN,
    screening::Screening::NOUN,
    medication::Medication::NOUN,
    question::SessionQuestion::NOUN,
    plan_rule::PlanRule::NOUN,
    own_scale::OwnScale::NOUN,
];
