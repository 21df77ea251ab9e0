//! The settings by name: what each takes, what it is for, how it is read and shown.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{NaiveTime, Weekday};
use clap::ValueEnum;

use super::{Color, Settings};
use crate::cli::error::Error;
use crate::domain::code::{Code, nearest};
use crate::domain::entry::LATEST_DAY_END;
use crate::domain::recovery::region::Region;
use crate::domain::series::Series;
use crate::domain::text::Label;
use crate::render::format::{self, HourFormat};
use crate::render::labels::LabelKey;

/// The table of the settings that rename a word of the product.
pub(super) const LABELS: &str = "labels";

/// One setting by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Key {
    /// One of a fixed form.
    Fixed(&'static Fixed),
    /// The word for something, `labels.<what>`.
    Label(LabelKey),
}

/// A setting of a fixed form.
#[derive(Debug)]
pub(crate) struct Fixed {
    name: &'static str,
    takes: fn() -> Cow<'static, str>,
    about: &'static str,
    show: fn(&Settings) -> String,
    /// Sets it from text; `None` when the text does not fit.
    set: fn(&mut Settings, &str) -> Option<()>,
}

impl Key {
    /// Every setting, in the order of lists.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let labels = LabelKey::ALL.iter().copied().map(Self::Label);
        FIXED.iter().map(Self::Fixed).chain(labels)
    }

    /// The setting of this name.
    ///
    /// # Errors
    /// A usage error with the nearest name where there is none.
    pub(crate) fn named(name: &str) -> Result<Self, Error> {
        Self::all().find(|key| key.name() == name).ok_or_else(|| {
            let names: Vec<_> = Self::all().map(Self::name).collect();
            let error = Error::usage(format!("there is no setting \"{name}\""));
            match nearest(name, names.iter().map(AsRef::as_ref)) {
                Some(near) => error.hint(format!("did you mean {near}?")),
                None => error.hint("see all of them with").run("config list"),
            }
        })
    }

    /// Its name, as in the file; a dot stands for a table.
    pub(crate) fn name(self) -> Cow<'static, str> {
        match self {
            Self::Fixed(key) => key.name.into(),
            Self::Label(key) => format!("{LABELS}.{key}").into(),
        }
    }

    /// What it takes, in words.
    pub(crate) fn takes(self) -> Cow<'static, str> {
        match self {
            Self::Fixed(key) => (key.takes)(),
            Self::Label(_) => "1 to 200 characters without a comma".into(),
        }
    }

    /// What it is for.
    pub(crate) fn about(self) -> Cow<'static, str> {
        match self {
            Self::Fixed(key) => key.about.into(),
            Self::Label(key) => format!("your words for \"{}\"", key.default_words()).into(),
        }
    }

    /// Its value as text.
    pub(crate) fn show(self, settings: &Settings) -> String {
        match self {
            Self::Fixed(key) => (key.show)(settings),
            Self::Label(key) => settings.labels.get(key).to_owned(),
        }
    }

    /// Sets it from text.
    ///
    /// # Errors
    /// A usage error when the text does not fit.
    pub(crate) fn set(self, settings: &mut Settings, value: &str) -> Result<(), Error> {
        let done = match self {
            Self::Fixed(key) => (key.set)(settings, value),
            Self::Label(key) => {
                value.parse::<Label>().ok().map(|words| settings.labels.set(key, words))
            }
        };
        done.ok_or_else(|| {
            let (name, takes) = (self.name(), self.takes());
            Error::usage(format!("\"{value}\" does not fit {name}; it takes {takes}"))
        })
    }
}

