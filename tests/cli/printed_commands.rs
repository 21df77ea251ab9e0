//! Every command that the program prints works as it is printed, in a shell, on the journal that the
//! page was of.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use rstest::rstest;

use crate::support::Home;

/// What asks for the rest on a terminal, and says so where there is none.
const ASKS: [&str; 11] = [
    "init",
    "delete",
    "checkin",
    "checkin --note",
    "craving",
    "focus add",
    "routine add",
    "balance add",
    "stage set",
    "milestones add",
    "screen take k6",
];

/// Something to begin from, made by these lines, each of the journal in `my journal`.
struct State {
    made_by: &'static [&'static str],
    pages: &'static [&'static str],
}

const SAMPLE: State = State {
    made_by: &["demo 'my journal'"],
    pages: &[
        "today",
        "week",
        "week last",
        "trends",
        "review",
        "review year",
        "streak",
        "phase",
        "stage",
        "milestones",
        "prepare",
        "balance",
        "routine list",
        "focus list",
        "log -n 3",
        "note list",
        "show last",
        "search river",
        "undo",
        "delete last --yes",
        "used",
        "used --add",
        "checkin --used yes",
        "checkin --used no",
        "checkin --mood 1",
        "checkin --safe no",
        "craving 7 --acted yes",
        "craving 9",
        "note 'a word'",
        "edit last --note 'other words'",
        "focus archive alcohol",
        "routine archive 'evening walk'",
        "routine done walk",
        "focus restart heroin --since today",
        "stage set contemplation",
        "stage set preparation",
        "phase set stable",
        "show ffff",
        "show zz",
        "edit 12",
        "focus edit herion --goal less",
        "focus edit x --goal less",
        "routine done y",
        "prepare done nothing",
        "log --from tomorrow",
        "milestones add 'the lease' --after 30d",
        "checkin --mood 12",
        "checkin",
        "note",
        "focus",
        "config get plane",
        "config get nothing-like-it",
        "import nothing.json --from daymark",
        "today --plain",
        "week --plain",
        "phase --plain",
        "streak --plain",
        "review --plain",
    ],
};

const EMPTY: State = State {
    made_by: &["init --empty --no-passphrase"],
    pages: &[
        "today",
        "",
        "week",
        "trends",
        "review",
        "streak",
        "phase",
        "stage",
        "milestones",
        "prepare",
        "balance",
        "routine list",
        "focus list",
        "log",
        "note list",
        "undo",
        "used",
        "checkin --used no",
        "phase --plain",
        "today --plain",
        "milestones add x --after 30d",
    ],
};

const PREPARING: State = State {
    made_by: &[
        "init --focus 'evening wine' --kind alcohol --no-passphrase",
        "stage set contemplation",
        "focus add pills --kind benzodiazepine",
        "focus archive pills",
        "routine add walk --every day",
        "routine archive walk",
    ],
    pages: &[
        "today",
        "phase",
        "stage",
        "focus list",
        "routine list",
        "streak",
        "milestones",
        "prepare",
        "routine done walk",
        "focus edit pills --goal less",
        "phase set early",
        "phase --plain",
        "stage set preparation",
        "balance add --pros sleep --private",
        "balance",
    ],
};

const SEVERAL_USES: State = State {
    made_by: &[
        "init --focus 'evening wine' --kind alcohol --since 2026-10-01 --no-passphrase",
        "checkin --date -3d --used yes",
        "used --date -2d",
        "used --date -1d --next 'call Ana'",
        "checkin --date -1d --mood 4",
    ],
    pages: &[
        "checkin --date -1d --used no",
        "checkin --date -1d --used 'evening wine=no'",
        "used --date -1d",
        "used",
        "today",
        "week",
        "streak",
        "review",
        "phase",
        "checkin --date -3d --used no",
        "edit last --used no",
        "focus restart 'evening wine' --since 2026-09-01",
    ],
};

#[rstest]
#[case::a_sample(SAMPLE, 45)]
#[case::an_empty_journal(EMPTY, 12)]
#[case::before_a_start(PREPARING, 10)]
#[case::several_uses(SEVERAL_USES, 8)]
#[case::no_journal(State { made_by: &[], pages: &["", "today", "log", "checkin --mood 5"] }, 3)]
fn commands_run_as_they_are_printed(#[case] state: State, #[case] at_least: usize) {
    let home = Home::new();
    for line in state.made_by {
        let named = format!("--journal 'my journal' {line}");
        let said = home.run(if line.starts_with("demo") { line } else { &named });
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    let mut wrong = String::new();
    let mut tried = 0;
    for page in state.pages {
        let after = copy(&home);
        let said = after
            .heard(after.daymark(&words_of(page)).env("COLUMNS", "200").env("DAYMARK_SEED", "2"));
        for command in commands(&format!("{}\n{}", said.stdout, said.stderr)) {
            tried += 1;
            let copy = copy(&after);
            let (code, output) = in_a_shell(&copy, &command);
            let asks = command.replace("daymark --journal 'my journal' ", "");
            let asks = asks.trim_start_matches("daymark ");
            // Which entry it asks about is told.
            let asks = if asks.starts_with("delete ") { "delete" } else { asks };
            // And for which focus.
            let asks = asks.split(" --focus ").next().unwrap_or(asks);
            if code != 0 && !ASKS.contains(&asks) {
                writeln!(wrong, "$ {page}\n  {command}\n{output}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(tried >= at_least, "only {tried} commands were printed");
}

/// The words of a line for the journal of these tests.
fn words_of(line: &str) -> Vec<&str> {
    let mut words = vec!["--journal", "my journal"];
    words.extend(crate::support::words(line));
    words
}

/// The commands in a text that goes to no terminal, where none is broken.
fn commands(text: &str) -> BTreeSet<String> {
    let ends = [";", ", daymark", ",daymark", " (two hyphens"];
    let mut found = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with("hint: usage")) {
        for (at, _) in line.match_indices("daymark ") {
            let command = &line[at..];
            let end = ends.iter().filter_map(|end| command.find(end)).min();
            let command = &command[..end.unwrap_or(command.len())];
            let verb = command["daymark ".len()..].split(' ').next().unwrap_or_default();
            let is_command =
                verb.starts_with("--") || daymark::command().find_subcommand(verb).is_some();
            if is_command {
                found.insert(command.trim_end().trim_end_matches('.').to_owned());
            }
        }
    }
    found
}

fn in_a_shell(home: &Home, command: &str) -> (i32, String) {
    let binary = Path::new(env!("CARGO_BIN_EXE_daymark")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", binary.display());
    let mut shell = Command::new("sh");
    let program = home.program(&[]);
    shell.args(["-c", command]).current_dir(home.path(".")).env_clear();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("PATH", path).env("DAYMARK_SEED", "3");
    let output = assert_cmd::Command::from_std(shell).write_stdin("words").output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

/// A home with the same files.
fn copy(home: &Home) -> Home {
    let copy = Home::new();
    let status =
        Command::new("cp").arg("-a").arg(home.path(".")).arg(copy.path(".")).status().unwrap();
    assert!(status.success());
    copy
}
