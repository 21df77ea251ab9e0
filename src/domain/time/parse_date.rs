//! Days and times in the words people type, read against a given now.
//!
//! A word for a day means one thing in `--date` and in `--at`: a journal day, counted from the current
//! one, which before `day_end` is still the day before: at 01:30 at night `yesterday 22:00` was more
//! than a day ago. The hours of a day before `day_end` come in the night that ends it or, where that
//! night is still to come, in the one before. A time without a date, or with `today`, is the one of
//! this calendar date; at night, where that is still to come, the one of the evening before. A date
//! that is written out with a time, like 2026-11-20 14:30, is one of the calendar on the wall.

mod words;

use chrono::{MappedLocalTime, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

use super::day::{BadWeek, Day, Week};
use super::moment::Moment;
use words::{Unit, amount_of_words, date_and_time, day_of_words, weekday};

/// A time zone: what its clocks show at an instant, and when they show a time.
pub trait Zone {
    /// The moments at which they show this time: none in a gap, in a fold two, the earlier first.
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment>;

    /// The moment of Unix seconds, at the offset that holds there then; `None` outside 1900–9999.
    fn at_instant(&self, seconds: i64) -> Option<Moment>;
}

/// Words that name no day or time, or one that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadWhen {
    /// The words name no day.
    #[error("\"{0}\" is not a date")]
    UnreadableDay(String),
    /// The words name no time.
    #[error("\"{0}\" is not a time")]
    UnreadableTime(String),
    /// The day has not come yet.
    #[error("{day:#} is in the future; the current day is {today:#}")]
    FutureDay {
        /// The day as read.
        day: Day,
        /// The current day.
        today: Day,
    },
    /// The time has not come yet.
    #[error("{} is in the future; it is {} now", minute(at.local()), minute(now.local()))]
    FutureTime {
        /// The time as read.
        at: Moment,
        /// The current time.
        now: Moment,
        /// Words for the same time on the last such day that has passed, where there is one.
        instead: Option<String>,
    },
    /// The clocks skipped this time.
    #[error(
        "{} did not happen: the clocks went from {} straight to {}",
        minute(*local), beside(*from, *local), beside(*to, *local)
    )]
    Skipped {
        /// The time as read.
        local: NaiveDateTime,
        /// The first time that was skipped.
        from: NaiveDateTime,
        /// The first time after it that the clocks showed.
        to: NaiveDateTime,
    },
}

impl BadWhen {
    /// Whether the words could not be understood at all.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Self::UnreadableDay(_) | Self::UnreadableTime(_))
    }

    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::UnreadableDay(_) => Some(
                "write it as 2026-11-20, today, yesterday, mon, -3d, \"3 days ago\" or -2w"
                    .to_owned(),
            ),
            Self::UnreadableTime(_) => Some(
                "write it as 14:30, \"yesterday 22:00\", \"mon 08:15\", \"2026-11-20 14:30\", \
                 \"2h ago\", now, or 2026-11-20T14:30:00+01:00"
                    .to_owned(),
            ),
            Self::FutureDay { .. } => None,
            Self::FutureTime { instead, .. } => {
                instead.as_ref().map(|words| format!("if it has passed already, write \"{words}\""))
            }
            Self::Skipped { local, from, to } => {
                let (from, to) = (beside(*from, *local), beside(*to, *local));
                Some(format!("write a time before {from}, or {to} or later"))
            }
        }
    }
}

fn minute(local: NaiveDateTime) -> String {
    local.format("%-d %B %Y at %H:%M").to_string()
}

/// A time that stands beside another, whose day it mostly is.
fn beside(local: NaiveDateTime, other: NaiveDateTime) -> String {
    if local.date() == other.date() { local.format("%H:%M").to_string() } else { minute(local) }
}

/// Reads a day that may lie ahead, counted from the current day.
///
/// Takes `2026-11-20`, `today`, `yesterday`, `tomorrow`, a weekday (the last one, today included;
/// three letters or more), `-3d`, `+3d`, `-2w`, `3 days ago` and `1 week ago`.
///
/// # Errors
/// [`BadWhen::UnreadableDay`] for anything else, and for dates that no calendar has.
pub fn any_day(text: &str, today: Day) -> Result<Day, BadWhen> {
    let lower = text.trim().to_lowercase();
    day_of_words(&lower, today).ok_or_else(|| BadWhen::UnreadableDay(text.to_owned()))
}

