//! Routines to start with, by phase: structure, movement, food, sleep, company, quiet and something to
//! look forward to are what programmes of recovery build a day from; in the first days little is enough.

use crate::domain::phase::PhaseGroup;
use crate::domain::time::schedule::Schedule;

/// A routine on offer. The person takes it or leaves it, and may change it later like any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Starter {
    /// Its name.
    pub name: &'static str,
    /// What it belongs to.
    pub category: &'static str,
    /// When it is due.
    pub schedule: Schedule,
    /// The phases in which it is offered.
    groups: &'static [PhaseGroup],
}

const FIRST_DAYS: &[PhaseGroup] = &[PhaseGroup::Detox];
const EARLY: &[PhaseGroup] = &[PhaseGroup::Before, PhaseGroup::Early];
const LATE: &[PhaseGroup] = &[PhaseGroup::LongTerm];
const FROM_EARLY: &[PhaseGroup] = &[PhaseGroup::Before, PhaseGroup::Early, PhaseGroup::LongTerm];
const ALWAYS: &[PhaseGroup] =
    &[PhaseGroup::Before, PhaseGroup::Detox, PhaseGroup::Early, PhaseGroup::LongTerm];

/// Every routine on offer, in the order of lists.
pub const STARTERS: [Starter; 11] = [
    starter("a glass of water", "nutrition", Schedule::Daily, FIRST_DAYS),
    starter("a few steps outside", "exercise", Schedule::Daily, FIRST_DAYS),
    starter("rest in the afternoon", "sleep", Schedule::Daily, FIRST_DAYS),
    starter("evening walk", "exercise", Schedule::Daily, FROM_EARLY),
    starter("regular meals", "nutrition", Schedule::Daily, ALWAYS),
    starter("to bed on time", "sleep", Schedule::Daily, FROM_EARLY),
    starter("meeting or talk with a peer", "meeting", Schedule::PerWeek(2), EARLY),
    starter("ten quiet breaths", "mindfulness", Schedule::Daily, EARLY),
    starter("time for a hobby", "hobby", Schedule::PerWeek(2), FROM_EARLY),
    starter("time with family or friends", "people", Schedule::PerWeek(1), LATE),
    starter("a look at my plan", "plan", Schedule::EveryDays(28), LATE),
];

const fn starter(
    name: &'static str,
    category: &'static str,
    schedule: Schedule,
    groups: &'static [PhaseGroup],
) -> Starter {
    Starter { name, category, schedule, groups }
}

/// Those on offer in a phase.
pub fn starters(group: PhaseGroup) -> impl Iterator<Item = &'static Starter> {
    STARTERS.iter().filter(move |one| one.groups.contains(&group))
}

/// The one of this name, in whichever letters.
#[must_use]
pub fn named(folded: &str) -> Option<&'static Starter> {
    STARTERS.iter().find(|one| one.name == folded)
}

/// Words that tell what a routine belongs to, where its name begins with them or has them further on.
const TELLING: [(&str, &[&str]); 7] = [
    ("meeting", &["meeting", "meetings", "aa", "na", "ca", "smart", "group", "peer"]),
    (
        "exercise",
        &[
            "walk", "walking", "run", "running", "jog", "gym", "swim", "swimming", "yoga", "bike",
            "cycling", "football", "dance", "dancing", "climbing", "stretch", "workout",
            "exercise", "sport", "training", "steps",
        ],
    ),
    (
        "nutrition",
        &[
            "breakfast",
            "lunch",
            "dinner",
            "meal",
            "meals",
            "eat",
            "cook",
            "cooking",
            "water",
            "fruit",
        ],
    ),
    ("sleep", &["bed", "sleep", "rest", "nap", "lights"]),
    (
        "mindfulness",
        &["meditate", "meditation", "breathe", "breathing", "breaths", "pray", "prayer", "quiet"],
    ),
    (
        "people",
        &[
            "call", "phone", "visit", "friend", "friends", "family", "mum", "mom", "dad", "sister",
            "brother",
        ],
    ),
    (
        "hobby",
        &[
            "hobby", "read", "reading", "guitar", "piano", "music", "paint", "painting", "draw",
            "garden", "knit",
        ],
    ),
];

/// What a routine of this name may belong to: as the starter routine of the name, else as its first telling word says.
#[must_use]
pub fn category_of(folded: &str) -> Option<&'static str> {
    if let Some(starter) = named(folded) {
        return Some(starter.category);
    }
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| {
        let telling = TELLING.iter().find(|(_, words)| words.contains(&word))?;
        Some(telling.0)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::{STARTERS, TELLING, category_of, starters};
    use crate::domain::code::Code;
    use crate::domain::phase::PhaseGroup;
    use crate::domain::text::{Label, Name};

    #[test]
    fn every_one_can_be_kept() {
        let names: BTreeSet<String> =
            STARTERS.iter().map(|one| one.name.parse::<Name>().unwrap().folded()).collect();
        assert_eq!(names.len(), STARTERS.len());
        assert!(STARTERS.iter().all(|one| one.category.parse::<Label>().is_ok()));
    }

    #[test]
    fn every_phase_has_some_and_every_one_is_offered() {
        let of = |group: &PhaseGroup| starters(*group).map(|one| one.name).collect::<Vec<_>>();
        assert!(PhaseGroup::ALL.iter().all(|group| (4..=6).contains(&of(group).len())));
        let offered: BTreeSet<&str> = PhaseGroup::ALL.iter().flat_map(of).collect();
        assert_eq!(offered.len(), STARTERS.len());
    }
    #[rstest]
    #[case::a_starter("regular meals", Some("nutrition"))]
    #[case::a_meeting("aa meeting", Some("meeting"))]
    #[case::one_word("gym", Some("exercise"))]
    #[case::the_first_that_tells("call ana after the meeting", Some("people"))]
    #[case::a_part_of_a_word("banana", None)]
    #[case::nothing_that_tells("court papers", None)]
    fn a_name_tells_what_it_belongs_to(#[case] name: &str, #[case] category: Option<&str>) {
        assert_eq!(category_of(name), category);
    }

    #[test]
    fn every_category_that_is_told_has_a_starter() {
        let is_known = |category: &str| STARTERS.iter().any(|one| one.category == category);
        assert!(TELLING.iter().all(|(category, _)| is_known(category)));
    }
}
