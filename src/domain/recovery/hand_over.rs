//! Pages that were handed over: when, to whom, and what was on them.

use std::collections::BTreeSet;

use crate::domain::privacy::Part;
use crate::domain::text::Name;
use crate::domain::time::moment::Moment;
use crate::domain::time::window::Window;

/// One page that was written for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// When it was written.
    pub at: Moment,
    /// For whom, where that was said.
    pub recipient: Option<Name>,
    /// Its form: "html".
    pub format: String,
    /// The days that it was of.
    pub window: Window,
    /// The parts of the person's words that were let out.
    pub included: BTreeSet<Part>,
    /// How many notes were chosen one by one.
    pub notes: u32,
}
