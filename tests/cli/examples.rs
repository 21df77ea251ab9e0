//! Every example of the documents and of `--help`, run as it is printed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::{Home, text};

/// The time at which README shows what `demo` prints; ids follow from the seed of all tests.
const NOW: &str = "2026-11-20T20:00:00+01:00";

/// What is said instead of a question, where there is nobody to ask.
const ASKS: [&str; 9] = [
    "there is no screen here that could be cleared",
    "a new journal needs a passphrase, or --no-passphrase",
    "a new journal takes --focus NAME and --kind KIND",
    "is missing, and nothing is asked here",
    "a check-in needs at least one answer",
    "there is nothing to change",
    "there is nothing to save",
    "it needs a yes",
    "only with your consent",
];

/// Other programs that examples name, and what stands in for them.
const OTHERS: [(&str, &str); 6] = [
    ("age", "case $1 in --decrypt) cat \"$2\" ;; *) cat ;; esac"),
    (
        "chromium",
        "for word; do case $word in --print-to-pdf=*) echo %PDF-1.4 > \"${word#*=}\" ;; esac; done",
    ),
    ("crontab", "case $1 in -) cat > /dev/null ;; esac"),
    ("edit", "echo '# words' >> \"$1\""),
    ("fortune", "echo 'It comes in waves.'"),
    ("man", "cat"),
];

/// Files that other programs wrote, which examples take in.
const OF_OTHER_PROGRAMS: [(&str, &str); 4] = [
    (
        "daylio.csv",
        "full_date,date,weekday,time,mood,activities,note_title,note\n\
         2026-01-05,January 5,Monday,8:00 PM,so so,walk,,\n",
    ),
    ("diary.json", r#"{"entries":[{"title":"Up.","body":"","date":"2026-01-05","time":"07:05"}]}"#),
    (
        "Loop Habits CSV/Habits.csv",
        "Position,Name,Question,Description,NumRepetitions,Interval\n001,Read,,,1,1\n",
    ),
    ("Loop Habits CSV/001 Read/Checkmarks.csv", "Date,Value\n2026-01-05,2\n"),
];

/// Examples that are shown together.
struct Page {
    name: String,
    lines: Vec<String>,
}

/// The command of a line, without what is said of it two spaces or more behind.
fn example(line: &str) -> String {
    line.trim_start().split("  ").next().unwrap_or_default().to_owned()
}

/// The examples of a command, and of those below it, that do something by themselves.
fn of_help(command: &clap::Command, pages: &mut Vec<Page>) {
    if !command.is_subcommand_required_set() {
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let shown = after.split("Examples:\n").nth(1).unwrap_or_default();
        let lines = shown.lines().take_while(|line| !line.is_empty()).map(example).collect();
        pages.push(Page { name: command.get_bin_name().unwrap_or_default().to_owned(), lines });
    }
    for below in command.get_subcommands() {
        of_help(below, pages);
    }
}

fn of_every_help() -> Vec<Page> {
    let mut command = daymark::command();
    command.build();
    let mut pages = Vec::new();
    of_help(&command, &mut pages);
    pages
}

/// The commands in the code blocks of a document.
fn of_document(file: &Path) -> Page {
    let text = fs::read_to_string(file).unwrap();
    let blocks = text.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(str::lines).filter(|line| line.starts_with("daymark"));
    Page { name: file.display().to_string(), lines: lines.map(example).collect() }
}

fn of_documents() -> Vec<Page> {
    let mut files = vec![PathBuf::from("README.md")];
    files.extend(fs::read_dir("docs").unwrap().map(|file| file.unwrap().path()));
    // The reference repeats the help.
    let read = |file: &&PathBuf| {
        file.extension().is_some_and(|ext| ext == "md") && !file.ends_with("cli.md")
    };
    files.iter().filter(read).map(|file| of_document(file)).collect()
}

#[test]
fn every_command_has_examples() {
    let pages = of_every_help();
    let without = pages.iter().filter(|page| page.lines.is_empty());
    let without: Vec<&str> = without.map(|page| page.name.as_str()).collect();
    assert_eq!(without, Vec::<&str>::new());
}

/// The invented journal of a person who has checked in today, step by step, and a copy of it.
fn made() -> Home {
    let home = Home::new();
    fs::create_dir(home.path(".local")).unwrap();
    let journal = ".local/share/daymark";
    for line in [
        &format!("demo {journal}"),
        "checkin --mood 6",
        "checkin --craving 3",
        "checkin --used no",
        "export data --output exported --yes",
    ] {
        let said = home.run_at(NOW, line);
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    fs::create_dir(home.path("bin")).unwrap();
    for (name, does) in OTHERS {
        let file = home.path("bin").join(name);
        fs::write(&file, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    home
}

fn copy_of(home: &Home, with_journal: bool) -> Home {
    let copy = Home::new();
    for file in home.files() {
        let (from, to) = (home.path(&file), copy.path(&file));
        if from.is_dir() {
            fs::create_dir(&to).unwrap();
            fs::set_permissions(&to, fs::metadata(&from).unwrap().permissions()).unwrap();
        } else if with_journal || !file.starts_with(".local") {
            fs::copy(&from, &to).unwrap();
        }
    }
    copy
}

/// Runs a line as a shell does; what is wrong with it, if anything is.
fn wrong(home: &Home, line: &str) -> Option<String> {
    let program = Path::new(env!("CARGO_BIN_EXE_daymark")).parent().unwrap();
    let usual = home.program(&[]);
    let output = Command::new("bash")
        .args(["-o", "pipefail", "-c", line])
        .env_clear()
        .envs(usual.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("PATH", format!("{}/bin:{}:/usr/bin:/bin", home.path("").display(), program.display()))
        .env("EDITOR", "edit")
        .env("DAYMARK_NOW", NOW)
        .current_dir(home.path(""))
        .stdin(Stdio::from(fs::File::open(home.path("bin/fortune")).unwrap()))
        .output()
        .unwrap();
    let told = text(&output.stderr);
    let asks = ASKS.iter().any(|one| told.contains(one));
    (!output.status.success() && !asks).then_some(told)
}

/// The examples of a page run one after the other, as they are read, in a home of its own.
#[test]
fn every_example_runs_as_it_is_printed() {
    let (made, mut found) = (made(), Vec::new());
    let mut pages = of_every_help();
    pages.extend(of_documents());
    for Page { name, lines } in pages {
        let page = copy_of(&made, true);
        if matches!(name.as_str(), "daymark import" | "daymark merge") {
            for file in ["journal.json", "journal.json.age"] {
                fs::copy(made.path("exported"), page.path(file)).unwrap();
            }
            for (file, text) in OF_OTHER_PROGRAMS {
                let file = page.path(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, text).unwrap();
            }
        }
        for line in &lines {
            // A journal begins where there is none.
            let begins = line.starts_with("daymark init");
            let wrong =
                if begins { wrong(&copy_of(&made, false), line) } else { wrong(&page, line) };
            found.extend(wrong.map(|told| format!("{name}: {line}\n{told}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
