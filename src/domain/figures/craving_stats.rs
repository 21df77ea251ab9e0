//! Craving statistics over many years, computed one craving at a time in constant memory.

use std::collections::BTreeMap;

use chrono::Timelike;
use serde::Serialize;

use super::coping_stats::{CopingCount, CopingTally};
use super::times_of_week::TimesOfWeek;
use crate::domain::entry::craving::Craving;
use crate::domain::entry::situation::Situation;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;

/// How many cravings there were, and how strong.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CravingSummary {
    /// How many.
    pub episodes: u32,
    /// The middle of their strengths, from one on.
    pub median_intensity: Option<f64>,
    /// The strongest.
    pub peak: Option<Scale>,
}

/// Histogram of cravings by strength, 0 to 10.
#[derive(Debug, Clone, Copy, Default)]
pub struct StrengthTally([u32; Scale::MAX as usize + 1]);

impl StrengthTally {
    /// Takes one.
    pub fn add(&mut self, intensity: Scale) {
        self.0[usize::from(intensity.get())] += 1;
    }

    /// The strength of the craving of this rank, the weakest having rank 0.
    fn of_rank(&self, rank: u32) -> Option<Scale> {
        let mut so_far = 0;
        let at = self.0.iter().position(|n| {
            so_far += n;
            rank < so_far
        });
        Scale::try_from(u8::try_from(at?).ok()?).ok()
    }

    /// How many there were, and how strong.
    #[must_use]
    pub fn finish(&self) -> CravingSummary {
        let episodes: u32 = self.0.iter().sum();
        let last = episodes.saturating_sub(1);
        let middle = self.of_rank(last / 2).zip(self.of_rank(episodes / 2));
        CravingSummary {
            episodes,
            median_intensity: middle.map(|(a, b)| f64::midpoint(a.into(), b.into())),
            peak: self.of_rank(last),
        }
    }
}

/// The cravings around one situation, and what was tried against them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SituationCravings {
    /// The situation.
    pub situation: Situation,
    /// How many cravings named it.
    pub episodes: u32,
    /// What was tried in them, the most tried first.
    pub coping: Vec<CopingCount>,
}

/// Craving count and strength of the last so many hours.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecentCravings {
    /// How many hours back.
    pub hours: u32,
    /// The cravings.
    #[serde(flatten)]
    pub cravings: CravingSummary,
}

/// The cravings of a window, put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Cravings {
    /// Those of each window asked for.
    pub windows: Vec<(Window, CravingSummary)>,
    /// Those of the last hours, as asked for.
    pub recent: Vec<RecentCravings>,
    /// How many began in each hour of the day on the person's own clock.
    pub hours: [u32; 24],
    /// How many belong to each day of the week, Monday first.
    pub weekdays: [u32; 7],
    /// When in the week they came.
    pub times_of_week: TimesOfWeek,
    /// Of how many the situations were answered.
    pub answered: u32,
    /// By situation, the most frequent first.
    pub situations: Vec<SituationCravings>,
    /// What was tried, the most tried first.
    pub coping: Vec<CopingCount>,
}

impl Cravings {
    /// Those of a window; none where it was not asked for.
    #[must_use]
    pub fn within(&self, window: Window) -> CravingSummary {
        let found = self.windows.iter().find(|(one, _)| *one == window);
        found.map_or_else(CravingSummary::default, |(_, strengths)| *strengths)
    }
}

/// Counts cravings one at a time, in any order.
#[derive(Debug, Clone)]
pub struct CravingTally {
    main: Window,
    windows: Vec<(Window, StrengthTally)>,
    recent: Vec<(u32, std::ops::RangeInclusive<i64>, StrengthTally)>,
    hours: [u32; 24],
    weekdays: [u32; 7],
    times_of_week: TimesOfWeek,
    answered: u32,
    situations: BTreeMap<Situation, (u32, CopingTally)>,
    coping: CopingTally,
}

impl CravingTally {
    /// Starts, to go into the cravings of `main` and to count those of each of `windows`.
    #[must_use]
    pub fn new(main: Window, windows: impl IntoIterator<Item = Window>) -> Self {
        Self {
            main,
            windows: windows.into_iter().map(|one| (one, StrengthTally::default())).collect(),
            recent: Vec::new(),
            hours: [0; 24],
            weekdays: [0; 7],
            times_of_week: TimesOfWeek::default(),
            answered: 0,
            situations: BTreeMap::new(),
            coping: CopingTally::default(),
        }
    }

    /// Counts those of the last `hours` up to `now` too.
    pub fn also_within(&mut self, hours: u32, now: Moment) {
        let since = now.seconds() - i64::from(hours) * 3_600;
        self.recent.push((hours, since + 1..=now.seconds(), StrengthTally::default()));
    }

    /// Takes a craving of a day.
    pub fn push(&mut self, day: Day, at: Moment, craving: &Craving) {
        for (_, by_strength) in self.windows.iter_mut().filter(|one| one.0.contains(day)) {
            by_strength.add(craving.intensity);
        }
        for (_, span, by_strength) in &mut self.recent {
            if span.contains(&at.seconds()) {
                by_strength.add(craving.intensity);
            }
        }
        if !self.main.contains(day) {
            return;
        }
        self.hours[at.local().hour() as usize % 24] += 1;
        self.weekdays[day.weekday().num_days_from_monday() as usize % 7] += 1;
        self.times_of_week.add(at);
        self.coping.add(&craving.coping);
        self.answered += u32::from(craving.situations.is_some());
        for situation in craving.situations.unwrap_or_default().iter() {
            let (episodes, coping) = self.situations.entry(situation).or_default();
            *episodes += 1;
            coping.add(&craving.coping);
        }
    }

    /// All the cravings taken.
    #[must_use]
    pub fn finish(self) -> Cravings {
        let mut situations: Vec<_> = self
            .situations
            .into_iter()
            .map(|(situation, (episodes, coping))| SituationCravings {
                situation,
                episodes,
                coping: coping.finish(),
            })
            .collect();
        situations.sort_by_key(|one| std::cmp::Reverse(one.episodes));
        let recent = self.recent.iter();
        Cravings {
            windows: self.windows.iter().map(|(one, found)| (*one, found.finish())).collect(),
            recent: recent
                .map(|(hours, _, by_strength)| RecentCravings {
                    hours: *hours,
                    cravings: by_strength.finish(),
                })
                .collect(),
            hours: self.hours,
            weekdays: self.weekdays,
            times_of_week: self.times_of_week,
            answered: self.answered,
            situations,
            coping: self.coping.finish(),
        }
    }
}

#[cfg(test)]
mod tests;
