//! What can go wrong with a journal on disk.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

/// The result of work on the journal.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the journal could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no journal in this directory.
    #[error("there is no journal in {}", .0.display())]
    NoJournal(PathBuf),
    /// There is one already where one was to be made.
    #[error("there is already a journal in {}", .0.display())]
    AlreadyThere(PathBuf),
    /// A path is of a kind, or belongs to someone, that a private journal must not trust.
    #[error("{} is {what}", .path.display())]
    Untrusted {
        /// The path.
        path: PathBuf,
        /// What it is, in words.
        what: &'static str,
    },
    /// A path is open to others, and could not be closed to them.
    #[error("{} is open to others on this machine (mode {mode:04o}), and that could not be changed", .path.display())]
    Exposed {
        /// The path.
        path: PathBuf,
        /// Its mode.
        mode: u32,
        /// Why not.
        source: io::Error,
    },
    /// The key file of the journal is not where it belongs.
    #[error("the key of this journal is not at {}", .0.display())]
    KeyMissing(PathBuf),
    /// The key file is there and holds no key.
    #[error("the file {} does not hold a key", .0.display())]
    KeyUnreadable(PathBuf),
    /// The journal opens with a passphrase, and none was given yet.
    #[error("the journal is locked")]
    Locked,
    /// No slot opens with what was given.
    #[error("this passphrase does not open the journal")]
    WrongPassphrase,
    /// What was given may be right, and the slot that would tell is damaged.
    #[error("{0} is damaged, and nothing else that was given opens the journal")]
    SlotDamaged(&'static str),
    /// A key could not be sealed.
    #[error("the key could not be sealed")]
    NotSealed,
    /// A journal was given a passphrase, and its key file could not be removed.
    #[error("the passphrase is set, but the key file {} is still there", .path.display())]
    KeyStays {
        /// The key file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Not all of what was to change with the passphrase has changed.
    #[error("the passphrase is the new one, but not all that was to change with it has changed")]
    HalfSealed(#[source] Box<Error>),
    /// Another file took the place of the database while it was open.
    #[error("another file has taken the place of journal.db since this began")]
    Replaced,
    /// The journal does not open with this key: it is damaged, or is not a journal, or the key is
    /// that of another one.
    #[error("the journal is damaged, or the key is another journal's: {0}")]
    DoesNotOpen(&'static str),
    /// The file is damaged, cut short, or no journal at all.
    #[error("the journal is damaged or is not a journal: {0}")]
    Damaged(String),
    /// A rollback that a killed program left is of another state than the database beside it.
    #[error("journal.db and {} beside it are not of one moment", .0.display())]
    Mismatched(PathBuf),
    /// A file is no backup of a journal, or not a whole one.
    #[error("{} cannot be restored: {what}", .path.display())]
    NoBackup {
        /// The file.
        path: PathBuf,
        /// Why not, in words.
        what: &'static str,
    },
    /// A newer daymark wrote the journal.
    #[error("{what} has format {found}; this daymark knows formats up to {known}")]
    Newer {
        /// What has that format: "the journal".
        what: &'static str,
        /// The format of the journal.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// An older daymark wrote the journal, and it could not be brought to the format of this one.
    #[error("the journal has the older format {found}, and cannot be brought to format {known}")]
    Older {
        /// The format of the journal.
        found: i64,
        /// The newest format known here.
        known: i64,
        /// Why not.
        source: Box<Error>,
    },
    /// Another process kept the journal locked for a minute.
    #[error("another program has kept the journal to itself for a minute")]
    Busy,
    /// The journal, its directory or its file system cannot be written.
    #[error("the journal cannot be written: it is read-only")]
    ReadOnly,
    /// The disk, or the size allowed to a file, is full.
    #[error("there is no room left to write")]
    Full,
    /// The disk, a quota or a limit to the size of files did not let all of a write through; the
    /// database does not say which.
    #[error("the disk did not take all that was to be written")]
    Unwritten,
    /// A file could not be read or written.
    #[error("could not {doing} {}", .path.display())]
    Io {
        /// What was being done, as a verb: "read".
        doing: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file of a journal that is to go could not be removed; what came before it is gone.
    #[error("{} could not be removed", .path.display())]
    NotRemoved {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The operating system gave no randomness to make a key or an id from.
    #[error("the system gave no randomness: {0}")]
    NoRandomness(getrandom::Error),
    /// A rule that holds across records would be broken, in words.
    #[error("{0}")]
    Conflict(String),
    /// What was written is in the journal, but the disk did not confirm that it stays there when the
    /// power goes.
    #[error("{what} is saved, but the disk did not confirm that it stays")]
    Unconfirmed {
        /// What was written, in words: "the change".
        what: &'static str,
        /// Why not.
        source: Box<Error>,
    },
    /// A write ended with an error, and the journal cannot be read to tell what became of it.
    #[error("the change may be saved: the disk did not confirm it, and cannot be asked")]
    MayBeSaved(#[source] Box<Error>),
    /// Entries were erased, and the file was then not written anew.
    #[error("what was deleted is overwritten, but the file could not be written anew")]
    NotRewritten(#[source] Box<Error>),
    /// Anything else that the database reports.
    #[error("the database reports: {0}")]
    Database(rusqlite::Error),
}

impl Error {
    pub(crate) fn io(doing: &'static str, path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { doing, path: path.to_owned(), source },
        }
    }

    /// What kept a journal of an older format from being brought to the newest.
    pub(super) fn not_upgraded(self, found: i64, known: i64) -> Self {
        match self {
            Self::ReadOnly | Self::Unwritten | Self::Database(_) => {
                Self::Older { found, known, source: Box::new(self) }
            }
            other => other,
        }
    }

    /// What was written stands, though this came after it.
    pub(super) fn unconfirmed(what: &'static str, source: impl Into<Self>) -> Self {
        Self::Unconfirmed { what, source: Box::new(source.into()) }
    }

    pub(super) fn damaged() -> Self {
        Self::Damaged("a page does not match its checksum".to_owned())
    }

    /// Every statement fits the schema of a journal: one that is refused meets another schema.
    fn other_schema() -> Self {
        Self::Damaged("its tables are not those of a journal".to_owned())
    }
}

/// Whether a commit went as far as its last step, the sync of the directory: by then the rollback is
/// gone, and the change stands.
pub(super) fn is_only_unsynced(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code == Some(ffi::SQLITE_IOERR_DIR_FSYNC)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sql;
        match &error {
            Sql::SqliteFailure(failure, text) => match failure.code {
                // The first page, with which the key is tried.
                ErrorCode::NotADatabase => {
                    Self::DoesNotOpen("its first page does not match its checksum")
                }
                ErrorCode::DatabaseCorrupt => Self::damaged(),
                // So the cipher reports a page after the first that does not match its checksum.
                ErrorCode::Unknown if text.as_deref() == Some("SQL logic error") => Self::damaged(),
                ErrorCode::Unknown => Self::other_schema(),
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::ReadOnly => Self::ReadOnly,
                ErrorCode::DiskFull => Self::Full,
                _ if failure.extended_code == ffi::SQLITE_IOERR_WRITE => Self::Unwritten,
                _ => Self::Database(error),
            },
            Sql::SqlInputError { .. } => Self::other_schema(),
            Sql::FromSqlConversionFailure(..)
            | Sql::IntegralValueOutOfRange(..)
            | Sql::InvalidColumnType(..)
            | Sql::Utf8Error(..) => Self::Damaged("a value is not of its kind".to_owned()),
            _ => Self::Database(error),
        }
    }
}
