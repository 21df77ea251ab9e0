//! Slots: the data key of a journal, sealed to a passphrase and to a recovery key.
//!
//! Each is an age file beside the journal whose content is that of a key file, so that age itself opens it.

use std::io::{Read, Write};
use std::iter;

use age::{DecryptError, Decryptor, EncryptError, Encryptor};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::error::{Error, Result};
use super::recovery_key::RecoveryKey;
use super::slot_keys::SlotKeys;

/// The work of trying one passphrase: 2^17 rounds of scrypt with r = 8 and p = 1, the floor that OWASP gives.
const WORK: u8 = 17;

/// The most work that is done for a slot that somebody made: 256 MiB. `age --passphrase` asks for as much.
const MOST_WORK: u8 = 18;

/// No slot is longer, in bytes.
pub(super) const LONGEST_SLOT: u64 = 4096;

/// What a slot is sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The passphrase.
    Passphrase,
    /// The recovery key.
    Recovery,
}

impl Slot {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Passphrase, Self::Recovery];

    /// The name of its file.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Passphrase => "key.pass.age",
            Self::Recovery => "key.recovery.age",
        }
    }
}

/// The slots of one journal, as they lie beside it or in a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slots {
    passphrase: Option<Vec<u8>>,
    recovery: Option<Vec<u8>>,
}

/// What a slot gave, and the slots that can no longer give it.
#[derive(Debug)]
pub struct Opened {
    /// What was sealed in it.
    pub keys: SlotKeys,
    /// What opened it.
    pub with: Slot,
    /// The slots that are damaged.
    pub damaged: Vec<Slot>,
}

/// Why a slot gave no key.
#[derive(Debug, PartialEq, Eq)]
enum Shut {
    /// It is sealed to something else.
    Wrong,
    /// It is no age file any more, or not one that daymark takes.
    Damaged,
}

impl Slots {
    /// Seals keys to a passphrase and a recovery key.
    pub fn seal(
        keys: &SlotKeys,
        passphrase: &SecretString,
        recovery: &RecoveryKey,
    ) -> Result<Self> {
        Self::default().with_passphrase(keys, passphrase)?.with_recovery(keys, recovery)
    }

    /// These slots, with that of the passphrase made anew.
    pub(super) fn with_passphrase(
        self,
        keys: &SlotKeys,
        passphrase: &SecretString,
    ) -> Result<Self> {
        let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
        recipient.set_work_factor(WORK);
        Ok(Self { passphrase: Some(seal(keys, &recipient)?), ..self })
    }

    /// These slots, with that of the recovery key made anew.
    pub(super) fn with_recovery(self, keys: &SlotKeys, recovery: &RecoveryKey) -> Result<Self> {
        let identity = recovery.identity().ok_or(Error::NotSealed)?;
        Ok(Self { recovery: Some(seal(keys, &identity.to_public())?), ..self })
    }

