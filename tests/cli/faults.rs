//! The program when something ends it, refuses it or stands in its way: what was acknowledged stays,
//! and what was not is there whole or not at all.

mod asked;
mod full;
mod kept_out;
mod keys;
mod killed;
mod leftovers;
mod refused;
mod restored;
mod secret;
mod seen;
mod unsynced;
mod upgraded;
mod waiting;
mod writers;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::SystemTime;

use rusqlite::types::Value;

use crate::support::Home;

/// Every row of every table of the journal, what undo keeps among them, from a file in which the
/// database and its cipher find nothing wrong.
fn rows(home: &Home) -> Vec<String> {
    let conn = home.database();
    let found = |sql: &str| -> Vec<Vec<Value>> {
        let mut statement = conn.prepare(sql).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
        rows.unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(found("PRAGMA cipher_integrity_check"), Vec::<Vec<Value>>::new());
    assert_eq!(found("PRAGMA integrity_check"), [[Value::Text("ok".to_owned())]]);
    assert_eq!(found("PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    let tables = found("SELECT name FROM sqlite_schema WHERE type = 'table'");
    let rows = tables.iter().flatten().flat_map(|table| match table {
        Value::Text(table) => found(&format!("SELECT '{table}', * FROM {table}")),
        other => panic!("{other:?}"),
    });
    rows.map(|row| format!("{row:?}")).collect()
}

/// The rollback that is there while a program writes, and after one that was killed meanwhile: which
/// file it is, and when it was written last.
fn rollback(home: &Home) -> Option<(u64, SystemTime)> {
    let found = fs::metadata(home.place().dir().join("journal.db-journal")).ok()?;
    Some((found.ino(), found.modified().unwrap()))
}

/// Every file under a directory that holds a text in the open, in UTF-8 or UTF-16.
fn holding(dir: &Path, text: &str) -> Vec<String> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
    let mut found = Vec::new();
    for inside in fs::read_dir(dir).unwrap() {
        let path = inside.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, text));
            continue;
        }
        // A program that is open may keep a socket of its own among the temporary files.
        if !path.is_file() {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        if holds(&bytes, text.as_bytes()) || holds(&bytes, &wide) {
            found.push(path.display().to_string());
        }
    }
    found
}
