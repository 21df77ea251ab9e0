//! Putting a record away, and bringing it back.

use super::{Kept, answer, find, looked_up, named, revise};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::names;
use crate::domain::change::Verb;
use crate::domain::moment::Instant;
use crate::domain::text::Name;
use crate::report::record::Done;
use crate::storage::Access;

/// Puts a record away, or brings it back; without a name the person picks one.
pub(super) fn archive<R: Kept>(
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
    let subject = format!("{} {}", R::NOUN.one, found.meta().name);
    let (result, record) = context.change(&journal, Verb::Archive, subject, |txn| {
        revise(txn, &found, |record| {
            let before = record.meta().archived_at;
            record.meta_mut().archived_at = at.and(before).or(at);
            Ok(())
        })
    })?;
    let done = if restore { Done::Restored } else { Done::Archived };
    answer(context, done, (result, Vec::new()), record, Vec::new())
}
