//! Resolves a text flag such as `--note`: given, `-` for standard input, or from the editor.

use std::io::{self, Read};

use super::context::Console;
use super::editor;
use super::error::Error;
use crate::domain::text::Text;

/// Resolves a flag like `--note`; see [`read`]. An editor left empty gives no text.
///
/// # Errors
/// A usage error for a text that is empty, too long or not UTF-8; else what the editor says.
pub(crate) fn resolve(
    console: &mut Console,
    flag: &str,
    given: Option<&Option<String>>,
    draft: &str,
) -> Result<Option<Text>, Error> {
    let in_editor = given.is_some_and(Option::is_none);
    let text = read(console, flag, given, draft)?;
    let text = text.filter(|text| !(in_editor && text.trim().is_empty()));
    Ok(text.map(|text| text.parse()).transpose()?)
}

/// As [`resolve`], where a text may be left empty, and then is none.
///
/// # Errors
/// Those of [`resolve`], but for an empty text.
pub(crate) fn resolve_or_none(
    console: &mut Console,
    flag: &str,
    given: Option<&Option<String>>,
) -> Result<Option<Text>, Error> {
    let text = read(console, flag, given, "")?.filter(|text| !text.trim().is_empty());
    Ok(text.map(|text| text.parse()).transpose()?)
}

/// Refuses to read standard input where the passphrase comes from it.
pub(crate) fn refuse_taken_input(console: &Console) -> Result<(), Error> {
    if console.global.passphrase_fd != Some(0) {
        return Ok(());
    }
    Err(Error::usage("standard input cannot give both a text and the passphrase")
        .hint("give the passphrase another descriptor, as in: --passphrase-fd 3 3< FILE"))
}

/// Reads what a flag names: nothing when it is absent, what an editor opened on `draft` leaves when
/// it has no value, standard input for `-`, or else the text itself.
fn read(
    console: &mut Console,
    flag: &str,
    given: Option<&Option<String>>,
    draft: &str,
) -> Result<Option<String>, Error> {
    Ok(Some(match given.map(Option::as_deref) {
        None => return Ok(None),
        Some(Some("-")) => {
            refuse_taken_input(console)?;
            let mut bytes = Vec::new();
            io::stdin().lock().take(editor::ENOUGH).read_to_end(&mut bytes).map_err(|cause| {
                Error::io("standard input could not be read; nothing was written", &cause)
            })?;
            editor::text(bytes)?
        }
        Some(Some(text)) => text.to_owned(),
        Some(None) => editor::compose(console, draft, flag)?,
    }))
}
