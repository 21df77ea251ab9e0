//! `daymark goal`: what goals have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{Kept, answer, named, revise};
use crate::domain::change::Verb;
use crate::domain::records::goal::LifeGoal;
use crate::domain::text::{Name, Text};
use crate::report::record::Done;
use crate::report::saved::Outcome;
use crate::storage::Access;

/// What one does with goals beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum GoalVerb {
    /// Add a step towards it
    #[command(after_help = LifeGoal::EXAMPLES)]
    Step {
        /// Its name, the start of a word of it, or the start of its id
        name: Name,
        /// The step, in your words
        #[arg(value_name = "WORDS")]
        words: Text,
    },
    /// Note that you reached it
    #[command(after_help = LifeGoal::EXAMPLES)]
    Done {
        /// Its name, the start of a word of it, or the start of its id
        name: Name,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
}

impl Kept for LifeGoal {
    type Verb = GoalVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark goal add 'a flat of my own' --area housing --review +4w
  daymark goal step flat 'ask the housing office'
  daymark goal show flat
  daymark goal done flat
  daymark goal edit flat --clear done-on";

    fn run(context: &mut Context<'_>, verb: &GoalVerb) -> Result<(), Error> {
        match verb {
            GoalVerb::Step { name, words } => {
                change(context, name, (Done::Edited, "steps"), |goal| Ok(goal.add_step(words)?))
            }
            GoalVerb::Done { name, date } => {
                let day = context.day_arg(date.as_deref())?;
                change(context, name, (Done::Marked("done"), "done-on"), |goal| {
                    goal.done_on = Some(day);
                    Ok(())
                })
            }
        }
    }
}

fn change(
    context: &mut Context<'_>,
    name: &Name,
    (done, field): (Done, &'static str),
    work: impl FnOnce(&mut LifeGoal) -> Result<(), Error>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let found = named::<LifeGoal>(context, &journal, name)?;
    let subject = format!("goal {}", found.meta.name);
    let (result, goal) =
        context.change(&journal, Verb::Edit, subject, |txn| revise(txn, &found, work))?;
    let changed = if result == Outcome::Updated { vec![field] } else { Vec::new() };
    answer(context, done, (result, changed), goal, Vec::new())
}
