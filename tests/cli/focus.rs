//! `daymark focus`

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::talk;
use crate::support::Home;
use crate::terminal::{end, start};

#[test]
fn a_focus_is_added_listed_edited_and_put_away() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("focus add drinking --kind other --goal less --since mon"), @"
    Added drinking.
      Other · using less · since Monday 16 November, day 4
      To undo: daymark undo

    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use
    can be dangerous.
      Do not stop alone: ask a clinician to help you come off it step by
      step (a supervised taper).
      A seizure, confusion, seeing or hearing things, or a high fever: call
      911 US and Canada, 999 UK, 112 EU, 000 Australia, 111 New Zealand.
      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone
      or buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure
      can rebound.
    --- exit 0
    ");
    assert_snapshot!(home.run("focus list"), @"
    2 focuses; the primary one is heroin

      name      kind          goal        since               attempts
      heroin    short-acting  not using   Mon 31 Aug, day 81         1
                opioid
      drinking  other         using less  Mon 16 Nov, day 4          1
    --- exit 0
    ");
    assert_snapshot!(home.run("focus edit Drinking --name wine --since 2026-11-01 --primary"), @"
    Changed wine.
      Other · using less · since Sunday 1 November, day 19 · the primary
      focus
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("focus list --plain"), @"
    2 focuses.
    The primary one is wine.
    wine: other.
    wine: using less.
    wine: since Sunday 1 November, day 19.
    wine: the primary focus.
    heroin: short-acting opioid.
    heroin: not using.
    heroin: since Monday 31 August, day 81.
    --- exit 0
    ");
    assert_snapshot!(home.run("focus edit wine --goal less"), @"
    Nothing to change; wine stays as it is.
      Other · using less · since Sunday 1 November, day 19 · the primary
      focus
    --- exit 0
    ");
    assert_snapshot!(home.run("focus archive wine"), @"
    wine is put away; what you logged of it stays.
      To bring it back: daymark focus archive wine --restore
    --- exit 0
    ");
    assert_snapshot!(home.run("focus list"), @"
    1 focus

      name    kind                 goal       since               attempts
      heroin  short-acting opioid  not using  Mon 31 Aug, day 81         1

      1 is put away: daymark focus list --all
    --- exit 0
    ");
    home.answer(&["focus", "archive", "heroin"]);
    assert_snapshot!(home.run("focus list"), @"
    Everything is put away

      2 are put away: daymark focus list --all
    --- exit 0
    ");
    home.answer(&["focus", "archive", "heroin", "--restore"]);
    assert_snapshot!(home.run("focus list --all"), @"
    2 focuses; the primary one is heroin

      name       kind          goal        since               attempts
      heroin     short-acting  not using   Mon 31 Aug, day 81         1
                 opioid
      wine (put  other         using less  Sun 1 Nov, day 19          1
      away)
    --- exit 0
    ");
    assert_snapshot!(home.run("focus archive wine --restore"), @"
    wine is back.
      Other · using less · since Sunday 1 November, day 19 · the primary
      focus
    --- exit 0
    ");
    assert_snapshot!(home.run("focus archive wine --restore"), @"
    Nothing to change; wine stays as it is.
      Other · using less · since Sunday 1 November, day 19 · the primary
      focus
    --- exit 0
    ");
}

#[test]
fn alone_it_lists_like_any_other_noun() {
    let home = Home::with_journal();
    for (word, alone) in
        [("focus list", "focus"), ("config list", "config"), ("remind show", "remind")]
    {
        assert_eq!(home.run(alone).to_string(), home.run(word).to_string());
        assert_eq!(home.json(&[alone]), home.json(&word.split(' ').collect::<Vec<_>>()));
    }
}

#[test]
fn an_empty_list_says_how_to_begin() {
    assert_snapshot!(Home::with_empty_journal().run("focus list"), @"
    There is nothing here yet
      To add something: daymark focus add
    --- exit 0
    ");
}

#[test]
fn the_danger_of_stopping_is_told_once_a_focus_calls_for_it() {
    let home = Home::with_empty_journal();
    home.write_config("config.toml", "region = \"gb\"");
    assert_snapshot!(home.run("focus add wine --kind alcohol"), @"
    Added wine.
      Alcohol · not using · no start date yet · the primary focus
      To undo: daymark undo

    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use
    can be dangerous.
      Do not stop alone: ask a clinician to help you come off it step by
      step (a supervised taper).
      A seizure, confusion, seeing or hearing things, or a high fever: call
      999.
      Vomiting or diarrhoea, and nothing stays down: call for medical help.
    --- exit 0
    ");
    let added = home.json(&["focus", "add", "pills", "--kind", "benzodiazepine", "--since", "+9d"]);
    assert!(added["stopping"]["emergency"].as_str().unwrap().contains("call 999"), "{added:#}");
    assert_snapshot!(home.run("focus restart wine --since today --plain"), @"
    wine is counted from Friday 20 November.
    To undo: daymark undo.
    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.
    Do not stop alone: ask a clinician to help you come off it step by step (a supervised taper).
    A seizure, confusion, seeing or hearing things, or a high fever: call 999.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    --- exit 0
    ");
    let added = home.json(&["focus", "add", "tea", "--kind", "nicotine"]);
    assert_eq!(added["stopping"], json!(null));
}

#[test]
fn a_restart_takes_nothing_back() {
    let home = Home::with_journal();
    for (day, used) in [("-40d", "no"), ("-39d", "no"), ("-4d", "yes"), ("yesterday", "yes")] {
        home.answer(&["checkin", "--date", day, "--used", used]);
    }
    let before = home.json(&["today"])["focuses"][0]["lifetime"].clone();
    assert_snapshot!(home.run("focus restart heroin --since yesterday --learned 'call before payday'"), @"
    heroin is counted again from Thursday 19 November.
      The attempt from Monday 31 August stays, with what you learned in it.
      Over all attempts: 2 days without use since 31 August; longest run 76
      days: 2 logged, 74 not logged.
      To undo: daymark undo

      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone
      or buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure
      can rebound.
    --- exit 0
    ");
    assert_snapshot!(home.run("focus list"), @"
    1 focus

      name    kind                 goal       since              attempts
      heroin  short-acting opioid  not using  Thu 19 Nov, day 1         2

    Earlier attempts, heroin
      31 August to 19 November
          call before payday
    --- exit 0
    ");
    assert_snapshot!(home.run("focus list --plain"), @"
    1 focus.
    heroin: short-acting opioid.
    heroin: not using.
    heroin: since Thursday 19 November, day 1.
    heroin: 2 attempts.
    heroin: the primary focus.
    heroin, earlier attempt, 31 August to 19 November: call before payday.
    --- exit 0
    ");
    let after = home.json(&["today"])["focuses"][0].clone();
    assert_eq!(after["lifetime"], before);
    assert_eq!((&after["since"], &after["days_in_recovery"]), (&json!("2026-11-19"), &json!(1)));
    assert_eq!(
        home.json(&["focus", "list"])["focuses"][0]["attempts"][0]["learned"],
        "call before payday"
    );
}

#[test]
fn a_restart_may_lie_ahead_or_be_the_first() {
    let home = Home::with_journal();
    home.answer(&["focus", "add", "smoking", "--kind", "nicotine"]);
    assert_snapshot!(home.run("focus restart smoking --since today"), @"
    smoking is counted from Friday 20 November.
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("focus restart heroin --since +10d"), @"
    heroin will be counted again from Monday 30 November.
      The attempt from Monday 31 August stays.
      To undo: daymark undo

      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone
      or buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure
      can rebound.
    --- exit 0
    ");
}

#[test]
fn a_planned_start_that_is_put_off_was_no_attempt() {
    let home = Home::with_empty_journal();
    home.answer(&["focus", "add", "heroin", "--kind", "opioid-short", "--since", "+3d"]);
    assert_snapshot!(home.run("focus restart heroin --since +10d"), @"
    heroin will be counted from Monday 30 November.
      To undo: daymark undo

      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone
      or buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure
      can rebound.
    --- exit 0
    ");
    assert_snapshot!(home.run("focus restart heroin --since +8d --learned 'x'"), @"
    --- standard error
    error: there is no earlier attempt to have learned from yet
    hint: leave --learned out
    --- exit 1
    ");
    let focus = |home: &Home| home.json(&["focus", "list"])["focuses"][0].clone();
    assert_eq!(focus(&home)["attempts"].as_array().unwrap().len(), 1);
    assert_eq!(focus(&home)["since"], "2026-11-30");

    // Once the day has come, nothing before it counts.
    let said = home.run_at("2026-12-02T21:30:00+01:00", "today --json");
    let today: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(today["focuses"][0]["since"], "2026-11-30");
    assert_eq!(today["focuses"][0]["lifetime"]["since"], "2026-11-30");
    assert_eq!(today["focuses"][0]["days_in_recovery"], 2);
    let said = home.run_at("2026-12-02T21:30:00+01:00", "focus restart heroin --since +1d --json");
    let focus: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(focus["attempts"].as_array().unwrap().len(), 2, "{focus}");
}

#[test]
fn start_dates_are_refused_that_do_not_fit() {
    let home = Home::with_journal();
    assert_snapshot!(home.run("focus restart heroin --since 2026-08-31"), @"
    --- standard error
    error: a new attempt has to begin after 31 August 2026, when the current one began; not on 31 August 2026
    hint: to correct the date on which the current one began: daymark focus edit heroin --since 2026-08-31
    --- exit 1
    ");
    assert_snapshot!(home.run("focus edit heroin --learned x"), @"
    --- standard error
    error: there is no earlier attempt to have learned from yet
    hint: leave --learned out
    --- exit 1
    ");
    home.answer(&["focus", "restart", "heroin", "--since", "2026-11-01"]);
    assert_snapshot!(home.run("focus edit heroin --since 2026-08-31"), @"
    --- standard error
    error: the current attempt has to begin after 31 August 2026, when the one before it began; not on 31 August 2026
    hint: see every attempt with: daymark focus list
    --- exit 1
    ");
    home.answer(&["focus", "archive", "heroin"]);
    assert_snapshot!(home.run("focus restart heroin --since today"), @"
    --- standard error
    error: heroin is put away
    hint: bring it back first: daymark focus archive heroin --restore
    --- exit 1
    ");
    assert_snapshot!(home.run("focus add Heroin --kind other"), @"
    --- standard error
    error: heroin is put away
    hint: bring it back first: daymark focus archive heroin --restore
    --- exit 1
    ");
    assert_snapshot!(home.run("focus edit heroin --primary"), @"
    --- standard error
    error: heroin is put away
    hint: bring it back first: daymark focus archive heroin --restore
    --- exit 1
    ");
}

#[test]
fn what_was_learned_is_read_from_standard_input() {
    let home = Home::with_journal();
    let said = home.run_with_input("focus restart heroin --since mon --learned -", "two\nlines\n");
    assert_eq!(said.code, 0, "{said}");
    let learned =
        |home: &Home| home.json(&["focus", "list"])["focuses"][0]["attempts"][0]["learned"].clone();
    assert_eq!(learned(&home), "two\nlines");
    home.answer(&["focus", "edit", "heroin", "--learned", "one line"]);
    assert_eq!(learned(&home), "one line");
}

#[rstest]
#[case::no_name("focus add --kind other")]
#[case::no_kind("focus add tea")]
#[case::unknown_kind("focus add tea --kind opiod")]
#[case::unreadable_date("focus add tea --kind other --since someday")]
#[case::impossible_date("focus add tea --kind other --since 2026-02-30")]
#[case::bad_name("focus add 'a,b' --kind other")]
#[case::empty_name("focus add '' --kind other")]
#[case::long_name(
    "focus add aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa --kind other"
)]
#[case::not_yes_or_no("focus edit heroin --maintenance maybe")]
#[case::nothing_to_change("focus edit heroin")]
#[case::no_date("focus restart heroin")]
#[case::empty_words("focus restart heroin --since today --learned ''")]
fn what_cannot_be_understood_changes_nothing(#[case] line: &str) {
    let home = Home::with_journal();
    let before = home.json(&["focus", "list"]);
    let said = home.run(&format!("{line} --no-input"));
    assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{said}");
    assert!(said.stderr.starts_with("error: "), "{said}");
    assert_eq!(home.json(&["focus", "list"]), before);
}

#[rstest]
#[case::taken_in_another_case("focus add HEROIN --kind other", "already a focus named HEROIN")]
#[case::taken_by_another("focus edit wine --name Heroin", "already a focus named Heroin")]
#[case::unknown("focus edit herion --goal less", "did you mean \"heroin\"?")]
#[case::unknown_restart("focus restart tea --since today", "focus list --all")]
#[case::unknown_archive("focus archive tea", "no focus named \"tea\"")]
fn what_is_refused_changes_nothing(#[case] line: &str, #[case] expected: &str) {
    let home = Home::with_journal();
    home.answer(&["focus", "add", "wine", "--kind", "alcohol"]);
    let before = home.json(&["focus", "list"]);
    let said = home.run(line);
    assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{said}");
    assert!(said.stderr.contains(expected), "{said}");
    assert_eq!(home.json(&["focus", "list"]), before);
}

#[test]
fn each_change_is_one_step_of_undo_and_no_change_is_none() {
    let home = Home::with_empty_journal();
    home.answer(&["focus", "add", "tea", "--kind", "other"]);
    home.answer(&["focus", "add", "wine", "--kind", "alcohol"]);
    let before = home.journal().focuses().unwrap();
    home.answer(&["focus", "edit", "wine", "--primary", "--since", "mon", "--maintenance", "yes"]);
    assert_ne!(home.journal().focuses().unwrap(), before);
    home.answer(&["focus", "edit", "wine", "--primary"]);
    home.answer(&["focus", "archive", "wine", "--restore"]);
    let undone = home.journal().undo_last(before[0].updated_at).unwrap().unwrap();
    assert_eq!(undone.subject, "focus wine");
    assert_eq!(home.journal().focuses().unwrap(), before);
}

#[test]
fn a_hostile_name_is_kept_as_typed_and_shown_harmless() {
    let home = Home::with_empty_journal();
    let name = "o'ne \u{202e}two\u{200b} \u{1f9ff}";
    home.answer(&["focus", "add", name, "--kind", "other"]);
    let listed = home.json(&["focus", "list"]);
    assert_eq!(listed["focuses"][0]["name"], name);
    for words in
        [&["focus", "list"][..], &["focus", "list", "--plain"], &["focus", "archive", name]]
    {
        let shown = home.answer(words);
        assert!(!shown.contains(['\u{202e}', '\u{200b}']), "{shown:?}");
        assert!(shown.contains("\\u{202e}two"), "{shown:?}");
    }
}

#[test]
fn without_a_journal_each_says_how_to_begin_one() {
    for line in [
        "focus list",
        "focus add a --kind other",
        "focus restart a --since today",
        "focus archive a",
    ] {
        let said = Home::new().run(line);
        assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{line}: {said}");
        assert!(said.stderr.contains("daymark init"), "{line}: {said}");
    }
}

/// Answers questions in plain lines; what was said last.
fn led(home: &Home, words: &[&str], answers: &[(&str, &str)]) -> String {
    let mut session = start(home, &[words, &["--plain"]].concat());
    talk(&mut session, answers);
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    said
}

#[test]
fn what_is_not_given_is_asked_on_a_terminal() {
    let home = Home::with_journal();
    let said = led(
        &home,
        &["focus", "add", "--since", "mon"],
        &[
            ("in your own word: ", "gambling"),
            ("What kind is it, 1 to 9: ", "8"),
            ("Your goal, 1 to 2: ", ""),
        ],
    );
    assert!(said.contains("Behaviour.\nNot using.\nSince Monday 16 November, day 4."), "{said}");
    let said = led(
        &home,
        &["focus", "restart"],
        &[
            ("Which focus, 1 to 2: ", "1"),
            ("When did you stop this time, or plan to, like today or 2026-11-20: ", "yesterday"),
            ("if anything: ", "call before payday"),
        ],
    );
    assert!(said.contains("stays, with what you learned in it."), "{said}");
    let said = led(
        &home,
        &["focus", "edit", "heroin"],
        &[("What to change, 1 to 8: ", "3"), ("The right day: ", "wed")],
    );
    assert!(said.contains("Since Wednesday 18 November"), "{said}");
    let said = led(&home, &["focus", "archive"], &[("Which focus, 1 to 2: ", "2")]);
    assert!(said.contains("gambling is put away"), "{said}");
}
