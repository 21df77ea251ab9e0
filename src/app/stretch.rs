//! Writing a check-in for each day of a stretch that has none.

use crate::domain::entry::checkin::Used;
use crate::domain::entry::{Body, Entry};
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;
use crate::report::stretch::StretchDays;
use crate::storage::{self, WriteTxn};

/// Writes `blank`, a check-in with its answers, for each of these days, up to the one of the clock, that has
/// neither a check-in nor a use that its answers deny.
pub fn save(
    txn: &WriteTxn<'_>,
    blank: &Entry,
    days: Window,
    focuses: &[Focus],
    (now, clock): (Moment, Day),
) -> Result<StretchDays, storage::Error> {
    let denied = |place: usize| {
        let focus = focuses.get(place).map(|focus| focus.id);
        matches!((&blank.body, focus), (Body::CheckIn(told), Some(id)) if told.used(id) == Some(Used::No))
    };
    let denied: Vec<usize> = (0..focuses.len()).filter(|place| denied(*place)).collect();
    let mut saved = StretchDays::default();
    let mut taken = Vec::new();
    let as_of = txn.read().as_of(now, clock)?;
    as_of.each_day((days.from(), days.to()), focuses, |logged| {
        if logged.checked_in {
            saved.checked_in += 1;
        } else if denied.iter().any(|place| logged.status(*place) == DayStatus::Use) {
            saved.used_on_record += 1;
        } else {
            return;
        }
        taken.push(logged.day);
    })?;
    for day in days.each().filter(|day| taken.binary_search(day).is_err()) {
        let entry = txn.add_new_entry(Entry { day, ..blank.clone() })?;
        saved.written += 1;
        saved.late += u32::from(entry.is_late());
    }
    Ok(saved)
}
