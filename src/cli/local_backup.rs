//! The weekly backup beside the journal, made after a write.

use super::console::Console;
use super::error::Error;
use crate::domain::time::day::Day;
use crate::storage::{Access, BackupError, Error as StorageError, Ids, Journal, JournalPaths};

/// The age of a journal in days from which on there is something to back up.
const OLD_ENOUGH: i32 = 7;

/// Whether the weekly backup of a journal is due.
pub(super) fn is_due(
    place: &JournalPaths,
    journal: &Journal,
    today: Day,
) -> Result<bool, StorageError> {
    if !journal.keeps_backups() {
        return Ok(false);
    }
    match place.weekly_backup_due(today) {
        Some(due) => Ok(due),
        None => Ok(journal.first_day()?.is_some_and(|first| first.plus(OLD_ENOUGH) <= today)),
    }
}

/// Makes the backup that is due, if something was saved. That it cannot be made is only said: what it was to hold is
/// saved.
pub(super) fn make_due(console: &mut Console) {
    let due = console.backup_due.take();
    let Some(today) = due.filter(|_| console.saved.is_set()) else { return };
    // Nobody waits for it with the answer; where that cannot be written, the end of the command says so.
    let _unwritten = console.show_answers();
    if let Err(error) = make(console, today) {
        let cause = error.cause.unwrap_or(error.message);
        console.warn(format!("The weekly backup beside the journal was not made: {cause}"));
    }
}

fn make(console: &Console, today: Day) -> Result<(), Error> {
    let place = console.place()?;
    let journal = Journal::open(&place, Access::Read, Ids::random())?;
    journal.back_up_weekly(&place, today).map_err(|error| match error {
        BackupError::Journal(error) => error.into(),
        BackupError::File(error) => Error::io("it could not be written", &error),
    })
}

/// Says which local backups still hold what was deleted for good.
pub(super) fn tell_of_left(console: &mut Console, left: &[std::path::PathBuf]) {
    for path in left {
        let path = path.display();
        console.warn(format!(
            "The backup {path} still holds it and could not be changed; remove that file."
        ));
    }
}
