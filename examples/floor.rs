//! The floor that daymark's speed is measured against: the least a rusqlite program can do for
//! the same jobs, on the same cipher, journal mode and linking, in the same file.
//!
//! `floor start`, or `floor checkin|craving|today|week|trends|export DATABASE KEY-FILE DAY`, where DAY
//! is a number of days since 1970-01-01. It keeps no undo history, makes nothing findable, checks no
//! value and words no answer.

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Params};

const OPEN: &str = "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;";
const NEW_CHECKIN: &str = "INSERT INTO entry
      (id, seq, kind, day, at, utc_offset, recorded_at, updated_at, private, note,
       mood, energy, stress, craving, sleep_hours)
    SELECT randomblob(16), (SELECT max(seq) + 1 FROM entry), 1, ?1, unixepoch(), 60, unixepoch(),
           unixepoch(), 0, ?2, 6, 5, 4, 3, 7.5
    RETURNING id";
const NEW_MARK: &str = "INSERT INTO day_mark (entry, day, focus, told)
    SELECT ?1, ?2, no, 0 FROM focus LIMIT 1";
const NEW_CRAVING: &str = "INSERT INTO entry
      (id, seq, kind, day, at, utc_offset, recorded_at, updated_at, private,
       situations, intensity, minutes, acted, coping_tried)
    SELECT randomblob(16), (SELECT max(seq) + 1 FROM entry), 2, ?1, unixepoch(), 60, unixepoch(),
           unixepoch(), 0, 32, 7, 20, 0, 0";
const DAYS: &str = "SELECT day, focus, told FROM day_mark WHERE day <= ?1 ORDER BY day";
const FIGURES: &str = "SELECT day, at, utc_offset, kind, situations, mood, energy, stress, craving,
      confidence, distress, sleep_hours, intensity, minutes, after, acted, coping_tried,
      coping_helped, coping_partly, coping_no
    FROM entry WHERE day BETWEEN ?1 - 13 AND ?1 ORDER BY day, at, seq";
const ALL_FIGURES: &str = "SELECT day, at, utc_offset, kind, situations, mood, energy, stress,
      craving, confidence, distress, sleep_hours, intensity, minutes, after, acted, coping_tried,
      coping_helped, coping_partly, coping_no
    FROM entry WHERE day <= ?1 AND kind IN (1, 2) ORDER BY day, at, seq";
const NOTES: &str = "SELECT day, kind, note FROM entry
    WHERE day BETWEEN ?1 - 6 AND ?1 AND private = 0 AND note IS NOT NULL";
const TABLES: [&str; 12] = [
    "focus",
    "attempt",
    "entry",
    "return_to_use",
    "stage_of_change",
    "decision_balance",
    "day_mark",
    "label",
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
        ["today", database, key, day] => today(&open(database, key)?, day.parse()?, out),
        ["trends", database, key, day] => trends(&open(database, key)?, day.parse()?, out),
        ["week", database, key, day] => week(&open(database, key)?, day.parse()?, out),
        ["export", database, key, _] => export(&open(database, key)?, out),
        _ => Err(
            "floor start, or floor checkin|craving|today|week|trends|export DATABASE KEY-FILE DAY"
                .into(),
        ),
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
    let id: [u8; 16] = conn.query_row(NEW_CHECKIN, (day, note), |row| row.get(0))?;
    conn.execute(NEW_MARK, (id, day))?;
    Ok(conn.execute_batch("COMMIT")?)
}

fn craving(conn: &Connection, day: i64) -> Done {
    conn.execute_batch("BEGIN IMMEDIATE")?;
    conn.execute(NEW_CRAVING, [day])?;
    Ok(conn.execute_batch("COMMIT")?)
}

fn today(conn: &Connection, day: i64, mut out: impl Write) -> Done {
    let mut select = conn.prepare(DAYS)?;
    let mut rows = select.query([day])?;
    let mut used = 0;
    while let Some(row) = rows.next()? {
        used += row.get::<_, Option<i64>>(2)?.unwrap_or(0);
    }
    writeln!(out, "{used}")?;
    Ok(out.flush()?)
}

fn week(conn: &Connection, day: i64, mut out: impl Write) -> Done {
    rows(conn, FIGURES, [day], &mut out)?;
    rows(conn, NOTES, [day], &mut out)?;
    Ok(out.flush()?)
}

/// Steps all rows that a trend over everything looks at, and reads every value in them.
fn trends(conn: &Connection, day: i64, mut out: impl Write) -> Done {
    let mut sum = 0.0;
    for sql in [ALL_FIGURES, DAYS] {
        let mut select = conn.prepare(sql)?;
        let columns = select.column_count();
        let mut rows = select.query([day])?;
        while let Some(row) = rows.next()? {
            for at in 0..columns {
                sum += row.get::<_, Option<f64>>(at)?.unwrap_or(0.0);
            }
        }
    }
    writeln!(out, "{sum}")?;
    Ok(out.flush()?)
}

fn export(conn: &Connection, mut out: impl Write) -> Done {
    for table in TABLES {
        rows(conn, &format!("SELECT * FROM {table}"), [], &mut out)?;
    }
    Ok(out.flush()?)
}

/// Writes each row as a JSON object on a line of its own, without what is NULL in it.
fn rows(conn: &Connection, sql: &str, params: impl Params, out: &mut impl Write) -> Done {
    let mut select = conn.prepare(sql)?;
    let names: Vec<String> = select.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = select.query(params)?;
    while let Some(row) = rows.next()? {
        let mut before = '{';
        for (at, name) in names.iter().enumerate() {
            let value = row.get_ref(at)?;
            if value == ValueRef::Null {
                continue;
            }
            write!(out, "{before}\"{name}\":")?;
            before = ',';
            match value {
                ValueRef::Null => {}
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
