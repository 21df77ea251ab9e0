//! A trend that a few odd days cannot bend.

use super::kth_slope::Slopes;
use super::wilson::Z95;

/// The slope of a series and its 95 % interval, in points a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The median of the slopes between all pairs of days.
    pub slope: f64,
    /// The lower bound of the interval.
    pub low: f64,
    /// The upper bound of the interval.
    pub high: f64,
}

impl Trend {
    /// The Theil–Sen slope (Theil 1950; Sen 1968) of values on days, ascending by distinct day
    /// numbers, with the interval of Sen's equation 2.6, ties in the values taken off. The figures
    /// are those of `SciPy`'s `theilslopes`. `None` for fewer than two values.
    #[must_use]
    pub fn of(values: &[(i32, f64)]) -> Option<Self> {
        let slopes = Slopes::of(values);
        let count = slopes.count();
        let last = count.checked_sub(1)?;
        let middle = f64::midpoint(slopes.of_rank(last / 2)?, slopes.of_rank(count / 2)?);
        let (low, high) = ranks(values, count);
        Some(Self {
            slope: middle,
            low: slopes.of_rank(low.min(last))?,
            high: slopes.of_rank(high.min(last))?,
        })
    }
}

/// The ranks of the bounds among so many slopes.
fn ranks(values: &[(i32, f64)], slopes: u64) -> (u64, u64) {
    let mut sorted: Vec<f64> = values.iter().map(|(_, value)| *value).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let weight = |n: usize| (n * n.saturating_sub(1) * (2 * n + 5)) as u64;
    let tied: u64 =
        sorted.chunk_by(|a, b| a.total_cmp(b).is_eq()).map(|same| weight(same.len())).sum();
    #[expect(clippy::cast_precision_loss, reason = "a century of days stays far below 2^52")]
    let (spread, slopes) =
        (Z95 * ((weight(sorted.len()) - tied) as f64 / 18.0).sqrt(), slopes as f64);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a negative rank is cut to 0, and none is near the end of the type"
    )]
    let rank = |at: f64| at.round_ties_even().max(0.0) as u64;
    (rank(f64::midpoint(slopes, -spread)).saturating_sub(1), rank(f64::midpoint(slopes, spread)))
}

#[cfg(test)]
mod tests {
    use super::Trend;
    use crate::domain::stats::golden::{fifty_years, slopes};

    #[test]
    fn agrees_with_scipy() {
        let golden = slopes();
        assert_eq!(golden.len(), 40);
        for ((name, values), expected) in golden {
            let found = Trend::of(&values).unwrap();
            for (figure, expected) in [found.slope, found.low, found.high].iter().zip(expected) {
                assert!((figure - expected).abs() < 1e-12, "{name}: {found:?}");
            }
        }
    }

    #[test]
    fn fifty_years_agree_with_scipy() {
        // As theil_sen.py prints it.
        let found = Trend::of(&fifty_years()).unwrap();
        let expected = FIFTY_YEARS;
        assert!((found.slope - expected.slope).abs() < 1e-15, "{found:?}");
        assert!((found.low - expected.low).abs() < 1e-15, "{found:?}");
        assert!((found.high - expected.high).abs() < 1e-15, "{found:?}");
    }

    const FIFTY_YEARS: Trend = Trend {
        slope: 0.000_246_944_067_168_786_3,
        low: 0.000_238_095_238_095_238_1,
        high: 0.000_255_787_185_062_028_4,
    };

    #[test]
    fn fewer_than_two_values_have_no_slope() {
        assert_eq!(Trend::of(&[]), None);
        assert_eq!(Trend::of(&[(3, 5.0)]), None);
    }
}
