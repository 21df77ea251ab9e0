//! `daymark goal`: what goals have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::records::{RecordCommand, given_or_picked, is_kept, update};
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
        /// Its name, or how a word of it or its id starts; asked when not given
        name: Option<Name>,
        /// The step, in your words; asked when not given
        #[arg(value_name = "WORDS")]
        words: Option<Text>,
    },
    /// Note that you reached it
    #[command(after_help = Goal::EXAMPLES)]
    Done {
        /// Its name, or how a word of it or its id starts; asked when not given
        name: Option<Name>,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
}

const STEP: Question<'_> =
    Question { text: "The step", help: "One that is small enough to begin.", flag: "WORDS" };

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
        let is_open = |one: &Goal| is_kept(one) && one.done_on.is_none();
        let found = given_or_picked(context, &journal, name.as_ref(), is_open)?;
        match verb {
            GoalVerb::Step { words, .. } => {
                let words = match words {
                    Some(words) => words.clone(),
                    None => context.console.prompt.need(&STEP)?,
                };
                let done = (ChangeKind::Edit, Done::Edited);
                update(context, &journal, &found, done, |goal| Ok(goal.add_step(&words)?))
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
