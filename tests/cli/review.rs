use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::history::ninety_days;
use crate::support::Home;
use crate::trends::three_years;

fn change<'a>(review: &'a Value, what: &str) -> &'a Value {
    review["changes"].as_array().unwrap().iter().find(|one| one["what"] == what).unwrap()
}

#[test]
fn a_month_agrees_with_a_count_by_hand() {
    let review = ninety_days().json(&["review", "month", "2026-10"]);
    let expected = json!({
        "length": "month",
        "period": "2026-10",
        "from": "2026-10-01",
        "to": "2026-10-31",
        "complete": true,
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&review[key], value, "{key}");
    }
    let [now, before] = ["now", "before"].map(|key| &review[key]);
    // Of October 4 to 10 are without anything; on the 2nd the check-in would rather not say.
    assert_eq!(now["coverage"], json!({ "logged": 24, "days": 31 }));
    assert_eq!(now["days"], json!({ "no_use": 22, "use": 1, "unknown": 8 }));
    assert_eq!((&before["from"], &before["to"]), (&json!("2026-09-01"), &json!("2026-09-30")));
    assert_eq!(before["days"], json!({ "no_use": 23, "use": 2, "unknown": 5 }));
    let use_days = change(&review, "days_of_use");
    assert_eq!(
        (&use_days["now"], &use_days["before"], &use_days["word"]),
        (&json!({ "n": 1, "of": 23 }), &json!({ "n": 2, "of": 25 }), &json!("no clear difference"))
    );
    assert_eq!(change(&review, "high_cravings")["word"], Value::Null);

    let focus = &review["focus"];
    assert_eq!(focus["return_days"], json!([{ "day": "2026-10-21", "days": 1 }]));
    let reached: Vec<_> =
        focus["milestones"].as_array().unwrap().iter().map(|one| &one["label"]).collect();
    assert_eq!(reached, ["60 days"]);
    let run = |key: &str| {
        let run = &focus["runs"][key];
        ["from", "to", "confirmed", "unlogged"].map(|key| run[key].clone())
    };
    assert_eq!(run("in_period"), [json!("2026-10-01"), json!("2026-10-20"), json!(12), json!(8)]);
    assert_eq!(run("ever"), [json!("2026-09-10"), json!("2026-10-20"), json!(29), json!(12)]);
    assert_eq!((&focus["same_phase"], &focus["years"]), (&json!([]), &json!([])));

    let strip = review["strip"].as_array().unwrap();
    let days = |state| strip.iter().filter(|one| one["state"] == state).count();
    assert_eq!((strip.len(), days("no_use"), days("use"), days("unknown")), (31, 22, 1, 8));
}

#[rstest]
#[case("review", "month", "2026-11")]
#[case("review 2026-10", "month", "2026-10")]
#[case("review 2026-Q3", "quarter", "2026-Q3")]
#[case("review 2026 --focus heroin", "year", "2026")]
fn a_period_tells_its_length(#[case] line: &str, #[case] length: &str, #[case] period: &str) {
    let words: Vec<_> = line.split(' ').collect();
    let review = Home::with_journal().json(&words);
    assert_eq!((&review["length"], &review["period"]), (&json!(length), &json!(period)));
}

