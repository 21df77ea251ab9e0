//! A home of its own for each test, and the program run in it at a frozen time.

use std::fmt;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use assert_cmd::Command;
use daymark::domain::change::{Change, ChangeKind};
use daymark::domain::entry::Entry;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::record::Meta;
use daymark::domain::records::focus::limit::Measure;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::records::routine::{Routine, SchedulePeriod};
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::{Instant, Moment};
use daymark::storage::{Access, Ids, Journal, JournalPaths, KeyPlace, Result, WriteTxn};
use rusqlite::Connection;
use serde_json::Value;

/// The time at which the program runs, unless a test says otherwise.
pub(crate) const NOW: &str = "2026-11-20T21:30:00+01:00";

/// A home directory that goes with the test.
pub(crate) struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    /// An empty home.
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// A home with a journal that holds nothing.
    pub(crate) fn with_empty_journal() -> Self {
        let home = Self::new();
        Journal::create(&home.place(), KeyPlace::Apart, ids()).unwrap();
        home
    }

    /// A home with the journal of someone who stopped using heroin on 31 August, 81 days ago.
    pub(crate) fn with_journal() -> Self {
        let home = Self::with_empty_journal();
        home.add_focus("heroin", FocusKind::OpioidShort, UseGoal::None, Some("2026-08-31"));
        home
    }

    /// A path inside it.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.dir.path().join(inside)
    }

    /// The directory of the settings.
    pub(crate) fn config_dir(&self) -> PathBuf {
        self.path(".config/daymark")
    }

    /// Writes a file of the directory of the settings.
    pub(crate) fn write_config(&self, name: &str, text: &str) {
        fs::create_dir_all(self.config_dir()).unwrap();
        fs::write(self.config_dir().join(name), text).unwrap();
    }

    /// Where its journal and the keys are.
    pub(crate) fn place(&self) -> JournalPaths {
        JournalPaths::new(self.path(".local/share/daymark"), self.config_dir().join("keys"))
    }

    /// Its journal, opened beside the program.
    pub(crate) fn journal(&self) -> Journal {
        Journal::open(&self.place(), Access::Write, ids()).unwrap()
    }

    /// The database of its journal, made where it is not there, as any program with the key opens it.
    pub(crate) fn database(&self) -> Connection {
        self.database_in(self.place().dir())
    }

    /// The database of a journal directory, which has its key there or among the keys.
    pub(crate) fn database_in(&self, dir: &Path) -> Connection {
        let companion = fs::read_to_string(dir.join("journal.toml")).unwrap();
        let id = companion.split("id = \"").nth(1).unwrap().split('"').next().unwrap();
        let apart = self.config_dir().join(format!("keys/{id}.key"));
        let key = fs::read_to_string(dir.join("journal.key"));
        let key = key.or_else(|_| fs::read_to_string(apart)).unwrap();
        let conn = Connection::open(dir.join("journal.db")).unwrap();
        conn.pragma_update(None, "key", format!("x'{}'", key.trim())).unwrap();
        conn
    }

    /// Every entry of its journal, in the order of ids.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let mut found = Vec::new();
        let collect = |entry| -> Result<()> {
            found.push(entry);
            Ok(())
        };
        self.journal().each_entry(collect).unwrap();
        found
    }

    /// Changes its journal beside the program.
    pub(crate) fn change(&self, work: impl FnOnce(&WriteTxn<'_>) -> Result<()>) {
        let at: Instant = Moment::try_from(NOW.to_owned()).unwrap().into();
        let change = Change { at, verb: ChangeKind::Add, subject: "a test".to_owned() };
        self.journal().change(&change, work).unwrap();
    }

    /// Adds a focus after those that are there.
    pub(crate) fn add_focus(
        &self,
        name: &str,
        kind: FocusKind,
        goal: UseGoal,
        since: Option<&str>,
    ) {
        self.change(|change| {
            let attempt = |since| Ok(Attempt { id: change.new_id()?, since, learned: None });
            change.add_focus(&Focus {
                id: change.new_id()?,
                name: name.parse().unwrap(),
                kind,
                goal,
                maintenance: false,
                position: u32::try_from(change.read().focuses()?.len()).unwrap(),
                archived_at: None,
                updated_at: change.now(),
                attempts: since.map(day).into_iter().map(attempt).collect::<Result<_>>()?,
                phases: Vec::new(),
                measure: Measure::default(),
                tolerance_fell_on: Vec::new(),
            })
        });
    }

    /// Adds a routine that is due as `schedule` says from 1 January on, after those that are there.
    pub(crate) fn add_routine(&self, name: &str, schedule: &str) {
        self.change(|change| {
            change.put(&Routine {
                meta: Meta {
                    id: change.new_id()?,
                    name: name.parse().unwrap(),
                    position: u32::try_from(change.read().routines()?.len()).unwrap(),
                    archived_at: None,
                    updated_at: change.now(),
                },
                category: None,
                archived_on: None,
                periods: vec![SchedulePeriod {
                    from: day("2026-01-01"),
                    schedule: schedule.parse().unwrap(),
                }],
                excused: Stays::default(),
                marked_on: Vec::new(),
                time: None,
            })
        });
    }

    /// Every file and directory of this home, as paths inside it, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(dir: &Path, home: &Path, found: &mut Vec<String>) {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                found.push(path.strip_prefix(home).unwrap().to_str().unwrap().to_owned());
                if path.is_dir() {
                    walk(&path, home, found);
                }
            }
        }
        let mut found = Vec::new();
        walk(self.dir.path(), self.dir.path(), &mut found);
        found.sort();
        found
    }

    /// The program, with nothing of the surroundings but this home and a frozen clock.
    pub(crate) fn program(&self, words: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daymark"));
        command
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", self.dir.path())
            .env("TMPDIR", self.dir.path())
            .envs(counters())
            .current_dir(self.dir.path())
            .env("LC_ALL", "C.UTF-8")
            .env("DAYMARK_NOW", NOW)
            .env("DAYMARK_SEED", "1")
            .args(words);
        command
    }

    /// As [`Home::program`], started by another, which is given the path and the words to start.
    pub(crate) fn program_under(&self, starter: &[&str], words: &[&str]) -> std::process::Command {
        let program = self.program(words);
        let mut command = std::process::Command::new(starter[0]);
        command
            .args(&starter[1..])
            .arg(program.get_program())
            .args(program.get_args())
            .current_dir(self.dir.path())
            .env_clear()
            .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command
    }

    /// As [`Home::program`], with files that may grow to so many blocks of 512 bytes.
    pub(crate) fn program_limited(&self, blocks: u64, words: &[&str]) -> std::process::Command {
        let limit = format!("ulimit -f {blocks} && exec \"$0\" \"$@\"");
        self.program_under(&["sh", "-c", &limit], words)
    }

    /// As [`Home::program`], as someone whom the modes of files bind, who this home then belongs to.
    pub(crate) fn program_bound(&self, words: &[&str]) -> std::process::Command {
        const NOBODY: u32 = 65_534;
        let mut command = self.program(words);
        // Nothing is read-only to root.
        if rustix::process::geteuid().is_root() {
            chown(self.dir.path(), Some(NOBODY), None).unwrap();
            self.files()
                .iter()
                .for_each(|file| chown(self.path(file), Some(NOBODY), None).unwrap());
            command.uid(NOBODY);
        }
        command
    }

    /// As [`Home::program`], to be looked at when it has ended, within a minute.
    pub(crate) fn daymark(&self, words: &[&str]) -> Command {
        let mut command = Command::from_std(self.program(words));
        command.timeout(std::time::Duration::from_mins(1));
        command
    }

    /// Runs the program with the words of a line, in which single quotes hold words together.
    pub(crate) fn run(&self, line: &str) -> Said {
        self.heard(&mut self.daymark(&words(line)))
    }

    /// As [`Home::run`], at another time.
    pub(crate) fn run_at(&self, now: &str, line: &str) -> Said {
        self.heard(self.daymark(&words(line)).env("DAYMARK_NOW", now))
    }

    /// As [`Home::run`], with something on standard input.
    pub(crate) fn run_with_input(&self, line: &str, input: impl Into<Vec<u8>>) -> Said {
        self.heard(self.daymark(&words(line)).write_stdin(input))
    }

    /// Runs the program as made ready by [`Home::daymark`].
    pub(crate) fn heard(&self, command: &mut Command) -> Said {
        let output = command.output().unwrap();
        let home = self.dir.path().to_str().unwrap();
        Said {
            stdout: text(&output.stdout).replace(home, "~"),
            stderr: text(&output.stderr).replace(home, "~"),
            code: output.status.code().unwrap(),
        }
    }

    /// What the program answers; it must succeed.
    pub(crate) fn answer(&self, words: &[&str]) -> String {
        text(&self.daymark(words).assert().success().get_output().stdout)
    }

    /// What the program answers with `--json`, held against the schema that it names.
    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let output = self.daymark(words).arg("--json").assert().success();
        valid(&output.get_output().stdout)
    }

    /// What the program says is wrong with `--json`, held against the schema that it names.
    pub(crate) fn json_error(&self, words: &[&str]) -> Value {
        let output = self.daymark(words).arg("--json").assert().failure();
        assert_eq!(text(&output.get_output().stdout), "");
        valid(&output.get_output().stderr)
    }
}

