//! Changing fields of a record.

use super::add::check_new;
use super::ask::Purpose;
use super::patch::{ParseClock, RecordPatch};
use super::{RecordCommand, answer, asks, given_or_picked, is_kept, now};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::domain::change::ChangeKind;
use crate::domain::text::Name;
use crate::report::record::Done;
use crate::report::saved::WriteOutcome;
use crate::storage::Access;

/// Changes fields of a record, which the person picks where none is named; without any given it asks for each.
pub(super) fn edit<R: RecordCommand>(
    context: &mut Context<'_>,
    name: Option<&Name>,
    new_name: Option<&Name>,
    fields: &RecordPatch<R>,
) -> Result<(), Error> {
    let mut patch = fields.clone();
    let journal = context.journal(Access::Write)?;
    let found = given_or_picked::<R>(context, &journal, name, is_kept);
    let found = found.map_err(Error::nothing_saved)?;
    let reader = ParseClock::with::<R>(context, &journal)?;
    let mut asked_name = None;
    if new_name.is_none() && patch.is_empty() {
        if !asks(context) {
            let verb = R::NOUN.command;
            return Err(Error::usage("nothing is given to change")
                .hint("see its flags with")
                .run(format!("{verb} edit --help")));
        }
        // What has its name from a field or from its words is asked for these alone.
        let has_name = R::WORDS.is_none() && R::NAMED_BY.is_none();
        asked_name = has_name.then(|| found.meta().name.clone());
        let name = has_name.then_some(&mut asked_name);
        patch.ask(context, &reader, &found, Purpose::Edit(name))?;
    } else {
        patch.resolve(context, &reader, &found)?;
    }
    let subject = format!("{} {}", R::NOUN.one, found.meta().name);
    let (changed, record) = context.change(&journal, ChangeKind::Edit, subject, |txn| {
        let mut before = now(txn, &found)?;
        before.look_up(&reader.surroundings());
        let mut after = before.clone();
        if let Some(name) = new_name.or(asked_name.as_ref()) {
            after.meta_mut().name = name.clone();
        }
        patch.put_into(&mut after, &reader)?;
        if let Some(words) = R::WORDS.and_then(|flag| patch.words(flag)) {
            after.meta_mut().name = Name::of_words(words, R::NOUN.one)?;
        }
        let changed = RecordPatch::changed(&before, &after);
        if !changed.is_empty() {
            after.meta_mut().updated_at = txn.now_after(before.meta().updated_at);
            after.succeed(&before);
            check_new(&after, &txn.read().all::<R>()?)?;
            txn.put(&after)?;
        }
        Ok::<_, Error>((changed, after))
    })?;
    let result = if changed.is_empty() { WriteOutcome::Unchanged } else { WriteOutcome::Updated };
    answer(context, &journal, Done::Edited, (result, changed), record, Vec::new())
}
