//! What a person is in recovery from, and their attempts at it.

pub mod limit;
pub mod usual_day;

use std::iter;

use serde::{Deserialize, Serialize};

use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::id::Id;
use crate::domain::name_match::Named;
use crate::domain::phase::PhaseChoice;
use crate::domain::record::FocusRef;
use crate::domain::records::focus::limit::Measure;
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::domain::time::window::Window;

/// One thing a person is in recovery from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Focus {
    /// Its id.
    pub id: Id,
    /// The person's own name for it, unique among those kept, without regard to case.
    pub name: Name,
    /// Its kind.
    pub kind: FocusKind,
    /// What the person wants of it.
    pub goal: UseGoal,
    /// Whether they take maintenance medication for it, which never breaks a count.
    pub maintenance: bool,
    /// Its place in lists; the first that is not archived is the primary focus.
    pub position: u32,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// When it last changed.
    pub updated_at: Instant,
    /// Every attempt at it, the earliest first; the last is the current one.
    pub attempts: Vec<Attempt>,
    /// What the person said of its phase, the earliest first; one a day at most.
    pub phases: Vec<PhaseChoice>,
    /// What is counted of it, and the limits that the person sets.
    #[serde(flatten)]
    pub measure: Measure,
    /// The days on which tolerance may have fallen by what is kept of treatment and medication; no part of the
    /// focus itself.
    #[serde(skip)]
    pub tolerance_fell_on: Vec<Day>,
}

/// One attempt at a focus, from its start date to the next attempt's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Attempt {
    /// Its id.
    pub id: Id,
    /// The day of stopping, day 0.
    pub since: Day,
    /// What the person learned in it, in their words.
    pub learned: Option<Text>,
}

/// The primary focus: the first that is not archived, where `focuses` are in the order of lists.
#[must_use]
pub fn primary(focuses: &[Focus]) -> Option<&Focus> {
    focuses.iter().find(|focus| focus.archived_at.is_none())
}

impl Named for Focus {
    fn name(&self) -> &Name {
        &self.name
    }

    fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }
}

impl From<&Focus> for FocusRef {
    fn from(focus: &Focus) -> Self {
        Self { id: focus.id, name: focus.name.clone(), is_archived: focus.archived_at.is_some() }
    }
}

impl Focus {
    /// The start date of the current attempt, which may lie ahead.
    #[must_use]
    pub fn since(&self) -> Option<Day> {
        self.attempts.last().map(|attempt| attempt.since)
    }

    /// The start date of the first attempt.
    #[must_use]
    pub fn first_since(&self) -> Option<Day> {
        self.attempts.first().map(|attempt| attempt.since)
    }

    /// The start date of the attempt under way on a day; `None` before the first.
    #[must_use]
    pub fn since_on(&self, day: Day) -> Option<Day> {
        self.attempts.iter().map(|attempt| attempt.since).rfind(|since| *since <= day)
    }

    /// The attempts that have begun by a day, counted from 1, each with its days up to then: from
    /// its start date to the eve of the next one's.
    pub fn begun_by(&self, day: Day) -> impl Iterator<Item = (u32, Window)> {
        let begun =
            move || self.attempts.iter().map(|one| one.since).take_while(move |one| *one <= day);
        let ends = begun().skip(1).map(|next| next.plus(-1)).chain(iter::once(day));
        let days = (1..).zip(begun().zip(ends));
        days.filter_map(|(attempt, (since, last))| Some((attempt, Window::new(since, last)?)))
    }

    /// What the person said of the phase that still holds on a day: the latest choice, unless
    /// another attempt has begun after it.
    #[must_use]
    pub fn choice_on(&self, day: Day) -> Option<PhaseChoice> {
        let latest = self.phases.iter().rfind(|choice| choice.from <= day);
        let since = self.since_on(day);
        latest.filter(|choice| since.is_none_or(|since| since <= choice.from)).copied()
    }

