//! Orders two versions of a record that were changed at the same time, by their content.

use serde::Serialize;

use crate::app::import::ImportError;
use crate::report::json;

/// What a value says, in a form that orders any two that differ.
pub(super) fn content(value: &impl Serialize) -> Result<Vec<u8>, ImportError> {
    let mut written = Vec::new();
    json::write(&mut written, value).map_err(ImportError::NotCompared)?;
    Ok(written)
}
