//! Makes the records of a sample journal.

use crate::domain::record::{Meta, Record};
use crate::domain::text::{BadText, Name};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

use super::rng::SampleRng;

/// Makes the records of a sample journal: gives them their ids, and knows which of its days have come.
#[derive(Debug)]
pub(super) struct RecordMaker {
    pub(super) rng: SampleRng,
    /// The first day of the journal.
    pub(super) first: Day,
    /// The day of its end.
    pub(super) today: Day,
}

impl RecordMaker {
    /// One of which nothing but the name is known, written on the first day.
    pub(super) fn begin<R: Record>(&self, name: &str, position: u32) -> Result<R, BadText> {
        let (id, name) = (self.rng.id(), Name::of_words(name, "line")?);
        let updated_at = Instant::noon_of(self.first);
        Ok(R::begin(Meta { id, name, position, archived_at: None, updated_at }))
    }

    /// The day so long after the first, where it has come.
    pub(super) fn past(&self, after: i32) -> Option<Day> {
        Some(self.first.plus(after)).filter(|day| *day < self.today)
    }
}

/// Marks a record as changed on a day.
pub(super) fn changed<R: Record>(on: Day, record: &mut R) {
    record.meta_mut().updated_at = Instant::noon_of(on);
}
