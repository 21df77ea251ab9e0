//! Medication, treatment and routines as of a moment.

use super::AsOf;
use crate::domain::entry::dose::Dose;
use crate::domain::records::medication::Medication;
use crate::domain::records::routine::{Mark, Routine};
use crate::domain::records::treatment::Treatment;
use crate::domain::records::treatment::stays::Stays;
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::recovery::missed_doses::LOOK_BACK_DAYS;
use crate::domain::time::day::Day;
use crate::storage::error::Result;

impl AsOf<'_> {
    /// Every routine, those put away too, with the days that treatment excuses.
    pub fn routines(&self) -> Result<Vec<Routine>> {
        let stays = if self.excuses_stays { self.stays()? } else { Stays::default() };
        let mut routines = self.reader.routines()?;
        for one in &mut routines {
            one.excused.clone_from(&stays);
            if one.counts_from_last() {
                one.marked_on = self.reader.marked_days(one.meta.id)?;
            }
        }
        Ok(routines)
    }

    /// The same journal, where routines are or are not excused on days of a stay.
    #[must_use]
    pub fn excusing_stays(self, excuses_stays: bool) -> Self {
        Self { excuses_stays, ..self }
    }

    /// The stays in treatment and custody.
    pub fn stays(&self) -> Result<Stays> {
        Ok(Stays::of(&self.reader.all::<Treatment>()?))
    }

    /// Every medication, with all doses that count for the days from `first` on.
    pub fn ledger(&self, first: Day) -> Result<Ledger> {
        let medications = self.reader.all::<Medication>()?;
        let reach = |one: &Medication| {
            let (periods, back) = (one.periods(), first.plus(-LOOK_BACK_DAYS));
            let back = back.plus(-one.plan(&periods).reach());
            one.supply_on.map_or(back, |from| from.min(back))
        };
        let from = medications.iter().map(reach).min();
        let doses = from.map(|from| self.doses(from, self.today())).transpose()?;
        Ok(Ledger { medications, doses: doses.unwrap_or_default(), stays: self.stays()? })
    }

    /// The doses for the days from `first` to `last`, by day and time.
    pub fn doses(&self, first: Day, last: Day) -> Result<Vec<Dose>> {
        let doses = self.reader.doses_on_record(first, last.min(self.today()))?;
        let happened =
            doses.into_iter().filter(|(dose, at)| self.horizon.has_happened(dose.day, *at));
        Ok(happened.map(|(dose, _)| dose).collect())
    }

    /// The marks of the days from `first` to `last`, by day and routine.
    pub fn marks(&self, first: Day, last: Day) -> Result<Vec<Mark>> {
        let mut marks = self.reader.marks(first, last.min(self.today()))?;
        marks.retain(|mark| self.horizon.has_happened(mark.day, mark.at));
        Ok(marks)
    }
}
