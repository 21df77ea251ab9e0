//! What the records of a tree look like: how many fields, of which kinds, in the order in which they are stored.

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::storage::error::Result;
use crate::storage::verify::rows;

use super::pages::{RawRecord, Tree};

/// Every tree that has content of its own or figures of entries, in a journal that is whole. What is found by a
/// search is made anew.
const TREES: &str = "SELECT s.name, s.type = 'index' OR coalesce(t.wr, 0), s.type = 'index'
    FROM sqlite_schema AS s LEFT JOIN pragma_table_list AS t ON t.schema = 'main' AND t.name = s.name AND s.type = 'table'
    WHERE s.rootpage > 0 AND s.name NOT LIKE 'entry_words%' ORDER BY s.rowid";
const TABLE_FIELDS: &str =
    "SELECT name, type, \"notnull\" OR pk > 0, pk FROM pragma_table_info(?1)";
const INDEX_FIELDS: &str = "SELECT coalesce(x.name, 'row_no'), coalesce(c.type, 'INTEGER'), coalesce(c.\"notnull\" OR c.pk > 0, 1), 0
    FROM pragma_index_xinfo(?1) AS x
    LEFT JOIN pragma_table_info((SELECT tbl_name FROM sqlite_schema WHERE name = ?1)) AS c ON c.cid = x.cid
    ORDER BY x.seqno";

/// The form of the records of a table or an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape {
    /// What the table or index is called.
    pub(super) name: String,
    pub(super) tree: Tree,
    pub(super) is_index: bool,
    /// Its columns, in the order in which they are stored.
    pub(super) fields: Vec<StoredColumn>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StoredColumn {
    pub(super) name: String,
    kind: String,
    required: bool,
    /// Its place in the key, from 1; else 0.
    pub(super) key: u32,
}

impl Shape {
    /// The shapes of all trees of a journal.
    pub(super) fn all(conn: &Connection) -> Result<Vec<Self>> {
        let trees = rows(conn, TREES, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let shape = |(name, by_key, is_index): (String, bool, bool)| {
            let mut fields =
                conn.prepare_cached(if is_index { INDEX_FIELDS } else { TABLE_FIELDS })?;
            let fields = fields.query_map([&name], |row| {
                Ok(StoredColumn {
                    name: row.get(0)?,
                    kind: row.get(1)?,
                    required: row.get(2)?,
                    key: row.get(3)?,
                })
            })?;
            let mut fields: Vec<StoredColumn> = fields.collect::<rusqlite::Result<_>>()?;
            let tree = if by_key { Tree::ByKey } else { Tree::ByRow };
            if by_key && !is_index {
                // What it is kept in order by comes first.
                fields.sort_by_key(|field| if field.key > 0 { field.key } else { u32::MAX });
            }
            Ok(Self { name, tree, is_index, fields })
        };
        trees.into_iter().map(shape).collect()
    }

    /// What the list of tables and indexes looks like itself.
    pub(super) fn of_schema() -> Self {
        let fields = [("type", "TEXT", true), ("name", "TEXT", true), ("tbl_name", "TEXT", true)];
        let fields =
            fields.into_iter().chain([("rootpage", "INTEGER", true), ("sql", "TEXT", false)]);
        let field = |(name, kind, required): (&str, &str, _)| StoredColumn {
            name: name.to_owned(),
            kind: kind.to_owned(),
            required,
            key: 0,
        };
        let name = "sqlite_schema".to_owned();
        Self { name, tree: Tree::ByRow, is_index: false, fields: fields.map(field).collect() }
    }

    /// Which of the fields is the number of the row, and stored as such alone.
    pub(super) fn row_number(&self) -> Option<usize> {
        let numbered = |field: &StoredColumn| field.key == 1 && field.kind == "INTEGER";
        let single = self.fields.iter().filter(|field| field.key > 0).count() == 1;
        (self.tree == Tree::ByRow && single)
            .then(|| self.fields.iter().position(numbered))
            .flatten()
    }

    /// Whether a record of this kind of tree may be one of these.
    pub(super) fn fits(&self, record: &RawRecord) -> bool {
        let number = self.row_number();
        record.fields.len() == self.fields.len()
            && self
                .fields
                .iter()
                .zip(&record.fields)
                .enumerate()
                .all(|(n, (field, value))| Some(n) == number || field.holds(value))
    }

    /// The values of a record, with its number in the place of the column that stands for it.
    pub(super) fn values(&self, record: RawRecord) -> Vec<Value> {
        let mut values = record.fields;
        if let (Some(n), Some(number)) = (self.row_number(), record.row) {
            values[n] = Value::Integer(number);
        }
        values
    }
}

impl StoredColumn {
    fn holds(&self, value: &Value) -> bool {
        match value {
            Value::Null => !self.required,
            Value::Integer(_) => ["INTEGER", "REAL", "ANY"].contains(&self.kind.as_str()),
            Value::Real(_) => ["REAL", "ANY"].contains(&self.kind.as_str()),
            Value::Text(_) => ["TEXT", "ANY"].contains(&self.kind.as_str()),
            // Every one is an id.
            Value::Blob(bytes) => self.kind == "ANY" || self.kind == "BLOB" && bytes.len() == 16,
        }
    }
}
