//! Arguments of a check-in for its scales: a flag for each.

use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use crate::domain::code::Code;
use crate::domain::rating::Rating;

/// What was given for each scale, in their order.
#[derive(Debug, Default)]
pub(crate) struct RatingFlags(pub(crate) Vec<(Rating, String)>);

impl RatingFlags {
    /// The names of all flags.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Rating::ALL.iter().map(|rating| rating.code())
    }
}

impl Args for RatingFlags {
    fn augment_args(command: Command) -> Command {
        Rating::ALL.iter().fold(command, |command, rating| command.arg(flag(*rating)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for RatingFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given =
            |rating: &Rating| Some((*rating, matches.get_one::<String>(rating.code())?.clone()));
        Ok(Self(Rating::ALL.iter().filter_map(given).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn flag(rating: Rating) -> Arg {
    let spec = rating.spec();
    let zero = if spec.zero.is_empty() { String::new() } else { format!(" ({})", spec.zero) };
    let flag = Arg::new(rating.code()).long(rating.code()).value_name("0-10");
    flag.allow_negative_numbers(true).help(format!("{}, 0{zero} to 10", spec.meaning))
}
