//! What one day has on record for each focus: its check-in's answer and returns to use.

use super::day_status::DayStatus;
use crate::domain::entry::checkin::Used;
use crate::domain::time::day::Day;

/// A day with something on record: a check-in, or a return to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedDay {
    /// The day.
    pub day: Day,
    /// Whether there was a check-in.
    pub checked_in: bool,
    told: Vec<FocusRecord>,
}

/// The record of one focus on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct FocusRecord {
    returned: bool,
    answer: Option<Used>,
}

impl LoggedDay {
    /// A day with nothing on record yet, for this many focuses.
    #[must_use]
    pub fn new(day: Day, focuses: usize) -> Self {
        Self { day, checked_in: false, told: vec![FocusRecord::default(); focuses] }
    }

    /// Begins another day in the same room.
    pub fn restart(&mut self, day: Day) {
        self.day = day;
        self.checked_in = false;
        self.told.fill(FocusRecord::default());
    }

    /// Adds that there was a check-in, with its answer for the focus at this place, if any.
    pub fn check_in(&mut self, answer: Option<(usize, Used)>) {
        self.checked_in = true;
        if let Some((focus, used)) = answer
            && let Some(told) = self.told.get_mut(focus)
        {
            told.answer = Some(used);
        }
    }

    /// Adds a return to use of the focus at this place.
    pub fn return_to_use(&mut self, focus: usize) {
        if let Some(told) = self.told.get_mut(focus) {
            told.returned = true;
        }
    }

    /// What the day is for the focus at this place.
    #[must_use]
    pub fn status(&self, focus: usize) -> DayStatus {
        let told = self.told.get(focus).copied().unwrap_or_default();
        DayStatus::of(told.returned, told.answer)
    }
}
