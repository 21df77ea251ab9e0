//! How often each situation was met, and how often each way of coping was tried and helped.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::entry::coping::{Coping, Helped, Tried};
use crate::domain::entry::rated_entry::{Rated, RatedEntry};
use crate::domain::entry::situation::Situation;
use crate::domain::stats::wilson::wilson;
use crate::domain::time::day::Day;

/// How often a situation was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SituationCount {
    /// The situation.
    pub code: Situation,
    /// The cravings that went with it.
    pub episodes: u32,
    /// The days on which a craving or the check-in named it.
    pub days: usize,
}

/// The situations that the cravings and check-ins among `readings` name: those of the most episodes
/// first, then those of the most days, then in the order of the list.
#[must_use]
pub fn situations(readings: &[RatedEntry]) -> Vec<SituationCount> {
    let mut met: BTreeMap<Situation, (u32, BTreeSet<Day>)> = BTreeMap::new();
    for reading in readings {
        let (named, episode) = match &reading.rated {
            Rated::Craving(craving) => (craving.situations, 1),
            Rated::CheckIn(checkin) => (checkin.situations, 0),
        };
        for code in named.unwrap_or_default().iter() {
            let (episodes, days) = met.entry(code).or_default();
            *episodes += episode;
            days.insert(reading.day);
        }
    }
    let mut counts: Vec<_> = met
        .into_iter()
        .map(|(code, (episodes, days))| SituationCount { code, episodes, days: days.len() })
        .collect();
    counts.sort_by_key(|count| Reverse((count.episodes, count.days)));
    counts
}

/// How often a way of coping was tried, and how often it helped.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CopingCount {
    /// The way of coping.
    pub code: Coping,
    /// The cravings in which it was tried.
    pub tried: u32,
    /// Those of which the person said how far it helped.
    pub rated: u32,
    /// Those in which it helped; in part does not count.
    pub helped: u32,
    /// Those in which it helped in part, for a page.
    #[serde(skip)]
    pub partly: u32,
    /// The lower bound of the 95 % interval of helped among rated, in percent (Wilson 1927).
    pub low: Option<f64>,
    /// Its upper bound.
    pub high: Option<f64>,
}

impl CopingCount {
    /// The least number of rated uses for which a rate is given.
    pub const ENOUGH: u32 = 5;

    fn none(code: Coping) -> Self {
        Self { code, tried: 0, rated: 0, helped: 0, partly: 0, low: None, high: None }
    }

    fn add(&mut self, helped: Option<Helped>) {
        self.tried += 1;
        self.rated += u32::from(helped.is_some());
        self.helped += u32::from(helped == Some(Helped::Helped));
        self.partly += u32::from(helped == Some(Helped::Partly));
    }

    /// The least share of helping that the record still allows for (Wilson 1927), however few there are:
    /// to order ways of coping by, and not to show.
    #[must_use]
    pub fn least_share(&self) -> f64 {
        wilson(self.helped, self.rated).map_or(0.0, |interval| interval.low)
    }

    /// The ways that were rated, what helps most surely first.
    #[must_use]
    pub fn surest_first(counts: &[Self]) -> Vec<Self> {
        let mut rated: Vec<_> = counts.iter().filter(|one| one.rated > 0).copied().collect();
        rated.sort_by(|a, b| b.least_share().total_cmp(&a.least_share()).then(a.code.cmp(&b.code)));
        rated
    }

    fn with_interval(self) -> Self {
        let interval = wilson(self.helped, self.rated).filter(|_| self.rated >= Self::ENOUGH);
        Self {
            low: interval.map(|interval| 100.0 * interval.low),
            high: interval.map(|interval| 100.0 * interval.high),
            ..self
        }
    }
}

/// Counts ways of coping, craving by craving.
#[derive(Debug, Clone, Default)]
pub struct CopingTally(BTreeMap<Coping, CopingCount>);

impl CopingTally {
    /// Takes what was tried in a craving.
    pub fn add(&mut self, tried: &[Tried]) {
        for Tried { coping, helped } in tried {
            self.0.entry(*coping).or_insert_with(|| CopingCount::none(*coping)).add(*helped);
        }
    }

    /// The ways that were tried: the most tried first, then in the order of the list.
    #[must_use]
    pub fn finish(self) -> Vec<CopingCount> {
        let mut counts: Vec<_> = self.0.into_values().map(CopingCount::with_interval).collect();
        counts.sort_by_key(|count| Reverse(count.tried));
        counts
    }
}

