//! Arguments of `routine`.

use clap::{Args, Subcommand};

use crate::cli::error::Error;
use crate::domain::text::{Label, Name};
use crate::domain::time::day_time::DayTime;
use crate::domain::time::schedule::{BadSchedule, Schedule};

/// Reads a schedule. A pause is none: it has a verb of its own.
///
/// # Errors
/// [`BadSchedule`] with the forms it takes.
pub(crate) fn every(text: &str) -> Result<Schedule, BadSchedule> {
    match text.parse()? {
        Schedule::Paused => Err(BadSchedule(text.to_owned())),
        schedule => Ok(schedule),
    }
}

// A documentation comment would take the place of what the verb says of itself.
// When a routine is due, and at which time of the day.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct When {
    /// When it is due: day, weekdays like mon,wed,fri, a number a week like 3/week, or every so many days like 2d
    #[arg(long, value_name = "WHEN", value_parser = every)]
    every: Option<Schedule>,
    /// Count every so many days from the last time it was done, or skipped
    #[arg(long, requires = "every")]
    from_last: bool,
    /// The time of the day: morning, midday, evening or 19:00; today lists what is due by it
    #[arg(long, value_name = "TIME")]
    pub(crate) time: Option<DayTime>,
}

impl When {
    /// When it is due.
    ///
    /// # Errors
    /// A usage error where `--from-last` stands with another schedule than every so many days.
    pub(crate) fn schedule(&self) -> Result<Option<Schedule>, Error> {
        match self.every {
            Some(Schedule::EveryDays(days)) if self.from_last => {
                Ok(Some(Schedule::SinceLast(days)))
            }
            Some(Schedule::SinceLast(_)) => Ok(self.every),
            Some(_) if self.from_last => {
                Err(Error::usage("--from-last goes with every so many days, like --every 3d"))
            }
            schedule => Ok(schedule),
        }
    }
}

/// What one does with routines beside the verbs of every noun.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum RoutineVerb {
    /// Add a routine
    #[command(after_help = "\
Examples:
  daymark routine add breakfast --every day
  daymark routine add yoga --every 3/week --category exercise
  daymark routine add swim --every mon,thu --from mon
  daymark routine add laundry --every 10d --from-last
  daymark routine add stretching --every day --time morning
  daymark routine starters

With the name and --every nothing is asked. Without them you are led through, on a terminal.")]
    Add {
        /// Its name
        name: Option<Name>,
        #[command(flatten)]
        when: When,
        /// What it belongs to, like exercise or meeting
        #[arg(long, value_name = "WORD")]
        category: Option<Label>,
        /// Its first day, if not today
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        from: Option<String>,
    },
    /// Mark routines as done
    #[command(after_help = "\
Examples:
  daymark routine done 'evening walk' ana
  daymark routine done meeting --date yesterday --partial")]
    Done {
        #[command(flatten)]
        which: Which,
        /// Done in part
        #[arg(long)]
        partial: bool,
    },
    /// Mark routines as skipped, by choice or need
    #[command(after_help = "\
Examples:
  daymark routine skip meeting
  daymark routine skip walk meeting --date mon")]
    Skip(Which),
    /// Take back the mark of a day
    #[command(after_help = "\
Examples:
  daymark routine clear walk --date yesterday")]
    Clear(Which),
    /// Pause a routine: on the days of a pause it is not due
    #[command(after_help = "\
Examples:
  daymark routine pause walk
  daymark routine pause meeting --from mon --until 2026-12-06")]
    Pause {
        /// Its name
        name: Option<Name>,
        /// The first day of the pause, if not today; it may have passed, or lie ahead
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        from: Option<String>,
        /// The last day of the pause, after which it is due as before
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        until: Option<String>,
    },
    /// End a pause: due again from today on
    #[command(after_help = "\
Examples:
  daymark routine pause walk
  daymark routine resume walk")]
    Resume {
        /// Its name
        name: Option<Name>,
    },
    /// Change a routine; what is past stays as it was
    #[command(after_help = "\
Examples:
  daymark routine edit meeting --every mon,wed,fri     from today on
  daymark routine edit walk --time evening
  daymark routine edit walk --name 'morning walk' --category exercise")]
    Edit {
        /// The name it has
        name: Option<Name>,
        /// Another name for it
        #[arg(id = "new-name", long = "name", value_name = "NAME")]
        new_name: Option<Name>,
        #[command(flatten)]
        when: When,
        /// Take its time of the day off
        #[arg(long, conflicts_with = "time")]
        any_time: bool,
        /// What it belongs to; none takes the category off
        #[arg(long, value_name = "WORD")]
        category: Option<Label>,
    },
    /// List routines to begin with, by where you are in recovery
    #[command(after_help = "\
Examples:
  daymark routine starters
  daymark routine add 'regular meals' --every day --category nutrition

Many people begin with these. Each is yours to change.")]
    Starters,
}

#[derive(Debug, Args)]
pub(crate) struct Which {
    /// Their names
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<Name>,
    /// The day, if not today
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub(crate) date: Option<String>,
}
