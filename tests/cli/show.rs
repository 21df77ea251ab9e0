//! `daymark show`

use rstest::rstest;

use daymark::domain::entry::Body;

use crate::entries::{HOSTILE, add, entry, four_days};
use crate::support::Home;

#[rstest]
#[case::a_checkin("checkin", "show c1a0")]
#[case::a_craving("craving", "show c2a0")]
#[case::private_words_too("private", "show c2b0")]
#[case::a_use("use", "show d3a0")]
#[case::filled_in_later("late", "show e4a0")]
#[case::a_note("note", "show f5a0")]
#[case::in_sentences("plain", "show c1a0 --plain")]
fn shows_everything_of_an_entry(#[case] name: &str, #[case] line: &str) {
    insta::assert_snapshot!(name, four_days().run(line).to_string());
}

#[rstest]
#[case("c1a0")]
#[case("c2b0")]
#[case("d3a0")]
#[case("f5a0")]
fn every_kind_fits_the_schema(#[case] id: &str) {
    assert_eq!(four_days().json(&["show", id])["short_id"], id);
}

#[test]
fn json_has_private_words_and_the_routines_of_the_day() {
    let home = four_days();
    assert_eq!(home.json(&["show", "c2b0"])["note"], "hidden words");
    let checkin = home.json(&["show", "c1a0"]);
    assert_eq!(checkin["safe"], true);
    assert_eq!(
        checkin["routines"],
        serde_json::json!([
            {"name": "evening walk", "outcome": "done"},
            {"name": "meeting", "outcome": "partial"},
        ])
    );
}

#[rstest]
#[case::last("last", "c1a0")]
#[case::last_in_capitals("LAST", "c1a0")]
#[case::four_digits("c2a0", "c2a0")]
#[case::capitals("C2A0", "c2a0")]
#[case::hyphens("c2a00000-0000", "c2a0")]
#[case::hyphens_anywhere("c2-a0", "c2a0")]
#[case::without_hyphens("c2a00000000000000000000000000000", "c2a0")]
#[case::whole("c2a00000-0000-0000-0000-000000000000", "c2a0")]
fn an_entry_is_found_however_its_id_is_spelt(#[case] given: &str, #[case] found: &str) {
    assert_eq!(four_days().json(&["show", given])["short_id"], found);
}

#[rstest]
#[case::unknown("show abcd")]
#[case::too_short("show c2a")]
#[case::not_an_id("show yesterday")]
#[case::hostile("show '\u{1b}[2J'")]
#[case::whole_and_unknown("show c2a00000-0000-0000-0000-000000000001")]
#[case::too_long("show c2a00000-0000-0000-0000-0000000000000")]
#[case::empty("show ''")]
fn no_such_id_is_refused(#[case] line: &str) {
    let said = four_days().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (1, ""));
    assert!(said.stderr.starts_with("error: there is no entry "), "{said}");
    assert!(said.stderr.contains("\nhint: "), "{said}");
}

#[test]
fn no_entry_yet() {
    insta::assert_snapshot!(Home::with_journal().run("show last"), @"
    --- standard error
    error: there is no entry yet
    hint: see what there is with: daymark log
    --- exit 1
    ");
}

#[test]
fn an_ambiguous_id_names_the_candidates() {
    let home = four_days();
    add(&home, &entry("c1a01", "2026-11-16", "10:00", "words", Body::Note));
    insta::assert_snapshot!(home.run("show c1a0"), @r#"
    --- standard error
    error: more than one entry starts with "c1a0"
    hint: write one of: c1a00 (check-in of 2026-11-20), c1a01 (note of 2026-11-16)
    --- exit 1
    "#);
    assert_eq!(home.json(&["show", "c1a01"])["short_id"], "c1a01");
    for n in 2..9 {
        add(&home, &entry(&format!("c1a0{n}"), "2026-11-16", "10:00", "words", Body::Note));
    }
    insta::assert_snapshot!(home.run("show C1A0"), @r#"
    --- standard error
    error: more than one entry starts with "C1A0"
    hint: write one of: c1a00 (check-in of 2026-11-20), c1a01 (note of 2026-11-16), c1a02 (note of 2026-11-16), c1a03 (note of 2026-11-16), c1a04 (note of 2026-11-16), others
    --- exit 1
    "#);
}

#[test]
fn hostile_words_are_shown_whole_and_harmless() {
    let home = Home::with_journal();
    add(&home, &entry("a1a0", "2026-11-20", "10:00", HOSTILE, Body::Note));
    insta::assert_snapshot!(home.run("show a1a0"), @r"
    Note of Friday 20 November at 10:00

        ␛[31mred␛]0;title␇ ␀nul \u{202e}left \u{9b}2J
        end

      Written Friday 20 November at 10:00
      Id a1a00000-0000-0000-0000-000000000000
    --- exit 0
    ");
    assert_eq!(home.json(&["show", "last"])["note"], HOSTILE);
}

#[test]
fn long_words_are_shown_whole() {
    let home = Home::with_journal();
    let long = format!("{} {}", "word ".repeat(2_000), "x".repeat(10_000));
    add(&home, &entry("a1a0", "2026-11-20", "10:00", &long, Body::Note));
    let shown = home.run("show last").stdout;
    assert!(shown.lines().all(|line| line.len() <= 80));
    assert_eq!(shown.matches("word ").count() + shown.matches("word\n").count(), 2_000);
    assert_eq!(shown.matches('x').count(), 10_000);
}
