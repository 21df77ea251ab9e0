//! `daymark focus`

use std::io::Write;

use serde::Serialize;

use crate::cli::args::focus::{FocusVerb, NewFocus};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::domain::change::{Change, Verb};
use crate::domain::code::Code;
use crate::domain::day::Day;
use crate::domain::focus::{Attempt, Focus, Goal, Kind};
use crate::domain::safety;
use crate::domain::text::Name;
use crate::render;
use crate::report::help::Stopping;
use crate::storage::{self, Access, Journal};

/// A focus as it is shown.
#[derive(Serialize)]
struct Shown<'a> {
    schema: &'static str,
    #[serde(flatten)]
    focus: &'a Focus,
}

/// Works on focuses.
pub(crate) fn run(console: &mut Console, verb: &FocusVerb) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    match verb {
        FocusVerb::Add { name, new } => {
            let draft = Draft::new(&context, name, new)?;
            let focus = draft.add(&context, &context.journal(Access::Write)?)?;
            let warning = draft.warning(&mut context);
            let shown = Shown { schema: "daymark.focus.v1", focus: &focus };
            context.answer(&shown, |shown, out| {
                match shown.focus.since() {
                    Some(since) => writeln!(out, "Added {name}, since {since}."),
                    None => writeln!(out, "Added {name}, with no start date yet."),
                }?;
                warning.map_or(Ok(()), |warning| write!(out, "\n{warning}"))
            })
        }
    }
}

/// A focus that is complete but for its ids.
pub(crate) struct Draft {
    name: Name,
    kind: Kind,
    goal: Goal,
    maintenance: bool,
    since: Option<Day>,
}

impl Draft {
    /// Reads what was given of a new focus.
    pub(crate) fn new(context: &Context<'_>, name: &Name, new: &NewFocus) -> Result<Self, Error> {
        let kind = new.kind.ok_or_else(|| {
            let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.code()).collect();
            Error::usage("a focus needs --kind KIND").hint(format!("known: {}", known.join(", ")))
        })?;
        let since = new.since.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
        Ok(Self {
            name: name.clone(),
            kind,
            goal: new.goal.unwrap_or(Goal::None),
            maintenance: new.maintenance,
            since,
        })
    }

    /// The warning of stopping suddenly, where that is dangerous with this kind.
    pub(crate) fn warning(&self, context: &mut Context<'_>) -> Option<String> {
        safety::stopping_is_dangerous(self.kind).then(|| {
            let warning = Stopping::new(context.settings.region, &context.own_help());
            render::help::stopping(&warning, &context.look())
        })
    }

    /// Adds it to the journal, after the focuses that are there.
    pub(crate) fn add(&self, context: &Context<'_>, journal: &Journal) -> Result<Focus, Error> {
        let now = context.now().into();
        let change = Change { at: now, verb: Verb::Add, subject: format!("focus {}", self.name) };
        journal.change(&change, |changing| {
            let last = changing.focuses()?.iter().map(|focus| focus.position).max();
            let attempt = |since| -> Result<Attempt, storage::Error> {
                Ok(Attempt { id: changing.new_id()?, since, learned: None })
            };
            let focus = Focus {
                id: changing.new_id()?,
                name: self.name.clone(),
                kind: self.kind,
                goal: self.goal,
                maintenance: self.maintenance,
                position: last.map_or(0, |last| last + 1),
                archived_at: None,
                updated_at: now,
                attempts: self.since.map(attempt).transpose()?.into_iter().collect(),
            };
            changing.add_focus(&focus)?;
            Ok(focus)
        })
    }
}
