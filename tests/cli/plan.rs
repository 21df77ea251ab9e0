//! `daymark plan`, beside what holds for every noun

use std::fmt::Write;

use rstest::rstest;
use serde_json::json;

use crate::asking::conversation;
use crate::support::{Home, unwrapped, words};

/// A home with a plan of some lines.
fn home() -> Home {
    let home = Home::with_journal();
    for line in [
        "add warning 'I stop answering my phone'",
        "add coping 'I leave the room and call Ana' --situation conflict --coping talk",
        "add coping 'I wait 15 minutes at the river' --coping delay",
        "add refusal 'No, thank you, I am driving.' --situation social_pressure",
        "add let-go 'the corner by the station'",
    ] {
        let said = home.run(&format!("plan {line}"));
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

/// Each command with all that it said.
fn told(home: &Home, lines: &[&str]) -> String {
    let mut said = String::new();
    for line in lines {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    said
}

#[test]
fn it_stands_on_one_page() {
    let home = Home::with_journal();
    let empty = told(&home, &["plan", "plan history"]);
    let home = self::home();
    home.run("plan archive station");
    let lines =
        ["plan", "plan show --plain", "plan show --format md", "plan show driving", "plan list"];
    insta::assert_snapshot!(format!("{empty}{}", told(&home, &lines)));
}

#[test]
fn what_changed_is_told_with_what_was_before() {
    let home = home();
    home.run_at("2026-11-21T09:00:00+01:00", "plan edit leave --words 'I leave the house'");
    home.run_at("2026-11-22T09:00:00+01:00", "plan archive station");
    home.run_at("2026-11-23T09:00:00+01:00", "plan archive station --restore");
    home.run_at(
        "2026-11-24T09:00:00+01:00",
        "plan edit house --section if-i-use --clear situation",
    );
    insta::assert_snapshot!(told(&home, &["plan history", "plan history --plain"]));
    let changes = home.json(&words("plan history"))["changes"].clone();
    assert_eq!(
        (&changes[0]["change"], &changes[0]["before"]["section"], &changes[0]["section"]),
        (&json!("changed"), &json!("coping"), &json!("if-i-use"))
    );
    // A copy brings it along, and what is deleted for ever is in none.
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
    home.run("plan edit driving --words 'I am on medication'");
    home.run("plan delete 'I am on medication' --forever --yes");
    home.run("undo");
    let copy = home.run("export data").stdout;
    assert!(!copy.contains("driving") && !copy.contains("medication"), "{copy}");
}

#[test]
fn the_answers_hold_to_their_schema() {
    let home = home();
    home.run("plan edit leave --words 'I leave the house'");
    // `json` holds each answer to its schema.
    let page = home.json(&words("plan"));
    assert_eq!(page["sections"][1]["section"], json!("coping"));
    assert_eq!(page["sections"][1]["lines"][0]["words"], json!("I leave the house"));
    assert_eq!(home.json(&words("plan list"))["plans"].as_array().unwrap().len(), 5);
    assert_eq!(home.json(&words("plan history"))["changes"].as_array().unwrap().len(), 6);
}

#[test]
fn it_is_asked_in_plain_words() {
    let home = Home::with_journal();
    let answers = [
        ("Section, 1 to 8: ", "2"),
        ("Words: ", "I leave the room"),
        ("Situation, 1 to 8 [not now]: ", "6"),
        ("Coping, 1 to 17 [not now]: ", "12"),
    ];
    let (screen, code) = conversation(&home, &["plan", "add"], &answers);
    assert_eq!(code, 0, "{screen}");
    insta::assert_snapshot!(screen);
    let (screen, code) =
        conversation(&home, &["plan", "add", "reason"], &[("Words: ", "my daughter")]);
    assert_eq!(code, 0, "{screen}");
    let lines = home.json(&words("plan list"))["plans"].clone();
    assert_eq!(lines[0]["situation"], json!("conflict"));
    assert_eq!((&lines[0]["coping"], &lines[1]["section"]), (&json!("leave"), &json!("reason")));
}

#[test]
fn its_words_can_come_from_standard_input() {
    let home = Home::with_journal();
    home.run_with_input("plan add coping -", "one line,\n\nand another");
    home.run_with_input("plan add warning --words -", "a sign");
    let page = home.run("plan").stdout;
    assert!(page.contains("\n  - one line,\n"), "{page}");
    assert!(page.contains("\n    and another\n"), "{page}");
}

#[rstest]
#[case("plan add", 2)]
#[case("plan add nowhere 'a line'", 2)]
#[case("plan add warning", 2)]
#[case("plan add warning 'a line' --situation work", 2)]
#[case("plan show nobody", 1)]
fn what_cannot_be_taken_writes_nothing(#[case] line: &str, #[case] code: i32) {
    let home = Home::with_journal();
    let said = home.run(line);
    assert_eq!(said.code, code, "{said}");
    assert!(home.json(&words("plan list"))["plans"].as_array().unwrap().is_empty());
}

#[test]
fn a_long_plan_of_hostile_words_is_harmless() {
    let home = Home::with_journal();
    let hostile = format!("\u{1b}[2J\u{202e}evil\r\n{}", "long ".repeat(2_000));
    for section in ["warning", "coping", "if-i-use"] {
        home.run_with_input(&format!("plan add {section} -"), hostile.clone());
    }
    for line in ["plan", "plan show --plain", "plan show --format md", "plan history", "plan list"]
    {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{said}");
        assert!(!said.stdout.contains(['\u{1b}', '\u{202e}', '\r']), "{line}");
        assert!(unwrapped(&said.stdout).contains("evil"), "{line}");
    }
    let lines = home.json(&words("plan list"))["plans"].clone();
    assert_eq!(lines[0]["words"], json!(hostile));
}

#[test]
fn on_paper_it_has_the_number_to_call_and_no_command() {
    let page = home().run("plan show --paper").stdout;
    assert!(!page.to_lowercase().contains("daymark"), "{page}");
    assert!(page.contains("In danger: call 911"), "{page}");
    assert!(page.contains("Printed on Friday 20 November 2026"), "{page}");
}
