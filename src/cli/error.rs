//! What a person or a script is told when something cannot be done.

mod advice;
mod convert;
mod journal;
mod repeated;

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

use crate::render::program::Program;
use crate::render::sanitize;
use crate::report::json;
use crate::report::json_schema::schemas;
use crate::storage::FileError;

pub(crate) use advice::Advice;

/// The kind of an error; it sets the exit code and is named in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// The words cannot be understood: a flag, a code, a number off its scale, an unreadable date.
    Usage,
    /// Understood, and not done: a date in the future, an answer that is missing.
    Refused,
    /// What was named is not there.
    NotFound,
    /// There is no journal yet.
    NoJournal,
    /// The person ended a prompt.
    Cancelled,
    /// The person wants to go back to the question before; no command ends with it.
    #[serde(rename = "internal")]
    Back,
    /// The person answered no, which is no trouble.
    Declined,
    /// The settings file cannot be read.
    Settings,
    /// The system refused to read or write.
    Io,
    /// The answer could not be written to standard output.
    #[serde(rename = "io")]
    Unanswered,
    /// It is done, and what should have come after it is not.
    Saved,
    /// It may be done.
    MayBeSaved,
    /// The journal cannot be opened with what is at hand.
    Locked,
    /// The journal is damaged, not a journal, or written by a newer daymark.
    Damaged,
    /// A mistake in daymark itself.
    Internal,
    /// Whoever read the answer has stopped reading, which is no trouble.
    ClosedPipe,
}

impl Kind {
    /// The exit code of the program.
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Self::ClosedPipe | Self::Declined => 0,
            Self::Refused
            | Self::NotFound
            | Self::NoJournal
            | Self::Cancelled
            | Self::Back
            | Self::Settings
            | Self::Io
            | Self::Unanswered
            | Self::Saved
            | Self::MayBeSaved => 1,
            Self::Usage => 2,
            Self::Locked => 3,
            Self::Damaged => 4,
            Self::Internal => 70,
        }
    }

    /// What to do next where nothing closer is known; `help` is the command that says more. Who
    /// ended a prompt, or said no, knows what they did.
    fn usual_advice(self, help: impl FnOnce() -> String) -> Option<Advice> {
        Some(match self {
            Self::Cancelled | Self::Back | Self::Declined | Self::ClosedPipe => return None,
            Self::Usage | Self::Refused | Self::NoJournal | Self::Locked | Self::Damaged => {
                Advice::with_command("see", help())
            }
            Self::NotFound => Advice::with_command("see what there is with", "log"),
            Self::Settings => Advice::with_command("set it right with", "config edit"),
            Self::Io => Advice::new("see what stands in the way, and try again"),
            Self::Unanswered => Advice::new(
                "nothing was changed; make sure that the answer can be written where it is to go",
            ),
            Self::Saved | Self::MayBeSaved => Advice::with_command(LOOK, "log"),
            Self::Internal => Advice::new(
                "tell the makers of daymark what stands in the brackets: it holds no word of yours",
            ),
        })
    }
}

/// What is wanted of who cannot know whether a change is saved.
pub(crate) const LOOK: &str = "look before you repeat it";

/// An error for the person: message, cause and hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Error {
    /// Its kind.
    pub(crate) kind: Kind,
    /// What happened, and what was kept where that is in doubt.
    pub(crate) message: String,
    /// What lies below it, where that says more.
    pub(crate) cause: Option<String>,
    /// What to do next.
    advice: Vec<Advice>,
    /// How the program is called in its commands.
    program: Program,
    /// Whether it is told for the ear, as far as is known.
    pub(crate) plain: bool,
}

impl Error {
    /// An error of this kind, without cause and hint.
    pub(crate) fn new(kind: Kind, message: impl fmt::Display) -> Self {
        Self {
            kind,
            message: message.to_string(),
            cause: None,
            advice: Vec::new(),
            program: Program::default(),
            plain: false,
        }
    }

    /// Words that cannot be understood (exit 2).
    pub(crate) fn usage(message: impl fmt::Display) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Something understood that is not done (exit 1).
    pub(crate) fn refused(message: impl fmt::Display) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// What was not done because the person said no (exit 0), as a sentence.
    pub(crate) fn declined(sentence: impl fmt::Display) -> Self {
        Self::new(Kind::Declined, sentence)
    }

    /// Whether it ended a conversation: the person did, or the terminal is gone.
    pub(crate) fn ends_conversation(&self) -> bool {
        matches!(self.kind, Kind::Cancelled | Kind::Io)
    }

    /// The system refused to read or write something.
    pub(crate) fn io(message: impl fmt::Display, cause: &io::Error) -> Self {
        Self::new(Kind::Io, message).cause(cause)
    }

