//! An entry, at a glance or whole.

mod facts;
mod glance;

pub use facts::{Fact, Value, coping, facts};
pub(super) use glance::used;
pub use glance::{figures, glance, kind, known, marks, named, option, sentences, time};
