//! Gives a journal another data key: a new file under it is written and looked through, and takes the place of the old.
//!
//! The slots hold both keys before that, and the new one alone after it. So there is no moment at which what opens
//! a slot does not open the journal.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use secrecy::SecretString;

use super::error::{Error, Result};
use super::file_id::FileId;
use super::ids::Ids;
use super::journal::{Access, Journal, prepare};
use super::key::DataKey;
use super::paths::JournalPaths;
use super::permissions::PermissionCheck;
use super::private_file::{create_private, sync_parent};
use super::recovery_key::RecoveryKey;
use super::slot::Slots;
use super::slot_keys::SlotKeys;
use super::stale_files::{hold, name_under_way};
use super::verify::verify;

/// A journal that has another data key.
#[derive(Debug)]
pub struct Rekeyed {
    /// Where it is, with the new key.
    pub place: JournalPaths,
    /// The local backups that still open with the old key, and with what they were sealed to.
    pub left: Vec<PathBuf>,
}

impl JournalPaths {
    /// Writes the journal here, whose key is held, anew under another data key, and seals that to a passphrase and a
    /// recovery key; then does the same with the local backups.
    ///
    /// # Errors
    /// [`Error::HalfSealed`] where only what opens it is new; [`Error::Unconfirmed`]; else what keeps it from being
    /// read or written, and it is as it was.
    pub fn rekey(&self, passphrase: &SecretString, recovery: &RecoveryKey) -> Result<Rekeyed> {
        let mut trust = PermissionCheck::changing_nothing();
        let companion = self.companion(&mut trust)?;
        let old = self.key(&mut trust, &companion)?;
        let new = DataKey::generate()?;
        let both = SlotKeys::of_change(old.clone(), new.clone());
        let both = Slots::seal(&both, passphrase, recovery)?;
        let sealed = Slots::seal(&new.clone().into(), passphrase, recovery)?;
        self.write_under(&old, &new, &both)?;
        // Where this cannot be written, the slots hold the old key, too, which opens nothing here any more.
        let _unwritten = self.write_slots(&sealed);
        let left = self.holding(old).change_backups(|journal, copy| {
            copy.write_slots(&sealed)?;
            Ok(journal.conn.pragma_update(None, "rekey", new.pragma().as_str())?)
        });
        Ok(Rekeyed { place: self.holding(new), left })
    }

    /// Puts a copy of the database under the new key in its place, once these slots, which hold both, are there.
    fn write_under(&self, old: &DataKey, new: &DataKey, slots: &Slots) -> Result<()> {
        let before = self.slots()?;
        let journal = Journal::open(self, Access::Write, Ids::random())?;
        let path = self.database();
        // Closing it would end the locks of this process on the database, so it is open until after these.
        let open = || -> io::Result<_> {
            let file = File::open(&path)?;
            Ok((FileId::new(&path, &file.metadata()?), file))
        };
        let (old_file, mut database) = open().map_err(|error| Error::io("read", &path, error))?;
        // Nobody else writes to the old file from here on; who waits to do so finds that it was replaced.
        let _alone = Transaction::new_unchecked(&journal.conn, TransactionBehavior::Immediate)?;
        let copy = Copy::of(&mut database, self.dir())?;
        copy.rekey(old, new)?;
        copy.check(new, &state(&journal.conn)?).map_err(|error| match error {
            Error::DoesNotOpen(_) | Error::Damaged(_) => match verify(&journal.conn) {
                Ok(verified) if verified.faults.is_empty() => Error::Unwritten,
                _ => Error::damaged(),
            },
            other => other,
        })?;
        let placed = self.write_slots(slots).and_then(|()| {
            fs::rename(&copy.path, &path).map_err(|error| Error::io("write", &path, error))
        });
        if let Err(error) = placed {
            return self.not_placed(&old_file, &before, error);
        }
        sync_parent(&path).map_err(|error| {
            Error::unconfirmed("the change of keys", Error::io("write", &path, error))
        })
    }

    /// Puts the slots back as they were, where the database is still the old one; tells what is left of the try.
    fn not_placed(&self, old: &FileId, before: &Slots, error: Error) -> Result<()> {
        if old.is_there().unwrap_or(false) {
            return self.put_back_slots(before, error);
        }
        Err(Error::HalfSealed(Box::new(error)))
    }
}

/// A copy of a database, under a name that others leave alone as long as it is held, and remove after that.
struct Copy {
    path: PathBuf,
    file: File,
}

impl Copy {
    fn of(database: &mut File, dir: &Path) -> Result<Self> {
        let path = name_under_way(dir);
        let unwritten = |error| Error::io("write", &path, error);
        let file = create_private(&path).map_err(unwritten)?;
        hold(&file);
        let mut copy = Self { path: path.clone(), file };
        io::copy(database, &mut copy.file).map_err(unwritten)?;
        Ok(copy)
    }

