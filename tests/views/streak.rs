//! The page of clocks and runs.

use chrono::Weekday;
use daymark::domain::code::Code;
use daymark::domain::figures::checkin_streak::CheckInStreak;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::records::focus::Focus;
use daymark::domain::text::Name;
use daymark::domain::time::day::Week;
use daymark::domain::time::window::Window;
use daymark::render::look::Look;
use daymark::render::streak::{numbers, text};
use daymark::report::streak::{FocusStreakInput, Streak, StreakInput};
use insta::assert_snapshot;
use proptest::prelude::*;
use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use crate::layout::{check, look, unwrapped, words};
use crate::support::{TODAY, checked_json, day, days, focus, open};

fn view(focus: &Focus, from: &str, signs: &str) -> Streak {
    let today = day(TODAY);
    let recent = Window::new(Week::of(today, Weekday::Mon).first().plus(-84), today).unwrap();
    let days: Vec<_> = days(from, signs).into_iter().collect();
    let open = open(today, days.last().is_none_or(|(day, _)| *day < today));
    Streak::new(&StreakInput {
        today,
        checkin_streak: CheckInStreak { run: 6, longest: 23, silent: 0 },
        recent,
        late: &[],
        focuses: vec![FocusStreakInput { focus, open, days, not_spent: None }],
    })
}

/// Three attempts: one run in the first, a use in the second, and the third goes on.
fn three_attempts() -> Streak {
    let since = ["2026-08-01", "2026-09-01", "2026-10-20"];
    let signs =
        format!("{}uu{}u{}.{}", "n".repeat(29), "n".repeat(19), "n".repeat(28), "n".repeat(31));
    view(&focus("heroin", FocusKind::OpioidShort, UseGoal::None, &since), "2026-08-02", &signs)
}

fn less() -> Streak {
    let signs = "nnnunnu.nnnnunn";
    view(&focus("wine", FocusKind::Alcohol, UseGoal::Less, &["2026-11-05"]), "2026-11-06", signs)
}

