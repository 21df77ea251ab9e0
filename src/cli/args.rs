//! The commands and their arguments (clap). Types only; what they do is in `commands`.
//!
//! The arguments of the verbs stand in files beside this one, mostly one a verb. What a verb does is
//! said on its variant; the type of its arguments says nothing, since clap would show that instead.
//! Verbs are built when they are needed, which keeps the start short.

#![expect(clippy::doc_markdown, reason = "these comments are the help a person reads")]

pub(crate) mod beside;
pub(crate) mod calendar;
pub(crate) mod change;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod data;
pub(crate) mod edit;
pub(crate) mod entries;
pub(crate) mod entry;
pub(crate) mod focus;
pub(crate) mod help_now;
pub(crate) mod keys;
pub(crate) mod life;
pub(crate) mod man;
pub(crate) mod milestones;
pub(crate) mod note;
pub(crate) mod packet;
pub(crate) mod page;
pub(crate) mod phase;
pub(crate) mod ratings;
pub(crate) mod remind;
pub(crate) mod review;
pub(crate) mod routine;
pub(crate) mod seal;
pub(crate) mod streak;
pub(crate) mod symptoms;
pub(crate) mod thought;
pub(crate) mod today;
pub(crate) mod trends;
pub(crate) mod week;

use clap::{Parser, Subcommand};

use super::global::Global;
use super::nouns::NounCommand;

/// All that was said on the command line.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) global: Global,
    pub(crate) verb: Option<Verb>,
}

/// A discreet recovery journal for the command line.
#[derive(Debug, Parser)]
#[command(name = "daymark", version, disable_help_subcommand = true, max_term_width = 100)]
pub(crate) struct Top {
    #[command(flatten)]
    pub(crate) global: Global,
}

/// An answer to a plain question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
}

// The verbs, in the order of the help. A documentation comment would take the place of the
// program's own.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Verb {
    /// How the day was: mood, craving, sleep, use, in under a minute
    #[command(visible_alias = "in")]
    Checkin(Box<entry::CheckInArgs>),
    /// A craving, as it comes or afterwards
    Craving(Box<entry::CravingArgs>),
    /// Wait with a craving until it passes
    Ride(Box<entry::RideArgs>),
    /// A return to use: what happened, what helped, what next
    #[command(aliases = ["relapse", "slip", "lapse"])]
    Used(entry::UsedArgs),
    /// Symptoms of withdrawal, as they are now
    Symptoms(Box<symptoms::SymptomsArgs>),
    /// Where you stand today, and what is due
    Today(today::TodayArgs),
    /// A week on one page
    Week(week::WeekArgs),
    /// How the last weeks went: what got better, what helped
    Trends(trends::TrendsArgs),
    /// The time since the last use, and every run there has been
    Streak(streak::StreakArgs),
    /// Milestones: those reached, and those to come
    #[command(alias = "milestone")]
    Milestones(milestones::MilestonesArgs),
    /// One page for your session, with what you choose to be on it
    Packet(Box<packet::PacketArgs>),
    /// One page for the person beside you: what helps, your boundaries, what to do in an overdose
    Beside(Box<beside::BesideArgs>),
    /// What lies ahead, for the calendar of your phone
    Calendar(calendar::CalendarArgs),
    /// A reminder each day, which does not say what it is about
    Remind(remind::RemindArgs),
    /// Compare a month, a quarter or a year with the one before
    Review(Box<review::ReviewArgs>),
    #[command(flatten)]
    Urgent(UrgentVerb),
    /// Begin a journal
    Init(focus::InitArgs),
    /// What you are in recovery from
    Focus(focus::FocusArgs),
    /// Where you are in recovery, and what comes next
    Phase(phase::PhaseArgs),
    /// The stage of change you are in, which is yours to say
    Stage(change::StageArgs),
    /// What speaks for a change and what against it, in your words
    Balance(change::BalanceArgs),
    /// How things stand in your life, area by area
    Life(Box<life::LifeArgs>),
    /// A thought and another way to see it, or a problem and one step
    Thought(Box<thought::ThoughtArgs>),
    /// Notes, in your words
    Note(Box<note::NoteArgs>),
    /// List entries, the newest first
    Log(entries::LogArgs),
    /// Show everything of one entry
    Show(entries::ShowArgs),
    /// Take a copy of the journal with you
    #[command(subcommand)]
    Export(data::ExportVerb),
    /// Change an entry: its fields, its day, its time
    Edit(edit::EditArgs),
    /// Delete entries
    Delete(entries::DeleteArgs),
    /// Take back the newest changes, one or more
    Undo(entries::UndoArgs),
    /// Read another copy of a journal into this one
    Import(data::ImportArgs),
    /// Bring another copy of the journal and this one together
    Merge(data::MergeArgs),
    /// Find entries by their words
    Search(entries::SearchArgs),
    /// Write the whole journal to one encrypted file
    Backup(data::BackupArgs),
    /// Bring a journal back from a backup
    Restore(data::RestoreArgs),
    /// Check that the journal is whole
    #[command(after_help = "\
Examples:
  daymark verify
  daymark verify --json

Reads the whole file and checks each part against the others. It changes nothing. What is damaged is named, and \
the exit code is then 4.")]
    Verify,
    /// Check who can read the journal, the clock, where it lies, and the backups
    #[command(after_help = "\
Examples:
  daymark doctor
  daymark doctor --json

It changes nothing. For each thing it finds, it names the command that mends it.")]
    Doctor,
    /// Copy what can be read of a damaged journal into a new one
    Salvage(data::SalvageArgs),
    /// Give the journal a passphrase, another one, or none
    #[command(subcommand)]
    Passphrase(keys::PassphraseVerb),
    /// Clear the screen, with what scrolled by
    #[command(after_help = "\
Examples:
  daymark hide

The window gets a title that says nothing. If your terminal keeps a log of its own, that log stays.")]
    Hide,
    /// Keep the journal open for 10 minutes, without being asked for the passphrase
    #[command(after_help = "\
Examples:
  daymark unlock
  daymark lock

Linux keeps the key in memory, and never the passphrase: for 10 minutes, which begin anew with each use, and for \
12 hours at most. Until then any program you run can read the journal. A system that keeps no keys is told of.")]
    Unlock,
    /// Close the journal at once
    #[command(after_help = "\
Examples:
  daymark lock")]
    Lock,
    /// Remove the journal and its key for good
    Destroy(data::DestroyArgs),
    /// Look around in an invented journal
    Demo(data::DemoArgs),
    #[command(flatten)]
    Noun(NounCommand),
    /// Read and change settings
    Config(config::ConfigArgs),
    /// Print the script that lets the Tab key complete what you type
    Completions(completions::CompletionsArgs),
    /// Write the manual
    Man(man::ManArgs),
}

// What cannot wait until the other verbs are listed.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum UrgentVerb {
    /// What to do in an overdose, and whom to call
    #[command(aliases = help_now::ALIASES)]
    HelpNow(help_now::HelpNowArgs),
}
