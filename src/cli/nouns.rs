//! The command of each noun that is a [`Record`]: `daymark contact`, `daymark goal`. Nouns with verbs
//! of their own say in `commands` what these do.

use super::console::Console;
use super::context::Context;
use super::error::Error;
use super::records::{self, NoVerb, RecordCommand, RecordVerb};
use crate::domain::record::Record;
use crate::domain::records::appointment::Appointment;
use crate::domain::records::checklist::ChecklistItem;
use crate::domain::records::contact::Contact;
use crate::domain::records::goal::Goal;
use crate::domain::records::medication::Medication;
use crate::domain::records::own_scale::OwnScale;
use crate::domain::records::plan_line::PlanLine;
use crate::domain::records::question::SessionQuestion;
use crate::domain::records::reward::Reward;
use crate::domain::records::routine::Routine;
use crate::domain::records::screening::Screening;
use crate::domain::records::treatment::Treatment;

/// Makes a command of each noun: its help, then the record that it works on.
macro_rules! nouns {
    ($( $(#[$help:meta])* $variant:ident($record:ty), )+) => {
        // A documentation comment would take the place of the program's own.
        #[derive(Debug, clap::Subcommand)]
        #[command(defer = true)]
        pub(crate) enum NounCommand { $(
            $(#[$help])*
            $variant {
                /// What to do; without it they are listed
                #[command(subcommand)]
                verb: Option<RecordVerb<$record>>,
            },
        )+ }

        impl NounCommand {
            /// Does what the command says.
            pub(crate) fn run(&self, console: &mut Console) -> Result<(), Error> {
                match self { $( Self::$variant { verb } => records::run(console, verb.as_ref()), )+ }
            }

            /// The word of the command, which by itself lists what there is.
            pub(crate) fn word(&self) -> &'static str {
                match self { $( Self::$variant { .. } => <$record>::NOUN.command, )+ }
            }
        }
    };
}

/// Makes a command of a noun that has no verb but those of every noun: only its examples differ.
macro_rules! plain {
    ($( $record:ty: $examples:literal; )+) => { $(
        impl RecordCommand for $record {
            type Verb = NoVerb;
            const EXAMPLES: &'static str = $examples;

            fn run(_: &mut Context<'_>, verb: &NoVerb) -> Result<(), Error> {
                match *verb {}
            }
        }
    )+ };
}

// In the order of the help.
nouns! {
    /// What to have in place before treatment or a start date
    #[command(visible_alias = "prepare")]
    Checklist(ChecklistItem),
    /// What you mean to do, and when
    Routine(Routine),
    /// Your plan: warning signs, what to do, reasons, people, places
    Plan(PlanLine),
    /// What was agreed with whom and when, and what became of it
    Appointment(Appointment),
    /// The people around you, and when you last spoke
    Contact(Contact),
    /// What you take as prescribed, each dose, and the naloxone kit
    #[command(alias = "medication")]
    Med(Medication),
    /// Stays and courses of treatment
    Treatment(Treatment),
    /// Goals beside recovery, and the steps towards them
    Goal(Goal),
    /// Questions for your next session, and what you want to say there
    Question(SessionQuestion),
    /// Questionnaires on mood, anxiety and distress, and their totals
    Screen(Screening),
    /// Rewards that you set for yourself
    Reward(Reward),
    /// Scales and questions of your own, which the check-in asks
    Scale(OwnScale),
}

plain! {
    Treatment: "\
Examples:
  daymark treatment add --setting detox --from -10d --to -3d --where 'the clinic'
  daymark treatment add 'day clinic' --setting outpatient --from mon
  daymark treatment
  daymark treatment edit 'day clinic' --to today
  daymark treatment archive detox";
    OwnScale: "\
Examples:
  daymark scale add pain --low none --high 'the worst I know'
  daymark scale add 'a walk' --answer yes-no
  daymark checkin --scale pain=4,walk=yes
  daymark scale
  daymark scale archive pain";
    Reward: "\
Examples:
  daymark reward add 'a day at the sea' --after 30d
  daymark reward
  daymark reward edit sea --had-on today
  daymark reward archive sea";
}
