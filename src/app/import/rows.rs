//! A journal file as `export data` writes it: its form, and its rows one by one.
//!
//! The file is read as it streams by, and no more than one row is held at a time.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::ImportError;
use super::bounded_reader::{BoundedReader, Place};
use crate::report::journal_file::{List, SCHEMA};

/// The longest row, in bytes. Four texts of a mebibyte in which every byte is escaped fit it.
const LONGEST_ROW: u64 = 32 << 20;

/// The most keys told that were not read.
const MOST_UNREAD: usize = 100;

/// One row of a list.
pub(crate) struct FileRow<'t> {
    /// The list it stands in.
    pub(crate) list: List,
    /// The line it begins on, from 1.
    pub(crate) line: u64,
    /// Its JSON.
    pub(crate) text: &'t str,
}

/// Hands every row to `each`, in order; gives the keys of the file that are not known.
///
/// # Errors
/// Those of `each`, and where the file is not of the form of a journal file.
pub(crate) fn read(
    from: impl Read,
    each: &mut dyn FnMut(FileRow<'_>) -> Result<(), ImportError>,
) -> Result<BTreeSet<String>, ImportError> {
    let place = Place::default();
    place.allow(LONGEST_ROW);
    let mut file = File { place: &place, each, stop: None, unread: BTreeSet::new() };
    let mut json = serde_json::Deserializer::from_reader(BoundedReader::new(from, &place));
    let read = json.deserialize_map(&mut file).and_then(|()| json.end());
    match (file.stop, read) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(misshapen(error)),
        (None, Ok(())) => Ok(file.unread),
    }
}

/// A file that is being read.
struct File<'f> {
    place: &'f Place,
    each: &'f mut dyn FnMut(FileRow<'_>) -> Result<(), ImportError>,
    /// What ended the reading, where it was not the form of the JSON.
    stop: Option<ImportError>,
    unread: BTreeSet<String>,
}

impl File<'_> {
    /// Ends the reading.
    fn stop<E: serde::de::Error>(&mut self, error: ImportError) -> E {
        self.stop = Some(error);
        E::custom("stopped")
    }
}

fn check_schema(schema: &str) -> Result<(), ImportError> {
    match schema {
        SCHEMA => Ok(()),
        other if other.starts_with("daymark.journal.v") && other.len() < 40 => {
            Err(ImportError::OtherForm(other.to_owned()))
        }
        _ => Err(ImportError::Nameless),
    }
}

impl<'de> Visitor<'de> for &mut File<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a journal file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if map.next_key::<String>()?.as_deref() != Some("schema") {
            return Err(self.stop(ImportError::Nameless));
        }
        let schema: String = map.next_value()?;
        if let Err(error) = check_schema(&schema) {
            return Err(self.stop(error));
        }
        let mut before: Option<List> = None;
        while let Some(key) = map.next_key::<String>()? {
            match List::with_key(&key) {
                Some(list) if before >= Some(list) => {
                    return Err(self.stop(ImportError::OutOfOrder(list)));
                }
                Some(list) => {
                    before = Some(list);
                    map.next_value_seed(Rows { file: self, list })?;
                }
                None => {
                    self.place.allow(u64::MAX);
                    map.next_value::<IgnoredAny>()?;
                    if self.unread.len() < MOST_UNREAD {
                        self.unread.insert(key);
                    }
                }
            }
            self.place.allow(LONGEST_ROW);
        }
        Ok(())
    }
}

/// The rows of a list.
struct Rows<'f, 'g> {
    file: &'f mut File<'g>,
    list: List,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list {}", self.list)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        let Self { file, list } = self;
        loop {
            file.place.allow(LONGEST_ROW);
            let Some(row) = rows.next_element::<Box<RawValue>>()? else { return Ok(()) };
            let text = row.get();
            let breaks: u64 = text.bytes().map(|byte| u64::from(byte == b'\n')).sum();
            let line = 1 + file.place.lines() - breaks;
            if let Err(error) = (file.each)(FileRow { list, line, text }) {
                return Err(file.stop(error));
            }
        }
    }
}

/// Why a file is not JSON, or not of the form of a journal file.
fn misshapen(error: serde_json::Error) -> ImportError {
    let line = error.line();
    match error.classify() {
        Category::Io => ImportError::Unreadable(io::Error::from(error)),
        Category::Eof if line <= 1 && error.column() == 0 => ImportError::Empty,
        Category::Eof => ImportError::CutOff { line },
        Category::Syntax => ImportError::NotJson(error),
        Category::Data => ImportError::Foreign(error),
    }
}
