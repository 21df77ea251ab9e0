//! The records that entries name, loaded once for many of them.

use crate::domain::records::focus::Focus;
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::report::entry::Named;
use crate::storage::{self, Reader};

/// The records that entries may name, archived ones too.
#[derive(Debug)]
pub struct NamedRecords {
    /// The focuses.
    pub focuses: Vec<Focus>,
    /// The medications.
    pub medications: Vec<Medication>,
    /// The scales of the person's own.
    pub scales: Vec<OwnScale>,
}

impl NamedRecords {
    /// Loads all of them.
    pub fn load(journal: &Reader) -> Result<Self, storage::Error> {
        Ok(Self {
            focuses: journal.focuses()?,
            medications: journal.all()?,
            scales: journal.all()?,
        })
    }

    /// As a view of an entry takes them.
    #[must_use]
    pub fn named(&self) -> Named<'_> {
        Named { focuses: &self.focuses, medications: &self.medications, scales: &self.scales }
    }
}
