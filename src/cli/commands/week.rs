//! `daymark week`

use chrono::Weekday;

use crate::app::week;
use crate::cli::args::week::WeekArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::page_output::Page;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::parse_date;
use crate::render;
use crate::render::format;
use crate::render::look::Look;
use crate::report::week::WeekView;
use crate::storage::Access;

/// Shows a week.
pub(crate) fn run(console: &mut Console, args: &WeekArgs) -> Result<(), Error> {
    args.page.settle(console)?;
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let journal = context.journal(Access::Read)?;
    let mut view = context.snapshot(&journal, |as_of| {
        let week = named(args.week.as_deref(), as_of.today(), start)?;
        Ok::<_, Error>(week::view(as_of, week)?)
    })?;
    view.asked.clone_from(&context.settings.scales);
    let text = |view: &WeekView, look: &Look| {
        vec![if args.shown.numbers {
            render::week::numbers(view, look)
        } else {
            let this =
                if view.is_current() { "week".to_owned() } else { format!("week {}", view.week) };
            render::week::text(view, look, &this)
        }]
    };
    let page = Page { view: &view, text: &text, document: &render::week::document };
    let look = context.look_on_paper(args.printed.paper);
    page.give(&mut context, &args.page, look)
}

/// The week that was asked for, which must have begun; this one where none was.
fn named(name: Option<&str>, today: Day, start: Weekday) -> Result<Week, Error> {
    let this = Week::of(today, start);
    let Some(name) = name else { return Ok(this) };
    let week = parse_date::week(name, today, start)?;
    if week.first() > today {
        let error = Error::refused(format!(
            "the week of {} has not begun",
            format::full_span(week.first(), week.last())
        ));
        return Err(error.hint(format!("this week is {this}")));
    }
    Ok(week)
}