#[test]
fn three_attempts_with_their_runs() {
    assert_snapshot!(numbers(&three_attempts(), &Look::default(), Weekday::Mon), @"
    Days and runs · Friday 20 November · day 31

      31 days since your start date
      Last      Monday 21 September, 60 days ago
      This time 31 days since Tuesday 20 October; 31 of 31 logged days without use
                (100 %)
      All attempts: 3 attempts since Saturday 1 August; 111 days: 107 without use, 3
                with, 1 with no answer; 107 of 110 logged days without use (97 %); 1
                day has no answer; without use on 96 % to 97 % of all 111 days;
                longest over all attempts 60 days: 59 logged, 1 not logged

            Sep     Oct     Nov
      Mon ■ ◇ ■ ■ ◇ ■ ■ ■ ■ ■ ■ ■ ■
      Tue ■ ◇ ■ ■ ■ ■ ■ ■ · ■ ■ ■ ■
      Wed ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Thu ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Fri ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Sat ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Sun ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      ■ 85 without use   ◇ 3 of use   · 1 with no answer

      Runs without use reported, the latest first; a new start ends one:
      attempt                    days  logged  not logged
            3  since 21 Oct        31      31           0
            2  22 Sep to 19 Oct    28      28           0
            2  2 to 20 Sep         19      19           0
            1  2 to 30 Aug         29      29           0
      Return    3 days of use; you logged a day without use 1 to 2 days later

      Check-ins 6 days in a row, the most so far was 23
    ");
    let plain = Look { plain: true, ..Look::default() };
    assert_snapshot!(numbers(&three_attempts(), &plain, Weekday::Mon), @"
    Days and runs.
    Friday 20 November.
    Day 31.
    heroin: 31 days since your start date.
    The last day of use was Monday 21 September, 60 days ago.
    This time: 31 days since Tuesday 20 October.
    This time: 31 of 31 logged days without use (100 %).
    All attempts: 3 attempts since Saturday 1 August.
    All attempts: 111 days.
    All attempts: 107 days without use.
    All attempts: 3 days with use.
    All attempts: 1 day with no answer.
    All attempts: 107 of 110 logged days without use (97 %).
    All attempts: 1 day has no answer.
    All attempts: without use on 96 % to 97 % of all 111 days.
    All attempts: the longest over all attempts was 60 days.
    All attempts: the longest over all attempts had 59 days logged.
    All attempts: the longest over all attempts had 1 day not logged.
    Runs without use reported, the latest first:
    Attempt 3, since 21 October, 31 days: all logged.
    Attempt 2, 22 September to 19 October, 28 days: all logged.
    Attempt 2, 2 to 20 September, 19 days: all logged.
    Attempt 1, 2 to 30 August, 29 days: all logged.
    Return: 3 days of use.
    Return: you logged a day without use 1 to 2 days later.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    ");
}

#[test]
fn on_40_columns_runs_are_lines() {
    let look = Look { width: 40, ..Look::default() };
    assert_snapshot!(numbers(&less(), &look, Weekday::Mon), @"
    Days and runs · Friday 20 November · day
    15

      3 days of use in 15 days: 11 without,
      1 with no answer
      Last      Wednesday 18 November, 2
                days ago
      This time 15 days since Thursday 5
                November; 11 of 14 logged
                days without use (79 %); 1
                day has no answer; without
                use on 73 % to 80 % of all
                15 days

          Nov
      Mon   ◇ ■
      Tue   ■ ■
      Wed   ■ ◇
      Thu   ◇ ■
      Fri ■ · ■
      Sat ■ ■
      Sun ■ ■
      ■ 11 without use   ◇ 3 of use
      · 1 with no answer

      Runs without use reported, the latest
      first:
      · Since 19 Nov, 2 days: all logged
      · 13 to 17 Nov, 5 days: 4 logged, 1
        not logged, the longest
      · 10 to 11 Nov, 2 days: all logged
      · 6 to 8 Nov, 3 days: all logged
      Return    3 days of use; you logged a
                day without use 1 to 2 days
                later

      Check-ins 6 days in a row, the most so
                far was 23
    ");
}

#[rstest]
#[case::on_a_table(80)]
#[case::in_lines(40)]
fn of_many_runs_a_screen_shows_the_latest_and_the_longest(#[case] width: u16) {
    let signs = format!("nnnnnnu{}", "nu".repeat(20));
    let view = view(
        &focus("wine", FocusKind::Alcohol, UseGoal::Less, &["2026-01-01"]),
        "2026-10-01",
        &signs,
    );
    let runs = view.focuses[0].runs.len();
    let page = |look: &Look| numbers(&view, look, Weekday::Mon);
    let screen = page(&Look { width, ..Look::default() });
    let more = format!("And {} earlier runs: daymark streak --numbers --plain", runs - 13);
    assert!(unwrapped(&screen).contains(&more), "{screen}");
    assert_eq!(screen.matches("longest").count(), 1, "{screen}");
    let plain = page(&Look { plain: true, ..Look::default() });
    assert!(!plain.contains("earlier runs"), "{plain}");
    let told = |line: &&str| line.contains(" all logged") || line.contains(" not logged");
    assert_eq!(plain.lines().filter(told).count(), runs, "{plain}");
}

#[rstest]
#[case::day_0(
    "2026-11-20",
    "2026-11-20",
    ".",
    "Today is the first day; the count begins tomorrow."
)]
#[case::still_open(
    "2026-11-19",
    "2026-11-19",
    "n.",
    "Today is still open; it counts once you check in."
)]
#[case::ahead(
    "2026-12-01",
    "2026-11-01",
    "nnn",
    "The start date is Tuesday 1 December, in 11 days."
)]
#[case::used_today(
    "2026-11-18",
    "2026-11-19",
    "nu",
    "You logged use today; your day before still counts."
)]
#[case::used_today_and_nothing_known("2026-11-18", "2026-11-19", ".u", "You logged use today.")]
#[case::nothing_known(
    "2026-11-17",
    "2026-11-17",
    "..",
    "No answer for 2 days yet; today is still open."
)]
fn where_one_stands(
    #[case] since: &str,
    #[case] from: &str,
    #[case] signs: &str,
    #[case] said: &str,
) {
    let focus = focus("heroin", FocusKind::OpioidShort, UseGoal::None, &[since]);
    let plain = Look { plain: true, ..Look::default() };
    let page = numbers(&view(&focus, from, signs), &plain, Weekday::Mon).to_lowercase();
    let mut facts = said.trim_end_matches('.').split("; ");
    assert!(facts.all(|fact| page.contains(&fact.to_lowercase())), "{page}");
}

#[rstest]
fn every_width_is_kept(
    #[values(40, 63, 64, 80, 200)] width: u16,
    #[values(true, false)] unicode: bool,
) {
    let look = Look { width, unicode, ..Look::default() };
    for view in [three_attempts(), less()] {
        let page = numbers(&view, &look, Weekday::Sun);
        assert!(page.lines().all(|line| line.width() <= width.into()), "{page}");
        assert!(unicode || page.is_ascii(), "{page}");
    }
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    for view in [three_attempts(), less()] {
        checked_json("streak.v1.json", &view);
    }
    let nothing = focus("heroin", FocusKind::OpioidShort, UseGoal::None, &[]);
    checked_json("streak.v1.json", &view(&nothing, TODAY, "."));
}

