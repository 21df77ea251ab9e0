//! `daymark ride`

use crate::cli::args::entry::RideArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::conversations::craving;
use crate::cli::entry_form::Form;
use crate::cli::error::Error;
use crate::cli::growing_entry::Episode;
use crate::cli::text_flag;
use crate::domain::entry::coping::{Coping, Helped, Tried};
use crate::domain::entry::field::Field;
use crate::storage::Access;

/// Writes down a craving, and waits with the person until it passes.
pub(crate) fn run(console: &mut Console, args: &RideArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let helped = args.helped.as_deref().map(helped).transpose()?;
    let entry = craving::blank(&context, context.now(), args.around.words.private);
    let mut given = craving::around(&args.around);
    let says_more = !given.is_empty() || args.around.words.note.is_some();
    given.flag(Field::Intensity, args.intensity.as_ref());
    given.read_input(context.console)?;
    given.check(entry.clone())?;

    let journal = context.journal(Access::Write)?;
    craving::check(&given, &entry, &journal)?;
    let held = craving::hold_back_signals()?;
    let form = &mut Form { context: &mut context, given: &mut given };
    craving::strength(form, "A craving. How strong, 0 to 10")?;
    if let Some(note) =
        text_flag::resolve(context.console, "--note", args.around.words.note.as_ref(), "")?
    {
        given.set(Field::Note, &note);
    }
    let waits = context.console.prompt.can_ask();
    if !waits {
        given.set(Field::Coping, &Tried { coping: Coping::UrgeSurfing, helped });
    }
    let mut episode = Episode::begin(&mut context, &journal, entry, given)?;
    if waits {
        let mut ride = || {
            craving::say_saved(&mut context, &episode)?;
            episode.say_plan(&mut context)?;
            let how = (args.minutes, helped);
            craving::tried(&mut context, &mut episode, Coping::UrgeSurfing, how)?;
            if says_more { Ok(()) } else { craving::more(&mut context, &mut episode) }
        };
        let asked = ride();
        craving::unless_ended(&mut context, asked)?;
    }
    drop(held);
    episode.answer(&mut context, waits)
}

fn helped(words: &str) -> Result<Helped, Error> {
    let far: craving::HelpedAnswer = words.parse().map_err(|_| {
        Error::usage(format!("--helped: \"{words}\" is none of yes, partly and no"))
    })?;
    Ok(far.0)
}
