//! `daymark trends`

use std::io::Write;

use crate::cli::args::trends::TrendsArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::{lookup, use_days};
use crate::domain::entry::reading::Rated;
use crate::domain::figures::craving_stats::{CravingTally, Cravings};
use crate::domain::figures::ratings::CheckInRatings;
use crate::domain::figures::recent;
use crate::domain::records::focus::primary;
use crate::domain::recovery::phase::{Phase, PhaseStatus};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::window::{Length, Lookback, Window};
use crate::render;
use crate::render::format::quoted;
use crate::report::trends::{FocusInput, Trends, TrendsInput};
use crate::storage::{self, Access, AsOf};

/// Shows what the days of a window say together.
pub(crate) fn run(console: &mut Console, args: &TrendsArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, args.focus.as_ref())?;
    let view = context.snapshot(&journal, |seen| {
        let (from, to) =
            context.span_args(args.from.as_deref(), args.to.as_deref(), seen.today())?;
        Request { args, from, to }.view(seen)
    })?;
    let look = context.look();
    context.console.answer(&view, |view, out| {
        let page = if args.shown.numbers {
            render::trends::numbers(view, &look)
        } else {
            render::trends::text(view, &look, &again(args))
        };
        out.write_all(page.as_bytes())
    })
}

/// What shows the same days again, after the name of the program.
fn again(args: &TrendsArgs) -> String {
    let mut words = vec!["trends".to_owned()];
    let mut option = |flag: &str, value: Option<&str>| {
        words.extend(value.map(|value| format!("{flag} {}", quoted(value))));
    };
    option("--window", args.window.map(|window| window.to_string()).as_deref());
    option("--from", args.from.as_deref());
    option("--to", args.to.as_deref());
    option("--focus", args.focus.as_ref().map(Name::as_str));
    words.join(" ")
}

/// What was asked for.
pub(in crate::cli) struct Request<'a> {
    pub(in crate::cli) args: &'a TrendsArgs,
    pub(in crate::cli) from: Option<Day>,
    pub(in crate::cli) to: Day,
}

impl Request<'_> {
    pub(in crate::cli) fn view(&self, seen: &AsOf<'_>) -> Result<Trends, Error> {
        let focuses = seen.focuses()?;
        let focus = match &self.args.focus {
            Some(name) => Some(lookup::focus(&focuses, name)?),
            None => primary(&focuses),
        };
        let standing = |focus| use_days::standing(seen, focus, self.to);
        let standing = focus.map(standing).transpose()?;
        let lookback = self.lookback(seen, standing)?;
        let days = match focus {
            Some(focus) => use_days::days(seen, focus, (lookback.first(), seen.today()))?,
            None => Vec::new(),
        };
        let (checkins, cravings) = self.readings(seen, &lookback, standing)?;
        Ok(Trends::new(TrendsInput {
            today: seen.today(),
            lookback: &lookback,
            focus: focus.zip(standing).map(|(focus, standing)| FocusInput {
                focus,
                standing,
                of_several: focuses.len() > 1,
                days: &days,
            }),
            carries_trends: use_days::carries_trends(
                seen,
                &lookup::shown(&focuses, self.args.focus.as_ref())?,
                self.to,
            )?,
            open: use_days::open_days(seen, focus)?,
            checkins: &checkins,
            cravings,
        }))
    }

    fn lookback(
        &self,
        seen: &AsOf<'_>,
        standing: Option<PhaseStatus>,
    ) -> Result<Lookback, storage::Error> {
        let phase = standing.map(|standing| standing.phase);
        Ok(match (self.from.and_then(|from| Window::new(from, self.to)), self.args.window) {
            (Some(window), _) => Lookback::of_window(window, phase),
            (None, Some(Length::Days(days))) => {
                Lookback::of_window(Window::ending(self.to, days), phase)
            }
            (None, Some(Length::All)) => {
                let first = seen.read().first_reading()?.and_then(|day| Window::new(day, self.to));
                Lookback::of_all(first.unwrap_or(Window::ending(self.to, 1)))
            }
            (None, None) => Lookback::of_phase(standing.map(PhaseStatus::looks_as), self.to),
        })
    }

    /// The numbers of the check-ins, and the cravings counted.
    fn readings(
        &self,
        seen: &AsOf<'_>,
        lookback: &Lookback,
        standing: Option<PhaseStatus>,
    ) -> Result<(Vec<CheckInRatings>, Cravings), storage::Error> {
        let mut checkins = Vec::new();
        let mut tally = CravingTally::new(lookback.main.window, lookback.windows());
        let mut first = lookback.first();
        let in_withdrawal = standing.is_some_and(|one| one.phase == Phase::Withdrawal);
        if in_withdrawal && self.to == seen.today() {
            tally.also_within(24, seen.horizon().now());
            tally.also_within(72, seen.horizon().now());
            first = first.min(seen.horizon().clock().plus(-recent::REACH));
        }
        seen.each_reading(first, self.to, |reading| match &reading.rated {
            Rated::CheckIn(checkin) => checkins.push(CheckInRatings::of(reading.day, checkin)),
            Rated::Craving(craving) => tally.push(reading.day, reading.at, craving),
        })?;
        Ok((checkins, tally.finish()))
    }
}
