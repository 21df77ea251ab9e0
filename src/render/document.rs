//! A page as a document: blocks that say what they are, for formats with a layout of their own.
//!
//! A [`Page`](super::page::Page) collects these where it is not laid out as text. There is a writer for
//! each format: [`markdown`] and [`html`]; a PDF is the print of the HTML.

pub mod chart;
pub mod heatmap;
pub mod html;
pub mod markdown;
mod svg;

use self::chart::Chart;
use self::heatmap::Calendar;
use super::format;
use super::look::JOINT;

/// A page: a title, some words under it, and blocks from the top.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What the page is called.
    pub title: String,
    /// What stands under the title: the days it is of, how many are logged.
    pub lead: Vec<String>,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The heading of what follows.
    Heading(String),
    /// The heading of a part of what stands under a heading.
    Part(String),
    /// Some sentences.
    Paragraph(String),
    /// Sentences that ask for care.
    Care(String),
    /// Facts beside their names.
    Facts(Vec<Fact>),
    /// The items of a list; an item may have several lines.
    List(Vec<String>),
    /// Steps, one after the other.
    Steps(Vec<String>),
    /// Words of the person's, as typed.
    Quotation(String),
    /// Rows of cells.
    Table(Cells),
    /// Values over time.
    Chart(Chart),
    /// Every day of some weeks.
    Calendar(Calendar),
    /// What follows begins a new sheet of paper, under this title.
    NewSheet(String),
    /// When the page was made; on paper lines to write on follow.
    End(String),
}

/// What is said beside a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What is said, each by itself.
    pub texts: Vec<String>,
}

/// The cells of a table, of which the first of each row names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// The names of the columns; none where they need none.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Document {
    /// Adds a heading; the first one is the title of the document.
    pub fn title(&mut self, text: &str) {
        let text = loosened(text);
        if self.title.is_empty() {
            self.title = text;
        } else {
            self.blocks.push(Block::Heading(text));
        }
    }

    /// Adds sentences.
    pub fn paragraph(&mut self, text: &str) {
        self.blocks.push(Block::Paragraph(sentence(text)));
    }

    /// Adds sentences that ask for care.
    pub fn care(&mut self, text: &str) {
        self.blocks.push(Block::Care(sentence(text)));
    }

    /// Adds a fact; one without a name belongs to the one before.
    pub fn fact(&mut self, name: &str, text: &str) {
        let (name, text) = (loosened(name), loosened(text));
        let fact = |text| Fact { name: name.clone(), texts: vec![text] };
        match self.blocks.last_mut() {
            Some(Block::Facts(facts)) => match facts.last_mut() {
                Some(last) if name.is_empty() => last.texts.push(text),
                _ => facts.push(fact(text)),
            },
            _ if name.is_empty() => self.paragraph(&text),
            _ => self.blocks.push(Block::Facts(vec![fact(text)])),
        }
    }

    /// Adds an item after its mark: a step after a number ("1. "), a further line of the item before after
    /// a blank one, else an item of a list, which begins with its mark where that is more than a sign.
    pub fn item(&mut self, mark: &str, text: &str) {
        let (mark, mut text) = (mark.trim(), loosened(text));
        let is_step = mark.strip_suffix('.').is_some_and(|n| n.parse::<u32>().is_ok());
        if mark.contains(char::is_alphanumeric) && !is_step {
            text = format!("{mark}: {text}");
        }
        match self.blocks.last_mut() {
            Some(Block::List(items) | Block::Steps(items)) if mark.is_empty() => {
                if let Some(last) = items.last_mut() {
                    *last = format!("{last}\n{text}");
                }
            }
            Some(Block::Steps(steps)) if is_step => steps.push(text),
            Some(Block::List(items)) if !is_step => items.push(text),
            _ if is_step => self.blocks.push(Block::Steps(vec![text])),
            _ => self.blocks.push(Block::List(vec![text])),
        }
    }

    /// Adds a heading, or the title and what stands under it.
    pub fn heading(&mut self, parts: &[&str]) {
        let is_title = self.title.is_empty();
        match parts.split_first() {
            Some((title, lead)) if is_title => {
                self.title(title);
                self.lead = lead.iter().map(|part| format::capital(&loosened(part))).collect();
            }
            _ => self.title(&parts.join(LEAD)),
        }
    }

    /// Adds a block.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds another document on a sheet of its own.
    pub fn append(&mut self, other: Self) {
        self.blocks.push(Block::NewSheet(other.title));
        if !other.lead.is_empty() {
            self.blocks.push(Block::Paragraph(other.lead.join(LEAD)));
        }
        self.blocks.extend(other.blocks);
    }
}

/// What stands between the parts of a lead.
const LEAD: &str = " · ";

/// The text as sentences, which begin large and end in a stop.
fn sentence(text: &str) -> String {
    let stop = if text.ends_with(['.', ':', '?', '!', '…']) { "" } else { "." };
    format!("{}{stop}", format::capital(&loosened(text)))
}

/// The text with plain spaces, where a page of text would break no line.
fn loosened(text: &str) -> String {
    text.replace(JOINT, " ")
}
