//! The difference of two rates, with an interval that stays honest with few days.

use super::wilson::{Interval, wilson};

/// The difference of two proportions and its 95 % interval, from −1 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first proportion less the second.
    pub difference: f64,
    /// Its interval.
    pub interval: Interval,
}

/// The difference between `successes` among `trials` of two independent groups with Newcombe's
/// hybrid score interval (1998, method 10). `None` where a group has no trials, or more successes
/// than trials.
#[must_use]
pub fn newcombe(first: (u32, u32), second: (u32, u32)) -> Option<Difference> {
    let (one, other) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let rate = |(successes, trials)| f64::from(successes) / f64::from(trials);
    let (p, q) = (rate(first), rate(second));
    let difference = p - q;
    Some(Difference {
        difference,
        interval: Interval {
            low: difference - (p - one.low).hypot(other.high - q),
            high: difference + (one.high - p).hypot(q - other.low),
        },
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::newcombe;

    /// Written by `newcombe.py`, which lies beside it.
    const GOLDEN: &str = include_str!("../../../tests/fixtures/stats/newcombe.csv");

    #[test]
    fn agrees_with_statsmodels() {
        let rows: Vec<_> = GOLDEN.lines().skip(1).collect();
        assert_eq!(rows.len(), 144);
        for row in rows {
            let cells: Vec<_> = row.split(',').collect();
            let count = |at: usize| cells[at].parse::<u32>().unwrap();
            let found = newcombe((count(0), count(1)), (count(2), count(3))).unwrap();
            let figures = [found.difference, found.interval.low, found.interval.high];
            for (figure, cell) in figures.iter().zip(&cells[4..]) {
                assert!((figure - cell.parse::<f64>().unwrap()).abs() < 1e-12, "{row}: {found:?}");
            }
        }
    }

    #[rstest]
    #[case((0, 0), (1, 2))]
    #[case((1, 2), (0, 0))]
    #[case((3, 2), (1, 2))]
    fn says_nothing_of_an_empty_group(#[case] first: (u32, u32), #[case] second: (u32, u32)) {
        assert_eq!(newcombe(first, second), None);
    }
}
