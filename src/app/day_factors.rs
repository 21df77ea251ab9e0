//! Loads the day factors: sleep, routines, doses and scales of the person's own.

use super::own_answers::OwnAnswers;
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::day_factors::{DayFactor, FactorKind};
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::routine::{Mark, MarkOutcome, Routine};
use crate::domain::recovery::medication_ledger::Ledger;
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::storage::{self, AsOf};

/// Every factor of the days of a window that have a check-in.
pub(super) fn all(
    as_of: &AsOf<'_>,
    window: Window,
    (checkins, ledger): (&[CheckInRatings], &Ledger),
    (scales, own): (&[OwnScale], &OwnAnswers),
) -> Result<Vec<DayFactor>, storage::Error> {
    let days: Vec<Day> =
        checkins.iter().map(|one| one.day).filter(|day| window.contains(*day)).collect();
    let mut factors = vec![DayFactor::short_sleep(checkins)];
    let marks = as_of.marks(window.from(), window.to())?;
    for routine in as_of.routines()?.iter().filter(|one| one.meta.archived_at.is_none()) {
        let done = |day: &Day| marks.iter().any(|mark| is_done(routine, mark, *day));
        let kept = days.iter().filter(|day| routine.period_on(**day).is_some());
        factors.push(DayFactor {
            kind: FactorKind::Routine,
            name: Some(routine.meta.name.clone()),
            days: kept.map(|day| (*day, done(day))).collect(),
        });
    }
    for one in ledger.medications.iter().filter(|one| one.meta.archived_at.is_none()) {
        let doses = ledger.doses_of(one.meta.id);
        let taken = |day: &Day| {
            doses.iter().any(|dose| dose.day == *day && dose.outcome == DoseOutcome::Taken)
        };
        let periods = one.periods();
        let plan = one.plan(&periods);
        let kept = days.iter().filter(|day| plan.on(**day).is_some());
        factors.push(DayFactor {
            kind: FactorKind::Dose,
            name: Some(one.meta.name.clone()),
            days: kept.map(|day| (*day, taken(day))).collect(),
        });
    }
    factors.extend(scales.iter().filter_map(|scale| of_scale(scale, own)));
    Ok(factors)
}

fn is_done(routine: &Routine, mark: &Mark, day: Day) -> bool {
    mark.routine == routine.meta.id && mark.day == day && mark.outcome == MarkOutcome::Done
}

fn of_scale(scale: &OwnScale, own: &OwnAnswers) -> Option<DayFactor> {
    let answers = own.of(scale.meta.id)?;
    let is_so = |answer: &OwnAnswer| match answer {
        OwnAnswer::Number(number) => Some((FactorKind::Scale, *number >= Scale::HIGH_CRAVING)),
        OwnAnswer::YesNo(yes) => Some((FactorKind::Question, *yes)),
        OwnAnswer::Words(_) => None,
    };
    let (kind, _) = is_so(&answers.first()?.1)?;
    let days = answers.iter().filter_map(|(day, answer)| Some((*day, is_so(answer)?.1)));
    let days = days.collect();
    Some(DayFactor { kind, name: Some(scale.meta.name.clone()), days })
}
