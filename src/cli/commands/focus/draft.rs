//! What is given, or asked, of a new focus.

use crate::cli::args::YesNo;
use crate::cli::args::focus::NewFocus;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::safety;
use crate::domain::code::Code;
use crate::domain::day::Day;
use crate::domain::focus::{Attempt, Focus, Goal, Kind};
use crate::domain::text::Name;
use crate::domain::when;
use crate::report::help::Stopping;
use crate::storage::{Error as StorageError, WriteTxn};

/// A focus that is complete but for its ids and its place.
pub(in crate::cli::commands) struct Draft {
    pub(in crate::cli::commands) name: Name,
    kind: Kind,
    goal: Goal,
    maintenance: bool,
    since: Option<Day>,
    /// Whether the person was led through it, and told of the danger of stopping where there is one.
    pub(in crate::cli::commands) led: bool,
}

impl Draft {
    /// Reads what was given of a new focus. Where its name or its kind is missing, the person is led
    /// through all that is.
    ///
    /// # Errors
    /// A usage error that names `name_flag` or `--kind` where nobody can be asked.
    pub(in crate::cli::commands) fn new(
        context: &mut Context<'_>,
        name_flag: &str,
        name: Option<&Name>,
        new: &NewFocus,
    ) -> Result<Self, Error> {
        let since = new.since.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
        let maintenance = new.maintenance.map(|answer| answer == YesNo::Yes);
        if let (Some(name), Some(kind)) = (name.cloned(), new.kind) {
            let goal = new.goal.unwrap_or(Goal::None);
            let maintenance = maintenance.unwrap_or(false);
            return Ok(Self { name, kind, goal, maintenance, since, led: false });
        }
        if !context.console.prompt.can_ask() {
            let missing = if name.is_none() { name_flag } else { "--kind" };
            let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.code()).collect();
            return Err(Error::usage(format!("{missing} is missing, and nobody can be asked"))
                .hint(format!(
                    "a focus takes a name and a kind; known kinds: {}",
                    known.join(", ")
                )));
        }
        let name = name.cloned().map_or_else(|| ask_name(context, name_flag), Ok)?;
        let kind = new.kind.map_or_else(|| ask_kind(context), Ok)?;
        safety::say_stopping(context, kind);
        let since = if new.since.is_some() { since } else { ask_since(context)? };
        let goal = new.goal.map_or_else(|| ask_goal(context), Ok)?;
        let is_opioid = matches!(kind, Kind::OpioidShort | Kind::OpioidLong);
        let maintenance = match maintenance {
            None if is_opioid => ask_medication(context)?,
            given => given.unwrap_or(false),
        };
        Ok(Self { name, kind, goal, maintenance, since, led: true })
    }

    /// The focus, at a place in lists.
    pub(in crate::cli::commands) fn focus(
        &self,
        txn: &WriteTxn<'_>,
        position: u32,
    ) -> Result<Focus, StorageError> {
        let attempt = |since| -> Result<Attempt, StorageError> {
            Ok(Attempt { id: txn.new_id()?, since, learned: None })
        };
        Ok(Focus {
            id: txn.new_id()?,
            name: self.name.clone(),
            kind: self.kind,
            goal: self.goal,
            maintenance: self.maintenance,
            position,
            archived_at: None,
            updated_at: txn.now(),
            attempts: self.since.map(attempt).transpose()?.into_iter().collect(),
            phases: Vec::new(),
            tolerance_fell_on: Vec::new(),
        })
    }

    /// The danger of stopping this kind suddenly, where there is one that was not told yet.
    pub(in crate::cli::commands) fn untold_warning(
        &self,
        context: &mut Context<'_>,
    ) -> Option<Stopping> {
        if self.led { None } else { safety::stopping(context, self.kind) }
    }
}

fn ask_name(context: &mut Context<'_>, flag: &str) -> Result<Name, Error> {
    context.console.prompt.need(&Question {
        text: "What is it for, in your own word",
        help: "What you are in recovery from, in any word that means it to you.",
        flag,
    })
}

pub(super) fn ask_kind(context: &mut Context<'_>) -> Result<Kind, Error> {
    let options: Vec<&str> = Kind::ALL.iter().copied().map(described).collect();
    let question = Question {
        text: "What kind is it",
        help: "It sets what is said for your safety, and how long withdrawal may last.",
        flag: "--kind",
    };
    let picked = context.console.prompt.need_pick(&question, &options)?;
    Kind::ALL.get(picked).copied().ok_or_else(|| Error::usage("--kind is missing"))
}

fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::OpioidShort => "a short-acting opioid: heroin, fentanyl, oxycodone",
        Kind::OpioidLong => "a long-acting opioid: methadone, extended-release tablets",
        Kind::Alcohol => "alcohol",
        Kind::Stimulant => "a stimulant: cocaine, amphetamines",
        Kind::Benzodiazepine => "a benzodiazepine: diazepam, alprazolam",
        Kind::Cannabis => "cannabis",
        Kind::Nicotine => "nicotine",
        Kind::Behaviour => "a behaviour: gambling, gaming, eating",
        Kind::Other => "something else",
    }
}

fn ask_since(context: &mut Context<'_>) -> Result<Option<Day>, Error> {
    let question = Question {
        text: "When did you stop, or plan to",
        help: "The last day of use, day 0 of the count; it may lie ahead.\n\
               Not being ready is an answer too.",
        flag: "--since",
    };
    let today = context.today();
    let picked = context
        .console
        .prompt
        .pick(&question, &["today", "yesterday", "another day", "not yet"])?;
    match picked {
        Some(0) => Ok(Some(today)),
        Some(1) => Ok(Some(today.plus(-1))),
        Some(2) => ask_day(context, "Which day", "--since"),
        _ => Ok(None),
    }
}

/// Asks for a day that may lie ahead; an empty answer skips it.
pub(super) fn ask_day(
    context: &mut Context<'_>,
    text: &str,
    flag: &str,
) -> Result<Option<Day>, Error> {
    let help = "Write it as 2026-11-20, yesterday, mon, -3d or \"3 weeks ago\".";
    let today = context.today();
    context
        .console
        .prompt
        .ask_as(&Question { text, help, flag }, |answer| when::any_day(answer, today))
}

pub(super) fn ask_goal(context: &mut Context<'_>) -> Result<Goal, Error> {
    let question = Question {
        text: "Your goal",
        help: "With using less, days of use are only counted. You can change it later.",
        flag: "--goal",
    };
    let picked = context.console.prompt.pick(&question, &["not using", "using less"])?;
    Ok(if picked == Some(1) { Goal::Less } else { Goal::None })
}

pub(super) fn ask_medication(context: &mut Context<'_>) -> Result<bool, Error> {
    let question = Question {
        text: "Do you take maintenance medication, such as methadone or buprenorphine",
        help: "Medication as prescribed never breaks a count.\n\
               With it there is no withdrawal phase.",
        flag: "--maintenance",
    };
    Ok(context.console.prompt.yes_no(&question)?.unwrap_or(false))
}
