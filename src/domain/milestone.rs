//! Milestones on the way, by calendar arithmetic from the start date.

use chrono::Months;
use serde::Serialize;

use super::day::Day;

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
pub struct NextMilestone {
    /// Its name.
    pub label: String,
    /// The day it falls on.
    pub on: Day,
    /// Days from today to it, at least 1.
    pub in_days: u32,
}

/// A distance from the start date.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i32),
    Months(u32),
}

/// The key tags of Narcotics Anonymous, and day 183, from which the stages of change speak of
/// maintenance (Prochaska, `DiClemente` & Norcross 1992). Of two on one day the one named first leads.
const STEPS: [Step; 9] = [
    Step::Days(1),
    Step::Days(30),
    Step::Days(60),
    Step::Days(90),
    Step::Months(6),
    Step::Days(183),
    Step::Months(9),
    Step::Months(12),
    Step::Months(18),
];

impl Step {
    fn from(self, since: Day) -> Option<Milestone> {
        let on = match self {
            Self::Days(days) => Some(since.plus(days)).filter(|on| on.days_since(since) == days),
            Self::Months(months) => {
                since.date().checked_add_months(Months::new(months)).and_then(Day::from_date)
            }
        };
        Some(Milestone { label: self.label(), on: on? })
    }

    fn label(self) -> String {
        let (number, unit) = match self {
            Self::Days(days) => (days.unsigned_abs(), "day"),
            Self::Months(months) if months % 12 == 0 => (months / 12, "year"),
            Self::Months(months) => (months, "month"),
        };
        format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

/// Every milestone after `since` in the order of their days: 1, 30, 60, 90 and 183 days, 6 and 9
/// months, 1 year, 18 months, then every year.
pub fn milestones(since: Day) -> impl Iterator<Item = Milestone> {
    let mut first = STEPS;
    first.sort_by_key(|step| step.from(since).map_or(Day::last(), |milestone| milestone.on));
    let years = (2..).map(|year| Step::Months(12 * year));
    first.into_iter().chain(years).map_while(move |step| step.from(since))
}

/// The milestones reached by `today`, in order. A use day takes none away.
#[must_use]
pub fn reached(since: Day, today: Day) -> Vec<Milestone> {
    milestones(since).take_while(|milestone| milestone.on <= today).collect()
}

/// The first milestone after `today`; `None` while the start date lies ahead.
#[must_use]
pub fn next_milestone(since: Day, today: Day) -> Option<NextMilestone> {
    if since > today {
        return None;
    }
    let Milestone { label, on } = milestones(since).find(|milestone| milestone.on > today)?;
    Some(NextMilestone { label, on, in_days: on.number().abs_diff(today.number()) })
}
