//! What a person has set, from the environment and the settings file.

mod environment;
mod file;
mod keys;
mod own_help;
mod text_file;

use std::collections::BTreeSet;

use chrono::{NaiveTime, Weekday};

use super::error::Error;
use crate::domain::code::Code;
use crate::domain::recovery::expectations::Published;
use crate::domain::recovery::region::Region;
use crate::domain::series::Series;
use crate::render::format::HourFormat;
use crate::render::labels::Labels;

pub(crate) use environment::Environment;
pub(crate) use file::{SettingsFile, settings_with};
pub(crate) use keys::Key;
pub(crate) use own_help::{OwnHelpFile, own_help_with};

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that has it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The settings, each valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// When a day ends, 00:00 to 12:00.
    pub(crate) day_end: NaiveTime,
    /// The first day of a week.
    pub(crate) week_start: Weekday,
    /// How times of day are written.
    pub(crate) clock: HourFormat,
    /// Whose lines of help are shown; every region's when absent.
    pub(crate) region: Option<Region>,
    /// When to use colour.
    pub(crate) color: Color,
    /// Whether long answers go through `$PAGER`.
    pub(crate) pager: bool,
    /// Whether answers are plain without being asked to be.
    pub(crate) plain: bool,
    /// Whether routines are excused on days in detox, inpatient care or custody.
    pub(crate) excuses_stays: bool,
    /// What is shown of published lines and figures.
    pub(crate) published: Published,
    /// Which of the fixed scales a check-in asks for.
    pub(crate) scales: BTreeSet<Series>,
    /// The command that prints the passphrase.
    pub(crate) passphrase_command: Option<String>,
    /// The person's words for those of the product.
    pub(crate) labels: Labels,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            day_end: NaiveTime::from_hms_opt(4, 0, 0).unwrap_or_default(),
            week_start: Weekday::Mon,
            clock: HourFormat::H24,
            region: None,
            color: Color::Auto,
            pager: true,
            plain: false,
            excuses_stays: true,
            published: Published { context: true, statistics: false },
            scales: Series::ALL.iter().copied().collect(),
            passphrase_command: None,
            labels: Labels::default(),
        }
    }
}

impl Settings {
    /// Reads the settings file; without one these are the defaults.
    ///
    /// # Errors
    /// One of kind `Settings` that names the file, the line and the key.
    pub(crate) fn load(environment: &Environment) -> Result<Self, Error> {
        SettingsFile::read(environment.settings_file()?)?.settings()
    }
}
