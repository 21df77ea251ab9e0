//! How often questions of the person's own were answered by yes.

use serde::Serialize;

use crate::domain::entry::own_answer::OwnAnswer;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::text::Name;

/// The answers by yes or no to one question of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnQuestion {
    /// Its name.
    pub name: Name,
    /// The days on which it was answered.
    pub n: u32,
    /// Those on which the answer was yes.
    pub yes: u32,
}

impl OwnQuestion {
    /// Counts the answers of some days, one a day; `None` where none is a yes or a no.
    #[must_use]
    pub fn count<'a>(
        scale: &OwnScale,
        answers: impl Iterator<Item = &'a OwnAnswer>,
    ) -> Option<Self> {
        let mut counted = Self { name: scale.meta.name.clone(), n: 0, yes: 0 };
        for answer in answers {
            if let OwnAnswer::YesNo(yes) = answer {
                counted.n += 1;
                counted.yes += u32::from(*yes);
            }
        }
        (counted.n > 0).then_some(counted)
    }
}
