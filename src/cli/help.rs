//! The help of the whole program, its verbs in the groups in which people meet them.

use std::fmt::Write;

use clap::CommandFactory;

use super::args::Args;

/// The verbs by group; one that is missing here is missing from the help, and a test says so.
const GROUPS: &[(&str, &[&str])] = &[
    ("Every day", &["help-now"]),
    ("Things you keep", &["focus"]),
    ("Care of the journal", &["init", "config", "completions", "man"]),
];

const AFTER: &str = "\
daymark is not medical advice. If someone's life is at risk, run: daymark help-now";

/// The command line as clap knows it.
pub(crate) fn command() -> clap::Command {
    let command = Args::command();
    let mut verbs = String::new();
    for (group, names) in GROUPS {
        // Writing to a string cannot fail.
        let _ = writeln!(verbs, "\n{group}:");
        for name in *names {
            let about = command.find_subcommand(name).and_then(clap::Command::get_about);
            let _ = writeln!(verbs, "  {name:<12} {}", about.cloned().unwrap_or_default());
        }
    }
    command
        .help_template(format!(
            "{{about}}\n\n{{usage-heading}} {{usage}}\n{verbs}\n{{options}}{{after-help}}"
        ))
        .after_help(AFTER)
}
