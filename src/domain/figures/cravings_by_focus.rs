//! Cravings by what they were of.

use std::collections::BTreeMap;

use super::craving_stats::{CravingSummary, StrengthTally};
use crate::domain::entry::craving::{Craving, CravingFocus};
use crate::domain::records::focus::Focus;

/// The cravings of one focus, of any, or of which that was not said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OfFocus {
    /// What they were of; absent where it was not said.
    pub of: Option<CravingFocus>,
    /// How many, and how strong.
    pub cravings: CravingSummary,
}

/// Counts cravings by what they were of, one at a time, in any order.
#[derive(Debug, Clone, Default)]
pub struct FocusCravingTally(BTreeMap<Option<CravingFocus>, StrengthTally>);

impl FocusCravingTally {
    /// Takes one.
    pub fn add(&mut self, craving: &Craving) {
        self.0.entry(craving.focus).or_default().add(craving.intensity);
    }

    /// All the cravings taken, in the order of the focuses; then those of any, then those of which it was not said.
    #[must_use]
    pub fn finish(&self, focuses: &[Focus]) -> Vec<OfFocus> {
        let known = focuses.iter().map(|focus| Some(CravingFocus::Of(focus.id)));
        let order = known.chain([Some(CravingFocus::Any), None]);
        let found =
            order.filter_map(|of| Some(OfFocus { of, cravings: self.0.get(&of)?.finish() }));
        found.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::testing;

    #[test]
    fn together_they_are_all() {
        let heroin = testing::focus([]);
        let wine = Focus { id: Id::from_bytes([7; 16]), ..testing::focus([]) };
        let mut tally = FocusCravingTally::default();
        let any = Some(CravingFocus::Any);
        let of = |focus: &Focus| Some(CravingFocus::Of(focus.id));
        for (focus, strength) in [(of(&wine), 3), (None, 9), (any, 5), (of(&wine), 6)] {
            tally.add(&Craving { focus, ..Craving::of(strength.try_into().unwrap()) });
        }
        let found = tally.finish(&[heroin, wine.clone()]);
        let said: Vec<_> = found.iter().map(|one| (one.of, one.cravings.episodes)).collect();
        assert_eq!(said, [(of(&wine), 2), (any, 1), (None, 1)]);
        assert_eq!(found[0].cravings.median_intensity, Some(4.5));
    }
}
