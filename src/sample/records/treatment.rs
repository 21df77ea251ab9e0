//! The treatment of the invented person, and what they had to have in place for it.

use crate::domain::records::checklist::{ChecklistItem, STARTERS};
use crate::domain::records::treatment::{Setting, Treatment};
use crate::domain::text::BadText;
use crate::domain::time::day::Day;
use crate::sample::course::UseHistory;
use crate::sample::record_maker::{RecordMaker, changed};

/// The withdrawal unit: from the first day to this one.
pub(in crate::sample) const DETOX_DAYS: i32 = 5;
/// The days of the day clinic, after the first.
const DAY_CLINIC: (i32, i32) = (8, 98);
/// From so many days after a new start the person was at the day clinic again, and to so many.
const BACK_AGAIN: (i32, i32) = (3, 59);
/// How many things of the checklist were done before the first day; of the others there was no need.
const PREPARED: usize = 4;

/// The withdrawal unit, the day clinic, and that clinic again after each new start for which there was time.
pub(super) fn all(make: &RecordMaker, course: &UseHistory) -> Result<Vec<Treatment>, BadText> {
    let mut all =
        vec![treatment(make, ("Mill Road ward", Setting::Detox), (make.first, DETOX_DAYS))?];
    let (from, to) = DAY_CLINIC;
    if let Some(from) = make.past(from) {
        all.push(treatment(make, ("Mill Road by day", Setting::Outpatient), (from, to))?);
    }
    for start in course.starts().into_iter().skip(1) {
        let after = start.days_since(make.first);
        let (from, to) = (after + BACK_AGAIN.0, after + BACK_AGAIN.1);
        if after > DAY_CLINIC.1
            && let Some(from) = make.past(from)
        {
            all.push(treatment(
                make,
                ("Mill Road by day once more", Setting::Outpatient),
                (from, to),
            )?);
        }
    }
    for (position, one) in (0..).zip(&mut all) {
        one.meta.position = position;
    }
    Ok(all)
}

fn treatment(
    make: &RecordMaker,
    (name, setting): (&str, Setting),
    (from, to): (Day, i32),
) -> Result<Treatment, BadText> {
    let mut one: Treatment = make.begin(name, 0)?;
    (one.setting, one.from, one.to) = (Some(setting), Some(from), make.past(to));
    one.place = Some("Mill Road".parse()?);
    changed(one.to.unwrap_or(from), &mut one);
    Ok(one)
}

/// The preparation checklist, as it was on the first day.
pub(super) fn checklist(make: &RecordMaker) -> Result<Vec<ChecklistItem>, BadText> {
    (0..)
        .zip(STARTERS)
        .map(|(position, name)| {
            let mut item: ChecklistItem = make.begin(name, position)?;
            let is_done = usize::try_from(position).is_ok_and(|position| position < PREPARED);
            item.done_on = is_done.then(|| make.first.plus(-2));
            Ok(item)
        })
        .collect()
}
