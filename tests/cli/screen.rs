//! `daymark screen`

use std::fmt::Write;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{Home, unwrapped};
use crate::terminal::{end, start};

fn home() -> Home {
    Home::with_empty_journal()
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    let home = home();
    home.run("screen take phq-9 --answers 3,3,3,1,1,1,1,0,0 --date -14d");
    let mut answer = home.json(&["screen", "take", "phq-9", "--answers", "2,1,0,1,0,1,2,0,0"]);
    answer["id"].take();
    assert_eq!(
        answer,
        json!({
            "schema": "daymark.screening.v1", "id": null, "instrument": "phq-9", "day": "2026-11-20",
            "total": 7, "max": 27, "band": "mild", "positive": false, "previous": 13,
            "previous_day": "2026-11-06", "change": -6, "notable_change": true,
        })
    );
    let list = home.json(&["screen", "list"]);
    let all = list["screenings"].as_array().unwrap();
    assert_eq!((&all[1]["answers"], &all[1]["total"]), (&json!("2,1,0,1,0,1,2,0,0"), &json!(7)));
}

#[rstest]
#[case::phq_2("take phq-2 --answers 2,1", json!([3, 6, null, true]))]
#[case::gad_2("take gad-2 --answers 0,1", json!([1, 6, null, false]))]
#[case::gad_7("take gad-7 --answers 2,2,2,2,1,1,0", json!([10, 21, "moderate", true]))]
#[case::k6("take k6 --answers 3,2,2,2,2,2", json!([13, 24, null, true]))]
#[case::craving("take craving-scale --answers 6,6,6,6,6", json!([30, 30, null, null]))]
#[case::a_total("record barc-10 --total 48", json!([48, 60, null, true]))]
#[case::a_clinicians("record cows --total 12", json!([12, 48, null, null]))]
#[case::of_one_with_items("record phq-9 --total 20", json!([20, 27, "severe", true]))]
fn each_is_scored_as_published(#[case] line: &str, #[case] expected: Value) {
    let line = format!("screen {line}");
    let answer = home().json(&line.split(' ').collect::<Vec<_>>());
    let found = ["total", "max", "band", "positive"].map(|key| answer[key].clone());
    assert_eq!(json!(found), expected);
    assert_eq!(["previous", "change", "notable_change"].map(|key| &answer[key]), [&Value::Null; 3]);
}

#[test]
fn what_comes_before_is_of_the_same_questionnaire_and_of_an_earlier_day() {
    let home = home();
    let take = |answers: &str, date: &str, of: &str| {
        let line = format!("screen take {of} --answers {answers} --date {date}");
        let answer = home.json(&line.split(' ').collect::<Vec<_>>());
        (answer["previous"].clone(), answer["change"].clone(), answer["notable_change"].clone())
    };
    assert_eq!(take("1,1", "-7d", "phq-2"), (Value::Null, Value::Null, Value::Null));
    assert_eq!(take("3,3", "-3d", "gad-2"), (Value::Null, Value::Null, Value::Null));
    assert_eq!(take("2,2", "-1d", "phq-2"), (json!(2), json!(2), Value::Null));
    assert_eq!(take("0,0", "-4d", "phq-2"), (json!(2), json!(-2), Value::Null));
    assert_eq!(take("3,3", "today", "phq-2"), (json!(4), json!(2), Value::Null));
}

#[rstest]
#[case::above_0("2,1,0,1,0,1,2,0,1", true)]
#[case::at_0("3,3,3,3,3,3,3,3,0", false)]
fn item_9_brings_help_at_once(#[case] answers: &str, #[case] helped: bool) {
    let said = home().run(&format!("screen take phq-9 --answers {answers}"));
    assert_eq!(said.stderr.contains("988"), helped, "{said}");
    assert!(said.stdout.contains("of 27") && !said.stdout.contains("suicid"), "{said}");
}

