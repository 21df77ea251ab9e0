//! What is given, or asked, of a new focus.

use crate::cli::args::YesNo;
use crate::cli::args::focus::NewFocus;
use crate::cli::context::Context;
use crate::cli::entry_form::bracketed;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Options, PickedOrTyped, Prompt, Question, in_turn};
use crate::cli::safety;
use crate::domain::code::Code;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::phase::Phase;
use crate::domain::records::focus::limit::Measure;
use crate::domain::records::focus::{Attempt, Focus};
use crate::domain::recovery::phase_status::course;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::parse_date;
use crate::render::format;
use crate::report::help::Stopping;
use crate::storage::{Error as StorageError, WriteTxn};

/// A focus that is complete but for its ids and its place.
pub(crate) struct Draft {
    pub(crate) name: Name,
    kind: FocusKind,
    goal: UseGoal,
    maintenance: bool,
    since: Option<Day>,
    /// Whether the person was led through it, and told of the danger of stopping where there is one.
    pub(crate) led: bool,
    /// Whether they used after the start date, where that was asked.
    pub(crate) used: Option<bool>,
}

impl Draft {
    /// Reads what was given of a new focus. Where its name or its kind is missing, the person is led
    /// through all that is; `then` asks what comes after it, if anything.
    ///
    /// # Errors
    /// A usage error that names `name_flag` or `--kind` where nobody can be asked.
    pub(crate) fn new(
        context: &mut Context<'_>,
        name_flag: &str,
        name: Option<&Name>,
        new: &NewFocus,
        then: &mut Then<'_>,
    ) -> Result<Self, Error> {
        let since = new.since.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
        let maintenance = new.maintenance.map(|answer| answer == YesNo::Yes);
        if let (Some(name), Some(kind)) = (name.cloned(), new.kind) {
            let goal = new.goal.unwrap_or(UseGoal::None);
            let maintenance = maintenance.unwrap_or(false);
            return Ok(Self { name, kind, goal, maintenance, since, led: false, used: None });
        }
        if !context.console.prompt.can_ask() {
            let missing = if name.is_none() { name_flag } else { "--kind" };
            let known: Vec<_> = FocusKind::ALL.iter().map(|kind| kind.code()).collect();
            return Err(Error::usage(format!("{missing} is missing, and nothing is asked here"))
                .hint(format!(
                    "a focus takes a name and a kind; known kinds: {}",
                    known.join(", ")
                )));
        }
        let kind = new.kind;
        let mut asking = Asking {
            context,
            name_flag,
            name: name.cloned(),
            kind,
            since,
            used: None,
            goal: None,
            maintenance,
        };
        if let Some(kind) = kind {
            safety::say_stopping(asking.context, kind);
        }
        let asks_goal = new.goal.is_none() && matches!(then, Then::Nothing);
        let missing = [
            (Asked::Name, name.is_none()),
            (Asked::Kind, kind.is_none()),
            (Asked::Since, new.since.is_none()),
            (Asked::UsedSince, matches!(then, Then::Asks { used_since: true, .. })),
            (Asked::Goal, asks_goal),
            (Asked::Medication, maintenance.is_none()),
            (Asked::Then, true),
        ];
        let missing = missing.into_iter().filter(|(_, missing)| *missing);
        let missing: Vec<_> = missing.map(|(asked, _)| asked).collect();
        in_turn(&mut asking, &missing, |asking, asked| asking.ask(*asked, then))?;
        let Asking { name, kind, since, used, goal, maintenance, .. } = asking;
        let (Some(name), Some(kind)) = (name, kind) else {
            return Err(Error::usage("a focus takes a name and a kind"));
        };
        Ok(Self {
            name,
            kind,
            goal: new.goal.or(goal).unwrap_or(UseGoal::None),
            maintenance: maintenance.unwrap_or(false),
            since,
            led: true,
            used,
        })
    }

    /// The phase that it begins in.
    pub(crate) fn phase(&self, today: Day) -> Phase {
        let since = self.since.filter(|since| *since <= today);
        let course = since.map(|since| course(self.kind, self.maintenance, since));
        let begun = course.and_then(|all| all.into_iter().rfind(|(_, from)| *from <= today));
        begun.map_or(Phase::Preparing, |(phase, _)| phase)
    }

