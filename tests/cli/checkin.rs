//! `daymark checkin`

use std::fmt::Write;

use daymark::domain::entry::Body;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::text::Text;
use daymark::domain::time::day::Day;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{Home, day, words};

/// Every field by its flag.
const ALL: [&str; 28] = [
    "checkin",
    "--mood",
    "6",
    "--energy",
    "5",
    "--stress",
    "4",
    "--craving",
    "3",
    "--confidence",
    "7",
    "--distress",
    "2",
    "--sleep",
    "7.5",
    "--used",
    "no",
    "--situation",
    "conflict,unpleasant_emotions",
    "--feeling",
    "lonely",
    "--did",
    "walk,Meeting",
    "--safe",
    "yes",
    "--note",
    "a long day",
    "--no-input",
];

fn home() -> Home {
    let home = Home::with_journal();
    home.add_routine("walk", "day");
    home.add_routine("meeting", "mon");
    home
}

/// What of a check-in is stored, without what every entry has.
fn stored(home: &Home) -> Value {
    let entry = home.entries().pop().unwrap();
    let Body::CheckIn(checkin) = &entry.body else { panic!("not a check-in") };
    let Value::Object(mut stored) = serde_json::to_value(checkin).unwrap() else { panic!() };
    stored.retain(|_, value| !value.is_null() && *value != json!([]));
    stored.into()
}

