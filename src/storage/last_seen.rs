//! The change at which a journal was last written, kept apart from it: so an older copy in its place is noticed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::error::{Error, Result};
use super::paths::make_private_dir;
use super::private_file::create_private;
use super::stale_files::name_under_way;

/// No such file is longer.
const LONGEST: u64 = 1 << 16;

/// Where the number of the last change is kept: one line a place, since a copy beside has the same id.
#[derive(Debug)]
pub(super) struct LastSeen {
    pub(super) file: PathBuf,
    /// The place.
    pub(super) dir: String,
}

/// A journal that is older than what was here before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OlderCopy {
    /// The change at which it ends.
    pub here: i64,
    /// The change that was made here before.
    pub before: i64,
}

impl LastSeen {
    fn numbers(&self) -> Vec<(i64, String)> {
        let about = fs::symlink_metadata(&self.file);
        if !about.is_ok_and(|about| about.is_file() && about.len() <= LONGEST) {
            return Vec::new();
        }
        let text = fs::read_to_string(&self.file).unwrap_or_default();
        let line = |line: &str| {
            let (number, dir) = line.split_once(' ')?;
            Some((number.parse().ok()?, dir.to_owned()))
        };
        text.lines().filter_map(line).collect()
    }

    /// The number that is kept for the place.
    pub(super) fn number(&self) -> Option<i64> {
        self.numbers().into_iter().find(|(_, dir)| *dir == self.dir).map(|(number, _)| number)
    }

    /// Keeps a number that is higher than the one that is there. It is not waited for: where it is lost, the next
    /// write brings it back, and a number that is too low is no alarm.
    pub(super) fn raise(&self, number: i64) {
        if self.number().is_none_or(|before| before < number) {
            let _unkept = self.keep(number);
        }
    }

    /// Keeps a number, whatever is there.
    pub(super) fn keep(&self, number: i64) -> Result<()> {
        let mut numbers = self.numbers();
        numbers.retain(|(_, dir)| *dir != self.dir);
        numbers.push((number, self.dir.clone()));
        let lines = numbers.iter().map(|(number, dir)| format!("{number} {dir}\n"));
        let text = lines.collect::<Vec<_>>().concat();
        let keys = self.file.parent().unwrap_or(Path::new("."));
        make_private_dir(keys)?;
        let fresh = name_under_way(keys);
        let written = create_private(&fresh)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .and_then(|()| fs::rename(&fresh, &self.file));
        written.map_err(|error| {
            let _gone = fs::remove_file(&fresh);
            Error::io("write", &self.file, error)
        })
    }
}
