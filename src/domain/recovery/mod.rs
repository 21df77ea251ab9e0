//! Phases, day status, milestones, withdrawal, safety and disclosure: the rules of the field.

pub mod crisis_lines;
pub mod day_status;
pub mod disclosure;
pub mod emphasis;
pub mod expectations;
pub mod focus_milestones;
pub mod global_change;
pub mod hand_over;
pub mod logged_day;
pub mod medication_ledger;
pub mod milestone;
pub mod missed_doses;
pub mod phase_status;
pub mod region;
pub mod safety;
pub mod same_phase;
pub mod screenings_due;
pub mod withdrawal;
