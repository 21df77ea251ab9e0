//! The help of the whole program, its verbs in the groups in which people meet them.

use std::ffi::OsString;
use std::fmt::Write;

use clap::{CommandFactory, Subcommand};

use super::args::{Top, Verb};
use super::nouns::NounCommand;

/// The verbs by group; one that is missing here is missing from the help, and a test says so. The
/// [nouns](NounCommand) follow those of [`NOUNS`].
const GROUPS: &[(&str, &[&str])] = &[
    (
        "Every day",
        &["checkin", "craving", "ride", "used", "symptoms", "today", "week", "trends", "help-now"],
    ),
    ("Looking back", &["streak", "milestones", "review", "packet", "beside", "calendar"]),
    ("Things you keep", &["focus", "phase", "stage", "balance", "life", "thought", "note"]),
    (
        "Care of the journal",
        &[
            "init",
            "log",
            "show",
            "edit",
            "delete",
            "undo",
            "search",
            "export",
            "import",
            "merge",
            "backup",
            "restore",
            "verify",
            "doctor",
            "salvage",
            "passphrase",
            "hide",
            "unlock",
            "lock",
            "destroy",
            "demo",
            "remind",
            "config",
            "completions",
            "man",
        ],
    ),
];

/// The group of the nouns.
const NOUNS: &str = "Things you keep";

const AFTER: &str = "\
Examples:
  daymark                        where I stand, and the next thing to do
  daymark checkin --short        four questions, in under a minute
  daymark craving                a craving, as it comes
  daymark week --plain           the week in sentences

Every question has a flag; each command lists its own: daymark checkin --help

A name may be shortened to the start of one of its words, as long as one thing alone fits: \
walk finds an evening walk. What is put away is found by its whole name, and focus restart takes \
the whole name too.

daymark is not medical advice. In danger: daymark help-now";

/// The words of the command that shows the help of what these words ask for.
pub(crate) fn page_of(words: &[OsString]) -> String {
    let mut root = command();
    root.build();
    let (mut at, mut path) = (&root, String::new());
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(verb) = at.find_subcommand(word) {
            at = verb;
            path = format!("{path}{} ", verb.get_name());
        }
    }
    format!("{path}--help")
}

/// The command line as clap knows it.
pub(crate) fn command() -> clap::Command {
    let command = Verb::augment_subcommands(Top::command());
    let nouns = NounCommand::augment_subcommands(clap::Command::new(""));
    let mut verbs = String::new();
    for (group, names) in GROUPS {
        let nouns =
            nouns.get_subcommands().map(clap::Command::get_name).filter(|_| *group == NOUNS);
        // Writing to a string cannot go wrong.
        let _ = writeln!(verbs, "\n{group}:");
        let names = names.iter().copied().chain(nouns);
        for verb in names.filter_map(|name| command.find_subcommand(name)) {
            let about = verb.get_about().cloned().unwrap_or_default();
            let _ = writeln!(verbs, "  {:<13}{about}", verb.get_name());
        }
    }
    command
        .help_template(format!(
            "{{about}}\n\n{{usage-heading}} {{usage}}\n{verbs}\nOptions:\n{{options}}{{after-help}}"
        ))
        .after_help(AFTER)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("daymark", "daymark --help")]
    #[case("daymark --quite", "daymark --help")]
    #[case("daymark in --mood 12", "daymark checkin --help")]
    #[case("daymark --journal x focus restart wine", "daymark focus restart --help")]
    #[case("daymark nothing", "daymark --help")]
    fn the_help_is_of_what_was_asked(#[case] line: &str, #[case] expected: &str) {
        let words: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let page = page_of(&words);
        assert_eq!(format!("daymark {page}"), expected);
        let shown = command().try_get_matches_from(expected.split_whitespace()).unwrap_err();
        assert_eq!(shown.kind(), clap::error::ErrorKind::DisplayHelp);
    }
}
