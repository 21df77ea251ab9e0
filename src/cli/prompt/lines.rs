//! Prompts of one line each, which redraw nothing: a question, an answer, Enter.

use std::io::{self, Write};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::{Prompt, Question, cancelled, unreachable_terminal};
use crate::cli::error::Error;
use crate::process::Uninterrupted;

/// What a terminal keeps of a line; what is typed beyond it is lost without a sign.
const LONGEST: usize = 4095;

/// One line for a question, one for its answer.
pub(super) struct Lines;

impl Prompt for Lines {
    fn can_ask(&self) -> bool {
        true
    }

    fn tell(&mut self, text: &str) -> Result<(), Error> {
        writeln!(io::stderr(), "{text}").map_err(|cause| unreachable_terminal(&cause))
    }

    fn line(&mut self, prompt: &str) -> Result<String, Error> {
        let held = Uninterrupted::start().map_err(|cause| unreachable_terminal(&cause))?;
        loop {
            let bytes = ask(prompt, &held).map_err(|cause| unreachable_terminal(&cause))?;
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
        self.list(options)?;
        let text = format!("{}, 1 to {}", question.text, options.len());
        let asked: &mut dyn Prompt = self;
        asked.ask_as(&Question { text: &text, ..*question }, |answer| one_of(answer, options))
    }

    fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
    ) -> Result<Option<Vec<usize>>, Error> {
        self.list(options)?;
        self.tell(&format!(" 0  {none}"))?;
        let text = format!("{}, like 1,3", question.text);
        let asked: &mut dyn Prompt = self;
        asked.ask_as(&Question { text: &text, ..*question }, |answer| {
            if answer.trim() == "0" {
                return Ok(Vec::new());
            }
            let words = answer.split([',', ' ']).filter(|word| !word.is_empty());
            words.map(|word| one_of(word, options)).collect()
        })
    }
}

impl Lines {
    fn list(&mut self, options: &[&str]) -> Result<(), Error> {
        let mut numbered = options.iter().zip(1..);
        numbered.try_for_each(|(option, number)| self.tell(&format!("{number:2}  {option}")))
    }
}

/// The position of an option by its number, counted from 1.
fn one_of(answer: &str, options: &[&str]) -> Result<usize, String> {
    let number: Option<usize> = answer.trim().parse().ok();
    number
        .and_then(|number| number.checked_sub(1))
        .filter(|at| *at < options.len())
        .ok_or_else(|| format!("\"{answer}\" is not a number from 1 to {}.", options.len()))
}

/// Writes the prompt and reads one line; `None` at the end of input or on a signal to end.
fn ask(prompt: &str, held: &Uninterrupted) -> io::Result<Option<Vec<u8>>> {
    let mut talk = io::stderr();
    talk.write_all(prompt.as_bytes())?;
    talk.flush()?;
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
