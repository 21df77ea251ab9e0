//! `daymark week`

use std::io::{self, IsTerminal, Write};

use crate::cli::args::week::{WeekArgs, WeekFormat};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::domain::checkin::CheckIn;
use crate::domain::day::{Day, Week};
use crate::domain::entry::Body;
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
    let view = journal.snapshot(|journal| view(journal, today, week))?;
    let mut look = context.look();
    context.answer(&view, |view, out| {
        if args.format == Some(WeekFormat::Md) {
            // What does not go to this terminal is read by a program that knows Unicode.
            look.unicode |= !io::stdout().is_terminal();
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
    let week = Week::parse(name, start)?;
    if week.first() > today {
        let error = Error::refused(format!("{week} has not begun"));
        return Err(error.hint(format!("this week is {this}")));
    }
    Ok(week)
}

fn view(journal: &Journal, today: Day, week: Week) -> Result<WeekView, storage::Error> {
    let mut focuses = journal.focuses()?;
    focuses.retain(|focus| focus.archived_at.is_none());
    let before = week.previous();
    let previous = journal.entries_of(before.first(), before.last())?;
    let checkins = previous.into_iter().filter_map(|entry| match entry.body {
        Body::CheckIn(checkin) => Some(checkin),
        Body::Craving(_) | Body::Use(_) | Body::Note => None,
    });
    let previous: Vec<CheckIn> = checkins.collect();
    Ok(WeekView::new(WeekInput {
        week,
        today,
        entries: journal.entries_of(week.first(), week.last())?,
        previous: &previous,
        focuses: &focuses,
        routines: &journal.routines()?,
        marks: &journal.marks(week.first(), week.last())?,
    }))
}
