use std::fmt::Write;

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::time::moment::Instant;
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::history::ninety_days;
use crate::passphrase::sealed;
use crate::support::Home;
use crate::terminal::{end, start};

#[test]
fn ninety_days_agree_with_a_count_by_hand() {
    let today = ninety_days().json(&["today"]);
    assert_eq!(today["today"], "2026-11-20");
    assert_eq!(today["checked_in"], true);
    // Yesterday and today; the longest from 11 October to 10 November.
    assert_eq!((&today["checkin_run"], &today["checkin_longest"]), (&json!(2), &json!(31)));

    let focus = &today["focuses"][0];
    let expected = json!({
        "name": "heroin",
        "kind": "opioid-short",
        "since": "2026-08-22",
        "days_in_recovery": 90,
        "last_use": "2026-10-21",
        "days_since_use": 30,
        "phase": "building",
        "phase_group": "early",
        // 21 October + 28 days = 18 November is past.
        "extra_care_until": null,
        "days": { "no_use": 72, "use": 3, "unknown": 15 },
        "percent_no_use": 96.0,
        "percent_low": 80.0,
        "percent_high": 100.0 * 87.0 / 90.0,
        // From 22 October: 3 + 7 + 7 + 6 + 5 confirmed.
        "current_run": {
            "days": 30, "confirmed": 28, "unlogged": 2, "from": "2026-10-22", "to": "2026-11-20",
        },
        // Between 9 September and 21 October: 2 + 7 + 4 + 6 + 0 + 7 + 3 confirmed.
        "longest_run": {
            "days": 41, "confirmed": 29, "unlogged": 12, "from": "2026-09-10", "to": "2026-10-20",
        },
        // 10 days of November, then 31, 31 and 21.
        "next_milestone": { "label": "183 days", "on": "2027-02-21", "in_days": 93 },
    });
    assert_same(focus, &expected);
    assert_same(
        &focus["lifetime"],
        &json!({
            "since": "2026-08-22",
            "days": focus["days"],
            "percent_no_use": 96.0,
            "longest_run": focus["longest_run"],
        }),
    );
    let walk =
        json!([{ "name": "evening walk", "category": null, "time": null, "schedule": "day" }]);
    assert_eq!(today["routines_due"], walk);
}

/// Every key of `expected` has the same value in `found`, which may have more.
fn assert_same(found: &Value, expected: &Value) {
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&found[key], value, "{key}");
    }
}

#[test]
fn the_day_before_it_is_still_open() {
    let home = ninety_days();
    // Saturday, with nothing on record yet.
    let said = home.run_at("2026-11-21T09:00:00+01:00", "today --json");
    let today: Value = serde_json::from_str(&said.stdout).unwrap();
    let focus = &today["focuses"][0];
    assert_eq!((&today["checked_in"], &today["checkin_run"]), (&json!(false), &json!(2)));
    assert_eq!((&focus["pending"], &focus["days_in_recovery"]), (&json!(true), &json!(91)));
    assert_eq!(focus["days"], json!({ "no_use": 72, "use": 3, "unknown": 15 }));
    assert_eq!((&focus["current_run"]["days"], &focus["days_since_use"]), (&json!(30), &json!(31)));
}

#[test]
fn until_four_at_night_it_is_the_day_before() {
    let home = ninety_days();
    let night = home.run_at("2026-11-21T03:59:59+01:00", "today --more");
    assert!(night.stdout.contains("heroin · day 90"), "{night}");
    let morning = home.run_at("2026-11-21T04:00:00+01:00", "today --more");
    assert!(morning.stdout.contains("heroin · day 91"), "{morning}");
}

