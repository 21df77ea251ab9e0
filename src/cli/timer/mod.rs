//! A reminder on this machine: a timer of systemd, or a line for cron.

mod cron;
mod systemd;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use chrono::NaiveTime;

use super::args::remind::Scheduler;
use super::console::Console;
use super::error::Error;
pub(crate) use cron::Cron;
pub(crate) use systemd::Systemd;

/// What is run each day: the program, and the journal where it is not the usual one.
pub(crate) struct DailyCommand {
    program: PathBuf,
    journal: Option<PathBuf>,
}

impl DailyCommand {
    /// The program that runs now, on the journal that it was given.
    ///
    /// # Errors
    /// Where the place of either is not known.
    pub(crate) fn of(console: &Console) -> Result<Self, Error> {
        let unknown = |cause| Error::io("the place of the program is not known", &cause);
        let program = std::env::current_exe().map_err(unknown)?;
        let named = console.global.journal.is_some() || console.environment.journal.is_some();
        let journal = named.then(|| console.journal_dir()).transpose()?;
        let journal = journal.map(std::path::absolute).transpose().map_err(unknown)?;
        Ok(Self { program, journal })
    }

    /// The words after the program.
    fn words(&self) -> Vec<String> {
        let journal = self.journal.as_ref().map(|dir| dir.display().to_string());
        let journal = journal.map(|dir| ["--journal".to_owned(), dir]);
        let say = ["remind", "say", "--no-input"].map(str::to_owned);
        journal.into_iter().flatten().chain(say).collect()
    }
}

/// A scheduler of this machine, and what it has.
pub(crate) trait Timer {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// Whether it runs what it is given, for this person and now.
    fn is_running(&self) -> bool;

    /// The time at which the reminder comes, where one is set.
    ///
    /// # Errors
    /// Where it cannot be asked.
    fn at(&self) -> Result<Option<String>, Error>;

    /// What would be written, to be read before it is.
    fn preview(&self, command: &DailyCommand, at: NaiveTime) -> String;

    /// Sets the reminder, in the place of one that is set.
    ///
    /// # Errors
    /// Where it cannot be written, or is refused.
    fn install(&self, command: &DailyCommand, at: NaiveTime) -> Result<(), Error>;

    /// Takes the reminder away.
    ///
    /// # Errors
    /// Where it cannot be changed.
    fn remove(&self) -> Result<(), Error>;

    /// What has to be known besides, if anything.
    fn note(&self) -> Option<&'static str>;
}

/// The scheduler that was asked for, else the first that runs.
///
/// # Errors
/// Where there is none.
pub(crate) fn chosen(console: &Console, asked: Option<Scheduler>) -> Result<Box<dyn Timer>, Error> {
    let all = all(console)?;
    let found = match asked {
        Some(Scheduler::Systemd) => all.into_iter().find(|one| one.name() == Systemd::NAME),
        Some(Scheduler::Cron) => all.into_iter().find(|one| one.name() == Cron::NAME),
        None => all.into_iter().find(|one| one.is_running()),
    };
    found.ok_or_else(|| {
        Error::refused("what runs a reminder is not on this machine; nothing was written")
            .hint("a reminder needs systemd or cron; an alarm on your phone does as well")
    })
}

/// Every scheduler that is there.
///
/// # Errors
/// Where the home directory is not known.
pub(crate) fn all(console: &Console) -> Result<Vec<Box<dyn Timer>>, Error> {
    let mut all: Vec<Box<dyn Timer>> = Vec::new();
    if answers("systemctl", &["--user", "--version"]) {
        all.push(Box::new(Systemd::of(&console.environment)?));
    }
    if answers("crontab", &["-V"]) || answers("crontab", &["-l"]) || has("crontab") {
        all.push(Box::new(Cron));
    }
    Ok(all)
}

/// Whether a program is there and ends well.
fn answers(program: &str, words: &[&str]) -> bool {
    run(program, words, None).is_ok_and(|output| output.status.success())
}

/// Whether a program is there, and may be run.
fn has(program: &str) -> bool {
    use io::ErrorKind::{NotFound, PermissionDenied};
    // A program that is nowhere is "denied" too where one folder of the path may not be looked into.
    !matches!(run(program, &["-l"], None), Err(error) if matches!(error.kind(), NotFound | PermissionDenied))
}

/// Runs a program, with something on its standard input.
fn run(program: &str, words: &[&str], input: Option<&str>) -> io::Result<Output> {
    let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
    let mut child = Command::new(program)
        .args(words)
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let (Some(input), Some(mut stdin)) = (input, child.stdin.take()) {
        stdin.write_all(input.as_bytes())?;
    }
    child.wait_with_output()
}

/// Runs a program that has to end well.
///
/// # Errors
/// What it says where it does not.
fn must(program: &str, words: &[&str], input: Option<&str>) -> Result<Output, Error> {
    let refused = || Error::refused(format!("{program} {} did not work", words.join(" ")));
    match run(program, words, input) {
        Ok(output) if output.status.success() => Ok(output),
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            Err(refused().cause(if said.is_empty() { output.status.to_string() } else { said }))
        }
        Err(cause) => Err(refused().cause(cause)),
    }
}
