//! The page of a month, a quarter or a year.

use chrono::Weekday;
use daymark::domain::entry::checkin::CheckIn;
use daymark::domain::entry::craving::Craving;
use daymark::domain::figures::checkin_ratings::CheckInRatings;
use daymark::domain::figures::craving_stats::{CravingTally, StrengthTally};
use daymark::domain::figures::lookback::{ComparedWindow, Lookback};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::rating::Ratings;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::{Mark, MarkOutcome};
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::recovery::day_status::DayStatus;
use daymark::domain::recovery::medication_ledger::Ledger;
use daymark::domain::recovery::phase_status::PhaseStatus;
use daymark::domain::recovery::same_phase::same_phase;
use daymark::domain::scale::Scale;
use daymark::domain::text::Name;
use daymark::domain::time::day::Day;
use daymark::domain::time::period::{Period, PeriodLength};
use daymark::domain::time::schedule::Schedule;
use daymark::render::look::Look;
use daymark::render::review::{numbers, text};
use daymark::report::review::{Review, ReviewInput};
use daymark::report::trends::{FocusTrendsInput, TrendsInput};
use insta::assert_snapshot;
use proptest::prelude::*;
use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use crate::layout::{check, look, words};
use crate::support::{TODAY, checked_json, day, days, focus, instant, noon, open, routine};

/// What a person logged: their focus, the days from the first on as in [`days`], and by day what a
/// check-in rated as mood and as craving.
struct Log {
    focus: Focus,
    days: Vec<(Day, DayStatus)>,
    ratings: Vec<(Day, u8, u8)>,
    walked: Vec<Day>,
    skipped: Vec<Day>,
}

impl Log {
    fn new(focus: Focus, from: &str, signs: &str) -> Self {
        Self {
            focus,
            days: days(from, signs).into_iter().collect(),
            ratings: vec![],
            walked: vec![],
            skipped: vec![],
        }
    }

    /// Rates every day that is known.
    fn rated(mut self, mood: impl Fn(Day) -> u8, craving: impl Fn(Day) -> u8) -> Self {
        let known = self.days.iter().map(|(day, _)| *day);
        self.ratings = known.map(|day| (day, mood(day), craving(day))).collect();
        self
    }

    fn review(&self, length: PeriodLength, name: &str) -> Review {
        let today = day(TODAY);
        let period = Period::parse(name, length).unwrap();
        let (window, before) = period.windows(today).unwrap();
        let last_use = self
            .days
            .iter()
            .rfind(|(day, status)| *status == DayStatus::Use && *day <= window.to());
        let standing = PhaseStatus::of(&self.focus, last_use.map(|(day, _)| *day), window.to());
        let before = before.filter(|_| standing.phase.carries_trends());
        let lookback = Lookback { main: ComparedWindow { window, before }, others: vec![] };
        let rating = |value: u8| Scale::try_from(value).ok();
        let checkins: Vec<_> = self
            .ratings
            .iter()
            .map(|(day, mood, craving)| CheckInRatings {
                ratings: Ratings {
                    mood: rating(*mood),
                    craving: rating(*craving),
                    ..Ratings::default()
                },
                ..CheckInRatings::of(*day, &CheckIn::default())
            })
            .collect();
        let mut tally = CravingTally::new(window, lookback.windows());
        let mut cravings = Vec::new();
        for (day, _, craving) in self.ratings.iter().filter(|(_, _, craving)| *craving > 4) {
            let mut episode = Craving::of(rating(*craving).unwrap());
            episode.set_coping(["talk:helped".parse().unwrap()]);
            episode.situations = Some(daymark::domain::entry::situation::Situations::from_bits(32));
            let at = format!("{day}T20:00:00+01:00").try_into().unwrap();
            tally.push(*day, at, &episode);
            cravings.push((*day, episode.intensity));
        }
        let phases: Vec<_> = same_phase(&self.focus, standing, window.to())
            .into_iter()
            .map(|phase| {
                let mut rated = StrengthTally::default();
                let within = self.ratings.iter().filter(|(day, ..)| phase.window.contains(*day));
                within.for_each(|(_, _, craving)| rated.add(rating(*craving).unwrap()));
                (phase, rated.finish())
            })
            .collect();
        let walk = routine("evening walk", Schedule::Daily);
        let mark = |outcome| {
            let routine = walk.meta.id;
            move |day: &Day| Mark {
                routine,
                day: *day,
                outcome,
                at: instant().into(),
                updated_at: instant(),
            }
        };
        let done = self.walked.iter().map(mark(MarkOutcome::Done));
        let mut marks: Vec<_> =
            done.chain(self.skipped.iter().map(mark(MarkOutcome::Skipped))).collect();
        marks.sort_by_key(|mark| mark.day);
        let walked = !marks.is_empty();
        Review::new(&ReviewInput {
            period,
            trends: TrendsInput {
                today,
                lookback: &lookback,
                focus: Some(FocusTrendsInput {
                    focus: &self.focus,
                    standing,
                    of_several: false,
                    days: &self.days,
                    amounts: &[],
                    costs: &[],
                }),
                carries_trends: standing.phase.carries_trends(),
                open: open(today, self.days.last().is_none_or(|(day, _)| *day < today)),
                stays: &Stays::default(),
                ledger: &Ledger::default(),
                clock: today,
                by_focus: Vec::new(),
                cravings_of: None,
                own: &[],
                factors: &[],
                symptoms: &[],
                routines: Vec::new(),
                checkins: &checkins,
                cravings: tally.finish(),
            },
            cravings: &cravings,
            phases: &phases,
            own_milestones: &[],
            routines: if walked { std::slice::from_ref(&walk) } else { &[] },
            marks: &marks,
            scales: &[],
            own_questions: &[],
            own_words: &[],
            horizon: noon(today),
            week_start: Weekday::Mon,
        })
    }

