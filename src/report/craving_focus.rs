//! Cravings by what they were of, as answers show them.

use serde::Serialize;

use crate::domain::entry::craving::CravingFocus;
use crate::domain::figures::craving_stats::CravingSummary;
use crate::domain::figures::cravings_by_focus::{FocusCravingTally, OfFocus};
use crate::domain::focus_kind::FocusKind;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;

/// The cravings of one focus, of any, or of which that was not said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FocusCravings {
    /// The name of the focus; absent for those of any, where it was not said, and where names are withheld.
    pub focus: Option<Name>,
    /// The kind of the focus; absent for those of any, and where it was not said.
    pub kind: Option<FocusKind>,
    /// Whether they were of any of them.
    pub any: bool,
    /// How many, and how strong.
    #[serde(flatten)]
    pub cravings: CravingSummary,
}

impl FocusCravings {
    /// Those that were counted; focuses that are put away keep their names.
    #[must_use]
    pub fn all(tally: &FocusCravingTally, focuses: &[Focus]) -> Vec<Self> {
        let view = |OfFocus { of, cravings }| {
            let id = of.and_then(CravingFocus::id);
            let focus = focuses.iter().find(|focus| Some(focus.id) == id);
            let any = of == Some(CravingFocus::Any);
            Self {
                focus: focus.map(|focus| focus.name.clone()),
                kind: focus.map(|focus| focus.kind),
                any,
                cravings,
            }
        };
        tally.finish(focuses).into_iter().map(view).collect()
    }
}
