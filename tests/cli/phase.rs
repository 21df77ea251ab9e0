//! `daymark phase`

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::json;

use crate::support::Home;
use crate::terminal::{end, start};

#[test]
fn it_says_where_one_is_and_what_comes_next() {
    assert_snapshot!(Home::with_journal().run("phase"), @"
    Early recovery · day 81
      Since           Friday 11 September; it lasts to day 89 after stopping
      Next            building recovery on Sunday 29 November, in 9 days
      Worth watching  how strong and how often cravings come, the situations
                      around them, what was tried and what helped, sleep,
                      support and what to do in an overdose
      Log             each craving, with what you tried and whether it
                      helped: daymark craving
      To expect       sleep is often poor for a while after stopping; with
                      time some of it comes right (Angarita et al. 2016)
      More: daymark phase --numbers
    --- exit 0
    ");
}

#[test]
fn what_the_person_says_holds_until_they_take_it_back() {
    let home = Home::with_journal();
    let state = || {
        let answer = home.json(&["phase", "show"]);
        let focus = &answer["focuses"][0];
        json!([
            focus["phase"],
            focus["by"],
            focus["from"],
            focus["calendar_phase"],
            focus["next"]["on"]
        ])
    };
    let by_calendar = json!(["early", "calendar", "2026-09-11", "early", "2026-11-29"]);
    assert_eq!(state(), by_calendar);
    assert_snapshot!(home.run("phase set building --date 2026-11-10"), @"
    Saved. No count, milestone or warning changes with it.
      heroin: building recovery since Tuesday 10 November.
      More: daymark phase
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(state(), json!(["building", "person", "2026-11-10", "early", null]));
    assert_eq!(home.json(&["phase", "set", "building"])["result"], "unchanged");
    assert_eq!(home.json(&["phase", "set", "stable"])["result"], "updated");
    assert_eq!(state(), json!(["stable", "person", "2026-11-20", "early", null]));
    assert_eq!(home.json(&["phase", "clear"])["result"], "updated");
    assert_eq!(state(), json!(["early", "calendar", "2026-09-11", "early", "2026-11-29"]));
    assert_eq!(home.json(&["phase", "clear"])["result"], "unchanged");
    home.run("undo");
    home.run("undo");
    home.run("undo");
    assert_eq!(state(), by_calendar);
}

#[test]
fn what_is_taken_back_on_its_day_was_never_so() {
    let home = Home::with_journal();
    let of = || home.json(&["phase"])["focuses"][0].clone();
    let before = of();
    home.run("phase set stable");
    assert_eq!((&of()["phase"], &of()["from"]), (&json!("stable"), &json!("2026-11-20")));
    home.run("phase clear");
    assert_eq!(of(), before);
    home.run("phase set building --date 2026-11-10");
    home.run("phase set stable");
    home.run("phase set building");
    assert_eq!((&of()["phase"], &of()["from"]), (&json!("building"), &json!("2026-11-10")));
}

#[test]
fn no_figure_changes_with_what_is_said() {
    let home = Home::with_journal();
    home.run("checkin --used no --no-input");
    home.run("used --date -3d --no-input");
    let figures = || {
        let mut today = home.json(&["today"]);
        let focus = today["focuses"][0].as_object_mut().unwrap();
        for key in ["phase", "phase_group", "phase_by", "phase_from"] {
            focus.remove(key);
        }
        today["focuses"].take()
    };
    let before = figures();
    for phase in ["preparing", "withdrawal", "early", "building", "sustained", "stable"] {
        assert_eq!(home.run(&format!("phase set {phase}")).code, 0);
        assert_eq!(figures(), before, "{phase}");
    }
}

#[test]
fn pages_follow_what_is_said_and_past_weeks_keep_their_phase() {
    let home = Home::with_journal();
    home.run("phase set sustained --date 2026-11-16");
    let phase = |words: &[&str]| home.json(words)["focuses"][0]["phase"].take();
    assert_eq!(phase(&["today"]), "sustained");
    assert_eq!(phase(&["week"]), "sustained");
    assert_eq!(phase(&["week", "2026-W46"]), "early");
    let trends = home.json(&["trends"]);
    assert_eq!(
        (&trends["focus"]["phase"], &trends["window_days"]),
        (&json!("sustained"), &json!(91))
    );
    home.run("focus restart heroin --since 2026-11-19");
    assert_eq!(phase(&["today"]), "withdrawal");
    assert_eq!(phase(&["week", "2026-W46"]), "early");
}

#[test]
fn each_focus_has_its_own() {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-12-01"));
    home.add_focus("tea", FocusKind::Other, UseGoal::Less, None);
    home.run("focus archive tea");
    home.run("phase set sustained --focus wine");
    let answer = home.json(&["phase"]);
    let phases: Vec<_> =
        answer["focuses"].as_array().unwrap().iter().map(|one| &one["phase"]).collect();
    assert_eq!(phases, ["early", "sustained"]);
    let wine = home.json(&["phase", "--focus", "Wine"]);
    assert_eq!(wine["focuses"].as_array().unwrap().len(), 1);
    assert_eq!(wine["focuses"][0]["next"]["phase"], "withdrawal");
    assert_eq!(wine["focuses"][0]["stopping_is_dangerous"], true);
    assert_snapshot!(home.run("phase set early --focus tea"), @"
    --- standard error
    error: tea is put away
    hint: bring it back first: daymark focus archive tea --restore
    --- exit 1
    ");
}

#[rstest]
#[case::by_the_calendar(&["--kind", "opioid-short", "--since", "2026-11-18"], "withdrawal")]
#[case::with_medication(&["--kind", "opioid-short", "--since", "2026-11-18", "--maintenance"], "early")]
#[case::a_behaviour(&["--kind", "behaviour", "--since", "2026-11-18"], "early")]
fn medication_leaves_no_withdrawal(#[case] flags: &[&str], #[case] phase: &str) {
    let home = Home::new();
    let init = [&["init", "--focus", "it", "--no-passphrase", "--no-input"], flags].concat();
    home.answer(&init);
    assert_eq!(home.json(&["phase"])["focuses"][0]["phase"], phase);
    home.run("focus edit it --kind opioid-long --maintenance=yes");
    assert_eq!(home.json(&["phase"])["focuses"][0]["phase"], "early");
    home.run("focus edit it --maintenance=no");
    assert_eq!(home.json(&["phase"])["focuses"][0]["phase"], "withdrawal");
}

#[test]
fn the_course_of_withdrawal_counts_from_the_last_use_on_record() {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-11-14"));
    let place = |n: usize| {
        let mut answer = home.json(&["phase"]);
        let withdrawal = answer["focuses"][0]["withdrawal"].take();
        (withdrawal["day"].clone(), withdrawal["timelines"][n]["position"].clone())
    };
    assert_eq!(place(1), (json!(6), json!(null)));
    home.run("used --date 2026-11-18 --no-input");
    assert_eq!(place(1), (json!(2), json!("peak")));
    assert_eq!(place(0), (json!(2), json!("underway")));
    home.run("phase set early");
    assert_eq!(home.json(&["phase"])["focuses"][0]["withdrawal"], json!(null));
}

#[test]
fn the_phase_is_asked_where_it_is_not_given() {
    let home = Home::with_journal();
    let mut session = start(&home, &["phase", "set", "--plain"]);
    session.exp_string("Which phase you are in").unwrap();
    session.send_line("4").unwrap();
    let (said, code) = end(session);
    assert!(said.contains("heroin: building recovery since Friday 20 November."), "{said}");
    assert_eq!(code, 0);
}

#[rstest]
#[case::unknown("phase set sober", 2)]
#[case::ahead("phase set early --date 2026-11-21", 1)]
#[case::no_such_focus("phase set early --focus herion", 1)]
#[case::not_given("phase set --no-input", 2)]
fn what_cannot_be_taken_changes_nothing(#[case] line: &str, #[case] code: i32) {
    let home = Home::with_journal();
    let said = home.run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
    assert_eq!(home.journal().focuses().unwrap()[0].phases, []);
}

#[test]
fn without_a_focus_there_is_nothing_to_say() {
    let home = Home::with_empty_journal();
    assert_snapshot!(home.run("phase"), @"
    There is nothing here yet
      To add something: daymark focus add
    --- exit 0
    ");
    assert_snapshot!(home.run("phase set early"), @"
    --- standard error
    error: there is no active focus in the journal
    hint: add one with: daymark focus add
    --- exit 1
    ");
}

#[test]
fn what_to_expect_has_a_source_and_can_be_hidden() {
    let home = Home::with_journal();
    let expected = |words: &[&str]| home.json(words)["focuses"][0]["expect"].clone();
    assert_eq!(expected(&["phase"]).as_array().unwrap().len(), 4);
    let of_today = home.json(&["today"])["expect"].clone();
    assert!(expected(&["phase"]).as_array().unwrap().contains(&of_today));
    assert_snapshot!(home.run("today --more"), @"
    Friday 20 November

    heroin · day 81 · early recovery
      81 days since your start date; no answer for 80 days yet; today is
      still open
      Next      90 days on Sunday 29 November

      Check-ins none yet
      To expect sleep is often poor for a while after stopping; with time
                some of it comes right (Angarita et al. 2016)

      Next: daymark checkin
    --- exit 0
    ");
    home.run("config set context off");
    assert_eq!(expected(&["phase"]), json!([]));
    assert_eq!(home.json(&["today"])["expect"], json!(null));
    assert!(!home.run("phase --numbers").stdout.contains("To expect"));
    assert!(!home.run("today --more").stdout.contains("To expect"));
}

#[test]
fn statistics_are_shown_only_where_they_are_wanted_and_never_alone() {
    let home = Home::with_journal();
    assert_eq!(home.json(&["phase"])["focuses"][0]["statistics"], json!([]));
    home.run("config set statistics on");
    assert_snapshot!(home.run("phase"), @"
    Early recovery · day 81
      Since           Friday 11 September; it lasts to day 89 after stopping
      Next            building recovery on Sunday 29 November, in 9 days
      Worth watching  how strong and how often cravings come, the situations
                      around them, what was tried and what helped, sleep,
                      support and what to do in an overdose
      Log             each craving, with what you tried and whether it
                      helped: daymark craving
      To expect       sleep is often poor for a while after stopping; with
                      time some of it comes right (Angarita et al. 2016)
      Of many people  40 to 60 of 100 people have a setback in the first
                      year (McLellan et al. 2000); the text that quotes this
                      also says about 80 of 100 after a first attempt (2026,
                      with no source named)
      More: daymark phase --numbers
    --- exit 0
    ");
    assert_snapshot!(home.run("phase --plain --numbers"), @"
    Early recovery.
    Day 81.
    It has been this phase since Friday 11 September.
    Why: it lasts to day 89 after stopping (about three months in treatment: NIDA).
    Next: building recovery on Sunday 29 November, in 9 days.
    Pages compare the last 7 days with the 7 days before.
    Worth watching in this phase: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    Log: each craving, with what you tried and whether it helped: daymark craving.
    To expect: low mood and little energy can come and go for weeks or months, and for some longer (SAMHSA 2010).
    To expect: sleep is often poor for a while after stopping; with time some of it comes right (Angarita et al. 2016).
    To expect: guilt is about what you did, shame about who you are: in a study only people with more shame used more (Dearing et al. 2005).
    To expect: letting go of what you used can bring grief, like other losses (Jennings 1991).
    Of many people: 40 to 60 of 100 people have a setback in the first year (McLellan et al. 2000); the text that quotes this also says about 80 of 100 after a first attempt (2026, with no source named).
    --- exit 0
    ");
}
