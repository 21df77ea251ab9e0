//! The journal as of a moment: reads leave out events that lie ahead.
//!
//! Every page reads figures through here, so none can forget the rule of
//! [`Horizon`](crate::domain::time::horizon).

mod care;

use crate::domain::entry::is_late_for;
use crate::domain::entry::life::AreaRating;
use crate::domain::entry::note::Note;
use crate::domain::entry::own_answer::OwnWords;
use crate::domain::entry::rated_entry::RatedEntry;
use crate::domain::entry::small_thing::SmallThing;
use crate::domain::entry::stage::StageSet;
use crate::domain::entry::symptoms::SymptomLoad;
use crate::domain::figures::amounts::AmountTold;
use crate::domain::figures::spent::CostTold;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::records::treatment::Treatment;
use crate::domain::recovery::logged_day::LoggedDay;
use crate::domain::recovery::medication_ledger::{self, Ledger};
use crate::domain::time::day::Day;
use crate::domain::time::horizon::{Horizon, OpenDays};
use crate::domain::time::moment::Moment;

use super::columns::moment;
use super::error::Result;
use super::reader::Reader;

/// Entries and marks of the days after the clock's day that may have happened.
pub(super) const NEAR: &str = "SELECT day, at, utc_offset FROM entry WHERE day BETWEEN ?1 AND ?2
    UNION ALL SELECT day, at, utc_offset FROM routine_mark WHERE day BETWEEN ?1 AND ?2";
/// How many entries and marks there are of later days.
pub(super) const FAR: &str = "SELECT (SELECT count(*) FROM entry WHERE day > ?1)
    + (SELECT count(*) FROM routine_mark WHERE day > ?1)";
/// The uses of the days after the clock's day.
pub(super) const LATER_USES: &str = "SELECT f.id, m.day, e.at, e.utc_offset
    FROM day_mark AS m JOIN entry AS e ON e.id = m.entry JOIN focus AS f ON f.no = m.focus
    WHERE m.day > ?1 AND m.told IN (1, 4)";

/// A read view of the journal that leaves out events that lie ahead.
#[derive(Debug, Clone, Copy)]
pub struct AsOf<'j> {
    reader: &'j Reader,
    horizon: Horizon,
    /// Whether routines are not due in a stay.
    excuses_stays: bool,
}

impl Reader {
    /// What has happened by `now`, which belongs to the day `clock`.
    pub fn horizon(&self, now: Moment, clock: Day) -> Result<Horizon> {
        let mut horizon = Horizon::new(now, clock);
        let mut near = self.statement(NEAR)?;
        let mut rows = near.query((clock.plus(1), horizon.reach()))?;
        while let Some(row) = rows.next()? {
            horizon.push(row.get(0)?, moment(row, 1)?);
        }
        let beyond = self.statement(FAR)?.query_row([horizon.reach()], |row| row.get(0))?;
        horizon.push_beyond(beyond);
        Ok(horizon)
    }

    /// The read view of the journal as of `now`, whose day is `clock`.
    pub fn as_of(&self, now: Moment, clock: Day) -> Result<AsOf<'_>> {
        Ok(AsOf { reader: self, horizon: self.horizon(now, clock)?, excuses_stays: true })
    }
}

