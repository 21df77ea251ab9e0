//! Prompts of one line each, which redraw nothing: a question, an answer, Enter.

use std::io;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::{Prompt, Question, cancelled, numbered, unreachable_terminal};
use crate::cli::error::Error;
use crate::cli::talk::Talk;
use crate::process::Uninterrupted;
use crate::render::clean;

/// What a terminal keeps of a line; what is typed beyond it is lost without a sign.
const LONGEST: usize = 4095;

/// One line for a question, one for its answer.
pub(super) struct Lines {
    /// Whether the terminal shows Unicode.
    pub(super) unicode: bool,
    /// Where they are asked.
    pub(super) talk: Talk,
}

impl Prompt for Lines {
    fn can_ask(&self) -> bool {
        true
    }

    fn tell(&mut self, text: &str) -> Result<(), Error> {
        self.talk.say(text).map_err(|cause| unreachable_terminal(&cause))
    }

    fn line(&mut self, prompt: &str) -> Result<String, Error> {
        let prompt = clean::line(prompt, self.unicode);
        let held = Uninterrupted::start().map_err(|cause| unreachable_terminal(&cause))?;
        loop {
            let bytes =
                ask(self.talk, &prompt, &held).map_err(|cause| unreachable_terminal(&cause))?;
            let Some(bytes) = bytes else {
                // The next words start on a line of their own.
                self.tell("")?;
                return Err(cancelled());
            };
            if bytes.len() >= LONGEST {
                self.tell("That line is longer than a terminal keeps, and was not taken.")?;
                continue;
            }
            match String::from_utf8(bytes) {
                Ok(line) => return Ok(line),
                Err(_) => self.tell("That is not text in UTF-8, and was not taken.")?,
            }
        }
    }

    fn pick(&mut self, question: &Question, options: &[&str]) -> Result<Option<usize>, Error> {
        numbered::pick(self, question, options)
    }

    fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
    ) -> Result<Option<Vec<usize>>, Error> {
        numbered::pick_many(self, question, options, none)
    }
}

/// Writes the prompt and reads one line; `None` at the end of input or on a signal to end.
fn ask(talk: Talk, prompt: &str, held: &Uninterrupted) -> io::Result<Option<Vec<u8>>> {
    talk.ask(prompt)?;
    let stdin = io::stdin();
    // Reading alone would go on after a signal, and not be woken by it.
    loop {
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], None) {
            _ if held.asked_to_end() => return Ok(None),
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => break,
        }
    }
    let mut line = vec![0; LONGEST + 1];
    let read = rustix::io::read(&stdin, &mut line)?;
    line.truncate(read);
    if line.pop_if(|last| *last == b'\n').is_none() && line.is_empty() {
        return Ok(None);
    }
    Ok(Some(line))
}
