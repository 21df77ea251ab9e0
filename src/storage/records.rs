//! Records of any kind, read and written in one way.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, ToSql, params_from_iter};

use crate::domain::code::with_article;
use crate::domain::entry::Tombstone;
use crate::domain::id::Id;
use crate::domain::record::Meta;
use crate::domain::time::moment::Instant;

use super::error::{Error, Result};
use super::journal::Journal;
use super::name_taken::is_taken;
use super::reader::Reader;
use super::table::{Child, Table};
use super::undo::{self, UndoTarget};
use super::write_txn::WriteTxn;

/// The columns that every table of records begins with.
const META: [&str; 5] = ["id", "name", "position", "archived_at", "updated_at"];

fn columns<R: Table>() -> String {
    let columns: Vec<_> = META.iter().chain(R::COLUMNS).copied().collect();
    columns.join(", ")
}

fn read<R: Table>(row: &Row<'_>) -> rusqlite::Result<R> {
    let meta = Meta {
        id: row.get(0)?,
        name: row.get(1)?,
        position: row.get(2)?,
        archived_at: row.get(3)?,
        updated_at: row.get(4)?,
    };
    R::read(meta, row, META.len())
}

impl Reader {
    /// Every record of a kind, archived ones included, in list order.
    pub fn all<R: Table>(&self) -> Result<Vec<R>> {
        let every = format!("SELECT {} FROM {} ORDER BY position, id", columns::<R>(), R::NAME);
        let mut every = self.conn.prepare_cached(&every)?;
        let found = every.query_map([], read)?;
        let mut found = found.collect::<std::result::Result<Vec<R>, _>>()?;
        if !R::CHILDREN.is_empty() && !found.is_empty() {
            let places = found.iter().map(|record| record.meta().id).zip(0..).collect();
            for child in R::CHILDREN {
                self.read_children(child, "", [], &places, &mut found)?;
            }
        }
        Ok(found)
    }

    /// The record of a kind with this id.
    pub fn one<R: Table>(&self, id: Id) -> Result<Option<R>> {
        let one = format!("SELECT {} FROM {} WHERE id = ?1", columns::<R>(), R::NAME);
        let found = self.conn.prepare_cached(&one)?.query_row([id], read).optional()?;
        let Some(record) = found else { return Ok(None) };
        let mut found = [record];
        for child in R::CHILDREN {
            let of = format!("WHERE {} = ?1", child.parent);
            self.read_children(child, &of, [id], &[(id, 0)].into(), &mut found)?;
        }
        let [record] = found;
        Ok(Some(record))
    }

    /// Hands the rows of a child table to the records that they belong to, which stand at `places`.
    fn read_children<R: Table>(
        &self,
        child: &Child<R>,
        of: &str,
        params: impl rusqlite::Params,
        places: &BTreeMap<Id, usize>,
        records: &mut [R],
    ) -> Result<()> {
        let Child { table, parent, columns, .. } = child;
        let (columns, first) = (columns.join(", "), columns.first().copied().unwrap_or(parent));
        let rows =
            format!("SELECT {parent}, {columns} FROM {table} {of} ORDER BY {parent}, {first}");
        let mut rows = self.conn.prepare_cached(&rows)?;
        let mut rows = rows.query(params)?;
        while let Some(row) = rows.next()? {
            let id: Id = row.get(0)?;
            if let Some(record) = places.get(&id).and_then(|place| records.get_mut(*place)) {
                (child.read)(record, row, 1)?;
            }
        }
        Ok(())
    }
}

impl WriteTxn<'_> {
    /// Inserts a record, or replaces the one with its id.
    ///
    /// # Errors
    /// [`Error::Conflict`] where another has its name; else what the database reports.
    pub fn put<R: Table>(&self, record: &R) -> Result<()> {
        let meta = record.meta();
        let all = format!("SELECT id, name FROM {}", R::NAME);
        if R::UNIQUE && is_taken(self, &all, (meta.id, &meta.name))? {
            let (one, name) = (with_article(R::NOUN.one), &meta.name);
            return Err(Error::Conflict(format!("there is already {one} named {name}")));
        }
        if self.read().one::<R>(meta.id)?.is_some() {
            self.touches(UndoTarget::Kept(R::NAME), meta.id, None)?;
        } else {
            self.creates(UndoTarget::Kept(R::NAME), meta.id, None)?;
        }
        let places = vec!["?"; META.len() + R::COLUMNS.len()].join(", ");
        let put =
            format!("INSERT OR REPLACE INTO {} ({}) VALUES ({places})", R::NAME, columns::<R>());
        let Meta { id, name, position, archived_at, updated_at } = meta;
        let common: [&dyn ToSql; META.len()] = [id, name, position, archived_at, updated_at];
        let values = common.into_iter().chain(record.bind());
        self.read().conn.prepare_cached(&put)?.execute(params_from_iter(values))?;
        R::CHILDREN.iter().try_for_each(|child| self.put_children(record, child))
    }

    /// Puts the rows of a record in the place of those that its child table has.
    fn put_children<R: Table>(&self, record: &R, child: &Child<R>) -> Result<()> {
        let Child { table, parent, columns, .. } = child;
        let remove = format!("DELETE FROM {table} WHERE {parent} = ?1");
        self.read().conn.prepare_cached(&remove)?.execute([record.meta().id])?;
        let places = vec!["?"; columns.len() + 1].join(", ");
        let columns = columns.join(", ");
        let add = format!("INSERT INTO {table} ({parent}, {columns}) VALUES ({places})");
        let mut add = self.read().conn.prepare_cached(&add)?;
        for row in (child.bind)(record) {
            let id: &dyn ToSql = &record.meta().id;
            add.execute(params_from_iter([id].into_iter().chain(row)))?;
        }
        Ok(())
    }

    /// Deletes a record and leaves a tombstone, never dated before the record last changed; `undo`
    /// can bring it back.
    pub fn delete<R: Table>(&self, id: Id) -> Result<()> {
        R::keep_dependents(self, id)?;
        self.touches(UndoTarget::Kept(R::NAME), id, None)?;
        let last = self.read().one::<R>(id)?.map_or(self.now, |record| record.meta().updated_at);
        self.remove_record::<R>(id)?;
        self.put_tombstone(Tombstone { id, deleted_at: self.now.max(last) })
    }

    /// Deletes a record as an imported tombstone says, with that tombstone's time.
    pub fn delete_as<R: Table>(&self, tombstone: Tombstone) -> Result<()> {
        R::keep_dependents(self, tombstone.id)?;
        self.touches(UndoTarget::Kept(R::NAME), tombstone.id, None)?;
        self.remove_record::<R>(tombstone.id)?;
        self.put_tombstone(tombstone)
    }

    fn remove_record<R: Table>(&self, id: Id) -> Result<()> {
        R::remove_dependents(self, id)?;
        let remove = format!("DELETE FROM {} WHERE id = ?1", R::NAME);
        self.read().conn.prepare_cached(&remove)?.execute([id])?;
        Ok(())
    }
}

impl Journal {
    /// Deletes a record beyond recall: from the undo history and from every page of the file too.
    ///
    /// # Errors
    /// Those of [`erase_entries`](Self::erase_entries).
    pub fn erase<R: Table>(&self, id: Id, now: Instant) -> Result<()> {
        self.erase_with(now, |txn| {
            let last = txn.read().one::<R>(id)?.map(|record| record.meta().updated_at);
            txn.remove_record::<R>(id)?;
            if let Some(last) = last {
                txn.put_tombstone(Tombstone { id, deleted_at: now.max(last) })?;
            }
            undo::forget(txn, id)
        })
    }
}
