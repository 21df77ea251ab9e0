//! What a use cost: `used --cost`.

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::conversation;
use crate::support::{Home, words};

/// Somebody who cuts down on wine, whose usual day costs 24 euro.
fn home() -> Home {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-01"));
    let said = home.run("focus edit wine --unit drinks --cost '24 euro'");
    assert_eq!(said.code, 0, "{said}");
    home
}

/// What the newest use cost.
fn newest(home: &Home) -> Value {
    let shown = home.json(&words("show last"));
    json!([shown["cost"], shown["currency"]])
}

#[rstest]
#[case::in_the_money_of_the_focus("12.50", json!([12.5, "euro"]))]
#[case::in_another("'3 pesos'", json!([3.0, "pesos"]))]
#[case::close_together("12,5€", json!([12.5, "€"]))]
#[case::nothing("0", json!([0.0, "euro"]))]
fn a_use_says_what_it_cost(#[case] cost: &str, #[case] said: Value) {
    let home = home();
    let answer = home.run(&format!("used --cost {cost}"));
    assert_eq!((answer.code, newest(&home)), (0, said), "{answer}");
}

#[rstest]
fn what_is_no_cost_is_refused(#[values("euro", "-3", "'3 euro, 2 cent'", "1000000")] cost: &str) {
    let home = home();
    let said = home.run(&format!("used --cost {cost}"));
    assert_eq!((said.code, home.entries().len()), (2, 0), "{said}");
    assert!(said.stderr.contains("--cost"), "{said}");
}

#[test]
fn it_is_put_right_and_taken_back() {
    let home = home();
    home.run("used --cost '12 zł'");
    assert_snapshot!(home.run("edit last --cost 15"), @"
    Changed: return to use of Friday 20 November at 21:30 (a33f).
      Cost      12 zł → 15 zł
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(newest(&home), json!([15.0, "zł"]));
    home.run("edit last --clear cost");
    assert_eq!(newest(&home), json!([null, null]));
    home.run("undo");
    assert_eq!(newest(&home), json!([15.0, "zł"]));
    home.run("used --add --cost 7");
    assert_eq!((newest(&home), home.entries().len()), (json!([7.0, "zł"]), 1));
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
}

#[test]
fn pages_add_up_what_was_said() {
    let home = home();
    home.run("used --date mon --amount 3 --cost 12.50");
    assert_snapshot!(home.run("used --date tue --cost '3 pesos' --another"), @"
    Recorded for Tuesday 17 November.
      wine · 3 pesos
      2 days of use logged in all.
      What you logged stays: day 50 since Thursday 1 October.
      To undo: daymark undo
      To look at it step by step, whenever you like:
      daymark used --review --date 2026-11-17
    --- standard error
    If something feels wrong, or you want to talk: daymark help-now

    --- exit 0
    ");
    home.run("used --date wed --at 20:00 --amount 2");
    home.run("used --date wed --at 21:00 --amount 1 --cost 7.5");
    let told = |line: &str| {
        let said = home.run(line);
        let lines = said.stdout.lines().filter(|line| line.to_lowercase().contains("spent"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let pages =
        ["week", "week --plain", "week --numbers", "trends", "trends --numbers --plain", "review"];
    assert_snapshot!(pages.map(|line| format!("$ {line}\n{}", told(line))).join("\n"), @"
    $ week
      Spent       20 euro and 3 pesos (3 of 4 uses say what they cost)
    $ week --plain
    Spent: 20 euro and 3 pesos (3 of 4 uses say what they cost).
    $ week --numbers
                usually 3 a day, at most 3, spent 20 euro and 3 pesos (3 of
    $ trends
      Spent              20 euro and 3 pesos (3 of 4 uses say what they
    $ trends --numbers --plain
    Spent: 20 euro and 3 pesos (3 of 4 uses say what they cost).
    $ review
      Spent              20 euro and 3 pesos (3 of 4 uses say what they
    ");
    assert_snapshot!(home.run("log"), @"
    2026-11-18 21:00  3f5b  use       wine · drinks: 1 · 7.5 euro · added later
    2026-11-18 20:00  c0ad  use       wine · drinks: 2 · added later
    2026-11-17        bfba  use       wine · 3 pesos · added later
    2026-11-16        a33f  use       wine · drinks: 3 · 12.5 euro · added later
    --- exit 0
    ");
    let spent = json!({"sums": [{"currency": "euro", "amount": 20.0}, {"currency": "pesos", "amount": 3.0}],
        "told": 3, "uses": 4});
    assert_eq!(home.json(&["week"])["focuses"][0]["spent"], spent);
    assert_eq!(home.json(&["trends"])["focus"]["spent"], spent);
    assert_eq!(home.json(&["review"])["focus"]["spent"], spent);
    // Who says nothing of money reads nothing of it.
    let other = Home::with_journal();
    other.run("used --amount 3");
    assert!(!other.run("week").stdout.contains("pent"));
    assert_eq!(other.json(&["week"])["focuses"][0]["spent"], Value::Null);
}

#[test]
fn two_focuses_are_told_apart() {
    let home = home();
    home.add_focus("dice", FocusKind::Behaviour, UseGoal::Less, Some("2026-10-01"));
    home.run("used --cost 4");
    home.run("used --focus dice --cost 30");
    let page = home.run("week").stdout;
    assert!(page.contains("spent 4 euro (on 1 use)"), "{page}");
    assert!(page.contains("spent 30 (on 1 use)"), "{page}");
    let page = home.run("week --plain").stdout;
    assert!(page.contains("\ndice, spent: 30 (on 1 use).\n"), "{page}");
}

#[test]
fn it_is_asked_where_a_usual_day_has_a_cost() {
    let home = home();
    let answers = [
        ("wine: how many drinks: ", "3"),
        ("What it cost, in euro: ", "12.50"),
        ("Was there an overdose", ""),
        ("What happened", ""),
        ("What helped", ""),
        ("What next", ""),
        ("Go on, with thoughts, feelings and your plan", ""),
    ];
    let (screen, code) = conversation(&home, &["used"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(newest(&home), json!([12.5, "euro"]));
}

#[test]
fn tables_have_a_column_for_it_whatever_was_said() {
    let home = home();
    home.run("used --date mon");
    home.run("used --date tue --cost '4 pesos'");
    home.add_focus("dice", FocusKind::Behaviour, UseGoal::Less, Some("2026-10-01"));
    let said = home.run(&format!("export data --format csv --output {}", home.path("t").display()));
    assert_eq!(said.code, 0, "{said}");
    let table = std::fs::read_to_string(home.path("t").join("entries_use.csv")).unwrap();
    assert!(table.contains("cost,currency") && table.contains(",4.0,pesos"), "{table}");
}
