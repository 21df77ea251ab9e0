//! `daymark beside`

use std::fmt::Write;

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use rstest::rstest;
use serde_json::json;

use crate::asking::conversation;
use crate::support::{Home, words};

/// A home with lines for the page, one of them private, and two contacts, one put away.
fn home() -> Home {
    let home = Home::with_journal();
    home.write_config("config.toml", "region = \"us\"\n");
    for line in [
        "plan add helps 'ask me how the day was'",
        "plan add hinders 'counting my days for me'",
        "plan add boundary 'I leave when there is drinking'",
        "plan add boundary 'I do not lend money' --private",
        "plan add warning 'I stop answering my phone'",
        "contact add Ana --role sponsor --how '0151 234'",
        "contact add Sam",
        "contact archive Sam",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

#[test]
fn a_plan_without_a_line_is_not_counted() {
    let said = Home::with_journal().run("beside");
    assert!(
        said.stderr.starts_with("On this page: what to do in an overdose and numbers"),
        "{said}"
    );
}

#[test]
fn it_stands_on_one_page_and_says_what_is_left_out() {
    let home = home();
    let mut said = String::new();
    for line in [
        "beside",
        "beside --include names --yes --paper",
        "beside --include names --yes --plain",
        "beside --include names --yes --format md",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said);
}

#[test]
fn the_answer_holds_to_its_schema() {
    let home = home();
    let page = home.json(&words("beside"));
    assert_eq!((&page["people"], &page["people_withheld"]), (&json!([]), &json!(1)));
    let sections: Vec<_> = page["sections"].as_array().unwrap().iter().collect();
    assert_eq!(sections.len(), 3);
    assert_eq!(sections[2]["lines"], json!(["I leave when there is drinking"]));
    let named = home.json(&words("beside --include names --yes"));
    assert_eq!(
        (&named["people"][0], &named["people_withheld"]),
        (&json!({"name": "Ana", "role": "sponsor", "how": "0151 234"}), &json!(0))
    );
}

#[rstest]
#[case::nothing_kept(&[], 0)]
#[case::a_behaviour(&[FocusKind::Behaviour], 0)]
#[case::alcohol(&[FocusKind::Alcohol, FocusKind::Alcohol], 1)]
#[case::several(&[FocusKind::Alcohol, FocusKind::Stimulant, FocusKind::OpioidLong], 3)]
fn the_overdose_cards_follow_from_what_is_kept(#[case] kinds: &[FocusKind], #[case] cards: usize) {
    let home = Home::with_empty_journal();
    for (n, kind) in kinds.iter().enumerate() {
        home.add_focus(&format!("focus {n}"), *kind, UseGoal::None, None);
    }
    let page = home.json(&words("beside"));
    assert_eq!(page["overdose"].as_array().unwrap().len(), cards);
}

#[test]
fn names_are_let_out_only_with_consent() {
    let home = home();
    let refused = home.run("beside --include names");
    assert_eq!(refused.code, 1, "{refused}");
    assert_eq!(home.run("beside --include notes").code, 2);
    assert_eq!(home.run("beside --include friends").code, 2);
    let (screen, code) = conversation(
        &home,
        &["beside", "--include", "names"],
        &[("with these names? (y/N): ", "")],
    );
    assert!(code == 0 && !screen.contains("0151"), "{screen}");
    let (screen, code) = conversation(
        &home,
        &["beside", "--include", "names"],
        &[("with these names? (y/N): ", "y")],
    );
    assert!(code == 0 && screen.contains("0151"), "{screen}");
}
