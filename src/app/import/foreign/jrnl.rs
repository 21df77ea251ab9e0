//! jrnl: the JSON of `jrnl --format json`, each entry a note.

use chrono::NaiveTime;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::Collected;
use crate::domain::time::day::Day;
use crate::report::journal_file::List;

#[derive(Deserialize)]
struct File<'t> {
    #[serde(borrow)]
    entries: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct JrnlEntry {
    title: String,
    #[serde(default)]
    body: String,
    date: Day,
    time: String,
}

/// Reads every entry.
///
/// # Errors
/// Why it is no file of jrnl.
pub(super) fn read(text: &str, found: &mut Collected<'_>) -> Result<(), String> {
    let file: File<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    for raw in file.entries {
        let before = raw.get().as_ptr() as usize - text.as_ptr() as usize;
        let breaks = text.bytes().take(before).filter(|byte| *byte == b'\n').count();
        let line = 1 + u64::try_from(breaks).unwrap_or(u64::MAX);
        if let Err(reason) = entry(raw.get(), line, found) {
            found.bad(line, List::Entries, reason);
        }
    }
    Ok(())
}

fn entry(text: &str, line: u64, found: &mut Collected<'_>) -> Result<(), String> {
    let entry: JrnlEntry = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let time = NaiveTime::parse_from_str(&entry.time, "%H:%M")
        .map_err(|_| format!("its time is {}, not like 15:39", entry.time))?;
    let at = found.context.moment(entry.date.date().and_time(time))?;
    let body = entry.body.trim_end();
    let joint = if body.is_empty() { "" } else { "\n" };
    found.note(line, at, &format!("{}{joint}{body}", entry.title));
    Ok(())
}
