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
    home.run_at("2026-11-23T09:00:00+01:00", "plan archive 'the corner by the station' --restore");
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
fn a_line_is_kept_once() {
    let home = home();
    insta::assert_snapshot!(told(&home, &[
        "plan add let-go 'The corner  by the station'",
        "plan edit river --words 'I leave the room and call Ana' --situation conflict",
        "plan add warning 'the corner by the station'",
        "plan archive corner",
    ]), @r#"
    $ daymark plan add let-go 'The corner  by the station'
    --- standard error
    error: this plan line is there already: "the corner by the station"
    hint: see it with: daymark plan show 'the corner by the station'
    --- exit 1

    $ daymark plan edit river --words 'I leave the room and call Ana' --situation conflict
    --- standard error
    error: this plan line is there already: "I leave the room and call Ana"
    hint: see it with: daymark plan show 'I leave the room and call Ana'
    --- exit 1

    $ daymark plan add warning 'the corner by the station'
    Saved the plan line the corner by the station.
      To undo: daymark undo
    --- exit 0

    $ daymark plan archive corner
    --- standard error
    error: more than one plan line has a word that begins with "corner"
    hint: write one of: 'the corner by the station', 'the corner by the station'
    --- exit 1
    "#);
}

#[test]
fn it_is_asked_in_plain_words() {
    let home = Home::with_journal();
    let answers = [
        ("What it is, 1 to 11: ", "2"),
        ("In your words: ", "I leave the room"),
        ("Which situation it is for, 0 to 8: ", "6"),
        ("Which way of coping it is, 0 to 17: ", "12"),
    ];
    let (screen, code) = conversation(&home, &["plan", "add", "--plain"], &answers);
    assert_eq!(code, 0, "{screen}");
    insta::assert_snapshot!(screen);
    let (screen, code) =
        conversation(&home, &["plan", "add", "reason"], &[("In your words: ", "my daughter")]);
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

/// Days of November, a place each from the 14th on: hours of sleep, or `-` for none.
fn nights(home: &Home, told: &str) {
    for (n, sleep) in (14..).zip(told.split(' ')).filter(|(_, sleep)| *sleep != "-") {
        let said = home.run(&format!("checkin --date 2026-11-{n} --sleep {sleep}"));
        assert_eq!(said.code, 0, "{said}");
    }
}

const RULE: &str =
    "plan rule add --series sleep_hours --below 5 --days 3 --of 7 'I sleep badly before I use'";

#[rstest]
#[case::three_of_seven("4 8 4 - 8 - 4", true)]
#[case::days_without_a_value_count_neither_way("- - 4 4 - 4 -", true)]
#[case::too_few("4 8 4 - 8 - -", false)]
#[case::nothing_logged("- - - - - - -", false)]
fn a_rule_that_holds_is_quoted_in_today(#[case] told: &str, #[case] holds: bool) {
    let home = Home::with_journal();
    assert_eq!(home.json(&words("today"))["warnings"], json!([]));
    home.run(RULE);
    nights(&home, told);
    let expected = if holds { json!(["I sleep badly before I use"]) } else { json!([]) };
    assert_eq!(home.json(&words("today"))["warnings"], expected);
    let line = "  Your rule \"I sleep badly before I use\": sleep below 5 h on 3 of 7 days\n";
    let page = home.run("today").stdout;
    assert_eq!(page.contains(line), holds, "{page}");
    home.run("plan rule archive badly");
    assert_eq!(home.json(&words("today"))["warnings"], json!([]));
}

#[test]
fn rules_are_kept_as_any_noun() {
    let home = Home::with_journal();
    home.run(RULE);
    home.run("plan rule add 'my head is busy with it' --series craving --above 6 --days 2 --of 3");
    nights(&home, "4 4 4");
    let lines = [
        "plan rule",
        "plan rule --plain",
        "plan rule show badly",
        "plan rule edit badly --below 5.5",
        "plan rule edit badly --above 9",
        "plan rule edit badly --above 9 --clear below",
        "plan",
        "plan rule archive busy",
        "plan rule",
    ];
    insta::assert_snapshot!(told(&home, &lines));
}

#[test]
fn what_is_no_rule_says_what_it_takes() {
    let home = Home::with_journal();
    let flags = [
        "--series mood --below 4.5 --days 3 --of 7",
        "--series mood --below 0 --days 3 --of 7",
        "--series stress --above 10 --days 3 --of 7",
        "--series sleep_hours --below 25 --days 3 --of 7",
        "--series mood --below 4 --days 8 --of 7",
        "--series mood --below 4 --days 0 --of 7",
        "--series mood --below 4 --days 3 --of 91",
        "--series mood --below 4 --above 2 --days 3 --of 7",
        "--series mood --days 3 --of 7",
        "--series stress --days 3 --of 7",
        "--series weather --below 4 --days 3 --of 7",
        "--below 4 --days 3 --of 7",
    ];
    let lines = flags.map(|flags| format!("plan rule add 'a sign' {flags}"));
    let lines: Vec<_> = lines.iter().map(String::as_str).collect();
    let said = told(&home, &lines);
    assert_eq!(said.matches("--- exit 2").count(), lines.len(), "{said}");
    insta::assert_snapshot!(said);
}

#[test]
fn a_rule_is_asked_for_the_side_that_is_worse() {
    let home = Home::with_journal();
    let answers = [
        ("What to tell you, in your words: ", "it is all too much"),
        ("Which rating, 1 to 7: ", "3"),
        ("Above which number: ", "6"),
        ("On how many days: ", "2"),
        ("Out of how many days: ", "3"),
    ];
    let (screen, code) = conversation(&home, &["plan", "rule", "add"], &answers);
    assert_eq!(code, 0, "{screen}");
    let rule = home.json(&words("plan rule list"))["plan_rules"][0].clone();
    assert_eq!((&rule["series"], &rule["above"]), (&json!("stress"), &json!(6)));
}

#[test]
fn its_line_comes_up_with_a_craving() {
    let home = home();
    for coping in ["talk:helped", "talk:helped", "talk:no", "cold_water:helped"] {
        home.run(&format!("craving 5 --coping {coping}"));
    }
    let lines = [
        "craving 7 --situation conflict",
        "craving 7 --situation pleasant_times",
        "craving 7 --situation social_pressure --plain",
        "ride --intensity 6 --situation conflict --helped yes --no-input",
    ];
    insta::assert_snapshot!(told(&home, &lines));
    let answer = home.json(&words("craving 7 --situation conflict"));
    assert_eq!(answer["plan"][0]["words"], json!("I leave the room and call Ana"));
    assert_eq!(answer["plan"][0]["helped"], json!({"coping": "talk", "rated": 3, "helped": 2}));
    // Where there is no plan, nothing of it is said.
    let home = Home::with_journal();
    let said = home.run("craving 7 --situation conflict").stdout;
    assert!(!said.to_lowercase().contains("plan"), "{said}");
    assert_eq!(home.json(&words("craving 7"))["plan"], json!([]));
}

#[test]
fn while_a_craving_is_asked_about_each_line_is_said_once() {
    let home = home();
    let answers = [
        ("A craving. How strong, 0 to 10: ", "6"),
        ("1 to 4, or h: ", ""),
        ("Add more (y/N): ", "y"),
        ("like 1,3: ", "6"),
        ("Tags, with commas between: ", ""),
        ("Where: ", ""),
        ("What went through your mind: ", ""),
        ("rather not say): ", ""),
        ("Anything to add: ", ""),
    ];
    let (screen, code) = conversation(&home, &["craving"], &answers);
    assert_eq!(code, 0, "{screen}");
    let before_help = screen.find("Your plan: I wait 15 minutes at the river").unwrap();
    assert!(before_help < screen.find("Choose one, or Enter").unwrap(), "{screen}");
    for line in ["I wait 15 minutes", "Your plan, conflict: I leave the room and call Ana"] {
        assert_eq!(screen.matches(line).count(), 1, "{screen}");
    }
}

#[test]
fn help_now_shows_only_what_was_copied_there() {
    let home = home();
    let shows = |home: &Home| home.run("help-now").stdout.contains("From your plan:");
    assert!(!shows(&home));
    let refused = home.run("plan copy-to-help leave");
    assert_eq!(refused.code, 2, "{refused}");
    assert!(!shows(&home) && !home.path(".config/daymark/help.toml").exists());
    let lines = [
        "plan copy-to-help leave river --yes",
        "plan copy-to-help nobody --yes",
        "plan copy-to-help --none",
    ];
    home.run_with_input("plan add reason -", "too long ".repeat(30));
    let long = home.run("plan copy-to-help long --yes");
    assert!(long.code == 1 && long.stderr.contains("no room for this line"), "{long}");
    let copied = told(&home, &lines[..2]);
    assert!(shows(&home));
    let page = home.run("help-now").stdout;
    assert!(page.contains("From your plan: I leave the room and call Ana"), "{page}");
    assert_eq!(home.json(&words("help-now"))["plan"].as_array().unwrap().len(), 2);
    insta::assert_snapshot!(copied + &told(&home, &lines[2..]));
    assert!(!shows(&home));
}

#[test]
fn before_lines_are_copied_to_help_it_says_what_that_means() {
    let home = home();
    let answers = [("Which lines go on the help page, like 1,3: ", "2,3"), ("them (y/N): ", "n")];
    let (screen, _) = conversation(&home, &["plan", "copy-to-help"], &answers);
    assert!(screen.contains("anyone using this account can read it"), "{screen}");
    assert!(!home.path(".config/daymark/help.toml").exists());
    let answers = [("Which lines go on the help page, like 1,3: ", "2,3"), ("them (y/N): ", "y")];
    assert_eq!(conversation(&home, &["plan", "copy-to-help"], &answers).1, 0);
    assert_eq!(home.json(&words("help-now"))["plan"][1], json!("I wait 15 minutes at the river"));
}
