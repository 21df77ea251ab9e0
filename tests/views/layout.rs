//! What holds of every page, whatever words and figures are on it.

use chrono::Weekday;
use daymark::domain::code::Code;
use daymark::domain::entry::checkin::CheckIn;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::figures::attempt_stats::FocusTally;
use daymark::domain::figures::checkin_streak::CheckInStreak;
use daymark::domain::figures::recent::Recent;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::rating::Ratings;
use daymark::domain::records::focus::Focus;
use daymark::domain::records::routine::{Mark, MarkOutcome, Routine};
use daymark::domain::recovery::day_status::DayStatus;
use daymark::domain::recovery::medication_ledger::Ledger;
use daymark::domain::text::{Label, Name, Text};
use daymark::domain::time::day::Week;
use daymark::domain::time::moment::Moment;
use daymark::domain::time::schedule::Schedule;
use daymark::render::document::html::{self, Print};
use daymark::render::document::markdown;
use daymark::render::labels::{LabelKey, Labels};
use daymark::render::look::Look;
use daymark::render::{self, today, week};
use daymark::report::focus::{Focuses, OneFocus};
use daymark::report::record::{Done, OneRecord};
use daymark::report::routine::{OneRoutine, Routines};
use daymark::report::saved;
use daymark::report::today::{FocusTodayInput, Today, TodayInput};
use daymark::report::week::{WeekInput, WeekView};
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::support::{
    TODAY, day, entry, focus, id, instant, logged, noon, notes, open, readings, routine,
};

pub(crate) fn words<T: TryFrom<String> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    let hostile = "[\u{0}-\u{1f}a-z \u{7f}-\u{9f}\u{200b}-\u{202e}\u{2066}-\u{2069}日é🙂]{1,60}";
    prop_oneof!["[a-z ]{1,60}".boxed(), hostile.boxed(), any::<String>().boxed()]
        .prop_filter_map("not a text of this kind", |text| T::try_from(text).ok())
}

pub(crate) fn look() -> impl Strategy<Value = Look> {
    let label = (proptest::sample::select(LabelKey::ALL), words::<Label>());
    let labels = proptest::collection::vec(label, 0..4).prop_map(|renamed| {
        let mut labels = Labels::default();
        for (key, words) in renamed {
            labels.set(key, words);
        }
        labels
    });
    (labels, 0u16..300, any::<bool>(), any::<bool>()).prop_map(|(labels, width, unicode, plain)| {
        Look { width, unicode, plain, labels, ..Look::default() }
    })
}

fn focus_of(name: Name, kind: FocusKind, goal: UseGoal, age: Option<i32>) -> Focus {
    let since = age.map(|age| day(TODAY).plus(-age).to_string());
    let since: Vec<&str> = since.iter().map(String::as_str).collect();
    Focus { name, ..focus("x", kind, goal, &since) }
}

fn focuses() -> impl Strategy<Value = Vec<Focus>> {
    let kinds = proptest::sample::select(FocusKind::ALL);
    let goals = proptest::sample::select(UseGoal::ALL);
    let one = (words(), kinds, goals, proptest::option::of(-40..4000i32))
        .prop_map(|(name, kind, goal, age)| focus_of(name, kind, goal, age));
    proptest::collection::vec(one, 0..4)
}

fn routines() -> impl Strategy<Value = Vec<Routine>> {
    let one = words().prop_map(|name: Name| routine(name.as_str(), Schedule::Daily));
    proptest::collection::vec(one, 0..5)
}

/// The page as a screen shows it, or as sentences.
pub(crate) fn check(page: &str, look: &Look) -> Result<(), TestCaseError> {
    for line in page.lines() {
        prop_assert!(look.plain || line.width() <= look.columns(), "too wide: {line}");
        prop_assert_eq!(line.trim_end_matches(' '), line);
    }
    prop_assert!(look.unicode || page.is_ascii());
    prop_assert!(page.ends_with('\n') && !page.contains("\n\n\n"), "{page}");
    harmless(page)
}

pub(crate) fn harmless(page: &str) -> Result<(), TestCaseError> {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    prop_assert!(!page.chars().any(|c| (c.is_control() && c != '\n') || turns(c)));
    Ok(())
}

