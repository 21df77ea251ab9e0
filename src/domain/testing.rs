//! Values that several tests of this layer share.

use super::focus_kind::{FocusKind, UseGoal};
use super::id::Id;
use super::records::focus::limit::Measure;
use super::records::focus::{Attempt, Focus};
use super::time::day::Day;
use super::time::horizon::{Horizon, OpenDays};
use super::time::moment::Instant;

/// Heroin, with an attempt from each of these days on.
pub(crate) fn focus(since: impl IntoIterator<Item = Day>) -> Focus {
    let attempt = |(n, since)| Attempt { id: Id::from_bytes([n; 16]), since, learned: None };
    Focus {
        id: Id::from_bytes([100; 16]),
        name: "heroin".parse().unwrap(),
        kind: FocusKind::OpioidShort,
        goal: UseGoal::None,
        maintenance: false,
        position: 0,
        archived_at: None,
        updated_at: Instant::noon_of(Day::first()),
        attempts: (1..).zip(since).map(attempt).collect(),
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    }
}

/// A day that is open, or none.
pub(crate) fn open(day: Day, is_open: bool) -> OpenDays {
    is_open.then_some(day).into_iter().collect()
}

/// A clock that shows noon of a day, with nothing after it.
pub(crate) fn noon(day: Day) -> Horizon {
    Horizon::new(Instant::noon_of(day).into(), day)
}
