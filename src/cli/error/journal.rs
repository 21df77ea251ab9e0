//! What a person is told when the journal cannot be read or written.

use super::{Error, Kind, LOOK};
use crate::storage::Error as Trouble;

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        let Some((kind, hint)) = kind_and_hint(&trouble) else { return Self::refused(trouble) };
        let error = Self::new(kind, &trouble).hint(hint);
        let error = match (kind, &trouble) {
            (Kind::NoJournal, _) => error.run("init"),
            (Kind::Saved | Kind::MayBeSaved, _) => error.run("log"),
            (_, Trouble::Damaged(_)) => error.run("verify"),
            _ => error,
        };
        match std::error::Error::source(&trouble) {
            Some(cause) => error.cause(cause),
            None => error,
        }
    }
}

/// The kind of a trouble and what to do next; `None` where it says all there is to say.
fn kind_and_hint(trouble: &Trouble) -> Option<(Kind, &'static str)> {
    Some(match trouble {
        Trouble::NoJournal(_) => (Kind::NoJournal, "start one with"),
        Trouble::AlreadyThere(_) => {
            (Kind::Refused, "use it as it is, or name another place with --journal DIR")
        }
        Trouble::Untrusted { .. } => (
            Kind::Refused,
            "nothing was read or changed; put back the file or directory itself, one that is yours, or name another journal with --journal DIR",
        ),
        Trouble::Exposed { .. } => (
            Kind::Refused,
            "nothing was read or changed; run chmod go= on that path, or use a file system that keeps modes, or one mounted for you alone (umask=077)",
        ),
        Trouble::KeyMissing(_) | Trouble::KeyUnreadable(_) => (
            Kind::Locked,
            "put the key file of this journal back there; nothing can be read without it",
        ),
        Trouble::Locked => (
            Kind::Locked,
            "nothing was read or changed; run it on a terminal, which asks for the passphrase, or give --passphrase-fd N or the setting passphrase_command",
        ),
        Trouble::WrongPassphrase => {
            (Kind::Locked, "nothing was read or changed; the recovery words open it too")
        }
        Trouble::SlotDamaged(_) => (
            Kind::Damaged,
            "nothing was changed; try your recovery words, or the passphrase where it is they that are damaged, or put the file back from a backup",
        ),
        Trouble::KeyStays { .. } => (
            Kind::Io,
            "remove that key file; as long as it is there, whoever is logged in as you can read the journal",
        ),
        Trouble::HalfSealed(_) => (
            Kind::Io,
            "the new passphrase works, and so do new recovery words where you were shown any; run the command again to finish",
        ),
        Trouble::Replaced => (
            Kind::Refused,
            "nothing was written; do it once more, to the journal that is there now",
        ),
        Trouble::DoesNotOpen(_) => (
            Kind::Damaged,
            "nothing was changed; put the right key back if it was replaced, bring a backup back beside it with --journal DIR restore FILE, or copy what can be read with salvage DIR",
        ),
        Trouble::Damaged(_) => (
            Kind::Damaged,
            "nothing was changed; bring a backup back beside it with --journal DIR restore FILE, copy what can be read with salvage DIR, or see what is damaged with",
        ),
        Trouble::Mismatched(_) => (
            Kind::Damaged,
            "nothing was changed; put back both files from the same copy, or bring a backup back beside them with --journal DIR restore FILE",
        ),
        Trouble::NoBackup { .. } => {
            (Kind::Damaged, "nothing was restored, and what was there is kept; try another backup")
        }
        Trouble::Newer { .. } => {
            (Kind::Damaged, "nothing was changed; use the daymark that wrote it, or a newer one")
        }
        Trouble::Older { .. } => (
            Kind::Io,
            "nothing was changed; let daymark write to the journal and its directory, or read it with the daymark that wrote it",
        ),
        Trouble::Busy => (Kind::Refused, "nothing was written; try again in a moment"),
        Trouble::ReadOnly => (Kind::Io, "nothing was written; reading still works"),
        Trouble::Full => {
            (Kind::Io, "nothing was written and what was there is kept; make room and try again")
        }
        Trouble::Unwritten => (
            Kind::Io,
            "nothing was written and what was there is kept; look for a quota or a limit to the size of files, or whether the disk is sound",
        ),
        Trouble::Io { .. }
        | Trouble::NoRandomness(_)
        | Trouble::NotSealed
        | Trouble::Database(_) => (
            Kind::Io,
            "nothing was written and what was there is kept; see what stands in the way, and try again",
        ),
        Trouble::Unconfirmed { .. } => (Kind::Saved, LOOK),
        Trouble::MayBeSaved(_) => (Kind::MayBeSaved, LOOK),
        Trouble::NotRemoved { .. } => (
            Kind::Io,
            "what came before it is gone; see what stands in the way, and do it once more",
        ),
        Trouble::NotRewritten(_) => {
            (Kind::Io, "see what stands in the way, then run the same delete --forever again")
        }
        Trouble::Conflict(_) => return None,
    })
}