#[test]
fn it_is_asked_item_by_item_and_helps_before_any_score() {
    let home = home();
    let mut session = start(&home, &["--plain", "screen", "take", "phq-9"]);
    session.exp_string("Nobody watches these answers").unwrap();
    session.exp_string("Over the last 2 weeks").unwrap();
    for item in [
        "Little interest",
        "Feeling down",
        "asleep",
        "tired",
        "appetite",
        "bad about",
        "concentrating",
        "Moving",
    ] {
        session.exp_string(item).unwrap();
        session.exp_string("0 to 3: ").unwrap();
        session.send_line("0").unwrap();
    }
    session.exp_string("better off dead").unwrap();
    session.exp_string("0 to 3: ").unwrap();
    session.send_line("1").unwrap();
    let (screen, code) = end(session);
    assert_eq!(code, 0, "{screen}");
    let (help, score) = (screen.find("988").unwrap(), screen.find("of 27").unwrap());
    assert!(help < score, "{screen}");
    assert_eq!(home.json(&["screen"])["screenings"][0]["total"], 1);
}

#[test]
fn what_does_not_fit_is_refused_and_keeps_nothing() {
    let home = home();
    let mut said = String::new();
    for line in [
        "screen take phq-9 --answers 1,2",
        "screen take phq-2 --answers 1,4",
        "screen take phq-2 --answers 1,x",
        "screen take phq-7 --answers 1",
        "screen take barc-10 --answers 1,1",
        "screen take craving-scale",
        "screen take phq-2",
        "screen record barc-10 --total 9",
        "screen record cows",
        "screen take phq-2 --answers 1,1 --date tomorrow",
        "screen add phq-2",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark screen take phq-9 --answers 1,2
    --- standard error
    error: --answers: phq-9 takes 9 answers, not 2
    hint: see: daymark screen take --help
    --- exit 2

    $ daymark screen take phq-2 --answers 1,4
    --- standard error
    error: --answers: 4 is not from 0 to 3
    hint: see: daymark screen take --help
    --- exit 2

    $ daymark screen take phq-2 --answers 1,x
    --- standard error
    error: --answers: "x" does not fit; it takes whole numbers
    hint: see: daymark screen take --help
    --- exit 2

    $ daymark screen take phq-7 --answers 1
    --- standard error
    error: "phq-7" is not a questionnaire (did you mean phq-9?); known: phq-2, phq-9, gad-2, gad-7, k6, craving-scale, barc-10, cows, sows, bam-use, bam-risk, bam-protective, bam-use-continuous, bam-risk-continuous, bam-protective-continuous
    hint: see: daymark screen take --help
    --- exit 2

    $ daymark screen take barc-10 --answers 1,1
    --- standard error
    error: --answers: of barc-10 only a total can be kept
    hint: keep its total: daymark screen record --help
    --- exit 2

    $ daymark screen take craving-scale
    --- standard error
    error: craving scale cannot be asked here
    hint: give the answers with --answers, or keep its total: daymark screen record --help
    --- exit 2

    $ daymark screen take phq-2
    --- standard error
    error: --answers is missing, and nothing is asked here
    hint: give --answers, or run this on a terminal
    --- exit 2

    $ daymark screen record barc-10 --total 9
    --- standard error
    error: --total: 9 is not from 10 to 60, which BARC-10 takes
    hint: see: daymark screen record --help
    --- exit 2

    $ daymark screen record cows
    --- standard error
    error: --total is missing, and nothing is asked here
    hint: give --total, or run this on a terminal
    --- exit 2

    $ daymark screen take phq-2 --answers 1,1 --date tomorrow
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark screen take --help
    --- exit 1

    $ daymark screen add phq-2
    --- standard error
    error: there is no command "add"
    hint: see: daymark screen --help
    --- exit 2
    "#);
    assert_eq!(home.json(&["screen"])["screenings"], json!([]));
}

#[test]
fn a_score_is_said_plainly_and_can_be_taken_back() {
    let home = home();
    let mut said = String::new();
    for line in [
        "screen",
        "screen take phq-9 --answers 3,3,3,1,1,1,1,0,0 --date -14d",
        "screen take phq-9 --answers 2,1,0,1,0,1,2,0,0",
        "screen take phq-9 --answers 2,1,0,1,0,1,2,0,0 --plain",
        "screen take k6 --answers 3,2,2,2,2,2",
        "screen record barc-10 --total 48",
        "undo",
        "screen",
        "screen show k6",
        "screen list --plain",
        "screen delete k6 --yes",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @"
    $ daymark screen
    There is no questionnaire yet
      To add one: daymark screen take phq-2
    --- exit 0

    $ daymark screen take phq-9 --answers 3,3,3,1,1,1,1,0,0 --date -14d
    Saved PHQ-9 for Friday 6 November.
      13 of 27, moderate
      At this total it is worth talking with a clinician; it is not a
      diagnosis.
      To undo: daymark undo
    --- exit 0

    $ daymark screen take phq-9 --answers 2,1,0,1,0,1,2,0,0
    Saved PHQ-9 for Friday 20 November.
      7 of 27, mild
      Before, on Friday 6 November: 13. The change is more than chance.
      To undo: daymark undo
    --- exit 0

    $ daymark screen take phq-9 --answers 2,1,0,1,0,1,2,0,0 --plain
    Saved PHQ-9 for Friday 20 November.
    7 of 27, mild.
    Before, on Friday 20 November: 7 too.
    To undo: daymark undo.
    --- exit 0

    $ daymark screen take k6 --answers 3,2,2,2,2,2
    Saved K6 for Friday 20 November.
      13 of 24
      At this total it is worth talking with a clinician; it is not a
      diagnosis.
      To undo: daymark undo
    --- exit 0

    $ daymark screen record barc-10 --total 48
    Saved BARC-10 for Friday 20 November.
      48 of 60
      That is at or above the total that goes with lasting recovery.
      To undo: daymark undo
    --- exit 0

    $ daymark undo
    Taken back: BARC-10 of Friday 20 November (added at 21:30).
    --- exit 0

    $ daymark screen
    4 questionnaires

      id    questionnaire  day         total
      3fed  PHQ-9          Fri 20 Nov  7
      a33f  PHQ-9          Fri 20 Nov  7
      bfba  K6             Fri 20 Nov  13
      3a22  PHQ-9          Fri 6 Nov   13
    --- exit 0

    $ daymark screen show k6
    K6

      Questionnaire  K6
      Day            Friday 20 November
      Total          13
      Answers        3,2,2,2,2,2
    --- exit 0

    $ daymark screen list --plain
    4 questionnaires.
    PHQ-9, 3fed: on Friday 20 November.
    PHQ-9, 3fed: total 7.
    PHQ-9, a33f: on Friday 20 November.
    PHQ-9, a33f: total 7.
    K6, bfba: on Friday 20 November.
    K6, bfba: total 13.
    PHQ-9, 3a22: on Friday 6 November.
    PHQ-9, 3a22: total 13.
    --- exit 0

    $ daymark screen delete k6 --yes
    Deleted the questionnaire K6.
      To undo: daymark undo
    --- exit 0
    ");
}

#[test]
fn a_copy_has_them_too() {
    let home = home();
    home.run("screen take gad-7 --answers 1,1,1,1,1,1,1");
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
    assert!(unwrapped(&other.run("screen").stdout).contains("GAD-7"));
}

#[test]
fn what_was_taken_a_month_ago_is_due_again_and_not_now_is_an_answer() {
    let home = Home::with_journal();
    assert_eq!(home.json(&["today"])["screenings_due"], json!([]));
    home.run("screen take gad-2 --answers 1,1 --date 2026-10-21");
    home.run("screen take phq-2 --answers 1,1 --date 2026-10-22");
    assert_eq!(home.json(&["today"])["screenings_due"], json!(["gad-2"]));
    let today = home.run("today").stdout;
    assert!(today.contains("screen take gad-2") && today.contains("screen later gad-2"), "{today}");
    let later = home.json(&["screen", "later", "gad-2"]);
    assert_eq!(later["day"], json!("2026-11-20"));
    assert_eq!(home.json(&["today"])["screenings_due"], json!([]));
    let week =
        home.daymark(&["today", "--json"]).env("DAYMARK_NOW", "2026-11-27T20:00:00+01:00").assert();
    let week: serde_json::Value = serde_json::from_slice(&week.get_output().stdout).unwrap();
    assert_eq!(week["screenings_due"], json!(["phq-2", "gad-2"]));
    let listed = home.run("screen").stdout;
    assert!(listed.contains("not now"), "{listed}");
    assert_eq!(home.json(&["screen", "take", "gad-2", "--answers", "0,0"])["previous"], json!(2));
}