    /// Puts a choice among those there are, in the place of one of the same day; one that says what
    /// holds on that day without it only takes that one away.
    pub fn choose_phase(&mut self, choice: PhaseChoice) {
        self.phases.retain(|other| other.from != choice.from);
        if self.choice_on(choice.from).and_then(|before| before.phase) == choice.phase {
            return;
        }
        let at = self.phases.partition_point(|other| other.from < choice.from);
        self.phases.insert(at, choice);
    }

    /// Begins another attempt; the one before stays, with what was learned in it. Without any
    /// attempt yet this is the first. A start date that has not come by `today` is no attempt: it
    /// is moved.
    ///
    /// # Errors
    /// [`BadStart`], and nothing is changed.
    pub fn restart(
        &mut self,
        id: Id,
        since: Day,
        learned: Option<Text>,
        today: Day,
    ) -> Result<(), BadStart> {
        let unchanged = self.attempts.clone();
        if self.since().is_some_and(|planned| planned > today) {
            self.correct_since(id, since)?;
        } else if let Some(current) = self.since().filter(|current| since <= *current) {
            return Err(BadStart::NotAfterCurrent { since, current });
        } else {
            self.attempts.push(Attempt { id, since, learned: None });
        }
        learned
            .map_or(Ok(()), |learned| self.learn(learned))
            .inspect_err(|_| self.attempts = unchanged)
    }

    /// Corrects the start date of the current attempt, or gives the first one a start date.
    ///
    /// # Errors
    /// [`BadStart::NotAfterEarlier`], and nothing is changed.
    pub fn correct_since(&mut self, id: Id, since: Day) -> Result<(), BadStart> {
        if let Some(earlier) = self.earlier().filter(|earlier| since <= earlier.since) {
            return Err(BadStart::NotAfterEarlier { since, earlier: earlier.since });
        }
        match self.attempts.last_mut() {
            Some(current) => current.since = since,
            None => self.attempts.push(Attempt { id, since, learned: None }),
        }
        Ok(())
    }

    /// Takes over the attempts, the choices of a phase and the limits that only another version has; of two on one
    /// day this one's stays.
    pub fn take_over(&mut self, other: &Self) {
        for attempt in &other.attempts {
            let same = |mine: &Attempt| mine.id == attempt.id || mine.since == attempt.since;
            if !self.attempts.iter().any(same) {
                self.attempts.push(attempt.clone());
            }
        }
        self.attempts.sort_by_key(|attempt| attempt.since);
        for choice in &other.phases {
            if !self.phases.iter().any(|mine| mine.from == choice.from) {
                self.phases.push(*choice);
            }
        }
        self.phases.sort_by_key(|choice| choice.from);
        self.measure.take_over(&other.measure);
    }

    /// Notes what was learned in the attempt before the current one.
    ///
    /// # Errors
    /// [`BadStart::NoneEarlier`].
    pub fn learn(&mut self, learned: Text) -> Result<(), BadStart> {
        let before_last = self.attempts.len().checked_sub(2);
        let earlier = before_last.and_then(|at| self.attempts.get_mut(at));
        earlier.ok_or(BadStart::NoneEarlier)?.learned = Some(learned);
        Ok(())
    }

    /// The attempt before the current one.
    #[must_use]
    pub fn earlier(&self) -> Option<&Attempt> {
        self.attempts.iter().rev().nth(1)
    }
}

