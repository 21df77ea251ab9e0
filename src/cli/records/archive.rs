//! Putting a record away, and bringing it back.

use super::{RecordCommand, given_or_picked, is_kept, update};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::domain::change::ChangeKind;
use crate::domain::text::Name;
use crate::report::record::Done;
use crate::storage::Access;

/// Puts a record away, or brings it back; without a name the person picks one.
pub(super) fn archive<R: RecordCommand>(
    context: &mut Context<'_>,
    name: Option<&Name>,
    restore: bool,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let found = given_or_picked::<R>(context, &journal, name, |one| is_kept(one) != restore)?;
    let (now, today) = (context.now().into(), context.today());
    let done = if restore { Done::Restored } else { Done::Archived };
    update(context, &journal, &found, (ChangeKind::Archive, done), |record| {
        if restore {
            record.restore(today);
        } else {
            record.archive(now, today);
        }
        Ok(())
    })
}
