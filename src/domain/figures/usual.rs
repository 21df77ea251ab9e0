//! Median per series over 28 days, the baseline that a value is held against.

use std::collections::BTreeMap;

use super::checkin_ratings::CheckInRatings;
use crate::domain::code::Code;
use crate::domain::series::Series;
use crate::domain::stats::summary::Summary;

/// The days before today whose check-ins make the baseline.
pub const USUAL_DAYS: i32 = 28;

/// The middle of each series over some days, where it has enough answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Usual(BTreeMap<&'static str, f64>);

impl Usual {
    /// Of these check-ins.
    #[must_use]
    pub fn of(checkins: &[CheckInRatings]) -> Self {
        let middle = |series: &Series| {
            let values = checkins.iter().filter_map(|one| one.value(*series));
            Some((series.code(), Summary::of(values, Summary::WEEK).median?))
        };
        Self(Series::ALL.iter().filter_map(middle).collect())
    }

    /// Whether a value lies off what is usual by so much that it is worth a word: 2 points, of sleep one
    /// and a half hours. Where it is not known what is usual, none does.
    #[must_use]
    pub fn differs(&self, series: Series, value: f64) -> bool {
        let off = if series == Series::SleepHours { 1.5 } else { 2.0 };
        self.0.get(series.code()).is_some_and(|middle| (value - middle).abs() >= off)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::entry::checkin::CheckIn;
    use crate::domain::rating::{Rating, Ratings};
    use crate::domain::time::day::Day;

    fn usual(moods: &[u8]) -> Usual {
        let checkin = |(n, mood): (i32, &u8)| {
            let mood = (*mood).try_into().ok();
            let sleep_hours = f64::from(*moods.first().unwrap()).try_into().ok();
            let day = Day::from_ymd(2026, 11, 1).unwrap().plus(n);
            CheckInRatings::of(
                day,
                &CheckIn {
                    ratings: Ratings { mood, ..Ratings::default() },
                    sleep_hours,
                    ..CheckIn::default()
                },
            )
        };
        Usual::of(&(0..).zip(moods).map(checkin).collect::<Vec<_>>())
    }

    #[rstest]
    #[case::unknown(&[6, 6, 6], Series::MOOD, 0.0, false)]
    #[case::as_usual(&[6, 6, 6, 6], Series::MOOD, 6.0, false)]
    #[case::a_point_off(&[6, 6, 6, 6], Series::MOOD, 7.0, false)]
    #[case::two_points_off(&[6, 6, 6, 6], Series::MOOD, 4.0, true)]
    #[case::an_hour_of_sleep(&[7, 7, 7, 7], Series::SleepHours, 6.0, false)]
    #[case::more_than_that(&[7, 7, 7, 7], Series::SleepHours, 5.5, true)]
    #[case::never_answered(&[6, 6, 6, 6], Series::Rating(Rating::Stress), 5.0, false)]
    fn what_differs_is_worth_a_word(
        #[case] moods: &[u8],
        #[case] series: Series,
        #[case] value: f64,
        #[case] differs: bool,
    ) {
        assert_eq!(usual(moods).differs(series, value), differs);
    }
}
