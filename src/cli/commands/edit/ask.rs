//! Asking what to change, one field after the other.

use std::convert::Infallible;

use super::Target;
use super::patch::EditPatch;
use crate::cli::args::edit::{About, about};
use crate::cli::context::Context;
use crate::cli::entry_form;
use crate::cli::error::Error;
use crate::cli::field_patch::text_of;
use crate::cli::prompt::{AnswerShape, Question, in_turn};
use crate::domain::code::Code;
use crate::domain::entry::Entry;
use crate::domain::entry::field::Field;
use crate::render::entry::facts;
use crate::render::{format, sanitize};
use crate::report::entry::EntryView;
use crate::storage::Journal;

/// The answer that clears a field.
const CLEAR: &str = "-";
/// The columns of a value in the list of fields.
const VALUE: usize = 40;

/// One thing that can be changed.
#[derive(Clone, Copy)]
enum Choice {
    Field(Field),
    Date,
    At,
    Private,
}

/// Asks until nothing more is chosen, or the person ends it.
///
/// # Errors
/// A usage error where nobody can be asked; one of kind `Cancelled` or `Declined` where nothing is
/// to be kept.
pub(super) fn ask(
    context: &mut Context<'_>,
    journal: &Journal,
    target: &Target<'_>,
    wanted: &mut EditPatch,
) -> Result<(), Error> {
    let asked = ask_each(context, journal, target, wanted);
    entry_form::unless_ended(context, asked, !wanted.is_empty())
}

fn ask_each(
    context: &mut Context<'_>,
    journal: &Journal,
    target: &Target<'_>,
    wanted: &mut EditPatch,
) -> Result<(), Error> {
    let mut more = true;
    while more {
        // Of a value that is asked for, `<` goes back to the list.
        in_turn(context, &[()], |context, ()| {
            more = ask_once(context, journal, target, wanted)?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Asks for one change; whether there may be more.
fn ask_once(
    context: &mut Context<'_>,
    journal: &Journal,
    target: &Target<'_>,
    wanted: &mut EditPatch,
) -> Result<bool, Error> {
    let (_, draft) = target.draft(journal, wanted)?;
    let Some(choice) = choose(context, target, &draft)? else { return Ok(false) };
    let check = |trial: &EditPatch| target.draft(journal, trial).map(drop);
    match choice {
        Choice::Private => wanted.private = Some(!draft.private),
        Choice::Date => ask_date(context, wanted, check)?,
        Choice::At => ask_time(context, wanted, check)?,
        Choice::Field(field) if field.is_text() && context.console.environment.editor.is_some() => {
            compose(context, field, &text_of(&draft, field), wanted, check)?;
        }
        Choice::Field(field) => ask_field(context, field, wanted, check)?,
    }
    Ok(true)
}

/// Asks what to change; `None` for nothing more.
fn choose(
    context: &mut Context<'_>,
    target: &Target<'_>,
    draft: &Entry,
) -> Result<Option<Choice>, Error> {
    let has_scales = !target.named.scales.is_empty();
    let fits = |field: &&Field| {
        field.kinds().contains(&draft.kind()) && (has_scales || **field != Field::Scale)
    };
    let fields = Field::ALL.iter().filter(fits);
    let fields: Vec<Field> = fields.copied().collect();
    if !context.console.prompt.can_ask() {
        let flags: Vec<_> = fields.iter().map(|field| format!("--{field}")).collect();
        return Err(Error::usage("there is nothing to change")
            .hint(format!("give {}, --date, --at, --private or --clear", flags.join(", "))));
    }
    let choices = fields.into_iter().map(Choice::Field);
    let choices: Vec<_> = choices.chain([Choice::Date, Choice::At, Choice::Private]).collect();
    let options = options(context, target, draft, &choices);
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let question = Question {
        text: "What to change",
        help: "Choose a field and give its new value; Enter when all is as it should be.",
        flag: "a flag like --mood",
    };
    let chosen = context.console.prompt.pick_or_leave(&question, &options, "nothing more", None)?;
    Ok(chosen.map(|chosen| choices[chosen]))
}

fn ask_date(
    context: &mut Context<'_>,
    wanted: &mut EditPatch,
    check: impl Fn(&EditPatch) -> Result<(), Error>,
) -> Result<(), Error> {
    let text = "The day, like 2026-11-20, yesterday or -3d (Enter leaves it)";
    let set = |context: &mut Context<'_>, trial: &mut EditPatch, words: &str| {
        trial.date = Some(context.day_arg(Some(words))?);
        Ok(())
    };
    let question = Asked { text, flag: "--date", takes: AnswerShape::OneLine };
    ask_one(context, &question, wanted, set, check)
}

fn ask_time(
    context: &mut Context<'_>,
    wanted: &mut EditPatch,
    check: impl Fn(&EditPatch) -> Result<(), Error>,
) -> Result<(), Error> {
    let text = "When it was, like 14:30 or \"yesterday 22:00\" (Enter leaves it)";
    let set = |_: &mut Context<'_>, trial: &mut EditPatch, words: &str| {
        trial.at = Some(words.to_owned());
        Ok(())
    };
    let question = Asked { text, flag: "--at", takes: AnswerShape::OneLine };
    ask_one(context, &question, wanted, set, check)
}

fn ask_field(
    context: &mut Context<'_>,
    field: Field,
    wanted: &mut EditPatch,
    check: impl Fn(&EditPatch) -> Result<(), Error>,
) -> Result<(), Error> {
    let About { name, takes } = about(field);
    let takes = if takes.is_empty() { String::new() } else { format!(", {takes}") };
    let text = format!("{name}{takes} (Enter leaves it, {CLEAR} clears it)");
    let set = |_: &mut Context<'_>, trial: &mut EditPatch, words: &str| {
        if words == CLEAR {
            trial.clear(field);
        } else {
            trial.set(field, words);
        }
        Ok(())
    };
    let takes = if field.is_text() { AnswerShape::Text } else { AnswerShape::OneLine };
    let question = Asked { text: &text, flag: &format!("--{field}"), takes };
    ask_one(context, &question, wanted, set, check)
}

/// Opens the editor on a text; what does not fit is told, and the draft of it kept.
fn compose(
    context: &mut Context<'_>,
    field: Field,
    text: &str,
    wanted: &mut EditPatch,
    check: impl Fn(&EditPatch) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut trial = wanted.clone();
    let set = context.console.compose(text, &format!("--{field}")).and_then(|text| {
        if text.trim().is_empty() {
            trial.clear(field);
        } else {
            trial.set(field, &text);
        }
        check(&trial).map_err(|error| context.console.keep_draft(error))
    });
    match set {
        Ok(()) => *wanted = trial,
        Err(error) => tell(context, error)?,
    }
    Ok(())
}

/// Tells between two questions what was refused, and what to do instead.
fn tell(context: &mut Context<'_>, error: Error) -> Result<(), Error> {
    let error = error.told_by(context.console.program(), context.console.global.plain);
    context.console.prompt.tell(&error.message)?;
    error.hint_line().iter().try_for_each(|hint| context.console.prompt.tell(hint))
}

/// The question for one value.
struct Asked<'q> {
    text: &'q str,
    flag: &'q str,
    takes: AnswerShape,
}

