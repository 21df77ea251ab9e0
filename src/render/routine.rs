//! Routines as a list and in a sentence each, and what they were marked with.

use super::format;
use super::look::Look;
use super::page::{INDENT, Page};
use super::table::{Align, Table};
use crate::domain::records::routine::MarkOutcome;
use crate::domain::time::day::Day;
use crate::report::routine::{
    OneRoutine, RoutineMark, RoutineMarks, RoutineOfWeek, RoutineView, Routines, StarterRoutines,
    StarterView,
};
use crate::report::saved;

/// Every routine with what became of it this week.
#[must_use]
pub fn list(view: &Routines, look: &Look) -> String {
    let mut page = Page::new(look);
    let number = u32::try_from(view.routines.len()).unwrap_or(u32::MAX);
    if number == 0 && view.archived > 0 {
        page.title("Every routine is put away");
    } else if number == 0 {
        page.title("There is no routine yet");
        page.offer("To add one", "routine add");
    } else {
        page.title(&format::count(number, "routine", "routines"));
    }
    if look.plain {
        for one in &view.routines {
            let name = look.line(one.routine.name.as_str());
            page.facts("", "", &name, &facts(one, look, view.today));
        }
    } else if number > 0 {
        page.gap();
        page.table(table(view, look));
    }
    if view.archived > 0 {
        page.gap();
        page.offer(&format!("{} put away", format::are(view.archived)), "routine list --all");
    }
    page.into_text()
}

fn table(view: &Routines, look: &Look) -> Table {
    let with_category = view.routines.iter().any(|one| one.routine.category.is_some());
    let columns = |mut cells: Vec<String>| {
        if !with_category {
            cells.remove(2);
        }
        cells
    };
    let head =
        columns(["routine", "due", "category", "this week", "today"].map(str::to_owned).into());
    let mut table = Table::new(look, INDENT, &vec![Align::Left; head.len()]);
    table.head(&head);
    for one in &view.routines {
        let category = one.routine.category.as_ref().map(|label| look.line(label.as_str()));
        table.row(&columns(vec![
            look.line(one.routine.name.as_str()).into_owned(),
            due(&one.routine, look, view.today),
            category.unwrap_or_default().into_owned(),
            format::routine_counts(one.this_week).unwrap_or_default(),
            today(one).to_owned(),
        ]));
    }
    table
}

/// "every day", "paused until Sun 29 Nov", "every day from Mon 30 Nov", "put away".
fn due(routine: &RoutineView, look: &Look, today: Day) -> String {
    let schedule = routine.schedule.map(|one| look.schedule(one)).unwrap_or_default();
    let time = routine.time.map(|time| format!(", {}", format::day_time(time, look.clock)));
    let schedule = schedule + &time.unwrap_or_default();
    if routine.archived_on.is_some() {
        return "put away".to_owned();
    }
    if routine.paused {
        return match routine.paused_until {
            Some(until) => format!("paused until {}", look.short_date(until, today)),
            None => "paused".to_owned(),
        };
    }
    match routine.from {
        Some(from) if from > today => {
            format!("{schedule} from {}", look.short_date(from, today))
        }
        _ => schedule,
    }
}

fn today(one: &RoutineOfWeek) -> &'static str {
    match one.outcome_today {
        Some(outcome) => words_of(outcome),
        None if one.due_today => "due",
        None => "",
    }
}

fn words_of(outcome: MarkOutcome) -> &'static str {
    match outcome {
        MarkOutcome::Done => "done",
        MarkOutcome::Partial => "done in part",
        MarkOutcome::Skipped => "skipped",
    }
}

/// "every day", "exercise", "this week 4 of 5", "due today".
fn facts(one: &RoutineOfWeek, look: &Look, day: Day) -> Vec<String> {
    let mut parts = vec![due(&one.routine, look, day)];
    let category = one.routine.category.as_ref();
    parts.extend(category.map(|label| format!("belongs to {}", look.line(label.as_str()))));
    parts.extend(format::routine_counts(one.this_week).map(|counts| format!("this week {counts}")));
    let today = today(one);
    parts.extend((!today.is_empty()).then(|| format!("{today} today")));
    parts
}

/// What is said of a routine that was added or changed, and what may come next.
#[must_use]
pub fn kept(view: &OneRoutine, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let name = look.line(view.routine.name.as_str());
    page.title(&match view.result {
        Some(saved::WriteOutcome::Created) => format!("Added {name}."),
        Some(saved::WriteOutcome::Unchanged) => {
            format!("Nothing to change; {name} stays as it is.")
        }
        Some(saved::WriteOutcome::Updated) | None => format!("Changed {name}."),
    });
    summary(&mut page, &view.routine, today);
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

/// What is said of a routine that was put away or brought back.
#[must_use]
pub fn archived(view: &OneRoutine, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let name = look.line(view.routine.name.as_str());
    if view.routine.archived_on.is_none() {
        page.title(&match view.result {
            Some(saved::WriteOutcome::Unchanged) => {
                format!("Nothing to change; {name} stays as it is.")
            }
            _ => format!("{name} is back."),
        });
        summary(&mut page, &view.routine, today);
    } else {
        page.title(&format!("{name} is put away; what you logged of it stays."));
        let quoted = format::quoted(&name);
        page.offer("To bring it back", &format!("routine archive {quoted} --restore"));
    }
    page.into_text()
}

/// "Paused until Sun 29 Nov", "then every day", "exercise".
fn summary(page: &mut Page<'_>, routine: &RoutineView, today: Day) {
    let look = page.look();
    let mut parts = vec![due(routine, look, today)];
    let then = routine.schedule.filter(|_| routine.paused).map(|one| look.schedule(one));
    parts.extend(then.map(|schedule| format!("then {schedule}")));
    parts.extend(routine.category.as_ref().map(|label| look.line(label.as_str()).into_owned()));
    parts[0] = format::capital(&parts[0]);
    page.lines(&parts.join(look.joint()), &parts);
}

/// What is said of routines that were marked, and what may come next.
#[must_use]
pub fn marked(view: &RoutineMarks, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.day, today);
    page.title(&match view.result {
        saved::WriteOutcome::Unchanged => {
            format!("Nothing to change for {date}: it already says so.")
        }
        _ => format!("Saved for {date}."),
    });
    for RoutineMark { name, outcome, scheduled, .. } in &view.marks {
        let name = look.line(name.as_str());
        let said = outcome.map_or("not marked", words_of);
        let counts = matches!(outcome, Some(MarkOutcome::Done | MarkOutcome::Partial));
        let mut facts = vec![said];
        facts.extend((counts && !scheduled).then_some("not due that day, so it is extra"));
        if look.plain {
            page.facts("", "", &name, &facts);
        } else {
            page.line(&format!("{name}: {}", facts.join("; ")));
        }
    }
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

/// The routines on offer in a phase, and how one of them is taken.
#[must_use]
pub fn starters(view: &StarterRoutines, look: &Look) -> String {
    let mut page = Page::new(look);
    page.heading(&["Routines to begin with".to_owned(), format::phase(view.phase).to_owned()]);
    for one in &view.starters {
        let due = look.schedule(one.schedule);
        page.line(&format!("{}: {due}, {}", one.name, one.category));
    }
    match view.starters.first() {
        Some(StarterView { name, category, schedule }) => {
            let name = format::quoted(name);
            let command = format!("routine add {name} --every {schedule} --category {category}");
            page.offer("To take one", &command);
        }
        None => page.line("You keep every one of them"),
    }
    page.into_text()
}
