//! What was not spent on a focus since its first start date, from what is on record.

use super::Error;
use crate::domain::figures::amounts;
use crate::domain::figures::attempt_stats::CountedDays;
use crate::domain::figures::not_spent::NotSpent;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::OpenDays;
use crate::storage::AsOf;

/// That of a focus, where the person said what a usual day cost or took. Reads every day on record once.
///
/// # Errors
/// What the database reports.
pub fn of(as_of: &AsOf<'_>, focus: &Focus) -> Result<Option<NotSpent>, Error> {
    if focus.measure.usual.is_empty() {
        return Ok(None);
    }
    let focuses = std::slice::from_ref(focus);
    let open = as_of.open_days(focuses)?.first().copied().unwrap_or_default();
    let mut days = Vec::new();
    as_of.each_day((Day::first(), as_of.today()), focuses, |logged| {
        days.push((logged.day, logged.status(0)));
    })?;
    of_days(as_of, focus, open, &days)
}

/// The same, from its days on record up to today.
pub(super) fn of_days(
    as_of: &AsOf<'_>,
    focus: &Focus,
    open: OpenDays,
    days: &[(Day, DayStatus)],
) -> Result<Option<NotSpent>, Error> {
    let (today, usual) = (as_of.today(), &focus.measure.usual);
    let range = focus.first_since().and_then(|since| CountedDays::new(since, today, open));
    let Some(range) = range.filter(|_| !usual.is_empty()) else { return Ok(None) };
    let mut told = Vec::new();
    if usual.amount.is_some() {
        told = as_of.amounts(Day::first(), today)?;
        told.retain(|one| one.focus == focus.id);
    }
    let counted = || days.iter().copied().filter(|(day, _)| range.contains(*day));
    let known = amounts::known(&told, counted());
    Ok(NotSpent::of(usual, counted(), &known))
}
