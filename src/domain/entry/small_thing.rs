//! The one small thing that a check-in sets, and the next check-in asks after.

use super::checkin::SmallDone;
use crate::domain::text::Text;
use crate::domain::time::day::Day;

/// What the check-in of a day says of small things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallThing {
    /// The day of the check-in.
    pub day: Day,
    /// What it sets; absent where it sets nothing.
    pub words: Option<Text>,
    /// What became of the one before, as it says.
    pub done: Option<SmallDone>,
    /// Whether its words are kept out of every page.
    pub is_private: bool,
}

/// A small thing is asked after for so many days.
pub const ASKED_FOR_DAYS: i32 = 7;
/// Whoever set one within so many days is asked for another.
pub const USED_WITHIN_DAYS: i32 = 14;

/// The small thing that a check-in of `day` is asked after: the newest that was set in the days before, unless
/// a check-in since, or that of the day, tells what became of it. `things` come by day.
#[must_use]
pub fn open_on(things: &[SmallThing], day: Day) -> Option<&SmallThing> {
    let lately = |one: &&SmallThing| (1..=ASKED_FOR_DAYS).contains(&day.days_since(one.day));
    let last = things.iter().filter(lately).rfind(|one| one.words.is_some())?;
    let told = |one: &SmallThing| one.done.is_some() && last.day < one.day && one.day <= day;
    (!things.iter().any(told)).then_some(last)
}

/// Whether a check-in of `day` asks for another small thing: only of whoever sets them.
#[must_use]
pub fn is_asked_on(things: &[SmallThing], day: Day) -> bool {
    let lately = |one: &SmallThing| (0..=USED_WITHIN_DAYS).contains(&day.days_since(one.day));
    things.iter().any(|one| one.words.is_some() && lately(one))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 11, 1).unwrap().plus(n - 1)
    }

    /// Check-ins as in `3:walk 4:=partly 5:=no:call`: the day, what became of the one before, what is set.
    fn things(text: &str) -> Vec<SmallThing> {
        let one = |text: &str| {
            let (n, said) = text.split_once(':').unwrap();
            let (done, words) = match said.strip_prefix('=') {
                Some(said) => said
                    .split_once(':')
                    .map_or((Some(said), None), |(done, words)| (Some(done), Some(words))),
                None => (None, Some(said)),
            };
            SmallThing {
                day: day(n.parse().unwrap()),
                words: words.map(|words| words.parse().unwrap()),
                done: done.map(|done| done.parse().unwrap()),
                is_private: false,
            }
        };
        text.split_whitespace().map(one).collect()
    }

    #[rstest]
    #[case::nothing("", 10, None)]
    #[case::yesterday("9:walk", 10, Some("walk"))]
    #[case::of_the_day_itself("10:walk", 10, None)]
    #[case::told("8:walk 9:=yes", 10, None)]
    #[case::told_on_the_day("9:walk 10:=no", 10, None)]
    #[case::told_and_set_again("8:walk 9:=partly:call", 10, Some("call"))]
    #[case::set_again_untold("8:walk 9:call", 10, Some("call"))]
    #[case::told_before_it_was_set("8:=yes:walk", 10, Some("walk"))]
    #[case::a_week_ago("3:walk", 10, Some("walk"))]
    #[case::longer_ago("2:walk", 10, None)]
    fn the_last_one_is_asked_after(
        #[case] of: &str,
        #[case] on: i32,
        #[case] expected: Option<&str>,
    ) {
        let things = things(of);
        let open = open_on(&things, day(on)).and_then(|one| one.words.as_ref());
        assert_eq!(open.map(Text::as_str), expected);
    }

    #[rstest]
    #[case::never("9:=no", false)]
    #[case::two_weeks_ago("1:walk", true)]
    #[case::today("15:walk", true)]
    #[case::later("16:walk", false)]
    fn another_is_asked_for_of_whoever_sets_them(#[case] of: &str, #[case] asked: bool) {
        assert_eq!(is_asked_on(&things(of), day(15)), asked);
    }
}
