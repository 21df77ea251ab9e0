//! Prompts of one line each, which redraw no question: it is asked, answered, and stays to be read.

use std::io;
use std::time::Duration;

use super::countdown;
use super::dialogue::{AnswerShape, Dialogue, cancelled, unreachable_terminal};
use super::keys::Keys;
use super::tty::{self, Tty, Waited};
use super::typed::{Answer, Change, Sheet, Typed};
use crate::cli::error::Error;
use crate::cli::talk::Talk;
use crate::clock::Stopwatch;
use crate::process::Uninterrupted;
use crate::render::sanitize::{self, SafeText};

/// What is said of what came before its question.
const TOO_EARLY: &str = "What was typed before this question was left out.";
/// What is said of a paste that is no answer.
const SEVERAL_LINES: &str =
    "That was more than one line. Nothing of it was used; please answer once more.";

/// One line for a question, and what is typed after it.
pub(super) struct Lines {
    unicode: bool,
    /// Where they are asked.
    talk: Talk,
    /// Whether the terminal takes codes that tell it where to write.
    can_redraw: bool,
    /// Whether anything was asked.
    asked: bool,
}

impl Lines {
    pub(super) fn new(talk: Talk, can_redraw: bool) -> Self {
        Self { unicode: talk.is_unicode(), talk, can_redraw, asked: false }
    }

    /// Makes ready for a question: nothing that was typed before answers it.
    fn begin(&mut self) -> Result<(), Error> {
        self.asked = true;
        let early = Tty::take(false).map(|tty| tty.discard_typed());
        if early.map_err(|cause| unreachable_terminal(&cause))? {
            self.tell(TOO_EARLY)
        } else {
            Ok(())
        }
    }

    /// Asks once; absent at the end of the input, or on a signal to end.
    fn ask(
        &self,
        question: &str,
        takes: AnswerShape,
        held: &Uninterrupted,
    ) -> io::Result<Option<Answer>> {
        let question = &self.talk.shown(question);
        Talk::write_control(question)?;
        let tty = Tty::take(self.can_redraw)?;
        let echoes = tty.echoes();
        let shows = echoes && takes != AnswerShape::Secret;
        let columns = Talk::columns().unwrap_or(80);
        let Self { unicode, can_redraw, .. } = *self;
        let sheet = Sheet { question, columns, unicode, can_redraw };
        let mut keys = Keys::new(tty.editing());
        let mut typed = Typed::new(takes);
        let mut bytes = [0; 4096];
        loop {
            let mut read = Vec::new();
            let midway = keys.is_midway() || typed.may_be_over();
            match tty.wait(held, midway.then_some(tty::AT_ONCE))? {
                Waited::Ended => return Ok(None),
                Waited::Resumed => {
                    tty.set()?;
                    let typed = if shows { sheet.shown(typed.text()) } else { SafeText::default() };
                    Talk::write_control(&SafeText::own("\n").then(question).then(&typed))?;
                    continue;
                }
                Waited::Quiet => {
                    read.extend(keys.settle());
                    if read.is_empty() && typed.may_be_over() {
                        break;
                    }
                }
                Waited::Ready => match tty.read(&mut bytes)? {
                    [] => return Ok(None),
                    some => some.iter().for_each(|byte| keys.push(*byte, &mut read)),
                },
            }
            let mut written = SafeText::default();
            for key in read {
                match typed.take(key) {
                    Change::None => {}
                    Change::Added(text) => written = written.then(&sheet.shown(&text)),
                    Change::Erased(before) => {
                        written = written.then(&sheet.erased(&before, typed.text()));
                    }
                    Change::Ended => return Ok(None),
                }
            }
            if shows {
                Talk::write_control(&written)?;
            }
        }
        if echoes {
            Talk::write_control(&SafeText::own("\n"))?;
        }
        Ok(Some(typed.answer()))
    }
}

impl Dialogue for Lines {
    fn can_ask(&self) -> bool {
        true
    }

    fn tell(&mut self, text: &str) -> Result<(), Error> {
        self.talk.say(text).map_err(|cause| unreachable_terminal(&cause))
    }

    fn line(&mut self, prompt: &str, takes: AnswerShape) -> Result<String, Error> {
        let prompt = sanitize::line(prompt, self.unicode).into_owned();
        let held = Uninterrupted::start().map_err(|cause| unreachable_terminal(&cause))?;
        self.begin()?;
        loop {
            let answer = self.ask(&prompt, takes, &held);
            let wrong = match answer.map_err(|cause| unreachable_terminal(&cause))? {
                Some(Answer::Taken(line)) => return Ok(line),
                Some(Answer::SeveralLines) => SEVERAL_LINES,
                Some(Answer::NotUtf8) => "That is not text in UTF-8, and was left out.",
                Some(Answer::TooLong) => "That is longer than 1 MiB, and was left out.",
                None => {
                    // The next words start on a line of their own.
                    self.tell("")?;
                    return Err(cancelled());
                }
            };
            self.tell(wrong)?;
        }
    }

    fn rest(&mut self, length: Duration, stopwatch: Stopwatch) -> Result<(), Error> {
        self.begin()?;
        let over = countdown::run(self.talk, self.can_redraw, length, stopwatch);
        if over.map_err(|cause| unreachable_terminal(&cause))? {
            return Ok(());
        }
        // The next words start on a line of their own.
        self.tell("")?;
        Err(cancelled())
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        if self.asked {
            tty::discard_typed_input();
        }
    }
}
