//! Which of the person's words a page for somebody else discloses, and how many it withholds.
//!
//! Figures are on such a page; words are withheld unless the person lets them out, part by part.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::code::codes;
use crate::domain::entry::balance::Balance;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::craving::Craving;
use crate::domain::entry::dose::DoseEntry;
use crate::domain::entry::life::LifeCheck;
use crate::domain::entry::return_to_use::ReturnToUse;
use crate::domain::entry::stage::StageOfChange;
use crate::domain::entry::symptoms::SymptomCheck;
use crate::domain::entry::thought::ThoughtRecord;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::text::{Label, Text};
use crate::domain::time::day::Day;

codes! {
    /// A category of words that is withheld unless `--include` names it.
    Part ("part of a page") {
        /// Notes, thoughts, what was said of a return to use or a change, feelings and tags.
        Notes = "notes",
        /// What focuses and routines are called, and in whose company one was.
        Names = "names",
        /// Where one was.
        Places = "places",
        /// The answer to item 9 of a PHQ-9.
        Item9 = "item9",
        /// The words of the entries that are marked private: their notes, and with the other parts
        /// their names and places.
        Private = "private",
    }
}

codes! {
    /// The kind of a text in an entry.
    Said ("kind of words") {
        /// The note of the entry.
        Note = "note",
        /// What went through the person's mind.
        Thought = "thought",
        /// What happened.
        What = "what",
        /// What helped.
        Helped = "helped",
        /// What next.
        Next = "next",
        /// What speaks for a change.
        Pros = "pros",
        /// What speaks against it.
        Cons = "cons",
        /// One small thing to do.
        Small = "small",
        /// Another view of a thought.
        View = "view",
        /// A problem.
        Problem = "problem",
        /// What could be done about it.
        Options = "options",
        /// The step that comes first.
        Step = "step",
        /// A feeling.
        Feeling = "feeling",
        /// A tag.
        Tag = "tag",
        /// With whom.
        Company = "company",
        /// Where.
        Place = "place",
    }
}

impl Said {
    /// The part that it belongs to in an entry that is not private.
    fn part(self) -> Part {
        match self {
            Self::Company => Part::Names,
            Self::Place => Part::Places,
            Self::Note
            | Self::Thought
            | Self::What
            | Self::Helped
            | Self::Next
            | Self::Pros
            | Self::Cons
            | Self::Small
            | Self::View
            | Self::Problem
            | Self::Options
            | Self::Step
            | Self::Feeling
            | Self::Tag => Part::Notes,
        }
    }
}

/// One disclosed text and its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DisclosedText {
    /// What it is.
    pub of: Said,
    /// The text as typed.
    pub text: String,
}

/// The words of one entry that are let out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    counts: BTreeMap<Part, PartCount>,
    entries: Vec<EntryWords>,
}

