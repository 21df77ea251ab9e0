//! What a command on the journal runs with: a console, the settings and the time.

use std::cell::Cell;

use chrono::NaiveTime;

use super::console::{Console, SHEET};
use super::error::Error;
use super::output;
use super::prompt::{Asks, Prompt};
use super::settings::Settings;
use crate::clock::Clock;
use crate::domain::time::day::Day;
use crate::domain::time::horizon::Horizon;
use crate::domain::time::moment::{Instant, Moment};
use crate::domain::time::parse_date::Zone;
use crate::render::look::{Look, Paper};
use crate::report::help::Contacts;
use crate::storage::{self, AsOf, Ids, Journal};

/// What a command on the journal has: a console, the settings, the time.
pub(crate) struct Context<'a> {
    /// Flags, environment, output and prompts.
    pub(crate) console: &'a mut Console,
    /// The settings.
    pub(crate) settings: Settings,
    clock: Clock,
    /// What has happened, as far as it was looked up.
    pub(super) horizon: Cell<Horizon>,
}

impl Asks for Context<'_> {
    fn prompt(&mut self) -> &mut Prompt {
        &mut self.console.prompt
    }
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
        let paper = Some(Paper { emergency, any_printer: true });
        Look { width: SHEET, color: false, whole: true, paper, ..look }
    }

    /// The clock's day: before `day_end` it is still the one before. What is written belongs to it.
    pub(crate) fn today(&self) -> Day {
        self.now().day(self.settings.day_end)
    }

    /// When the current day ends, where the calendar has gone on to the next: after midnight.
    pub(crate) fn night_until(&self) -> Option<NaiveTime> {
        (self.now().date() > self.today()).then_some(self.settings.day_end)
    }

    /// The journal as it is seen now.
    pub(crate) fn as_of<'j>(&self, journal: &'j Journal) -> Result<AsOf<'j>, storage::Error> {
        Ok(journal.as_of(self.now(), self.today())?.excusing_stays(self.settings.excuses_stays))
    }

    /// Runs several reads on one unmoving state of the journal, as it is seen now.
    pub(crate) fn snapshot<T, E: From<storage::Error>>(
        &self,
        journal: &Journal,
        reads: impl FnOnce(&AsOf<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        journal.snapshot(|journal| reads(&self.as_of(journal)?))
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
