//! Ids that follow from what a row says, so that the same row always has the same one.

use sha2::{Digest, Sha256};

use crate::domain::id::Id;

/// The id of the `n`th row that says this.
pub(super) fn derived_id(parts: &[&str], n: u32) -> Id {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.update(n.to_le_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Id::from_random(bytes)
}
