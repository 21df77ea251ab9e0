//! What is given, or asked, of a new routine.

use crate::cli::args::routine::every;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::domain::day::Day;
use crate::domain::record::Meta;
use crate::domain::routine::{Period, Routine};
use crate::domain::schedule::Schedule;
use crate::domain::starter::STARTERS;
use crate::domain::text::{Label, Name};

/// A routine that is complete but for its id and its place.
#[derive(Debug, Clone)]
pub(in crate::cli::commands) struct Draft {
    pub(in crate::cli::commands) name: Name,
    schedule: Schedule,
    category: Option<Label>,
    from: Day,
}

impl Draft {
    /// Reads what was given of a new routine. Where its name or its schedule is missing, the person
    /// is led through all that is.
    ///
    /// # Errors
    /// A usage error that names what is missing where nobody can be asked.
    pub(super) fn new(
        context: &mut Context<'_>,
        name: Option<&Name>,
        every: Option<Schedule>,
        category: Option<&Label>,
        from: Option<Day>,
    ) -> Result<Self, Error> {
        let led = name.is_none() || every.is_none();
        let name = match name {
            Some(name) => name.clone(),
            None => context.console.prompt.need(&Question {
                text: "What you mean to do, in a few words",
                help: "For example: evening walk, call Ana, swim.",
                flag: "NAME",
            })?,
        };
        let schedule = every.map_or_else(|| ask_every(context), Ok)?;
        let category = match category {
            None if led => ask_category(context)?,
            given => given.cloned(),
        };
        Ok(Self { name, schedule, category, from: from.unwrap_or(context.today()) })
    }

    /// Reads `NAME` or `NAME=WHEN`. The name of a starter routine brings what it belongs to and when
    /// it is due; any other is due every day if that is not said.
    ///
    /// # Errors
    /// A usage error where the name or the schedule cannot be read.
    pub(in crate::cli::commands) fn parse(text: &str, today: Day) -> Result<Self, Error> {
        let (name, when) = match text.split_once('=') {
            Some((name, when)) => (name, Some(when)),
            None => (text, None),
        };
        let name: Name = name.parse()?;
        let starter = STARTERS.iter().find(|one| one.name == name.folded());
        let when = when.map(every).transpose()?;
        let usual = starter.map_or(Schedule::Daily, |one| one.schedule);
        Ok(Self {
            name,
            schedule: when.unwrap_or(usual),
            category: starter.map(|one| one.category.parse()).transpose()?,
            from: today,
        })
    }

    /// The routine.
    pub(in crate::cli::commands) fn routine(&self, meta: Meta) -> Routine {
        Routine {
            meta,
            category: self.category.clone(),
            archived_on: None,
            periods: vec![Period { from: self.from, schedule: self.schedule }],
        }
    }
}

pub(super) fn ask_every(context: &mut Context<'_>) -> Result<Schedule, Error> {
    let question = Question {
        text: "When it is due: day, mon,wed,fri, 3/week or 2d",
        help: "day is every day; mon,wed,fri are weekdays; 2d is every other day;\n\
               3/week is three times a week, on days of your choosing.",
        flag: "--every",
    };
    context.console.prompt.must_ask(&question)?;
    loop {
        match context.console.prompt.ask_as(&question, |answer| every(answer.trim()))? {
            Some(schedule) => return Ok(schedule),
            None => {
                context.console.prompt.tell("This one is needed; ? explains it, Ctrl-C ends.")?;
            }
        }
    }
}

pub(super) fn ask_category(context: &mut Context<'_>) -> Result<Option<Label>, Error> {
    context.console.prompt.ask(&Question {
        text: "What it belongs to, if anything",
        help: "One word that groups routines, like exercise or meeting. Enter leaves it out.",
        flag: "--category",
    })
}
