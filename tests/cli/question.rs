//! `daymark question`, beside what holds for every noun

use std::fmt::Write;

use serde_json::json;

use crate::support::{Home, words};

const LONG: &str =
    "could the dose in the evening be smaller, and from when on, and what would I feel then?";

#[test]
fn they_wait_for_the_next_session() {
    let home = Home::with_journal();
    home.run("question add 'is a taper = safer?'");
    let mut said = String::new();
    for line in [
        format!("question add '{LONG}'"),
        "question".to_owned(),
        "question show evening".to_owned(),
        "question asked taper --date yesterday".to_owned(),
        "question list".to_owned(),
        "question edit evening --words 'what of sleep'".to_owned(),
        "question".to_owned(),
        "question add".to_owned(),
        "question add ','".to_owned(),
        "question asked nobody".to_owned(),
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(&line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark question add 'could the dose in the evening be smaller, and from when on, and what would I feel then?'
    Saved the question could the dose in the evening be smaller, and from
    when…
      To undo: daymark undo
    --- exit 0

    $ daymark question
    2 questions · 2 to ask

      id            question
      3fed  to ask  is a taper = safer?
      a33f  to ask  could the dose in the evening be smaller, and from
                    when…
    --- exit 0

    $ daymark question show evening
    could the dose in the evening be smaller, and from when…
      To ask

      Words:
        could the dose in the evening be smaller, and from when on, and what
        would I feel then?
    --- exit 0

    $ daymark question asked taper --date yesterday
    Saved as asked: is a taper safer?.
      To undo: daymark undo
    --- exit 0

    $ daymark question list
    2 questions · 1 to ask · 1 asked

      id            question                                    asked on
      a33f  to ask  could the dose in the evening be smaller,   –
                    and from when…
      3fed  asked   is a taper = safer?                         Thu 19 Nov
    --- exit 0

    $ daymark question edit evening --words 'what of sleep'
    Changed the question what of sleep: name and words.
      To undo: daymark undo
    --- exit 0

    $ daymark question
    2 questions · 1 to ask · 1 asked

      id            question             asked on
      a33f  to ask  what of sleep        –
      3fed  asked   is a taper = safer?  Thu 19 Nov
    --- exit 0

    $ daymark question add
    --- standard error
    error: WORDS is missing, and nothing is asked here
    hint: give WORDS, or run this on a terminal
    --- exit 2

    $ daymark question add ','
    Saved the question question.
      To undo: daymark undo
    --- exit 0

    $ daymark question asked nobody
    --- standard error
    error: there is no question named "nobody"
    hint: see all of them with: daymark question list --all
    --- exit 1
    "#);
}

#[test]
fn what_is_not_asked_stands_on_the_page_for_the_session() {
    let home = Home::with_journal();
    home.run(&format!("question add '{LONG}'"));
    home.run("question add 'and the dreams?'");
    home.run("question asked dreams");
    let list = home.json(&words("question list"));
    assert_eq!(list["questions"][0]["words"], json!(LONG));
    assert_eq!(list["questions"][1]["asked_on"], json!("2026-11-20"));
    let packet = home.json(&words("packet --from 2026-11-01"));
    assert_eq!(packet["questions"], json!([LONG]));
    let page = home.run("packet --from 2026-11-01 --output -");
    assert!(page.stdout.contains("could the dose in the evening"), "{page}");
    assert!(page.stderr.contains("and 1 question"), "{page}");
}

#[test]
fn its_words_can_come_from_standard_input() {
    let home = Home::with_journal();
    home.run_with_input("question add -", "one line,\nand another");
    let list = home.json(&words("question"));
    assert_eq!(list["questions"][0]["words"], json!("one line,\nand another"));
    assert_eq!(list["questions"][0]["name"], json!("one line and another"));
}
