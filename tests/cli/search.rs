//! `daymark search`

use rstest::rstest;

use daymark::domain::entry::Body;

use crate::entries::{HOSTILE, add, entry, four_days};
use crate::support::Home;
use crate::terminal::{end, in_unicode, screen, screen_with, start};

#[test]
fn shows_the_line_that_was_found() {
    insta::assert_snapshot!(screen(&four_days(), "search OLD friend"), @"
    Wednesday 18 November
      d3a0  23:15  use       heroin
            a call from an old friend
    --- exit 0
    ");
    insta::assert_snapshot!(screen(&four_days(), "search s*"), @"
    Friday 20 November
      c1a0  20:03  check-in  no use · mood 6 · craving 3
            A long day, and then a walk along the river with S. and the dog.
      c2a0  14:10  craving   7 of 10 · 20 min · 3 afterwards
            the station

    Tuesday 17 November
      f5a0  07:30  note
            The group meets at six now.
    --- exit 0
    ");
}

#[test]
fn says_it_in_sentences() {
    insta::assert_snapshot!(four_days().run("search s* --plain"), @"
    Check-in of Friday 20 November at 20:03, c1a0: no use, mood 6, craving 3, sleep 7.5 hours, energy 5, conflict. Feelings: lonely. A long day, and then a walk along the river with S. and the dog. Slept well.
    Craving of Friday 20 November at 14:10, c2a0: 7 of 10, 20 minutes, 3 afterwards, conflict. Tags: payday. Place: the station. Thought: just this once.
    Note of Tuesday 17 November at 07:30, f5a0: The group meets at six now.
    --- exit 0
    ");
}

#[test]
fn colour_shows_the_words() {
    let shown = end(start(&four_days(), &["search", "river", "--color", "always"])).0;
    let shown = in_unicode(&shown);
    let piped = four_days().run("search river --color always").stdout;
    insta::assert_snapshot!(format!("{shown}{piped}").replace('\u{1b}', "ESC"), @"
    ESC[1mFriday 20 NovemberESC[0m
      ESC[2mc1a0ESC[0m  20:03  check-in  no use · mood 6 · craving 3
            A long day, and then a walk along the ESC[4mriverESC[0m with S. and the dog.
    2026-11-20 20:03  ESC[2mc1a0ESC[0m  check-in  no use · mood 6 · craving 3 · sleep 7.5 h · energy 5 · conflict · lonely · A long day, and then a walk along the ESC[4mriverESC[0m with S. and the dog. Slept well.
    ");
}

#[test]
fn a_long_line_is_shown_around_the_word() {
    let home = Home::with_journal();
    let long = format!("{}the café by the river {}", "word ".repeat(40), "end ".repeat(40));
    add(&home, &entry("a1a0", "2026-11-20", "10:00", &long, Body::Note));
    let broad = format!("{}river{}", "日本".repeat(60), "語".repeat(60));
    add(
        &home,
        &entry("a2a0", "2026-11-20", "09:00", &broad.replace("river", " river "), Body::Note),
    );
    insta::assert_snapshot!(screen(&home, "search river"), @"
    Friday 20 November
      a1a0  10:00  note
            …word the café by the river end end end end end end end end end end end…
      a2a0  09:00  note
            …river 語語語語語語語語語語語語語語語語語語語語語語語語語語語語語語語語…
    --- exit 0
    ");
    let ascii = screen_with(&home, "search CAFE", &[("LC_ALL", "C")], 80);
    insta::assert_snapshot!(ascii, @r"
    Friday 20 November
      a1a0  10:00  note
            ...word word word word the caf\u{e9} by the river end end end end end...
    --- exit 0
    ");
}

#[test]
fn json_has_the_line() {
    let answer = four_days().json(&["search", "friend"]);
    assert_eq!(answer["query"], "friend");
    assert_eq!(answer["more"], false);
    assert_eq!(answer["entries"][0]["short_id"], "d3a0");
    assert_eq!(answer["entries"][0]["line"], "a call from an old friend");
}

#[rstest]
#[case::a_private_note("search hidden")]
#[case::a_private_tag("search secret")]
#[case::not_all("search river friend")]
#[case::only_a_part("search rive")]
fn nothing_found_is_no_error(#[case] line: &str) {
    let said = four_days().run(line);
    assert_eq!(said.to_string(), "No entry has all of these words.\n--- exit 0");
    assert_eq!(four_days().json(&["search", "hidden"])["entries"], serde_json::json!([]));
}

#[test]
fn without_a_word_there_is_nothing_to_search_for() {
    let home = four_days();
    let said = ["search", "search '?!'", "search ''"].map(|line| home.run(line).to_string());
    insta::assert_snapshot!(said.join("\n\n"), @"
    --- standard error
    error: WORDS is missing
    hint: usage: daymark search <WORDS>...
    --- exit 2

    --- standard error
    error: there is no word to search for
    hint: give one or more words; a word with * at its end stands for all that begin so
    --- exit 2

    --- standard error
    error: there is no word to search for
    hint: give one or more words; a word with * at its end stands for all that begin so
    --- exit 2
    ");
}

#[test]
fn there_may_be_more() {
    let home = Home::with_journal();
    for n in 0..4 {
        add(&home, &entry(&format!("{n}000"), "2026-11-20", "10:00", "words", Body::Note));
    }
    let said = home.run("search words --limit 3");
    assert_eq!(said.stdout.matches("words").count(), 3);
    assert_eq!(said.stderr, "There are earlier entries; add --all to see them.\n");
    assert_eq!(home.run("search words --all").stderr, "");
}

#[test]
fn hostile_words_cannot_reach_the_terminal() {
    let home = Home::with_journal();
    add(&home, &entry("a1a0", "2026-11-20", "10:00", HOSTILE, Body::Note));
    insta::assert_snapshot!(screen(&home, "search nul"), @r"
    Friday 20 November
      a1a0  10:00  note
            ␛[31mred␛]0;title␇ ␀nul \u{202e}left \u{9b}2J
    --- exit 0
    ");
    assert_eq!(screen(&home, "search '\u{1b}END'").lines().rev().nth(1), Some("        end"));
}

#[test]
fn a_word_is_found_between_characters_that_no_space_parts() {
    let home = Home::with_journal();
    add(&home, &entry("a1a0", "2026-11-20", "10:00", "今日はzoomで話した", Body::Note));
    add(&home, &entry("b1b0", "2026-11-20", "11:00", "zoom with Ana", Body::Note));
    insta::assert_snapshot!(screen(&home, "search zoom"), @"
    Friday 20 November
      b1b0  11:00  note
            zoom with Ana
      a1a0  10:00  note
            今日はzoomで話した
    --- exit 0
    ");
    assert!(home.run("search ana zoom").stdout.contains("b1b0"));
    assert!(home.run("search oom").stdout.contains("No entry"));
    home.run("edit a1a0 --note 'by telephone'");
    assert!(!home.run("search zoom").stdout.contains("a1a0"));
    home.run("undo");
    assert!(home.run("search zo*").stdout.contains("a1a0"));
    assert_eq!(home.json(&["verify"])["whole"], true);
    home.run("delete a1a0 --yes");
    assert!(!home.run("search zoom").stdout.contains("a1a0"));
    assert_eq!(home.json(&["verify"])["whole"], true);
}
