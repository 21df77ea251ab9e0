//! What is given, or asked, of a new routine.

use crate::cli::args::routine::every;
use crate::cli::context::Context;
use crate::cli::entry_form::bracketed;
use crate::cli::error::Error;
use crate::cli::prompt::{AnswerShape, Asks, PickedOrTyped, Prompt, Question, Revised, in_turn};
use crate::domain::phase::Phase;
use crate::domain::record::{Meta, Record};
use crate::domain::records::routine::starters::{Starter, category_of, named, starters};
use crate::domain::records::routine::{Routine, SchedulePeriod};
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
        let mut asking = Asking {
            context,
            phase,
            name: name.cloned(),
            every,
            time,
            category: category.cloned(),
        };
        let questions: [(bool, Ask); 4] = [
            (name.is_none(), |asking| asking.name()),
            (every.is_none(), |asking| asking.every()),
            (time.is_none(), |asking| asking.time()),
            (category.is_none(), |asking| asking.category()),
        ];
        let missing: Vec<_> = questions.iter().filter(|(missing, _)| *missing).collect();
        in_turn(&mut asking, &missing, |asking, (_, ask)| ask(asking))?;
        let Asking { name, every, time, category, .. } = asking;
        match (name, every) {
            (Some(name), Some(schedule)) => Ok(Self { name, schedule, time, category, from }),
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
            periods: vec![SchedulePeriod { from: self.from, schedule: self.schedule }],
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

/// A routine while it is asked for.
struct Asking<'a, 'c> {
    context: &'a mut Context<'c>,
    /// The phase whose starter routines are offered.
    phase: Phase,
    name: Option<Name>,
    every: Option<Schedule>,
    time: Option<DayTime>,
    category: Option<Label>,
}

impl Asks for Asking<'_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl Asking<'_, '_> {
    /// Asks for the name: one that many begin with in this phase, or one of the person's own.
    fn name(&mut self) -> Result<(), Error> {
        if !self.context.console.prompt.can_ask() {
            self.name = Some(ask_name(self.context)?);
            return Ok(());
        }
        let some: Vec<_> = starters(self.phase.group()).map(|one| one.name).collect();
        let help = "Choose one that many begin with, or write your own, like: call Ana, swim.";
        let question = Question { text: "What you mean to do", help, flag: "NAME" };
        let own = ("or in a few words", |answer: &str| answer.trim().parse::<Name>());
        self.name = match self.prompt().pick_or_type(&question, &some, 0, own)? {
            Some(PickedOrTyped::Picked(at)) => some.get(at).map(|name| name.parse()).transpose()?,
            Some(PickedOrTyped::Typed(name)) => Some(name),
            None => None,
        };
        Ok(())
    }

    fn usual(&self) -> Option<&'static Starter> {
        self.name.as_ref().and_then(starter_named)
    }

    fn every(&mut self) -> Result<(), Error> {
        let usual = self.usual().map(|one| one.schedule);
        self.every = Some(ask_every(self.context, self.every.or(usual))?);
        Ok(())
    }

    fn time(&mut self) -> Result<(), Error> {
        let kept = self.time.map(|time| time.to_string());
        let text = format!("At what time of day, if any{}", bracketed(kept.as_deref()));
        let help = "morning, midday, evening, or a time like 19:00. Enter leaves it open.";
        let question = Question { text: &text, help, flag: "--time" };
        self.time = self.prompt().ask(&question)?.or(self.time);
        Ok(())
    }

    fn category(&mut self) -> Result<(), Error> {
        let usual = self.name.as_ref().and_then(|name| category_of(&name.folded()));
        let usual = usual.map(str::parse).transpose()?;
        self.category = ask_category(self.context, self.category.as_ref().or(usual.as_ref()))?;
        Ok(())
    }
}

/// Asks for the name where no list can be shown.
fn ask_name(context: &mut Context<'_>) -> Result<Name, Error> {
    let help = "For example: evening walk, call Ana, swim.";
    let text = "What you mean to do, in a few words";
    context.prompt().need(&Question { text, help, flag: "NAME" })
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
        help: if before.is_some() {
            "One word that groups routines, like exercise or meeting. Enter takes the one in brackets."
        } else {
            "One word that groups routines, like exercise or meeting. Enter leaves it out."
        },
        flag: "--category",
    };
    let read = |answer: &str| answer.trim().parse();
    Ok(match context.prompt().revise(&question, AnswerShape::OneLine, before.is_some(), read)? {
        Revised::To(category) => Some(category),
        Revised::Kept => before.cloned(),
        Revised::TakenBack => None,
    })
}
