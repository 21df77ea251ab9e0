//! Early-warning rules of the person's own: whether one holds on a day. Nothing is predicted.

use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

use crate::domain::scale::{OutOfRange, Scale, SleepHours};
use crate::domain::series::Series;
use crate::domain::time::day::Day;

/// The number that a rule compares with: 0 to 24, decimals allowed.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Threshold(f64);

impl Threshold {
    const RANGE: &'static str = "numbers from 0 to 24, like 5 or 7.5";

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// What a series takes, in words, where this number is none of it.
    fn misfit(self, series: Series) -> Option<&'static str> {
        if series == Series::SleepHours {
            return None;
        }
        let is_rating = self.0.fract() == 0.0 && self.0 <= f64::from(Scale::MAX);
        (!is_rating).then_some("whole numbers from 0 to 10")
    }

    /// The highest number that a series takes.
    fn highest(series: Series) -> f64 {
        if series == Series::SleepHours { 24.0 } else { f64::from(Scale::MAX) }
    }
}

impl TryFrom<f64> for Threshold {
    type Error = OutOfRange;

    fn try_from(number: f64) -> Result<Self, OutOfRange> {
        let fits = SleepHours::try_from(number).map(|hours| Self(hours.get()));
        fits.map_err(|bad| OutOfRange { range: Self::RANGE, ..bad })
    }
}

impl FromStr for Threshold {
    type Err = OutOfRange;

    /// Reads what hours of sleep read: `5`, `7.5`, `7:30`.
    fn from_str(text: &str) -> Result<Self, OutOfRange> {
        let fits = text.parse().map(|hours: SleepHours| Self(hours.get()));
        fits.map_err(|bad: OutOfRange| OutOfRange { range: Self::RANGE, ..bad })
    }
}

impl Serialize for Threshold {
    /// A whole number as one, as a rating is written.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() > 0.0 {
            return to.serialize_f64(self.0);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 24")]
        to.serialize_u8(self.0 as u8)
    }
}

/// The side of a number on which a value counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Values less than it.
    Below(Threshold),
    /// Values greater than it.
    Above(Threshold),
}

impl Bound {
    fn includes(self, value: f64) -> bool {
        match self {
            Self::Below(number) => value < number.0,
            Self::Above(number) => value > number.0,
        }
    }

    fn threshold(self) -> Threshold {
        let (Self::Below(number) | Self::Above(number)) = self;
        number
    }

    /// Whether a value of a series can be on this side of it.
    fn can_hold(self, series: Series) -> bool {
        match self {
            Self::Below(number) => number.0 > 0.0,
            Self::Above(number) => number.0 < Threshold::highest(series),
        }
    }
}

/// A rule: a rating is on one side of a number on so many of the last days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnRule {
    series: Series,
    bound: Bound,
    days: u32,
    of: u32,
}

/// Parts that make no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRule {
    /// The number is none that the series takes.
    #[error("{number} does not fit {series}, which takes {takes}")]
    Number {
        /// The number.
        number: String,
        /// The series.
        series: Series,
        /// What it takes, in words.
        takes: &'static str,
    },
    /// No value of the series is on that side of the number.
    #[error("no {series} is ever {side} {number}")]
    Never {
        /// The series.
        series: Series,
        /// The side.
        side: &'static str,
        /// The number.
        number: String,
    },
    /// The days to look at are too few or too many.
    #[error("--of takes 1 to {most} days, not {of}", most = OwnRule::LONGEST)]
    Window {
        /// How many.
        of: u32,
    },
    /// The days that it takes are none, or more than are looked at.
    #[error("--days takes 1 to {of} days, as many as --of at most, not {days}")]
    Days {
        /// How many it takes.
        days: u32,
        /// How many are looked at.
        of: u32,
    },
}

/// What a rule has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleCount {
    /// The days on which a value was on the side of the number.
    pub on: u32,
    /// The days with a value.
    pub recorded: u32,
}

impl OwnRule {
    /// The most days that a rule looks back over.
    pub const LONGEST: u32 = 90;

    /// The rule that holds where on `days` of the last `of` days the series is on that side.
    ///
    /// # Errors
    /// [`BadRule`] where it could not hold, or the number is none of the series.
    pub fn new(series: Series, bound: Bound, days: u32, of: u32) -> Result<Self, BadRule> {
        let number = bound.threshold();
        if let Some(takes) = number.misfit(series) {
            return Err(BadRule::Number { number: number.0.to_string(), series, takes });
        }
        if !bound.can_hold(series) {
            let side = match bound {
                Bound::Below(_) => "below",
                Bound::Above(_) => "above",
            };
            return Err(BadRule::Never { series, side, number: number.0.to_string() });
        }
        if !(1..=Self::LONGEST).contains(&of) {
            return Err(BadRule::Window { of });
        }
        if !(1..=of).contains(&days) {
            return Err(BadRule::Days { days, of });
        }
        Ok(Self { series, bound, days, of })
    }

    /// The rating that it looks at.
    #[must_use]
    pub fn series(&self) -> Series {
        self.series
    }

    /// The side of which number.
    #[must_use]
    pub fn bound(&self) -> Bound {
        self.bound
    }

