//! `daymark checklist`: what the checklist has beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::cli::records::{RecordCommand, answer, known, settle};
use crate::domain::change::ChangeKind;
use crate::domain::record::Record;
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::report::record::Done;
use crate::report::saved::WriteOutcome;
use crate::storage::Access;

/// What one does with the checklist beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum ChecklistVerb {
    /// Mark things as done
    #[command(after_help = ChecklistItem::EXAMPLES)]
    Done {
        /// Their names, or how words of them start
        #[arg(value_name = "NAME")]
        names: Vec<Name>,
        /// The day on which it was done, if not today
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
    /// Take the mark off again
    #[command(after_help = ChecklistItem::EXAMPLES)]
    Open {
        /// Their names, or how words of them start
        #[arg(value_name = "NAME")]
        names: Vec<Name>,
    },
}

impl RecordCommand for ChecklistItem {
    type Verb = ChecklistVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark checklist
  daymark checklist done bag
  daymark checklist open bag
  daymark checklist add 'water the plants'
  daymark checklist edit plants --name 'Ana waters the plants'
  daymark checklist archive pets
  daymark checklist show documents
  daymark checklist delete documents --yes

The list begins with what most people need before treatment or a start date. It is yours to change.";

    fn run(context: &mut Context<'_>, verb: &ChecklistVerb) -> Result<(), Error> {
        match verb {
            ChecklistVerb::Done { names, date } => {
                let day = context.day_arg(date.as_deref())?;
                mark(context, names, Some(day))
            }
            ChecklistVerb::Open { names } => mark(context, names, None),
        }
    }
}

/// Marks things as done on a day, or takes the mark off; without names the person picks them.
fn mark(context: &mut Context<'_>, names: &[Name], day: Option<Day>) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let list = known::<ChecklistItem>(&journal, context.now().into())?;
    let names = if names.is_empty() {
        let kept = list.iter().filter(|one| one.meta.archived_at.is_none());
        let kept: Vec<Name> = kept.map(|one| one.meta.name.clone()).collect();
        lookup::picked(context.console, &ChecklistItem::NOUN, &kept)?
    } else {
        let found = names.iter().map(|name| lookup::find(&ChecklistItem::NOUN, &list, name));
        found.map(|found| Ok(found?.meta.name.clone())).collect::<Result<_, Error>>()?
    };
    let subject = "the checklist".to_owned();
    let (changed, items) = context.change(&journal, ChangeKind::Edit, subject, |txn| {
        let list = known::<ChecklistItem>(txn.read(), txn.now())?;
        let mut items = Vec::new();
        let mut changed = false;
        for name in &names {
            let mut item = lookup::find(&ChecklistItem::NOUN, &list, name)?.clone();
            let before = item.clone();
            item.done_on = day;
            if day.is_some() {
                // What was done concerns the person after all.
                item.meta.archived_at = None;
            }
            changed |= item != before;
            items.push((before, item));
        }
        if changed {
            settle::<ChecklistItem>(txn)?;
            for (before, item) in items.iter_mut().filter(|(before, item)| before != item) {
                let there = txn.read().all::<ChecklistItem>()?;
                let there = lookup::find(&ChecklistItem::NOUN, &there, &item.meta.name)?;
                item.meta.id = there.meta.id;
                item.meta.updated_at = txn.now_after(before.meta.updated_at);
                txn.put(item)?;
            }
        }
        Ok::<_, Error>((changed, items))
    })?;
    let result = if changed { WriteOutcome::Updated } else { WriteOutcome::Unchanged };
    let done = if day.is_some() { Done::Marked("done") } else { Done::Marked("open") };
    let mut items = items.into_iter().map(|(_, item)| item);
    let Some(first) = items.next() else { return Ok(()) };
    answer(context, &journal, done, (result, vec!["done-on"]), first, items.collect())
}
