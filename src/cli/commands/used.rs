//! `daymark used`

use crate::cli::args::entry::UsedArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::form::{self, Form};
use crate::cli::given::{self, Given};
use crate::cli::prompt::Question;
use crate::cli::{names, safety, uses};
use crate::domain::edit::Field;
use crate::domain::entry::Body;
use crate::domain::focus::Focus;
use crate::domain::id::Id;
use crate::domain::return_to_use::ReturnToUse;
use crate::render::saved;
use crate::report::saved::{Clocks, Outcome, Saved, UsedSaved};
use crate::storage::Access;

/// Records a return to use, after what to know of it was shown.
pub(crate) fn run(console: &mut Console, args: &UsedArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let today = context.today();
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    let mut given = Given::default();
    given.flag(Field::Overdose, args.overdose.as_ref());
    given.flag(Field::What, args.what.as_ref());
    given.flag(Field::Helped, args.helped.as_ref());
    given.flag(Field::Next, args.next.as_ref());
    given.check(context.blank(day, of(Id::from_bytes([0; 16]))))?;

    let asks = given.is_empty() && context.prompt.can_ask();

    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let focus = match &args.focus {
        Some(name) => names::focus(&focuses, &name.parse()?).map_err(Error::nothing_saved)?,
        None => choose(&mut context, &focuses, asks)?,
    };
    let card = safety::say_use_card(&mut context, focus.kind);
    if asks {
        let asked = ask(&mut Form { context: &mut context, given: &mut given });
        form::unless_ended(&mut context, asked, !given.is_empty())?;
    }

    let mut entry = context.blank(day, of(focus.id));
    entry.at = at;
    given.put_into(&mut entry, &focuses)?;
    entry.private = args.private;
    let (entry, short_id) = context.add(&journal, entry)?;

    let figures = uses::figures(&context.seen(&journal)?, focus)?;
    let view = UsedSaved {
        saved: Saved {
            schema: "daymark.used.v1",
            result: Outcome::Created,
            changed: given.fields(),
            offers: uses::restart(focus, &figures, day, today).into_iter().collect(),
            entry: context.view(&entry, &short_id, &focuses),
        },
        clocks: Clocks::new(focus, &figures),
        card,
    };
    context.answer_saved(&view, saved::used)
}

/// A return to use of which nothing more is known yet.
fn of(focus: Id) -> Body {
    Body::Use(ReturnToUse { focus, overdose: None, what: None, helped: None, next: None })
}

/// The focus that is meant: the only one, the one chosen, or the primary one.
fn choose<'f>(
    context: &mut Context<'_>,
    focuses: &'f [Focus],
    asks: bool,
) -> Result<&'f Focus, Error> {
    let active: Vec<_> = focuses.iter().filter(|focus| focus.archived_at.is_none()).collect();
    let look = context.look();
    let names: Vec<_> = active.iter().map(|focus| look.line(focus.name.as_str())).collect();
    let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
    let question =
        Question { text: "What was it", help: "Enter takes the first.", flag: "--focus" };
    let several = asks && active.len() > 1;
    let chosen = if several { context.prompt.pick(&question, &names)? } else { None };
    active.get(chosen.unwrap_or(0)).copied().ok_or_else(given::no_focus)
}

fn ask(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.context.prompt.tell("Enter skips, ? explains, Ctrl-C ends and asks what to keep.")?;
    let help = "It is asked so that it can be part of what you bring to a counselor.";
    form.yes_no(Field::Overdose, "Was there an overdose", help)?;
    let help = "As much or as little as you like; several lines can be pasted.";
    form.text(Field::What, "What happened", help)?;
    form.text(Field::Helped, "What helped, then or afterwards", help)?;
    form.text(Field::Next, "What next", help)
}
