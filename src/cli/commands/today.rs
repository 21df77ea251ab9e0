//! `daymark today`, and `daymark` alone.

use std::io::Write;

use chrono::Weekday;
use serde::Serialize;

use super::init;
use crate::cli::args::TodayArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::domain::entry::stage::stage_on;
use crate::domain::figures::adherence;
use crate::domain::figures::attempt_stats::FocusTally;
use crate::domain::figures::checkin_streak::CheckInStreakBuilder;
use crate::domain::figures::recent::{self, Recent};
use crate::domain::records::appointment::{self, Appointment};
use crate::domain::recovery::phase::Phase;
use crate::domain::time::day::{Day, Week};
use crate::render;
use crate::report::today::{FocusInput, NextAppointment, Today, TodayInput};
use crate::storage::{self, Access, AsOf};

/// Shows today.
pub(crate) fn run(console: &mut Console, args: &TodayArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let start = context.settings.week_start;
    let view = context.snapshot(&journal, |seen| view(seen, start))?;
    let look = context.look();
    let page = if args.more { render::today::whole } else { render::today::text };
    context.console.answer(&view, |view, out| out.write_all(page(view, &look).as_bytes()))
}

/// Shows today or, without a journal, offers to begin one, or says how to.
pub(crate) fn run_or_welcome(console: &mut Console) -> Result<(), Error> {
    match run(console, &TodayArgs::default()) {
        Err(error) if error.kind == Kind::NoJournal && init::offer(console)? => Ok(()),
        Err(error) if error.kind == Kind::NoJournal => {
            let program = console.program();
            console.answer(&Welcome::NEW, |_, out| {
                writeln!(
                    out,
                    "There is no journal yet; it will be one file on this machine, and yours."
                )?;
                writeln!(out, "Begin it with: {}", program.command("init"))
            })
        }
        result => result,
    }
}

/// The answer of `daymark` where there is no journal.
#[derive(Serialize)]
struct Welcome {
    schema: &'static str,
    journal: bool,
    next: &'static str,
}

impl Welcome {
    const NEW: Self = Self { schema: "daymark.welcome.v1", journal: false, next: "init" };
}

/// Reads every day on record once, those that are still open first: they decide the rest.
pub(in crate::cli) fn view(seen: &AsOf<'_>, start: Weekday) -> Result<Today, storage::Error> {
    let (clock, today) = (seen.horizon().clock(), seen.today());
    let ledger = seen.ledger(clock)?;
    let mut focuses = seen.focuses_by(&ledger)?;
    focuses.retain(|focus| focus.archived_at.is_none());
    let open = seen.open_days(&focuses)?;

    let mut checked_in = false;
    let mut rhythm = CheckInStreakBuilder::new(clock, today);
    let mut tallies: Vec<FocusTally> = focuses
        .iter()
        .zip(&open)
        .map(|(focus, open)| FocusTally::new(focus, today, *open))
        .collect();
    seen.each_day((Day::first(), today), &focuses, |logged| {
        if logged.checked_in {
            checked_in |= logged.day == clock;
            rhythm.push(logged.day);
        }
        for (place, tally) in tallies.iter_mut().enumerate() {
            tally.push(logged.day, logged.status(place));
        }
    })?;

    let routines = seen.read().routines()?;
    let week = Week::of(clock, start);
    let marks = seen.marks(week.first(), clock)?;
    let due = routines.iter().filter(|routine| adherence::is_due_on(routine, &marks, week, clock));
    let stages = seen.stages()?;
    let uses_ahead = seen.uses_ahead()?;
    let inputs = focuses.iter().zip(open).zip(tallies).map(|((focus, open), tally)| FocusInput {
        focus,
        pending: !open.is_empty(),
        figures: tally.finish(),
        use_ahead: uses_ahead.contains(&focus.id),
        stage: stage_on(&stages, focus.id, today).map(|set| set.stage),
    });
    let inputs: Vec<_> = inputs.collect();
    let in_withdrawal = |input: &FocusInput<'_>| input.standing(today).phase == Phase::Withdrawal;
    let lately = if inputs.iter().any(in_withdrawal) {
        let readings = seen.readings(clock.plus(-recent::REACH), today)?;
        Some(Recent::of(&readings, seen.horizon()))
    } else {
        None
    };
    let appointments = seen.read().all::<Appointment>()?;
    let next_appointment = appointment::next(&appointments, seen.horizon().now());
    Ok(Today::new(&TodayInput {
        horizon: *seen.horizon(),
        checked_in,
        rhythm: rhythm.finish(),
        focuses: inputs,
        own_milestones: &seen.read().own_milestones()?,
        lately,
        routines_due: due
            .filter_map(|routine| Some((routine, routine.period_on(clock)?.schedule)))
            .collect(),
        ledger: &ledger,
        next_appointment: next_appointment
            .map(|(one, at)| NextAppointment { what: one.meta.name.clone(), at }),
    }))
}
