//! Dates of other programs, as far as they can be read one way alone.

use chrono::NaiveDate;

use crate::domain::time::day::Day;

/// Which of two numbers of a date is the day, in a file that does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day is first: 31/12/2026.
    DayFirst,
    /// The month is first: 12/31/2026.
    MonthFirst,
}

/// The first letters of each month in the languages that Daylio's oldest form was written in: English, German,
/// French, Spanish, Italian, Portuguese, Dutch, Polish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene", "gen", "sty"],
    &["feb", "fév", "fev", "lut"],
    &["mar", "mär", "maa", "mrt"],
    &["apr", "avr", "abr", "kwi"],
    &["may", "mai", "mag", "mei", "maj"],
    &["jun", "juin", "giu", "cze"],
    &["jul", "juil", "lug", "lip"],
    &["aug", "aoû", "aou", "ago", "sie"],
    &["sep", "set", "wrz"],
    &["oct", "okt", "ott", "out", "paź", "paz"],
    &["nov", "lis"],
    &["dec", "dez", "déc", "dic", "gru"],
];

/// A day like 2026-01-31, or with a known order like 31.01.2026 or 31/1/2026.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn day(text: &str, order: Option<DateOrder>) -> Result<Day, String> {
    if let Ok(day) = text.parse::<Day>() {
        return Ok(day);
    }
    let unread = || format!("\"{text}\" is no date like 2026-01-31");
    let (first, second, year) = numbers(text).ok_or_else(unread)?;
    let (day, month) = match order {
        Some(DateOrder::DayFirst) => (first, second),
        Some(DateOrder::MonthFirst) => (second, first),
        // One number alone can be the day, or it makes no difference.
        None if first > 12 || first == second => (first, second),
        None if second > 12 => (second, first),
        None => {
            return Err(format!(
                "\"{text}\" could be read two ways; say which number is the day: --dates dmy or --dates mdy"
            ));
        }
    };
    NaiveDate::from_ymd_opt(year, month, day).and_then(Day::from_date).ok_or_else(unread)
}

/// Whether a date takes an order to be read.
pub(super) fn needs_order(text: &str) -> bool {
    text.parse::<Day>().is_err() && numbers(text).is_some() && day(text, None).is_err()
}

/// The numbers of a date that ends with its year, such as 11/12/2026.
fn numbers(text: &str) -> Option<(u32, u32, i32)> {
    let mut parts = text.trim().split(['/', '.', '-']).map(str::trim);
    let (first, second) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    parts.next().is_none().then_some((first, second, year))
}

/// A date with the name of its month, such as "18 May", "May 18" or "18. Mai", of a year.
pub(super) fn named(date: &str, year: &str) -> Option<NaiveDate> {
    let mut day = None;
    let mut month = None;
    for word in date.split([' ', '.', ',']).filter(|word| !word.is_empty()) {
        let folded = word.to_lowercase();
        if let Ok(number) = folded.parse::<u32>() {
            day = day.or(Some(number));
        } else if let Some(at) = month_of(&folded) {
            month = month.or(Some(at));
        }
    }
    NaiveDate::from_ymd_opt(year.trim().parse().ok()?, month?, day?)
}

fn month_of(word: &str) -> Option<u32> {
    let starts = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(starts)?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-01-31", None, Ok("2026-01-31"))]
    #[case("31.01.2026", Some(DateOrder::DayFirst), Ok("2026-01-31"))]
    #[case("11/12/2026", Some(DateOrder::DayFirst), Ok("2026-12-11"))]
    #[case("11/12/2026", Some(DateOrder::MonthFirst), Ok("2026-11-12"))]
    #[case("31/12/2026", Some(DateOrder::MonthFirst), Err("no date"))]
    #[case("11/12/2026", None, Err("two ways"))]
    #[case("31/12/2026", None, Ok("2026-12-31"))]
    #[case("12/31/2026", None, Ok("2026-12-31"))]
    #[case("31/31/2026", None, Err("no date"))]
    #[case("11/12/26", None, Err("no date"))]
    #[case("yesterday", None, Err("no date"))]
    fn a_date_is_read_one_way_or_not_at_all(
        #[case] text: &str,
        #[case] order: Option<DateOrder>,
        #[case] expected: Result<&str, &str>,
    ) {
        match (day(text, order), expected) {
            (Ok(day), Ok(expected)) => assert_eq!(day.to_string(), expected),
            (Err(told), Err(part)) => assert!(told.contains(part), "{told}"),
            other => panic!("{other:?}"),
        }
    }

    #[rstest]
    #[case("18 May", "2018-05-18")]
    #[case("May 18", "2018-05-18")]
    #[case("18. Mai", "2018-05-18")]
    #[case("3 juin", "2018-06-03")]
    #[case("3 juillet", "2018-07-03")]
    #[case("1 de marzo", "2018-03-01")]
    #[case("7 października", "2018-10-07")]
    fn months_have_names_in_several_languages(#[case] date: &str, #[case] expected: &str) {
        assert_eq!(named(date, "2018").unwrap().to_string(), expected);
    }
}
