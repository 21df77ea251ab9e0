//! What a search found.

use std::ops::Range;

use serde::Serialize;

use super::entry::EntryView;
use crate::domain::query::SearchMatch;

/// An entry that a search found, of which nothing is private.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hit {
    /// The entry.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "crate::report::json_schema::OfEntry"))]
    pub entry: EntryView,
    /// The line with the first word found.
    pub line: String,
    /// Where in it words were found, in bytes.
    #[serde(skip)]
    pub places: Vec<Range<usize>>,
}

impl Hit {
    /// Puts the entry together with what was found in it.
    #[must_use]
    pub fn new(entry: EntryView, found: Option<&SearchMatch>) -> Self {
        let (line, places) = found.and_then(SearchMatch::line).unwrap_or_default();
        Self { entry, line: line.to_owned(), places }
    }
}
