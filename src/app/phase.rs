//! The phase of each focus, and what it goes by.

use super::use_days;
use crate::domain::entry::stage::stage_on;
use crate::domain::records::focus::Focus;
use crate::report::phase::{FocusPhaseInput, Phases};
use crate::report::saved::WriteOutcome;
use crate::storage::{self, AsOf};

/// The phases of these focuses, with what was done to one.
pub fn view(
    as_of: &AsOf<'_>,
    focuses: &[&Focus],
    result: Option<WriteOutcome>,
) -> Result<Phases, storage::Error> {
    let (stages, today) = (as_of.stages()?, as_of.today());
    let mut inputs = Vec::new();
    for focus in focuses {
        let last_use = use_days::last_use(as_of, focus, today)?;
        let standing = use_days::standing(as_of, focus, today)?;
        let stage = stage_on(&stages, focus.id, today);
        inputs.push(FocusPhaseInput { focus, standing, last_use, stage });
    }
    Ok(Phases::new(&inputs, result, today))
}
