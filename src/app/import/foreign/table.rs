//! Any table with a column of dates: `date`, and any of `time`, the ratings, `sleep_hours` and `note`.
//!
//! `--map mood=Stimmung` says that another column is meant.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::NaiveTime;
use csv::StringRecord;

use super::{Collected, dates, line_of, mapped, table_of};
use crate::domain::code::Code;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::rating::Rating;
use crate::domain::series::Series;
use crate::domain::time::day::Day;
use crate::report::journal_file::List;

/// Reads every row.
///
/// # Errors
/// Why it is no such table.
pub(super) fn read(text: &str, found: &mut Collected<'_>) -> Result<(), String> {
    let (columns, records) = table_of(text)?;
    let column = |name: &str| {
        let called = found.context.mapped(name).unwrap_or(name).to_lowercase();
        columns.get(&called).copied()
    };
    let known = ["date", "time", "note"].into_iter();
    let known = known.chain(Series::ALL.iter().map(|series| series.code()));
    let places: BTreeMap<&str, usize> =
        known.filter_map(|name| Some((name, column(name)?))).collect();
    if !places.contains_key("date") {
        return Err("it has no column date; name one with --map date=COLUMN".to_owned());
    }
    let mut days = BTreeMap::new();
    for record in &records {
        let line = line_of(record);
        if let Err(reason) = row(record, &places, &mut days, found) {
            found.bad(line, List::Entries, reason);
        }
    }
    Ok(())
}

/// The first date that could be read two ways.
pub(super) fn unordered_date(text: &str, map: &[(String, String)]) -> Option<String> {
    let (columns, records) = table_of(text).ok()?;
    let at = *columns.get(&mapped(map, "date").unwrap_or("date").to_lowercase())?;
    let mut cells = records.iter().filter_map(|record| record.get(at));
    cells.find(|cell| dates::needs_order(cell)).map(|cell| cell.trim().to_owned())
}

fn row(
    record: &StringRecord,
    places: &BTreeMap<&str, usize>,
    days: &mut BTreeMap<Day, u64>,
    found: &mut Collected<'_>,
) -> Result<(), String> {
    let cell = |name: &str| {
        places
            .get(name)
            .and_then(|at| record.get(*at))
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
    };
    let date = cell("date").unwrap_or_default();
    let day = dates::day(date, found.context.dates)?;
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let time = cell("time").map_or(Ok(noon), |time| {
        NaiveTime::parse_from_str(time, "%H:%M")
            .map_err(|_| format!("\"{time}\" is no time like 20:15"))
    })?;
    let at = found.context.moment(day.date().and_time(time))?;
    let mut checkin = CheckIn::default();
    for rating in Rating::ALL {
        *checkin.ratings.get_mut(*rating) = value(rating.code(), cell(rating.code()))?;
    }
    let hours = Series::SleepHours.code();
    checkin.sleep_hours = value(hours, cell(hours))?;
    let (line, words) = (line_of(record), cell("note").unwrap_or_default());
    if checkin == CheckIn::default() {
        if words.is_empty() {
            return Err("it says nothing of its day".to_owned());
        }
        found.note(line, at, words);
        return Ok(());
    }
    let day = at.day(found.context.day_end);
    if let Some(first) = days.insert(day, line) {
        return Err(format!("line {first} has a check-in of {day:#} too"));
    }
    found.checkin(line, at, checkin, words);
    Ok(())
}

fn value<T: FromStr<Err: std::fmt::Display>>(
    name: &str,
    cell: Option<&str>,
) -> Result<Option<T>, String> {
    cell.map(|text| text.parse().map_err(|bad| format!("{name}: {bad}"))).transpose()
}
