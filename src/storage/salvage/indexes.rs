//! What the indexes of a table know of its rows that cannot be read.

use std::ops::ControlFlow;

use rusqlite::{Connection, params_from_iter};

use crate::storage::error::Result;

use super::trees::Trees;

/// What makes rows of a table anew from its indexes, each laid out under its name.
struct Indexed {
    table: &'static str,
    indexes: &'static [&'static str],
    make: &'static str,
    /// Whether the indexes know all that the table does.
    has_all: bool,
}

const INDEXED: [Indexed; 3] = [
    Indexed {
        table: "day_mark",
        indexes: &["sqlite_autoindex_day_mark_1", "day_mark_day"],
        make: "INSERT OR IGNORE INTO day_mark (no, entry, day, focus, told)
            SELECT d.row_no, e.entry, d.day, d.focus, d.told
            FROM temp.of_day_mark_day AS d JOIN temp.of_sqlite_autoindex_day_mark_1 AS e USING (row_no)",
        has_all: true,
    },
    Indexed {
        table: "attempt",
        indexes: &["sqlite_autoindex_attempt_2"],
        make: "INSERT OR IGNORE INTO attempt (id, focus, since)
            SELECT id, focus, since FROM temp.of_sqlite_autoindex_attempt_2",
        has_all: false,
    },
    // Of what kind one was is lost.
    Indexed {
        table: "focus",
        indexes: &["sqlite_autoindex_focus_1", "sqlite_autoindex_focus_2"],
        make: "INSERT OR IGNORE INTO focus (no, id, name, kind, goal, maintenance, position, updated_at)
            SELECT row_no, i.id, coalesce(n.name, 'focus ' || row_no), 'other', 'none', 0, row_no, 0
            FROM temp.of_sqlite_autoindex_focus_1 AS i LEFT JOIN temp.of_sqlite_autoindex_focus_2 AS n USING (row_no)",
        has_all: false,
    },
];

/// Makes the rows of a table anew that its indexes know of; tells whether these are certainly all, as they were.
pub(super) fn make_rows(table: &str, trees: &mut Trees, to: &Connection) -> Result<bool> {
    let Some(indexed) = INDEXED.iter().find(|indexed| indexed.table == table) else {
        return Ok(false);
    };
    let mut whole = true;
    for index in indexed.indexes {
        whole = lay_out(index, trees, to)? && whole;
    }
    to.execute(indexed.make, [])?;
    Ok(whole && indexed.has_all)
}

/// Lays an index out in a table of its own, in memory; tells whether that is all of it.
fn lay_out(index: &str, trees: &mut Trees, to: &Connection) -> Result<bool> {
    let Some(shape) = trees.shape(index).cloned() else { return Ok(false) };
    let names: Vec<_> = shape.fields.iter().map(|field| field.name.as_str()).collect();
    let (columns, values) = (names.join(", "), vec!["?"; names.len()].join(", "));
    to.execute_batch(&format!("CREATE TEMP TABLE of_{index} ({columns})"))?;
    let mut insert = to.prepare(&format!("INSERT INTO temp.of_{index} VALUES ({values})"))?;
    trees.read_all(&shape, |record| {
        insert.execute(params_from_iter(record.fields))?;
        Ok(ControlFlow::Continue(()))
    })
}
