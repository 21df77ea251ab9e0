//! The formats a journal has had, and the way from each to the next.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use super::error::{Error, Result};

const STEPS: &[M<'_>] = &[M::up(include_str!("migrations/0001_journal.sql"))];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// The newest format, which is the number of steps.
pub(super) const LATEST: i64 = 1;

/// Brings a journal to the newest format, each step in a transaction of its own.
pub(super) fn upgrade(conn: &mut Connection) -> Result<()> {
    MIGRATIONS.to_latest(conn).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Error::from(err),
        other => Error::Damaged(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_format_is_the_number_of_steps() {
        assert_eq!(usize::try_from(LATEST).unwrap(), STEPS.len());
        MIGRATIONS.validate().unwrap();
    }
}
