//! Making and opening a journal.

use std::cell::RefCell;
use std::fs;
use std::ops::Deref;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::domain::id::Id;

use super::busy::wait;
use super::error::{Error, Result};
use super::file_id::FileId;
use super::hot_journal;
use super::ids::Ids;
use super::key::DataKey;
use super::key_protection::KeyProtection;
use super::last_seen::LastSeen;
use super::paths::{Companion, JournalPaths, KeyPlace};
use super::permissions::{PermissionCheck, TightenedPath};
use super::private_file::{create_private, sync_parent};
use super::reader::Reader;
use super::salt::Salt;
use super::saved_flag::SavedFlag;
use super::schema;
use super::slot::Slots;

const BEGIN_JOURNAL: &str = "INSERT INTO journal (one, id, change_no) VALUES (1, ?1, 0)";

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    reader: Reader,
    pub(super) ids: RefCell<Ids>,
    pub(super) saved: SavedFlag,
    /// The file that it is, once that has its name; until then nothing that is written to it is there.
    pub(super) file: Option<FileId>,
    /// Whether its key is kept apart from it, as that of a sample is not.
    pub(super) key_apart: bool,
    /// Where the number of its last change is kept.
    pub(super) last_seen: Option<LastSeen>,
    closed: Vec<TightenedPath>,
}

/// Whether a journal is opened for reading only, or for writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading only.
    Read,
    /// Reading and writing.
    Write,
}

impl Journal {
    /// Makes a journal with a fresh key in a file, without a passphrase, and opens it for writing.
    ///
    /// # Errors
    /// Those of [`create_with`](Self::create_with).
    pub fn create(place: &JournalPaths, key_place: KeyPlace, ids: Ids) -> Result<Self> {
        let protection = KeyProtection::in_file(key_place)?;
        Self::create_with(place, &protection, ids, |_| Ok(())).map(|(journal, ())| journal)
    }

