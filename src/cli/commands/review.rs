//! `daymark review`

use chrono::Weekday;

use crate::app::review::Request;
use crate::cli::args::review::ReviewArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::cli::page_output::Page;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::period::{Period, PeriodLength};
use crate::render;
use crate::render::look::Look;
use crate::report::review::Review;
use crate::storage::Access;

/// Shows a month, a quarter or a year.
pub(crate) fn run(console: &mut Console, args: &ReviewArgs) -> Result<(), Error> {
    args.period().0.page.settle(console)?;
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, args.period().0.focus.as_ref())?;
    let paper = args.period().0.printed.paper;
    let (view, months) = context.snapshot(&journal, |as_of| {
        let asked = request(args, as_of.today(), start)?;
        let months = if paper { asked.months(as_of)? } else { Vec::new() };
        Ok::<_, Error>((asked.view(as_of)?, months))
    })?;
    let numbers = args.period().0.shown.numbers;
    let text = |view: &Review, look: &Look| {
        let first = if numbers {
            render::review::numbers(view, look, start)
        } else {
            render::review::text(view, look, start, &again(view, args.period().0.focus.as_ref()))
        };
        // On paper each month of a longer period has a sheet of its own.
        let months = months.iter().map(|month| render::review::text(month, look, start, "review"));
        std::iter::once(first).chain(months).collect()
    };
    let document =
        |view: &Review, look: &Look| render::review::document(view, &months, look, start, numbers);
    let page = Page { view: &view, text: &text, document: &document };
    let look = context.look_on_paper(paper);
    page.give(&mut context, &args.period().0.page, look)
}

/// What shows the same period again, after the name of the program.
fn again(view: &Review, focus: Option<&Name>) -> String {
    lookup::again(&format!("review {}", view.period), focus)
}

/// What is asked for by the arguments; the period must have begun.
fn request(args: &ReviewArgs, today: Day, week_start: Weekday) -> Result<Request<'_>, Error> {
    let (args, length) = args.period();
    let period = match (&args.period, length) {
        (Some(text), Some(length)) => Period::parse(text, length)?,
        (Some(text), None) => text.parse()?,
        (None, length) => Period::of(today, length.unwrap_or(PeriodLength::Month)),
    };
    let Some((window, before)) = period.windows(today) else {
        let length = period.length();
        let this = Period::of(today, length);
        let error = Error::refused(format!(
            "{} has not begun",
            render::review::named(period.first(), length)
        ));
        return Err(error.hint(format!("this {length} is {this}")));
    };
    Ok(Request { focus: args.focus.as_ref(), week_start, period, window, before })
}
