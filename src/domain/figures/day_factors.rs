//! What days with a strong craving, or a low mood, went with beside situations: how often, never why.
//!
//! The thresholds and the interval are those of situations. Many pairs are looked at, and some of them differ by the luck
//! of the days alone; so how many were looked at is always told.

use std::collections::BTreeMap;

use serde::Serialize;

use super::association::Association;
use super::checkin_ratings::CheckInRatings;
use crate::domain::code::{Code, codes};
use crate::domain::scale::Scale;
use crate::domain::stats::newcombe::newcombe;
use crate::domain::text::Name;
use crate::domain::time::day::Day;

codes! {
    /// What days are told apart by.
    FactorKind ("kind of factor") {
        /// Less than six hours of sleep.
        ShortSleep = "short_sleep",
        /// A routine that was done.
        Routine = "routine",
        /// A dose that was taken.
        Dose = "dose",
        /// A scale of the person's own of 7 or more.
        Scale = "scale",
        /// A question of the person's own answered by yes.
        Question = "question",
    }
}

codes! {
    /// What the days are held against.
    DayOutcome ("outcome") {
        /// A craving of 7 or more.
        HighCraving = "high_craving",
        /// A mood of 3 or less.
        LowMood = "low_mood",
    }
}

impl DayOutcome {
    /// Whether a day had it; `None` where that was not rated.
    fn of(self, ratings: &CheckInRatings) -> Option<bool> {
        /// From this rating down a mood is low.
        const LOW_MOOD: u8 = 3;
        match self {
            Self::HighCraving => {
                ratings.ratings.craving.map(|craving| craving >= Scale::HIGH_CRAVING)
            }
            Self::LowMood => ratings.ratings.mood.map(|mood| mood.get() <= LOW_MOOD),
        }
    }
}

/// Something that was so on some days and not on others.
#[derive(Debug, Clone, PartialEq)]
pub struct DayFactor {
    /// What it is.
    pub kind: FactorKind,
    /// Its name, where it has one.
    pub name: Option<Name>,
    /// Whether it was so, on each day of which that is known.
    pub days: BTreeMap<Day, bool>,
}

impl DayFactor {
    /// Sleep of less than six hours.
    #[must_use]
    pub fn short_sleep(checkins: &[CheckInRatings]) -> Self {
        const SHORT: f64 = 6.0;
        let slept = |one: &CheckInRatings| Some((one.day, one.sleep_hours?.get() < SHORT));
        let days = checkins.iter().filter_map(slept).collect();
        Self { kind: FactorKind::ShortSleep, name: None, days }
    }
}

/// Days with a factor and days without it, by whether they had an outcome.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactorRow {
    /// What days are told apart by.
    pub factor: FactorKind,
    /// Its name, where it has one.
    pub name: Option<Name>,
    /// What they are held against.
    pub outcome: DayOutcome,
    /// The days with it that had the outcome.
    pub with_outcome: u32,
    /// The days with it.
    pub with_days: u32,
    /// The days without it that had the outcome.
    pub without_outcome: u32,
    /// The days without it.
    pub without_days: u32,
    /// How much more often the outcome came on days with it, in percentage points.
    pub difference: Option<f64>,
    /// The lower bound of its 95 % interval (Newcombe 1998, method 10).
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
}

/// Every pair that was looked at.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactorRows {
    /// How many pairs have enough days for figures.
    pub looked_at: u32,
    /// All pairs, those without figures too.
    pub rows: Vec<FactorRow>,
}

impl FactorRows {
    /// Holds each factor against each outcome, on the days that have both.
    #[must_use]
    pub fn of(factors: &[DayFactor], checkins: &[CheckInRatings]) -> Self {
        let pairs = factors.iter().flat_map(|factor| {
            DayOutcome::ALL.iter().map(move |outcome| FactorRow::new(factor, *outcome, checkins))
        });
        let rows: Vec<_> = pairs.filter(|row| row.with_days > 0).collect();
        let looked_at = rows.iter().filter(|row| row.difference.is_some()).count();
        Self { looked_at: u32::try_from(looked_at).unwrap_or(u32::MAX), rows }
    }