proptest! {
    #[test]
    fn clocks_and_runs_fit_and_are_harmless(
        names in proptest::collection::vec(words::<Name>(), 0..3),
        signs in "[nu.]{0,60}",
        since in proptest::collection::btree_set(-5..70i32, 0..3),
        goal in proptest::sample::select(UseGoal::ALL),
        look in look(),
    ) {
        let today = day(TODAY);
        let since: Vec<_> = since.iter().rev().map(|ago| today.plus(-ago).to_string()).collect();
        let since: Vec<_> = since.iter().map(String::as_str).collect();
        let focuses: Vec<_> = names
            .into_iter()
            .map(|name| Focus { name, ..focus("x", FocusKind::Alcohol, goal, &since) })
            .collect();
        let on_record: Vec<_> =
            days(&today.plus(-60).to_string(), &signs).into_iter().collect();
        let view = Streak::new(&StreakInput {
            today,
            checkin_streak: CheckInStreak { run: 1, longest: 2, silent: 0 },
            recent: Window::ending(today, 180),
            late: &[],
            focuses: focuses
                .iter()
                .map(|focus| FocusStreakInput {
                    focus,
                    open: open(today, true),
                    days: on_record.clone(),
                    not_spent: None,
                })
                .collect(),
        });
        check(&numbers(&view, &look, Weekday::Mon), &look)?;
        check(&text(&view, &look, Weekday::Mon, "streak"), &look)?;
    }
}

#[test]
fn words_come_first() {
    let page = |view: &Streak, look: &Look| text(view, look, Weekday::Mon, "streak");
    assert_snapshot!(page(&three_attempts(), &Look::default()), @"
    Days and runs · Friday 20 November
      31 days since your start date
      Last use      Monday 21 September, 60 days ago
      This time     31 of 31 logged days without use, since 20 October
      All attempts  107 of 110 logged days without use, since 1 August; 1 day has no
                    answer
      After use     you logged a day without use 1 to 2 days later

            Sep     Oct     Nov
      Mon ■ ◇ ■ ■ ◇ ■ ■ ■ ■ ■ ■ ■ ■
      Tue ■ ◇ ■ ■ ■ ■ ■ ■ · ■ ■ ■ ■
      Wed ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Thu ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Fri ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Sat ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Sun ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      ■ 85 without use   ◇ 3 of use   · 1 with no answer

      Check-ins     6 days in a row, the most so far was 23
      More: daymark streak --numbers
    ");
    assert_snapshot!(page(&three_attempts(), &Look { width: 40, ..Look::default() }), @"
    Days and runs · Friday 20 November
      31 days since your start date
      Last use      Monday 21 September, 60
                    days ago
      This time     31 of 31 logged days
                    without use, since 20
                    October
      All attempts  107 of 110 logged days
                    without use, since 1
                    August; 1 day has no
                    answer
      After use     you logged a day without
                    use 1 to 2 days later

            Sep     Oct     Nov
      Mon ■ ◇ ■ ■ ◇ ■ ■ ■ ■ ■ ■ ■ ■
      Tue ■ ◇ ■ ■ ■ ■ ■ ■ · ■ ■ ■ ■
      Wed ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Thu ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Fri ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Sat ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      Sun ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■ ■
      ■ 85 without use   ◇ 3 of use
      · 1 with no answer

      Check-ins     6 days in a row, the
                    most so far was 23
      More: daymark streak --numbers
    ");
    assert_snapshot!(page(&three_attempts(), &Look { plain: true, ..Look::default() }), @"
    Days and runs.
    Friday 20 November.
    heroin: 31 days since your start date.
    The last day of use was Monday 21 September, 60 days ago.
    This time: 31 of 31 logged days without use, since 20 October.
    All attempts: 107 of 110 logged days without use, since 1 August.
    All attempts: 1 day has no answer.
    After use: you logged a day without use 1 to 2 days later.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    More: daymark streak --numbers (two hyphens before numbers).
    ");
    assert_snapshot!(page(&less(), &Look { plain: true, ..Look::default() }), @"
    Days and runs.
    Friday 20 November.
    3 days of use in 14 logged days.
    The last day of use was Wednesday 18 November, 2 days ago.
    This time: 11 of 14 logged days without use, since 5 November.
    This time: 1 day has no answer.
    The longest run: 5 days in a row, 4 logged: 13 to 17 November.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    More: daymark streak --numbers (two hyphens before numbers).
    ");
}
