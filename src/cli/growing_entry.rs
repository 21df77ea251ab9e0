//! An entry that is saved at its first answer and updated with each further one.

use super::context::Context;
use super::entry_form::Form;
use super::entry_lookup;
use super::error::Error;
use super::field_patch::FieldPatch;
use super::plan_hints::PlanHints;
use crate::app::log_entry;
use crate::domain::change::ChangeKind;
use crate::domain::entry::craving::{Acted, CravingFocus};
use crate::domain::entry::{Body, Entry};
use crate::domain::records::focus::{self, Focus};
use crate::domain::text::Name;
use crate::render::{self, format};
use crate::report::saved::{CravingSaved, Offer, Saved, WriteOutcome};
use crate::storage::Journal;

/// A saved entry that further answers are added to.
pub(crate) struct Episode<'j> {
    journal: &'j Journal,
    pub(crate) given: FieldPatch,
    focuses: Vec<Focus>,
    /// The entry before anything was given.
    origin: Entry,
    entry: Entry,
    short_id: String,
    plan: PlanHints,
    /// How many changes of the journal it took so far.
    changes: u32,
}

impl<'j> Episode<'j> {
    /// Writes it with what is given so far.
    pub(crate) fn begin(
        context: &mut Context<'_>,
        journal: &'j Journal,
        mut entry: Entry,
        given: FieldPatch,
    ) -> Result<Self, Error> {
        let focuses = journal.focuses()?;
        if let Body::Craving(craving) = &mut entry.body {
            // Of the first focus, unless it is said.
            craving.focus = focus::primary(&focuses).map(|first| CravingFocus::Of(first.id));
        }
        let origin = entry.clone();
        given.put_into(&mut entry, &focuses).map_err(Error::nothing_saved)?;
        let (entry, short_id) = context.add(journal, entry)?;
        // The craving is saved by now, whatever becomes of this.
        let plan = PlanHints::read(context, journal)?;
        Ok(Self { journal, given, focuses, origin, entry, short_id, plan, changes: 1 })
    }

    /// Takes up an entry that is on record, to add to its texts.
    pub(crate) fn resume(journal: &'j Journal, entry: Entry, short_id: String) -> Self {
        let (given, plan, origin) = (FieldPatch::default(), PlanHints::default(), entry.clone());
        Self { journal, given, focuses: Vec::new(), origin, entry, short_id, plan, changes: 0 }
    }

    /// How many changes of the journal it took so far.
    pub(crate) fn changes(&self) -> u32 {
        self.changes
    }

    /// As much of its id as tells it from others.
    pub(crate) fn short_id(&self) -> &str {
        &self.short_id
    }

    /// The names of the focuses that it may be of.
    pub(crate) fn focus_names(&self) -> Vec<Name> {
        let active = self.focuses.iter().filter(|focus| focus.archived_at.is_none());
        active.map(|focus| focus.name.clone()).collect()
    }

    /// The entry as it was written.
    pub(crate) fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Says the lines of the plan that are for it and were not said yet.
    pub(crate) fn say_plan(&mut self, context: &mut Context<'_>) -> Result<(), Error> {
        let Body::Craving(craving) = &self.entry.body else { return Ok(()) };
        self.plan.say(context, craving)
    }

    /// Asks something, and writes what was answered.
    pub(crate) fn ask(
        &mut self,
        context: &mut Context<'_>,
        asks: impl FnOnce(&mut Form<'_, '_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        asks(&mut Form { context, given: &mut self.given })?;
        self.keep(context)
    }

    /// Writes what was given since it was written last.
    pub(crate) fn keep(&mut self, context: &mut Context<'_>) -> Result<(), Error> {
        let given = self.given.after(&self.origin);
        let mut now = self.entry.clone();
        given.put_into(&mut now, &self.focuses)?;
        if now == self.entry {
            return Ok(());
        }
        let subject = entry_lookup::subject(self.entry.kind(), self.entry.day);
        let revised = context.change(self.journal, ChangeKind::Edit, subject, |txn| {
            log_entry::revise(txn, self.entry.id, |entry| given.put_into(entry, &self.focuses))
        })?;
        self.entry = revised.after;
        self.changes += 1;
        Ok(())
    }

    /// Answers with what is on record.
    pub(crate) fn answer(self, context: &mut Context<'_>, asked: bool) -> Result<(), Error> {
        let Self { given, focuses, entry, short_id, plan, changes, .. } = self;
        let Body::Craving(craving) = &entry.body else { return Ok(()) };
        let acted = craving.acted == Some(Acted::Yes);
        let date = if entry.day == context.today() {
            String::new()
        } else {
            format!(" --date {}", entry.day)
        };
        let primary = focus::primary(&focuses).map(|first| first.id);
        let id = craving.focus.and_then(CravingFocus::id).filter(|id| Some(*id) != primary);
        let of = focuses.iter().find(|focus| Some(focus.id) == id).map_or_else(String::new, |of| {
            format!(" --focus {}", format::quoted(of.name.as_str()))
        });
        let used = context.console.program().command(&format!("used{date}{of}"));
        let saved = Saved {
            schema: "daymark.craving.v1",
            result: WriteOutcome::Created,
            changed: given.fields(),
            offers: acted.then_some(Offer::Used { command: used }).into_iter().collect(),
            entry: context.view(&entry, &short_id, &focuses),
        };
        let (plan, what_helps) = (plan.for_craving(craving), plan.what_helps());
        let bare = plan.is_empty() && craving.coping.is_empty() && !acted && !asked;
        let suggests = bare && context.console.prompt.can_ask() && !context.console.global.quiet;
        let view = CravingSaved { saved, plan, what_helps };
        context.answer_saved_in(&view, changes, |view, look, today| {
            let mut page = render::saved::craving(&view.saved, look, today);
            if !asked {
                page += &render::plan::beside_craving(view, look);
                page += &render::saved::help_beside(&view.saved, look);
            }
            if suggests { page + &render::saved::ways_of_coping(look) } else { page }
        })
    }
}
