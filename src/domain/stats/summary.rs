//! The middle and the range of a few values.

use serde::Serialize;

/// How many values there are, and what they say where there are enough.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// The number of values.
    pub n: u32,
    /// The middle value; of an even number the mean of the middle two.
    pub median: Option<f64>,
    /// The least.
    pub min: Option<f64>,
    /// The greatest.
    pub max: Option<f64>,
}

impl Summary {
    /// The least number of daily values of a week that are given a middle.
    pub const WEEK: usize = 4;

    /// Summarises the values; the median is `None` under `enough` of them, and without any.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>, enough: usize) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let n = values.len();
        let (Some(min), Some(max)) = (values.first().copied(), values.last().copied()) else {
            return Self::default();
        };
        let middle = f64::midpoint(values[(n - 1) / 2], values[n / 2]);
        let enough = n >= enough;
        Self {
            n: u32::try_from(n).unwrap_or(u32::MAX),
            median: enough.then_some(middle),
            min: Some(min),
            max: Some(max),
        }
    }

    /// The summary, without its median where that is not said.
    #[must_use]
    pub fn said(self, median: bool) -> Self {
        Self { median: self.median.filter(|_| median), ..self }
    }
}

/// The mean of these values; `None` under `enough` of them, and without any.
#[must_use]
pub fn mean(values: impl IntoIterator<Item = f64>, enough: usize) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    // In one order, so that the same values always give the same mean to the last digit.
    values.sort_by(f64::total_cmp);
    let mut count = 0.0;
    let sum: f64 = values.iter().inspect(|_| count += 1.0).sum();
    (!values.is_empty() && values.len() >= enough).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{Summary, mean};
    use crate::domain::stats::golden::middles;

    #[rstest]
    #[case::one(&[7.0], 7.0, 7.0)]
    #[case::two_are_averaged(&[3.0, 8.0], 5.5, 5.5)]
    #[case::odd_takes_the_middle(&[9.0, 1.0, 2.0], 2.0, 4.0)]
    #[case::even_averages_the_middle_two(&[8.0, 2.0, 4.0, 1.0], 3.0, 3.75)]
    #[case::ties(&[6.0, 6.0, 6.0, 0.0, 10.0], 6.0, 5.6)]
    #[case::halves(&[7.5, 6.25, 8.0, 4.0], 6.875, 6.4375)]
    fn the_middle_and_the_mean(#[case] values: &[f64], #[case] median: f64, #[case] middle: f64) {
        let summary = Summary::of(values.iter().copied(), 1);
        assert_eq!(summary.median, Some(median));
        let found = mean(values.iter().copied(), 1).unwrap();
        assert!((found - middle).abs() < 1e-12, "{found}");
    }

    #[test]
    fn agrees_with_numpy() {
        for ((name, values), [median, expected, _]) in middles() {
            let values = || values.iter().map(|(_, value)| *value);
            let found = Summary::of(values(), 1);
            assert_eq!(
                (found.n as usize, found.median),
                (values().count(), Some(median)),
                "{name}"
            );
            let found = mean(values(), 1).unwrap();
            assert!((found - expected).abs() < 1e-12, "{name}: {found}");
        }
    }

    #[rstest]
    #[case::none(0, false)]
    #[case::too_few(3, false)]
    #[case::just_enough(4, true)]
    fn a_week_needs_four_values_for_a_middle(#[case] n: u8, #[case] given: bool) {
        let summary = Summary::of((0..n).map(f64::from), Summary::WEEK);
        let mean = mean((0..n).map(f64::from), Summary::WEEK);
        assert_eq!(summary.n, u32::from(n));
        assert_eq!((summary.median.is_some(), mean.is_some()), (given, given));
        assert_eq!((summary.min.is_some(), summary.max.is_some()), (n > 0, n > 0));
    }

    proptest! {
        #[test]
        fn half_lie_on_each_side_of_the_middle(
            values in proptest::collection::vec(0..=10u8, 1..60),
        ) {
            let numbers = || values.iter().copied().map(f64::from);
            let Summary { n, median, min, max } = Summary::of(numbers(), 1);
            let (n, median, mean) = (n as usize, median.unwrap(), mean(numbers(), 1).unwrap());
            let under = values.iter().filter(|v| f64::from(**v) < median).count();
            let over = values.iter().filter(|v| f64::from(**v) > median).count();
            prop_assert_eq!(n, values.len());
            prop_assert!(2 * under <= n && 2 * over <= n);
            prop_assert_eq!(min, values.iter().min().map(|v| f64::from(*v)));
            prop_assert_eq!(max, values.iter().max().map(|v| f64::from(*v)));
            prop_assert!(min.unwrap() <= mean && mean <= max.unwrap());
        }
    }
}
