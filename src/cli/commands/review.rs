//! `daymark review`

use std::io::Write;

use chrono::Weekday;

use crate::app::review::Request;
use crate::cli::args::review::{PeriodArgs, ReviewArgs, ReviewVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::period::{Period, PeriodLength};
use crate::render;
use crate::report::review::Review;
use crate::storage::Access;

/// Shows a month, a quarter or a year.
pub(crate) fn run(console: &mut Console, args: &ReviewArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, period(args).0.focus.as_ref())?;
    let paper = period(args).0.printed.paper;
    let (view, months) = context.snapshot(&journal, |seen| {
        let asked = request(args, seen.today(), start)?;
        let months = if paper { asked.months(seen)? } else { Vec::new() };
        Ok::<_, Error>((asked.view(seen)?, months))
    })?;
    let look = context.look_on_paper(paper);
    context.console.answer(&view, |view, out| {
        let page = if period(args).0.shown.numbers {
            render::review::numbers(view, &look, start)
        } else {
            render::review::text(view, &look, start, &again(view, period(args).0.focus.as_ref()))
        };
        out.write_all(page.as_bytes())?;
        // On paper each month of a longer period has a sheet of its own.
        for month in &months {
            let page = render::review::text(month, &look, start, "review");
            out.end_sheet()?;
            out.write_all(page.as_bytes())?;
        }
        Ok(())
    })
}

/// What shows the same period again, after the name of the program.
fn again(view: &Review, focus: Option<&Name>) -> String {
    lookup::again(&format!("review {}", view.period), focus)
}

/// The period that is asked for, and the length that a verb gives it.
fn period(args: &ReviewArgs) -> (&PeriodArgs, Option<PeriodLength>) {
    match &args.verb {
        None => (&args.any, None),
        Some(ReviewVerb::Month(args)) => (args, Some(PeriodLength::Month)),
        Some(ReviewVerb::Quarter(args)) => (args, Some(PeriodLength::Quarter)),
        Some(ReviewVerb::Year(args)) => (args, Some(PeriodLength::Year)),
    }
}

/// What is asked for by the arguments; the period must have begun.
fn request(args: &ReviewArgs, today: Day, week_start: Weekday) -> Result<Request<'_>, Error> {
    let (args, length) = period(args);
    let period = match (&args.period, length) {
        (Some(text), Some(length)) => Period::parse(text, length)?,
        (Some(text), None) => text.parse()?,
        (None, length) => Period::of(today, length.unwrap_or(PeriodLength::Month)),
    };
    let Some((window, before)) = period.windows(today) else {
        let length = period.length();
        let this = Period::of(today, length);
        let error = Error::refused(format!("{period} has not begun"));
        return Err(error.hint(format!("this {length} is {this}")));
    };
    Ok(Request { focus: args.focus.as_ref(), week_start, period, window, before })
}