    /// The answer could not be written to standard output.
    pub(crate) fn unanswered(cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::BrokenPipe => Self::new(Kind::ClosedPipe, cause),
            _ => Self::new(Kind::Unanswered, "the answer could not be written").cause(cause),
        }
    }

    /// A file, which is the subject of what is said, that is not in its place, or not for certain;
    /// `done` is what was to be done to it: "changed".
    pub(crate) fn file(subject: impl fmt::Display, done: &str, error: &FileError) -> Self {
        match error {
            FileError::Unwritten(cause) => Self::io(format!("{subject} was not {done}"), cause),
            FileError::Unconfirmed(cause) => {
                let said =
                    format!("{subject} is saved, but the disk did not confirm that it stays");
                Self::new(Kind::Saved, said).cause(cause)
            }
        }
    }

    /// This error as it is told of a command that had saved something before, or may have: how to
    /// look at that is `look`, a command.
    pub(crate) fn after_saving(mut self, saved: bool, look: Advice) -> Self {
        match self.kind {
            Kind::Saved | Kind::MayBeSaved => self.advice = vec![look],
            Kind::Unanswered if saved => {
                self.kind = Kind::Saved;
                self.message = format!("it is saved, but {}", self.message);
                self.advice = vec![look];
            }
            Kind::ClosedPipe | Kind::Cancelled => {}
            _ if saved => {
                self.advice.extend([Advice::new("what came before is saved"), look]);
            }
            _ => {}
        }
        self
    }

    /// This error with a hint, whatever it is; `help` is the command that says more.
    pub(crate) fn hinted(mut self, help: impl FnOnce() -> String) -> Self {
        if self.advice.is_empty() {
            self.advice.extend(self.kind.usual_advice(help));
        }
        self
    }

    /// Sets how the commands in its hints begin, as `program` calls itself, and whether it is for the ear.
    pub(crate) fn told_by(mut self, program: Program, plain: bool) -> Self {
        (self.program, self.plain) = (program, plain);
        self
    }

    /// What to do next, in a line.
    pub(crate) fn hint_line(&self) -> Option<String> {
        advice::told(&self.advice, &self.program)
    }

    /// With what lies below it.
    pub(crate) fn cause(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// With what to do next.
    pub(crate) fn hint(mut self, hint: impl fmt::Display) -> Self {
        self.advice = vec![Advice::new(hint.to_string())];
        self
    }

    /// With the command for what the hint says: its words after the name of the program.
    pub(crate) fn run(mut self, command: impl Into<String>) -> Self {
        if let Some(last) = self.advice.last_mut() {
            last.command = Some(command.into());
        }
        self
    }

    /// With something else to do as well.
    pub(crate) fn also(mut self, hint: impl fmt::Display) -> Self {
        self.advice.push(Advice::new(hint.to_string()));
        self
    }

    /// As it is told to somebody who may need help more than a journal: where that cannot be read or written, with
    /// the command that needs none.
    pub(crate) fn with_help(self) -> Self {
        const HELP: &str = "help-now";
        if !matches!(self.kind, Kind::Io | Kind::Locked | Kind::Damaged | Kind::NoJournal) {
            return self;
        }
        let mut error = self.hinted(|| HELP.to_owned());
        error.advice.push(Advice::with_command("help is there without the journal", HELP));
        error
    }

    /// Why, in words: the cause where there is one.
    pub(crate) fn into_reason(self) -> String {
        self.cause.unwrap_or(self.message)
    }

    /// With what to do next as another error has it, where that has anything.
    pub(crate) fn advised_as(mut self, other: Self) -> Self {
        if !other.advice.is_empty() {
            self.advice = other.advice;
        }
        self
    }

    /// Says, of a name that was not found, that for its sake nothing was saved.
    pub(crate) fn nothing_saved(mut self) -> Self {
        if self.kind == Kind::NotFound {
            self.message.push_str("; nothing was saved");
        }
        self
    }

    /// It as lines that start with `error:`, `cause:` and `hint:`; a no as its sentence.
    pub(crate) fn to_text(&self, unicode: bool) -> String {
        if self.kind == Kind::Declined {
            let hint = self.hint_line();
            let lines = [Some(self.message.as_str()), hint.as_deref()].into_iter().flatten();
            let lines = lines.flat_map(|text| text.split('\n'));
            return lines.map(|line| sanitize::line(line, unicode)).collect::<Vec<_>>().join("\n");
        }
        let hint = self.hint_line();
        let lines = [("error", Some(&self.message)), ("cause", self.cause.as_ref())];
        let lines = lines.into_iter().chain([("hint", hint.as_ref())]);
        let lines = lines
            .filter_map(|(name, text)| Some(format!("{name}: {}", sanitize::line(text?, unicode))));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Writes it as one JSON object, `daymark.error.v1`.
    pub(crate) fn write_json(&self, err: &mut dyn Write) -> io::Result<()> {
        let Self { kind, message, cause, .. } = self;
        let (kind, cause, hint) = (*kind, cause.as_deref(), self.hint_line());
        let answer = Answer { schema: "daymark.error.v1", kind, message, cause, hint };
        json::write(&mut *err, &answer)?;
        writeln!(err)
    }
}

/// What could not be done.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Answer<'a> {
    /// The name of the answer.
    schema: &'static str,
    /// What kind of trouble it is.
    kind: Kind,
    /// What happened and what was kept.
    message: &'a str,
    /// What lies below it.
    cause: Option<&'a str>,
    /// What to do next.
    hint: Option<String>,
}

schemas! { "error": Answer<'_> = "an error under --json, on standard error" }

/// Says of a write that it was one of an answer.
pub(crate) trait Answered<T> {
    /// The same, with an error that names it.
    ///
    /// # Errors
    /// One of kind `ClosedPipe` where nobody reads any more, else of kind `Unanswered`.
    fn answered(self) -> Result<T, Error>;
}

impl<T> Answered<T> for io::Result<T> {
    fn answered(self) -> Result<T, Error> {
        self.map_err(Error::unanswered)
    }
}

#[cfg(test)]
mod tests;
