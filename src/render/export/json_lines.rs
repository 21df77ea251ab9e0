//! A whole journal as JSON lines: the name of the form, and then an object for each row.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::journal_file::{List, Rows, SCHEMA};
use crate::report::json;

/// JSON lines that are being written.
#[derive(Debug)]
pub struct JsonLines<W> {
    to: W,
}

/// A row, and the list in which it stands.
#[derive(Serialize)]
struct Line<'r, R> {
    list: List,
    row: &'r R,
}

impl<W: Write> JsonLines<W> {
    /// Begins the file.
    pub fn begin(mut to: W) -> io::Result<Self> {
        writeln!(to, "{{\"schema\":\"{SCHEMA}\"}}")?;
        Ok(Self { to })
    }

    /// Ends the file, and gives back what it was written to.
    #[must_use]
    pub fn finish(self) -> W {
        self.to
    }
}

impl<W: Write> Rows for JsonLines<W> {
    fn row(&mut self, list: List, row: &impl Serialize) -> io::Result<()> {
        json::write(&mut self.to, &Line { list, row })?;
        self.to.write_all(b"\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_is_an_object_that_names_its_list() {
        let mut lines = JsonLines::begin(Vec::new()).unwrap();
        lines.row(List::Focuses, &1).unwrap();
        lines.row(List::Entries, &"two\n").unwrap();
        insta::assert_snapshot!(String::from_utf8(lines.finish()).unwrap(), @r#"
        {"schema":"daymark.journal.v1"}
        {"list":"focuses","row":1}
        {"list":"entries","row":"two\n"}
        "#);
    }
}
