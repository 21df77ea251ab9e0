//! When in the week cravings come, and where they come together.

use chrono::{Datelike, Timelike, Weekday};

use crate::domain::time::moment::Moment;

/// A quarter of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOfDay {
    /// Midnight to six.
    Night,
    /// Six to noon.
    Morning,
    /// Noon to six.
    Afternoon,
    /// Six to midnight.
    Evening,
}

impl TimeOfDay {
    /// From midnight on.
    pub const ALL: [Self; 4] = [Self::Night, Self::Morning, Self::Afternoon, Self::Evening];

    /// The one that an hour of the day belongs to.
    #[must_use]
    pub fn of_hour(hour: u32) -> Self {
        match hour {
            0..6 => Self::Night,
            6..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }
}

/// The part of the week in which many cravings came: a weekday, a time of day, or one at the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// On which day of the week; on any where it is absent.
    pub weekday: Option<Weekday>,
    /// At which time of day; at any where it is absent.
    pub time: Option<TimeOfDay>,
    /// How many cravings.
    pub episodes: u32,
}

/// How many cravings came at each time of day of each day of the week, by the person's own clock.
///
/// A night belongs to the day on whose evening it began: one in the morning of a Sunday is the night
/// of Saturday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimesOfWeek([[u32; 4]; 7]);

impl TimesOfWeek {
    /// The least number of cravings of which it is said where they come together.
    const ENOUGH: u32 = 20;
    /// The least number of cravings that come together.
    const ENOUGH_TOGETHER: u32 = 5;
    /// How many times its even share a part of the week has at least.
    const TIMES_EVEN: u32 = 2;

    /// Counts one.
    pub fn add(&mut self, at: Moment) {
        let local = at.local();
        let time = TimeOfDay::of_hour(local.hour());
        let weekday = local.weekday();
        let weekday = if time == TimeOfDay::Night { weekday.pred() } else { weekday };
        self.0[weekday.num_days_from_monday() as usize % 7][time as usize % 4] += 1;
    }

    /// The weekdays at some time of day in which cravings come together, the most first.
    #[must_use]
    pub fn clusters(&self) -> Vec<Cluster> {
        let of_day = |(weekday, times): (Weekday, &[u32; 4])| {
            let cell = move |(time, episodes): (TimeOfDay, u32)| Cluster {
                weekday: Some(weekday),
                time: Some(time),
                episodes,
            };
            TimeOfDay::ALL.into_iter().zip(*times).map(cell).collect::<Vec<_>>()
        };
        self.together(WEEKDAYS.into_iter().zip(&self.0).flat_map(of_day), 28)
    }

    /// The times of day in which cravings come together, on any day of the week, the most first.
    #[must_use]
    pub fn times(&self) -> Vec<Cluster> {
        let of_time = |time: TimeOfDay| {
            let episodes = self.0.iter().map(|times| times[time as usize % 4]).sum();
            Cluster { weekday: None, time: Some(time), episodes }
        };
        self.together(TimeOfDay::ALL.into_iter().map(of_time), 4)
    }

    /// Those of `parts` that have many times the even share of so many parts.
    fn together(&self, parts: impl Iterator<Item = Cluster>, count: u32) -> Vec<Cluster> {
        let all = self.episodes();
        let mut found: Vec<_> = parts
            .filter(|part| {
                all >= Self::ENOUGH
                    && part.episodes >= Self::ENOUGH_TOGETHER
                    && part.episodes * count >= Self::TIMES_EVEN * all
            })
            .collect();
        found.sort_by_key(|part| std::cmp::Reverse(part.episodes));
        found
    }

    /// How many there are.
    #[must_use]
    pub fn episodes(&self) -> u32 {
        self.0.iter().flatten().sum()
    }
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// So many cravings at each of some moments.
    fn counted(told: &[(&str, u32)]) -> TimesOfWeek {
        let mut times = TimesOfWeek::default();
        for (at, n) in told {
            let at: Moment = (*at).to_owned().try_into().unwrap();
            (0..*n).for_each(|_| times.add(at));
        }
        times
    }

    fn said(clusters: &[Cluster]) -> String {
        let one = |one: &Cluster| {
            let weekday = one.weekday.map_or_else(String::new, |day| format!("{day} "));
            let time = one.time.map_or_else(String::new, |time| format!("{time:?} "));
            format!("{weekday}{time}{}", one.episodes)
        };
        clusters.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    const FRIDAY_EVENING: &str = "2026-11-20T20:00:00+01:00";
    const MONDAY_MORNING: &str = "2026-11-16T09:00:00+01:00";

    #[rstest]
    #[case::none(&[], "", "")]
    #[case::nineteen_are_too_few(&[(FRIDAY_EVENING, 19)], "", "")]
    #[case::twenty(&[(FRIDAY_EVENING, 20)], "Fri Evening 20", "Evening 20")]
    #[case::four_are_too_few_together(
        &[
            (FRIDAY_EVENING, 4),
            (MONDAY_MORNING, 4),
            ("2026-11-17T09:00:00+01:00", 4),
            ("2026-11-18T20:00:00+01:00", 4),
            ("2026-11-19T13:00:00+01:00", 4),
        ],
        "",
        ""
    )]
    #[case::the_most_first(
        &[(MONDAY_MORNING, 6), (FRIDAY_EVENING, 14)],
        "Fri Evening 14, Mon Morning 6",
        "Evening 14"
    )]
    #[case::half_of_all_is_twice_the_share_of_a_quarter(
        &[(MONDAY_MORNING, 10), (FRIDAY_EVENING, 10)],
        "Mon Morning 10, Fri Evening 10",
        "Morning 10, Evening 10"
    )]
    #[case::a_night_belongs_to_the_evening_before(
        &[("2026-11-21T01:30:00+01:00", 12), ("2026-11-21T05:59:59+01:00", 8)],
        "Fri Night 20",
        "Night 20"
    )]
    #[case::by_the_clock_of_the_place(
        &[("2026-11-20T18:00:00-05:00", 20)], "Fri Evening 20", "Evening 20"
    )]
    fn cravings_come_together(
        #[case] told: &[(&str, u32)],
        #[case] clusters: &str,
        #[case] times: &str,
    ) {
        let counted = counted(told);
        assert_eq!(
            (said(&counted.clusters()).as_str(), said(&counted.times()).as_str()),
            (clusters, times)
        );
    }

    #[test]
    fn twice_the_even_share_of_many() {
        // Of 84, an even share of the 28 parts of a week is 3.
        let mut told = vec![("2026-11-18T12:00:00+01:00", 6)];
        for day in 9..15 {
            for time in ["07:00", "13:00", "19:00"] {
                told.push((
                    Box::leak(format!("2026-11-{day:02}T{time}:00+01:00").into_boxed_str()),
                    4,
                ));
            }
        }
        told.push(("2026-11-15T19:00:00+01:00", 5));
        told.push(("2026-11-15T13:00:00+01:00", 1));
        let counted = counted(&told);
        assert_eq!(counted.episodes(), 84);
        assert_eq!(said(&counted.clusters()), "Wed Afternoon 10");
    }
}
