//! `daymark import --from` another program

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;
use rstest::rstest;

use crate::support::Home;
use crate::terminal::{end, start};

const DAYLIO: &str = "\u{feff}full_date,date,weekday,time,mood,activities,note_title,note\r\n\
    2026-11-19,November 19,Thursday,8:15\u{202f}PM,good,\"walk | call, long\",Title,\"one \"\"quoted\"\"\r\ntwo\"\r\n\
    2026-11-19,November 19,Thursday,08:00,so so,,,\"\"\r\n\
    2026-11-18,November 18,Wednesday,11:54 pm,odd,,,\r\n\
    2026-11-19,November 19,Thursday,01:30 AM,awful,,,night\r\n\
    2026-12-01,December 1,Tuesday,10:00,rad,,,ahead\r\n";

const OLD_DAYLIO: &str = "year,date,weekday,time,mood,activities,note\n\
    2018,18 May,Friday,11:54 pm,good,\"cook | music\",\"Went to a party\"\n\
    2018,17 Mai,Donnerstag,22:21,meh,,\n";

const POLISH_DAYLIO: &str = "\u{feff}year,date,weekday,time,mood,activities,note\r\n\
    2017,7 września,czwartek,12:10,dobrze,\"praca | rower\",\"\"\r\n\
    2017,6 września,środa,0:09,źle,\"\",\"po północy\"\r\n\
    2017,5 sierpnia,sobota,12:09,tak sobie,\"\",\"\"\r\n";

const JRNL: &str = r#"{
  "tags": {"@walk": 1},
  "entries": [
    {
      "title": "Up early.",
      "body": "Walked @walk\n",
      "date": "2026-11-18",
      "time": "07:05",
      "tags": ["@walk"],
      "starred": false
    },
    {"title": "Up early.", "body": "", "date": "2026-11-18", "time": "07:05"},
    {"title": "later", "body": "", "date": "2026-11-18", "time": "7 pm"}
  ]
}"#;

const DAYLIO_WITH_SCALES: &str = include_str!("../fixtures/foreign/daylio-scales.csv");

const HARSH: &str = "# a comment\n\
    2026-11-17 : Evening Walk : y : went far : 1.0\n\
    2026-11-18 : Called Mom : n\n\
    2026-11-18 : Called Mom : s\n\
    2026-11-19 : Called Mom : maybe\n\
    2026-11-16 : Called Mom : y\n";

const LONGER_HARSH: &str = include_str!("../fixtures/foreign/harsh.log");

const LOOP: &str = "Date,Meditate,Push ups\n\
    2026-11-19,2,15000\n\
    2026-11-18,3,-1\n\
    2026-11-17,0,0\n\
    yesterday,2,2\n";

const TABLE: &str = "Datum,Stimmung,sleep_hours,note\n\
    2026-11-18,6,7.5,calm\n\
    2026-11-18,3,,\n\
    2026-11-17,,,\"only words, here\"\n\
    11/16/2026,5,,\n\
    2026-11-15,12,,\n";

fn home(name: &str, text: &str) -> Home {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    fs::write(home.path(name), text).unwrap();
    home
}

/// The rows of the lists that an import can fill, without what every entry has.
fn rows(home: &Home) -> String {
    let copy = home.json(&["export", "data"]);
    let mut lines = Vec::new();
    for routine in copy["routines"].as_array().unwrap() {
        lines.push(format!("routine {} {}", routine["name"], routine["periods"]));
    }
    for mark in copy["routine_marks"].as_array().unwrap() {
        lines.push(format!("mark {} {}", mark["day"], mark["outcome"]));
    }
    let mut entries: Vec<_> = copy["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| {
            let (day, at, kind) = (&entry["day"], &entry["at"], &entry["kind"]);
            format!(
                "{day} {at} {kind} {} {} {}",
                entry["mood"], entry["sleep_hours"], entry["note"]
            )
        })
        .collect();
    entries.sort();
    lines.extend(entries);
    lines.join("\n")
}

#[rstest]
#[case::daylio("daylio", DAYLIO, &["--map", "so so=5"])]
#[case::old_daylio("daylio", OLD_DAYLIO, &[])]
#[case::jrnl("jrnl", JRNL, &[])]
#[case::harsh("harsh", HARSH, &["--map", "called mom=3/week"])]
#[case::loop_habits("loop", LOOP, &[])]
#[case::table("csv", TABLE, &["--map", "date=Datum,mood=stimmung"])]
#[case::daylio_with_scales("daylio", DAYLIO_WITH_SCALES, &[])]
#[case::longer_harsh("harsh", LONGER_HARSH, &[])]
#[case::polish_daylio("daylio", POLISH_DAYLIO, &[])]
fn every_row_is_in_or_reported(#[case] from: &str, #[case] text: &str, #[case] more: &[&str]) {
    let home = home("file", text);
    let mut words = vec!["import", "file", "--from", from, "--yes"];
    words.extend(more);
    let said = home.heard(&mut home.daymark(&words));
    let name = std::thread::current().name().unwrap().rsplit("::").next().unwrap().to_owned();
    assert_snapshot!(format!("{name}_said"), said);
    assert_snapshot!(format!("{name}_rows"), rows(&home));
    let before = home.json(&["export", "data"]);
    let again = home.heard(&mut home.daymark(&words));
    assert_eq!(again.code, 0, "{again}");
    assert_eq!(home.json(&["export", "data"]), before);
    assert_eq!(home.run("undo").code, 0);
    assert_eq!(home.json(&["export", "data"])["entries"].as_array().unwrap().len(), 0);
}