#[test]
fn says_back_what_was_saved() {
    let home = home();
    let said = home.heard(&mut home.daymark(&ALL));
    insta::assert_snapshot!(said, @"
    Saved for Friday 20 November.
      no use · mood 6 · craving 3 · sleep 7.5 h · energy 5 · stress 4 ·
      confidence 7 · distress 2 · feeling low, angry or lonely and
      conflict · walk done · meeting done · with feelings · with your words
      To undo: daymark undo
    --- exit 0
    ");
}

#[test]
fn says_it_in_sentences() {
    let home = home();
    let said = home.heard(home.daymark(&ALL).arg("--plain"));
    insta::assert_snapshot!(said, @"
    Saved for Friday 20 November.
    no use.
    mood 6.
    craving 3.
    sleep 7.5 hours.
    energy 5.
    stress 4.
    confidence 7.
    distress 2.
    feeling low, angry or lonely and conflict.
    walk done.
    meeting done.
    with feelings.
    with your words.
    To undo: daymark undo.
    --- exit 0
    ");
}

#[test]
fn keeps_every_field() {
    let home = home();
    let answer = home.json(&ALL);
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap(), @r#"
    {
      "at": "2026-11-20T21:30:00+01:00",
      "card": null,
      "changed": [
        "mood",
        "energy",
        "stress",
        "craving",
        "confidence",
        "distress",
        "sleep",
        "used",
        "situation",
        "feeling",
        "safe",
        "note",
        "did"
      ],
      "confidence": 7,
      "craving": 3,
      "day": "2026-11-20",
      "did": [
        "walk",
        "meeting"
      ],
      "distress": 2,
      "doses": [],
      "energy": 5,
      "feelings": [
        "lonely"
      ],
      "help": null,
      "id": "bfba802e-b80f-4520-a193-3620961e7b47",
      "kind": "checkin",
      "late": false,
      "missed": [],
      "mood": 6,
      "note": "a long day",
      "offers": [],
      "on_its_day": true,
      "own": [],
      "private": false,
      "recorded_at": "2026-11-20T20:30:00+00:00",
      "result": "created",
      "safe": null,
      "schema": "daymark.checkin.v1",
      "short_id": "bfba",
      "situations": [
        "unpleasant_emotions",
        "conflict"
      ],
      "sleep_hours": 7.5,
      "small": null,
      "small_done": null,
      "stress": 4,
      "took": [],
      "updated_at": "2026-11-20T20:30:00+00:00",
      "used": [
        {
          "amount": null,
          "focus": "heroin",
          "unit": null,
          "used": "no"
        }
      ]
    }
    "#);
    let mut stored = stored(&home);
    stored["used"].take();
    insta::assert_snapshot!(stored, @r#"{"confidence":7,"craving":3,"distress":2,"energy":5,"feelings":["lonely"],"mood":6,"safe":true,"situations":["unpleasant_emotions","conflict"],"sleep_hours":7.5,"stress":4,"used":null}"#);
    let marks = home.journal().marks(day("2026-11-20"), day("2026-11-20")).unwrap();
    assert_eq!(marks.len(), 2);
}

#[test]
fn says_only_what_was_saved_when_quiet() {
    insta::assert_snapshot!(home().run("in --mood 6 --quiet"), @"
    Saved for Friday 20 November.
      mood 6
    --- exit 0
    ");
}

#[test]
fn a_second_one_changes_only_what_is_given() {
    let home = home();
    home.run("checkin --mood 6 --craving 3 --feeling lonely,tired --used no --note one");
    let said =
        home.run_at("2026-11-20T23:00:00+01:00", "checkin --mood 7 --feeling calm --note two");
    insta::assert_snapshot!(said, @"
    Changed for Friday 20 November: mood, feelings and note. The rest stays
    as it was.
      no use · mood 7 · craving 3 · with feelings · with your words
      To undo: daymark undo
    --- exit 0
    ");
    let all = home.entries();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].note.as_ref().map(Text::as_str), Some("two"));
    assert_eq!(all[0].at.to_string(), "2026-11-20T21:30:00+01:00");
    assert_eq!(all[0].updated_at.seconds() - all[0].recorded_at.seconds(), 90 * 60);
    let mut stored = stored(&home);
    stored["used"].take();
    assert_eq!(stored, json!({"mood": 7, "craving": 3, "feelings": ["calm"], "used": null}));
}

#[test]
fn what_it_says_already_is_not_written_again() {
    let home = home();
    home.run("checkin --mood 6 --did walk");
    let said = home.run_at("2026-11-20T23:00:00+01:00", "checkin --mood 6 --did walk");
    insta::assert_snapshot!(said, @"
    Nothing to change for Friday 20 November: it already says so.
      mood 6
    --- exit 0
    ");
    let entry = home.entries().pop().unwrap();
    assert_eq!(entry.updated_at, entry.recorded_at);
}

#[test]
fn a_routine_done_later_changes_the_day_and_not_the_words_of_it() {
    let home = home();
    home.run("checkin --mood 6");
    insta::assert_snapshot!(home.run("checkin --did walk"), @"
    Marked for Friday 20 November.
      walk done
      To undo: daymark undo
    --- exit 0
    ");
}

/// Routines and doses say nothing of how the day was.
#[test]
fn marks_alone_make_no_check_in() {
    let home = home();
    home.run("med add bup --class buprenorphine --dose '8 mg' --every day --since 2026-11-16");
    let before = home.run("export data").stdout;
    insta::assert_snapshot!(home.run("checkin --did walk --took bup"), @"
    Marked for Friday 20 November.
      walk done · bup taken
      To undo: daymark undo
      The day has no check-in yet: daymark checkin
    --- exit 0
    ");
    assert_eq!(home.json(&["today"])["checked_in"], json!(false));
    assert_eq!(home.json(&["week"])["days_logged"], json!(0));
    insta::assert_snapshot!(home.run("checkin --did walk --took bup"), @"
    Nothing to change for Friday 20 November: it already says so.
      The day has no check-in yet: daymark checkin
    --- exit 0
    ");
    home.run("undo");
    assert_eq!(home.run("export data").stdout, before);
    let said = home.json(&words("checkin --date yesterday --did walk"));
    assert_eq!(said["schema"], json!("daymark.checkin-marks.v1"));
    assert_eq!(
        (&said["result"], &said["did"], &said["checked_in"], &said["doses"]),
        (&json!("updated"), &json!(["walk"]), &json!(false), &json!([]))
    );
    let page = home.run("checkin --date -2d --missed bup").stdout;
    assert!(
        page.contains("The day has no check-in yet: daymark checkin --date 2026-11-18"),
        "{page}"
    );
    home.run("routine archive walk");
    let said = home.run("checkin --did walk");
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("routine archive walk --restore"), "{said}");
}

#[rstest]
#[case::of_the_first_focus("no", &[("heroin", "no")])]
#[case::by_name("wine=yes", &[("wine", "yes")])]
#[case::of_both("Heroin=skip,wine=no", &[("heroin", "skip"), ("wine", "no")])]
#[case::of_the_first_and_another("no,wine=skip", &[("heroin", "no"), ("wine", "skip")])]
fn use_is_answered_by_focus(#[case] words: &str, #[case] expected: &[(&str, &str)]) {
    let home = home();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, None);
    let answer = home.json(&["checkin", "--used", words]);
    let whole = |(focus, used): &(&str, &str)| json!({"focus": focus, "used": used, "amount": null, "unit": null});
    let expected: Vec<_> = expected.iter().map(whole).collect();
    let mut found = answer["used"].as_array().unwrap().clone();
    found.sort_by_key(|one| one["focus"].as_str().unwrap().to_owned());
    assert_eq!(found, expected);
}

#[test]
fn the_first_focus_is_the_first_that_is_not_archived() {
    let home = home();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, None);
    home.change(|change| {
        let mut heroin = change.read().focuses()?.remove(0);
        heroin.archived_at = Some(change.now());
        change.replace_focus(&heroin)
    });
    let answer = home.json(&["checkin", "--used", "no"]);
    assert_eq!(
        answer["used"],
        json!([{"focus": "wine", "used": "no", "amount": null, "unit": null}])
    );
}

#[test]
fn an_answer_for_another_focus_alone_says_which() {
    let home = Home::with_journal();
    home.run("focus add wine --kind alcohol --since 2026-11-01");
    for (used, said) in [("wine=no", "wine: no use"), ("heroin=no", " no use")] {
        let saved = home.run(&format!("checkin --used {used} --no-input")).stdout;
        assert!(saved.contains(said), "{saved}");
        home.run("undo");
    }
    let saved = home.run("checkin --used heroin=no --no-input").stdout;
    assert!(!saved.contains("heroin: no use"), "{saved}");
}

#[rstest]
#[case::none("--situation none", json!({"situations": []}))]
#[case::some("--situation conflict,pleasant_times", json!({"situations": ["conflict", "pleasant_times"]}))]
#[case::twice("--situation conflict --situation pleasant_times",
    json!({"situations": ["conflict", "pleasant_times"]}))]
#[case::not_answered("--mood 5", json!({"mood": 5}))]
fn no_situation_is_an_answer(#[case] flags: &str, #[case] expected: Value) {
    let home = home();
    assert_eq!(home.run(&format!("checkin {flags}")).code, 0);
    let entry = home.entries().pop().unwrap();
    let stored = serde_json::to_value(&entry).unwrap();
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&stored[key], value);
    }
    assert_eq!(stored["situations"].is_null(), flags == "--mood 5");
}

