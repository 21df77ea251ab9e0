//! An interval for a rate that stays honest with few trials.

/// The bounds of a 95 % interval, as proportions from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The normal quantile of a two-sided 95 % interval.
pub const Z95: f64 = 1.959_963_984_540_054;

/// The 95 % score interval of `successes` among `trials` (Wilson 1927); `None` without trials, and
/// where there are more successes than trials.
#[must_use]
pub fn wilson(successes: u32, trials: u32) -> Option<Interval> {
    if trials == 0 || successes > trials {
        return None;
    }
    let n = f64::from(trials);
    let p = f64::from(successes) / n;
    let shrink = 1.0 + Z95 * Z95 / n;
    let centre = (p + Z95 * Z95 / (2.0 * n)) / shrink;
    let half = Z95 / shrink * (p * (1.0 - p) / n + Z95 * Z95 / (4.0 * n * n)).sqrt();
    Some(Interval {
        low: if successes == 0 { 0.0 } else { centre - half },
        high: if successes == trials { 1.0 } else { centre + half },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{Interval, wilson};

    /// Written by `wilson.py`, which lies beside it.
    const GOLDEN: &str = include_str!("../../../tests/fixtures/stats/wilson.csv");

    #[test]
    fn agrees_with_statsmodels_and_scipy() {
        let rows: Vec<_> = GOLDEN.lines().skip(1).collect();
        assert_eq!(rows.len(), 102);
        for row in rows {
            let cells: Vec<_> = row.split(',').collect();
            let bound = |text: &str| text.parse::<f64>().unwrap();
            let found = wilson(cells[0].parse().unwrap(), cells[1].parse().unwrap()).unwrap();
            assert!((found.low - bound(cells[2])).abs() < 1e-12, "{row}: {found:?}");
            assert!((found.high - bound(cells[3])).abs() < 1e-12, "{row}: {found:?}");
        }
    }

    #[rstest]
    #[case::no_trials(0, 0)]
    #[case::more_successes_than_trials(3, 2)]
    fn says_nothing_of_what_cannot_be(#[case] successes: u32, #[case] trials: u32) {
        assert_eq!(wilson(successes, trials), None);
    }

    proptest! {
        #[test]
        fn holds_the_rate_and_mirrors(
            (successes, trials) in (1..2000u32).prop_flat_map(|n| (0..=n, Just(n))),
        ) {
            let Interval { low, high } = wilson(successes, trials).unwrap();
            let rate = f64::from(successes) / f64::from(trials);
            let mirror = wilson(trials - successes, trials).unwrap();
            prop_assert!(0.0 <= low && low <= rate && rate <= high && high <= 1.0);
            prop_assert!((low + mirror.high - 1.0).abs() < 1e-12);
        }
    }
}
