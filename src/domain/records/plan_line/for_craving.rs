//! Which lines of the plan come up in a craving.

use super::{PlanLine, Section};
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::situation::Situations;
use crate::domain::record::FocusLink;

/// As many lines come up in a craving; a tired person reads no more.
const MOST_IN_CRAVING: usize = 2;

/// The lines to show in a craving: those for its situations, else those for any; of either those for what it is of
/// come before those for any focus, and those for another do not come.
#[must_use]
pub fn for_craving(
    lines: &[PlanLine],
    of: Option<CravingFocus>,
    situations: Option<Situations>,
) -> Vec<&PlanLine> {
    let of = of.and_then(CravingFocus::id);
    let is_of = |line: &PlanLine| {
        let focus = line.focus.as_ref().map(FocusLink::id);
        of.is_none() || focus.is_none() || focus == of
    };
    let acts = |line: &&PlanLine| {
        line.is_shown()
            && matches!(line.section, Some(Section::Coping | Section::Refusal))
            && is_of(line)
    };
    let mut acting: Vec<_> = lines.iter().filter(acts).collect();
    acting.sort_by_key(|line| line.focus.is_none());
    let is_for = |line: &PlanLine| {
        let (situation, situations) = line.situation.zip(situations)?;
        Some(situations.contains(situation))
    };
    let mut found: Vec<_> =
        acting.iter().copied().filter(|line| is_for(line) == Some(true)).collect();
    if found.is_empty() {
        found = acting;
        found.retain(|line| line.situation.is_none() && line.section == Some(Section::Coping));
    }
    found.truncate(MOST_IN_CRAVING);
    found
}
