//! Local backups: copies of the journal beside it, made without being asked for.
//!
//! One is made in the first write of a week, and one before a journal is brought to a newer format. They help where
//! the journal is damaged or something was deleted by mistake, and not where the disk is lost.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::time::day::Day;

use super::archive;
use super::atomic_file::{AtomicFile, FileError, write_private};
use super::backup::BackupError;
use super::error::{Error, Result};
use super::ids::Ids;
use super::journal::Journal;
use super::key::DataKey;
use super::paths::{COMPANION, Companion, DATABASE, JournalPaths, KeyPlace, make_private_dir};
use super::permissions::PermissionCheck;
use super::private_file::create_private;
use super::slot::Slots;

const DIR: &str = "backups";
const WEEKLY: &str = "weekly-";
const FORMAT: &str = "format-";
const SUFFIX: &str = ".tar";

/// How many weekly ones are kept.
const WEEKS: usize = 12;
/// How many are kept of those before a newer format.
const FORMATS: usize = 4;
/// All of them together are no longer than this, but for the newest.
const MOST_BYTES: u64 = 256 << 20;
/// The days from one weekly one to the next.
const WEEK: i32 = 7;

/// A local backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalBackup {
    /// The file.
    pub path: PathBuf,
    /// The day of a weekly one.
    pub day: Option<Day>,
    /// The format that the journal had in one of the others.
    format: Option<i64>,
    bytes: u64,
}

impl JournalPaths {
    pub(super) fn local_backup_dir(&self) -> PathBuf {
        self.dir().join(DIR)
    }