    fn page(&self, length: PeriodLength, name: &str, look: &Look) -> String {
        numbers(&self.review(length, name), look, Weekday::Mon)
    }
}

fn heroin(since: &[&str]) -> Focus {
    focus("heroin", FocusKind::OpioidShort, UseGoal::None, since)
}

/// Two attempts: in the first, in September, cravings were high and there was use; the second goes
/// well, and the walks with it.
fn two_attempts() -> Log {
    let signs = format!("{}uu{}uun{}", "n".repeat(13), "n".repeat(13), "n".repeat(50));
    let log = Log::new(heroin(&["2026-08-31", "2026-10-01"]), "2026-09-01", &signs);
    let october = day("2026-10-01");
    let first = log.days[0].0;
    let mut log = log.rated(
        |day| 4 + u8::from(day >= october) + u8::try_from(day.days_since(first) % 3).unwrap(),
        |day| if day < october { 7 } else { 2 + u8::try_from(day.days_since(first) % 4).unwrap() },
    );
    let all = log.days.iter().map(|(day, _)| *day);
    (log.walked, log.skipped) = all.partition(|day| *day >= october || day.number() % 4 == 0);
    log
}

fn plain() -> Look {
    Look { plain: true, ..Look::default() }
}

#[test]
fn a_month_that_went_better() {
    let log = two_attempts();
    assert_snapshot!(log.page(PeriodLength::Month, "2026-10", &Look::default()), @"
    October 2026 · 31 of 31 days logged · early recovery

      Less often than before: cravings of 7 or more, on 0 of 31 rated days, before
      30 of 30, 100 (84 to 100) fewer of 100
      More often than before: evening walk done, 31 of 31 recorded times, before 7
      of 30, 77 (56 to 88) more of 100
      Over the month, no rating rises or falls clearly
      In brackets the 95 % range of each
      Compared with September 2026, 30 of 30 days logged

      Mood      usually 6 (31 days), 5 to 7; before 5 (30 days), 4 to 6
      Craving   usually 4 (31 days), 2 to 5; before 7 (30 days), the same each time
      Not logged: Energy, Stress, Sleep, Confidence, Distress
      Cravings  8 episodes, usually 5, strongest 5; before 30 episodes, usually 7,
                strongest 7
      What was going on: conflict 8
      Helped    talking to someone 8 of 8 (68 to 100 %)
      Routines  evening walk 31 of 31, before 7 of 30
      Days      31 without use; 31 of 31 logged days without use (100 %)
                before 26 without use, 4 of use; 26 of 30 logged days without use
                (87 %)
      Reached   1 day on Friday 2 October · 30 days on Saturday 31 October
      Longest   1 to 31 October, 31 days: all logged
      Phase     early recovery this time, so far 20 days: 20 without use; craving
                usually 3.5 (20 days)
                in the attempt since Monday 31 August, the first 20 days: 16 without
                use, 4 of use; craving usually 7 (20 days)

      Days             Craving
          Oct              Oct
      Mon   ■ ■ ■ ■    Mon   ▒ ░ ░ ▒
      Tue   ■ ■ ■ ■    Tue   ▒ ▒ ░ ░
      Wed   ■ ■ ■ ■    Wed   ░ ▒ ▒ ░
      Thu ■ ■ ■ ■ ■    Thu ▒ ░ ░ ▒ ▒
      Fri ■ ■ ■ ■ ■    Fri ▒ ▒ ░ ░ ▒
      Sat ■ ■ ■ ■ ■    Sat ░ ▒ ▒ ░ ░
      Sun ■ ■ ■ ■      Sun ░ ░ ▒ ▒
      ■ 31 without use
      ░ 0 to 3: 15 days   ▒ 4 to 6: 16
    ");
    assert_snapshot!(log.page(PeriodLength::Month, "2026-10", &plain()), @"
    October 2026.
    31 of 31 days logged.
    Early recovery.
    Less often than before: cravings of 7 or more, on 0 of 31 rated days, before 30 of 30, 100 (84 to 100) fewer of 100.
    More often than before: evening walk done, 31 of 31 recorded times, before 7 of 30, 77 (56 to 88) more of 100.
    Over the month, no rating rises or falls clearly.
    In brackets the 95 % range of each.
    Compared with September 2026, 30 of 30 days logged.
    Mood: usually 6 (31 days).
    Mood: from 5 to 7.
    Mood: before, usually 5 (30 days).
    Mood: before, from 4 to 6.
    Craving: usually 4 (31 days).
    Craving: from 2 to 5.
    Craving: before, usually 7 (30 days).
    Craving: before, the same each time.
    Not logged: Energy, Stress, Sleep, Confidence, Distress.
    Cravings: 8 episodes.
    Cravings: usually 5.
    Cravings: strongest 5.
    Cravings: before, 30 episodes.
    Cravings: before, usually 7.
    Cravings: before, strongest 7.
    What was going on in cravings: conflict 8.
    Helped, of the times rated: talking to someone 8 of 8 (68 to 100 %).
    Done, of the times due: evening walk 31 of 31.
    Done, of the times due: evening walk before 7 of 30.
    Days: 31 days without use.
    Days: 31 of 31 logged days without use (100 %).
    Before: 26 days without use.
    Before: 4 days of use.
    Before: 26 of 30 logged days without use (87 %).
    Milestone reached: 1 day on Friday 2 October.
    Milestone reached: 30 days on Saturday 31 October.
    The longest run of all: 1 to 31 October.
    The longest run of all: 31 days.
    The longest run of all: all logged.
    Early recovery this time: so far 20 days.
    Early recovery this time: 20 days without use.
    Early recovery this time: craving usually 3.5 (20 days).
    In the attempt since Monday 31 August: the first 20 days.
    In the attempt since Monday 31 August: 16 days without use.
    In the attempt since Monday 31 August: 4 days of use.
    In the attempt since Monday 31 August: craving usually 7 (20 days).
    Week of Monday 28 September: 4 days without use.
    Week of Monday 28 September: strongest craving 5 on Friday 2 October.
    Week of Monday 5 October: 7 days without use.
    Week of Monday 5 October: strongest craving 5 on Tuesday 6 October.
    Week of Monday 12 October: 7 days without use.
    Week of Monday 12 October: strongest craving 5 on Wednesday 14 October.
    Week of Monday 19 October: 7 days without use.
    Week of Monday 19 October: strongest craving 5 on Thursday 22 October.
    Week of Monday 26 October: 6 days without use.
    Week of Monday 26 October: strongest craving 5 on Monday 26 October.
    ");
}

#[test]
fn a_year_beside_those_before() {
    let signs = format!("{}{}{}", "n".repeat(200), "u".repeat(12), "nnnnn..".repeat(60));
    let log = Log::new(
        focus("wine", FocusKind::Alcohol, UseGoal::Less, &["2025-05-01"]),
        "2025-05-02",
        &signs,
    );
    let page = log.page(PeriodLength::Year, "2026", &Look::default());
    let (_, years) = page.split_once("Days of use by month").unwrap();
    assert_snapshot!(years, @"
    ; + is ten or more, · under half of the days known:
      2026  00000000000   231 without use, 93 with no answer
      2025      000000+0  224 without use, 12 of use, 8 with no answer
    ");
}

#[rstest]
#[case::fewer_than_half(
    heroin(&["2026-08-31"]), "2026-11-01", "n..n..n..n", "2026-11",
    "Under half of the days are logged, so only counts are shown; 6 more logged days would be enough."
)]
#[case::nothing_before(
    heroin(&["2026-08-31"]), "2026-11-01", "nnnnnnnnnnnnnnnnnnnn", "2026-11",
    "No entries to compare with (1 to 20 October)."
)]
#[case::too_little_before(
    heroin(&["2026-08-31"]), "2026-10-18", "nnn...........nnnnnnnnnnnnnnnnnnnn", "2026-11",
    "Compared with 1 to 20 October, 3 of 20 days logged, so only counts are shown; 7 more days would do."
)]
#[case::in_withdrawal(
    heroin(&["2026-11-15"]), "2026-11-01", "nnnnnnnnnnnnnnuunnnn", "2026-11",
    "Withdrawal takes its own course: no trend yet."
)]
#[case::not_logged(
    heroin(&["2026-08-31"]), "2026-09-01", "n", "2026-11",
    "No check-in on these days, so they count neither way."
)]
#[case::too_short_for_a_trend(
    heroin(&["2026-08-31"]), "2026-11-01", "..............nnnnnn", "2026-10",
    "No check-in on these days, so they count neither way."
)]
fn what_is_too_thin_is_said(
    #[case] focus: Focus,
    #[case] from: &str,
    #[case] signs: &str,
    #[case] month: &str,
    #[case] said: &str,
) {
    let log = Log::new(focus, from, signs).rated(|_| 5, |_| 3);
    let page = log.page(PeriodLength::Month, month, &plain()).to_lowercase();
    let mut facts = said.trim_end_matches('.').split("; ");
    assert!(facts.all(|fact| page.contains(&fact.to_lowercase())), "{page}");
    checked_json("review.v1.json", &log.review(PeriodLength::Month, month));
}