    /// The focus, at a place in lists.
    pub(crate) fn focus(&self, txn: &WriteTxn<'_>, position: u32) -> Result<Focus, StorageError> {
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
            measure: Measure::default(),
            tolerance_fell_on: Vec::new(),
        })
    }

    /// The danger of stopping this kind suddenly, where there is one that was not told yet.
    pub(crate) fn untold_warning(&self, context: &mut Context<'_>) -> Option<Stopping> {
        if self.led { None } else { safety::stopping(context, self.kind) }
    }
}

/// What is asked after a new focus.
pub(crate) enum Then<'t> {
    Nothing,
    /// This; then the goal, which most people leave as it is, is left for later.
    Asks {
        /// Whether it is asked, too, whether they used after the start date.
        used_since: bool,
        ask: &'t mut dyn FnMut(&mut Context<'_>) -> Result<(), Error>,
    },
}

/// A focus while it is asked for.
struct Asking<'a, 'c> {
    context: &'a mut Context<'c>,
    name_flag: &'a str,
    name: Option<Name>,
    kind: Option<FocusKind>,
    since: Option<Day>,
    used: Option<bool>,
    goal: Option<UseGoal>,
    maintenance: Option<bool>,
}

#[derive(Clone, Copy)]
enum Asked {
    Name,
    Kind,
    Since,
    UsedSince,
    Goal,
    Medication,
    Then,
}

impl Asks for Asking<'_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl Asking<'_, '_> {
    fn ask(&mut self, asked: Asked, then: &mut Then<'_>) -> Result<(), Error> {
        match asked {
            Asked::Name => self.name = Some(self.ask_name()?),
            Asked::Kind => {
                let kind = ask_kind(self.context, self.kind)?;
                if self.kind.replace(kind) != Some(kind) {
                    safety::say_stopping(self.context, kind);
                }
            }
            Asked::Since => self.since = ask_since(self.context, self.since)?,
            Asked::UsedSince => self.used = self.ask_used_since()?,
            Asked::Goal => {
                self.goal = Some(ask_goal(self.context, self.goal.unwrap_or(UseGoal::None))?);
            }
            Asked::Medication => {
                if matches!(self.kind, Some(FocusKind::OpioidShort | FocusKind::OpioidLong)) {
                    self.maintenance = Some(ask_medication(self.context, self.maintenance)?);
                }
            }
            Asked::Then => {
                if let Then::Asks { ask, .. } = then {
                    ask(self.context)?;
                }
            }
        }
        Ok(())
    }

    /// Asks whether they used on the days between the start date and today, where there are any.
    fn ask_used_since(&mut self) -> Result<Option<bool>, Error> {
        let (yesterday, today) = (self.context.today().plus(-1), self.context.today());
        let Some(since) = self.since.filter(|since| *since < yesterday) else { return Ok(None) };
        let text = format!("Any use since {}", format::date(since, today));
        let help = "n enters each day up to yesterday as one without use, marked as entered late.\n\
                    y and Enter leave these days open.";
        let question = Question { text: &text, help, flag: "--used" };
        self.context.prompt().yes_no(&question, self.used)
    }

    fn ask_name(&mut self) -> Result<Name, Error> {
        let kept = bracketed(self.name.as_ref().map(Name::as_str));
        let text = format!("What is it for, in your own word{kept}");
        let help = "What you are in recovery from, in any word that means it to you.";
        let question = Question { text: &text, help, flag: self.name_flag };
        match self.name.clone() {
            Some(name) => Ok(self.context.prompt().ask(&question)?.unwrap_or(name)),
            None => self.context.prompt().need(&question),
        }
    }
}