#[test]
fn what_cannot_be_taken_writes_nothing() {
    let home = home();
    let mut said = String::new();
    for line in [
        "checkin",
        "checkin --no-input --date yesterday --private",
        "checkin --stress 4 --mood 11",
        "checkin --stress 4 --mood -1",
        "checkin --stress 4 --craving 3.5",
        "checkin --stress 4 --energy ''",
        "checkin --stress 4 --sleep 25",
        "checkin --stress 4 --situation conflikt",
        "checkin --stress 4 --situation none,conflict",
        "checkin --stress 4 --used perhaps",
        "checkin --stress 4 --used herion=no",
        "checkin --stress 4 --did walk,meating",
        "checkin --stress 4 --safe maybe",
        "checkin --stress 4 --feeling lonely,,tired",
        "checkin --stress 4 --note ''",
        "checkin --stress 4 --note '  '",
        "checkin --stress 4 --date 2026-11-21",
        "checkin --stress 4 --date 2026-02-30",
        "checkin --stress 4 --moood 5",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said);
    assert!(home.entries().is_empty());
    assert!(home.journal().marks(Day::first(), Day::last()).unwrap().is_empty());
}

#[test]
fn without_a_focus_use_cannot_be_answered() {
    let home = Home::with_empty_journal();
    insta::assert_snapshot!(home.run("checkin --mood 5 --used no"), @"
    --- standard error
    error: there is no active focus in the journal
    hint: add one with: daymark focus add
    --- exit 1
    ");
    assert!(home.entries().is_empty());
}

#[test]
fn someone_who_is_not_safe_is_told_whom_to_call_first() {
    let home = home();
    insta::assert_snapshot!(home.run("checkin --safe no --mood 2 --note alone --quiet"), @"
    Saved for Friday 20 November.
      mood 2 · private
    --- standard error
    Thank you for saying so. You can talk to someone now.
      988       Suicide and crisis line, US and Canada. Call or text; in the
                US, chat at 988lifeline.org.
      116 123   Samaritans, UK and Ireland. Call.
      3114      Suicide prevention line, France. Call.
      024       Suicide prevention line, Spain. Call.
      113       Suicide prevention line, Netherlands. Call 113 or 0800-0113.
      45 45 45  Support line, Luxembourg. Call.
      116 123   Emotional support line, EU. In many countries, not all.
                Call.
      13 11 14  Lifeline, Australia. Call.
      1737      Support line, New Zealand. Call or text.
      In danger now: call 911 US and Canada, 999 UK, 112 EU, 000 Australia,
      111 New Zealand.
      All of this, at any time: daymark help-now

    --- exit 0
    ");
    assert!(home.entries()[0].private);
}

#[rstest]
#[case::in_json("checkin --safe no --json", 0)]
#[case::beside_a_mistake("checkin --safe no --mood 11", 2)]
#[case::beside_a_day_to_come("checkin --safe no --date tomorrow", 1)]
fn help_is_said_whatever_else_is_on_the_line(#[case] line: &str, #[case] code: i32) {
    let said = home().run(line);
    assert_eq!(said.code, code);
    assert!(said.stderr.starts_with("Thank you for saying so."), "{said}");
}

#[test]
fn help_is_said_without_a_journal_and_with_settings_that_cannot_be_read() {
    let home = Home::new();
    home.write_config("config.toml", "day_end = ");
    let said = home.run("checkin --safe no");
    assert_eq!(said.code, 1);
    assert!(said.stderr.starts_with("Thank you for saying so."), "{said}");
}

#[test]
fn feeling_unsafe_makes_the_checkin_of_the_day_private() {
    let home = home();
    home.run("checkin --mood 4 --note words");
    let answer = home.json(&["checkin", "--safe", "no"]);
    assert_eq!(answer["changed"], json!(["safe", "private"]));
    assert_eq!(answer["note"], Value::Null);
    assert_eq!(answer["help"]["lines"][0]["number"], "988");
    home.run("checkin --safe yes");
    assert!(home.entries()[0].private);
}

#[test]
fn after_a_use_the_card_comes_first() {
    let home = home();
    insta::assert_snapshot!(home.run("checkin --used yes --mood 3"), @"
    Saved for Friday 20 November.
      use · mood 3
      To undo: daymark undo
      To add what happened, what helped and what next: daymark used
    --- standard error
    Nothing that you recorded is lost.
      Tolerance falls within days of not using: an old dose can kill.
      If you use, never alone: someone has to be there to call and give
      naloxone.
      Someone on the line while you use: 1-800-972-0590 US; 1-888-688-6677
      Canada.

    Emergency: 911 US and Canada, 999 UK, 112 EU, 000 Australia, 111 New
    Zealand.
    Opioid overdose: cannot be woken, slow or no breathing
      1. Shout their name, shake them, rub the breastbone hard with your
         knuckles.
      2. Call the emergency number and give naloxone, whichever is faster
         first; do what the call-taker says. Naloxone does no harm if it was
         no opioid.
      3. Not breathing: on their back, chin up, one breath every 5 seconds.
      4. Another dose of naloxone every 2 to 3 minutes, until they breathe.
      5. Breathing: lay them on their side. Stay: naloxone wears off in 30
         to 90 minutes. If you must leave, leave them on their side.
      Do not slap them, use a cold shower, inject anything else or make them
      vomit.
      It shows some of these signs: very drowsy, or cannot be woken; slow,
      weak or no breathing; choking or gurgling sounds; pinpoint pupils;
      limp body; cold, clammy skin; blue or grey lips or nails.

    To talk to someone
      988             Suicide and crisis line, US and Canada. Call or text;
                      in the US, chat at 988lifeline.org.
      116 123         Samaritans, UK and Ireland. Call.
      3114            Suicide prevention line, France. Call.
      024             Suicide prevention line, Spain. Call.
      113             Suicide prevention line, Netherlands. Call 113 or
                      0800-0113.
      45 45 45        Support line, Luxembourg. Call.
      116 123         Emotional support line, EU. In many countries, not
                      all. Call.
      13 11 14        Lifeline, Australia. Call.
      1737            Support line, New Zealand. Call or text.
      1-800-662-4357  SAMHSA helpline, US. Finds treatment; it does not
                      counsel. Call, or text a ZIP code to 435748. TTY
                      1-800-487-4889.

      All of this, at any time: daymark help-now

    --- exit 0
    ");
    let answer = home.json(&["checkin", "--used", "yes", "--date", "yesterday"]);
    assert_eq!(answer["card"]["kind"], "opioid-short");
    assert_eq!(
        answer["offers"],
        json!([{"offer": "details", "command": "daymark used --date 2026-11-19"}])
    );
}

#[test]
fn the_card_is_for_the_kind_with_the_greater_danger() {
    let home = home();
    home.add_focus("cards & dice", FocusKind::Behaviour, UseGoal::None, None);
    let answer = home.json(&["checkin", "--used", "yes,cards & dice=yes"]);
    assert_eq!(answer["card"]["kind"], "opioid-short");
    assert_eq!(
        answer["offers"],
        json!([
            {"offer": "details", "command": "daymark used"},
            {"offer": "details", "command": "daymark used --focus 'cards & dice'"},
        ])
    );
    let answer = home.json(&["checkin", "--used", "cards & dice=yes", "--date", "yesterday"]);
    assert_eq!(answer["card"]["overdose"], Value::Null);
}

#[rstest]
#[case::two_days(&["-1d"], UseGoal::None, None)]
#[case::three_days(&["-2d", "-1d"], UseGoal::None, Some(3))]
#[case::four_days(&["-3d", "-2d", "-1d"], UseGoal::None, Some(4))]
#[case::a_day_between(&["-3d", "-1d"], UseGoal::None, None)]
#[case::for_less_use(&["-2d", "-1d"], UseGoal::Less, None)]
fn after_three_days_in_a_row_a_new_start_is_offered(
    #[case] before: &[&str],
    #[case] goal: UseGoal,
    #[case] days: Option<u32>,
) {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, goal, Some("2026-08-31"));
    for date in before {
        assert_eq!(home.run(&format!("checkin --used yes --date {date}")).code, 0);
    }
    let answer = home.json(&["checkin", "--used", "yes"]);
    let expected = days.map(|days| {
        let command = "daymark focus restart wine --since 2026-11-20";
        json!({"offer": "restart", "days_in_a_row": days, "command": command})
    });
    assert_eq!(answer["offers"].get(1), expected.as_ref());
}

#[test]
fn a_use_long_ago_offers_no_new_start() {
    let home = home();
    for date in ["-2d", "-1d", "today"] {
        home.run(&format!("checkin --used yes --date {date}"));
    }
    let answer = home.json(&["checkin", "--used", "yes", "--date", "2026-10-01"]);
    assert_eq!(answer["offers"].as_array().unwrap().len(), 1);
}

#[rstest]
#[case::before_the_day_ends("2026-11-21T03:59:00+01:00", "", "2026-11-20")]
#[case::after_it("2026-11-21T04:00:00+01:00", "", "2026-11-21")]
#[case::yesterday_of_the_current_day("2026-11-21T03:59:00+01:00", "--date yesterday", "2026-11-19")]
#[case::a_date_wins("2026-11-21T03:59:00+01:00", "--date 2026-11-18", "2026-11-18")]
#[case::a_leap_day("2028-03-01T12:00:00+01:00", "--date yesterday", "2028-02-29")]
fn it_belongs_to_its_day(#[case] now: &str, #[case] flags: &str, #[case] day: &str) {
    let home = home();
    assert_eq!(home.run_at(now, &format!("checkin --mood 5 {flags}")).code, 0);
    let entry = home.entries().pop().unwrap();
    assert_eq!((entry.day.to_string().as_str(), entry.at.to_string().as_str()), (day, now));
}

#[rstest]
#[case::as_piped("from a pipe\n", "from a pipe")]
#[case::of_several_lines("one\n\ntwo\n\n", "one\n\ntwo\n")]
#[case::with_every_byte_that_a_terminal_fears(
    "\u{1b}[31m\0\u{7}\u{202e}",
    "\u{1b}[31m\0\u{7}\u{202e}"
)]
fn a_note_comes_from_standard_input(#[case] input: &str, #[case] kept: &str) {
    let home = home();
    let said = home.run_with_input("checkin --note -", input);
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(home.entries()[0].note.as_ref().map(Text::as_str), Some(kept));
    assert!(!said.stdout.contains('\u{1b}'));
}

