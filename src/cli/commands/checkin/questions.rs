//! Which questions a check-in asks, and in which order.

use super::Known;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::domain::code::Code;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::entry::small_thing::SmallThing;
use crate::domain::figures::adherence::is_due_on;
use crate::domain::rating::{Frequency, Rating};
use crate::domain::records::focus::Focus;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::series::Series;
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::day_time::DayTime;
use crate::storage::Journal;

/// One question of a check-in.
pub(super) enum Asked<'f> {
    /// Any use, of the focuses that it asks about at once.
    Used(Vec<&'f Focus>),
    /// A 0–10 scale.
    Rating(Rating),
    Sleep,
    /// The scales and questions of the person's own, all at once.
    Own(Vec<&'f OwnScale>),
    Situations,
    Feelings,
    /// The doses that are open, all at once.
    Doses,
    Routines(Vec<DueRoutine>),
    Safe,
    SmallDone(&'f SmallThing),
    Small,
    Note,
}

impl Asked<'_> {
    /// The number that it asks for, where it does.
    pub(super) fn series(&self) -> Option<Series> {
        Some(match self {
            Self::Rating(rating) => Series::Rating(*rating),
            Self::Sleep => Series::SleepHours,
            _ => return None,
        })
    }
}

/// The questions in their order; without what is due, those of the short form.
pub(super) fn questions<'f>(
    active: Vec<&'f Focus>,
    due: Option<Due>,
    own: Vec<&'f OwnScale>,
    has_doses: bool,
) -> Vec<Asked<'f>> {
    let of = if due.is_some() { active.len() } else { 1 };
    let active: Vec<_> = active.into_iter().take(of).collect();
    let mut questions = Vec::new();
    if !active.is_empty() {
        questions.push(Asked::Used(active));
    }
    // Of the first ones craving comes right after use.
    let first = asked(Frequency::Always).filter(|rating| *rating != Rating::Craving);
    questions.extend([Rating::Craving].into_iter().chain(first).map(Asked::Rating));
    if let Some(due) = due {
        questions.extend(asked(Frequency::Daily).map(Asked::Rating));
        questions.push(Asked::Sleep);
        // At most one of them a day, so that no check-in grows longer than a dozen questions; in
        // turn, so that one which is always skipped does not keep the others away.
        let turn = (due.day.number().unsigned_abs() as usize).checked_rem(due.weekly.len());
        questions.extend(turn.map(|turn| Asked::Rating(due.weekly[turn])));
        let (words, own): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|scale| scale.form() == AnswerForm::Words);
        if !own.is_empty() {
            questions.push(Asked::Own(own));
        }
        // Those in words are asked one a day, in turn, as they take longest.
        let turn = (due.day.number().unsigned_abs() as usize).checked_rem(words.len());
        questions.extend(turn.map(|turn| Asked::Own(vec![words[turn]])));
        questions.extend([Asked::Situations, Asked::Feelings]);
        if has_doses {
            questions.push(Asked::Doses);
        }
        if !due.routines.is_empty() {
            questions.push(Asked::Routines(due.routines));
        }
        questions.extend([Asked::Safe, Asked::Note]);
    } else {
        questions.push(Asked::Safe);
    }
    questions
}

/// The scales that are asked for so often.
fn asked(often: Frequency) -> impl Iterator<Item = Rating> {
    Rating::ALL.iter().copied().filter(move |rating| rating.spec().asked == often)
}

/// A routine that is due, with its time of the day.
pub(super) type DueRoutine = (Name, Option<DayTime>);

/// The questions that are not due every day.
pub(super) struct Due {
    day: Day,
    /// The scales of once a week that were not rated in the last seven days.
    weekly: Vec<Rating>,
    routines: Vec<DueRoutine>,
}

impl Due {
    pub(super) fn read(
        context: &Context<'_>,
        journal: &Journal,
        known: &Known,
        day: Day,
    ) -> Result<Self, Error> {
        let week = Week::of(day, context.settings.week_start);
        let (marks, recent) = context.snapshot(journal, |as_of| {
            let marks = as_of.marks(week.first(), day)?;
            Ok::<_, Error>((marks, as_of.readings(day.plus(-6), day)?))
        })?;
        let is_due = |rating: &Rating| {
            let mut checkins = recent.iter().filter_map(|reading| reading.checkin());
            checkins.all(|checkin| checkin.ratings.get(*rating).is_none())
        };
        let routines = known.routines.iter().filter(|one| is_due_on(one, &marks, week, day));
        let mut routines: Vec<_> = routines.map(|one| (one.meta.name.clone(), one.time)).collect();
        routines.sort_by_key(|(_, time)| DayTime::order(*time));
        Ok(Self { day, weekly: asked(Frequency::Weekly).filter(is_due).collect(), routines })
    }
}
