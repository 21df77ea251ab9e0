//! Each day of the period, figure by figure: what the page is worked out from.

use serde::Serialize;

use super::PacketInput;
use crate::domain::code::Code;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::series::Series;
use crate::domain::time::day::Day;

/// One day: what was rated, and what is known of each focus.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AppendixDay {
    /// The day.
    pub day: Day,
    /// Its ratings, in the order of the list; absent where one was not given.
    pub ratings: Vec<DayRating>,
    /// The status of each focus, in the order of the page.
    pub statuses: Vec<DayStatus>,
}

/// A rating of a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayRating {
    /// What is rated.
    pub name: Series,
    /// Its value.
    pub value: Option<f64>,
}

/// Every day of the period, in order.
pub(super) fn days(input: &PacketInput<'_>) -> Vec<AppendixDay> {
    let one = |day: Day| {
        let checkin = input.checkins.iter().find(|one| one.day == day);
        let rating = |name: &Series| DayRating {
            name: *name,
            value: checkin.and_then(|one| one.value(*name)),
        };
        let status = |days: &[(Day, DayStatus)]| {
            let known = days.iter().find(|(on, _)| *on == day);
            known.map_or(DayStatus::Unknown, |(_, status)| *status)
        };
        AppendixDay {
            day,
            ratings: Series::ALL.iter().map(rating).collect(),
            statuses: input.focuses.iter().map(|focus| status(&focus.days)).collect(),
        }
    };
    let from = input.window.from();
    (0..).zip(0..input.window.days()).map(|(n, _)| one(from.plus(n))).collect()
}
