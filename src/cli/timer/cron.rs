//! A reminder as a line of the crontab, which is known by its end.

use chrono::{NaiveTime, Timelike};

use super::{DailyCommand, Timer, must, run};
use crate::cli::error::Error;
use crate::render::format::quoted;

/// How the line ends.
const MARK: &str = "# daymark remind";

/// The crontab of the person.
pub(crate) struct Cron;

impl Cron {
    /// What it is called.
    pub(crate) const NAME: &str = "cron";

    /// The crontab without the line, and the line.
    fn read() -> Result<(String, Option<String>), Error> {
        let unread = |cause| Error::io("the crontab could not be read", &cause);
        let output = run("crontab", &["-l"], None).map_err(unread)?;
        let said = String::from_utf8_lossy(&output.stderr).to_lowercase();
        let text = if output.status.success() {
            String::from_utf8_lossy(&output.stdout).into_owned()
        } else if said.contains("no crontab") || said.contains("no such file") {
            String::new()
        } else {
            // What is there and cannot be read must not be written over.
            let error = Error::refused("the crontab could not be read; nothing was written");
            return Err(error.cause(said.trim()));
        };
        let own = text.lines().find(|line| line.ends_with(MARK)).map(str::to_owned);
        let others = text.lines().filter(|line| !line.ends_with(MARK));
        Ok((others.flat_map(|line| [line, "\n"]).collect(), own))
    }

    fn line(command: &DailyCommand, at: NaiveTime) -> String {
        let program = command.program.display().to_string();
        let words = std::iter::once(program).chain(command.words());
        // Paths are absolute, so what begins with hyphens is a flag of ours.
        let whole =
            |word: String| if word.starts_with("--") { word } else { quoted(&word).into_owned() };
        let words: Vec<String> = words.map(whole).collect();
        // A percent sign would end the line.
        let words = words.join(" ").replace('%', "\\%");
        format!("{} {} * * * {words} {MARK}", at.minute(), at.hour())
    }
}

impl Timer for Cron {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn is_running(&self) -> bool {
        true
    }

    fn at(&self) -> Result<Option<String>, Error> {
        let (_, line) = Self::read()?;
        Ok(line.and_then(|line| {
            let mut parts = line.split(' ');
            let (minute, hour) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            NaiveTime::from_hms_opt(hour, minute, 0).map(|at| at.format("%H:%M").to_string())
        }))
    }

    fn preview(&self, command: &DailyCommand, at: NaiveTime) -> String {
        format!("In your crontab:\n{}\n", Self::line(command, at))
    }

    fn install(&self, command: &DailyCommand, at: NaiveTime) -> Result<(), Error> {
        let (others, _) = Self::read()?;
        let table = format!("{others}{}\n", Self::line(command, at));
        must("crontab", &["-"], Some(&table)).map(drop)
    }

    fn remove(&self) -> Result<(), Error> {
        let (others, _) = Self::read()?;
        must("crontab", &["-"], Some(&others)).map(drop)
    }

    fn note(&self) -> Option<&'static str> {
        Some("cron sends you its words as a mail on this machine.")
    }
}
