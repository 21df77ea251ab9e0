//! Medications on pages: what is due, what was taken, what to see to.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::entry::dose::DoseCounts;
use crate::domain::recovery::medication_ledger::Upkeep;
use crate::domain::recovery::missed_doses::{CALL_FIRST, DoseGap, LOOK_BACK_DAYS};
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::DoseSchedule;
use crate::domain::time::schedule::Schedule;
use crate::report::medication::{MedicationCount, MedicationDue, MedicationWarning};

/// "buprenorphine 8 mg" for each dose that is due, and the day where it is an earlier one.
#[must_use]
pub fn due(doses: &[MedicationDue], clock: Day, look: &Look) -> Vec<String> {
    let mut said: Vec<(String, u32)> = Vec::new();
    for MedicationDue { name, dose, due } in doses {
        let of = if *due == clock {
            String::new()
        } else {
            format!(" (since {})", format::date(*due, clock))
        };
        let text = format!("{} {}{of}", look.line(name.as_str()), look.line(dose.as_str()));
        match said.last_mut() {
            Some((last, times)) if *last == text => *times += 1,
            _ => said.push((text, 1)),
        }
    }
    let text = |(text, times)| match times {
        1 => text,
        times => format!("{text}, {times} times"),
    };
    said.into_iter().map(text).collect()
}

/// "buprenorphine taken 5 of 6, 1 not recorded".
#[must_use]
pub fn counts(medications: &[MedicationCount], look: &Look) -> Vec<String> {
    medications
        .iter()
        .map(|one| format!("{} {}", look.line(one.name.as_str()), counted(one.counts)))
        .collect()
}

/// "taken 5 of 6, 1 late, 1 not recorded".
#[must_use]
pub fn counted(counts: DoseCounts) -> String {
    let DoseCounts { due, taken, late, missed, unrecorded, extra } = counts;
    let times = |n: u32| format::count(n, "time", "times");
    let first = match (due, taken) {
        (0, 0) if extra == 0 => "not due yet".to_owned(),
        (0, _) => format!("taken {}", times(taken + extra)),
        _ => format!("taken {} of {due}", taken + late),
    };
    let rest = [
        (late > 0).then(|| format!("{late} of them late")),
        (missed > 0).then(|| format!("{missed} missed")),
        (unrecorded > 0).then(|| format!("{unrecorded} not recorded")),
        (due > 0 && extra > 0).then(|| format!("{extra} more")),
    ];
    let parts: Vec<_> = std::iter::once(first).chain(rest.into_iter().flatten()).collect();
    parts.join(", ")
}

/// "every day", "twice a day", "as needed".
#[must_use]
pub fn schedule(schedule: DoseSchedule, look: &Look) -> String {
    match schedule {
        DoseSchedule::TimesADay(1) => "every day".to_owned(),
        DoseSchedule::TimesADay(2) => "twice a day".to_owned(),
        DoseSchedule::TimesADay(times) => format!("{times} times a day"),
        DoseSchedule::Weekdays(days) => look.schedule(Schedule::Weekdays(days)),
        DoseSchedule::EveryDays(days) => look.schedule(Schedule::EveryDays(days)),
        DoseSchedule::AsNeeded => "as needed".to_owned(),
    }
}

/// The schedule that a text names, be it one of doses or of a routine, in the same words however it is
/// written.
#[must_use]
pub fn schedule_of(text: &str, look: &Look) -> Option<String> {
    let of_routine = || text.parse().ok().map(|one| look.schedule(one));
    text.parse().ok().map(|one| schedule(one, look)).or_else(of_routine)
}

/// How many doses are left by what is recorded, and the first day on which a dose is due that they do not hold.
#[must_use]
pub fn supply((left, ends): (u32, Option<Day>), today: Day, look: &Look) -> String {
    let mut page = Page::new(look);
    page.gap();
    let doses = format::count(left, "dose is", "doses are");
    let mut said = vec![format!("By what you logged, {doses} left")];
    said.extend(ends.map(|day| match day {
        day if day == today => "the next refill is due today".to_owned(),
        day => format!("the next refill is due by {}", format::date(day, today)),
    }));
    page.lines(&said.join("; "), &said.iter().map(|one| format::capital(one)).collect::<Vec<_>>());
    page.into_text()
}

