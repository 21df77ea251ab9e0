//! What holds of the figures of any journal, whatever was entered, in whatever order, and wherever
//! the person is: proved on a real journal, put together as the commands do it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod fuzz;
mod journal;
mod merge;
mod model;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde_json::{Value, json};

use daymark::app::{packet, streak, stretch, today, trends, week};
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::{Body, Entry, EntryKind};
use daymark::domain::id::Id;
use daymark::domain::time::day::{Day, Week};
use daymark::domain::time::moment::Moment;
use daymark::domain::time::window::{Length, Window};
use daymark::report::packet::Packet;
use daymark::report::streak::Streak;
use daymark::report::today::{FocusToday, Today};
use daymark::report::trends::Trends;
use daymark::report::week::WeekView;
use daymark::storage::{AsOf, Journal};
use journal::{Step, TestJournal, entries, now, steps, this_day};

const MONDAY: chrono::Weekday = chrono::Weekday::Mon;

/// Every figure there is.
#[derive(Debug, PartialEq, Serialize)]
struct Figures {
    today: Today,
    runs: Streak,
    week: WeekView,
    week_before: WeekView,
    windows_of_the_phase: Trends,
    everything: Trends,
    page: Packet,
}

impl Figures {
    fn of(journal: &Journal) -> Self {
        Self::as_of(&journal.as_of(now(), this_day()).unwrap())
    }

    fn as_of(as_of: &AsOf<'_>) -> Self {
        let week = Week::of(as_of.today(), MONDAY);
        Self {
            today: today::view(as_of, MONDAY).unwrap(),
            runs: streak::view(as_of, None, MONDAY).unwrap(),
            week: week::view(as_of, week).unwrap(),
            week_before: week::view(as_of, week.previous()).unwrap(),
            windows_of_the_phase: trends_up_to(as_of, None, as_of.today()),
            everything: trends_up_to(as_of, Some(Length::All), as_of.today()),
            page: page(as_of),
        }
    }

    fn today(journal: &Journal) -> Today {
        today::view(&journal.as_of(now(), this_day()).unwrap(), MONDAY).unwrap()
    }
}

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn trends_up_to(as_of: &AsOf<'_>, window: Option<Length>, to: Day) -> Trends {
    trends::Request { focus: None, window, from: None, to, week_start: MONDAY }.view(as_of).unwrap()
}

fn page(as_of: &AsOf<'_>) -> Packet {
    let request = packet::Request {
        notes: &BTreeSet::new(),
        recipient: None,
        appendix: false,
        window: Window::ending(as_of.today(), 28),
        week_start: MONDAY,
        focus: None,
        parts: &[].into(),
        talk: None,
        overall: None,
    };
    request.view(as_of).unwrap().0
}

/// The same instant somewhere else, where it may be the day before or after.
fn elsewhere(journal: &Journal, offset_minutes: i32) -> AsOf<'_> {
    let there = Moment::from_parts(now().seconds(), offset_minutes).unwrap();
    let day_end = chrono::NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    journal.as_of(there, there.day(day_end)).unwrap()
}

/// The value without these keys, at any depth.
fn without(value: Value, keys: &[&str]) -> Value {
    match value {
        Value::Object(map) => map
            .into_iter()
            .filter(|(key, _)| !keys.contains(&key.as_str()))
            .map(|(key, value)| (key, without(value, keys)))
            .collect(),
        Value::Array(list) => list.into_iter().map(|value| without(value, keys)).collect(),
        other => other,
    }
}

/// The same entries, and in an order of their own.
fn shuffled() -> impl Strategy<Value = (Vec<Entry>, Vec<Entry>)> {
    entries().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()))
}

/// Holds a property against a journal of its own, which each case finds as it was at first.
pub(crate) fn hold<S: Strategy>(
    strategy: S,
    property: impl Fn(&TestJournal, S::Value) -> Result<(), TestCaseError>,
) {
    let kept = TestJournal::new();
    let held = TestRunner::default().run(&strategy, |value| {
        kept.undo_all();
        property(&kept, value)
    });
    if let Err(broken) = held {
        panic!("{broken}");
    }
}

#[test]
fn the_order_of_entry_changes_no_figure() {
    hold(shuffled(), |kept, (one, other)| {
        let [one, other] = [one, other].map(|entries| {
            kept.add(&entries);
            let found = Figures::of(&kept.journal);
            kept.undo_all();
            found
        });
        prop_assert_eq!(one, other);
        Ok(())
    });
}

