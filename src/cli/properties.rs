//! What holds of the figures of any journal, whatever was entered, in whatever order, and wherever
//! the person is: proved on a real journal, put together as the commands do it.

mod journal;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde_json::{Value, json};

use super::args::trends::TrendsArgs;
use super::commands::packet::gather;
use super::commands::{today, trends, week};
use crate::domain::day::{Day, Week};
use crate::domain::entry::Entry;
use crate::domain::moment::Moment;
use crate::domain::window::{Length, Window};
use crate::report::packet::Packet;
use crate::report::today::Today;
use crate::report::trends::Trends;
use crate::report::week::WeekView;
use crate::storage::Journal;
use journal::{Kept, Step, entries, now, steps, this_day};

const MONDAY: chrono::Weekday = chrono::Weekday::Mon;

/// Every figure there is.
#[derive(Debug, PartialEq, Serialize)]
struct Figures {
    today: Today,
    week: WeekView,
    week_before: WeekView,
    windows_of_the_phase: Trends,
    everything: Trends,
    page: Packet,
}

impl Figures {
    fn of(journal: &Journal) -> Self {
        let week = Week::of(this_day(), MONDAY);
        let trends = |window| trends_up_to(journal, window, this_day(), now(), this_day());
        Self {
            today: Self::today(journal),
            week: week::view(journal, now(), this_day(), week).unwrap(),
            week_before: week::view(journal, now(), this_day(), week.previous()).unwrap(),
            windows_of_the_phase: trends(None),
            everything: trends(Some(Length::All)),
            page: page(journal),
        }
    }

    fn today(journal: &Journal) -> Today {
        today::view(journal, now(), this_day(), Week::of(this_day(), MONDAY)).unwrap()
    }
}

fn to_json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn trends_up_to(
    journal: &Journal,
    window: Option<Length>,
    to: Day,
    now: Moment,
    today: Day,
) -> Trends {
    let args = TrendsArgs { window, ..TrendsArgs::default() };
    let request = trends::Request { args: &args, now, today, from: None, to };
    request.view(journal).unwrap()
}

fn page(journal: &Journal) -> Packet {
    let request = gather::Request {
        window: Window::ending(this_day(), 28),
        today: this_day(),
        week_start: MONDAY,
        focus: None,
        parts: &[].into(),
        talk: None,
        overall: None,
    };
    request.view(journal).unwrap().0
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
fn hold<S: Strategy>(strategy: S, property: impl Fn(&Kept, S::Value) -> Result<(), TestCaseError>) {
    let kept = Kept::new();
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
        // The same instant elsewhere, where it may be the day before or after.
        let there = Moment::from_parts(now().seconds(), offset).unwrap();
        let day_end = chrono::NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        let to = this_day().plus(-ago);
        let week = Week::of(to.plus(-7), MONDAY);
        let found = [(now(), this_day()), (there, there.day(day_end))].map(|(now, today)| {
            let past = json!({
                "week": week::view(&kept.journal, now, today, week).unwrap(),
                "trends": trends_up_to(&kept.journal, Some(Length::Days(28)), to, now, today),
            });
            without(past, &["today"])
        });
        kept.undo_all();
        prop_assert_eq!(&found[0], &found[1]);
        Ok(())
    });
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
        prop_assert_eq!(after.since != before.since, restarted);
        prop_assert!(before.lifetime.is_some());
        prop_assert_eq!(after.lifetime, before.lifetime);
        Ok(())
    });
}
