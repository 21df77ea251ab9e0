//! What the care of the invented person has come to so far.

use crate::domain::id::Id;
use crate::domain::records::medication::Medication;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::treatment::stays::Stays;
use crate::domain::time::day::Day;

use super::records::Kept;
use super::rng::SampleRng;

/// What the care of the days so far has come to, and what it is told from.
#[derive(Debug)]
pub(super) struct Care {
    pub(super) rng: SampleRng,
    /// The chance of what came to be told later, so that the rest stays as it was.
    pub(super) measures: SampleRng,
    pub(super) first: Day,
    pub(super) medication: Option<Medication>,
    pub(super) stays: Stays,
    pub(super) scale: Option<Id>,
    /// The question that is answered in words.
    pub(super) question: Option<Id>,
    /// How many of what is said once were said.
    pub(super) said: usize,
    pub(super) life_on: Day,
    pub(super) thought_on: Day,
    /// How many thoughts there are.
    pub(super) thoughts: usize,
    /// Whether a small thing is still to be asked after.
    pub(super) small_is_open: bool,
}

impl Care {
    pub(super) fn new((rng, measures): (SampleRng, SampleRng), first: Day, kept: &Kept) -> Self {
        let taken = |one: &&Medication| one.class != Some(MedicationClass::Naloxone);
        Self {
            rng,
            measures,
            first,
            medication: kept.medications.iter().find(taken).cloned(),
            stays: Stays::of(&kept.treatments),
            scale: kept.scales.first().map(|scale| scale.meta.id),
            question: kept.scales.get(1).map(|question| question.meta.id),
            said: 0,
            life_on: first.plus(9),
            thought_on: first.plus(4),
            thoughts: 0,
            small_is_open: false,
        }
    }
}