/// Enters that there was no use of anything on these days.
fn enter(kept: &TestJournal, days: impl IntoIterator<Item = Window>) -> bool {
    kept.change(|txn| {
        let focuses = txn.read().focuses()?;
        let mut told = CheckIn::default();
        for focus in &focuses {
            told.set_used(focus.id, Used::No);
        }
        let blank = Entry::new(
            Id::from_bytes([0; 16]),
            this_day(),
            now(),
            now().into(),
            Body::CheckIn(told),
        );
        days.into_iter().try_for_each(|days| {
            stretch::save(txn, &blank, days, &focuses, (now(), this_day())).map(drop)
        })
    })
}

#[test]
fn two_stretches_are_their_days_one_by_one() {
    let span =
        || (1..60i32, 1..20u32).prop_map(|(ago, days)| Window::ending(this_day().plus(-ago), days));
    hold((entries(), span(), span()), |kept, (entries, one, other)| {
        kept.add(&entries);
        let before = Figures::of(&kept.journal);
        let written = enter(kept, [one, other]);
        let merged = Figures::of(&kept.journal);
        if written {
            kept.undo();
        }
        prop_assert_eq!(&Figures::of(&kept.journal), &before);
        let days: Vec<_> = one.each().chain(other.each()).collect();
        enter(kept, days.into_iter().rev().filter_map(|day| Window::new(day, day)));
        prop_assert_eq!(Figures::of(&kept.journal), merged);
        Ok(())
    });
}

#[test]
fn undo_restores_every_figure() {
    hold(steps(), |kept, steps| {
        let mut before = Vec::new();
        for step in &steps {
            let figures = Figures::of(&kept.journal);
            if kept.take(step) {
                before.push(figures);
            }
        }
        while let Some(expected) = before.pop() {
            kept.undo();
            prop_assert_eq!(Figures::of(&kept.journal), expected);
        }
        Ok(())
    });
}

#[test]
fn the_maintenance_mark_changes_no_count() {
    // What follows from the phase: its name, what it looks at, and whether it has trends at all.
    const OF_THE_PHASE: [&str; 13] = [
        "carries_trends",
        "maintenance",
        "phase",
        "phase_group",
        "phase_emphasis",
        "stopping_is_dangerous",
        "windows_of_the_phase",
        "recent",
        "before",
        "word",
        "sen_slope_per_day",
        "sen_low",
        "sen_high",
    ];
    hold(entries(), |kept, entries| {
        kept.add(&entries);
        let before = Figures::of(&kept.journal);
        kept.take(&Step::Maintenance);
        let after = Figures::of(&kept.journal);
        kept.undo_all();
        prop_assert_ne!(&after.page.focuses, &before.page.focuses);
        let [before, after] =
            [before, after].map(|figures| without(to_json(&figures), &OF_THE_PHASE));
        prop_assert_eq!(after, before);
        Ok(())
    });
}

#[test]
fn another_time_zone_changes_no_past_day() {
    let offsets = -12 * 60..=14 * 60;
    hold((entries(), offsets, 2..40i32), |kept, (entries, offset, ago)| {
        kept.add(&entries);
        let to = this_day().plus(-ago);
        let week = Week::of(to.plus(-7), MONDAY);
        let found = [60, offset].map(|offset| {
            let as_of = elsewhere(&kept.journal, offset);
            let past = json!({
                "week": week::view(&as_of, week).unwrap(),
                "trends": trends_up_to(&as_of, Some(Length::Days(28)), to),
            });
            without(past, &["today"])
        });
        kept.undo_all();
        prop_assert_eq!(&found[0], &found[1]);
        Ok(())
    });
}

/// What was recorded, counted: none of it rests on what day it is.
fn recorded(figures: &Figures) -> Vec<(u32, u32, u32, Option<Day>)> {
    let of = |focus: &FocusToday| {
        let lifetime = focus.lifetime.as_ref().map(|all| all.days).unwrap_or_default();
        let confirmed = focus.attempt.longest_run.map_or(0, |run| run.confirmed);
        (lifetime.no_use, lifetime.used, confirmed, focus.attempt.last_use)
    };
    figures.today.focuses.iter().map(of).collect()
}

