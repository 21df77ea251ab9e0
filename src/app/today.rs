//! Where a person stands today, and what is due.

use chrono::Weekday;

use super::milestones;
use super::recent::recent;
use crate::domain::entry::small_thing;
use crate::domain::entry::stage::stage_on;
use crate::domain::entry::symptoms;
use crate::domain::figures::adherence;
use crate::domain::figures::attempt_stats::{FocusFigures, FocusTally};
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::checkin_streak::{CheckInStreak, CheckInStreakBuilder};
use crate::domain::records::appointment::{self, Appointment};
use crate::domain::records::focus::Focus;
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::routine::Routine;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::day_time::DayTime;
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::schedule::Schedule;
use crate::report::amount::{AmountInput, AmountToday};
use crate::report::today::{FocusTodayInput, NextAppointment, Today, TodayInput};
use crate::storage::{self, AsOf};

/// The page of today, where weeks start on `start`: reads every day on record once, those that are still open
/// first, since they decide the rest.
pub fn view(as_of: &AsOf<'_>, start: Weekday) -> Result<Today, storage::Error> {
    let (clock, today) = (as_of.horizon().clock(), as_of.today());
    let ledger = as_of.ledger(clock)?;
    let mut focuses = as_of.focuses_by(&ledger)?;
    focuses.retain(|focus| focus.archived_at.is_none());
    let open = as_of.open_days(&focuses)?;

    let this_week = Week::of(today, start);
    let Days { checked_in, checkin_streak, figures, statuses } =
        days(as_of, &focuses, &open, this_week)?;
    let amounts = amounts(as_of, &focuses, &open, statuses, this_week)?;

    let routines = as_of.routines()?;
    let due = due(as_of, &routines, start)?;
    let stages = as_of.stages()?;
    let uses_ahead = as_of.uses_ahead()?;
    let own_milestones = milestones::own(as_of, &focuses)?;
    let inputs = focuses.iter().zip(open).zip(figures).zip(&amounts).map(
        |(((focus, open), figures), amount)| FocusTodayInput {
            focus,
            pending: !open.is_empty(),
            figures,
            use_ahead: uses_ahead.contains(&focus.id),
            stage: stage_on(&stages, focus.id, today).map(|set| set.stage),
            amount: amount.as_ref(),
        },
    );
    let inputs: Vec<_> = inputs.collect();
    let phases = inputs.iter().map(|input| input.standing(today).phase);
    let recent = recent(as_of, phases, today)?;
    let small_things = as_of.small_things(clock.plus(-small_thing::ASKED_FOR_DAYS), clock)?;
    let last_life_check = as_of.last_life_check()?;
    let symptoms = if recent.is_some() {
        as_of.symptom_loads(clock.plus(-symptoms::COURSE_DAYS), today)?
    } else {
        Vec::new()
    };
    let rules = as_of.read().all::<PlanRule>()?;
    let ratings = ratings(as_of, &rules)?;
    let appointments = as_of.read().all::<Appointment>()?;
    let next_appointment = appointment::next(&appointments, as_of.horizon().now());
    Ok(Today::new(&TodayInput {
        horizon: *as_of.horizon(),
        checked_in,
        checkin_streak,
        focuses: inputs,
        own_milestones: &own_milestones,
        recent,
        routines_due: due,
        ledger: &ledger,
        small_things: &small_things,
        last_life_check,
        stay: as_of.stays()?.on(clock),
        symptoms: &symptoms,
        screenings: &as_of.read().all()?,
        rewards: &as_of.read().all()?,
        goals: &as_of.read().all()?,
        rules: &rules,
        ratings: &ratings,
        next_appointment: next_appointment
            .map(|(one, at)| NextAppointment { what: one.meta.name.clone(), at }),
    }))
}

/// How much was used today and this week of each focus of which that is counted, read only where there is one.
fn amounts(
    as_of: &AsOf<'_>,
    focuses: &[Focus],
    open: &[OpenDays],
    statuses: Vec<Vec<(Day, DayStatus)>>,
    week: Week,
) -> Result<Vec<Option<AmountToday>>, storage::Error> {
    let today = as_of.today();
    let told = if focuses.iter().any(|focus| focus.measure.is_set()) {
        as_of.amounts(week.first(), today)?
    } else {
        Vec::new()
    };
    let each = focuses.iter().zip(open).zip(statuses).map(|((focus, open), statuses)| {
        let week_start = week.first().weekday();
        AmountInput { focus, today, open: *open, told: &told, week_start }.today(statuses)
    });
    Ok(each.collect())
}

/// What comes from every day on record.
struct Days {
    /// Whether the clock's day has a check-in.
    checked_in: bool,
    checkin_streak: CheckInStreak,
    /// Of each focus.
    figures: Vec<FocusFigures>,
    /// The days of the week of today, of each focus.
    statuses: Vec<Vec<(Day, DayStatus)>>,
}

fn days(
    as_of: &AsOf<'_>,
    focuses: &[Focus],
    open: &[OpenDays],
    week: Week,
) -> Result<Days, storage::Error> {
    let (clock, today) = (as_of.horizon().clock(), as_of.today());
    let mut checked_in = false;
    let mut checkin_streak = CheckInStreakBuilder::new(clock, today);
    let tallies = focuses.iter().zip(open);
    let tallies = tallies.map(|(focus, open)| FocusTally::new(focus, today, *open));
    let mut tallies: Vec<FocusTally> = tallies.collect();
    let mut statuses: Vec<Vec<(Day, DayStatus)>> = vec![Vec::new(); focuses.len()];
    as_of.each_day((Day::first(), today), focuses, |logged| {
        if logged.checked_in {
            checked_in |= logged.day == clock;
            checkin_streak.push(logged.day);
        }
        for (place, tally) in tallies.iter_mut().enumerate() {
            tally.push(logged.day, logged.status(place));
        }
        if logged.day >= week.first() {
            for (place, known) in statuses.iter_mut().enumerate() {
                known.push((logged.day, logged.status(place)));
            }
        }
    })?;
    Ok(Days {
        checked_in,
        checkin_streak: checkin_streak.finish(),
        figures: tallies.into_iter().map(FocusTally::finish).collect(),
        statuses,
    })
}

/// The routines that are due on the clock's day, by the time of the day.
fn due<'r>(
    as_of: &AsOf<'_>,
    routines: &'r [Routine],
    start: Weekday,
) -> Result<Vec<(&'r Routine, Schedule)>, storage::Error> {
    let clock = as_of.horizon().clock();
    let week = Week::of(clock, start);
    let marks = as_of.marks(week.first(), clock)?;
    let due = routines.iter().filter(|routine| adherence::is_due_on(routine, &marks, week, clock));
    let mut due: Vec<_> =
        due.filter_map(|one| Some((one, one.period_on(clock)?.schedule))).collect();
    due.sort_by_key(|(one, _)| DayTime::order(one.time));
    Ok(due)
}

/// The ratings of the days that the rules of the person's own look at.
fn ratings(as_of: &AsOf<'_>, rules: &[PlanRule]) -> Result<Vec<CheckInRatings>, storage::Error> {
    let today = as_of.today();
    let in_force = rules.iter().filter(|one| one.meta.archived_at.is_none());
    let first = in_force.filter_map(|one| one.rule().ok()?).map(|rule| rule.first(today)).min();
    let Some(first) = first else { return Ok(Vec::new()) };
    let mut ratings = Vec::new();
    as_of.each_reading(first, today, |reading| {
        ratings.extend(reading.checkin().map(|one| CheckInRatings::of(reading.day, one)));
    })?;
    Ok(ratings)
}
