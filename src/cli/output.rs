//! Where answers go: standard output, or a pager when they do not fit the terminal.

mod pager;

use std::io::{self, BufWriter, IsTerminal, Stdout, StdoutLock, Write};
use std::process::{Child, ChildStdin};

use rustix::termios::{Winsize, tcgetwinsize};
use serde::Serialize;

use crate::process::Uninterrupted;
use crate::render::sanitize;
use crate::render::tone::unpainted;
use crate::report::json;

pub(crate) use pager::Pager;

/// The form in which answers are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Tables and glyphs for the eye.
    Text,
    /// One fact a line, for the ear.
    Plain,
    /// One object, for a program.
    Json,
}

/// Buffered standard output, written out once at the end, or through a pager.
///
/// As a writer it takes text and no control of the terminal: whatever is written is made harmless
/// first, whoever it came from, and only the program's own colours pass, where there are colours. What
/// must arrive byte for byte goes through [`Out::verbatim`].
pub(crate) struct Out {
    sink: Sink,
    unicode: bool,
    paint: Paint,
}

/// Whether the program's own colour codes are let through or stripped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paint {
    /// There are none, so that a code is a text like any other.
    None,
    /// They stay.
    Keep,
    /// They are left out, since the pager would show them as text.
    Strip,
}

enum Sink {
    /// Straight to standard output.
    Direct(BufWriter<StdoutLock<'static>>),
    /// Kept back until it is known whether it fits on the screen.
    Held { text: String, lines: usize, screen: usize, pager: Pager },
    /// To a pager that runs.
    Paged { child: Child, input: ChildStdin, _held: Uninterrupted },
}

impl Out {
    /// Output that goes straight to standard output, in ASCII, or in Unicode as well.
    pub(crate) fn direct(unicode: bool) -> Self {
        // What does not go to this terminal is read by a program that knows Unicode.
        Self { sink: direct(), unicode: unicode || !is_terminal(), paint: Paint::None }
    }

    /// Lets the program's own colours pass.
    pub(crate) fn paint(&mut self) {
        self.paint = Paint::Keep;
    }

    /// Lets what is yet to come go through the pager once it outgrows the terminal.
    pub(crate) fn through(&mut self, pager: &Pager) {
        let rows = size().map(|size| usize::from(size.ws_row)).filter(|rows| *rows > 2);
        if let (Sink::Direct(_), Some(rows)) = (&self.sink, rows) {
            self.sink = Sink::Held {
                text: String::new(),
                lines: 0,
                // One line stays free for the prompt of the shell.
                screen: rows - 1,
                pager: pager.clone(),
            };
        }
    }

    /// Gives a value as one line of JSON.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut out = self.verbatim();
        json::write(&mut out, value)?;
        out.write_all(b"\n")
    }

    /// Ends a sheet of paper, where what comes next begins another.
    pub(crate) fn end_sheet(&mut self) -> io::Result<()> {
        const FORM_FEED: &[u8] = b"\x0c";
        self.sink.write_all(FORM_FEED)
    }

    /// A writer of bytes as they are: for what [`json::write`] made, and for scripts and pages of the
    /// manual, which hold no words of anybody.
    pub(crate) fn verbatim(&mut self) -> Verbatim<'_> {
        Verbatim(&mut self.sink)
    }

    /// Writes out what there is, so that it can be read before what comes next, which goes straight to
    /// standard output.
    pub(crate) fn show(&mut self) -> io::Result<()> {
        if self.paint == Paint::Strip {
            self.paint = Paint::Keep;
        }
        std::mem::replace(&mut self.sink, direct()).finish()
    }

    /// Writes out what is left and waits until the pager is closed.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.sink.finish()
    }

    /// Begins to write to the pager where the screen is full.
    fn turn_page(&mut self) -> io::Result<()> {
        let Sink::Held { text, lines, screen, pager } = &mut self.sink else { return Ok(()) };
        if lines <= screen {
            return Ok(());
        }
        let held = std::mem::take(text);
        let (sink, paint) = match pager.start() {
            Ok(sink) if !pager.takes_colours && self.paint == Paint::Keep => (sink, Paint::Strip),
            Ok(sink) => (sink, self.paint),
            Err(_) => (direct(), self.paint),
        };
        (self.sink, self.paint) = (sink, paint);
        let held = if paint == Paint::Strip { unpainted(&held) } else { held.into() };
        self.sink.write_all(held.as_bytes())
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        let mut shown = sanitize::page(&text, self.unicode, self.paint != Paint::None);
        if self.paint == Paint::Strip {
            shown = unpainted(&shown).into_owned().into();
        }
        self.sink.write_all(shown.as_bytes())?;
        self.turn_page()?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // Written out once, by `finish`.
        Ok(())
    }
}

impl Sink {
    fn finish(self) -> io::Result<()> {
        match self {
            Self::Direct(mut out) => out.flush(),
            Self::Held { text, .. } => {
                let mut out = stdout().lock();
                out.write_all(text.as_bytes())?;
                out.flush()
            }
            Self::Paged { mut child, input, _held } => {
                drop(input);
                child.wait().map(drop)
            }
        }
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Direct(out) => out.write_all(bytes),
            Self::Paged { input, .. } => input.write_all(bytes),
            Self::Held { text, lines, .. } => {
                let more = String::from_utf8_lossy(bytes);
                *lines += more.matches('\n').count();
                text.push_str(&more);
                Ok(())
            }
        }
    }
}

/// Standard output, byte for byte.
pub(crate) struct Verbatim<'o>(&'o mut Sink);

impl Write for Verbatim<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes out what standard output still holds.
pub(crate) fn flush() -> io::Result<()> {
    stdout().flush()
}

/// Whether answers go to a terminal.
pub(crate) fn is_terminal() -> bool {
    stdout().is_terminal()
}

/// The columns of the terminal that answers go to.
pub(crate) fn columns() -> Option<u16> {
    size().map(|size| size.ws_col).filter(|columns| *columns > 0)
}

/// The rows of the terminal that answers go to; the least there usually are where it does not say.
pub(crate) fn rows() -> Option<usize> {
    /// The rows of a terminal of old.
    const USUAL: u16 = 24;
    size().map(|size| if size.ws_row > 0 { size.ws_row } else { USUAL }.into())
}

fn size() -> Option<Winsize> {
    tcgetwinsize(stdout()).ok()
}

fn stdout() -> Stdout {
    io::stdout()
}

fn direct() -> Sink {
    Sink::Direct(BufWriter::with_capacity(1 << 16, stdout().lock()))
}
