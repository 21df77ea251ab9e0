//! Amounts and limits: `checkin --amount`, `used --amount`, `focus edit --limit`.

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::talk;
use crate::support::{Home, day};
use crate::terminal::{end, start};

/// Somebody who cuts down on wine since 1 October, counted in drinks, at most 2 a day and 10 a week.
fn home() -> Home {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-01"));
    let said = home.run("focus edit wine --unit drinks --limit 2/day,10/week --from 2026-10-01");
    assert_eq!(said.code, 0, "{said}");
    home
}

fn amount(home: &Home) -> Value {
    home.json(&["week"])["focuses"][0]["amount"].clone()
}

/// Monday to Friday: 3, 2, nothing logged, 0, and two uses today that make 3.5.
fn week() -> Home {
    let home = home();
    home.run("checkin --date mon --amount 3");
    home.run("checkin --date tue --amount wine=2");
    home.run("checkin --date thu --used no");
    home.run("used --amount 1 --at 18:00");
    home.run("used --amount 2,5 --at 20:30");
    home
}

#[test]
fn a_week_is_held_against_the_limits() {
    let home = week();
    let found = amount(&home);
    let keys = [
        "unit",
        "total",
        "known_days",
        "unknown_days",
        "days_within",
        "days_limited",
        "weeks_within",
    ];
    let figures: Vec<_> = keys.iter().map(|key| found[key].clone()).collect();
    assert_eq!(Value::from(figures), json!(["drinks", 8.5, 4, 1, 2, 4, 0]));
    assert_eq!((&found["percent_low"], &found["percent_high"]), (&json!(40.0), &json!(60.0)));
    assert_snapshot!(home.run("week"), @"
    Week 47 · 16 to 20 November 2026 · 3 of 5 days logged
      Cravings    none logged as they came
      Days        1 without use, 3 of use, 1 with no answer
      Amount      drinks: 8.5 of at most 10 on 4 logged days; within 2 a day
                  on 2 of 4

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    assert_snapshot!(home.run("week --numbers --plain"), @"
    Week 47.
    16 to 20 November 2026.
    3 of 5 days logged.
    Mood: not logged.
    Energy: not logged.
    Stress: not logged.
    Sleep: not logged.
    Craving: not logged.
    Confidence: not logged.
    Cravings: no episodes logged.
    Days: 1 day without use.
    Days: 3 days of use.
    Days: 1 day with no answer.
    Days: drinks: 8.5 of at most 10 on 4 logged days.
    Days: within 2 a day on 2 of 4.
    Days: usually 2.5 a day, at most 3.5.
    Days: 1 day has no amount.
    Days: within it on 40 % to 60 % of all days.
    Days: early recovery.
    Worth watching in early recovery: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    Printed on Friday 20 November 2026.
    This is not medical advice.
    --- exit 0
    ");
}

#[test]
fn each_line_of_a_week_stands_under_the_name_of_its_focus() {
    let home = home();
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-08-31"));
    home.run("checkin --date wed --used wine=no");
    assert_snapshot!(home.run("week"), @"
    Week 47 · 16 to 20 November 2026 · 1 of 5 days logged
      Cravings    none logged as they came
      wine        1 day without use, 3 with no answer
                  drinks: 0 of at most 10 on 1 logged day; within 2 a day on
                  1 of 1
      heroin      4 days with no answer

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    assert_snapshot!(home.run_at("2026-11-23T08:00:00+01:00", "week"), @"
    Week 48 · 23 November 2026 · 0 of 1 day logged
      No check-in on these days, so they count neither way
      wine        no amount logged

      Printed on Monday 23 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
}

#[test]
fn weeks_and_trends_agree() {
    let home = week();
    let trend = home.json(&["trends", "--from", "2026-11-16"])["focus"]["amount"].clone();
    let week = amount(&home);
    for key in ["total", "known_days", "days_within", "median", "percent_low"] {
        assert_eq!(trend[key], week[key], "{key}");
    }
    assert_eq!(trend["trend"]["word"], Value::Null);
}

#[test]
fn a_check_in_tells_of_the_whole_day() {
    let home = week();
    home.run("checkin --amount 5");
    assert_eq!(amount(&home)["total"], 10.0);
    assert_snapshot!(home.run("checkin --used no"), @r"
    Changed for Friday 20 November: use. The rest stays as it was.
      no use
      To undo: daymark undo
      A return to use of wine is on record for that day, which counts as one
      of use. If there was none: daymark delete e668 3f5b
    --- exit 0
    ");
    home.run("undo");
    home.run("delete last --yes");
    assert_snapshot!(home.run("show last"), @"
    Return to use of Friday 20 November at 20:30

      Focus     wine
      Amount    drinks: 2.5

      Written Friday 20 November at 21:30
      Id e66899f8-b4d9-4cc7-af69-d486253b9bd8
    --- exit 0
    ");
}

#[test]
fn zero_is_not_used_and_a_number_is() {
    let home = home();
    let answer = home.json(&["checkin", "--amount", "0"]);
    assert_eq!(
        answer["used"],
        json!([{ "focus": "wine", "used": "no", "amount": 0.0, "unit": "drinks" }])
    );
    let answer = home.json(&["checkin", "--amount", "1.5"]);
    assert_eq!(
        answer["used"],
        json!([{ "focus": "wine", "used": "yes", "amount": 1.5, "unit": "drinks" }])
    );
    assert_snapshot!(home.run("show last"), @"
    Check-in of Friday 20 November at 21:30

      Use       drinks: 1.5

      Written Friday 20 November at 21:30
      Id a33f4491-dbaf-48fa-a45e-9b36f0498c2c
    --- exit 0
    ");
}

#[test]
fn a_use_without_an_amount_leaves_the_day_open() {
    let home = home();
    home.run("used --amount 1");
    home.run("used --another");
    let found = amount(&home);
    assert_eq!((&found["known_days"], &found["total"]), (&json!(0), &json!(0.0)));
}

#[test]
fn a_step_down_leaves_the_days_before_as_they_were() {
    let home = week();
    home.run("focus edit wine --limit 3/day --from 2026-11-01");
    home.run("focus edit wine --limit 1/day --from 2026-11-19");
    let found = amount(&home);
    assert_eq!(
        (&found["days_within"], &found["limit"]),
        (&json!(3), &json!({ "per_day": 1.0, "per_week": null }))
    );
    assert_snapshot!(home.run("focus list --plain"), @"
    1 focus.
    wine: alcohol.
    wine: using less.
    wine: since Thursday 1 October, day 50.
    wine: counted in drinks.
    wine: at most 1 a day.
    wine: the primary focus.
    --- exit 0
    ");
    home.run("undo");
    assert_eq!(amount(&home)["limit"]["per_day"], 3.0);
}

#[test]
fn today_says_what_is_known_beside_the_limit() {
    let home = home();
    assert_snapshot!(home.run("today"), @"
    Friday 20 November
      wine      49 days with no answer yet, limit 2 a day, 10 a week; next:
                60 days, on 30 November
      Next: daymark checkin
      More: daymark today --more
    --- exit 0
    ");
    home.run("checkin --date mon --amount 3");
    home.run("checkin --date tue --used yes");
    assert_snapshot!(home.run("today"), @"
    Friday 20 November
      wine      drinks: 3 this week, limit 2 a day, 10 a week; next: 60
                days, on 30 November
      Next: daymark checkin
      More: daymark today --more
    --- exit 0
    ");
    home.run("used --amount 1,5 --at 18:00");
    assert_snapshot!(home.run("today"), @"
    Friday 20 November
      wine      drinks: 1.5 today, 4.5 this week, limit 2 a day, 10 a week;
                next: 60 days, on 30 November
      Next: daymark checkin
      More: daymark today --more
    --- exit 0
    ");
    assert_snapshot!(home.run("today --plain"), @"
    Today is Friday 20 November.
    wine: drinks: 1.5 today, 4.5 this week.
    wine: limit 2 a day, 10 a week.
    wine: the next milestone is 60 days, on 30 November.
    Next: daymark checkin.
    More: daymark today --more (two hyphens before more).
    --- exit 0
    ");
    assert_eq!(
        home.json(&["today"])["focuses"][0]["amount"],
        json!({
            "unit": "drinks",
            "today": 1.5,
            "week": 4.5,
            "week_known_days": 2,
            "limit": { "per_day": 2.0, "per_week": 10.0 },
            "next_limit": null,
        })
    );
    home.run("used --another");
    assert_eq!(home.json(&["today"])["focuses"][0]["amount"]["today"], Value::Null);
}

#[test]
fn a_step_that_lies_ahead_is_named_and_holds_nothing_yet() {
    let home = home();
    home.run("checkin --date thu --amount 2");
    assert_snapshot!(home.run("focus edit wine --limit 1/day,5/week --from 2026-12-01"), @"
    Changed wine.
      Alcohol · using less · since Thursday 1 October, day 50 · counted in
      drinks · at most 2 a day, 10 a week · at most 1 a day, 5 a week from 1
      December · the primary focus
      To undo: daymark undo
    --- exit 0
    ");
    home.run("focus edit wine --limit none --from 2027-02-01");
    assert_snapshot!(home.run("today"), @"
    Friday 20 November
      wine      drinks: 2 this week, limit 2 a day, 10 a week; at most 1 a
                day, 5 a week from 1 December
      Next: daymark checkin
      More: daymark today --more
    --- exit 0
    ");
    assert_snapshot!(home.run("today --more"), @"
    Friday 20 November

    wine · day 50 · early recovery
      1 day of use in 49 days: 0 without, 48 with no answer
      Days      0 of 1 logged day without use; 48 days have no answer;
                without use on 0 % to 98 % of all 49 days
      Last      Thursday 19 November, 1 day ago
      Amount    drinks: 2 this week; limit 2 a day, 10 a week; at most 1 a
                day, 5 a week from 1 December
      Next      60 days on Monday 30 November

      Check-ins 1 day in a row, the most so far
      To expect sleep is often poor for a while after stopping; with time
                some of it comes right (Angarita et al. 2016)

      Next: daymark checkin
    --- exit 0
    ");
    assert!(home.run("week").stdout.contains("at most 1 a day, 5 a week from 1 December"));
    assert_eq!(home.json(&["week"])["focuses"][0]["next_limit"]["from"], "2026-12-01");
    assert_eq!(home.json(&["week", "last"])["focuses"][0]["next_limit"], Value::Null);
    assert_eq!(amount(&home)["days_within"], 1);
    assert_snapshot!(home.run("focus show"), @"
    wine
      Alcohol · using less · since Thursday 1 October, day 50 · counted in
      drinks · the primary focus
      Limits    at most 2 a day, 10 a week from 1 October
                at most 1 a day, 5 a week from 1 December
                no limit from 1 February 2027
    --- exit 0
    ");
    assert_snapshot!(home.run("focus show wine --plain"), @"
    wine.
    Alcohol.
    Using less.
    Since Thursday 1 October, day 50.
    Counted in drinks.
    The primary focus.
    Your limits: at most 2 a day, 10 a week from 1 October.
    Your limits: at most 1 a day, 5 a week from 1 December.
    Your limits: no limit from 1 February 2027.
    --- exit 0
    ");
    let shown = home.json(&["focus", "show", "wine"]);
    assert_eq!((&shown["result"], shown["limits"].as_array().unwrap().len()), (&Value::Null, 3));
}

#[test]
fn what_was_not_spent_is_told_of_known_days() {
    let home = week();
    assert_eq!(home.json(&["streak"])["focuses"][0]["not_spent"], Value::Null);
    assert_snapshot!(home.run("focus edit wine --cost '24 euro' --hours 3"), @"
    Changed wine.
      Alcohol · using less · since Thursday 1 October, day 50 · counted in
      drinks · at most 2 a day, 10 a week · a usual day of use: 24 euro, 3
      h · the primary focus
      To undo: daymark undo
    --- exit 0
    ");
    // Thursday alone is known to be without use.
    assert_eq!(
        home.json(&["streak"])["focuses"][0]["not_spent"],
        json!({ "days": 1, "by_amount": false, "money": 24.0, "currency": "euro", "hours": 3.0 })
    );
    let line = |page: &str| {
        let said = home.run(page).stdout;
        let at = said.find("Not spent").unwrap_or_default();
        said[at..].lines().take(2).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(line("streak"), @"Not spent     about 24 euro and 3 hours, on 1 logged day without use");
    // 3 + 2 + 0 + 3.5 of 6 a day, and Wednesday is unknown: (3 + 4 + 6 + 2.5) / 6 usual days.
    home.run("focus edit wine --usual 6");
    let shown = home.json(&["focus", "show"])["not_spent"].clone();
    assert_eq!(
        shown,
        json!({ "days": 4, "by_amount": true, "money": 62.0, "currency": "euro", "hours": 7.75 })
    );
    assert_eq!(home.json(&["streak"])["focuses"][0]["not_spent"], shown);
    assert_snapshot!(line("focus show"), @"Not spent about 62 euro and 7.8 hours, on 4 logged days");
    home.run("export data --format json --output copy.json --yes");
    let other = Home::with_empty_journal();
    std::fs::copy(home.path("copy.json"), other.path("copy.json")).unwrap();
    assert_eq!(other.run("import copy.json --from daymark --yes").code, 0);
    assert_eq!(other.json(&["focus", "show"])["not_spent"], shown);
    home.run("export data --format csv --output tables --yes");
    home.run("focus edit wine --cost none --hours none");
    assert_eq!(home.json(&["focus", "show"])["not_spent"], Value::Null);
    home.run("undo");
    assert_eq!(home.json(&["focus", "show"])["not_spent"], shown);
}

#[test]
fn a_usual_day_is_asked_for() {
    let home = home();
    let mut session = start(&home, &["focus", "edit", "wine"]);
    talk(
        &mut session,
        &[
            ("what a usual day of use cost", "8"),
            ("How much a day of use usually was, in drinks", "6"),
            ("What such a day cost, like 24 euro", "24 euro"),
            ("How many hours it took", ""),
        ],
    );
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let usual = home.json(&["focus", "show"])["usual"].clone();
    assert_eq!(usual, json!({ "amount": 6.0, "cost": 24.0, "currency": "euro", "hours": null }));
}

#[test]
fn nothing_is_counted_where_nothing_is_set() {
    let home = Home::with_journal();
    home.run("checkin --used no");
    assert_eq!(amount(&home), Value::Null);
}

#[rstest]
#[case("used --amount 0", 2)]
#[case("used --amount -1", 2)]
#[case("used --amount wine=1", 2)]
#[case("used --amount many", 2)]
#[case("checkin --amount wine=2,5", 2)]
#[case("checkin --amount tea=1", 1)]
#[case("checkin --amount 1e3", 2)]
#[case("checkin --amount 3 --used no", 2)]
#[case("checkin --amount 3 --used wine=skip", 2)]
#[case("focus edit wine --usual many", 2)]
#[case("focus edit wine --cost euro", 2)]
#[case("focus edit wine --hours 25", 2)]
#[case("focus edit wine --limit 2", 2)]
#[case("focus edit wine --limit 2/month", 2)]
#[case("focus edit wine --limit 2/day,3/day", 2)]
#[case("focus edit wine --from tomorrow", 2)]
fn what_is_no_amount_or_limit_writes_nothing(#[case] line: &str, #[case] code: i32) {
    let home = home();
    let said = home.run(line);
    assert_eq!((said.code, home.entries().len()), (code, 0), "{said}");
}

#[test]
fn a_check_in_asks_how_much_where_it_is_counted() {
    let home = home();
    let mut session = start(&home, &["checkin", "--short"]);
    talk(
        &mut session,
        &[
            ("Any use today", "y"),
            ("wine: how many drinks", "2,5"),
            ("its strongest today", ""),
            ("Mood", "6"),
            ("Do you feel safe", "y"),
        ],
    );
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert_eq!(amount(&home)["total"], 2.5);
}

#[test]
fn the_card_after_a_use_is_whole_once_in_28_days_for_who_uses_less() {
    let home = home();
    let shown = |line: &str| home.run(line).stderr.trim().to_owned();
    let is_whole = |said: &str| said.contains("Alcohol poisoning") && said.contains("988");
    assert!(is_whole(&shown("used --amount 1 --date 2026-10-18")));
    let line = "If something feels wrong, or you want to talk: daymark help-now";
    assert_eq!(shown("checkin --amount 3 --date 2026-11-15"), line);
    assert_eq!(shown("used --amount 1"), line);
    assert_eq!(shown("checkin --from 2026-11-16 --to 2026-11-18 --used yes"), line);
    home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-10-01"));
    let both = shown("checkin --used wine=yes,heroin=yes");
    assert!(both.contains("Opioid overdose"), "{both}");
    assert!(shown("used --focus heroin --no-input").contains("Opioid overdose"));
}

#[test]
fn a_copy_brings_all_of_it_back_byte_for_byte() {
    let home = week();
    home.run("export data --format json --output copy.json --yes");
    let other = Home::with_empty_journal();
    let copy = std::fs::read(home.path("copy.json")).unwrap();
    std::fs::write(other.path("copy.json"), &copy).unwrap();
    let said = other.run("import copy.json --from daymark --yes");
    assert_eq!(said.code, 0, "{said}");
    other.run("export data --format json --output again.json --yes");
    assert_eq!(std::fs::read(other.path("again.json")).unwrap(), copy);
    assert_eq!(amount(&other), amount(&home));
}

#[test]
fn spreadsheets_have_amounts_and_limits_in_tables_of_their_own() {
    let home = week();
    home.run("export data --format csv --output tables --yes");
    let table = |name: &str| std::fs::read_to_string(home.path("tables").join(name)).unwrap();
    assert!(table("entries_checkin_amounts.csv").starts_with("of,"));
    assert!(table("focuses_limits.csv").starts_with("of,from,per_day,per_week\r\n"));
    assert!(table("entries_use.csv").contains("amount"));
}

#[test]
fn a_window_sets_its_weeks_side_by_side() {
    let home = home();
    let first = day("2026-10-24");
    for n in (0..28).filter(|n| *n % 7 != 6 && !(7..11).contains(n)) {
        let amount = [5, 4, 3, 1][usize::try_from(n / 7).unwrap()];
        home.run(&format!("checkin --date {} --amount {amount}", first.plus(n)));
    }
    let amount = home.json(&["trends", "--window", "28d"])["focus"]["amount"].clone();
    assert_eq!(
        (&amount["step_days"], &amount["by_step"]),
        (&json!(7), &json!([5.0, null, 3.0, 1.0]))
    );
    let page = home.run("trends --window 28d --plain").stdout;
    assert!(page.contains("\nAmount: by week usually 5, none, 3, 1 a day.\n"), "{page}");
    assert!(page.contains("\nAmount: going down.\n"), "{page}");
}
