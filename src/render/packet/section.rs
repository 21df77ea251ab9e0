//! A part of the page under its heading, in any form.

use crate::render::document::chart::Chart;
use crate::render::page::Page;

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
    /// The heading of the lines that follow.
    Part(String),
    /// A line of ours.
    Say(String),
    /// A text of the person's, as typed.
    Words(&'v str),
    /// Values over time, for a document.
    Chart(Chart),
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

    /// What the lines that follow are of.
    pub(super) fn part(&mut self, name: &str) {
        self.lines.push(Line::Part(name.to_owned()));
    }

    pub(super) fn words(&mut self, text: &'v str) {
        self.lines.push(Line::Words(text));
    }

    pub(super) fn chart(&mut self, chart: Option<Chart>) {
        self.lines.extend(chart.filter(|chart| !chart.is_empty()).map(Line::Chart));
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
                Line::Part(name) => page.part(name),
                Line::Say(text) => page.line(text),
                Line::Words(text) => page.words(text),
                Line::Chart(chart) => page.chart(|| chart.clone()),
            }
        }
        page.each_of("");
    }
}
