//! Selects the focuses that a page is about.

use super::Error;
use crate::domain::name_match;
use crate::domain::records::focus::{Focus, primary};
use crate::domain::text::Name;

/// The focus that a name finds.
///
/// # Errors
/// Where it finds none, or several.
pub fn named<'f>(focuses: &'f [Focus], name: &Name) -> Result<&'f Focus, Error> {
    let none_kept = focuses.is_empty();
    name_match::find(focuses, name).map_err(|why| Error::NoFocus {
        name: name.clone(),
        why,
        none_kept,
    })
}

/// The focus of the given name, else the primary one, where there is one.
pub fn named_or_primary<'f>(
    focuses: &'f [Focus],
    name: Option<&Name>,
) -> Result<Option<&'f Focus>, Error> {
    Ok(match name {
        Some(name) => Some(named(focuses, name)?),
        None => primary(focuses),
    })
}

/// The focus of the given name, else all that are not archived.
pub fn shown<'f>(focuses: &'f [Focus], name: Option<&Name>) -> Result<Vec<&'f Focus>, Error> {
    Ok(match name {
        Some(name) => vec![named(focuses, name)?],
        None => focuses.iter().filter(|focus| focus.archived_at.is_none()).collect(),
    })
}