impl Disclosure {
    /// Lets out these parts, and nothing else.
    #[must_use]
    pub fn of(parts: BTreeSet<Part>) -> Self {
        Self { parts, counts: BTreeMap::new(), entries: Vec::new() }
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
        for (of, text) in texts_of(entry) {
            let (counted, shown) = if entry.private {
                let as_well = of.part() == Part::Notes || self.shows(of.part());
                (Part::Private, self.shows(Part::Private) && as_well)
            } else {
                (of.part(), self.shows(of.part()))
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

    fn add(&mut self, part: Part, shown: bool) {
        let count = self.counts.entry(part).or_default();
        *(if shown { &mut count.shown } else { &mut count.withheld }) += 1;
    }
}

/// Every text in an entry that the person wrote. Each field is named, so that a new one is not
/// passed over.
fn texts_of(entry: &Entry) -> Vec<(Said, &str)> {
    fn labels<'e>(
        of: Said,
        labels: impl IntoIterator<Item = &'e Label>,
    ) -> impl Iterator<Item = (Said, &'e str)> {
        labels.into_iter().map(move |label| (of, label.as_str()))
    }
    fn text(of: Said, text: Option<&Text>) -> impl Iterator<Item = (Said, &str)> {
        text.into_iter().map(move |text| (of, text.as_str()))
    }
    let mut texts: Vec<_> = text(Said::Note, entry.note.as_ref()).collect();
    match &entry.body {
        Body::CheckIn(CheckIn {
            feelings,
            small,
            small_done: _,
            mood: _,
            energy: _,
            stress: _,
            craving: _,
            confidence: _,
            distress: _,
            sleep_hours: _,
            safe: _,
            situations: _,
            used: _,
        }) => {
            texts.extend(text(Said::Small, small.as_ref()));
            texts.extend(labels(Said::Feeling, feelings));
        }
        Body::Craving(Craving {
            place,
            company,
            thought,
            feelings,
            tags,
            intensity: _,
            minutes: _,
            situations: _,
            coping: _,
            after: _,
            acted: _,
        }) => {
            texts.extend(text(Said::Thought, thought.as_ref()));
            texts.extend(labels(Said::Feeling, feelings));
            texts.extend(labels(Said::Tag, tags));
            texts.extend(labels(Said::Company, company));
            texts.extend(labels(Said::Place, place));
        }
        Body::Use(ReturnToUse { what, thought, feelings, helped, next, focus: _, overdose: _ }) => {
            texts.extend(text(Said::What, what.as_ref()));
            texts.extend(text(Said::Thought, thought.as_ref()));
            texts.extend(labels(Said::Feeling, feelings));
            texts.extend(text(Said::Helped, helped.as_ref()));
            texts.extend(text(Said::Next, next.as_ref()));
        }
        Body::Balance(Balance { pros, cons, focus: _, ready: _ }) => {
            texts.extend(text(Said::Pros, pros.as_ref()));
            texts.extend(text(Said::Cons, cons.as_ref()));
        }
        Body::Thought(ThoughtRecord {
            what,
            thought,
            feelings,
            view,
            problem,
            options,
            step,
            before: _,
            after: _,
        }) => {
            texts.extend(text(Said::What, what.as_ref()));
            texts.extend(text(Said::Thought, thought.as_ref()));
            texts.extend(labels(Said::Feeling, feelings));
            texts.extend(text(Said::View, view.as_ref()));
            texts.extend(text(Said::Problem, problem.as_ref()));
            texts.extend(text(Said::Options, options.as_ref()));
            texts.extend(text(Said::Step, step.as_ref()));
        }
        Body::Stage(StageOfChange { focus: _, stage: _ })
        | Body::Dose(DoseEntry { medication: _, outcome: _ })
        | Body::Symptoms(SymptomCheck { focus: _, symptoms: _ })
        | Body::Life(LifeCheck { areas: _ })
        | Body::Note => {}
    }
    texts
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::code::Code;
    use crate::domain::id::Id;
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
            focus: Id::from_bytes([2; 16]),
            pros: Some("pros".parse().unwrap()),
            cons: Some("cons".parse().unwrap()),
            ready: None,
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

    const NOTES: [&str; 12] = [
        "feeling", "thought", "feeling", "tag", "what", "mind", "shame", "helped", "next", "pros",
        "cons", "note",
    ];

    #[rstest]
    #[case::nothing(&[], &[], &[])]
    #[case::notes(&[Part::Notes], &NOTES, &[])]
    #[case::names(&[Part::Names], &["company"], &[])]
    #[case::places(&[Part::Places], &["place"], &[])]
    #[case::private(&[Part::Private], &[], &NOTES)]
    #[case::private_places(&[Part::Places, Part::Private], &["place"], &[
        "feeling", "thought", "feeling", "tag", "place", "what", "mind", "shame", "helped", "next",
        "pros", "cons", "note",
    ])]
    fn only_what_is_asked_for_is_let_out(
        #[case] parts: &[Part],
        #[case] open: &[&str],
        #[case] private: &[&str],
    ) {
        for (marked, expected) in [(false, open), (true, private)] {
            let mut sharing = Disclosure::of(parts.iter().copied().collect());
            for entry in everything(marked) {
                sharing.push(&entry);
            }
            let entries = sharing.take_entries();
            let found = entries.iter().flat_map(|entry| &entry.texts);
            let found: Vec<&str> = found.map(|words| words.text.as_str()).collect();
            assert_eq!(found, expected, "private: {marked}");
            let sum = |of: fn(PartCount) -> u32| -> u32 {
                Part::ALL.iter().map(|part| of(sharing.count(*part))).sum()
            };
            assert_eq!(sum(|count| count.shown) as usize, expected.len());
            assert_eq!(sum(|count| count.shown + count.withheld), 14);
        }
    }

    #[test]
    fn every_text_of_an_entry_is_of_some_kind() {
        for entry in everything(false) {
            let mut known: Vec<_> = entry.words().collect();
            let mut found: Vec<_> = texts_of(&entry).into_iter().map(|(_, text)| text).collect();
            known.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, known);
        }
    }

    #[test]
    fn names_are_counted_too() {
        let mut sharing = Disclosure::of(BTreeSet::new());
        assert_eq!(sharing.name("heroin"), None);
        assert_eq!(sharing.count(Part::Names), PartCount { shown: 0, withheld: 1 });
        let mut sharing = Disclosure::of([Part::Names].into());
        assert_eq!(sharing.name("heroin"), Some("heroin"));
        assert_eq!(sharing.count(Part::Names), PartCount { shown: 1, withheld: 0 });
    }
}