/// Entries of someone who was anywhere: each at an offset of its own, on its day there.
fn written_anywhere() -> impl Strategy<Value = Vec<Entry>> {
    let offsets = proptest::collection::vec(-12 * 60..=14 * 60, 20);
    (entries(), offsets).prop_map(|(mut entries, offsets)| {
        let day_end = chrono::NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        let mut checked_in = BTreeSet::new();
        for (entry, offset) in entries.iter_mut().zip(offsets) {
            entry.at = Moment::from_parts(entry.at.seconds(), offset).unwrap();
            entry.day = entry.at.day(day_end);
        }
        entries.retain(|entry| entry.kind() != EntryKind::CheckIn || checked_in.insert(entry.day));
        entries
    })
}

#[test]
fn travel_neither_lowers_nor_raises_what_was_recorded() {
    let offsets = || -12 * 60..=14 * 60_i32;
    hold((written_anywhere(), offsets(), offsets()), |kept, (entries, here, there)| {
        kept.add(&entries);
        let [here, there] =
            [here, there].map(|offset| Figures::as_of(&elsewhere(&kept.journal, offset)));
        kept.undo_all();
        prop_assert_eq!((here.today.entries_ahead, there.today.entries_ahead), (0, 0));
        prop_assert_eq!(recorded(&here), recorded(&there));
        Ok(())
    });
}

#[test]
fn a_flight_west_takes_nothing_away() {
    let offsets = || -12 * 60..=14 * 60_i32;
    hold((written_anywhere(), offsets(), offsets()), |kept, (entries, one, other)| {
        kept.add(&entries);
        let [before, after] = [one.max(other), one.min(other)]
            .map(|offset| Figures::as_of(&elsewhere(&kept.journal, offset)));
        kept.undo_all();
        prop_assert!(before.today.today >= after.today.today);
        prop_assert!(before.today.checkin_run <= after.today.checkin_run);
        for (before, after) in before.today.focuses.iter().zip(&after.today.focuses) {
            prop_assert!(before.standing.extra_care_until <= after.standing.extra_care_until);
        }
        Ok(())
    });
}

#[test]
fn what_lies_ahead_is_counted_and_moves_nothing_but_care() {
    const MOVED: [&str; 2] = ["entries_ahead", "extra_care_until"];
    hold(
        (entries(), 1..800i32, any::<bool>()),
        |kept, (entries, ahead, is_near): (Vec<Entry>, _, _)| {
            kept.add(&entries);
            let before = Figures::of(&kept.journal);
            // Written by a clock that stood wrong: on a later day, or on the next at a later time.
            let day = this_day().plus(if is_near { 1 } else { ahead });
            let at = Moment::from_parts(now().seconds() + i64::from(ahead) * 60, 60).unwrap();
            let uses = entries.iter().filter(|entry| entry.kind() == EntryKind::Use);
            let uses: Vec<_> = uses
                .cloned()
                .zip(100..)
                .map(|(entry, n)| Entry { id: Id::from_random([n; 16]), day, at, ..entry })
                .collect();
            kept.add(&uses);
            let after = Figures::of(&kept.journal);
            let focuses: BTreeMap<_, _> =
                kept.journal.focuses().unwrap().into_iter().map(|one| (one.id, one.name)).collect();
            kept.undo_all();
            prop_assert_eq!(after.today.entries_ahead as usize, uses.len());
            for (before, after) in before.today.focuses.iter().zip(&after.today.focuses) {
                let opened = uses.iter().any(|one| match &one.body {
                    Body::Use(told) => focuses.get(&told.focus) == Some(&after.header.name),
                    _ => false,
                });
                let until = opened.then(|| this_day().plus(28));
                prop_assert_eq!(
                    after.standing.extra_care_until,
                    until.or(before.standing.extra_care_until)
                );
            }
            let [before, after] =
                [before.today, after.today].map(|today| without(to_json(&today), &MOVED));
            prop_assert_eq!(before, after);
            Ok(())
        },
    );
}

#[test]
fn a_restart_lowers_no_lifetime() {
    hold((entries(), 0..95i32), |kept, (entries, ago)| {
        kept.add(&entries);
        let focus = || Figures::today(&kept.journal).focuses.remove(0);
        let before = focus();
        let restarted = kept.take(&Step::Restart(ago));
        let after = focus();
        kept.undo_all();
        prop_assert_eq!(after.attempt.since != before.attempt.since, restarted);
        prop_assert!(before.lifetime.is_some());
        prop_assert_eq!(after.lifetime, before.lifetime);
        Ok(())
    });
}
