//! What every command runs with: flags, environment, output and prompts, but no journal.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::editor::{self, Draft};
use super::error::{Answered, Error, Kind};
use super::global::Global;
use super::output::{self, Mode, Out, Pager};
use super::prompt::{Asks, Prompt};
use super::settings::{Color, Environment, OwnHelpFile, Settings};
use super::talk::Talk;
use crate::domain::recovery::safety::OwnHelp;
use crate::domain::time::day::Day;
use crate::render::look::Look;
use crate::render::program::Program;
use crate::render::sanitize;
use crate::storage::{self, JournalPaths, SavedFlag};

/// The columns of a page that goes to no terminal: of a sheet of paper, a mail, a file.
pub(crate) const SHEET: u16 = 72;

/// Said once to whoever waits for another process that has the journal.
const WAITING: &str = "Another daymark is using the journal. Waiting for it.";

/// What every command has: flags, environment, output, prompts. No journal, settings or clock.
pub(crate) struct Console {
    /// The flags that every verb takes.
    pub(crate) global: Global,
    /// What the environment says.
    pub(crate) environment: Environment,
    /// Where answers go.
    pub(crate) out: Out,
    /// Where talk goes.
    talk: Talk,
    /// How the person is asked.
    pub(crate) prompt: Prompt,
    /// Whether anything was saved.
    pub(crate) saved: SavedFlag,
    /// Whether a text stood among the words of the command.
    pub(super) words_on_line: bool,
    /// Texts from an editor that are in no journal yet.
    pub(crate) drafts: Vec<Draft>,
    /// The journal that a passphrase opened.
    pub(crate) opened: Option<JournalPaths>,
    /// The day on which the weekly backup beside the journal is due.
    pub(super) backup_due: Option<Day>,
}

impl Asks for Console {
    fn prompt(&mut self) -> &mut Prompt {
        &mut self.prompt
    }
}

impl Console {
    /// The console of this process.
    pub(crate) fn new(mut global: Global, environment: Environment) -> Self {
        global.plain |= environment.accessible;
        let unicode = environment.unicode;
        let can_redraw = !global.plain && !environment.dumb;
        let (out, talk) = (Out::direct(unicode), Talk::new(unicode, global.plain));
        let prompt = Prompt::open(global.no_input, talk, can_redraw);
        if !global.quiet {
            // Unheard, it waits all the same.
            storage::tell_of_waiting(move || drop(talk.say(WAITING)));
        }
        Self {
            global,
            environment,
            out,
            talk,
            prompt,
            saved: SavedFlag::default(),
            words_on_line: false,
            drafts: Vec::new(),
            opened: None,
            backup_due: None,
        }
    }

    /// What the person's editor makes of a private copy of `draft`; see [`editor::compose`].
    pub(crate) fn compose(&mut self, draft: &str, flag: &str) -> Result<String, Error> {
        self.may_edit()?;
        let (text, file) = editor::compose(&self.environment, draft, flag)?;
        self.drafts.push(file);
        Ok(text)
    }

    /// Opens the person's editor on a file that is there.
    pub(crate) fn edit(&self, file: &Path) -> Result<(), Error> {
        self.may_edit()?;
        editor::open(&self.environment, file)
    }

    fn may_edit(&self) -> Result<(), Error> {
        if self.global.no_input {
            return Err(Error::usage("an editor cannot be opened with --no-input"));
        }
        Ok(())
    }

    /// Lets go of the texts from an editor, which are saved by now.
    pub(crate) fn discard_drafts(&mut self) {
        self.drafts.drain(..).for_each(Draft::discard);
    }

    /// Keeps the newest text from an editor, which an error keeps from being saved.
    pub(crate) fn keep_draft(&mut self, error: Error) -> Error {
        match self.drafts.pop() {
            Some(draft) => draft.keep(error),
            None => error,
        }
    }

    /// Lets go of the texts from an editor, or keeps them where what they were for was not done.
    pub(crate) fn settle_drafts(&mut self, done: Result<(), Error>) -> Result<(), Error> {
        let done = done.map_err(|error| match error.kind {
            Kind::ClosedPipe | Kind::Saved => error,
            _ => self.drafts.drain(..).fold(error, |error, draft| draft.keep(error)),
        });
        self.discard_drafts();
        done
    }

    /// The form in which answers are given.
    pub(crate) fn mode(&self) -> Mode {
        match (self.global.json, self.global.plain) {
            (true, _) => Mode::Json,
            (false, true) => Mode::Plain,
            (false, false) => Mode::Text,
        }
    }

    /// Whether answers use colour, where the settings leave it to `setting`.
    fn color(&self, setting: Color) -> bool {
        let quiet_by_choice = self.environment.no_color || self.global.plain;
        match self.global.color.unwrap_or(if quiet_by_choice { Color::Never } else { setting }) {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => !quiet_by_choice && output::is_terminal(),
        }
    }

