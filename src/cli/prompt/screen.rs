//! Prompts on a terminal that may redraw: lists are walked with the arrow keys.

use std::time::Duration;
use std::{fmt, io};

use dialoguer::console::Term;
use dialoguer::theme::Theme;
use dialoguer::{MultiSelect, Select};

use super::lines::{Lines, SEVERAL_LINES};
use super::{Prompt, Question, Takes, cancelled, unreachable_terminal};
use crate::cli::error::Error;
use crate::clock::Stopwatch;
use crate::process::Uninterrupted;
use crate::render::page::wrap;

/// Lines for what is typed, lists for what is chosen.
pub(super) struct Screen {
    /// How lines are asked for.
    pub(super) lines: Lines,
}

impl Prompt for Screen {
    fn can_ask(&self) -> bool {
        true
    }

    fn tell(&mut self, text: &str) -> Result<(), Error> {
        self.lines.tell(text)
    }

    fn line(&mut self, prompt: &str, takes: Takes) -> Result<String, Error> {
        self.lines.line(prompt, takes)
    }

    fn pick(&mut self, question: &Question, options: &[&str]) -> Result<Option<usize>, Error> {
        self.walk(question, options, 0)
    }

    fn pick_or_leave(
        &mut self,
        question: &Question,
        options: &[&str],
        unsaid: &str,
    ) -> Result<Option<usize>, Error> {
        let all = [options, &[unsaid]].concat();
        let chosen = self.walk(question, &all, options.len())?;
        Ok(chosen.filter(|at| *at < options.len()))
    }

    fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
    ) -> Result<Option<Vec<usize>>, Error> {
        let page = Page::now();
        let prompt = self.clean(question, "arrows, Space, Enter; Esc skips");
        let items = self.items(&[options, &[none]].concat(), page, MARKED);
        let list = MultiSelect::with_theme(&page).with_prompt(prompt);
        let list = list.max_length(page.items(&items)).items(items);
        let chosen = self
            .shown(|term| list.clone().interact_on_opt(term))?
            .filter(|chosen| !chosen.is_empty());
        Ok(chosen.map(|mut chosen| {
            chosen.retain(|at| *at < options.len());
            chosen
        }))
    }

    fn rest(&mut self, length: Duration, stopwatch: Stopwatch) -> Result<(), Error> {
        self.lines.rest(length, stopwatch)
    }
}

impl Screen {
    /// Lets one option be chosen, beginning at one of them.
    fn walk(
        &mut self,
        question: &Question,
        options: &[&str],
        from: usize,
    ) -> Result<Option<usize>, Error> {
        let page = Page::now();
        let prompt = self.clean(question, "arrows, Enter; Esc skips");
        let items = self.items(options, page, POINTED);
        let list = Select::with_theme(&page).with_prompt(prompt).default(from);
        let list = list.max_length(page.items(&items)).items(items);
        self.shown(|term| list.clone().interact_on_opt(term))
    }

    fn clean(&self, question: &Question, keys: &str) -> String {
        self.lines.clean(&format!("{} ({keys})", question.text)).into_owned()
    }

    /// The options, each broken into lines that fit beside a mark.
    fn items(&self, options: &[&str], page: Page, mark: usize) -> Vec<String> {
        let room = page.columns.saturating_sub(mark).max(1);
        let broken = options.iter().map(|option| {
            let lines = wrap(&self.lines.clean(option), room);
            lines.iter().flat_map(|line| short(line, page.columns)).collect::<Vec<_>>().join("\n")
        });
        broken.collect()
    }

    /// Runs a list, again where a paste has gone through it, and puts the cursor back when it is
    /// ended in the middle.
    fn shown<T>(&mut self, list: impl Fn(&Term) -> dialoguer::Result<T>) -> Result<T, Error> {
        let held = Uninterrupted::start().map_err(|cause| unreachable_terminal(&cause))?;
        let term = Term::stderr();
        loop {
            self.lines.begin()?;
            let chosen = list(&term).map_err(|dialoguer::Error::IO(cause)| {
                // Where the terminal is gone there is no cursor to show.
                let _gone = term.show_cursor();
                // The signal that ended the list ends no question after it.
                held.asked_to_end();
                match cause.kind() {
                    io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => cancelled(),
                    _ => unreachable_terminal(&cause),
                }
            })?;
            if !Lines::came_with_more()? {
                return Ok(chosen);
            }
            self.tell(SEVERAL_LINES)?;
        }
    }
}

/// The columns that the mark of an option takes: `> `, and `> [x] `.
const POINTED: usize = 2;
const MARKED: usize = 6;
/// What dialoguer adds to the question where a list has pages: " [Page 1/2] ".
const PAGES: usize = 13;

/// The line in parts of at most so many bytes. dialoguer takes a longer line for one that the terminal
/// has broken, and would clear away what stands above the list.
fn short(line: &str, bytes: usize) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), line);
    while rest.len() > bytes {
        let end = (1..=bytes).rev().find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// The terminal as a list finds it: what it shows is broken between words to fit.
#[derive(Debug, Clone, Copy)]
struct Page {
    columns: usize,
    rows: usize,
}

impl Page {
    fn now() -> Self {
        let (rows, columns) = Term::stderr().size();
        Self { columns: columns.into(), rows: rows.into() }
    }

    /// How many of the options fit at once.
    fn items(self, items: &[String]) -> usize {
        // The question takes two or three lines on a narrow terminal.
        let room = self.rows.saturating_sub(4);
        let tallest = items.iter().map(|item| item.matches('\n').count() + 1).max().unwrap_or(1);
        let all: usize = items.iter().map(|item| item.matches('\n').count() + 1).sum();
        if all <= room { items.len() } else { (room / tallest).max(1) }
    }
}

/// Writes the lines of an option after its mark, one under the other.
fn write_option(to: &mut dyn fmt::Write, mark: &str, item: &str) -> fmt::Result {
    let under = format!("\n{:width$}", "", width = mark.len());
    write!(to, "{mark}{}", item.replace('\n', &under))
}

impl Theme for Page {
    fn format_select_prompt(&self, to: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        let room = self.columns.saturating_sub(PAGES).max(1);
        to.write_str(&wrap(&format!("{prompt}:"), room).join("\n"))
    }

    fn format_select_prompt_selection(
        &self,
        to: &mut dyn fmt::Write,
        prompt: &str,
        chosen: &str,
    ) -> fmt::Result {
        let said = format!("{prompt}: {}", chosen.replace('\n', " "));
        to.write_str(&wrap(&said, self.columns).join("\n"))
    }

    fn format_select_prompt_item(
        &self,
        to: &mut dyn fmt::Write,
        item: &str,
        here: bool,
    ) -> fmt::Result {
        write_option(to, if here { "> " } else { "  " }, item)
    }

    fn format_multi_select_prompt(&self, to: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        self.format_select_prompt(to, prompt)
    }

    fn format_multi_select_prompt_selection(
        &self,
        to: &mut dyn fmt::Write,
        prompt: &str,
        chosen: &[&str],
    ) -> fmt::Result {
        self.format_select_prompt_selection(to, prompt, &chosen.join(", "))
    }

    fn format_multi_select_prompt_item(
        &self,
        to: &mut dyn fmt::Write,
        item: &str,
        chosen: bool,
        here: bool,
    ) -> fmt::Result {
        let (here, chosen) = (if here { '>' } else { ' ' }, if chosen { 'x' } else { ' ' });
        write_option(to, &format!("{here} [{chosen}] "), item)
    }
}
