//! `daymark week`

use std::io::Write;

use chrono::Weekday;

use crate::cli::args::week::{WeekArgs, WeekFormat};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::output;
use crate::domain::figures::recent::{self, Recent};
use crate::domain::recovery::phase::{EXTRA_CARE_DAYS, Phase};
use crate::domain::time::day::{Day, Week};
use crate::domain::time::parse_date;
use crate::render;
use crate::report::week::{WeekInput, WeekView};
use crate::storage::{self, Access, AsOf};

/// Shows a week.
pub(crate) fn run(console: &mut Console, args: &WeekArgs) -> Result<(), Error> {
    if args.format == Some(WeekFormat::Json) {
        console.global.json = true;
    }
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let journal = context.journal(Access::Read)?;
    let view = context.snapshot(&journal, |seen| {
        let week = named(args.week.as_deref(), seen.today(), start)?;
        Ok::<_, Error>(view(seen, week)?)
    })?;
    let mut look = context.look_on_paper(args.printed.paper);
    context.console.answer(&view, |view, out| {
        if args.format == Some(WeekFormat::Md) {
            // What does not go to this terminal is read by a program that knows Unicode.
            look.unicode |= !output::is_terminal();
            return out.write_all(render::week::markdown(view, &look).as_bytes());
        }
        let page = if args.shown.numbers {
            render::week::numbers(view, &look)
        } else {
            let this =
                if view.is_current() { "week".to_owned() } else { format!("week {}", view.week) };
            render::week::text(view, &look, &this)
        };
        out.write_all(page.as_bytes())
    })
}

/// The week that was asked for, which must have begun; this one where none was.
fn named(name: Option<&str>, today: Day, start: Weekday) -> Result<Week, Error> {
    let this = Week::of(today, start);
    let Some(name) = name else { return Ok(this) };
    let week = parse_date::week(name, today, start)?;
    if week.first() > today {
        let error = Error::refused(format!("{week} has not begun"));
        return Err(error.hint(format!("this week is {this}")));
    }
    Ok(week)
}

pub(in crate::cli) fn view(seen: &AsOf<'_>, week: Week) -> Result<WeekView, storage::Error> {
    let ledger = seen.ledger(week.first().min(seen.horizon().clock()))?;
    let mut focuses = seen.focuses_by(&ledger)?;
    focuses.retain(|focus| focus.archived_at.is_none());
    let (horizon, today) = (*seen.horizon(), seen.today());
    let (first, last, before) = (week.first(), week.last(), week.previous());
    let from = first.min(last.min(today).plus(-EXTRA_CARE_DAYS));
    let mut logged = Vec::new();
    seen.each_day((from, last), &focuses, |day| logged.push(day.clone()))?;
    let mut input = WeekInput {
        week,
        horizon,
        readings: seen.readings(first, last)?,
        previous: seen.readings(before.first(), before.last())?,
        focuses: &focuses,
        open: &seen.open_days(&focuses)?,
        uses_ahead: &seen.uses_ahead()?,
        logged: &logged,
        lately: None,
        routines: &seen.read().routines()?,
        marks: &seen.marks(first, last)?,
        notes: seen.notes(first, last)?,
        ledger: &ledger,
    };
    let primary = focuses.first().map(|focus| input.standing(0, focus).phase);
    if primary == Some(Phase::Withdrawal) && week.days().any(|day| day == today) {
        let readings = seen.readings(horizon.clock().plus(-recent::REACH), today)?;
        input.lately = Some(Recent::of(&readings, &horizon));
    }
    Ok(WeekView::new(input))
}
