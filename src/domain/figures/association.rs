//! How often a strong craving went with a situation: how often, never why.

use serde::Serialize;

use super::checkin_ratings::CheckInRatings;
use crate::domain::code::Code;
use crate::domain::entry::situation::{Situation, Situations};
use crate::domain::scale::Scale;
use crate::domain::stats::newcombe::newcombe;

/// Days with a situation and days without it, by whether they had a high craving.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Association {
    /// The situation.
    pub situation: Situation,
    /// The days with it that had a high craving.
    pub with_high: u32,
    /// The days with it.
    pub with_days: u32,
    /// The days without it that had a high craving.
    pub without_high: u32,
    /// The days without it.
    pub without_days: u32,
    /// How much more often a high craving came on days with it, in percentage points.
    pub difference: Option<f64>,
    /// The lower bound of its 95 % interval (Newcombe 1998, method 10).
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
}

impl Association {
    /// The least number of days with a situation, and without it, for which figures are given.
    pub const ENOUGH_DAYS: u32 = 10;
    /// The least number of days with a high craving.
    pub const ENOUGH_HIGH: u32 = 5;
}

/// The check-in days with a craving rating, by whether it was high and by whether their
/// situations were answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RatedDays {
    /// Those with a high craving.
    pub high: u32,
    /// Of these, those with an answer.
    pub high_answered: u32,
    /// Those without one.
    pub calm: u32,
    /// Of these, those with an answer.
    pub calm_answered: u32,
}

impl RatedDays {
    /// Whether situations were asked for on most calm days too. Without that a situation would
    /// seem to go with cravings only because it was not looked for elsewhere.
    #[must_use]
    pub fn can_compare(self) -> bool {
        self.calm_answered > 0 && 2 * self.calm_answered >= self.calm
    }
}

/// Sets the days with each of the eight situations against those without, in the order of the
/// list. The figures are `None` under the least numbers, and where no calm day has an answer.
#[must_use]
pub fn associations<'c>(
    checkins: impl IntoIterator<Item = &'c CheckInRatings>,
) -> (Vec<Association>, RatedDays) {
    let mut rated = RatedDays::default();
    let mut answered: Vec<(bool, Situations)> = Vec::new();
    for one in checkins {
        let Some(craving) = one.ratings.craving else { continue };
        let high = craving >= Scale::HIGH_CRAVING;
        let (days, with_answer) = if high {
            (&mut rated.high, &mut rated.high_answered)
        } else {
            (&mut rated.calm, &mut rated.calm_answered)
        };
        *days += 1;
        if let Some(situations) = one.situations {
            *with_answer += 1;
            answered.push((high, situations));
        }
    }
    let all = Situation::ALL.iter().map(|situation| row(*situation, &answered, rated)).collect();
    (all, rated)
}

fn row(situation: Situation, days: &[(bool, Situations)], rated: RatedDays) -> Association {
    let (mut with, mut without) = ((0, 0), (0, 0));
    for (high, situations) in days {
        let side = if situations.contains(situation) { &mut with } else { &mut without };
        side.0 += u32::from(*high);
        side.1 += 1;
    }
    let enough = with.1.min(without.1) >= Association::ENOUGH_DAYS
        && rated.high_answered >= Association::ENOUGH_HIGH
        && rated.calm_answered > 0;
    let found = if enough { newcombe(with, without) } else { None };
    Association {
        situation,
        with_high: with.0,
        with_days: with.1,
        without_high: without.0,
        without_days: without.1,
        difference: found.map(|found| 100.0 * found.difference),
        low: found.map(|found| 100.0 * found.interval.low),
        high: found.map(|found| 100.0 * found.interval.high),
    }
}

#[cfg(test)]
mod tests;
