use std::collections::BTreeSet;

use chrono::{MappedLocalTime, NaiveDateTime};
use rstest::rstest;

use super::*;
use crate::domain::code::Code;
use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::{Body, EntryKind};
use crate::domain::records::appointment::AppointmentOutcome;
use crate::domain::records::medication::Carried;
use crate::domain::records::plan_line::Section;
use crate::domain::screening::Instrument;

/// A place an hour east of Greenwich, all year.
struct East;

impl Zone for East {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        let moment = Moment::from_parts(local.and_utc().timestamp() - 3600, 60);
        moment.map_or(MappedLocalTime::None, MappedLocalTime::Single)
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        Moment::from_parts(seconds, 60)
    }
}

fn now() -> Moment {
    "2026-11-20T09:30:00+01:00".to_owned().try_into().unwrap()
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 20).unwrap()
}

fn sample(seed: u64, days: u32) -> Sample<'static, East> {
    Sample::new(SampleOptions { seed, now: now(), today: today(), days, zone: &East }).unwrap()
}

fn told(seed: u64, days: u32) -> Vec<SampleDay> {
    sample(seed, days).collect()
}

fn entries(days: &[SampleDay], kind: EntryKind) -> Vec<&Entry> {
    days.iter().flat_map(|day| &day.entries).filter(|entry| entry.kind() == kind).collect()
}

#[test]
fn a_seed_gives_one_journal() {
    assert_eq!(told(1, 120), told(1, 120));
    assert_eq!(sample(1, 120).focuses(), sample(1, 120).focuses());
    assert_ne!(told(1, 120), told(2, 120));
}

#[rstest]
#[case::a_day(1)]
#[case::a_week(7)]
#[case::the_demo(120)]
#[case::a_lifetime(18_262)]
fn a_journal_of_any_length_holds_together(#[case] days: u32) {
    let sample = sample(3, days);
    let focuses: Vec<_> = sample.focuses().to_vec();
    let routines: BTreeSet<_> =
        sample.kept().routines.iter().map(|routine| routine.meta.id).collect();
    let medication = sample.kept().medications[0].meta.id;
    assert!(focuses.iter().all(|focus| focus.updated_at <= now().into()));
    let known: BTreeSet<_> = focuses.iter().map(|focus| focus.id).collect();
    let first = today().plus(-i32::try_from(days).unwrap());
    assert_eq!(focuses[0].first_since(), Some(first));

    let told: Vec<_> = sample.collect();
    assert_eq!(told.len(), days as usize);
    let (mut ids, mut checked_in) = (BTreeSet::new(), BTreeSet::new());
    for entry in told.iter().flat_map(|day| &day.entries) {
        assert!(ids.insert(entry.id), "{} comes twice", entry.id);
        assert!((first..today()).contains(&entry.day), "{entry:?}");
        assert!(entry.recorded_at <= now().into() && entry.at.seconds() <= now().seconds());
        match &entry.body {
            Body::CheckIn(checkin) => {
                assert!(checked_in.insert(entry.day), "{} comes twice", entry.day);
                assert!(checkin.used.iter().all(|answer| known.contains(&answer.focus)));
            }
            Body::Use(used) => assert!(known.contains(&used.focus)),
            Body::Note => assert!(entry.note.is_some()),
            Body::Symptoms(check) => assert!(known.contains(&check.focus)),
            Body::Dose(dose) => assert_eq!(dose.medication, medication),
            Body::Stage(told) => assert!(known.contains(&told.focus)),
            Body::Balance(balance) => assert!(known.contains(&balance.focus)),
            Body::Craving(_) | Body::Life(_) | Body::Thought(_) => {}
        }
    }
    assert!(told.iter().flat_map(|day| &day.marks).all(|mark| routines.contains(&mark.routine)));
}

