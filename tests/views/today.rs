//! The page of today.

use daymark::domain::code::Code;
use daymark::domain::figures::attempt_stats::FocusTally;
use daymark::domain::figures::checkin_streak::CheckInStreak;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::Routine;
use daymark::domain::recovery::day_status::DayStatus;
use daymark::domain::recovery::medication_ledger::Ledger;
use daymark::domain::time::schedule::Schedule;
use daymark::render::labels::LabelKey;
use daymark::render::look::Look;
use daymark::render::today::{text, whole};
use daymark::report::today::{FocusTodayInput, Today, TodayInput};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::json;

use crate::support::{TODAY, checked_json, day, days, focus, noon, open, routine};

/// A person: focuses with their days as in [`days`], and routines that are due.
struct Person {
    focuses: Vec<(Focus, &'static str, String)>,
    routines: Vec<Routine>,
    checked_in: bool,
    checkin_streak: CheckInStreak,
}

impl Person {
    fn with(focus: Focus, from: &'static str, signs: impl Into<String>) -> Self {
        Self {
            focuses: vec![(focus, from, signs.into())],
            routines: vec![],
            checked_in: false,
            checkin_streak: CheckInStreak { run: 6, longest: 23, silent: 0 },
        }
    }

    fn checked_in(self) -> Self {
        Self { checked_in: true, ..self }
    }

    fn due(self, names: &[&str]) -> Self {
        let routines = names.iter().map(|name| routine(name, Schedule::Daily)).collect();
        Self { routines, ..self }
    }

    fn view(&self) -> Today {
        let today = day(TODAY);
        let focuses = self.focuses.iter().map(|(focus, from, signs)| {
            let record = days(from, signs);
            let status = record.get(&today).copied().unwrap_or(DayStatus::Unknown);
            let pending = status.is_pending(self.checked_in);
            let mut tally = FocusTally::new(focus, today, open(today, pending));
            for (day, status) in &record {
                tally.push(*day, *status);
            }
            FocusTodayInput {
                focus,
                pending,
                figures: tally.finish(),
                use_ahead: false,
                stage: None,
                amount: None,
            }
        });
        Today::new(&TodayInput {
            rules: &[],
            ratings: &[],
            ledger: &Ledger::default(),
            horizon: noon(today),
            checked_in: self.checked_in,
            checkin_streak: self.checkin_streak,
            focuses: focuses.collect(),
            own_milestones: &[],
            recent: None,
            routines_due: self.routines.iter().map(|one| (one, Schedule::Daily)).collect(),
            next_appointment: None,
            small_things: &[],
            last_life_check: None,
            stay: None,
            symptoms: &[],
            screenings: &[],
            rewards: &[],
            goals: &[],
        })
    }

