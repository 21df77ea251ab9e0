//! Tables without borders that fit the page.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Row, presets};

use super::style::Look;

/// On a page narrower than this, columns stand closer.
const NARROW: usize = 64;

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows of cells under each other; a cell too wide for the page wraps within its column.
#[derive(Debug, Clone)]
pub struct Table {
    inner: comfy_table::Table,
    columns: Vec<Align>,
    space: u16,
}

impl Table {
    /// An empty table of these columns, as wide as the page less `indent`.
    #[must_use]
    pub fn new(look: &Look, indent: usize, columns: &[Align]) -> Self {
        let mut inner = comfy_table::Table::new();
        let width = look.columns().saturating_sub(indent);
        inner
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(width).unwrap_or(u16::MAX))
            .set_truncation_indicator(look.sign("…", "..."));
        let space = if look.columns() < NARROW { 1 } else { 2 };
        Self { inner, columns: columns.to_vec(), space }
    }

    /// Sets the words above the columns.
    pub fn head<S: AsRef<str>>(&mut self, cells: &[S]) {
        let cells = self.cells(cells);
        self.inner.set_header(cells);
    }

    /// Adds a row, one cleaned text a column.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        let cells = self.cells(cells);
        self.inner.add_row(cells);
    }

    fn cells<S: AsRef<str>>(&self, cells: &[S]) -> Row {
        let aligned = self.columns.iter().zip(cells).map(|(align, text)| {
            Cell::new(text.as_ref()).set_alignment(match align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            })
        });
        Row::from(aligned)
    }

    /// Its lines, without spaces at their ends.
    #[must_use]
    pub fn lines(mut self) -> Vec<String> {
        for column in self.inner.column_iter_mut() {
            column.set_padding((0, self.space));
        }
        self.inner.lines().map(|line| line.trim_end().to_owned()).collect()
    }
}
