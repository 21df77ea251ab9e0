//! The terminal while a line is read from it, key by key.

use std::io::{self, Stdin};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush,
    tcgetattr, tcsetattr,
};

use super::keys::Editing;
use crate::cli::talk::Talk;
use crate::process::Uninterrupted;
use crate::render::sanitize::SafeText;

/// What comes within this time belongs together: keys of a paste, bytes of a key. No one types as
/// fast, and no one sees it pass.
pub(super) const AT_ONCE: Duration = Duration::from_millis(50);

/// Longer than any paste; what still comes then is somebody else's matter.
const MOST_READS: u32 = 10_000;

const PASTES_MARKED: &str = "\x1b[?2004h";
const PASTES_UNMARKED: &str = "\x1b[?2004l";

/// A terminal that hands over each key and echoes none, until this is dropped.
pub(super) struct Tty {
    stdin: Stdin,
    before: Termios,
    marks_pastes: bool,
}

/// What came of waiting for a key.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Waited {
    /// There is something to read.
    Ready,
    /// Nothing came in the time given.
    Quiet,
    /// The program was stopped and goes on.
    Resumed,
    /// A signal asked to end.
    Ended,
}

impl Tty {
    /// Takes the terminal over; with `marks_pastes` it says where a paste begins and ends, if it can.
    pub(super) fn take(marks_pastes: bool) -> io::Result<Self> {
        let stdin = io::stdin();
        let tty = Self { before: tcgetattr(&stdin)?, stdin, marks_pastes };
        tty.set()?;
        Ok(tty)
    }

    /// Sets the terminal to hand over each key, again after the program was stopped meanwhile.
    pub(super) fn set(&self) -> io::Result<()> {
        let mut modes = self.before.clone();
        modes.local_modes -=
            LocalModes::ICANON | LocalModes::ECHO | LocalModes::ECHONL | LocalModes::IEXTEN;
        modes.input_modes -= InputModes::ICRNL | InputModes::INLCR | InputModes::IGNCR;
        modes.special_codes[SpecialCodeIndex::VMIN] = 1;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        tcsetattr(&self.stdin, OptionalActions::Now, &modes)?;
        if self.marks_pastes { Talk::write_control(&SafeText::own(PASTES_MARKED)) } else { Ok(()) }
    }

    /// Whether it shows what is typed when nobody has taken it over.
    pub(super) fn echoes(&self) -> bool {
        self.before.local_modes.contains(LocalModes::ECHO)
    }

    /// The bytes that it is set to erase and to end with.
    pub(super) fn editing(&self) -> Editing {
        let code = |index| self.before.special_codes[index];
        Editing {
            erase: code(SpecialCodeIndex::VERASE),
            erase_word: code(SpecialCodeIndex::VWERASE),
            erase_all: code(SpecialCodeIndex::VKILL),
            end: code(SpecialCodeIndex::VEOF),
        }
    }

    /// Waits for something to read, no longer than `longest` where that is given.
    pub(super) fn wait(
        &self,
        held: &Uninterrupted,
        longest: Option<Duration>,
    ) -> io::Result<Waited> {
        loop {
            let ready = self.poll(longest);
            if held.asked_to_end() {
                return Ok(Waited::Ended);
            }
            if held.resumed() {
                return Ok(Waited::Resumed);
            }
            match ready {
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
                Ok(true) => return Ok(Waited::Ready),
                Ok(false) => return Ok(Waited::Quiet),
            }
        }
    }

    fn poll(&self, longest: Option<Duration>) -> Result<bool, Errno> {
        let longest = longest.and_then(|longest| Timespec::try_from(longest).ok());
        Ok(poll(&mut [PollFd::new(&self.stdin, PollFlags::IN)], longest.as_ref())? > 0)
    }

    /// Reads what is there; nothing at the end of the input.
    pub(super) fn read<'b>(&self, to: &'b mut [u8]) -> io::Result<&'b [u8]> {
        let length = rustix::io::read(&self.stdin, &mut *to)?;
        Ok(&to[..length])
    }

    /// Lets go of what was typed so far; whether there was anything.
    pub(super) fn discard_typed(&self) -> bool {
        self.discard(Duration::ZERO)
    }

    /// Lets go of all that comes at once.
    pub(super) fn discard_at_once(&self) -> bool {
        self.discard(AT_ONCE)
    }

    fn discard(&self, longest: Duration) -> bool {
        let mut bytes = [0; 4096];
        let mut any = false;
        for _ in 0..MOST_READS {
            match self.poll(Some(longest)) {
                Ok(true) => match rustix::io::read(&self.stdin, &mut bytes) {
                    Ok(length) if length > 0 => any = true,
                    _ => break,
                },
                Err(Errno::INTR) => {}
                _ => break,
            }
        }
        any
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing put back.
        if self.marks_pastes {
            let _gone = Talk::write_control(&SafeText::own(PASTES_UNMARKED));
        }
        let _gone = tcsetattr(&self.stdin, OptionalActions::Now, &self.before);
    }
}

/// Leaves nothing that was typed or pasted for the program that has the terminal next.
pub(super) fn discard_typed_input() {
    // Without handlers, or without the terminal, there is nothing more that could be done.
    let _held = Uninterrupted::start();
    if let Ok(tty) = Tty::take(false) {
        tty.discard_at_once();
        let _gone = tcflush(&tty.stdin, QueueSelector::IFlush);
    }
}
