//! Where answers go: standard output, or a pager when they do not fit the terminal.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::process::Uninterrupted;

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
pub(crate) struct Out {
    sink: Sink,
}

enum Sink {
    /// Straight to standard output.
    Direct(BufWriter<StdoutLock<'static>>),
    /// Kept back until it is known whether it fits on the screen.
    Held { text: Vec<u8>, lines: usize, screen: usize, pager: String },
    /// To a pager that runs.
    Paged { child: Child, input: ChildStdin, _held: Uninterrupted },
}

impl Out {
    /// Output that goes straight to standard output.
    pub(crate) fn direct() -> Self {
        Self { sink: direct() }
    }

    /// Lets what is yet to come go through `pager`, a command for the shell, once it outgrows the
    /// terminal.
    pub(crate) fn through(&mut self, pager: &str) {
        let stdout = io::stdout();
        let size = stdout.is_terminal().then(|| rustix::termios::tcgetwinsize(&stdout).ok());
        let rows = size.flatten().map(|size| usize::from(size.ws_row)).filter(|rows| *rows > 2);
        if let (Sink::Direct(_), Some(rows), false) = (&self.sink, rows, pager.trim().is_empty()) {
            self.sink = Sink::Held {
                text: Vec::new(),
                lines: 0,
                // One line stays free for the prompt of the shell.
                screen: rows - 1,
                pager: pager.to_owned(),
            };
        }
    }

    /// Writes out what is left and waits until the pager is closed.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.sink {
            Sink::Direct(mut out) => out.flush(),
            Sink::Held { text, .. } => {
                let mut out = io::stdout().lock();
                out.write_all(&text)?;
                out.flush()
            }
            Sink::Paged { mut child, input, _held } => {
                drop(input);
                child.wait().map(drop)
            }
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Direct(out) => return out.write(bytes),
            Sink::Paged { input, .. } => return input.write(bytes),
            Sink::Held { text, lines, screen, pager } => {
                text.extend_from_slice(bytes);
                *lines += bytes.split(|byte| *byte == b'\n').count() - 1;
                if lines <= screen {
                    return Ok(bytes.len());
                }
                let held = std::mem::take(text);
                self.sink = start(pager).unwrap_or_else(|_| direct());
                self.write_all(&held)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        // Written out once, by `finish`.
        Ok(())
    }
}

fn direct() -> Sink {
    Sink::Direct(BufWriter::with_capacity(1 << 16, io::stdout().lock()))
}

/// Starts the pager; an interrupt then ends what it does and not this program under it.
fn start(pager: &str) -> io::Result<Sink> {
    let held = Uninterrupted::start()?;
    let mut child = command(pager)
        .stdin(Stdio::piped())
        // less would keep what was searched for in a file.
        .env("LESSHISTFILE", "-")
        .spawn()?;
    match child.stdin.take() {
        Some(input) => Ok(Sink::Paged { child, input, _held: held }),
        None => Err(io::ErrorKind::BrokenPipe.into()),
    }
}

/// The command of a pager. Plain words need no shell, and then a pager that is not there is known
/// before anything is handed to it.
fn command(pager: &str) -> Command {
    let plain = |c: char| c.is_alphanumeric() || " /._+-=,:@".contains(c);
    let mut words = pager.split_whitespace();
    if let (Some(program), true) = (words.next(), pager.chars().all(plain)) {
        let mut command = Command::new(program);
        command.args(words);
        return command;
    }
    let mut command = Command::new("sh");
    command.args(["-c", pager]);
    command
}
