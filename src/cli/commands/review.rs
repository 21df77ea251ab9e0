//! `daymark review`

use std::io::Write;

use chrono::Weekday;

use crate::cli::args::review::{PeriodArgs, ReviewArgs, ReviewVerb};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::{lookup, use_days};
use crate::domain::entry::reading::Rated;
use crate::domain::figures::craving_stats::{ByStrength, CravingTally, Cravings, Strengths};
use crate::domain::figures::ratings::CheckInRatings;
use crate::domain::records::focus::primary;
use crate::domain::recovery::same_phase::{PhaseDays, same_phase};
use crate::domain::scale::Scale;
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::period::{Period, PeriodLength};
use crate::domain::time::window::{Lookback, Span, Window};
use crate::render;
use crate::report::review::{Review, ReviewInput};
use crate::report::trends::{FocusInput, TrendsInput};
use crate::storage::{self, Access, AsOf};

/// Shows a month, a quarter or a year.
pub(crate) fn run(console: &mut Console, args: &ReviewArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, period(args).0.focus.as_ref())?;
    let paper = period(args).0.printed.paper;
    let (view, months) = context.snapshot(&journal, |seen| {
        let asked = Asked::new(args, seen.today(), start)?;
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

/// What was asked for.
struct Asked<'a> {
    focus: Option<&'a Name>,
    start: Weekday,
    period: Period,
    window: Window,
    before: Option<Window>,
}

/// The figures of the period and of the one before.
struct Figures {
    checkins: Vec<CheckInRatings>,
    cravings: Cravings,
    /// The cravings of the period, each with its day.
    by_day: Vec<(Day, Scale)>,
}

impl<'a> Asked<'a> {
    fn new(args: &'a ReviewArgs, today: Day, start: Weekday) -> Result<Self, Error> {
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
        Ok(Self { focus: args.focus.as_ref(), start, period, window, before })
    }

    /// The months of a longer period that have begun.
    fn months(&self, seen: &AsOf<'_>) -> Result<Vec<Review>, Error> {
        if self.period.length() == PeriodLength::Month {
            return Ok(Vec::new());
        }
        let mut months = Vec::new();
        let mut first = self.period.first();
        while first <= self.period.last() {
            let period = Period::of(first, PeriodLength::Month);
            let Some((window, before)) = period.windows(seen.today()) else { break };
            let month = Self { focus: self.focus, start: self.start, period, window, before };
            months.push(month.view(seen)?);
            first = period.last().plus(1);
        }
        Ok(months)
    }

    fn view(&self, seen: &AsOf<'_>) -> Result<Review, Error> {
        let focuses = seen.focuses()?;
        let focus = match self.focus {
            Some(name) => Some(lookup::focus(&focuses, name)?),
            None => primary(&focuses),
        };
        let to = self.window.to();
        let standing = |focus| use_days::standing(seen, focus, to);
        let standing = focus.map(standing).transpose()?;
        let all = (Day::first(), seen.today());
        let days = focus.map(|focus| use_days::days(seen, focus, all)).transpose()?;
        let days = days.unwrap_or_default();
        let shown = lookup::shown(&focuses, self.focus)?;
        let carries_trends = use_days::carries_trends(seen, &shown, to)?;
        let span = Span { window: self.window, before: self.before.filter(|_| carries_trends) };
        let lookback = Lookback { main: span, others: Vec::new() };
        let Figures { checkins, cravings, by_day } = self.figures(seen, &lookback)?;
        let focus = focus.zip(standing).map(|(focus, standing)| FocusInput {
            focus,
            standing,
            of_several: focuses.len() > 1,
            days: &days,
        });
        let phases = focus.map(|of| same_phase(of.focus, of.standing, to)).unwrap_or_default();
        let weeks = [lookback.first(), to].map(|day| Week::of(day, self.start));
        Ok(Review::new(&ReviewInput {
            period: self.period,
            trends: TrendsInput {
                today: seen.today(),
                lookback: &lookback,
                focus,
                carries_trends,
                open: use_days::open_days(seen, focus.map(|of| of.focus))?,
                checkins: &checkins,
                cravings,
            },
            cravings: &by_day,
            phases: &phases
                .into_iter()
                .map(|phase| Ok((phase, rated_cravings(seen, phase)?)))
                .collect::<Result<Vec<_>, storage::Error>>()?,
            own_milestones: &seen.read().own_milestones()?,
            routines: &seen.read().routines()?,
            marks: &seen.marks(weeks[0].first(), weeks[1].last())?,
            horizon: *seen.horizon(),
            week_start: self.start,
        }))
    }

    fn figures(&self, seen: &AsOf<'_>, lookback: &Lookback) -> Result<Figures, storage::Error> {
        let (mut checkins, mut by_day) = (Vec::new(), Vec::new());
        let mut tally = CravingTally::new(self.window, lookback.windows());
        for window in lookback.windows() {
            seen.each_reading(window.from(), window.to(), |reading| match &reading.rated {
                Rated::CheckIn(checkin) => checkins.push(CheckInRatings::of(reading.day, checkin)),
                Rated::Craving(craving) => {
                    tally.push(reading.day, reading.at, craving);
                    if self.window.contains(reading.day) {
                        by_day.push((reading.day, craving.intensity));
                    }
                }
            })?;
        }
        Ok(Figures { checkins, cravings: tally.finish(), by_day })
    }
}

/// The cravings that the check-ins of a phase rated.
fn rated_cravings(seen: &AsOf<'_>, phase: PhaseDays) -> Result<Strengths, storage::Error> {
    let mut rated = ByStrength::default();
    seen.each_reading(phase.window.from(), phase.window.to(), |reading| {
        if let Rated::CheckIn(checkin) = &reading.rated
            && let Some(craving) = checkin.craving
        {
            rated.add(craving);
        }
    })?;
    Ok(rated.finish())
}
