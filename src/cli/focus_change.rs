//! Changing a focus as it stands in the journal.

use super::context::Context;
use super::error::Error;
use super::lookup;
use crate::domain::change::ChangeKind;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::render::format;
use crate::report::saved::WriteOutcome;
use crate::storage::{Journal, WriteTxn};

/// Changes the focus of this name, and gives it as it is from then on, and whether it is another.
pub(crate) fn change(
    context: &mut Context<'_>,
    journal: &Journal,
    verb: ChangeKind,
    name: &Name,
    work: impl FnOnce(&mut Focus, &WriteTxn<'_>) -> Result<(), Error>,
) -> Result<(WriteOutcome, Focus), Error> {
    let focuses = journal.focuses()?;
    let subject = format!("focus {}", lookup::focus(&focuses, name)?.name);
    context.change(journal, verb, subject, |txn| {
        let focuses = txn.read().focuses()?;
        let before = lookup::focus(&focuses, name)?;
        let mut focus = before.clone();
        work(&mut focus, txn)?;
        if focus == *before {
            return Ok((WriteOutcome::Unchanged, focus));
        }
        focus.updated_at = txn.now_after(before.updated_at);
        txn.replace_focus(&focus)?;
        Ok((WriteOutcome::Updated, focus))
    })
}

/// What is said where something can only be done to a focus that is kept.
pub(crate) fn put_away(name: &Name) -> Error {
    let quoted = format::quoted(name.as_str());
    Error::refused(format!("{name} is put away"))
        .hint("bring it back first")
        .run(format!("focus archive {quoted} --restore"))
}