/// Reads a day that has come, as [`any_day`] does.
///
/// # Errors
/// As [`any_day`]; [`BadWhen::FutureDay`] for a day after `today`.
pub fn past_day(text: &str, today: Day) -> Result<Day, BadWhen> {
    let day = any_day(text, today)?;
    if day > today { Err(BadWhen::FutureDay { day, today }) } else { Ok(day) }
}

/// Reads a week, counted from the one that holds the current day.
///
/// Takes `2026-W47`, `this`, `last`, and a day as [`any_day`] does: the week that holds it.
///
/// # Errors
/// [`BadWeek`] for anything else.
pub fn week(text: &str, today: Day, start: Weekday) -> Result<Week, BadWeek> {
    let this = Week::of(today, start);
    match text.trim().to_lowercase().as_str() {
        "this" => Ok(this),
        "last" => Ok(this.previous()),
        words => match day_of_words(words, today) {
            Some(day) => Ok(Week::of(day, start)),
            None => Week::parse(text, start),
        },
    }
}

/// Reads a time that has come.
///
/// Takes `14:30`, `2:30pm`, `yesterday 22:00`, `mon 08:15`, `2026-11-20 14:30`, `-3d 14:30`,
/// `2h ago`, `90 min ago`, `now` and RFC 3339. Of a time that came twice because the clocks went
/// back the first is meant, unless the hour is still being repeated and the second has passed.
///
/// # Errors
/// [`BadWhen::UnreadableTime`], [`BadWhen::Skipped`] or [`BadWhen::FutureTime`].
pub fn past_moment(
    text: &str,
    now: Moment,
    day_end: NaiveTime,
    zone: &impl Zone,
) -> Result<Moment, BadWhen> {
    let bad = || BadWhen::UnreadableTime(text.to_owned());
    let future = |at, instead| BadWhen::FutureTime { at, now, instead };
    let lower = text.trim().to_lowercase();
    if lower == "now" {
        return Ok(now);
    }
    if let Ok(at) = Moment::try_from(lower.to_uppercase()) {
        return if passed(at, now) { Ok(at) } else { Err(future(at, None)) };
    }
    if let Some(amount) = lower.strip_suffix(" ago") {
        let seconds = match amount_of_words(amount) {
            Some((number, Unit::Minutes)) => number * 60,
            Some((number, Unit::Hours)) => number * 3600,
            _ => return Err(bad()),
        };
        return zone.at_instant(now.seconds() - seconds).ok_or_else(bad);
    }

    let (words, time) = date_and_time(&lower).ok_or_else(bad)?;
    if let Ok(date) = words.parse::<Day>() {
        let at = on_wall(date.date().and_time(time), now, zone)?;
        return if passed(at, now) { Ok(at) } else { Err(future(at, None)) };
    }
    let today = now.day(day_end);
    let clock = time.format("%H:%M");
    if !words.is_empty() && words != "today" {
        let day = day_of_words(&words, today).ok_or_else(bad)?;
        let instead = weekday(&words).map(|_| format!("{} {clock}", day.plus(-7)));
        return on_day(day, time, now, day_end, zone, instead);
    }
    let date = now.local().date();
    let at = on_wall(date.and_time(time), now, zone)?;
    if passed(at, now) {
        return Ok(at);
    }
    let night = now.local().time() < day_end && time >= day_end;
    if night {
        return on_wall(today.date().and_time(time), now, zone);
    }
    Err(future(at, Some(format!("yesterday {clock}"))))
}

