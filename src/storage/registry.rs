//! The list of the kinds of records. Undo, export, import and deletions follow from it.

use crate::domain::records::appointment::Appointment;
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::records::contact::Contact;
use crate::domain::records::goal::LifeGoal;
use crate::domain::records::medication::Medication;
use crate::domain::records::reward::Reward;
use crate::domain::records::screening::Screening;
use crate::domain::records::treatment::Treatment;

use super::table::Table;

/// A generic operation on every kind of record; see [`each_record`].
pub trait EachRecord {
    /// Why it ends early.
    type Error;

    /// Does it to one kind.
    ///
    /// # Errors
    /// Its own.
    fn visit<R: Table>(&mut self) -> Result<(), Self::Error>;
}

macro_rules! records {
    ($( $record:ty ),+ $(,)?) => {
        /// The table of each kind of record.
        pub(super) const TABLES: &[&str] = &[$( <$record as Table>::NAME ),+];

        /// Visits every kind of record, in the order in which a journal file lists them.
        ///
        /// # Errors
        /// Those of the visitor.
        pub fn each_record<V: EachRecord>(visitor: &mut V) -> Result<(), V::Error> {
            $( visitor.visit::<$record>()?; )+
            Ok(())
        }
    };
}

// One line a noun; later ones may name those before them.
records! {
    ChecklistItem,
    Contact,
    Appointment,
    Treatment,
    LifeGoal,
    Reward,
    Screening,
    Medication,
}
