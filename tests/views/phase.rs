//! The page of `phase`.

use daymark::domain::code::Code;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::phase::{Phase, PhaseChoice};
use daymark::domain::records::focus::Focus;
use daymark::domain::recovery::phase_status::PhaseStatus;
use daymark::render::look::Look;
use daymark::render::phase::{numbers, text};
use daymark::report::phase::{FocusPhaseInput, Phases};
use daymark::report::saved::WriteOutcome;
use insta::assert_snapshot;
use proptest::prelude::*;
use serde_json::json;

use crate::layout::{check, look, words};
use crate::support::{TODAY, checked_json, day, focus};

fn view(focuses: &[Focus], last_use: Option<&str>) -> Phases {
    let (today, last_use) = (day(TODAY), last_use.map(day));
    let input = |focus| {
        let standing = PhaseStatus::now(focus, last_use, today);
        FocusPhaseInput { focus, standing, last_use, stage: None }
    };
    Phases::new(&focuses.iter().map(input).collect::<Vec<_>>(), None, today)
}

fn page(focus: Focus, last_use: Option<&str>, look: &Look) -> String {
    numbers(&view(&[focus], last_use), look)
}

fn of_kind(kind: FocusKind, since: &[&str]) -> Focus {
    focus("x", kind, UseGoal::None, since)
}

fn plain() -> Look {
    Look { plain: true, ..Look::default() }
}

