//! The preparation checklist: what to have in place before treatment or a start date.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::id::Id;
use super::moment::Instant;
use super::text::Name;

/// One thing to have in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a thing to prepare")]
pub struct Preparation {
    /// Its id.
    pub id: Id,
    /// What it is, in the person's words, unique without regard to case.
    pub name: Name,
    /// Its place in the list.
    pub position: u32,
    /// The day on which it was done, if it is.
    pub done_on: Option<Day>,
    /// When it was put away, if it was: it does not concern this person.
    pub archived_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Instant,
}

/// What the list begins with, for the person to change: what those who go into treatment have to
/// see to first.
pub const STARTERS: [&str; 7] = [
    "a place to go: clinic or programme",
    "insurance or how it is paid for",
    "documents and prescriptions",
    "a packed bag",
    "someone for the children",
    "leave from work or school",
    "someone for the pets",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::STARTERS;
    use crate::domain::text::Name;

    #[test]
    fn every_one_can_be_kept() {
        let names: BTreeSet<String> =
            STARTERS.iter().map(|name| name.parse::<Name>().unwrap().folded()).collect();
        assert_eq!(names.len(), STARTERS.len());
    }
}
