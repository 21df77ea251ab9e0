//! A document as Markdown, for a file rather than a screen.

use super::{Block, Cells, Document, Fact, LEAD};
use crate::render::markdown::{line, quotation};

/// The document, its blocks with an empty line between them. Without `unicode` it is ASCII alone.
#[must_use]
pub fn write(document: &Document, unicode: bool) -> String {
    let line = |text: &str| line(text, unicode);
    let none = if unicode { "–" } else { "-" };
    let mut blocks = vec![format!("# {}", line(&document.title))];
    if !document.lead.is_empty() {
        blocks.push(line(&document.lead.join(LEAD)));
    }
    for block in &document.blocks {
        match block {
            Block::Heading(text) | Block::NewSheet(text) => {
                blocks.push(format!("## {}", line(text)));
            }
            Block::Part(text) => blocks.push(format!("### {}", line(text))),
            Block::Paragraph(text) | Block::End(text) => blocks.push(line(text)),
            Block::Care(text) => blocks.push(format!("**{}**", line(text))),
            Block::Facts(facts) => blocks.push(list(facts.iter().map(|one| fact(one, unicode)))),
            Block::List(items) => blocks.push(list(items.iter().map(|one| item(one, unicode)))),
            Block::Steps(steps) => blocks.push(numbered(steps, unicode)),
            Block::Quotation(text) => {
                blocks.push(quotation(text, unicode).trim_end().to_owned());
            }
            Block::Table(cells) => blocks.push(table(cells, unicode)),
            Block::Chart(chart) => {
                blocks.push(format!("**{}**", line(&chart.title)));
                blocks.push(table(&chart.cells(none), unicode));
            }
            Block::Calendar(calendar) => {
                blocks.push(format!(
                    "**{}:** {}",
                    line(&calendar.title),
                    line(&calendar.description())
                ));
                blocks.push(table(&calendar.cells(none), unicode));
            }
        }
    }
    blocks.join("\n\n") + "\n"
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

fn numbered(steps: &[String], unicode: bool) -> String {
    let steps = (1..).zip(steps).map(|(n, step)| format!("{n}. {}", item(step, unicode)));
    steps.collect::<Vec<_>>().join("\n")
}

/// "**Mood:** usually 6"; where there is more to say of it, each below its name.
fn fact(fact: &Fact, unicode: bool) -> String {
    let name = line(&fact.name, unicode);
    let texts: Vec<_> = fact.texts.iter().map(|text| line(text, unicode)).collect();
    match texts.as_slice() {
        [only] => format!("**{name}:** {only}"),
        each => format!("**{name}:**\n  - {}", each.join("\n  - ")),
    }
}

/// An item of a list, each of its lines on one of its own.
fn item(text: &str, unicode: bool) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|text| line(text, unicode)).collect::<Vec<_>>().join("\\\n  ")
}

fn table(cells: &Cells, unicode: bool) -> String {
    let columns = cells.rows.iter().map(Vec::len).chain([cells.head.len()]).max().unwrap_or(0);
    let row = |cells: &Vec<String>| {
        let cells =
            (0..columns).map(|at| cells.get(at).map_or_else(String::new, |c| line(c, unicode)));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(columns));
    let mut rows = vec![row(&cells.head), rule];
    rows.extend(cells.rows.iter().map(row));
    rows.join("\n")
}