    fn rekey(&self, old: &DataKey, new: &DataKey) -> Result<()> {
        let conn = self.open(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        conn.pragma_update(None, "key", old.pragma().as_str())?;
        // One that is not changed whole is removed, so nothing of it is ever rolled back.
        conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA journal_mode = OFF;")?;
        if conn.is_readonly("main")? {
            return Err(Error::ReadOnly);
        }
        // What goes wrong in the middle of it is not always reported; the look at the copy finds it.
        conn.pragma_update(None, "rekey", new.pragma().as_str())?;
        conn.close().map_err(|(_, error)| Error::from(error))?;
        self.file.sync_all().map_err(|error| Error::io("write", &self.path, error))
    }

    /// Looks through it as it is on the disk: it has to be whole, and in the state that the journal is in.
    fn check(&self, key: &DataKey, expected: &State) -> Result<()> {
        let conn = self.open(OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        prepare(&conn, key)?;
        let is_whole = verify(&conn)?.faults.is_empty() && state(&conn)? == *expected;
        if is_whole { Ok(()) } else { Err(Error::Damaged("its copy does not match it".to_owned())) }
    }

    fn open(&self, access: OpenFlags) -> Result<Connection> {
        let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Ok(Connection::open_with_flags(&self.path, flags)?)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // Once it is in its place nothing has this name any more.
        let _gone = fs::remove_file(&self.path);
    }
}

/// The journal's id, its last change and the number of its entries.
type State = (Vec<u8>, i64, i64);

const STATE: &str = "SELECT id, change_no, (SELECT count(*) FROM entry) FROM journal";

fn state(conn: &Connection) -> Result<State> {
    Ok(conn.query_row(STATE, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::domain::change::{Change, ChangeKind};
    use crate::domain::time::moment::Instant;
    use crate::storage::{AtomicFile, KeyProtection};

    use super::*;

    const WORD: &str = "correct horse battery";

    fn change(journal: &Journal) -> Result<()> {
        let change = Change {
            at: Instant::from_seconds(0).unwrap(),
            verb: ChangeKind::Add,
            subject: "a test".to_owned(),
        };
        journal.change(&change, |txn| txn.new_id().map(drop))
    }

    /// A journal that opens with a passphrase, in a directory that goes with the first of these.
    fn sealed() -> (tempfile::TempDir, JournalPaths) {
        let dir = tempfile::tempdir().unwrap();
        let place = JournalPaths::new(dir.path().join("journal"), dir.path().join("keys"));
        let recovery = RecoveryKey::generate().unwrap();
        let protection = KeyProtection::sealed(&SecretString::from(WORD), &recovery).unwrap();
        Journal::create_with(&place, &protection, Ids::random(), |_| Ok::<_, Error>(())).unwrap();
        (dir, place.holding(protection.key().clone()))
    }

    #[test]
    fn who_waited_for_the_old_file_is_refused_and_not_lost() {
        let (_dir, place) = sealed();
        let waiting = Journal::open(&place, Access::Write, Ids::random()).unwrap();
        change(&waiting).unwrap();
        let recovery = RecoveryKey::generate().unwrap();
        let rekeyed = place.rekey(&SecretString::from(WORD), &recovery).unwrap();
        assert!(matches!(change(&waiting), Err(Error::Replaced)));
        assert!(matches!(
            Journal::open(&place, Access::Read, Ids::random()),
            Err(Error::DoesNotOpen(_))
        ));
        change(&Journal::open(&rekeyed.place, Access::Write, Ids::random()).unwrap()).unwrap();
    }

    /// Both keys are in the slots, and the database is under the old one or the new one.
    #[rstest]
    #[case::before_it_is_in_its_place(false)]
    #[case::after_it(true)]
    fn what_is_cut_off_opens_and_so_does_a_backup_of_it(#[case] is_placed: bool) {
        let (dir, place) = sealed();
        let (old, new) = (place.held().unwrap().clone(), DataKey::generate().unwrap());
        let (secret, recovery) = (SecretString::from("new"), RecoveryKey::generate().unwrap());
        let both = SlotKeys::of_change(old.clone(), new.clone());
        let slots = Slots::seal(&both, &secret, &recovery).unwrap();
        if is_placed {
            place.write_under(&old, &new, &slots).unwrap();
        } else {
            place.write_slots(&slots).unwrap();
        }
        let place = place.holding(place.slots().unwrap().open(&secret).unwrap().keys);
        assert_eq!(place.held(), Some(if is_placed { &new } else { &old }));
        let journal = Journal::open(&place, Access::Write, Ids::random()).unwrap();
        let backup = dir.path().join("backup.tar");
        let (file, _) = journal.back_up(&place, AtomicFile::begin(&backup).unwrap()).unwrap();
        file.finish(false).unwrap();
        let away = JournalPaths::new(dir.path().join("away"), dir.path().join("keys"));
        let mut unlock = |slots: &Slots| slots.open(&secret).map(|opened| opened.keys);
        Journal::restore(&away, &backup, Ids::random(), &mut unlock).unwrap();
    }

    #[test]
    fn a_damaged_journal_stays_as_it_is() {
        let (_dir, place) = sealed();
        let mut bytes = fs::read(place.database()).unwrap();
        let at = bytes.len() - 100;
        bytes[at] ^= 1;
        fs::write(place.database(), &bytes).unwrap();
        let before = place.slots().unwrap();
        let recovery = RecoveryKey::generate().unwrap();
        let refused = place.rekey(&SecretString::from(WORD), &recovery).unwrap_err();
        assert!(matches!(refused, Error::Damaged(_)), "{refused:?}");
        assert!(fs::read(place.database()).unwrap() == bytes && place.slots().unwrap() == before);
        assert_eq!(fs::read_dir(place.dir()).unwrap().count(), 4);
    }
}