/// Reads a time that may lie ahead, as of an appointment: `tomorrow 14:30`, `fri 10:00` (the next
/// Friday, today included), `2026-12-01 14:30`, a time alone (today), or RFC 3339.
///
/// # Errors
/// [`BadWhen::UnreadableTime`] or [`BadWhen::Skipped`].
pub fn any_moment(
    text: &str,
    now: Moment,
    day_end: NaiveTime,
    zone: &impl Zone,
) -> Result<Moment, BadWhen> {
    let bad = || BadWhen::UnreadableTime(text.to_owned());
    let lower = text.trim().to_lowercase();
    if let Ok(at) = Moment::try_from(lower.to_uppercase()) {
        return Ok(at);
    }
    let (words, time) = date_and_time(&lower).ok_or_else(bad)?;
    let today = now.day(day_end);
    let day = match weekday(&words) {
        Some(weekday) => {
            let ahead = weekday.days_since(today.weekday());
            today.plus(i32::try_from(ahead).unwrap_or(0))
        }
        None if words.is_empty() => today,
        None => day_of_words(&words, today).ok_or_else(bad)?,
    };
    on_wall(day.date().and_time(time), now, zone)
}

/// Reads a time that has come, as [`past_moment`] does, but where it names no date it is that of
/// `day`: its hours before `day_end` come in the night that ends it or, where that night is still
/// to come, in the one before.
///
/// # Errors
/// As [`past_moment`].
pub fn past_moment_of(
    text: &str,
    day: Day,
    now: Moment,
    day_end: NaiveTime,
    zone: &impl Zone,
) -> Result<Moment, BadWhen> {
    let Some(time) = undated(text) else { return past_moment(text, now, day_end, zone) };
    let instead = Some(format!("{} {}", day.plus(-1), time.format("%H:%M")));
    on_day(day, time, now, day_end, zone, instead)
}

/// The moment at which a time of day came on a journal day; `instead` is what the error offers.
fn on_day(
    day: Day,
    time: NaiveTime,
    now: Moment,
    day_end: NaiveTime,
    zone: &impl Zone,
    instead: Option<String>,
) -> Result<Moment, BadWhen> {
    let on = |day: Day| on_wall(day.date().and_time(time), now, zone);
    if time < day_end {
        let at = on(day.plus(1))?;
        if passed(at, now) {
            return Ok(at);
        }
    }
    let at = on(day)?;
    if passed(at, now) {
        return Ok(at);
    }
    Err(BadWhen::FutureTime { at, now, instead })
}

/// Whether a text is a time of day and names no date.
#[must_use]
pub fn is_undated(text: &str) -> bool {
    undated(text).is_some()
}

fn undated(text: &str) -> Option<NaiveTime> {
    let (date, time) = date_and_time(&text.trim().to_lowercase())?;
    date.is_empty().then_some(time)
}

fn passed(at: Moment, now: Moment) -> bool {
    at.seconds() <= now.seconds()
}

/// The moment at which the clocks showed this time.
fn on_wall(local: NaiveDateTime, now: Moment, zone: &impl Zone) -> Result<Moment, BadWhen> {
    match zone.at_local(local) {
        MappedLocalTime::Single(at) => Ok(at),
        MappedLocalTime::Ambiguous(first, second) => {
            let repeating = matches!(
                zone.at_local(now.local()),
                MappedLocalTime::Ambiguous(_, again) if again == now
            );
            Ok(if repeating && passed(second, now) { second } else { first })
        }
        MappedLocalTime::None => {
            let (from, to) = gap_around(local, zone);
            Err(BadWhen::Skipped { local, from, to })
        }
    }
}

/// The gap that holds a skipped time: its first minute, and the first after it.
fn gap_around(local: NaiveDateTime, zone: &impl Zone) -> (NaiveDateTime, NaiveDateTime) {
    // The longest gap on record is a calendar day (Apia, 30 December 2011).
    const LONGEST: i64 = 24 * 60;
    let local = local.with_second(0).unwrap_or(local);
    let skipped = |time: &NaiveDateTime| zone.at_local(*time) == MappedLocalTime::None;
    let minutes = |sign: i64| {
        (1..=LONGEST).map(move |n| local + TimeDelta::minutes(sign * n)).take_while(skipped)
    };
    let first = minutes(-1).last().unwrap_or(local);
    let last = minutes(1).last().unwrap_or(local);
    (first, last + TimeDelta::minutes(1))
}

#[cfg(test)]
mod tests;
