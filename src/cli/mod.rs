//! The command-line front end: parses arguments, runs the command, returns the exit code.

mod args;
mod browser;
mod commands;
mod completion;
mod console;
mod context;
mod context_writes;
mod conversations;
mod dose_entry;
mod editor;
mod entry_form;
mod entry_list;
mod entry_lookup;
mod error;
mod field_patch;
mod focus_change;
mod global;
mod growing_entry;
mod help;
mod help_file;
mod import_folder;
mod import_messages;
mod import_source;
mod local_backup;
mod lookup;
mod nouns;
mod open_journal;
mod output;
mod output_file;
mod page_output;
mod parse;
mod passphrase;
mod path;
mod plan_hints;
mod private_dir;
mod progress;
mod prompt;
mod records;
mod safety;
mod sealing;
mod settings;
mod shell;
mod shell_history;
mod sync_folders;
mod talk;
mod text_flag;
mod timer;
mod unwritten_answer;
mod usage_error;
mod use_offers;
mod when_args;

use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, UnwindSafe};

use args::Args;
use commands::help_now;
use console::Console;
use error::{Answered, Error, Kind};
use output::Out;
use parse::parse;
use settings::Environment;
use talk::Talk;

use crate::render::program::Program;
use crate::storage::SavedFlag;

pub(crate) use help::command;
pub(crate) use settings::{own_help_with, settings_with};

/// The exit code of what was asked for and done.
const DONE: u8 = 0;

/// Runs the program with its arguments, the first of which is its name, and gives its exit code.
pub(crate) fn run(words: &[OsString]) -> u8 {
    let code = told(words);
    // Left from a panic alone: an answer is written out as soon as it is whole.
    let _unheard = output::flush();
    code
}

fn told(words: &[OsString]) -> u8 {
    // Errors come before, or instead of, parsed arguments; how to word them must be known first.
    let flag =
        |flag| words.iter().skip(1).take_while(|word| *word != "--").any(|word| word == flag);
    let environment = Environment::read();
    let Environment { unicode, accessible, .. } = environment;
    let saved = SavedFlag::default();
    if let Some(shell) = completion::asked_by(words, &environment) {
        // A shell that asks in the middle of a line has no place to show an error.
        let _unsaid = guarded(&saved, || completion::answer(shell, words, &environment));
        return DONE;
    }
    let answered = guarded(&saved, || answer(words, environment, &saved));
    let Err(error) = answered else { return DONE };
    let error = error.hinted(|| help::page_of(words)).shortened(words);
    // With standard error closed the exit code is all that is left to tell.
    let _unheard = match error.kind {
        Kind::ClosedPipe => Ok(()),
        _ if flag("--json") => Talk::json(|talk| error.write_json(talk)),
        _ => {
            let plain = error.plain || accessible || flag("--plain");
            Talk::new(unicode, plain).say(&error.to_text(unicode))
        }
    };
    error.kind.exit_code()
}

/// Turns a panic into an error that says where it happened, and none of the person's words.
fn guarded(
    saved: &SavedFlag,
    work: impl FnOnce() -> Result<(), Error> + UnwindSafe,
) -> Result<(), Error> {
    let place = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let seen = place.clone();
    panic::set_hook(Box::new(move |info| {
        if let (Some(at), Ok(mut seen)) = (info.location(), seen.lock()) {
            *seen = at.to_string();
        }
    }));
    panic::catch_unwind(work).unwrap_or_else(|_| {
        let place = place.lock().map(|place| place.clone()).unwrap_or_default();
        let kept = if saved.is_set() {
            "what it was asked to save is saved"
        } else {
            "a change under way was not kept"
        };
        Err(Error::new(Kind::Internal, format!("daymark made a mistake ({place}); {kept}")))
    })
}

fn answer(words: &[OsString], environment: Environment, saved: &SavedFlag) -> Result<(), Error> {
    match parse(words) {
        Ok(args) => {
            text_flag::refuse_taken_input(&args.global, words)?;
            carry_out(args, environment, saved)
        }
        Err(help) if !help.use_stderr() => say(&environment, &help.render().to_string()).answered(),
        Err(wrong) => {
            // Someone in danger is not made to spell: the page first, then what was wrong.
            if let Some(args) = help_now::meant(words).and_then(|page| parse(&page).ok()) {
                carry_out(args, environment, saved)?;
                if help_now::is_as_heard(words) {
                    return Ok(());
                }
            }
            Err(usage_error::told(wrong, words))
        }
    }
}

/// Gives a text that needs no console.
fn say(environment: &Environment, text: &str) -> io::Result<()> {
    let mut out = Out::direct(environment.unicode);
    out.write_all(text.as_bytes())?;
    out.finish()
}

fn carry_out(args: Args, environment: Environment, saved: &SavedFlag) -> Result<(), Error> {
    let look = unwritten_answer::advice(&args);
    let program = Program::with_journal(args.global.journal.as_deref());
    let mut console = Console::new(args.global, environment);
    console.saved = saved.clone();
    let done = commands::run(&mut console, args.verb);
    let done = console.settle_drafts(done);
    if done.is_ok() {
        shell_history::tell_once(&mut console);
        local_backup::make_due(&mut console);
    }
    // What was said before an error is part of the answer.
    let written = console.out.finish();
    let done = done.and_then(|()| written.answered());
    done.map_err(|error| {
        error.after_saving(saved.is_set(), look).told_by(program, console.global.plain)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_in_the_program_is_an_error_that_says_where() {
        let usual = panic::take_hook();
        let error = guarded(&SavedFlag::default(), || panic!("words of a person")).unwrap_err();
        panic::set_hook(usual);
        assert_eq!(error.kind, Kind::Internal);
        assert!(error.message.starts_with("daymark made a mistake (src/cli/mod.rs:"), "{error:?}");
        assert!(!error.message.contains("words"), "{error:?}");
    }
}
