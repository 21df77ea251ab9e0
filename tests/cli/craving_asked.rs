//! A craving as it is gone through on a terminal, and the timer that waits with it.

use rexpect::process::Signal;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::{conversation, nothing_is_written, talk};
use crate::support::Home;
use crate::terminal::{end, in_unicode, start, start_on, start_with};

pub(crate) const STRENGTH: &str = "A craving. How strong, 0 to 10: ";
const CHOICE: &str = "1 to 4, or h: ";

/// What is on record of the only craving.
pub(crate) fn stored(home: &Home) -> Value {
    let entries = home.entries();
    let [entry] = &entries[..] else { panic!("{entries:?}") };
    serde_json::to_value(entry).unwrap()
}

#[test]
fn help_comes_before_questions() {
    let home = Home::with_journal();
    let answers = [
        (STRENGTH, "9"),
        (CHOICE, "3"),
        ("Now, 0 to 10: ", "4"),
        ("(y, n, p: a bit): ", "y"),
        ("Add more (y/N): ", ""),
    ];
    let (screen, code) = conversation(&home, &["craving", "--plain"], &answers);
    assert_eq!(code, 0);
    insta::assert_snapshot!(screen);
    let stored = stored(&home);
    assert_eq!((&stored["intensity"], &stored["after"]), (&json!(9), &json!(4)));
    assert_eq!(stored["coping"], json!([{"coping": "delay", "helped": "helped"}]));
    // All of it goes with one command, as it is printed.
    assert_eq!(home.run("undo 4").code, 0);
    nothing_is_written(&home);
}

#[test]
fn it_fits_a_narrow_screen() {
    let home = Home::with_journal();
    let mut session = start_on(&home, &["craving"], &[("TERM", "dumb")], (40, 24));
    let answers = [(STRENGTH, "9"), (CHOICE, ""), ("Add more (y/N): ", "")];
    let screen = talk(&mut session, &answers);
    let (rest, code) = end(session);
    assert_eq!(code, 0);
    let screen = in_unicode(&format!("{}{rest}", screen.replace("\r\n", "\n")));
    assert!(screen.lines().all(|line| line.chars().count() <= 40), "{screen}");
    assert!(screen.lines().count() <= 24, "{screen}");
    insta::assert_snapshot!(screen);
}

#[test]
fn what_helped_this_person_comes_first() {
    let home = Home::with_journal();
    for coping in ["exercise:helped", "talk:helped", "talk:helped", "cold_water:no", "leave:partly"]
    {
        assert_eq!(home.run(&format!("craving 5 --coping {coping}")).code, 0);
    }
    let mut session = start(&home, &["craving"]);
    talk(&mut session, &[(STRENGTH, "5")]);
    let list = session.exp_string("or h: ").unwrap();
    let list: Vec<_> = list.lines().filter(|line| line.starts_with(' ')).collect();
    let expected = [
        " 1  talk to someone (helped 2 of 2)",
        " 2  a walk, or exercise (helped once)",
        " 3  wait 15 minutes",
        " h  help now: whom to call, what to do",
    ];
    assert_eq!(list, expected);
    session.send_line("1").unwrap();
    talk(&mut session, &[("Take your time: talk to someone. Enter, when you are back: ", "")]);
    talk(&mut session, &[("Now, 0 to 10: ", ""), ("a bit): ", "p"), ("(y/N): ", "")]);
    assert_eq!(end(session).1, 0);
    let coping = home.json(&["show", "last"])["coping"].clone();
    assert_eq!(coping, json!([{"coping": "talk", "helped": "partly"}]));
}

#[test]
fn h_shows_help_now_and_the_list_again() {
    let home = Home::with_journal();
    let mut session = start(&home, &["craving"]);
    talk(&mut session, &[(STRENGTH, "6"), (CHOICE, "x"), (CHOICE, "H")]);
    let shown = session.exp_string("Choose one, or Enter:").unwrap();
    assert!(shown.contains("Emergency: "), "{shown}");
    talk(&mut session, &[(CHOICE, ""), ("Add more (y/N): ", "")]);
    assert_eq!(end(session).1, 0);
}

#[rstest]
#[case::in_withdrawal("2026-11-18", "Many ease within half an hour; in withdrawal they can last")]
#[case::later("2026-08-01", "Many ease within half an hour. Choose one, or Enter:")]
fn in_withdrawal_it_says_that_it_can_last_longer(#[case] since: &str, #[case] said: &str) {
    let home = Home::new();
    home.run(&format!("init --focus heroin --kind opioid-short --since {since} --no-passphrase"));
    let mut session = start(&home, &["craving"]);
    talk(&mut session, &[(STRENGTH, "6")]);
    session.exp_string(said).unwrap();
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 0);
}

