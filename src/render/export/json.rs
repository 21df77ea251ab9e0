//! A whole journal as one JSON object, written row by row, each on a line of its own.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::journal_file::{List, Rows, SCHEMA};
use crate::report::json;

/// A journal file that is being written.
#[derive(Debug)]
pub struct JournalFile<W> {
    to: W,
    begun: usize,
    list: Option<List>,
    rows: u64,
    row: Vec<u8>,
}

impl<W: Write> JournalFile<W> {
    /// Begins the file.
    pub fn begin(mut to: W) -> io::Result<Self> {
        write!(to, "{{\"schema\":\"{SCHEMA}\"")?;
        Ok(Self { to, begun: 0, list: None, rows: 0, row: Vec::new() })
    }

    /// Ends the file, and gives back what it was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.lists_up_to(List::Tombstones)?;
        self.end_list()?;
        self.to.write_all(b"}\n")?;
        Ok(self.to)
    }

    fn end_list(&mut self) -> io::Result<()> {
        self.to.write_all(if self.rows == 0 { b"]" } else { b"\n]" })
    }

    /// Begins every list that is due before a row of this one, and ends those before it.
    fn lists_up_to(&mut self, list: List) -> io::Result<()> {
        if self.list == Some(list) {
            return Ok(());
        }
        let due = List::all().iter().skip(self.begun).take_while(|due| **due <= list);
        for next in due.copied() {
            self.begun += 1;
            if next != list && next.may_be_absent() {
                continue;
            }
            if self.list.is_some() {
                self.end_list()?;
            }
            write!(self.to, ",\n\"{}\":[", next.key())?;
            self.list = Some(next);
            self.rows = 0;
        }
        Ok(())
    }
}

/// The lists, and within each the rows, must come in order.
impl<W: Write> Rows for JournalFile<W> {
    fn row(&mut self, list: List, row: &impl Serialize) -> io::Result<()> {
        self.lists_up_to(list)?;
        self.row.clear();
        self.row.extend_from_slice(if self.rows == 0 { b"\n" } else { b",\n" });
        json::write(&mut self.row, row)?;
        self.rows += 1;
        self.to.write_all(&self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_journal_has_every_list() {
        let file = JournalFile::begin(Vec::new()).unwrap().finish().unwrap();
        let text = String::from_utf8(file).unwrap();
        insta::assert_snapshot!(text, @r#"
        {"schema":"daymark.journal.v1",
        "focuses":[],
        "attempts":[],
        "routines":[],
        "routine_marks":[],
        "plans":[],
        "preparations":[],
        "milestones":[],
        "entries":[],
        "tombstones":[]}
        "#);
    }

    #[test]
    fn each_row_has_a_line() {
        let mut file = JournalFile::begin(Vec::new()).unwrap();
        file.row(List::Focuses, &1).unwrap();
        file.row(List::Focuses, &2).unwrap();
        file.row(List::Entries, &"three\n").unwrap();
        let text = String::from_utf8(file.finish().unwrap()).unwrap();
        insta::assert_snapshot!(text, @r#"
        {"schema":"daymark.journal.v1",
        "focuses":[
        1,
        2
        ],
        "attempts":[],
        "routines":[],
        "routine_marks":[],
        "plans":[],
        "preparations":[],
        "milestones":[],
        "entries":[
        "three\n"
        ],
        "tombstones":[]}
        "#);
    }
}
