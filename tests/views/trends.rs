//! The page of trends.

use daymark::domain::entry::checkin::CheckIn;
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::situation::Situations;
use daymark::domain::figures::checkin_ratings::CheckInRatings;
use daymark::domain::figures::craving_stats::CravingTally;
use daymark::domain::figures::lookback::Lookback;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::rating::Rating;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::recovery::day_status::DayStatus;
use daymark::domain::recovery::medication_ledger::Ledger;
use daymark::domain::recovery::phase_status::PhaseStatus;
use daymark::domain::scale::Scale;
use daymark::domain::series::Series;
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::Moment;
use daymark::domain::time::window::Window;
use daymark::render::labels::LabelKey;
use daymark::render::look::Look;
use daymark::render::trends::{numbers, text};
use daymark::report::trends::{FocusTrendsInput, Trends, TrendsInput};
use insta::assert_snapshot;
use rstest::rstest;
use serde_json::json;
use unicode_width::UnicodeWidthStr;

use crate::support::{TODAY, checked_json, day, days, focus, open};

/// What a person logged, and what is asked of it.
struct Log {
    focus: Option<Focus>,
    days: Vec<(Day, DayStatus)>,
    checkins: Vec<CheckInRatings>,
    cravings: Vec<(Day, Moment, Craving)>,
    pending: bool,
}

impl Log {
    fn since(since: &str) -> Self {
        Self {
            focus: Some(focus("heroin", FocusKind::OpioidShort, UseGoal::None, &[since])),
            days: Vec::new(),
            checkins: Vec::new(),
            cravings: Vec::new(),
            pending: false,
        }
    }

    /// Adds a check-in so many days ago.
    fn checkin(&mut self, ago: i32) -> &mut CheckInRatings {
        let on = day(TODAY).plus(-ago);
        self.checkins.push(CheckInRatings::of(on, &CheckIn::default()));
        self.checkins.last_mut().unwrap()
    }

    /// Adds a craving of so many days ago, at the hour.
    fn craving(&mut self, ago: i32, hour: u32, intensity: u8, situation: u8, coping: &[&str]) {
        let on = day(TODAY).plus(-ago);
        let at = format!("{on}T{hour:02}:30:00+01:00").try_into().unwrap();
        let mut craving = Craving::of(intensity.try_into().unwrap());
        craving.situations = Some(Situations::from_bits(situation));
        craving.set_coping(coping.iter().map(|one| one.parse().unwrap()));
        self.cravings.push((on, at, craving));
    }

    fn standing(&self) -> Option<PhaseStatus> {
        let last_use = self.days.iter().rfind(|(_, status)| *status == DayStatus::Use);
        let last_use = last_use.map(|(day, _)| *day);
        self.focus.as_ref().map(|focus| PhaseStatus::of(focus, last_use, day(TODAY)))
    }

    /// The view of a window that ends today; without one, of the windows of the phase.
    fn view(&self, window: Option<u32>) -> Trends {
        let (today, standing) = (day(TODAY), self.standing());
        let phase = standing.map(|standing| standing.phase);
        let lookback = match window {
            Some(days) => Lookback::of_window(Window::ending(today, days), phase),
            None => Lookback::of_phase(standing.map(PhaseStatus::looks_as), today),
        };
        let mut tally = CravingTally::new(lookback.main.window, lookback.windows());
        if phase.is_some_and(|phase| !phase.carries_trends()) {
            let now = format!("{TODAY}T21:30:00+01:00").try_into().unwrap();
            tally.also_within(24, now);
            tally.also_within(72, now);
        }
        for (day, at, craving) in &self.cravings {
            tally.push(*day, *at, craving);
        }
        Trends::new(TrendsInput {
            today,
            lookback: &lookback,
            focus: self.focus.as_ref().zip(standing).map(|(focus, standing)| FocusTrendsInput {
                focus,
                standing,
                of_several: false,
                days: &self.days,
                amounts: &[],
                costs: &[],
            }),
            carries_trends: standing.is_none_or(|standing| standing.phase.carries_trends()),
            open: open(today, self.pending),
            stays: &Stays::default(),
            ledger: &Ledger::default(),
            clock: today,
            by_focus: Vec::new(),
            cravings_of: None,
            own: &[],
            factors: &[],
            symptoms: &[],
            routines: Vec::new(),
            checkins: &self.checkins,
            cravings: tally.finish(),
        })
    }

    fn page(&self, window: Option<u32>, look: &Look) -> String {
        numbers(&self.view(window), look)
    }
}

/// The page in words.
fn brief(log: &Log, window: Option<u32>, look: &Look) -> String {
    text(&log.view(window), look, "trends")
}

fn plain() -> Look {
    Look { plain: true, ..Look::default() }
}

