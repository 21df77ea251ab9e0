//! `daymark import`

use std::fs;
use std::io::Write;
use std::process::Stdio;

use insta::assert_snapshot;
use rstest::rstest;

use daymark::domain::focus_kind::{FocusKind, UseGoal};

use crate::support::{Home, Said};
use crate::terminal::{end, start};

pub(crate) const FOCUS: &str = r#"{"id":"f0000000-0000-4000-8000-000000000001","name":"heroin","kind":"opioid-short","goal":"none","maintenance":false,"position":0,"archived_at":null,"updated_at":"2026-11-01T08:00:00+00:00","phases":[{"from":"2026-09-20","phase":"building"},{"from":"2026-10-01","phase":null}]}"#;
pub(crate) const ATTEMPT: &str = r#"{"id":"a0000000-0000-4000-8000-000000000001","focus":"f0000000-0000-4000-8000-000000000001","since":"2026-08-31","learned":null}"#;
pub(crate) const ROUTINE: &str = r#"{"id":"b0000000-0000-4000-8000-000000000001","name":"evening walk","category":"exercise","time":null,"position":0,"archived_at":null,"archived_on":null,"updated_at":"2026-11-01T08:00:00+00:00","periods":[{"from":"2026-09-01","schedule":"day"}]}"#;
const MARK: &str = r#"{"routine":"b0000000-0000-4000-8000-000000000001","day":"2026-11-18","outcome":"done","at":"2026-11-18T20:00:00+01:00","updated_at":"2026-11-18T19:00:00+00:00"}"#;
pub(crate) const CHECKIN: &str = r#"{"id":"c0000000-0000-4000-8000-000000000001","day":"2026-11-18","at":"2026-11-18T20:00:00+01:00","recorded_at":"2026-11-18T19:00:00+00:00","updated_at":"2026-11-18T19:00:00+00:00","private":false,"note":null,"kind":"checkin","mood":6,"energy":null,"stress":null,"craving":3,"confidence":null,"distress":null,"sleep_hours":7.25,"safe":true,"situations":[],"used":[{"focus":"f0000000-0000-4000-8000-000000000001","used":"no"}],"feelings":["calm"]}"#;
const CRAVING: &str = r#"{"id":"d0000000-0000-4000-8000-000000000001","day":"2026-11-18","at":"2026-11-18T21:00:00+01:00","recorded_at":"2026-11-18T20:00:00+00:00","updated_at":"2026-11-18T20:00:00+00:00","private":false,"note":null,"kind":"craving","intensity":7,"minutes":20,"situations":["conflict"],"place":null,"company":null,"thought":null,"feelings":[],"tags":["payday"],"coping":[{"coping":"talk","helped":"helped"}],"after":2,"acted":"no"}"#;
pub(crate) const NOTE: &str = r#"{"id":"e0000000-0000-4000-8000-000000000001","day":"2026-11-17","at":"2026-11-17T21:00:00+01:00","recorded_at":"2026-11-17T20:00:00+00:00","updated_at":"2026-11-17T20:00:00+00:00","private":true,"note":"slept well","kind":"note"}"#;
const STAGE: &str = r#"{"id":"e8000000-0000-4000-8000-000000000001","day":"2026-11-16","at":"2026-11-16T21:00:00+01:00","recorded_at":"2026-11-16T20:00:00+00:00","updated_at":"2026-11-16T20:00:00+00:00","private":false,"note":null,"kind":"stage","focus":"f0000000-0000-4000-8000-000000000001","stage":"contemplation"}"#;
const BALANCE: &str = r#"{"id":"e9000000-0000-4000-8000-000000000001","day":"2026-11-16","at":"2026-11-16T21:00:00+01:00","recorded_at":"2026-11-16T20:00:00+00:00","updated_at":"2026-11-16T20:00:00+00:00","private":false,"note":null,"kind":"balance","focus":"f0000000-0000-4000-8000-000000000001","pros":"my son","cons":null,"barrier":null,"remedy":null,"ready":"unsure"}"#;
const PREPARATION: &str = r#"{"id":"b5000000-0000-4000-8000-000000000001","name":"a packed bag","position":0,"archived_at":null,"updated_at":"2026-11-17T08:00:00+00:00","done_on":"2026-11-17"}"#;
pub(crate) const MILESTONE: &str = r#"{"id":"b6000000-0000-4000-8000-000000000001","focus":"f0000000-0000-4000-8000-000000000001","name":"a hundred days","after":"100d","archived_at":null,"archived_on":null,"updated_at":"2026-11-17T08:00:00+00:00"}"#;
const TOMBSTONE: &str =
    r#"{"id":"e0000000-0000-4000-8000-000000000009","deleted_at":"2026-11-16T20:00:00+00:00"}"#;

