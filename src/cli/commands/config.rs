//! `daymark config`

use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use crate::cli::args::config::{ConfigArgs, ConfigVerb};
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::prompt::{Options, Question};
use crate::cli::settings::{Key, Settings, SettingsFile};
use crate::domain::code::Code;
use crate::domain::recovery::region::Region;
use crate::render::page::wrapped;
use crate::render::sanitize;
use crate::report::json_schema::schemas;

/// The setting whose values are countries.
const REGION: &str = "region";

/// One setting.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Setting {
    schema: &'static str,
    key: Cow<'static, str>,
    value: String,
    default: String,
    takes: Cow<'static, str>,
    about: Cow<'static, str>,
}

impl Setting {
    fn new(key: Key, settings: &Settings) -> Self {
        Self {
            schema: "daymark.setting.v1",
            key: key.name(),
            value: key.show(settings),
            default: key.show(&Settings::default()),
            takes: key.takes(),
            about: key.about(),
        }
    }

    /// Its value as one harmless line.
    fn shown(&self, unicode: bool) -> Cow<'_, str> {
        sanitize::line(&self.value, unicode)
    }
}

/// Every setting.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct List {
    schema: &'static str,
    settings: Vec<Setting>,
}

/// Where things are.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Paths {
    schema: &'static str,
    settings: String,
    journal: String,
    /// The key file, or the first in which it is sealed; absent while there is no journal.
    key: Option<String>,
    keys: String,
}

/// Reads and changes settings.
pub(crate) fn run(console: &mut Console, args: &ConfigArgs) -> Result<(), Error> {
    let unicode = console.environment.unicode;
    match args.verb.as_ref().unwrap_or(&ConfigVerb::List) {
        ConfigVerb::Get { key } => {
            let setting = Setting::new(Key::named(key)?, &file(console)?.settings()?);
            console.answer(&setting, |setting, out| writeln!(out, "{}", setting.shown(unicode)))
        }
        ConfigVerb::Set { key, value } => {
            let key = Key::named(key)?;
            let file = file(console)?;
            let value = value.clone().map_or_else(|| ask(console, key), Ok)?;
            let settings = file.set(key, &value)?;
            console.saved.set();
            console.answer(&Setting::new(key, &settings), |setting, out| {
                writeln!(out, "{} is now {}.", setting.key, setting.shown(unicode))
            })
        }
        ConfigVerb::List => list(console),
        ConfigVerb::Path => places(console),
        ConfigVerb::Edit => edit(console),
    }
}

/// Asks for the value of a setting.
fn ask(console: &mut Console, key: Key) -> Result<String, Error> {
    let name = key.name();
    if name != REGION {
        let text = format!("{name}, which takes {}", key.takes());
        let question = Question { text: &text, help: &key.about(), flag: "VALUE" };
        return console.prompt.need(&question);
    }
    let question = Question {
        text: "Which country, so that help lines fit",
        help: "Sets whose telephone numbers are shown. Nothing leaves this machine.",
        flag: "VALUE",
    };
    let names: Vec<&str> = Region::ALL.iter().map(|region| region.name()).collect();
    console.prompt.must_ask(&question)?;
    let picked = console.prompt.pick_or_leave(
        &question,
        Options::coded(&names, &Region::codes()),
        "all of them",
        None,
    )?;
    let picked = picked.and_then(|at| Region::ALL.get(at));
    Ok(picked.map_or_else(|| "all".to_owned(), ToString::to_string))
}

fn file(console: &Console) -> Result<SettingsFile, Error> {
    SettingsFile::read(console.environment.settings_file()?)
}

fn list(console: &mut Console) -> Result<(), Error> {
    let values = file(console)?.settings()?;
    console.page(&values);
    let settings = Key::all().map(|key| Setting::new(key, &values)).collect();
    let (plain, unicode) = (console.global.plain, console.environment.unicode);
    let look = console.look(&values);
    // In a pipe or a file nothing is broken.
    let columns = if look.whole { usize::MAX } else { look.columns() };
    console.answer(&List { schema: "daymark.settings.v1", settings }, |list, out| {
        for setting @ Setting { key, about, takes, .. } in &list.settings {
            let value = setting.shown(unicode);
            if plain {
                writeln!(out, "{key} is {value}.\n{key}: {about}.\n{key} takes {takes}.")?;
            } else {
                let text = format!("{key} = \"{value}\"\n  {about}\n  takes {takes}");
                writeln!(out, "{}", wrapped(&text, columns))?;
            }
        }
        Ok(())
    })
}

fn places(console: &mut Console) -> Result<(), Error> {
    let settings = console.environment.settings_file()?;
    let journal = console.journal_dir()?;
    let (place, keys) = (console.place()?, console.environment.key_dir()?);
    let key = place.key_file();
    let sealed = place.slot_files().next();
    let key = if key.as_ref().is_some_and(|key| key.exists()) { key } else { sealed.or(key) };
    let raw = |path: &PathBuf| path.to_string_lossy().into_owned();
    let paths = Paths {
        schema: "daymark.paths.v1",
        settings: raw(&settings),
        journal: raw(&journal),
        key: key.as_ref().map(raw),
        keys: raw(&keys),
    };
    let (plain, unicode) = (console.global.plain, console.environment.unicode);
    console.answer(&paths, |_, out| {
        let names = ["settings", "journal", "key"];
        for (name, path) in names.iter().zip([&settings, &journal, key.as_ref().unwrap_or(&keys)]) {
            let path = sanitize::path(path, unicode);
            if plain {
                writeln!(out, "{name}: {path}")?;
            } else {
                writeln!(out, "{name:8}  {path}")?;
            }
        }
        Ok(())
    })
}

/// Opens the file as it is, so that a mistake in it can be put right.
fn edit(console: &mut Console) -> Result<(), Error> {
    let path = console.environment.settings_file()?;
    if !path.exists() {
        file(console)?.create()?;
    }
    console.edit(&path)?;
    file(console)?.settings()?;
    places(console)
}

schemas! {
    "setting": Setting = "daymark config get|set --json",
    "settings": List = "daymark config list --json",
    "paths": Paths = "daymark config path --json",
}
