//! What people keep by name, one noun a file.

pub mod checklist;
pub mod contact;
