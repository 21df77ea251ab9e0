//! Selects the k-th smallest slope of all pairs of points without listing the pairs.
//!
//! Fifty years of days have 170 million pairs. A pair lies in a range of slopes exactly when two
//! orders of the points, one for each end of the range, disagree on it (Cole, Salowe, Steiger &
//! Szemerédi 1989), so pairs are counted by sorting. The range closes in on the slope sought by
//! sampling pairs within it (Matoušek 1991; Dillencourt, Mount & Netanyahu 1992). The samples are
//! drawn from a fixed seed and only steer the search: the result is exact.

use std::cmp::Ordering;

/// A point: a day number, and a value in millionths.
#[derive(Debug, Clone, Copy)]
struct Point {
    x: i64,
    y: i64,
}

/// The slope between two points as a fraction with a positive denominator.
#[derive(Debug, Clone, Copy)]
struct Slope {
    rise: i64,
    run: i64,
    pair: (usize, usize),
}

impl Slope {
    fn order(&self, other: &Self) -> Ordering {
        let cross = |a: i64, b: i64| i128::from(a) * i128::from(b);
        cross(self.rise, other.run).cmp(&cross(other.rise, self.run))
    }

    /// How far above the line of this slope through the origin a point lies, times `run`.
    fn height(&self, point: Point) -> i128 {
        let product = |a: i64, b: i64| i128::from(a) * i128::from(b);
        product(point.y, self.run) - product(self.rise, point.x)
    }
}

/// The slopes between all pairs of points, kept as the points alone.
#[derive(Debug)]
pub(super) struct Slopes {
    points: Vec<Point>,
    values: Vec<(i32, f64)>,
}

/// The slopes strictly between two bounds, of which `below` are left out on the low side.
struct Open {
    low: Option<Slope>,
    high: Option<Slope>,
    below: u64,
    inside: u64,
}

impl Slopes {
    /// Of points in ascending order of distinct day numbers, with values below a million.
    pub(super) fn of(values: &[(i32, f64)]) -> Self {
        let points = values
            .iter()
            .map(|(x, y)| {
                #[expect(clippy::cast_possible_truncation, reason = "values are below a million")]
                let y = (y * 1e6).round() as i64;
                Point { x: i64::from(*x), y }
            })
            .collect();
        Self { points, values: values.to_vec() }
    }

    /// The number of pairs.
    pub(super) fn count(&self) -> u64 {
        let n = self.points.len() as u64;
        n * n.saturating_sub(1) / 2
    }

    /// The slope of rank `rank`, the smallest having rank 0; `None` past the last.
    pub(super) fn of_rank(&self, rank: u64) -> Option<f64> {
        if rank >= self.count() {
            return None;
        }
        let few = 4 * self.points.len() as u64;
        let mut rng = fastrand::Rng::with_seed(0);
        let mut open = Open { low: None, high: None, below: 0, inside: self.count() };
        loop {
            if open.inside <= few {
                let mut all = self.pairs_in(&open, &(0..open.inside).collect::<Vec<_>>());
                all.sort_unstable_by(Slope::order);
                let at = usize::try_from(rank - open.below).ok()?;
                return all.get(at).map(|slope| self.value(*slope));
            }
            for candidate in self.brackets(&open, rank, &mut rng) {
                let less = self.count_below(&candidate);
                let up_to = self.count() - self.count_above(&candidate);
                if (less..up_to).contains(&rank) {
                    return Some(self.value(candidate));
                }
                if up_to <= rank && up_to > open.below {
                    open.inside -= up_to - open.below;
                    (open.low, open.below) = (Some(candidate), up_to);
                } else if less > rank && less - open.below < open.inside {
                    open.inside = less - open.below;
                    open.high = Some(candidate);
                }
            }
        }
    }

    fn value(&self, slope: Slope) -> f64 {
        let ((x, y), (later, then)) = (self.values[slope.pair.0], self.values[slope.pair.1]);
        (then - y) / (f64::from(later) - f64::from(x))
    }

