//! `daymark goal`: what goals have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{RecordCommand, named, update};
use crate::domain::change::ChangeKind;
use crate::domain::records::goal::Goal;
use crate::domain::text::{Name, Text};
use crate::report::record::Done;
use crate::storage::Access;

/// What one does with goals beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum GoalVerb {
    /// Add a step towards it
    #[command(after_help = Goal::EXAMPLES)]
    Step {
        /// Its name, or how a word of it or its id starts
        name: Name,
        /// The step, in your words
        #[arg(value_name = "WORDS")]
        words: Text,
    },
    /// Note that you reached it
    #[command(after_help = Goal::EXAMPLES)]
    Done {
        /// Its name, or how a word of it or its id starts
        name: Name,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
}

impl RecordCommand for Goal {
    type Verb = GoalVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark goal add 'a flat of my own' --area housing --review +4w
  daymark goal step flat 'ask the housing office'
  daymark goal show flat
  daymark goal done flat
  daymark goal edit flat --clear done-on";

    fn run(context: &mut Context<'_>, verb: &GoalVerb) -> Result<(), Error> {
        let (GoalVerb::Step { name, .. } | GoalVerb::Done { name, .. }) = verb;
        let journal = context.journal(Access::Write)?;
        let found = named::<Goal>(context, &journal, name)?;
        match verb {
            GoalVerb::Step { words, .. } => {
                let done = (ChangeKind::Edit, Done::Edited);
                update(context, &journal, &found, done, |goal| Ok(goal.add_step(words)?))
            }
            GoalVerb::Done { date, .. } => {
                let day = context.day_arg(date.as_deref())?;
                update(
                    context,
                    &journal,
                    &found,
                    (ChangeKind::Edit, Done::Marked("done")),
                    |goal| {
                        goal.done_on = Some(day);
                        Ok(())
                    },
                )
            }
        }
    }
}
