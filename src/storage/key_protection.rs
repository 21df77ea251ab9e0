//! How the key of a journal is kept: in a file, or in slots beside the journal, which are read, written and taken away here.

use std::fs;
use std::path::PathBuf;

use secrecy::SecretString;

use super::atomic_file::{remove_secret, write_private};
use super::error::{Error, Result};
use super::key::DataKey;
use super::paths::{Companion, JournalPaths, KeyPlace};
use super::permissions::PermissionCheck;
use super::recovery_key::RecoveryKey;
use super::slot::{LONGEST_SLOT, Slot, Slots};

/// How the key of a new journal is kept.
#[derive(Debug, Clone)]
pub struct KeyProtection {
    pub(super) key: DataKey,
    pub(super) file: KeyPlace,
    /// Where there are slots there is no file.
    pub(super) slots: Slots,
}

impl KeyProtection {
    /// A fresh key in a file.
    ///
    /// # Errors
    /// [`Error::NoRandomness`].
    pub fn in_file(file: KeyPlace) -> Result<Self> {
        Ok(Self { key: DataKey::generate()?, file, slots: Slots::default() })
    }

    /// A fresh key in slots alone.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] or [`Error::NotSealed`].
    pub fn sealed(passphrase: &SecretString, recovery: &RecoveryKey) -> Result<Self> {
        let key = DataKey::generate()?;
        let slots = Slots::seal(&key.clone().into(), passphrase, recovery)?;
        Ok(Self { key, file: KeyPlace::Apart, slots })
    }

    /// A fresh key in a file; but where `place` has its key in slots, that key and these slots.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::NoRandomness`], or what the file system says.
    pub(super) fn as_of(place: &JournalPaths) -> Result<Self> {
        let mut trust = PermissionCheck::changing_nothing();
        let companion = place.companion(&mut trust)?;
        if !place.has_slots() || place.key_path(companion.id, companion.key).exists() {
            return Self::in_file(KeyPlace::Apart);
        }
        let key = place.key(&mut trust, &companion)?;
        Ok(Self { key, file: KeyPlace::Apart, slots: place.slots()? })
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &DataKey {
        &self.key
    }

    /// Puts the key where it is to be kept.
    pub(super) fn keep(
        &self,
        place: &JournalPaths,
        trust: &mut PermissionCheck,
        companion: &Companion,
    ) -> Result<()> {
        if self.slots.is_empty() {
            place.prepare_keys(trust, self.file)?;
            return self.key.write(&place.key_path(companion.id, self.file));
        }
        place.write_slots(&self.slots)
    }
}

impl JournalPaths {
    /// The files of the slots that are here.
    pub fn slot_files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let paths = Slot::ALL.into_iter().map(|slot| self.slot_path(slot));
        paths.filter(|path| fs::symlink_metadata(path).is_ok())
    }

    /// Whether any slot is here.
    #[must_use]
    pub fn has_slots(&self) -> bool {
        self.slot_files().next().is_some()
    }

    pub(super) fn slot_path(&self, slot: Slot) -> PathBuf {
        self.dir().join(slot.file())
    }

