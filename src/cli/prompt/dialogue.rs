//! The terminal that a conversation is held on, or nobody.

use std::io;
use std::time::Duration;

use crate::cli::error::{Error, Kind};
use crate::clock::Stopwatch;

/// How many lines the answer to a question may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnswerShape {
    /// One line; of several at once, as a paste brings them, none is taken.
    OneLine,
    /// One line that does not show.
    Secret,
    /// A text, with every line of a paste.
    Text,
}

/// The terminal that a conversation is held on.
pub(super) trait Dialogue {
    /// Whether anybody can be asked at all.
    fn can_ask(&self) -> bool;

    /// Says something between questions.
    fn tell(&mut self, text: &str) -> Result<(), Error>;

    /// Reads an answer after `prompt`, without the line break that ends it.
    ///
    /// # Errors
    /// One of kind `Cancelled` when the person ends it.
    fn line(&mut self, prompt: &str, takes: AnswerShape) -> Result<String, Error>;

    /// Shows how time passes until `length` is over or Enter is pressed. Where nobody can be asked, it
    /// waits for nothing.
    ///
    /// # Errors
    /// As [`Dialogue::line`].
    fn rest(&mut self, length: Duration, stopwatch: Stopwatch) -> Result<(), Error>;
}

/// The person ended a prompt.
pub(super) fn cancelled() -> Error {
    Error::new(Kind::Cancelled, "ended before it was complete; nothing was written")
}

/// A terminal that cannot be read or written.
pub(super) fn unreachable_terminal(cause: &io::Error) -> Error {
    Error::io("the terminal cannot be used; nothing was written", cause)
}

/// Nobody to ask.
pub(super) struct NoTerminal;

impl Dialogue for NoTerminal {
    fn can_ask(&self) -> bool {
        false
    }

    fn tell(&mut self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn line(&mut self, _: &str, _: AnswerShape) -> Result<String, Error> {
        Err(cancelled())
    }

    fn rest(&mut self, _: Duration, _: Stopwatch) -> Result<(), Error> {
        Ok(())
    }
}