/// Eight weeks of building recovery: mood rises and stress falls in the last four; cravings are
/// high on half of the days with conflict, and seldom on others.
fn eight_weeks() -> Log {
    let mut log = Log::since("2026-05-01");
    log.days = days("2026-09-26", &"n".repeat(56)).into_iter().collect();
    log.days[20].1 = DayStatus::Use;
    log.days.remove(21);
    for ago in (0..56).filter(|ago| ago % 9 != 4) {
        let step = u8::try_from((27 - ago).max(0) / 5).unwrap();
        let wave = u8::try_from(ago % 3).unwrap();
        let conflict = ago % 2 == 0;
        let one = log.checkin(ago);
        one.ratings.mood = (3 + step / 2 + wave).try_into().ok();
        one.ratings.stress = (8 - step - wave).try_into().ok();
        one.ratings.energy = (if ago % 9 == 0 { 4 } else { 5 }).try_into().ok();
        one.sleep_hours = (6.5 + f64::from(wave) / 2.0).try_into().ok();
        one.ratings.craving = (if ago % 4 == 0 { 8 } else { wave + 1 }).try_into().ok();
        one.situations = Some(Situations::from_bits(if conflict { 32 } else { 128 }));
        one.ratings.confidence = (ago % 7 == 0).then(|| 7.try_into().unwrap());
        if ago % 4 == 0 {
            let helped = if ago % 8 == 0 { "talk:helped" } else { "talk:no" };
            log.craving(ago, 20, 8, 32, &[helped, "delay:helped"]);
            log.craving(ago, 9, 3, 0, &["leave"]);
        }
    }
    log
}

/// Four days after stopping, with two check-ins.
fn withdrawal() -> Log {
    let mut log = Log::since("2026-11-16");
    log.days = days("2026-11-17", "nn.n").into_iter().collect();
    for (ago, mood) in [(0, 3), (1, 2), (3, 2)] {
        let one = log.checkin(ago);
        one.ratings.mood = mood.try_into().ok();
        one.sleep_hours = 3.5.try_into().ok();
        one.ratings.craving = 9.try_into().ok();
    }
    for (ago, hour, intensity) in [(0, 3, 9), (0, 15, 6), (1, 23, 8), (2, 8, 10), (3, 22, 7)] {
        log.craving(ago, hour, intensity, 2, &[]);
    }
    log
}

/// A week of early recovery against the one before, today still open.
fn a_week() -> Log {
    let mut log = Log::since("2026-10-01");
    log.days = days("2026-11-07", "nnnnnnnnnnn.n").into_iter().collect();
    log.pending = true;
    for ago in [1, 3, 4, 5, 6, 8, 9, 10, 11, 12] {
        let one = log.checkin(ago);
        let wave = u8::try_from(ago % 4).unwrap();
        one.ratings.mood = (4 + wave).try_into().ok();
        one.ratings.craving = (2 + 2 * wave).try_into().ok();
        one.ratings.confidence = (ago == 5).then(|| 6.try_into().unwrap());
        log.craving(ago, 21, 2 + 2 * wave, 16, &["delay:partly", "talk"]);
    }
    log
}

/// Six years on: a check-in on most days, and cravings now and then.
fn stable() -> Log {
    let mut log = Log::since("2020-11-01");
    log.days = days("2024-11-21", &"n".repeat(730)).into_iter().collect();
    for ago in (0..730).filter(|ago| ago % 11 != 3) {
        let one = log.checkin(ago);
        one.ratings.mood = u8::try_from(5 + (730 - ago) / 365 + ago % 3).unwrap().try_into().ok();
        one.ratings.distress = (ago % 7 == 0).then(|| 2.try_into().unwrap());
        if ago % 90 == 0 {
            log.craving(ago, 18, 4, 0, &[]);
        }
    }
    log
}

/// Nine of 28 days logged.
fn thin() -> Log {
    let mut log = eight_weeks();
    log.checkins.truncate(9);
    log
}

