//! The answers of check-ins to scales of the person's own, gathered by scale.

use std::collections::BTreeMap;

use crate::domain::entry::checkin::CheckIn;
use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::id::Id;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::report::own_questions::OwnQuestion;
use crate::report::trends::OwnSeries;

/// Answers by the id of their scale, each with its day.
#[derive(Debug, Default)]
pub(super) struct OwnAnswers(BTreeMap<Id, Vec<(Day, OwnAnswer)>>);

impl OwnAnswers {
    /// Adds those of the check-in of a day.
    pub(super) fn push(&mut self, day: Day, checkin: &CheckIn) {
        for (scale, answer) in &checkin.own {
            self.0.entry(*scale).or_default().push((day, answer.clone()));
        }
    }

    /// Those to one scale; `None` without any.
    pub(super) fn of(&self, scale: Id) -> Option<&[(Day, OwnAnswer)]> {
        self.0.get(&scale).map(Vec::as_slice)
    }

    /// How often each question was answered by yes within a window.
    pub(super) fn questions(&self, scales: &[OwnScale], window: Window) -> Vec<OwnQuestion> {
        let question = |scale: &OwnScale| {
            let answers = self.of(scale.meta.id)?.iter();
            let within = answers.filter(|(day, _)| window.contains(*day));
            OwnQuestion::count(scale, within.map(|(_, answer)| answer))
        };
        scales.iter().filter_map(question).collect()
    }

    /// The numbers of the scales that are answered by one, in the order of the scales.
    pub(super) fn series(self, scales: &[OwnScale]) -> Vec<OwnSeries> {
        let numbers = |answers: Vec<(Day, OwnAnswer)>| {
            answers.into_iter().filter_map(|(day, answer)| Some((day, answer.number()?))).collect()
        };
        let by_scale = self.0.into_iter().map(|(scale, answers)| (scale, numbers(answers)));
        OwnSeries::all(scales, by_scale.collect())
    }
}
