//! `daymark today`, and `daymark` alone.

use std::io::Write;

use serde::Serialize;

use super::init;
use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::domain::day::{Day, Week};
use crate::domain::due;
use crate::domain::lately::{self, Lately};
use crate::domain::logged_day::LoggedDay;
use crate::domain::moment::Moment;
use crate::domain::phase::Phase;
use crate::domain::rhythm::RhythmTally;
use crate::domain::run::FocusTally;
use crate::domain::stage::stage_on;
use crate::render;
use crate::report::today::{FocusInput, Today, TodayInput};
use crate::storage::{self, Access, Journal};

/// Shows today.
pub(crate) fn run(console: &mut Console) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let today = context.today();
    let week = Week::of(today, context.settings.week_start);
    let now = context.now();
    let view = journal.snapshot(|journal| view(journal, now, today, week))?;
    let look = context.look();
    context.answer(&view, |view, out| out.write_all(render::today::text(view, &look).as_bytes()))
}

/// Shows today or, without a journal, offers to begin one, or says how to.
pub(crate) fn run_or_welcome(console: &mut Console) -> Result<(), Error> {
    match run(console) {
        Err(error) if error.kind == Kind::NoJournal && init::offer(console)? => Ok(()),
        Err(error) if error.kind == Kind::NoJournal => console.answer(&Welcome::NEW, |_, out| {
            writeln!(
                out,
                "There is no journal yet; it will be one file on this machine, and yours."
            )?;
            writeln!(out, "Begin it with: daymark init")
        }),
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

/// Reads every day on record once, today's entry first: whether today is open decides the rest.
pub(in crate::cli) fn view(
    journal: &Journal,
    now: Moment,
    today: Day,
    week: Week,
) -> Result<Today, storage::Error> {
    let mut focuses = journal.focuses()?;
    focuses.retain(|focus| focus.archived_at.is_none());
    let mut open = LoggedDay::new(today, focuses.len());
    journal.each_day((today, today), &focuses, |logged| open = logged.clone())?;
    let pending = |place| open.status(place).is_pending(open.checked_in);

    let mut rhythm = RhythmTally::new(today);
    let mut tallies: Vec<FocusTally> = (0..)
        .zip(&focuses)
        .map(|(place, focus)| FocusTally::new(focus, today, pending(place)))
        .collect();
    journal.each_day((Day::first(), today), &focuses, |logged| {
        if logged.checked_in {
            rhythm.push(logged.day);
        }
        for (place, tally) in tallies.iter_mut().enumerate() {
            tally.push(logged.day, logged.status(place));
        }
    })?;

    let routines = journal.routines()?;
    let marks = journal.marks(week.first(), today)?;
    let due = routines.iter().filter(|routine| due::is_due_on(routine, &marks, week, today));
    let stages = journal.stages()?;
    let inputs = (0..).zip(&focuses).zip(tallies).map(|((place, focus), tally)| {
        let stage = stage_on(&stages, focus.id, today).map(|set| set.stage);
        FocusInput { focus, pending: pending(place), figures: tally.finish(), stage }
    });
    let inputs: Vec<_> = inputs.collect();
    let in_withdrawal = |input: &FocusInput<'_>| input.standing(today).phase == Phase::Withdrawal;
    let lately = if inputs.iter().any(in_withdrawal) {
        let readings = journal.readings(today.plus(-lately::REACH), today)?;
        Some(Lately::of(&readings, now, today))
    } else {
        None
    };
    Ok(Today::new(&TodayInput {
        today,
        checked_in: open.checked_in,
        rhythm: rhythm.finish(),
        focuses: inputs,
        own_milestones: &journal.own_milestones()?,
        lately,
        routines_due: due
            .filter_map(|routine| Some((routine, routine.period_on(today)?.schedule)))
            .collect(),
    }))
}