#[rstest]
#[case::daylio("daylio")]
#[case::jrnl("jrnl")]
#[case::harsh("harsh")]
#[case::loop_habits("loop")]
#[case::table("csv")]
fn another_file_is_refused(#[case] from: &str) {
    let home = home("file", "{\"entries\": 7} and nothing\nmore");
    let said = home.run(&format!("import file --from {from} --yes"));
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("nothing was written"), "{said}");
    assert_eq!(home.entries(), []);
}

#[test]
fn nothing_is_written_where_a_row_is_bad_and_all_must_be_good() {
    let home = home("file", DAYLIO);
    assert_snapshot!(home.run("import file --from daylio --yes --strict"), @r#"
    In file:
      New: 2 entries
      Left out: 3 rows
    --- standard error
    line 3 is left out: the mood "so so" is not known
    line 4 is left out: the mood "odd" is not known
    line 6 is left out: 2026-12-01 10:00:00 has not come yet
    To take in the moods that are not known, say what each is from 0 to 10: --map 'odd=5,so so=5'
    error: 3 rows cannot be read; with --strict nothing was written
    hint: without --strict the other rows are written
    --- exit 1
    "#);
    assert_eq!(home.entries(), []);
    assert_snapshot!(home.run("import file --from daymark --map a=b"), @r#"
    --- standard error
    error: --map and --dates go with files of other programs
    hint: leave them out
    --- exit 2
    "#);
}

const UNORDERED: &str = "date,mood\n11/12/2025,6\n03.02.2026,4\n2026-01-05,5\n";

#[test]
fn a_date_that_could_be_read_two_ways_is_never_guessed() {
    let told = |line: &str| {
        let home = home("table.csv", UNORDERED);
        let said = home.run(line);
        let days =
            home.entries().iter().map(|entry| entry.day.to_string()).collect::<BTreeSet<_>>();
        (said, days)
    };
    let (said, days) = told("import table.csv --from csv --yes");
    assert_eq!(days, BTreeSet::from(["2026-01-05".to_owned()]));
    assert!(said.stderr.contains("could be read two ways"), "{said}");
    let (_, days) = told("import table.csv --from csv --dates dmy --yes");
    assert_eq!(days, ["2025-12-11", "2026-01-05", "2026-02-03"].map(str::to_owned).into());
    let (_, days) = told("import table.csv --from csv --dates mdy --yes");
    assert_eq!(days, ["2025-11-12", "2026-01-05", "2026-03-02"].map(str::to_owned).into());
}

#[test]
fn on_a_terminal_the_order_of_a_date_is_asked() {
    let home = home("table.csv", UNORDERED);
    let mut session = start(&home, &["import", "table.csv", "--from", "csv"]);
    session.exp_string("dates like 11/12/2025").unwrap();
    session.send_line("2").unwrap();
    session.exp_string("(y/N): ").unwrap();
    session.send_line("y").unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert!(home.entries().iter().any(|entry| entry.day.to_string() == "2025-11-12"));
}

#[test]
fn on_a_terminal_moods_that_are_not_known_are_asked_as_the_flag_says_them() {
    let home = home("daylio.csv", DAYLIO);
    let mut session = start(&home, &["import", "daylio.csv", "--from", "daylio"]);
    session.exp_string("The mood \"odd\", from 0 to 10: ").unwrap();
    session.send_line("4").unwrap();
    session.exp_string("The mood \"so so\", from 0 to 10: ").unwrap();
    session.send_line("").unwrap();
    session.exp_string("(y/N): ").unwrap();
    session.send_line("y").unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let flagged = self::home("daylio.csv", DAYLIO);
    assert_eq!(flagged.run("import daylio.csv --from daylio --map odd=4 --yes").code, 0);
    assert_eq!(rows(&home), rows(&flagged));
}

#[test]
fn a_dry_run_writes_nothing() {
    let home = home("daylio.csv", DAYLIO);
    let said = home.run("import daylio.csv --from daylio --map 'so so=5,odd=4' --dry-run");
    assert!(said.code == 0 && said.stdout.contains("New: 4 entries"), "{said}");
    assert_eq!(home.entries().len(), 0);
}
