//! `daymark packet log`

use std::io::Write;

use crate::cli::args::packet::PacketLogArgs;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::render;
use crate::report::hand_over::HandOvers;
use crate::storage::{Access, Journal};

/// Lists what was handed over, or empties that list.
pub(super) fn run(context: &mut Context<'_>, args: PacketLogArgs) -> Result<(), Error> {
    let access = if args.clear { Access::Write } else { Access::Read };
    let journal = context.journal(access)?;
    let pages = HandOvers::new(journal.hand_overs()?, context.today());
    if args.clear && !pages.hand_overs.is_empty() {
        return clear(context, &journal, &pages, args.yes);
    }
    let look = context.look();
    context
        .console
        .answer(&pages, |view, out| out.write_all(render::hand_over::text(view, &look).as_bytes()))
}

fn clear(
    context: &mut Context<'_>,
    journal: &Journal,
    pages: &HandOvers,
    yes: bool,
) -> Result<(), Error> {
    if !yes {
        if !context.console.prompt.can_ask() {
            return Err(Error::refused("the list was kept: to empty it needs a yes")
                .hint("add --yes to empty it without being asked"));
        }
        let text = "Empty the list of what was handed over, for good?";
        let help = "The pages themselves stay where they went. --since-last begins anew.";
        if !context.console.prompt.confirm(&Question { text, help, flag: "--yes" })? {
            return Err(Error::declined("The list was kept."));
        }
    }
    journal.clear_hand_overs(context.now())?;
    let emptied = HandOvers::new(Vec::new(), pages.today);
    let text = render::hand_over::cleared(pages.hand_overs.len());
    context.console.answer(&emptied, |_, out| out.write_all(text.as_bytes()))
}
