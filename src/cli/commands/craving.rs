//! `daymark craving`

use crate::cli::args::entry::CravingArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::conversations::craving;
use crate::cli::entry_form::Form;
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::growing_entry::Episode;
use crate::cli::text_flag;
use crate::domain::entry::field::Field;
use crate::domain::text::Text;
use crate::storage::{Access, Journal};

/// Records a craving.
pub(crate) fn run(console: &mut Console, args: &CravingArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let at = context.at_arg(args.at.as_deref())?;
    let entry = craving::blank(&context, at, args.around.words.private);
    let mut given = given(args);
    given.read_input(context.console)?;
    given.check(entry.clone())?;

    let journal = context.journal(Access::Write)?;
    craving::check(&given, &entry, &journal)?;
    let held = craving::hold_back_signals()?;
    let asks = !given.has(Field::Intensity);
    let is_over = args.at.is_some();
    if asks {
        let question =
            if is_over { "How strong was it, 0 to 10" } else { "A craving. How strong, 0 to 10" };
        craving::strength(&mut Form { context: &mut context, given: &mut given }, question)?;
    } else if let Some(note) = written(&mut context, args)? {
        given.set(Field::Note, &note);
    }
    let mut episode = Episode::begin(&mut context, &journal, entry, given)?;
    if asks {
        let asked = ask(&mut context, &journal, &mut episode, args);
        craving::unless_ended(&mut context, asked)?;
    }
    drop(held);
    episode.answer(&mut context, asks)
}

/// Asks for the rest of a craving that is on record.
fn ask(
    context: &mut Context<'_>,
    journal: &Journal,
    episode: &mut Episode<'_>,
    args: &CravingArgs,
) -> Result<(), Error> {
    craving::say_saved(context, episode)?;
    if let Some(note) = written(context, args)? {
        episode.given.set(Field::Note, &note);
        episode.keep(context)?;
    }
    if args.at.is_some() {
        return craving::afterwards(context, episode);
    }
    craving::help(context, journal, episode)?;
    craving::more(context, episode)
}

fn written(context: &mut Context<'_>, args: &CravingArgs) -> Result<Option<Text>, Error> {
    text_flag::resolve(context.console, "--note", args.around.words.note.as_ref(), "")
}

fn given(args: &CravingArgs) -> FieldPatch {
    let mut given = FieldPatch::default();
    given.flag(Field::Intensity, args.strength.as_ref().or(args.intensity.as_ref()));
    given.flag(Field::Minutes, args.minutes.as_ref());
    given.flags(Field::Coping, &args.coping);
    given.append(craving::around(&args.around));
    given
}
