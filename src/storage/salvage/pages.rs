//! The pages of a damaged database, each of which can be read as the root of a tree of its own.
//!
//! `SQLite` finds everything from the first page on: what hangs on a page that is lost is out of its reach, though all of
//! it may be whole. So the pages are copied, encrypted as they are, behind a new first page under the same key and
//! salt. It describes two tables of columns without names or kinds, whose root is set to one page after the other.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::{ControlFlow, RangeInclusive};
use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, Row};
use zeroize::Zeroizing;

use crate::storage::error::{Error, Result};
use crate::storage::key::DataKey;
use crate::storage::private_file::create_private;
use crate::storage::salt::Salt;
use crate::storage::stale_files::{hold, name_under_way};
use crate::storage::verify::rows;

/// The size of a page of every journal.
pub(super) const PAGE_BYTES: u64 = 4096;

/// More fields than any record has.
const FIELDS: usize = 64;

/// What a field is that a record does not have: no record holds a value of no bytes.
const ABSENT: ValueRef<'_> = ValueRef::Blob(&[]);

/// Nothing in the copy is ever rolled back, or has to last.
const SCRATCH: &str =
    "PRAGMA cipher_log_level = NONE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;";
const MAKE_FILLER: &str = "CREATE TABLE filler (bytes)";
/// A value that takes so many pages, and a bit more.
const FILL: &str = "INSERT INTO filler VALUES (zeroblob(4096 * ?1))";
const FORGET_FILLER: &str =
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'filler'";
/// So many pages of the filler are one value.
const FILLED_AT_ONCE: u32 = 1 << 12;

const SET_ROOT: &str = "UPDATE sqlite_schema SET rootpage = ?1 WHERE name = ?2";
const WRITABLE: &str = "PRAGMA writable_schema = ON";
const RELOAD: &str = "PRAGMA writable_schema = RESET; PRAGMA writable_schema = ON";
/// The pages whose keyed hash does not match them.
const SPOILT: &str = "PRAGMA cipher_integrity_check";
const BELOW: &str = "SELECT pageno, pagetype FROM dbstat WHERE name = 'by_key'";

/// How the records of a tree are kept in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tree {
    /// By their fields, as in an index and in a table without row numbers.
    ByKey,
    /// By a number that each has beside its fields.
    ByRow,
}

/// From which end a tree is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TreeEnd {
    /// From the first record on.
    First,
    /// From the last record back.
    Last,
}

/// A record as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RawRecord {
    /// Its number, in a tree that has them.
    pub(super) row: Option<i64>,
    /// Its fields, in the order in which they are stored.
    pub(super) fields: Vec<Value>,
}

/// A copy of the pages of a damaged database.
pub(super) struct Pages {
    copy: Copy,
    opening: Zeroizing<String>,
    conn: Connection,
    count: u32,
}

impl Pages {
    /// Copies these pages into a private file in `dir`, which goes with this.
    pub(super) fn copy(
        dir: &Path,
        pages: &mut (impl Read + Seek),
        key: &DataKey,
        salt: Salt,
    ) -> Result<Self> {
        let copy = Copy::begin(dir)?;
        let unread = |error| Error::io("copy", &copy.path, error);
        let length = pages.seek(SeekFrom::End(0)).map_err(unread)?;
        let count = u32::try_from(length.div_ceil(PAGE_BYTES)).unwrap_or(u32::MAX);
        let opening = key.pragma_with(salt);
        let conn = copy.open(&opening)?;
        describe(&conn)?;
        for start in (0..=count).step_by(FILLED_AT_ONCE as usize) {
            conn.execute(FILL, [(count - start).min(FILLED_AT_ONCE) + 1])?;
        }
        conn.execute_batch(FORGET_FILLER)?;
        conn.close().map_err(|(_, error)| Error::from(error))?;
        copy.put(pages).map_err(unread)?;
        let conn = copy.open(&opening)?;
        Ok(Self { copy, opening, conn, count })
    }

    /// The numbers of the pages but the first, which is never that of the damaged database.
    pub(super) fn numbers(&self) -> RangeInclusive<u32> {
        2..=self.count
    }

    /// The pages that do not match their checksum.
    pub(super) fn damaged(&self) -> Result<BTreeSet<u32>> {
        let reports = rows(&self.conn, SPOILT, |row| row.get::<_, String>(0))?;
        let number = |report: &String| report.rsplit(' ').next().and_then(|last| last.parse().ok());
        let damaged = reports.iter().filter_map(number);
        Ok(damaged.filter(|page| self.numbers().contains(page)).collect())
    }

