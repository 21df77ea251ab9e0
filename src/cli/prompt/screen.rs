//! Prompts on a terminal that may redraw: lists are walked with the arrow keys.

use std::borrow::Cow;
use std::io;

use dialoguer::console::Term;
use dialoguer::{MultiSelect, Select};

use super::lines::Lines;
use super::{Prompt, Question, cancelled, unreachable_terminal};
use crate::cli::error::Error;
use crate::process::Uninterrupted;
use crate::render::clean;

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

    fn line(&mut self, prompt: &str) -> Result<String, Error> {
        self.lines.line(prompt)
    }

    fn pick(&mut self, question: &Question, options: &[&str]) -> Result<Option<usize>, Error> {
        let list = self.list(question, options).default(0);
        shown(|term| list.interact_on_opt(term))
    }

    fn pick_or_leave(
        &mut self,
        question: &Question,
        options: &[&str],
        unsaid: &str,
    ) -> Result<Option<usize>, Error> {
        let list = self.list(question, options).item(unsaid).default(options.len());
        let chosen = shown(|term| list.interact_on_opt(term))?;
        Ok(chosen.filter(|at| *at < options.len()))
    }

    fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
    ) -> Result<Option<Vec<usize>>, Error> {
        let prompt = format!("{} (arrows, Space, Enter; Esc skips)", question.text);
        let list = MultiSelect::new().with_prompt(self.clean(&prompt));
        let list = list.items(options.iter().map(|option| self.clean(option))).item(none);
        let chosen = shown(|term| list.interact_on_opt(term))?.filter(|chosen| !chosen.is_empty());
        Ok(chosen.map(|mut chosen| {
            chosen.retain(|at| *at < options.len());
            chosen
        }))
    }
}

impl Screen {
    fn list(&self, question: &Question, options: &[&str]) -> Select<'static> {
        let prompt = format!("{} (arrows, Enter; Esc skips)", question.text);
        let list = Select::new().with_prompt(self.clean(&prompt));
        list.items(options.iter().map(|option| self.clean(option)))
    }

    fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        clean::line(text, self.lines.unicode)
    }
}

/// Runs a list, and puts the cursor back when it is ended in the middle.
fn shown<T>(list: impl FnOnce(&Term) -> dialoguer::Result<T>) -> Result<T, Error> {
    let _held = Uninterrupted::start().map_err(|cause| unreachable_terminal(&cause))?;
    let term = Term::stderr();
    list(&term).map_err(|dialoguer::Error::IO(cause)| {
        // Where the terminal is gone there is no cursor to show.
        let _gone = term.show_cursor();
        match cause.kind() {
            io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => cancelled(),
            _ => unreachable_terminal(&cause),
        }
    })
}
