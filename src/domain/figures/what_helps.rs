//! What to suggest to someone in a craving: what has helped this person before comes first.

use serde::Serialize;

use super::coping_stats::CopingCount;
use crate::domain::entry::coping::Coping;

/// The most ways that are suggested at once: a tired person reads no more.
pub const MOST: usize = 5;

/// Suggested where a person has not said yet what helps.
const USUAL: [Coping; 4] = [Coping::Talk, Coping::ColdWater, Coping::Delay, Coping::Leave];

/// A way of coping that is suggested, with how often it was rated and how often it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// The way.
    pub coping: Coping,
    /// How often the person said whether it helped.
    pub rated: u32,
    /// How often it did.
    pub helped: u32,
}

impl Suggestion {
    /// A way with its counts; zeros where it was never rated.
    #[must_use]
    pub fn of(coping: Coping, counts: &[CopingCount]) -> Self {
        let count = counts.iter().find(|count| count.code == coping);
        let (rated, helped) = count.map_or((0, 0), |count| (count.rated, count.helped));
        Self { coping, rated, helped }
    }
}

/// The ways that have helped, the surest first, as many as are suggested at once.
#[must_use]
pub fn proven(counts: &[CopingCount]) -> Vec<Suggestion> {
    CopingCount::surest_first(counts)
        .iter()
        .filter(|count| count.helped > 0 && count.code != Coping::Other)
        .map(|count| Suggestion { coping: count.code, rated: count.rated, helped: count.helped })
        .take(MOST)
        .collect()
}

/// The ways to suggest: those that have helped, the surest first, then usual ones that were never
/// rated. Waiting is always among them.
#[must_use]
pub fn suggestions(counts: &[CopingCount]) -> Vec<Suggestion> {
    let mut known = proven(counts);
    let rated = |coping| counts.iter().any(|count| count.code == coping && count.rated > 0);
    let usual = USUAL.into_iter().filter(|coping| !rated(*coping));
    let room = MOST - known.len();
    known.extend(usual.take(room).map(|coping| Suggestion { coping, rated: 0, helped: 0 }));
    if known.iter().all(|one| one.coping != Coping::Delay) {
        known.truncate(MOST - 1);
        known.push(Suggestion::of(Coping::Delay, counts));
    }
    known
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::entry::coping::Tried;
    use crate::domain::figures::coping_stats::CopingTally;

    fn suggested(tried: &[(&str, u32)]) -> String {
        let mut tally = CopingTally::default();
        for (one, times) in tried {
            let one: Tried = one.parse().unwrap();
            (0..*times).for_each(|_| tally.add(&[one]));
        }
        let suggestions = suggestions(&tally.finish());
        let said = |one: &Suggestion| format!("{} {}/{}", one.coping, one.helped, one.rated);
        suggestions.iter().map(said).collect::<Vec<_>>().join(", ")
    }

    #[rstest]
    #[case::nothing_on_record(&[], "talk 0/0, cold_water 0/0, delay 0/0, leave 0/0")]
    #[case::many_of_many_before_one_of_one(
        &[("exercise:helped", 1), ("talk:helped", 8), ("talk:no", 1)],
        "talk 8/9, exercise 1/1, cold_water 0/0, delay 0/0, leave 0/0"
    )]
    #[case::what_never_helped_is_left_out(
        &[("talk:no", 3), ("leave:partly", 1)],
        "cold_water 0/0, delay 0/0"
    )]
    #[case::what_was_not_rated_is_usual(
        &[("talk", 3)],
        "talk 0/0, cold_water 0/0, delay 0/0, leave 0/0"
    )]
    #[case::something_else_says_nothing(
        &[("other:helped", 9)],
        "talk 0/0, cold_water 0/0, delay 0/0, leave 0/0"
    )]
    #[case::waiting_is_always_there(
        &[("talk:helped", 9), ("leave:helped", 8), ("meeting:helped", 7), ("exercise:helped", 6),
          ("eat_rest:helped", 5), ("delay:no", 2)],
        "talk 9/9, leave 8/8, meeting 7/7, exercise 6/6, delay 0/2"
    )]
    fn what_helped_comes_first(#[case] tried: &[(&str, u32)], #[case] expected: &str) {
        assert_eq!(suggested(tried), expected);
    }
}
