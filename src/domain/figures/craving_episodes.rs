//! The craving episodes of a few days: how many, how strong, how long, when, and how they ended.

use chrono::Timelike;
use serde::Serialize;

use super::craving_stats::{CravingSummary, StrengthTally};
use crate::domain::entry::craving::Acted;
use crate::domain::entry::rated_entry::RatedEntry;
use crate::domain::scale::Scale;
use crate::domain::stats::summary::Summary;
use crate::domain::time::day::Day;

/// The episodes of a span of days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CravingEpisodes {
    /// How many, and how strong.
    #[serde(flatten)]
    pub summary: CravingSummary,
    /// The middle of their lengths in minutes, over those whose length was given.
    pub median_minutes: Option<f64>,
    /// Those whose length was given.
    pub timed: u32,
    /// How they ended.
    pub acted_on: ActedOn,
    /// How many there were in each hour of the day on the person's own clock.
    pub by_hour: [u32; 24],
    /// Every day of the span, in order.
    pub daily: Vec<DayEpisodes>,
}

/// Episodes by whether they were acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ActedOn {
    /// They were not.
    pub no: u32,
    /// They were.
    pub yes: u32,
    /// The person did not say, or preferred not to.
    pub unsaid: u32,
}

/// The episodes of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DayEpisodes {
    /// The day.
    pub day: Day,
    /// How many there were.
    pub episodes: u32,
    /// The strongest.
    pub peak: Option<Scale>,
}

impl CravingEpisodes {
    /// Puts together the cravings among `readings`, all of which lie on one of `days`.
    #[must_use]
    pub fn of(readings: &[RatedEntry], days: impl IntoIterator<Item = Day>) -> Self {
        let cravings = || readings.iter().filter_map(|reading| Some((reading, reading.craving()?)));
        let minutes = cravings().filter_map(|(_, craving)| craving.minutes);
        let minutes = Summary::of(minutes.map(|m| f64::from(m.get())), 1);
        let mut acted_on = ActedOn::default();
        let mut by_hour = [0; 24];
        let mut strengths = StrengthTally::default();
        for (reading, craving) in cravings() {
            acted_on.add(craving.acted);
            strengths.add(craving.intensity);
            if let Some(hour) = by_hour.get_mut(reading.at.local().hour() as usize) {
                *hour += 1;
            }
        }
        Self {
            summary: strengths.finish(),
            median_minutes: minutes.median,
            timed: minutes.n,
            acted_on,
            by_hour,
            daily: days.into_iter().map(|day| DayEpisodes::of(readings, day)).collect(),
        }
    }
}

impl ActedOn {
    fn add(&mut self, answer: Option<Acted>) {
        match answer {
            Some(Acted::No) => self.no += 1,
            Some(Acted::Yes) => self.yes += 1,
            Some(Acted::Skip) | None => self.unsaid += 1,
        }
    }
}

impl DayEpisodes {
    fn of(readings: &[RatedEntry], day: Day) -> Self {
        let cravings =
            readings.iter().filter(|reading| reading.day == day).filter_map(RatedEntry::craving);
        let none = Self { day, episodes: 0, peak: None };
        cravings.fold(none, |so_far, craving| Self {
            day,
            episodes: so_far.episodes + 1,
            peak: so_far.peak.max(Some(craving.intensity)),
        })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{ActedOn, CravingEpisodes, DayEpisodes};
    use crate::domain::entry::checkin::CheckIn;
    use crate::domain::entry::craving::{Acted, Craving};
    use crate::domain::entry::rated_entry::{Rated, RatedEntry};
    use crate::domain::scale::{Minutes, Scale};
    use crate::domain::time::day::Day;
    use crate::domain::time::moment::Moment;

    fn day(of_november: u32) -> Day {
        Day::from_ymd(2026, 11, of_november).unwrap()
    }

    fn reading(of_november: u32, at: &str, rated: Rated) -> RatedEntry {
        let at = Moment::try_from(at.to_owned()).unwrap();
        RatedEntry { day: day(of_november), at, rated }
    }

    fn craving(of_november: u32, at: &str, intensity: u8, minutes: Option<u16>) -> RatedEntry {
        let craving = Craving::of(Scale::try_from(intensity).unwrap());
        let minutes = minutes.map(|m| Minutes::try_from(m).unwrap());
        reading(of_november, at, Rated::Craving(Craving { minutes, ..craving }))
    }

    #[test]
    fn nothing_is_said_of_no_episodes() {
        let checkin = Rated::CheckIn(CheckIn::default());
        let checkin = reading(16, "2026-11-16T20:00:00+01:00", checkin);
        let found = CravingEpisodes::of(&[checkin], [day(16), day(17)]);
        assert_eq!(
            (found.summary.episodes, found.summary.median_intensity, found.summary.peak),
            (0, None, None)
        );
        assert_eq!((found.median_minutes, found.by_hour), (None, [0; 24]));
        let quiet = |day| DayEpisodes { day, episodes: 0, peak: None };
        assert_eq!(found.daily, [quiet(day(16)), quiet(day(17))]);
    }

    #[test]
    fn a_few_episodes_are_put_together() {
        let entries = [
            craving(16, "2026-11-16T09:10:00+01:00", 3, None),
            craving(16, "2026-11-16T22:59:59+01:00", 9, Some(40)),
            craving(16, "2026-11-17T01:30:00+01:00", 8, Some(5)),
            craving(18, "2026-11-18T22:00:00-05:00", 4, Some(10)),
        ];
        let found = CravingEpisodes::of(&entries, [day(16), day(17), day(18)]);
        assert_eq!(found.summary.episodes, 4);
        assert_eq!(found.summary.median_intensity, Some(6.0));
        assert_eq!(found.summary.peak, Scale::try_from(9).ok());
        assert_eq!((found.median_minutes, found.timed), (Some(10.0), 3));
        let hours: Vec<_> = (0..24).filter(|hour| found.by_hour[*hour] > 0).collect();
        assert_eq!((hours, found.by_hour[22]), (vec![1, 9, 22], 2));
        let of_day = |number, episodes, peak: Option<u8>| DayEpisodes {
            day: day(number),
            episodes,
            peak: peak.map(|peak| Scale::try_from(peak).unwrap()),
        };
        let daily = [of_day(16, 3, Some(9)), of_day(17, 0, None), of_day(18, 1, Some(4))];
        assert_eq!(found.daily, daily);
    }

    #[rstest]
    #[case::not(Some(Acted::No), ActedOn { no: 1, ..ActedOn::default() })]
    #[case::was(Some(Acted::Yes), ActedOn { yes: 1, ..ActedOn::default() })]
    #[case::rather_not_said(Some(Acted::Skip), ActedOn { unsaid: 1, ..ActedOn::default() })]
    #[case::not_said(None, ActedOn { unsaid: 1, ..ActedOn::default() })]
    fn what_is_not_said_is_counted_apart(#[case] acted: Option<Acted>, #[case] expected: ActedOn) {
        let rated = Rated::Craving(Craving { acted, ..Craving::of(Scale::try_from(5).unwrap()) });
        let found = CravingEpisodes::of(&[reading(16, "2026-11-16T09:10:00Z", rated)], [day(16)]);
        assert_eq!((found.summary.episodes, found.acted_on), (1, expected));
    }
}