#[test]
fn four_weeks_of_building_recovery() {
    assert_snapshot!(eight_weeks().page(None, &Look::default()), @"
    Trends · 24 October to 20 November · 25 of 28 days logged · building recovery

      Falling: Stress · About the same: Energy, Sleep · Hard to tell: Mood, Craving
      Each bar is a day; a gap is not logged. In brackets the 95 % range over 28
      days

      Mood        ▃▅▄▃▅ ▃▅▄▃▅▅▄▅ ▄▅▅▄▅▅▅▆ ▅▆▅▅  hard to tell (0 to 3.7 points)
                  usually 5 (25 days), from 3 to 7; before usually 4 (25); lately
                  5.4; by week 3.5, 5, 5.5, 5.5
      Energy      ▄▅▅▅▅ ▅▅▅▄▅▅▅▅ ▅▅▅▄▅▅▅▅ ▅▅▅▄  about the same (0 points)
                  usually 5 (25 days), from 4 to 5; before usually 5 (25); lately
                  4.8; by week 5, 5, 5, 5
      Stress      ▇▅▆▇▅ ▆▅▅▆▄▅▅▄ ▅▃▄▅▃▃▄▂ ▄▂▂▃  falling, about 5.6 points (4.4 to 7)
                  usually 5 (25 days), from 1 to 8; before usually 7 (25); lately
                  3.4; by week 7, 5, 3.5, 2.5
      Sleep       ▅▅▅▅▅ ▅▅▅▅▅▅▅▅ ▅▅▅▅▅▅▅▅ ▅▅▅▅  about the same (0 hours)
                  usually 7 h (25 nights), from 6.5 to 7.5; before usually 7 (25);
                  lately 6.9; by week 6.8, 7, 7, 6.8
      Craving     ▂▃▂▇▃ ▂▇▂▂▃▇▂▃ ▇▃▂▂▇▂▂▃ ▂▃▂▇  hard to tell (−1.8 to 2 points)
                  usually 3 (25 days), from 1 to 8; before usually 3 (25); lately
                  3.4; by week 2.5, 3, 2.5, 2.5
      Confidence        ▆      ▆      ▆      ▆  for a trend: 6 more answers
                  usually 7 (4 days), the same each time; lately 7
      Not logged: Distress

      Cravings    12 episodes, usually 5.5, strongest 8; before 12 episodes, usually
                  5.5, strongest 8
      By hour              █          █     midnight to midnight
                  night 0 · morning 6 · afternoon 0 · evening 6
      By day       ██████  Mon 0 · Tue 2 · Wed 2 · Thu 2 · Fri 2 · Sat 2 · Sun 2

      How often a strong craving (7 or more) came with a situation, of 25 days
      answered; a range on both sides of 0 may be chance:
      what was going on       days with it  days without  more, of 100 days
      conflict                6 of 12       0 of 13       50 (16 to 75)
      good times with others  0 of 13       6 of 12       −50 (−75 to −16)

      Helped      waiting 6 of 6 (61 to 100 %) · talking to someone 4 of 6 (30 to
                  90 %); 6 not rated
                  with conflict: waiting 6 of 6 (61 to 100 %), talking to someone 4
                  of 6 (30 to 90 %)
      Days        28 without use; before 26 without use, 1 of use, 1 with no answer
      Worth watching: the situations that still bring cravings, routines
    ");
}

#[test]
fn four_weeks_in_sentences() {
    assert_snapshot!(eight_weeks().page(None, &plain()), @"
    Trends.
    24 October to 20 November.
    25 of 28 days logged.
    Building recovery.
    Falling: Stress.
    About the same: Energy, Sleep.
    Hard to tell: Mood, Craving.
    In brackets the 95 % range over 28 days.
    Mood: hard to tell (0 to 3.7 points).
    Mood: usually 5 (25 days).
    Mood: from 3 to 7.
    Mood: before usually 4 (25).
    Mood: lately 5.4.
    Mood: by week 3.5, 5, 5.5, 5.5.
    Energy: about the same (0 points).
    Energy: usually 5 (25 days).
    Energy: from 4 to 5.
    Energy: before usually 5 (25).
    Energy: lately 4.8.
    Energy: by week 5, 5, 5, 5.
    Stress: falling, about 5.6 points (4.4 to 7).
    Stress: usually 5 (25 days).
    Stress: from 1 to 8.
    Stress: before usually 7 (25).
    Stress: lately 3.4.
    Stress: by week 7, 5, 3.5, 2.5.
    Sleep: about the same (0 hours).
    Sleep: usually 7 hours (25 nights).
    Sleep: from 6.5 to 7.5.
    Sleep: before usually 7 (25).
    Sleep: lately 6.9.
    Sleep: by week 6.8, 7, 7, 6.8.
    Craving: hard to tell (minus 1.8 to 2 points).
    Craving: usually 3 (25 days).
    Craving: from 1 to 8.
    Craving: before usually 3 (25).
    Craving: lately 3.4.
    Craving: by week 2.5, 3, 2.5, 2.5.
    Confidence: for a trend: 6 more answers.
    Confidence: usually 7 (4 days), the same each time.
    Confidence: lately 7.
    Not logged: Distress.
    Cravings: 12 episodes.
    Cravings: usually 5.5.
    Cravings: strongest 8.
    Cravings: before, 12 episodes.
    Cravings: before, usually 5.5.
    Cravings: before, strongest 8.
    Cravings by time of day: night 0, morning 6, afternoon 0, evening 6.
    Cravings by day of the week: Monday 0, Tuesday 2, Wednesday 2, Thursday 2, Friday 2, Saturday 2, Sunday 2.
    A range on both sides of 0 may be chance.
    How often a strong craving (7 or more) came with a situation, of 25 days answered:
    Conflict: on 6 of 12 days with it.
    Conflict: on 0 of 13 days without it.
    Conflict: 50 (16 to 75) more of 100 days.
    Good times with others: on 0 of 13 days with it.
    Good times with others: on 6 of 12 days without it.
    Good times with others: minus 50 (minus 75 to minus 16) more of 100 days.
    Helped, of the times rated: waiting 6 of 6 (61 to 100 %).
    Helped, of the times rated: talking to someone 4 of 6 (30 to 90 %).
    Helped, of the times rated: 6 not rated.
    Helped with conflict: waiting 6 of 6 (61 to 100 %).
    Helped with conflict: talking to someone 4 of 6 (30 to 90 %).
    Days: 28 days without use.
    Days: before, 26 days without use.
    Days: before, 1 day of use.
    Days: before, 1 day with no answer.
    Worth watching in building recovery: the situations that still bring cravings, routines and monthly questionnaires.
    ");
}

#[test]
fn a_week_of_early_recovery() {
    assert_snapshot!(a_week().page(None, &Look::default()), @"
    Trends · 14 to 20 November · 5 of 6 days logged · early recovery

      A trend needs 14 days: daymark trends --window 28d
      Each bar is a day; a gap is not logged

      Mood        ▅▅▄▆ ▅   usually 5 (5 days), from 4 to 7; before usually 5 (5)
      Craving     ▅▄▂▇ ▄   usually 4 (5 days), from 2 to 8; before usually 4 (5)
      Confidence   ▅       6 (1 day); 3 more to say what is usual
      Not logged: Energy, Stress, Sleep, Distress

      Cravings    5 episodes, usually 4, strongest 8; before 5 episodes, usually 4,
                  strongest 8
      By hour     night 0 · morning 0 · afternoon 0 · evening 5
      By day      Mon 1 · Tue 1 · Wed 0 · Thu 1 · Fri 0 · Sat 1 · Sun 1
      What was going on: sudden urges 5
      Helped      waiting: helped a bit 5 times (0 to 43 %); 5 not rated
                  with sudden urges: waiting: helped a bit 5 times (0 to 43 %)
      Days        5 without use, 1 with no answer; before 7 without use
      Worth watching: how strong and how often cravings come
    ");
    assert_snapshot!(a_week().page(None, &plain()), @"
    Trends.
    14 to 20 November.
    5 of 6 days logged.
    Early recovery.
    A trend needs 14 days: daymark trends --window 28d (two hyphens before window).
    Mood: usually 5 (5 days).
    Mood: from 4 to 7.
    Mood: before usually 5 (5).
    Mood: by day 6, 5, 4, 7, none, 5, none.
    Craving: usually 4 (5 days).
    Craving: from 2 to 8.
    Craving: before usually 4 (5).
    Craving: by day 6, 4, 2, 8, none, 4, none.
    Confidence: 6 (1 day).
    Confidence: 3 more to say what is usual.
    Not logged: Energy, Stress, Sleep, Distress.
    Cravings: 5 episodes.
    Cravings: usually 4.
    Cravings: strongest 8.
    Cravings: before, 5 episodes.
    Cravings: before, usually 4.
    Cravings: before, strongest 8.
    Cravings by time of day: night 0, morning 0, afternoon 0, evening 5.
    Cravings by day of the week: Monday 1, Tuesday 1, Wednesday 0, Thursday 1, Friday 0, Saturday 1, Sunday 1.
    What was going on: sudden urges 5.
    Helped, of the times rated: waiting: helped a bit 5 times (0 to 43 %).
    Helped, of the times rated: 5 not rated.
    Helped with sudden urges: waiting: helped a bit 5 times (0 to 43 %).
    Days: 5 days without use.
    Days: 1 day with no answer.
    Days: before, 7 days without use.
    Worth watching in early recovery: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    ");
}

#[test]
fn withdrawal_has_hours_and_no_trend() {
    assert_snapshot!(withdrawal().page(None, &Look::default()), @"
    Trends · 18 to 20 November · 2 of 3 days logged · withdrawal

      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone or
      buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure can
      rebound.

      Lower tolerance until 14 December. Tolerance falls within days of not using:
      an old dose can kill.
      What to do in an overdose, and whom to call: daymark help-now

      Withdrawal takes its own course: no trend yet
      Each bar is a day; a gap is not logged

      Mood       ▂▃  2, 3 (2 days); 2 more to say what is usual
      Sleep      ▃▃  3.5, 3.5 h (2 nights); 2 more to say what is usual
      Craving    ▇▇  9, 9 (2 days); 2 more to say what is usual
      Not logged: Energy, Stress, Confidence, Distress

      Cravings  3 in the last 24 hours, usually 8, strongest 9; 5 in the last 72
                hours, usually 8, strongest 10
      By hour   night 1 · morning 1 · afternoon 1 · evening 1
      What was going on: feeling ill or in pain 4
      Days      2 without use, 1 with no answer
      Worth watching: symptoms, the strongest craving, sleep, fluids, medication
    ");
    assert_snapshot!(withdrawal().page(None, &plain()), @"
    Trends.
    18 to 20 November.
    2 of 3 days logged.
    Withdrawal.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Pregnant and using opioids: do not stop suddenly; ask about methadone or buprenorphine.
    On clonidine or lofexidine: do not stop it suddenly; blood pressure can rebound.
    Lower tolerance until 14 December.
    Tolerance falls within days of not using: an old dose can kill.
    What to do in an overdose, and whom to call: daymark help-now.
    Withdrawal takes its own course: no trend yet.
    Mood: 2, 3 (2 days).
    Mood: 2 more to say what is usual.
    Sleep: 3.5, 3.5 hours (2 nights).
    Sleep: 2 more to say what is usual.
    Craving: 9, 9 (2 days).
    Craving: 2 more to say what is usual.
    Not logged: Energy, Stress, Confidence, Distress.
    Cravings: 3 in the last 24 hours, usually 8, strongest 9.
    Cravings: 5 in the last 72 hours, usually 8, strongest 10.
    Cravings by time of day: night 1, morning 1, afternoon 1, evening 1.
    What was going on: feeling ill or in pain 4.
    Days: 2 days without use.
    Days: 1 day with no answer.
    Worth watching in withdrawal: symptoms, the strongest craving, sleep, fluids and medication.
    ");
}

#[test]
fn withdrawal_claims_no_trend_over_any_window() {
    let mut log = eight_weeks();
    log.focus = Some(focus("heroin", FocusKind::OpioidShort, UseGoal::None, &["2026-11-14"]));
    let view = log.view(Some(28));
    assert_eq!(view.window_days, 28);
    for one in &view.series {
        let claims = (one.word, one.sen_slope_per_day, one.sen_low, one.sen_high);
        assert_eq!(claims, (None, None, None, None));
    }
    assert_eq!(view.series[0].summary.median, Some(5.0));
    assert!(view.periods.iter().all(|period| period.before.is_none()));
    let page = log.page(Some(28), &plain());
    for word in ["rising", "falling", "change", "trend:", "before"] {
        assert!(!page.to_lowercase().contains(word), "{word}: {page}");
    }
}

#[test]
fn years_are_looked_at_with_the_last_quarter() {
    assert_snapshot!(stable().page(None, &Look::default()), @"
    Trends · 21 November 2025 to 20 November · 332 of 365 days logged · stable
    recovery

      About the same: Mood, Distress
      Each bar is the middle of 28 days; a gap is not logged. In brackets the 95 %
      range over 1 year

      Mood      ▆▆▆▆▆▆▆▆▆▆▆▆▆▆  about the same (0 points)
                usually 7 (332 days), from 6 to 8; before usually 6 (331); lately
                7.2
      Distress  ▂▂▂▂▂▂▂▂▂▂▂▂▂▂  about the same (0 points)
                usually 2 (48 days), the same each time; before usually 2 (47);
                lately 2
      Not logged: Energy, Stress, Sleep, Craving, Confidence
      13 weeks  Mood 7 (83) before 7 (82) · Distress 2 (12) before 2 (11)

      Cravings  5 episodes, usually 4, strongest 4; before 3 episodes, usually 4,
                strongest 4
      By hour   night 0 · morning 0 · afternoon 0 · evening 5
      By day    Mon 1 · Tue 1 · Wed 0 · Thu 0 · Fri 1 · Sat 1 · Sun 1
      Days      365 without use; before 365 without use
      Worth watching: little to log, early signs that something slips
    ");
    let view = stable().view(Some(730));
    assert_eq!((view.series[0].summary.n, view.window_days), (105, 730));
    assert!(stable().page(Some(730), &plain()).contains("(105 weeks)"));
}

#[test]
fn nothing_logged() {
    assert_snapshot!(Log::since("2026-08-01").page(None, &Look::default()), @"
    Trends · 24 October to 20 November · 0 of 28 days logged · building recovery

      No check-in on these days, so they count neither way

      Cravings  none logged as they came
      Worth watching: the situations that still bring cravings, routines
    ");
    let nobody = Log { focus: None, ..Log::since("2026-08-01") };
    assert_snapshot!(nobody.page(None, &plain()), @"
    Trends.
    14 to 20 November.
    0 of 7 days logged.
    No check-in on these days, so they count neither way.
    Cravings: none logged as they came.
    ");
}

#[test]
fn under_half_of_the_days_only_counts_are_given() {
    assert_snapshot!(thin().page(None, &Look::default()), @"
    Trends · 24 October to 20 November · 9 of 28 days logged · building recovery

      Under half of the days are logged, so only counts are shown; 5 more logged
      days would be enough
      Answers   Mood 9 days · Energy 9 days · Stress 9 days · Sleep 9 nights ·
                Craving 9 days · Confidence 2 days

      Cravings  12 episodes, strongest 8; before 12 episodes, strongest 8
      By hour            █          █     midnight to midnight
                night 0 · morning 6 · afternoon 0 · evening 6
      By day     ██████  Mon 0 · Tue 2 · Wed 2 · Thu 2 · Fri 2 · Sat 2 · Sun 2
      What was going on: conflict 6
      Helped    waiting 6 of 6 (61 to 100 %) · talking to someone 4 of 6 (30 to
                90 %); 6 not rated
                with conflict: waiting 6 of 6 (61 to 100 %), talking to someone 4 of
                6 (30 to 90 %)
      Days      28 without use; before 26 without use, 1 of use, 1 with no answer
      Worth watching: the situations that still bring cravings, routines
    ");
    let view = thin().view(None);
    assert!(view.series.iter().all(|one| one.summary.median.is_none() && one.ewma.is_none()));
}

#[test]
fn after_a_day_of_use_one_looks_at_the_week() {
    let mut log = stable();
    log.days[720].1 = DayStatus::Use;
    let view = log.view(None);
    assert_eq!((view.window_days, view.periods.len()), (7, 1));
    let focus = view.focus.as_ref().unwrap();
    assert_eq!(focus.standing.phase.to_string(), "stable");
    assert_eq!(focus.standing.extra_care_until, Some(day("2026-12-09")));
    let page = numbers(&view, &Look::default());
    assert!(page.contains("Lower tolerance until 9 December."), "{page}");
}

#[rstest]
#[case::one_day("uun", "2 days of use; you logged a day without use 1 to 2 days later")]
#[case::alike("un.un", "2 days of use; you logged a day without use 1 day later")]
#[case::still_open("nnu", "1 day of use; no day without use logged since")]
#[case::later_and_open(
    "u..nu",
    "2 days of use; you logged a day without use 3 days later; no day without use logged since the last"
)]
#[case::in_the_middle(
    "uuunu.n",
    "4 days of use; you logged a day without use 1 to 3 days later, usually 2"
)]
fn days_of_use_say_how_soon_a_day_without_came(#[case] signs: &str, #[case] said: &str) {
    let mut log = Log::since("2026-08-01");
    let first = day(TODAY).plus(1 - i32::try_from(signs.len()).unwrap());
    log.days = days(&first.to_string(), signs).into_iter().collect();
    let page = log.page(Some(28), &plain());
    for fact in said.split("; ") {
        assert!(page.contains(&format!("Return: {fact}.\n")), "{page}");
    }
}

#[rstest]
#[case::rising(|n| 2.0 + f64::from(n / 4), "Mood: rising, about 7 points (6.5 to 7).")]
#[case::falling(|n| 8.0 - f64::from(n / 4), "Mood: falling, about 7 points (6.5 to 7).")]
#[case::level(|_| 5.0, "Mood: about the same (0 points).")]
#[case::more_sleep(|n| 6.0 + 0.25 * f64::from(n / 4), "Sleep: rising, about 1.8 hours (1.6 to 1.8).")]
#[case::a_little_more_sleep(
    |n| 6.0 + 0.1 * f64::from(n / 4),
    "Sleep: about the same, under 1 hour (0.6 to 0.7 hours)."
)]
fn trends_are_told_over_the_window(#[case] value: fn(i32) -> f64, #[case] said: &str) {
    let mut log = Log::since("2026-05-01");
    for ago in 0..28 {
        let value = value(27 - ago);
        let one = log.checkin(ago);
        one.ratings.mood = Some(Scale::nearest(value)).filter(|_| said.starts_with("Mood"));
        one.sleep_hours = value.try_into().ok().filter(|_| said.starts_with("Sleep"));
    }
    let page = log.page(Some(28), &plain());
    assert!(page.contains(said), "{page}");
}

#[rstest]
#[case::answers(&[0, 2, 4, 6, 8, 10, 12, 14, 16], "for a trend: 1 more answer.")]
#[case::days(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "for a trend: answers over 4 more days.")]
#[case::both(&[0, 1, 2, 3], "for a trend: 6 more answers over 10 more days.")]
#[case::enough(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 13], "about the same (0 points).")]
fn what_a_trend_lacks_is_said(#[case] days_ago: &[i32], #[case] said: &str) {
    let mut log = Log::since("2026-08-01");
    for ago in 0..28 {
        let mood = days_ago.contains(&ago).then(|| 5.try_into().unwrap());
        log.checkin(ago).ratings.mood = mood;
    }
    let page = log.page(Some(28), &plain());
    assert!(page.contains(&format!("Mood: {said}")), "{page}");
}

/// Days with conflict, days without any situation and days without an answer, so many of each with
/// a high craving.
#[rstest]
#[case::compared((5, 12), (1, 12), (0, 0), "Conflict: on 5 of 12 days with it.\nConflict: on 1 of 12 days without it.\nConflict: 33 (minus 2 to 61) more of 100 days.")]
#[case::few_with((5, 8), (1, 12), (0, 0), "More days needed to compare: conflict 2.")]
#[case::few_without((5, 12), (1, 9), (0, 0), "More days needed to compare: conflict 1 without it.")]
#[case::few_high((3, 12), (0, 12), (0, 0), "3 days with a strong craving (7 or more).\nWith 5 of them, days with a situation are compared with days without it.")]
#[case::calm_days_unanswered((8, 12), (1, 1), (0, 12), "To compare days, situations must be answered on those without a strong craving too: they are on 4 of 16 days.")]
fn what_a_comparison_lacks_is_said(
    #[case] with: (u8, u8),
    #[case] without: (u8, u8),
    #[case] unanswered: (u8, u8),
    #[case] said: &str,
) {
    let mut log = Log::since("2026-05-01");
    let kinds = [(with, Some(32)), (without, Some(0)), (unanswered, None)];
    let all = kinds.iter().flat_map(|((high, all), bits)| {
        (0..*all).map(move |n| (if n < *high { 7 } else { 2 }, bits.map(Situations::from_bits)))
    });
    for (ago, (craving, situations)) in (0..).zip(all) {
        let one = log.checkin(ago);
        (one.ratings.craving, one.situations) = (craving.try_into().ok(), situations);
    }
    let page = log.page(Some(28), &plain());
    assert!(page.contains(&format!("{said}\n")), "{page}");
}

#[rstest]
fn every_width_is_kept(
    #[values(40, 41, 59, 60, 64, 80, 100, 132, 200)] width: u16,
    #[values(true, false)] unicode: bool,
) {
    let look = Look { width, unicode, ..Look::default() };
    for log in [eight_weeks(), a_week(), withdrawal(), stable(), thin()] {
        for window in [None, Some(1), Some(28), Some(400), Some(730)] {
            let page = log.page(window, &look);
            for line in page.lines() {
                assert!(line.width() <= width.into(), "{line}\n{page}");
            }
            assert!(unicode || page.is_ascii(), "{page}");
        }
    }
}

#[rstest]
#[case::narrow(40, true)]
#[case::wide(200, true)]
#[case::ascii(80, false)]
fn the_same_page_elsewhere(#[case] width: u16, #[case] unicode: bool) {
    let page = eight_weeks().page(None, &Look { width, unicode, ..Look::default() });
    assert_snapshot!(
        format!("four_weeks_{width}_{}", if unicode { "unicode" } else { "ascii" }),
        page
    );
}

#[test]
fn colours_change_no_word() {
    let page = eight_weeks().page(None, &Look { color: true, ..Look::default() });
    let parts = page.split('\u{1b}').enumerate();
    let bare: String = parts
        .map(|(n, part)| if n == 0 { part } else { part.split_once('m').unwrap().1 })
        .collect();
    assert_eq!(bare, eight_weeks().page(None, &Look::default()));
    assert!(page.contains('\u{1b}'));
}

#[test]
fn renamed_labels_are_used() {
    let mut look = Look::default();
    look.labels.set(
        LabelKey::Series(Series::Rating(Rating::Stress)),
        "Pressure of the day".parse().unwrap(),
    );
    look.labels.set(LabelKey::Series(Series::Rating(Rating::Distress)), "Weight".parse().unwrap());
    let page = eight_weeks().page(None, &look);
    assert!(page.contains("Falling: Pressure of the day") && page.contains("Not logged: Weight"));
}

#[test]
fn the_order_of_entries_never_matters() {
    for mut log in [eight_weeks(), a_week(), withdrawal(), stable()] {
        let before = log.view(Some(50));
        log.checkins.reverse();
        log.cravings.reverse();
        assert_eq!(log.view(Some(50)), before);
    }
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    for log in [eight_weeks(), a_week(), withdrawal(), stable(), thin(), Log::since("2026-12-01")] {
        for window in [None, Some(28), Some(401)] {
            checked_json("trends.v1.json", &log.view(window));
        }
    }
    let nobody = Log { focus: None, ..eight_weeks() };
    let answer = checked_json("trends.v1.json", &nobody.view(None));
    assert_eq!((&answer["focus"], &answer["window_days"]), (&json!(null), &json!(7)));

    let answer = checked_json("trends.v1.json", &eight_weeks().view(None));
    assert_snapshot!(serde_json::to_string_pretty(&answer).unwrap());
}

#[test]
fn words_come_first() {
    let log = eight_weeks();
    assert_snapshot!(brief(&log, Some(56), &Look::default()), @"
    Last 8 weeks · 50 of 56 days logged
      Better             stress from about 8 to 3.5
      About the same     energy 5 · sleep 7 h · craving 3
      Hard to tell       mood 4.5
      Usually            confidence 7
      Too early to say   confidence: 7 of 10 answers
      Worth watching     mornings: 12 of 24 cravings
                         conflict: strong cravings on 12 of 25 days with it, 0 of 25
                         without
      Cravings           24, the strongest 8
      What helps         waiting 12 of 12 · talking to someone 6 of 12
      Days               54 without use, 1 of use, 1 with no answer
      More: daymark trends --numbers
    ");
    assert_snapshot!(brief(&log, Some(56), &Look { width: 40, ..Look::default() }), @"
    Last 8 weeks · 50 of 56 days logged
      Better: stress from about 8 to 3.5
      About the same: energy 5 · sleep 7 h ·
      craving 3
      Hard to tell: mood 4.5
      Usually: confidence 7
      Too early to say:
      confidence: 7 of 10 answers
      Worth watching: mornings: 12 of 24
      cravings
      conflict: strong cravings on 12 of 25
      days with it, 0 of 25 without
      Cravings: 24, the strongest 8
      What helps: waiting 12 of 12 ·
      talking to someone 6 of 12
      Days: 54 without use, 1 of use, 1 with
      no answer
      More: daymark trends --numbers
    ");
    assert_snapshot!(brief(&log, Some(56), &plain()), @"
    Last 8 weeks.
    50 of 56 days logged.
    Better: stress from about 8 to 3.5.
    About the same: energy 5.
    About the same: sleep 7 hours.
    About the same: craving 3.
    Hard to tell: mood 4.5.
    Usually: confidence 7.
    Too early to say better or worse: confidence: 7 of 10 answers.
    Worth watching: mornings: 12 of 24 cravings.
    Worth watching: conflict: strong cravings on 12 of 25 days with it, 0 of 25 without.
    Cravings: 24, the strongest 8.
    What helps, of the times rated: waiting 12 of 12.
    What helps, of the times rated: talking to someone 6 of 12.
    Days: 54 days without use.
    Days: 1 day of use.
    Days: 1 day with no answer.
    More: daymark trends --numbers (two hyphens before numbers).
    ");
}

#[test]
fn what_is_too_little_for_a_direction_is_said_with_what_there_is() {
    let log = eight_weeks();
    assert_snapshot!(brief(&log, Some(7), &Look::default()), @"
    Last 7 days · 6 of 7 days logged
      Usually            mood 5.5 (before 5.5) · energy 5 (before 5) ·
                         stress 2.5 (before 3.5) · sleep 6.8 h (before 7) ·
                         craving 2.5 (before 2.5)
      It takes two weeks or more to see better or worse: daymark trends --window 28d
      Few answers        confidence 7
      Cravings           2, the strongest 8; 4 in the 7 days before
      What was going on  conflict 1
      What helps         waiting 1 of 1 · talking to someone 1 of 1
      Days               7 without use
      More: daymark trends --numbers
    ");
    assert_snapshot!(brief(&log, Some(14), &Look::default()), @"
    Last 14 days · 12 of 14 days logged
      Usually            mood 5.5 (before 4) · energy 5 (before 5) ·
                         stress 3 (before 6) · sleep 7 h (before 7) ·
                         craving 2.5 (before 3)
      Too early to say   mood, energy, stress, sleep, craving: answers over 13 of 14
                         days · confidence: 2 of 10 answers
      Cravings           6, the strongest 8; 6 in the 14 days before
      What was going on  conflict 3
      What helps         waiting 3 of 3 · talking to someone 2 of 3
      Days               14 without use
      More: daymark trends --numbers
    ");
    assert_snapshot!(brief(&withdrawal(), None, &Look::default()), @"
    Last 3 days · 2 of 3 days logged
      Lower tolerance until 14 December: daymark help-now
      Withdrawal takes its own course: no better or worse yet
      Few answers        mood 2, 3 · sleep 3.5, 3.5 h · craving 9, 9
      Cravings           3 in the last 24 hours, usually 8, strongest 9; 5 in the
                         last 72 hours, usually 8, strongest 10
      What was going on  feeling ill or in pain 4
      Days               2 without use, 1 with no answer
      More: daymark trends --numbers
    ");
    assert_snapshot!(brief(&Log::since("2026-05-01"), Some(28), &Look::default()), @"
    Last 28 days · 0 of 28 days logged
      No check-in on these days, so they count neither way
    ");
}

#[rstest]
#[case::twenty_on_fridays(20, 1, true)]
#[case::nineteen(19, 1, false)]
#[case::over_a_month_of_fridays(20, 4, true)]
fn where_cravings_come_together_is_worth_watching(
    #[case] episodes: u32,
    #[case] weeks: i32,
    #[case] said: bool,
) {
    let mut log = eight_weeks();
    log.cravings.clear();
    for n in 0..episodes {
        log.craving(7 * (i32::try_from(n).unwrap() % weeks), 20, 6, 0, &[]);
    }
    let page = brief(&log, Some(28), &Look::default());
    let line = format!("Worth watching     Friday evenings: {episodes} of {episodes} cravings");
    assert_eq!(page.contains(&line), said, "{page}");
    // A week has one Friday, which says nothing of Fridays.
    assert!(!brief(&log, Some(7), &Look::default()).contains("Friday"));
}
