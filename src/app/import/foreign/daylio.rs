//! Daylio: its CSV export of 7 to 9 columns, newest first.
//!
//! A day has one check-in here, and any number of entries there: the last of a day becomes its check-in, those
//! before it become notes that name their mood.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use csv::StringRecord;

use super::{Collected, ForeignContext, dates, line_of, mapped, markup, table_of};
use crate::domain::entry::checkin::CheckIn;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::report::journal_file::List;

/// Daylio's own moods in English, German and Polish, on the scale from 0 to 10.
const MOODS: [(&[&str], u8); 5] = [
    (&["rad", "super", "wspaniale"], 9),
    (&["good", "gut", "dobrze"], 7),
    (&["meh", "ok", "tak sobie"], 5),
    (&["bad", "schlecht", "źle"], 3),
    (&["awful", "lausig", "okropnie"], 1),
];

/// One entry of Daylio's.
struct DaylioEntry {
    line: u64,
    at: Moment,
    mood: Scale,
    mood_name: String,
    words: String,
}

/// Reads every entry.
///
/// # Errors
/// Why it is no file of Daylio's.
pub(super) fn read(text: &str, found: &mut Collected<'_>) -> Result<(), String> {
    let (columns, records) = table_of(text)?;
    if !["time", "mood", "activities", "note"].iter().all(|name| columns.contains_key(*name)) {
        return Err("it has no columns time, mood, activities and note".to_owned());
    }
    let mut days: BTreeMap<Day, Vec<DaylioEntry>> = BTreeMap::new();
    for record in &records {
        match entry(record, &columns, found.context) {
            Ok(entry) => days.entry(entry.at.day(found.context.day_end)).or_default().push(entry),
            Err(reason) => found.bad(line_of(record), List::Entries, reason),
        }
    }
    for mut entries in days.into_values() {
        entries.sort_by_key(|entry| entry.at.seconds());
        let last = entries.pop();
        for DaylioEntry { line, at, mood, mood_name, words } in entries {
            let words = format!("Mood: {mood_name} ({mood}).\n{words}");
            found.note(line, at, words.trim_end());
        }
        if let Some(DaylioEntry { line, at, mood, words, .. }) = last {
            let mut checkin = CheckIn::default();
            checkin.ratings.mood = Some(mood);
            found.checkin(line, at, checkin, &words);
        }
    }
    Ok(())
}

fn entry(
    record: &StringRecord,
    columns: &BTreeMap<String, usize>,
    context: &ForeignContext<'_>,
) -> Result<DaylioEntry, String> {
    if record.len() > columns.len() {
        return Err(format!(
            "it has {} cells for {} columns; a quote may be missing",
            record.len(),
            columns.len()
        ));
    }
    let cell = |name: &str| columns.get(name).and_then(|at| record.get(*at)).unwrap_or_default();
    let date = if columns.contains_key("full_date") {
        cell("full_date").trim().parse().ok()
    } else {
        dates::named(cell("date"), cell("year"))
    };
    let date = date.ok_or_else(|| format!("\"{}\" is no date that can be read", cell("date")))?;
    let time = time(cell("time"))
        .ok_or_else(|| format!("\"{}\" is no time that can be read", cell("time")))?;
    let at = context.moment(NaiveDate::and_time(&date, time))?;
    let mood_name = cell("mood").trim().to_owned();
    let mood = mood(&mood_name, context)?;
    let mut parts = vec![markup::plain(cell("note_title")), markup::plain(cell("note"))];
    for (name, title) in [("activities", "Activities"), ("scales", "Scales")] {
        let all = cell(name).split('|').map(str::trim).filter(|one| !one.is_empty());
        let all: Vec<_> = all.collect();
        if !all.is_empty() {
            parts.push(format!("{title}: {}", all.join(", ")));
        }
    }
    parts.retain(|part| !part.is_empty());
    Ok(DaylioEntry { line: line_of(record), at, mood, mood_name, words: parts.join("\n") })
}

/// The most moods that are asked about; Daylio has five, and a person may have made more.
const MOST_ASKED: usize = 20;

/// The moods that are not known, the most frequent first.
pub(super) fn unknown_moods(text: &str, map: &[(String, String)]) -> Vec<String> {
    let Ok((columns, records)) = table_of(text) else { return Vec::new() };
    let at = columns.get("mood").copied();
    let names = records.iter().filter_map(|record| record.get(at?)).map(str::trim);
    let mut counts = BTreeMap::<&str, u32>::new();
    for name in names.filter(|name| !name.is_empty() && value_of(name, map).is_none()) {
        *counts.entry(name).or_default() += 1;
    }
    let mut moods: Vec<_> = counts.into_iter().collect();
    moods.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    moods.into_iter().take(MOST_ASKED).map(|(name, _)| name.to_owned()).collect()
}

/// What a mood is by what the person said, else one of Daylio's own.
fn value_of(name: &str, map: &[(String, String)]) -> Option<String> {
    let folded = name.to_lowercase();
    let own = || MOODS.iter().find(|(own, _)| own.contains(&folded.as_str()));
    let own = || own().map(|(_, value)| value.to_string());
    mapped(map, name).map(str::to_owned).or_else(own)
}

fn mood(name: &str, context: &ForeignContext<'_>) -> Result<Scale, String> {
    let value =
        value_of(name, context.map).ok_or_else(|| format!("the mood \"{name}\" is not known"))?;
    value.parse::<Scale>().map_err(|bad| format!("{bad}"))
}

/// A time such as "20:00", "8:00 PM" or "8:00 p.m.".
fn time(text: &str) -> Option<NaiveTime> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let forms = ["%H:%M", "%I:%M%p"];
    forms.iter().find_map(|form| NaiveTime::parse_from_str(&text.to_uppercase(), form).ok())
}
