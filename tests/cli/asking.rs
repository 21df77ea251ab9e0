//! The daily verbs as they ask on a terminal.

use daymark::domain::entry::Body;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::text::Text;
use daymark::domain::time::day::Day;
use rexpect::session::PtySession;
use rstest::rstest;
use serde_json::json;

use crate::support::{Home, day};
use crate::terminal::{end, start, start_with};

/// Answers each question in turn, with Enter after it; gives all that was on the screen.
pub(crate) fn talk(session: &mut PtySession, answers: &[(&str, &str)]) -> String {
    let mut screen = String::new();
    for (question, answer) in answers {
        screen.push_str(&session.exp_string(question).unwrap());
        // As a terminal that echoes shows it.
        screen.extend([question, answer, "\n"]);
        session.send_line(answer).unwrap();
    }
    screen
}

/// Presses keys, with no Enter after them.
pub(crate) fn press(session: &mut PtySession, keys: &str) {
    session.send(keys).unwrap();
    session.flush().unwrap();
}

/// A whole conversation: what was on the screen, and the exit code.
pub(crate) fn conversation(home: &Home, words: &[&str], answers: &[(&str, &str)]) -> (String, i32) {
    let mut session = start(home, words);
    let screen = talk(&mut session, answers);
    let (rest, code) = end(session);
    (format!("{}{rest}", screen.replace("\r\n", "\n")), code)
}

fn home() -> Home {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.add_routine("meeting", "mon");
    home
}

pub(crate) fn nothing_is_written(home: &Home) {
    assert!(home.entries().is_empty());
    assert!(home.journal().marks(Day::first(), Day::last()).unwrap().is_empty());
}

#[test]
fn an_answer_can_be_taken_back() {
    let home = home();
    let answers = [
        ("rather not say): ", "n"),
        ("today, 0 to 10: ", "3"),
        ("Mood, 0 to 10: ", "6"),
        ("feel safe (y/n): ", "<"),
        ("Mood, 0 to 10 [6]: ", "?"),
        ("- takes your answer back.", ""),
        ("feel safe (y/n): ", "<"),
        ("Mood, 0 to 10 [6]: ", "-"),
        ("feel safe (y/n): ", "<"),
        ("Mood, 0 to 10: ", "<"),
        ("today, 0 to 10 [3]: ", ""),
        ("Mood, 0 to 10: ", ""),
        ("feel safe (y/n): ", ""),
    ];
    let (screen, code) = conversation(&home, &["checkin", "--short"], &answers);
    assert_eq!(code, 0, "{screen}");
    let Body::CheckIn(checkin) = &home.entries()[0].body else { panic!("{screen}") };
    assert_eq!((checkin.ratings.mood, checkin.ratings.craving.map(f64::from)), (None, Some(3.0)));
}

