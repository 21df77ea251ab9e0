//! A whole journal as tables of comma-separated values (RFC 4180), a file each.
//!
//! A list of the journal is a table, and of its entries each kind; what a row has many of is a table of
//! its own, whose first column is the id of the row.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::domain::time::moment::Moment;
use crate::report::journal_file::{List, Rows};
use crate::report::json;

/// What a spreadsheet takes a cell for that begins with one of these: a formula (OWASP, "CSV Injection").
const BEGINS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// What stands for the answer that there was no situation, as its flag takes it.
const NONE: &str = "none";

/// The values that are tables of their own, each by its table and key.
const INNER_TABLES: [(&str, &str); 10] = [
    ("entries_checkin", "amounts"),
    ("entries_checkin", "own"),
    ("entries_checkin", "used"),
    ("entries_craving", "coping"),
    ("entries_symptoms", "symptoms"),
    ("focuses", "limits"),
    ("focuses", "phases"),
    ("focuses", "usual"),
    ("medications", "changes"),
    ("routines", "periods"),
];

/// What a row of a table may be without, as older copies are; its columns are there all the same.
const MAY_BE_ABSENT: [(&str, &str); 7] = [
    ("entries_checkin", "small"),
    ("entries_checkin", "small_done"),
    ("entries_craving", "focus"),
    ("entries_use", "amount"),
    ("entries_use", "cost"),
    ("entries_use", "currency"),
    ("focuses", "unit"),
];

/// Tables that are being written.
pub struct CsvTables<F, W: Write> {
    open: F,
    cells: Cells,
    tables: BTreeMap<String, Table<W>>,
}

/// How texts stand in their cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// With a mark before what a spreadsheet would run.
    Harmless,
    /// As they were typed.
    Raw,
}

/// One table.
struct Table<W: Write> {
    to: csv::Writer<W>,
    columns: Vec<String>,
}

impl<F: FnMut(&str) -> io::Result<W>, W: Write> CsvTables<F, W> {
    /// Begins with no table; each is opened by its file name with its first row.
    pub fn begin(open: F, cells: Cells) -> Self {
        Self { open, cells, tables: BTreeMap::new() }
    }

    /// Ends every table, and gives back what each was written to.
    ///
    /// # Errors
    /// What the writers say.
    pub fn finish(self) -> io::Result<Vec<W>> {
        let ended = self
            .tables
            .into_values()
            .map(|table| table.to.into_inner().map_err(csv::IntoInnerError::into_error));
        ended.collect()
    }

    /// Writes a row, and what it has many of to the tables of that.
    fn write(&mut self, table: &str, mut row: CsvRow) -> io::Result<()> {
        for (_, key) in MAY_BE_ABSENT.iter().filter(|(of, _)| *of == table) {
            let at = row.0.iter().position(|(known, _)| known == key);
            let value = at.map_or(Value::Null, |at| row.0.remove(at).1);
            row.0.push(((*key).to_owned(), value));
        }
        let mut cells = CsvRow(Vec::with_capacity(row.0.len() + 1));
        let id = row.0.iter().find(|(key, _)| key == "id").map(|(_, id)| id.clone());
        for (key, value) in row.0 {
            if INNER_TABLES.contains(&(table, key.as_str())) {
                for inner in rows_in(value) {
                    let id = ("of".to_owned(), id.clone().unwrap_or_default());
                    let inner = std::iter::once(id).chain(inner.0).collect();
                    self.write(&format!("{table}_{key}"), CsvRow(inner))?;
                }
            } else {
                let offset = offset_minutes(&key, &value);
                // That no situation fitted is an answer; an empty cell is none.
                let none = key == "situations" && value.as_array().is_some_and(Vec::is_empty);
                let value = if none { Value::String(NONE.to_owned()) } else { value };
                cells.0.push((key, value));
                cells.0.extend(offset.map(|minutes| ("offset_minutes".to_owned(), minutes)));
            }
        }
        let marked = self.cells;
        let table = self.table(table, &cells)?;
        if !cells.0.iter().map(|(key, _)| key).eq(&table.columns) {
            return Err(io::Error::other("a row has other columns than the ones before it"));
        }
        Ok(table.to.write_record(cells.0.iter().map(|(_, value)| cell(value, marked)))?)
    }

    /// The table of this name, begun with the names of these cells.
    fn table(&mut self, name: &str, cells: &CsvRow) -> io::Result<&mut Table<W>> {
        if !self.tables.contains_key(name) {
            let to = (self.open)(&format!("{name}.csv"))?;
            let mut to = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to);
            let columns: Vec<String> = cells.0.iter().map(|(key, _)| key.clone()).collect();
            to.write_record(&columns)?;
            self.tables.insert(name.to_owned(), Table { to, columns });
        }
        self.tables.get_mut(name).ok_or_else(|| io::Error::other("a table is missing"))
    }
}

