//! `daymark week`

use std::io::Write;

use chrono::Weekday;

use crate::app::week;
use crate::cli::args::week::{WeekArgs, WeekFormat};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::output;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::parse_date;
use crate::render;
use crate::storage::Access;

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
        Ok::<_, Error>(week::view(seen, week)?)
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
