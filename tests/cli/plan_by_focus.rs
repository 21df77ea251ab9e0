//! Lines of the plan for one focus: `plan add --focus`.

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::asking::{conversation, talk};
use crate::support::{Home, words};
use crate::terminal::{end, start};

/// Heroin and wine, a line of the plan for each, and one for any.
fn home() -> Home {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-01"));
    for line in [
        "add coping 'I wait 15 minutes'",
        "add coping 'I call Ana' --focus heroin",
        "add coping 'I make tea' --focus wi",
        "add refusal 'No, thank you' --focus wine --situation social_pressure",
    ] {
        let said = home.run(&format!("plan {line}"));
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

/// The words that come up in a craving.
fn comes_up(home: &Home, line: &str) -> Vec<String> {
    let lines = home.json(&words(line))["plan"].clone();
    let each = lines.as_array().unwrap().iter();
    each.map(|line| line["words"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_line_comes_up_in_cravings_of_its_focus_and_in_none_of_another() {
    let home = home();
    let any = "I wait 15 minutes";
    assert_eq!(comes_up(&home, "craving 7"), ["I call Ana", any]);
    assert_eq!(comes_up(&home, "craving 7 --focus wine"), ["I make tea", any]);
    assert_eq!(comes_up(&home, "ride --intensity 7 --focus wine"), ["I make tea", any]);
    assert_eq!(comes_up(&home, "craving 7 --focus any"), ["I call Ana", "I make tea"]);
    let at_a_party = "craving 7 --situation social_pressure";
    assert_eq!(comes_up(&home, &format!("{at_a_party} --focus wine")), ["No, thank you"]);
    assert_eq!(comes_up(&home, at_a_party), ["I call Ana", any]);
}

#[test]
fn pages_name_the_focus() {
    let home = home();
    home.run_at("2026-11-21T09:00:00+01:00", "plan edit tea --focus heroin");
    home.run_at("2026-11-22T09:00:00+01:00", "plan edit tea --clear focus");
    home.run_at("2026-11-23T09:00:00+01:00", "focus edit wine --name cider");
    let told = |line: &str| format!("$ daymark {line}\n{}\n", home.run(line));
    let pages = ["plan", "plan show --plain", "plan list", "plan show 'No thank'"];
    let pages = pages.into_iter().chain(["plan history", "craving 7"]);
    assert_snapshot!(pages.map(told).collect::<String>());
}

#[test]
fn answers_give_its_name() {
    let home = home();
    let added = home.json(&words("plan add warning 'I stay up' --focus wine"));
    assert_eq!(
        (&added["plan_line"]["focus"], &added["changed"]),
        (&json!("wine"), &json!(["section", "words", "focus"]))
    );
    assert_eq!(home.json(&words("plan archive 'I stay up'"))["plan_line"]["focus"], "wine");
    let of = |lines: &Value| -> Value {
        lines.as_array().unwrap().iter().map(|line| line["focus"].clone()).collect()
    };
    let page = home.json(&words("plan"));
    assert_eq!(of(&page["sections"][0]["lines"]), json!([null, "heroin", "wine"]));
    assert_eq!(
        of(&home.json(&words("plan list"))["plans"]),
        json!([null, "heroin", "wine", "wine"])
    );
    assert_eq!(home.json(&words("plan history"))["changes"][0]["focus"], "wine");
    let craving = home.json(&words("craving 7"));
    assert_eq!(of(&craving["plan"]), json!(["heroin", null]));
    assert_eq!(home.run("plan add coping x --focus tea").code, 1);
}

#[test]
fn a_page_for_a_session_has_its_name_where_names_are_let_out() {
    let home = home();
    let plan = |line: &str| {
        let page = home.json(&words(line))["plan"].clone();
        let each = page.as_array().unwrap().iter();
        each.map(|line| json!([line["words"], line["focus"]])).collect::<Value>()
    };
    assert_eq!(
        plan("packet --include plan --yes"),
        json!([
            ["I wait 15 minutes", null],
            ["I call Ana", null],
            ["I make tea", null],
            ["No, thank you", null]
        ])
    );
    assert_eq!(
        plan("packet --include plan,names --focus wine --yes"),
        json!([["I wait 15 minutes", null], ["I make tea", "wine"], ["No, thank you", "wine"]])
    );
    let page = home.run("packet --include plan --yes").stdout;
    assert!(page.contains("I make tea") && !page.contains("wine"), "{page}");
    let page = home.run("packet --include plan,names --yes").stdout;
    assert!(page.contains("wine: I make tea"), "{page}");
}

#[test]
fn it_is_kept_by_copies_and_given_back_by_undo() {
    let home = home();
    home.run("plan edit tea --focus heroin");
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    let said = other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(other.run("export data").stdout, copy);
    let book = other.run("export data --format md").stdout;
    assert!(book.contains("- **I make tea**: section What to do · focus heroin\n"), "{book}");
    assert_eq!(comes_up(&other, "craving 7 --focus wine"), ["I wait 15 minutes"]);
    home.run("undo");
    assert_eq!(comes_up(&home, "craving 7 --focus wine"), ["I make tea", "I wait 15 minutes"]);

    // A focus that is not there makes the row a bad one, in what it was before, too.
    let id = serde_json::from_str::<Value>(&copy).unwrap()["focuses"].clone();
    let of = |name: &str| {
        let all = id.as_array().unwrap().iter();
        all.clone().find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let torn = copy.replace(
        &format!("\"focus\":\"{}\",\"situation\"", of("wine")),
        "\"focus\":\"00000000-0000-4000-8000-000000000000\",\"situation\"",
    );
    let other = Home::with_empty_journal();
    let said = other.run_with_input("import - --from daymark --yes", torn);
    let bad = said.stderr.matches("its focus is neither in the journal nor in the file").count();
    assert_eq!(bad, 2, "{said}");
}

#[test]
fn it_is_asked_where_there_are_several() {
    let home = home();
    let answers = [
        ("What it is, 1 to 11: ", "2"),
        ("In your words: ", "I leave the room"),
        ("Which focus it is for, 0 to 2: ", "wine"),
        ("Which situation it is for, 0 to 8: ", ""),
        ("Which way of coping it is, 0 to 17: ", ""),
    ];
    let (screen, code) = conversation(&home, &["plan", "add", "--plain"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("any of them"), "{screen}");
    assert_eq!(home.json(&words("plan list"))["plans"][4]["focus"], "wine");
    let answers = [
        ("What it is, 1 to 11: ", ""),
        ("In your words [I leave the room]: ", ""),
        ("Which focus it is for, 0 to 2: ", "1"),
        ("Which situation it is for, 0 to 8: ", ""),
        ("Which way of coping it is, 0 to 17: ", ""),
    ];
    let (screen, code) = conversation(&home, &["plan", "edit", "I leave", "--plain"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&words("plan list"))["plans"][4]["focus"], "heroin");
}

#[test]
fn its_line_comes_up_once_it_is_said_what_a_craving_is_of() {
    let home = home();
    let mut session = start(&home, &["craving"]);
    talk(
        &mut session,
        &[
            ("A craving. How strong, 0 to 10: ", "6"),
            ("or h: ", ""),
            ("Add more", "y"),
            ("3  any of them", "2"),
        ],
    );
    session.exp_string("Your plan, wine: I make tea").unwrap();
    session.exp_string("What was going on").unwrap();
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 0);
}
