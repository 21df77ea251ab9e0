//! What values and arguments are refused for, as errors of the command line.

use clap::error::ErrorKind;

use super::{Error, Kind};
use crate::clock::BadOverride;
use crate::domain::code::UnknownCode;
use crate::domain::scale::OutOfRange;
use crate::domain::text::BadText;
use crate::domain::time::day::{BadDay, BadWeek};
use crate::domain::time::parse_date::BadWhen;
use crate::domain::time::period::{BadPeriod, UnknownPeriod};
use crate::domain::time::schedule::BadSchedule;

impl From<BadWhen> for Error {
    fn from(bad: BadWhen) -> Self {
        let kind = if bad.is_unreadable() { Kind::Usage } else { Kind::Refused };
        let error = Self::new(kind, &bad);
        match bad.hint() {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

/// Values whose refusal says all there is to say.
macro_rules! usage {
    ($($bad:ty),+) => {
        $(impl From<$bad> for Error {
            fn from(bad: $bad) -> Self {
                Self::usage(bad)
            }
        })+
    };
}

impl From<UnknownCode> for Error {
    fn from(bad: UnknownCode) -> Self {
        Self::usage(bad.message()).hint(match bad.nearest {
            Some(near) => format!("did you mean {near}?"),
            None => format!("known: {}", bad.known.join(", ")),
        })
    }
}

usage!(OutOfRange, BadText, BadDay, BadWeek, BadPeriod, UnknownPeriod, BadSchedule, BadOverride);

/// clap's words in the form of the other errors; its suggestions and the usage become the hint.
impl From<clap::Error> for Error {
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
            return incomplete(&text);
        }
        let joined = |lines: &str| lines.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut paragraphs = text.split("\n\n").map(joined);
        let first = paragraphs.next().unwrap_or_default();
        let message = first.strip_prefix("error: ").unwrap_or(&first).to_owned();
        let hints: Vec<_> = paragraphs
            // Nobody who mistypes a flag means it as a value.
            .filter(|line| {
                !line.starts_with("For more information") && !line.starts_with("tip: to pass")
            })
            .map(|line| match line.strip_prefix("Usage: ") {
                Some(usage) => format!("usage: {usage}"),
                None => line.replace("tip: ", ""),
            })
            .collect();
        let error = Self::usage(message);
        if hints.is_empty() { error } else { error.hint(hints.join("; ")) }
    }
}

/// A noun without its verb, told from the help that clap would show.
fn incomplete(help: &str) -> Error {
    let usage = help.lines().find_map(|line| line.strip_prefix("Usage: ")).unwrap_or_default();
    let verbs = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let verbs: Vec<_> =
        verbs.map_while(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    Error::usage(format!("a word is missing; known: {}", verbs.join(", ")))
        .hint(format!("usage: {usage}"))
}
