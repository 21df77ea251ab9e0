use daymark::domain::focus::{Goal, Kind};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

#[test]
fn those_reached_and_those_to_come() {
    let home = Home::with_journal();
    let focus = home.json(&["milestones"])["focuses"][0].clone();
    assert_eq!((&focus["name"], &focus["since"]), (&json!("heroin"), &json!("2026-08-31")));
    let reached =
        |label, on| json!({ "label": label, "on": on, "attempt": 1, "since": "2026-08-31" });
    let expected = [("60 days", "2026-10-30"), ("30 days", "2026-09-30"), ("1 day", "2026-09-01")];
    assert_eq!(focus["reached"], json!(expected.map(|(label, on)| reached(label, on))));
    assert_eq!(focus["coming"][0], json!({ "label": "90 days", "on": "2026-11-29", "in_days": 9 }));
    assert_eq!(focus["coming"][0], home.json(&["today"])["focuses"][0]["next_milestone"]);
    assert_snapshot!(home.run("milestones"), @"
    Milestones · Friday 20 November

      coming    on                     in
      90 days   Sun 29 Nov         9 days
      6 months  Sun 28 Feb 2027  100 days
      183 days  Tue 2 Mar 2027   102 days
      9 months  Mon 31 May 2027  192 days
      1 year    Tue 31 Aug 2027  284 days

      reached  on
      60 days  Fri 30 Oct
      30 days  Wed 30 Sep
      1 day    Tue 1 Sep
    --- exit 0
    ");
}

#[test]
fn neither_a_use_nor_a_restart_takes_one_away() {
    let home = Home::with_journal();
    let reached = || home.json(&["milestones"])["focuses"][0]["reached"].clone();
    let before = reached();
    assert_eq!(home.run("used --date 2026-10-01 --no-input").code, 0);
    assert_eq!(reached(), before);
    assert_eq!(home.run("focus restart heroin --since today").code, 0);
    assert_eq!(reached(), before);
    let focus = home.json(&["milestones"])["focuses"][0].clone();
    assert_eq!((&focus["attempts"], &focus["coming"][0]["label"]), (&json!(2), &json!("1 day")));
}

#[test]
fn several_focuses_and_one_of_them() {
    let home = Home::with_journal();
    home.add_focus("wine", Kind::Alcohol, Goal::Less, Some("2026-11-01"));
    let names = |words: &[&str]| -> Vec<Value> {
        let focuses = home.json(words)["focuses"].clone();
        focuses.as_array().unwrap().iter().map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names(&["milestones"]), ["heroin", "wine"]);
    assert_eq!(names(&["milestones", "--focus", "Wine"]), ["wine"]);
}

#[rstest]
#[case::no_such_focus("milestones --focus wine", 1)]
#[case::no_such_verb("milestones heroin", 2)]
fn what_cannot_be_shown(#[case] line: &str, #[case] code: i32) {
    let said = Home::with_journal().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}

#[test]
fn an_empty_journal() {
    assert_snapshot!(Home::with_empty_journal().run("milestones --plain"), @"
    Milestones, Friday 20 November.
    Nothing is counted yet; begin with: daymark focus add.
    --- exit 0
    ");
}
