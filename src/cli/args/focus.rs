//! Arguments of `init` and `focus`.

use clap::{Args, Subcommand};

use super::YesNo;
use crate::domain::entry::checkin::Used;
use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::text::{Label, Name};

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct NewFocus {
    /// What it is: opioid-short, opioid-long, alcohol, stimulant, benzodiazepine, cannabis, nicotine, behaviour or other
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<FocusKind>,

    /// When you stopped, or plan to: day 0; leave it out while you are preparing
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) since: Option<String>,

    /// Your goal: none of it, or less
    #[arg(long, value_name = "GOAL")]
    pub(crate) goal: Option<UseGoal>,

    /// You take medication for it, such as methadone or buprenorphine
    #[arg(long, value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", hide_possible_values = true)]
    pub(crate) maintenance: Option<YesNo>,
}

#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  daymark init
  daymark init --focus heroin --kind opioid-short --since 2026-08-01 --no-passphrase --no-input
  daymark init --focus wine --kind alcohol --routine 'evening walk' --routine 'swim=mon,thu' --no-passphrase
  daymark init --empty --no-passphrase

Starter routines: evening walk, regular meals, to bed on time, meeting or talk with a peer, \
ten quiet breaths, time for a hobby; in the first days a glass of water, a few steps outside, \
rest in the afternoon; after a year time with family or friends, a look at my plan.

With --focus and --kind only a passphrase is asked for. Without them you are led through, on a terminal. \
Where nobody can be asked, give --no-passphrase, --passphrase-fd N or the setting passphrase_command.")]
pub(crate) struct InitArgs {
    /// What you are in recovery from, in your own word
    #[arg(long, value_name = "NAME")]
    pub(crate) focus: Option<Name>,

    #[command(flatten)]
    pub(crate) new: NewFocus,

    /// Whether you used after that day: no marks each day up to yesterday as without use, entered late; yes
    /// and skip leave them open
    #[arg(long, value_name = "ANSWER", requires = "since")]
    pub(crate) used: Option<Used>,

    /// A routine to begin with: one of the starter routines, or your own with when it is due ("swim=mon,thu"; every day if not said). May be given again
    #[arg(long, value_name = "NAME[=WHEN]")]
    pub(crate) routine: Vec<String>,

    /// Begin with the starter routines of your phase
    #[arg(long)]
    pub(crate) starter_routines: bool,

    /// Which country's help lines to show: us, ca, gb, ie, de and so on, or all
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) region: Option<String>,

    /// Keep the key in a file of your account: whoever is logged in as you can read the journal
    #[arg(long)]
    pub(crate) no_passphrase: bool,

    /// Begin with nothing in it, to import a copy
    #[arg(long, conflicts_with_all = ["focus", "kind", "since", "goal", "maintenance", "used", "routine", "starter_routines"])]
    pub(crate) empty: bool,
}

// A documentation comment here would take the place of the help of the noun.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark focus
  daymark focus add wine --kind alcohol --since yesterday
  daymark focus restart heroin --since today")]
pub(crate) struct FocusArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<FocusVerb>,
}

// Nor here.
#[derive(Debug, Subcommand)]
pub(crate) enum FocusVerb {
    /// Add something you are in recovery from
    #[command(after_help = "\
Examples:
  daymark focus add wine --kind alcohol --since yesterday
  daymark focus add gambling --kind behaviour --goal less

With the name and --kind nothing is asked. Without them you are led through, on a terminal.")]
    Add {
        /// Your own word for it
        name: Option<Name>,
        #[command(flatten)]
        new: NewFocus,
    },
    /// Show each focus, with every attempt and what you learned
    #[command(after_help = "\
Examples:
  daymark focus list
  daymark focus list --all --json")]
    List {
        /// With what is put away
        #[arg(long)]
        all: bool,
    },
    /// Show one focus: its limits with their days, and every attempt
    #[command(after_help = "\
Examples:
  daymark focus show alcohol
  daymark focus show --json")]
    Show {
        /// Its name [default: the only one, or asks]
        name: Option<Name>,
    },
    /// Change a focus, or correct when its current attempt began
    Edit(EditArgs),
    /// Set a new start date; everything before it stays
    Restart(RestartArgs),
    /// Put a focus away; what you logged of it stays
    #[command(after_help = "\
Examples:
  daymark focus archive alcohol
  daymark focus archive alcohol --restore")]
    Archive {
        /// Its name
        name: Option<Name>,
        /// Bring it back
        #[arg(long)]
        restore: bool,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark focus edit heroin --since 2026-08-02     corrects the current attempt's start
  daymark focus edit alcohol --goal less --primary
  daymark focus edit alcohol --unit drinks --limit '2/day,10/week'
  daymark focus edit alcohol --limit 1/day --from 2026-12-01
  daymark focus edit alcohol --usual 6 --cost '24 euro' --hours 3

A new attempt is begun with: daymark focus restart")]
pub(crate) struct EditArgs {
    /// The name it has
    pub(crate) focus: Option<Name>,

    /// Another name for it
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<Name>,

    /// What it is: opioid-short, opioid-long, alcohol, stimulant, benzodiazepine, cannabis, nicotine, behaviour or other
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<FocusKind>,

    /// The right day on which the current attempt began; it may lie ahead
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) since: Option<String>,

    /// Your goal: none of it, or less
    #[arg(long, value_name = "GOAL")]
    pub(crate) goal: Option<UseGoal>,

    /// Whether you take medication for it, such as methadone or buprenorphine
    #[arg(long, value_name = "YES|NO", hide_possible_values = true)]
    pub(crate) maintenance: Option<YesNo>,

    /// What you count it in, in your own word: drinks, grams
    #[arg(long, value_name = "WORD")]
    pub(crate) unit: Option<Label>,

    /// The most you want of it: 2/day, 10/week, both, or none. Earlier days keep the limit they had
    #[arg(long, value_name = "LIMIT")]
    pub(crate) limit: Option<String>,

    /// The day from which that limit holds, which may lie ahead [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, requires = "limit")]
    pub(crate) from: Option<String>,

    /// How much a day of use usually was, in what you count; none takes it away
    #[arg(long, value_name = "AMOUNT")]
    pub(crate) usual: Option<String>,

    /// What such a day cost, like '24 euro', to see what was not spent; none takes it away
    #[arg(long, value_name = "COST")]
    pub(crate) cost: Option<String>,

    /// The hours that such a day took, to see what was not spent; none takes them away
    #[arg(long, value_name = "HOURS")]
    pub(crate) hours: Option<String>,

    /// What you learned in the attempt before; - reads it from standard input, and without words your editor opens
    #[arg(long, value_name = "TEXT", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "given, and with or without a text")]
    pub(crate) learned: Option<Option<String>>,

    /// Make it the first: the one that is meant where none is named
    #[arg(long)]
    pub(crate) primary: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  daymark focus restart heroin --since 2026-11-18
  daymark focus restart heroin --since today --learned 'call before payday'")]
pub(crate) struct RestartArgs {
    /// Its name
    pub(crate) name: Option<Name>,

    /// The day on which you stopped this time, day 0; it may lie ahead
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) since: Option<String>,

    /// What you learned in the attempt before; - reads it from standard input, and without words your editor opens
    #[arg(long, value_name = "TEXT", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "given, and with or without a text")]
    pub(crate) learned: Option<Option<String>>,
}
