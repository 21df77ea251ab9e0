//! Counts, numbers and percentages in words; figures are rounded here and nowhere before.

use crate::domain::series::Series;
use crate::domain::time::dose_schedule::DoseWindow;

/// "1 day", "2 days".
#[must_use]
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// "within 3 days", "on its day".
#[must_use]
pub fn window(window: DoseWindow) -> String {
    match window.days() {
        0 => "on its day".to_owned(),
        days => format!("within {}", self::days(days.into())),
    }
}

/// "1 day", "2 days".
#[must_use]
pub fn days(n: u32) -> String {
    count(n, "day", "days")
}

/// "1 is", "2 are".
#[must_use]
pub fn are(n: u32) -> String {
    count(n, "is", "are")
}

/// "4 of 5 days", "1 of 1 day".
#[must_use]
pub fn days_of(n: u32, all: u32) -> String {
    format!("{n} of {}", days(all))
}

/// "5 of 7 days logged", and on how many of them somebody was away, in treatment or custody.
#[must_use]
pub fn logged(logged: u32, all: u32, away: u32) -> String {
    let away = if away > 0 { format!(", {} away", days(away)) } else { String::new() };
    format!("{} logged{away}", days_of(logged, all))
}

/// "28 days", "13 weeks", "1 year".
#[must_use]
pub fn length(days: u32) -> String {
    match days {
        days if days >= 365 && days.is_multiple_of(365) => count(days / 365, "year", "years"),
        days if days > 28 && days.is_multiple_of(7) => count(days / 7, "week", "weeks"),
        days => self::days(days),
    }
}

/// A number to one decimal, half away from zero, without an idle ".0": "6", "6.5".
#[must_use]
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // Adding zero keeps a rounded −0.04 from reading as "-0".
    format!("{}", tenths + 0.0)
}

/// A number to three decimals, as amounts have them: "3", "2.125".
#[must_use]
pub fn exact(value: f64) -> String {
    format!("{}", (value * 1000.0).round() / 1000.0 + 0.0)
}

/// A number to as many decimals as it takes not to read as 0, at least one: "1.5", "0.03".
#[must_use]
pub fn small_number(value: f64) -> String {
    let scale = [10.0, 100.0, 1_000.0].into_iter().find(|scale| (value * scale).round() != 0.0);
    scale.map_or_else(|| "0".to_owned(), |scale| format!("{}", (value * scale).round() / scale))
}

/// A percentage in whole numbers that says 0 or 100 only where it is exactly that.
#[must_use]
pub fn percent(value: f64) -> String {
    if value > 0.0 && value < 1.0 {
        "under 1 %".to_owned()
    } else if value > 99.0 && value < 100.0 {
        "over 99 %".to_owned()
    } else {
        format!("{:.0} %", value.round())
    }
}

/// How many answers there are of a rating: "25 days", "4 nights".
#[must_use]
pub fn answers(series: Series, n: u32) -> String {
    match series {
        Series::SleepHours => count(n, "night", "nights"),
        Series::Rating(_) => days(n),
    }
}
