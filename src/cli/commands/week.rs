//! `daymark week`

use std::io::Write;

use crate::cli::args::week::{WeekArgs, WeekFormat};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::output;
use crate::domain::day::{Day, Week};
use crate::domain::lately::{self, Lately};
use crate::domain::moment::Moment;
use crate::domain::phase::{EXTRA_CARE_DAYS, Phase};
use crate::domain::when;
use crate::render;
use crate::report::week::{WeekInput, WeekView};
use crate::storage::{self, Access, Journal};

/// Shows a week.
pub(crate) fn run(console: &mut Console, args: &WeekArgs) -> Result<(), Error> {
    if args.format == Some(WeekFormat::Json) {
        console.global.json = true;
    }
    let mut context = Context::new(console)?;
    let today = context.today();
    let week = named(args.week.as_deref(), today, &context)?;
    let journal = context.journal(Access::Read)?;
    let now = context.now();
    let view = journal.snapshot(|journal| view(journal, now, today, week))?;
    let mut look = context.look();
    context.answer(&view, |view, out| {
        if args.format == Some(WeekFormat::Md) {
            // What does not go to this terminal is read by a program that knows Unicode.
            look.unicode |= !output::is_terminal();
            return out.write_all(render::week::markdown(view, &look).as_bytes());
        }
        out.write_all(render::week::text(view, &look).as_bytes())
    })
}

/// The week that was asked for, which must have begun; this one where none was.
fn named(name: Option<&str>, today: Day, context: &Context<'_>) -> Result<Week, Error> {
    let start = context.settings.week_start;
    let this = Week::of(today, start);
    let Some(name) = name else { return Ok(this) };
    let week = when::week(name, today, start)?;
    if week.first() > today {
        let error = Error::refused(format!("{week} has not begun"));
        return Err(error.hint(format!("this week is {this}")));
    }
    Ok(week)
}

pub(in crate::cli) fn view(
    journal: &Journal,
    now: Moment,
    today: Day,
    week: Week,
) -> Result<WeekView, storage::Error> {
    let mut focuses = journal.focuses()?;
    focuses.retain(|focus| focus.archived_at.is_none());
    let (first, last, before) = (week.first(), week.last(), week.previous());
    let mut logged = Vec::new();
    let from = first.min(last.min(today).plus(-EXTRA_CARE_DAYS));
    journal.each_day((from, last), &focuses, |day| logged.push(day.clone()))?;
    let mut input = WeekInput {
        week,
        today,
        readings: journal.readings(first, last)?,
        previous: journal.readings(before.first(), before.last())?,
        focuses: &focuses,
        logged: &logged,
        lately: None,
        routines: &journal.routines()?,
        marks: &journal.marks(first, last)?,
        notes: journal.notes(first, last)?,
    };
    let primary = focuses.first().map(|focus| input.standing(0, focus).phase);
    if primary == Some(Phase::Withdrawal) && week.days().any(|day| day == today) {
        let readings = journal.readings(today.plus(-lately::REACH), today)?;
        input.lately = Some(Lately::of(&readings, now, today));
    }
    Ok(WeekView::new(input))
}