const LISTS: [&str; 9] = [
    "focuses",
    "attempts",
    "routines",
    "routine_marks",
    "plans",
    "preparations",
    "milestones",
    "entries",
    "tombstones",
];
const FOREIGN: &str = "copy.json is not a journal file of daymark";

/// A file with these rows: the first list is that of the focuses, and so on.
pub(crate) fn file(lists: [&[&str]; 9]) -> String {
    let lists = LISTS.iter().zip(lists).map(|(name, rows)| match rows {
        [] => format!(",\n\"{name}\":[]"),
        _ => format!(",\n\"{name}\":[\n{}\n]", rows.join(",\n")),
    });
    format!("{{\"schema\":\"daymark.journal.v1\"{}}}\n", lists.collect::<String>())
}

/// A file with one of everything.
fn whole() -> String {
    let entries = [CHECKIN, CRAVING, NOTE, STAGE, BALANCE];
    let (preparations, milestones) = ([PREPARATION], [MILESTONE]);
    file([
        &[FOCUS],
        &[ATTEMPT],
        &[ROUTINE],
        &[MARK],
        &[],
        &preparations,
        &milestones,
        &entries,
        &[TOMBSTONE],
    ])
}

/// A file with one more entry than a focus.
fn with_entry(row: &str) -> String {
    file([&[FOCUS], &[ATTEMPT], &[ROUTINE], &[], &[], &[], &[], &[row], &[]])
}

fn import(home: &Home, file: &str) -> Said {
    fs::write(home.path("copy.json"), file).unwrap();
    home.run("import copy.json --from daymark --yes")
}

pub(crate) fn exported(home: &Home) -> String {
    home.run("export data --yes --quiet").stdout
}

/// A journal that holds what [`whole`] does.
fn filled() -> Home {
    let home = Home::with_empty_journal();
    let said = import(&home, &whole());
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    home
}

