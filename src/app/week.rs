//! A week: what was logged in it, and what of it was due.

use super::recent::recent;
use crate::domain::entry::rated_entry::RatedEntry;
use crate::domain::figures::cravings_by_focus::FocusCravingTally;
use crate::domain::recovery::phase_status::EXTRA_CARE_DAYS;
use crate::domain::time::day::Week;
use crate::report::craving_focus::FocusCravings;
use crate::report::week::{WeekInput, WeekView};
use crate::storage::{self, AsOf};

/// The page of a week.
pub fn view(as_of: &AsOf<'_>, week: Week) -> Result<WeekView, storage::Error> {
    let ledger = as_of.ledger(week.first().min(as_of.horizon().clock()))?;
    let mut focuses = as_of.focuses_by(&ledger)?;
    let before = week.previous();
    let mut previous = as_of.readings(before.first(), week.last())?;
    let readings = previous.split_off(previous.partition_point(|one| one.day < week.first()));
    let mut by_focus = FocusCravingTally::default();
    readings.iter().filter_map(RatedEntry::craving).for_each(|craving| by_focus.add(craving));
    let by_focus = FocusCravings::all(&by_focus, &focuses);
    focuses.retain(|focus| focus.archived_at.is_none());
    let (horizon, today) = (*as_of.horizon(), as_of.today());
    let (first, last) = (week.first(), week.last());
    let from = first.min(last.min(today).plus(-EXTRA_CARE_DAYS));
    let mut logged = Vec::new();
    as_of.each_day((from, last), &focuses, |day| logged.push(day.clone()))?;
    let mut input = WeekInput {
        week,
        horizon,
        readings,
        scales: &as_of.read().all()?,
        amounts: &as_of.amounts(first, last)?,
        costs: &as_of.costs(first, last)?,
        own_words: &as_of.own_words(first, last)?,
        by_focus,
        previous,
        focuses: &focuses,
        open: &as_of.open_days(&focuses)?,
        uses_ahead: &as_of.uses_ahead()?,
        logged: &logged,
        recent: None,
        routines: &as_of.routines()?,
        marks: &as_of.marks(first, last)?,
        notes: as_of.notes(first, last)?,
        ledger: &ledger,
        appointments: &as_of.read().all()?,
        screenings: &as_of.read().all()?,
    };
    let primary = focuses.first().map(|focus| input.standing(0, focus).phase);
    input.recent = recent(as_of, primary, last)?;
    Ok(WeekView::new(input))
}