/// "6 mg, every day from 5 December".
#[must_use]
pub fn changed(
    dose: Option<&OneLine>,
    every: Option<DoseSchedule>,
    (from, today): (Day, Day),
    look: &Look,
) -> String {
    let dose = dose.map(|dose| look.line(dose.as_str()).into_owned());
    let said: Vec<_> = dose.into_iter().chain(every.map(|every| schedule(every, look))).collect();
    format!("{} {}", said.join(", "), from_day(from, today))
}

/// "28 doses from today", "they last to 17 December".
#[must_use]
pub fn refilled((supply, from): (u32, Day), ends: Option<Day>, today: Day) -> Vec<String> {
    let doses = format::count(supply, "dose", "doses");
    let mut said = vec![format!("{doses} {}", from_day(from, today))];
    let last = ends.map(|day| day.plus(-1)).filter(|last| supply > 0 && *last >= today);
    let lasts = if supply == 1 { "it lasts" } else { "they last" };
    said.extend(last.map(|last| format!("{lasts} to {}", format::day_of_year(last, today))));
    said
}

fn from_day(from: Day, today: Day) -> String {
    if from == today {
        return "from today".to_owned();
    }
    format!("from {}", format::day_of_year(from, today))
}

/// What was changed of a medication: "bup: 28 doses from today; they last to 17 December."
#[must_use]
pub fn answer(name: &Name, said: &[String], look: &Look, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let name = look.line(name.as_str());
    if look.plain {
        page.facts("", "", &name, said);
    } else {
        page.title(&format!("{name}: {}.", said.join("; ")));
    }
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

/// Where doses were not recorded, and what to do then.
pub fn gaps(page: &mut Page<'_>, gaps: &[MedicationWarning<DoseGap>], today: Day) {
    for MedicationWarning { name, of } in gaps {
        let name = page.look().line(name.as_str()).into_owned();
        page.line(&format!("{name}: {}", gap(*of, today)));
    }
    if !gaps.is_empty() {
        page.line(CALL_FIRST);
    }
}

fn gap(gap: DoseGap, today: Day) -> String {
    match gap {
        DoseGap::Days(days) if i64::from(days) >= i64::from(LOOK_BACK_DAYS) => {
            format!("{LOOK_BACK_DAYS} days or more without a recorded dose.")
        }
        DoseGap::Days(days) => format!("{} without a recorded dose.", format::days(days)),
        DoseGap::Injection(day) => {
            format!("the dose that was due on {} is not recorded.", format::date(day, today))
        }
        DoseGap::Missed(day) => format!("the dose of {} was missed.", format::date(day, today)),
    }
}

/// What to see to before long.
pub fn upkeep(page: &mut Page<'_>, upkeep: &[MedicationWarning<Upkeep>], today: Day) {
    for MedicationWarning { name, of } in upkeep {
        let name = page.look().line(name.as_str()).into_owned();
        page.line(&match of {
            Upkeep::FewLeft(0) => format!("{name}: no dose is left, by what you logged"),
            Upkeep::FewLeft(left) => {
                format!(
                    "{name}: {} left, by what you logged",
                    format::count(*left, "dose is", "doses are")
                )
            }
            Upkeep::Expires(day) => format!("{name}: expires on {}", format::date(*day, today)),
            Upkeep::Expired(day) => format!("{name}: expired on {}", format::date(*day, today)),
        });
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    fn what_is_shown_can_be_typed(
        #[values(
            "day",
            "2/day",
            "3/day",
            "mon",
            "mon,wed,fri",
            "2d",
            "28d",
            "as-needed",
            "3/week",
            "1/week",
            "10d-from-last"
        )]
        code: &str,
    ) {
        for plain in [true, false] {
            let look = Look { plain, ..Look::default() };
            let said = schedule_of(code, &look).unwrap();
            assert_eq!(schedule_of(&said, &look).as_ref(), Some(&said), "{code}");
            let untidy = said.to_uppercase().replace(' ', "  ");
            assert_eq!(schedule_of(&untidy, &look), Some(said));
        }
    }
}
