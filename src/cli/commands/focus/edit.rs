//! `daymark focus edit`

use std::fmt::Display;
use std::str::FromStr;

use super::restart::refused;
use crate::cli::args::YesNo;
use crate::cli::args::focus::EditArgs;
use crate::cli::context::Context;
use crate::cli::conversations::focus as focus_questions;
use crate::cli::error::Error;
use crate::cli::focus_change::{change, put_away};
use crate::cli::prompt::{Asks, Question, menu};
use crate::cli::{lookup, text_flag};
use crate::domain::amount::Amount;
use crate::domain::change::ChangeKind;
use crate::domain::cost::Cost;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::records::focus::Focus;
use crate::domain::records::focus::limit::{Limit, LimitStep};
use crate::domain::records::focus::usual_day::{HoursOfDay, UsualDay};
use crate::domain::text::{Label, Name, Text};
use crate::domain::time::day::Day;
use crate::storage::{Access, WriteTxn};

/// What is to change.
#[derive(Default, PartialEq)]
struct Edit {
    name: Option<Name>,
    kind: Option<FocusKind>,
    since: Option<Day>,
    goal: Option<UseGoal>,
    maintenance: Option<bool>,
    learned: Option<Text>,
    primary: bool,
    unit: Option<Label>,
    limit: Option<LimitStep>,
    usual: Usual,
}

/// A value that takes the place of another, or the word that takes that away.
#[derive(PartialEq)]
enum SetOrClear<T> {
    Set(T),
    Clear,
}

impl<T> SetOrClear<T> {
    fn into_value(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Clear => None,
        }
    }
}

/// What is told of a usual day.
#[derive(Default, PartialEq)]
struct Usual {
    amount: Option<SetOrClear<Amount>>,
    cost: Option<SetOrClear<Cost>>,
    hours: Option<SetOrClear<HoursOfDay>>,
}

impl Usual {
    fn of_flags(args: &EditArgs) -> Result<Self, Error> {
        Ok(Self {
            amount: set_or_clear("--usual", args.usual.as_deref())?,
            cost: set_or_clear("--cost", args.cost.as_deref())?,
            hours: set_or_clear("--hours", args.hours.as_deref())?,
        })
    }

    fn apply(self, usual: &mut UsualDay) {
        if let Some(amount) = self.amount {
            usual.amount = amount.into_value();
        }
        if let Some(cost) = self.cost.map(SetOrClear::into_value) {
            usual.cost = cost.as_ref().map(|cost| cost.amount);
            usual.currency = cost.and_then(|cost| cost.currency);
        }
        if let Some(hours) = self.hours {
            usual.hours = hours.into_value().map(|HoursOfDay(hours)| hours);
        }
    }
}

/// A value, or the word that takes it away, where either was given.
fn set_or_clear<T: FromStr<Err: Display>>(
    flag: &str,
    words: Option<&str>,
) -> Result<Option<SetOrClear<T>>, Error> {
    let read = |words: &str| match words {
        NONE => Ok(SetOrClear::Clear),
        _ => {
            words.parse().map(SetOrClear::Set).map_err(|bad| Error::usage(format!("{flag}: {bad}")))
        }
    };
    words.map(read).transpose()
}

/// What takes a value away.
const NONE: &str = "none";

/// Changes a focus, or corrects when its current attempt began.
pub(super) fn run(context: &mut Context<'_>, args: &EditArgs) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let since = args.since.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
    let name = super::named(context, &journal, args.focus.as_ref(), false)?;
    let before = lookup::focus(&journal.focuses()?, &name)?.clone();
    let draft = before.earlier().and_then(|earlier| earlier.learned.clone());
    let draft = draft.as_ref().map_or("", Text::as_str);
    let mut edit = Edit {
        name: args.name.clone(),
        kind: args.kind,
        since,
        goal: args.goal,
        maintenance: args.maintenance.map(|answer| answer == YesNo::Yes),
        learned: text_flag::resolve(context.console, "--learned", args.learned.as_ref(), draft)?,
        primary: args.primary,
        unit: args.unit.clone(),
        limit: args.limit.as_deref().map(|limit| step(context, limit, args)).transpose()?,
        usual: Usual::of_flags(args)?,
    };
    if edit.is_empty() && args.learned.is_none() {
        edit = ask(context, &before)?;
    }
    let (result, focus) =
        change(context, &journal, ChangeKind::Edit, &name, |focus, txn| edit.apply(focus, txn))?;
    let view = super::view(context, &journal, result, &focus)?;
    super::say_kept(context, &view)
}

/// A limit, and the day from which it holds.
fn step(context: &Context<'_>, limit: &str, args: &EditArgs) -> Result<LimitStep, Error> {
    let limit = limit.parse::<Limit>().map_err(Error::usage)?;
    let from = args.from.as_deref().map(|words| context.any_day_arg(words)).transpose()?;
    Ok(LimitStep { from: from.unwrap_or(context.today()), limit })
}