#[test]
fn the_demo_has_something_of_everything() {
    for seed in 0..20 {
        let (told, focuses) = (told(seed, 120), sample(seed, 120).focuses().to_vec());
        let checkins = entries(&told, EntryKind::CheckIn);
        assert!((75..=115).contains(&checkins.len()), "{} check-ins", checkins.len());
        assert!(entries(&told, EntryKind::Craving).len() > 60);
        let of = |place: usize| {
            entries(&told, EntryKind::Use).iter().filter(|entry| matches!(&entry.body, Body::Use(used) if used.focus == focuses[place].id)).count()
        };
        assert_eq!(of(0), 3);
        assert!(of(1) > 3);
        assert!(told.iter().map(|day| day.marks.len()).sum::<usize>() > 80);
        assert!(checkins.iter().filter(|entry| entry.note.is_some()).count() > 50);
        assert_eq!(focuses[0].attempts.len(), 2);
        assert!(focuses[0].attempts[0].learned.is_some());
        let kinds = [
            EntryKind::Dose,
            EntryKind::Symptoms,
            EntryKind::Life,
            EntryKind::Thought,
            EntryKind::Balance,
        ];
        for kind in kinds {
            assert!(entries(&told, kind).len() > 1, "{kind:?}");
        }
        assert_eq!(entries(&told, EntryKind::Stage).len(), 1);
        let said = |of: fn(&CheckIn) -> bool| {
            let of = |entry: &&&Entry| matches!(&entry.body, Body::CheckIn(told) if of(told));
            checkins.iter().filter(of).count()
        };
        assert!(
            said(|told| told.small.is_some()) > 10 && said(|told| told.small_done.is_some()) > 10
        );
        assert!(
            said(|told| !told.own.is_empty()) > 50 && said(|told| !told.amounts.is_empty()) > 3
        );
        let last_week = told.iter().rev().take(6);
        assert!(last_week.into_iter().all(|day| !day.entries.is_empty()));
    }
}

#[rstest]
#[case::two_years_and_a_half(913)]
#[case::three_years(1095)]
fn years_have_two_attempts_returns_to_use_and_gaps(#[case] days: u32) {
    for seed in 0..20 {
        let (told, focuses) = (told(seed, days), sample(seed, days).focuses().to_vec());
        let [first, current] = focuses[0].attempts.as_slice() else { panic!("{focuses:?}") };
        assert!(first.learned.is_some() && current.learned.is_none());
        assert!(current.since.days_since(first.since) > 200);
        assert!(today().days_since(current.since) > 365);
        let uses = entries(&told, EntryKind::Use);
        let uses = uses
            .iter()
            .filter(|entry| matches!(&entry.body, Body::Use(used) if used.focus == focuses[0].id));
        let uses: Vec<_> = uses.map(|entry| entry.day).collect();
        let (before, after): (Vec<Day>, Vec<Day>) =
            uses.into_iter().partition(|day| *day < current.since);
        // Returns to use that were no restart, one that was, and a slip.
        assert_eq!((before.len(), after.len()), (8, 1));
        assert!(before.windows(2).any(|pair| pair[1].days_since(pair[0]) > 30));
        let written = told.iter().filter_map(|day| day.entries.first()).map(|entry| entry.day);
        let written: Vec<_> = written.collect();
        let gaps = written.windows(2).map(|pair| pair[1].days_since(pair[0]) - 1);
        let gaps: Vec<_> = gaps.filter(|days| *days >= 3).collect();
        assert!(gaps.len() >= 5 && gaps.iter().any(|days| *days >= 14), "{gaps:?}");
        assert!(told.iter().rev().take(6).all(|day| !day.entries.is_empty()));
    }
}

#[rstest]
#[case::the_demo(120)]
#[case::three_years(1095)]
fn everything_that_is_kept_by_name_is_there(#[case] days: u32) {
    let sample = sample(1, days);
    let kept = sample.kept();
    let sections: BTreeSet<_> = kept.plan.iter().filter_map(|line| line.section).collect();
    assert_eq!(sections.len(), Section::ALL.len());
    for instrument in [Instrument::Phq9, Instrument::Gad7, Instrument::K6, Instrument::Barc10] {
        assert!(kept.screenings.iter().any(|one| one.instrument == Some(instrument)));
    }
    let [film, kit] = kept.medications.as_slice() else { panic!("{:?}", kept.medications) };
    assert!(film.changes.iter().any(|step| step.from < today()));
    assert!(film.changes.iter().any(|step| step.from > today()));
    assert_eq!(kit.carried, Some(Carried::Yes));
    let outcomes: BTreeSet<_> = kept.appointments.iter().filter_map(|one| one.outcome).collect();
    assert!(outcomes.contains(&AppointmentOutcome::Attended));
    assert!(kept.appointments.iter().any(|one| one.outcome.is_none()));
    assert!(kept.appointments.iter().any(|one| one.agreed.is_some()));
    assert!(kept.treatments.len() > 1 && kept.contacts.len() > 3 && kept.questions.len() > 1);
    assert!(kept.goals.iter().all(|goal| goal.steps.is_some()));
    assert!(kept.goals.iter().any(|goal| goal.done_on.is_some()));
    assert!(kept.rewards.iter().any(|reward| reward.had_on.is_some()));
    assert_eq!(sample.focuses()[1].measure.limits.len(), 2);
    assert_eq!(kept.plan.iter().filter(|line| line.focus.is_some()).count(), 2);
}

#[test]
fn decades_have_a_third_attempt() {
    assert_eq!(sample(1, 18_262).focuses()[0].attempts.len(), 3);
}
