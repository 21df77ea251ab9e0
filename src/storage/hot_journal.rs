//! Checks that a rollback journal left by a killed process belongs to the database beside it.
//!
//! Whatever rollback lies beside a database is put back by the next who reads it. Where somebody has
//! put an older copy of the database there and left the rollback, that would mix the two, and each
//! page of the mixture would still carry its keyed hash. So both are asked for their change number
//! first.
//!
//! The form of a rollback is that of <https://www.sqlite.org/fileformat.html#the_rollback_journal>.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::ops::Range;
use std::path::Path;

use rusqlite::Connection;
use rustix::process::{Flock, FlockType, fcntl_getlk};

use crate::domain::id::Id;

use super::error::{Error, Result};
use super::key::DataKey;
use super::schema;

const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
const HEADER: usize = 28;

/// What of the header stays the same as long as the rollback is the same.
const OWN: Range<usize> = 12..HEADER;

/// A longer file is not looked into: fifty years take a tenth of this.
const MOST_BYTES: u64 = 1 << 28;

/// The byte of the database that its writer locks, from before it begins a rollback until after that
/// is gone: `RESERVED_BYTE`, the one after <https://www.sqlite.org/fileformat.html#the_lock_byte_page>.
const WRITERS_LOCK: u64 = (1 << 30) + 1;

const NUMBER: &str = "SELECT change_no FROM journal WHERE id = ?1";

/// Refuses a rollback, at `path`, that is of another state than the database it lies beside.
///
/// What cannot be told, because the crash has torn a page, is left to the rollback.
///
/// # Errors
/// [`Error::Mismatched`], or what the file system says.
pub(super) fn check(database: &Path, path: &Path, key: &DataKey, id: Id) -> Result<()> {
    let Some(rollback) = read(path)? else { return Ok(()) };
    if has_writer(database) {
        return Ok(());
    }
    let Some(mut pages) = read(database)? else { return Ok(()) };
    let Some(there) = number(&pages, key, id) else { return Ok(()) };
    if rollback.get(OWN) != head(path).as_ref().and_then(|head| head.get(OWN)) {
        // Its writer lives, and has come to its end meanwhile.
        return Ok(());
    }
    if roll_back(&mut pages, &rollback).is_none() {
        return Ok(());
    }
    // It is of the change after which the database is as it is, or of the one that was under way.
    match number(&pages, key, id) {
        Some(before) if there == before || there == before + 1 => Ok(()),
        _ => Err(Error::Mismatched(path.to_owned())),
    }
}

/// Whether a key opens a database once its rollback, if there is one, is put back.
pub(super) fn opens(database: &Path, rollback: &Path, key: &DataKey) -> bool {
    let Ok(Some(mut pages)) = read(database) else { return false };
    if let Ok(Some(rollback)) = read(rollback) {
        // One that cannot be read leaves the database as it is.
        let _left = roll_back(&mut pages, &rollback);
    }
    in_memory(&pages, key).is_some_and(|conn| schema::format(&conn).is_ok())
}

/// The bytes of a file, unless it is not there, empty, or too long.
fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(found) if (1..=MOST_BYTES).contains(&found.len()) => {}
        _ => return Ok(None),
    }
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path, error)),
    }
}

/// Whether the rollback is that of a program that still writes: nobody else puts it back.
fn has_writer(database: &Path) -> bool {
    let Ok(file) = File::open(database) else { return false };
    let theirs = Flock { start: WRITERS_LOCK, length: 1, ..Flock::from(FlockType::ReadLock) };
    fcntl_getlk(&file, &theirs).is_ok_and(|held| held.is_some())
}

fn head(path: &Path) -> Option<Vec<u8>> {
    let mut head = vec![0; HEADER];
    File::open(path).ok()?.read_exact(&mut head).ok()?;
    Some(head)
}