    /// What is in one of them.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&[u8]> {
        match slot {
            Slot::Passphrase => self.passphrase.as_deref(),
            Slot::Recovery => self.recovery.as_deref(),
        }
    }

    /// Takes in what is in one of them.
    pub(super) fn set(&mut self, slot: Slot, bytes: Option<Vec<u8>>) {
        match slot {
            Slot::Passphrase => self.passphrase = bytes,
            Slot::Recovery => self.recovery = bytes,
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passphrase.is_none() && self.recovery.is_none()
    }

    /// The slots that are there.
    pub fn present(&self) -> impl Iterator<Item = Slot> + '_ {
        Slot::ALL.into_iter().filter(|slot| self.get(*slot).is_some())
    }

    /// The names of their files, and what is in each.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&'static str, Vec<u8>)> + '_ {
        self.present().filter_map(|slot| Some((slot.file(), self.get(slot)?.to_vec())))
    }

    /// The slots that are there and, as can be seen without a secret, give nothing any more.
    #[must_use]
    pub fn damaged(&self) -> Vec<Slot> {
        self.present().filter(|slot| !self.is_sound(*slot)).collect()
    }

    fn is_sound(&self, slot: Slot) -> bool {
        let header = self.get(slot).map(Decryptor::new_buffered);
        header.is_some_and(|header| {
            header.is_ok_and(|header| header.is_scrypt() == (slot == Slot::Passphrase))
        })
    }

    /// Opens them with a passphrase, or with a recovery key as it was printed.
    ///
    /// # Errors
    /// [`Error::WrongPassphrase`], or [`Error::SlotDamaged`] where what was given may be right and the slot is
    /// damaged.
    pub fn open(&self, secret: &SecretString) -> Result<Opened> {
        let mut damaged = self.damaged();
        let mut open = |slot, identity: &dyn age::Identity| {
            let bytes = self.get(slot).filter(|_| self.is_sound(slot))?;
            match unseal(bytes, identity) {
                Ok(keys) => Some((keys, slot)),
                Err(Shut::Wrong) => None,
                Err(Shut::Damaged) => {
                    damaged.push(slot);
                    None
                }
            }
        };
        let recovery = RecoveryKey::parse(secret.expose_secret());
        let is_recovery = recovery.is_some();
        let mut found = recovery
            .and_then(|recovery| recovery.identity())
            .and_then(|identity| open(Slot::Recovery, &identity));
        if found.is_none() {
            let mut identity = age::scrypt::Identity::new(secret.clone());
            identity.set_max_work_factor(MOST_WORK);
            found = open(Slot::Passphrase, &identity);
        }
        if let Some((keys, with)) = found {
            return Ok(Opened { keys, with, damaged });
        }
        // Damage that leaves what was given to be tried is no reason for it not to open.
        let untried = damaged.into_iter().find(|slot| match slot {
            Slot::Passphrase => true,
            Slot::Recovery => is_recovery || self.passphrase.is_none(),
        });
        Err(untried.map_or(Error::WrongPassphrase, |slot| Error::SlotDamaged(slot.file())))
    }
}

fn seal(keys: &SlotKeys, recipient: &dyn age::Recipient) -> Result<Vec<u8>> {
    let mut sealed = Vec::new();
    let write = |sealed: &mut Vec<u8>| -> std::result::Result<(), EncryptError> {
        let encryptor = Encryptor::with_recipients(iter::once(recipient))?;
        let mut writer = encryptor.wrap_output(sealed)?;
        writer.write_all(keys.text().as_bytes())?;
        writer.finish()?;
        Ok(())
    };
    write(&mut sealed).map_err(|_| Error::NotSealed)?;
    Ok(sealed)
}

