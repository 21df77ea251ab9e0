//! Medications, with the doses and schedules of other days.

use rusqlite::{Row, ToSql};

use crate::domain::entry::dose::DosePeriod;
use crate::domain::id::Id;
use crate::domain::record::Meta;
use crate::domain::records::medication::Medication;
use crate::storage::error::{Error, Result};
use crate::storage::table::{Child, Table};
use crate::storage::write_txn::WriteTxn;

/// How many doses of a medication are on record.
const DOSES_OF: &str = "SELECT count(*) FROM dose WHERE medication = ?1";

impl Table for Medication {
    const NAME: &'static str = "medication";
    const COLUMNS: &'static [&'static str] = &[
        "class",
        "dose",
        "schedule",
        "since",
        "window",
        "focus",
        "supply",
        "supply_on",
        "stopped_on",
        "carried",
        "place",
        "expires",
        "note",
    ];
    const CHILDREN: &'static [Child<Self>] = &[Child {
        table: "medication_change",
        parent: "medication",
        columns: &["from_day", "dose", "schedule"],
        bind: |one| {
            let each = one.changes.iter();
            each.map(|change| vec![&change.from as &dyn ToSql, &change.dose, &change.schedule])
                .collect()
        },
        read: |one, row, first| {
            one.changes.push(DosePeriod {
                from: row.get(first)?,
                dose: row.get(first + 1)?,
                schedule: row.get(first + 2)?,
            });
            Ok(())
        },
    }];

    fn bind(&self) -> Vec<&dyn ToSql> {
        vec![
            &self.class,
            &self.dose,
            &self.every,
            &self.since,
            &self.window,
            &self.focus,
            &self.supply,
            &self.supply_on,
            &self.stopped_on,
            &self.carried,
            &self.place,
            &self.expires,
            &self.note,
        ]
    }

    fn read(meta: Meta, row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            meta,
            class: row.get(first)?,
            dose: row.get(first + 1)?,
            every: row.get(first + 2)?,
            since: row.get(first + 3)?,
            window: row.get(first + 4)?,
            focus: row.get(first + 5)?,
            supply: row.get(first + 6)?,
            supply_on: row.get(first + 7)?,
            stopped_on: row.get(first + 8)?,
            carried: row.get(first + 9)?,
            place: row.get(first + 10)?,
            expires: row.get(first + 11)?,
            note: row.get(first + 12)?,
            changes: Vec::new(),
            focus_name: None,
        })
    }

    /// Its doses are entries, which would be of nothing without it: while there are any, it stays.
    fn remove_dependents(txn: &WriteTxn<'_>, id: Id) -> Result<()> {
        let doses: u32 = txn.statement(DOSES_OF)?.query_row([id], |row| row.get(0))?;
        if doses == 0 {
            return Ok(());
        }
        let doses = if doses == 1 { "a dose".to_owned() } else { format!("{doses} doses") };
        let text = format!(
            "nothing was deleted: {doses} of it on record would lose the name; med archive puts it away"
        );
        Err(Error::Conflict(text))
    }
}
