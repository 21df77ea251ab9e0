//! Milestones on the way, by calendar arithmetic from the start date.

use std::fmt;
use std::str::FromStr;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::id::Id;
use crate::domain::name_match::Named;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::domain::time::start_offset::{BadAfter, StartOffset};

/// A milestone and the day it falls on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its name: "90 days", "6 months", "2 years".
    pub label: String,
    /// The day it falls on.
    pub on: Day,
}

/// A milestone that lies ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextMilestone {
    /// Its name.
    pub label: String,
    /// The day it falls on.
    pub on: Day,
    /// Days from today to it, at least 1.
    pub in_days: u32,
}

/// What a milestone of the person's own counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoning {
    /// The time after a start date, in every attempt.
    Start(StartOffset),
    /// So many weeks within the limit of the person's own, 1 to 1,000 in all.
    WeeksWithin(u16),
}

impl Reckoning {
    /// The most weeks.
    pub const MOST_WEEKS: u16 = 1_000;
    /// What follows the number of weeks where one is written.
    const WITHIN: &str = " weeks within";

    /// Its name: "90 days after the start date", "10 weeks within your limit".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Start(after) => format!("{} after the start date", after.label()),
            Self::WeeksWithin(1) => "1 week within your limit".to_owned(),
            Self::WeeksWithin(weeks) => format!("{weeks} weeks within your limit"),
        }
    }
}

impl FromStr for Reckoning {
    type Err = BadAfter;

    fn from_str(text: &str) -> Result<Self, BadAfter> {
        let Some(weeks) = text.strip_suffix(Self::WITHIN) else {
            return text.parse().map(Self::Start);
        };
        let weeks = weeks.parse().ok().filter(|weeks| (1..=Self::MOST_WEEKS).contains(weeks));
        weeks.map(Self::WeeksWithin).ok_or_else(|| BadAfter(text.to_owned()))
    }
}

impl fmt::Display for Reckoning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start(after) => after.fmt(f),
            Self::WeeksWithin(weeks) => write!(f, "{weeks}{}", Self::WITHIN),
        }
    }
}

impl Serialize for Reckoning {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reckoning {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// A milestone of the person's own, for one focus and every attempt at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a milestone")]
pub struct OwnMilestone {
    /// Its id.
    pub id: Id,
    /// The id of the focus.
    pub focus: Id,
    /// What the person calls it, unique within the focus without regard to case.
    pub name: Name,
    /// How long after a start date it falls, like `100d`, or `10 weeks within` the limit of the person's own.
    pub after: Reckoning,
    /// When it was put away, if it was.
    #[serde(default)]
    pub archived_at: Option<Instant>,
    /// The day on which it was put away, if it was; what was reached before stays reached.
    pub archived_on: Option<Day>,
    /// When it last changed.
    pub updated_at: Instant,
    /// The last days of the weeks within the limit so far, as far as they were looked up.
    #[serde(skip)]
    pub weeks_within: Vec<Day>,
}

impl Named for OwnMilestone {
    fn name(&self) -> &Name {
        &self.name
    }

    fn is_archived(&self) -> bool {
        self.archived_on.is_some()
    }
}

impl OwnMilestone {
    /// The same with the time of its day of being put away: older copies of a journal have the day alone.
    #[must_use]
    pub fn with_time_put_away(mut self) -> Self {
        let noon = self.archived_on.map(Instant::noon_of);
        self.archived_at = noon.map(|noon| self.archived_at.unwrap_or(noon));
        self
    }

    /// The milestone as it falls after a start date; `None` past the end of the calendar, and where it counts weeks.
    #[must_use]
    pub fn from(&self, since: Day) -> Option<Milestone> {
        let Reckoning::Start(after) = self.after else { return None };
        Some(Milestone { label: self.name.to_string(), on: after.from(since)? })
    }