/// The change number that these pages hold, if they can be read and are of this journal.
fn number(pages: &[u8], key: &DataKey, id: Id) -> Option<i64> {
    in_memory(pages, key)?.query_row(NUMBER, [id], |row| row.get(0)).ok()
}

/// A database of these pages, which has not yet tried the key.
fn in_memory(pages: &[u8], key: &DataKey) -> Option<Connection> {
    let mut conn = Connection::open_in_memory().ok()?;
    conn.deserialize_read_exact("main", pages, pages.len(), true).ok()?;
    conn.pragma_update(None, "key", key.pragma().as_str()).ok()?;
    conn.execute_batch("PRAGMA cipher_log_level = NONE").ok()?;
    Some(conn)
}

/// Puts the pages of a rollback back where they were, as the database would; `None` where there is
/// nothing in it to put back.
fn roll_back(pages: &mut Vec<u8>, rollback: &[u8]) -> Option<()> {
    let (mut at, mut done) = (0, BTreeSet::new());
    while let Some(segment) = Segment::at(rollback, at) {
        pages.resize(segment.length_before()?, 0);
        for (page, bytes) in segment.records(rollback) {
            let start = (page - 1).checked_mul(segment.page)?;
            if let Some(place) = pages.get_mut(start..start + segment.page)
                && done.insert(page)
            {
                place.copy_from_slice(bytes);
            }
        }
        at = segment.end()?;
    }
    (!done.is_empty()).then_some(())
}

/// A header and the records that follow it.
struct Segment {
    first: usize,
    records: usize,
    nonce: u32,
    pages_before: usize,
    sector: usize,
    page: usize,
}

impl Segment {
    fn at(rollback: &[u8], at: usize) -> Option<Self> {
        if !rollback.get(at..)?.starts_with(&MAGIC) {
            return None;
        }
        let word = |n: usize| number_at(rollback, at + MAGIC.len() + 4 * n);
        let sizes = (usize::try_from(word(3)?).ok()?, usize::try_from(word(4)?).ok()?);
        let fits = |size: usize| (512..=65_536).contains(&size) && size.is_power_of_two();
        let (sector, page) = sizes;
        if !fits(sector) || !fits(page) {
            return None;
        }
        Some(Self {
            first: at + sector,
            records: usize::try_from(word(0)?).ok()?,
            nonce: word(1)?,
            pages_before: usize::try_from(word(2)?).ok()?,
            sector,
            page,
        })
    }

    /// The pages and their numbers, up to the first that is not whole.
    fn records<'r>(&self, rollback: &'r [u8]) -> impl Iterator<Item = (usize, &'r [u8])> {
        let (page, nonce) = (self.page, self.nonce);
        let records = rollback.get(self.first..).unwrap_or_default().chunks_exact(page + 8);
        records.take(self.records).map_while(move |record| {
            let bytes = record.get(4..4 + page)?;
            let number =
                usize::try_from(number_at(record, 0)?).ok().filter(|number| *number > 0)?;
            (number_at(record, 4 + page)? == checksum(nonce, bytes)).then_some((number, bytes))
        })
    }

    /// How long the database was, unless it was too long to be looked into.
    fn length_before(&self) -> Option<usize> {
        let length = self.pages_before.checked_mul(self.page)?;
        u64::try_from(length).is_ok_and(|length| length <= MOST_BYTES).then_some(length)
    }

    /// Where the next header would be.
    fn end(&self) -> Option<usize> {
        let length = self.records.checked_mul(self.page + 8)?;
        self.first.checked_add(length)?.checked_next_multiple_of(self.sector)
    }
}

fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|word| u32::from_be_bytes(*word))
}

/// The sum that is kept of every 200th byte of a page, counted from its end.
fn checksum(nonce: u32, page: &[u8]) -> u32 {
    let every = (1..).map_while(|n: usize| page.len().checked_sub(200 * n).filter(|at| *at > 0));
    every.fold(nonce, |sum, at| sum.wrapping_add(page[at].into()))
}
