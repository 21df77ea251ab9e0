//! Invented journals, for looking around and for trying things out.
//!
//! One seed and one time always give the same journal. It tells of a person in recovery from
//! heroin who also drinks less: days with and without an entry, cravings that come less often as
//! time goes by, returns to use with a new start after one of them, and routines that are kept on
//! most days. Over years there are longer gaps, and a slip in the second attempt. The person takes
//! buprenorphine, goes to sessions, and keeps what goes with that: people, goals, a plan.

mod care;
mod care_entries;
mod care_phrases;
mod checkin;
mod course;
mod craving;
mod day;
mod focuses;
mod local_time;
mod phrases;
mod plan;
mod record_maker;
mod records;
mod rng;

use crate::domain::entry::Entry;
use crate::domain::records::focus::Focus;
use crate::domain::records::routine::Mark;
use crate::domain::text::BadText;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;

use care::Care;
use course::UseHistory;
use day::DayGenerator;
use record_maker::RecordMaker;
use rng::SampleRng;

pub use records::Kept;

/// The parameters of a sample journal: seed, end, length, time zone.
#[derive(Debug)]
pub struct SampleOptions<'z, Z> {
    /// What the journal follows from.
    pub seed: u64,
    /// The time of its end; nothing in it is later.
    pub now: Moment,
    /// The day of its end, which is still without an entry.
    pub today: Day,
    /// How many days before that one it covers, at least 1.
    pub days: u32,
    /// The clocks that the times of day are read from.
    pub zone: &'z Z,
}

/// A sample journal: what stands for all of it, and then, as an iterator, its days.
#[derive(Debug)]
pub struct Sample<'z, Z> {
    focuses: Vec<Focus>,
    kept: Kept,
    next: Day,
    generator: DayGenerator<'z, Z>,
}

/// All that was written about one day.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleDay {
    /// Its entries, in the order in which they were written.
    pub entries: Vec<Entry>,
    /// What became of the routines.
    pub marks: Vec<Mark>,
}

/// What sets the chances of what is kept and of what is recorded of care apart from that of the days.
const KEPT: u64 = 1;
const CARE: u64 = 2;
const MEASURES: u64 = 3;

impl<'z, Z: Zone> Sample<'z, Z> {
    /// Begins to tell a journal.
    ///
    /// # Errors
    /// [`BadText`] when a name it uses is none, which a test rules out.
    pub fn new(options: SampleOptions<'z, Z>) -> Result<Self, BadText> {
        let days = i32::try_from(options.days).unwrap_or(i32::MAX);
        let (first, today) = (options.today.plus(-days.max(1)), options.today);
        let course = UseHistory::new(first, today);
        let rng = SampleRng::new(options.seed);
        let focuses = [focuses::heroin(&rng, &course)?, focuses::alcohol(&rng, first, today)?];
        let routines = records::routines(&rng, first, today)?;
        // Chances of their own: the days stay as they are.
        let make = |seed| RecordMaker { rng: SampleRng::new(seed), first, today };
        let makers = (&make(options.seed ^ KEPT), &make(!options.seed));
        let kept = Kept::new(makers, (options.zone, &course), (routines, &focuses))?;
        let [care, measures] = [CARE, MEASURES].map(|of| SampleRng::new(options.seed ^ of));
        let care = Care::new((care, measures), first, &kept);
        let ids = focuses.iter().map(|focus| focus.id).collect();
        let generator = DayGenerator::new(options, rng, course, ids, (kept.routines.clone(), care));
        Ok(Self { focuses: focuses.into(), kept, next: first, generator })
    }

    /// What the person is in recovery from, the primary focus first.
    #[must_use]
    pub fn focuses(&self) -> &[Focus] {
        &self.focuses
    }

    /// What they keep by name beside those.
    #[must_use]
    pub fn kept(&self) -> &Kept {
        &self.kept
    }
}

impl<Z: Zone> Iterator for Sample<'_, Z> {
    type Item = SampleDay;

    fn next(&mut self) -> Option<SampleDay> {
        let day = self.next;
        if day >= self.generator.options.today {
            return None;
        }
        self.next = day.plus(1);
        Some(self.generator.tell(day))
    }
}

#[cfg(test)]
mod tests;
