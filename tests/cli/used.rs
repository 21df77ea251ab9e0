//! `daymark used`

use std::fmt::Write;

use daymark::domain::entry::Body;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::{Home, day, unwrapped, words};

/// Someone's 81 days, of which the last ten are confirmed without use.
fn ten_days() -> Home {
    let home = Home::with_journal();
    for back in 1..=10 {
        assert_eq!(home.run(&format!("checkin --used no --date -{back}d")).code, 0);
    }
    home
}

#[test]
fn shows_the_card_then_both_clocks() {
    insta::assert_snapshot!(ten_days().run("used --overdose no --what 'a party'"), @"
    Recorded for Friday 20 November.
      heroin · overdose: no · with your words
      The time since the last use you logged now counts from Friday 20
      November.
      What you logged stays: day 81 since Monday 31 August; 10 days without
      use in all; a longest run of 80 days, 10 logged.
      To undo: daymark undo
      To look at it step by step, whenever you like: daymark used --review
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
}

#[test]
fn says_it_in_sentences() {
    let said = ten_days().run("used --date yesterday --plain --private");
    insta::assert_snapshot!(said.stdout, @"
    Recorded for Thursday 19 November.
    heroin.
    private.
    The time since the last use you logged now counts from Thursday 19 November.
    What you logged stays: day 81 since Monday 31 August.
    What you logged stays: 9 days without use in all.
    What you logged stays: a longest run of 79 days, 9 logged.
    To undo: daymark undo.
    The check-in of that day says no use of heroin, and the day counts as one of use. To let the check-in say so too: daymark checkin --date 2026-11-19 --used heroin=yes (two hyphens before date and used).
    ");
    assert!(said.stderr.starts_with("Nothing that you recorded is lost.\n"));
}

#[test]
fn keeps_every_field_and_erases_nothing() {
    let home = ten_days();
    let answer = home.json(&[
        "used",
        "--date",
        "yesterday",
        "--focus",
        "Heroin",
        "--overdose",
        "yes",
        "--what",
        "a party",
        "--helped",
        "calling Ana",
        "--next",
        "leave earlier",
    ]);
    assert_eq!(
        answer["clocks"],
        json!({
            "goal": "none", "since": "2026-08-31", "days_in_recovery": 81,
            "last_use": "2026-11-19", "days_since_use": 1,
            "days": {"no_use": 9, "use": 1, "unknown": 70},
            "longest_run": {"days": 79, "confirmed": 9, "unlogged": 70, "from": "2026-09-01", "to": "2026-11-18"},
        })
    );
    assert_eq!(answer["changed"], json!(["overdose", "what", "helped", "next"]));
    let mut all = home.entries();
    assert_eq!(all.len(), 11);
    all.retain(|entry| matches!(entry.body, Body::Use(_)));
    let stored = serde_json::to_value(&all[0]).unwrap();
    for (key, value) in [
        ("day", json!("2026-11-19")),
        ("at", json!("2026-11-20T21:30:00+01:00")),
        ("overdose", json!(true)),
        ("what", json!("a party")),
        ("helped", json!("calling Ana")),
        ("next", json!("leave earlier")),
        ("private", json!(false)),
    ] {
        assert_eq!(stored[key], value, "{key}");
    }
}

#[test]
fn private_words_are_not_said_back() {
    let home = Home::with_journal();
    let answer = home.json(&["used", "--what", "a party", "--private"]);
    assert_eq!((&answer["what"], &answer["private"]), (&Value::Null, &json!(true)));
}

#[rstest]
#[case::today("today", "2026-11-20", 0)]
#[case::earlier_than_another("-5d", "2026-11-17", 3)]
#[case::on_the_start_date("2026-08-31", "2026-11-17", 3)]
fn the_clock_starts_at_the_latest_use(
    #[case] date: &str,
    #[case] last_use: &str,
    #[case] days_since: u32,
) {
    let home = Home::with_journal();
    home.run("used --date -3d");
    let answer = home.json(&["used", "--date", date]);
    assert_eq!(answer["clocks"]["last_use"], last_use);
    assert_eq!(answer["clocks"]["days_since_use"], days_since);
    assert_eq!(answer["clocks"]["days_in_recovery"], 81);
}

#[test]
fn each_place_of_a_use_in_time_is_said_plainly() {
    let home = Home::with_journal();
    home.run("used --date -3d");
    let mut said = String::new();
    for line in ["used --date -5d", "used --date 2026-08-31", "used --date 2025-01-01"] {
        writeln!(said, "$ daymark {line}\n{}", home.run(line).stdout).unwrap();
    }
    insta::assert_snapshot!(said, @"
    $ daymark used --date -5d
    Recorded for Sunday 15 November.
      heroin
      The last use you logged is still that of Tuesday 17 November.
      What you logged stays: day 81 since Monday 31 August.
      To undo: daymark undo
      To look at it step by step, whenever you like:
      daymark used --review --date 2026-11-15

    $ daymark used --date 2026-08-31
    Recorded for Monday 31 August.
      heroin
      That is not after your start date, Monday 31 August, so your counts
      stay as they are.
      What you logged stays: day 81 since Monday 31 August.
      To undo: daymark undo
      To look at it step by step, whenever you like:
      daymark used --review --date 2026-08-31

    $ daymark used --date 2025-01-01
    Recorded for Wednesday 1 January 2025.
      heroin
      That is not after your start date, Monday 31 August, so your counts
      stay as they are.
      What you logged stays: day 81 since Monday 31 August.
      To undo: daymark undo
      To look at it step by step, whenever you like:
      daymark used --review --date 2025-01-01
    ");
}

#[rstest]
#[case(FocusKind::OpioidShort, Some("opioid"), "Opioid overdose", true)]
#[case(FocusKind::OpioidLong, Some("opioid"), "breastbone", true)]
#[case(FocusKind::Benzodiazepine, Some("opioid"), "Supplies may contain opioids", true)]
#[case(FocusKind::Other, Some("opioid"), "Supplies may contain opioids", true)]
#[case(FocusKind::Stimulant, Some("stimulant"), "cool an overheated body", false)]
#[case(FocusKind::Alcohol, Some("alcohol"), "stay with them", false)]
#[case(FocusKind::Cannabis, None, "To talk to someone", false)]
#[case(FocusKind::Nicotine, None, "To talk to someone", false)]
#[case(FocusKind::Behaviour, None, "To talk to someone", false)]
fn the_card_is_that_of_the_kind(
    #[case] kind: FocusKind,
    #[case] overdose: Option<&str>,
    #[case] fact: &str,
    #[case] tolerance: bool,
) {
    let home = Home::with_empty_journal();
    home.add_focus("it", kind, UseGoal::None, None);
    let said = home.run("used");
    assert_eq!(said.code, 0, "{said}");
    let card = unwrapped(&said.stderr);
    assert!(card.contains(fact) && card.contains("988"), "{said}");
    assert_eq!(card.contains("overdose") || card.contains("poisoning"), overdose.is_some());
    assert_eq!(card.contains("Tolerance falls"), tolerance, "{said}");
    assert_eq!(card.contains("while you use"), overdose.is_some_and(|of| of != "alcohol"));
    let answer = home.json(&["used"]);
    assert_eq!(answer["card"]["overdose"]["of"], json!(overdose));
    assert_eq!(answer["clocks"], Value::Null);
}

#[rstest]
fn other_words_for_it_are_understood(#[values("relapse", "slip", "lapse")] word: &str) {
    let home = Home::with_journal();
    let answer = home.json(&[word, "--date", "yesterday"]);
    assert_eq!((&answer["kind"], &answer["day"]), (&json!("use"), &json!("2026-11-19")));
    assert!(!home.run("--help").stdout.contains(word));
}

#[test]
fn who_wants_less_is_told_days_of_use_and_offered_no_new_start() {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-11-01"));
    home.run("used --date -2d");
    home.run("used --date -1d");
    insta::assert_snapshot!(home.run("used").stdout, @"
    Recorded for Friday 20 November.
      wine
      3 days of use logged in all.
      What you logged stays: day 19 since Sunday 1 November.
      To undo: daymark undo
      To look at it step by step, whenever you like: daymark used --review
    ");
}

#[test]
fn after_three_days_in_a_row_a_new_start_is_a_choice() {
    let home = Home::with_empty_journal();
    home.add_focus("evening wine", FocusKind::Alcohol, UseGoal::None, Some("2026-11-01"));
    home.run("checkin --used yes --date -2d");
    home.run("used --date -1d");
    insta::assert_snapshot!(home.run("used").stdout, @"
    Recorded for Friday 20 November.
      evening wine
      The time since the last use you logged now counts from Friday 20
      November.
      What you logged stays: day 19 since Sunday 1 November.
      To undo: daymark undo
      You logged use on 3 days in a row. You can leave the start date as it
      is, or set a new one; what you logged stays either way:
      daymark focus restart 'evening wine' --since 2026-11-20
    ");
    let answer = home.json(&["used", "--another"]);
    assert_eq!(
        answer["offers"],
        json!([{
            "offer": "restart",
            "days_in_a_row": 3,
            "command": "daymark focus restart 'evening wine' --since 2026-11-20",
        }])
    );
}

#[test]
fn the_attempt_stays_until_the_person_decides() {
    let home = Home::with_journal();
    for date in ["-2d", "-1d", "today"] {
        home.run(&format!("used --date {date}"));
    }
    let focus = home.journal().focuses().unwrap().remove(0);
    assert_eq!(focus.since(), Some(day("2026-08-31")));
    assert_eq!(focus.attempts.len(), 1);
}

#[test]
fn what_cannot_be_taken_writes_nothing() {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, None);
    let mut said = String::new();
    for line in [
        "used --focus herion",
        "used --overdose perhaps",
        "used --what ''",
        "used --date tomorrow",
        "used --date soon",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark used --focus herion
    --- standard error
    error: there is no focus named "herion"; nothing was saved
    hint: did you mean "heroin"?
    --- exit 1

    $ daymark used --overdose perhaps
    --- standard error
    error: --overdose: "perhaps" does not fit; it takes yes or no
    hint: see: daymark used --help
    --- exit 2

    $ daymark used --what ''
    --- standard error
    error: --what: an empty text does not fit; it takes some words, at most 1 MiB (1,048,576 bytes)
    hint: see: daymark used --help
    --- exit 2

    $ daymark used --date tomorrow
    --- standard error
    error: 21 November 2026 is in the future; the current day is 20 November 2026
    hint: see: daymark used --help
    --- exit 1

    $ daymark used --date soon
    --- standard error
    error: "soon" is not a date
    hint: write it as 2026-11-20, today, yesterday, mon, -3d, "3 days ago" or -2w
    --- exit 2
    "#);
    insta::assert_snapshot!(Home::with_empty_journal().run("used"), @"
    --- standard error
    error: there is no active focus in the journal
    hint: add one with: daymark focus add
    --- exit 1
    ");
    insta::assert_snapshot!(Home::new().run("used"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init; help is there without the journal: daymark help-now
    --- exit 1
    ");
    assert!(home.entries().is_empty());
}

#[rstest]
#[case::now("used", "2026-11-20", "2026-11-20T21:30:00+01:00")]
#[case::a_time("used --at 14:30", "2026-11-20", "2026-11-20T14:30:00+01:00")]
#[case::at_night("used --at 'yesterday 02:00'", "2026-11-19", "2026-11-20T02:00:00+01:00")]
#[case::of_the_day_given("used --date -3d --at 22:15", "2026-11-17", "2026-11-17T22:15:00+01:00")]
#[case::in_its_night("used --date -3d --at 1:15", "2026-11-17", "2026-11-18T01:15:00+01:00")]
fn a_use_has_its_day_and_its_time(#[case] line: &str, #[case] day: &str, #[case] at: &str) {
    let home = Home::with_journal();
    assert_eq!(home.run(line).code, 0);
    let entry = home.json(&["show", "last"]);
    assert_eq!((&entry["day"], &entry["at"]), (&json!(day), &json!(at)));
}

#[test]
fn a_use_cannot_happen_before_its_day() {
    insta::assert_snapshot!(Home::with_journal().run("used --date today --at 'yesterday 10:00'"));
}

/// What follows "To undo" in an answer, in one line.
fn offered(said: &str) -> String {
    let said = unwrapped(said);
    said.split_once("To undo: daymark undo").unwrap().1.trim().to_owned()
}

#[rstest]
#[case::today("today", "daymark checkin --used heroin=yes")]
#[case::earlier("-3d", "daymark checkin --date 2026-11-17 --used heroin=yes")]
fn a_use_on_a_day_whose_check_in_says_no_is_said_with_the_command_that_settles_it(
    #[case] date: &str,
    #[case] command: &str,
) {
    let home = Home::with_journal();
    home.run(&format!("checkin --date {date} --used no"));
    let said = home.run(&format!("used --date {date}"));
    assert_eq!(
        offered(&said.stdout),
        format!(
            "The check-in of that day says no use of heroin, and the day counts as one of use. To \
             let the check-in say so too: {command}"
        )
    );
    let answer = home.run(command.strip_prefix("daymark ").unwrap());
    assert_eq!(answer.code, 0, "{answer}");
    let again = home.json(&["used", "--date", date, "--add", "--what", "a party"]);
    assert_eq!(again["offers"], json!([]));
}

#[rstest]
fn a_no_of_a_day_with_a_use_is_said_with_the_command_that_settles_it(
    #[values(
        "checkin --date -2d --used no",
        "checkin --date -2d --used heroin=no,wine=no",
        "edit CHECKIN --used no",
        "edit EARLIER --date -2d"
    )]
    line: &str,
) {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, Some("2026-11-01"));
    let first = home.json(&["used", "--date", "-2d"])["id"].as_str().unwrap()[..4].to_owned();
    let id = |args: &[&str]| home.json(args)["id"].as_str().unwrap().to_owned();
    let mut line = line.to_owned();
    if line.contains("CHECKIN") {
        line = line.replace("CHECKIN", &id(&["checkin", "--date", "-2d", "--mood", "5"]));
    }
    if line.contains("EARLIER") {
        line = line.replace("EARLIER", &id(&["checkin", "--date", "-9d", "--used", "no"]));
    }
    let said = home.run(&line);
    let text = unwrapped(&format!("{}\n{}", said.stdout, said.stderr));
    let sentence = format!(
        "A return to use of heroin is on record for that day, which counts as one of use. If there \
         was none: daymark delete {first}"
    );
    assert!(text.contains(&sentence), "{said}");
    assert_eq!(text.matches("is on record for that day").count(), 1, "{said}");
    let settled = home.run(&format!("delete {first} --yes"));
    assert_eq!(settled.code, 0, "{settled}");
    assert!(!home.run("checkin --date -2d --used no").stdout.contains("on record"));
}

#[test]
fn answers_of_other_days_and_focuses_do_not_contradict() {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::None, Some("2026-11-01"));
    home.run("checkin --date -1d --used no");
    home.run("checkin --used wine=no");
    home.run("checkin --date -4d --used skip");
    for line in ["used", "used --date -2d", "used --date -4d", "used --focus wine --date -1d"] {
        let answer = home.json(&line.split(' ').collect::<Vec<_>>());
        let offers = answer["offers"].as_array().unwrap();
        assert!(offers.iter().all(|offer| offer["offer"] == json!("review")), "{line}: {answer}");
    }
}

#[test]
fn a_second_use_of_a_day_is_kept_beside_the_first_and_said() {
    let home = Home::with_journal();
    let first = home.json(&["used", "--what", "a party"])["id"].as_str().unwrap()[..4].to_owned();
    let said = home.run("used --next 'call Ana'");
    assert_eq!(
        offered(&said.stdout),
        format!(
            "That day had one already ({first}). Both are saved. If they are one and the same, \
             undo this and log it again with --add: daymark undo"
        )
    );
    assert_eq!(home.entries().len(), 2);
    home.run("undo");
    let answer = home.json(&["used", "--add", "--next", "call Ana", "--overdose", "yes"]);
    assert_eq!((&answer["result"], &answer["offers"]), (&json!("updated"), &json!([])));
    let again = home.json(&["used", "--add", "--next", "call Ana"]);
    assert_eq!(again["result"], json!("unchanged"));
    assert_eq!(home.json(&["used", "--another"])["offers"][0]["offer"], json!("review"));

    let entries = home.entries();
    assert_eq!(entries.len(), 2);
    let first = entries.iter().find(|entry| entry.id.to_string().starts_with(&first)).unwrap();
    let Body::Use(kept) = &first.body else { panic!("{first:?}") };
    assert_eq!(kept.what.as_ref().unwrap().as_str(), "a party");
    assert_eq!(kept.next.as_ref().unwrap().as_str(), "call Ana");
    assert_eq!(kept.overdose, Some(true));
}

#[test]
fn what_is_added_takes_nothing_away() {
    let home = Home::with_journal();
    home.run("used --what 'a party' --overdose yes --at 09:00");
    home.run("used --add --what 'then home' --overdose no");
    insta::assert_snapshot!(home.run("show last"), @"
    Return to use of Friday 20 November at 09:00

      Focus     heroin
      Overdose  yes

      What happened:
        a party
        then home

      Written Friday 20 November at 21:30
      Id 3feda3f5-2654-4547-95b8-e7a0f4c4eea8
    --- exit 0
    ");
    let none = home.run("used --add --date -5d");
    assert!(none.stderr.ends_with(
        "error: no use of heroin is logged for Sunday 15 November\nhint: leave --add out to record one\n"
    ));
    assert_eq!((none.code, home.entries().len()), (1, 1));
    insta::assert_snapshot!(home.run("used --add --another"), @"
    --- standard error
    error: --add and --another do not go together
    hint: see: daymark used --help
    --- exit 2
    ");
}

const STEPS: [(&str, &str); 6] = [
    ("What happened: ", "a party"),
    ("What went through your mind: ", "one will not matter"),
    ("How you felt, parted by commas: ", "lonely, tired"),
    ("What helped, then or afterwards: ", "calling Ana"),
    ("What next: ", "leave before ten"),
    ("New for your plan: which do you take, like 1,3: ", "1,2"),
];

/// A copy of the journal but for what differs in every change: ids and times.
fn copy_of(home: &Home) -> String {
    let copy = home.run("export data").stdout;
    let strange = |word: &str| word.contains("\"id\"") || word.contains("_at\"");
    // The rows stand in the order of their ids.
    let words = copy.split(',').filter(|word| !strange(word));
    let mut words: Vec<_> =
        words.map(|word| word.trim_matches(['{', '}', '[', ']', '\n'])).collect();
    words.sort_unstable();
    words.join(",")
}

#[test]
fn a_review_by_questions_and_by_flags_gives_the_same_journal() {
    let asked = Home::with_journal();
    asked.run("used --overdose no");
    let (screen, code) =
        crate::asking::conversation(&asked, &["used", "--review", "--plain"], &STEPS);
    assert_eq!(code, 0, "{screen}");
    insta::assert_snapshot!(screen);
    let told = Home::with_journal();
    told.run("used --overdose no");
    let said = told.run(
        "used --review --what 'a party' --thought 'one will not matter' --feeling lonely,tired \
         --helped 'calling Ana' --next 'leave before ten' --into-plan",
    );
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(copy_of(&asked), copy_of(&told));
    let plan = told.json(&words("plan"))["sections"].clone();
    assert_eq!(plan[0]["lines"][1]["words"], json!("leave before ten"));
    // What the plan has already is not proposed again.
    assert_eq!(told.json(&words("used --review --what 'late, too'"))["plan"], json!([]));
    let what = told.json(&words("show last"))["what"].clone();
    assert_eq!(what, json!("a party\nlate, too"));
}

#[test]
fn each_step_of_a_review_is_saved_and_the_plan_changes_only_on_a_yes() {
    let home = Home::with_journal();
    home.run("used --helped 'calling Ana'");
    let mut session = crate::terminal::start(&home, &["used", "--review"]);
    crate::asking::talk(&mut session, &STEPS[..1]);
    session.exp_string("What went through your mind: ").unwrap();
    assert_eq!(home.json(&words("show last"))["what"], json!("a party"));
    session.send_control('c').unwrap();
    let plan = crate::asking::talk(&mut session, &[("Take this into your plan (y/N): ", "")]);
    assert!(plan.contains("  + What to do: calling Ana"), "{plan}");
    assert_eq!(crate::terminal::end(session).1, 0);
    assert_eq!(home.json(&words("plan"))["sections"], json!([]));
    // Without a terminal it is offered, and nothing is taken.
    let said = home.run("used --review");
    assert!(said.stdout.contains("used --review --into-plan"), "{said}");
    assert_eq!(home.json(&words("plan"))["sections"], json!([]));
    // Of several lines each can be taken or left.
    let several = &["used", "--review"];
    let answers = [
        ("What happened: ", ""),
        ("your mind: ", ""),
        ("parted by commas: ", "0"),
        ("parted by commas: ", ""),
        ("afterwards: ", ""),
        ("What next: ", "leave before ten"),
        ("which do you take, like 1,3: ", "2"),
    ];
    let (screen, code) = crate::asking::conversation(&home, several, &answers);
    assert!(code == 0 && screen.contains("1 new line in your plan"), "{screen}");
    let lines = home.json(&words("plan"))["sections"][0]["lines"].clone();
    assert_eq!((&lines[0]["words"], &lines[1]), (&json!("leave before ten"), &json!(null)));
    let none = Home::with_journal().run("used --review");
    assert!(none.code == 1 && none.stderr.contains("no return to use is logged"), "{none}");
}

#[test]
fn after_a_use_the_rest_is_offered_once() {
    let home = Home::with_journal();
    let answers = [
        ("overdose (y/n): ", "n"),
        ("What happened: ", "a party"),
        ("afterwards: ", ""),
        ("What next: ", "leave before ten"),
        ("your plan (y/N): ", "y"),
        ("your mind: ", "one will not matter"),
        ("parted by commas: ", ""),
        ("Take this into your plan (y/N): ", "y"),
    ];
    let (screen, code) = crate::asking::conversation(&home, &["used"], &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(home.json(&words("show last"))["thought"], json!("one will not matter"));
    let lines = home.json(&words("plan"))["sections"][0]["lines"].clone();
    assert_eq!(lines[0]["words"], json!("leave before ten"));
}

#[test]
fn nothing_is_asked_for_that_was_told() {
    let home = Home::with_journal();
    let said =
        home.run("used --overdose yes --what 'a party' --helped 'a call' --next 'leave early'");
    assert!(said.stdout.contains("overdose: yes"), "{said}");
    let said = home.run("checkin --used yes");
    assert!(!said.stdout.contains("used --add"), "{said}");
}
