//! One entry of the journal: what every kind of entry has, and what is its own.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::balance::Balance;
use super::checkin::CheckIn;
use super::code::codes;
use super::craving::Craving;
use super::day::Day;
use super::id::Id;
use super::moment::{Instant, Moment};
use super::return_to_use::ReturnToUse;
use super::stage::StageOfChange;
use super::text::Text;

codes! {
    /// The kind of an entry.
    EntryKind ("kind of entry") {
        /// A daily check-in; a day has at most one.
        CheckIn = "checkin",
        /// A craving episode.
        Craving = "craving",
        /// A return to use.
        Use = "use",
        /// A note.
        Note = "note",
        /// A stage of change, as the person sees it.
        Stage = "stage",
        /// What speaks for a change and what against it.
        Balance = "balance",
    }
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(expecting = "an entry")]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// The journal day it belongs to.
    pub day: Day,
    /// When it happened; of a check-in, when it was first written.
    pub at: Moment,
    /// When it was first written.
    pub recorded_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Whether its text stays out of every page but those that ask for private text.
    pub private: bool,
    /// The person's own words.
    pub note: Option<Text>,
    /// What its kind adds.
    #[serde(flatten)]
    pub body: Body,
}

/// What a kind of entry adds to the common part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Body {
    /// A daily check-in.
    #[serde(rename = "checkin")]
    CheckIn(CheckIn),
    /// A craving episode.
    #[serde(rename = "craving")]
    Craving(Craving),
    /// A return to use.
    #[serde(rename = "use")]
    Use(ReturnToUse),
    /// A note; its words are the entry's note.
    #[serde(rename = "note")]
    Note,
    /// A stage of change.
    #[serde(rename = "stage")]
    Stage(StageOfChange),
    /// A decision balance.
    #[serde(rename = "balance")]
    Balance(Balance),
}

impl Entry {
    /// An entry as it is first written at `now`, with no words yet, and not private.
    #[must_use]
    pub fn new(id: Id, day: Day, at: Moment, now: Instant, body: Body) -> Self {
        Self { id, day, at, recorded_at: now, updated_at: now, private: false, note: None, body }
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        match self.body {
            Body::CheckIn(_) => EntryKind::CheckIn,
            Body::Craving(_) => EntryKind::Craving,
            Body::Use(_) => EntryKind::Use,
            Body::Note => EntryKind::Note,
            Body::Stage(_) => EntryKind::Stage,
            Body::Balance(_) => EntryKind::Balance,
        }
    }

    /// Whether it happened on its day, as days end at `day_end`; what was moved to another day, or
    /// written down for one, did not.
    #[must_use]
    pub fn is_on_its_day(&self, day_end: NaiveTime) -> bool {
        self.at.day(day_end) == self.day
    }

    /// Whether it was first written after its day, by the clock of the place it happened in.
    #[must_use]
    pub fn is_late(&self, day_end: NaiveTime) -> bool {
        let written = Moment::from_parts(self.recorded_at.seconds(), self.at.offset_minutes());
        written.is_some_and(|written| written.day(day_end) > self.day)
    }

    /// Every text in it that the person wrote, its note first.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let own: Vec<&str> = match &self.body {
            Body::CheckIn(checkin) => checkin.words(),
            Body::Craving(craving) => craving.words(),
            Body::Use(used) => used.words(),
            Body::Balance(balance) => balance.words(),
            Body::Note | Body::Stage(_) => Vec::new(),
        };
        self.note.as_ref().map(Text::as_str).into_iter().chain(own)
    }
}

/// What is left of a deleted entry: that it was, and when it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a tombstone")]
pub struct Tombstone {
    /// The id of the entry.
    pub id: Id,
    /// When it was deleted.
    pub deleted_at: Instant,
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::at_once("2026-11-20", "20:00", "20:00", true, false)]
    #[case::in_the_night("2026-11-20", "23:50", "+1d 03:59", true, false)]
    #[case::after_the_end_of_the_day("2026-11-20", "23:50", "+1d 04:00", true, true)]
    #[case::a_day_filled_in("2026-11-19", "20:00", "20:00", false, true)]
    #[case::kept_ahead_by_another_setting("2026-11-21", "20:00", "20:00", false, false)]
    fn days_end_at_four(
        #[case] day: &str,
        #[case] at: &str,
        #[case] recorded: &str,
        #[case] on_its_day: bool,
        #[case] late: bool,
    ) {
        let moment = |time: &str| -> Moment {
            let (date, time) = match time.strip_prefix("+1d ") {
                Some(time) => ("2026-11-21", time),
                None => ("2026-11-20", time),
            };
            format!("{date}T{time}:00-05:00").try_into().unwrap()
        };
        let entry = Entry {
            id: Id::from_bytes([1; 16]),
            day: day.parse().unwrap(),
            at: moment(at),
            recorded_at: moment(recorded).into(),
            updated_at: moment(recorded).into(),
            private: false,
            note: None,
            body: Body::Note,
        };
        let day_end = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        assert_eq!((entry.is_on_its_day(day_end), entry.is_late(day_end)), (on_its_day, late));
    }
}
