//! The commands that are offered after a day of use is recorded, or contradicted.

use crate::app::use_days::{self, Contradiction};
use crate::domain::entry::{Body, Entry};
use crate::domain::figures::attempt_stats::FocusFigures;
use crate::domain::records::focus::{self, Focus};
use crate::domain::time::day::Day;
use crate::render::format;
use crate::render::program::Program;
use crate::report::saved::Offer;
use crate::storage::{self, Reader};

/// The offer to record what happened in a use, or to add to it; `None` where all of it is said.
pub(crate) fn details(
    program: &Program,
    journal: &Reader,
    used: &Focus,
    focuses: &[Focus],
    (day, today): (Day, Day),
) -> Result<Option<Offer>, storage::Error> {
    let on_record = use_days::of_day(journal, used.id, day)?;
    let is_told = |entry: &Entry| match &entry.body {
        Body::Use(told) => told.what.is_some() && told.helped.is_some() && told.next.is_some(),
        _ => false,
    };
    if on_record.iter().any(is_told) {
        return Ok(None);
    }
    let date = if day == today { String::new() } else { format!(" --date {day}") };
    let add = if on_record.is_empty() { "" } else { " --add" };
    let is_primary = focus::primary(focuses).is_some_and(|primary| primary.id == used.id);
    let name = format::quoted(used.name.as_str());
    let name = if is_primary { String::new() } else { format!(" --focus {name}") };
    let command = program.command(&format!("used{date}{name}{add}"));
    Ok(Some(Offer::Details { command }))
}

/// The offer of a new start date after days of use in a row.
pub(crate) fn restart(
    program: &Program,
    focus: &Focus,
    figures: &FocusFigures,
    day: Day,
    today: Day,
) -> Option<Offer> {
    let current = figures.current.filter(|current| current.offers_restart(focus.goal))?;
    let days_in_a_row = current.use_days_in_a_row;
    let back = u32::try_from(current.last_in_range?.days_since(day)).ok()?;
    (back < days_in_a_row).then(|| Offer::Restart {
        days_in_a_row,
        command: program.command(&format!(
            "focus restart {} --since {today}",
            format::quoted(focus.name.as_str())
        )),
    })
}

/// The offers to put right what contradicts an entry among those of its day.
pub(crate) fn contradictions(
    program: &Program,
    journal: &Reader,
    entry: &Entry,
    focuses: &[Focus],
    clock: Day,
) -> Result<Vec<Offer>, storage::Error> {
    let offer = |found| match found {
        Contradiction::CheckInSaysNo { focus } => {
            let day = entry.day;
            let date = if day == clock { String::new() } else { format!(" --date {day}") };
            let answer = format::quoted(focus.as_str());
            let command = program.command(&format!("checkin{date} --used {answer}=yes"));
            Offer::CheckInSaysNo { focus, command }
        }
        Contradiction::UseOnRecord { focus, uses } => {
            let command = program.command(&format!("delete {}", uses.join(" ")));
            Offer::UseOnRecord { focus, command }
        }
    };
    let found = use_days::contradictions(journal, entry, focuses)?;
    Ok(found.into_iter().map(offer).collect())
}
