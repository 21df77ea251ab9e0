//! Calendar heatmap: every day of a window with its status and its strongest craving.

use chrono::Weekday;
use serde::Serialize;

use super::attempt_stats::{CountedDays, DayCounts};
use crate::domain::code::codes;
use crate::domain::recovery::day_status::DayStatus;
use crate::domain::scale::Scale;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::horizon::OpenDays;
use crate::domain::time::window::Window;

codes! {
    /// The state of a day in the heatmap.
    DayState ("state of a day") {
        /// Without use.
        NoUse = "no_use",
        /// With use.
        Use = "use",
        /// Not known.
        Unknown = "unknown",
        /// Today, before its check-in: in no count yet.
        Open = "open",
        /// In no count: before the first start date, on it, or still to come.
        Outside = "outside",
    }
}

codes! {
    /// How strong a craving was, in three steps.
    CravingLevel ("strength of a craving") {
        /// 0 to 3.
        Low = "low",
        /// 4 to 6.
        Middle = "middle",
        /// 7 to 10.
        High = "high",
    }
}

impl CravingLevel {
    /// The step of a rating; where it counts as high is [`Scale::HIGH_CRAVING`].
    #[must_use]
    pub fn of(craving: Scale) -> Self {
        match craving {
            craving if craving >= Scale::HIGH_CRAVING => Self::High,
            craving if craving.get() >= 4 => Self::Middle,
            _ => Self::Low,
        }
    }
}

/// One day of a heatmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeatmapDay {
    /// The day.
    pub day: Day,
    /// What it is.
    pub state: DayState,
    /// Its strongest craving, rated at the check-in or logged as an episode.
    pub craving: Option<Scale>,
}

/// The days of a heatmap by what they are; together they make up the heatmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeatmapCounts {
    /// Those that count, by status.
    pub days: DayCounts,
    /// Today, where it is still open.
    pub open: u32,
    /// Those in no count.
    pub outside: u32,
    /// Those of each strength of craving: low, middle, high.
    pub cravings: [u32; 3],
    /// Those without a rating that are over and not outside.
    pub unrated: u32,
}

impl HeatmapCounts {
    /// Counts these days.
    #[must_use]
    pub fn of(days: &[HeatmapDay]) -> Self {
        let mut counts = Self::default();
        for HeatmapDay { state, craving, .. } in days {
            *match state {
                DayState::NoUse => &mut counts.days.no_use,
                DayState::Use => &mut counts.days.used,
                DayState::Unknown => &mut counts.days.unknown,
                DayState::Open => &mut counts.open,
                DayState::Outside => &mut counts.outside,
            } += 1;
            if let Some(level) = craving.map(CravingLevel::of) {
                counts.cravings[level as usize] += 1;
            } else {
                let may_be_rated = matches!(state, DayState::Outside | DayState::Open);
                counts.unrated += u32::from(!may_be_rated);
            }
        }
        counts
    }
}

/// A week of a heatmap, or the part of it that lies in the heatmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeatmapWeek<'s> {
    /// The week.
    pub week: Week,
    /// Its days in the heatmap, at least one.
    pub days: &'s [HeatmapDay],
}

impl HeatmapWeek<'_> {
    /// The strongest craving of the week, and the first day that had it.
    #[must_use]
    pub fn peak(&self) -> Option<(Scale, Day)> {
        let rated = self.days.iter().filter_map(|one| Some((one.craving?, one.day)));
        rated.reduce(|peak, next| if next.0 > peak.0 { next } else { peak })
    }
}

/// A calendar heatmap: every day of a window once, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CalendarHeatmap(Vec<HeatmapDay>);

/// The days that a heatmap counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The first start date, after which days count; `None` where nothing is counted.
    pub since: Option<Day>,
    /// The current day.
    pub today: Day,
    /// The days that are still open.
    pub open: OpenDays,
}