    /// The milestone as the weeks within the limit have reached it. Weeks count wherever they lie: one over the limit,
    /// or one that is not known, takes none away.
    #[must_use]
    pub fn by_weeks(&self) -> Option<Milestone> {
        let Reckoning::WeeksWithin(weeks) = self.after else { return None };
        let on = *self.weeks_within.get(usize::from(weeks).checked_sub(1)?)?;
        Some(Milestone { label: self.name.to_string(), on })
    }
}

/// The key tags of Narcotics Anonymous, and day 183, from which the stages of change speak of
/// maintenance (Prochaska, `DiClemente` & Norcross 1992). Of two on one day the one named first leads.
const STEPS: [StartOffset; 9] = [
    StartOffset::Days(1),
    StartOffset::Days(30),
    StartOffset::Days(60),
    StartOffset::Days(90),
    StartOffset::Months(6),
    StartOffset::Days(183),
    StartOffset::Months(9),
    StartOffset::Months(12),
    StartOffset::Months(18),
];

/// The milestone that falls so long after a start date, under the name of that time.
fn usual(since: Day, after: StartOffset) -> Option<Milestone> {
    Some(Milestone { label: after.label(), on: after.from(since)? })
}

/// Every milestone after `since` in the order of their days: 1, 30, 60, 90 and 183 days, 6 and 9
/// months, 1 year, 18 months, then every year.
pub fn milestones(since: Day) -> impl Iterator<Item = Milestone> {
    let mut first = STEPS;
    first.sort_by_key(|after| after.from(since).unwrap_or(Day::last()));
    let years = (2..).map(|year| StartOffset::Months(12 * year));
    first.into_iter().chain(years).map_while(move |after| usual(since, after))
}

/// The milestones reached by `today`, in order. A use day takes none away.
#[must_use]
pub fn reached(since: Day, today: Day) -> Vec<Milestone> {
    milestones(since).take_while(|milestone| milestone.on <= today).collect()
}

impl NextMilestone {
    /// One that lies ahead, seen from `today`.
    #[must_use]
    pub fn of(Milestone { label, on }: Milestone, today: Day) -> Self {
        Self { label, on, in_days: on.number().abs_diff(today.number()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::{NextMilestone, OwnMilestone, milestones, reached};
    use crate::domain::id::Id;
    use crate::domain::name_match::find;
    use crate::domain::time::day::Day;
    use crate::domain::time::moment::Instant;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::a_common_year(
        "2026-08-01",
        &[
            ("1 day", "2026-08-02"), ("30 days", "2026-08-31"), ("60 days", "2026-09-30"),
            ("90 days", "2026-10-30"), ("183 days", "2027-01-31"), ("6 months", "2027-02-01"),
            ("9 months", "2027-05-01"), ("1 year", "2027-08-01"), ("18 months", "2028-02-01"),
            ("2 years", "2028-08-01"), ("3 years", "2029-08-01"),
        ],
    )]
    #[case::six_months_come_before_day_183(
        "2026-01-31",
        &[
            ("1 day", "2026-02-01"), ("30 days", "2026-03-02"), ("60 days", "2026-04-01"),
            ("90 days", "2026-05-01"), ("6 months", "2026-07-31"), ("183 days", "2026-08-02"),
            ("9 months", "2026-10-31"), ("1 year", "2027-01-31"), ("18 months", "2027-07-31"),
            ("2 years", "2028-01-31"), ("3 years", "2029-01-31"),
        ],
    )]
    #[case::from_a_leap_day(
        "2024-02-29",
        &[
            ("1 day", "2024-03-01"), ("30 days", "2024-03-30"), ("60 days", "2024-04-29"),
            ("90 days", "2024-05-29"), ("6 months", "2024-08-29"), ("183 days", "2024-08-30"),
            ("9 months", "2024-11-29"), ("1 year", "2025-02-28"), ("18 months", "2025-08-29"),
            ("2 years", "2026-02-28"), ("3 years", "2027-02-28"), ("4 years", "2028-02-29"),
        ],
    )]
    #[case::short_months(
        "2026-08-31",
        &[
            ("1 day", "2026-09-01"), ("30 days", "2026-09-30"), ("60 days", "2026-10-30"),
            ("90 days", "2026-11-29"), ("6 months", "2027-02-28"), ("183 days", "2027-03-02"),
            ("9 months", "2027-05-31"), ("1 year", "2027-08-31"), ("18 months", "2028-02-29"),
        ],
    )]
    #[case::of_two_on_one_day_six_months_lead(
        "2027-10-01",
        &[
            ("1 day", "2027-10-02"), ("30 days", "2027-10-31"), ("60 days", "2027-11-30"),
            ("90 days", "2027-12-30"), ("6 months", "2028-04-01"), ("183 days", "2028-04-01"),
        ],
    )]
    fn the_order_of_milestones(#[case] since: &str, #[case] expected: &[(&str, &str)]) {
        let found: Vec<_> = milestones(day(since))
            .take(expected.len())
            .map(|milestone| (milestone.label, milestone.on))
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(label, on)| ((*label).to_owned(), day(on))).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case::day_0("2026-08-01", "2026-08-01", Some(("1 day", "2026-08-02", 1)))]
    #[case::on_one_looks_to_the_next("2026-08-01", "2026-08-02", Some(("30 days", "2026-08-31", 29)))]
    #[case::day_81("2026-08-31", "2026-11-20", Some(("90 days", "2026-11-29", 9)))]
    #[case::after_five_years("2021-06-01", "2026-06-01", Some(("6 years", "2027-06-01", 365)))]
    #[case::after_fifty_years("1976-11-21", "2026-11-20", Some(("50 years", "2026-11-21", 1)))]
    #[case::at_the_end_of_the_calendar("9999-06-01", "9999-12-30", None)]
    fn the_next_one_lies_after_today(
        #[case] since: &str,
        #[case] today: &str,
        #[case] next: Option<(&str, &str, u32)>,
    ) {
        let expected = next.map(|(label, on, in_days)| NextMilestone {
            label: label.to_owned(),
            on: day(on),
            in_days,
        });
        let found = milestones(day(since)).find(|one| one.on > day(today));
        assert_eq!(found.map(|one| NextMilestone::of(one, day(today))), expected);
    }

    #[rstest]
    #[case::day_0("2026-08-01", 0)]
    #[case::day_1("2026-08-02", 1)]
    #[case::day_90("2026-10-30", 4)]
    #[case::a_year("2027-08-01", 8)]
    #[case::five_years("2031-08-01", 13)]
    fn what_is_reached_stays(#[case] today: &str, #[case] number: usize) {
        assert_eq!(reached(day("2026-08-01"), day(today)).len(), number);
    }

    #[rstest]
    #[case::by_the_start_of_a_word("hundred", Some("a hundred days"))]
    #[case::put_away_by_its_whole_name("a hundred nights", Some("a hundred nights"))]
    #[case::put_away_by_the_start_of_a_word("nights", None)]
    fn one_that_is_put_away_is_found_by_its_whole_name(
        #[case] name: &str,
        #[case] expected: Option<&str>,
    ) {
        let id = Id::from_random([1; 16]);
        let own = |name: &str, archived_on: Option<&str>| OwnMilestone {
            id,
            focus: id,
            name: name.parse().unwrap(),
            after: "100d".parse().unwrap(),
            archived_at: None,
            archived_on: archived_on.map(day),
            updated_at: Instant::noon_of(day("2026-08-01")),
            weeks_within: Vec::new(),
        };
        let all = [own("a hundred days", None), own("a hundred nights", Some("2026-08-01"))];
        let found = find(&all, &name.parse().unwrap()).ok();
        assert_eq!(found.map(|one| one.name.as_str()), expected);
    }

    proptest! {
        #[test]
        fn the_reached_and_the_next_meet(since in -20_000..20_000i32, passed in 0..20_000i32) {
            let since = Day::from_number(since).unwrap();
            let today = since.plus(passed);
            let reached = reached(since, today);
            prop_assert!(reached.is_sorted_by_key(|milestone| milestone.on));
            prop_assert!(reached.iter().all(|milestone| milestone.on <= today));
            let after = milestones(since).nth(reached.len()).unwrap();
            prop_assert!(after.on > today);
        }
    }
}
