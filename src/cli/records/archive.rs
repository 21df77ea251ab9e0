//! Putting a record away, and bringing it back.

use super::{RecordCommand, find, looked_up, named, update};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::names;
use crate::domain::change::Verb;
use crate::domain::moment::Instant;
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
    let all = looked_up::<R>(context, &journal)?;
    let found = if let Some(name) = name {
        named::<R>(context, &journal, name)?
    } else {
        let picked = names::given_or_picked(context.console, &R::NOUN, &all, None, restore)?;
        find(&all, &picked)?.clone()
    };
    let at = (!restore).then(|| Instant::from(context.now()));
    let done = if restore { Done::Restored } else { Done::Archived };
    update(context, &journal, &found, (Verb::Archive, done), |record| {
        let before = record.meta().archived_at;
        record.meta_mut().archived_at = at.and(before).or(at);
        Ok(())
    })
}
