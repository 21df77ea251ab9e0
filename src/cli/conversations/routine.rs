//! What is given, or asked, of a new routine.

use crate::cli::args::routine::every;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::form::bracketed;
use crate::cli::prompt::{Asks, Prompt, Question, Revised, Takes, in_turn};
use crate::domain::phase::Phase;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::{Period, Routine};
use crate::domain::records::starter_routines::{Starter, named, starters};
use crate::domain::text::{Label, Name};
use crate::domain::time::day::Day;
use crate::domain::time::day_time::DayTime;
use crate::domain::time::schedule::Schedule;

/// A routine that is complete but for its id and its place.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) name: Name,
    schedule: Schedule,
    time: Option<DayTime>,
    category: Option<Label>,
    from: Day,
}

impl Draft {
    /// Reads what was given of a new routine. Where its name or its schedule is missing, the person
    /// is led through all that is.
    ///
    /// # Errors
    /// A usage error that names what is missing where nobody can be asked.
    pub(crate) fn new(
        context: &mut Context<'_>,
        (name, phase): (Option<&Name>, Phase),
        (every, time): (Option<Schedule>, Option<DayTime>),
        category: Option<&Label>,
        from: Option<Day>,
    ) -> Result<Self, Error> {
        let from = from.unwrap_or(context.today());
        if let (Some(name), Some(schedule)) = (name.cloned(), every) {
            return Ok(Self { name, schedule, time, category: category.cloned(), from });
        }
        if name.is_none() && context.console.prompt.can_ask() {
            let some: Vec<_> = starters(phase.group()).map(|one| one.name).collect();
            context.console.prompt.tell(&format!("Many begin with: {}.", some.join("; ")))?;
        }
        let mut asked = (context, name.cloned(), every, category.cloned());
        let questions: [Ask; 3] = [
            |(context, name, ..)| {
                *name = Some(ask_name(context, name.as_ref())?);
                Ok(())
            },
            |(context, name, schedule, _)| {
                let usual = name.as_ref().and_then(starter_named).map(|one| one.schedule);
                *schedule = Some(ask_every(context, schedule.or(usual))?);
                Ok(())
            },
            |(context, name, _, category)| {
                let usual = name.as_ref().and_then(starter_named);
                let usual = usual.map(|one| one.category.parse()).transpose()?;
                *category = ask_category(context, category.as_ref().or(usual.as_ref()))?;
                Ok(())
            },
        ];
        let is_missing = [name.is_none(), every.is_none(), category.is_none()];
        let questions: Vec<_> =
            questions.into_iter().zip(is_missing).filter(|(_, missing)| *missing).collect();
        in_turn(&mut asked, &questions, |asked, (ask, _)| ask(asked))?;
        match asked {
            (_, Some(name), Some(schedule), category) => {
                Ok(Self { name, schedule, time, category, from })
            }
            _ => Err(Error::usage("a routine takes a name and --every")),
        }
    }

    /// Reads `NAME` or `NAME=WHEN`. The name of a starter routine brings what it belongs to and when
    /// it is due; any other is due every day if that is not said.
    ///
    /// # Errors
    /// A usage error where the name or the schedule cannot be read.
    pub(crate) fn parse(text: &str, today: Day) -> Result<Self, Error> {
        let (name, when) = match text.split_once('=') {
            Some((name, when)) => (name, Some(when)),
            None => (text, None),
        };
        let name: Name = name.parse()?;
        let starter = starter_named(&name);
        let when = when.map(every).transpose()?;
        let usual = starter.map_or(Schedule::Daily, |one| one.schedule);
        Ok(Self {
            name,
            schedule: when.unwrap_or(usual),
            time: None,
            category: starter.map(|one| one.category.parse()).transpose()?,
            from: today,
        })
    }

    /// The routine.
    pub(crate) fn routine(&self, meta: Meta) -> Routine {
        Routine {
            category: self.category.clone(),
            time: self.time,
            periods: vec![Period { from: self.from, schedule: self.schedule }],
            ..Routine::begin(meta)
        }
    }
}

/// The starter routine of a name.
fn starter_named(name: &Name) -> Option<&'static Starter> {
    named(&name.folded())
}

/// A question of a routine.
type Ask = fn(&mut Asking<'_, '_>) -> Result<(), Error>;

/// A routine that is asked for: its name, when it is due, what it belongs to.
type Asking<'a, 'c> = (&'a mut Context<'c>, Option<Name>, Option<Schedule>, Option<Label>);

impl Asks for Asking<'_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.0.prompt()
    }
}

fn ask_name(context: &mut Context<'_>, before: Option<&Name>) -> Result<Name, Error> {
    let kept = bracketed(before.map(Name::as_str));
    let text = format!("What you mean to do, in a few words{kept}");
    let help = "For example: evening walk, call Ana, swim.";
    let question = Question { text: &text, help, flag: "NAME" };
    match before {
        Some(before) => Ok(context.prompt().ask(&question)?.unwrap_or_else(|| before.clone())),
        None => context.prompt().need(&question),
    }
}

pub(crate) fn ask_every(
    context: &mut Context<'_>,
    before: Option<Schedule>,
) -> Result<Schedule, Error> {
    let kept = before.map(|one| context.look().schedule(one));
    let text =
        format!("When it is due: day, mon,wed,fri, 3/week or 2d{}", bracketed(kept.as_deref()));
    let question = Question {
        text: &text,
        help: "day is every day; mon,wed,fri are weekdays; 2d is every other day;\n\
               3/week is three times a week, on days of your choosing.",
        flag: "--every",
    };
    let read = |answer: &str| every(answer.trim());
    match before {
        Some(before) => Ok(context.prompt().ask_as(&question, read)?.unwrap_or(before)),
        None => context.prompt().need_as(&question, read),
    }
}

pub(crate) fn ask_category(
    context: &mut Context<'_>,
    before: Option<&Label>,
) -> Result<Option<Label>, Error> {
    let kept = bracketed(before.map(Label::as_str));
    let question = Question {
        text: &format!("What it belongs to, if anything{kept}"),
        help: "One word that groups routines, like exercise or meeting. Enter leaves it out.",
        flag: "--category",
    };
    let read = |answer: &str| answer.trim().parse();
    Ok(match context.prompt().revise(&question, Takes::OneLine, before.is_some(), read)? {
        Revised::To(category) => Some(category),
        Revised::Kept => before.cloned(),
        Revised::TakenBack => None,
    })
}