#[test]
fn the_page() {
    let home = ninety_days();
    assert_snapshot!(home.run("today"), @"
    Friday 20 November
      heroin    30 days, 28 logged   today: 90 days since you started
      Today     evening walk
      Next: daymark routine done 'evening walk'
      More: daymark today --more
    --- exit 0
    ");
    assert_snapshot!(home.run("today --plain"), @"
    Today is Friday 20 November.
    heroin: 30 days since the last use you logged.
    heroin: 28 of these 30 days have an entry.
    heroin: today it is 90 days since you started.
    Due today: evening walk.
    Next: daymark routine done 'evening walk'.
    More: daymark today --more (two hyphens before more).
    --- exit 0
    ");
    assert_snapshot!(home.run("today --more"), @"
    Friday 20 November

    heroin · day 90 · building recovery
      30 days since the last use you logged; 28 of them have an entry
      Longest   10 September to 20 October, 41 days: 29 logged, 12 not
                logged
      Days      72 of 75 logged days without use (96 %); 15 days have no
                answer; without use on 80 % to 97 % of all 90 days
      Reached   90 days since you started
      Next      183 days (about 6 months) on Sunday 21 February 2027
      Phase     building recovery begins today: daymark phase

      Check-ins 2 days in a row, the most so far was 31
      Today     evening walk
      To expect many people say that in recovery they found a new idea of
                who they are (McIntosh & McKeganey 2001)

      Next: daymark routine done 'evening walk'
    --- exit 0
    ");
    assert_snapshot!(home.run("today --more --plain"), @"
    Today is Friday 20 November.
    heroin: day 90.
    heroin: building recovery.
    heroin: 30 days since the last use you logged.
    heroin: 28 of these 30 days have an entry.
    The longest run: 10 September to 20 October.
    The longest run: 41 days.
    The longest run: 29 days logged.
    The longest run: 12 days not logged.
    72 of 75 logged days without use (96 %).
    15 days have no answer.
    Without use on 80 % to 97 % of all 90 days.
    Today it is 90 days since you started.
    The next milestone is 183 days (about 6 months) on Sunday 21 February 2027.
    Building recovery begins today: daymark phase.
    Check-ins: 2 days in a row.
    Check-ins: the most so far was 31.
    Due today: evening walk.
    To expect: many people say that in recovery they found a new idea of who they are (McIntosh & McKeganey 2001).
    Next: daymark routine done 'evening walk'.
    --- exit 0
    ");
    assert_eq!(home.run("").stdout, home.run("today").stdout);
}

#[test]
fn an_archived_focus_is_not_shown() {
    let home = Home::with_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, None);
    home.change(|change| {
        let mut heroin = change.read().focuses()?.remove(0);
        heroin.archived_at = Instant::from_seconds(1_780_000_000);
        change.replace_focus(&heroin)
    });
    let today = home.json(&["today"]);
    let names: Vec<_> = today["focuses"].as_array().unwrap().iter().map(|f| &f["name"]).collect();
    assert_eq!(names, ["wine"]);
}

#[rstest]
#[case::a_locale_without_unicode(&[("LC_ALL", "C")], "heroin, day 90")]
#[case::no_color(&[("NO_COLOR", "1")], "heroin · day 90")]
fn follows_the_terminal(#[case] environment: &[(&str, &str)], #[case] start: &str) {
    let output = ninety_days()
        .daymark(&["today", "--more"])
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains(start));
}

#[test]
fn renamed_labels_come_from_the_settings() {
    let home = ninety_days();
    home.write_config("config.toml", "[labels]\nday = \"free day\"\nno_use = \"Free for\"\n");
    let page = home.answer(&["today", "--more"]);
    assert!(page.contains("free day 90") && page.contains("Free for 30 days"), "{page}");
}

#[test]
fn without_a_journal_daymark_alone_says_how_to_begin() {
    let home = Home::new();
    assert_snapshot!(home.run(""), @"
    There is no journal yet; it will be one file on this machine, and yours.
    Begin it with: daymark init
    --- exit 0
    ");
    assert_eq!(home.json(&[])["next"], "init");
    assert_snapshot!(home.run("today"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init
    --- exit 1
    ");
    assert_snapshot!(home.run("today --json"), @r#"
    --- standard error
    {"schema":"daymark.error.v1","kind":"no_journal","message":"there is no journal in ~/.local/share/daymark","cause":null,"hint":"start one with: daymark init"}
    --- exit 1
    "#);
}

#[test]
fn an_empty_journal_says_what_comes_next() {
    assert_snapshot!(Home::with_empty_journal().run("today"), @"
    Friday 20 November
      Next: daymark checkin
    --- exit 0
    ");
}

#[test]
fn withdrawal_looks_at_the_last_hours_and_days() {
    let home = crate::trends::withdrawal();
    assert_snapshot!(home.run("today"), @"
    Friday 20 November
      heroin    4 days   lower tolerance until 14 December: daymark help-now
      For now   water or broth often, in small sips; plain food, a little at
                a time; rest when you can
      Nothing more is due today
      More: daymark today --more
    --- exit 0
    ");
    assert_snapshot!(home.run("today --more"), @"
    Friday 20 November

      Lower tolerance until 14 December. Tolerance falls within days of not
      using: an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now
      What else to know of stopping: daymark help-now --all

    heroin · day 4 · withdrawal
      4 days since your start date
      Next      30 days on Wednesday 16 December

      Cravings  1 in the last 24 hours, strength 5; 3 in the last 72 hours,
                usually 6, strongest 7
      3 days    3 of 3 days logged, slept 5 h last night
      Check-ins 5 days in a row, the most so far
      For now   water or broth often, in small sips; plain food, a little at
                a time; rest when you can
      To expect sleep is often poor for a while after stopping; with time
                some of it comes right (Angarita et al. 2016)

      Nothing more is due today
    --- exit 0
    ");
    let today = home.json(&["today"]);
    assert_eq!(today["recent"], home.json(&["trends"])["recent"]);
    assert_eq!(
        today["recent_days"],
        json!({
            "days": 3, "logged": 3, "rated": 0, "strongest_craving": null, "slept_last_night": 5.0,
        })
    );
    home.run("phase set early");
    let today = home.json(&["today"]);
    assert_eq!((&today["recent"], &today["recent_days"]), (&json!([]), &json!(null)));
}

#[test]
fn the_start_of_an_attempt_and_a_use_on_that_day_open_extra_care() {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-11-20"));
    let focus = || home.json(&["today"])["focuses"][0].take();
    let begun = focus();
    assert_eq!(
        (&begun["extra_care_until"], &begun["last_use"]),
        (&json!("2026-12-18"), &json!(null))
    );
    home.run("used --no-input");
    let used = focus();
    assert_eq!(used["last_use"], "2026-11-20");
    assert_eq!((&used["days_since_use"], &used["days_in_recovery"]), (&json!(0), &json!(0)));
    assert_eq!(used["extra_care_until"], "2026-12-18");
    assert_eq!(used["days"], json!({ "no_use": 0, "use": 0, "unknown": 0 }));
    let page = home.run("today --more").stdout;
    assert!(page.contains("Today is the first day and a day of use"), "{page}");
}

#[test]
fn a_use_before_the_start_date_opens_extra_care() {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, None);
    home.run("used --date 2026-11-15 --no-input");
    let focus = home.json(&["today"])["focuses"][0].take();
    assert_eq!((&focus["phase"], &focus["last_use"]), (&json!("preparing"), &json!("2026-11-15")));
    assert_eq!(
        (&focus["extra_care_until"], &focus["days_since_use"]),
        (&json!("2026-12-13"), &json!(null))
    );
    for page in ["week", "trends", "phase", "packet"] {
        let answer = home.json(&[page]);
        let focus = answer["focuses"].get(0).unwrap_or(&answer["focus"]);
        assert_eq!(focus["extra_care_until"], "2026-12-13", "{page}");
    }
}

#[test]
fn an_old_dose_is_warned_of_once_and_for_the_kinds_it_can_kill() {
    let home = Home::with_empty_journal();
    let since = Some("2026-11-15");
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, since);
    home.add_focus("speed", FocusKind::Stimulant, UseGoal::None, since);
    let pages = |home: &Home| {
        ["today --more", "phase", "phase --numbers"].map(|page| home.run(page).stdout)
    };
    for page in pages(&home) {
        assert!(!page.contains("Tolerance") && !page.contains("wine until"), "{page}");
        assert!(page.contains("Extra support: speed until"), "{page}");
    }
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::Less, since);
    home.add_focus("valium", FocusKind::Benzodiazepine, UseGoal::None, since);
    for page in pages(&home) {
        assert_eq!(page.matches("Tolerance falls").count(), 1, "{page}");
        assert_eq!(page.matches("whom to call: daymark help-now").count(), 1, "{page}");
    }
}

/// A journal on the first day of several focuses, of which some have not begun.
fn first_day(used: bool) -> Home {
    let home = Home::with_empty_journal();
    for focus in [
        "heroin --kind opioid-short --since today",
        "wine --kind alcohol --since today",
        "pills --kind benzodiazepine --since today",
        "tea --kind other",
        "smoke --kind nicotine",
    ] {
        assert_eq!(home.run(&format!("focus add {focus}")).code, 0);
    }
    if used {
        assert_eq!(home.run("used --focus heroin --overdose no --no-input").code, 0);
    }
    home
}

#[rstest]
fn on_the_first_day_each_warning_stands_once_a_page(
    #[values(true, false)] used: bool,
    #[values("today", "today --more", "today --plain", "today --more --plain", "week", "phase")]
    page: &str,
) {
    let said = first_day(used).run(page).stdout;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for warning in [
        "topping suddenly",
        "topping alcohol, benzodiazepines",
        "olerance falls within days",
        "for and against: daymark balance",
        "daymark help-now --all",
    ] {
        assert!(said.matches(warning).count() <= 1, "{warning}: {said}");
    }
    if page == "today" {
        // Of help-now one is for an overdose, one for stopping.
        assert_eq!(said.matches("daymark help-now").count(), 2, "{said}");
    }
}

#[rstest]
#[case("{days} {next}", "30 due")]
#[case("{total}d {run}x {due}", "90d 2x 1")]
#[case("{milestone}", "93")]
#[case("{{{days}}}", "{30}")]
#[case("", "")]
fn a_status_line_has_the_fields_that_it_names(#[case] format: &str, #[case] line: &str) {
    let home = ninety_days();
    assert_eq!(home.answer(&["today", "--format", format]), format!("{line}\n"));
}

#[test]
fn a_status_line_names_the_next_thing() {
    let home = Home::with_journal();
    home.add_routine("walk", "day");
    let line = || home.answer(&["today", "--format", "{next} {due}"]);
    assert_eq!(line(), "checkin 1\n");
    home.run("checkin --mood 5");
    assert_eq!(line(), "due 1\n");
    home.run("routine done walk");
    assert_eq!(line(), "- 0\n");
    let empty = Home::with_empty_journal();
    assert_eq!(empty.answer(&["today", "--format", "{days}|{total}|{milestone}"]), "-|-|-\n");
}

#[test]
fn what_is_no_status_line_is_refused() {
    let home = Home::with_journal();
    let mut said = String::new();
    for format in ["{focus}", "{day", "days}", "{}"] {
        writeln!(said, "{}", home.heard(&mut home.daymark(&["today", "--format", format])))
            .unwrap();
    }
    writeln!(said, "{}", home.run("today --format x --json")).unwrap();
    assert_snapshot!(said, @r#"
    --- standard error
    error: "focus" is not a field
    hint: known: days, total, run, milestone, due, next
    --- exit 2
    --- standard error
    error: a brace stands alone; write {{ or }} for one of your own
    hint: see: daymark today --help
    --- exit 2
    --- standard error
    error: a brace stands alone; write {{ or }} for one of your own
    hint: see: daymark today --help
    --- exit 2
    --- standard error
    error: "" is not a field
    hint: known: days, total, run, milestone, due, next
    --- exit 2
    --- standard error
    {"schema":"daymark.error.v1","kind":"usage","message":"--format and --json are two forms of one answer","cause":null,"hint":"leave out one of them"}
    --- exit 2
    "#);
}

#[test]
fn a_status_line_asks_for_no_passphrase() {
    let (home, _) = sealed();
    let session = start(&home, &["today", "--format", "{days}"]);
    let (said, code) = end(session);
    assert_eq!(code, 3, "{said}");
}

#[rstest]
#[case::a_week_ago("2026-11-13", Some("No check-in for 6 days yet"))]
#[case::later("2026-11-14", None)]
#[case::long_ago("2026-10-06", Some("No check-in for 44 days yet"))]
fn a_long_silence_is_named(#[case] last: &str, #[case] said: Option<&str>) {
    let home = Home::with_journal();
    home.run(&format!("checkin --date {last} --mood 5 --used no"));
    for line in ["today", "today --more", "today --plain"] {
        let page = home.run(line).stdout;
        let found = page.lines().find(|line| line.contains("No check-in"));
        let found = found.map(|line| line.trim().trim_end_matches('.'));
        assert_eq!(found, said, "{page}");
    }
    home.run("treatment add rehab --setting inpatient --from 2026-11-01");
    assert!(!home.run("today").stdout.contains("No check-in"));
}

#[test]
fn a_silence_that_the_line_of_a_focus_tells_is_said_once() {
    let home = Home::with_journal();
    home.run("checkin --date 2026-10-06 --mood 5 --used yes");
    let page = home.run("today").stdout;
    assert!(page.contains("no answer for 44 days yet") && !page.contains("No check-in"), "{page}");
}
