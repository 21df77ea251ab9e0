//! The settings file: TOML that a person may edit by hand, and whose comments are kept.

use std::fmt::Write as _;
use std::path::PathBuf;

use toml_edit::{Document, DocumentMut, Item, Table, TableLike, value};

use super::keys::LABELS;
use super::text_file::TextFile;
use super::{Key, Settings};
use crate::cli::error::{Error, Kind};

/// The settings file as it stands, there or not.
pub(crate) struct SettingsFile(TextFile);

impl SettingsFile {
    /// Reads the file; one that is not there is empty.
    pub(crate) fn read(path: PathBuf) -> Result<Self, Error> {
        let message = format!("the settings file {} cannot be read", path.display());
        TextFile::read(path).map(Self).map_err(|cause| {
            Error::new(Kind::Settings, message)
                .cause(cause)
                .hint("set it right, or move it away to go back to the defaults")
        })
    }

    /// What the file sets, over the defaults.
    ///
    /// # Errors
    /// One of kind `Settings` that names the file, the line, and what to write there.
    pub(crate) fn settings(&self) -> Result<Settings, Error> {
        let document = Document::parse(self.0.text())
            .map_err(|bad| self.bad(bad.span(), &bad.message().replace('\n', "; ")))?;
        let mut settings = Settings::default();
        self.fill(&mut settings, "", document.as_table())?;
        Ok(settings)
    }

    fn fill(
        &self,
        settings: &mut Settings,
        path: &str,
        table: &dyn TableLike,
    ) -> Result<(), Error> {
        for (name, item) in table.iter() {
            let name = format!("{path}{name}");
            let span = || {
                let key = table.key(name.rsplit('.').next().unwrap_or_default());
                key.and_then(toml_edit::Key::span).or_else(|| item.span())
            };
            if name == LABELS {
                let labels = item.as_table_like().ok_or_else(|| {
                    self.bad(span(), "labels are a table: [labels], then lines like mood = \"…\"")
                })?;
                self.fill(settings, "labels.", labels)?;
                continue;
            }
            let key = Key::named(&name).map_err(|error| self.at(span(), &name, error))?;
            let Some(value) = item.as_str() else {
                let wrong = format!("{name} takes a text in quotes: {}", key.takes());
                return Err(self.bad(span(), &wrong));
            };
            key.set(settings, value).map_err(|error| self.at(span(), value, error))?;
        }
        Ok(())
    }

    /// An error of a value or a name, told of the file.
    fn at(&self, span: Option<std::ops::Range<usize>>, given: &str, error: Error) -> Error {
        // A long one would leave no room for what it does not fit.
        let error = error.shortened(&[given.into()]);
        self.bad(span, &error.message).advised_as(error)
    }

    fn bad(&self, span: Option<std::ops::Range<usize>>, cause: &str) -> Error {
        let line = self.0.line_of(span.map(|span| span.start));
        let place =
            format!("the settings file {} has a mistake in line {line}", self.0.path().display());
        Error::new(Kind::Settings, place).cause(cause).hint("set it right with").run("config edit")
    }

    /// Makes a file that sets nothing and says what can be set.
    pub(crate) fn create(mut self) -> Result<(), Error> {
        let mut text = "# The settings of daymark. A line without \"#\" sets a value.\n".to_owned();
        for key in Key::all() {
            let (name, value) = (key.name(), key.show(&Settings::default()));
            // Writing to a string cannot go wrong.
            let _ = write!(text, "\n# {}\n# takes {}\n", key.about(), key.takes());
            let _ = writeln!(text, "# {name} = \"{value}\"");
        }
        self.replace(text)
    }

    /// Sets one value and writes the file, whole or not at all. Its comments stay.
    ///
    /// Gives the settings that hold from now on.
    pub(crate) fn set(mut self, key: Key, word: &str) -> Result<Settings, Error> {
        let (settings, text) = self.with(key, word)?;
        self.replace(text)?;
        Ok(settings)
    }

    /// The settings with one value set, and the text that sets them.
    fn with(&self, key: Key, word: &str) -> Result<(Settings, String), Error> {
        let mut settings = self.settings()?;
        key.set(&mut settings, word)?;
        let mut document: DocumentMut = self
            .0
            .text()
            .parse()
            .map_err(|bad: toml_edit::TomlError| self.bad(None, bad.message()))?;
        let mut table: &mut dyn TableLike = document.as_table_mut();
        let name = key.name();
        let mut name = name.as_ref();
        if let Some((outer, inner)) = name.split_once('.') {
            let outer = table.entry(outer).or_insert_with(|| Item::Table(Table::new()));
            table = outer
                .as_table_like_mut()
                .ok_or_else(|| Error::new(Kind::Settings, format!("{name} has no table")))?;
            name = inner;
        }
        // Replacing the value alone keeps the comment that follows it.
        match table.get_mut(name).and_then(Item::as_value_mut) {
            Some(old) => {
                let decor = old.decor().clone();
                *old = word.into();
                *old.decor_mut() = decor;
            }
            None => drop(table.insert(name, value(word))),
        }
        Ok((settings, document.to_string()))
    }

    fn replace(&mut self, text: String) -> Result<(), Error> {
        self.0.replace(text).map_err(|error| {
            let path = self.0.path().display();
            Error::file(format!("the settings file {path}"), "changed", &error)
        })
    }
}

/// The text of a settings file once it also sets this value; why it is refused, if it is.
pub(crate) fn settings_with(text: &str, key: &str, word: &str) -> Result<String, String> {
    let file = SettingsFile(TextFile::of(text));
    let set = Key::named(key).and_then(|key| file.with(key, word));
    set.map(|(_, text)| text).map_err(Error::into_reason)
}
