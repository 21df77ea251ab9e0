//! Routines to start with, offered at set-up: structure, movement, food, sleep, company, quiet and
//! something to look forward to are what programmes of early recovery build a day from.

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
}

/// Every routine on offer, in the order of lists.
pub const STARTERS: [Starter; 6] = [
    starter("evening walk", "exercise", Schedule::Daily),
    starter("regular meals", "nutrition", Schedule::Daily),
    starter("to bed on time", "sleep", Schedule::Daily),
    starter("meeting or talk with a peer", "meeting", Schedule::PerWeek(2)),
    starter("ten quiet breaths", "mindfulness", Schedule::Daily),
    starter("time for a hobby", "hobby", Schedule::PerWeek(2)),
];

const fn starter(name: &'static str, category: &'static str, schedule: Schedule) -> Starter {
    Starter { name, category, schedule }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::STARTERS;
    use crate::domain::text::{Label, Name};

    #[test]
    fn every_one_can_be_kept() {
        let names: BTreeSet<String> =
            STARTERS.iter().map(|one| one.name.parse::<Name>().unwrap().folded()).collect();
        assert_eq!(names.len(), STARTERS.len());
        assert!(STARTERS.iter().all(|one| one.category.parse::<Label>().is_ok()));
    }
}
