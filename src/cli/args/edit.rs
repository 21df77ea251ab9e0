//! Arguments of `edit`: a flag for each field of an entry.

use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::domain::code::Code;
use crate::domain::entry::field::Field;

#[derive(Debug, Args)]
#[command(after_help = "\
Only what is given changes. Without a flag it asks, on a terminal.

Examples:
  daymark edit last --mood 5
  daymark edit last --scale pain=3
  daymark edit c2ab --note
  daymark edit c2ab --clear craving,note
  daymark edit 2051 --date mon --at 22:00
  daymark edit 2051 --at 'yesterday 22:00' --private")]
pub(crate) struct EditArgs {
    /// The id of the entry, or its first 4 characters, or last; asked when not given
    pub(crate) id: Option<String>,

    /// The day it belongs to; a craving, a use or a note keeps its time of day
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,

    /// When it happened, like 'yesterday 22:00' or '2h ago'; its day follows, but a time alone, like 14:30, is
    /// of the day given with it or else of its own
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub(crate) at: Option<String>,

    #[command(flatten)]
    pub(crate) fields: FieldFlags,

    /// Keep its words out of every list and report
    #[arg(long)]
    pub(crate) private: bool,

    /// Let its words be shown again
    #[arg(long, conflicts_with = "private")]
    pub(crate) not_private: bool,

    /// Clear these fields, like mood,note
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub(crate) clear: Vec<Field>,
}

/// What was given for each field, in the order of the fields; absent where an editor is to open.
#[derive(Debug, Default)]
pub(crate) struct FieldFlags(pub(crate) Vec<(Field, Option<String>)>);

impl Args for FieldFlags {
    fn augment_args(command: Command) -> Command {
        Field::ALL.iter().fold(command, |command, field| command.arg(flag(*field)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FieldFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given =
            |field: &&Field| matches.value_source(field.code()) == Some(ValueSource::CommandLine);
        let words = |field: &Field| {
            let values = matches.get_many::<String>(field.code())?;
            let values: Vec<_> = values.map(String::as_str).collect();
            (!values.is_empty()).then(|| values.join(","))
        };
        Ok(Self(Field::ALL.iter().filter(given).map(|field| (*field, words(field))).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn flag(field: Field) -> Arg {
    let flag = Arg::new(field.code()).long(field.code()).allow_negative_numbers(true);
    let About { name, takes } = about(field);
    if field.is_text() {
        let help =
            format!("{name}; - reads it from standard input, and without words your editor opens");
        return flag.value_name("TEXT").num_args(0..=1).help(help);
    }
    let help = if takes.is_empty() { name.to_owned() } else { format!("{name}: {takes}") };
    let many = matches!(
        field,
        Field::Used | Field::Scale | Field::Situation | Field::Tag | Field::Coping | Field::Feeling
    );
    let action = if many { ArgAction::Append } else { ArgAction::Set };
    flag.value_name("VALUE").action(action).help(help)
}

/// What a field is called where it is asked for, and what it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    pub(crate) name: &'static str,
    pub(crate) takes: &'static str,
}

/// The words of a field.
pub(crate) fn about(field: Field) -> About {
    const SCALE: &str = "0 to 10";
    const WORDS: &str = "in your words, with commas between";
    let (name, takes) = match field {
        Field::Rating(rating) => (rating.spec().meaning, SCALE),
        Field::Sleep => ("Hours slept", "like 7.5, 7:30 or 7h30"),
        Field::Used => {
            ("Whether you used", "no, yes or skip, or by focus, like heroin=no,alcohol=skip")
        }
        Field::Amount => (
            "How much you used",
            "a number or, of a check-in, one by focus, like heroin=0,alcohol=3",
        ),
        Field::Cost => ("What it cost", "like 12.50 or '12.50 euro'"),
        Field::Scale => (
            "Scales of your own",
            "by name, like pain=4,walk=yes, or pain=- to take one answer away",
        ),
        Field::Safe => ("Whether you feel safe", "yes or no"),
        Field::Intensity => ("The strength of the craving", SCALE),
        Field::Minutes => ("How long it lasted", "in minutes"),
        Field::Situation => ("What was going on", "codes with commas between, or none"),
        Field::Tag => ("Tags", WORDS),
        Field::Coping => (
            "What you tried",
            "codes with commas between, each perhaps with :helped, :partly or :no",
        ),
        Field::After => ("Its strength afterwards", SCALE),
        Field::Acted => ("Whether you acted on it", "no, yes or skip"),
        Field::Place => ("Where", ""),
        Field::Company => ("With whom", ""),
        Field::Thought => ("What went through your mind", ""),
        Field::Feeling => ("Feelings", WORDS),
        Field::Focus => ("What it is about", "the name of a focus"),
        Field::Overdose => ("Whether there was an overdose", "yes or no"),
        Field::What => ("What happened", ""),
        Field::Helped => ("What helped", ""),
        Field::Next => ("What next", ""),
        Field::Stage => (
            "The stage of change",
            "precontemplation, contemplation, preparation, action or maintenance",
        ),
        Field::Pros => ("What speaks for a change", ""),
        Field::Cons => ("What speaks against it", ""),
        Field::Barrier => ("What stands in the way", ""),
        Field::Remedy => ("What would remove that", ""),
        Field::Item => ("Symptoms, each 0 to 4", "like sweating:2,aches:3"),
        Field::Small => ("One small thing to do", ""),
        Field::SmallDone => ("What became of the small thing before", "yes, partly or no"),
        Field::Area => ("Areas of life, each 0 to 10", "like housing:6,money:4"),
        Field::Before => ("How strong it was at first", SCALE),
        Field::View => ("Another way to see it", ""),
        Field::Problem => ("The problem", ""),
        Field::Options => ("What could be done about it", ""),
        Field::Step => ("The one step that comes first", ""),
        Field::Outcome => ("Whether a dose was taken", "taken or missed"),
        Field::Ready => ("Whether you are ready", "no, unsure or yes"),
        Field::Note => ("The note", ""),
    };
    About { name, takes }
}