#[rstest]
#[case::most_are_known(16, Some("less often"))]
#[case::fewer_than_half_are_known(15, None)]
fn days_of_use_are_compared_where_half_are_known(#[case] known: usize, #[case] word: Option<&str>) {
    let signs = format!("{}{}{}", "nu".repeat(15), "n".repeat(known), ".".repeat(31 - known));
    let mut log = Log::new(heroin(&["2026-08-31"]), "2026-09-01", &signs);
    // On the other days the check-in would rather not say.
    let first = day("2026-09-01");
    log.ratings = (0..61).map(|n| (first.plus(n), 5, 3)).collect();
    let review = log.review(PeriodLength::Month, "2026-10");
    assert_eq!(review.now.coverage.logged, 31);
    let said = checked_json("review.v1.json", &review)["changes"][0]["word"].clone();
    assert_eq!(said, serde_json::json!(word));
}

#[rstest]
#[case::both_are_logged("n".repeat(51), Some("more often"))]
#[case::the_one_before_is_thin(format!("nn{}{}", ".".repeat(29), "n".repeat(20)), None)]
fn routines_are_compared_as_days_are(#[case] signs: String, #[case] word: Option<&str>) {
    let mut log = Log::new(heroin(&["2026-08-31"]), "2026-10-01", &signs).rated(|_| 5, |_| 3);
    let november = day("2026-11-01");
    log.walked = (0..20).map(|n| november.plus(n)).collect();
    log.skipped = (0..31).map(|n| day("2026-10-01").plus(n)).collect();
    let review = log.review(PeriodLength::Month, "2026-11");
    let said = checked_json("review.v1.json", &review)["routines"][0]["word"].clone();
    assert_eq!(said, serde_json::json!(word));
}