/// Asks for one value until it fits or is left as it is.
fn ask_one(
    context: &mut Context<'_>,
    asked: &Asked<'_>,
    wanted: &mut EditPatch,
    set: impl Fn(&mut Context<'_>, &mut EditPatch, &str) -> Result<(), Error>,
    check: impl Fn(&EditPatch) -> Result<(), Error>,
) -> Result<(), Error> {
    let Asked { text, flag, takes } = *asked;
    let question = Question { text, help: "An empty answer leaves it as it is.", flag };
    let trimmed = |answer: &str| Ok::<_, Infallible>(answer.trim().to_owned());
    while let Some(answer) = context.console.prompt.ask_for(&question, takes, trimmed)? {
        let mut trial = wanted.clone();
        match set(context, &mut trial, &answer).and_then(|()| check(&trial)) {
            Ok(()) => {
                *wanted = trial;
                break;
            }
            Err(error) => tell(context, error)?,
        }
    }
    Ok(())
}

/// The list of what can be changed, each with what it is now.
fn options(
    context: &Context<'_>,
    target: &Target<'_>,
    draft: &Entry,
    choices: &[Choice],
) -> Vec<String> {
    let look = context.look();
    let facts = facts(&EntryView::whole(target.input(draft, "")), &look);
    let value = |field| {
        let fact = facts.iter().find(|fact| fact.field == Some(field))?;
        let withheld = draft.private && fact.is_words();
        Some(if withheld { "private".to_owned() } else { fact.said(&look) })
    };
    let said = |choice: &Choice| match choice {
        Choice::Field(field) => (about(*field).name, value(*field)),
        Choice::Date => ("The day", Some(format::date(draft.day, context.today()))),
        Choice::At => ("The time", Some(format::moment(draft.at, context.today(), look.clock))),
        Choice::Private => ("Private", Some(if draft.private { "yes" } else { "no" }.to_owned())),
    };
    choices
        .iter()
        .map(|choice| {
            let (name, said) = said(choice);
            let said = said.unwrap_or_else(|| "not set".to_owned());
            format!("{name}: {}", sanitize::cut(&said, VALUE, look.unicode))
        })
        .collect()
}
