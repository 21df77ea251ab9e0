//! Schema migrations, and the format number of a journal (`PRAGMA user_version`).

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::error::{Error, Result};

const STEPS: &[M<'_>] = &[
    M::up(include_str!("migrations/0001_journal.sql")),
    M::up(include_str!("migrations/0002_change.sql")),
    M::up(include_str!("migrations/0003_records.sql")),
    M::up(include_str!("migrations/0004_entries.sql")),
    M::up(include_str!("migrations/0005_care.sql")),
    M::up(include_str!("migrations/0006_entries_of_care.sql")),
    M::up(include_str!("migrations/0007_plan.sql")),
    M::up(include_str!("migrations/0008_measures.sql")),
    M::up(include_str!("migrations/0009_own_words.sql")),
    M::up(include_str!("migrations/0010_plan_by_focus.sql")),
];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// The newest format, which is the number of steps.
#[expect(clippy::cast_possible_wrap, reason = "there are few steps")]
pub(super) const LATEST: i64 = STEPS.len() as i64;

const READ_FORMAT: &str = "PRAGMA user_version";

/// The format of a journal.
pub(super) fn format(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row(READ_FORMAT, [], |row| row.get(0))?)
}

/// Brings a journal to the newest format, all of the way in one transaction.
pub(super) fn upgrade(conn: &mut Connection) -> Result<()> {
    // A table that goes to make room for another would take with it what names its rows.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    // Of two processes that begin with a read, neither could go on to write.
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    let done = MIGRATIONS.to_latest(conn);
    conn.set_transaction_behavior(TransactionBehavior::Deferred);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    match done {
        Ok(()) => Ok(()),
        // Another process has been that way while this one waited for it.
        Err(_) if format(conn).is_ok_and(|format| format == LATEST) => Ok(()),
        Err(rusqlite_migration::Error::RusqliteError { err, .. }) => Err(Error::from(err)),
        Err(other) => Err(Error::Damaged(other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_sql() {
        MIGRATIONS.validate().unwrap();
    }
}
