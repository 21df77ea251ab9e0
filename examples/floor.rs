//! The floor that daymark's speed is measured against: the least a rusqlite program can do for
//! the same jobs, on the same cipher, journal mode and linking, in the same file.
//!
//! `floor start`, or `floor checkin|craving|week|export DATABASE KEY-FILE DAY`, where DAY is a
//! number of days since 1970-01-01. It keeps no undo history, makes nothing findable, checks no
//! value and words no answer.

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Params};

const OPEN: &str = "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;";
const NEW_ENTRY: &str = "INSERT INTO entry
    SELECT randomblob(16), (SELECT max(seq) + 1 FROM entry), ?1, ?2, unixepoch(), 60,
           unixepoch(), unixepoch(), 0, ?3
    RETURNING id";
const NEW_CHECKIN: &str = "INSERT INTO checkin (entry, mood, energy, stress, craving, sleep_hours)
    VALUES (?1, 6, 5, 4, 3, 7.5)";
const NEW_MARK: &str = "INSERT INTO day_mark (entry, day, focus, used, checkin)
    SELECT ?1, ?2, no, 'no', 1 FROM focus LIMIT 1";
const NEW_CRAVING: &str = "INSERT INTO craving (entry, intensity, minutes, situations, acted)
    VALUES (?1, 7, 20, 32, 'no')";
const CHECKINS: &str = "SELECT e.day, c.mood, c.energy, c.stress, c.craving, c.sleep_hours, e.note
    FROM entry AS e JOIN checkin AS c ON c.entry = e.id
    WHERE e.day BETWEEN ?1 - 13 AND ?1 AND e.kind = 'checkin'";
const CRAVINGS: &str = "SELECT e.day, e.at, c.intensity, c.minutes, c.situations, c.acted, e.note
    FROM entry AS e JOIN craving AS c ON c.entry = e.id
    WHERE e.day BETWEEN ?1 - 13 AND ?1 AND e.kind = 'craving'";
const TABLES: [&str; 13] = [
    "focus",
    "attempt",
    "entry",
    "checkin",
    "craving",
    "return_to_use",
    "day_mark",
    "label",
    "coping",
    "tombstone",
    "routine",
    "routine_period",
    "routine_mark",
];

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let out = BufWriter::new(io::stdout().lock());
    match args[..] {
        ["start"] => start(out),
        ["checkin", database, key, day] => checkin(&open(database, key)?, day.parse()?),
        ["craving", database, key, day] => craving(&open(database, key)?, day.parse()?),
        ["week", database, key, day] => week(&open(database, key)?, day.parse()?, out),
        ["export", database, key, _] => export(&open(database, key)?, out),
        _ => Err("floor start, or floor checkin|craving|week|export DATABASE KEY-FILE DAY".into()),
    }
}

fn start(mut out: impl Write) -> Done {
    writeln!(out, "floor")?;
    Ok(out.flush()?)
}

fn open(database: &str, key: &str) -> Result<Connection, Box<dyn Error>> {
    let key = fs::read_to_string(key)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(database, flags)?;
    conn.pragma_update(None, "key", format!("x'{}'", key.trim_end()))?;
    conn.execute_batch(OPEN)?;
    Ok(conn)
}

fn checkin(conn: &Connection, day: i64) -> Done {
    let note = "A note of the day. ".repeat(10);
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let id: [u8; 16] = conn.query_row(NEW_ENTRY, ("checkin", day, note), |row| row.get(0))?;
    conn.execute(NEW_CHECKIN, [id])?;
    conn.execute(NEW_MARK, (id, day))?;
    Ok(conn.execute_batch("COMMIT")?)
}

fn craving(conn: &Connection, day: i64) -> Done {
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let id: [u8; 16] =
        conn.query_row(NEW_ENTRY, ("craving", day, None::<&str>), |row| row.get(0))?;
    conn.execute(NEW_CRAVING, [id])?;
    Ok(conn.execute_batch("COMMIT")?)
}

fn week(conn: &Connection, day: i64, mut out: impl Write) -> Done {
    rows(conn, CHECKINS, [day], &mut out)?;
    rows(conn, CRAVINGS, [day], &mut out)?;
    Ok(out.flush()?)
}

fn export(conn: &Connection, mut out: impl Write) -> Done {
    for table in TABLES {
        rows(conn, &format!("SELECT * FROM {table}"), [], &mut out)?;
    }
    Ok(out.flush()?)
}

/// Writes each row as a JSON object on a line of its own.
fn rows(conn: &Connection, sql: &str, params: impl Params, out: &mut impl Write) -> Done {
    let mut select = conn.prepare(sql)?;
    let names: Vec<String> = select.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = select.query(params)?;
    while let Some(row) = rows.next()? {
        for (at, name) in names.iter().enumerate() {
            write!(out, "{}\"{name}\":", if at == 0 { '{' } else { ',' })?;
            match row.get_ref(at)? {
                ValueRef::Null => out.write_all(b"null")?,
                ValueRef::Integer(value) => write!(out, "{value}")?,
                ValueRef::Real(value) => write!(out, "{value}")?,
                ValueRef::Text(text) => {
                    serde_json::to_writer(&mut *out, std::str::from_utf8(text)?)?;
                }
                ValueRef::Blob(id) => {
                    write!(out, "\"{:032x}\"", u128::from_be_bytes(id.try_into()?))?;
                }
            }
        }
        out.write_all(b"}\n")?;
    }
    Ok(())
}
