//! Which of the person's words a page for somebody else discloses, and how many it withholds.
//!
//! Figures are on such a page; words are withheld unless the person lets them out, part by part.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::entry::field::Field;
use crate::domain::entry::{Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::time::day::Day;

/// One disclosed text and its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DisclosedText {
    /// What it is.
    pub of: Field,
    /// The text as typed.
    pub text: String,
}

/// The words of one entry that are let out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryWords {
    /// Its day.
    pub day: Day,
    /// Its kind.
    pub kind: EntryKind,
    /// Its texts, the note first.
    pub texts: Vec<DisclosedText>,
}

/// How many texts of a part there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartCount {
    /// Those on the page.
    pub shown: u32,
    /// Those that are not.
    pub withheld: u32,
}

/// Collects the words that a page discloses, and counts what it withholds.
#[derive(Debug, Clone)]
pub struct Disclosure {
    parts: BTreeSet<Part>,
    /// Single entries whose notes are let out.
    chosen: BTreeSet<Id>,
    counts: BTreeMap<Part, PartCount>,
    entries: Vec<EntryWords>,
}

impl Disclosure {
    /// Lets out these parts, and nothing else.
    #[must_use]
    pub fn of(parts: BTreeSet<Part>) -> Self {
        Self { parts, chosen: BTreeSet::new(), counts: BTreeMap::new(), entries: Vec::new() }
    }

    /// As this, and lets out the notes of these entries too.
    #[must_use]
    pub fn with_notes_of(self, chosen: BTreeSet<Id>) -> Self {
        Self { chosen, ..self }
    }