    /// On how many days it has to be so.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.days
    }

    /// Of how many.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.of
    }

    /// The first day that it looks at on a day.
    #[must_use]
    pub fn first(&self, day: Day) -> Day {
        day.plus(1 - i32::try_from(self.of).unwrap_or(i32::MAX))
    }

    /// What it finds on a day where it holds: enough of the last days, that one included, have a value
    /// on its side. `values` are those of its series; a day without one counts neither way.
    #[must_use]
    pub fn holds_on(
        &self,
        day: Day,
        values: impl IntoIterator<Item = (Day, f64)>,
    ) -> Option<RuleCount> {
        let days = self.first(day)..=day;
        let mut count = RuleCount { on: 0, recorded: 0 };
        for (_, value) in values.into_iter().filter(|(day, _)| days.contains(day)) {
            count.recorded += 1;
            count.on += u32::from(self.bound.includes(value));
        }
        (count.on >= self.days).then_some(count)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(n: i32) -> Day {
        "2026-11-01".parse::<Day>().unwrap().plus(n - 1)
    }

    fn number(text: &str) -> Threshold {
        text.parse().unwrap()
    }

    /// Nights of November, a place each: hours of sleep, `.` none recorded.
    fn nights(told: &str) -> Vec<(Day, f64)> {
        let each = (1..).zip(told.split_whitespace()).filter(|(_, night)| *night != ".");
        each.map(|(n, night)| (day(n), night.parse::<SleepHours>().unwrap().get())).collect()
    }

    #[rstest]
    #[case::three_of_seven("8 4 8 4 8 4 8", 7, Some((3, 7)))]
    #[case::more_than_enough("4 4 4 4 8 8 8", 7, Some((4, 7)))]
    #[case::one_too_few("8 4 8 4 8 8 8", 7, None)]
    #[case::the_number_itself_is_not_below_it("5 4 5 4 5 5 5", 7, None)]
    #[case::just_below("8 4.99 8 4:59 8 4,9 8", 7, Some((3, 7)))]
    #[case::days_without_a_value_count_neither_way(". 4 . 4 . . 4", 7, Some((3, 3)))]
    #[case::a_gap_is_no_bad_night(". 4 . 4 . . .", 7, None)]
    #[case::nothing_on_record(". . . . . . .", 7, None)]
    #[case::the_day_itself_counts("8 8 8 8 4 4 4", 7, Some((3, 7)))]
    #[case::later_days_do_not("8 8 8 8 4 4 4", 6, None)]
    #[case::the_seventh_day_back_counts("4 8 8 8 8 4 4", 7, Some((3, 7)))]
    #[case::the_eighth_does_not("4 8 8 8 8 8 4 4", 8, None)]
    #[case::today_without_a_check_in_yet("4 8 8 8 8 4 4 .", 7, Some((3, 7)))]
    #[case::on_the_day_after("4 8 8 8 8 4 4 .", 8, None)]
    fn sleep_below_5_on_3_of_7(
        #[case] told: &str,
        #[case] on: i32,
        #[case] expected: Option<(u32, u32)>,
    ) {
        let rule = OwnRule::new(Series::SleepHours, Bound::Below(number("5")), 3, 7).unwrap();
        let found = rule.holds_on(day(on), nights(told));
        assert_eq!(found.map(|count| (count.on, count.recorded)), expected);
    }

    #[rstest]
    #[case::on_each_of_them("6 6 6", Some((3, 3)))]
    #[case::not_on_one_that_is_missing("6 . 6 6", None)]
    #[case::the_number_itself_is_not_above_it("5 6 6", None)]
    fn sleep_above_5_on_3_of_3(#[case] told: &str, #[case] expected: Option<(u32, u32)>) {
        let rule = OwnRule::new(Series::SleepHours, Bound::Above(number("5")), 3, 3).unwrap();
        let last = i32::try_from(told.split_whitespace().count()).unwrap();
        let found = rule.holds_on(day(last.min(3)), nights(told));
        assert_eq!(found.map(|count| (count.on, count.recorded)), expected);
    }

    #[rstest]
    #[case::a_half_of_a_rating(
        "mood",
        false,
        "4.5",
        3,
        7,
        "4.5 does not fit mood, which takes whole numbers from 0 to 10"
    )]
    #[case::a_rating_of_12(
        "craving",
        true,
        "12",
        3,
        7,
        "12 does not fit craving, which takes whole numbers from 0 to 10"
    )]
    #[case::below_nothing("mood", false, "0", 3, 7, "no mood is ever below 0")]
    #[case::above_all("stress", true, "10", 3, 7, "no stress is ever above 10")]
    #[case::more_sleep_than_a_day(
        "sleep_hours",
        true,
        "24",
        3,
        7,
        "no sleep_hours is ever above 24"
    )]
    #[case::no_days(
        "mood",
        false,
        "4",
        0,
        7,
        "--days takes 1 to 7 days, as many as --of at most, not 0"
    )]
    #[case::more_days_than_there_are(
        "mood",
        false,
        "4",
        8,
        7,
        "--days takes 1 to 7 days, as many as --of at most, not 8"
    )]
    #[case::of_no_days("mood", false, "4", 1, 0, "--of takes 1 to 90 days, not 0")]
    #[case::of_too_many("mood", false, "4", 3, 91, "--of takes 1 to 90 days, not 91")]
    fn what_could_not_hold_is_no_rule(
        #[case] series: Series,
        #[case] above: bool,
        #[case] limit: Threshold,
        #[case] days: u32,
        #[case] of: u32,
        #[case] why: &str,
    ) {
        let bound = if above { Bound::Above(limit) } else { Bound::Below(limit) };
        let refused = OwnRule::new(series, bound, days, of).unwrap_err();
        assert_eq!(refused.to_string(), why);
    }

    #[rstest]
    #[case("5", "5")]
    #[case("7.5", "7.5")]
    #[case("7:30", "7.5")]
    fn a_number_is_written_as_short_as_it_is(#[case] text: &str, #[case] json: &str) {
        assert_eq!(serde_json::to_string(&number(text)).unwrap(), json);
        assert_eq!(serde_json::from_str::<Threshold>(json).unwrap(), number(text));
    }
}
