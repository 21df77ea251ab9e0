//! Questions to the person, each of which a flag answers as well.

mod countdown;
mod keys;
mod lines;
mod numbered;
mod screen;
mod tty;
mod typed;

use std::convert::Infallible;
use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::str::FromStr;
use std::time::Duration;

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::error::{Error, Kind};
use super::talk::Talk;
use crate::clock::Stopwatch;
use crate::domain::text::Text;

/// One question.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    /// What is asked, without a colon: "Mood, 0 to 10".
    pub(crate) text: &'a str,
    /// What the answer `?` explains.
    pub(crate) help: &'a str,
    /// The flag that answers it without asking: "--mood".
    pub(crate) flag: &'a str,
}

/// How many lines the answer to a question may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// One line; of several at once, as a paste brings them, none is taken.
    OneLine,
    /// One line that does not show.
    Secret,
    /// A text, with every line of a paste.
    Text,
}

/// The interface to the person: each way of asking.
///
/// What an answer must be is the same for each; the questions themselves are below.
pub(crate) trait Prompt {
    /// Whether anybody can be asked at all.
    fn can_ask(&self) -> bool;

    /// Says something between questions.
    fn tell(&mut self, text: &str) -> Result<(), Error>;

    /// Reads an answer after `prompt`, without the line break that ends it.
    ///
    /// # Errors
    /// One of kind `Cancelled` when the person ends it.
    fn line(&mut self, prompt: &str, takes: Takes) -> Result<String, Error>;

    /// Lets one of `options` be chosen, or none.
    ///
    /// # Errors
    /// As [`Prompt::line`].
    fn pick(&mut self, question: &Question, options: &[&str]) -> Result<Option<usize>, Error>;

    /// As [`Prompt::pick`], of options that say how somebody is: Enter at once chooses none of them,
    /// which a list that is walked calls `unsaid`.
    ///
    /// # Errors
    /// As [`Prompt::line`].
    fn pick_or_leave(
        &mut self,
        question: &Question,
        options: &[&str],
        _unsaid: &str,
    ) -> Result<Option<usize>, Error> {
        self.pick(question, options)
    }

    /// Lets any of `options` be chosen; absent when that was not answered, as apart from an empty
    /// choice, which is the option named `none`.
    ///
    /// # Errors
    /// As [`Prompt::line`].
    fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
    ) -> Result<Option<Vec<usize>>, Error>;

    /// Shows how time passes until `length` is over or Enter is pressed. Where nobody can be asked, it
    /// waits for nothing.
    ///
    /// # Errors
    /// As [`Prompt::line`].
    fn rest(&mut self, length: Duration, stopwatch: Stopwatch) -> Result<(), Error>;
}

/// The prompts of this process: none with `--no-input` or without a terminal to ask on.
///
/// Without `unicode` they write ASCII alone; with it, no text moves the cursor. A terminal that
/// `can_redraw` is sent codes that tell it where to write, and walks lists with the arrow keys.
pub(crate) fn open(no_input: bool, unicode: bool, can_redraw: bool) -> Box<dyn Prompt> {
    if no_input || !io::stdin().is_terminal() || !Talk::is_terminal() {
        return Box::new(Never);
    }
    let lines = lines::Lines::new(unicode, can_redraw);
    if can_redraw { Box::new(screen::Screen { lines }) } else { Box::new(lines) }
}