#[test]
fn a_use_can_go_back_to_what_it_was_of() {
    let home = Home::with_journal();
    home.run("focus add wine --kind alcohol --since 2026-10-01");
    let answers = [
        ("What was it, 1 to 2: ", ""),
        ("an overdose (y/n): ", "<"),
        ("What was it, 1 to 2: ", "wine"),
        ("an overdose (y/n): ", "n"),
        ("What happened: ", ""),
        ("What helped, then or afterwards: ", ""),
        ("What next: ", ""),
        ("your plan (y/N): ", ""),
    ];
    let (screen, code) = conversation(&home, &["used"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("Alcohol poisoning"), "{screen}");
    assert!(home.run("log").stdout.contains("wine"), "{screen}");
}

#[test]
fn a_checkin_is_asked_question_by_question() {
    let home = home();
    let answers = [
        ("rather not say): ", "n"),
        ("Craving at its strongest today, 0 to 10: ", "3"),
        ("Mood, 0 to 10: ", "11"),
        ("Mood, 0 to 10: ", "6"),
        ("Energy, 0 to 10: ", "?"),
        ("Energy, 0 to 10: ", ""),
        ("Stress, 0 to 10: ", "4"),
        ("in hours like 7.5: ", "7.5"),
        ("Distress, 0 to 10: ", "2"),
        ("What the day brought, like 1,3: ", "0"),
        ("Feelings, parted by commas: ", "calm, a bit tired"),
        ("Which of these did you do, 0 or 1: ", "1"),
        ("Do you feel safe (y/n): ", "y"),
        ("Anything to add: ", "a good day"),
    ];
    let (screen, code) = conversation(&home, &["checkin", "--plain"], &answers);
    assert_eq!(code, 0);
    let asked = answers.iter().filter(|(_, answer)| !["11", "?"].contains(answer)).count();
    assert!(asked <= 12, "{asked} times Enter");
    insta::assert_snapshot!(screen);
    let entry = home.entries().pop().unwrap();
    assert_eq!(entry.note.as_ref().map(Text::as_str), Some("a good day"));
    let Body::CheckIn(checkin) = entry.body else { panic!() };
    let mut stored = serde_json::to_value(checkin).unwrap();
    stored["used"] = stored["used"][0]["used"].take();
    assert_eq!(
        stored,
        json!({
            "mood": 6, "energy": null, "stress": 4, "craving": 3, "confidence": null, "distress": 2,
            "sleep_hours": 7.5, "safe": true, "situations": [], "used": "no",
            "feelings": ["a bit tired", "calm"],
        })
    );
    assert_eq!(home.journal().marks(day("2026-11-20"), day("2026-11-20")).unwrap().len(), 1);
}

#[test]
fn the_short_form_is_four_questions_and_eight_keys() {
    let home = home();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, None);
    let answers = [
        ("heroin: any use today (n/y, s: rather not say): ", "n"),
        ("0 to 10: ", "3"),
        ("Mood, 0 to 10: ", "6"),
        ("Do you feel safe (y/n): ", "y"),
    ];
    let keys: usize = answers.iter().map(|(_, answer)| answer.len() + 1).sum();
    assert_eq!(keys, 8);
    let (screen, code) = conversation(&home, &["checkin", "--short"], &answers);
    assert_eq!(code, 0, "{screen}");
    let answer = home.json(&["show", "last"]);
    assert_eq!((&answer["craving"], &answer["mood"]), (&json!(3), &json!(6)));
    assert_eq!(
        answer["used"],
        json!([{"focus": "heroin", "used": "no", "amount": null, "unit": null}])
    );
}

#[test]
fn of_two_focuses_a_full_check_in_is_twelve_questions_too() {
    let home = home();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, Some("2026-10-01"));
    let answers = [
        ("Any use today: heroin, wine (n/y, s: rather not say): ", "n"),
        ("0 to 10: ", "3"),
        ("Mood, 0 to 10: ", "6"),
        ("Energy, 0 to 10: ", "5"),
        ("Stress, 0 to 10: ", "4"),
        ("in hours like 7.5: ", "7"),
        ("Distress, 0 to 10: ", "2"),
        ("like 1,3: ", "0"),
        ("parted by commas: ", ""),
        ("Which of these did you do, 0 or 1: ", "1"),
        ("Do you feel safe (y/n): ", "y"),
        ("Anything to add: ", ""),
    ];
    assert_eq!(answers.len(), 12);
    let (screen, code) = conversation(&home, &["checkin"], &answers);
    assert_eq!(code, 0, "{screen}");
    let week = home.json(&["week"]);
    let days = [0, 1].map(|focus| week["focuses"][focus]["no_use"].clone());
    assert_eq!(json!(days), json!([1, 1]));
}

#[test]
fn where_one_of_several_was_used_each_is_asked() {
    let home = home();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, None);
    let answers = [
        ("Any use today: heroin, wine (n/y, s: rather not say): ", "y"),
        ("heroin: any use today (n/y, s: rather not say): ", "n"),
        ("wine: any use today (n/y, s: rather not say): ", "<"),
        ("Any use today: heroin, wine (n/y, s: rather not say) [heroin no]: ", "y"),
        ("heroin: any use today (n/y, s: rather not say) [no]: ", ""),
        ("wine: any use today (n/y, s: rather not say): ", "y"),
        ("0 to 10: ", "<"),
        ("Any use today: heroin, wine (n/y, s: rather not say) [heroin no, wine yes]: ", ""),
        ("0 to 10: ", "3"),
    ];
    let mut session = start(&home, &["checkin"]);
    let screen = talk(&mut session, &answers);
    assert!(screen.contains("Alcohol poisoning"), "{screen}");
    session.exp_string("Mood, 0 to 10: ").unwrap();
    session.send_control('c').unwrap();
    talk(&mut session, &[(KEEP, "y")]);
    assert_eq!(end(session).1, 0);
    let said = home.run("show last").stdout;
    assert!(said.contains("wine: yes, heroin: no"), "{said}");
}

#[test]
fn after_midnight_it_says_which_day_is_meant() {
    let home = home();
    let now = [("DAYMARK_NOW", "2026-11-21T01:30:00+01:00")];
    let mut session = start_with(&home, &["checkin", "--short"], &now);
    session.exp_string("Friday 20 November, which lasts until 04:00 tonight. ").unwrap();
    session.exp_string("Any use today").unwrap();
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 1);
}

