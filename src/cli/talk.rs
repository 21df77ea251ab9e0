//! Standard error: messages, prompts and errors, made harmless.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Stderr, Write};

use rustix::termios::tcgetwinsize;

use crate::render::heard;
use crate::render::page::wrapped;
use crate::render::sanitize::{self, SafeText};

/// Standard error, with everything written to it made harmless.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Talk {
    /// Whether the terminal shows Unicode.
    unicode: bool,
    /// Whether it is for the ear, and says what that would miss of a flag.
    plain: bool,
}

impl Talk {
    /// Talk in ASCII, or in Unicode as well; for the ear where it is `plain`.
    pub(crate) fn new(unicode: bool, plain: bool) -> Self {
        Self { unicode, plain }
    }

    /// Whether the terminal shows Unicode.
    pub(crate) fn is_unicode(self) -> bool {
        self.unicode
    }

    /// Whether somebody reads it on a terminal.
    pub(crate) fn is_terminal() -> bool {
        stderr().is_terminal()
    }

    /// Its columns, where it goes to a terminal.
    pub(crate) fn columns() -> Option<usize> {
        let size = tcgetwinsize(stderr()).ok()?;
        Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
    }

    /// Says some lines.
    pub(crate) fn say(self, text: &str) -> io::Result<()> {
        writeln!(stderr(), "{}", self.shown(text).as_str())
    }

    /// Writes what a prompt made, with the codes that tell the terminal where.
    pub(crate) fn write_control(text: &SafeText) -> io::Result<()> {
        let mut talk = stderr();
        talk.write_all(text.as_str().as_bytes())?;
        talk.flush()
    }

    /// Says one line of JSON, as [`json::write`](crate::report::json::write) writes it.
    pub(crate) fn json(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        write(&mut stderr())
    }

    /// A text as it is said.
    pub(crate) fn shown(self, text: &str) -> SafeText {
        let text = &if self.plain { Cow::Owned(heard::talk(text)) } else { Cow::Borrowed(text) };
        match Self::columns() {
            Some(columns) => SafeText::block(
                &wrapped(&sanitize::block(text, self.unicode), columns),
                self.unicode,
            ),
            None => SafeText::block(text, self.unicode),
        }
    }
}

fn stderr() -> Stderr {
    io::stderr()
}
