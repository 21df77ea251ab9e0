//! What a person is told when the journal cannot be read or written.

use super::{Error, Kind};
use crate::storage::Error as Trouble;

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        let (kind, hint) = match &trouble {
            Trouble::NoJournal(_) => (Kind::NoJournal, "start one with: daymark init"),
            Trouble::AlreadyThere(_) => {
                (Kind::Refused, "use it as it is, or name another place with --journal DIR")
            }
            Trouble::Untrusted { .. } => {
                (Kind::Refused, "name the directory itself with --journal DIR, one that is yours")
            }
            Trouble::KeyMissing(_) | Trouble::KeyUnreadable(_) => (
                Kind::Locked,
                "put the key file of this journal back there; nothing can be read without it",
            ),
            Trouble::Damaged(_) => (
                Kind::Damaged,
                "nothing was changed; put a copy of the whole directory in its place",
            ),
            Trouble::Newer { .. } => (
                Kind::Damaged,
                "nothing was changed; use the daymark that wrote it, or a newer one",
            ),
            Trouble::Older { .. } => (
                Kind::Io,
                "nothing was changed; let daymark write to the journal and its directory, or read it with the daymark that wrote it",
            ),
            Trouble::Busy => (Kind::Refused, "nothing was written; try again in a moment"),
            Trouble::ReadOnly => (Kind::Io, "nothing was written; reading still works"),
            Trouble::Full => (
                Kind::Io,
                "nothing was written and what was there is kept; make room and try again",
            ),
            Trouble::Unwritten => (
                Kind::Io,
                "nothing was written and what was there is kept; look for a quota or a limit to the size of files, or whether the disk is sound",
            ),
            Trouble::Io { .. } | Trouble::NoRandomness(_) | Trouble::Database(_) => {
                (Kind::Io, "what was there is kept")
            }
            Trouble::NotRewritten(_) => {
                (Kind::Io, "put that right, and delete it with --forever once more")
            }
            Trouble::Conflict(_) => return Self::refused(trouble),
        };
        let error = Self::new(kind, &trouble).hint(hint);
        match std::error::Error::source(&trouble) {
            Some(cause) => error.cause(cause),
            None => error,
        }
    }
}
