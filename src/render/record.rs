//! What people keep by name: a list, one of them, and what was changed of it.

mod dated;

use super::choice;
use super::format;
use super::look::Look;
use super::medication;
use super::page::{INDENT, Page};
use super::table::{Align, Table};
use crate::domain::privacy::Part;
use crate::domain::record::{FieldSpec, Input, Record};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::start_offset::StartOffset;
use crate::report::record::{Done, OneRecord, RecordList};
use crate::report::saved::WriteOutcome;

pub(super) use dated::dated;

/// As many fields stand in a row; the page of one has all of them.
const MOST_COLUMNS: usize = 3;

/// The list, a row each; texts are left to the page of one.
#[must_use]
pub fn list<R: Record>(view: &RecordList<R>, look: &Look) -> String {
    let mut page = Page::new(look);
    let noun = R::NOUN;
    let number = u32::try_from(view.records.len()).unwrap_or(u32::MAX);
    let mut records: Vec<_> = view.records.iter().collect();
    records.sort_by_key(|record| record.reading_order());
    if number == 0 && view.archived > 0 {
        page.title(&format!("Every {} is put away", noun.one));
    } else if number == 0 {
        page.title(&format!("There is no {} yet", noun.one));
        page.offer("To add one", &noun.add_command());
    } else {
        let mut heading = vec![format::count(number, noun.one, noun.many)];
        heading.extend(states(&records));
        page.heading(&heading);
    }
    if look.plain {
        for record in records {
            let (name, said) = (name(record, look), sentences(record, look, view.today));
            // One of several that may bear its name is told by the id, which commands take.
            let of = if R::UNIQUE {
                name
            } else {
                format!("{name}, {}", short_id(record, &view.records))
            };
            page.facts("", "", &of, &said);
        }
    } else if number > 0 {
        page.gap();
        page.table(table(view, &records, look));
        for record in records {
            for change in dated::coming(record, look, view.today) {
                page.line(&format!("{}: {change}", name(record, look)));
            }
        }
    }
    put_away(&mut page, view);
    page.into_text()
}

/// How many more are put away, and how they are listed.
pub(super) fn put_away<R: Record>(page: &mut Page<'_>, view: &RecordList<R>) {
    if view.archived > 0 {
        page.gap();
        let archived = u32::try_from(view.archived).unwrap_or(u32::MAX);
        page.offer(&format!("{} put away", format::are(archived)), &R::NOUN.list_command());
    }
}

/// Everything of one of them.
fn show<R: Record>(view: &OneRecord<R>, look: &Look) -> String {
    let mut page = Page::new(look);
    let record = &view.record;
    let title = name(record, look);
    page.title(&title);
    let away = record.meta().archived_at.is_some();
    if away {
        page.line("Put away");
    } else if let Some(state) = record.state() {
        page.line(&format::capital(state));
    }
    page.gap();
    let fields = R::FIELDS.iter().filter(|field| !is_text(field));
    page.widen_names(fields.clone().map(|field| field.label));
    for field in fields {
        if let Some(value) = value(field, record, look, view.today) {
            page.fact(field.label, &value, &format!("{}: {value}", field.label));
        }
    }
    for (from, values) in record.dated() {
        let (from, said) = (format::date(from, view.today), dated::<R>(&values, look, view.today));
        page.line(&format!("From {from}: {said}"));
    }
    for field in R::FIELDS.iter().filter(|field| is_text(field)) {
        // Words that are its name stand in the title.
        if let Some(text) = (field.get)(record).filter(|text| look.line(text) != title) {
            page.line(&format!("{}:", field.label));
            page.words(&text);
        }
    }
    page.into_text()
}

/// What was done to one of them, or everything of it.
#[must_use]
pub fn one<R: Record>(view: &OneRecord<R>, look: &Look, next: Option<&str>) -> String {
    if view.done.is_none() { show(view, look) } else { saved(view, look, next) }
}

/// A sentence with its stop; words of the person's own may have one.
fn stopped(sentence: &str) -> String {
    let stop = if sentence.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{sentence}{stop}")
}