    /// Those whose interval lies on one side of 0, the one that lies furthest from it first; `most` at most.
    #[must_use]
    pub fn clearest(&self, most: usize) -> Vec<&FactorRow> {
        let mut clear: Vec<(f64, &FactorRow)> =
            self.rows.iter().filter_map(|row| Some((row.clearness()?, row))).collect();
        clear.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        clear.into_iter().take(most).map(|(_, row)| row).collect()
    }
}

impl FactorRow {
    fn new(factor: &DayFactor, outcome: DayOutcome, checkins: &[CheckInRatings]) -> Self {
        let (mut with, mut without) = ((0, 0), (0, 0));
        for one in checkins {
            let known = factor.days.get(&one.day).copied().zip(outcome.of(one));
            let Some((has_factor, has_outcome)) = known else { continue };
            let side = if has_factor { &mut with } else { &mut without };
            side.0 += u32::from(has_outcome);
            side.1 += 1;
        }
        let enough = with.1.min(without.1) >= Association::ENOUGH_DAYS
            && with.0 + without.0 >= Association::ENOUGH_HIGH;
        let found = if enough { newcombe(with, without) } else { None };
        Self {
            factor: factor.kind,
            name: factor.name.clone(),
            outcome,
            with_outcome: with.0,
            with_days: with.1,
            without_outcome: without.0,
            without_days: without.1,
            difference: found.map(|found| 100.0 * found.difference),
            low: found.map(|found| 100.0 * found.interval.low),
            high: found.map(|found| 100.0 * found.interval.high),
        }
    }

    /// How far the interval lies from 0; `None` where it holds 0.
    fn clearness(&self) -> Option<f64> {
        let (low, high) = (self.low?, self.high?);
        let distance = if low > 0.0 { low } else { -high };
        (distance > 0.0).then_some(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rating::Ratings;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 9, 1).unwrap().plus(n)
    }

    /// So many days: a short night on every third, and a strong craving on those and on one of the others.
    fn checkins(days: i32) -> Vec<CheckInRatings> {
        let one = |n: i32| CheckInRatings {
            ratings: Ratings {
                mood: Some(6.try_into().unwrap()),
                craving: Some(if n % 3 == 0 || n == 1 { 8 } else { 2 }.try_into().unwrap()),
                ..Ratings::default()
            },
            day: day(n),
            sleep_hours: Some(if n % 3 == 0 { 5.0 } else { 7.0 }.try_into().unwrap()),
            situations: None,
        };
        (0..days).map(one).collect()
    }

    #[test]
    fn days_with_and_without_are_set_side_by_side() {
        let checkins = checkins(36);
        let found = FactorRows::of(&[DayFactor::short_sleep(&checkins)], &checkins);
        let row = &found.rows[0];
        let counts = [row.with_outcome, row.with_days, row.without_outcome, row.without_days];
        assert_eq!((counts, row.outcome), ([12, 12, 1, 24], DayOutcome::HighCraving));
        let expected = newcombe((12, 12), (1, 24)).unwrap();
        assert_eq!(row.low, Some(100.0 * expected.interval.low));
        // No mood was low: that pair has no figures.
        assert_eq!((found.looked_at, found.rows.len()), (1, 2));
        assert_eq!(found.clearest(5), [row]);
    }

    #[test]
    fn too_few_days_have_no_figures() {
        let checkins = checkins(27);
        let found = FactorRows::of(&[DayFactor::short_sleep(&checkins)], &checkins);
        assert_eq!((found.looked_at, found.rows[0].with_days), (0, 9));
        assert!(found.clearest(5).is_empty());
    }

    #[test]
    fn a_day_of_which_one_is_not_known_is_on_neither_side() {
        let mut checkins = checkins(36);
        checkins[0].sleep_hours = None;
        checkins[1].ratings.craving = None;
        let found = FactorRows::of(&[DayFactor::short_sleep(&checkins)], &checkins);
        assert_eq!((found.rows[0].with_days, found.rows[0].without_days), (11, 23));
    }
}
