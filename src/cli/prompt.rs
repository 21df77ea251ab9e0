//! Questions to the person, each of which a flag answers as well.

mod choices;
mod countdown;
mod dialogue;
mod keys;
mod lines;
mod list;
mod revised;
mod tty;
mod turns;
mod typed;

use std::convert::Infallible;
use std::fmt::Display;
use std::io::{self, IsTerminal};
use std::str::FromStr;
use std::time::Duration;

use secrecy::SecretString;
use zeroize::Zeroizing;

pub(crate) use choices::Options;
pub(crate) use list::{PickedOrTyped, place_of};
pub(crate) use revised::Revised;
pub(crate) use turns::{Asks, in_turn, in_turn_from, menu};

use super::error::{Error, Kind};
use super::talk::Talk;
use crate::clock::Stopwatch;
use crate::domain::text::Text;

pub(crate) use dialogue::AnswerShape;
use dialogue::{Dialogue, NoTerminal};

/// What is said where nothing was asked to which one could go back.
const NOTHING_BEFORE: &str = "There is no question before this one.";
/// What is said of an empty answer to a question that needs one.
const NEEDED: &str = "This one is needed; ? explains it, Ctrl-C ends.";

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

/// The questions of this process to the person.
pub(crate) struct Prompt {
    dialogue: Box<dyn Dialogue>,
    /// How many questions were asked.
    asked: usize,
    /// How many runs of questions in turn are under way, one within the other.
    turns: usize,
}

impl Prompt {
    /// The prompts of this process: none with `--no-input` or without a terminal to ask on.
    ///
    /// They say things as `talk` does, and no text moves the cursor. A terminal that
    /// `can_redraw` is sent codes that tell it where to write.
    pub(crate) fn open(no_input: bool, talk: Talk, can_redraw: bool) -> Self {
        if no_input || !io::stdin().is_terminal() || !Talk::is_terminal() {
            return Self::on(NoTerminal);
        }
        Self::on(lines::Lines::new(talk, can_redraw))
    }

    fn on(dialogue: impl Dialogue + 'static) -> Self {
        Self { dialogue: Box::new(dialogue), asked: 0, turns: 0 }
    }

    /// Whether anybody can be asked at all.
    pub(crate) fn can_ask(&self) -> bool {
        self.dialogue.can_ask()
    }

    /// Says something between questions.
    pub(crate) fn tell(&mut self, text: &str) -> Result<(), Error> {
        self.dialogue.tell(text)
    }

    /// Shows how time passes until `length` is over or Enter is pressed. Where nobody can be asked, it
    /// waits for nothing.
    ///
    /// # Errors
    /// One of kind `Cancelled` when the person ends it.
    pub(crate) fn rest(&mut self, length: Duration, stopwatch: Stopwatch) -> Result<(), Error> {
        self.dialogue.rest(length, stopwatch)
    }

    /// Asks for a value; an empty answer skips it, and where nobody can be asked it is skipped.
    pub(crate) fn ask<T>(&mut self, question: &Question) -> Result<Option<T>, Error>
    where
        T: FromStr<Err: Display>,
    {
        self.ask_as(question, |answer| answer.trim().parse())
    }

    /// Asks for a text, kept as typed or pasted; an empty answer skips it.
    pub(crate) fn text(&mut self, question: &Question) -> Result<Option<Text>, Error> {
        self.ask_for(question, AnswerShape::Text, str::parse)
    }

    /// Asks for a passphrase, which does not show; an empty answer is none.
    pub(crate) fn secret(&mut self, question: &Question) -> Result<Option<SecretString>, Error> {
        self.ask_for(question, AnswerShape::Secret, |answer| {
            Ok::<_, Infallible>(SecretString::from(answer))
        })
    }

    /// Asks for a passphrase that cannot be skipped.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_secret(&mut self, question: &Question) -> Result<SecretString, Error> {
        self.needed(question, |prompt| prompt.secret(question))
    }

    /// Asks for a value that cannot be skipped.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need<T>(&mut self, question: &Question) -> Result<T, Error>
    where
        T: FromStr<Err: Display>,
    {
        self.needed(question, |prompt| prompt.ask(question))
    }

    /// Asks for a value that `read` makes of one line, and that cannot be skipped.
    ///
    /// # Errors
    /// A usage error that names the flag where nobody can be asked.
    pub(crate) fn need_as<T, E: Display>(
        &mut self,
        question: &Question,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<T, Error> {
        self.needed(question, |prompt| prompt.ask_as(question, &read))
    }

    /// Asks until there is an answer.
    fn needed<T>(
        &mut self,
        question: &Question,
        ask: impl Fn(&mut Self) -> Result<Option<T>, Error>,
    ) -> Result<T, Error> {
        self.must_ask(question)?;
        let asked = self.asked;
        loop {
            // However often it is asked, it is one question.
            self.asked = asked;
            match ask(self)? {
                Some(value) => return Ok(value),
                None => self.tell(NEEDED)?,
            }
        }
    }

    /// Asks yes or no; an empty answer leaves what was said `before`, if anything.
    pub(crate) fn yes_no(
        &mut self,
        question: &Question,
        before: Option<bool>,
    ) -> Result<Option<bool>, Error> {
        let kept = match before {
            None => "",
            Some(true) => " [y]",
            Some(false) => " [n]",
        };
        let text = format!("{} (y/n){kept}", question.text);
        let read = |answer: &str| yes_or_no(answer).ok_or("Please answer y or n; Enter skips.");
        let answer = self.ask_as(&Question { text: &text, ..*question }, read)?;
        Ok(answer.or(before))
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
            text: "Save what you answered so far",
            help: "y: it is saved as it is. n: it is gone.",
            flag: "",
        };
        match self.offer(&question) {
            Ok(false) => Err(Error::declined("What you answered is gone; nothing was written.")),
            Err(error) if error.kind == Kind::Cancelled => Err(Error::new(
                Kind::Cancelled,
                "ended before it was complete; what you answered is gone",
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
        self.ask_for(question, AnswerShape::OneLine, read)
    }

    /// Asks for a value that `read` makes of the answer; an empty answer skips it.
    ///
    /// # Errors
    /// One of kind `Back` where a question before it is wanted, within [`in_turn`].
    pub(crate) fn ask_for<T, E: Display>(
        &mut self,
        question: &Question,
        takes: AnswerShape,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Error> {
        if !self.can_ask() {
            return Ok(None);
        }
        self.asked += 1;
        let prompt = format!("{}: ", question.text);
        loop {
            let answer = Zeroizing::new(self.dialogue.line(&prompt, takes)?);
            match answer.trim() {
                "" => return Ok(None),
                "?" => self.tell(question.help)?,
                "<" if self.turns > 0 => return Err(Error::new(Kind::Back, NOTHING_BEFORE)),
                "<" => self.tell(NOTHING_BEFORE)?,
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
        Err(Error::usage(format!("{} is missing, and nothing is asked here", question.flag))
            .hint(format!("give {}, or run this on a terminal", question.flag)))
    }
}

/// Reads a text; a lone yes or no answers whether there is one, and is none.
pub(crate) fn own_words(answer: &str) -> Result<Text, String> {
    match yes_or_no(answer) {
        Some(_) => Err("Please write it here, in your words; Enter leaves it out.".to_owned()),
        None => answer.parse().map_err(|wrong| format!("{wrong}")),
    }
}

/// Yes or no, in a letter or a word.
pub(crate) fn yes_or_no(answer: &str) -> Option<bool> {
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