#[test]
fn withdrawal_from_heroin() {
    let heroin = || of_kind(FocusKind::OpioidShort, &["2026-11-14"]);
    let narrow = Look { width: 40, unicode: false, ..Look::default() };
    assert_snapshot!(page(heroin(), None, &narrow), @"
    Withdrawal, day 6

      Vomiting or diarrhoea, and nothing
      stays down: call for medical help.
      Pregnant and using opioids: do not
      stop suddenly; ask about methadone or
      buprenorphine.
      On clonidine or lofexidine: do not
      stop it suddenly; blood pressure can
      rebound.

      Lower tolerance until 12 December.
      Tolerance falls within days of not
      using: an old dose can kill.
      What to do in an overdose, and whom to
      call: daymark help-now

      Since         Saturday 14 November
      Why           it lasts to day 10 after
                    stopping, for this kind
                    (WHO 2009)
      Next          early recovery on
                    Wednesday 25 November,
                    in 5 days
      Pages         show the last 24 and 72
                    hours, without comparing
      Worth watching: symptoms, the
                    strongest craving,
                    sleep, fluids and
                    medication
      Log           each craving as it
                    comes, and your sleep:
                    daymark craving,
                    daymark checkin

      Withdrawal: about day 6 after the day
      you stopped, Saturday 14 November
      WHO 2009      begins 8 to 24 hours
                    after the last dose and
                    lasts 4 to 10 days
      clinic pages  begins 6 to 12 hours
                    after the last dose and
                    is strongest on days 1
                    to 3
      With fentanyl in the supply it can
      begin later and last longer: in Huhn
      2020 fentanyl was cleared in 7 days on
      average, in some only after up to 19.
      These are ranges of many people. Yours
      may be shorter or longer, weaker or
      stronger; your care team can say more.
    ");
    assert_snapshot!(page(heroin(), Some("2026-11-19"), &plain()), @"
    Withdrawal.
    Day 6.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Pregnant and using opioids: do not stop suddenly; ask about methadone or buprenorphine.
    On clonidine or lofexidine: do not stop it suddenly; blood pressure can rebound.
    Lower tolerance until 17 December.
    Tolerance falls within days of not using: an old dose can kill.
    What to do in an overdose, and whom to call: daymark help-now.
    It has been this phase since Saturday 14 November.
    Why: it lasts to day 10 after stopping, for this kind (WHO 2009).
    Next: early recovery on Wednesday 25 November, in 5 days.
    Pages show the last 24 and 72 hours, without comparing.
    Worth watching in this phase: symptoms, the strongest craving, sleep, fluids and medication.
    Log: each craving as it comes, and your sleep: daymark craving, daymark checkin.
    Withdrawal: about day 1 after the last use on record, Thursday 19 November.
    By WHO 2009, withdrawal from short-acting opioids: begins 8 to 24 hours after the last dose.
    By WHO 2009, withdrawal from short-acting opioids: lasts 4 to 10 days.
    By clinic pages, withdrawal from short-acting opioids: begins 6 to 12 hours after the last dose.
    By clinic pages, withdrawal from short-acting opioids: is strongest on days 1 to 3.
    By clinic pages, withdrawal from short-acting opioids: day 1 is among the strongest for most people.
    With fentanyl in the supply it can begin later and last longer: in Huhn 2020 fentanyl was cleared in 7 days on average, in some only after up to 19.
    These are ranges of many people. Yours may be shorter or longer, weaker or stronger; your care team can say more.
    ");
}

#[test]
fn withdrawal_from_alcohol_begins_with_the_warning() {
    assert_snapshot!(page(of_kind(FocusKind::Alcohol, &["2026-11-20"]), None, &Look::default()), @"
    Withdrawal · day 0

      Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be
      dangerous.
      Do not stop alone: ask a clinician to help you come off it step by step (a
      supervised taper).
      A seizure, confusion, seeing or hearing things, or a high fever: call the
      emergency services.
      Vomiting or diarrhoea, and nothing stays down: call for medical help.

      Extra support until 18 December.
      What to do in an overdose, and whom to call: daymark help-now

      Since      Friday 20 November
      Why        it lasts to day 10 after stopping, for this kind (up to 10 days:
                 EASL 2018)
      Next       early recovery on Tuesday 1 December, in 11 days
      Pages      show the last 24 and 72 hours, without comparing
      Worth watching: symptoms, the strongest craving, sleep, fluids and medication
      Log        each craving as it comes, and your sleep: daymark craving,
                 daymark checkin

      Withdrawal: today is the day you stopped, Friday 20 November
      EASL 2018  begins 6 to 24 hours after the last dose, is strongest on days 1 to
                 3 and lasts 5 to 7 days for most, up to 10; on day 0 it may just be
                 beginning (the Australian guideline too)
      Sources differ on which days are worst.
      A seizure, confusion, seeing things or fever can begin from the first hours to
      day 5: call the emergency services.
      These are ranges of many people. Yours may be shorter or longer, weaker or
      stronger; your care team can say more.
    ");
}

#[test]
fn without_a_published_range_there_is_none() {
    assert_snapshot!(page(of_kind(FocusKind::Benzodiazepine, &["2026-11-10"]), None, &plain()), @"
    Withdrawal.
    Day 10.
    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.
    Do not stop alone: ask a clinician to help you come off it step by step (a supervised taper).
    A seizure, confusion, seeing or hearing things, or a high fever: call the emergency services.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Lower tolerance until 8 December.
    Tolerance falls within days of not using: an old dose can kill.
    What to do in an overdose, and whom to call: daymark help-now.
    It has been this phase since Tuesday 10 November.
    Why: it lasts to day 56 after stopping, for this kind (WHO 2009).
    Next: early recovery on Wednesday 6 January 2027, in 47 days.
    Pages show the last 24 and 72 hours, without comparing.
    Worth watching in this phase: symptoms, the strongest craving, sleep, fluids and medication.
    Log: each craving as it comes, and your sleep: daymark craving, daymark checkin.
    Withdrawal: about day 10 after the day you stopped, Tuesday 10 November.
    By WHO 2009, withdrawal from short-acting benzodiazepines: begins 24 to 48 hours after the last dose.
    By WHO 2009, withdrawal from short-acting benzodiazepines: lasts 14 to 28 days or longer.
    By WHO 2009, withdrawal from long-acting benzodiazepines: begins 2 to 7 days after the last dose.
    By WHO 2009, withdrawal from long-acting benzodiazepines: lasts 14 to 56 days or longer.
    Never stop alone.
    These are ranges of many people. Yours may be shorter or longer, weaker or stronger; your care team can say more.
    ");
    let gambling = Focus {
        phases: vec![PhaseChoice { from: day(TODAY), phase: Some(Phase::Withdrawal) }],
        ..of_kind(FocusKind::Behaviour, &["2026-11-10"])
    };
    assert_eq!(view(&[gambling], None).focuses[0].withdrawal, None);
}

#[test]
fn before_a_start_date() {
    assert_snapshot!(page(of_kind(FocusKind::Other, &[]), None, &plain()), @"
    Preparing.
    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.
    Do not stop alone: ask a clinician to help you come off it step by step (a supervised taper).
    A seizure, confusion, seeing or hearing things, or a high fever: call the emergency services.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Pregnant and using opioids: do not stop suddenly; ask about methadone or buprenorphine.
    On clonidine or lofexidine: do not stop it suddenly; blood pressure can rebound.
    Why: there is no start date yet (stages of change: Prochaska & DiClemente 1983).
    Next: a start date, whenever it is time: daymark focus edit x --since today (two hyphens before since).
    Pages compare the last 7 days with the 7 days before.
    Worth watching in this phase: days without use, reasons for and against, what there is still to get ready and naloxone to hand.
    Prepare: for and against: daymark balance; the checklist: daymark checklist.
    ");
    assert_snapshot!(page(of_kind(FocusKind::Nicotine, &["2026-12-24"]), None, &plain()), @"
    Preparing.
    Why: the start date lies ahead (stages of change: Prochaska & DiClemente 1983).
    Next: withdrawal on Thursday 24 December, in 34 days.
    Pages compare the last 7 days with the 7 days before.
    Worth watching in this phase: days without use, reasons for and against and what there is still to get ready.
    Prepare: for and against: daymark balance; the checklist: daymark checklist.
    What to expect of withdrawal, counted from the last dose:
    By DSM-5 2013, withdrawal from tobacco: begins within 24 hours after the last dose.
    By DSM-5 2013, withdrawal from tobacco: is strongest on days 2 to 3.
    By DSM-5 2013, withdrawal from tobacco: lasts 14 to 21 days; over a month is uncommon.
    These are ranges of many people. Yours may be shorter or longer, weaker or stronger; your care team can say more.
    ");
}

#[test]
fn extra_care_comes_first_and_looks_at_a_week() {
    let heroin = of_kind(FocusKind::OpioidShort, &["2026-01-01"]);
    assert_snapshot!(page(heroin, Some("2026-11-18"), &Look::default()), @"
    Building recovery · day 323

      Lower tolerance until 16 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

      Since     Wednesday 1 April
      Why       it lasts from day 90 to the first anniversary (3 to 12 months:
                DSM-5)
      Next      sustained recovery on Friday 1 January 2027, in 42 days
      Pages     compare the last 7 days with the 7 days before until Wednesday 16
                December
      Worth watching: the situations that still bring cravings, routines and monthly
                questionnaires
      See       the situations that still bring cravings: daymark trends
    ");
}

#[test]
fn a_withdrawal_that_only_the_person_knows_of_has_no_day() {
    let methadone = Focus {
        maintenance: true,
        phases: vec![PhaseChoice { from: day("2026-11-16"), phase: Some(Phase::Withdrawal) }],
        ..of_kind(FocusKind::OpioidLong, &["2020-01-01"])
    };
    assert_snapshot!(page(methadone, None, &plain()), @"
    Withdrawal.
    Day 2515.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Pregnant and using opioids: do not stop suddenly; ask about methadone or buprenorphine.
    On clonidine or lofexidine: do not stop it suddenly; blood pressure can rebound.
    It has been this phase since Monday 16 November.
    Why: you said so.
    Why: by the calendar it would be stable recovery.
    Next: when you say so, or the calendar again with daymark phase clear --focus x (two hyphens before focus).
    Pages show the last 24 and 72 hours, without comparing.
    Worth watching in this phase: symptoms, the strongest craving, sleep, fluids and medication.
    Log: each craving as it comes, and your sleep: daymark craving, daymark checkin.
    What to expect of withdrawal, counted from the last dose:
    By WHO 2009, withdrawal from long-acting opioids: begins 12 to 48 hours after the last dose.
    By WHO 2009, withdrawal from long-acting opioids: lasts 10 to 20 days.
    These are ranges of many people. Yours may be shorter or longer, weaker or stronger; your care team can say more.
    ");
}

#[test]
fn later_phases() {
    for (since, phase) in
        [("2026-06-01", "building"), ("2024-06-01", "sustained"), ("2010-06-01", "stable")]
    {
        let answer =
            checked_json("phase.v1.json", &view(&[of_kind(FocusKind::Alcohol, &[since])], None));
        assert_eq!(answer["focuses"][0]["phase"], phase);
    }
    assert_snapshot!(page(of_kind(FocusKind::Alcohol, &["2010-06-01"]), None, &plain()), @"
    Stable recovery.
    Day 6016.
    It has been this phase since Monday 1 June 2015.
    Why: it lasts from the fifth anniversary on (Betty Ford Institute 2007; Dennis, Foss & Scott 2007).
    Next: none: this phase goes on.
    Pages compare the last 13 weeks and 1 year, each with the same time before.
    Worth watching in this phase: little to log and early signs that something slips.
    See: now and then, whether something slips: daymark trends.
    ");
}

#[test]
fn the_answer_has_its_keys() {
    let heroin = of_kind(FocusKind::OpioidShort, &["2026-11-18"]);
    let answer = checked_json("phase.v1.json", &view(&[heroin], None));
    let focus = &answer["focuses"][0];
    assert_eq!(
        focus["why"],
        json!({
            "rule": "it lasts to day 10 after stopping, for this kind", "source": "WHO 2009",
        })
    );
    assert_eq!(focus["next"], json!({ "phase": "early", "on": "2026-11-29", "in_days": 9 }));
    assert_eq!(focus["windows"], json!([1, 3]));
    assert_eq!(
        focus["withdrawal"]["timelines"][1],
        json!({
            "source": "clinic pages", "year": null, "also": null, "of": "short-acting opioids",
            "onset_hours": { "from": 6, "to": 12 }, "peak_hours": { "from": 24, "to": 72 },
            "length_days": null, "length_note": null, "position": "peak",
        })
    );
}

proptest! {
    #[test]
    fn a_phase_fits_and_is_harmless(
        name in words(),
        kind in proptest::sample::select(FocusKind::ALL),
        maintenance: bool,
        age in proptest::option::of(-40..4000i32),
        said in proptest::option::of((0..60i32, proptest::option::of(proptest::sample::select(Phase::ALL)))),
        used in proptest::option::of(0..40i32),
        several: bool,
        result in proptest::option::of(proptest::sample::select(WriteOutcome::ALL)),
        look in look(),
    ) {
        let today = day(TODAY);
        let since = age.map(|age| today.plus(-age).to_string());
        let since: Vec<&str> = since.iter().map(String::as_str).collect();
        let said = said.map(|(ago, phase)| PhaseChoice { from: today.plus(-ago), phase });
        let one = Focus { name, maintenance, phases: said.into_iter().collect(), ..of_kind(kind, &since) };
        let used = used.map(|ago| today.plus(-ago).to_string());
        let focuses = if several { vec![one.clone(), one] } else { vec![one] };
        let view = Phases { result, ..view(&focuses, used.as_deref()) };
        check(&numbers(&view, &look), &look)?;
        check(&text(&view, &look, "phase"), &look)?;
        checked_json("phase.v1.json", &view);
    }
}

#[test]
fn words_come_first() {
    let page = |focuses: &[Focus], look: &Look| text(&view(focuses, None), look, "phase");
    let early = || of_kind(FocusKind::OpioidShort, &["2026-09-01"]);
    let both = [
        early(),
        Focus { name: "wine".parse().unwrap(), ..of_kind(FocusKind::Alcohol, &["2026-09-10"]) },
    ];
    assert_snapshot!(page(&both, &Look::default()), @"
    x · early recovery · day 80
      Since           Saturday 12 September; it lasts to day 89 after stopping
      Next            building recovery on Monday 30 November, in 10 days
      Worth watching  how strong and how often cravings come, the situations around
                      them, what was tried and what helped, sleep, support and what
                      to do in an overdose
      Log             each craving, with what you tried and whether it helped:
                      daymark craving
    wine · early recovery · day 71
      Since           Monday 21 September; it lasts to day 89 after stopping
      Next            building recovery on Wednesday 9 December, in 19 days
      More: daymark phase --numbers
    ");
    assert_snapshot!(page(&[early()], &Look { width: 40, ..Look::default() }), @"
    Early recovery · day 80
      Since           Saturday 12 September;
                      it lasts to day 89
                      after stopping
      Next            building recovery on
                      Monday 30 November, in
                      10 days
      Worth watching  how strong and how
                      often cravings come,
                      the situations around
                      them, what was tried
                      and what helped,
                      sleep, support and
                      what to do in an
                      overdose
      Log             each craving, with
                      what you tried and
                      whether it helped:
                      daymark craving
      More: daymark phase --numbers
    ");
    assert_snapshot!(page(&[of_kind(FocusKind::OpioidShort, &["2026-11-14"])], &Look::default()), @"
    Withdrawal · day 6
      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone or
      buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure can
      rebound.
      Lower tolerance until 12 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now
      Since           Saturday 14 November; it lasts to day 10 after stopping, for
                      this kind
      Next            early recovery on Wednesday 25 November, in 5 days
      Worth watching  symptoms, the strongest craving, sleep, fluids and medication
      Log             each craving as it comes, and your sleep: daymark craving,
                      daymark checkin

      Withdrawal: about day 6 after the day you stopped, Saturday 14 November
      WHO 2009        begins 8 to 24 hours after the last dose and lasts 4 to 10
                      days
      clinic pages    begins 6 to 12 hours after the last dose and is strongest on
                      days 1 to 3
      With fentanyl in the supply it can begin later and last longer: in Huhn 2020
      fentanyl was cleared in 7 days on average, in some only after up to 19.
      These are ranges of many people. Yours may be shorter or longer, weaker or
      stronger; your care team can say more.
      More: daymark phase --numbers
    ");
    assert_snapshot!(page(&[of_kind(FocusKind::Alcohol, &[])], &plain()), @"
    Preparing.
    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.
    Do not stop alone: ask a clinician to help you come off it step by step (a supervised taper).
    A seizure, confusion, seeing or hearing things, or a high fever: call the emergency services.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Why: there is no start date yet.
    Next: a start date, whenever it is time: daymark focus edit x --since today (two hyphens before since).
    Worth watching: days without use, reasons for and against, what there is still to get ready and naloxone to hand.
    Prepare: for and against: daymark balance; the checklist: daymark checklist.
    More: daymark phase --numbers (two hyphens before numbers).
    ");
}
