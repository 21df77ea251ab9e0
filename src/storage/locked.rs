//! The slots beside a journal: read, written, and taken away.

use std::fs;
use std::path::PathBuf;

use secrecy::SecretString;

use super::error::{Error, Result};
use super::key::DataKey;
use super::place::{Companion, KeyPlace, Place};
use super::recovery_key::RecoveryKey;
use super::slot::{LONGEST_SLOT, Slot, Slots};
use super::trust::Trust;
use super::whole_file::write_private;

/// How the key of a new journal is kept.
#[derive(Debug, Clone)]
pub struct Keeping {
    pub(super) key: DataKey,
    pub(super) file: KeyPlace,
    /// Where there are slots there is no file.
    pub(super) slots: Slots,
}

impl Keeping {
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
        let slots = Slots::seal(&key, passphrase, recovery)?;
        Ok(Self { key, file: KeyPlace::Apart, slots })
    }

    /// A fresh key in a file; but where `place` has its key in slots, that key and these slots.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::NoRandomness`], or what the file system says.
    pub(super) fn as_of(place: &Place) -> Result<Self> {
        let mut trust = Trust::changing_nothing();
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
        place: &Place,
        trust: &mut Trust,
        companion: &Companion,
    ) -> Result<()> {
        if self.slots.is_empty() {
            place.prepare_keys(trust, self.file)?;
            return self.key.write(&place.key_path(companion.id, self.file));
        }
        place.write_slots(&self.slots)
    }
}

impl Place {
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
        let mut trust = Trust::changing_nothing();
        let companion = self.companion(&mut trust);
        let key = companion.and_then(|companion| self.key(&mut trust, &companion));
        matches!(key, Err(Error::Locked))
    }

    /// Reads the slots.
    ///
    /// # Errors
    /// [`Error::Untrusted`], [`Error::Exposed`], or what the file system says.
    pub fn slots(&self) -> Result<Slots> {
        let (mut trust, mut slots) = (Trust::default(), Slots::default());
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

    /// Refuses to make a journal where slots lie: whoever still has their journal needs them.
    pub(super) fn refuse_slots_of_another(&self) -> Result<()> {
        match self.slot_files().next() {
            None => Ok(()),
            Some(left) => {
                let what = "is left of another journal; move it away, to where that is";
                Err(Error::Conflict(format!("{} {what}", left.display())))
            }
        }
    }
}
