//! Every day of some weeks, each with a sign of its own for what it was.

use super::Cells;

/// The days of some weeks, a column a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What it shows: "Days".
    pub title: String,
    /// The names of the days of a week, the first at the top.
    pub weekdays: [String; 7],
    /// The weeks in order.
    pub weeks: Vec<CalendarWeek>,
    /// Each sign that is met, and what it stands for, with how many days have it.
    pub legend: Vec<(DaySign, String)>,
}

/// A week of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarWeek {
    /// Its first day: "16 November".
    pub label: String,
    /// Its days; `None` where a day is not in the calendar.
    pub days: [Option<DaySign>; 7],
}

/// What a day is shown as. Each has a shape of its own, so that none rests on its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaySign {
    /// A day without use: a full square.
    NoUse,
    /// A day with use: an open diamond.
    Use,
    /// Nothing known: a dot.
    Nothing,
    /// Today, still open: a ring.
    Open,
    /// A weak craving: a low bar.
    Low,
    /// A craving of middle strength: a bar half as high as the day.
    Middle,
    /// A strong craving: a bar as high as the day.
    High,
}

impl DaySign {
    /// The word of it in a table, `none` where nothing is known.
    fn word(self, none: &str) -> &str {
        match self {
            Self::NoUse => "without",
            Self::Use => "use",
            Self::Nothing => none,
            Self::Open => "open",
            Self::Low => "0 to 3",
            Self::Middle => "4 to 6",
            Self::High => "7 to 10",
        }
    }
}

impl Calendar {
    /// The days as a table, a row a week, `none` where nothing is known.
    #[must_use]
    pub fn cells(&self, none: &str) -> Cells {
        let word = |day: &Option<DaySign>| day.map_or("", |mark| mark.word(none)).to_owned();
        let row = |week: &CalendarWeek| {
            std::iter::once(week.label.clone()).chain(week.days.iter().map(word)).collect()
        };
        let head = std::iter::once("Week of".to_owned()).chain(self.weekdays.iter().cloned());
        Cells { head: head.collect(), rows: self.weeks.iter().map(row).collect() }
    }

    /// The legend in one sentence: what the drawing holds.
    #[must_use]
    pub fn description(&self) -> String {
        self.legend.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; ")
    }
}
