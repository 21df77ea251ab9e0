//! The figures of the status line: no more of the journal is read than they take.

use std::collections::BTreeSet;

use chrono::Weekday;

use crate::domain::figures::adherence;
use crate::domain::figures::attempt_stats::FocusTally;
use crate::domain::figures::checkin_streak::CheckInStreakBuilder;
use crate::domain::records::focus::{self, Focus};
use crate::domain::recovery::focus_milestones;
use crate::domain::time::day::{Day, Week};
use crate::report::status_line::{StatusField, StatusValues};
use crate::storage::{self, AsOf};

/// Works out these fields, where weeks start on `start`.
pub fn values(
    as_of: &AsOf<'_>,
    start: Weekday,
    fields: &BTreeSet<StatusField>,
) -> Result<StatusValues, storage::Error> {
    use StatusField::{Days, Due, Milestone, Next, Run, Total};
    let asked = |of: &[StatusField]| of.iter().any(|field| fields.contains(field));
    let mut values = StatusValues::default();
    let focus = if asked(&[Days, Total, Milestone]) {
        focus::primary(&as_of.read().focuses()?).cloned()
    } else {
        None
    };
    if asked(&[Days, Total, Run, Next]) {
        days(as_of, focus.as_ref(), &mut values)?;
    }
    if let Some(focus) = focus.filter(|_| asked(&[Milestone])) {
        let own = as_of.read().own_milestones()?;
        let coming = focus_milestones::coming(&focus, &own, as_of.today());
        values.milestone = coming.into_iter().next().map(|coming| coming.next.in_days);
    }
    values.away = asked(&[Due, Next]) && as_of.stays()?.contain(as_of.horizon().clock());
    // What is due comes after the check-in.
    if !values.away && (asked(&[Due]) || asked(&[Next]) && values.checked_in) {
        values.due = due(as_of, start)?;
    }
    Ok(values)
}

/// Reads every day on record once.
fn days(
    as_of: &AsOf<'_>,
    focus: Option<&Focus>,
    values: &mut StatusValues,
) -> Result<(), storage::Error> {
    let (clock, today) = (as_of.horizon().clock(), as_of.today());
    let only = focus.map(std::slice::from_ref).unwrap_or_default();
    let open = as_of.open_days(only)?.into_iter().next().unwrap_or_default();
    let mut tally = focus.map(|focus| FocusTally::new(focus, today, open));
    let mut checkin_streak = CheckInStreakBuilder::new(clock, today);
    as_of.each_day((Day::first(), today), only, |logged| {
        if logged.checked_in {
            values.checked_in |= logged.day == clock;
            checkin_streak.push(logged.day);
        }
        if let Some(tally) = &mut tally {
            tally.push(logged.day, logged.status(0));
        }
    })?;
    let current = tally.and_then(|tally| tally.finish().current);
    values.days = current.map(|current| current.days_since_use);
    values.total = current.map(|current| current.days_in_recovery);
    values.run = checkin_streak.finish().run;
    Ok(())
}

/// How many doses and routines are due on the clock's day.
fn due(as_of: &AsOf<'_>, start: Weekday) -> Result<usize, storage::Error> {
    let clock = as_of.horizon().clock();
    let week = Week::of(clock, start);
    let (routines, marks) = (as_of.routines()?, as_of.marks(week.first(), clock)?);
    let routines = routines.iter().filter(|one| adherence::is_due_on(one, &marks, week, clock));
    Ok(routines.count() + as_of.ledger(clock)?.due(clock).len())
}
