//! Cravings of the last 24 and 72 hours and check-ins of the last three days.

use serde::Serialize;

use super::craving_stats::{CravingTally, RecentCravings};
use crate::domain::entry::rated_entry::RatedEntry;
use crate::domain::phase::Phase;
use crate::domain::scale::{Scale, SleepHours};
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::window::Window;

/// The hours looked back on, by the clock.
const HOURS: [u32; 2] = [24, 72];
/// The days looked back on, the current one included.
const DAYS: u32 = 3;
/// How many days back the readings have to go: 72 hours may reach so far, where the clocks changed
/// and the day ends at night.
const REACH_DAYS: i32 = 4;

/// The first day whose readings tell of the last hours, for a page that ends on `last`. It looks at them where
/// one of its phases is withdrawal, and where its last day has not passed.
#[must_use]
pub fn first_day(
    phases: impl IntoIterator<Item = Phase>,
    last: Day,
    horizon: &Horizon,
) -> Option<Day> {
    let in_withdrawal = phases.into_iter().any(|phase| phase == Phase::Withdrawal);
    (in_withdrawal && last >= horizon.today()).then(|| horizon.clock().plus(-REACH_DAYS))
}

/// Lets a tally count the cravings of the last hours too.
pub fn tally_hours(tally: &mut CravingTally, horizon: &Horizon) {
    for hours in HOURS {
        tally.also_within(hours, horizon.now());
    }
}

/// Cravings of the last 24 and 72 hours, and check-ins of the last three days.
#[derive(Debug, Clone, PartialEq)]
pub struct Recent {
    /// The cravings, of the shorter time first.
    pub recent: Vec<RecentCravings>,
    /// The check-ins.
    pub days: RecentDays,
}

/// The check-ins of the last days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecentDays {
    /// How many days, the current one included.
    pub days: u32,
    /// Those with a check-in.
    pub logged: u32,
    /// Those with a craving rating.
    pub rated: u32,
    /// The strongest of these.
    pub strongest_craving: Option<Scale>,
    /// The hours slept in the night before the current day, where that day's check-in tells.
    pub slept_last_night: Option<SleepHours>,
}

impl Recent {
    /// What `readings` of the last days, from [`first_day`] on, tell in any order. The hours go by the instant of
    /// each, whatever day it belongs to.
    #[must_use]
    pub fn of(readings: &[RatedEntry], horizon: &Horizon) -> Self {
        let window = Window::ending(horizon.today(), DAYS);
        let mut tally = CravingTally::new(window, []);
        tally_hours(&mut tally, horizon);
        for reading in readings {
            if let Some(craving) = reading.craving() {
                tally.push(reading.day, reading.at, craving);
            }
        }
        let checkins = || {
            let within = readings.iter().filter(|reading| window.contains(reading.day));
            within.filter_map(|reading| Some((reading.day, reading.checkin()?)))
        };
        let ratings = || checkins().filter_map(|(_, checkin)| checkin.ratings.craving);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            recent: tally.finish().recent,
            days: RecentDays {
                days: DAYS,
                logged: count(checkins().count()),
                rated: count(ratings().count()),
                strongest_craving: ratings().max(),
                slept_last_night: checkins()
                    .filter(|(day, _)| *day >= horizon.clock())
                    .max_by_key(|(day, _)| *day)
                    .and_then(|(_, checkin)| checkin.sleep_hours),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::entry::checkin::CheckIn;
    use crate::domain::entry::craving::Craving;
    use crate::domain::entry::rated_entry::Rated;
    use crate::domain::rating::Ratings;

    const TODAY: &str = "2026-11-20";

    #[rstest]
    #[case::in_withdrawal(&[Phase::Withdrawal], 20, true)]
    #[case::of_one_of_several(&[Phase::Early, Phase::Withdrawal], 20, true)]
    #[case::to_the_end_of_the_week(&[Phase::Withdrawal], 22, true)]
    #[case::of_days_that_have_passed(&[Phase::Withdrawal], 19, false)]
    #[case::later(&[Phase::Early], 20, false)]
    #[case::of_no_focus(&[], 20, false)]
    fn the_last_hours_are_looked_at_while_they_tell(
        #[case] phases: &[Phase],
        #[case] last: u32,
        #[case] looks: bool,
    ) {
        let day = |n| Day::from_ymd(2026, 11, n).unwrap();
        let now = "2026-11-20T21:30:00+01:00".parse().unwrap();
        let first = first_day(phases.iter().copied(), day(last), &Horizon::new(now, day(20)));
        assert_eq!(first, looks.then(|| day(16)));
    }

    fn reading(day: &str, at: &str, rated: Rated) -> RatedEntry {
        let at = format!("{at}:00+01:00").try_into().unwrap();
        RatedEntry { day: day.parse().unwrap(), at, rated }
    }

    fn checkin(day: &str, craving: Option<u8>, slept: Option<f64>) -> RatedEntry {
        let checkin = CheckIn {
            ratings: Ratings {
                craving: craving.map(|n| n.try_into().unwrap()),
                ..Ratings::default()
            },
            sleep_hours: slept.map(|hours| hours.try_into().unwrap()),
            ..CheckIn::default()
        };
        reading(day, &format!("{day}T21:00"), Rated::CheckIn(checkin))
    }

    fn craving(day: &str, at: &str, intensity: u8) -> RatedEntry {
        reading(day, at, Rated::Craving(Craving::of(intensity.try_into().unwrap())))
    }

    fn recent(readings: &[RatedEntry]) -> Recent {
        let now = "2026-11-20T21:30:00+01:00".parse().unwrap();
        Recent::of(readings, &Horizon::new(now, TODAY.parse().unwrap()))
    }

    #[test]
    fn hours_go_by_the_clock_and_days_by_the_journal() {
        let found = recent(&[
            craving("2026-11-17", "2026-11-17T21:30", 9),
            craving("2026-11-17", "2026-11-17T21:31", 8),
            craving("2026-11-19", "2026-11-19T21:30", 7),
            craving("2026-11-19", "2026-11-20T01:30", 3),
            checkin("2026-11-17", Some(10), Some(9.0)),
            checkin("2026-11-18", Some(6), Some(4.0)),
            checkin("2026-11-19", None, Some(5.0)),
        ]);
        let counted: Vec<_> = found
            .recent
            .iter()
            .map(|one| (one.hours, one.cravings.episodes, one.cravings.peak.map(Scale::get)))
            .collect();
        assert_eq!(counted, [(24, 1, Some(3)), (72, 3, Some(8))]);
        let RecentDays { days, logged, rated, strongest_craving, slept_last_night } = found.days;
        assert_eq!((days, logged, rated), (3, 2, 1));
        assert_eq!((strongest_craving.map(Scale::get), slept_last_night), (Some(6), None));
    }

    #[test]
    fn the_night_is_the_one_before_today() {
        let found =
            recent(&[checkin(TODAY, Some(0), Some(3.5)), checkin("2026-11-19", None, None)]);
        assert_eq!(found.days.slept_last_night, Some(3.5.try_into().unwrap()));
        assert_eq!(found.days.strongest_craving.map(Scale::get), Some(0));
        assert_eq!(recent(&[]).days.logged, 0);
    }
}