#[test]
fn a_line_back_is_one_question_back_with_what_was_answered() {
    let home = home();
    let answers = [
        ("rather not say): ", "n"),
        ("0 to 10: ", "3"),
        ("Mood, 0 to 10: ", "6"),
        ("Energy, 0 to 10: ", "<"),
        ("Mood, 0 to 10 [6]: ", "<"),
        ("today, 0 to 10 [3]: ", "4"),
        ("Mood, 0 to 10 [6]: ", ""),
        ("Energy, 0 to 10: ", ""),
        ("Stress, 0 to 10: ", ""),
        ("like 7.5: ", ""),
        ("Distress, 0 to 10: ", ""),
        ("like 1,3: ", "conf 2"),
        ("parted by commas: ", "<"),
        ("like 1,3 [2,6]: ", "con"),
        ("parted by commas: ", "calm"),
        ("0 or 1: ", "<"),
        ("parted by commas [calm]: ", ""),
        ("0 or 1: ", "e"),
        ("Do you feel safe (y/n): ", "n"),
        ("Anything to add: ", "<"),
        ("Do you feel safe (y/n) [n]: ", "y"),
        ("Anything to add: ", "y"),
        ("leaves it out.\r\nAnything to add: ", "a good day"),
    ];
    let (screen, code) = conversation(&home, &["checkin"], &answers);
    assert_eq!(code, 0, "{screen}");
    let stored = home.json(&["show", "last"]);
    let figures = ["mood", "craving", "energy", "safe", "private"].map(|key| stored[key].clone());
    assert_eq!(json!(figures), json!([6, 4, null, true, false]));
    let words = ["situations", "feelings", "note"].map(|key| stored[key].clone());
    assert_eq!(json!(words), json!([["conflict"], ["calm"], "a good day"]));
    assert!(screen.contains("conflict with others\n"), "letters say what they found: {screen}");
}

#[test]
fn a_second_one_shows_what_stands_and_enter_keeps_it() {
    let home = home();
    home.run("checkin --used no --mood 6 --craving 2");
    let answers = [
        ("rather not say) [no]: ", ""),
        ("0 to 10 [2]: ", "5"),
        ("Mood, 0 to 10 [6]: ", ""),
        ("(y/n): ", ""),
    ];
    let (screen, code) = conversation(&home, &["checkin", "--short"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("Changed for Friday 20 November: craving."), "{screen}");
}

#[test]
fn a_use_that_is_logged_is_proposed_and_enter_leaves_it_so() {
    let home = home();
    home.run("used --no-input");
    let one = [("Any use today (n/y, s: rather not say) [yes]: ", ""), ("0 to 10: ", "3")];
    let mut session = start(&home, &["checkin", "--short"]);
    talk(&mut session, &one);
    session.exp_string("Mood, 0 to 10: ").unwrap();
    session.send_control('c').unwrap();
    talk(&mut session, &[(KEEP, "n")]);
    end(session);

    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, None);
    let several = [
        ("Any use today: heroin, wine (n/y, s: rather not say) [heroin yes]: ", "y"),
        ("heroin: any use today (n/y, s: rather not say) [yes]: ", ""),
        ("wine: any use today (n/y, s: rather not say): ", "n"),
        ("0 to 10: ", "3"),
    ];
    let mut session = start(&home, &["checkin"]);
    talk(&mut session, &several);
    session.exp_string("Mood, 0 to 10: ").unwrap();
    session.send_control('c').unwrap();
    talk(&mut session, &[(KEEP, "y")]);
    assert_eq!(end(session).1, 0);
    assert_eq!(home.json(&["week"])["focuses"][0]["use"], json!(1));
    let said = home.run("show last").stdout;
    assert!(said.contains("wine: no\n"), "what was left as it is is no answer: {said}");
}

#[rstest]
#[case::on_the_seventh_day("yesterday", "What the day brought")]
#[case::a_week_later("today", "Distress, 0 to 10: ")]
fn confidence_and_distress_are_asked_once_a_week(#[case] date: &str, #[case] next: &str) {
    let home = home();
    home.run("checkin --date -7d --confidence 5 --distress 5");
    let mut session = start(&home, &["checkin", "--plain", "--date", date]);
    let skipped = ["say): ", "0 to 10: ", "0 to 10: ", "0 to 10: ", "0 to 10: ", "like 7.5: "];
    talk(&mut session, &skipped.map(|question| (question, "")));
    let before = session.exp_string(next).unwrap();
    assert!(!before.contains("0 to 10"), "{before}");
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 1);
}

