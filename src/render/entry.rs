//! An entry, at a glance or whole.

mod facts;
mod glance;

pub use facts::{Fact, Value, facts};
pub use glance::{figures, glance, kind, marks, named, time};