impl dyn Prompt + '_ {
    /// Asks for a value; an empty answer skips it, and where nobody can be asked it is skipped.
    pub(crate) fn ask<T>(&mut self, question: &Question) -> Result<Option<T>, Error>
    where
        T: FromStr<Err: Display>,
    {
        self.ask_as(question, |answer| answer.trim().parse())
    }

    /// Asks for a text, kept as typed or pasted; an empty answer skips it.
    pub(crate) fn text(&mut self, question: &Question) -> Result<Option<Text>, Error> {
        self.ask_for(question, Takes::Text, str::parse)
    }

    /// Asks for a passphrase, which does not show and cannot be skipped.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn secret(&mut self, question: &Question) -> Result<SecretString, Error> {
        self.must_ask(question)?;
        let read = |answer: &str| Ok::<_, Infallible>(SecretString::from(answer));
        loop {
            match self.ask_for(question, Takes::Secret, read)? {
                Some(secret) => return Ok(secret),
                None => self.tell("This one is needed; ? explains it, Ctrl-C ends.")?,
            }
        }
    }

    /// Asks for a value that cannot be skipped.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need<T>(&mut self, question: &Question) -> Result<T, Error>
    where
        T: FromStr<Err: Display>,
    {
        self.must_ask(question)?;
        loop {
            match self.ask(question)? {
                Some(value) => return Ok(value),
                None => self.tell("This one is needed; ? explains it, Ctrl-C ends.")?,
            }
        }
    }

    /// Asks for one of some options that cannot be skipped.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_pick(
        &mut self,
        question: &Question,
        options: &[&str],
    ) -> Result<usize, Error> {
        self.must_ask(question)?;
        loop {
            match self.pick(question, options)? {
                Some(choice) => return Ok(choice),
                None => self.tell("This one is needed; Ctrl-C ends.")?,
            }
        }
    }

    /// Asks yes or no; an empty answer skips it.
    pub(crate) fn yes_no(&mut self, question: &Question) -> Result<Option<bool>, Error> {
        let text = format!("{} (y/n)", question.text);
        let read = |answer: &str| yes_or_no(answer).ok_or("Please answer y or n; Enter skips.");
        self.ask_as(&Question { text: &text, ..*question }, read)
    }

    /// Asks before something is done; an empty answer is no.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn confirm(&mut self, question: &Question) -> Result<bool, Error> {
        self.must_ask(question)?;
        let text = format!("{} (y/N)", question.text);
        let read = |answer: &str| yes_or_no(answer).ok_or("Please answer y or n; Enter is no.");
        let answer = self.ask_as(&Question { text: &text, ..*question }, read)?;
        Ok(answer.unwrap_or(false))
    }

    /// Offers something that takes nothing away; an empty answer is yes.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn offer(&mut self, question: &Question) -> Result<bool, Error> {
        self.must_ask(question)?;
        let text = format!("{} (Y/n)", question.text);
        let read = |answer: &str| yes_or_no(answer).ok_or("Please answer y or n; Enter is yes.");
        let answer = self.ask_as(&Question { text: &text, ..*question }, read)?;
        Ok(answer.unwrap_or(true))
    }

    /// Asks once, of someone who ended a conversation, whether to keep what was answered before.
    ///
    /// # Errors
    /// One of kind `Declined` where it is not to be kept, and of kind `Cancelled` where that too is
    /// ended.
    pub(crate) fn keep_or_end(&mut self) -> Result<(), Error> {
        let question = Question {
            text: "Keep what you answered so far",
            help: "y: it is saved as it is. n: it is gone.",
            flag: "",
        };
        match self.offer(&question) {
            Ok(false) => {
                Err(Error::declined("What you answered was not kept; nothing was written."))
            }
            Err(error) if error.kind == Kind::Cancelled => Err(Error::new(
                Kind::Cancelled,
                "ended before it was complete; what you answered was not kept",
            )),
            // Where nobody can be asked any more, what was answered is not given up without a word.
            Ok(true) | Err(_) => Ok(()),
        }
    }

    /// Asks for a word to be typed before something is done that cannot be taken back.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn confirm_by_typing(
        &mut self,
        question: &Question,
        word: &str,
    ) -> Result<bool, Error> {
        self.must_ask(question)?;
        let text = format!("{} Type \"{word}\" to go on", question.text);
        let answer: Option<String> = self.ask(&Question { text: &text, ..*question })?;
        Ok(answer.is_some_and(|answer| answer == word))
    }

    /// Asks for a value that `read` makes of one line; an empty answer skips it.
    pub(crate) fn ask_as<T, E: Display>(
        &mut self,
        question: &Question,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Error> {
        self.ask_for(question, Takes::OneLine, read)
    }

    /// Asks for a value that `read` makes of the answer; an empty answer skips it.
    pub(crate) fn ask_for<T, E: Display>(
        &mut self,
        question: &Question,
        takes: Takes,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Error> {
        if !self.can_ask() {
            return Ok(None);
        }
        loop {
            let answer = Zeroizing::new(self.line(&format!("{}: ", question.text), takes)?);
            match answer.trim() {
                "" => return Ok(None),
                "?" => self.tell(question.help)?,
                _ => match read(&answer) {
                    Ok(value) => return Ok(Some(value)),
                    Err(wrong) => self.tell(&wrong.to_string())?,
                },
            }
        }
    }

    /// Makes sure that somebody can be asked.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can.
    pub(crate) fn must_ask(&self, question: &Question) -> Result<(), Error> {
        if self.can_ask() {
            return Ok(());
        }
        Err(Error::usage(format!("{} is missing, and nobody can be asked", question.flag))
            .hint(format!("give {}, or run this on a terminal", question.flag)))
    }
}

fn yes_or_no(answer: &str) -> Option<bool> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

/// The person ended a prompt.
fn cancelled() -> Error {
    Error::new(Kind::Cancelled, "ended before it was complete; nothing was written")
}

/// A terminal that cannot be read or written.
fn unreachable_terminal(cause: &io::Error) -> Error {
    Error::io("the terminal cannot be used; nothing was written", cause)
}

/// Nobody to ask.
struct Never;

impl Prompt for Never {
    fn can_ask(&self) -> bool {
        false
    }

    fn tell(&mut self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    fn line(&mut self, _: &str, _: Takes) -> Result<String, Error> {
        Err(cancelled())
    }

    fn pick(&mut self, _: &Question, _: &[&str]) -> Result<Option<usize>, Error> {
        Ok(None)
    }

    fn pick_many(
        &mut self,
        _: &Question,
        _: &[&str],
        _: &str,
    ) -> Result<Option<Vec<usize>>, Error> {
        Ok(None)
    }

    fn rest(&mut self, _: Duration, _: Stopwatch) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
