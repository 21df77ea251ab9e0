//! The note that `--note` names: given, read from standard input, or written in an editor.

use std::io::{self, Read};

use super::context::Console;
use super::editor;
use super::error::Error;
use crate::domain::text::Text;

/// Resolves `--note`: absent, `--note` alone (an editor opens on `draft`), `--note -` (standard
/// input), or the text itself. An editor left empty gives no note.
///
/// # Errors
/// A usage error for a text that is empty, too long or not UTF-8; else what the editor says.
pub(crate) fn resolve(
    console: &Console,
    given: Option<&Option<String>>,
    draft: &str,
) -> Result<Option<Text>, Error> {
    let text = match given.map(Option::as_deref) {
        None => return Ok(None),
        Some(Some("-")) => {
            let mut bytes = Vec::new();
            io::stdin().lock().take(editor::ENOUGH).read_to_end(&mut bytes).map_err(|cause| {
                Error::io("standard input could not be read; nothing was written", &cause)
            })?;
            editor::text(bytes)?
        }
        Some(Some(text)) => text.to_owned(),
        Some(None) => {
            let text = editor::compose(console, &console.journal_dir()?, draft)?;
            if text.trim().is_empty() {
                return Ok(None);
            }
            text
        }
    };
    Ok(Some(text.parse()?))
}
