//! Days, spans and times in words.

use chrono::{Datelike, NaiveTime, Timelike, Weekday};

use crate::domain::code::codes;
use crate::domain::time::day::Day;
use crate::domain::time::day_time::DayTime;
use crate::domain::time::moment::Moment;

codes! {
    /// How times of day are written.
    HourFormat ("clock") {
        /// 14:30.
        H24 = "24h",
        /// 2:30 pm.
        H12 = "12h",
    }
}

/// "Friday 20 November", with the year where it is not that of `today`.
#[must_use]
pub fn date(day: Day, today: Day) -> String {
    dated(day, today, "%A %-d %B")
}

/// "Fri 20 Nov", with the year where it is not that of `today`.
#[must_use]
pub fn short_date(day: Day, today: Day) -> String {
    dated(day, today, "%a %-d %b")
}

/// "Friday 20 November 2026".
#[must_use]
pub fn full_date(day: Day) -> String {
    day.date().format("%A %-d %B %Y").to_string()
}

/// "today" and "yesterday"; where the day only ends at a time of the night, with what days these are, since that is
/// not plain after midnight.
#[must_use]
pub fn today_and_yesterday(today: Day, ends: Option<&str>) -> [String; 2] {
    let Some(ends) = ends else { return ["today", "yesterday"].map(str::to_owned) };
    [
        format!("today: {}, until {ends} tonight", date(today, today)),
        format!("yesterday: {}", date(today.plus(-1), today)),
    ]
}

/// "20 November", with the year where it is not that of `today`.
#[must_use]
pub fn day_of_year(day: Day, today: Day) -> String {
    dated(day, today, "%-d %B")
}

/// "in 9 days", "tomorrow".
#[must_use]
pub fn ahead(days: u32) -> String {
    if days == 1 { "tomorrow".to_owned() } else { format!("in {}", super::days(days)) }
}

/// "July 2027".
#[must_use]
pub fn month(day: Day) -> String {
    day.date().format("%B %Y").to_string()
}

fn dated(day: Day, today: Day, format: &str) -> String {
    let words = day.date().format(format);
    if day.date().year() == today.date().year() {
        words.to_string()
    } else {
        format!("{words} {}", day.date().year())
    }
}

/// "Friday".
#[must_use]
pub fn weekday(day: Day) -> String {
    day.date().format("%A").to_string()
}

/// "Friday".
#[must_use]
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "16 to 20 November", "30 November to 6 December", with years where needed.
#[must_use]
pub fn span(from: Day, to: Day, today: Day) -> String {
    from_to(from, to, today, "%-d", "%B")
}

/// "16 to 20 November 2026": as [`span`], always with the year.
#[must_use]
pub fn full_span(from: Day, to: Day) -> String {
    format!("{} {}", span(from, to, to), to.date().year())
}

/// As [`full_span`], with the months in short over a new year, so that a title keeps to one row:
/// "18 Dec 2026 to 14 Jan 2027".
#[must_use]
pub fn row_span(from: Day, to: Day) -> String {
    let year = to.date().year();
    if from.date().year() == year {
        return full_span(from, to);
    }
    format!("{} {year}", short_span(from, to, to))
}

/// "Mon 16 to Fri 20 November"; see [`span`].
#[must_use]
pub fn weekday_span(from: Day, to: Day, today: Day) -> String {
    from_to(from, to, today, "%a %-d", "%B")
}

/// "16 to 20 Nov", "30 Nov to 6 Dec"; see [`span`].
#[must_use]
pub fn short_span(from: Day, to: Day, today: Day) -> String {
    from_to(from, to, today, "%-d", "%b")
}

fn from_to(from: Day, to: Day, today: Day, day: &str, month: &str) -> String {
    let end = dated(to, today, &format!("{day} {month}"));
    let (a, b) = (from.date(), to.date());
    let start = match (a.year() == b.year(), a.month() == b.month()) {
        _ if from == to => return end,
        (true, true) => day.to_owned(),
        (true, false) => format!("{day} {month}"),
        (false, _) => format!("{day} {month} %Y"),
    };
    format!("{} to {end}", a.format(&start))
}

/// "14:30" or "2:30 pm".
#[must_use]
pub fn time(time: NaiveTime, clock: HourFormat) -> String {
    match clock {
        HourFormat::H24 => format!("{:02}:{:02}", time.hour(), time.minute()),
        HourFormat::H12 => {
            let (afternoon, hour) = time.hour12();
            format!("{hour}:{:02} {}", time.minute(), if afternoon { "pm" } else { "am" })
        }
    }
}

/// "in the evening", "at 19:00".
#[must_use]
pub fn day_time(of: DayTime, clock: HourFormat) -> String {
    match of {
        DayTime::Morning => "in the morning".to_owned(),
        DayTime::Midday => "at midday".to_owned(),
        DayTime::Evening => "in the evening".to_owned(),
        DayTime::At(at) => format!("at {}", time(at, clock)),
    }
}

/// "meeting at 19:00", "walk (evening)", "walk".
#[must_use]
pub fn at_day_time(name: &str, of: Option<DayTime>, clock: HourFormat) -> String {
    match of {
        Some(at @ DayTime::At(_)) => format!("{name} {}", day_time(at, clock)),
        Some(part) => format!("{name} ({part})"),
        None => name.to_owned(),
    }
}

/// "Friday 20 November at 14:30", by the calendar on the wall.
#[must_use]
pub fn moment(at: Moment, today: Day, clock: HourFormat) -> String {
    let time = time(at.local().time(), clock);
    match Day::from_date(at.local().date()) {
        Some(day) => format!("{} at {time}", date(day, today)),
        None => time,
    }
}

/// "Fri 20 Nov, 14:30"; see [`short_date`].
#[must_use]
pub fn short_moment(at: Moment, today: Day, clock: HourFormat) -> String {
    let time = time(at.local().time(), clock);
    match Day::from_date(at.local().date()) {
        Some(day) => format!("{}, {time}", short_date(day, today)),
        None => time,
    }
}

/// When something that belongs to `day` was written: "Friday 20 November, 21:30" or, between midnight
/// and the end of the day, "Sunday 29 November, 01:30 (the night of Saturday)".
#[must_use]
pub fn written(at: Moment, day: Day, today: Day, clock: HourFormat) -> String {
    let time = time(at.local().time(), clock);
    match at.date().days_since(day) {
        0 => format!("{}, {time}", date(day, today)),
        1 => format!("{}, {time} (the night of {})", date(at.date(), today), weekday(day)),
        _ => date(day, today),
    }
}
