//! `daymark contact`: what contacts have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{RecordCommand, given_or_picked, is_kept, update};
use crate::domain::change::ChangeKind;
use crate::domain::records::contact::Contact;
use crate::domain::text::Name;
use crate::report::record::Done;
use crate::storage::Access;

/// What one does with contacts beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum ContactVerb {
    /// Note that you spoke with somebody
    #[command(after_help = Contact::EXAMPLES)]
    Spoke {
        /// Their name, or the start of a word of it; asked when not given
        name: Option<Name>,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
}

impl RecordCommand for Contact {
    type Verb = ContactVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark contact add Ana --role sponsor --how '0151 234'
  daymark contact spoke Ana --date yesterday
  daymark contact edit Ana --clear how
  daymark contact archive Ana";

    fn run(context: &mut Context<'_>, verb: &ContactVerb) -> Result<(), Error> {
        let ContactVerb::Spoke { name, date } = verb;
        spoke(context, name.as_ref(), date.as_deref())
    }
}

fn spoke(context: &mut Context<'_>, name: Option<&Name>, date: Option<&str>) -> Result<(), Error> {
    let day = context.day_arg(date)?;
    let journal = context.journal(Access::Write)?;
    let found = given_or_picked::<Contact>(context, &journal, name, is_kept)?;
    let done = (ChangeKind::Edit, Done::Edited);
    update(context, &journal, &found, done, |contact| {
        contact.spoke_on(day);
        Ok(())
    })
}
