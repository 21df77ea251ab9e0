//! `daymark appointment`: what appointments have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::entry_form;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::records::{RecordCommand, given_or_picked, is_kept, update};
use crate::cli::text_flag;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::records::appointment::{Appointment, AppointmentOutcome, Type};
use crate::domain::text::Name;
use crate::report::record::Done;
use crate::storage::Access;

/// What one does with appointments beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum AppointmentVerb {
    /// Note that you were there
    #[command(after_help = Appointment::EXAMPLES)]
    Attended {
        /// Its name, or how a word of it or its id starts; asked when not given
        name: Option<Name>,
        /// What was agreed; - reads it from standard input, and without words your editor opens
        #[arg(long, value_name = "TEXT", num_args = 0..=1)]
        #[expect(clippy::option_option, reason = "a flag without a value opens an editor")]
        agreed: Option<Option<String>>,
    },
    /// Note that you were not there
    #[command(after_help = Appointment::EXAMPLES)]
    Missed {
        /// Its name, or how a word of it or its id starts; asked when not given
        name: Option<Name>,
    },
    /// Note that it was called off
    #[command(after_help = Appointment::EXAMPLES)]
    Cancelled {
        /// Its name, or how a word of it or its id starts; asked when not given
        name: Option<Name>,
    },
}

impl RecordCommand for Appointment {
    type Verb = AppointmentVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark appointment add counselling --at 'fri 10:00' --type therapy --with 'Dr Berg'
  daymark appointment
  daymark appointment edit counselling --place 'the clinic'
  daymark appointment attended counselling --agreed 'bring the sleep diary'
  daymark appointment archive counselling

The type complementary is for acupuncture, yoga, massage and the like. The evidence for them is mixed: they go beside \
treatment and do not take its place.";

    fn option(flag: &str, code: &'static str) -> Option<&'static str> {
        if flag != "type" {
            return None;
        }
        match Type::from_code(code).ok()? {
            Type::Medical => Some("medical: a doctor, a nurse, a pharmacy"),
            Type::Contingency => Some("contingency: rewards for each step"),
            Type::Complementary => {
                Some("complementary: acupuncture, yoga and the like; the evidence is mixed")
            }
            Type::Legal => Some("legal: a court, an office, a lawyer"),
            Type::Therapy | Type::Group | Type::Family | Type::Other => None,
        }
    }

    fn run(context: &mut Context<'_>, verb: &AppointmentVerb) -> Result<(), Error> {
        match verb {
            AppointmentVerb::Attended { name, agreed } => {
                mark(context, name.as_ref(), AppointmentOutcome::Attended, agreed.as_ref())
            }
            AppointmentVerb::Missed { name } => {
                mark(context, name.as_ref(), AppointmentOutcome::Missed, None)
            }
            AppointmentVerb::Cancelled { name } => {
                mark(context, name.as_ref(), AppointmentOutcome::Cancelled, None)
            }
        }
    }
}

fn mark(
    context: &mut Context<'_>,
    name: Option<&Name>,
    outcome: AppointmentOutcome,
    agreed: Option<&Option<String>>,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let is_open = |one: &Appointment| is_kept(one) && one.outcome.is_none();
    let found = given_or_picked(context, &journal, name, is_open)?;
    let draft = found.agreed.as_ref().map_or("", |text| text.as_str());
    let asks = name.is_none() && agreed.is_none() && outcome == AppointmentOutcome::Attended;
    let agreed = if asks {
        let (text, help) = ("What was agreed", entry_form::AS_YOU_LIKE);
        context.console.prompt.text(&Question { text, help, flag: "--agreed" })?
    } else {
        text_flag::resolve(context.console, "--agreed", agreed, draft)?
    };
    let done = (ChangeKind::Mark, Done::Marked(outcome.code()));
    update(context, &journal, &found, done, |appointment| {
        appointment.outcome = Some(outcome);
        appointment.agreed = agreed.or(appointment.agreed.take());
        Ok(())
    })
}