fn unseal(sealed: &[u8], identity: &dyn age::Identity) -> std::result::Result<SlotKeys, Shut> {
    let reader = Decryptor::new_buffered(sealed)
        .and_then(|decryptor| decryptor.decrypt(iter::once(identity)))
        .map_err(|error| match error {
            DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => Shut::Wrong,
            _ => Shut::Damaged,
        })?;
    let mut text = Zeroizing::new(Vec::with_capacity(256));
    reader.take(LONGEST_SLOT).read_to_end(&mut text).map_err(|_| Shut::Damaged)?;
    SlotKeys::parse(&text).ok_or(Shut::Damaged)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::storage::DataKey;

    const WORD: &str = "correct horse battery";

    fn secret(text: &str) -> SecretString {
        SecretString::from(text)
    }

    /// The slots of a key, made once, since each costs a second of work.
    fn sealed() -> (SlotKeys, RecoveryKey, Slots) {
        let (key, recovery) =
            (DataKey::generate().unwrap().into(), RecoveryKey::generate().unwrap());
        let slots = Slots::seal(&key, &secret(WORD), &recovery).unwrap();
        (key, recovery, slots)
    }

    fn with(slots: &Slots, slot: Slot, change: impl FnOnce(&mut Vec<u8>)) -> Slots {
        let mut slots = slots.clone();
        let mut bytes = slots.get(slot).unwrap().to_vec();
        change(&mut bytes);
        slots.set(slot, Some(bytes));
        slots
    }

    #[test]
    fn the_passphrase_the_words_and_the_line_open_it_and_nothing_else_does() {
        let (key, recovery, slots) = sealed();
        let words = recovery.words().expose_secret().to_owned();
        let line = recovery.line().expose_secret().to_owned();
        for (text, slot) in
            [(WORD, Slot::Passphrase), (&words, Slot::Recovery), (&line, Slot::Recovery)]
        {
            let opened = slots.open(&secret(text)).unwrap();
            assert_eq!((opened.keys, opened.with), (key.clone(), slot));
            assert_eq!(opened.damaged, []);
        }
        let other = RecoveryKey::generate().unwrap();
        for text in ["correct horse batterx", "", other.line().expose_secret()] {
            let refused = slots.open(&secret(text)).unwrap_err();
            assert!(matches!(refused, Error::WrongPassphrase), "{refused:?}");
        }
    }

    #[test]
    fn a_damaged_slot_beside_a_good_one_is_named_and_the_good_one_opens() {
        let (key, recovery, slots) = sealed();
        let cut = |bytes: &mut Vec<u8>| bytes.truncate(40);
        let last = |bytes: &mut Vec<u8>| *bytes.last_mut().unwrap() ^= 1;
        let opens = |slots: &Slots, text: &SecretString| {
            let opened = slots.open(text).unwrap();
            assert_eq!(opened.keys, key);
            opened.damaged
        };
        let no_recovery = with(&slots, Slot::Recovery, cut);
        assert_eq!(opens(&no_recovery, &secret(WORD)), [Slot::Recovery]);
        let refused = no_recovery.open(&recovery.line()).unwrap_err();
        assert!(matches!(refused, Error::SlotDamaged("key.recovery.age")), "{refused:?}");
        let refused = no_recovery.open(&secret("another passphrase")).unwrap_err();
        assert!(matches!(refused, Error::WrongPassphrase), "{refused:?}");
        for damage in [cut, last as fn(&mut Vec<u8>)] {
            let no_passphrase = with(&slots, Slot::Passphrase, damage);
            let refused = no_passphrase.open(&secret(WORD)).unwrap_err();
            assert!(matches!(refused, Error::SlotDamaged("key.pass.age")), "{refused:?}");
            assert_eq!(no_passphrase.open(&recovery.words()).unwrap().keys, key);
        }
    }

    #[rstest]
    #[case::nothing(b"")]
    #[case::words(b"not a slot")]
    #[case::a_key_file(b"0000000000000000000000000000000000000000000000000000000000000000\n")]
    #[case::a_header_alone(b"age-encryption.org/v1\n")]
    fn what_is_no_slot_of_ours_is_damaged(#[case] bytes: &[u8]) {
        let mut slots = Slots::default();
        slots.set(Slot::Passphrase, Some(bytes.to_vec()));
        let refused = slots.open(&secret(WORD)).unwrap_err();
        assert!(matches!(refused, Error::SlotDamaged("key.pass.age")), "{refused:?}");
    }

    /// What comes of opening a slot that is sealed in these ways.
    fn opening(ways: &[&str]) -> Error {
        const KEY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let ways = ways.iter().map(|way| format!("-> {way}\n{KEY}\n")).collect::<Vec<_>>().concat();
        let slot =
            format!("age-encryption.org/v1\n{ways}--- {KEY}\n0123456789abcdef0123456789abcdef");
        let mut slots = Slots::default();
        slots.set(Slot::Passphrase, Some(slot.into_bytes()));
        slots.open(&secret(WORD)).unwrap_err()
    }

    /// 2^32 rounds take 4 TiB, and 2^60 longer than anybody lives: to be told of them is not to have done them.
    #[rstest]
    fn more_work_than_the_most_is_refused_before_any(
        #[values(
            "19",
            "20",
            "24",
            "32",
            "42",
            "60",
            "63",
            "64",
            "255",
            "256",
            "99999999999999999999"
        )]
        work: &str,
    ) {
        let refused = opening(&[&format!("scrypt AAAAAAAAAAAAAAAAAAAAAA {work}")]);
        assert!(matches!(refused, Error::SlotDamaged("key.pass.age")), "{refused:?}");
    }

    #[test]
    fn the_most_work_is_done_once() {
        let most = "scrypt AAAAAAAAAAAAAAAAAAAAAA 18";
        assert!(matches!(opening(&[most]), Error::WrongPassphrase));
        for ways in [&[most, most][..], &["argon2id AAAAAAAAAAAAAAAAAAAAAA 4294967296"]] {
            assert!(matches!(opening(ways), Error::SlotDamaged(_)), "{ways:?}");
        }
    }

    #[test]
    fn the_work_is_what_owasp_asks_for() {
        let (_, _, slots) = sealed();
        let header = String::from_utf8_lossy(slots.get(Slot::Passphrase).unwrap()).into_owned();
        let stanza = header.lines().nth(1).unwrap();
        assert!(stanza.starts_with("-> scrypt ") && stanza.ends_with(" 17"), "{stanza}");
    }
}
