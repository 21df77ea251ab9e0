//! How each kind of record stands in its table, one noun a file.

mod checklist;
mod contact;