impl<F: FnMut(&str) -> io::Result<W>, W: Write> Rows for CsvTables<F, W> {
    fn row(&mut self, list: List, row: &impl Serialize) -> io::Result<()> {
        let mut written = Vec::new();
        json::write(&mut written, row)?;
        let row: CsvRow = serde_json::from_slice(&written)?;
        let kind = row.0.iter().find(|(key, _)| list == List::Entries && key == "kind");
        let table = match kind.and_then(|(_, kind)| kind.as_str()) {
            Some(kind) => format!("{list}_{kind}"),
            None => list.key().to_owned(),
        };
        self.write(&table, row)
    }
}

impl<F, W: Write> fmt::Debug for CsvTables<F, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsvTables").field("tables", &self.tables.keys()).finish_non_exhaustive()
    }
}

/// The keys and values of a row, in their order.
struct CsvRow(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for CsvRow {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pairs;

        impl<'de> Visitor<'de> for Pairs {
            type Value = CsvRow;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a row with keys")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<CsvRow, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(CsvRow(pairs))
            }
        }

        from.deserialize_map(Pairs)
    }
}

/// The rows of a value: the items of a list, or the keys of an object with their values.
fn rows_in(value: Value) -> Vec<CsvRow> {
    let fields = |item| match item {
        Value::Object(fields) => Some(CsvRow(fields.into_iter().collect())),
        _ => None,
    };
    let pair = |(key, value)| {
        CsvRow(vec![("key".to_owned(), Value::String(key)), ("value".to_owned(), value)])
    };
    match value {
        Value::Array(items) => items.into_iter().filter_map(fields).collect(),
        Value::Object(fields) => fields.into_iter().map(pair).collect(),
        _ => Vec::new(),
    }
}

/// The offset of an instant on the wall, which a spreadsheet would lose with the zone.
fn offset_minutes(key: &str, value: &Value) -> Option<Value> {
    let at = value.as_str().filter(|_| key == "at")?;
    Some(Moment::try_from(at.to_owned()).ok()?.offset_minutes().into())
}

/// A value as it stands in its cell; of several, each after a comma.
fn cell(value: &Value, cells: Cells) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => marked(text.clone(), cells),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| cell(item, Cells::Raw)).collect();
            marked(items.join(","), cells)
        }
        value => value.to_string(),
    }
}

/// A text, behind an apostrophe where a spreadsheet would run it.
fn marked(text: String, cells: Cells) -> String {
    if cells == Cells::Harmless && text.starts_with(BEGINS_FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn written(cells: Cells, rows: &[(List, Value)]) -> BTreeMap<String, String> {
        let mut names = Vec::new();
        let mut tables = CsvTables::begin(
            |name: &str| {
                names.push(name.to_owned());
                Ok(Vec::new())
            },
            cells,
        );
        for (list, row) in rows {
            tables.row(*list, row).unwrap();
        }
        let texts =
            tables.finish().unwrap().into_iter().map(|text| String::from_utf8(text).unwrap());
        // Both in the order of names.
        names.sort();
        names.into_iter().zip(texts).collect()
    }

    #[test]
    fn what_a_row_has_many_of_is_a_table_of_its_own() {
        let row = json!({"id": "a", "kind": "craving", "at": "2026-11-20T20:00:00-04:30", "tags": ["x", "y"],
            "coping": [{"coping": "talk", "helped": null}], "note": "one\ntwo, \"three\""});
        let tables = written(Cells::Harmless, &[(List::Entries, row)]);
        assert_eq!(
            tables.into_iter().collect::<Vec<_>>(),
            [
                (
                    "entries_craving.csv".to_owned(),
                    "at,offset_minutes,id,kind,note,tags,focus\r\n2026-11-20T20:00:00-04:30,-270,a,craving,\
                     \"one\ntwo, \"\"three\"\"\",\"x,y\",\r\n"
                        .to_owned()
                ),
                (
                    "entries_craving_coping.csv".to_owned(),
                    "of,coping,helped\r\na,talk,\r\n".to_owned()
                ),
            ]
        );
    }

    #[rstest]
    #[case::formula("=1+1", "'=1+1")]
    #[case::plus("+1", "'+1")]
    #[case::minus("-1", "'-1")]
    #[case::at("@SUM(A1)", "'@SUM(A1)")]
    #[case::tab("\t=1", "'\t=1")]
    #[case::carriage_return("\r=1", "'\r=1")]
    #[case::no_formula("1 = 1", "1 = 1")]
    fn no_text_is_a_formula(#[case] text: &str, #[case] harmless: &str) {
        assert_eq!(cell(&json!(text), Cells::Harmless), harmless);
        assert_eq!(cell(&json!([text]), Cells::Harmless), harmless);
        assert_eq!(cell(&json!(text), Cells::Raw), text);
    }

    #[test]
    fn a_number_is_no_formula() {
        assert_eq!(cell(&json!(-270), Cells::Harmless), "-270");
    }

    #[test]
    fn a_row_with_other_columns_is_refused() {
        let mut tables = CsvTables::begin(|_: &str| Ok(Vec::new()), Cells::Harmless);
        tables.row(List::Focuses, &json!({"a": 1})).unwrap();
        assert!(tables.row(List::Focuses, &json!({"b": 1})).is_err());
    }
}
