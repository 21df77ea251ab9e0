//! The figures of a check-in or a craving, loaded without its text.

use super::checkin::CheckIn;
use super::craving::Craving;
use super::{Body, Entry};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

/// The figures of a check-in or a craving, with its day and time.
#[derive(Debug, Clone, PartialEq)]
pub struct RatedEntry {
    /// The journal day it belongs to.
    pub day: Day,
    /// When it happened.
    pub at: Moment,
    /// Its numbers.
    pub rated: Rated,
}

/// The two kinds of entry that carry ratings.
#[derive(Debug, Clone, PartialEq)]
pub enum Rated {
    /// A daily check-in.
    CheckIn(CheckIn),
    /// A craving episode.
    Craving(Craving),
}

impl RatedEntry {
    /// What an entry counts for; `None` where it carries no ratings.
    #[must_use]
    pub fn of(entry: Entry) -> Option<Self> {
        let rated = match entry.body {
            Body::CheckIn(checkin) => Rated::CheckIn(checkin),
            Body::Craving(craving) => Rated::Craving(craving),
            _ => return None,
        };
        Some(Self { day: entry.day, at: entry.at, rated })
    }

    /// The check-in, where it is one.
    #[must_use]
    pub fn checkin(&self) -> Option<&CheckIn> {
        match &self.rated {
            Rated::CheckIn(checkin) => Some(checkin),
            Rated::Craving(_) => None,
        }
    }

    /// The craving, where it is one.
    #[must_use]
    pub fn craving(&self) -> Option<&Craving> {
        match &self.rated {
            Rated::Craving(craving) => Some(craving),
            Rated::CheckIn(_) => None,
        }
    }
}
