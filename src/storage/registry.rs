//! The list of the kinds of records, with their tables. Undo, export, import and deletions follow
//! from it.

use rusqlite::{Row, ToSql};

use crate::domain::entry::coping::Coping;
use crate::domain::entry::dose::DoseOutcome;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::entry::situation::Situation;
use crate::domain::record::Meta;
use crate::domain::records::appointment::{self, Appointment};
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::records::contact::{Contact, Role};
use crate::domain::records::goal::Goal;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::medication::{Carried, Medication};
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::plan_line::{PlanLine, Section};
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::question::SessionQuestion;
use crate::domain::records::reward::Reward;
use crate::domain::records::routine::Routine;
use crate::domain::records::screening::Screening;
use crate::domain::records::treatment::{Setting, Treatment};
use crate::domain::screening::Instrument;
use crate::domain::series::Series;

use super::columns::words;
use super::table::Table;

/// A generic operation on every kind of record; see [`each_record`].
pub trait EachRecord {
    /// Why it ends early.
    type Error;

    /// Does it to one kind.
    fn visit<R: Table>(&mut self) -> Result<(), Self::Error>;
}

macro_rules! records {
    (@column $field:ident) => { stringify!($field) };
    (@column $field:ident $column:literal) => { $column };
    ($( $record:ty $(= $table:ident { $( $field:ident $(in $column:literal)? ),* })?; )+) => {
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

        $( $( impl Table for $record {
            const NAME: &'static str = stringify!($table);
            const COLUMNS: &'static [&'static str] =
                &[$( records!(@column $field $($column)?) ),*];

            fn bind(&self) -> Vec<&dyn ToSql> {
                vec![$( &self.$field ),*]
            }

            fn read(meta: Meta, row: &Row<'_>, _: usize) -> rusqlite::Result<Self> {
                Ok(Self { meta, $( $field: row.get(records!(@column $field $($column)?))? ),* })
            }
        } )? )+
    };
}

// Each kind, and its table, if no other module says that: its fields, each in the column of its name
// or of another. Later ones may name those before them.
records! {
    Routine;
    PlanLine;
    ChecklistItem = checklist_item { done_on };
    Contact = contact { role, how, last_spoke, note };
    Appointment = appointment { at, kind in "type", with in "with_whom", place, outcome, agreed };
    Treatment = treatment { setting, from in "from_day", to in "to_day", place, note };
    Goal = goal { area, review, steps, done_on };
    Reward = reward { after, had_on, note };
    Screening = screening { instrument, day, total, answers };
    Medication;
    SessionQuestion = question { words, asked_on };
    PlanRule = plan_rule { words, series, below, above, days, of in "of_days" };
    OwnScale;
}

// The lists of codes among those fields.
words!(
    AnswerForm,
    appointment::AppointmentOutcome,
    appointment::Type,
    Carried,
    DoseOutcome,
    Instrument,
    MedicationClass,
    Coping,
    Role,
    Section,
    Series,
    Setting,
    Situation
);

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::{EachRecord, Table, each_record};
    use crate::domain::record::Noun;
    use crate::domain::records::NOUNS;

    struct Kept(Vec<Noun>);

    impl EachRecord for Kept {
        type Error = Infallible;

        fn visit<R: Table>(&mut self) -> Result<(), Infallible> {
            self.0.push(R::NOUN);
            Ok(())
        }
    }

    #[test]
    fn each_noun_has_its_table_in_the_order_of_the_nouns() {
        let mut kept = Kept(Vec::new());
        let Ok(()) = each_record(&mut kept);
        assert_eq!(kept.0, NOUNS);
    }
}
