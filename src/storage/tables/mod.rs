//! The table of each kind of record, one noun a file.

mod appointment;
mod checklist;
mod contact;
mod goal;
mod medication;
mod reward;
mod screening;
mod treatment;
