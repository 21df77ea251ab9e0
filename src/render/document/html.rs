//! A document as HTML: one file that holds everything, runs nothing and refers to nothing.
//!
//! Whatever is in the texts is escaped by the template. The policy in its head lets a browser load
//! nothing but the style that stands in it, known by its hash.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::svg::{Drawing, Picture};
use super::{Block, Cells, Document};
use crate::render::sanitize;

/// The style of every page, on screens and on paper.
const STYLE: &str = include_str!("../../../templates/document.css");

/// The most values of a chart whose table stands open under it, and whose rows of bars stand side by side on paper.
const FEW: usize = 8;

/// How large the letters are on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// As large as a page for a session is read with ease.
    Usual,
    /// Smaller, for a page that would take one more sheet else.
    Small,
}

#[derive(Template)]
#[template(path = "document.html")]
struct Page<'d> {
    document: &'d Document,
    parts: Vec<Part<'d>>,
    style: &'static str,
    hash: String,
    is_small: bool,
}

/// A block, or what of it is drawn.
enum Part<'d> {
    /// A block of words.
    Words(&'d Block),
    /// A chart or a calendar.
    Figure(Figure),
}

/// A drawing, and what it shows as a table.
struct Figure {
    title: String,
    pictures: Vec<Picture>,
    legend: Vec<(Drawing, String)>,
    data: Cells,
    open: bool,
    is_few: bool,
}

/// The document as one file.
#[must_use]
pub fn write(document: &Document, print: Print) -> String {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let parts = document.blocks.iter().map(part).collect();
    let page = Page { document, parts, style: STYLE, hash, is_small: print == Print::Small };
    // Only a writer can fail, and a string does not.
    let html = page.render().unwrap_or_default();
    sanitize::block(&html, true).into_owned()
}

fn part(block: &Block) -> Part<'_> {
    match block {
        Block::Chart(chart) => {
            let data = chart.cells("–");
            let is_few = data.rows.len() <= FEW;
            Part::Figure(Figure {
                title: chart.title.clone(),
                pictures: chart.series.iter().map(|one| Picture::bars(one, chart)).collect(),
                legend: Vec::new(),
                open: is_few && !chart.is_told,
                is_few,
                data,
            })
        }
        Block::Calendar(calendar) => Part::Figure(Figure {
            title: calendar.title.clone(),
            pictures: vec![Picture::calendar(calendar)],
            legend: calendar
                .legend
                .iter()
                .map(|(mark, text)| (Drawing::of_mark(*mark), text.clone()))
                .collect(),
            open: false,
            is_few: false,
            data: calendar.cells("–"),
        }),
        words => Part::Words(words),
    }
}