#[rstest]
#[case::nothing(Vec::new())]
#[case::blank(b" \n ".to_vec())]
#[case::not_text(b"\xff".to_vec())]
#[case::longer_than_a_mebibyte(vec![b'a'; (1 << 20) + 1])]
fn what_is_no_note_is_refused(#[case] input: Vec<u8>) {
    let home = home();
    let said = home.run_with_input("checkin --mood 5 --note -", input);
    assert_eq!(said.code, 2, "{said}");
    assert!(home.entries().is_empty());
}

#[test]
fn a_note_of_a_mebibyte_is_kept() {
    let home = home();
    let said = home.run_with_input("checkin --note -", vec![b'a'; 1 << 20]);
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(home.entries()[0].note.as_ref().unwrap().as_str().len(), 1 << 20);
}

#[test]
fn the_editor_opens_on_the_note_that_stands() {
    let home = home();
    home.run("checkin --note one");
    let mut command = home.daymark(&["checkin", "--note"]);
    let said = home.heard(command.env("EDITOR", "printf ', two' >>"));
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(home.entries()[0].note.as_ref().map(Text::as_str), Some("one, two"));
}

#[test]
fn a_mistake_is_told_before_the_editor_opens() {
    let home = home();
    for flags in [["--mood", "11"], ["--used", "herion=no"], ["--did", "wlak"]] {
        let mut command = home.daymark(&["checkin", "--note"]);
        let said = home.heard(command.args(flags).env("EDITOR", "echo opened >&2; true"));
        assert!(said.stderr.starts_with("error: "), "{said}");
    }
    assert!(home.entries().is_empty());
}

