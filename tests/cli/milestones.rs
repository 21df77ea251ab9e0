use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

/// What `today` says comes next.
fn next(home: &Home) -> Value {
    home.json(&["today"])["focuses"][0]["next_milestone"].clone()
}

#[test]
fn those_reached_and_those_to_come() {
    let home = Home::with_journal();
    let focus = home.json(&["milestones"])["focuses"][0].clone();
    assert_eq!((&focus["name"], &focus["since"]), (&json!("heroin"), &json!("2026-08-31")));
    let reached = |label, on| json!({ "label": label, "on": on, "attempt": 1, "since": "2026-08-31", "own": false });
    let expected = [("60 days", "2026-10-30"), ("30 days", "2026-09-30"), ("1 day", "2026-09-01")];
    assert_eq!(focus["reached"], json!(expected.map(|(label, on)| reached(label, on))));
    let coming = |own: Option<bool>| {
        let mut one = json!({ "label": "90 days", "on": "2026-11-29", "in_days": 9 });
        if let Some(own) = own {
            one["own"] = own.into();
        }
        one
    };
    assert_eq!((&focus["coming"][0], &next(&home)), (&coming(Some(false)), &coming(None)));
    assert_snapshot!(home.run("milestones"), @"
    Milestones · Friday 20 November
      Next             90 days on Sunday 29 November, in 9 days
      Then             6 months in February 2027 · 9 months in May 2027
      Reached          60 days · 30 days · 1 day
      More: daymark milestones --numbers
    --- exit 0
    ");
}

/// Six months and 183 days are a day or two apart: a page names one of them.
#[test]
fn list_is_a_word_for_it_and_no_page_has_near_doubles() {
    let home = Home::with_journal();
    let page = home.run("milestones --numbers").stdout;
    assert!(page.contains("6 months") && !page.contains("183 days"), "{page}");
    for line in ["milestones list --numbers", "milestone list --numbers"] {
        assert_eq!(home.run(line).stdout, page);
    }
    assert_eq!(home.json(&["milestones", "list"]), home.json(&["milestones"]));
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
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-11-01"));
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
    Milestones.
    Friday 20 November.
    Nothing is counted yet.
    To begin: daymark focus add.
    --- exit 0
    ");
}

#[test]
fn one_of_your_own_comes_and_is_put_away() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("milestones add 'the lease' --after 12w"), @"
    Added the lease.
      It comes on Monday 23 November, in 3 days: 84 days after the start
      date
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(next(&home), json!({ "label": "the lease", "on": "2026-11-23", "in_days": 3 }));
    assert!(home.run("today --more").stdout.contains("the lease on Monday 23 November"));
    assert_snapshot!(home.run("milestones"), @"
    Milestones · Friday 20 November
      Next             the lease (yours) on Monday 23 November, in 3 days
      Then             90 days in November 2026 · 6 months in February 2027
      Reached          60 days · 30 days · 1 day
      More: daymark milestones --numbers
    --- exit 0
    ");
    assert_snapshot!(home.run("milestones archive 'The Lease'"), @"
    the lease is put away and no longer shown.
      To bring it back:
      daymark milestones archive 'the lease' --focus heroin --restore
    --- exit 0
    ");
    assert_eq!(next(&home)["label"], "90 days");
    assert_snapshot!(home.run("milestones add 'the lease' --after 5m"), @"
    --- standard error
    error: the lease is put away
    hint: bring it back: daymark milestones archive 'the lease' --focus heroin --restore
    --- exit 1
    ");
    assert_snapshot!(home.run("milestones archive 'the lease' --restore"), @"
    the lease is back.
      It comes on Monday 23 November, in 3 days: 84 days after the start
      date
    --- exit 0
    ");
    assert_eq!(next(&home)["label"], "the lease");
    assert_snapshot!(home.run("undo 3"), @"
    Put back as it was: milestone the lease (archived at 21:30).
    Put back as it was: milestone the lease (archived at 21:30).
    Taken back: milestone the lease (added at 21:30).
    --- exit 0
    ");
    assert_eq!(home.json(&["milestones"])["focuses"][0]["coming"][0]["own"], false);
}

#[test]
fn one_of_your_own_that_was_reached_stays() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("milestones add 'ten weeks' --after 10w --plain"), @"
    Added ten weeks.
    It was reached on Monday 9 November: 70 days after the start date.
    To undo: daymark undo.
    --- exit 0
    ");
    let reached = || home.json(&["milestones"])["focuses"][0]["reached"].clone();
    let before = reached();
    let own = json!({
        "label": "ten weeks", "on": "2026-11-09", "attempt": 1, "since": "2026-08-31", "own": true,
    });
    assert_eq!(before[0], own);
    assert_snapshot!(home.run("milestones archive 'ten weeks'"), @"
    ten weeks is put away and no longer shown.
      Reached on Monday 9 November; that stays
      To bring it back:
      daymark milestones archive 'ten weeks' --focus heroin --restore
    --- exit 0
    ");
    assert_eq!(reached(), before);
    assert_eq!(home.run("focus restart heroin --since today").code, 0);
    assert_eq!(reached(), before);
}

#[test]
fn the_answers_hold_to_their_schema() {
    let home = Home::with_journal();
    let added = home.json(&["milestones", "add", "spring", "--after", "2y", "--focus", "HEROIN"]);
    assert_eq!((&added["result"], &added["after"]), (&json!("created"), &json!("24m")));
    assert_eq!(added["coming"]["on"], "2028-08-31");
    let away = home.json(&["milestones", "archive", "spring"]);
    assert_eq!((&away["result"], &away["archived_on"]), (&json!("updated"), &json!("2026-11-20")));
    let again = home.json(&["milestones", "archive", "spring"]);
    assert_eq!((&again["result"], &again["coming"]), (&json!("unchanged"), &Value::Null));
}

#[rstest]
#[case::twice("milestones add SPRING --after 3m", 1)]
#[case::no_focus("milestones add x --after 3m --focus wine", 1)]
#[case::unreadable("milestones add x --after soon", 2)]
#[case::without_a_time("milestones add x", 2)]
#[case::no_such("milestones archive autumn", 1)]
#[case::focus_before_the_verb("milestones --focus heroin archive spring", 2)]
fn what_cannot_be_kept(#[case] line: &str, #[case] code: i32) {
    let home = Home::with_journal();
    assert_eq!(home.run("milestones add spring --after 2y").code, 0);
    let said = home.run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}
