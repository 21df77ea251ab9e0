//! A running mean in which older days weigh less.

/// The days after which the weight of a value has fallen to 1/e.
const TAU: f64 = 7.0;

/// The exponentially weighted mean of values on days, ascending, as it stands after the last one.
/// It starts at the first value; after a gap of so many days the next value weighs
/// 1 − exp(−days / 7), so that unlogged days are neither filled in nor skipped over (the form for
/// uneven spacing: Müller 1991). `None` without values.
#[must_use]
pub fn ewma(values: &[(i32, f64)]) -> Option<f64> {
    let (first, rest) = values.split_first()?;
    let last = rest.iter().fold(*first, |(day, mean), (next, value)| {
        let weight = 1.0 - ((f64::from(day) - f64::from(*next)) / TAU).exp();
        (*next, mean + weight * (value - mean))
    });
    Some(last.1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::ewma;
    use crate::domain::stats::golden::middles;

    // Worked out in Python from the definition; pandas 3.1.1 gives the same to nine digits with
    // ewm(halflife=7 ln 2 days, times=…, adjust=False), whose times are whole nanoseconds.
    #[rstest]
    #[case::none(&[], None)]
    #[case::one(&[(5, 4.0)], Some(4.0))]
    #[case::a_day_apart(&[(0, 0.0), (1, 10.0)], Some(1.331_221_002_498_184))]
    #[case::a_week_apart(&[(0, 0.0), (7, 10.0)], Some(6.321_205_588_285_577))]
    #[case::constant(&[(0, 6.0), (3, 6.0), (4, 6.0)], Some(6.0))]
    #[case::a_gap(&[(0, 2.0), (1, 8.0), (15, 4.0)], Some(3.837_426_136_380_946))]
    fn weighs_by_the_days_between(#[case] values: &[(i32, f64)], #[case] expected: Option<f64>) {
        match (ewma(values), expected) {
            (Some(found), Some(expected)) => assert!((found - expected).abs() < 1e-12, "{found}"),
            (found, expected) => assert_eq!(found, expected),
        }
    }

    #[test]
    fn agrees_with_its_definition_and_pandas() {
        for ((name, values), [_, _, expected]) in middles() {
            let found = ewma(&values).unwrap();
            assert!((found - expected).abs() < 1e-12, "{name}: {found}");
        }
    }

    proptest! {
        #[test]
        fn stays_between_the_least_and_the_greatest(
            days in proptest::collection::btree_map(-400..400i32, 0..=10u8, 1..60),
        ) {
            let values: Vec<_> = days.into_iter().map(|(x, y)| (x, f64::from(y))).collect();
            let of = |pick: fn(f64, f64) -> f64| values.iter().map(|v| v.1).reduce(pick).unwrap();
            let mean = ewma(&values).unwrap();
            prop_assert!(of(f64::min) - 1e-9 <= mean && mean <= of(f64::max) + 1e-9);
        }
    }
}