    /// As [`create`](Self::create), with what `begin` writes to it from the start.
    ///
    /// The database appears under its name last, so a journal is either whole or not there.
    ///
    /// # Errors
    /// [`Error::Unconfirmed`] where the journal is there, with its key; else those of `begin`,
    /// [`Error::AlreadyThere`], [`Error::Untrusted`], or what the file system says, and no journal is
    /// there.
    pub fn create_with<T, E: From<Error>>(
        place: &JournalPaths,
        protection: &KeyProtection,
        ids: Ids,
        begin: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<(Self, T), E> {
        let missing = place.missing_dirs();
        Self::make(place, protection, ids, begin).inspect_err(|_| {
            // One that holds something, or that was never made, stays as it is.
            for dir in &missing {
                let _kept = fs::remove_dir(dir);
            }
        })
    }

    fn make<T, E: From<Error>>(
        place: &JournalPaths,
        protection: &KeyProtection,
        ids: Ids,
        begin: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<(Self, T), E> {
        let mut trust = PermissionCheck::default();
        let _alone = place.prepare(&mut trust)?;
        place.refuse_slots_but(&Slots::default())?;
        let id = Ids::random().next(0)?;
        let mut companion = Companion { id, key: protection.file, salt: None };
        let filled = protection
            .keep(place, &mut trust, &companion)
            .map_err(E::from)
            .and_then(|()| Self::fill(&place.unfinished(), protection.key(), id, ids, begin))
            .and_then(|filled| {
                companion.salt = Salt::of_database(&place.unfinished());
                place.write_companion(&companion)?;
                Ok(place.finish().map(|()| filled)?)
            });
        let (ids, value) = filled.inspect_err(|_| {
            // A journal that is there after all is not left without its key.
            if !place.has_journal() {
                let _gone = fs::remove_file(place.key_path(id, protection.file));
                place.remove_unfinished();
                place.remove_slots();
            }
        })?;
        let database = place.database();
        let journal = sync_parent(&database)
            .map_err(|error| Error::io("write", &database, error))
            .and_then(|()| {
                let place = place.holding(protection.key().clone());
                Self::open_trusting(&place, Access::Write, ids, trust)
            })
            .map_err(|error| Error::unconfirmed("the journal", error))?;
        journal.saved.set();
        Ok((journal, value))
    }

    fn fill<T, E: From<Error>>(
        fresh: &Path,
        key: &DataKey,
        id: Id,
        ids: Ids,
        begin: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<(Ids, T), E> {
        let conn = Self::begin(fresh, key, id)?;
        let journal = Self {
            reader: Reader { conn },
            ids: RefCell::new(ids),
            saved: SavedFlag::default(),
            file: None,
            key_apart: false,
            last_seen: None,
            closed: Vec::new(),
        };
        let value = begin(&journal)?;
        journal.reader.conn.close().map_err(|(_, error)| Error::from(error))?;
        Ok((journal.ids.into_inner(), value))
    }

    fn begin(fresh: &Path, key: &DataKey, id: Id) -> Result<Connection> {
        // The database takes the mode of a file that is there, and its journal takes it after.
        create_private(fresh).map_err(|error| Error::io("write", fresh, error))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(fresh, flags)?;
        prepare(&conn, key)?;
        // Its directory is synced once it has its name.
        conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;")?;
        schema::upgrade(&mut conn)?;
        // Tables that the way to the newest schema made and dropped leave no room behind.
        conn.execute_batch("VACUUM")?;
        conn.execute(BEGIN_JOURNAL, [id])?;
        Ok(conn)
    }

    /// Opens the journal of a place, and brings one of an older format to the newest, whatever it
    /// is opened for.
    ///
    /// # Errors
    /// [`Error::NoJournal`], [`Error::Untrusted`], [`Error::Exposed`], [`Error::KeyMissing`],
    /// [`Error::Locked`], [`Error::DoesNotOpen`], [`Error::Mismatched`], [`Error::Damaged`], [`Error::Newer`] before
    /// anything is written, [`Error::Older`], or what the file system says.
    pub fn open(place: &JournalPaths, access: Access, ids: Ids) -> Result<Self> {
        Self::open_trusting(place, access, ids, PermissionCheck::default())
    }

    pub(super) fn open_trusting(
        place: &JournalPaths,
        access: Access,
        ids: Ids,
        mut trust: PermissionCheck,
    ) -> Result<Self> {
        let found = place.check(&mut trust)?;
        let companion = place.companion(&mut trust)?;
        let key = place.key(&mut trust, &companion)?;
        hot_journal::check(&place.database(), &place.rollback(), &key, companion.id)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(
            place.resolved_database()?,
            flags | OpenFlags::SQLITE_OPEN_NOFOLLOW,
        )?;
        prepare(&conn, &key)?;
        let format = schema::format(&conn)?;
        if format > schema::LATEST {
            return Err(Error::Newer { what: "the journal", found: format, known: schema::LATEST });
        }
        if format < 1 {
            return Err(Error::Damaged("it holds no journal".to_owned()));
        }
        if format < schema::LATEST {
            place.back_up_format(&companion, &conn, format).map_err(|source| Error::Older {
                found: format,
                known: schema::LATEST,
                source: Box::new(source),
            })?;
            allow(&conn, Access::Write)?;
            schema::upgrade(&mut conn)
                .map_err(|error| error.not_upgraded(format, schema::LATEST))?;
            place.keep_salt(&companion);
        }
        allow(&conn, access)?;
        Ok(Self {
            reader: Reader { conn },
            ids: RefCell::new(ids),
            saved: SavedFlag::default(),
            file: Some(FileId::new(&place.database(), &found)),
            key_apart: companion.key == KeyPlace::Apart,
            last_seen: None,
            closed: trust.closed,
        })
    }

    /// Opens the journal for a look that changes nothing on the disk and waits for nobody; `None`
    /// where it would first have to be waited for, rolled back or brought to the newest format.
    ///
    /// # Errors
    /// As [`open`](Self::open), and [`Error::Busy`].
    pub fn peek(place: &JournalPaths) -> Result<Option<Self>> {
        let mut trust = PermissionCheck::changing_nothing();
        let found = place.check(&mut trust)?;
        let companion = place.companion(&mut trust)?;
        let key = place.key(&mut trust, &companion)?;
        if fs::symlink_metadata(place.rollback()).is_ok() {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let conn = Connection::open_with_flags(place.resolved_database()?, flags)?;
        prepare(&conn, &key)?;
        conn.busy_handler(None)?;
        let journal = Self {
            reader: Reader { conn },
            ids: RefCell::new(Ids::random()),
            saved: SavedFlag::default(),
            file: Some(FileId::new(&place.database(), &found)),
            key_apart: false,
            last_seen: None,
            closed: Vec::new(),
        };
        Ok((schema::format(&journal.conn)? == schema::LATEST).then_some(journal))
    }

    /// Lets this journal set `saved` when it commits.
    #[must_use]
    pub fn noting(mut self, saved: SavedFlag) -> Self {
        self.saved = saved;
        self
    }

    /// The paths whose modes were tightened when this journal was opened.
    #[must_use]
    pub fn closed(&self) -> &[TightenedPath] {
        &self.closed
    }

    /// Whether backups of it are kept beside it: not of a sample.
    #[must_use]
    pub fn keeps_backups(&self) -> bool {
        self.key_apart
    }

    /// Runs several reads on one unmoving state of the journal.
    ///
    /// # Errors
    /// Those of `reads`, or what the database reports.
    pub fn snapshot<T, E: From<Error>>(
        &self,
        reads: impl FnOnce(&Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let transaction = self.conn.unchecked_transaction().map_err(Error::from)?;
        let value = reads(self)?;
        transaction.finish().map_err(Error::from)?;
        Ok(value)
    }
}

impl Deref for Journal {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

/// As many statements are kept ready as one record of an import takes, and more.
const STATEMENTS: usize = 48;

pub(super) fn prepare(conn: &Connection, key: &DataKey) -> Result<()> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    conn.pragma_update(None, "key", key.pragma().as_str())?;
    conn.busy_handler(Some(wait))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // The schema has none: one that is there was put there by somebody else.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cell_size_check = ON;")?;
    Ok(())
}

fn allow(conn: &Connection, access: Access) -> Result<()> {
    conn.execute_batch(match access {
        Access::Read => "PRAGMA query_only = ON;",
        Access::Write => "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;",
    })?;
    Ok(())
}