impl<'j> AsOf<'j> {
    /// All of the journal, what lies ahead too.
    #[must_use]
    pub fn read(&self) -> &'j Reader {
        self.reader
    }

    /// What has happened, and the days that follow from it.
    #[must_use]
    pub fn horizon(&self) -> &Horizon {
        &self.horizon
    }

    /// The last day of every report.
    #[must_use]
    pub fn today(&self) -> Day {
        self.horizon.today()
    }

    /// Hands every day from `first` to `last` with something on record to `each`, in order.
    /// Its focuses stand at their places in `focuses`; marks of any other focus are left out.
    pub fn each_day(
        &self,
        (first, last): (Day, Day),
        focuses: &[Focus],
        mut each: impl FnMut(&LoggedDay),
    ) -> Result<()> {
        let clock = self.horizon.clock();
        self.reader.days_on_record((first, last.min(clock)), focuses, &mut each)?;
        let later = (first.max(clock.plus(1)), last.min(self.today()));
        if later.0 > later.1 {
            return Ok(());
        }
        self.reader.later_days(
            later,
            focuses,
            |day, at| self.horizon.has_happened(day, at),
            &mut each,
        )
    }

    /// The days up to `last` whose check-in was written late, in order.
    pub fn late_checkins(&self, last: Day) -> Result<Vec<Day>> {
        let mut late = Vec::new();
        self.reader.check_ins_on_record(
            (Day::first(), last.min(self.today())),
            |day, written| {
                if is_late_for(day, written) && self.horizon.has_happened(day, written) {
                    late.push(day);
                }
            },
        )?;
        Ok(late)
    }

    /// What the entries of the days from `first` to `last` tell of amounts, in any order.
    pub fn amounts(&self, first: Day, last: Day) -> Result<Vec<AmountTold>> {
        let told = self.reader.amounts_on_record((first, last.min(self.today())))?;
        let happened =
            told.into_iter().filter(|(told, at)| self.horizon.has_happened(told.day, *at));
        Ok(happened.map(|(told, _)| told).collect())
    }

    /// What the returns to use of the days from `first` to `last` cost, in any order.
    pub fn costs(&self, first: Day, last: Day) -> Result<Vec<CostTold>> {
        let told = self.reader.costs_on_record((first, last.min(self.today())))?;
        let happened =
            told.into_iter().filter(|(told, at)| self.horizon.has_happened(told.day, *at));
        Ok(happened.map(|(told, _)| told).collect())
    }

    /// The answers in words of the days from `first` to `last`, up to today, that are not private.
    ///
    /// # Errors
    /// What the database reports.
    pub fn own_words(&self, first: Day, last: Day) -> Result<Vec<OwnWords>> {
        self.reader.own_words_on_record(first, last.min(self.today()))
    }

    /// Which days are still open for each of `focuses` or, without any, for the journal.
    pub fn open_days(&self, focuses: &[Focus]) -> Result<Vec<OpenDays>> {
        let mut settled = Vec::new();
        let (first, last) = (self.horizon.clock(), self.today());
        self.each_day((first, last), focuses, |logged| settled.push(logged.clone()))?;
        let is_open = |place: usize, day: Day| {
            let logged = settled.iter().find(|logged| logged.day == day);
            logged.is_none_or(|logged| logged.status(place).is_pending(logged.checked_in))
        };
        let of = |place| self.horizon.unsettled().filter(move |day| is_open(place, *day)).collect();
        Ok((0..focuses.len().max(1)).map(of).collect())
    }

    /// The focuses of which a use lies ahead.
    pub fn uses_ahead(&self) -> Result<Vec<Id>> {
        let mut focuses = Vec::new();
        if self.horizon.ahead() > 0 {
            let mut statement = self.reader.statement(LATER_USES)?;
            let mut rows = statement.query([self.horizon.clock()])?;
            while let Some(row) = rows.next()? {
                let (focus, day, at) = (row.get(0)?, row.get(1)?, moment(row, 2)?);
                if !self.horizon.has_happened(day, at) && !focuses.contains(&focus) {
                    focuses.push(focus);
                }
            }
        }
        Ok(focuses)
    }

    /// Hands the figures of every check-in and craving of the days from `first` to `last` to
    /// `each`, in the order of time, without their words.
    pub fn each_reading(
        &self,
        first: Day,
        last: Day,
        mut each: impl FnMut(RatedEntry),
    ) -> Result<()> {
        self.reader.readings_on_record(first, last.min(self.today()), |reading| {
            if self.horizon.has_happened(reading.day, reading.at) {
                each(reading);
            }
        })
    }

    /// The figures of every check-in and craving of the days from `first` to `last`, in the order
    /// of time, without their words.
    pub fn readings(&self, first: Day, last: Day) -> Result<Vec<RatedEntry>> {
        let mut found = Vec::new();
        self.each_reading(first, last, |reading| found.push(reading))?;
        Ok(found)
    }

    /// The notes of the days from `first` to `last` that are not private, in the order of time.
    pub fn notes(&self, first: Day, last: Day) -> Result<Vec<Note>> {
        let notes = self.reader.notes_on_record(first, last.min(self.today()))?;
        let happened =
            notes.into_iter().filter(|(note, at)| self.horizon.has_happened(note.day, *at));
        Ok(happened.map(|(note, _)| note).collect())
    }

    /// Every focus, those put away too, with what follows for it from treatments and medications: when
    /// tolerance may have fallen, and whether maintenance medication is taken.
    pub fn focuses(&self) -> Result<Vec<Focus>> {
        self.focuses_by(&self.ledger(self.horizon.clock())?)
    }

    /// As [`focuses`](Self::focuses), where the ledger of the clock's day was read already.
    pub fn focuses_by(&self, ledger: &Ledger) -> Result<Vec<Focus>> {
        let (treatments, today) = (self.reader.all::<Treatment>()?, self.today());
        let mut focuses = self.reader.focuses()?;
        for focus in &mut focuses {
            focus.tolerance_fell_on = medication_ledger::discharges(&treatments, focus.kind);
            focus.tolerance_fell_on.extend(ledger.fallen_tolerance(focus, today));
            if let Some(maintenance) = ledger.maintenance(focus, today) {
                focus.maintenance = maintenance;
            }
        }
        Ok(focuses)
    }

    /// The symptoms of the days from `first` to `last`, in the order of time.
    pub fn symptom_loads(&self, first: Day, last: Day) -> Result<Vec<SymptomLoad>> {
        let loads = self.reader.loads_on_record(first, last.min(self.today()))?;
        let happened =
            loads.into_iter().filter(|(load, at)| self.horizon.has_happened(load.day, *at));
        Ok(happened.map(|(load, _)| load).collect())
    }

    /// How things stood in each area of life on the days up to `last`, in the order of time.
    pub fn life_ratings(&self, last: Day) -> Result<Vec<AreaRating>> {
        let mut ratings = self.reader.life_on_record(last.min(self.today()))?;
        ratings.retain(|one| self.horizon.has_happened(one.day, one.at));
        Ok(ratings)
    }

    /// The day of the last life check.
    pub fn last_life_check(&self) -> Result<Option<Day>> {
        self.reader.last_life_check(self.today(), |day, at| self.horizon.has_happened(day, at))
    }

    /// What the check-ins of the days from `first` to `last` say of small things, by day.
    pub fn small_things(&self, first: Day, last: Day) -> Result<Vec<SmallThing>> {
        let things = self.reader.small_things_on_record(first, last.min(self.today()))?;
        let happened =
            things.into_iter().filter(|(one, at)| self.horizon.has_happened(one.day, *at));
        Ok(happened.map(|(one, _)| one).collect())
    }

    /// Every stage that was set, focus by focus, the earliest first.
    pub fn stages(&self) -> Result<Vec<StageSet>> {
        let stages = self.reader.stages_on_record()?;
        let happened =
            stages.into_iter().filter(|(set, at)| self.horizon.has_happened(set.day, *at));
        Ok(happened.map(|(set, _)| set).collect())
    }
}
