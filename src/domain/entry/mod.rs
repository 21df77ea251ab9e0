//! One entry of the journal: what every kind of entry has, and what is its own.

pub mod balance;
pub mod checkin;
pub mod coping;
pub mod craving;
pub mod dose;
pub mod edit;
pub mod feelings;
pub mod field;
pub mod life;
pub mod note;
pub mod own_answer;
pub mod rated_entry;
pub mod return_to_use;
pub mod situation;
pub mod small_thing;
pub mod stage;
pub mod symptoms;
mod texts;
pub mod thought;

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::entry::balance::Balance;
use super::entry::checkin::CheckIn;
use super::entry::craving::Craving;
use super::entry::dose::DoseEntry;
use super::entry::life::LifeCheck;
use super::entry::return_to_use::ReturnToUse;
use super::entry::stage::StageOfChange;
use super::entry::symptoms::SymptomCheck;
use super::entry::thought::ThoughtRecord;
use super::id::Id;
use super::text::Text;
use super::time::day::Day;
use super::time::moment::{Instant, Moment};

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
        /// A dose of a medication.
        Dose = "dose",
        /// Symptoms of withdrawal.
        Symptoms = "symptoms",
        /// How life stands, area by area.
        Life = "life",
        /// A thought and another view of it, or a problem and a step.
        Thought = "thought",
    }
}

/// The latest time at which a day can be set to end.
pub const LATEST_DAY_END: NaiveTime = hour(12);

/// The time up to which the night belongs to the day before, whatever the end of the day is set to.
pub(crate) const NIGHT_ENDS: NaiveTime = hour(4);

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// A dose of a medication.
    #[serde(rename = "dose")]
    Dose(DoseEntry),
    /// Symptoms of withdrawal.
    #[serde(rename = "symptoms")]
    Symptoms(SymptomCheck),
    /// How life stands, area by area.
    #[serde(rename = "life")]
    Life(LifeCheck),
    /// A thought and another view of it, or a problem and a step.
    #[serde(rename = "thought")]
    Thought(ThoughtRecord),
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
            Body::Dose(_) => EntryKind::Dose,
            Body::Symptoms(_) => EntryKind::Symptoms,
            Body::Life(_) => EntryKind::Life,
            Body::Thought(_) => EntryKind::Thought,
        }
    }

    /// Whether it happened on its day or in the night that ended it; what was moved to another day,
    /// or written down for one, did not. A night reaches to `day_end`, and to 04:00 at least, so that
    /// another end of the day changes nothing for the nights before.
    #[must_use]
    pub fn is_on_its_day(&self, day_end: NaiveTime) -> bool {
        let at = self.at.local();
        match self.at.date().days_since(self.day) {
            0 => true,
            1 => at.time() < day_end.max(NIGHT_ENDS),
            _ => false,
        }
    }

    /// Whether it was first written later than the noon after its day, by the clock of the place it
    /// happened in. No day can end later, so no setting makes an entry late.
    #[must_use]
    pub fn is_late(&self) -> bool {
        let written = Moment::from_parts(self.recorded_at.seconds(), self.at.offset_minutes());
        written.is_some_and(|written| is_late_for(self.day, written))
    }

    /// Whether nobody said when it was: a dose of an earlier day without a time stands at the time of day of its
    /// writing.
    #[must_use]
    pub fn is_without_time(&self) -> bool {
        const DAY: i64 = 24 * 60 * 60;
        let apart = self.recorded_at.seconds() - self.at.seconds();
        matches!(self.body, Body::Dose(_)) && apart != 0 && apart % DAY == 0
    }

    /// Whether its day had come when it happened, by the clock of that place. No entry is written
    /// of which that is not so.
    #[must_use]
    pub fn had_come(&self) -> bool {
        self.day <= self.at.date()
    }

    /// The words of [`texts`](Self::texts), without what each is.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.texts().into_iter().map(|(_, text)| text)
    }
}

/// Whether a moment is later than the noon after a day.
#[must_use]
pub fn is_late_for(day: Day, written: Moment) -> bool {
    written.day(LATEST_DAY_END) > day
}

/// What is left of a deleted entry: that it was, and when it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

    const FOUR: &str = "04:00";

    #[rstest]
    #[case::at_once("2026-11-20", "20:00", FOUR, true)]
    #[case::in_the_night("2026-11-20", "+1d 03:59", FOUR, true)]
    #[case::after_the_end_of_the_day("2026-11-20", "+1d 04:00", FOUR, false)]
    #[case::in_the_night_before_another_setting("2026-11-20", "+1d 03:59", "00:00", true)]
    #[case::in_a_later_night("2026-11-20", "+1d 05:59", "06:00", true)]
    #[case::before_the_end_of_the_day("2026-11-21", "+1d 01:30", FOUR, true)]
    #[case::a_day_filled_in("2026-11-19", "20:00", FOUR, false)]
    #[case::kept_ahead_by_another_setting("2026-11-21", "20:00", FOUR, false)]
    fn what_happened_in_the_night_happened_on_its_day(
        #[case] day: &str,
        #[case] at: &str,
        #[case] day_end: &str,
        #[case] on_its_day: bool,
    ) {
        let entry = Entry { at: moment(at), ..note(day) };
        assert_eq!(entry.is_on_its_day(day_end.parse().unwrap()), on_its_day);
    }

    #[rstest]
    #[case::at_once("2026-11-20", "20:00", false)]
    #[case::in_the_night("2026-11-20", "+1d 03:59", false)]
    #[case::before_the_latest_end_of_the_day("2026-11-20", "+1d 11:59", false)]
    #[case::after_it("2026-11-20", "+1d 12:00", true)]
    #[case::a_day_filled_in("2026-11-19", "20:00", true)]
    fn what_is_written_after_the_next_noon_is_late(
        #[case] day: &str,
        #[case] recorded: &str,
        #[case] late: bool,
    ) {
        let entry = Entry { recorded_at: moment(recorded).into(), ..note(day) };
        assert_eq!(entry.is_late(), late);
    }

    #[rstest]
    #[case::on_its_day("2026-11-20", true)]
    #[case::a_day_filled_in("2026-11-01", true)]
    #[case::a_day_to_come("2026-11-21", false)]
    fn a_day_has_come_by_the_clock_of_the_place(#[case] day: &str, #[case] come: bool) {
        assert_eq!(note(day).had_come(), come);
    }

    #[rstest]
    #[case::at_once("23:50", false)]
    #[case::at_a_time_that_was_said("+1d 07:30", false)]
    #[case::at_the_time_of_its_writing("+1d 23:50", true)]
    fn a_dose_of_an_earlier_day_may_have_no_time(#[case] recorded: &str, #[case] without: bool) {
        let (medication, outcome) = (Id::from_bytes([2; 16]), dose::DoseOutcome::Taken);
        let body = Body::Dose(DoseEntry { medication, outcome });
        let note = Entry { recorded_at: moment(recorded).into(), ..note("2026-11-20") };
        assert!(!note.is_without_time());
        assert_eq!(Entry { body, ..note }.is_without_time(), without);
    }

    fn note(day: &str) -> Entry {
        let at = moment("23:50");
        Entry::new(Id::from_bytes([1; 16]), day.parse().unwrap(), at, at.into(), Body::Note)
    }

    fn moment(time: &str) -> Moment {
        let (date, time) = match time.strip_prefix("+1d ") {
            Some(time) => ("2026-11-21", time),
            None => ("2026-11-20", time),
        };
        format!("{date}T{time}:00-05:00").try_into().unwrap()
    }
}
