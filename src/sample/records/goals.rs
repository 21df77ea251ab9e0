//! The goals and rewards of the invented person.

use crate::domain::records::focus::Focus;
use crate::domain::records::goal::Goal;
use crate::domain::records::reward::Reward;
use crate::domain::text::BadText;
use crate::domain::time::start_offset::StartOffset;
use crate::sample::record_maker::{RecordMaker, changed};

/// Goal, area, steps, in how many days to look at it again, and how long after the first day it was reached.
const GOALS: [(&str, &str, &str, i32, Option<i32>); 3] = [
    (
        "a place of my own",
        "housing",
        "Hand in the form at the housing office.\nTwo references: Ruth, and the joinery.\nAsk my \
         sister about the deposit.",
        19,
        None,
    ),
    (
        "back to the joinery for four days a week",
        "work",
        "Talk with the boss about Fridays.\nA month of three days first.",
        40,
        None,
    ),
    ("pay back Sam", "money", "Twenty on every payday.", 0, Some(100)),
];

/// Reward, how long after a start date, and a note.
const REWARDS: [(&str, StartOffset, &str); 3] = [
    ("new strings for the guitar", StartOffset::Days(30), "The good ones."),
    ("a weekend at the lake", StartOffset::Months(6), "With Ana, by train."),
    ("a bicycle", StartOffset::Months(36), "Second hand."),
];
/// A reward was had so many days after it was due.
const HAD_AFTER: i32 = 2;

/// The goals.
pub(super) fn goals(make: &RecordMaker) -> Result<Vec<Goal>, BadText> {
    (0..)
        .zip(GOALS)
        .map(|(position, (name, area, steps, review_in, reached))| {
            let mut one: Goal = make.begin(name, position)?;
            (one.area, one.steps) = (Some(area.parse()?), Some(steps.parse()?));
            one.done_on = reached.and_then(|after| make.past(after));
            one.review = reached.is_none().then(|| make.today.plus(review_in));
            changed(one.done_on.unwrap_or(make.first), &mut one);
            Ok(one)
        })
        .collect()
}

/// The rewards; those whose time has come since the last start were had.
pub(super) fn rewards(make: &RecordMaker, focus: &Focus) -> Result<Vec<Reward>, BadText> {
    let since = focus.attempts.last().map(|attempt| attempt.since);
    (0..)
        .zip(REWARDS)
        .map(|(position, (name, after, note))| {
            let mut one: Reward = make.begin(name, position)?;
            (one.after, one.note) = (Some(after), Some(note.parse()?));
            let due = since.and_then(|since| after.from(since));
            let had = due.map(|due| due.plus(HAD_AFTER));
            one.had_on = had.filter(|had| *had < make.today);
            changed(one.had_on.unwrap_or(make.first), &mut one);
            Ok(one)
        })
        .collect()
}
