//! A journal that somebody put together: whoever has the key of a journal can write anything into it, and hand it on as
//! a backup. It is read, or refused; nothing in it runs by itself, and nothing ends the program.

use std::fs;
use std::io;

use chrono::Weekday;
use daymark::app::export::{self, RowSink};
use daymark::app::{streak, today, trends, week};
use daymark::domain::entry::Body;
use daymark::domain::time::day::Week;
use daymark::domain::time::window::Length;
use daymark::report::journal_file::List;
use daymark::storage::{Access, Error, Journal, Result};
use fastrand::Rng;
use rstest::rstest;
use serde::Serialize;

use crate::support::*;

/// What a cell may hold instead.
const VALUES: [&str; 20] = [
    "NULL",
    "0",
    "1",
    "-1",
    "99",
    "4294967296",
    "9223372036854775807",
    "-9223372036854775808",
    "0.5",
    "9e999",
    "-9e999",
    "''",
    "'words'",
    "'2026-11-20'",
    "char(27, 93, 0, 155, 8238)",
    "CAST(x'ff00fe' AS TEXT)",
    "x''",
    "x'00112233445566778899aabbccddeeff'",
    "zeroblob(100000)",
    "replace(hex(zeroblob(50000)), '0', 'ab, ')",
];

#[rstest]
#[case::a_trigger_that_takes_away(
    "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE id <> new.id; END;"
)]
#[case::a_trigger_that_refuses(
    "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;"
)]
#[case::a_trigger_that_adds(
    "CREATE TRIGGER t AFTER INSERT ON entry BEGIN
       INSERT INTO tombstone (id, deleted_at) VALUES (randomblob(16), 1);
     END;"
)]
fn no_trigger_runs(#[case] sql: &str) {
    let sandbox = crafted(&[sql]);
    let journal = sandbox.open().unwrap();
    let before = Contents::of(&journal);
    change(&journal, |txn| txn.add_entry(&entry(40, "2026-11-20", Some("mine"), Body::Note)))
        .unwrap();
    let after = Contents::of(&journal);
    assert_eq!(after.entries.len(), before.entries.len() + 1);
    assert_eq!(after.tombstones, before.tombstones);
}

#[rstest]
#[case::a_table_less("DROP TABLE attempt;")]
#[case::an_index_less("DROP INDEX entry_by_day;")]
#[case::a_column_less("ALTER TABLE focus DROP COLUMN goal;")]
#[case::a_table_more("CREATE TABLE more (words TEXT); INSERT INTO more VALUES ('more');")]
#[case::a_view_for_a_table(
    "ALTER TABLE focus RENAME TO other; CREATE VIEW focus AS SELECT * FROM focus;"
)]
#[case::a_view_that_reaches_outside(
    "DROP VIEW entry_text;
     CREATE VIEW entry_text (seq, words) AS SELECT seq, load_extension('x') FROM entry;"
)]
#[case::everything_less("DELETE FROM journal; DELETE FROM focus; DELETE FROM entry;")]
#[case::two_journals(
    "PRAGMA ignore_check_constraints = ON; INSERT INTO journal SELECT * FROM journal;"
)]
fn another_schema_is_read_or_refused(#[case] sql: &str) {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    // What the cipher's own tool already refuses needs no refusal of ours.
    let _refused = sandbox.stock_tool().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"));
    told(read(&sandbox), sql);
}

#[test]
fn any_value_in_any_cell_is_read_or_refused() {
    cells(150);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn any_value_in_any_cell_is_read_or_refused_at_length() {
    cells(20_000);
}

/// Puts a value where it may not stand, so many times, and reads everything.
fn cells(times: u64) {
    let sandbox = crafted(&[]);
    let tool = sandbox.stock_tool();
    // No column says any more what may stand in it.
    tool.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT, ', ') '), ') STRICT', ')')
           WHERE type = 'table' AND name NOT LIKE 'entry_words%';
         PRAGMA writable_schema = RESET;",
    )
    .unwrap();
    let cells: Vec<(String, String)> = tool
        .prepare(
            "SELECT m.name, c.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE 'entry_words%'",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(|cell| cell.unwrap())
        .collect();
    drop(tool);
    let database = sandbox.place().database();
    let loosened = fs::read(&database).unwrap();
    let (mut put, mut refused) = (0, 0);
    for seed in 0..times {
        let mut rng = Rng::with_seed(seed);
        let (table, column) = rng.choice(&cells).unwrap();
        let value = rng.choice(VALUES).unwrap();
        let sql = format!("UPDATE {table} SET {column} = {value}");
        fs::write(&database, &loosened).unwrap();
        let tool = sandbox.stock_tool();
        tool.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
        // A value that the column itself refuses never comes into a file.
        if tool.execute(&sql, []).is_ok_and(|rows| rows > 0) {
            drop(tool);
            put += 1;
            refused += u64::from(told(read(&sandbox), &sql));
        }
    }
    assert!(put > times / 5 && refused > put / 5, "{put} of {times} were put, {refused} refused");
}

/// A furnished journal in which the key's owner, or whoever has the key, ran these statements.
fn crafted(statements: &[&str]) -> Sandbox {
    let sandbox = Sandbox::new();
    furnish(&sandbox.create());
    let tool = sandbox.stock_tool();
    for sql in statements {
        tool.execute_batch(sql).unwrap();
    }
    sandbox
}

/// Everything that is read of a journal: its contents, the daily pages and its copy.
fn read(sandbox: &Sandbox) -> Result<()> {
    struct Counted(u64);
    impl RowSink for Counted {
        type Error = Error;
        fn row(&mut self, _: List, row: &impl Serialize) -> Result<()> {
            self.0 += serde_json::to_vec(row).map_err(io::Error::from).map_or(0, |_| 1);
            Ok(())
        }
    }

    let journal: Journal = sandbox.open_for(Access::Read)?;
    Contents::read(&journal)?;
    export::each_row(&journal, &mut Counted(0))?;
    let as_of = journal.as_of(now().into(), day("2026-11-20"))?;
    today::view(&as_of, Weekday::Mon)?;
    week::view(&as_of, Week::of(as_of.today(), Weekday::Mon))?;
    streak::view(&as_of, None, Weekday::Mon).map_err(of_storage)?;
    let window = Some(Length::All);
    trends::Request { focus: None, window, from: None, to: as_of.today(), week_start: Weekday::Mon }
        .view(&as_of)
        .map(drop)
        .map_err(of_storage)
}

fn of_storage(error: daymark::app::Error) -> Error {
    match error {
        daymark::app::Error::Storage(error) => error,
        other => panic!("not of the journal: {other:?}"),
    }
}

/// Whether it was refused; in words for what is damaged, and nothing else.
fn told(read: Result<()>, what: &str) -> bool {
    match read {
        Ok(()) => false,
        Err(Error::Damaged(_) | Error::DoesNotOpen(_)) => true,
        Err(other) => panic!("not told as damage: {what}: {other:?}"),
    }
}