const FIXED: &[Fixed] = &[
    Fixed {
        name: "day_end",
        takes: || "a time from 00:00 to 12:00, like 04:00".into(),
        about: "when a day ends, so that what is logged earlier belongs to the day before",
        show: |settings| settings.day_end.format("%H:%M").to_string(),
        set: |settings, value| day_end(value).map(|time| settings.day_end = time),
    },
    Fixed {
        name: "week_start",
        takes: || "mon, tue, wed, thu, fri, sat or sun".into(),
        about: "the first day of a week",
        show: |settings| settings.week_start.to_string().to_lowercase(),
        set: |settings, value| weekday(value).map(|day| settings.week_start = day),
    },
    Fixed {
        name: "clock",
        takes: || "24h or 12h".into(),
        about: "how times of day are written",
        show: |settings| settings.clock.to_string(),
        set: |settings, value| {
            HourFormat::from_code(value).ok().map(|clock| settings.clock = clock)
        },
    },
    Fixed {
        name: "region",
        takes: || "a country like us, ca, gb, ie or de, or all".into(),
        about: "which country's help lines are shown",
        show: |settings| settings.region.map_or_else(|| "all".to_owned(), |one| one.to_string()),
        set: |settings, value| {
            settings.region = if value == "all" { None } else { Some(Region::of_country(value)?) };
            Some(())
        },
    },
    Fixed {
        name: "color",
        takes: || "auto, always or never".into(),
        about: "when to use colour, where neither the flag nor NO_COLOR says it",
        show: |settings| match settings.color {
            Color::Auto => "auto".to_owned(),
            Color::Always => "always".to_owned(),
            Color::Never => "never".to_owned(),
        },
        set: |settings, value| Color::from_str(value, false).ok().map(|when| settings.color = when),
    },
    Fixed {
        name: "pager",
        takes: || "auto or never".into(),
        about: "whether answers longer than the screen go through $PAGER, or less where that is not set",
        show: |settings| if settings.pager { "auto" } else { "never" }.to_owned(),
        set: |settings, value| {
            settings.pager = match value {
                "auto" => true,
                "never" => false,
                _ => return None,
            };
            Some(())
        },
    },
    Fixed {
        name: "plain",
        takes: || "yes or no".into(),
        about: "whether answers come one fact a line, without tables and glyphs, as with the flag",
        show: |settings| if settings.plain { "yes" } else { "no" }.to_owned(),
        set: |settings, value| {
            settings.plain = match value {
                "yes" => true,
                "no" => false,
                _ => return None,
            };
            Some(())
        },
    },
    Fixed {
        name: "context",
        takes: || "on or off".into(),
        about: "whether pages say in a line what to expect, with its source",
        show: |settings| on_or_off(settings.published.context),
        set: |settings, value| is_on(value).map(|on| settings.published.context = on),
    },
    Fixed {
        name: "statistics",
        takes: || "on or off".into(),
        about: "whether pages show figures from studies, each beside one that differs",
        show: |settings| on_or_off(settings.published.statistics),
        set: |settings, value| is_on(value).map(|on| settings.published.statistics = on),
    },
    Fixed {
        name: "stays",
        takes: || "excused or due".into(),
        about: "whether routines are due on days in detox, inpatient care or custody",
        show: |settings| if settings.excuses_stays { "excused" } else { "due" }.to_owned(),
        set: |settings, value| {
            settings.excuses_stays = match value {
                "excused" => true,
                "due" => false,
                _ => return None,
            };
            Some(())
        },
    },
    Fixed {
        name: "scales",
        takes: || {
            let all: Vec<_> = Series::ALL.iter().map(|one| one.code()).collect();
            format!("all, none, or some of {}", format::list(&all)).into()
        },
        about: "which of the fixed scales a check-in asks for (those of your own are kept with: scale)",
        show: |settings| scales(&settings.scales),
        set: |settings, value| {
            settings.scales = match value {
                "all" => Series::ALL.iter().copied().collect(),
                "none" => BTreeSet::new(),
                some => some
                    .split(',')
                    .map(|one| Series::from_code(one.trim()).ok())
                    .collect::<Option<_>>()?,
            };
            Some(())
        },
    },
    Fixed {
        name: "passphrase_command",
        takes: || "a command for sh, or none".into(),
        about: "what prints the passphrase of the journal, so that it is not asked for",
        show: |settings| settings.passphrase_command.clone().unwrap_or_else(|| "none".to_owned()),
        set: |settings, value| {
            let command = value.trim();
            settings.passphrase_command =
                (!command.is_empty() && command != "none").then(|| command.to_owned());
            Some(())
        },
    },
];

fn scales(asked: &BTreeSet<Series>) -> String {
    match asked.len() {
        0 => "none".to_owned(),
        n if n == Series::ALL.len() => "all".to_owned(),
        _ => {
            let asked = Series::ALL.iter().filter(|one| asked.contains(one));
            asked.map(|one| one.code()).collect::<Vec<_>>().join(",")
        }
    }
}

fn on_or_off(on: bool) -> String {
    if on { "on" } else { "off" }.to_owned()
}

fn is_on(value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn day_end(value: &str) -> Option<NaiveTime> {
    let shaped = value.len() == 5 && value.as_bytes()[2] == b':';
    let time = NaiveTime::parse_from_str(value, "%H:%M").ok().filter(|_| shaped)?;
    (time <= LATEST_DAY_END).then_some(time)
}

fn weekday(value: &str) -> Option<Weekday> {
    let mut all = (0..7).filter_map(|n| Weekday::try_from(n).ok());
    all.find(|day| day.to_string().to_lowercase() == value)
}
