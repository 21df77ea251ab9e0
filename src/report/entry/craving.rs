//! A craving episode as it is shown.

use serde::Serialize;

use super::{Words, name};
use crate::domain::entry::coping::Tried;
use crate::domain::entry::craving::{Acted, Craving, CravingFocus};
use crate::domain::entry::situation::Situations;
use crate::domain::records::focus::Focus;
use crate::domain::scale::{Minutes, Scale};
use crate::domain::text::{Label, Name, Text};

/// A craving episode as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CravingView {
    /// Its strength, 0 to 10.
    pub intensity: Scale,
    /// How long it lasted.
    pub minutes: Option<Minutes>,
    /// The situations: absent when not answered, empty when there was none.
    pub situations: Option<Situations>,
    /// What was tried.
    pub coping: Vec<Tried>,
    /// Its strength afterwards, 0 to 10.
    pub after: Option<Scale>,
    /// Whether it was acted on.
    pub acted: Option<Acted>,
    /// The name of the focus that it was of, or `any`; absent when not said.
    pub focus: Option<Name>,
    /// Where; absent where it is left out, as are the rest.
    pub place: Option<Label>,
    /// With whom.
    pub company: Option<Label>,
    /// What went through the person's mind.
    pub thought: Option<Text>,
    /// Feelings.
    pub feelings: Option<Vec<Label>>,
    /// Free tags.
    pub tags: Option<Vec<Label>>,
}

impl CravingView {
    pub(super) fn new(craving: &Craving, focuses: &[Focus], words: Words) -> Self {
        let of = |of: CravingFocus| match of {
            CravingFocus::Of(id) => name(focuses, id),
            CravingFocus::Any => CravingFocus::ANY.parse().ok(),
        };
        Self {
            intensity: craving.intensity,
            minutes: craving.minutes,
            situations: craving.situations,
            coping: craving.coping.clone(),
            after: craving.after,
            acted: craving.acted,
            focus: craving.focus.and_then(of),
            place: words.of(craving.place.as_ref()),
            company: words.of(craving.company.as_ref()),
            thought: words.of(craving.thought.as_ref()),
            feelings: words.all(&craving.feelings),
            tags: words.all(&craving.tags),
        }
    }
}
