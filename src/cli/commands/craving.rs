//! `daymark craving`

pub(in crate::cli) mod through;

use crate::cli::args::entry::{AroundCraving, CravingArgs};
use crate::cli::context::{Console, Context};
use crate::cli::episode::Episode;
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::form::Form;
use crate::cli::text_flag;
use crate::domain::entry::craving::Craving;
use crate::domain::entry::edit::Field;
use crate::domain::entry::{Body, Entry};
use crate::domain::scale::Scale;
use crate::domain::text::Text;
use crate::domain::time::moment::Moment;
use crate::process::Uninterrupted;
use crate::storage::{Access, Journal};

/// Records a craving.
pub(crate) fn run(console: &mut Console, args: &CravingArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let at = context.at_arg(args.at.as_deref())?;
    let entry = blank(&context, at, args.around.words.private);
    let mut given = given(args);
    given.read_input(context.console)?;
    given.check(entry.clone())?;

    let journal = context.journal(Access::Write)?;
    let held = hold_back_signals()?;
    let asks = !given.has(Field::Intensity);
    let is_over = args.at.is_some();
    if asks {
        let question =
            if is_over { "How strong was it, 0 to 10" } else { "A craving. How strong, 0 to 10" };
        through::strength(&mut Form { context: &mut context, given: &mut given }, question)?;
    } else if let Some(note) = written(&mut context, args)? {
        given.set(Field::Note, &note);
    }
    let mut episode = Episode::begin(&mut context, &journal, entry, given)?;
    if asks {
        let asked = ask(&mut context, &journal, &mut episode, args);
        unless_ended(&mut context, asked)?;
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
    through::say_saved(context, episode)?;
    if let Some(note) = written(context, args)? {
        episode.given.set(Field::Note, &note);
        episode.keep(context)?;
    }
    if args.at.is_some() {
        return through::afterwards(context, episode);
    }
    through::help(context, journal, episode)?;
    through::more(context, episode)
}

fn written(context: &mut Context<'_>, args: &CravingArgs) -> Result<Option<Text>, Error> {
    text_flag::resolve(context.console, "--note", args.around.words.note.as_ref(), "")
}

/// A craving of which nothing is known yet but when it was. Its strength is always given or asked, and
/// takes the place of the lowest.
pub(super) fn blank(context: &Context<'_>, at: Moment, private: bool) -> Entry {
    let body = Body::Craving(Craving::of(Scale::LOWEST));
    Entry { at, private, ..context.blank(context.day_of(at), body) }
}

/// From its first answer on nothing but the saving of a craving ends it.
pub(super) fn hold_back_signals() -> Result<Uninterrupted, Error> {
    Uninterrupted::start()
        .map_err(|cause| Error::io("signals cannot be held back; nothing was written", &cause))
}

/// What becomes of the questions about a craving that is on record: where the person ended them, it stays
/// as it is.
pub(super) fn unless_ended(
    context: &mut Context<'_>,
    asked: Result<(), Error>,
) -> Result<(), Error> {
    match asked {
        Err(error) if error.ends_conversation() => {
            context.console.warn("Ended before the last question; what you answered is saved.");
            Ok(())
        }
        asked => asked,
    }
}

fn given(args: &CravingArgs) -> FieldPatch {
    let mut given = FieldPatch::default();
    given.flag(Field::Intensity, args.strength.as_ref().or(args.intensity.as_ref()));
    given.flag(Field::Minutes, args.minutes.as_ref());
    given.flags(Field::Coping, &args.coping);
    given.append(around(&args.around));
    given
}

/// What was given of what was around a craving.
pub(super) fn around(args: &AroundCraving) -> FieldPatch {
    let mut given = FieldPatch::default();
    given.flags(Field::Situation, &args.situation);
    given.flags(Field::Tag, &args.tag);
    given.flag(Field::After, args.after.as_ref());
    given.flag(Field::Acted, args.acted.as_ref());
    given.flag(Field::Place, args.place.as_ref());
    given.flag(Field::Company, args.company.as_ref());
    given.flag(Field::Thought, args.thought.as_ref());
    given.flags(Field::Feeling, &args.feeling);
    given
}
