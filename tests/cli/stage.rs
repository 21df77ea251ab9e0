//! `daymark stage`

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::json;

use crate::asking::{conversation, talk};
use crate::support::Home;
use crate::terminal::{end, start};

fn home() -> Home {
    let home = Home::with_journal();
    home.run("stage set contemplation --date -3d --note 'after the talk'");
    home.run("stage set preparation");
    home
}

#[test]
fn a_stage_and_those_before_it_are_shown() {
    assert_snapshot!(home().run("stage"), @"
    heroin · getting ready (preparation), since Friday 20 November
      Getting ready is a step of its own; it may take the time it takes
      Before    thinking about it (contemplation), from Tuesday 17 November
      To see what to have in place: daymark checklist
    --- exit 0
    ");
    assert_snapshot!(home().run("stage show --focus Heroin --plain"), @"
    heroin: getting ready (preparation), since Friday 20 November.
    heroin: Getting ready is a step of its own; it may take the time it takes.
    heroin: Before that, thinking about it (contemplation), from Tuesday 17 November.
    heroin: To see what to have in place: daymark checklist.
    --- exit 0
    ");
}

#[test]
fn none_is_set_at_first() {
    assert_snapshot!(Home::with_journal().run("stage"), @"
    heroin · no stage of change is set
      To say which you are in: daymark stage set
    --- exit 0
    ");
}

#[rstest]
#[case::not_thinking_of_it("precontemplation", json!("balance"))]
#[case::of_two_minds("contemplation", json!("balance"))]
#[case::getting_ready("preparation", json!("prepare"))]
#[case::making_it("action", json!(null))]
#[case::keeping_it_up("maintenance", json!(null))]
fn each_stage_is_valid_and_has_its_own_next_step(
    #[case] stage: &str,
    #[case] offer: serde_json::Value,
) {
    let home = Home::with_journal();
    let said = home.json(&["stage", "set", stage]);
    assert_eq!((&said["stage"], &said["result"]), (&json!(stage), &json!("created")));
    assert_eq!(said["offers"][0]["offer"], offer);
    assert_eq!(home.json(&["stage"])["focuses"][0]["stage"], stage);
}

#[test]
fn it_says_what_comes_next_and_how_to_take_it_back() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("stage set precontemplation"), @"
    Saved: not thinking of changing (precontemplation) from Friday 20
    November.
      Not thinking of a change is a valid place to be.
      To undo: daymark undo
      To weigh it up in your own words: daymark balance add
    --- exit 0
    ");
    assert_snapshot!(home.run("stage set precontemplation"), @"
    Nothing to change for Friday 20 November: it already says not thinking
    of changing (precontemplation).
      Not thinking of a change is a valid place to be.
      To weigh it up in your own words: daymark balance add
    --- exit 0
    ");
    assert_eq!(home.entries().len(), 1);
}

#[test]
fn the_latest_day_counts_whatever_the_order_of_entry() {
    let home = Home::with_journal();
    home.run("stage set action");
    home.run("stage set contemplation --date 2026-11-01");
    let stages = home.json(&["stage"]);
    let focus = &stages["focuses"][0];
    assert_eq!((&focus["stage"], &focus["since"]), (&json!("action"), &json!("2026-11-20")));
    let history: Vec<_> =
        focus["history"].as_array().unwrap().iter().map(|set| &set["from"]).collect();
    assert_eq!(history, ["2026-11-01", "2026-11-20"]);
}

#[test]
fn undo_takes_it_back_and_edit_corrects_it() {
    let home = home();
    home.run("edit last --stage action");
    assert_eq!(home.json(&["stage"])["focuses"][0]["stage"], "action");
    home.run("undo 2");
    assert_eq!(home.json(&["stage"])["focuses"][0]["stage"], "contemplation");
}

#[test]
fn a_stage_changes_no_count() {
    let home = Home::with_journal();
    home.run("checkin --used no --mood 5");
    let before = home.json(&["streak"]);
    home.run("stage set precontemplation");
    assert_eq!(home.json(&["streak"]), before);
}

#[test]
fn what_cannot_be_taken_is_refused() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("stage set ready"), @r#"
    --- standard error
    error: "ready" is not a stage of change; known: precontemplation, contemplation, preparation, action, maintenance
    hint: see: daymark stage set --help
    --- exit 2
    "#);
    assert_snapshot!(home.run("stage set action --date tomorrow"), @"
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark stage set --help
    --- exit 1
    ");
    assert_snapshot!(home.run("stage set action --focus wine"), @r#"
    --- standard error
    error: there is no focus named "wine"; nothing was saved
    hint: see all of them with: daymark focus list --all
    --- exit 1
    "#);
    assert_snapshot!(home.run("stage set"), @"
    --- standard error
    error: STAGE is missing, and nothing is asked here
    hint: give STAGE, or run this on a terminal
    --- exit 2
    ");
    assert_snapshot!(Home::with_empty_journal().run("stage"), @"
    There is no focus here
      To add one: daymark focus add
    --- exit 0
    ");
    assert!(home.entries().is_empty());
}

#[test]
fn asked_for_a_stage_it_offers_to_weigh_it_up() {
    let home = Home::with_journal();
    let mut session = start(&home, &["--plain", "stage", "set"]);
    talk(
        &mut session,
        &[
            ("keeping it up (maintenance)", "2"),
            ("now?", "y"),
            ("What speaks for a change: ", "my son"),
            ("What speaks against it: ", ""),
            ("What stands in the way: ", ""),
            ("What would remove that: ", ""),
            ("ready", "1"),
        ],
    );
    let (screen, code) = end(session);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&["stage"])["focuses"][0]["stage"], "contemplation");
    let balance = home.json(&["balance"]);
    assert_eq!(balance["entries"][0]["pros"], "my son");
    assert_eq!(balance["entries"][0]["ready"], "no");
}

#[test]
fn a_stage_that_was_set_stays_where_weighing_up_is_ended() {
    let home = Home::with_journal();
    let mut session = start(&home, &["--plain", "stage", "set"]);
    session.exp_string("keeping it up (maintenance)").unwrap();
    session.send_line("2").unwrap();
    session.exp_string("Saved: thinking about it (contemplation)").unwrap();
    session.exp_string("now?").unwrap();
    session.send_line("perhaps").unwrap();
    session.exp_string("Please answer y or n.").unwrap();
    session.send_line("").unwrap();
    session.exp_string("What speaks for a change: ").unwrap();
    session.send_control('c').unwrap();
    let (screen, code) = end(session);
    assert!(
        screen.contains("Nothing was written for or against. Your stage is saved."),
        "{screen}"
    );
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&["stage"])["focuses"][0]["stage"], "contemplation");
    assert_eq!(home.json(&["balance"])["entries"], json!([]));
}

#[test]
fn a_program_is_given_one_answer() {
    let home = Home::with_journal();
    let mut session = start(&home, &["--json", "stage", "set"]);
    session.exp_string("Where are you with it, 1 to 5: ").unwrap();
    session.send("1\r").unwrap();
    session.flush().unwrap();
    let (screen, code) = end(session);
    assert!(!screen.contains("now?"), "{screen}");
    assert_eq!(code, 0, "{screen}");
}

#[rstest]
#[case::none_set(None, "the checklist: daymark checklist")]
#[case::of_two_minds(Some("contemplation"), "Weigh up")]
#[case::getting_ready(Some("preparation"), "what there is still to get ready: daymark checklist")]
fn before_a_start_date_the_pages_point_at_what_goes_with_the_stage(
    #[case] stage: Option<&str>,
    #[case] line: &str,
) {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, None);
    if let Some(stage) = stage {
        home.run(&format!("stage set {stage}"));
    }
    for page in ["today", "phase"] {
        let said = home.run(&format!("--plain {page}"));
        assert!(said.stdout.contains(line), "{page}: {said}");
        assert_eq!(home.json(&[page])["focuses"][0]["stage"], json!(stage));
    }
}

#[test]
fn the_phase_stays_what_the_calendar_says() {
    let home = Home::with_journal();
    home.run("stage set contemplation --date mon");
    let phase = &home.json(&["phase"])["focuses"][0];
    assert_eq!((&phase["phase"], &phase["stage"]), (&json!("early"), &json!("contemplation")));
    assert_eq!(phase["stage_since"], "2026-11-16");
    let page = home.run("phase").stdout;
    assert!(page.contains("thinking about it (contemplation), since Monday 16"), "{page}");
}

#[test]
fn with_several_focuses_each_is_named() {
    let home = Home::with_journal();
    home.run("focus add wine --kind alcohol");
    insta::assert_snapshot!(home.run("stage"), @"
    heroin · no stage of change is set
      To say which you are in: daymark stage set --focus heroin

    wine · no stage of change is set
      To say which you are in: daymark stage set --focus wine
    --- exit 0
    ");
    let (screen, code) = conversation(&home, &["stage", "set"], &[("1 to 5: ", "4")]);
    assert!(screen.starts_with("Where are you with heroin:\n"), "{screen}");
    assert!(screen.contains("Saved: heroin: making the change (action)"), "{screen}");
    assert_eq!(code, 0);
}
