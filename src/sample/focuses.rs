//! What the invented person is in recovery from, and in what they drink less.

use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::records::focus::limit::{LimitStep, Measure};
use crate::domain::records::focus::usual_day::UsualDay;
use crate::domain::records::focus::{Attempt, Focus};
use crate::domain::text::{BadText, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

use super::course::UseHistory;
use super::phrases;
use super::rng::SampleRng;

/// The limits on drinks, each with the days after the first from which it holds.
const LIMITS: [(i32, &str); 2] = [(0, "3/day,12/week"), (60, "3/day,8/week")];

/// What a day of drinking was before.
fn usual_day() -> Result<UsualDay, BadText> {
    Ok(UsualDay {
        amount: "5".parse().ok(),
        cost: "22".parse().ok(),
        currency: Some("euro".parse()?),
        hours: None,
    })
}

/// The primary one, with an attempt for each start.
pub(super) fn heroin(rng: &SampleRng, course: &UseHistory) -> Result<Focus, BadText> {
    let starts = course.starts();
    let learned = phrases::LEARNED.iter().cycle();
    let mut attempts = Vec::new();
    for (n, (since, learned)) in starts.iter().zip(learned).enumerate() {
        let over = n + 1 < starts.len();
        let learned = over.then(|| learned.parse::<Text>()).transpose()?;
        attempts.push(Attempt { id: rng.id(), since: *since, learned });
    }
    Ok(Focus {
        id: rng.id(),
        name: "heroin".parse()?,
        kind: FocusKind::OpioidShort,
        goal: UseGoal::None,
        maintenance: true,
        position: 0,
        archived_at: None,
        updated_at: Instant::noon_of(starts.last().copied().unwrap_or_else(Day::first)),
        attempts,
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    })
}

/// The one to use less of, counted in drinks and held against limits.
pub(super) fn alcohol(rng: &SampleRng, first: Day, today: Day) -> Result<Focus, BadText> {
    let limits = LIMITS.iter().map(|(after, limit)| (first.plus(*after), limit));
    let limits = limits.filter(|(from, _)| *from < today);
    let limits =
        limits.filter_map(|(from, limit)| Some(LimitStep { from, limit: limit.parse().ok()? }));
    let limits: Vec<_> = limits.collect();
    let changed = limits.last().map_or(first, |step| step.from);
    Ok(Focus {
        id: rng.id(),
        name: "alcohol".parse()?,
        kind: FocusKind::Alcohol,
        goal: UseGoal::Less,
        maintenance: false,
        position: 1,
        archived_at: None,
        updated_at: Instant::noon_of(changed),
        attempts: vec![Attempt { id: rng.id(), since: first, learned: None }],
        phases: Vec::new(),
        measure: Measure { unit: Some("drinks".parse()?), limits, usual: usual_day()? },
        tolerance_fell_on: Vec::new(),
    })
}