/// Asks for a kind. Only one that was said before is marked: a kind taken by a slip would say the wrong
/// things about safety.
pub(crate) fn ask_kind(
    context: &mut Context<'_>,
    before: Option<FocusKind>,
) -> Result<FocusKind, Error> {
    let options: Vec<&str> = FocusKind::ALL.iter().copied().map(described).collect();
    let question = Question {
        text: "What kind is it",
        help: "It sets what is said for your safety, and how long withdrawal may last.",
        flag: "--kind",
    };
    let before = before.and_then(|before| FocusKind::ALL.iter().position(|kind| *kind == before));
    let picked = context.console.prompt.need_pick(
        &question,
        Options::coded(&options, &FocusKind::codes()),
        before,
    )?;
    FocusKind::ALL.get(picked).copied().ok_or_else(|| Error::usage("--kind is missing"))
}

fn described(kind: FocusKind) -> &'static str {
    match kind {
        FocusKind::OpioidShort => "a short-acting opioid, like heroin, fentanyl or oxycodone",
        FocusKind::OpioidLong => "a long-acting opioid, like methadone or slow-release tablets",
        FocusKind::Alcohol => "alcohol",
        FocusKind::Stimulant => "a stimulant, like cocaine, meth or speed",
        FocusKind::Benzodiazepine => {
            "a benzodiazepine, like diazepam (Valium) or alprazolam (Xanax)"
        }
        FocusKind::Cannabis => "cannabis",
        FocusKind::Nicotine => "nicotine",
        FocusKind::Behaviour => "a behaviour, like gambling, gaming or eating",
        FocusKind::Other => "something else",
    }
}

fn ask_since(context: &mut Context<'_>, before: Option<Day>) -> Result<Option<Day>, Error> {
    let question = Question {
        text: "When did you stop, or plan to",
        help: "The last day of use, day 0 of the count; it may lie ahead.\n\
               Not being ready is an answer too.",
        flag: "--since",
    };
    let today = context.today();
    let another = before.map(|before| format::date(before, today));
    let night = context.night_until().map(|end| format::time(end, context.look().clock));
    let [now, before_it] = format::today_and_yesterday(today, night.as_deref());
    let mut options = vec![now.as_str(), before_it.as_str(), "not yet"];
    let marked = match before {
        None => 2,
        Some(before) if before == today => 0,
        Some(before) if before == today.plus(-1) => 1,
        Some(_) => {
            options.extend(another.as_deref());
            3
        }
    };
    let picked = context.console.prompt.pick_or_type(
        &question,
        &options,
        marked,
        ("or a day like 2026-11-20 or \"3 weeks ago\"", |answer| {
            parse_date::any_day(answer, today)
        }),
    )?;
    Ok(match picked {
        Some(PickedOrTyped::Picked(0)) => Some(today),
        Some(PickedOrTyped::Picked(1)) => Some(today.plus(-1)),
        Some(PickedOrTyped::Picked(3)) => before,
        Some(PickedOrTyped::Typed(day)) => Some(day),
        Some(PickedOrTyped::Picked(_)) | None => None,
    })
}

/// Asks for a day that may lie ahead; an empty answer skips it.
pub(crate) fn ask_day(
    context: &mut Context<'_>,
    text: &str,
    flag: &str,
) -> Result<Option<Day>, Error> {
    let help = "Write it as 2026-11-20, yesterday, mon, -3d or \"3 weeks ago\".";
    let today = context.today();
    context
        .console
        .prompt
        .ask_as(&Question { text, help, flag }, |answer| parse_date::any_day(answer, today))
}

pub(crate) fn ask_goal(context: &mut Context<'_>, before: UseGoal) -> Result<UseGoal, Error> {
    let question = Question {
        text: "Your goal",
        help: "With using less, days of use are only counted. You can change it later.",
        flag: "--goal",
    };
    let marked = Some(usize::from(before == UseGoal::Less));
    let picked = context.console.prompt.pick(&question, &["not using", "using less"], marked)?;
    Ok(if picked == Some(1) { UseGoal::Less } else { UseGoal::None })
}

pub(crate) fn ask_medication(
    context: &mut Context<'_>,
    before: Option<bool>,
) -> Result<bool, Error> {
    let question = Question {
        text: "Do you take medication for it, such as methadone or buprenorphine",
        help: "Medication as prescribed never breaks a count.\n\
               With it there is no withdrawal phase.",
        flag: "--maintenance",
    };
    Ok(context.console.prompt.yes_no(&question, before)?.unwrap_or(false))
}
