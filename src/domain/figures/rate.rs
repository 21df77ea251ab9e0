//! Compares two proportions, of a period and of the one before it.

use serde::Serialize;

use crate::domain::code::codes;
use crate::domain::stats::newcombe::newcombe;

/// A proportion: `n` of `of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rate {
    /// The times it was.
    pub n: u32,
    /// All of them.
    pub of: u32,
}

codes! {
    /// Whether the later of two proportions is higher, lower, or neither clearly.
    RateTrend ("word of two rates") {
        /// The later one is higher.
        More = "more often",
        /// The later one is lower.
        Less = "less often",
        /// Neither is clear.
        NoClearDifference = "no clear difference",
    }
}

/// A rate now against the one before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RateChange {
    /// Now.
    pub now: Rate,
    /// Before.
    pub before: Rate,
    /// How much more often now, in percentage points.
    pub difference: Option<f64>,
    /// The lower bound of its 95 % interval (Newcombe 1998, method 10).
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
    /// What is said of it: more or less only where the interval leaves out 0.
    pub word: Option<RateTrend>,
}

impl RateChange {
    /// Sets one against the other; the figures and the word are `None` where one of them has fewer
    /// than `enough` times.
    #[must_use]
    pub fn of(now: Rate, before: Rate, enough: u32) -> Self {
        let known = now.of.min(before.of) >= enough.max(1);
        let found = newcombe((now.n, now.of), (before.n, before.of)).filter(|_| known);
        Self {
            now,
            before,
            difference: found.map(|found| 100.0 * found.difference),
            low: found.map(|found| 100.0 * found.interval.low),
            high: found.map(|found| 100.0 * found.interval.high),
            word: found.map(|found| match found.interval {
                interval if interval.low > 0.0 => RateTrend::More,
                interval if interval.high < 0.0 => RateTrend::Less,
                _ => RateTrend::NoClearDifference,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{Rate, RateChange, RateTrend};

    #[rstest]
    #[case::less((1, 20), (12, 20), Some(RateTrend::Less))]
    #[case::more((18, 20), (9, 20), Some(RateTrend::More))]
    #[case::might_be_none((5, 20), (9, 20), Some(RateTrend::NoClearDifference))]
    #[case::alike((20, 20), (20, 20), Some(RateTrend::NoClearDifference))]
    #[case::too_few_now((4, 4), (0, 20), None)]
    #[case::too_few_before((20, 20), (0, 4), None)]
    #[case::just_enough((5, 5), (0, 5), Some(RateTrend::More))]
    #[case::none((0, 0), (0, 0), None)]
    fn a_word_needs_an_interval_without_0(
        #[case] now: (u32, u32),
        #[case] before: (u32, u32),
        #[case] word: Option<RateTrend>,
    ) {
        let rate = |(n, of)| Rate { n, of };
        let change = RateChange::of(rate(now), rate(before), 5);
        assert_eq!(change.word, word);
        assert_eq!(change.difference.is_some(), word.is_some());
    }

    proptest! {
        #[test]
        fn turned_round_it_says_the_opposite(
            (a, of_a) in (1..400u32).prop_flat_map(|of| (0..=of, Just(of))),
            (b, of_b) in (1..400u32).prop_flat_map(|of| (0..=of, Just(of))),
        ) {
            let (now, before) = (Rate { n: a, of: of_a }, Rate { n: b, of: of_b });
            let (there, back) = (RateChange::of(now, before, 1), RateChange::of(before, now, 1));
            let turned = |word| match word {
                RateTrend::More => RateTrend::Less,
                RateTrend::Less => RateTrend::More,
                RateTrend::NoClearDifference => RateTrend::NoClearDifference,
            };
            prop_assert_eq!(there.word.map(turned), back.word);
            let (low, difference, high) =
                (there.low.unwrap(), there.difference.unwrap(), there.high.unwrap());
            prop_assert!(low <= difference + 1e-9 && difference <= high + 1e-9);
            prop_assert!((difference + back.difference.unwrap()).abs() < 1e-9);
        }
    }
}
