//! Arguments of `remind`.

use chrono::NaiveTime;
use clap::{Subcommand, ValueEnum};

// A documentation comment here would take the place of the help of the command.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  daymark remind
  daymark remind install --at 21:30")]
pub(crate) struct RemindArgs {
    #[command(subcommand)]
    pub(crate) verb: Option<RemindVerb>,
}

// Nor here.
#[derive(Debug, Subcommand)]
pub(crate) enum RemindVerb {
    /// Set a reminder for each day, which is shown before it is written
    Install(InstallArgs),
    /// Take the reminder away
    Remove(RemindRemoveArgs),
    /// Show the reminder that is set
    #[command(after_help = "\
Examples:
  daymark remind show
  daymark remind show --json")]
    Show,
    /// Say what a reminder says now: nothing once the day has a check-in
    #[command(after_help = "\
Examples:
  daymark remind say

This is what the timer runs. It asks nothing, and changes nothing.")]
    Say,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  daymark remind install
  daymark remind install --at 21:30 --with systemd
  daymark remind install --with cron --yes

The reminder comes only on a day without a check-in, and does not say what it is about. It also hints at a kit that \
expires or a supply that ends. systemd shows it with notify-send; cron mails it.")]
pub(crate) struct InstallArgs {
    /// When, each day
    #[arg(long, value_name = "TIME", default_value = "20:00", value_parser = time)]
    pub(crate) at: NaiveTime,

    /// What runs it [default: systemd where it is there, else cron]
    #[arg(long, value_name = "PROGRAM")]
    pub(crate) with: Option<Scheduler>,

    /// Do not ask before writing
    #[arg(long, short)]
    pub(crate) yes: bool,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  daymark remind remove")]
pub(crate) struct RemindRemoveArgs {
    /// Do not ask before removing
    #[arg(long, short)]
    pub(crate) yes: bool,
}

/// A program that runs another at a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scheduler {
    /// A timer of your own session.
    Systemd,
    /// A line of your crontab.
    Cron,
}

fn time(text: &str) -> Result<NaiveTime, String> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| "it is not a time like 20:00".to_owned())
}