    /// Two slopes of the range that most likely enclose the one of this rank.
    fn brackets(&self, open: &Open, rank: u64, rng: &mut fastrand::Rng) -> [Slope; 2] {
        let size = self.points.len();
        let mut ranks: Vec<u64> = (0..size).map(|_| rng.u64(..open.inside)).collect();
        ranks.sort_unstable();
        let mut sample = self.pairs_in(open, &ranks);
        sample.sort_unstable_by(Slope::order);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "where to look first need not be exact"
        )]
        let (at, margin) = (
            ((rank - open.below) as f64 / open.inside as f64 * size as f64) as usize,
            (1.5 * (size as f64).sqrt()) as usize + 1,
        );
        let last = sample.len() - 1;
        [sample[at.saturating_sub(margin).min(last)], sample[(at + margin).min(last)]]
    }

    /// How many slopes are smaller than this one.
    fn count_below(&self, slope: &Slope) -> u64 {
        inversions(self.points.iter().map(|point| slope.height(*point)).collect())
    }

    /// How many slopes are greater than this one.
    fn count_above(&self, slope: &Slope) -> u64 {
        inversions(self.points.iter().map(|point| -slope.height(*point)).collect())
    }

    /// The pairs of the range with these ranks, ascending, in an order of their own.
    fn pairs_in(&self, open: &Open, ranks: &[u64]) -> Vec<Slope> {
        let mut order: Vec<usize> = (0..self.points.len()).collect();
        if let Some(low) = &open.low {
            // Of points on one line of the low bound the later comes first: its slope is not above.
            let key = |at: &usize| (low.height(self.points[*at]), -self.points[*at].x);
            order.sort_by_cached_key(key);
        }
        let height = |at: usize| match &open.high {
            Some(high) => high.height(self.points[at]),
            None => -i128::from(self.points[at].x),
        };
        let keyed = order.into_iter().map(|at| (height(at), at)).collect();
        let pairs = inverted_pairs(keyed, ranks).into_iter();
        pairs.map(|(a, b)| self.slope(a.min(b), a.max(b))).collect()
    }

    fn slope(&self, first: usize, second: usize) -> Slope {
        let (a, b) = (self.points[first], self.points[second]);
        Slope { rise: b.y - a.y, run: b.x - a.x, pair: (first, second) }
    }
}

/// The number of pairs in which the earlier key is the greater.
fn inversions(keys: Vec<i128>) -> u64 {
    let mut found = 0;
    merge_sort(keys.into_iter().map(|key| (key, 0)).collect(), &mut |left, _| {
        found += left.len() as u64;
    });
    found
}

/// Of the pairs in which the earlier key is the greater, in the order in which sorting meets them,
/// those with these ranks.
fn inverted_pairs(keyed: Vec<(i128, usize)>, ranks: &[u64]) -> Vec<(usize, usize)> {
    let mut wanted = ranks.iter().peekable();
    let mut pairs = Vec::with_capacity(ranks.len());
    let mut met = 0;
    merge_sort(keyed, &mut |left: &[(i128, usize)], right: usize| {
        let last = met + left.len() as u64;
        while let Some(rank) = wanted.next_if(|rank| **rank < last) {
            let at = usize::try_from(*rank - met).unwrap_or(0);
            pairs.push((left[at].1, right));
        }
        met = last;
    });
    pairs
}

/// Sorts by key, and tells `inverted` for each value moved ahead of others which those were.
fn merge_sort(mut items: Vec<(i128, usize)>, inverted: &mut impl FnMut(&[(i128, usize)], usize)) {
    let mut merged = Vec::with_capacity(items.len());
    let mut width = 1;
    while width < items.len() {
        for chunk in items.chunks(2 * width) {
            let (mut left, mut right) = chunk.split_at(width.min(chunk.len()));
            while let (Some(a), Some(b)) = (left.first(), right.first()) {
                if b.0 < a.0 {
                    inverted(left, b.1);
                    merged.push(*b);
                    right = &right[1..];
                } else {
                    merged.push(*a);
                    left = &left[1..];
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut items, &mut merged);
        merged.clear();
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Slopes;

    fn every_slope(values: &[(i32, f64)]) -> Vec<f64> {
        let mut all = Vec::new();
        for (at, (x, y)) in values.iter().enumerate() {
            for (later, then) in &values[at + 1..] {
                all.push((then - y) / (f64::from(*later) - f64::from(*x)));
            }
        }
        all.sort_unstable_by(f64::total_cmp);
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

        #[test]
        fn every_rank_is_that_of_the_sorted_slopes(
            days in proptest::collection::btree_map(-400..400i32, 0..=10u8, 0..90),
        ) {
            let values: Vec<_> = days.into_iter().map(|(x, y)| (x, f64::from(y))).collect();
            let (slopes, naive) = (Slopes::of(&values), every_slope(&values));
            prop_assert_eq!(slopes.count(), naive.len() as u64);
            for (rank, expected) in (0..).zip(&naive).step_by(naive.len() / 40 + 1) {
                prop_assert_eq!(slopes.of_rank(rank), Some(*expected));
            }
            prop_assert_eq!(slopes.of_rank(slopes.count()), None);
        }

        #[test]
        fn sleep_in_tenths_too(
            days in proptest::collection::btree_map(0..3000i32, 0..=240u8, 300..400),
            ranks in proptest::collection::vec(0..40_000u64, 12),
        ) {
            let values: Vec<_> = days.into_iter().map(|(x, y)| (x, f64::from(y) / 10.0)).collect();
            let (slopes, naive) = (Slopes::of(&values), every_slope(&values));
            for rank in ranks {
                let at = usize::try_from(rank).unwrap();
                prop_assert!((slopes.of_rank(rank).unwrap() - naive[at]).abs() < 1e-12);
            }
        }
    }
}
