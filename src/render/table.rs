//! Tables without borders that fit the page.

use std::collections::HashSet;

use comfy_table::{Cell, CellAlignment, ContentArrangement, Row, presets};

use super::document::Cells;
use super::look::Look;

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
    cells: Cells,
    columns: Vec<Align>,
    width: usize,
    cut: &'static str,
    space: u16,
}

impl Table {
    /// An empty table of these columns, as wide as the page less `indent`.
    #[must_use]
    pub fn new(look: &Look, indent: usize, columns: &[Align]) -> Self {
        let width = look.columns().saturating_sub(indent);
        let space = if look.columns() < NARROW { 1 } else { 2 };
        let (cells, columns) = (Cells::default(), columns.to_vec());
        Self { cells, columns, width, cut: look.sign("…", "..."), space }
    }

    /// Sets the words above the columns.
    pub fn head<S: AsRef<str>>(&mut self, cells: &[S]) {
        self.cells.head = self.of_columns(cells);
    }

    /// Adds a row, one cleaned text a column.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) {
        let row = self.of_columns(cells);
        self.cells.rows.push(row);
    }

    fn of_columns<S: AsRef<str>>(&self, cells: &[S]) -> Vec<String> {
        self.columns.iter().zip(cells).map(|(_, text)| text.as_ref().to_owned()).collect()
    }

    fn aligned(&self, cells: &[String]) -> Row {
        let aligned = self.columns.iter().zip(cells).map(|(align, text)| {
            Cell::new(text).set_alignment(match align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            })
        });
        Row::from(aligned)
    }

    /// What is in it, for a document.
    #[must_use]
    pub fn into_cells(self) -> Cells {
        self.cells
    }

    /// Whether the page is so narrow that words would be broken within their columns.
    #[must_use]
    pub fn breaks_words(&self) -> bool {
        if self.width >= NARROW {
            return false;
        }
        let lines = self.clone().lines();
        let shown: HashSet<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
        let cells = self.cells.rows.iter().flatten().chain(&self.cells.head);
        cells.flat_map(|cell| cell.split_whitespace()).any(|word| !shown.contains(word))
    }

    /// Its lines, without spaces at their ends.
    #[must_use]
    pub fn lines(self) -> Vec<String> {
        let mut inner = comfy_table::Table::new();
        inner
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(u16::MAX))
            .set_truncation_indicator(self.cut);
        if !self.cells.head.is_empty() {
            inner.set_header(self.aligned(&self.cells.head));
        }
        for row in &self.cells.rows {
            inner.add_row(self.aligned(row));
        }
        for column in inner.column_iter_mut() {
            column.set_padding((0, self.space));
        }
        inner.lines().map(|line| line.trim_end().to_owned()).collect()
    }
}