#[test]
fn routines_are_told_apart_without_unicode() {
    let log = two_attempts();
    let view = log.review(PeriodLength::Month, "2026-10");
    let view = Review { routines: [view.routines.clone(), view.routines.clone()].concat(), ..view };
    let page =
        numbers(&view, &Look { unicode: false, width: 200, ..Look::default() }, Weekday::Mon);
    assert!(page.contains("before 7 of 30; evening walk 31 of 31,"), "{page}");
}

#[test]
fn a_phase_is_as_many_days_as_were_counted_and_as_earlier_ones_have() {
    let page = |since: &[&str]| {
        let log = Log::new(heroin(since), "2026-09-01", &"n".repeat(80)).rated(|_| 5, |_| 3);
        log.page(PeriodLength::Month, "2026-11", &plain())
    };
    let both = page(&["2026-08-31", "2026-11-01"]);
    assert!(both.contains("Early recovery this time: so far 8 days.\n"), "{both}");
    assert!(both.contains("since Monday 31 August: the first 9 days.\n"), "{both}");
    let withdrawal = page(&["2026-08-31", "2026-11-15"]);
    assert!(!withdrawal.contains("this time"), "{withdrawal}");
}

#[rstest]
fn every_width_is_kept(
    #[values(40, 63, 64, 80, 132, 200)] width: u16,
    #[values(true, false)] unicode: bool,
) {
    let look = Look { width, unicode, ..Look::default() };
    let periods = [
        (PeriodLength::Month, "2026-10"),
        (PeriodLength::Quarter, "2026-Q4"),
        (PeriodLength::Year, "2026"),
    ];
    for (length, name) in periods {
        let page = two_attempts().page(length, name, &look);
        for line in page.lines() {
            assert!(line.width() <= width.into(), "{line}\n{page}");
        }
        assert!(unicode || page.is_ascii(), "{page}");
        let painted = two_attempts().page(length, name, &Look { color: true, ..look.clone() });
        let parts = painted.split('\u{1b}').enumerate();
        let bare: String = parts
            .map(|(n, part)| if n == 0 { part } else { part.split_once('m').unwrap().1 })
            .collect();
        assert_eq!(bare, page);
    }
}