/// The ways of coping that the cravings among `readings` name; see [`CopingTally::finish`].
#[must_use]
pub fn coping(readings: &[RatedEntry]) -> Vec<CopingCount> {
    let mut tally = CopingTally::default();
    for reading in readings {
        if let Some(craving) = reading.craving() {
            tally.add(&craving.coping);
        }
    }
    tally.finish()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{CopingCount, SituationCount, coping, situations};
    use crate::domain::entry::checkin::CheckIn;
    use crate::domain::entry::craving::Craving;
    use crate::domain::entry::rated_entry::{Rated, RatedEntry};
    use crate::domain::entry::situation::{Situation, Situations};
    use crate::domain::scale::Scale;
    use crate::domain::time::day::Day;
    use crate::domain::time::moment::Moment;

    fn reading(day: u32, rated: Rated) -> RatedEntry {
        let at = Moment::from_parts(0, 0).unwrap();
        RatedEntry { day: Day::from_ymd(2026, 11, day).unwrap(), at, rated }
    }

    fn craving(day: u32, situations: Option<&[Situation]>, coping: &[&str]) -> RatedEntry {
        let mut craving = Craving::of(Scale::try_from(5).unwrap());
        craving.situations = situations.map(|some| some.iter().copied().collect());
        craving.set_coping(coping.iter().map(|text| text.parse().unwrap()));
        reading(day, Rated::Craving(craving))
    }

    fn checkin(day: u32, situations: Option<&[Situation]>) -> RatedEntry {
        let situations: Option<Situations> = situations.map(|some| some.iter().copied().collect());
        reading(day, Rated::CheckIn(CheckIn { situations, ..CheckIn::default() }))
    }

    #[test]
    fn situations_come_by_episodes_then_days_then_the_list() {
        use Situation::{Conflict, PhysicalDiscomfort, PleasantTimes, SocialPressure};
        let entries = [
            craving(16, Some(&[PleasantTimes, Conflict]), &[]),
            craving(16, Some(&[Conflict]), &[]),
            craving(17, Some(&[SocialPressure]), &[]),
            craving(18, Some(&[]), &[]),
            craving(18, None, &[]),
            checkin(16, Some(&[Conflict])),
            checkin(17, None),
            checkin(18, Some(&[PleasantTimes, PhysicalDiscomfort])),
            checkin(19, Some(&[])),
        ];
        let count = |code, episodes, days| SituationCount { code, episodes, days };
        assert_eq!(
            situations(&entries),
            [
                count(Conflict, 2, 1),
                count(PleasantTimes, 1, 2),
                count(SocialPressure, 1, 1),
                count(PhysicalDiscomfort, 0, 1),
            ]
        );
    }

    #[rstest]
    #[case::never_rated(&["talk", "talk", "talk", "talk", "talk"], [5, 0, 0], None)]
    #[case::four_rated_are_too_few(&["talk:helped"; 4], [4, 4, 4], None)]
    #[case::five_tried_four_rated(
        &["talk", "talk:no", "talk:no", "talk:helped", "talk:partly"], [5, 4, 1], None
    )]
    #[case::in_part_is_rated_but_does_not_count(
        &["talk:helped", "talk:helped", "talk:helped", "talk:helped", "talk:partly"],
        [5, 5, 4],
        Some((37.553_462_976_252_52, 96.377_589_136_756_98)),
    )]
    #[case::unrated_ones_change_no_rate(
        &["talk:no", "talk:no", "talk", "talk:no", "talk:no", "talk:no", "talk"],
        [7, 5, 0],
        Some((0.0, 43.448_246_478_317_49)),
    )]
    fn a_rate_needs_five_answers(
        #[case] tried: &[&str],
        #[case] counts: [u32; 3],
        #[case] interval: Option<(f64, f64)>,
    ) {
        let entries: Vec<_> = tried.iter().map(|one| craving(16, None, &[one])).collect();
        let found = coping(&entries);
        let [CopingCount { tried, rated, helped, low, high, .. }] = found[..] else {
            panic!("one way of coping, not {found:?}")
        };
        assert_eq!([tried, rated, helped], counts);
        let (low_expected, high_expected) = interval.unzip();
        let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a == b,
        };
        assert!(near(low, low_expected) && near(high, high_expected), "{low:?} to {high:?}");
    }

    #[test]
    fn what_helps_most_surely_comes_first() {
        let mut entries = vec![craving(16, None, &["cold_water:helped", "talk:no", "distract"])];
        entries.resize_with(9, || craving(17, None, &["talk:helped", "leave:no"]));
        let order = CopingCount::surest_first(&coping(&entries));
        let order: Vec<_> = order.iter().map(|c| (c.code.to_string(), c.helped, c.rated)).collect();
        let expected = [("talk", 8, 9), ("cold_water", 1, 1), ("leave", 0, 8)];
        assert_eq!(order, expected.map(|(code, helped, rated)| (code.to_owned(), helped, rated)));
    }

    #[test]
    fn coping_comes_by_use_then_the_list() {
        let entries = [
            craving(16, None, &["talk", "leave:no", "delay:helped"]),
            craving(17, None, &["leave"]),
            checkin(17, None),
        ];
        let order: Vec<_> =
            coping(&entries).iter().map(|c| (c.code.to_string(), c.tried)).collect();
        let expected = [("leave", 2), ("delay", 1), ("talk", 1)];
        assert_eq!(order, expected.map(|(code, tried)| (code.to_owned(), tried)));
    }
}