    fn page(&self, look: &Look) -> String {
        whole(&self.view(), look)
    }
}

fn heroin(since: &[&str]) -> Focus {
    focus("heroin", FocusKind::OpioidShort, UseGoal::None, since)
}

/// Day 81 without a use: 70 days confirmed and 11 not logged.
fn typical() -> Person {
    let signs = format!("{}{}{}", "n".repeat(30), ".".repeat(11), "n".repeat(40));
    Person::with(heroin(&["2026-08-31"]), "2026-09-01", signs).due(&["evening walk", "meeting"])
}

/// Day 81 with a use on day 20 and another yesterday.
fn used_yesterday() -> Person {
    let signs = format!("{}u{}{}u", "n".repeat(19), ".".repeat(5), "n".repeat(54));
    Person::with(heroin(&["2026-08-31"]), "2026-09-01", signs)
}

fn plain() -> Look {
    Look { plain: true, ..Look::default() }
}

#[test]
fn in_short_each_focus_has_a_line() {
    let mut person = typical();
    person.focuses.push(used_yesterday().focuses.remove(0));
    person.focuses[1].0.name = "pills".parse().unwrap();
    let alcohol = |goal, since: &[&str]| focus("wine", FocusKind::Alcohol, goal, since);
    for (focus, from, signs) in [
        (alcohol(UseGoal::None, &["2026-11-15"]), "2026-11-16", "nnnn"),
        (alcohol(UseGoal::Less, &["2026-11-01"]), "2026-11-02", "nnunnunn"),
        (alcohol(UseGoal::None, &[]), TODAY, ""),
        (alcohol(UseGoal::None, &["2026-12-01"]), TODAY, ""),
        (alcohol(UseGoal::None, &[TODAY]), TODAY, ""),
        (alcohol(UseGoal::None, &["2025-11-20"]), TODAY, "u"),
        (alcohol(UseGoal::None, &["2026-10-01"]), TODAY, ""),
    ] {
        person.focuses.push((focus, from, signs.to_owned()));
    }
    let view = person.view();
    assert_snapshot!(text(&view, &Look { width: 80, ..Look::default() }), @"
    Friday 20 November
      Stopping suddenly can be dangerous: daymark help-now --all
      heroin    81 days, 69 logged   next: 90 days, on 29 November
      pills     1 day; lower tolerance until 17 December: daymark help-now
      wine      5 days               extra support until 13 December
      wine      2 days of use in 8 logged days; next: 30 days, on 1 December
      wine      no start date
      wine      starts on Tuesday 1 December
      wine      the first day        extra support until 18 December
      wine      use today            extra support until 18 December
      wine      no answer for 49 days yet; next: 60 days, on 30 November
      Prepare   for and against: daymark balance; the checklist: daymark checklist
      Today     evening walk · meeting
      For now   water or broth often, in small sips; plain food, a little at a time;
                rest when you can
      Next: daymark checkin
      More: daymark today --more
    ");
    assert_snapshot!(text(&view, &Look { width: 40, ..Look::default() }), @"
    Friday 20 November
      Stopping suddenly can be dangerous:
      daymark help-now --all
      heroin    81 days, 69 logged; next: 90
                days, on 29 November
      pills     1 day; lower tolerance until
                17 December:
                daymark help-now
      wine      5 days; extra support until
                13 December
      wine      2 days of use in 8 logged
                days; next: 30 days, on 1
                December
      wine      no start date
      wine      starts on Tuesday 1 December
      wine      the first day; extra support
                until 18 December
      wine      use today; extra support
                until 18 December
      wine      no answer for 49 days yet;
                next: 60 days, on 30
                November
      Prepare   for and against:
                daymark balance; the
                checklist: daymark checklist
      Today     evening walk · meeting
      For now   water or broth often, in
                small sips; plain food, a
                little at a time; rest when
                you can
      Next: daymark checkin
      More: daymark today --more
    ");
    assert_snapshot!(text(&view, &plain()), @"
    Today is Friday 20 November.
    Stopping suddenly can be dangerous: daymark help-now --all (two hyphens before all).
    heroin: 81 days since your start date.
    heroin: 69 of these 81 days have an entry.
    heroin: the next milestone is 90 days, on 29 November.
    pills: 1 day since the last use you logged.
    pills: lower tolerance until 17 December: daymark help-now.
    wine: 5 days since your start date.
    wine: extra support until 13 December.
    wine: 2 days of use in 8 logged days.
    wine: the next milestone is 30 days, on 1 December.
    wine: no start date.
    wine: starts on Tuesday 1 December.
    wine: the first day.
    wine: extra support until 18 December.
    wine: you logged use today.
    wine: extra support until 18 December.
    wine: 50 days since your start date.
    wine: no answer for 49 days yet.
    wine: the next milestone is 60 days, on 30 November.
    Prepare: for and against: daymark balance; the checklist: daymark checklist.
    Due today: evening walk.
    Due today: meeting.
    For now: water or broth often, in small sips; plain food, a little at a time; rest when you can.
    Next: daymark checkin.
    More: daymark today --more (two hyphens before more).
    ");
}

#[test]
fn empty_journal() {
    let person = Person {
        focuses: vec![],
        routines: vec![],
        checked_in: false,
        checkin_streak: CheckInStreak::default(),
    };
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Check-ins none yet

      Next: daymark checkin
    ");
    assert_snapshot!(person.page(&plain()), @"
    Today is Friday 20 November.
    Check-ins: none yet.
    Next: daymark checkin.
    ");
    assert_snapshot!(person.checked_in().page(&Look::default()), @"
    Friday 20 November

      Check-ins none yet

      Next: daymark focus add
    ");
}

#[test]
fn day_zero() {
    let person = Person {
        checkin_streak: CheckInStreak::default(),
        ..Person::with(heroin(&[TODAY]), TODAY, "")
    };
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Lower tolerance until 18 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now
      What else to know of stopping: daymark help-now --all

    heroin · day 0 · withdrawal
      Today is the first day; the count begins tomorrow
      Next      1 day on Saturday 21 November

      Check-ins none yet
      For now   water or broth often, in small sips; plain food, a little at a time;
                rest when you can

      Next: daymark checkin
    ");
}

#[test]
fn day_one_is_open() {
    let person = Person::with(heroin(&["2026-11-19"]), TODAY, "");
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Lower tolerance until 17 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now
      What else to know of stopping: daymark help-now --all

    heroin · day 1 · withdrawal
      Today is still open; it counts once you check in
      Reached   1 day since you started
      Next      30 days on Saturday 19 December

      Check-ins 6 days in a row, the most so far was 23
      For now   water or broth often, in small sips; plain food, a little at a time;
                rest when you can

      Next: daymark checkin
    ");
}

#[test]
fn a_start_date_that_lies_ahead_and_none_at_all() {
    let wine = focus("wine", FocusKind::Alcohol, UseGoal::None, &["2026-12-01"]);
    assert_snapshot!(Person::with(wine, TODAY, "").page(&Look::default()), @"
    Friday 20 November

      Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be
      dangerous.
      A seizure, confusion, seeing or hearing things, or a high fever: call the
      emergency services.
      What else to know of stopping: daymark help-now --all

    wine · preparing
      The start date is Tuesday 1 December, in 11 days
      Prepare   for and against: daymark balance; the checklist: daymark checklist

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
    assert_snapshot!(Person::with(heroin(&[]), TODAY, "").page(&Look::default()), @"
    Friday 20 November

      What else to know of stopping: daymark help-now --all

    heroin · preparing
      No start date is set; nothing is counted yet
      Prepare   for and against: daymark balance; the checklist: daymark checklist

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn a_typical_day() {
    assert_snapshot!(typical().page(&Look::default()), @"
    Friday 20 November

    heroin · day 81 · early recovery
      81 days since your start date; 69 of them have an entry; today is still open
      Next      90 days on Sunday 29 November

      Check-ins 6 days in a row, the most so far was 23
      Today     evening walk · meeting

      Next: daymark checkin
    ");
    assert_snapshot!(typical().page(&plain()), @"
    Today is Friday 20 November.
    heroin: day 81.
    heroin: early recovery.
    heroin: 81 days since your start date.
    heroin: 69 of these 81 days have an entry.
    heroin: today is still open.
    The next milestone is 90 days on Sunday 29 November.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    Due today: evening walk.
    Due today: meeting.
    Next: daymark checkin.
    ");
    let done =
        Person { checkin_streak: CheckInStreak { run: 24, longest: 24, silent: 0 }, ..typical() }
            .checked_in()
            .due(&[]);
    assert_snapshot!(done.page(&Look::default()), @"
    Friday 20 November

    heroin · day 81 · early recovery
      81 days since your start date; 70 of them have an entry
      Next      90 days on Sunday 29 November

      Check-ins 24 days in a row, the most so far

      Nothing more is due today
    ");
}

#[rstest]
#[case(40)]
#[case(200)]
fn other_widths(#[case] width: u16) {
    let page = used_yesterday().page(&Look { width, ..Look::default() });
    insta::assert_snapshot!(format!("use_yesterday_{width}"), page);
}

#[test]
fn use_yesterday_keeps_everything() {
    assert_snapshot!(used_yesterday().page(&Look::default()), @"
    Friday 20 November

      Lower tolerance until 17 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

    heroin · day 81 · early recovery
      You logged use yesterday; your 73 days before still count; today is still open
      Longest   21 September to 18 November, 59 days: 54 logged, 5 not logged
      Days      73 of 75 logged days without use (97 %); 5 days have no answer;
                without use on 91 % to 98 % of all 80 days
      Next      90 days on Sunday 29 November

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
    assert_snapshot!(used_yesterday().page(&plain()), @"
    Today is Friday 20 November.
    Lower tolerance until 17 December.
    Tolerance falls within days of not using: an old dose can kill.
    What to do in an overdose, and whom to call: daymark help-now.
    heroin: day 81.
    heroin: early recovery.
    heroin: you logged use yesterday.
    heroin: your 73 days before still count.
    heroin: today is still open.
    The longest run: 21 September to 18 November.
    The longest run: 59 days.
    The longest run: 54 days logged.
    The longest run: 5 days not logged.
    73 of 75 logged days without use (97 %).
    5 days have no answer.
    Without use on 91 % to 98 % of all 80 days.
    The next milestone is 90 days on Sunday 29 November.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    Next: daymark checkin.
    ");
}

#[test]
fn use_today() {
    let signs = format!("{}u", "n".repeat(80));
    let person = Person::with(heroin(&["2026-08-31"]), "2026-09-01", signs);
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Lower tolerance until 18 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

    heroin · day 81 · early recovery
      You logged use today; your 80 days before still count
      Longest   1 September to 19 November, 80 days: all logged
      Days      80 of 81 logged days without use (99 %)
      Next      90 days on Sunday 29 November

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn a_behaviour_has_no_tolerance() {
    let gambling = focus("gambling", FocusKind::Behaviour, UseGoal::None, &["2026-11-01"]);
    let person = Person::with(gambling, "2026-11-02", "nnnunnnn");
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Extra support until 3 December. Whom to call: daymark help-now

    gambling · day 19 · early recovery
      15 days since the last use you logged; 4 of them have an entry; today is still
      open
      Days      7 of 8 logged days without use; 10 days have no answer; without use
                on 39 % to 94 % of all 18 days
      Next      30 days on Tuesday 1 December

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn too_thin_for_a_percentage() {
    let signs = format!("{}nnnnu{}nnn", ".".repeat(30), ".".repeat(40));
    let person = Person::with(heroin(&["2026-08-31"]), "2026-09-01", signs);
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

    heroin · day 81 · early recovery
      46 days since the last use you logged; 3 of them have an entry; today is still
      open
      Longest   1 September to 4 October, 34 days: 4 logged, 30 not logged
      Days      7 of 8 logged days without use; 72 days have no answer; without use
                on 9 % to 99 % of all 80 days
      Next      90 days on Sunday 29 November

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn nothing_logged_is_not_called_abstinence() {
    let person = Person::with(heroin(&["2026-11-01"]), "2026-11-02", "");
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Lower tolerance until 29 November. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

    heroin · day 19 · early recovery
      19 days since your start date; no answer for 18 days yet; today is still open
      Next      30 days on Tuesday 1 December

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn less_counts_days_of_use() {
    let wine = focus("wine", FocusKind::Alcohol, UseGoal::Less, &["2026-10-20"]);
    let person = Person::with(wine, "2026-10-21", "nnunnnn..nnunnnn.nnnnnunnnnn.nu");
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

    wine · day 31 · early recovery
      4 days of use in 31 days: 23 without, 4 with no answer
      Days      23 of 27 logged days without use (85 %); 4 days have no answer;
                without use on 74 % to 87 % of all 31 days
      Last      Friday 20 November, today
      Next      60 days on Saturday 19 December

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
    assert_snapshot!(person.page(&plain()), @"
    Today is Friday 20 November.
    wine: day 31.
    wine: early recovery.
    4 days of use in 31 days.
    23 days without use.
    4 days with no answer.
    23 of 27 logged days without use (85 %).
    4 days have no answer.
    Without use on 74 % to 87 % of all 31 days.
    The last day of use was Friday 20 November, today.
    The next milestone is 60 days on Saturday 19 December.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    Next: daymark checkin.
    ");
}

#[test]
fn several_focuses_and_attempts() {
    let mut person = typical();
    let tobacco = focus("tobacco", FocusKind::Nicotine, UseGoal::Less, &["2026-11-10"]);
    let again = focus("wine", FocusKind::Alcohol, UseGoal::None, &["2024-05-03", "2026-11-12"]);
    let wine_days = format!("{}uuu{}n", "n".repeat(200), "n".repeat(400));
    person.focuses.push((tobacco, "2026-11-11", "nunnuun".into()));
    person.focuses.push((again, "2024-05-04", wine_days));
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

      Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be
      dangerous.
      A seizure, confusion, seeing or hearing things, or a high fever: call the
      emergency services.
      Extra support: wine until 10 December.
      What to do in an overdose, and whom to call: daymark help-now
      What else to know of stopping: daymark help-now --all

    heroin · day 81 · early recovery
      81 days since your start date; 69 of them have an entry; today is still open
      Next      90 days on Sunday 29 November

    tobacco · day 10 · withdrawal
      3 days of use in 9 days: 4 without, 2 with no answer
      Days      4 of 7 logged days without use (57 %); 2 days have no answer;
                without use on 44 % to 67 % of all 9 days
      Last      Monday 16 November, 4 days ago
      Next      30 days on Thursday 10 December

    wine · day 8 · withdrawal
      8 days since your start date; no answer for 7 days yet; today is still open
      All attempts: 601 days without use since 3 May 2024; longest run 727 days: 401
                logged, 326 not logged
      Next      30 days on Saturday 12 December

      Check-ins 6 days in a row, the most so far was 23
      Today     evening walk · meeting
      For now   water or broth often, in small sips; plain food, a little at a time;
                rest when you can

      Next: daymark checkin
    ");
    assert_snapshot!(person.page(&plain()), @"
    Today is Friday 20 November.
    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.
    A seizure, confusion, seeing or hearing things, or a high fever: call the emergency services.
    Extra support: wine until 10 December.
    What to do in an overdose, and whom to call: daymark help-now.
    What else to know of stopping: daymark help-now --all (two hyphens before all).
    heroin: day 81.
    heroin: early recovery.
    heroin: 81 days since your start date.
    heroin: 69 of these 81 days have an entry.
    heroin: today is still open.
    heroin: The next milestone is 90 days on Sunday 29 November.
    tobacco: day 10.
    tobacco: withdrawal.
    tobacco: 3 days of use in 9 days.
    tobacco: 4 days without use.
    tobacco: 2 days with no answer.
    tobacco: 4 of 7 logged days without use (57 %).
    tobacco: 2 days have no answer.
    tobacco: Without use on 44 % to 67 % of all 9 days.
    tobacco: The last day of use was Monday 16 November, 4 days ago.
    tobacco: The next milestone is 30 days on Thursday 10 December.
    wine: day 8.
    wine: withdrawal.
    wine: 8 days since your start date.
    wine: no answer for 7 days yet.
    wine: today is still open.
    wine: All attempts: 601 days without use since 3 May 2024.
    wine: All attempts: the longest over all attempts was 727 days.
    wine: All attempts: the longest over all attempts had 401 days logged.
    wine: All attempts: the longest over all attempts had 326 days not logged.
    wine: The next milestone is 30 days on Saturday 12 December.
    Check-ins: 6 days in a row.
    Check-ins: the most so far was 23.
    Due today: evening walk.
    Due today: meeting.
    For now: water or broth often, in small sips; plain food, a little at a time; rest when you can.
    Next: daymark checkin.
    ");
    checked_json("today.v1.json", &person.view());
}

#[test]
fn a_milestone_on_the_day() {
    let person = Person::with(heroin(&["2026-10-21"]), "2026-10-22", "n".repeat(29));
    assert_snapshot!(person.page(&Look::default()), @"
    Friday 20 November

    heroin · day 30 · early recovery
      30 days since your start date; today is still open
      Reached   30 days since you started
      Next      60 days on Sunday 20 December

      Check-ins 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn renamed_labels() {
    let mut look = Look::default();
    for (key, words) in [
        ("day", "sober day"),
        ("no_use", "Sober for"),
        ("use", "drinking"),
        ("check_ins", "Notes to self"),
    ] {
        look.labels.set(LabelKey::from_code(key).unwrap(), words.parse().unwrap());
    }
    assert_snapshot!(typical().page(&look), @"
    Friday 20 November

    heroin · sober day 81 · early recovery
      Sober for 81 days; 69 of them have an entry; today is still open
      Next      90 days on Sunday 29 November

      Notes to self: 6 days in a row, the most so far was 23
      Today     evening walk · meeting

      Next: daymark checkin
    ");
    assert_snapshot!(used_yesterday().page(&look), @"
    Friday 20 November

      Lower tolerance until 17 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

    heroin · sober day 81 · early recovery
      You logged drinking yesterday; your 73 days before still count; today is still
      open
      Longest   21 September to 18 November, 59 days: 54 logged, 5 not logged
      Days      73 of 75 logged days without drinking (97 %); 5 days have no answer;
                without drinking on 91 % to 98 % of all 80 days
      Next      90 days on Sunday 29 November

      Notes to self: 6 days in a row, the most so far was 23

      Next: daymark checkin
    ");
}

#[test]
fn without_unicode() {
    let look = Look { unicode: false, ..Look::default() };
    let mut person = typical();
    person.routines.push(routine("Tai-Chi für alle", Schedule::Daily));
    let page = person.page(&look);
    assert!(page.is_ascii());
    assert_snapshot!(page, @r"
    Friday 20 November

    heroin, day 81, early recovery
      81 days since your start date; 69 of them have an entry; today is still open
      Next      90 days on Sunday 29 November

      Check-ins 6 days in a row, the most so far was 23
      Today     evening walk, meeting, Tai-Chi f\u{fc}r alle

      Next: daymark checkin
    ");
}

#[test]
fn hostile_names_are_shown_and_do_nothing() {
    let hostile = "x\u{202e}\u{2066}\u{200b}\u{feff}";
    let mut person = typical();
    person.routines = vec![routine(&hostile.repeat(12), Schedule::Daily)];
    person.focuses.push((
        focus(hostile, FocusKind::Other, UseGoal::None, &[]),
        TODAY,
        String::new(),
    ));
    let mut look = Look { width: 40, ..Look::default() };
    look.labels.set(LabelKey::NoUse, "\u{1b}[2J\u{9b}31m\nno use for".parse().unwrap());
    look.labels.set(LabelKey::CheckIns, "\u{7}x".repeat(90).parse().unwrap());
    let page = person.page(&look);
    assert!(page.chars().all(|c| c == '\n' || !c.is_control()));
    assert_snapshot!(page, @r"
    Friday 20 November

      Stopping alcohol, benzodiazepines or
      GHB/GBL suddenly after daily use can
      be dangerous.
      A seizure, confusion, seeing or
      hearing things, or a high fever: call
      the emergency services.
      What else to know of stopping:
      daymark help-now --all

    heroin · day 81 · early recovery
      ␛[2J\u{9b}31m no use for 81 days; 69
      of them have an entry; today is still
      open
      Next      90 days on Sunday 29
                November

    x\u{202e}\u{2066}\u{200b}\u{feff} ·
    preparing
      No start date is set; nothing is
      counted yet
      Prepare   for and against:
                daymark balance; the
                checklist: daymark checklist

      ␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x
      ␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x
      ␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x
      ␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x
      ␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x␇x: 6 days
      in a row, the most so far was 23
      Today     x\u{202e}\u{2066}\u{200b}\u{
                feff}x\u{202e}\u{2066}\u{200
                b}\u{feff}x\u{202e}\u{2066}\
                u{200b}\u{feff}x\u{202e}\u{2
                066}\u{200b}\u{feff}x\u{202e
                }\u{2066}\u{200b}\u{feff}x\u
                {202e}\u{2066}\u{200b}\u{fef
                f}x\u{202e}\u{2066}\u{200b}\
                u{feff}x\u{202e}\u{2066}\u{2
                00b}\u{feff}x\u{202e}\u{2066
                }\u{200b}\u{feff}x\u{202e}\u
                {2066}\u{200b}\u{feff}x\u{20
                2e}\u{2066}\u{200b}\u{feff}x
                \u{202e}\u{2066}\u{200b}\u{f
                eff}

      Next: daymark checkin
    ");
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    let answer = checked_json("today.v1.json", &used_yesterday().view());
    insta::assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}

#[test]
fn before_a_start_date_what_is_counted_is_null() {
    let person = Person::with(heroin(&["2026-12-01"]), TODAY, "");
    let answer = checked_json("today.v1.json", &person.view());
    let focus = &answer["focuses"][0];
    let keys = [
        "days_in_recovery",
        "last_use",
        "days_since_use",
        "percent_no_use",
        "percent_low",
        "percent_high",
        "lifetime",
        "current_run",
        "longest_run",
        "next_milestone",
        "extra_care_until",
    ];
    for key in keys {
        assert!(focus[key].is_null(), "{key}");
    }
    assert_eq!(focus["days"], json!({"no_use": 0, "use": 0, "unknown": 0}));
    assert_eq!((&focus["phase"], &focus["phase_group"]), (&json!("preparing"), &json!("before")));
}

#[test]
fn on_day_zero_runs_are_zeros() {
    let answer = checked_json(
        "today.v1.json",
        &Person::with(heroin(&[TODAY]), TODAY, "").checked_in().view(),
    );
    let none = json!({"days": 0, "confirmed": 0, "unlogged": 0, "from": null, "to": null});
    let focus = &answer["focuses"][0];
    assert_eq!((&focus["current_run"], &focus["longest_run"]), (&none, &none));
    assert_eq!(focus["next_milestone"]["in_days"], 1);
}

/// Extra care follows the last use of any attempt and the start of a restart, for 28 days.
#[rstest]
#[case::use_28_days_ago(&["2026-08-31"], "2026-10-23", "u", Some("2026-11-20"))]
#[case::use_29_days_ago(&["2026-08-31"], "2026-10-22", "u", None)]
#[case::use_before_a_restart(&["2026-01-01", "2026-10-28"], "2026-10-27", "u", Some("2026-11-25"))]
#[case::use_then_a_planned_restart(&["2026-01-01", "2026-12-01"], "2026-11-20", "u", Some("2026-12-18"))]
#[case::no_use_at_all(&["2026-08-31"], "2026-09-01", "n", None)]
fn extra_care(
    #[case] since: &[&str],
    #[case] from: &'static str,
    #[case] signs: &str,
    #[case] until: Option<&str>,
) {
    let view = Person::with(heroin(since), from, signs).view();
    assert_eq!(view.focuses[0].standing.extra_care_until, until.map(day));
}

#[rstest]
#[case::begins("2026-11-09", "Phase     early recovery begins today: daymark phase")]
#[case::the_day_after("2026-11-08", "")]
#[case::the_first_day(TODAY, "")]
#[case::building_begins("2026-08-22", "Phase     building recovery begins today: daymark phase")]
#[case::stable_begins("2021-11-20", "Phase     stable recovery begins today: daymark phase")]
#[case::stable("2010-01-01", "See       now and then, whether something slips: daymark trends")]
#[case::preparing(
    "2026-12-01",
    "Prepare   for and against: daymark balance; the checklist: daymark checklist"
)]
fn a_phase_adds_at_most_one_line(#[case] since: &str, #[case] line: &str) {
    let person = Person::with(heroin(&[since]), since.to_owned().leak(), "");
    let page = person.page(&Look::default());
    let added = |line: &&str| {
        ["Phase ", "See ", "Prepare "].iter().any(|name| line.trim_start().starts_with(name))
    };
    assert_eq!(page.lines().filter(added).collect::<Vec<_>>().join("|").trim(), line);
    if since > TODAY {
        return;
    }
    let after_use = Person::with(heroin(&[since]), "2026-11-19", "u");
    assert_eq!(after_use.page(&Look::default()).lines().filter(added).count(), 0);
}
