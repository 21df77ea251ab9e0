//! The life check: how things stand in each area of a life, 0 to 10.
//!
//! The areas are the fields that recovery is held up by (housing, money, work, people, health, purpose);
//! the list and the scale are this project's own, and each answer may be left out.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::code::{Code, UnknownCode, codes};
use crate::domain::scale::{OutOfRange, Scale};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

codes! {
    /// An area of life.
    Area ("area of life") {
        /// Where one lives.
        Housing = "housing",
        /// Money.
        Money = "money",
        /// Work or school.
        Work = "work",
        /// Legal matters.
        Legal = "legal",
        /// Family.
        Family = "family",
        /// Friends.
        Friends = "friends",
        /// Physical health.
        Health = "health",
        /// How it goes with pain; 10 is no trouble with it.
        Pain = "pain",
        /// Purpose.
        Purpose = "purpose",
        /// Faith, or what takes its place.
        Faith = "faith",
    }
}

/// An area and how things stand in it, 0 (as bad as can be) to 10 (as good as can be): `housing:6`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatedArea {
    /// The area.
    pub area: Area,
    /// How things stand in it.
    pub rating: Scale,
}

/// A text that is no rated area.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadArea {
    /// A word on no list.
    #[error(transparent)]
    Unknown(#[from] UnknownCode),
    /// A number off the scale.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// An area without a number.
    #[error("\"{0}\" is not rated; write an area and 0 to 10, like housing:6")]
    Unrated(String),
}

impl FromStr for RatedArea {
    type Err = BadArea;

    fn from_str(text: &str) -> Result<Self, BadArea> {
        let parts = text.split_once(':').ok_or_else(|| BadArea::Unrated(text.to_owned()));
        let (area, rating) = parts?;
        Ok(Self { area: Area::from_code(area.trim())?, rating: rating.trim().parse()? })
    }
}

impl fmt::Display for RatedArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.area, self.rating)
    }
}

/// How things stand, as an entry keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LifeCheck {
    /// Each area that was rated, 0 to 10.
    pub areas: BTreeMap<Area, Scale>,
}

/// One area of an earlier life check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaRating {
    /// Its day.
    pub day: Day,
    /// When it was.
    pub at: Moment,
    /// The area.
    pub area: Area,
    /// How things stood in it.
    pub rating: Scale,
}

/// The latest rating of each area before a moment of a day. `ratings` come in the order of time.
#[must_use]
pub fn latest_before(
    ratings: &[AreaRating],
    (day, at): (Day, Moment),
) -> BTreeMap<Area, AreaRating> {
    let before = |one: &&AreaRating| (one.day, one.at.seconds()) < (day, at.seconds());
    ratings.iter().filter(before).map(|one| (one.area, *one)).collect()
}

/// After so many days the next life check is due.
const EVERY_DAYS: i32 = 30;
/// After so many it is no longer asked for: whoever left it is not reminded of it for ever.
const ASKED_FOR_DAYS: i32 = 90;

/// Whether a life check is due on a day, by the day of the last one; never for those who made none.
#[must_use]
pub fn is_due(last: Day, on: Day) -> bool {
    (EVERY_DAYS..ASKED_FOR_DAYS).contains(&on.days_since(last))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("housing:6", Some("housing:6"))]
    #[case(" money : 0", Some("money:0"))]
    #[case("faith:10", Some("faith:10"))]
    #[case("faith:11", None)]
    #[case("housing:-1", None)]
    #[case("housing", None)]
    #[case("housing:", None)]
    #[case("garden:4", None)]
    fn a_rated_area_is_read(#[case] text: &str, #[case] shown: Option<&str>) {
        let read = text.parse::<RatedArea>().ok();
        assert_eq!(read.map(|one| one.to_string()).as_deref(), shown);
    }

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 11, 1).unwrap().plus(n - 1)
    }

    fn rated(n: i32, hour: u32, area: Area, rating: u8) -> AreaRating {
        let at = format!("{}T{hour:02}:00:00+01:00", day(n)).try_into().unwrap();
        AreaRating { day: day(n), at, area, rating: rating.try_into().unwrap() }
    }

    #[test]
    fn what_is_set_against_an_area_is_its_latest_rating_before() {
        let ratings = [
            rated(1, 8, Area::Housing, 3),
            rated(1, 8, Area::Money, 2),
            rated(5, 8, Area::Housing, 5),
            rated(5, 20, Area::Housing, 6),
        ];
        let of = |n, hour| {
            let found = latest_before(&ratings, (day(n), rated(n, hour, Area::Faith, 0).at));
            found.into_values().map(|one| (one.area, one.rating.get())).collect::<Vec<_>>()
        };
        assert_eq!(of(1, 8), []);
        assert_eq!(of(5, 8), [(Area::Housing, 3), (Area::Money, 2)]);
        assert_eq!(of(5, 20), [(Area::Housing, 5), (Area::Money, 2)]);
        assert_eq!(of(6, 0), [(Area::Housing, 6), (Area::Money, 2)]);
    }

    #[rstest]
    #[case::the_same_day(0, false)]
    #[case::four_weeks(29, false)]
    #[case::a_month(30, true)]
    #[case::long_ago(89, true)]
    #[case::left(90, false)]
    #[case::ahead(-1, false)]
    fn the_next_is_due_in_a_month(#[case] days: i32, #[case] due: bool) {
        assert_eq!(is_due(day(1), day(1 + days)), due);
    }
}
