//! The program that shows what does not fit the screen.

use std::io;
use std::process::{Command, Stdio};

use super::Sink;
use crate::process::Uninterrupted;

/// How `less` behaves unless the person has said otherwise: colours pass, what fits the screen after
/// all is only printed, and it stays to be read afterwards.
const LESS: &str = "FRX";

/// A pager, and what it is able to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pager {
    command: String,
    /// Whether `LESS` is to be set.
    sets_less: bool,
    /// Whether it shows colours, and not the codes that they are made of.
    pub(super) takes_colours: bool,
}

impl Pager {
    /// The pager of `$PAGER`, else `less`, where `less` is the value of `LESS`; none where `$PAGER` is
    /// blank.
    pub(crate) fn of(command: Option<&str>, less: Option<&str>) -> Option<Self> {
        let command = command.unwrap_or("less");
        let mut words = command.split_whitespace();
        let program = words.next()?.rsplit('/').next()?;
        let options = less.into_iter().chain(words.filter(|word| word.starts_with('-')));
        let raw = less.is_none() || options.into_iter().any(|option| option.contains('R'));
        Some(Self {
            command: command.to_owned(),
            sets_less: less.is_none(),
            takes_colours: program == "less" && raw,
        })
    }

    /// Starts it; an interrupt then ends what it does and not this program under it.
    pub(super) fn start(&self) -> io::Result<Sink> {
        let held = Uninterrupted::start()?;
        let mut command = command(&self.command);
        if self.sets_less {
            command.env("LESS", LESS);
        }
        let mut child = command
            .stdin(Stdio::piped())
            // less would keep what was searched for in a file.
            .env("LESSHISTFILE", "-")
            .spawn()?;
        match child.stdin.take() {
            Some(input) => Ok(Sink::Paged { child, input, _held: held }),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::usual(None, None, Some((true, true)))]
    #[case::named(Some("less"), None, Some((true, true)))]
    #[case::at_a_path(Some("/usr/bin/less -S"), None, Some((true, true)))]
    #[case::as_set(Some("less"), Some("-iM"), Some((false, false)))]
    #[case::as_set_with_colours(Some("less"), Some("-iMR"), Some((false, true)))]
    #[case::with_an_option(Some("less -R"), Some("M"), Some((false, true)))]
    #[case::another(Some("more"), None, Some((true, false)))]
    #[case::a_line_of_shell(Some("less -R | cat"), None, Some((true, true)))]
    #[case::none(Some("  "), None, None)]
    fn colours_go_to_a_pager_that_takes_them(
        #[case] command: Option<&str>,
        #[case] less: Option<&str>,
        #[case] expected: Option<(bool, bool)>,
    ) {
        let pager = Pager::of(command, less);
        assert_eq!(pager.map(|pager| (pager.sets_less, pager.takes_colours)), expected);
    }
}
