use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::conversation;
use crate::support::{Home, day};

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

/// Five weeks from 5 October: within the limit, over it, one with a day not logged, and two within it.
fn weeks() -> Home {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-04"));
    home.run("focus edit wine --unit drinks --limit 10/week --from 2026-10-04");
    let (first, week) = (day("2026-10-05"), [1, 2, 1, 1, 1]);
    for n in (0..35).filter(|n| *n != 16) {
        let amount = week[usize::try_from(n / 7).unwrap()];
        home.run(&format!("checkin --date {} --amount {amount}", first.plus(n)));
    }
    home
}

#[test]
fn weeks_within_a_limit_add_up_and_none_is_taken_away() {
    let home = weeks();
    assert_eq!(
        home.json(&["trends", "--from", "2026-10-05"])["focus"]["amount"]["weeks_within"],
        3
    );
    let told = |line: &str| format!("$ daymark {line}\n{}\n", home.run(line));
    let lines = [
        "milestones add 'three good weeks' --weeks-within 3",
        "milestones add 'ten good weeks' --weeks-within 10",
        "milestones",
        "milestones --numbers --plain",
        "milestones archive ten",
    ];
    assert_snapshot!(lines.map(told).join(""), @"
    $ daymark milestones add 'three good weeks' --weeks-within 3
    Added three good weeks.
      It was reached on Sunday 8 November: 3 weeks within your limit
      To undo: daymark undo
    --- exit 0
    $ daymark milestones add 'ten good weeks' --weeks-within 10
    Added ten good weeks.
      So far 3 of 10 weeks within your limit
      To undo: daymark undo
    --- exit 0
    $ daymark milestones
    Milestones · Friday 20 November
      Next             60 days on Thursday 3 December, in 13 days
      Then             90 days in January 2027 · 6 months in April 2027
      So far           ten good weeks (yours): 3 of 10 weeks within your
                       limit
      Reached          three good weeks (yours) · 30 days · 1 day
      More: daymark milestones --numbers
    --- exit 0
    $ daymark milestones --numbers --plain
    Milestones.
    Friday 20 November.
    Coming: 60 days on Thursday 3 December, in 13 days.
    Coming: 90 days on Saturday 2 January 2027, in 43 days.
    Coming: 6 months on Sunday 4 April 2027, in 135 days.
    Coming: 9 months on Sunday 4 July 2027, in 226 days.
    So far: ten good weeks (yours), 3 of 10 weeks within your limit.
    Reached: three good weeks (yours), on Sunday 8 November.
    Reached: 30 days, on Tuesday 3 November.
    Reached: 1 day, on Monday 5 October.
    --- exit 0
    $ daymark milestones archive ten
    ten good weeks is put away and no longer shown.
      To bring it back:
      daymark milestones archive 'ten good weeks' --focus wine --restore
    --- exit 0
    ");
    let found = home.json(&["milestones"])["focuses"][0].clone();
    let own: Vec<_> =
        found["reached"].as_array().unwrap().iter().filter(|one| one["own"] == true).collect();
    assert_eq!((own.len(), &own[0]["on"]), (1, &json!("2026-11-08")));
    home.run("milestones archive 'ten good weeks' --restore");
    let under_way = &home.json(&["milestones"])["focuses"][0]["under_way"];
    assert_eq!(*under_way, json!([{ "label": "ten good weeks", "weeks": 3, "of": 10 }]));
    // A new start takes none away either.
    home.run("focus restart wine --since 2026-11-15");
    assert_eq!(home.json(&["milestones"])["focuses"][0]["under_way"][0]["weeks"], 3);
    let copy = home.run("export data").stdout;
    assert!(copy.contains("\"after\":\"10 weeks within\""), "{copy}");
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
}

#[test]
fn weeks_within_need_a_limit() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("milestones add weeks --weeks-within 3"), @"
    --- standard error
    error: heroin has no limit that a week could be within
    hint: set one with: daymark focus edit heroin --limit 10/week
    --- exit 1
    ");
    assert_eq!(home.run("milestones add weeks --weeks-within 0").code, 2);
    assert_eq!(home.run("milestones add weeks --weeks-within 3 --after 6w").code, 2);
}

#[test]
fn what_it_counts_is_asked_where_there_is_a_limit() {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-04"));
    home.run("focus edit wine --limit 2/day");
    let answers = [
        ("The name of the milestone: ", "ten weeks"),
        ("What it counts, 1 to 2: ", "2"),
        ("How many weeks within your limit: ", "10"),
    ];
    let (screen, code) = conversation(&home, &["milestones", "add"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&["milestones"])["focuses"][0]["under_way"][0]["of"], 10);
}

#[test]
fn the_list_of_those_of_your_own_is_one_of_any_noun() {
    let home = Home::with_journal();
    home.run("milestones add 'the lease' --after 100d");
    home.run("milestones add 'a year of Sundays' --after 52w");
    home.run("milestones archive 'the lease'");
    let list = home.json(&["milestone", "list"])["milestones"].clone();
    let item = |at: usize, key: &str| list[at][key].clone();
    let said = [0, 1].map(|at| {
        (item(at, "name"), item(at, "focus"), item(at, "after"), item(at, "archived_on"))
    });
    assert_eq!(
        said,
        [
            (json!("the lease"), json!("heroin"), json!("100d"), json!("2026-11-20")),
            (json!("a year of Sundays"), json!("heroin"), json!("364d"), json!(null)),
        ]
    );
    assert!(item(0, "id").is_string() && item(0, "archived_at").is_string());
}
