//! What a command runs with: `Console` for all of them, `Context` for those that open a journal.

use std::cell::Cell;
use std::io;
use std::path::PathBuf;

use serde::Serialize;

use super::args::Global;
use super::editor::{self, Draft};
use super::error::{Answered, Error, Kind};
use super::output::{self, Mode, Out, Pager};
use super::prompt::{Asks, Prompt};
use super::settings::{Color, Environment, OwnHelpFile, Settings};
use super::talk::Talk;
use super::{local_backup, passphrase};
use crate::clock::Clock;
use crate::domain::recovery::safety::OwnHelp;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::parse_date::{self, BadWhen, Zone};
use crate::render::program::Program;
use crate::render::sanitize;
use crate::render::style::{Look, Paper};
use crate::report::help::Contacts;
use crate::storage::{
    self, Access, AsOf, Closed, Ids, Journal, JournalPaths, OlderCopy, SavedFlag,
};

/// The columns of a page that goes to no terminal: of a sheet of paper, a mail, a file.
pub(crate) const SHEET: u16 = 72;

/// Said once to whoever waits for another process that has the journal.
const WAITING: &str = "Another daymark is at work on the journal; waiting for it.";

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

impl Asks for Context<'_> {
    fn prompt(&mut self) -> &mut Prompt {
        &mut self.console.prompt
    }
}