    /// The directory of the journal, there or not.
    pub(crate) fn journal_dir(&self) -> Result<PathBuf, Error> {
        self.environment.journal_dir(self.global.journal.as_ref())
    }

    /// Where the journal and its keys are kept, with the key that a passphrase gave.
    pub(crate) fn place(&self) -> Result<JournalPaths, Error> {
        let place = JournalPaths::new(self.journal_dir()?, self.environment.key_dir()?);
        let opened = self.opened.as_ref().filter(|opened| opened.dir() == place.dir());
        Ok(opened.cloned().unwrap_or(place))
    }

    /// Says something beside the answer, unless `--quiet`.
    pub(crate) fn say(&mut self, line: impl std::fmt::Display) {
        if !self.global.quiet {
            self.warn(line);
        }
    }

    /// Says something beside the answer, even under `--quiet`.
    pub(crate) fn warn(&mut self, line: impl std::fmt::Display) {
        // With standard error closed there is nobody to talk to, and the answer is what counts.
        let _unheard = self.talk.say(&line.to_string());
    }

    /// The person's own lines of help. What cannot be read of them is left out, and said in one line.
    pub(crate) fn own_help(&mut self) -> OwnHelp {
        // Without a home there is no file, and nothing to say of it.
        let Ok(path) = self.environment.help_file() else { return OwnHelp::default() };
        let place = sanitize::path(&path, self.environment.unicode);
        let (own, left_out) = match OwnHelpFile::read(path).and_then(|file| file.own_help()) {
            Ok((own, left_out)) => (own, left_out.join("; ")),
            Err(error) => (OwnHelp::default(), error.cause.unwrap_or(error.message)),
        };
        if !left_out.is_empty() {
            self.warn(format!("not all of {place} is shown: {left_out}"));
        }
        own
    }

    /// Gives a view as one JSON object, or as `text` writes it.
    pub(crate) fn answer<V: Serialize>(
        &mut self,
        view: &V,
        text: impl FnOnce(&V, &mut Out) -> io::Result<()>,
    ) -> Result<(), Error> {
        if self.mode() != Mode::Json {
            return text(view, &mut self.out).answered();
        }
        self.out.json(view).answered()
    }

    /// Asks nothing from here on, as under `--no-input`.
    pub(crate) fn ask_nothing(&mut self) {
        self.global.no_input = true;
        self.prompt = Prompt::open(true, self.talk, false);
    }

    /// Applies the settings `plain` and `color` to output and prompts.
    pub(crate) fn settle(&mut self, settings: &Settings) {
        if settings.plain && !self.global.plain {
            self.global.plain = true;
            self.talk = Talk::new(self.environment.unicode, true);
            self.prompt = Prompt::open(self.global.no_input, self.talk, false);
        }
        if self.color(settings.color) {
            self.out.paint();
        }
    }

    /// Applies the settings, and sends long answers through the pager where that is wanted.
    pub(crate) fn page(&mut self, settings: &Settings) {
        self.settle(settings);
        let Environment { pager, less, .. } = &self.environment;
        let wanted = settings.pager && !self.environment.dumb;
        let pager = Pager::of(pager.as_deref(), less.as_deref()).filter(|_| wanted);
        if let (Some(pager), Mode::Text | Mode::Plain) = (pager, self.mode()) {
            self.out.through(&pager);
        }
    }

    /// Writes out the answers so far, so that they can be read before a question.
    pub(crate) fn show_answers(&mut self) -> Result<(), Error> {
        self.out.show().answered()
    }

    /// How pages look under these settings.
    pub(crate) fn look(&self, settings: &Settings) -> Look {
        Look {
            width: self.width(),
            unicode: self.environment.unicode,
            color: self.color(settings.color),
            plain: self.global.plain,
            whole: !output::is_terminal(),
            paper: None,
            clock: settings.clock,
            labels: settings.labels.clone(),
            program: self.program(),
        }
    }

    /// How the program is called in the commands that it shows.
    pub(crate) fn program(&self) -> Program {
        Program::with_journal(self.global.journal.as_deref())
    }

    /// Columns that pages may fill: those of the terminal, else of `COLUMNS`, else those of a sheet.
    fn width(&self) -> u16 {
        let said = self.environment.columns.filter(|columns| *columns > 0);
        output::columns().or(said).unwrap_or(SHEET)
    }

    /// The rows of the terminal that shows answers for the eye or the ear; `None` where none does.
    pub(crate) fn rows(&self) -> Option<usize> {
        output::rows().filter(|_| self.mode() != Mode::Json)
    }
}
