//! A flag that is set once anything was saved, for errors that come afterwards.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once a change is committed or a file is in its place; clones share the flag.
#[derive(Debug, Clone, Default)]
pub struct SavedFlag(Arc<AtomicBool>);

impl SavedFlag {
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
