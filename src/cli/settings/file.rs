//! The settings file: TOML that a person may edit by hand, and whose comments are kept.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use toml_edit::{Document, DocumentMut, Item, Table, TableLike, value};

use super::keys::LABELS;
use super::{Key, Settings};
use crate::cli::error::{Error, Kind};

/// The settings file as it stands, there or not.
pub(crate) struct SettingsFile {
    path: PathBuf,
    text: String,
}

impl SettingsFile {
    /// The most a settings file may hold, in bytes.
    const MAX_BYTES: u64 = 1 << 20;

    /// Reads the file; one that is not there is empty.
    pub(crate) fn read(path: PathBuf) -> Result<Self, Error> {
        let refused = |cause: &io::Error| {
            Error::new(
                Kind::Settings,
                format!("the settings file {} cannot be read", path.display()),
            )
            .cause(cause)
            .hint("set it right, or move it away to go back to the defaults")
        };
        // A FIFO in its place would keep the program waiting.
        let text = match fs::metadata(&path) {
            Ok(found) if !found.is_file() || found.len() > Self::MAX_BYTES => {
                return Err(refused(&io::Error::other("it is not a file of at most 1 MiB")));
            }
            Ok(_) => File::open(&path)
                .and_then(|file| {
                    let mut text = String::new();
                    file.take(Self::MAX_BYTES).read_to_string(&mut text).map(|_| text)
                })
                .map_err(|cause| refused(&cause))?,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => String::new(),
            Err(cause) => return Err(refused(&cause)),
        };
        Ok(Self { path, text })
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What the file sets, over the defaults.
    ///
    /// # Errors
    /// One of kind `Settings` that names the file, the line, and what to write there.
    pub(crate) fn settings(&self) -> Result<Settings, Error> {
        let document = Document::parse(self.text.as_str())
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
            if let Some(labels) = item.as_table_like().filter(|_| name == LABELS) {
                self.fill(settings, "labels.", labels)?;
                continue;
            }
            let key = Key::named(&name).map_err(|error| self.at(span(), error))?;
            let Some(value) = item.as_str() else {
                let wrong = format!("{name} takes a text in quotes: {}", key.takes());
                return Err(self.bad(span(), &wrong));
            };
            key.set(settings, value).map_err(|error| self.at(span(), error))?;
        }
        Ok(())
    }

    /// An error of a value, told of the file.
    fn at(&self, span: Option<std::ops::Range<usize>>, error: Error) -> Error {
        let bad = self.bad(span, &error.message);
        match error.hint {
            Some(hint) => bad.hint(hint),
            None => bad,
        }
    }

    fn bad(&self, span: Option<std::ops::Range<usize>>, cause: &str) -> Error {
        let before = span.and_then(|span| self.text.get(..span.start));
        let line = before.map_or(1, |text| text.matches('\n').count() + 1);
        let place =
            format!("the settings file {} has a mistake in line {line}", self.path.display());
        Error::new(Kind::Settings, place)
            .cause(cause)
            .hint("set it right with: daymark config edit")
    }

    /// Sets one value and writes the file, whole or not at all. Its comments stay.
    ///
    /// Gives the settings that hold from now on.
    pub(crate) fn set(mut self, key: Key, word: &str) -> Result<Settings, Error> {
        let mut settings = self.settings()?;
        key.set(&mut settings, word)?;
        let mut document: DocumentMut =
            self.text.parse().map_err(|bad: toml_edit::TomlError| self.bad(None, bad.message()))?;
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
        self.text = document.to_string();
        self.write()?;
        Ok(settings)
    }

    /// Writes a new file beside the old one and puts it in its place.
    fn write(&self) -> Result<(), Error> {
        // A link, as from a collection of dotfiles, stays one: its target is replaced.
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let dir = path.parent().unwrap_or(Path::new("."));
        let new = dir.join(format!(".config.toml.{}", std::process::id()));
        let write = || {
            fs::create_dir_all(dir)?;
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
            file.write_all(self.text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&new, &path)?;
            File::open(dir)?.sync_all()
        };
        write().map_err(|cause| {
            // It is only in the way when it was made, and the error to tell is the first.
            let _gone = fs::remove_file(&new);
            let message = format!("the settings file {} was not changed", self.path.display());
            Error::io(message, &cause)
        })
    }
}
