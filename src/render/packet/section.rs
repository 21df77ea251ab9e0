//! A part of the page under its heading, in any form.

use crate::render::format;
use crate::render::markdown;
use crate::render::page::Page;
use crate::render::style::Look;

/// Some lines that belong together.
#[derive(Debug)]
pub(super) struct Section<'v> {
    heading: &'static str,
    /// Whether the heading is said in plain sentences too.
    spoken: bool,
    lines: Vec<Line<'v>>,
}

#[derive(Debug)]
enum Line<'v> {
    /// A fact beside its name, perhaps after a drawing, and the sentences that say it.
    Fact { name: &'static str, drawing: String, text: String, of: String, facts: Vec<String> },
    /// A line of ours.
    Say(String),
    /// A text of the person's, as typed.
    Words(&'v str),
}

impl<'v> Section<'v> {
    /// Without lines yet; its sentences say of themselves what they are about. Without a heading
    /// it belongs to what stands before it.
    pub(super) fn new(heading: &'static str) -> Self {
        Self { heading, spoken: false, lines: Vec::new() }
    }

    /// As [`new`](Self::new), where the sentences need the heading.
    pub(super) fn spoken(heading: &'static str) -> Self {
        Self { spoken: true, ..Self::new(heading) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn fact(&mut self, name: &'static str, text: &str, sentence: &str) {
        self.drawn(name, "", text, sentence);
    }

    /// What there is to say of one thing, and each fact of it by itself, as on a [`Page`].
    pub(super) fn facts(&mut self, name: &'static str, text: &str, of: &str, facts: Vec<String>) {
        let [text, of] = [text, of].map(str::to_owned);
        self.lines.push(Line::Fact { name, drawing: String::new(), text, of, facts });
    }

    pub(super) fn drawn(&mut self, name: &'static str, drawing: &str, text: &str, sentence: &str) {
        let [drawing, text, sentence] = [drawing, text, sentence].map(str::to_owned);
        let (of, facts) = (String::new(), vec![sentence]);
        self.lines.push(Line::Fact { name, drawing, text, of, facts });
    }

    pub(super) fn say(&mut self, text: &str) {
        self.lines.push(Line::Say(text.to_owned()));
    }

    pub(super) fn words(&mut self, text: &'v str) {
        self.lines.push(Line::Words(text));
    }

    /// Puts it on a page.
    pub(super) fn put(&self, page: &mut Page<'_>) {
        match page.look().plain {
            true if self.spoken => page.title(&format!("{}:", self.heading)),
            false if !self.heading.is_empty() => page.title(self.heading),
            _ => {}
        }
        for line in &self.lines {
            match line {
                Line::Fact { name, drawing, text, of, facts } => {
                    if drawing.is_empty() || page.look().plain {
                        page.facts(name, text, of, facts);
                    } else {
                        page.drawn(name, drawing, text, "");
                    }
                }
                Line::Say(text) => page.line(text),
                Line::Words(text) => page.words(text),
            }
        }
    }

    /// Its blocks in Markdown, which takes no drawing.
    pub(super) fn markdown(&self, look: &Look) -> Vec<String> {
        let mut blocks = Vec::new();
        if !self.heading.is_empty() {
            blocks.push(format!("## {}", self.heading));
        }
        let mut list: Vec<String> = Vec::new();
        for line in &self.lines {
            match line {
                Line::Fact { name: "", text, .. } => {
                    list.push(format!("  - {}", markdown::line(text, look.unicode)));
                }
                Line::Fact { name, text, .. } => {
                    list.push(format!("- **{name}:** {}", markdown::line(text, look.unicode)));
                }
                // What follows is of it.
                Line::Say(text) if text.ends_with(':') => {
                    blocks.extend(flushed(&mut list));
                    let text = markdown::line(&format::capital(text), look.unicode);
                    blocks.push(format!("**{text}**"));
                }
                Line::Say(text) => {
                    let text = markdown::line(&format::capital(text), look.unicode);
                    list.push(format!("- {text}"));
                }
                Line::Words(text) => {
                    blocks.extend(flushed(&mut list));
                    blocks.push(markdown::quotation(text, look.unicode).trim_end().to_owned());
                }
            }
        }
        blocks.extend(flushed(&mut list));
        blocks
    }
}

/// The items so far as one block, if there are any.
fn flushed(list: &mut Vec<String>) -> Option<String> {
    let items = std::mem::take(list);
    (!items.is_empty()).then(|| items.join("\n"))
}
