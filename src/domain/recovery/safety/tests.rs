use rstest::rstest;

use super::*;
use crate::domain::recovery::phase_status::DecidedBy;

#[rstest]
#[case(FocusKind::OpioidShort, Some(Overdose::Opioid), true, false)]
#[case(FocusKind::OpioidLong, Some(Overdose::Opioid), true, false)]
#[case(FocusKind::Alcohol, Some(Overdose::Alcohol), false, false)]
#[case(FocusKind::Stimulant, Some(Overdose::Stimulant), false, true)]
#[case(FocusKind::Benzodiazepine, Some(Overdose::Opioid), true, true)]
#[case(FocusKind::Cannabis, None, false, false)]
#[case(FocusKind::Nicotine, None, false, false)]
#[case(FocusKind::Behaviour, None, false, false)]
#[case(FocusKind::Other, Some(Overdose::Opioid), true, true)]
fn what_a_use_of_each_kind_calls_for(
    #[case] kind: FocusKind,
    #[case] card: Option<Overdose>,
    #[case] tolerance: bool,
    #[case] hidden: bool,
) {
    assert_eq!(Overdose::after(kind), card);
    assert_eq!(old_dose_can_kill(kind), tolerance);
    assert_eq!(hidden_opioids(kind).is_some(), hidden);
}

#[rstest]
#[case(FocusKind::OpioidShort, false, true, true)]
#[case(FocusKind::OpioidLong, false, true, true)]
#[case(FocusKind::Alcohol, true, true, false)]
#[case(FocusKind::Stimulant, false, false, false)]
#[case(FocusKind::Benzodiazepine, true, true, false)]
#[case(FocusKind::Cannabis, false, false, false)]
#[case(FocusKind::Nicotine, false, false, false)]
#[case(FocusKind::Behaviour, false, false, false)]
#[case(FocusKind::Other, true, true, true)]
fn what_there_is_to_know_of_stopping_each_kind(
    #[case] kind: FocusKind,
    #[case] suddenly: bool,
    #[case] fluids: bool,
    #[case] opioids: bool,
) {
    let risks = StoppingRisks { suddenly, fluids, opioids };
    assert_eq!(StoppingRisks::of(kind), risks);
    for (phase, calendar, due) in [
        (Phase::Preparing, Phase::Preparing, true),
        (Phase::Withdrawal, Phase::Withdrawal, true),
        (Phase::Early, Phase::Early, false),
        (Phase::Building, Phase::Withdrawal, true),
        (Phase::Withdrawal, Phase::Stable, true),
        (Phase::Stable, Phase::Building, false),
    ] {
        let by = DecidedBy::Person;
        let standing = PhaseStatus { phase, by, from: None, calendar, extra_care_until: None };
        let due = if due { risks } else { StoppingRisks::default() };
        assert_eq!(StoppingRisks::at(kind, standing), due, "{standing:?}");
    }
}

#[rstest]
#[case(FocusKind::OpioidLong, UseGoal::Less, true)]
#[case(FocusKind::Benzodiazepine, UseGoal::Less, true)]
#[case(FocusKind::Other, UseGoal::Less, true)]
#[case(FocusKind::Alcohol, UseGoal::Less, false)]
#[case(FocusKind::Cannabis, UseGoal::Less, false)]
#[case(FocusKind::Nicotine, UseGoal::Less, false)]
#[case(FocusKind::Behaviour, UseGoal::Less, false)]
#[case(FocusKind::Alcohol, UseGoal::None, true)]
#[case(FocusKind::Nicotine, UseGoal::None, true)]
fn extra_care_that_never_ends_is_not_said(
    #[case] kind: FocusKind,
    #[case] goal: UseGoal,
    #[case] said: bool,
) {
    assert_eq!(extra_care_is_said(kind, goal), said);
}

#[rstest]
#[case(Overdose::Opioid, &[
    "Shout their name", "shake them", "breastbone hard with your knuckles", "Call 911", "naloxone",
    "what the call-taker says", "no harm if it was no opioid", "chin up, one breath every 5 seconds",
    "every 2 to 3 minutes", "30 to 90 minutes", "If you must leave, leave them on their side",
])]
#[case(Overdose::Stimulant, &[
    "Call 911", "quiet, cool place", "cool an overheated body", "On their side", "nothing in the mouth",
    "do not restrain", "chest compressions, as the call-taker says", "naloxone if in doubt",
])]
#[case(Overdose::Alcohol, &["Call 911", "on their side", "stay"])]
fn the_steps_say_how(#[case] overdose: Overdose, #[case] facts: &[&str]) {
    let steps = overdose.steps("911").join(" ");
    for fact in facts {
        assert!(steps.contains(fact), "{fact}: {steps}");
    }
}

#[rstest]
#[case::first(UseGoal::Less, None, true)]
#[case::earlier_that_day(UseGoal::Less, Some(0), false)]
#[case::yesterday(UseGoal::Less, Some(1), false)]
#[case::the_last_day_of_them(UseGoal::Less, Some(28), false)]
#[case::longer_ago(UseGoal::Less, Some(29), true)]
#[case::none_is_the_goal(UseGoal::None, Some(1), true)]
#[case::none_is_the_goal_and_it_is_the_first(UseGoal::None, None, true)]
fn a_card_that_never_goes_away_is_not_read(
    #[case] goal: UseGoal,
    #[case] days_before: Option<i32>,
    #[case] whole: bool,
) {
    let day = Day::from_ymd(2026, 11, 20).unwrap();
    let last_use = days_before.map(|days| day.plus(-days));
    assert_eq!(use_card_is_whole(goal, last_use, day), whole);
}