/// Asks what to change, and how.
fn ask(context: &mut Context<'_>, focus: &Focus) -> Result<Edit, Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::usage("nothing was given to change").hint(
            "give one of --name, --kind, --since, --goal, --maintenance, --unit, --limit, --usual, --cost, --hours, --learned and --primary",
        ));
    }
    let day = match focus.since() {
        Some(since) => format!("the day on which the current attempt began, now {since:#}"),
        None => "the day you stopped, not set yet".to_owned(),
    };
    let options = [
        "its name",
        "its kind",
        &day,
        "your goal",
        "maintenance medication",
        "what is counted of it",
        "your limit",
        "what a usual day of use cost, and how long it took",
    ];
    let mut edit = Edit::default();
    menu(context, &options, |context, chosen| {
        match chosen {
            0 => {
                let text = "Its new name";
                let question = Question { text, help: "Your own word for it.", flag: "--name" };
                edit.name = Some(context.prompt().need(&question)?);
            }
            1 => edit.kind = Some(focus_questions::ask_kind(context, Some(focus.kind))?),
            2 => edit.since = focus_questions::ask_day(context, "The right day", "--since")?,
            3 => edit.goal = Some(focus_questions::ask_goal(context, focus.goal)?),
            5 => {
                let help = "A word of your own: drinks, grams, cigarettes.";
                let question = Question { text: "What is counted of it", help, flag: "--unit" };
                edit.unit = Some(context.prompt().need(&question)?);
            }
            6 => {
                let help = "2/day, 10/week, both after a comma, or none. It holds from today on.";
                let question = Question {
                    text: "The most you want of it, like 2/day or 10/week",
                    help,
                    flag: "--limit",
                };
                let limit: Limit = context.prompt().need(&question)?;
                edit.limit = Some(LimitStep { from: context.today(), limit });
            }
            7 => edit.usual = ask_usual(context, focus)?,
            _ => {
                edit.maintenance =
                    Some(focus_questions::ask_medication(context, Some(focus.maintenance))?);
            }
        }
        Ok(())
    })?;
    Ok(edit)
}

/// Asks what a usual day of use was, one figure after the other; Enter leaves each as it is.
fn ask_usual(context: &mut Context<'_>, focus: &Focus) -> Result<Usual, Error> {
    let help = "It stays with you, and says what was not spent. none takes it away, Enter leaves it as it is.";
    let mut ask =
        |text: &str, flag: &str| context.prompt().ask::<String>(&Question { text, help, flag });
    let mut usual = Usual::default();
    if let Some(unit) = &focus.measure.unit {
        let text = format!("How much a day of use usually was, in {unit}");
        usual.amount = set_or_clear("--usual", ask(&text, "--usual")?.as_deref())?;
    }
    let cost = ask("What such a day cost, like 24 euro", "--cost")?;
    usual.cost = set_or_clear("--cost", cost.as_deref())?;
    let hours = ask("How many hours it took", "--hours")?;
    usual.hours = set_or_clear("--hours", hours.as_deref())?;
    Ok(usual)
}

impl Edit {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn apply(self, focus: &mut Focus, txn: &WriteTxn<'_>) -> Result<(), Error> {
        if let Some(since) = self.since {
            let corrected = focus.correct_since(txn.new_id()?, since);
            corrected.map_err(|bad| refused(bad, &focus.name))?;
        }
        if let Some(learned) = self.learned {
            focus.learn(learned).map_err(|bad| refused(bad, &focus.name))?;
        }
        if self.primary {
            focus.position = make_room(txn, focus)?;
        }
        if let Some(unit) = self.unit {
            focus.measure.unit = Some(unit);
        }
        if let Some(limit) = self.limit {
            focus.measure.set_limit(limit);
        }
        self.usual.apply(&mut focus.measure.usual);
        focus.name = self.name.unwrap_or_else(|| focus.name.clone());
        focus.kind = self.kind.unwrap_or(focus.kind);
        focus.goal = self.goal.unwrap_or(focus.goal);
        focus.maintenance = self.maintenance.unwrap_or(focus.maintenance);
        Ok(())
    }
}

/// Moves the other focuses behind the first place, and gives that place.
fn make_room(txn: &WriteTxn<'_>, first: &Focus) -> Result<u32, Error> {
    if first.archived_at.is_some() {
        return Err(put_away(&first.name));
    }
    let others = txn.read().focuses()?.into_iter().filter(|other| other.id != first.id);
    for (position, mut other) in (1..).zip(others) {
        if other.position != position {
            other.position = position;
            txn.replace_focus(&other)?;
        }
    }
    Ok(0)
}
