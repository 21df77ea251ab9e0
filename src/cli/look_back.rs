//! How to look at what a command saved, where the command itself could not show it.

use std::path::Path;

use super::args::data::ExportVerb;
use super::args::{Args, ConfigVerb, Verb};
use super::shell::quoted;

/// The command that shows what these arguments were to save.
pub(crate) fn command(args: &Args) -> String {
    let words = match &args.verb {
        Some(Verb::Config(verb)) => match verb {
            ConfigVerb::Set { key, .. } => return format!("daymark config get {}", quoted(key)),
            _ => return "daymark config list".to_owned(),
        },
        Some(Verb::HelpNow(_)) => return "daymark help-now".to_owned(),
        Some(Verb::Export(ExportVerb::Data(args))) => return list(&args.output),
        Some(Verb::Packet(args)) => return list(&args.output),
        Some(Verb::Focus(_) | Verb::Init(_)) => "focus list",
        Some(Verb::Phase(_)) => "phase",
        Some(Verb::Stage(_)) => "stage",
        Some(Verb::Prepare(_)) => "prepare",
        Some(Verb::Milestones(_)) => "milestones",
        Some(Verb::Routine(_)) => "routine list",
        _ => "log",
    };
    match &args.global.journal {
        Some(dir) => format!("daymark --journal {} {words}", quoted(&dir.to_string_lossy())),
        None => format!("daymark {words}"),
    }
}

fn list(file: &Path) -> String {
    format!("ls -l {}", quoted(&file.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use rstest::rstest;

    use super::*;
    use crate::cli::parse::parse;

    #[rstest]
    #[case("craving --intensity 7", "daymark log")]
    #[case("--journal a'b craving --intensity 7", r"daymark --journal 'a'\''b' log")]
    #[case("focus add tea --kind other", "daymark focus list")]
    #[case("init --empty", "daymark focus list")]
    #[case("routine done walk", "daymark routine list")]
    #[case("prepare add bag", "daymark prepare")]
    #[case("milestones", "daymark milestones")]
    #[case("stage set action", "daymark stage")]
    #[case("phase", "daymark phase")]
    #[case("config set day_end 04:00", "daymark config get day_end")]
    #[case("config edit", "daymark config list")]
    #[case("help-now add Ana 1", "daymark help-now")]
    #[case("export data --output copy.json", "ls -l copy.json")]
    #[case("undo", "daymark log")]
    #[case("import copy.json --from daymark", "daymark log")]
    fn what_is_named_shows_what_was_saved(#[case] line: &str, #[case] expected: &str) {
        let words = ["daymark"].into_iter().chain(line.split_whitespace());
        let words: Vec<_> = words.map(OsString::from).collect();
        let look = command(&parse(&words).unwrap());
        assert_eq!(look, expected);
        // It is understood as it is printed.
        if !look.contains('\'') && look.starts_with("daymark") {
            crate::cli::command().try_get_matches_from(look.split_whitespace()).unwrap();
        }
    }
}
