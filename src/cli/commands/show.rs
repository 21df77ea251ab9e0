//! `daymark show`

use std::io::Write;

use crate::app::named_records::NamedRecords;
use crate::cli::args::entries::ShowArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_lookup;
use crate::cli::error::Error;
use crate::domain::id::Id;
use crate::render;
use crate::report::entry::{EntryInput, EntryView};
use crate::report::show::Show;
use crate::storage::{Access, Journal};

/// Shows everything of one entry.
pub(crate) fn run(console: &mut Console, args: &ShowArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let id = entry_lookup::given_or_picked(&mut context, &journal, args.id.as_deref())?;
    let view = journal.snapshot(|journal| load(&context, journal, id))?;
    let (look, today) = (context.look(), context.today());
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::show::text(view, &look, today)))
}

fn load(context: &Context<'_>, journal: &Journal, id: Id) -> Result<Show, Error> {
    let entry = journal.entry(id)?.ok_or_else(entry_lookup::gone)?;
    let named = NamedRecords::load(journal)?;
    let input = EntryInput {
        entry: &entry,
        short_id: &journal.short_id(id)?,
        named: named.named(),
        day_end: context.settings.day_end,
    };
    let marks = journal.marks(entry.day, entry.day)?;
    Ok(Show::new(EntryView::whole(input), &journal.routines()?, &marks))
}
