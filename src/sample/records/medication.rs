//! What the invented person takes, and the naloxone kit they carry.

use crate::domain::entry::dose::DosePeriod;
use crate::domain::id::Id;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::medication::{Carried, Medication};
use crate::domain::text::{BadText, OneLine};
use crate::domain::time::dose_schedule::DoseSchedule;
use crate::sample::record_maker::{RecordMaker, changed};

/// The doses of buprenorphine, each with the days after the first from which it is taken: up, and then down in steps.
const DOSES: [(i32, &str); 5] =
    [(2, "8 mg"), (5, "16 mg"), (75, "12 mg"), (420, "8 mg"), (2400, "6 mg")];
/// The step that comes after those.
const LAST_STEP: &str = "4 mg";
/// In so many days the next step is planned.
const NEXT_STEP_IN: i32 = 18;
/// So many days ago the last refill was, and how many doses it had.
const REFILL: (i32, u32) = (9, 28);
/// In so many days the kit expires.
const KIT_EXPIRES_IN: i32 = 210;

/// The medication and the kit.
pub(super) fn all(make: &RecordMaker, heroin: Id) -> Result<Vec<Medication>, BadText> {
    Ok(vec![buprenorphine(make, heroin)?, kit(make)?])
}

fn buprenorphine(make: &RecordMaker, heroin: Id) -> Result<Medication, BadText> {
    let mut one: Medication = make.begin("buprenorphine film", 0)?;
    let is_past = |after: &i32| make.past(*after).is_some();
    let mut doses: Vec<_> = DOSES.iter().filter(|(after, _)| is_past(after)).copied().collect();
    let last = doses.last().map_or(make.first, |(after, _)| make.first.plus(*after));
    let length = make.today.days_since(make.first);
    let next = DOSES.iter().find(|(after, _)| !is_past(after)).map_or(LAST_STEP, |(_, dose)| dose);
    // A planned step is none in the first days, when the dose still goes up.
    let ahead = if doses.len() < 2 { DOSES[0].0.max(length) } else { length + NEXT_STEP_IN };
    doses.push((ahead, next));
    for (after, dose) in doses {
        let (from, dose) = (make.first.plus(after), dose.parse::<OneLine>()?);
        one.changes.push(DosePeriod { from, dose, schedule: DoseSchedule::TimesADay(1) });
    }
    one.turn_to(make.today);
    one.class = Some(MedicationClass::Buprenorphine);
    one.focus = Some(heroin);
    one.note = Some("Bitter under the tongue. No coffee for half an hour.".parse()?);
    let (ago, supply) = REFILL;
    let refill = make.today.plus(-ago).max(make.first);
    (one.supply, one.supply_on) = (Some(supply), Some(refill));
    changed(refill.max(last), &mut one);
    Ok(one)
}

fn kit(make: &RecordMaker) -> Result<Medication, BadText> {
    let mut kit: Medication = make.begin("naloxone kit", 1)?;
    kit.class = Some(MedicationClass::Naloxone);
    kit.carried = Some(Carried::Yes);
    kit.place = Some("inside pocket of my jacket".parse()?);
    kit.expires = Some(make.today.plus(KIT_EXPIRES_IN));
    Ok(kit)
}