/// What was done to one of them.
fn saved<R: Record>(view: &OneRecord<R>, look: &Look, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let name = name(&view.record, look);
    let noun = R::NOUN.one;
    let unchanged = view.result == Some(WriteOutcome::Unchanged);
    page.title(&match view.done {
        Some(Done::Archived) if unchanged => format!("Nothing to change: {name} is put away."),
        Some(Done::Restored) if unchanged => format!("Nothing to change: {name} is not put away."),
        Some(Done::Marked(state)) => {
            let all = std::iter::once(&view.record).chain(&view.also);
            let names: Vec<_> = all.map(|record| look.line(record.meta().name.as_str())).collect();
            let names = format::list(&names);
            if unchanged {
                format!("Nothing to change; it already says {state}: {names}.")
            } else {
                format!("Saved as {state}: {names}.")
            }
        }
        _ if unchanged => format!("Nothing to change: the {noun} {name} already says so."),
        Some(Done::Added) => stopped(&format!("Saved the {noun} {name}")),
        Some(Done::Edited) | None => {
            let labels = R::FIELDS.iter().filter(|field| view.changed.contains(&field.flag));
            let mut labels: Vec<_> = labels.map(|field| field.label.to_lowercase()).collect();
            if view.changed.contains(&"name") {
                labels.insert(0, "name".to_owned());
            }
            // Not all of it is a field, like the day from which a supply counts.
            match labels.as_slice() {
                [] => stopped(&format!("Changed the {noun} {name}")),
                labels => format!("Changed the {noun} {name}: {}.", format::list(labels)),
            }
        }
        Some(Done::Archived) => {
            format!("The {noun} {name} is put away; what you logged of it stays.")
        }
        Some(Done::Restored) => format!("The {noun} {name} is back."),
        Some(Done::Deleted) => stopped(&format!("Deleted the {noun} {name}")),
        Some(Done::Erased) => {
            format!("The {noun} {name} is gone from the journal and from undo.")
        }
    });
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

fn table<R: Record>(view: &RecordList<R>, records: &[&R], look: &Look) -> Table {
    let used = |field: &&FieldSpec<R>| {
        is_listed(field) && view.records.iter().any(|one| says_more(field, one))
    };
    let fields: Vec<_> = R::FIELDS.iter().filter(used).take(MOST_COLUMNS).collect();
    let away = view.records.iter().any(|one| one.meta().archived_at.is_some());
    let stands = view.records.iter().any(|one| one.state().is_some());
    let mut head = Vec::new();
    head.extend((!R::UNIQUE).then(|| "id".to_owned()));
    head.extend(stands.then(String::new));
    head.push(R::NOUN.one.to_owned());
    head.extend(fields.iter().map(|field| field.label.to_lowercase()));
    head.extend(away.then(String::new));
    let mut table = Table::new(look, INDENT, &vec![Align::Left; head.len()]);
    table.head(&head);
    for &record in records {
        let mut cells = Vec::new();
        cells.extend((!R::UNIQUE).then(|| short_id(record, &view.records)));
        cells.extend(stands.then(|| record.state().unwrap_or_default().to_owned()));
        cells.push(name(record, look));
        cells.extend(fields.iter().map(|field| {
            cell(field, record, look, view.today).unwrap_or_else(|| look.none().to_owned())
        }));
        if away {
            let put_away = record.meta().archived_at.is_some();
            cells.push(if put_away { "put away".to_owned() } else { String::new() });
        }
        table.row(&cells);
    }
    table
}

/// The value of a field in a row, which has room for a date in short.
fn cell<R: Record>(field: &FieldSpec<R>, record: &R, look: &Look, today: Day) -> Option<String> {
    let text = (field.get)(record)?;
    let short = match field.input {
        Input::Day => text.parse().ok().map(|day: Day| format::short_date(day, today)),
        Input::Moment => {
            let at = Moment::try_from(text.clone()).ok();
            at.map(|at| format::short_moment(at, today, look.clock))
        }
        _ => None,
    };
    Some(short.unwrap_or_else(|| shown(field.input, &text, look, today)))
}

/// What is said of one in a list, a sentence each.
fn sentences<R: Record>(record: &R, look: &Look, today: Day) -> Vec<String> {
    let fields = R::FIELDS.iter().filter(|field| is_listed(field));
    let mut said: Vec<String> = record.state().map(str::to_owned).into_iter().collect();
    let values = fields
        .filter(|field| says_more(field, record))
        .filter_map(|field| Some((field, value(field, record, look, today)?)))
        .map(|(field, value)| match field.label {
            // A sentence says when with another word than a column.
            "At" | "Day" => format!("on {value}"),
            label => format!("{} {value}", label.to_lowercase()),
        });
    said.extend(values);
    said.extend(dated::coming(record, look, today));
    if record.meta().archived_at.is_some() {
        said.push("put away".to_owned());
    }
    if said.is_empty() {
        said.push("nothing more is kept".to_owned());
    }
    said
}

/// How many stand where, for a kind that has a course: "2 done", "5 open".
fn states<R: Record>(records: &[&R]) -> Vec<String> {
    let mut states: Vec<(&str, u32)> = Vec::new();
    for state in records.iter().filter_map(|record| record.state()) {
        match states.iter_mut().find(|(known, _)| *known == state) {
            Some((_, number)) => *number += 1,
            None => states.push((state, 1)),
        }
    }
    states.into_iter().map(|(state, number)| format!("{number} {state}")).collect()
}

/// As much of an id as tells it from the others, at least 4 characters.
pub(super) fn short_id<R: Record>(record: &R, all: &[R]) -> String {
    let id = record.meta().id;
    let others = all.iter().map(|one| one.meta().id).filter(|other| *other != id);
    let same =
        |length: usize| others.clone().any(|other| other.prefix(length) == id.prefix(length));
    id.prefix((4..36).find(|length| !same(*length)).unwrap_or(36))
}

/// Whether a record has a value for a field that is neither the word for where it stands nor its name.
fn says_more<R: Record>(field: &FieldSpec<R>, record: &R) -> bool {
    let said = |value: &str| record.state() == Some(value) || record.meta().name.as_str() == value;
    (field.get)(record).is_some_and(|value| !said(&value))
}

/// Whether a list shows a field: the person's own words and answers are left to the page of one.
fn is_listed<R>(field: &FieldSpec<R>) -> bool {
    field.part != Some(Part::Notes) && !is_text(field)
}

fn is_text<R>(field: &FieldSpec<R>) -> bool {
    matches!(field.input, Input::Text)
}

/// What one is called: its name, or the words that it was named after as they were written.
fn name<R: Record>(record: &R, look: &Look) -> String {
    let words = R::WORDS.and_then(|flag| R::FIELDS.iter().find(|field| field.flag == flag));
    let name = &record.meta().name;
    if let Some(words) = R::FIELDS.iter().find_map(|field| choice_as_name(field, record)) {
        return words;
    }
    match words.and_then(|field| (field.get)(record)) {
        Some(words) => look.line(&name.as_written(&words)).into_owned(),
        None => look.line(name.as_str()).into_owned(),
    }
}

/// The words of the code that a record is named by, if it is named by one.
fn choice_as_name<R: Record>(field: &FieldSpec<R>, record: &R) -> Option<String> {
    let Input::Choice(list) = field.input else { return None };
    let code = (field.get)(record).filter(|code| record.meta().name.as_str() == code)?;
    Some(choice::words(list, &code).into_owned())
}

/// One as it stands among others to choose from; where a name may come again, its first day tells them apart.
#[must_use]
pub fn option<R: Record>(record: &R, look: &Look, today: Day) -> String {
    let is_dated = |field: &&FieldSpec<R>| matches!(field.input, Input::Day | Input::Moment);
    let mut dated = R::FIELDS.iter().filter(is_dated);
    let day = dated.find_map(|field| value(field, record, look, today)).filter(|_| !R::UNIQUE);
    [Some(name(record, look)), day].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The value of a field as it is shown.
pub(super) fn value<R: Record>(
    field: &FieldSpec<R>,
    record: &R,
    look: &Look,
    today: Day,
) -> Option<String> {
    Some(shown(field.input, &(field.get)(record)?, look, today))
}

/// A value as it is shown: a day as a date, a schedule in words.
#[must_use]
pub fn shown(input: Input, text: &str, look: &Look, today: Day) -> String {
    let shown = match input {
        Input::Day => text.parse().ok().map(|day: Day| format::date(day, today)),
        Input::Moment => {
            let at = Moment::try_from(text.to_owned()).ok();
            at.map(|at| format::moment(at, today, look.clock))
        }
        Input::Schedule => medication::schedule_of(text, look),
        Input::Within => text.parse().ok().map(format::window),
        Input::After => text.parse().ok().map(StartOffset::label),
        Input::Choice(list) => Some(choice::words(list, text).into_owned()),
        Input::Line
        | Input::DayTime
        | Input::Focus
        | Input::Number
        | Input::Decimal
        | Input::Flag
        | Input::Text => None,
    };
    shown.unwrap_or_else(|| look.line(text).into_owned())
}
