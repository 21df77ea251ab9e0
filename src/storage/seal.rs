//! Sealing for others: an age file that its recipients open, or a passphrase.

use std::fmt;
use std::io::{self, Write};
use std::str::FromStr;

use age::stream::StreamWriter;
use age::{Encryptor, Recipient, scrypt, x25519};
use secrecy::SecretString;

/// The work of trying one passphrase, as `age --passphrase` asks for it: 2^18 rounds of scrypt.
const WORK: u8 = 18;

/// A public key of age, which anybody may know.
#[derive(Clone)]
pub struct PublicKey(x25519::Recipient);

/// A text that is no public key of age.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it is not a public key of age, which begins with age1 and has 62 characters")]
pub struct BadPublicKey;

/// What opens a sealed file.
pub enum Seal {
    /// The secret key that belongs to any of these.
    Keys(Vec<PublicKey>),
    /// A passphrase.
    Passphrase(SecretString),
}

/// A writer that seals what goes through it, or lets it through as it is.
pub enum MaybeSealed<W: Write> {
    /// As it is.
    Open(W),
    /// Sealed; it is whole once it is finished.
    Sealed(StreamWriter<W>),
}

impl Seal {
    /// Begins a sealed file.
    pub fn begin<W: Write>(&self, to: W) -> io::Result<MaybeSealed<W>> {
        let mut by_passphrase = None;
        let recipients: Vec<&dyn Recipient> = match self {
            Self::Keys(keys) => keys.iter().map(|PublicKey(key)| key as &dyn Recipient).collect(),
            Self::Passphrase(passphrase) => {
                let recipient = by_passphrase.insert(scrypt::Recipient::new(passphrase.clone()));
                recipient.set_work_factor(WORK);
                vec![recipient]
            }
        };
        let encryptor =
            Encryptor::with_recipients(recipients.into_iter()).map_err(io::Error::other)?;
        encryptor.wrap_output(to).map(MaybeSealed::Sealed)
    }
}

impl<W: Write> MaybeSealed<W> {
    /// Begins a file, sealed where a seal is given.
    pub fn begin(to: W, seal: Option<&Seal>) -> io::Result<Self> {
        match seal {
            Some(seal) => seal.begin(to),
            None => Ok(Self::Open(to)),
        }
    }

    /// Ends the file, and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        match self {
            Self::Open(to) => Ok(to),
            Self::Sealed(sealed) => sealed.finish(),
        }
    }
}

impl<W: Write> Write for MaybeSealed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Open(to) => to.write(bytes),
            Self::Sealed(sealed) => sealed.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Open(to) => to.flush(),
            Self::Sealed(sealed) => sealed.flush(),
        }
    }
}

impl FromStr for PublicKey {
    type Err = BadPublicKey;

    fn from_str(text: &str) -> Result<Self, BadPublicKey> {
        text.trim().parse().map(Self).map_err(|_: &str| BadPublicKey)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.0)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keys(_) => "Seal::Keys",
            Self::Passphrase(_) => "Seal::Passphrase",
        })
    }
}

impl<W: Write> fmt::Debug for MaybeSealed<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open(_) => "MaybeSealed::Open",
            Self::Sealed(_) => "MaybeSealed::Sealed",
        })
    }
}