#[test]
fn what_is_read_is_what_was_written() {
    let home = Home::with_empty_journal();
    assert_snapshot!(import(&home, &whole()), @"
    In copy.json:
      New: 1 focus, 1 routine, 1 routine mark, 1 checklist item, 1 milestone, 5 entries and 1 deletion
    It is written to your journal.
    To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(exported(&home), whole());
    assert_snapshot!(import(&home, &whole()), @"
    In copy.json:
      The same here: 1 focus, 1 routine, 1 routine mark, 1 checklist item, 1 milestone, 5 entries and 1 deletion
    There is nothing to write.
    --- exit 0
    ");
    assert_snapshot!(home.run("undo"), @"
    Taken back: a copy of a journal (imported at 21:30).
    --- exit 0
    ");
    assert_eq!(exported(&home), file([&[]; 9]));
}

#[test]
fn without_a_yes_it_only_looks() {
    let home = Home::with_empty_journal();
    fs::write(home.path("copy.json"), whole()).unwrap();
    assert_snapshot!(home.run("import copy.json --from daymark"), @"
    In copy.json:
      New: 1 focus, 1 routine, 1 routine mark, 1 checklist item, 1 milestone, 5 entries and 1 deletion
    --- standard error
    error: nothing was written: it needs a yes
    hint: add --yes to write without being asked
    --- exit 1
    ");
    assert_eq!(exported(&home), file([&[]; 9]));
    assert_eq!(home.run("undo").code, 1);
}

#[test]
fn on_a_terminal_it_asks() {
    let home = Home::with_empty_journal();
    fs::write(home.path("copy.json"), whole()).unwrap();
    for (answer, told) in [("n", "Nothing was written.\n"), ("y", "daymark undo\n")] {
        let mut session = start(&home, &["import", "copy.json", "--from", "daymark"]);
        session.exp_string("Write this to your journal? (y/N): ").unwrap();
        session.send_line(answer).unwrap();
        let (said, code) = end(session);
        assert!(said.ends_with(told), "{said}");
        assert_eq!(code, 0);
    }
    assert_eq!(exported(&home), whole());
}

#[test]
fn a_file_that_changes_while_the_question_stands_is_not_written() {
    let home = Home::with_empty_journal();
    fs::write(home.path("copy.json"), whole()).unwrap();
    let mut session = start(&home, &["import", "copy.json", "--from", "daymark"]);
    session.exp_string("Write this to your journal? (y/N): ").unwrap();
    fs::write(home.path("copy.json"), with_entry(NOTE)).unwrap();
    session.send_line("y").unwrap();
    let (said, code) = end(session);
    assert!(said.contains("copy.json changed meanwhile; nothing was written"), "{said}");
    assert_eq!((code, exported(&home)), (1, file([&[]; 9])));
}

#[test]
fn a_focus_of_an_older_file_has_no_phases() {
    let (without, _) = FOCUS.split_once(",\"phases\"").unwrap();
    let older = whole().replace(FOCUS, &format!("{without}}}"));
    let home = Home::with_empty_journal();
    let said = import(&home, &older);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert_eq!(home.journal().focuses().unwrap()[0].phases, []);
}

/// Of a routine and a milestone, older files have the day alone on which they were put away.
#[test]
fn what_is_put_away_in_an_older_file_has_a_time() {
    let away = "\"archived_on\":\"2026-11-19\"";
    let older = whole().replace("\"archived_at\":null,\"archived_on\":null", away);
    assert_eq!(older.matches(away).count(), 2);
    let home = Home::with_empty_journal();
    assert_eq!(import(&home, &older).code, 0);
    let timed = format!("\"archived_at\":\"2026-11-19T12:00:00+00:00\",{away}");
    assert_eq!(exported(&home).matches(&timed).count(), 2);
    let again = import(&home, &older);
    assert!(again.stdout.contains("There is nothing to write."), "{again}");
}

#[test]
fn a_focus_has_one_phase_a_day() {
    let twice = whole().replace("2026-10-01", "2026-09-20");
    let said = import(&Home::with_empty_journal(), &twice);
    let told = "line 3 is left out: two of its phases are from 20 September 2026";
    assert!(said.stderr.contains(told), "{said}");
}

#[test]
fn standard_input_is_read_once() {
    let home = Home::with_empty_journal();
    assert_snapshot!(home.run_with_input("import - --from daymark", whole()), @"
    In standard input:
      New: 1 focus, 1 routine, 1 routine mark, 1 checklist item, 1 milestone, 5 entries and 1 deletion
    --- standard error
    error: nothing was written: it needs a yes
    hint: add --yes to write without being asked
    --- exit 1
    ");
    let said = home.run_with_input("import - --from daymark --yes --json", whole());
    let answer: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!((&answer["file"], &answer["written"]), (&"standard input".into(), &true.into()));
    assert_eq!(exported(&home), whole());
}

#[test]
fn what_is_slow_to_come_keeps_nobody_from_writing() {
    let home = Home::with_empty_journal();
    let whole = whole();
    let mut import = home.program(&["import", "-", "--from", "daymark", "--yes"]);
    let mut child = import.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let (begin, rest) = whole.split_at(whole.len() / 2);
    stdin.write_all(begin.as_bytes()).unwrap();
    let mut other = home.program(&["note", "add", "meanwhile"]);
    let noted = other.env("DAYMARK_SEED", "2").output().unwrap();
    assert!(noted.status.success(), "{noted:?}");
    stdin.write_all(rest.as_bytes()).unwrap();
    drop(stdin);
    assert!(child.wait_with_output().unwrap().status.success());
    assert_eq!(home.entries().len(), 6);
}

#[test]
fn the_answer_is_the_one_described() {
    let home = filled();
    let broken = with_entry(&NOTE.replace("slept well", " "));
    fs::write(home.path("copy.json"), broken).unwrap();
    let answer = home.json(&["import", "copy.json", "--from", "daymark", "--yes"]);
    assert_eq!(answer["bad"][0]["line"], 16);
    assert_eq!(answer["focuses"]["same"], 1);
}

#[rstest]
#[case::of_an_older_entry(
    r"2026-11-17T20:00:00+00:00",
    "2026-11-18T08:00:00+00:00",
    "Changed there since: 1 entry"
)]
#[case::of_a_newer_entry(
    r"2026-11-17T20:00:00+00:00",
    "2026-11-16T08:00:00+00:00",
    "kept: 1 entry"
)]
#[case::at_one_time("x", "x", "kept: 1 entry")]
fn the_later_version_counts(#[case] from: &str, #[case] to: &str, #[case] said: &str) {
    let home = filled();
    let row = NOTE.replace("slept well", "slept less").replace(from, to);
    let answer = import(&home, &with_entry(&row));
    assert!(answer.stdout.contains(said), "{answer}");
    let changed = exported(&home).contains("slept less");
    assert_eq!(changed, said.starts_with("Changed"));
}

#[rstest]
#[case::of_an_older_entry(
    "2026-11-17T20:00:01+00:00",
    "Deleted there, and now here: 1 entry",
    true
)]
#[case::of_a_newer_entry("2026-11-17T19:59:59+00:00", "kept: 1 deletion", false)]
fn a_deletion_takes_what_is_not_later(#[case] at: &str, #[case] said: &str, #[case] goes: bool) {
    let home = filled();
    let note = "e0000000-0000-4000-8000-000000000001";
    let tombstone = format!(r#"{{"id":"{note}","deleted_at":"{at}"}}"#);
    let answer = import(&home, &file([&[], &[], &[], &[], &[], &[], &[], &[], &[&tombstone]]));
    assert!(answer.stdout.contains(said), "{answer}");
    assert_eq!(!exported(&home).contains("slept well"), goes);

    // What was deleted stays deleted, and comes back only where it changed since.
    let answer = import(&home, &with_entry(NOTE));
    assert_eq!(answer.stdout.contains("kept: 1 entry"), goes, "{answer}");
    let later = NOTE.replace("2026-11-17T20:00:00+00:00", "2026-11-19T20:00:00+00:00");
    import(&home, &with_entry(&later));
    assert!(exported(&home).contains("slept well"));
    assert!(!exported(&home).contains(&tombstone));
}

#[test]
fn the_newest_entry_is_the_same_in_the_copy() {
    let home = Home::new();
    home.run("demo sample");
    home.run("--journal sample export data --output copy.json");
    home.run("init --empty --no-passphrase");
    home.run("import copy.json --from daymark --yes");
    let last = |journal: &str| home.run(&format!("{journal} show last")).stdout;
    assert_eq!(last(""), last("--journal sample"));
    assert_eq!(home.run("search river").stdout, home.run("--journal sample search river").stdout);
    let sample = home.run("--journal sample today").stdout;
    assert_eq!(home.run("today").stdout, sample.replace(" --journal sample", ""));
}

#[test]
fn bad_rows_are_left_out_with_their_lines() {
    let home = Home::with_empty_journal();
    let other_focus = FOCUS.replace("000000000001", "000000000002");
    let second = CHECKIN.replace("c0000000", "c1000000");
    let note = |n: u8, from: &str, to: &str| {
        NOTE.replace("e0000000", &format!("e{n}000000")).replace(from, to)
    };
    let craving = |n: u8, from: &str, to: &str| {
        CRAVING.replace("d0000000", &format!("d{n}000000")).replace(from, to)
    };
    let entries = [
        CHECKIN.to_owned(),
        second,
        NOTE.to_owned(),
        NOTE.replace("well", "less"),
        note(1, "\"slept well\"", "null"),
        note(2, "2026-11-17\"", "2026-02-30\""),
        note(3, "\"kind\":\"note\"", "\"kind\":\"poem\""),
        note(4, "\"private\":true,", ""),
        note(5, "21:00:00+01:00", "25:00:00+01:00"),
        note(6, "e6000000", "g6000000"),
        craving(1, "\"intensity\":7", "\"intensity\":11"),
        craving(2, "\"conflict\"", "\"quarrel\""),
        craving(3, "[{\"coping\"", "[{\"coping\":\"talk\",\"helped\":null},{\"coping\""),
        CHECKIN.replace("c0000000", "c2000000").replace("18\"", "19\"").replace(
            "f0000000-0000-4000-8000-000000000001",
            "f0000000-0000-4000-8000-000000000007",
        ),
        CHECKIN.replace("c0000000", "c3000000").replace("18\"", "19\"").replace(
            "f0000000-0000-4000-8000-000000000001",
            "f0000000-0000-4000-8000-000000000002",
        ),
        "null".to_owned(),
        NOTE.replace("true", "\"my own words\""),
        "{\"id\":\n\n\"x\"}".to_owned(),
    ];
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let stray = ATTEMPT.replace("\"focus\":\"f0", "\"focus\":\"f1").replace("a0", "a1");
    let mark = MARK.replace("b0000000", "b1000000");
    let tombstone = TOMBSTONE.replace("000000000009", "000000000001");
    let text = file([
        &[FOCUS, &other_focus],
        &[ATTEMPT, &stray],
        &[ROUTINE, &ROUTINE.replace("b0", "b2").replace("evening walk", "Evening Walk")],
        &[MARK, &mark],
        &[],
        &[PREPARATION, &PREPARATION.replace("b5", "b7").replace("a packed", "A Packed")],
        &[
            MILESTONE,
            &MILESTONE.replace("b6", "b7"),
            &MILESTONE.replace("b6", "b8").replace("f0", "f9"),
        ],
        &entries,
        &[TOMBSTONE, &tombstone],
    ]);
    assert_snapshot!(import(&home, &text));
    let good = file([
        &[FOCUS],
        &[ATTEMPT],
        &[ROUTINE],
        &[MARK],
        &[],
        &[PREPARATION],
        &[MILESTONE],
        &[CHECKIN, NOTE],
        &[TOMBSTONE],
    ]);
    assert_eq!(exported(&home), good);
}

/// What stands twice in a file is judged before anything is written as it is then.
#[test]
fn of_what_stands_twice_the_first_is_taken() {
    let home = filled();
    let later = |row: &str, word: &str| {
        let key = "\"updated_at\":\"";
        let (before, after) = row.split_once(key).unwrap();
        format!("{before}{key}2026-11-20T12:00:00+00:00{}", &after[25..]).replace("well", word)
    };
    let marks = [later(MARK, ""), later(MARK, "").replace("done", "skipped")];
    let (one, two) = (later(NOTE, "one"), later(NOTE, "two"));
    let said = import(
        &home,
        &file([
            &[],
            &[],
            &[ROUTINE],
            &[&marks[0], &marks[1]],
            &[],
            &[],
            &[],
            &[&one, &two],
            &[TOMBSTONE, TOMBSTONE],
        ]),
    );
    assert_snapshot!(said);
    assert!(exported(&home).contains("slept one"));
}

#[test]
fn strictly_all_or_nothing_is_written() {
    let home = Home::with_empty_journal();
    let text = with_entry(&NOTE.replace("slept well", ""));
    fs::write(home.path("copy.json"), text).unwrap();
    assert_snapshot!(home.run("import copy.json --from daymark --strict --yes"), @"
    In copy.json:
      New: 1 focus and 1 routine
      Left out: 1 row
    --- standard error
    line 16 is left out: an empty text does not fit; it takes some words, at most 1 MiB (1,048,576 bytes)
    error: 1 row cannot be read; with --strict nothing was written
    hint: without --strict the other rows are written
    --- exit 1
    ");
    assert_eq!(exported(&home), file([&[]; 9]));
    fs::write(home.path("copy.json"), whole()).unwrap();
    assert_eq!(home.run("import copy.json --from daymark --strict --yes").code, 0);
    assert_eq!(exported(&home), whole());
}

#[test]
fn a_name_that_is_taken_is_explained() {
    let home = Home::with_empty_journal();
    home.add_focus("Heroin", FocusKind::OpioidShort, UseGoal::None, None);
    let before = exported(&home);
    assert_snapshot!(import(&home, &file([&[FOCUS], &[ATTEMPT], &[], &[], &[], &[], &[], &[CHECKIN], &[]])), @"
    In copy.json:
      Left out: 3 rows
    There is nothing to write.
    --- standard error
    line 3 is left out: your journal has another focus named Heroin; rename it, or import into a journal begun with init --empty
    line 6 is left out: its focus, in line 3, was left out
    line 14 is left out: its focus, in line 3, was left out
    --- exit 0
    ");
    assert_eq!(exported(&home), before);
}

#[test]
fn a_day_keeps_the_checkin_it_has() {
    let home = filled();
    let other = CHECKIN.replace("c0000000", "c9000000").replace("\"mood\":6", "\"mood\":2");
    let said = import(&home, &with_entry(&other));
    assert!(said.stderr.contains("2026-11-18 has another check-in, which was kept"), "{said}");
    assert_eq!(exported(&home), whole());
}

#[test]
fn what_is_not_known_is_told() {
    let home = Home::with_empty_journal();
    let text = whole()
        .replace("\"plans\":[]", "\"plans\":[{\"id\":1}],\n\"diets\":[{\"a\":[[[]]]}]")
        .replace("\"kind\":\"note\"", "\"kind\":\"note\",\"weather\":\"rain\"")
        .replace("\"helped\":\"helped\"", "\"helped\":\"helped\",\"minutes\":5");
    assert_snapshot!(import(&home, &text), @"
    In copy.json:
      New: 1 focus, 1 routine, 1 routine mark, 1 checklist item, 1 milestone, 5 entries and 1 deletion
      Left out: 1 row
      Of a newer daymark, and not read: diets, entries.coping.minutes and entries.weather
    It is written to your journal.
    To undo: daymark undo
    --- standard error
    line 14 is left out: invalid type: integer `1`, expected a text
    --- exit 0
    ");
    assert_eq!(exported(&home), whole());
}

#[test]
fn the_form_of_the_json_does_not_matter() {
    let home = Home::with_empty_journal();
    let value: serde_json::Value = serde_json::from_str(&whole()).unwrap();
    let lists = LISTS.map(|list| {
        format!(",\n  \"{list}\" : {}", serde_json::to_string_pretty(&value[list]).unwrap())
    });
    let pretty = format!("{{\n  \"schema\": {}{}\n}}", value["schema"], lists.concat());
    let said = import(&home, &pretty);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert!(!said.stdout.contains("Not known"), "{said}");
    assert_eq!(exported(&home), whole());
}

#[rstest]
#[case::empty("", "copy.json is empty; nothing was written")]
#[case::no_json("hello", "copy.json is not JSON; nothing was written")]
#[case::not_text("\u{0}", "copy.json is not JSON; nothing was written")]
#[case::more_after_it(
    r#"{"schema":"daymark.journal.v1"} {}"#,
    "copy.json is not JSON; nothing was written"
)]
#[case::a_list("[]", FOREIGN)]
#[case::an_object("{}", FOREIGN)]
#[case::another_form(r#"{"schema":"daymark.week.v1","entries":[]}"#, FOREIGN)]
#[case::a_number_for_the_form(r#"{"schema":1}"#, FOREIGN)]
#[case::the_form_is_named_late(r#"{"entries":[],"schema":"daymark.journal.v1"}"#, FOREIGN)]
#[case::no_list(r#"{"schema":"daymark.journal.v1","entries":{}}"#, FOREIGN)]
#[case::a_newer_form(
    r#"{"schema":"daymark.journal.v2","focuses":[]}"#,
    "copy.json is written as daymark.journal.v2; this daymark reads daymark.journal.v1"
)]
#[case::out_of_order(
    r#"{"schema":"daymark.journal.v1","entries":[],"focuses":[]}"#,
    "copy.json has the list focuses twice, or after one that builds on it"
)]
#[case::a_list_twice(
    r#"{"schema":"daymark.journal.v1","entries":[],"entries":[]}"#,
    "copy.json has the list entries twice, or after one that builds on it"
)]
fn what_is_no_journal_file_is_refused(#[case] text: &str, #[case] error: &str) {
    let home = filled();
    let said = import(&home, text);
    assert_eq!(said.stderr.lines().next(), Some(format!("error: {error}").as_str()));
    assert_eq!((said.code, exported(&home)), (1, whole()));
}

