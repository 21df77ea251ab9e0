//! `daymark checklist`, beside what holds for every noun

use daymark::domain::records::checklist::ChecklistItem;
use insta::assert_snapshot;
use serde_json::json;

use crate::support::Home;
use crate::terminal::{end, start};

#[test]
fn it_begins_with_what_most_have_to_see_to() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("checklist"), @"
    7 checklist items · 7 open

            checklist item
      open  a place to go: clinic or programme
      open  insurance or how it is paid for
      open  documents and prescriptions
      open  a packed bag
      open  someone for the children
      open  leave from work or school
      open  someone for the pets
    --- exit 0
    ");
    assert!(home.journal().all::<ChecklistItem>().unwrap().is_empty());
}

#[test]
fn what_was_not_written_yet_has_no_id() {
    let home = Home::with_empty_journal();
    let ids = |home: &Home| {
        let list = home.json(&["checklist", "list"])["checklist"].as_array().unwrap().clone();
        list.into_iter().map(|one| one["id"].clone()).collect::<Vec<_>>()
    };
    assert!(ids(&home).iter().all(serde_json::Value::is_null));
    home.run("checklist done bag");
    assert!(ids(&home).iter().all(serde_json::Value::is_string));
}

#[test]
fn it_is_the_persons_to_change() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("checklist done bag insurance --date mon"), @"
    Saved as done: a packed bag and insurance or how it is paid for.
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("checklist archive pets"), @"
    The checklist item someone for the pets is put away; what you logged of
    it stays.
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("checklist add 'water the plants'"), @"
    Saved the checklist item water the plants.
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("checklist edit children --name 'Ana takes the boys'"), @"
    Changed the checklist item Ana takes the boys: name.
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("checklist"), @"
    7 checklist items · 5 open · 2 done

            checklist item                      done on
      open  a place to go: clinic or programme  –
      done  insurance or how it is paid for     Mon 16 Nov
      open  documents and prescriptions         –
      done  a packed bag                        Mon 16 Nov
      open  Ana takes the boys                  –
      open  leave from work or school           –
      open  water the plants                    –

      1 is put away: daymark checklist list --all
    --- exit 0
    ");
    assert_snapshot!(home.run("checklist list --all --plain"), @"
    8 checklist items.
    6 open.
    2 done.
    a place to go: clinic or programme: open.
    insurance or how it is paid for: done.
    insurance or how it is paid for: done on Monday 16 November.
    documents and prescriptions: open.
    a packed bag: done.
    a packed bag: done on Monday 16 November.
    Ana takes the boys: open.
    leave from work or school: open.
    someone for the pets: open.
    someone for the pets: put away.
    water the plants: open.
    --- exit 0
    ");
}

#[test]
fn every_change_can_be_taken_back() {
    let home = Home::with_journal();
    let states: Vec<_> = [
        "checklist done bag",
        "checklist open bag",
        "checklist archive pets",
        "checklist archive 'someone for the pets' --restore",
    ]
    .into_iter()
    .map(|line| {
        let before = home.json(&["checklist", "list", "--all"]);
        assert_eq!(home.run(line).code, 0, "{line}");
        assert_ne!(home.json(&["checklist", "list", "--all"]), before, "{line}");
        before
    })
    .collect();
    for state in states.iter().rev() {
        home.run("undo");
        assert_eq!(home.json(&["checklist", "list", "--all"]), *state);
    }
    assert!(home.journal().all::<ChecklistItem>().unwrap().is_empty());
}

#[test]
fn what_says_so_already_writes_nothing() {
    let home = Home::with_journal();
    let said = home.json(&["checklist", "open", "a packed bag"]);
    assert_eq!(said["result"], json!("unchanged"));
    assert!(home.journal().all::<ChecklistItem>().unwrap().is_empty());
}

#[test]
fn what_cannot_be_taken_is_refused() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("checklist done some"), @r#"
    --- standard error
    error: more than one checklist item has a word that begins with "some"
    hint: write one of: 'someone for the children', 'someone for the pets'
    --- exit 1
    "#);
    assert_snapshot!(home.run("checklist done plants"), @r#"
    --- standard error
    error: there is no checklist item named "plants"
    hint: see all of them with: daymark checklist list --all
    --- exit 1
    "#);
    assert_snapshot!(home.run("checklist done bag plants"), @r#"
    --- standard error
    error: there is no checklist item named "plants"
    hint: see all of them with: daymark checklist list --all
    --- exit 1
    "#);
    assert_snapshot!(home.run("checklist add 'A Packed BAG'"), @"
    --- standard error
    error: there is already a checklist item named A Packed BAG
    hint: see: daymark checklist add --help
    --- exit 1
    ");
    assert_snapshot!(home.run("checklist done"), @"
    --- standard error
    error: NAME is missing, and nothing is asked here
    hint: give NAME, or run this on a terminal
    --- exit 2
    ");
    assert_snapshot!(home.run("checklist done bag --date tomorrow"), @"
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark checklist done --help
    --- exit 1
    ");
    assert!(home.journal().all::<ChecklistItem>().unwrap().is_empty());
}

#[test]
fn things_can_be_picked() {
    let home = Home::with_journal();
    let mut session = start(&home, &["--plain", "checklist", "done"]);
    session.exp_string("Which checklist items").unwrap();
    session.send_line("4,7").unwrap();
    let (screen, code) = end(session);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(done(&home), 2);
}

#[test]
fn what_was_put_away_and_then_done_is_back() {
    let home = Home::with_journal();
    home.run("checklist archive pets");
    home.run("checklist done 'someone for the pets'");
    let list = home.json(&["checklist"]);
    assert_eq!((list["checklist"].as_array().unwrap().len(), &list["archived"]), (7, &json!(0)));
    assert_eq!(done(&home), 1);
}

#[test]
fn another_name_for_it_is_understood() {
    let home = Home::with_journal();
    home.run("prepare done bag");
    assert_eq!(home.run("prepare").stdout, home.run("checklist list").stdout);
    assert_eq!(done(&home), 1);
}

/// How many are done.
fn done(home: &Home) -> usize {
    let list = home.json(&["checklist"]);
    list["checklist"].as_array().unwrap().iter().filter(|one| !one["done_on"].is_null()).count()
}