#[test]
fn the_answer_has_the_keys_of_the_contract() {
    let review = two_attempts().review(PeriodLength::Year, "2026");
    let answer = checked_json("review.v1.json", &review);
    assert_eq!(answer["focus"]["same_phase"].as_array().unwrap().len(), 2);
    let use_days = &answer["changes"][0];
    assert_eq!(
        (&use_days["what"], &use_days["word"]),
        (&"days_of_use".into(), &serde_json::Value::Null)
    );
}

proptest! {
    #[test]
    fn a_review_fits_and_is_harmless(
        name in words::<Name>(),
        kind in proptest::sample::select(&[FocusKind::OpioidShort, FocusKind::Behaviour][..]),
        since in proptest::collection::btree_set(-5..500i32, 0..3),
        signs in "[nu.]{0,120}",
        length in proptest::sample::select(&[PeriodLength::Month, PeriodLength::Quarter, PeriodLength::Year][..]),
        ago in 0..500i32,
        look in look(),
    ) {
        let today = day(TODAY);
        let since: Vec<_> = since.iter().rev().map(|ago| today.plus(-ago).to_string()).collect();
        let since: Vec<_> = since.iter().map(String::as_str).collect();
        let focus = Focus { name, ..focus("x", kind, UseGoal::None, &since) };
        let mut log = Log::new(focus, &today.plus(-120).to_string(), &signs)
            .rated(|day| u8::try_from(day.number() % 11).unwrap(), |day| u8::try_from(day.number() % 9).unwrap());
        log.walked = log.days.iter().map(|(day, _)| *day).collect();
        let name = Period::of(today.plus(-ago), length).to_string();
        check(&log.page(length, &name, &look), &look)?;
    }
}