    /// Whether a part is let out.
    #[must_use]
    pub fn shows(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// How many texts of a part there are.
    #[must_use]
    pub fn count(&self, part: Part) -> PartCount {
        self.counts.get(&part).copied().unwrap_or_default()
    }

    /// Hands over the words that are let out, in the order in which their entries came.
    #[must_use]
    pub fn take_entries(&mut self) -> Vec<EntryWords> {
        std::mem::take(&mut self.entries)
    }

    /// Takes an entry. Whether the person felt safe is a figure of theirs alone, and never let out.
    pub fn push(&mut self, entry: &Entry) {
        let mut texts = Vec::new();
        for (of, text) in entry.texts() {
            let part = of.part().unwrap_or(Part::Notes);
            let chosen = part == Part::Notes && self.chosen.contains(&entry.id);
            let (counted, shown) = if entry.private {
                let as_well = part == Part::Notes || self.shows(part);
                (Part::Private, self.shows(Part::Private) && as_well)
            } else {
                (part, self.shows(part) || chosen)
            };
            self.add(counted, shown);
            if shown {
                texts.push(DisclosedText { of, text: text.to_owned() });
            }
        }
        if !texts.is_empty() {
            self.entries.push(EntryWords { day: entry.day, kind: entry.kind(), texts });
        }
    }

    /// Takes a name of the person's own for a focus or a routine; gives it back where it is let
    /// out.
    pub fn name<T>(&mut self, name: T) -> Option<T> {
        let shown = self.shows(Part::Names);
        self.add(Part::Names, shown);
        shown.then_some(name)
    }

    /// Takes the answer to item 9 of a PHQ-9; gives it back where it is let out.
    pub fn item_9<T>(&mut self, answer: T) -> Option<T> {
        let shown = self.shows(Part::Item9);
        self.add(Part::Item9, shown);
        shown.then_some(answer)
    }

    /// Takes a line of the plan; gives it back where it is let out.
    pub fn plan_line<T>(&mut self, is_private: bool, line: T) -> Option<T> {
        let part = if is_private { Part::Private } else { Part::Plan };
        let shown = self.shows(Part::Plan) && self.shows(part);
        self.add(part, shown);
        shown.then_some(line)
    }

    fn add(&mut self, part: Part, shown: bool) {
        let count = self.counts.entry(part).or_default();
        *(if shown { &mut count.shown } else { &mut count.withheld }) += 1;
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::code::Code;
    use crate::domain::entry::Body;
    use crate::domain::entry::balance::Balance;
    use crate::domain::entry::checkin::CheckIn;
    use crate::domain::entry::craving::Craving;
    use crate::domain::entry::return_to_use::ReturnToUse;
    use crate::domain::id::Id;
    use crate::domain::text::Label;
    use crate::domain::time::moment::Moment;

    fn entry(private: bool, note: Option<&str>, body: Body) -> Entry {
        let at = Moment::from_parts(0, 0).unwrap();
        let id = Id::from_bytes([1; 16]);
        let note = note.map(|note| note.parse().unwrap());
        let entry = Entry::new(id, Day::from_ymd(2026, 11, 20).unwrap(), at, at.into(), body);
        Entry { private, note, ..entry }
    }

    fn everything(private: bool) -> Vec<Entry> {
        let label = |text: &str| -> Label { text.parse().unwrap() };
        let craving = Craving {
            place: Some(label("place")),
            company: Some(label("company")),
            thought: Some("thought".parse().unwrap()),
            feelings: [label("feeling")].into(),
            tags: [label("tag")].into(),
            ..Craving::of(7.try_into().unwrap())
        };
        let used = ReturnToUse {
            overdose: Some(false),
            what: Some("what".parse().unwrap()),
            thought: Some("mind".parse().unwrap()),
            feelings: [label("shame")].into(),
            helped: Some("helped".parse().unwrap()),
            next: Some("next".parse().unwrap()),
            ..ReturnToUse::of(Id::from_bytes([2; 16]))
        };
        let balance = Balance {
            pros: Some("pros".parse().unwrap()),
            cons: Some("cons".parse().unwrap()),
            barrier: Some("barrier".parse().unwrap()),
            remedy: Some("remedy".parse().unwrap()),
            ..Balance::of(Id::from_bytes([2; 16]))
        };
        let checkin = CheckIn { feelings: [label("feeling")].into(), ..CheckIn::default() };
        vec![
            entry(private, None, Body::CheckIn(checkin)),
            entry(private, None, Body::Craving(craving)),
            entry(private, None, Body::Use(used)),
            entry(private, None, Body::Balance(balance)),
            entry(private, Some("note"), Body::Note),
        ]
    }

    const NOTES: [&str; 14] = [
        "feeling", "thought", "feeling", "tag", "what", "mind", "helped", "next", "shame", "pros",
        "cons", "barrier", "remedy", "note",
    ];

    #[rstest]
    #[case::nothing(&[], &[], &[])]
    #[case::notes(&[Part::Notes], &NOTES, &[])]
    #[case::names(&[Part::Names], &["company"], &[])]
    #[case::places(&[Part::Places], &["place"], &[])]
    #[case::private(&[Part::Private], &[], &NOTES)]
    #[case::private_places(&[Part::Places, Part::Private], &["place"], &[
        "feeling", "thought", "place", "feeling", "tag", "what", "mind", "helped", "next", "shame",
        "pros", "cons", "barrier", "remedy", "note",
    ])]
    fn only_what_is_asked_for_is_let_out(
        #[case] parts: &[Part],
        #[case] open: &[&str],
        #[case] private: &[&str],
    ) {
        for (marked, expected) in [(false, open), (true, private)] {
            let mut disclosure = Disclosure::of(parts.iter().copied().collect());
            for entry in everything(marked) {
                disclosure.push(&entry);
            }
            let entries = disclosure.take_entries();
            let found = entries.iter().flat_map(|entry| &entry.texts);
            let found: Vec<&str> = found.map(|words| words.text.as_str()).collect();
            assert_eq!(found, expected, "private: {marked}");
            let sum = |of: fn(PartCount) -> u32| -> u32 {
                Part::ALL.iter().map(|part| of(disclosure.count(*part))).sum()
            };
            assert_eq!(sum(|count| count.shown) as usize, expected.len());
            assert_eq!(sum(|count| count.shown + count.withheld), 16);
        }
    }

    #[rstest]
    #[case::open(false, &["note"])]
    #[case::private(true, &[])]
    fn one_note_alone_is_let_out_where_it_is_not_private(
        #[case] private: bool,
        #[case] expected: &[&str],
    ) {
        let chosen = entry(private, Some("note"), Body::Note);
        let other =
            Entry { id: Id::from_bytes([9; 16]), ..entry(private, Some("other"), Body::Note) };
        let mut disclosure = Disclosure::of(BTreeSet::new()).with_notes_of([chosen.id].into());
        disclosure.push(&chosen);
        disclosure.push(&other);
        let entries = disclosure.take_entries();
        let found: Vec<&str> = entries
            .iter()
            .flat_map(|entry| &entry.texts)
            .map(|words| words.text.as_str())
            .collect();
        assert_eq!(found, expected);
    }

    type Taken = fn(&mut Disclosure) -> Option<&'static str>;

    #[rstest]
    #[case::a_name(Part::Names, |all: &mut Disclosure| all.name("it"))]
    #[case::item_9(Part::Item9, |all: &mut Disclosure| all.item_9("it"))]
    #[case::a_line_of_the_plan(Part::Plan, |all: &mut Disclosure| all.plan_line(false, "it"))]
    fn what_is_no_entry_is_let_out_and_counted_too(#[case] part: Part, #[case] take: Taken) {
        let mut withheld =
            Disclosure::of(Part::ALL.iter().copied().filter(|one| *one != part).collect());
        assert_eq!(take(&mut withheld), None);
        assert_eq!(withheld.count(part), PartCount { shown: 0, withheld: 1 });
        let mut shown = Disclosure::of([part].into());
        assert_eq!(take(&mut shown), Some("it"));
        assert_eq!(shown.count(part), PartCount { shown: 1, withheld: 0 });
    }

    #[rstest]
    #[case::neither(&[], false)]
    #[case::the_plan(&[Part::Plan], false)]
    #[case::what_is_private(&[Part::Private], false)]
    #[case::both(&[Part::Plan, Part::Private], true)]
    fn a_private_line_of_the_plan_needs_both(#[case] parts: &[Part], #[case] is_shown: bool) {
        let mut disclosure = Disclosure::of(parts.iter().copied().collect());
        assert_eq!(disclosure.plan_line(true, "it").is_some(), is_shown);
        let shown = u32::from(is_shown);
        assert_eq!(disclosure.count(Part::Private), PartCount { shown, withheld: 1 - shown });
    }
}