impl Counted {
    fn state(self, range: Option<CountedDays>, day: Day) -> DayState {
        let Some(range) = range else { return DayState::Outside };
        let open = self.open.contains(day) && day <= self.today && self.since < Some(day);
        match range.contains(day) {
            true => DayState::Unknown,
            false if open => DayState::Open,
            false => DayState::Outside,
        }
    }
}

impl CalendarHeatmap {
    /// The days of `window`, from the days on record and the cravings in any order; of two cravings
    /// of a day the stronger one stays.
    #[must_use]
    pub fn new(
        window: Window,
        counted: Counted,
        on_record: impl IntoIterator<Item = (Day, DayStatus)>,
        cravings: impl IntoIterator<Item = (Day, Scale)>,
    ) -> Self {
        let range =
            counted.since.and_then(|since| CountedDays::new(since, counted.today, counted.open));
        let every = (0..).zip(0..window.days()).map(|(n, _)| window.from().plus(n));
        let empty = |day| HeatmapDay { day, state: counted.state(range, day), craving: None };
        let mut days: Vec<HeatmapDay> = every.map(empty).collect();
        let at = |day: Day| usize::try_from(day.days_since(window.from())).ok();
        for (day, status) in on_record {
            let Some(one) = at(day).and_then(|at| days.get_mut(at)) else { continue };
            one.state = match status {
                DayStatus::NoUse if one.state == DayState::Unknown => DayState::NoUse,
                DayStatus::Use if one.state == DayState::Unknown => DayState::Use,
                _ => one.state,
            };
        }
        for (day, craving) in cravings {
            if let Some(one) = at(day).and_then(|at| days.get_mut(at)) {
                one.craving = one.craving.max(Some(craving));
            }
        }
        Self(days)
    }

    /// Its days.
    #[must_use]
    pub fn days(&self) -> &[HeatmapDay] {
        &self.0
    }

