//! `daymark streak`

use std::io::Write;

use chrono::Weekday;

use crate::cli::args::streak::StreakArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::domain::figures::checkin_streak::CheckInStreakBuilder;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::window::Window;
use crate::render;
use crate::report::streak::{FocusInput, Streak, StreakInput};
use crate::storage::{Access, AsOf};

/// The weeks of the strip: half a year, which the narrowest page has room for.
const WEEKS: i32 = 26;

/// Shows the two clocks and every run.
pub(crate) fn run(console: &mut Console, args: &StreakArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, args.focus.as_ref())?;
    let start = context.settings.week_start;
    let view = context.snapshot(&journal, |seen| view(seen, args.focus.as_ref(), start))?;
    let look = context.look();
    context.console.answer(&view, |view, out| {
        let page = if args.shown.numbers {
            render::streak::numbers(view, &look, start)
        } else {
            render::streak::text(view, &look, start, &lookup::again("streak", args.focus.as_ref()))
        };
        out.write_all(page.as_bytes())
    })
}

/// Reads every day on record once, in one index.
fn view(seen: &AsOf<'_>, name: Option<&Name>, start: Weekday) -> Result<Streak, Error> {
    let today = seen.today();
    let focuses = seen.focuses()?;
    let focuses: Vec<Focus> = lookup::shown(&focuses, name)?.into_iter().cloned().collect();
    let open = seen.open_days(&focuses)?;
    let mut rhythm = CheckInStreakBuilder::new(seen.horizon().clock(), today);
    let mut days: Vec<Vec<_>> = vec![Vec::new(); focuses.len()];
    seen.each_day((Day::first(), today), &focuses, |logged| {
        if logged.checked_in {
            rhythm.push(logged.day);
        }
        for (place, days) in days.iter_mut().enumerate() {
            days.push((logged.day, logged.status(place)));
        }
    })?;
    let first = Week::of(today, start).first().plus(-7 * (WEEKS - 1));
    let focuses = focuses.iter().zip(open).zip(days);
    Ok(Streak::new(&StreakInput {
        today,
        rhythm: rhythm.finish(),
        recent: Window::new(first, today).unwrap_or(Window::ending(today, 1)),
        focuses: focuses.map(|((focus, open), days)| FocusInput { focus, open, days }).collect(),
    }))
}