proptest! {
    #[test]
    fn today_fits_and_is_harmless(
        focuses in focuses(),
        routines in routines(),
        record in proptest::collection::btree_map(0..60i32, proptest::sample::select(DayStatus::ALL), 0..60),
        checked_in: bool,
        (run, longest) in (0u32..5000, 0u32..5000),
        moods in proptest::collection::btree_map(0i32..4, (0u8..=10, proptest::option::of(0.0..24.0)), 0..4),
        ahead in 0..3u32,
        look in look(),
    ) {
        let entries = moods.into_iter().zip(0..).map(|((age, (craving, slept)), n)| {
            let checkin = CheckIn { ratings: Ratings { craving: craving.try_into().ok(), ..Ratings::default() }, sleep_hours: slept.and_then(|slept: f64| slept.try_into().ok()), ..CheckIn::default() };
            entry(n, &day(TODAY).plus(-age).to_string(), Body::CheckIn(checkin))
        });
        let recent = Recent::of(&readings(&entries.collect::<Vec<_>>()), &noon(day(TODAY)));
        let figures = |focus| {
            let mut tally = FocusTally::new(focus, day(TODAY), open(day(TODAY), !checked_in));
            for (age, status) in record.iter().rev() {
                tally.push(day(TODAY).plus(-age), *status);
            }
            FocusTodayInput {
                focus,
                pending: !checked_in,
                figures: tally.finish(),
                use_ahead: ahead > 0,
                stage: None,
                amount: None,
            }
        };
        let mut horizon = noon(day(TODAY));
        horizon.push_beyond(ahead);
        let view = Today::new(&TodayInput {
            rules: &[],
            ratings: &[],
            ledger: &Ledger::default(),
            horizon,
            checked_in,
            checkin_streak: CheckInStreak { run, longest: longest.max(run), silent: 0 },
            focuses: focuses.iter().map(figures).collect(),
            own_milestones: &[],
            recent: Some(recent),
            routines_due: routines.iter().map(|one| (one, Schedule::Daily)).collect(),
            next_appointment: None,
            small_things: &[],
            last_life_check: None,
            stay: None,
            symptoms: &[],
            screenings: &[],
            rewards: &[],
            goals: &[],
        });
        check(&today::text(&view, &look), &look)?;
        check(&today::whole(&view, &look), &look)?;
    }

    #[test]
    fn what_is_kept_fits_and_is_harmless(
        focuses in focuses(),
        learned in words::<Text>(),
        routines in routines(),
        category in proptest::option::of(words::<Label>()),
        pause in proptest::option::of(0..9i32),
        marks in proptest::collection::vec((0..5usize, 0..5i32, proptest::sample::select(MarkOutcome::ALL)), 0..5),
        look in look(),
    ) {
        let (mut focuses, mut routines) = (focuses, routines);
        for focus in &mut focuses {
            let again = focus.restart(id(9), day("2027-01-01"), None, day("2027-01-01"));
            prop_assert_eq!(again, Ok(()));
            if focus.attempts.len() > 1 {
                prop_assert_eq!(focus.learn(learned.clone()), Ok(()));
            }
        }
        for routine in &mut routines {
            routine.category.clone_from(&category);
            if let Some(days) = pause {
                let until = day(TODAY).plus(days);
                prop_assert_eq!(routine.pause(day(TODAY), Some(until)), Ok(()));
            }
        }
        let marks: Vec<Mark> = marks
            .iter()
            .filter_map(|(of, back, outcome)| {
                let routine = routines.get(*of)?.meta.id;
                let at = Moment::from(instant());
                Some(Mark {
                    routine,
                    day: day(TODAY).plus(-back),
                    outcome: *outcome,
                    at,
                    updated_at: instant(),
                })
            })
            .collect();
        let week = Week::of(day(TODAY), Weekday::Mon);
        let view = Routines::new(&routines, &marks, true, week, &noon(day(TODAY)));
        check(&render::routine::list(&view, &look), &look)?;
        let view = Focuses::new(&focuses, true, day(TODAY));
        check(&render::focus::list(&view, &look), &look)?;
        for focus in &focuses {
            let view = OneFocus::new(Some(saved::WriteOutcome::Updated), focus, &focuses, None);
            check(&render::focus::kept(&view, &look, day(TODAY), None), &look)?;
            check(&render::focus::restarted(&view, &look, day(TODAY), None), &look)?;
        }
        for routine in &routines {
            let view = OneRoutine::new(&OneRecord {
                done: Some(Done::Added),
                result: Some(saved::WriteOutcome::Created),
                changed: Vec::new(),
                record: routine.clone(),
                also: Vec::new(),
                today: day(TODAY),
            });
            check(&render::routine::kept(&view, &look, day(TODAY), None), &look)?;
        }
    }

    #[test]
    fn a_week_fits_and_is_harmless(
        focuses in focuses(),
        routines in routines(),
        moods in proptest::collection::btree_map(0u8..7, (0u8..=10, words::<Text>(), any::<bool>()), 0..7),
        elapsed in 0..7i32,
        look in look(),
    ) {
        let week = Week::parse("2026-W47", Weekday::Mon).unwrap();
        let entries = moods.into_iter().map(|(n, (mood, note, private))| {
            let of = week.first().plus(n.into()).to_string();
            let checkin = CheckIn { ratings: Ratings { mood: mood.try_into().ok(), ..Ratings::default() }, ..CheckIn::default() };
            Entry { note: Some(note), private, ..entry(n, &of, Body::CheckIn(checkin)) }
        });
        let entries: Vec<_> = entries.collect();
        let view = WeekView::new(WeekInput {
            appointments: &[],
            screenings: &[],
            ledger: &Ledger::default(),
            week,
            horizon: noon(week.first().plus(elapsed)),
            readings: readings(&entries),
            previous: vec![],
            by_focus: Vec::new(),
            scales: &[],
            own_words: &[],
            amounts: &[],
            costs: &[],
            focuses: &focuses,
            open: &[],
            uses_ahead: &[],
            logged: &logged(&entries, &focuses),
            recent: None,
            routines: &routines,
            marks: &[],
            notes: notes(&entries),
        });
        check(&week::text(&view, &look, "week"), &look)?;
        check(&week::numbers(&view, &look), &look)?;
        let document = week::document(&view, &look);
        harmless(&markdown::write(&document, look.unicode))?;
        harmless(&html::write(&document, Print::Usual))?;
    }
}

/// The words of a page, however they are wrapped.
pub(crate) fn unwrapped(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}
