//! Resolves a text flag such as `--note`: given, `-` for standard input, or from the editor.

use std::ffi::OsString;
use std::io::{self, Read};

use super::console::Console;
use super::editor;
use super::error::Error;
use super::global::Global;
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

/// Reads the words of a flag that always has some: those of standard input for `-`, else as they are.
///
/// # Errors
/// A usage error for a text that is too long or not UTF-8; else what the system says.
pub(crate) fn of_flag(console: &mut Console, flag: &str, words: &str) -> Result<String, Error> {
    let read = read(console, flag, Some(&Some(words.to_owned())), "")?;
    Ok(read.unwrap_or_default())
}

/// Refuses words that read standard input where the passphrase comes from it, before that is tried.
///
/// # Errors
/// A usage error.
pub(crate) fn refuse_taken_input(global: &Global, words: &[OsString]) -> Result<(), Error> {
    let is = |word: &OsString, ends: &[&str]| ends.iter().any(|end| word == end);
    let mut before = None;
    let mut reads = |word| {
        let to_output = before.replace(word).is_some_and(|flag| is(flag, &["--output", "-o"]));
        !to_output && (is(word, &["-"]) || word.as_encoded_bytes().ends_with(b"=-"))
    };
    if global.passphrase_fd != Some(0) || !words.iter().any(&mut reads) {
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
            let mut bytes = Vec::new();
            io::stdin().lock().take(editor::ENOUGH).read_to_end(&mut bytes).map_err(|cause| {
                Error::io("standard input could not be read; nothing was written", &cause)
            })?;
            editor::text(bytes)?
        }
        Some(Some(text)) => {
            console.words_on_line = true;
            text.to_owned()
        }
        Some(None) => console.compose(draft, flag)?,
    }))
}