#[test]
fn a_month_under_way_is_set_against_as_many_days() {
    let home = ninety_days();
    let review = home.json(&["review", "month"]);
    let span = |of: &Value| ["from", "to"].map(|key| of[key].clone());
    assert_eq!(span(&review), [json!("2026-11-01"), json!("2026-11-20")]);
    assert_eq!(span(&review["before"]), [json!("2026-10-01"), json!("2026-10-20")]);
    assert_eq!(review["complete"], false);
    let walk = &review["routines"][0];
    assert_eq!(
        (&walk["name"], &walk["counts"]["done"], &walk["counts"]["skipped"]),
        (&json!("evening walk"), &json!(1), &json!(1))
    );
    assert_snapshot!(home.run("review month"), @"
    November 2026, up to Friday 20 November 2026 · 18 of 20 days logged
      About the same     mood 5
      Too early to say   sleep: 3 of 10 answers
      Cravings           3, the strongest 9; none from 1 to 20 October
      What was going on  conflict 2 · pressure from others 1
      What helps         talking to someone 1 of 1
      Routines           evening walk 1 of 19, 17 not recorded
      Days               18 without use, 2 with no answer; before 12 without
                         use, 8 with no answer
      Reached            90 days on Friday 20 November

      Days           Craving
          Nov            Nov
      Mon   # # #    Mon   . . +
      Tue   # # #    Tue   . . .
      Wed   # . .    Wed   . . #
      Thu   # # #    Thu   . . .
      Fri   # # #    Fri   . . .
      Sat   # #      Sat   . .
      Sun # # #      Sun . . .
      # 18 without use   . 2 with no answer
      + 4 to 6: 1   # 7 to 10: 1   . not rated: 18

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    assert_snapshot!(home.run("review month --plain"), @"
    November 2026, up to Friday 20 November 2026.
    18 of 20 days logged.
    About the same: mood 5.
    Too early to say better or worse: sleep: 3 of 10 answers.
    Cravings: 3, the strongest 9.
    Cravings: none from 1 to 20 October.
    What was going on in cravings: conflict 2.
    What was going on in cravings: pressure from others 1.
    What helps, of the times rated: talking to someone 1 of 1.
    Routines done, of the times due: evening walk 1 of 19, 17 not recorded.
    Days: 18 days without use.
    Days: 2 days with no answer.
    Days: before, 12 days without use.
    Days: before, 8 days with no answer.
    Milestone reached: 90 days on Friday 20 November.
    Week of Monday 26 October: 1 day without use.
    Week of Monday 2 November: 7 days without use.
    Week of Monday 9 November: 6 days without use.
    Week of Monday 9 November: 1 day with no answer.
    Week of Monday 16 November: 4 days without use.
    Week of Monday 16 November: 1 day with no answer.
    Week of Monday 16 November: strongest craving 9 on Wednesday 18 November.
    Printed on Friday 20 November 2026.
    This is not medical advice.
    --- exit 0
    ");
}

#[test]
fn three_years_in_their_months_quarters_and_years() {
    let home = three_years();
    assert_snapshot!("three_years_quarter", home.run("review quarter 2024-Q3"));
    assert_snapshot!("three_years_quarter_plain", home.run("review quarter 2024-Q3 --plain"));
    assert_snapshot!("three_years_year", home.run("review year"));
    let year = home.json(&["review", "year"]);
    let years = year["focus"]["years"].as_array().unwrap();
    let sum = |key: &str| years.iter().map(|one| one["days"][key].as_u64().unwrap()).sum::<u64>();
    let lifetime = &home.json(&["today"])["focuses"][0]["lifetime"]["days"];
    assert_eq!(
        json!({ "no_use": sum("no_use"), "use": sum("use"), "unknown": sum("unknown") }),
        *lifetime
    );
    for one in years {
        let months = one["months"].as_array().unwrap();
        let in_months: u64 = months.iter().map(|month| month["use"].as_u64().unwrap()).sum();
        assert_eq!(one["days"]["use"], in_months);
    }
    let phases = home.json(&["review", "year", "2024"])["focus"]["same_phase"].clone();
    let phases = phases.as_array().unwrap();
    assert!(phases.len() > 1, "{phases:?}");
    for line in
        ["review month 2023-11", "review quarter", "review year 2024", "review month 1900-01"]
    {
        let words: Vec<_> = line.split(' ').collect();
        home.json(&words);
    }
}

#[test]
fn another_focus_has_its_own_days() {
    let home = three_years();
    let review = home.json(&["review", "month", "2026-10", "--focus", "ALCOHOL"]);
    assert_eq!(review["focus"]["name"], "alcohol");
    assert!(home.run("review month --focus alcohol").stdout.contains("\n  alcohol   "));
}

#[rstest]
#[case::preparing("alcohol", None, true)]
#[case::withdrawal("benzodiazepine", Some("2026-11-18"), true)]
#[case::after_it("alcohol", Some("2026-08-01"), false)]
#[case::another_kind("nicotine", Some("2026-11-18"), false)]
fn the_danger_of_stopping_stands_first(
    #[case] kind: &str,
    #[case] since: Option<&str>,
    #[case] warned: bool,
) {
    let home = Home::with_empty_journal();
    home.add_focus("it", kind.parse().unwrap(), UseGoal::None, since);
    for page in ["review month", "review year", "--plain review quarter"] {
        let said = home.run(page).stdout;
        assert_eq!(said.contains("can be dangerous"), warned, "{page}: {said}");
    }
    let past = home.run("review month 2026-10").stdout;
    assert!(!past.contains("can be dangerous"), "{past}");
}

#[test]
fn an_empty_journal() {
    assert_snapshot!(Home::with_empty_journal().run("review year 2025 --plain"), @"
    2025.
    0 of 365 days logged.
    No check-in on these days, so they count neither way.
    Cravings: none logged as they came.
    Printed on Friday 20 November 2026.
    This is not medical advice.
    --- exit 0
    ");
    assert_snapshot!(Home::with_journal().run("review month"), @"
    November 2026, up to Friday 20 November 2026 · 0 of 19 days logged
      No check-in on these days, so they count neither way
      Cravings           none logged as they came

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
}

#[rstest]
#[case::not_begun("review month 2026-12", 1)]
#[case::a_year_ahead("review year 2027", 1)]
#[case::no_such_focus("review month --focus wine", 1)]
#[case::of_another_form("review month 2026-Q3", 2)]
#[case::no_month("review month 2026-13", 2)]
#[case::no_month_quarter_or_year("review 2026-W47", 2)]
#[case::no_length("review mnth", 2)]
#[case::ahead("review 2027", 1)]
fn what_cannot_be_shown(#[case] line: &str, #[case] code: i32) {
    let said = ninety_days().run(line);
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
}

#[test]
fn errors_say_what_to_do() {
    let home = ninety_days();
    assert_snapshot!(home.run("review quarter 2027-Q1"), @"
    --- standard error
    error: Quarter 1 of 2027 has not begun
    hint: this quarter is 2026-Q4
    --- exit 1
    ");
    assert_snapshot!(home.run("review quarter 2026-3"), @r#"
    --- standard error
    error: "2026-3" is not a quarter; write it as 2026-Q3, from 1900 to 9999
    hint: see: daymark review quarter --help
    --- exit 2
    "#);
}

/// What the month holds of amounts and of answers in words.
#[test]
fn amounts_and_own_words_are_told() {
    let home = Home::with_empty_journal();
    home.add_focus("wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-10-01"));
    home.run("focus edit wine --unit drinks --limit 2/day --from 2026-10-01");
    home.run("scale add 'grateful for' --answer words");
    for (n, words) in [(2, "my sister"), (3, "the sun"), (4, "a call"), (5, "sleep")] {
        let amount = n % 3;
        home.run(&format!(
            "checkin --date 2026-11-{n:02} --amount {amount} --scale 'grateful for={words}'"
        ));
    }
    home.run("checkin --date 2026-11-06 --amount 3 --scale 'grateful for=nobody knows' --private");
    home.run("used --date 2026-11-07 --amount 4 --cost 6.50");
    let said = home.run("review");
    assert_snapshot!(said.stdout.lines().take(14).collect::<Vec<_>>().join("\n"), @"
    November 2026, up to Friday 20 November 2026 · 5 of 19 days logged
      Under half of the days are logged, so only counts are shown; 5 more
      logged days would be enough
      Answers
      Your words         grateful for (4 answers): Thu 5 Nov sleep
      Cravings           none logged as they came
      Days               1 without use, 5 of use, 13 with no answer
      Amount             drinks: 12 on 6 logged days; within the limit on 4
                         of 6 days, now 2 a day
      Spent              6.5 (on 1 use)

          Nov
      Mon   x . .
      Tue   # . .
    ");
    let numbers = home.run("review --numbers --plain").stdout;
    let numbers = numbers.lines().filter(|line| {
        ["Amount", "Spent", "Your words"].iter().any(|start| line.starts_with(start))
    });
    assert_snapshot!(numbers.collect::<Vec<_>>().join("\n"), @"
    Your words: grateful for (4 answers): Thu 5 Nov sleep.
    Amount: drinks: 12 on 6 logged days.
    Amount: within the limit on 4 of 6 days, now 2 a day.
    Amount: usually 2 a day, at most 4.
    Amount: 13 days have no amount.
    Amount: within it on 21 % to 89 % of all days.
    Spent: 6.5 (on 1 use).
    ");
    let review = home.json(&["review"]);
    let answers = review["own_words"][0]["answers"].as_array().unwrap();
    assert_eq!((answers.len(), &answers[3]["words"]), (4, &json!("sleep")));
    assert_eq!(review["focus"]["amount"]["known_days"], 6);
}