#[rstest]
#[case::one_day("-1d", "Confidence to stay on course")]
#[case::the_next("today", "Distress")]
fn one_of_the_two_is_asked_a_day_in_turn(#[case] date: &str, #[case] asked: &str) {
    let home = home();
    let mut session = start(&home, &["checkin", "--date", date]);
    let skipped = ["say): ", "0 to 10: ", "0 to 10: ", "0 to 10: ", "0 to 10: ", "like 7.5: "];
    talk(&mut session, &skipped.map(|question| (question, "")));
    talk(&mut session, &[(&format!("{asked}, 0 to 10: "), "")]);
    let next = session.exp_string("What the day brought").unwrap();
    assert!(!next.contains("0 to 10"), "{next}");
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 1);
}

#[test]
fn nothing_answered_is_nothing_saved() {
    let home = home();
    let answers = [("say): ", ""), ("10: ", ""), ("10: ", ""), ("(y/n): ", "")];
    let (screen, code) = conversation(&home, &["checkin", "--short"], &answers);
    assert!(screen.ends_with("Nothing was answered, so nothing was saved.\n"), "{screen}");
    assert_eq!(code, 0);
    nothing_is_written(&home);
}

#[test]
fn help_is_shown_right_where_it_is_needed() {
    let home = home();
    let mut session = start(&home, &["checkin", "--plain", "--short"]);
    let used = talk(&mut session, &[("say): ", "y"), ("0 to 10: ", "8"), ("0 to 10: ", "2")]);
    assert!(used.contains("Tolerance falls within days"), "{used}");
    talk(&mut session, &[("Do you feel safe (y/n): ", "n")]);
    let (said, code) = end(session);
    assert!(said.contains("Thank you for saying so. You can talk to someone now."), "{said}");
    assert!(said.contains("To add what happened, what helped and what next: daymark used"));
    assert_eq!(code, 0);
    assert!(home.entries()[0].private);
    assert_eq!(said.matches("Tolerance").count(), 0);
}

/// Begins a check-in, answers two questions of it, and ends it with this key at the third.
fn checkin_ended(home: &Home, key: char) -> PtySession {
    let mut session = start(home, &["checkin"]);
    talk(&mut session, &[("say): ", "n"), ("0 to 10: ", "3")]);
    session.exp_string("Mood, 0 to 10: ").unwrap();
    session.send_control(key).unwrap();
    session.exp_string(KEEP).unwrap();
    session
}

const KEEP: &str = "Save what you answered so far (Y/n): ";

#[rstest]
fn a_checkin_that_is_ended_is_kept_if_that_is_wanted(
    #[values('c', 'd')] key: char,
    #[values(("", true), ("y", true), ("n", false))] (answer, kept): (&str, bool),
) {
    let home = home();
    let mut session = checkin_ended(&home, key);
    session.send_line(answer).unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    if kept {
        assert_eq!(home.json(&["show", "last"])["craving"], 3);
    } else {
        assert!(said.ends_with("What you answered is gone; nothing was written.\n"), "{said}");
        nothing_is_written(&home);
    }
}

#[rstest]
fn a_checkin_that_is_ended_twice_is_gone_and_says_so(#[values('c', 'd')] key: char) {
    let home = home();
    let mut session = checkin_ended(&home, 'c');
    session.send_control(key).unwrap();
    let (said, code) = end(session);
    let told = "error: ended before it was complete; what you answered is gone\n";
    assert!(said.ends_with(told), "{said}");
    assert_eq!(code, 1);
    nothing_is_written(&home);
}

#[rstest]
#[case::used(&["used"], ("an overdose (y/n): ", "n"), "What happened: ", "use")]
#[case::a_balance(&["balance", "add"], ("for a change: ", "my sister"), "against it: ", "balance")]
fn what_was_answered_is_kept_if_that_is_wanted(
    #[case] words: &[&str],
    #[case] first: (&str, &str),
    #[case] then: &str,
    #[case] kind: &str,
) {
    let home = home();
    for answer in ["n", "y"] {
        let mut session = start(&home, words);
        talk(&mut session, &[first]);
        session.exp_string(then).unwrap();
        session.send_control('c').unwrap();
        talk(&mut session, &[(KEEP, answer)]);
        let (said, code) = end(session);
        assert_eq!((code, home.entries().len()), (0, usize::from(answer == "y")), "{said}");
    }
    assert_eq!(home.json(&["show", "last"])["kind"], kind);
}

