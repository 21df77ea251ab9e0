//! What a person is in recovery from, and their attempts at it.

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::day::Day;
use super::id::Id;
use super::moment::Instant;
use super::text::{Name, Text};

codes! {
    /// The kind of substance or behaviour; it sets phases and safety text.
    Kind ("kind") {
        /// Heroin, oxycodone, fentanyl and other short-acting opioids.
        OpioidShort = "opioid-short",
        /// Methadone and other long-acting opioids.
        OpioidLong = "opioid-long",
        /// Alcohol.
        Alcohol = "alcohol",
        /// Cocaine, amphetamines and other stimulants.
        Stimulant = "stimulant",
        /// Benzodiazepines.
        Benzodiazepine = "benzodiazepine",
        /// Cannabis.
        Cannabis = "cannabis",
        /// Nicotine.
        Nicotine = "nicotine",
        /// A behaviour, such as gambling.
        Behaviour = "behaviour",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// What the person wants: none of it, or less of it.
    Goal ("goal") {
        /// Not using at all.
        None = "none",
        /// Using less: days of use are counted, and no restart is offered.
        Less = "less",
    }
}

/// One thing a person is in recovery from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// Its id.
    pub id: Id,
    /// The person's own name for it, unique among those kept, without regard to case.
    pub name: Name,
    /// Its kind.
    pub kind: Kind,
    /// What the person wants of it.
    pub goal: Goal,
    /// Whether they take maintenance medication for it, which never breaks a count.
    pub maintenance: bool,
    /// Its place in lists; the first that is not archived is the primary focus.
    pub position: u32,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Instant,
    /// Every attempt at it, the earliest first; the last is the current one.
    pub attempts: Vec<Attempt>,
}

/// One attempt at a focus, from its start date to the next attempt's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// Its id.
    pub id: Id,
    /// The day of stopping, day 0.
    pub since: Day,
    /// What the person learned in it, in their words.
    pub learned: Option<Text>,
}

/// The primary focus: the first that is not archived, where `focuses` are in the order of lists.
#[must_use]
pub fn primary(focuses: &[Focus]) -> Option<&Focus> {
    focuses.iter().find(|focus| focus.archived_at.is_none())
}

impl Focus {
    /// The start date of the current attempt, which may lie ahead.
    #[must_use]
    pub fn since(&self) -> Option<Day> {
        self.attempts.last().map(|attempt| attempt.since)
    }

    /// The start date of the first attempt.
    #[must_use]
    pub fn first_since(&self) -> Option<Day> {
        self.attempts.first().map(|attempt| attempt.since)
    }

    /// The start date of the attempt under way on a day; `None` before the first.
    #[must_use]
    pub fn since_on(&self, day: Day) -> Option<Day> {
        self.attempts.iter().map(|attempt| attempt.since).rfind(|since| *since <= day)
    }

    /// The start date of the latest restart that has begun by `today`; the first attempt is none.
    #[must_use]
    pub fn restart_since(&self, today: Day) -> Option<Day> {
        self.attempts.iter().skip(1).map(|attempt| attempt.since).rfind(|since| *since <= today)
    }
}
