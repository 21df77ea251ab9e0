//! `daymark review`

use std::io::Write;

use chrono::Weekday;

use crate::cli::args::review::{ReviewArgs, ReviewVerb};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::{names, uses};
use crate::domain::craving_tally::{ByStrength, CravingTally, Cravings, Strengths};
use crate::domain::day::{Day, Week};
use crate::domain::focus::primary;
use crate::domain::numbers::CheckInNumbers;
use crate::domain::period::{Period, PeriodLength};
use crate::domain::reading::Rated;
use crate::domain::same_phase::{PhaseDays, same_phase};
use crate::domain::scale::Scale;
use crate::domain::text::Name;
use crate::domain::window::{Lookback, Span, Window};
use crate::render;
use crate::report::review::{Review, ReviewInput};
use crate::report::trends::{FocusInput, TrendsInput};
use crate::storage::{self, Access, Journal};

/// Shows a month, a quarter or a year.
pub(crate) fn run(console: &mut Console, args: &ReviewArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let start = context.settings.week_start;
    let asked = Asked::new(args, context.today(), start)?;
    let journal = context.journal(Access::Read)?;
    let view = journal.snapshot(|journal| asked.view(journal))?;
    let look = context.look();
    context.answer(&view, |view, out| {
        out.write_all(render::review::text(view, &look, start).as_bytes())
    })
}

/// What was asked for.
struct Asked<'a> {
    focus: Option<&'a Name>,
    today: Day,
    start: Weekday,
    period: Period,
    window: Window,
    before: Option<Window>,
}

/// The figures of the period and of the one before.
struct Figures {
    checkins: Vec<CheckInNumbers>,
    cravings: Cravings,
    /// The cravings of the period, each with its day.
    by_day: Vec<(Day, Scale)>,
}

impl<'a> Asked<'a> {
    fn new(args: &'a ReviewArgs, today: Day, start: Weekday) -> Result<Self, Error> {
        let (args, length) = match &args.verb {
            None => (&args.any, None),
            Some(ReviewVerb::Month(args)) => (args, Some(PeriodLength::Month)),
            Some(ReviewVerb::Quarter(args)) => (args, Some(PeriodLength::Quarter)),
            Some(ReviewVerb::Year(args)) => (args, Some(PeriodLength::Year)),
        };
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
        Ok(Self { focus: args.focus.as_ref(), today, start, period, window, before })
    }

    fn view(&self, journal: &Journal) -> Result<Review, Error> {
        let focuses = journal.focuses()?;
        let focus = match self.focus {
            Some(name) => Some(names::focus(&focuses, name)?),
            None => primary(&focuses),
        };
        let to = self.window.to();
        let standing = |focus| uses::standing(journal, focus, to, self.today);
        let standing = focus.map(standing).transpose()?;
        let all = (Day::first(), self.today);
        let days = focus.map(|focus| uses::days(journal, focus, all)).transpose()?;
        let days = days.unwrap_or_default();
        let shown = names::shown(&focuses, self.focus)?;
        let carries_trends = uses::carries_trends(journal, &shown, to, self.today)?;
        let span = Span { window: self.window, before: self.before.filter(|_| carries_trends) };
        let lookback = Lookback { main: span, others: Vec::new() };
        let Figures { checkins, cravings, by_day } = self.figures(journal, &lookback)?;
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
                today: self.today,
                lookback: &lookback,
                focus,
                carries_trends,
                pending: uses::is_pending(journal, focus.map(|of| of.focus), self.today)?,
                checkins: &checkins,
                cravings,
            },
            cravings: &by_day,
            phases: &phases
                .into_iter()
                .map(|phase| Ok((phase, rated_cravings(journal, phase)?)))
                .collect::<Result<Vec<_>, storage::Error>>()?,
            own_milestones: &journal.own_milestones()?,
            routines: &journal.routines()?,
            marks: &journal.marks(weeks[0].first(), weeks[1].last())?,
            week_start: self.start,
        }))
    }

    fn figures(&self, journal: &Journal, lookback: &Lookback) -> Result<Figures, storage::Error> {
        let (mut checkins, mut by_day) = (Vec::new(), Vec::new());
        let mut tally = CravingTally::new(self.window, lookback.windows());
        for window in lookback.windows() {
            journal.each_reading(window.from(), window.to(), |reading| match &reading.rated {
                Rated::CheckIn(checkin) => checkins.push(CheckInNumbers::of(reading.day, checkin)),
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
fn rated_cravings(journal: &Journal, phase: PhaseDays) -> Result<Strengths, storage::Error> {
    let mut rated = ByStrength::default();
    journal.each_reading(phase.window.from(), phase.window.to(), |reading| {
        if let Rated::CheckIn(checkin) = &reading.rated
            && let Some(craving) = checkin.craving
        {
            rated.add(craving);
        }
    })?;
    Ok(rated.finish())
}
