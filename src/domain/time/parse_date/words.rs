//! Reads the words of a date and the digits of a time: `3 days ago`, `mon`, `2:30pm`.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};

use crate::domain::time::day::Day;

/// Splits a date in words, possibly none, from the time of day that ends the text.
pub(super) fn date_and_time(lower: &str) -> Option<(String, NaiveTime)> {
    let mut words: Vec<&str> = lower.split_whitespace().filter(|word| *word != "at").collect();
    let half = words.pop_if(|last| *last == "am" || *last == "pm").unwrap_or_default();
    let last = words.pop()?;
    let (date, clock) = last.split_once('t').filter(|(date, _)| date.len() == 10).unzip();
    words.extend(date);
    let time = time_of_day(&format!("{}{half}", clock.unwrap_or(last)))?;
    Some((words.join(" "), time))
}

/// Reads `9:05`, `14:30`, `14:30:15`, `2pm` and `2:30pm`.
pub(super) fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (digits, noon) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest, Some(0)),
        (_, Some(rest)) => (rest, Some(12)),
        _ => (text, None),
    };
    let mut parts = digits.split(':');
    let hour = number(parts.next()?, 1..=2)?;
    let minute = match (parts.next(), noon) {
        (Some(minute), _) => number(minute, 2..=2)?,
        (None, Some(_)) => 0,
        (None, None) => return None,
    };
    let second = parts.next().map_or(Some(0), |second| number(second, 2..=2))?;
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, second).filter(|_| parts.next().is_none())
}

pub(super) fn number<N: std::str::FromStr>(
    digits: &str,
    lengths: std::ops::RangeInclusive<usize>,
) -> Option<N> {
    let plain = lengths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

pub(super) fn day_of_words(lower: &str, today: Day) -> Option<Day> {
    match lower {
        "today" => return Some(today),
        "yesterday" => return Some(today.plus(-1)),
        "tomorrow" => return Some(today.plus(1)),
        _ => {}
    }
    if let Some(weekday) = weekday(lower) {
        let back = today.weekday().days_since(weekday);
        return Some(today.plus(-i32::try_from(back).ok()?));
    }
    let (sign, amount) = if let Some(amount) = lower.strip_suffix(" ago") {
        (-1, amount)
    } else if let Some(amount) = lower.strip_prefix('-') {
        (-1, amount)
    } else if let Some(amount) = lower.strip_prefix('+') {
        (1, amount)
    } else {
        return lower.parse().ok();
    };
    let days = match amount_of_words(amount)? {
        (number, Unit::Days) => number,
        (number, Unit::Weeks) => number * 7,
        _ => return None,
    };
    let date: NaiveDate = today.date().checked_add_signed(TimeDelta::days(sign * days))?;
    Day::from_date(date)
}

/// The weekday of an English name, in full or its first three letters or more.
pub(super) fn weekday(lower: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let named = NAMES.iter().find(|(name, _)| lower.len() >= 3 && name.starts_with(lower));
    named.map(|(_, weekday)| *weekday)
}

/// A unit of an amount of time.
pub(super) enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
}

/// Reads `3d`, `3 days`, `90 min`, `2h`: a number of at most five digits and a unit.
pub(super) fn amount_of_words(text: &str) -> Option<(i64, Unit)> {
    let split = text.find(|c: char| !c.is_ascii_digit())?;
    let (digits, unit) = text.split_at(split);
    let unit = match unit.trim_start() {
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minutes,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hours,
        "d" | "day" | "days" => Unit::Days,
        "w" | "week" | "weeks" => Unit::Weeks,
        _ => return None,
    };
    Some((number(digits, 1..=5)?, unit))
}
