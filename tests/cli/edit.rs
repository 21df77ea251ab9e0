//! `daymark edit`

use std::fs;

use rexpect::session::PtySession;
use rstest::rstest;
use serde_json::{Value, json};

use daymark::domain::entry::Body;

use crate::entries::{HOSTILE, add, entry, four_days};
use crate::support::Home;
use crate::terminal::{end, start_with};

#[test]
fn changes_what_is_given_and_says_from_what_to_what() {
    let home = four_days();
    let line =
        "edit c1a0 --mood 4 --stress 2 --situation none --feeling tired,calm --note 'Another day.'";
    insta::assert_snapshot!(home.run(line), @r#"
    Changed: check-in of Friday 20 November at 20:03 (c1a0).
      Mood               6 → 4
      Stress             not set → 2
      What was going on  conflict → none
      Feelings           lonely → calm, tired
      Note               "A long day, and then a walk along the river with
                         S. and the dog. Slept well." → "Another day."
      To undo: daymark undo
    --- exit 0
    "#);
    insta::assert_snapshot!(home.run("undo"), @"
    Put back as it was: check-in of Friday 20 November (changed at 21:30).
    --- exit 0
    ");
    assert_eq!(home.json(&["show", "c1a0"])["mood"], 6);
}

#[test]
fn says_it_in_sentences() {
    insta::assert_snapshot!(
        four_days().run("edit c2a0 --intensity 8 --clear minutes,place --coping talk:no --plain"),
        @"
        Changed: craving of Friday 20 November at 14:10 (c2a0).
        Strength: 7 of 10 before, 8 of 10 now.
        Lasted: 20 minutes before, not set now.
        Tried: waiting, talking to someone (helped) before, talking to someone (did not help) now.
        Place: the station before, not set now.
        To undo: daymark undo.
        --- exit 0
        "
    );
}

#[test]
fn json_has_the_entry_and_each_change() {
    let home = four_days();
    let answer = home.json(&["edit", "c1a0", "--mood", "4", "--clear", "energy"]);
    assert_eq!(answer["mood"], 4);
    assert_eq!(
        answer["changes"],
        json!([
            {"field": "energy", "from": 5, "to": null},
            {"field": "mood", "from": 6, "to": 4},
        ])
    );
}

#[rstest]
#[case::checkin("c1a0", &["--used", "skip"], "used", json!([{"focus": "heroin", "used": "skip", "amount": null, "unit": null}]))]
#[case::checkin_by_name("c1a0", &["--used", "heroin=yes"], "used", json!([{"focus": "heroin", "used": "yes", "amount": null, "unit": null}]))]
#[case::sleep("c1a0", &["--sleep", "6.25"], "sleep_hours", json!(6.25))]
#[case::repeated("c1a0", &["--feeling", "sad", "--feeling", "calm,sad"], "feelings", json!(["calm", "sad"]))]
#[case::craving("c2a0", &["--acted", "no"], "acted", json!("no"))]
#[case::craving_words("c2a0", &["--company", "T."], "company", json!("T."))]
#[case::a_use("d3a0", &["--overdose", "yes"], "overdose", json!(true))]
#[case::what_next("d3a0", &["--next", "Call T. first."], "next", json!("Call T. first."))]
#[case::cleared("d3a0", &["--clear", "helped"], "helped", Value::Null)]
#[case::a_note("f5a0", &["--note=- at seven"], "note", json!("- at seven"))]
#[case::private("f5a0", &["--private"], "private", json!(true))]
#[case::not_private("c2b0", &["--not-private"], "private", json!(false))]
#[case::of_a_night("c2a0", &["--at", "2026-11-19 02:00"], "day", json!("2026-11-18"))]
#[case::of_the_night_that_ends_a_day("c2a0", &["--at", "yesterday 02:00"], "day", json!("2026-11-19"))]
#[case::a_day_wins("c2a0", &["--at", "yesterday 02:00", "--date", "-1d"], "day", json!("2026-11-19"))]
#[case::on_the_day_given("c2a0", &["--date", "2026-11-17", "--at", "09:15"], "at", json!("2026-11-17T09:15:00+01:00"))]
#[case::to_the_day_given("c2a0", &["--date", "2026-11-17", "--at", "09:15"], "day", json!("2026-11-17"))]
#[case::in_the_night_of_the_day_given("c2a0", &["--date", "2026-11-17", "--at", "01:30"], "at", json!("2026-11-18T01:30:00+01:00"))]
#[case::a_checkin_too("c1a0", &["--date", "2026-11-17", "--at", "09:15"], "at", json!("2026-11-17T09:15:00+01:00"))]
#[case::a_time_alone_of_an_old_entry("d3a0", &["--at", "14:30"], "at", json!("2026-11-18T14:30:00+01:00"))]
#[case::moved_with_its_time("c2a0", &["--date", "2026-11-10"], "at", json!("2026-11-10T14:10:00+01:00"))]
#[case::a_checkin_moved("c1a0", &["--date", "2026-11-10"], "day", json!("2026-11-10"))]
fn a_field_of_each_kind(
    #[case] id: &str,
    #[case] flags: &[&str],
    #[case] key: &str,
    #[case] expected: Value,
) {
    let home = four_days();
    home.json(&[&["edit", id], flags].concat());
    let shown = home.json(&["show", id]);
    assert_eq!(shown[key], expected);
    assert_eq!(shown["updated_at"], "2026-11-20T20:30:00+00:00");
    assert_eq!(home.run("undo").code, 0);
    assert_ne!(home.json(&["show", id])[key], expected);
}

#[test]
fn a_time_alone_leaves_an_entry_on_its_day() {
    let home = four_days();
    for (id, at) in [("c2b0", "08:00"), ("c2b0", "01:30"), ("c2a0", "04:10"), ("d3a0", "23:59")] {
        let before = home.json(&["show", id])["day"].clone();
        let after = home.json(&["edit", id, "--at", at]);
        assert_eq!(after["day"], before, "{id} at {at}");
        assert_eq!(after["at"].as_str().unwrap()[11..16], *at, "{id} at {at}");
    }
}

#[test]
fn an_entry_of_another_zone_keeps_the_clock_of_that_place() {
    let home = Home::with_journal();
    let tokyo = ["craving", "--intensity", "7", "--json"];
    let output = home.daymark(&tokyo).env("DAYMARK_NOW", "2026-11-21T10:00:00+09:00").output();
    assert!(output.unwrap().status.success());
    let now = "2026-11-21T09:00:00-08:00";
    let edit = home.run_at(now, "edit last --at 09:30 --json");
    let edited: Value = serde_json::from_str(&edit.stdout).unwrap();
    assert_eq!(
        (&edited["at"], &edited["day"]),
        (&json!("2026-11-21T09:30:00+09:00"), &json!("2026-11-21"))
    );
}

#[test]
fn an_entry_cannot_happen_before_its_day() {
    let home = four_days();
    insta::assert_snapshot!(home.run("edit c2a0 --date 2026-11-18 --at '2026-11-17 23:00'"));
    assert_eq!(home.json(&["edit", "e4a0", "--date", "2026-11-10"])["day"], "2026-11-10");
    let moved = home.json(&["edit", "e4a0", "--date", "2026-11-17"]);
    assert!(moved["at"].as_str().unwrap() >= "2026-11-17", "{moved}");
}

#[test]
fn a_change_of_day_and_time_is_said() {
    let home = four_days();
    insta::assert_snapshot!(home.run("edit c2a0 --date 2026-11-16"), @"
    Changed: craving of Friday 20 November at 14:10 (c2a0).
      Day       Friday 20 November → Monday 16 November
      To undo: daymark undo
    --- exit 0
    ");
    insta::assert_snapshot!(home.run("edit c2a0 --at 'mon 09:00' --private"), @"
    Changed: craving of Monday 16 November at 14:10 (c2a0).
      Time      14:10 → 09:00
      Private   no → yes
      To undo: daymark undo
    --- exit 0
    ");
    insta::assert_snapshot!(home.run("edit c2a0 --at '2026-11-15 23:00'"), @"
    Changed: craving of Monday 16 November at 09:00 (c2a0).
      Day       Monday 16 November → Sunday 15 November
      Time      Monday 16 November at 09:00 → Sunday 15 November at 23:00
      To undo: daymark undo
    --- exit 0
    ");
}

#[test]
fn a_day_has_one_checkin() {
    let home = four_days();
    insta::assert_snapshot!(home.run("edit c1a0 --date 2026-11-18 --mood 1"), @"
    --- standard error
    error: 18 November 2026 has a check-in already; nothing was changed
    hint: change that one with: daymark edit e4a0; or delete one of the two
    --- exit 1
    ");
    assert_eq!(home.json(&["show", "c1a0"])["mood"], 6);
    assert_eq!(home.run("edit c1a0 --date 2026-11-20 --mood 1").code, 0);
}

#[test]
fn private_words_are_not_said() {
    let home = four_days();
    insta::assert_snapshot!(home.run("edit c2b0 --note 'other hidden words' --after 1"), @"
    Changed: craving of Thursday 19 November at 22:40 (c2b0).
      Afterwards  3 of 10 → 1 of 10
      Note        changed
      To undo: daymark undo
    --- exit 0
    ");
    let answer = home.json(&["edit", "c2b0", "--thought", "hidden", "--tag", "hidden"]);
    assert!(!answer.to_string().contains("hidden"), "{answer}");
    assert_eq!(answer["changes"][0], json!({"field": "tags", "from": null, "to": null}));
    assert_eq!(home.json(&["show", "c2b0"])["note"], "other hidden words");
}

#[test]
fn what_is_so_already_is_no_change() {
    let home = four_days();
    insta::assert_snapshot!(home.run("edit c1a0 --mood 6 --not-private"), @"
    Nothing to change in the check-in of Friday 20 November at 20:03 (c1a0):
    it already says so.
    --- exit 0
    ");
    assert_eq!(home.json(&["edit", "c1a0", "--mood", "6"])["changes"], json!([]));
    assert!(home.run("undo").stdout.contains("a test"), "it is not remembered");
}

#[test]
fn what_cannot_be_taken_changes_nothing() {
    let home = four_days();
    let lines = [
        "edit c1a0",
        "edit c1a0 --mood 11",
        "edit c2a0 --mood 5",
        "edit d3a0 --clear mood",
        "edit f5a0 --intensity 3",
        "edit c2a0 --clear intensity",
        "edit f5a0 --clear note",
        "edit c1a0 --clear mod",
        "edit c1a0 --clear mood --mood 5",
        "edit c1a0 --used wine=no",
        "edit c1a0 --safe perhaps",
        "edit c2a0 --coping tlk",
        "edit c2a0 --date 2026-11-21",
        "edit c2a0 --date 2026-02-30",
        "edit c2a0 --at 23:00",
        "edit c2b0 --date today",
        "edit c2a0 --private --not-private",
        "edit abcd --mood 5",
        "edit last --note ''",
    ];
    let before = home.answer(&["log", "--all", "--json"]);
    let said = lines.map(|line| format!("{line}\n{}", home.run(line)));
    insta::assert_snapshot!("what_cannot_be_taken_changes_nothing", said.join("\n\n"));
    assert_eq!(home.answer(&["log", "--all", "--json"]), before);
}

#[test]
fn words_come_from_standard_input_or_an_editor() {
    let home = four_days();
    home.run_with_input("edit f5a0 --note -", "From a pipe,\nin two lines.\n");
    assert_eq!(home.json(&["show", "f5a0"])["note"], "From a pipe,\nin two lines.");
    let mut edit = home.daymark(&["edit", "f5a0", "--note"]);
    edit.env("EDITOR", "sed -i s/pipe/stream/").assert().success();
    assert_eq!(home.json(&["show", "f5a0"])["note"], "From a stream,\nin two lines.");
    let emptied = home.daymark(&["edit", "f5a0", "--note"]).env("EDITOR", "truncate -s 0").output();
    assert_eq!(emptied.unwrap().status.code(), Some(2), "a note cannot be without its words");
    let emptied = home.daymark(&["edit", "c1a0", "--note"]).env("EDITOR", "truncate -s 0").output();
    assert_eq!(emptied.unwrap().status.code(), Some(0));
    assert_eq!(home.json(&["show", "c1a0"])["note"], Value::Null);
    assert_eq!(fs::read_dir(home.place().dir()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn help_is_said_at_once_to_someone_who_does_not_feel_safe() {
    let home = four_days();
    let said = home.run("edit c1a0 --safe no");
    assert!(said.stderr.contains("988"), "{said}");
    assert_eq!(home.json(&["show", "c1a0"])["private"], true);
    assert!(home.run("edit abcd --safe NO").stderr.contains("988"));
}

#[test]
fn a_use_shows_the_card_first() {
    let home = four_days();
    let said = home.run("edit c1a0 --used yes");
    assert!(said.stderr.contains("tolerance") || said.stderr.contains("Tolerance"), "{said}");
    assert_eq!(home.run("edit c1a0 --used yes --mood 5").stderr, "");
}

#[test]
fn hostile_words_cannot_reach_the_terminal() {
    let home = four_days();
    add(&home, &entry("a1a0", "2026-11-20", "10:00", HOSTILE, Body::Note));
    insta::assert_snapshot!(home.run("edit a1a0 --note '\u{1b}[2J'"), @r#"
    Changed: note of Friday 20 November at 10:00 (a1a0).
      Note      "␛[31mred␛]0;title␇ ␀nul \u{202e}left \u{9b}2J end" → "␛[2J"
      To undo: daymark undo
    --- exit 0
    "#);
    assert_eq!(home.json(&["show", "a1a0"])["note"], "\u{1b}[2J");
}

/// Starts it on a terminal that is sent nothing beyond ASCII, and asks line by line.
fn start(home: &Home, words: &[&str], env: &[(&str, &str)]) -> PtySession {
    start_with(home, &[words, &["--plain"]].concat(), &[&[("LC_ALL", "C")], env].concat())
}

#[test]
fn a_terminal_asks_what_to_change() {
    let home = four_days();
    let mut session = start(&home, &["edit", "f5a0"], &[]);
    let shown = session.exp_string("What to change, 0 to 4: ").unwrap();
    insta::assert_snapshot!(shown.replace('\r', ""), @"
    What to change:
     1  The note: The group meets at six now.
     2  The day: Tuesday 17 November
     3  The time: Tuesday 17 November at 07:30
     4  Private: no
     0  nothing more (Enter)
    ");
    session.send_line("2").unwrap();
    session.exp_string("The day, like 2026-11-20, yesterday or -3d (Enter leaves it): ").unwrap();
    session.send_line("tomorrow").unwrap();
    session.exp_string("21 November 2026 is in the future").unwrap();
    session.send_line("-1d").unwrap();
    session.exp_string("2  The day: Thursday 19 November").unwrap();
    session.exp_string("What to change, 0 to 4: ").unwrap();
    session.send_line("1").unwrap();
    session.exp_string("The note (Enter leaves it, hyphen clears it): ").unwrap();
    session.send_line("-").unwrap();
    session.exp_string("a note cannot be without it").unwrap();
    session.send_line("Six thirty").unwrap();
    session.exp_string("What to change, 0 to 4: ").unwrap();
    session.send_line("").unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let shown = home.json(&["show", "f5a0"]);
    assert_eq!((&shown["note"], &shown["day"]), (&json!("Six thirty"), &json!("2026-11-19")));
    assert_eq!(home.run("undo").code, 0);
    assert_eq!(home.json(&["show", "f5a0"])["day"], "2026-11-17", "it is one change");
}

#[test]
fn a_terminal_does_not_show_private_words() {
    let home = four_days();
    let mut session = start(&home, &["edit", "c2b0"], &[]);
    let shown = session.exp_string("What to change, 0 to 16: ").unwrap();
    assert!(shown.contains("The note: private") && !shown.contains("hidden"), "{shown}");
    session.send_line("").unwrap();
    let (said, code) = end(session);
    assert!(said.contains("Nothing to change in the craving"), "{said}");
    assert_eq!(code, 0);
}

#[test]
fn ended_in_the_middle_nothing_is_written() {
    let home = four_days();
    let mut session = start(&home, &["edit", "f5a0"], &[("EDITOR", "sed -i s/six/eight/")]);
    session.exp_string("What to change, 0 to 4: ").unwrap();
    session.send_line("1").unwrap();
    session.exp_string("eight now").unwrap();
    session.exp_string("What to change, 0 to 4: ").unwrap();
    session.send_control('c').unwrap();
    session.exp_string("Save what you answered so far (Y/n): ").unwrap();
    session.send_line("n").unwrap();
    assert_eq!(end(session).1, 0);
    assert_eq!(home.json(&["show", "f5a0"])["note"], "The group meets at six now.");
}

/// Written while the clock ran ahead, in a copy made then, and changed once it was set right.
#[test]
fn what_was_written_ahead_of_the_clock_stays_changed() {
    let home = Home::with_journal();
    home.run_at("2031-01-01T12:00:00+01:00", "note add ahead");
    home.run("export data --output copy.json");
    assert_eq!(home.run("edit last --note 'set right'").code, 0);
    assert_eq!(home.run("import copy.json --from daymark --yes").code, 0);
    let notes: Vec<_> = home.entries().into_iter().map(|entry| entry.note.unwrap()).collect();
    assert_eq!(notes, ["set right".parse().unwrap()]);
}