impl Console {
    /// The console of this process.
    pub(crate) fn new(mut global: Global, environment: Environment) -> Self {
        global.plain |= environment.accessible;
        let unicode = environment.unicode;
        let can_redraw = !global.plain && !environment.dumb;
        let prompt = Prompt::open(global.no_input, unicode, can_redraw);
        let (out, talk) = (Out::direct(unicode), Talk::new(unicode));
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

    /// Applies the settings `plain` and `color` to output and prompts.
    pub(crate) fn settle(&mut self, settings: &Settings) {
        if settings.plain && !self.global.plain {
            self.global.plain = true;
            self.prompt = Prompt::open(self.global.no_input, self.environment.unicode, false);
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

/// What a command on the journal has: a console, the settings, the time.
pub(crate) struct Context<'a> {
    /// Flags, environment, output and prompts.
    pub(crate) console: &'a mut Console,
    /// The settings.
    pub(crate) settings: Settings,
    clock: Clock,
    /// What has happened, as far as it was looked up.
    horizon: Cell<Horizon>,
}

impl<'a> Context<'a> {
    /// Reads the clock and the settings.
    pub(crate) fn new(console: &'a mut Console) -> Result<Self, Error> {
        let clock = Clock::read()?;
        let settings = Settings::load(&console.environment)?;
        console.page(&settings);
        let horizon = Horizon::new(clock.now(), clock.now().day(settings.day_end));
        Ok(Self { console, settings, clock, horizon: Cell::new(horizon) })
    }

    /// The clock, and the zone of the place where the program runs.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The time at which the program runs.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// What the clocks showed here at an instant; `None` outside 1900–9999.
    pub(crate) fn local(&self, at: Instant) -> Option<Moment> {
        self.clock.at_instant(at.seconds())
    }

    /// How pages look.
    pub(crate) fn look(&self) -> Look {
        self.console.look(&self.settings)
    }

    /// How a page looks that may be printed: on paper where that is asked for, or where answers go to no
    /// terminal.
    pub(crate) fn look_on_paper(&mut self, asked: bool) -> Look {
        let look = self.look();
        if !asked && output::is_terminal() {
            return look;
        }
        let contacts = Contacts::new(self.settings.region, &self.console.own_help());
        let emergency = look.line(&contacts.dial()).into_owned();
        let paper = Some(Paper { emergency });
        Look { width: SHEET, color: false, whole: true, paper, ..look }
    }

    /// The clock's day: before `day_end` it is still the one before. What is written belongs to it.
    pub(crate) fn today(&self) -> Day {
        self.now().day(self.settings.day_end)
    }

    /// The journal as it is seen now.
    pub(crate) fn seen<'j>(&self, journal: &'j Journal) -> Result<AsOf<'j>, storage::Error> {
        journal.seen(self.now(), self.today())
    }

    /// Runs several reads on one unmoving state of the journal, as it is seen now.
    pub(crate) fn snapshot<T, E: From<storage::Error>>(
        &self,
        journal: &Journal,
        reads: impl FnOnce(&AsOf<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        journal.snapshot(|journal| reads(&self.seen(journal)?))
    }

    /// The day that `--date` names, which must have come; the clock's day without one.
    ///
    /// The journal is only asked where it is a later one: something may have happened on it.
    pub(crate) fn day_arg(&mut self, words: Option<&str>) -> Result<Day, Error> {
        let Some(words) = words else { return Ok(self.today()) };
        match parse_date::past_day(words, self.today()) {
            Err(BadWhen::FutureDay { day, .. }) if day <= self.horizon.get().reach() => {
                let journal = self.journal(Access::Read)?;
                self.horizon.set(journal.horizon(self.now(), self.today())?);
                let today = self.horizon.get().today();
                if day <= today { Ok(day) } else { Err(BadWhen::FutureDay { day, today }.into()) }
            }
            day => Ok(day?),
        }
    }

    /// The current time by a clock on which a day has come that [`Context::day_arg`] gave.
    pub(crate) fn now_on(&self, day: Day) -> Moment {
        self.horizon.get().now_on(day)
    }

    /// The days that `--from` and `--to` name. The first must have come; the last one is `today`
    /// where it is not given, or lies ahead.
    pub(crate) fn span_args(
        &self,
        from: Option<&str>,
        to: Option<&str>,
        today: Day,
    ) -> Result<(Option<Day>, Day), Error> {
        let from = from.map(|words| parse_date::any_day(words, self.today())).transpose()?;
        if let Some(day) = from.filter(|from| *from > today) {
            return Err(BadWhen::FutureDay { day, today }.into());
        }
        let to = to.map_or(Ok(today), |words| parse_date::any_day(words, self.today()))?.min(today);
        if let Some(from) = from.filter(|from| *from > to) {
            let error = Error::refused(format!("{from} is after {to}"));
            return Err(error.hint("give the earlier day to --from and the later one to --to"));
        }
        Ok((from, to))
    }

    /// The day that words like those of `--since` name, which may lie ahead.
    pub(crate) fn any_day_arg(&self, words: &str) -> Result<Day, Error> {
        Ok(parse_date::any_day(words, self.today())?)
    }

    /// The moment that `--at` names, which must have come; now without one.
    pub(crate) fn at_arg(&self, words: Option<&str>) -> Result<Moment, Error> {
        words.map_or(Ok(self.now()), |words| {
            Ok(parse_date::past_moment(words, self.now(), self.settings.day_end, &self.clock)?)
        })
    }

    /// The day and the moment that `--date` and `--at` name, which must have come: a time without
    /// a date is of the day given with it, and without a day the day follows from the time.
    pub(crate) fn when_args(
        &mut self,
        date: Option<&str>,
        at: Option<&str>,
    ) -> Result<(Day, Moment), Error> {
        match (date, at) {
            (date, None) => self.day_arg(date).map(|day| (day, self.now_on(day))),
            (None, at) => self.at_arg(at).map(|at| (self.day_of(at), at)),
            (date, Some(words)) => {
                let (day, day_end) = (self.day_arg(date)?, self.settings.day_end);
                let at = parse_date::past_moment_of(words, day, self.now(), day_end, &self.clock)?;
                if at.date() < day { Err(not_come(day, at)) } else { Ok((day, at)) }
            }
        }
    }

    /// Opens the journal.
    pub(crate) fn journal(&mut self, access: Access) -> Result<Journal, Error> {
        let journal = match Journal::open(&self.console.place()?, access, self.ids()) {
            Err(storage::Error::Locked) => {
                Journal::open(&self.unlocked_place()?, access, self.ids())?
            }
            opened => opened?,
        };
        self.say_closed(&journal);
        let place = self.console.place()?;
        if access == Access::Write {
            self.sweep();
            let today = self.today();
            self.console.backup_due =
                local_backup::is_due(&place, &journal, today)?.then_some(today);
        }
        let (journal, older) = journal.watched(&place)?;
        if let Some(OlderCopy { here, before }) = older {
            self.console.warn(format!(
                "This journal is an older copy: it ends at change {here}, and change {before} was made here before. Where that was not meant, bring the newer one back."
            ));
        }
        Ok(journal.noting(self.console.saved.clone()))
    }

    /// Where the journal is, with its key: got from a slot where it is in no file.
    pub(crate) fn unlocked_place(&mut self) -> Result<JournalPaths, Error> {
        let place = self.console.place()?;
        if !place.is_locked() {
            return Ok(place);
        }
        let keys = passphrase::unlock(self, &place.slots()?)?;
        Ok(self.console.opened.insert(place.holding(keys)).clone())
    }

    /// Removes what programs that were ended in the middle of a write have left.
    pub(crate) fn sweep(&self) {
        if let Ok(place) = self.console.place() {
            place.sweep();
        }
        if let Ok(dir) = self.console.environment.config_dir() {
            storage::sweep(&dir);
        }
        editor::sweep(&self.console.environment);
    }

    /// Says what of a journal was open to others until it was opened.
    pub(crate) fn say_closed(&mut self, journal: &Journal) {
        for Closed { path, mode } in journal.closed() {
            let path = path.display();
            self.console.warn(format!(
                "{path} was open to others on this machine (mode {mode:04o}); now it is yours alone."
            ));
        }
    }

    /// Where the ids of new records come from.
    pub(crate) fn ids(&self) -> Ids {
        self.console.environment.seed.clone().map_or_else(Ids::random, Ids::seeded)
    }

    /// The journal day of a moment.
    pub(crate) fn day_of(&self, at: Moment) -> Day {
        at.day(self.settings.day_end)
    }
}

/// A day that had not come at the time given with it.
pub(crate) fn not_come(day: Day, at: Moment) -> Error {
    Error::refused(format!("{day} is after {}, when it happened", at.date()))
        .hint("give --date the day on which it happened, or an earlier one")
}
