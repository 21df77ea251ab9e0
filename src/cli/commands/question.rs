//! `daymark question`: what questions have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{RecordCommand, given_or_picked, is_kept, update};
use crate::domain::change::ChangeKind;
use crate::domain::records::question::SessionQuestion;
use crate::domain::text::Name;
use crate::report::record::Done;
use crate::storage::Access;

/// What one does with questions beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum QuestionVerb {
    /// Note that you asked it; it leaves the page for your session
    #[command(after_help = SessionQuestion::EXAMPLES)]
    Asked {
        /// How its id or a word of it starts; asked when not given
        name: Option<Name>,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
}

impl RecordCommand for SessionQuestion {
    type Verb = QuestionVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark question add 'could the dose in the evening be smaller, and when?'
  daymark question
  daymark question asked evening
  daymark question delete evening --yes

Questions that are not asked yet are on the page for your session: daymark packet";

    fn run(context: &mut Context<'_>, verb: &QuestionVerb) -> Result<(), Error> {
        let QuestionVerb::Asked { name, date } = verb;
        let day = context.day_arg(date.as_deref())?;
        let journal = context.journal(Access::Write)?;
        let is_open = |one: &Self| is_kept(one) && one.asked_on.is_none();
        let found = given_or_picked(context, &journal, name.as_ref(), is_open)?;
        update(context, &journal, &found, (ChangeKind::Edit, Done::Marked("asked")), |question| {
            question.asked_on = Some(day);
            Ok(())
        })
    }
}