/// Runs the program beside another that has the journal, which lets go of it once the program says that
/// it waits; gives what it said after that.
pub(crate) fn once_it_waits(
    program: &mut std::process::Command,
    let_go: impl FnOnce(),
) -> std::process::Output {
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut talk = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    talk.read_line(&mut said).unwrap();
    assert_eq!(said, "Another daymark is using the journal. Waiting for it.\n");
    let_go();
    let mut rest = Vec::new();
    talk.read_to_end(&mut rest).unwrap();
    std::process::Output { stderr: rest, ..child.wait_with_output().unwrap() }
}

/// A JSON answer, held against the schema that it names.
fn valid(bytes: &[u8]) -> Value {
    let answer: Value = serde_json::from_slice(bytes).unwrap();
    let name = answer["schema"].as_str().unwrap().strip_prefix("daymark.").unwrap();
    let schema = schema(&format!("{name}.json")).unwrap();
    let validator = jsonschema::options().with_retriever(Beside).build(&schema).unwrap();
    let errors: Vec<_> = validator.iter_errors(&answer).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{answer:#}");
    answer
}

/// A schema by the name of its file.
fn schema(file: &str) -> std::io::Result<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(file);
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// Finds the schemas that others name, beside them.
struct Beside;

impl jsonschema::Retrieve for Beside {
    fn retrieve(
        &self,
        uri: &jsonschema::Uri<String>,
    ) -> std::result::Result<Value, Box<dyn std::error::Error + Send + Sync>> {
        Ok(schema(uri.path().as_str().trim_start_matches('/'))?)
    }
}

/// All that the program said, and its exit code.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- standard error\n{}", self.stderr)?;
        }
        write!(f, "--- exit {}", self.code)
    }
}

/// The words of a line, in which single quotes hold words together.
pub(crate) fn words(line: &str) -> Vec<&str> {
    let parts = line.split('\'').enumerate();
    parts
        .flat_map(|(n, part)| match n % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        })
        .collect()
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn ids() -> Ids {
    Ids::seeded("tests".to_owned())
}

/// Output as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A page as one line, so that words are found wherever it breaks.
pub(crate) fn unwrapped(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a program that was built to count which of its lines run writes this, if the tests are run for that.
#[expect(clippy::disallowed_methods, reason = "it is no setting of daymark")]
fn counters() -> Option<(&'static str, std::ffi::OsString)> {
    const FILE: &str = "LLVM_PROFILE_FILE";
    std::env::var_os(FILE).map(|file| (FILE, file))
}
