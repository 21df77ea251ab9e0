//! Where an answer could not be written: the command that shows what was saved.

use std::path::Path;

use super::args::config::{ConfigArgs, ConfigVerb};
use super::args::data::ExportVerb;
use super::args::{Args, Verb};
use super::error::{Advice, LOOK};
use crate::render::format::quoted;

/// What to do to see what these arguments were to save.
pub(crate) fn advice(args: &Args) -> Advice {
    let command = match &args.verb {
        Some(Verb::Config(ConfigArgs { verb: Some(ConfigVerb::Set { key, .. }) })) => {
            format!("config get {}", quoted(key))
        }
        Some(Verb::Export(ExportVerb::Data(args))) => return list(&args.output),
        Some(Verb::Backup(args)) => return list(&args.file),
        Some(Verb::Packet(args)) => return list(&args.page.output),
        Some(Verb::Beside(args)) => return list(&args.page.output),
        Some(Verb::Week(args)) => return list(&args.page.output),
        Some(Verb::Trends(args)) => return list(&args.page.output),
        Some(Verb::Review(args)) => return list(&args.period().0.page.output),
        verb => match verb {
            Some(Verb::Config(_)) => "config list",
            Some(Verb::Urgent(_)) => "help-now",
            Some(Verb::Focus(_) | Verb::Init(_)) => "focus list",
            Some(Verb::Phase(_)) => "phase",
            Some(Verb::Stage(_)) => "stage",
            Some(Verb::Noun(noun)) => noun.word(),
            Some(Verb::Milestones(_)) => "milestones",
            Some(Verb::Passphrase(_) | Verb::Unlock | Verb::Lock) => "verify",
            _ => "log",
        }
        .to_owned(),
    };
    Advice::with_command(LOOK, command)
}

fn list(file: &Path) -> Advice {
    Advice::new(format!("{LOOK}: ls -l {}", quoted(&file.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use rstest::rstest;

    use super::*;
    use crate::cli::error::Error;
    use crate::cli::parse::parse;

    #[rstest]
    #[case("craving --intensity 7", "daymark log")]
    #[case("focus add tea --kind other", "daymark focus list")]
    #[case("init --empty", "daymark focus list")]
    #[case("routine done walk", "daymark routine")]
    #[case("prepare add bag", "daymark checklist")]
    #[case("contact add Ana", "daymark contact")]
    #[case("milestones", "daymark milestones")]
    #[case("stage set action", "daymark stage")]
    #[case("phase", "daymark phase")]
    #[case("config set day_end 04:00", "daymark config get day_end")]
    #[case("config edit", "daymark config list")]
    #[case("help-now add Ana 1", "daymark help-now")]
    #[case("export data --output copy.json", "ls -l copy.json")]
    #[case("backup journal.tar", "ls -l journal.tar")]
    #[case("week --output week.md", "ls -l week.md")]
    #[case("review month --output review.html", "ls -l review.html")]
    #[case("restore journal.tar", "daymark log")]
    #[case("passphrase add", "daymark verify")]
    #[case("undo", "daymark log")]
    #[case("import copy.json --from daymark", "daymark log")]
    fn what_is_named_shows_what_was_saved(#[case] line: &str, #[case] expected: &str) {
        let words = ["daymark"].into_iter().chain(line.split_whitespace());
        let words: Vec<_> = words.map(OsString::from).collect();
        let advice = advice(&parse(&words).unwrap());
        let look = Error::refused("x").after_saving(true, advice).hint_line().unwrap();
        let look = look.split_once("look before you repeat it: ").unwrap().1;
        assert_eq!(look, expected);
        // It is understood as it is printed.
        if !look.contains('\'') && look.starts_with("daymark") {
            crate::cli::command().try_get_matches_from(look.split_whitespace()).unwrap();
        }
    }
}
