//! The way back from a backup.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::domain::id::Id;

use super::archive::take_apart;
use super::error::{Error, Result};
use super::ids::Ids;
use super::journal::{Access, Journal, prepare};
use super::key::DataKey;
use super::place::{
    COMPANION, Companion, DATABASE, KEY_BESIDE, KeyPlace, LONGEST_COMPANION, Place,
};
use super::private_file::{create_private, sync_parent};
use super::reader::READ_ID;
use super::schema;
use super::trust::Trust;
use super::verify::verify;

/// No key file is longer.
const LONGEST_KEY: u64 = 128;

/// A page of it does not match, or the key is of another journal with the same name.
const DAMAGED: &str = "it is damaged, or the key is another journal's";

/// What the way back from a backup has brought.
#[derive(Debug)]
pub struct Restored {
    /// The journal, open for writing.
    pub journal: Journal,
    /// How many entries it has.
    pub entries: u32,
}

impl Journal {
    /// Brings back the journal of the backup at `backup`, where none is, and opens it for writing. It is
    /// there whole, or not at all.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], [`Error::KeyMissing`], [`Error::NoBackup`], [`Error::Newer`],
    /// [`Error::Unconfirmed`] where the journal is there, or what the file system says.
    pub fn restore(place: &Place, backup: &Path, ids: Ids) -> Result<Restored> {
        let missing = place.missing_dirs();
        let restored = bring_back(place, backup, ids);
        if restored.is_err() {
            // One that holds something, or that was never made, stays as it is.
            for dir in &missing {
                let _kept = fs::remove_dir(dir);
            }
        }
        restored
    }
}

/// What is read of a backup besides the database.
#[derive(Default)]
struct Taken {
    companion: Option<Companion>,
    key: Option<DataKey>,
    /// Whether the database is laid out where one is made.
    laid_out: bool,
}

fn bring_back(place: &Place, backup: &Path, ids: Ids) -> Result<Restored> {
    let no_backup = |what| Error::NoBackup { path: backup.to_owned(), what };
    let file = File::open(backup).map_err(|error| Error::io("read", backup, error))?;
    if !file.metadata().is_ok_and(|found| found.is_file()) {
        return Err(no_backup("it is not a plain file"));
    }
    let mut trust = Trust::default();
    let _alone = place.prepare(&mut trust)?;
    if fs::symlink_metadata(place.rollback()).is_ok() {
        let rollback = place.rollback();
        let what = "is left of another journal and would be mixed with this one; move it away";
        return Err(Error::Conflict(format!("{} {what}", rollback.display())));
    }
    let laid_out = lay_out(place, &mut trust, (backup, &file)).and_then(|(companion, key)| {
        let entries =
            look(&place.unfinished(), &key, companion.id).map_err(|error| match error {
                Error::Damaged(_) | Error::DoesNotOpen(_) => no_backup(DAMAGED),
                other => other,
            })?;
        if companion.key == KeyPlace::Beside {
            key.write(&place.key_path(companion.id, companion.key))?;
        }
        place.write_companion(&companion)?;
        place.finish()?;
        Ok(entries)
    });
    let entries = laid_out.inspect_err(|_| {
        if !place.has_journal() {
            place.remove_unfinished();
            let _gone = fs::remove_file(place.dir().join(KEY_BESIDE));
        }
    })?;
    let database = place.database();
    let journal = sync_parent(&database)
        .map_err(|error| Error::io("write", &database, error))
        .and_then(|()| Journal::open_trusting(place, Access::Write, ids, trust))
        .map_err(|error| Error::unconfirmed("the journal", error))?;
    Ok(Restored { journal, entries })
}

/// Lays the database of a backup out where one is made, and gives the key that is to open it.
fn lay_out(
    place: &Place,
    trust: &mut Trust,
    (backup, file): (&Path, &File),
) -> Result<(Companion, DataKey)> {
    let no_backup = |what| Error::NoBackup { path: backup.to_owned(), what };
    let mut taken = Taken::default();
    let wrong = take_apart(file, |name, bytes, part| -> std::result::Result<(), Stop> {
        match (name, &taken.companion, &taken.key) {
            (COMPANION, None, None) if bytes <= LONGEST_COMPANION => {
                let companion = Companion::parse(&all(part)?).map_err(|error| match error {
                    Error::Newer { found, known, .. } => newer(found, known),
                    _ => no_backup("it does not say whose it is"),
                })?;
                if companion.key == KeyPlace::Apart {
                    taken.key = Some(place.key(trust, &companion)?);
                }
                taken.companion = Some(companion);
            }
            (KEY_BESIDE, Some(_), None) if bytes <= LONGEST_KEY => {
                let key = DataKey::parse(all(part)?.trim_ascii_end());
                taken.key = Some(key.ok_or_else(|| no_backup("the key in it is none"))?);
            }
            (DATABASE, Some(_), Some(_)) if !taken.laid_out => {
                let path = place.unfinished();
                let mut lay_out = || -> io::Result<()> {
                    let mut database = create_private(&path)?;
                    io::copy(part, &mut database)?;
                    database.sync_all()
                };
                lay_out().map_err(|error| Error::io("write", &path, error))?;
                taken.laid_out = true;
            }
            _ => return Err(no_backup("it holds something else").into()),
        }
        Ok(())
    });
    let wrong = wrong.map_err(|stop| match stop {
        Stop::Journal(error) => error,
        Stop::Read(error) => Error::io("read", backup, error),
    })?;
    match (wrong, taken) {
        (Some(what), _) => Err(no_backup(what)),
        (None, Taken { companion: Some(companion), key: Some(key), laid_out: true }) => {
            Ok((companion, key))
        }
        (None, _) => Err(no_backup("it holds no database")),
    }
}

fn newer(found: i64, known: i64) -> Error {
    Error::Newer { what: "the backup", found, known }
}

fn all(part: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Looks whether a database is whole, opens with a key and is of the journal with this id; gives how many
/// entries it has.
fn look(database: &Path, key: &DataKey, id: Id) -> Result<u32> {
    let damaged = || Error::Damaged(String::new());
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(database, flags)?;
    prepare(&conn, key)?;
    let format = schema::format(&conn)?;
    if format > schema::LATEST {
        return Err(newer(format, schema::LATEST));
    }
    let verified = verify(&conn)?;
    let own: Id = conn.query_row(READ_ID, [], |row| row.get(0))?;
    let whole = format >= 1 && own == id && verified.faults.is_empty();
    verified.entries.filter(|_| whole).ok_or_else(damaged)
}

/// Why a backup is not taken apart to its end.
enum Stop {
    Journal(Error),
    Read(io::Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Journal(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}
