//! The questionnaires of the page, each against the one before.

use crate::domain::code::Code;
use crate::domain::records::screening::Screening;
use crate::domain::screening::Instrument;
use crate::domain::time::window::Window;
use crate::report::screening::Score;

/// The last one of each questionnaire in the period.
pub(super) fn last_scores(screenings: &[Screening], window: Window) -> Vec<Score> {
    let last = |instrument: &Instrument| {
        let of_period = screenings.iter().filter(|one| {
            let is_there = one.total.is_some() && one.meta.archived_at.is_none();
            let in_period = one.day.is_some_and(|day| window.contains(day));
            is_there && in_period && one.instrument == Some(*instrument)
        });
        let last = of_period.max_by_key(|one| (one.day, one.meta.position))?;
        Score::new(last, screenings)
    };
    Instrument::ALL.iter().filter_map(last).collect()
}