    /// Gives each record of the tree at a page to `take`, up to the first that cannot be read; tells whether
    /// that was all of them.
    pub(super) fn read(
        &mut self,
        root: u32,
        tree: Tree,
        from: TreeEnd,
        mut take: impl FnMut(RawRecord) -> Result<ControlFlow<()>>,
    ) -> Result<bool> {
        let read = self.set_root(tree, root).and_then(|()| {
            let mut records = self.conn.prepare_cached(statement(tree, from))?;
            let mut records = records.query([])?;
            while let Some(row) = records.next()? {
                if take(record(row, tree)?)?.is_break() {
                    break;
                }
            }
            Ok(())
        });
        self.unless_damaged(read)
    }

    /// The pages of the tree at a page, and whether these are all of them.
    pub(super) fn below(&mut self, root: u32) -> Result<(Vec<u32>, bool)> {
        let (mut below, mut whole) = (Vec::new(), true);
        let read = self.set_root(Tree::ByKey, root).and_then(|()| {
            let mut pages = self.conn.prepare_cached(BELOW)?;
            let mut pages = pages.query([])?;
            while let Some(page) = pages.next()? {
                match page.get_ref(1)? {
                    ValueRef::Text(b"corrupted") => whole = false,
                    _ => below.push(page.get(0)?),
                }
            }
            Ok(())
        });
        let read = self.unless_damaged(read)?;
        Ok((below, read && whole))
    }

    fn set_root(&self, tree: Tree, root: u32) -> Result<()> {
        if !self.numbers().contains(&root) {
            return Err(Error::damaged());
        }
        self.conn.prepare_cached(SET_ROOT)?.execute((root, name(tree)))?;
        Ok(self.conn.execute_batch(RELOAD)?)
    }

    /// Whether a read came to its end. After damage the cipher reads nothing more for that connection.
    fn unless_damaged(&mut self, read: Result<()>) -> Result<bool> {
        match read {
            Ok(()) => Ok(true),
            Err(error) if is_damage(&error) => {
                self.conn = self.copy.open(&self.opening)?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether a page could not be read, or is of another kind than it was read as.
fn is_damage(error: &Error) -> bool {
    match error {
        Error::Damaged(_) | Error::DoesNotOpen(_) => true,
        // So the database says it where the cipher gives nothing for a page.
        Error::Database(error) => error.sqlite_error_code() == Some(ErrorCode::OutOfMemory),
        _ => false,
    }
}

fn name(tree: Tree) -> &'static str {
    match tree {
        Tree::ByKey => "by_key",
        Tree::ByRow => "by_row",
    }
}

fn statement(tree: Tree, from: TreeEnd) -> &'static str {
    match (tree, from) {
        (Tree::ByKey, TreeEnd::First) => "SELECT NULL, * FROM by_key ORDER BY c0",
        (Tree::ByKey, TreeEnd::Last) => "SELECT NULL, * FROM by_key ORDER BY c0 DESC",
        (Tree::ByRow, TreeEnd::First) => "SELECT rowid, * FROM by_row ORDER BY rowid",
        (Tree::ByRow, TreeEnd::Last) => "SELECT rowid, * FROM by_row ORDER BY rowid DESC",
    }
}

/// Makes the two tables that every page can be read as.
fn describe(conn: &Connection) -> Result<()> {
    let columns: Vec<_> = (0..FIELDS).map(|n| format!("c{n} DEFAULT x''")).collect();
    let columns = columns.join(", ");
    conn.execute_batch(&format!(
        "CREATE TABLE by_key ({columns}, PRIMARY KEY (c0)) WITHOUT ROWID;
         CREATE TABLE by_row ({columns});
         {MAKE_FILLER}"
    ))?;
    Ok(())
}

fn record(row: &Row<'_>, tree: Tree) -> Result<RawRecord> {
    let mut fields = Vec::new();
    for n in 1..=FIELDS {
        match row.get_ref(n)? {
            ABSENT => break,
            value => fields.push(Value::try_from(value).map_err(|_| Error::damaged())?),
        }
    }
    let row = if tree == Tree::ByRow { Some(row.get(0)?) } else { None };
    Ok(RawRecord { row, fields })
}

/// The file of the copy, which others leave alone as long as it is held, and remove after that.
struct Copy {
    path: PathBuf,
    _held: File,
}

impl Copy {
    fn begin(dir: &Path) -> Result<Self> {
        let path = name_under_way(dir);
        let file = create_private(&path).map_err(|error| Error::io("write", &path, error))?;
        hold(&file);
        Ok(Self { path, _held: file })
    }

    /// Puts the pages in their places, but the first.
    fn put(&self, pages: &mut (impl Read + Seek)) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(&self.path)?;
        file.seek(SeekFrom::Start(PAGE_BYTES))?;
        pages.seek(SeekFrom::Start(PAGE_BYTES))?;
        io::copy(pages, &mut file).map(drop)
    }

    fn open(&self, opening: &str) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.path, flags)?;
        conn.pragma_update(None, "key", opening)?;
        conn.execute_batch(SCRATCH)?;
        conn.execute_batch(WRITABLE)?;
        Ok(conn)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _left = fs::remove_file(&self.path);
    }
}
