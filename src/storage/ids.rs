//! Where new ids come from.

use crate::domain::id::Id;

use super::error::{Error, Result};

/// A source of ids: the system's generator, or a seed that makes them repeatable.
#[derive(Debug, Clone)]
pub struct Ids {
    seed: Option<String>,
    drawn: u64,
}

impl Ids {
    /// Ids from the operating system's generator.
    #[must_use]
    pub fn random() -> Self {
        Self { seed: None, drawn: 0 }
    }

    /// Ids that follow from a seed, the change number, and how many were drawn before.
    #[must_use]
    pub fn seeded(seed: String) -> Self {
        Self { seed: Some(seed), drawn: 0 }
    }

    pub(super) fn next(&mut self, change: i64) -> Result<Id> {
        let mut bytes = [0; 16];
        match &self.seed {
            Some(seed) => {
                let text = format!("{seed}\0{change}\0{}", self.drawn);
                fastrand::Rng::with_seed(fnv1a(text.as_bytes())).fill(&mut bytes);
                self.drawn += 1;
            }
            None => getrandom::fill(&mut bytes).map_err(Error::NoRandomness)?,
        }
        Ok(Id::from_random(bytes))
    }

    pub(super) fn restart(&mut self) {
        self.drawn = 0;
    }
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo), which stays the same across versions and machines.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
