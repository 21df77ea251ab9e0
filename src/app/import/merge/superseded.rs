//! Keeps the texts of a version that loses a merge, as entries of their own.
//!
//! It follows from that version alone, so that every copy keeps the same.

use crate::app::import::derived_id::derived_id;
use crate::domain::entry::checkin::{CheckIn, Used};
use crate::domain::entry::field::Field;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::record::{FieldSpec, Input, Record};
use crate::domain::text::Label;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::report::journal_file::List;
use crate::report::merge_conflicts::{Conflict, Side};

/// The entries that hold what a check-in says which gives way to another of its day: a note, and a return to
/// use for each focus of which it says so.
pub(super) fn of_checkin(loser: &Entry) -> Vec<Entry> {
    let Body::CheckIn(checkin) = &loser.body else { return Vec::new() };
    let is_private = loser.private || checkin.safe == Some(false);
    let said = facts(checkin);
    let mut words = format!("Another check-in of this day: {said}.\n");
    let sentences = sentences(loser);
    words.push_str(&sentences.join("\n"));
    let says_something = !said.is_empty() || !sentences.is_empty();
    let note = says_something.then(|| note(loser, &words, is_private)).flatten();
    let uses = checkin.used.iter().filter(|answer| answer.used == Used::Yes).map(|answer| {
        let id = derived_id(&["kept use", &loser.id.to_string(), &answer.focus.to_string()], 0);
        let body = Body::Use(ReturnToUse::of(answer.focus));
        Entry { id, note: None, private: is_private, body, ..loser.clone() }
    });
    note.into_iter().chain(uses).collect()
}

/// A note with the sentences of an entry that its other version has not. A version that was never changed is
/// what the other one was made from, and no other.
pub(super) fn of_texts(loser: &Entry, winner: &Entry) -> Option<Entry> {
    if loser.updated_at == loser.recorded_at && loser.updated_at < winner.updated_at {
        return None;
    }
    let theirs = sentences(winner);
    let mut lost = sentences(loser);
    lost.retain(|text| !theirs.iter().any(|other| other.contains(text)));
    if lost.is_empty() {
        return None;
    }
    let words = format!("Another version of the {}:\n{}", what(loser.kind()), lost.join("\n"));
    // The version that stands may have been made private since.
    note(loser, &words, true)
}

/// A note with the sentences of a record that its other version has not.
pub(super) fn of_record<R: Record>(loser: &R, winner: &R) -> Option<Entry> {
    let is_text = |field: &&FieldSpec<R>| {
        matches!(field.input, Input::Line | Input::Text) && field.part == Some(Part::Notes)
    };
    let lost: Vec<String> = R::FIELDS
        .iter()
        .filter(is_text)
        .filter_map(|field| {
            let (mine, other) = ((field.get)(loser)?, (field.get)(winner).unwrap_or_default());
            (!other.contains(&mine)).then(|| format!("{}: {mine}", field.label))
        })
        .collect();
    if lost.is_empty() {
        return None;
    }
    let meta = loser.meta();
    let words =
        format!("Another version of the {} {}:\n{}", R::NOUN.one, meta.name, lost.join("\n"));
    let at = Moment::from_parts(meta.updated_at.seconds(), 0)?;
    let body = Body::Note;
    let like = Entry::new(meta.id, Day::from_date(at.date().date())?, at, meta.updated_at, body);
    note(&like, &words, true)
}

/// Tells of two versions of one entry, the other of which is kept in a note.
pub(super) fn conflict(stands: Side, mine: &Entry, theirs: &Entry, kept: Vec<Id>) -> Conflict {
    Conflict {
        list: List::Entries,
        kind: Some(mine.kind()),
        day: Some(mine.day),
        name: None,
        stands,
        here: shown(mine),
        there: shown(theirs),
        kept,
    }
}

/// Tells of two versions of one record, the other of which is kept in a note.
pub(super) fn conflict_of<R: Record>(stands: Side, mine: &R, theirs: &R, kept: Id) -> Conflict {
    let shown = |one: &R| {
        let notes = R::FIELDS.iter().filter(|field| field.part == Some(Part::Notes));
        let texts: Vec<_> = notes.filter_map(|field| (field.get)(one)).collect();
        Some(texts.join("\n"))
    };
    Conflict {
        list: List::of::<R>(),
        kind: None,
        day: None,
        name: Some(mine.meta().name.clone()),
        stands,
        here: shown(mine),
        there: shown(theirs),
        kept: vec![kept],
    }
}

/// A note beside an entry, of the same day and time.
fn note(beside: &Entry, words: &str, private: bool) -> Option<Entry> {
    let words = words.trim_end();
    let id = derived_id(&["kept words", &beside.id.to_string(), words], 0);
    // What does not fit a text with the line above it fits one without.
    let without = words.split_once('\n').map_or(words, |(_, rest)| rest);
    let text = words.parse().or_else(|_| without.parse()).ok()?;
    Some(Entry { id, private, note: Some(text), body: Body::Note, ..beside.clone() })
}

/// What is shown of a version: nothing of a private one.
fn shown(entry: &Entry) -> Option<String> {
    if entry.private {
        return None;
    }
    let facts = match &entry.body {
        Body::CheckIn(checkin) if checkin.safe == Some(false) => return None,
        Body::CheckIn(checkin) => facts(checkin),
        _ => String::new(),
    };
    let facts = Some(facts.as_str()).filter(|facts| !facts.is_empty());
    let all: Vec<_> = facts.into_iter().chain(sentences(entry)).collect();
    Some(all.join("\n"))
}

/// The sentences of an entry, without labels such as feelings and tags.
fn sentences(entry: &Entry) -> Vec<&str> {
    const LABELS: [Field; 4] = [Field::Feeling, Field::Tag, Field::Place, Field::Company];
    let texts = entry.texts().into_iter();
    texts.filter(|(of, _)| !LABELS.contains(of)).map(|(_, text)| text).collect()
}

/// The figures and labels of a check-in, in words.
fn facts(checkin: &CheckIn) -> String {
    let rated = checkin.ratings.given().map(|(rating, value)| format!("{rating} {value}"));
    let mut facts: Vec<String> = rated.collect();
    facts.extend(checkin.sleep_hours.map(|hours| format!("sleep {hours} hours")));
    facts.extend(checkin.safe.map(|safe| if safe { "safe" } else { "not safe" }.to_owned()));
    if let Some(situations) = checkin.situations {
        facts.extend(situations.iter().map(|one| one.to_string().replace('_', " ")));
    }
    facts.extend(checkin.feelings.iter().map(|label: &Label| label.to_string()));
    facts.join(", ")
}

fn what(kind: EntryKind) -> String {
    kind.to_string().replace("checkin", "check-in")
}
