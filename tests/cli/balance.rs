//! `daymark balance`

use insta::assert_snapshot;
use serde_json::json;

use crate::support::Home;
use crate::terminal::{end, start};

const ADD: &str = "balance add --pros 'my son' --cons 'the pain comes back' --ready unsure";

#[test]
fn both_sides_are_kept_and_shown() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("balance"), @"
    Nothing is written for or against a change yet.
      To write down what speaks for a change and what against it:
      daymark balance add
    --- exit 0
    ");
    assert_snapshot!(home.run(ADD), @"
    Saved for Friday 20 November.
      unsure · heroin · with your words
      To undo: daymark undo
    --- exit 0
    ");
    home.run("balance add --ready no --date yesterday");
    assert_snapshot!(home.run("balance"), @"
    Friday 20 November · unsure · heroin · 3fed
      For a change:
        my son
      Against it:
        the pain comes back

    Thursday 19 November · not ready · heroin · a33f
    --- exit 0
    ");
    assert_snapshot!(home.run("balance --plain"), @"
    Friday 20 November.
    Ready: unsure.
    Focus: heroin.
    Id: 3fed.
    For a change:
    my son
    Against it:
    the pain comes back
    Thursday 19 November.
    Ready: not ready.
    Focus: heroin.
    Id: a33f.
    --- exit 0
    ");
}

#[test]
fn not_ready_is_an_answer() {
    let home = Home::with_journal();
    let said = home.json(&["balance", "add", "--ready", "no"]);
    assert_eq!(
        (&said["ready"], &said["pros"], &said["changed"]),
        (&json!("no"), &json!(null), &json!(["ready"]))
    );
}

#[test]
fn private_words_are_only_shown_on_request() {
    let home = Home::with_journal();
    home.run(&format!("{ADD} --private"));
    for list in ["balance", "log", "search son", "today", "week"] {
        let said = home.run(list);
        assert!(!said.stdout.contains("my son"), "{list}: {said}");
    }
    assert!(home.run("show last").stdout.contains("my son"));
}

#[test]
fn its_words_are_found_edited_deleted_and_brought_back() {
    let home = Home::with_journal();
    home.run(ADD);
    assert!(home.run("search pain").stdout.contains("the pain comes back"));
    home.run("edit last --cons 'the nights' --ready yes");
    assert_eq!(home.json(&["balance"])["entries"][0]["cons"], "the nights");
    assert_eq!(home.run("search pain").code, 0);
    home.run("delete last --yes");
    assert_eq!(home.json(&["balance"])["entries"], json!([]));
    home.run("undo");
    assert_eq!(home.json(&["balance"])["entries"][0]["ready"], "yes");
}

#[test]
fn one_focus_can_be_asked_for() {
    let home = Home::with_journal();
    home.run("focus add wine --kind alcohol");
    home.run("balance add --focus wine --pros money");
    home.run(ADD);
    let of = |name: &str| home.json(&["balance", "--focus", name])["entries"].clone();
    assert_eq!(
        (of("wine")[0]["pros"].clone(), of("wine").as_array().unwrap().len()),
        (json!("money"), 1)
    );
    assert_eq!(of("heroin")[0]["pros"], "my son");
    assert_eq!(home.json(&["balance"])["entries"].as_array().unwrap().len(), 2);
}

#[test]
fn in_a_list_enter_leaves_open_how_ready_one_is() {
    let home = Home::with_journal();
    for (keys, ready) in [("\r", json!(null)), ("3\r", json!("yes"))] {
        let mut session = start(&home, &["balance", "add"]);
        for (question, keys) in [
            ("What speaks for a change: ", "my son\r"),
            ("What speaks against it: ", "\r"),
            ("What stands in the way: ", "the first week\r"),
            ("What would remove that: ", "\r"),
            ("Are you ready for it, 0 to ", keys),
        ] {
            session.exp_string(question).unwrap();
            session.send(keys).unwrap();
            session.flush().unwrap();
        }
        let (screen, code) = end(session);
        assert_eq!(code, 0, "{screen}");
        assert_eq!(home.json(&["balance"])["entries"][0]["ready"], ready);
    }
}

#[test]
fn what_cannot_be_taken_is_refused() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("balance add"), @"
    --- standard error
    error: there is nothing to save
    hint: give one of --pros, --cons, --barrier, --remedy and --ready
    --- exit 2
    ");
    assert_snapshot!(home.run("balance add --ready maybe"), @r#"
    --- standard error
    error: --ready: "maybe" is not an answer
    hint: known: no, unsure, yes
    --- exit 2
    "#);
    assert_snapshot!(home.run("balance add --pros ''"), @"
    --- standard error
    error: --pros: an empty text does not fit; it takes some words, at most 1 MiB (1,048,576 bytes)
    hint: see: daymark balance add --help
    --- exit 2
    ");
    assert!(home.entries().is_empty());
}

#[test]
fn what_stands_in_the_way_is_kept_found_and_withheld() {
    let home = Home::with_journal();
    home.run("balance add --barrier 'the first week' --remedy 'a bed in detox'");
    assert_snapshot!(home.run("balance"), @"
    Friday 20 November · heroin · 3fed
      In the way:
        the first week
      What would remove that:
        a bed in detox
    --- exit 0
    ");
    assert!(home.run("search detox").stdout.contains("balance"));
    assert!(!home.run("packet").stdout.contains("detox"));
    assert!(home.run("packet --include notes --yes").stdout.contains("a bed in detox"));
    home.run("edit last --remedy 'a note for work' --clear barrier");
    let kept = home.json(&["balance"])["entries"][0].clone();
    assert_eq!((&kept["barrier"], &kept["remedy"]), (&json!(null), &json!("a note for work")));
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
}
