//! A table that is copied from a damaged journal into a new one.

use std::ops::ControlFlow;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::storage::error::Result;

use super::pages::{Pages, TreeEnd};
use super::shape::Shape;
use super::trees::Trees;

const BEFORE: &str = "SAVEPOINT page";
const TAKE: &str = "RELEASE page";
const LEAVE: &str = "ROLLBACK TO page; RELEASE page";

/// A table to copy.
pub(super) struct TableCopy {
    shape: Shape,
    columns: String,
    order: Vec<String>,
    insert: String,
}

impl TableCopy {
    pub(super) fn new(shape: Shape) -> Self {
        let quoted = |name: &String| format!("\"{name}\"");
        let columns: Vec<_> = shape.fields.iter().map(|field| quoted(&field.name)).collect();
        let mut key: Vec<_> = shape.fields.iter().filter(|field| field.key > 0).collect();
        key.sort_by_key(|field| field.key);
        let order = key.into_iter().map(|field| quoted(&field.name)).collect();
        let (columns, values) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
        let insert =
            format!("INSERT OR IGNORE INTO \"{}\" ({columns}) VALUES ({values})", shape.name);
        Self { shape, columns, order, insert }
    }

    pub(super) fn name(&self) -> &str {
        &self.shape.name
    }

    /// Copies its rows in the order of its key, or against it, up to the first that cannot be read.
    pub(super) fn copy(&self, from: &Connection, to: &Connection, end: TreeEnd) -> Result<usize> {
        let direction = if end == TreeEnd::First { "ASC" } else { "DESC" };
        let order: Vec<_> = self.order.iter().map(|name| format!("{name} {direction}")).collect();
        let (name, columns, order) = (self.name(), &self.columns, order.join(", "));
        let all = format!("SELECT {columns} FROM \"{name}\" NOT INDEXED ORDER BY {order}");
        self.copy_rows(from, to, &all, &[])
    }

    /// Copies the row with this value in its key.
    pub(super) fn copy_one(&self, from: &Connection, to: &Connection, key: &Value) -> Result<bool> {
        let (name, columns) = (self.name(), &self.columns);
        let key_name = self.order.first().map_or("rowid", String::as_str);
        let one = format!("SELECT {columns} FROM \"{name}\" NOT INDEXED WHERE {key_name} = ?1");
        Ok(self.copy_rows(from, to, &one, std::slice::from_ref(key))? == 1)
    }

    fn copy_rows(
        &self,
        from: &Connection,
        to: &Connection,
        rows: &str,
        of: &[Value],
    ) -> Result<usize> {
        let (mut rows, mut insert) = (from.prepare(rows)?, to.prepare_cached(&self.insert)?);
        let columns = rows.column_count();
        let (mut rows, mut copied) = (rows.query(params_from_iter(of))?, 0);
        while let Some(row) = rows.next()? {
            let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|n| row.get(n)).collect();
            insert.execute(params_from_iter(values?))?;
            copied += 1;
        }
        Ok(copied)
    }

    /// Copies its rows from every page that holds some; tells whether these are certainly all of them.
    pub(super) fn copy_pages(&self, from: &mut Trees, to: &Connection) -> Result<bool> {
        let root = from.root(self.name());
        if let Some(root) = root
            && self.copy_tree(&mut from.pages, to, root)?.is_some_and(|(_, whole)| whole)
        {
            return Ok(true);
        }
        let mut most = 0;
        for page in from.pages_of(self.name()) {
            if let Some((rows, true)) = self.copy_tree(&mut from.pages, to, page)? {
                most = most.max(rows);
            }
        }
        // Where one page is damaged, and that is of the list of tables, all of a table is in one tree.
        let count = format!("SELECT count(*) FROM \"{}\"", self.name());
        let copied: i64 = to.query_row(&count, [], |row| row.get(0))?;
        Ok(root.is_none() && from.damaged <= 1 && copied > 0 && most == copied)
    }

    /// Copies the rows of the tree at a page, which may be a part of its own: how many, and whether that was
    /// all of the tree. `None` where it turns out to be of another table, and nothing of it is copied.
    fn copy_tree(
        &self,
        pages: &mut Pages,
        to: &Connection,
        page: u32,
    ) -> Result<Option<(i64, bool)>> {
        to.execute_batch(BEFORE)?;
        let (mut rows, mut fits) = (0_i64, true);
        let mut insert = to.prepare_cached(&self.insert)?;
        let mut read = |from| {
            pages.read(page, self.shape.tree, from, |record| {
                fits = fits && self.shape.fits(&record);
                if !fits {
                    return Ok(ControlFlow::Break(()));
                }
                insert.execute(params_from_iter(self.shape.values(record)))?;
                rows += 1;
                Ok(ControlFlow::Continue(()))
            })
        };
        let whole = read(TreeEnd::First)?;
        if !whole {
            read(TreeEnd::Last)?;
        }
        to.execute_batch(if fits { TAKE } else { LEAVE })?;
        Ok(fits.then_some((rows, whole)))
    }
}