#[test]
fn changes_that_were_answered_are_kept_if_that_is_wanted() {
    let home = home();
    home.run("checkin --mood 6");
    let mut session = start(&home, &["edit", "last", "--plain"]);
    let choices = [("What to change, 0 to", "1"), ("(Enter leaves it, hyphen clears it): ", "3")];
    talk(&mut session, &choices);
    session.exp_string("What to change, 0 to").unwrap();
    session.send_control('c').unwrap();
    talk(&mut session, &[(KEEP, "")]);
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert_eq!(home.json(&["show", "last"])["mood"], 3);
}

#[test]
fn a_no_is_an_answer_and_no_error() {
    let home = home();
    home.run("checkin --mood 6");
    home.run("export data --output copy.json --yes");
    let gone = "Nothing was written. What you answered for the page is gone.\n";
    for (words, asked, answer, told) in [
        (&["delete", "last"][..], "Delete it? (y/N): ", "", "Nothing was deleted.\n"),
        (&["delete", "last", "--forever"], "to go on: ", "no", "Nothing was deleted.\n"),
        (
            &["export", "data", "--output", "b"],
            "Write it to b? (y/N): ",
            "n",
            "Nothing was written.\n",
        ),
        (&["packet", "--plain", "--output", "b", "--overall", "same"], "talk about: ", "sleep", ""),
        (
            &["routine", "done", "--plain"],
            "like 1,3: ",
            "0",
            "Nothing was chosen, and nothing was written.\n",
        ),
        (&["note", "add"], "Note: ", "", "The note was left empty; nothing was written.\n"),
    ] {
        let mut session = start(&home, words);
        talk(&mut session, &[(asked, answer)]);
        let told = if words[0] == "packet" {
            talk(&mut session, &[("Write it to b? (y/N): ", "n")]);
            gone
        } else {
            told
        };
        let (said, code) = end(session);
        assert!(said.ends_with(told) && !said.contains("error:"), "{words:?}: {said}");
        assert_eq!(code, 0);
    }
    assert_eq!(home.entries().len(), 1);
    assert!(!home.path("b").exists());
}

#[test]
fn a_field_by_flag_asks_nothing() {
    let (said, code) = end(start(&home(), &["checkin", "--mood", "6"]));
    assert!(said.starts_with("\u{1b}[1mSaved for Friday 20 November."), "{said}");
    assert_eq!(code, 0);
}

#[test]
fn after_a_use_the_card_comes_before_the_questions() {
    let home = home();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, Some("2026-11-01"));
    let answers = [
        ("What was it, 1 to 2: ", "2"),
        ("Was there an overdose (y/n): ", "n"),
        ("What happened: ", "a party"),
        ("What helped, then or afterwards: ", "calling Ana"),
        ("What next: ", ""),
        ("feelings and your plan (y/N): ", ""),
    ];
    let (screen, code) = conversation(&home, &["used", "--plain"], &answers);
    assert_eq!(code, 0, "{screen}");
    let card = screen.find("Nothing that you recorded is lost.").unwrap();
    assert!(card < screen.find("Was there an overdose").unwrap());
    let stored = home.json(&["show", "last"]);
    assert_eq!(stored["focus"], "wine");
    assert_eq!((&stored["overdose"], &stored["helped"]), (&json!(false), &json!("calling Ana")));
}

#[test]
fn a_note_is_asked_for_where_there_is_no_editor() {
    let home = home();
    let (screen, code) = conversation(&home, &["note", "add"], &[("Note: ", "slept at last")]);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.entries()[0].note.as_ref().map(Text::as_str), Some("slept at last"));
}

#[rstest]
#[case::to_add("y", &["a party", "", ""], 1)]
#[case::to_keep_both("n", &["a party", "", ""], 2)]
fn a_second_use_of_a_day_offers_to_add_to_the_first(
    #[case] answer: &str,
    #[case] rest: &[&str],
    #[case] entries: usize,
) {
    let home = Home::with_journal();
    home.run("used --at 09:00 --next 'call Ana'");
    let mut answers = vec![("at 09:00. Add to that one? (Y/n): ", answer), ("(y/n): ", "n")];
    answers.extend([("What happened: ", rest[0]), ("helped", rest[1]), ("next", rest[2])]);
    answers.push(("your plan (y/N): ", "n"));
    let (screen, code) = conversation(&home, &["used"], &answers);
    assert_eq!((code, home.entries().len()), (0, entries), "{screen}");
    assert!(!screen.contains("with --add"), "{screen}");
}
