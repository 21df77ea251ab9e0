//! `daymark prepare`

use insta::assert_snapshot;
use serde_json::json;

use crate::support::Home;
use crate::terminal::{end, start};

#[test]
fn it_begins_with_what_most_have_to_see_to() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("prepare"), @"
    Preparation · 0 of 7 done

      open      a place to go: clinic or programme
      open      insurance or how it is paid for
      open      documents and prescriptions
      open      a packed bag
      open      someone for the children
      open      leave from work or school
      open      someone for the pets
    --- exit 0
    ");
    assert!(home.journal().preparations().unwrap().is_empty());
}

#[test]
fn it_is_the_persons_to_change() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("prepare done bag insurance --date mon"), @"
    Saved: a packed bag and insurance or how it is paid for.
      Preparation: 2 of 7 done
      To take it back: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("prepare archive pets"), @"
    Saved: someone for the pets.
      Preparation: 2 of 6 done
      To take it back: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("prepare add 'water the plants'"), @"
    Saved: water the plants.
      Preparation: 2 of 7 done
      To take it back: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("prepare edit children --name 'Ana takes the boys'"), @"
    Saved: Ana takes the boys.
      Preparation: 2 of 7 done
      To take it back: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("prepare"), @"
    Preparation · 2 of 7 done

      open      a place to go: clinic or programme
      done      insurance or how it is paid for, Monday 16 November
      open      documents and prescriptions
      done      a packed bag, Monday 16 November
      open      Ana takes the boys
      open      leave from work or school
      open      water the plants

      1 is put away: daymark prepare list --all
    --- exit 0
    ");
    assert_snapshot!(home.run("prepare list --all --plain"), @"
    Preparation.
    2 of 7 done.
    a place to go: clinic or programme: open.
    insurance or how it is paid for: done on Monday 16 November.
    documents and prescriptions: open.
    a packed bag: done on Monday 16 November.
    Ana takes the boys: open.
    leave from work or school: open.
    someone for the pets: put away.
    water the plants: open.
    --- exit 0
    ");
}

#[test]
fn every_change_can_be_taken_back() {
    let home = Home::with_journal();
    let states: Vec<_> = [
        "prepare done bag",
        "prepare open bag",
        "prepare archive pets",
        "prepare archive 'someone for the pets' --restore",
    ]
    .into_iter()
    .map(|line| {
        let before = home.json(&["prepare", "list", "--all"]);
        assert_eq!(home.run(line).code, 0, "{line}");
        assert_ne!(home.json(&["prepare", "list", "--all"]), before, "{line}");
        before
    })
    .collect();
    for state in states.iter().rev() {
        home.run("undo");
        assert_eq!(home.json(&["prepare", "list", "--all"]), *state);
    }
    assert!(home.journal().preparations().unwrap().is_empty());
}

#[test]
fn what_says_so_already_writes_nothing() {
    let home = Home::with_journal();
    let said = home.json(&["prepare", "open", "a packed bag"]);
    assert_eq!((&said["result"], &said["changed"]), (&json!("unchanged"), &json!([])));
    assert!(home.journal().preparations().unwrap().is_empty());
}

#[test]
fn what_cannot_be_taken_is_refused() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("prepare done some"), @r#"
    --- standard error
    error: more than one thing on the checklist has a word that begins with "some"
    hint: write one of: 'someone for the children', 'someone for the pets'
    --- exit 1
    "#);
    assert_snapshot!(home.run("prepare done plants"), @r#"
    --- standard error
    error: there is no thing on the checklist named "plants"
    hint: see all of them with: daymark prepare list --all
    --- exit 1
    "#);
    assert_snapshot!(home.run("prepare done bag plants"), @r#"
    --- standard error
    error: there is no thing on the checklist named "plants"
    hint: see all of them with: daymark prepare list --all
    --- exit 1
    "#);
    assert_snapshot!(home.run("prepare add 'A Packed BAG'"), @r#"
    --- standard error
    error: "A Packed BAG" is on the checklist already
    hint: see: daymark prepare add --help
    --- exit 1
    "#);
    assert_snapshot!(home.run("prepare done"), @"
    --- standard error
    error: NAME is missing, and nobody can be asked
    hint: give NAME, or run this on a terminal
    --- exit 2
    ");
    assert_snapshot!(home.run("prepare done bag --date tomorrow"), @"
    --- standard error
    error: 2026-11-21 is in the future; the current day is 2026-11-20
    hint: see: daymark prepare done --help
    --- exit 1
    ");
    assert!(home.journal().preparations().unwrap().is_empty());
}

#[test]
fn things_can_be_picked() {
    let home = Home::with_journal();
    let mut session = start(&home, &["--plain", "prepare", "done"]);
    session.exp_string("Which things").unwrap();
    session.send_line("4,7").unwrap();
    let (screen, code) = end(session);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&["prepare"])["done"], 2);
}

#[test]
fn what_was_put_away_and_then_done_is_back() {
    let home = Home::with_journal();
    home.run("prepare archive pets");
    home.run("prepare done 'someone for the pets'");
    let list = home.json(&["prepare"]);
    assert_eq!((&list["done"], &list["of"], &list["archived"]), (&json!(1), &json!(7), &json!(0)));
}