#[test]
fn after_midnight_both_dates_are_said() {
    let home = Home::with_journal();
    let now = [("DAYMARK_NOW", "2026-11-29T01:30:00+01:00")];
    let mut session = start_with(&home, &["craving"], &now);
    talk(&mut session, &[(STRENGTH, "6")]);
    session.exp_string("Saved: Sunday 29 November, 01:30 (the night of Saturday).").unwrap();
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 0);
}

#[rstest]
#[case::ended_by_ctrl_c('c')]
#[case::ended_by_ctrl_d('d')]
fn it_is_kept_from_its_first_answer(#[case] key: char) {
    let home = Home::with_journal();
    let mut session = start(&home, &["craving"]);
    talk(&mut session, &[(STRENGTH, "8"), (CHOICE, ""), ("Add more (y/N): ", "y")]);
    talk(
        &mut session,
        &[("like 1,3: ", ""), ("commas between: ", "payday"), ("Where: ", "the station")],
    );
    session.exp_string("What went through your mind: ").unwrap();
    session.send_control(key).unwrap();
    let (said, code) = end(session);
    assert!(said.contains("Ended before the last question; what you answered is saved."), "{said}");
    assert_eq!(code, 0);
    let stored = stored(&home);
    assert_eq!((&stored["intensity"], &stored["place"]), (&json!(8), &json!("the station")));
    assert_eq!(stored["tags"], json!(["payday"]));
}

#[rstest]
#[case::the_terminal_closes(Signal::SIGHUP)]
#[case::it_is_killed(Signal::SIGKILL)]
fn it_is_there_as_soon_as_it_says_so(#[case] signal: Signal) {
    let home = Home::with_journal();
    let mut session = start(&home, &["craving", "--plain"]);
    talk(&mut session, &[(STRENGTH, "8")]);
    session.exp_string("Saved: ").unwrap();
    session.process_mut().signal(signal).unwrap();
    session.exp_eof().unwrap();
    session.process().wait().unwrap();
    assert_eq!(stored(&home)["intensity"], 8);
}

#[test]
fn one_that_is_ended_before_its_first_answer_is_none() {
    let home = Home::with_journal();
    let mut session = start(&home, &["craving"]);
    session.exp_string(STRENGTH).unwrap();
    session.send_control('c').unwrap();
    let (said, code) = end(session);
    assert!(said.ends_with("error: ended before it was complete; nothing was written\n"), "{said}");
    assert_eq!(code, 1);
    nothing_is_written(&home);
}

#[test]
fn one_that_is_over_is_asked_question_by_question() {
    let home = Home::with_journal();
    let answers = [
        ("How strong was it, 0 to 10: ", ""),
        ("How strong was it, 0 to 10: ", "7"),
        ("How many minutes it lasted: ", "20"),
        ("What was going on, like 1,3: ", "6"),
        ("Tags, with commas between: ", ""),
        ("What you tried, like 1,3: ", "5,1"),
        ("waiting: did it help (y, n, p: a bit): ", ""),
        ("talking to someone: did it help (y, n, p: a bit): ", "y"),
        ("How strong afterwards, 0 to 10: ", "3"),
        ("Did you act on it (n/y, s: rather not say): ", "n"),
        ("Anything to add: ", ""),
    ];
    let words = ["craving", "--plain", "--at", "20:00"];
    let (screen, code) = conversation(&home, &words, &answers);
    assert_eq!(code, 0);
    insta::assert_snapshot!(screen);
    let stored = stored(&home);
    assert_eq!(stored["situations"], json!(["conflict"]));
    assert_eq!(
        stored["coping"],
        json!([{"coping": "delay", "helped": null}, {"coping": "talk", "helped": "helped"}])
    );
}

#[test]
fn by_its_strength_it_asks_nothing_and_names_ways_through() {
    let home = Home::with_journal();
    let (said, code) = end(start(&home, &["craving", "--intensity", "7", "--plain"]));
    insta::assert_snapshot!(said);
    assert_eq!(code, 0);
}

#[rstest]
#[case::craving("craving 7", false)]
#[case::strong_craving("craving 8", true)]
#[case::mood("checkin --mood 2", false)]
#[case::very_low_mood("checkin --mood 1", true)]
fn a_strong_craving_or_a_very_low_mood_names_help_in_one_line(
    #[case] line: &str,
    #[case] named: bool,
) {
    let said = Home::with_journal().run(line).stdout;
    let help = "Someone to talk to, at any hour: daymark help-now";
    assert_eq!(said.matches(help).count(), usize::from(named), "{said}");
}