#[test]
fn words_come_first() {
    let review = two_attempts().review(PeriodLength::Month, "2026-10");
    let page = |look: &Look| text(&review, look, Weekday::Mon, "review 2026-10");
    assert_snapshot!(page(&Look::default()), @"
    October 2026 · 31 of 31 days logged
      About the same     mood 6 · craving 4
      Less often         cravings of 7 or more: 0 of 31 rated days, before 30 of 30
      More often         evening walk: 31 of 31 recorded times, before 7 of 30
      Cravings           8, the strongest 5; 30 in September 2026
      What was going on  conflict 8
      What helps         talking to someone 8 of 8
      Routines           evening walk 31 of 31 (before 7 of 30)
      Days               31 without use; before 26 without use, 4 of use
      Reached            1 day on Friday 2 October · 30 days on Saturday 31 October

      Days             Craving
          Oct              Oct
      Mon   ■ ■ ■ ■    Mon   ▒ ░ ░ ▒
      Tue   ■ ■ ■ ■    Tue   ▒ ▒ ░ ░
      Wed   ■ ■ ■ ■    Wed   ░ ▒ ▒ ░
      Thu ■ ■ ■ ■ ■    Thu ▒ ░ ░ ▒ ▒
      Fri ■ ■ ■ ■ ■    Fri ▒ ▒ ░ ░ ▒
      Sat ■ ■ ■ ■ ■    Sat ░ ▒ ▒ ░ ░
      Sun ■ ■ ■ ■      Sun ░ ░ ▒ ▒
      ■ 31 without use
      ░ 0 to 3: 15 days   ▒ 4 to 6: 16
      More: daymark review 2026-10 --numbers
    ");
    assert_snapshot!(page(&Look { width: 40, ..Look::default() }), @"
    October 2026 · 31 of 31 days logged
      About the same: mood 6 · craving 4
      Less often: cravings of 7 or more: 0
      of 31 rated days, before 30 of 30
      More often: evening walk: 31 of 31
      recorded times, before 7 of 30
      Cravings: 8, the strongest 5; 30 in
      September 2026
      What was going on: conflict 8
      What helps: talking to someone 8 of 8
      Routines:
      evening walk 31 of 31 (before 7 of 30)
      Days: 31 without use; before 26
      without use, 4 of use
      Reached: 1 day on Friday 2 October ·
      30 days on Saturday 31 October

      Days             Craving
          Oct              Oct
      Mon   ■ ■ ■ ■    Mon   ▒ ░ ░ ▒
      Tue   ■ ■ ■ ■    Tue   ▒ ▒ ░ ░
      Wed   ■ ■ ■ ■    Wed   ░ ▒ ▒ ░
      Thu ■ ■ ■ ■ ■    Thu ▒ ░ ░ ▒ ▒
      Fri ■ ■ ■ ■ ■    Fri ▒ ▒ ░ ░ ▒
      Sat ■ ■ ■ ■ ■    Sat ░ ▒ ▒ ░ ░
      Sun ■ ■ ■ ■      Sun ░ ░ ▒ ▒
      ■ 31 without use
      ░ 0 to 3: 15 days   ▒ 4 to 6: 16
      More: daymark review 2026-10 --numbers
    ");
    assert_snapshot!(page(&plain()), @"
    October 2026.
    31 of 31 days logged.
    About the same: mood 6.
    About the same: craving 4.
    Less often: cravings of 7 or more: 0 of 31 rated days, before 30 of 30.
    More often: evening walk: 31 of 31 recorded times, before 7 of 30.
    Cravings: 8, the strongest 5.
    Cravings: 30 in September 2026.
    What was going on in cravings: conflict 8.
    What helps, of the times rated: talking to someone 8 of 8.
    Routines done, of the times due: evening walk 31 of 31 (before 7 of 30).
    Days: 31 days without use.
    Days: before, 26 days without use.
    Days: before, 4 days of use.
    Milestone reached: 1 day on Friday 2 October.
    Milestone reached: 30 days on Saturday 31 October.
    Week of Monday 28 September: 4 days without use.
    Week of Monday 28 September: strongest craving 5 on Friday 2 October.
    Week of Monday 5 October: 7 days without use.
    Week of Monday 5 October: strongest craving 5 on Tuesday 6 October.
    Week of Monday 12 October: 7 days without use.
    Week of Monday 12 October: strongest craving 5 on Wednesday 14 October.
    Week of Monday 19 October: 7 days without use.
    Week of Monday 19 October: strongest craving 5 on Thursday 22 October.
    Week of Monday 26 October: 6 days without use.
    Week of Monday 26 October: strongest craving 5 on Monday 26 October.
    More: daymark review 2026-10 --numbers (two hyphens before numbers).
    ");
}