    /// Its weeks in order, where weeks start on `start`.
    pub fn weeks(&self, start: Weekday) -> impl Iterator<Item = HeatmapWeek<'_>> {
        let same =
            move |a: &HeatmapDay, b: &HeatmapDay| Week::of(a.day, start) == Week::of(b.day, start);
        let weeks = self.0.chunk_by(same);
        weeks.filter_map(move |days| {
            Some(HeatmapWeek { week: Week::of(days.first()?.day, start), days })
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{CalendarHeatmap, Counted, CravingLevel, DayState, HeatmapCounts};
    use crate::domain::code::Code;
    use crate::domain::figures::attempt_stats::AttemptStatsBuilder;
    use crate::domain::recovery::day_status::DayStatus;
    use crate::domain::scale::Scale;
    use crate::domain::testing::open;
    use crate::domain::time::day::{Day, Week};
    use crate::domain::time::window::Window;

    /// Friday 20 November 2026.
    fn today() -> Day {
        Day::from_ymd(2026, 11, 20).unwrap()
    }

    fn letters(heatmap: &CalendarHeatmap) -> String {
        let letter = |state| match state {
            DayState::NoUse => 'n',
            DayState::Use => 'u',
            DayState::Unknown => '?',
            DayState::Open => 'o',
            DayState::Outside => '-',
        };
        heatmap.days().iter().map(|one| letter(one.state)).collect()
    }

    #[rstest]
    #[case::whole(Some(-20), false, "?n?u??n")]
    #[case::today_is_open(Some(-20), true, "?n?u??o")]
    #[case::begun_within_it(Some(-4), false, "---u??n")]
    #[case::begun_today(Some(0), false, "-------")]
    #[case::begun_today_and_open(Some(0), true, "-------")]
    #[case::begun_yesterday_and_open(Some(-1), true, "------o")]
    #[case::ahead(Some(3), true, "-------")]
    #[case::no_start_date(None, true, "-------")]
    fn what_counts(#[case] since: Option<i32>, #[case] pending: bool, #[case] expected: &str) {
        let since = since.map(|n| today().plus(n));
        let counted = Counted { since, today: today(), open: open(today(), pending) };
        let on_record = [(-5, DayStatus::NoUse), (-3, DayStatus::Use), (-2, DayStatus::Unknown)];
        let now = (0, if pending { DayStatus::Unknown } else { DayStatus::NoUse });
        let days = on_record.into_iter().chain([now, (-9, DayStatus::Use), (1, DayStatus::Use)]);
        let days = days.map(|(n, status)| (today().plus(n), status));
        assert_eq!(
            letters(&CalendarHeatmap::new(Window::ending(today(), 7), counted, days, [])),
            expected
        );
    }

    #[rstest]
    #[case(0, CravingLevel::Low)]
    #[case(3, CravingLevel::Low)]
    #[case(4, CravingLevel::Middle)]
    #[case(6, CravingLevel::Middle)]
    #[case(7, CravingLevel::High)]
    #[case(10, CravingLevel::High)]
    fn cravings_have_three_strengths(#[case] rating: u8, #[case] level: CravingLevel) {
        assert_eq!(CravingLevel::of(rating.try_into().unwrap()), level);
    }

    #[test]
    fn the_strongest_craving_of_a_day_and_of_a_week() {
        let counted =
            Counted { since: Some(today().plus(-3)), today: today(), open: open(today(), true) };
        let cravings = [(-8, 9), (-2, 4), (-2, 8), (-1, 8), (0, 2), (-30, 10)];
        let cravings =
            cravings.map(|(n, rating)| (today().plus(n), Scale::try_from(rating).unwrap()));
        let heatmap = CalendarHeatmap::new(Window::ending(today(), 12), counted, [], cravings);
        let peaks: Vec<_> = heatmap
            .weeks(Weekday::Mon)
            .map(|week| (week.week.to_string(), week.days.len(), week.peak()))
            .collect();
        let peak = |n, rating: u8| Some((rating.try_into().unwrap(), today().plus(n)));
        assert_eq!(
            peaks,
            [("2026-W46".to_owned(), 7, peak(-8, 9)), ("2026-W47".to_owned(), 5, peak(-2, 8))]
        );
        let counts = HeatmapCounts::of(heatmap.days());
        assert_eq!(
            (counts.cravings, counts.unrated, counts.open, counts.outside),
            ([1, 0, 3], 0, 1, 9)
        );
    }

    proptest! {
        #[test]
        fn every_day_comes_once_and_the_counts_are_those_of_the_tally(
            length in 1..800u32,
            end in -400..400i32,
            since in -900..400i32,
            start in 0..7u8,
            pending: bool,
            record in proptest::collection::btree_map(-900..0i32, proptest::sample::select(DayStatus::ALL), 0..400),
        ) {
            let start = Weekday::try_from(start).unwrap();
            let window = Window::ending(today().plus(end), length);
            let since = today().plus(since);
            let days = || record.iter().map(|(n, status)| (today().plus(*n), *status));
            let counted = Counted { since: Some(since), today: today(), open: open(today(), pending) };
            let heatmap = CalendarHeatmap::new(window, counted, days(), []);

            let found: Vec<_> = heatmap.weeks(start).flat_map(|week| week.days).collect();
            prop_assert_eq!(found.len(), window.days() as usize);
            prop_assert!((0..).zip(&found).all(|(n, one)| one.day == window.from().plus(n)));
            let in_its_week = heatmap.weeks(start).all(|week| {
                week.days.iter().all(|one| Week::of(one.day, start) == week.week)
            });
            prop_assert!(in_its_week);

            let counts = HeatmapCounts::of(heatmap.days());
            prop_assert_eq!(counts.days.all() + counts.open + counts.outside, window.days());
            if window.from() <= since && today() <= window.to() {
                let tally = AttemptStatsBuilder::new(since, today(), open(today(), pending)).map(|mut tally| {
                    for (day, status) in days() {
                        tally.push(day, status);
                    }
                    tally.finish().days
                });
                prop_assert_eq!(counts.days, tally.unwrap_or_default());
            }
        }
    }
}
