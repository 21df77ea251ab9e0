//! What people keep by name, one noun a file.

pub mod appointment;
pub mod checklist;
pub mod contact;
pub mod goal;
pub mod medication;
pub mod reward;
pub mod screening;
pub mod treatment;