    /// The local backups of the journal here: the weekly ones, the newest first, then the others.
    #[must_use]
    pub fn local_backups(&self) -> Vec<LocalBackup> {
        let inside = fs::read_dir(self.local_backup_dir()).into_iter().flatten().flatten();
        let mut found: Vec<_> = inside
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let stem = name.strip_suffix(SUFFIX)?;
                let day = stem.strip_prefix(WEEKLY).map(str::parse).transpose().ok()?;
                let format = stem.strip_prefix(FORMAT).map(str::parse).transpose().ok()?;
                let known = day.is_some() || format.is_some();
                let about = entry.metadata().ok().filter(|found| known && found.is_file())?;
                Some(LocalBackup { path: entry.path(), day, format, bytes: about.len() })
            })
            .collect();
        found.sort_by_key(|backup| Reverse((backup.day, backup.format)));
        found
    }

    /// Keeps in mind that the person made a backup on a day. Nothing but `doctor` asks for it.
    pub fn note_backup(&self, today: Day) {
        if let Ok(companion) = self.companion(&mut PermissionCheck::changing_nothing())
            && companion.key == KeyPlace::Apart
        {
            let path = self.made_file(companion.id);
            let _unkept = make_private_dir(path.parent().unwrap_or(Path::new(".")))
                .and_then(|()| write_private(&path, format!("{today}\n").as_bytes()));
        }
    }

    /// Whether something is to be said for the first time of the journal here, and from now on never again; not of a
    /// sample, nor where that could not be kept in mind.
    #[must_use]
    pub fn tells_once(&self) -> bool {
        let Ok(companion) = self.companion(&mut PermissionCheck::changing_nothing()) else {
            return false;
        };
        let path = self.told_file(companion.id);
        companion.key == KeyPlace::Apart
            && make_private_dir(path.parent().unwrap_or(Path::new("."))).is_ok()
            && create_private(&path).is_ok()
    }

    /// The day on which the person made a backup last, as far as that is known.
    #[must_use]
    pub fn backed_up_on(&self) -> Option<Day> {
        let companion = self.companion(&mut PermissionCheck::changing_nothing()).ok()?;
        fs::read_to_string(self.made_file(companion.id)).ok()?.trim().parse().ok()
    }

    /// Whether a weekly backup is due on a day; `None` where there is none yet, and the journal says whether it
    /// is old enough.
    #[must_use]
    pub fn weekly_backup_due(&self, today: Day) -> Option<bool> {
        let days = self.local_backups().into_iter().filter_map(|backup| backup.day);
        // One from a day that has not come was made while the clock was wrong.
        let newest = days.filter(|day| *day <= today).max()?;
        Some(newest.plus(WEEK) <= today)
    }

    /// Writes a backup before the journal is brought to a newer format. Nothing else may write meanwhile.
    pub(super) fn back_up_format(
        &self,
        companion: &Companion,
        conn: &Connection,
        format: i64,
    ) -> Result<()> {
        // A sample is no loss.
        if companion.key == KeyPlace::Beside {
            return Ok(());
        }
        let path = self.local_backup_dir().join(format!("{FORMAT}{format}{SUFFIX}"));
        make_private_dir(&self.local_backup_dir())?;
        let companion = self.companion_file();
        let read = |path: &Path| fs::read(path).map_err(|error| Error::io("read", path, error));
        let mut small = vec![(COMPANION, read(&companion)?)];
        let slots = self.slots()?;
        small.extend(slots.parts());
        let database = self.database();
        // Closing it would end the locks of this process on the database, so it is open until after these.
        let mut file =
            File::open(&database).map_err(|error| Error::io("read", &database, error))?;
        let transaction = conn.unchecked_transaction()?;
        let _locked: i64 =
            transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let mut write = || -> std::result::Result<(), FileError> {
            let to = AtomicFile::begin(&path)?;
            archive::write(to, &small, (DATABASE, &mut file))?.finish(true)
        };
        write().map_err(|error| Error::io("write", &path, error.into_cause()))?;
        transaction.finish()?;
        self.drop_old_backups();
        Ok(())
    }

    /// Removes the local backups that are too many or take too much room, and never the newest.
    fn drop_old_backups(&self) {
        let (mut weeks, mut formats, mut bytes) = (0, 0, 0);
        for (at, backup) in self.local_backups().into_iter().enumerate() {
            let (number, most) =
                if backup.day.is_some() { (&mut weeks, WEEKS) } else { (&mut formats, FORMATS) };
            *number += 1;
            bytes += backup.bytes;
            if at > 0 && (*number > most || bytes > MOST_BYTES) {
                // One that stays is tried again with the next.
                let _gone = fs::remove_file(&backup.path);
                bytes -= backup.bytes;
            }
        }
    }

    /// Changes the journal in each local backup here, whose key is held or in its file, in a copy at the place that
    /// `work` is given, and writes it anew; gives the backups in which that could not be done.
    pub fn change_backups(&self, work: impl Fn(&Journal, &Self) -> Result<()>) -> Vec<PathBuf> {
        let mut trust = PermissionCheck::changing_nothing();
        let key = self.companion(&mut trust).and_then(|companion| self.key(&mut trust, &companion));
        let change = |backup: &LocalBackup| match &key {
            Ok(key) => self.change_backup(key, &backup.path, &work).is_ok(),
            Err(_) => false,
        };
        let left = self.local_backups().into_iter().filter(|backup| !change(backup));
        left.map(|backup| backup.path).collect()
    }

    fn change_backup(
        &self,
        key: &DataKey,
        backup: &Path,
        work: impl Fn(&Journal, &Self) -> Result<()>,
    ) -> std::result::Result<(), BackupError> {
        let room = self.local_backup_dir().join(".changing");
        let copy = self.copy_at(room);
        // Of one that was ended in the middle.
        let _none = copy.destroy(false);
        let mut unlock = |_: &Slots| Ok::<_, Error>(key.clone().into());
        let changed = Journal::restore(&copy, backup, Ids::random(), &mut unlock)
            .map_err(BackupError::from)
            .and_then(|restored| {
                work(&restored.journal, &restored.place)?;
                let to = AtomicFile::begin(backup)?;
                let (to, _) = restored.journal.back_up(&restored.place, to)?;
                to.finish(true).map_err(|error| BackupError::File(error.into_cause()))
            });
        let _gone = copy.destroy(false);
        changed
    }

    /// Removes the local backups here; gives what was removed.
    pub(super) fn remove_backups(&self) -> std::io::Result<Vec<PathBuf>> {
        let mut removed = Vec::new();
        for backup in self.local_backups() {
            fs::remove_file(&backup.path)?;
            removed.push(backup.path);
        }
        let dir = self.local_backup_dir();
        if fs::remove_dir(&dir).is_ok() {
            removed.push(dir);
        }
        Ok(removed)
    }
}