#[test]
fn a_clock_set_back_is_told_and_the_entry_kept() {
    let home = home();
    home.run("checkin --mood 5");
    let said = home.run_at("2026-11-19T08:00:00+01:00", "checkin --mood 4");
    insta::assert_snapshot!(said, @"
    Saved for Thursday 19 November.
      mood 4
      To undo: daymark undo
    --- standard error
    The clock is behind: the last change was made on 20 November 2026 at 21:30. This one is saved with the time of the clock.
    --- exit 0
    ");
    assert_eq!(home.entries().len(), 2);
}

#[test]
fn two_at_once_lose_nothing() {
    let home = home();
    let fields = ["--mood 1", "--energy 2", "--stress 3", "--craving 4", "--sleep 5"];
    std::thread::scope(|scope| {
        for field in fields {
            let home = &home;
            scope.spawn(move || assert_eq!(home.run(&format!("checkin {field}")).code, 0));
        }
    });
    assert_eq!(
        stored(&home),
        json!({"mood": 1, "energy": 2, "stress": 3, "craving": 4, "sleep_hours": 5.0})
    );
}

#[test]
fn after_midnight_both_dates_are_said() {
    let home = Home::with_journal();
    let said = home.run_at("2026-11-29T01:30:00+01:00", "checkin --mood 5 --used no").stdout;
    assert!(
        said.starts_with("Saved: Sunday 29 November, 01:30 (the night of Saturday).\n"),
        "{said}"
    );
    let said = home.run_at("2026-11-29T21:30:00+01:00", "checkin --date -2d --used no").stdout;
    assert!(said.starts_with("Saved for Friday 27 November.\n"), "{said}");
}

#[test]
fn a_small_thing_is_asked_back_at_the_next_checkin() {
    let home = Home::with_journal();
    home.run_at(
        "2026-11-19T20:00:00+01:00",
        "checkin --mood 5 --confidence 5 --distress 4 --small 'call Ana, then walk'",
    );
    let thing = json!({"words": "call Ana, then walk", "day": "2026-11-19"});
    assert_eq!(home.json(&["today"])["small_thing"], thing);
    let today = home.run("today");
    assert!(today.stdout.contains("One step  call Ana, then walk"), "{today}");
    let answers = [
        ("say): ", "n"),
        ("0 to 10: ", ""),
        ("0 to 10: ", "6"),
        ("0 to 10: ", ""),
        ("0 to 10: ", ""),
        ("like 7.5: ", ""),
        ("like 1,3: ", ""),
        ("parted by commas: ", ""),
        ("safe (y/n): ", ""),
        ("The small thing, \"call Ana, then walk\": done (y/n, p: in part): ", "p"),
        ("One small thing until the next check-in: ", "<"),
        ("(y/n, p: in part) [partly]: ", "y"),
        ("One small thing until the next check-in: ", "wash up"),
        ("Anything to add: ", ""),
    ];
    let (screen, code) = crate::asking::conversation(&home, &["checkin"], &answers);
    assert_eq!(code, 0, "{screen}");
    let said = crate::support::unwrapped(&screen);
    assert!(said.contains("the small thing before: done"), "{screen}");
    assert!(said.contains("with one small thing"), "{screen}");
    let stored = home.json(&words("show last"));
    assert_eq!((&stored["small"], &stored["small_done"]), (&json!("wash up"), &json!("yes")));
    assert_eq!(home.json(&["today"])["small_thing"]["words"], json!("wash up"));
    assert_eq!(home.run("search wash").stdout.lines().count(), 1);
}

#[test]
fn a_small_thing_that_is_private_is_shown_nowhere() {
    let home = Home::with_journal();
    home.run("checkin --date yesterday --small 'see the clinic' --private");
    assert_eq!(home.json(&["today"])["small_thing"], json!(null));
    for line in ["today", "log", "search clinic", "packet --from 2026-11-01 --include notes --yes"]
    {
        assert!(!home.run(line).stdout.contains("clinic"), "{line}");
    }
    let copy = home.run("export data").stdout;
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
    home.run("edit last --clear small");
    assert_eq!(home.json(&words("show last"))["small"], json!(null));
}

#[test]
fn what_became_of_a_small_thing_is_one_of_three_words() {
    let home = Home::with_journal();
    home.run("checkin --small-done partly");
    assert_eq!(home.json(&words("show last"))["small_done"], json!("partly"));
    let said = home.run("checkin --small-done maybe");
    assert_eq!(said.code, 2, "{said}");
    assert!(said.stderr.contains("known: yes, partly, no"), "{said}");
}

/// A home where two medications are due every day, and one is taken as needed.
fn with_medications() -> Home {
    let home = Home::with_journal();
    home.run(
        "med add buprenorphine --class buprenorphine --dose '8 mg' --every day --since 2026-11-10",
    );
    home.run(
        "med add clonidine --class clonidine --dose '0.1 mg' --every 2/day --since 2026-11-10",
    );
    home.run(
        "med add ibuprofen --class other --dose '400 mg' --every as-needed --since 2026-11-10",
    );
    home
}

#[test]
fn doses_are_recorded_with_it_in_one_change() {
    let home = with_medications();
    let before = home.run("export data").stdout;
    let said = home.json(&words("checkin --mood 6 --took bupre,clonidine --missed clonidine"));
    assert_eq!(said["took"], json!(["buprenorphine", "clonidine"]));
    assert_eq!(
        (&said["missed"], &said["changed"]),
        (&json!(["clonidine"]), &json!(["mood", "took", "missed"]))
    );
    assert_eq!(home.json(&["today"])["medications_due"], json!([]));
    let again = home.run("checkin --took buprenorphine");
    assert!(again.stdout.contains("Nothing to change"), "{again}");
    let needed = home.run("checkin --took ibuprofen");
    assert!(needed.stdout.contains("ibuprofen taken"), "{needed}");
    home.run("undo 2");
    assert_eq!(home.run("export data").stdout, before);
}

/// The rule of `med taken` and `med missed`: a second word puts the first right.
#[test]
fn a_dose_that_was_marked_wrongly_is_put_right() {
    let home = with_medications();
    home.run("med taken buprenorphine clonidine clonidine --at 08:10");
    home.run("med taken clonidine --at 20:10");
    insta::assert_snapshot!(home.run("checkin --missed buprenorphine,clonidine"), @"
    Marked for Friday 20 November.
      buprenorphine missed, in place of: taken at 08:10 · clonidine missed,
      in place of: taken at 20:10
      To undo: daymark undo
      The day has no check-in yet: daymark checkin
    --- exit 0
    ");
    let said = home.json(&words("checkin --mood 6 --took buprenorphine --missed clonidine"));
    let before =
        json!({"outcome": "missed", "day": "2026-11-20", "at": "2026-11-20T21:30:00+01:00"});
    assert_eq!(said["doses"].as_array().unwrap().len(), 1, "{said}");
    assert_eq!(said["doses"][0]["in_place_of"], before);
    let doses = home.json(&["week"])["medications"].clone();
    let counted = |n: usize| (doses[n]["taken"].clone(), doses[n]["missed"].clone());
    assert_eq!((counted(0), counted(1)), ((json!(1), json!(0)), (json!(1), json!(1))));
    let both = home.json(&words("checkin --missed clonidine,clonidine"));
    assert_eq!(both["missed"], json!(["clonidine"]));
    assert_eq!(home.json(&["week"])["medications"][1]["missed"], json!(2));
}

#[test]
fn doses_of_another_day_are_for_that_day() {
    let home = with_medications();
    home.run("checkin --date yesterday --took buprenorphine");
    let week = home.json(&["week"]);
    let taken = &week["medications"][0];
    assert_eq!((&taken["taken"], &taken["late"], &taken["due"]), (&json!(1), &json!(0), &json!(4)));
    let said = home.run("checkin --date 2026-11-09 --took buprenorphine");
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("begins on 10 November 2026"), "{said}");
    assert_eq!(home.run("checkin --took nobody").code, 1);
    assert_eq!(home.json(&["log"])["entries"].as_array().unwrap().len(), 1);
}

/// The answers to what a check-in asks before doses.
const UP_TO_DOSES: [(&str, &str); 9] = [
    ("say): ", "n"),
    ("0 to 10: ", "3"),
    ("0 to 10: ", "6"),
    ("0 to 10: ", ""),
    ("0 to 10: ", ""),
    ("like 7.5: ", ""),
    ("0 to 10: ", ""),
    ("like 1,3: ", ""),
    ("parted by commas: ", ""),
];

#[test]
fn what_is_due_is_asked_and_prompts_and_flags_give_one_journal() {
    let home = with_medications();
    let at_doses = [
        ("0.1 mg 2 times (y: all, n: one by one): ", "n"),
        ("buprenorphine 8 mg: taken (y/n, m: missed): ", "m"),
        ("clonidine 0.1 mg: taken (y/n, m: missed): ", "<"),
        ("[n]: ", "n"),
        ("buprenorphine 8 mg: taken (y/n, m: missed) [missed]: ", "y"),
        ("clonidine 0.1 mg: taken (y/n, m: missed): ", "y"),
        ("clonidine 0.1 mg: taken (y/n, m: missed): ", "n"),
        ("safe (y/n): ", ""),
        ("Anything to add: ", ""),
    ];
    let answers = [&UP_TO_DOSES[..], &at_doses].concat();
    let (screen, code) = crate::asking::conversation(&home, &["checkin"], &answers);
    assert_eq!(code, 0, "{screen}");
    let by_flags = with_medications();
    by_flags.run("checkin --used no --craving 3 --mood 6 --took buprenorphine,clonidine");
    assert_eq!(home.run("export data").stdout, by_flags.run("export data").stdout);
}

#[test]
fn several_doses_are_one_question() {
    let home = with_medications();
    let at_doses = [
        ("Taken: buprenorphine 8 mg and clonidine", "y"),
        ("safe (y/n): ", "<"),
        ("[y]: ", ""),
        ("safe (y/n): ", ""),
        ("Anything to add: ", ""),
    ];
    let answers = [&UP_TO_DOSES[..], &at_doses].concat();
    let (screen, code) = crate::asking::conversation(&home, &["checkin"], &answers);
    assert_eq!(code, 0, "{screen}");
    let by_flags = with_medications();
    let flags = "checkin --used no --craving 3 --mood 6 --took buprenorphine,clonidine,clonidine";
    by_flags.run(flags);
    assert_eq!(home.run("export data").stdout, by_flags.run("export data").stdout);
}

#[test]
fn symptoms_are_offered_in_the_first_days() {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-11-18"));
    let offers = home.json(&words("checkin --mood 3"))["offers"].clone();
    assert_eq!(offers, json!([{"offer": "symptoms", "command": "daymark symptoms"}]));
    home.run("symptoms --item sweating:3,sleep:4 --date yesterday");
    home.run("symptoms --item sweating:2,sleep:2");
    assert_eq!(home.json(&words("checkin --mood 4"))["offers"], json!([]));
    let today = home.run("today").stdout;
    let today = crate::support::unwrapped(&today);
    assert!(
        today.contains(
            "Symptoms Thursday 7, Friday 4, added up; usually lasts 4 to 10 days (WHO 2009)"
        ),
        "{today}"
    );
    assert!(today.contains("For now water or broth often"), "{today}");
    let later = Home::with_journal();
    assert_eq!(later.json(&words("checkin --mood 3"))["offers"], json!([]));
    assert!(!later.run("today").stdout.contains("For now"));
}
