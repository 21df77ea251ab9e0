//! Trends: what the days of a window say together.

use chrono::Weekday;

use super::own_answers::OwnAnswers;
use super::{Error, day_factors, focuses, use_days};
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::rated_entry::Rated;
use crate::domain::figures::adherence;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::craving_stats::{CravingTally, Cravings};
use crate::domain::figures::cravings_by_focus::FocusCravingTally;
use crate::domain::figures::lookback::Lookback;
use crate::domain::figures::recent;
use crate::domain::id::Id;
use crate::domain::phase::Phase;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::phase_status::PhaseStatus;
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::window::{Length, Window};
use crate::report::craving_focus::FocusCravings;
use crate::report::trends::{FocusTrendsInput, RoutineTrend, Trends, TrendsInput};
use crate::storage::{self, AsOf};

/// What trends are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The focus whose phase, days of use and cravings count; without a name the phase and days of the primary one, and
    /// the cravings of all.
    pub focus: Option<&'a Name>,
    /// The length of the window, where that is given.
    pub window: Option<Length>,
    /// The first day, where that is given.
    pub from: Option<Day>,
    /// The last day.
    pub to: Day,
    /// The day on which weeks start.
    pub week_start: Weekday,
}

impl Request<'_> {
    /// What the days of the window say together.
    ///
    /// # Errors
    /// Where the name finds no focus, and what the database reports.
    pub fn view(&self, as_of: &AsOf<'_>) -> Result<Trends, Error> {
        let focuses = as_of.focuses()?;
        let focus = focuses::named_or_primary(&focuses, self.focus)?;
        let standing = |focus| use_days::standing(as_of, focus, self.to);
        let standing = focus.map(standing).transpose()?;
        let lookback = self.lookback(as_of, standing)?;
        let days = match focus {
            Some(focus) => use_days::days(as_of, focus, (lookback.first(), as_of.today()))?,
            None => Vec::new(),
        };
        let (from, to) = (lookback.main.window.from(), lookback.main.window.to());
        let (amounts, costs) = (as_of.amounts(from, to)?, as_of.costs(from, to)?);
        let cravings_of = focus.filter(|_| self.goes_by_focus(&focuses, standing));
        let Readings { checkins, cravings, by_focus, own } =
            self.readings(as_of, &lookback, standing, cravings_of.map(|focus| focus.id))?;
        let ledger = as_of.ledger(lookback.first().min(as_of.horizon().clock()))?;
        let scales = as_of.read().all()?;
        let factors =
            day_factors::all(as_of, lookback.main.window, (&checkins, &ledger), (&scales, &own))?;
        Ok(Trends::new(TrendsInput {
            today: as_of.today(),
            lookback: &lookback,
            focus: focus.zip(standing).map(|(focus, standing)| FocusTrendsInput {
                focus,
                standing,
                of_several: focuses.len() > 1,
                days: &days,
                amounts: &amounts,
                costs: &costs,
            }),
            carries_trends: use_days::carries_trends(
                as_of,
                &focuses::shown(&focuses, self.focus)?,
                self.to,
            )?,
            open: use_days::open_days(as_of, focus)?,
            checkins: &checkins,
            stays: &as_of.stays()?,
            ledger: &ledger,
            clock: as_of.horizon().clock(),
            symptoms: &as_of.symptom_loads(lookback.first(), self.to)?,
            cravings,
            cravings_of: cravings_of.map(|focus| focus.name.clone()),
            by_focus: FocusCravings::all(&by_focus, &focuses),
            routines: self.routines(as_of, lookback.main.window)?,
            own: &own.series(&scales),
            factors: &factors,
        }))
    }

    /// What became of each routine in a window.
    fn routines(
        &self,
        as_of: &AsOf<'_>,
        window: Window,
    ) -> Result<Vec<RoutineTrend>, storage::Error> {
        let first = Week::of(window.from(), self.week_start).first();
        let (routines, marks) = (as_of.routines()?, as_of.marks(first, window.to())?);
        let (start, horizon) = (self.week_start, as_of.horizon());
        let counted = routines.iter().map(|one| RoutineTrend {
            name: one.meta.name.clone(),
            counts: adherence::count_within(one, &marks, window, start, horizon),
            runs: adherence::run_within(one, &marks, window, start, horizon),
        });
        Ok(counted.filter(|one| one.counts.due + one.counts.extra > 0).collect())
    }

    fn lookback(
        &self,
        as_of: &AsOf<'_>,
        standing: Option<PhaseStatus>,
    ) -> Result<Lookback, storage::Error> {
        let phase = standing.map(|standing| standing.phase);
        Ok(match (self.from.and_then(|from| Window::new(from, self.to)), self.window) {
            (Some(window), _) => Lookback::of_window(window, phase),
            (None, Some(Length::Days(days))) => {
                Lookback::of_window(Window::ending(self.to, days), phase)
            }
            (None, Some(Length::All)) => {
                let first = as_of.read().first_reading()?.and_then(|day| Window::new(day, self.to));
                Lookback::of_all(first.unwrap_or(Window::ending(self.to, 1)))
            }
            (None, None) => Lookback::of_phase(standing.map(PhaseStatus::looks_as), self.to),
        })
    }

    /// Whether the cravings are those of the focus alone: where it is asked for among several. In withdrawal each
    /// counts, since of what it was may not have been said.
    fn goes_by_focus(&self, focuses: &[Focus], standing: Option<PhaseStatus>) -> bool {
        let in_withdrawal = standing.is_some_and(|one| one.phase == Phase::Withdrawal);
        self.focus.is_some() && focuses.len() > 1 && !in_withdrawal
    }

    /// The numbers of the check-ins, and the cravings counted: all, or those of one focus.
    fn readings(
        &self,
        as_of: &AsOf<'_>,
        lookback: &Lookback,
        standing: Option<PhaseStatus>,
        of: Option<Id>,
    ) -> Result<Readings, storage::Error> {
        let (mut checkins, mut by_focus) = (Vec::new(), FocusCravingTally::default());
        let mut own = OwnAnswers::default();
        let mut tally = CravingTally::new(lookback.main.window, lookback.windows());
        let mut first = lookback.first();
        let phase = standing.map(|one| one.phase);
        if let Some(recent) = recent::first_day(phase, self.to, as_of.horizon()) {
            recent::tally_hours(&mut tally, as_of.horizon());
            first = first.min(recent);
        }
        as_of.each_reading(first, self.to, |reading| match &reading.rated {
            Rated::CheckIn(checkin) => {
                checkins.push(CheckInRatings::of(reading.day, checkin));
                own.push(reading.day, checkin);
            }
            Rated::Craving(craving) => {
                if of.is_none_or(|of| craving.focus == Some(CravingFocus::Of(of))) {
                    tally.push(reading.day, reading.at, craving);
                }
                if lookback.main.window.contains(reading.day) {
                    by_focus.add(craving);
                }
            }
        })?;
        Ok(Readings { checkins, cravings: tally.finish(), by_focus, own })
    }
}

/// What the check-ins and the cravings of the windows say.
struct Readings {
    checkins: Vec<CheckInRatings>,
    cravings: Cravings,
    by_focus: FocusCravingTally,
    own: OwnAnswers,
}