impl Journal {
    /// Writes the weekly backup of this journal, which is that of `place`, and removes the oldest.
    ///
    /// # Errors
    /// Where the journal is damaged, or what the file system says.
    pub fn back_up_weekly(
        &self,
        place: &JournalPaths,
        today: Day,
    ) -> std::result::Result<(), BackupError> {
        let dir = place.local_backup_dir();
        make_private_dir(&dir)?;
        let path = dir.join(format!("{WEEKLY}{today}{SUFFIX}"));
        let (file, _) = self.back_up(place, AtomicFile::begin(&path)?)?;
        file.finish(true).map_err(|error| BackupError::File(error.into_cause()))?;
        place.drop_old_backups();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_with(names: &[(&str, u64)]) -> (tempfile::TempDir, JournalPaths) {
        let dir = tempfile::tempdir().unwrap();
        let place = JournalPaths::new(dir.path().to_owned(), dir.path().to_owned());
        fs::create_dir(place.local_backup_dir()).unwrap();
        for (name, bytes) in names {
            let file = File::create(place.local_backup_dir().join(name)).unwrap();
            file.set_len(*bytes).unwrap();
        }
        (dir, place)
    }

    fn names(place: &JournalPaths) -> Vec<String> {
        let name =
            |backup: LocalBackup| backup.path.file_name().unwrap().to_string_lossy().into_owned();
        place.local_backups().into_iter().map(name).collect()
    }

    #[test]
    fn twelve_weeks_and_four_formats_are_kept() {
        let weeks: Vec<String> =
            (1..=14).map(|day| format!("weekly-2026-11-{day:02}.tar")).collect();
        let formats: Vec<String> = (1..=5).map(|format| format!("format-{format}.tar")).collect();
        let all: Vec<(&str, u64)> =
            weeks.iter().chain(&formats).map(|name| (name.as_str(), 1)).collect();
        let (_dir, place) = place_with(&all);
        place.drop_old_backups();
        let kept = names(&place);
        assert_eq!(kept.len(), 16, "{kept:?}");
        assert_eq!(kept[0], "weekly-2026-11-14.tar");
        assert!(!kept.contains(&"weekly-2026-11-02.tar".to_owned()), "{kept:?}");
        assert!(!kept.contains(&"format-1.tar".to_owned()), "{kept:?}");
    }

    #[test]
    fn they_take_so_much_room_and_no_more_but_the_newest_stays() {
        let (_dir, place) = place_with(&[
            ("weekly-2026-11-01.tar", MOST_BYTES),
            ("weekly-2026-11-08.tar", 1),
            ("weekly-2026-11-15.tar", MOST_BYTES + 1),
        ]);
        place.drop_old_backups();
        assert_eq!(names(&place), ["weekly-2026-11-15.tar"]);
    }

    #[test]
    fn what_is_not_ours_is_left_alone() {
        let (_dir, place) = place_with(&[("mine.tar", 1), ("weekly-x.tar", 1), ("format-.tar", 1)]);
        assert_eq!(names(&place), Vec::<String>::new());
        assert_eq!(place.weekly_backup_due("2026-11-20".parse().unwrap()), None);
    }

    #[test]
    fn one_is_due_a_week_after_the_last_that_has_come() {
        let (_dir, place) =
            place_with(&[("weekly-2026-11-13.tar", 1), ("weekly-2031-01-01.tar", 1)]);
        let due = |day: &str| place.weekly_backup_due(day.parse().unwrap());
        assert_eq!(due("2026-11-19"), Some(false));
        assert_eq!(due("2026-11-20"), Some(true));
        assert_eq!(due("2026-11-12"), None);
    }
}
