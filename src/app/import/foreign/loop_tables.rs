//! Loop Habit Tracker: all of its export, a folder or a zip of tables.
//!
//! `Habits.csv` says of each habit what it is called and how often it is meant, and `001 Name/Checkmarks.csv` what
//! was marked of it, with notes. The habit is found by its number: the name of a folder lacks what is not ASCII.

use csv::StringRecord;

use super::content::Tables;
use super::{Collected, line_of, loop_habits, table_of};
use crate::domain::records::routine::MarkOutcome;
use crate::domain::time::day::Day;
use crate::report::journal_file::List;

/// What a habit that is counted aims at, in thousandths a day.
#[derive(Clone, Copy)]
struct Target(u64);

/// A habit, as far as a routine knows of it.
struct Habit {
    name: String,
    schedule: String,
    target: Option<Target>,
    is_archived: bool,
}

/// Reads every habit and its marks.
///
/// # Errors
/// Why it is no such export.
pub(super) fn read(tables: &Tables, found: &mut Collected<'_>) -> Result<(), String> {
    let roots = tables.keys().filter_map(|path| path.strip_suffix("Habits.csv"));
    let root = roots.min_by_key(|root| root.len());
    let root = root.ok_or("it has no Habits.csv; its Checkmarks.csv can be imported by itself")?;
    let list = format!("{root}Habits.csv");
    // Somebody may have kept only the tables of all habits.
    let together = format!("{root}Checkmarks.csv");
    let together = tables.get(&together).filter(|_| tables.len() == 2).map(|text| (together, text));
    let (columns, records) = table_of(&tables[&list])?;
    if !["position", "name"].iter().all(|name| columns.contains_key(*name)) {
        return Err("its Habits.csv has no columns Position and Name".to_owned());
    }
    let mut left_out = Vec::new();
    for record in &records {
        let cell = |names: &[&str]| {
            let at = names.iter().find_map(|name| columns.get(*name));
            at.and_then(|at| record.get(*at)).map(str::trim).unwrap_or_default()
        };
        found.within(Some(&list));
        let marks = marks_of(tables, root, cell(&["position"]));
        match (habit(cell), marks) {
            (Ok(habit), Some((path, text))) => {
                found.within(Some(path));
                read_marks(&habit, text, found);
            }
            (Ok(habit), None) if together.is_some() => found.mean(&habit.name, &habit.schedule),
            (Ok(habit), None) => {
                let reason = format!("there is no Checkmarks.csv of \"{}\"", habit.name);
                found.bad(line_of(record), List::RoutineMarks, reason);
            }
            (Err(reason), _) => {
                left_out.push(cell(&["name"]));
                found.bad(line_of(record), List::RoutineMarks, reason);
            }
        }
    }
    if let Some((path, text)) = together {
        found.within(Some(&path));
        loop_habits::read(text, &left_out, found)?;
    }
    found.within(None);
    Ok(())
}

/// The table of a habit's marks: that of "001 Meditate", or of "001" where nothing of the name is ASCII.
fn marks_of<'t>(tables: &'t Tables, root: &str, position: &str) -> Option<(&'t str, &'t str)> {
    let is_of = |path: &str| {
        let folder = path.strip_prefix(root).and_then(|path| path.strip_suffix("/Checkmarks.csv"));
        let number = folder.and_then(|folder| folder.split(' ').next());
        number.is_some_and(|number| number == position)
    };
    let found = tables.iter().find(|(path, _)| is_of(path));
    found.map(|(path, text)| (path.as_str(), text.as_str()))
}

fn habit<'c>(cell: impl Fn(&[&str]) -> &'c str) -> Result<Habit, String> {
    let name = cell(&["name"]).to_owned();
    let number = |names: &[&str]| cell(names).parse::<u32>().ok().filter(|n| *n > 0);
    let times = number(&["frequencynumerator", "numrepetitions"]).unwrap_or(1);
    let days = number(&["frequencydenominator", "interval"]).unwrap_or(1);
    let is_counted = cell(&["type"]).eq_ignore_ascii_case("numerical");
    if is_counted && cell(&["target type"]).eq_ignore_ascii_case("at_most") {
        return Err(format!(
            "\"{name}\" counts what is to stay under a number, which no routine does"
        ));
    }
    let target = is_counted.then(|| thousandths(cell(&["target value"]), (times, days)));
    Ok(Habit {
        name,
        schedule: schedule(times, days),
        target,
        is_archived: cell(&["archived?"]).eq_ignore_ascii_case("true"),
    })
}