/// A start date, or what was learned, that does not fit the attempts there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadStart {
    /// A new attempt would not begin after the current one.
    #[error(
        "a new attempt has to begin after {current:#}, when the current one began; not on {since:#}"
    )]
    NotAfterCurrent {
        /// The start date as given.
        since: Day,
        /// That of the current attempt.
        current: Day,
    },
    /// The current attempt would not begin after the one before it.
    #[error(
        "the current attempt has to begin after {earlier:#}, when the one before it began; not on {since:#}"
    )]
    NotAfterEarlier {
        /// The start date as given.
        since: Day,
        /// That of the attempt before.
        earlier: Day,
    },
    /// There is no attempt before the current one.
    #[error("there is no earlier attempt to have learned from yet")]
    NoneEarlier,
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::testing;

    fn day(n: i32) -> Day {
        Day::from_ymd(2026, 11, 20).unwrap().plus(n)
    }

    fn id(n: u8) -> Id {
        Id::from_random([n; 16])
    }

    fn focus(attempts: &[i32]) -> Focus {
        testing::focus(attempts.iter().map(|n| day(*n)))
    }

    fn attempts(focus: &Focus) -> Vec<(i32, Option<&str>)> {
        let each = focus.attempts.iter();
        each.map(|one| (one.since.days_since(day(0)), one.learned.as_ref().map(Text::as_str)))
            .collect()
    }

    #[rstest]
    #[case::again(&[-90], 0, Some("call first"), Ok(&[(-90, Some("call first")), (0, None)][..]))]
    #[case::a_third_time(&[-90, -20], -3, None, Ok(&[(-90, None), (-20, None), (-3, None)][..]))]
    #[case::ahead(&[-90], 7, None, Ok(&[(-90, None), (7, None)][..]))]
    #[case::the_first(&[], -1, None, Ok(&[(-1, None)][..]))]
    #[case::the_first_teaches_nothing(&[], -1, Some("x"), Err(BadStart::NoneEarlier))]
    #[case::the_same_day(
        &[-90], -90, None, Err(BadStart::NotAfterCurrent { since: day(-90), current: day(-90) }),
    )]
    #[case::put_off(&[7], 12, None, Ok(&[(12, None)][..]))]
    #[case::put_off_again(&[-90, 7], 12, Some("call first"), Ok(&[(-90, Some("call first")), (12, None)][..]))]
    #[case::brought_forward(&[-90, 7], 0, None, Ok(&[(-90, None), (0, None)][..]))]
    #[case::today_has_come(&[-90, 0], 7, None, Ok(&[(-90, None), (0, None), (7, None)][..]))]
    #[case::a_plan_teaches_nothing(&[7], 0, Some("x"), Err(BadStart::NoneEarlier))]
    #[case::a_plan_begins_after_what_was(
        &[-90, 7], -90, None, Err(BadStart::NotAfterEarlier { since: day(-90), earlier: day(-90) }),
    )]
    fn restarts(
        #[case] before: &[i32],
        #[case] since: i32,
        #[case] learned: Option<&str>,
        #[case] expected: Result<&[(i32, Option<&str>)], BadStart>,
    ) {
        let unchanged = focus(before);
        let mut focus = unchanged.clone();
        let learned = learned.map(|text| text.parse().unwrap());
        let done = focus.restart(id(50), day(since), learned, day(0));
        match expected {
            Ok(expected) => assert_eq!((done, attempts(&focus).as_slice()), (Ok(()), expected)),
            Err(bad) => assert_eq!((done, focus), (Err(bad), unchanged)),
        }
    }

    #[rstest]
    #[case::earlier(&[-90], -95, Ok(&[-95][..]))]
    #[case::ahead(&[-90], 3, Ok(&[3][..]))]
    #[case::none_yet(&[], -4, Ok(&[-4][..]))]
    #[case::of_the_second(&[-90, -20], -30, Ok(&[-90, -30][..]))]
    #[case::before_the_first(
        &[-90, -20], -90, Err(BadStart::NotAfterEarlier { since: day(-90), earlier: day(-90) }),
    )]
    fn start_dates_are_corrected(
        #[case] before: &[i32],
        #[case] since: i32,
        #[case] expected: Result<&[i32], BadStart>,
    ) {
        let mut focus = focus(before);
        let done = focus.correct_since(id(50), day(since));
        let after: Vec<i32> = attempts(&focus).into_iter().map(|(since, _)| since).collect();
        assert_eq!(after, expected.unwrap_or(before));
        assert_eq!(done, expected.map(drop));
    }

    #[test]
    fn the_first_kept_is_the_primary_one() {
        let archived = Focus { archived_at: Instant::from_seconds(0), ..focus(&[]) };
        let kept = Focus { id: id(7), ..focus(&[]) };
        assert_eq!(primary(&[archived.clone(), kept.clone()]), Some(&kept));
        assert_eq!(primary(&[archived]), None);
    }
}
