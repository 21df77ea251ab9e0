//! A month, a quarter or a year looked back on.

use std::slice;

use chrono::Weekday;

use super::own_answers::OwnAnswers;
use super::{Error, focuses, milestones, use_days};
use crate::domain::entry::rated_entry::Rated;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::craving_stats::{
    CravingSummary, CravingTally, Cravings, StrengthTally,
};
use crate::domain::figures::lookback::{ComparedWindow, Lookback};
use crate::domain::records::own_scale::OwnScale;
use crate::domain::recovery::same_phase::{PhaseDays, same_phase};
use crate::domain::scale::Scale;
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::period::{Period, PeriodLength};
use crate::domain::time::window::Window;
use crate::report::review::{Review, ReviewInput};
use crate::report::trends::{FocusTrendsInput, TrendsInput};
use crate::storage::{self, AsOf};

/// What review is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The focus whose phase and days of use count; the primary one without a name.
    pub focus: Option<&'a Name>,
    /// The day on which weeks start.
    pub week_start: Weekday,
    /// The period.
    pub period: Period,
    /// Its days that have begun.
    pub window: Window,
    /// The days of the one before that it is held against.
    pub before: Option<Window>,
}

/// The figures of the period and of the one before.
struct Figures {
    checkins: Vec<CheckInRatings>,
    cravings: Cravings,
    /// The cravings of the period, each with its day.
    by_day: Vec<(Day, Scale)>,
    /// The answers to scales of the person's own.
    own: OwnAnswers,
}

impl Request<'_> {
    /// The months of a longer period that have begun.
    ///
    /// # Errors
    /// Where the name finds no focus, and what the database reports.
    pub fn months(&self, as_of: &AsOf<'_>) -> Result<Vec<Review>, Error> {
        if self.period.length() == PeriodLength::Month {
            return Ok(Vec::new());
        }
        let mut months = Vec::new();
        let mut first = self.period.first();
        while first <= self.period.last() {
            let period = Period::of(first, PeriodLength::Month);
            let Some((window, before)) = period.windows(as_of.today()) else { break };
            let month =
                Self { focus: self.focus, week_start: self.week_start, period, window, before };
            months.push(month.view(as_of)?);
            first = period.last().plus(1);
        }
        Ok(months)
    }

    /// The page of the period.
    ///
    /// # Errors
    /// Where the name finds no focus, and what the database reports.
    pub fn view(&self, as_of: &AsOf<'_>) -> Result<Review, Error> {
        let focuses = as_of.focuses()?;
        let focus = focuses::named_or_primary(&focuses, self.focus)?;
        let to = self.window.to();
        let standing = |focus| use_days::standing(as_of, focus, to);
        let standing = focus.map(standing).transpose()?;
        let all = (Day::first(), as_of.today());
        let days = focus.map(|focus| use_days::days(as_of, focus, all)).transpose()?;
        let days = days.unwrap_or_default();
        let shown = focuses::shown(&focuses, self.focus)?;
        let carries_trends = use_days::carries_trends(as_of, &shown, to)?;
        let span =
            ComparedWindow { window: self.window, before: self.before.filter(|_| carries_trends) };
        let lookback = Lookback { main: span, others: Vec::new() };
        let Figures { checkins, cravings, by_day, own } = self.figures(as_of, &lookback)?;
        let amounts = as_of.amounts(self.window.from(), to)?;
        let costs = as_of.costs(self.window.from(), to)?;
        let focus = focus.zip(standing).map(|(focus, standing)| FocusTrendsInput {
            focus,
            standing,
            of_several: focuses.len() > 1,
            days: &days,
            amounts: &amounts,
            costs: &costs,
        });
        let scales = as_of.read().all::<OwnScale>()?;
        let own_questions = own.questions(&scales, self.window);
        let only = focus.map(|of| slice::from_ref(of.focus)).unwrap_or_default();
        let own_milestones = milestones::own(as_of, only)?;
        let phases = focus.map(|of| same_phase(of.focus, of.standing, to)).unwrap_or_default();
        let weeks = [lookback.first(), to].map(|day| Week::of(day, self.week_start));
        Ok(Review::new(&ReviewInput {
            period: self.period,
            trends: TrendsInput {
                today: as_of.today(),
                lookback: &lookback,
                focus,
                carries_trends,
                open: use_days::open_days(as_of, focus.map(|of| of.focus))?,
                checkins: &checkins,
                stays: &as_of.stays()?,
                ledger: &as_of.ledger(lookback.first().min(as_of.horizon().clock()))?,
                clock: as_of.horizon().clock(),
                symptoms: &[],
                cravings,
                by_focus: Vec::new(),
                cravings_of: None,
                routines: Vec::new(),
                own: &own.series(&scales),
                factors: &[],
            },
            cravings: &by_day,
            phases: &phases
                .into_iter()
                .map(|phase| Ok((phase, rated_cravings(as_of, phase)?)))
                .collect::<Result<Vec<_>, storage::Error>>()?,
            own_milestones: &own_milestones,
            routines: &as_of.routines()?,
            marks: &as_of.marks(weeks[0].first(), weeks[1].last())?,
            scales: &scales,
            own_questions: &own_questions,
            own_words: &as_of.own_words(self.window.from(), to)?,
            horizon: *as_of.horizon(),
            week_start: self.week_start,
        }))
    }

    fn figures(&self, as_of: &AsOf<'_>, lookback: &Lookback) -> Result<Figures, storage::Error> {
        let (mut checkins, mut by_day, mut own) = (Vec::new(), Vec::new(), OwnAnswers::default());
        let mut tally = CravingTally::new(self.window, lookback.windows());
        for window in lookback.windows() {
            as_of.each_reading(window.from(), window.to(), |reading| match &reading.rated {
                Rated::CheckIn(checkin) => {
                    checkins.push(CheckInRatings::of(reading.day, checkin));
                    own.push(reading.day, checkin);
                }
                Rated::Craving(craving) => {
                    tally.push(reading.day, reading.at, craving);
                    if self.window.contains(reading.day) {
                        by_day.push((reading.day, craving.intensity));
                    }
                }
            })?;
        }
        Ok(Figures { checkins, cravings: tally.finish(), by_day, own })
    }
}

/// The cravings that the check-ins of a phase rated.
fn rated_cravings(as_of: &AsOf<'_>, phase: PhaseDays) -> Result<CravingSummary, storage::Error> {
    let mut rated = StrengthTally::default();
    as_of.each_reading(phase.window.from(), phase.window.to(), |reading| {
        if let Rated::CheckIn(checkin) = &reading.rated
            && let Some(craving) = checkin.ratings.craving
        {
            rated.add(craving);
        }
    })?;
    Ok(rated.finish())
}
