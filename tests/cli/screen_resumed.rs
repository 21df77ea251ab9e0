//! `daymark screen take`, broken off and gone on with.

use rexpect::process::Signal;
use rexpect::session::PtySession;
use rstest::rstest;
use serde_json::json;

use crate::asking::{conversation, talk};
use crate::support::{Home, words};
use crate::terminal::{end, start, start_with};

/// A home in which two items of a PHQ-9 are answered, and it is then ended in some way; and the screen.
fn broken_off(ended: impl FnOnce(&mut PtySession)) -> (Home, String) {
    let home = Home::with_empty_journal();
    let mut session = start(&home, &words("--plain screen take phq-9"));
    let mut screen = talk(&mut session, &[("0 to 3: ", "1"), ("0 to 3: ", "2")]);
    screen += &session.exp_string("0 to 3: ").unwrap();
    ended(&mut session);
    screen += &session.exp_eof().unwrap();
    session.process().wait().unwrap();
    (home, screen)
}

fn ctrl_c(session: &mut PtySession) {
    session.send_control('c').unwrap();
}

#[test]
fn what_is_broken_off_is_in_nothing_until_it_is_finished() {
    let (home, screen) = broken_off(ctrl_c);
    assert!(screen.contains("screen take phq-9 --resume"), "{screen}");
    let listed = home.json(&["screen"]);
    assert_eq!(listed["screenings"], json!([]));
    let begun = json!([{ "instrument": "phq-9", "day": "2026-11-20", "answered": 2, "items": 9 }]);
    assert_eq!(listed["unfinished"], begun);
    assert!(!home.run("export data").stdout.contains("phq-9"));
    assert_eq!(home.run("undo").code, 1);
    let list = home.run("screen").stdout;
    let begun = "\n  Begun on Friday 20 November: PHQ-9, 2 of 9 answered.\n  To go on: daymark screen take phq-9 --resume\n";
    assert!(list.ends_with(begun), "{list}");

    let rest = [("0 to 3: ", "0"); 7];
    let (screen, code) = conversation(&home, &words("--plain screen take phq-9 --resume"), &rest);
    assert_eq!(code, 0, "{screen}");
    assert!(!screen.contains("Little interest") && screen.contains("3 of 27"), "{screen}");
    let kept = home.json(&["screen"])["screenings"][0].clone();
    assert_eq!((&kept["total"], &kept["answers"]), (&json!(3), &json!("1,2,0,0,0,0,0,0,0")));
    assert_eq!(home.run("screen drop phq-9").code, 1);
}

#[test]
fn it_goes_back_to_what_was_answered_before_it_was_broken_off() {
    let (home, _) = broken_off(ctrl_c);
    let mut answers = vec![("0 to 3: ", "<"), ("0 to 3: ", "3")];
    answers.extend([("0 to 3: ", "0"); 7]);
    let resume = words("--plain screen take phq-9 --resume");
    let (screen, code) = conversation(&home, &resume, &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&["screen"])["screenings"][0]["answers"], json!("1,3,0,0,0,0,0,0,0"));
}

#[test]
fn a_kill_loses_no_answer_and_it_is_asked_what_to_do() {
    let (home, _) = broken_off(|session| session.process_mut().signal(Signal::SIGKILL).unwrap());
    let again = words("--plain screen take phq-9");
    let (screen, code) = conversation(&home, &again, &[("1 to 3: ", "3")]);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("2 answers were given of PHQ-9 on Friday 20 November"), "{screen}");
    assert_eq!(home.json(&words("screen drop phq-9"))["instrument"], json!("phq-9"));
    let mut session = start(&home, &again);
    session.exp_string("Little interest").unwrap();
    ctrl_c(&mut session);
    let (screen, code) = end(session);
    assert!(code == 0 && screen.contains("Nothing was kept"), "{screen}");
}

#[rstest]
#[case::the_day_after("2026-11-21T20:00:00+01:00", "asleep", 0)]
#[case::later("2026-11-22T20:00:00+01:00", "there is no unfinished PHQ-9", 1)]
fn it_can_be_gone_on_with_until_the_day_after(
    #[case] now: &str,
    #[case] said: &str,
    #[case] expected: i32,
) {
    let (home, _) = broken_off(ctrl_c);
    let resume = words("--plain screen take phq-9 --resume");
    let mut session = start_with(&home, &resume, &[("DAYMARK_NOW", now)]);
    session.exp_string(said).unwrap();
    if expected == 0 {
        ctrl_c(&mut session);
    }
    assert_eq!(end(session).1, expected);
}

#[test]
fn answers_that_are_given_at_once_take_the_place_of_what_was_broken_off() {
    let (home, _) = broken_off(ctrl_c);
    home.run("screen take phq-9 --answers 0,0,0,0,0,0,0,0,0");
    assert_eq!(home.run("screen drop phq-9").code, 1);
}

#[rstest]
#[case::likert("bam-use --total 12 --form likert", 0, "12 of 12")]
#[case::off_its_range("bam-use --total 13 --form likert", 2, "not from 0 to 12")]
#[case::continuous("bam-use --total 13 --form continuous", 0, "13 of 90")]
#[case::by_its_whole_name("bam-risk-continuous --total 180", 0, "180 of 180")]
#[case::protective("bam-protective --total 24 --form likert", 0, "24 of 24")]
#[case::without_its_form("bam-use --total 3", 2, "--form is missing")]
#[case::one_form_alone("cows --total 3 --form likert", 2, "one form of COWS")]
fn a_bam_has_two_forms(#[case] line: &str, #[case] code: i32, #[case] expected: &str) {
    let said = Home::with_empty_journal().run(&format!("screen record {line}"));
    assert!(said.code == code && said.to_string().contains(expected), "{said}");
}

#[test]
fn which_form_it_was_is_asked_and_totals_of_two_forms_are_not_compared() {
    let home = Home::with_empty_journal();
    home.run("screen record bam-use --total 4 --form continuous --date -7d");
    let line = words("--plain screen record bam-use --total 5");
    let (screen, code) = conversation(&home, &line, &[("1 to 2: ", "1")]);
    assert!(code == 0 && screen.contains("5 of 12") && !screen.contains("Before"), "{screen}");
}
