//! `daymark log`

use std::process::Stdio;

use rstest::rstest;

use daymark::domain::entry::Body;

use crate::entries::{HOSTILE, add, entry, four_days};
use crate::support::{Home, text};
use crate::terminal::{screen, screen_with};

#[test]
fn lists_the_newest_first_by_day() {
    insta::assert_snapshot!(screen(&four_days(), "log"), @"
    Friday 20 November
      c1a0  20:03  check-in  A long day, and then a walk along the river… · conflict
      c2a0  14:10  craving   7 of 10 · 20 min · 3 afterwards · just this once

    Thursday 19 November
      c2b0  22:40  craving   7 of 10 · 20 min · 3 afterwards · private

    Wednesday 18 November
      e4a0         check-in  mood 2 · added later
      d3a0  23:15  use       heroin · a call from an old friend

    Tuesday 17 November
      f5a0  07:30  note      The group meets at six now.
    --- exit 0
    ");
}

#[test]
fn a_pipe_has_each_entry_on_a_line_with_all_of_its_words() {
    insta::assert_snapshot!(four_days().run("log"), @"
    2026-11-20 20:03  c1a0  check-in  no use · mood 6 · craving 3 · sleep 7.5 h · energy 5 · conflict · lonely · A long day, and then a walk along the river with S. and the dog. Slept well.
    2026-11-20 14:10  c2a0  craving   7 of 10 · 20 min · 3 afterwards · conflict · payday · the station · just this once
    2026-11-19 22:40  c2b0  craving   7 of 10 · 20 min · 3 afterwards · conflict · private
    2026-11-18        e4a0  check-in  mood 2 · added later
    2026-11-18 23:15  d3a0  use       heroin · a call from an old friend · telling T.
    2026-11-17 07:30  f5a0  note      The group meets at six now.
    --- exit 0
    ");
    let home = Home::with_journal();
    let long = format!("{}\n\nthe last line of it", "many words ".repeat(50));
    add(&home, &entry("a1a0", "2025-11-20", "10:00", &long, Body::Note));
    let said = home.run("log --all").stdout;
    let found: Vec<_> = said.lines().filter(|line| line.contains("the last line of it")).collect();
    assert_eq!(found.len(), 1, "{said}");
    assert!(found[0].starts_with("2025-11-20 10:00  a1a0  note"), "{said}");
    assert_eq!(said.lines().count(), 1);
    assert_eq!(home.run("search last").stdout, said);
}

#[test]
fn says_it_in_sentences() {
    insta::assert_snapshot!(four_days().run("log --plain"), @"
    Check-in of Friday 20 November at 20:03, c1a0: no use, mood 6, craving 3, sleep 7.5 hours, energy 5, conflict. Feelings: lonely. A long day, and then a walk along the river with S. and the dog. Slept well.
    Craving of Friday 20 November at 14:10, c2a0: 7 of 10, 20 minutes, 3 afterwards, conflict. Tags: payday. Place: the station. Thought: just this once.
    Craving of Thursday 19 November at 22:40, c2b0: 7 of 10, 20 minutes, 3 afterwards, conflict, private.
    Check-in of Wednesday 18 November, e4a0: mood 2, added later.
    Return to use of Wednesday 18 November at 23:15, d3a0: heroin. What happened: a call from an old friend. What helped: telling T.
    Note of Tuesday 17 November at 07:30, f5a0: The group meets at six now.
    --- exit 0
    ");
}

#[test]
fn twelve_hours_and_no_unicode() {
    let home = four_days();
    home.write_config("config.toml", "clock = \"12h\"\nlabels.use = \"drinking\"");
    insta::assert_snapshot!(screen_with(&home, "log", &[("LC_ALL", "C")], 80), @"
    Friday 20 November
      c1a0   8:03 pm  check-in  A long day, and then a walk along the r..., conflict
      c2a0   2:10 pm  craving   7 of 10, 20 min, 3 afterwards, just this once

    Thursday 19 November
      c2b0  10:40 pm  craving   7 of 10, 20 min, 3 afterwards, private

    Wednesday 18 November
      e4a0            check-in  mood 2, added later
      d3a0  11:15 pm  drinking  heroin, a call from an old friend

    Tuesday 17 November
      f5a0   7:30 am  note      The group meets at six now.
    --- exit 0
    ");
}

#[rstest]
#[case("--kind checkin", &["c1a0", "e4a0"])]
#[case("--kind use,note", &["d3a0", "f5a0"])]
#[case("--from 2026-11-19", &["c1a0", "c2a0", "c2b0"])]
#[case("--to 2026-11-18", &["e4a0", "d3a0", "f5a0"])]
#[case("--from wed --to -1d", &["c2b0", "e4a0", "d3a0"])]
#[case("--situation conflict", &["c1a0", "c2a0", "c2b0"])]
#[case("--tag PAYDAY", &["c2a0"])]
#[case("--tag lonely", &["c1a0"])]
#[case("--text river", &["c1a0"])]
#[case("--text 'friend old'", &["d3a0"])]
#[case("--text hidden", &[])]
#[case("--tag secret", &[])]
#[case("--limit 2", &["c1a0", "c2a0"])]
#[case("-n 2", &["c1a0", "c2a0"])]
#[case("yesterday", &["c2b0"])]
#[case("-1d", &["c2b0"])]
#[case("2026-11-18 --kind use", &["d3a0"])]
#[case("--kind craving --to 2026-11-19", &["c2b0"])]
fn filters_narrow_the_list(#[case] filters: &str, #[case] expected: &[&str]) {
    let said = four_days().run(&format!("log --json {filters}"));
    let answer: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let entries = answer["entries"].as_array().unwrap();
    let ids: Vec<_> = entries.iter().map(|entry| entry["short_id"].as_str().unwrap()).collect();
    assert_eq!(ids, expected);
}

#[test]
fn json_leaves_out_private_words_and_keeps_the_figures() {
    let answer = four_days().json(&["log"]);
    assert_eq!(answer["more"], false);
    let entry = |id: &str| {
        let entries = answer["entries"].as_array().unwrap();
        entries.iter().find(|entry| entry["short_id"] == id).unwrap().clone()
    };
    insta::assert_snapshot!(format!("{:#}", entry("c2b0")), @r#"
    {
      "acted": null,
      "after": 3,
      "at": "2026-11-19T22:40:00+01:00",
      "company": null,
      "coping": [
        {
          "coping": "delay",
          "helped": null
        },
        {
          "coping": "talk",
          "helped": "helped"
        }
      ],
      "day": "2026-11-19",
      "feelings": null,
      "focus": null,
      "id": "c2b00000-0000-0000-0000-000000000000",
      "intensity": 7,
      "kind": "craving",
      "late": false,
      "minutes": 20,
      "note": null,
      "on_its_day": true,
      "place": null,
      "private": true,
      "recorded_at": "2026-11-19T21:40:00+00:00",
      "short_id": "c2b0",
      "situations": [
        "conflict"
      ],
      "tags": null,
      "thought": null,
      "updated_at": "2026-11-19T21:40:00+00:00"
    }
    "#);
    assert_eq!(entry("c1a0")["safe"], serde_json::Value::Null);
    assert!(!answer.to_string().contains("hidden"));
}

#[test]
fn says_that_there_is_more_and_how_to_see_it() {
    let home = Home::with_journal();
    for n in 0..31 {
        let start = format!("{n:02}00");
        add(&home, &entry(&start, "2026-11-20", &format!("10:{n:02}"), "words", Body::Note));
    }
    let said = home.run("log");
    assert_eq!(said.stdout.matches("words").count(), 30);
    assert_eq!(said.stderr, "There are earlier entries; add --all to see them.\n");
    assert_eq!(home.run("log --quiet").stderr, "");
    assert_eq!(home.json(&["log"])["more"], true);

    let all = home.run("log --all");
    assert_eq!(all.stdout.matches("words").count(), 31);
    assert_eq!(all.stderr, "");
    assert_eq!(home.run("log --limit 31").stderr, "");
}

#[rstest]
#[case::none_yet("log", "There is no entry yet.\n  To begin: daymark checkin\n")]
#[case::none_like_that("log --kind use", "No entry fits that.\n")]
fn nothing_to_list_is_no_error(#[case] line: &str, #[case] answer: &str) {
    let said = Home::with_journal().run(line);
    assert_eq!((said.stdout.as_str(), said.code), (answer, 0));
    assert_eq!(Home::with_journal().json(&["log"])["entries"], serde_json::json!([]));
}

#[test]
fn what_makes_no_list_is_refused() {
    let home = four_days();
    let said = [
        "--kind cravng",
        "--from 2026-02-30",
        "--from 2026-11-21",
        "--from 2026-11-20 --to 2026-11-19",
        "--text '...'",
        "--limit 0",
        "--limit 5 --all",
    ];
    let said = said.map(|flags| format!("log {flags}\n{}", home.run(&format!("log {flags}"))));
    insta::assert_snapshot!(said.join("\n\n"), @r#"
    log --kind cravng
    --- standard error
    error: --kind: "cravng" is not a kind of entry (did you mean craving?); known: checkin, craving, use, note, stage, balance, dose, symptoms, life, thought
    hint: see: daymark log --help
    --- exit 2

    log --from 2026-02-30
    --- standard error
    error: "2026-02-30" is not a date
    hint: write it as 2026-11-20, today, yesterday, mon, -3d, "3 days ago" or -2w
    --- exit 2

    log --from 2026-11-21
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark log --help
    --- exit 1

    log --from 2026-11-20 --to 2026-11-19
    --- standard error
    error: 20 November 2026 is after 19 November 2026
    hint: give the earlier day to --from and the later one to --to
    --- exit 1

    log --text '...'
    --- standard error
    error: there is no word to search for
    hint: give one or more words; a word with * at its end stands for all that begin so
    --- exit 2

    log --limit 0
    --- standard error
    error: --limit: "0" does not fit: it takes a whole number from 1 up
    hint: see: daymark log --help
    --- exit 2

    log --limit 5 --all
    --- standard error
    error: --limit and --all do not go together
    hint: see: daymark log --help
    --- exit 2
    "#);
}

#[test]
fn hostile_words_cannot_reach_the_terminal() {
    let home = Home::with_journal();
    let long = "x".repeat(10_000);
    add(&home, &entry("a1a0", "2026-11-20", "10:00", HOSTILE, Body::Note));
    add(&home, &entry("a2a0", "2026-11-20", "11:00", &long, Body::Note));
    insta::assert_snapshot!(screen(&home, "log"), @r"
    Friday 20 November
      a2a0  11:00  note      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      a1a0  10:00  note      ␛[31mred␛]0;title␇ ␀nul \u{202e}left \u{9b}2J
    --- exit 0
    ");
    let plain = screen(&home, "log --plain");
    assert!(plain.lines().all(|line| line.len() < 500 && !line.contains(char::is_control)));
    assert_eq!(home.json(&["log"])["entries"][1]["note"], HOSTILE);
}

#[rstest]
#[case::a_list(&["log", "--all"])]
#[case::a_list_in_json(&["log", "--all", "--json"])]
#[case::a_search(&["search", "s*"])]
#[case::an_entry(&["show", "c1a0"])]
#[case::a_change(&["edit", "c1a0", "--mood", "1"])]
#[case::a_deletion(&["delete", "c1a0", "--yes"])]
#[case::a_way_back(&["undo"])]
fn a_reader_that_goes_away_is_no_trouble(#[case] words: &[&str]) {
    let home = four_days();
    let mut program = home.program(words);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(text(&output.stderr), "");
}

#[rstest]
#[case("log", 0)]
#[case("search words", 0)]
#[case("show last", 1)]
#[case("edit last --mood 5", 1)]
#[case("delete last --yes", 1)]
#[case("delete last --forever --yes", 1)]
#[case("undo", 1)]
fn a_journal_that_holds_nothing_is_no_surprise(#[case] line: &str, #[case] code: i32) {
    let said = Home::with_empty_journal().run(line);
    assert_eq!(said.code, code, "{said}");
    assert_eq!(said.stderr.starts_with("error: there is no "), code == 1, "{said}");
}

#[rstest]
#[case("log")]
#[case("search words")]
#[case("show last")]
#[case("edit last --mood 5")]
#[case("delete last --yes")]
#[case("undo")]
fn needs_a_journal(#[case] line: &str) {
    let said = Home::new().run(line);
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("hint: start one with: daymark init"), "{said}");
}

#[test]
fn a_row_of_a_check_in_is_its_note_and_what_differs_from_usual() {
    let home = Home::with_journal();
    for day in 10..16 {
        home.run(&format!("checkin --date 2026-11-{day} --mood 6 --sleep 7 --craving 1 --used no"));
    }
    home.run("checkin --date 2026-11-16 --mood 2 --sleep 7 --craving 1 --used no --note 'Missed Dad today.'");
    home.run("checkin --date 2026-11-17 --mood 6 --sleep 7 --craving 1 --used no --note 'An ordinary day.'");
    let rows = screen(&home, "log -n 3");
    let row =
        |n: usize| rows.lines().filter(|line| line.starts_with("  ")).nth(n).unwrap().to_owned();
    assert!(row(0).ends_with("check-in  An ordinary day. · added later"), "{rows}");
    assert!(row(1).ends_with("check-in  Missed Dad today. · mood 2 · added later"), "{rows}");
    // Without words there are the figures.
    assert!(row(2).ends_with("check-in  no use · mood 6 · craving 1 · added later"), "{rows}");
    // In a pipe each entry is one line with its day and all of it.
    let piped = home.run("log --from 2026-11-16").stdout;
    let found: Vec<_> = piped.lines().filter(|line| line.contains("Missed Dad")).collect();
    assert!(
        found.len() == 1 && found[0].starts_with("2026-11-16") && found[0].contains("sleep 7 h")
    );
}

#[test]
fn what_came_after_midnight_is_told_by_both_dates() {
    let home = Home::with_journal();
    home.run_at("2026-11-19T23:30:00+01:00", "craving 4");
    home.run_at("2026-11-20T01:30:00+01:00", "craving 9 --after 5");
    let all = ["log", "log --plain", "show last"].map(|line| home.run(line).to_string());
    insta::assert_snapshot!([all.concat(), screen(&home, "log")].concat(), @"
    2026-11-19 01:30  a33f  craving   9 of 10 · 5 afterwards · after midnight
    2026-11-19 23:30  3fed  craving   4 of 10
    --- exit 0Craving of Friday 20 November at 01:30 (the night of Thursday), a33f: 9 of 10, 5 afterwards.
    Craving of Thursday 19 November at 23:30, 3fed: 4 of 10.
    --- exit 0Craving of Friday 20 November at 01:30 (the night of Thursday)

      Strength    9 of 10
      Afterwards  5 of 10
      Focus       heroin

      Written Friday 20 November at 01:30
      Id a33f4491-dbaf-48fa-a45e-9b36f0498c2c
    --- exit 0Thursday 19 November
      a33f  01:30  craving   9 of 10 · 5 afterwards · after midnight
      3fed  23:30  craving   4 of 10
    --- exit 0
    ");
}
