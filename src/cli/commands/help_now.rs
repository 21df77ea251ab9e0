//! `daymark help-now`

use std::ffi::OsString;
use std::io::Write;

use crate::cli::args::help_now::{ALIASES, HelpNowArgs, HelpNowVerb};
use crate::cli::console::Console;
use crate::cli::entry_form::bracketed;
use crate::cli::error::{Error, Kind};
use crate::cli::help_file::{answer, open, say_open};
use crate::cli::prompt::{Question, in_turn};
use crate::cli::settings::Settings;
use crate::domain::recovery::region::Region;
use crate::domain::recovery::safety::OwnLine;
use crate::domain::text::OneLine;
use crate::render;
use crate::report::help::Help;

const NAME: Question = Question {
    text: "Who it is",
    help: "A name as you want others to see it, like: Ana, sister. The page is not encrypted.",
    flag: "NAME",
};
const PHONE: Question = Question {
    text: "What to dial",
    help: "The number as you would dial it. The page is not encrypted.",
    flag: "PHONE",
};

/// No name of a country is repeated beyond so many characters.
const LONGEST_COUNTRY: usize = 60;

/// The words that show the page, where words that could not be read mean to show it.
pub(crate) fn meant(words: &[OsString]) -> Option<Vec<OsString>> {
    let has = |one: &str| words.iter().any(|word| word == one);
    // An alias elsewhere may be a word of a note.
    let verb = spoken(words).next();
    let alias = ALIASES.iter().any(|alias| verb.is_some_and(|verb| verb == alias));
    if !(alias || is_as_heard(words) || has("help-now")) || has("add") || has("remove") {
        return None;
    }
    let forms = ["--json", "--plain", "--all"].into_iter().filter(|form| has(form));
    Some(["daymark", "help-now"].into_iter().chain(forms).map(OsString::from).collect())
}

/// Whether the words ask for the page as a screen reader says its name, without the hyphen.
pub(crate) fn is_as_heard(words: &[OsString]) -> bool {
    let mut spoken = spoken(words);
    spoken.next().is_some_and(|verb| verb == "help")
        && spoken.next().is_some_and(|now| now == "now")
}

/// The words that are neither flags of every verb nor their values.
fn spoken(words: &[OsString]) -> impl Iterator<Item = &OsString> {
    let mut before: Option<&OsString> = None;
    words.iter().skip(1).filter(move |word| {
        let takes = ["--journal", "--color", "--passphrase-fd"];
        let is_value = before.is_some_and(|flag| takes.iter().any(|one| flag == one));
        before = Some(word);
        !is_value && !word.as_encoded_bytes().starts_with(b"-")
    })
}

/// Shows what to do and whom to call, or changes the person's own lines.
pub(crate) fn run(console: &mut Console, args: &HelpNowArgs) -> Result<(), Error> {
    match &args.verb {
        None => show(console, args.region.as_deref(), args.all),
        Some(HelpNowVerb::Add { name, phone }) => {
            let line = own_line(console, name.as_deref(), phone.as_deref())?;
            add(console, &line)
        }
        Some(HelpNowVerb::Remove { name }) => {
            let mut file = open(console)?;
            file.remove(name)?;
            console.saved.set();
            answer(console, &file, &format!("{name} is no longer on the help page."))
        }
    }
}

/// Nothing here may keep the page from being shown: what cannot be read is left out.
fn show(console: &mut Console, country: Option<&str>, all: bool) -> Result<(), Error> {
    let settings = Settings::load(&console.environment).unwrap_or_else(|error| {
        if error.kind == Kind::Settings {
            console.warn(format!("{}; the usual settings are used", error.message));
        }
        Settings::default()
    });
    let region = match country {
        None => settings.region,
        Some(country) => Region::of_country(country).or_else(|| {
            if country != "all" {
                let country: String = country.chars().take(LONGEST_COUNTRY).collect();
                console.warn(format!("no numbers are known for \"{country}\"; here are all"));
            }
            None
        }),
    };
    let help = Help::new(region, &console.own_help());
    console.settle(&settings);
    let look = console.look(&settings);
    let rows = console.rows().filter(|_| !all);
    if all {
        console.page(&settings);
    }
    console.answer(&help, |help, out| {
        let text = match rows {
            Some(rows) => render::help::screen(help, &look, rows),
            None => render::help::text(help, &look),
        };
        out.write_all(text.as_bytes())
    })
}

/// A line of help as it is given, and asked where it is not.
fn own_line(
    console: &mut Console,
    name: Option<&str>,
    phone: Option<&str>,
) -> Result<OwnLine, Error> {
    let read = |given: Option<&str>| given.map(str::parse::<OneLine>).transpose();
    let mut line = [read(name)?, read(phone)?];
    let questions = [(0, NAME), (1, PHONE)];
    let missing: Vec<_> = questions.iter().filter(|(at, _)| line[*at].is_none()).collect();
    in_turn(console, &missing, |console, (at, question)| {
        let kept = bracketed(line[*at].as_ref().map(OneLine::as_str));
        let text = format!("{}{kept}", question.text);
        let question = Question { text: &text, ..*question };
        line[*at] = match line[*at].take() {
            Some(before) => Some(console.prompt.ask(&question)?.unwrap_or(before)),
            None => Some(console.prompt.need(&question)?),
        };
        Ok(())
    })?;
    match line {
        [Some(name), Some(phone)] => Ok(OwnLine { name, phone }),
        _ => Err(Error::usage("a line of help takes a name and a number")),
    }
}

fn add(console: &mut Console, line: &OwnLine) -> Result<(), Error> {
    let mut file = open(console)?;
    file.add(line)?;
    console.saved.set();
    answer(console, &file, &format!("{} is on the help page now: {}", line.name, line.phone))?;
    say_open(console, &file);
    Ok(())
}
