//! `daymark hide`

use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::talk::Talk;
use crate::render::sanitize::SafeText;

/// A title that says nothing; the screen, and then what scrolled off it.
const CLEAR: &str = "\x1b]0;Terminal\x1b\\\x1b[H\x1b[2J\x1b[3J";

/// Clears the screen, with what scrolled by.
pub(crate) fn run(console: &Console) -> Result<(), Error> {
    if !Talk::is_terminal() || console.environment.dumb {
        return Err(Error::refused("there is no screen here that could be cleared")
            .hint("close the window instead"));
    }
    Talk::write_control(&SafeText::own(CLEAR))
        .map_err(|cause| Error::io("the screen was not cleared", &cause))
}
