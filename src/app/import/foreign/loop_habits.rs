//! Loop Habit Tracker: the one `Checkmarks.csv` of all habits, a column a habit and a row a day.
//!
//! Loop writes "no" for a day that nobody marked, so that says nothing; and what it took for granted from a
//! habit's frequency was not done.

use super::{Collected, line_of, table_of};
use crate::domain::records::routine::MarkOutcome;
use crate::domain::time::day::Day;
use crate::report::journal_file::List;

/// Reads every mark but those of the habits that are left out.
///
/// # Errors
/// Why it is no file of marks.
pub(super) fn read(text: &str, left_out: &[&str], found: &mut Collected<'_>) -> Result<(), String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let habits = reader.headers().map_err(|error| error.to_string())?.clone();
    let (columns, records) = table_of(text)?;
    if columns.get("date") != Some(&0) {
        return Err("its first column is not Date".to_owned());
    }
    for record in &records {
        let line = line_of(record);
        let is_longer = record.len() == habits.len() + 1 && record.iter().next_back() == Some("");
        if record.len() != habits.len() && !is_longer {
            // Loop puts no quotes around the names of habits here.
            return Err(format!(
                "line {line} has not as many cells as the first, as where a habit's name has a comma; \
                 import the whole zip instead"
            ));
        }
        let mut cells = record.iter().map(str::trim);
        let day = match cells.next().unwrap_or_default().parse::<Day>() {
            Ok(day) => day,
            Err(bad) => {
                found.bad(line, List::RoutineMarks, bad.to_string());
                continue;
            }
        };
        let marks = habits.iter().map(str::trim).skip(1).zip(cells);
        for (habit, cell) in marks.filter(|(habit, _)| !left_out.contains(habit)) {
            match outcome(cell) {
                Ok(Some(outcome)) => found.mark(line, habit, day, outcome),
                Ok(None) => {}
                Err(reason) => found.bad(line, List::RoutineMarks, reason),
            }
        }
    }
    Ok(())
}

/// What a cell says; nothing for what was not marked by the person.
pub(super) fn outcome(cell: &str) -> Result<Option<MarkOutcome>, String> {
    match cell {
        "" | "-1" | "0" | "1" | "UNKNOWN" | "NO" | "YES_AUTO" => Ok(None),
        "2" | "YES_MANUAL" => Ok(Some(MarkOutcome::Done)),
        "3" | "SKIP" => Ok(Some(MarkOutcome::Skipped)),
        // An amount, in thousandths.
        other if other.parse::<u32>().is_ok() => Ok(Some(MarkOutcome::Done)),
        other => Err(format!("\"{other}\" is no mark of Loop")),
    }
}