/// The aim of a day; that of a longer time is none of a day's, so that any amount will do.
fn thousandths(value: &str, (times, days): (u32, u32)) -> Target {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let value = format!("{whole}{part}").parse().unwrap_or(0);
    Target(if times >= days { value } else { 0 })
}

/// So many times in so many days, or what of a routine's schedules is nearest to it.
fn schedule(times: u32, days: u32) -> String {
    if times >= days {
        return "day".to_owned();
    }
    if times * 7 < days || times == 1 && days < 7 {
        return format!("{}d", ((days + times / 2) / times).min(365));
    }
    match (times * 7 + days / 2) / days {
        7.. => "day".to_owned(),
        weekly => format!("{weekly}/week"),
    }
}

fn read_marks(habit: &Habit, text: &str, found: &mut Collected<'_>) {
    found.mean(&habit.name, &habit.schedule);
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut last = None;
    for record in reader.records() {
        // Older exports have no names above the columns.
        match record {
            Ok(record) if record.get(0) == Some("Date") => {}
            Ok(record) => match read_mark(habit, &record, found) {
                Ok(day) => last = last.max(Some(day)),
                Err(reason) => found.bad(line_of(&record), List::RoutineMarks, reason),
            },
            Err(error) => found.bad(1, List::RoutineMarks, error.to_string()),
        }
    }
    if let Some(last) = last.filter(|_| habit.is_archived) {
        found.put_away(&habit.name, last);
    }
}

fn read_mark(
    habit: &Habit,
    record: &StringRecord,
    found: &mut Collected<'_>,
) -> Result<Day, String> {
    let cell = |at| record.get(at).map(str::trim).unwrap_or_default();
    let day = cell(0).parse::<Day>().map_err(|bad| bad.to_string())?;
    let outcome = match habit.target {
        Some(target) => counted(cell(1), target)?,
        None => loop_habits::outcome(cell(1))?,
    };
    let line = line_of(record);
    if let Some(outcome) = outcome {
        found.mark(line, &habit.name, day, outcome);
    }
    found.comment(line, &habit.name, day, cell(2));
    Ok(day)
}

/// What an amount in thousandths comes to.
fn counted(cell: &str, Target(target): Target) -> Result<Option<MarkOutcome>, String> {
    match cell.parse::<u64>() {
        Ok(0) => Ok(None),
        Ok(amount) if amount >= target => Ok(Some(MarkOutcome::Done)),
        Ok(_) => Ok(Some(MarkOutcome::Partial)),
        Err(_) => loop_habits::outcome(cell),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::time::schedule::Schedule;

    #[rstest]
    #[case(1, 1, "day")]
    #[case(7, 7, "day")]
    #[case(3, 7, "3/week")]
    #[case(1, 7, "1/week")]
    #[case(2, 14, "1/week")]
    #[case(1, 2, "2d")]
    #[case(1, 10, "10d")]
    #[case(2, 3, "5/week")]
    #[case(8, 30, "2/week")]
    #[case(2, 30, "15d")]
    #[case(1, 30, "30d")]
    #[case(1, 28, "28d")]
    #[case(1, 14, "14d")]
    #[case(2, 15, "8d")]
    #[case(1, 1000, "365d")]
    fn a_frequency_is_the_nearest_schedule(
        #[case] times: u32,
        #[case] days: u32,
        #[case] expected: &str,
    ) {
        let found = schedule(times, days);
        assert_eq!(found, expected);
        found.parse::<Schedule>().unwrap();
    }

    #[rstest]
    #[case("10", (1, 1), 10_000)]
    #[case("7.5", (1, 1), 7_500)]
    #[case("0.25", (1, 1), 250)]
    #[case("30.0", (1, 7), 0)]
    #[case("", (1, 1), 0)]
    fn a_target_is_of_a_day(#[case] text: &str, #[case] often: (u32, u32), #[case] expected: u64) {
        assert_eq!(thousandths(text, often).0, expected);
    }
}
