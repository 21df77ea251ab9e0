//! How ways of coping are said with how far they helped.

use super::format;
use crate::domain::figures::coping_stats::CopingCount;

/// Each way that was tried, what helped most surely first: "talking to someone 4 of 5", of those
/// rated. What has not helped yet says what it did: "waiting: helped a bit once".
pub(super) fn said(counts: &[CopingCount]) -> Vec<String> {
    let rated = CopingCount::surest_first(counts);
    let unrated = counts.iter().filter(|one| one.rated == 0);
    rated.iter().chain(unrated).map(one).collect()
}

/// See [`said`].
pub(super) fn one(of: &CopingCount) -> String {
    let CopingCount { code, tried, rated, helped, partly, .. } = *of;
    let name = format::coping(code);
    match (helped, partly) {
        _ if rated == 0 => format!("{name}: tried {}, not rated", times(tried)),
        (1.., _) => format!("{name} {helped} of {rated}"),
        (0, 1..) if partly == rated => format!("{name}: helped a bit {}", times(partly)),
        (0, 1..) => format!("{name}: helped a bit {} of {rated}", times(partly)),
        (0, 0) => format!("{name}: tried {}, no help yet", times(rated)),
    }
}

/// "once", "twice", "3 times".
fn times(n: u32) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::figures::coping_stats::CopingTally;

    #[rstest]
    #[case::helped(&["talk:helped", "talk:no", "talk"], "talking to someone 1 of 2")]
    #[case::never_rated(&["talk", "talk"], "talking to someone: tried twice, not rated")]
    #[case::in_part(&["delay:partly"], "waiting: helped a bit once")]
    #[case::in_part_at_times(&["delay:partly", "delay:no", "delay:no"], "waiting: helped a bit once of 3")]
    #[case::not(&["delay:no", "delay:no", "delay:no"], "waiting: tried 3 times, no help yet")]
    #[case::the_surest_first(
        &["delay:no", "leave", "talk:helped"],
        "talking to someone 1 of 1 | waiting: tried once, no help yet | leaving: tried once, not rated"
    )]
    fn a_zero_has_company(#[case] tried: &[&str], #[case] expected: &str) {
        let mut tally = CopingTally::default();
        for one in tried {
            tally.add(&[one.parse().unwrap()]);
        }
        assert_eq!(said(&tally.finish()).join(" | "), expected);
    }
}
