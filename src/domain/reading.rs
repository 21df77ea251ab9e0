//! What an entry counts for, its words left aside.

use super::day::Day;
use super::entry::{Body, Entry};
use super::moment::Moment;

/// The figures of a check-in or a craving: when it was, and its numbers. Read from the journal
/// for a page of figures, the texts in its body are absent.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The journal day it belongs to.
    pub day: Day,
    /// When it happened.
    pub at: Moment,
    /// What its kind adds.
    pub body: Body,
}

impl From<Entry> for Reading {
    fn from(entry: Entry) -> Self {
        Self { day: entry.day, at: entry.at, body: entry.body }
    }
}