    /// Whether the journal here opens with a slot alone, and none has given its key yet.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        let mut trust = PermissionCheck::changing_nothing();
        let companion = self.companion(&mut trust);
        let key = companion.and_then(|companion| self.key(&mut trust, &companion));
        matches!(key, Err(Error::Locked))
    }

    /// Whether the key of the journal here is in no file.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.has_slots() && !self.key_file().is_some_and(|key| key.exists())
    }

    /// Seals the key of the journal here to a passphrase and a recovery key, and then removes its file.
    ///
    /// # Errors
    /// [`Error::KeyStays`] where it is sealed and the file is there still, [`Error::Unconfirmed`]; else what the file system says, and
    /// it opens as before.
    pub fn seal(&self, passphrase: &SecretString, recovery: &RecoveryKey) -> Result<()> {
        let mut trust = PermissionCheck::changing_nothing();
        let companion = self.companion(&mut trust)?;
        let key = self.key(&mut trust, &companion)?;
        self.change_slots(&Slots::default(), &Slots::seal(&key.into(), passphrase, recovery)?)?;
        let path = self.key_path(companion.id, companion.key);
        remove_secret(&path).map_err(|source| {
            if path.exists() {
                Error::KeyStays { path, source }
            } else {
                Error::unconfirmed("the passphrase", Error::io("remove", &path, source))
            }
        })
    }

    /// Seals the key of the journal here, which is held, to another passphrase and perhaps another recovery key.
    ///
    /// # Errors
    /// What the file system says, and the passphrase is the old one.
    pub fn reseal(
        &self,
        slots: &Slots,
        passphrase: &SecretString,
        recovery: Option<&RecoveryKey>,
    ) -> Result<()> {
        let mut trust = PermissionCheck::changing_nothing();
        let companion = self.companion(&mut trust)?;
        let keys = self.key(&mut trust, &companion)?.into();
        let fresh = slots.clone().with_passphrase(&keys, passphrase)?;
        let fresh = match recovery {
            Some(recovery) => fresh.with_recovery(&keys, recovery)?,
            None => fresh,
        };
        self.change_slots(slots, &fresh)
    }

    /// Writes the key of the journal here, which is held, to its file, and then removes what is sealed to the
    /// passphrase. The recovery key still opens it.
    ///
    /// # Errors
    /// What the file system says, and it opens as before.
    pub fn unseal(&self) -> Result<()> {
        let mut trust = PermissionCheck::default();
        let companion = self.companion(&mut trust)?;
        let key = self.key(&mut trust, &companion)?;
        self.prepare_keys(&mut trust, companion.key)?;
        let path = self.key_path(companion.id, companion.key);
        let slot = self.slot_path(Slot::Passphrase);
        let removed = key
            .write(&path)
            .and_then(|()| remove_secret(&slot).map_err(|error| Error::io("remove", &slot, error)));
        removed.map_err(|error| {
            // Without the file it is as it was; with it, the passphrase is asked for no more.
            let _gone = slot.exists().then(|| remove_secret(&path));
            if path.exists() { Error::unconfirmed("the key file", error) } else { error }
        })
    }

    /// Writes slots in the place of others, which are put back where that goes wrong; holds what is there then
    /// against them.
    fn change_slots(&self, before: &Slots, slots: &Slots) -> Result<()> {
        let Err(error) = self.write_slots(slots) else {
            return if self.slots()? == *slots { Ok(()) } else { Err(Error::NotSealed) };
        };
        if self.slots()? == *slots {
            return Err(Error::unconfirmed("the passphrase", error));
        }
        self.put_back_slots(before, error)
    }

    /// Puts slots back after an error; gives that, or what is left of the try.
    pub(super) fn put_back_slots<T>(&self, before: &Slots, error: Error) -> Result<T> {
        if before.is_empty() {
            self.remove_slots();
        } else {
            let _unwritten = self.write_slots(before);
        }
        match self.slots() {
            Ok(there) if there == *before => Err(error),
            _ => Err(Error::HalfSealed(Box::new(error))),
        }
    }

    /// Reads the slots.
    ///
    /// # Errors
    /// [`Error::Untrusted`], [`Error::Exposed`], or what the file system says.
    pub fn slots(&self) -> Result<Slots> {
        let (mut trust, mut slots) = (PermissionCheck::default(), Slots::default());
        for slot in Slot::ALL {
            slots.set(slot, trust.read(&self.slot_path(slot), LONGEST_SLOT)?);
        }
        Ok(slots)
    }

    /// Writes slots, each whole or not at all.
    pub(super) fn write_slots(&self, slots: &Slots) -> Result<()> {
        slots.present().try_for_each(|slot| {
            write_private(&self.slot_path(slot), slots.get(slot).unwrap_or_default())
        })
    }

    /// Removes the slots that were written for a journal that did not come to be.
    pub(super) fn remove_slots(&self) {
        self.slot_files().for_each(|slot| drop(fs::remove_file(slot)));
    }

    /// Refuses to make a journal where other slots lie: whoever still has their journal needs them.
    pub(super) fn refuse_slots_but(&self, own: &Slots) -> Result<()> {
        match self.slot_files().next() {
            Some(left) if self.slots()? != *own => {
                let what = "is left of another journal; move it away, to where that is";
                Err(Error::Conflict(format!("{} {what}", left.display())))
            }
            _ => Ok(()),
        }
    }
}
