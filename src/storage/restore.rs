//! Restores a journal from a backup.

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
use super::paths::{
    COMPANION, Companion, DATABASE, JournalPaths, KEY_BESIDE, KeyPlace, LONGEST_COMPANION,
};
use super::permissions::PermissionCheck;
use super::private_file::{create_private, sync_parent};
use super::reader::READ_ID;
use super::salt::Salt;
use super::schema;
use super::slot::{LONGEST_SLOT, Slot, Slots};
use super::slot_keys::SlotKeys;
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
    /// Where it is, with its key.
    pub place: JournalPaths,
    /// How many entries it has.
    pub entries: u32,
}

impl Journal {
    /// Brings back the journal of the backup at `backup`, where none is, and opens it for writing. It is
    /// there whole, or not at all. Where there is no key file for it, `unlock` gets the key from the slots in the
    /// backup.
    ///
    /// # Errors
    /// [`Error::AlreadyThere`], [`Error::KeyMissing`], [`Error::NoBackup`], [`Error::Newer`],
    /// [`Error::Unconfirmed`] where the journal is there, those of `unlock`, or what the file system says.
    pub fn restore<E: From<Error>>(
        place: &JournalPaths,
        backup: &Path,
        ids: Ids,
        unlock: &mut dyn FnMut(&Slots) -> std::result::Result<SlotKeys, E>,
    ) -> std::result::Result<Restored, E> {
        let missing = place.missing_dirs();
        let restored = bring_back(place, backup, ids, unlock);
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
    keys: Option<SlotKeys>,
    /// Whether the key lies in it as it is.
    has_key: bool,
    slots: Slots,
    /// Whether the database is laid out where one is made.
    laid_out: bool,
}

/// What is read of a whole backup.
struct LaidOut {
    companion: Companion,
    keys: SlotKeys,
    /// Whether it lies in the backup as it is.
    has_key: bool,
    slots: Slots,
}

fn bring_back<E: From<Error>>(
    place: &JournalPaths,
    backup: &Path,
    ids: Ids,
    unlock: &mut dyn FnMut(&Slots) -> std::result::Result<SlotKeys, E>,
) -> std::result::Result<Restored, E> {
    let no_backup = |what| Error::NoBackup { path: backup.to_owned(), what };
    let file = File::open(backup).map_err(|error| Error::io("read", backup, error))?;
    if !file.metadata().is_ok_and(|found| found.is_file()) {
        return Err(no_backup("it is not a plain file").into());
    }
    let mut trust = PermissionCheck::default();
    let _alone = place.prepare(&mut trust)?;
    if fs::symlink_metadata(place.rollback()).is_ok() {
        let rollback = place.rollback();
        let what = "is left of another journal and would be mixed with this one; move it away";
        return Err(Error::Conflict(format!("{} {what}", rollback.display())).into());
    }
    let had_slots = place.has_slots();
    let laid_out = lay_out(place, &mut trust, (backup, &file), unlock).and_then(|laid_out| {
        let LaidOut { mut companion, keys, has_key, slots } = laid_out;
        place.refuse_slots_but(&slots)?;
        let key = keys.that_opens(&place.unfinished(), &place.rollback());
        let entries =
            look(&place.unfinished(), &key, companion.id).map_err(|error| match error {
                Error::Damaged(_) | Error::DoesNotOpen(_) => no_backup(DAMAGED),
                other => other,
            })?;
        if has_key {
            key.write(&place.key_path(companion.id, companion.key))?;
        }
        place.write_slots(&slots)?;
        companion.salt = Salt::of_database(&place.unfinished());
        place.write_companion(&companion)?;
        place.finish()?;
        Ok((key, entries))
    });
    let (key, entries) = laid_out.inspect_err(|_| {
        if !place.has_journal() {
            place.remove_unfinished();
            if !had_slots {
                place.remove_slots();
            }
            let _gone = fs::remove_file(place.dir().join(KEY_BESIDE));
        }
    })?;
    let (place, database) = (place.holding(key), place.database());
    let journal = sync_parent(&database)
        .map_err(|error| Error::io("write", &database, error))
        .and_then(|()| Journal::open_trusting(&place, Access::Write, ids, trust))
        .map_err(|error| Error::unconfirmed("the journal", error))?;
    Ok(Restored { journal, place, entries })
}

/// Lays the database of a backup out where one is made, and gives what is to open it.
fn lay_out<E: From<Error>>(
    place: &JournalPaths,
    trust: &mut PermissionCheck,
    (backup, file): (&Path, &File),
    unlock: &mut dyn FnMut(&Slots) -> std::result::Result<SlotKeys, E>,
) -> std::result::Result<LaidOut, E> {
    let no_backup = |what| Error::NoBackup { path: backup.to_owned(), what };
    let mut taken = Taken::default();
    let wrong = take_apart(file, |name, bytes, part| -> std::result::Result<(), Stop<E>> {
        let slot = Slot::ALL.into_iter().find(|slot| slot.file() == name);
        match (name, &taken.companion, slot) {
            (COMPANION, None, _) if bytes <= LONGEST_COMPANION => {
                let companion = Companion::parse(&all(part)?).map_err(|error| match error {
                    Error::Newer { found, known, .. } => newer(found, known),
                    _ => no_backup("it does not say whose it is"),
                });
                taken.companion = Some(companion.map_err(Stop::journal)?);
            }
            (KEY_BESIDE, Some(companion), _)
                if companion.key == KeyPlace::Beside
                    && taken.keys.is_none()
                    && bytes <= LONGEST_KEY =>
            {
                let key = DataKey::parse(&all(part)?);
                let key = key.ok_or_else(|| no_backup("the key in it is damaged"));
                taken.keys = Some(key.map_err(Stop::journal)?.into());
                taken.has_key = true;
            }
            (_, Some(_), Some(slot))
                if taken.slots.get(slot).is_none() && bytes <= LONGEST_SLOT =>
            {
                taken.slots.set(slot, Some(all(part)?));
            }
            (DATABASE, Some(companion), _) if !taken.laid_out => {
                if taken.keys.is_none() {
                    taken.keys = Some(match place.key(trust, companion) {
                        Err(Error::KeyMissing(_) | Error::Locked) if !taken.slots.is_empty() => {
                            unlock(&taken.slots).map_err(Stop::Journal)?
                        }
                        key => key.map_err(Stop::journal)?.into(),
                    });
                }
                let path = place.unfinished();
                let mut lay_out = || -> io::Result<()> {
                    let mut database = create_private(&path)?;
                    io::copy(part, &mut database)?;
                    database.sync_all()
                };
                let laid_out = lay_out().map_err(|error| Error::io("write", &path, error));
                laid_out.map_err(Stop::journal)?;
                taken.laid_out = true;
            }
            _ => return Err(Stop::journal(no_backup("it holds something else"))),
        }
        Ok(())
    });
    let wrong = wrong.map_err(|stop| match stop {
        Stop::Journal(error) => error,
        Stop::Read(error) => Error::io("read", backup, error).into(),
    })?;
    match (wrong, taken) {
        (Some(what), _) => Err(no_backup(what).into()),
        (
            None,
            Taken { companion: Some(companion), keys: Some(keys), has_key, slots, laid_out: true },
        ) => Ok(LaidOut { companion, keys, has_key, slots }),
        (None, _) => Err(no_backup("it holds no database").into()),
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
enum Stop<E> {
    Journal(E),
    Read(io::Error),
}

impl<E: From<Error>> Stop<E> {
    fn journal(error: Error) -> Self {
        Self::Journal(error.into())
    }
}

impl<E> From<io::Error> for Stop<E> {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}
