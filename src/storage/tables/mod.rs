//! How each kind of record stands in its table, one noun a file.

mod appointment;
mod checklist;
mod contact;
mod goal;
mod reward;
mod screening;
mod treatment;
