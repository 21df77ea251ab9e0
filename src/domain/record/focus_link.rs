//! The focus that a record is for.

use serde::{Deserialize, Serialize, Serializer};

use super::FocusRef;
use super::field::{BadField, ParseContext, store_focus};
use crate::domain::id::Id;
use crate::domain::text::Name;

/// A link to a focus: written by its id to a journal file, and by its name to an answer, once that was looked up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "Id")]
pub struct FocusLink {
    id: Id,
    name: Option<Name>,
}

impl FocusLink {
    /// The id of the focus.
    #[must_use]
    pub fn id(&self) -> Id {
        self.id
    }

    /// Its name, as far as that was looked up.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        self.name.as_ref()
    }

    /// Takes over the name that it has among these.
    pub fn look_up(&mut self, focuses: &[FocusRef]) {
        self.name =
            focuses.iter().find(|focus| focus.id == self.id).map(|focus| focus.name.clone());
    }

    /// Finds a focus by its name and links to it, or clears the link.
    ///
    /// # Errors
    /// [`BadField::Focus`], and it stays as it was.
    pub fn store(
        slot: &mut Option<Self>,
        text: Option<&str>,
        reading: &ParseContext<'_>,
    ) -> Result<(), BadField> {
        let mut id = None;
        let name = store_focus(&mut id, text, reading)?;
        *slot = id.map(|id| Self { id, name });
        Ok(())
    }
}

impl From<Id> for FocusLink {
    fn from(id: Id) -> Self {
        Self { id, name: None }
    }
}

impl Serialize for FocusLink {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.name {
            Some(name) => name.serialize(to),
            None => self.id.serialize(to),
        }
    }
}