#[test]
fn a_file_that_is_cut_short_is_refused_wherever_that_is() {
    let home = Home::with_empty_journal();
    let whole = whole();
    for end in (0..whole.len() - 2).step_by(whole.len() / 40) {
        let said = import(&home, &whole[..end]);
        assert!(said.stderr.contains("nothing was written"), "at {end}: {said}");
        assert_eq!(said.code, 1);
    }
    assert_eq!(exported(&home), file([&[]; 9]));
}

#[test]
fn what_is_deep_or_long_is_refused_calmly() {
    let home = Home::with_empty_journal();
    let deep = format!("{{\"x\":{}{},", "[".repeat(200_000), "]".repeat(200_000));
    let said = import(&home, &with_entry(&NOTE.replacen('{', &deep, 1)));
    assert!(said.stderr.contains("line 16 is left out: it is nested too deeply"), "{said}");
    let long = with_entry(&format!("\"{}\"", "x".repeat(33 << 20)));
    let said = import(&home, &long);
    assert!(said.stderr.contains("one of its values is too long"), "{said}");
    assert_eq!(said.code, 1);
}

#[rstest]
#[case::missing("no-such-file")]
#[case::a_directory(".")]
fn what_cannot_be_read_is_said(#[case] path: &str) {
    let home = Home::with_empty_journal();
    let said = home.run(&format!("import {path} --from daymark --yes"));
    assert!(said.stderr.contains("could not be read; nothing was written"), "{said}");
    assert_eq!(said.code, 1);
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_mark_before_the_text_is_passed_over() {
    let home = Home::with_empty_journal();
    fs::write(home.path("copy.json"), format!("\u{feff}{}", whole())).unwrap();
    let said = home.run("import copy.json --from daymark --yes");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(home.entries().len(), 5);
    let input = format!("\u{feff}{}", whole());
    assert_eq!(home.run_with_input("import - --from daymark --yes", input).code, 0);
}

#[test]
fn a_text_in_utf_16_is_told_to_be_that() {
    let home = Home::with_empty_journal();
    fs::write(home.path("my copy.json"), utf_16(&format!("\u{feff}{}", whole()))).unwrap();
    assert_snapshot!(home.run("import 'my copy.json' --from daymark"), @"
    --- standard error
    error: my copy.json is in UTF-16, not in UTF-8; nothing was written
    hint: convert it to UTF-8: iconv -f UTF-16 -t UTF-8 'my copy.json' | daymark import - --from daymark
    --- exit 1
    ");
    let input = utf_16(&whole());
    assert_snapshot!(home.run_with_input("import - --from daymark", input), @"
    --- standard error
    error: standard input is in UTF-16, not in UTF-8; nothing was written
    hint: convert it to UTF-8: iconv -f UTF-16LE -t UTF-8
    --- exit 1
    ");
}
