//! Changes to the person's own lines on the page of `help-now`.

use std::io::Write;

use serde::Serialize;

use super::console::Console;
use super::error::Error;
use super::settings::OwnHelpFile;
use crate::domain::recovery::safety::OwnLine;
use crate::domain::text::Sentence;
use crate::render::{format, sanitize};
use crate::report::json_schema::schemas;

/// Puts these lines of the plan on the page, in the place of those that it has.
pub(crate) fn copy_plan(console: &mut Console, lines: &[Sentence]) -> Result<(), Error> {
    let mut file = open(console)?;
    file.set_plan(lines)?;
    console.saved.set();
    let number = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let done = if lines.is_empty() {
        "Nothing of your plan is on the help page.".to_owned()
    } else {
        let lines = format::count(number, "line of your plan", "lines of your plan");
        format!("On the help page now: {lines}. What you change in your plan does not change it.")
    };
    answer(console, &file, &done)?;
    if !lines.is_empty() {
        say_open(console, &file);
    }
    Ok(())
}

/// Says that the file of the person's own lines is open to whoever uses the account.
pub(crate) fn say_open(console: &mut Console, file: &OwnHelpFile) {
    console.warn(format!(
        "This is kept in {}, which is not encrypted: anyone using this account can read it.",
        sanitize::path(file.path(), console.environment.unicode)
    ));
}

/// The file of the person's own lines, there or not.
pub(crate) fn open(console: &Console) -> Result<OwnHelpFile, Error> {
    OwnHelpFile::read(console.environment.help_file()?)
}

/// What is kept after a change.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct SavedHelpLine {
    schema: &'static str,
    own_lines: Vec<OwnLine>,
    plan: Vec<Sentence>,
    file: String,
    encrypted: bool,
}

/// Says what was done, with what the file holds now.
pub(crate) fn answer(console: &mut Console, file: &OwnHelpFile, done: &str) -> Result<(), Error> {
    let (own, _left_out) = file.own_help()?;
    let view = SavedHelpLine {
        schema: "daymark.help_lines.v1",
        own_lines: own.lines,
        plan: own.plan,
        file: file.path().to_string_lossy().into_owned(),
        encrypted: false,
    };
    let unicode = console.environment.unicode;
    console.answer(&view, |_, out| writeln!(out, "{}", sanitize::line(done, unicode)))
}

schemas! {
    "help_lines": SavedHelpLine = "daymark help-now add|remove --json, plan copy-to-help --json",
}
