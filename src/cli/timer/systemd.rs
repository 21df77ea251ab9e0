//! A reminder as a timer of the person's own systemd.

use std::fs;
use std::io;
use std::path::PathBuf;

use chrono::NaiveTime;

use super::{DailyCommand, Timer, answers, must};
use crate::cli::error::Error;
use crate::cli::settings::Environment;
use crate::storage::AtomicFile;

const SERVICE: &str = "daymark-remind.service";
const TIMER: &str = "daymark-remind.timer";

/// What the service runs: what is said is shown, and nothing is said where there is nothing to say.
const SCRIPT: &str = "words=$(\"$0\" \"$@\") && test -n \"$words\" && exec notify-send \"A note for you\" \"$words\" || true";

/// The units of the person.
pub(crate) struct Systemd {
    dir: PathBuf,
}

impl Systemd {
    /// What it is called.
    pub(crate) const NAME: &str = "systemd";

    /// The units of a person with this environment.
    ///
    /// # Errors
    /// Where the home directory is not known.
    pub(crate) fn of(environment: &Environment) -> Result<Self, Error> {
        let config = environment.config_dir()?;
        let dir = config.parent().unwrap_or(&config).join("systemd/user");
        Ok(Self { dir })
    }

    fn files(&self, command: &DailyCommand, at: NaiveTime) -> [(PathBuf, String); 2] {
        let program = command.program.display().to_string();
        let words: Vec<_> = ["/bin/sh".to_owned(), "-c".to_owned(), SCRIPT.to_owned(), program]
            .into_iter()
            .chain(command.words())
            .map(|word| quoted(&word))
            .collect();
        let service = format!(
            "[Unit]\nDescription=A note for the day\n\n[Service]\nType=oneshot\nExecStart={}\n",
            words.join(" ")
        );
        let timer = format!(
            "[Unit]\nDescription=A note for the day\n\n[Timer]\nOnCalendar=*-*-* {}:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n",
            at.format("%H:%M")
        );
        [(self.dir.join(SERVICE), service), (self.dir.join(TIMER), timer)]
    }
}

impl Timer for Systemd {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    /// There may be no session for it to run in: in a container, or over a line to a server.
    fn is_running(&self) -> bool {
        answers("systemctl", &["--user", "show", "--property=Version"])
    }

    fn at(&self) -> Result<Option<String>, Error> {
        let path = self.dir.join(TIMER);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(text.lines().find_map(|line| {
                let time = line.strip_prefix("OnCalendar=*-*-* ")?;
                Some(time.strip_suffix(":00").unwrap_or(time).to_owned())
            })),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Error::io(format!("{} could not be read", path.display()), &cause)),
        }
    }

    fn preview(&self, command: &DailyCommand, at: NaiveTime) -> String {
        let files = self.files(command, at);
        files.map(|(path, text)| format!("{}:\n{text}\n", path.display())).concat()
    }

    fn install(&self, command: &DailyCommand, at: NaiveTime) -> Result<(), Error> {
        let unwritten = |path: &PathBuf, cause: &io::Error| {
            Error::io(format!("{} could not be written", path.display()), cause)
        };
        fs::create_dir_all(&self.dir).map_err(|cause| unwritten(&self.dir, &cause))?;
        for (path, text) in self.files(command, at) {
            let written = AtomicFile::begin(&path).and_then(|mut file| {
                io::Write::write_all(&mut file, text.as_bytes())?;
                Ok(file)
            });
            let file = written.map_err(|cause| unwritten(&path, &cause))?;
            file.finish(true).map_err(|error| Error::file(path.display(), "written", &error))?;
        }
        let enabled = must("systemctl", &["--user", "daemon-reload"], None)
            .and_then(|_| must("systemctl", &["--user", "enable", "--now", TIMER], None));
        let Err(error) = enabled else { return Ok(()) };
        self.remove()?;
        Err(error.hint("systemd did not take the reminder, and nothing of it was kept"))
    }

    fn remove(&self) -> Result<(), Error> {
        // Where it cannot be asked it runs no timer, and at its next start it finds none.
        let _asked = must("systemctl", &["--user", "disable", "--now", TIMER], None);
        let wanted = format!("timers.target.wants/{TIMER}");
        for name in [SERVICE, TIMER, &wanted] {
            let path = self.dir.join(name);
            match fs::remove_file(&path) {
                Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                    let said = format!("{} could not be removed", path.display());
                    return Err(Error::io(said, &cause));
                }
                _ => {}
            }
        }
        let _asked = must("systemctl", &["--user", "daemon-reload"], None);
        Ok(())
    }

    fn note(&self) -> Option<&'static str> {
        let shows = answers("notify-send", &["--version"]);
        (!shows).then_some("notify-send is not on this machine, and without it nothing is shown.")
    }
}

/// A word of a command line in a unit: nothing in it stands for anything else.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '%' | '$' => quoted.extend([c, c]),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
