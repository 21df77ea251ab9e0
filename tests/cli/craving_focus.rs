//! Cravings by what they were of: `craving --focus`.

use daymark::domain::entry::Body;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::talk;
use crate::support::Home;
use crate::terminal::{end, start};

fn home() -> Home {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-01"));
    home
}

/// What the newest craving says of its focus.
fn newest(home: &Home) -> Value {
    home.json(&["show", "last"])["focus"].clone()
}

/// "heroin 1, wine 2", of the week.
fn by_focus(home: &Home) -> Value {
    let all = home.json(&["week"])["cravings"]["by_focus"].clone();
    let said = |one: &Value| json!([one["focus"], one["any"], one["episodes"]]);
    all.as_array().unwrap().iter().map(said).collect()
}

#[rstest]
#[case::the_first("craving 7", json!("heroin"))]
#[case::by_name("craving 7 --focus wine", json!("wine"))]
#[case::by_the_start_of_it("craving 7 --focus wi", json!("wine"))]
#[case::any("craving 7 --focus any", json!("any"))]
#[case::while_waiting("ride --intensity 7 --focus wine", json!("wine"))]
fn a_craving_is_of_the_first_focus_unless_it_is_said(#[case] line: &str, #[case] of: Value) {
    let home = home();
    let said = home.run(line);
    assert_eq!((said.code, newest(&home)), (0, of), "{said}");
}

#[test]
fn what_it_is_of_can_be_put_right_and_taken_back() {
    let home = home();
    home.run("craving 7");
    assert_eq!(home.run("edit last --focus wine").code, 0);
    assert_eq!(newest(&home), "wine");
    assert_eq!(home.run("edit last --clear focus").code, 0);
    assert_eq!(newest(&home), Value::Null);
    home.run("undo 2");
    assert_eq!(newest(&home), "heroin");
}

#[test]
fn a_focus_that_is_not_there_writes_nothing() {
    let home = home();
    let said = home.run("craving 7 --focus tea");
    assert_eq!((said.code, home.entries().len()), (1, 0), "{said}");
    assert!(said.stderr.contains("nothing was saved"), "{said}");
}

#[test]
fn a_journal_without_a_focus_takes_cravings_as_before() {
    let home = Home::with_empty_journal();
    assert_eq!(home.run("craving 7").code, 0);
    let Body::Craving(craving) = home.entries().remove(0).body else { panic!("no craving") };
    assert_eq!(craving.focus, None);
    assert_eq!(by_focus(&home), json!([[null, false, 1]]));
}

#[test]
fn pages_tell_them_apart_and_together() {
    let home = home();
    for line in
        ["craving 7", "craving 3 --focus wine", "craving 5 --focus wine", "craving 4 --focus any"]
    {
        home.run(line);
    }
    home.run("craving 6");
    home.run("edit last --clear focus");
    let expected =
        json!([["heroin", false, 1], ["wine", false, 2], [null, true, 1], [null, false, 1]]);
    assert_eq!(by_focus(&home), expected);
    let trends = home.json(&["trends"])["cravings_by_focus"].clone();
    assert_eq!(trends, home.json(&["week"])["cravings"]["by_focus"]);
    home.run("checkin --mood 5");
    let line = |page: &str| {
        let said = home.run(page).stdout;
        said.lines().find(|line| line.contains("By focus")).unwrap_or_default().trim().to_owned()
    };
    let pages = ["week", "week --numbers", "trends --numbers", "packet"];
    let lines: Vec<_> = pages.iter().map(|page| format!("{page}: {}", line(page))).collect();
    assert_snapshot!(lines.join("\n"), @"
    week: By focus    heroin 1 · wine 2 · any of them 1 · not said 1
    week --numbers: By focus  heroin 1 · wine 2 · any of them 1 · not said 1
    trends --numbers: By focus  heroin 1 · wine 2 · any of them 1 · not said 1
    packet: By focus    short-acting opioid 1 · alcohol 2 · any of them 1 · not
    ");
}

#[test]
fn of_one_focus_alone_no_page_says_it() {
    let home = Home::with_journal();
    home.run("craving 7");
    home.run("craving 5");
    assert!(!home.run("week").stdout.contains("By focus"));
}

#[test]
fn an_acted_on_craving_offers_its_own_focus() {
    let home = home();
    let said = home.run("craving 7 --focus wine --acted yes");
    assert!(said.stdout.contains("daymark used --focus wine"), "{said}");
}

#[test]
fn among_several_it_is_asked() {
    let home = home();
    let mut session = start(&home, &["craving", "--at", "20:00"]);
    talk(
        &mut session,
        &[
            ("How strong was it, 0 to 10: ", "6"),
            ("3  any of them", "2"),
            ("How many minutes it lasted", "<"),
            ("2  wine (Enter)", ""),
            ("How many minutes it lasted", "5"),
        ],
    );
    session.exp_string("What was going on").unwrap();
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 0);
    assert_eq!(newest(&home), "wine");
}

#[test]
fn a_copy_brings_it_back_byte_for_byte() {
    let home = home();
    home.run("craving 7 --focus wine");
    home.run("craving 5 --focus any");
    home.run("export data --format json --output copy.json --yes");
    let other = Home::with_empty_journal();
    let copy = std::fs::read(home.path("copy.json")).unwrap();
    std::fs::write(other.path("copy.json"), &copy).unwrap();
    assert_eq!(other.run("import copy.json --from daymark --yes").code, 0);
    other.run("export data --format json --output again.json --yes");
    assert_eq!(std::fs::read(other.path("again.json")).unwrap(), copy);
}

#[test]
fn trends_of_a_focus_count_its_cravings_alone() {
    let home = home();
    for line in [
        "craving 7 --at 08:00 --situation conflict --coping talk:helped",
        "craving 4 --focus wine --at 18:00 --situation pleasant_times --coping delay:no",
        "craving 6 --focus wine --at 19:00",
        "craving 9 --focus any --at 20:00",
    ] {
        assert_eq!(home.run(line).code, 0);
    }
    let of = |words: &[&str]| {
        let view = home.json(words);
        let hours: u64 = view["hours"].as_array().unwrap().iter().filter_map(Value::as_u64).sum();
        let first = &view["periods"][0]["now"]["cravings"];
        let coping = view["coping"].as_array().unwrap().len();
        let by_focus = view["cravings_by_focus"].as_array().unwrap().len();
        json!([view["cravings_of"], hours, first["episodes"], first["peak"], coping, by_focus])
    };
    assert_eq!(of(&["trends"]), json!([null, 4, 4, 9, 2, 3]));
    assert_eq!(of(&["trends", "--focus", "wine"]), json!(["wine", 2, 2, 6, 1, 3]));
    let lines = |line: &str| {
        let said = home.run(line).stdout;
        said.lines().filter(|line| line.contains("raving")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(lines("trends --focus wine"), @"  Cravings           of wine: 2, the strongest 6");
    assert_snapshot!(lines("trends --focus wine --plain"), @"
    Cravings of wine: 2, the strongest 6.
    Cravings by focus: heroin 1.
    Cravings by focus: wine 2.
    Cravings by focus: any of them 1.
    What was going on in cravings: good times with others 1.
    ");
}
