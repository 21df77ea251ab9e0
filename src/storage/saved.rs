//! Whether anything was saved, known to whoever must say so when what comes after it goes wrong.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once a change is committed or a file is in its place. Its copies are one.
#[derive(Debug, Clone, Default)]
pub struct Saved(Arc<AtomicBool>);

impl Saved {
    /// Notes that something was saved.
    pub fn set(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether something was saved.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
