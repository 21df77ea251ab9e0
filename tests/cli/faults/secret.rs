//! What a person wrote lies nowhere in the open, whatever became of it.

use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output, Stdio};

use rstest::rstest;

use super::{holding, rollback};
use crate::support::{Home, text, words};
use crate::terminal::{end, start_with};

const MARK: &str = "Zaunkoenigreich";

/// Runs a program with something on standard input, its temporary files being under the home too.
fn run(home: &Home, program: &mut Command, input: &str) -> Output {
    for variable in ["TMPDIR", "SQLITE_TMPDIR", "XDG_RUNTIME_DIR"] {
        fs::create_dir_all(home.path("tmp")).unwrap();
        program.env(variable, home.path("tmp"));
    }
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(!text(&output.stderr).contains(MARK), "{program:?}: {output:?}");
    assert_eq!(holding(&home.path(""), MARK), Vec::<String>::new(), "{program:?}");
    output
}

#[test]
fn words_are_in_no_file() {
    let home = Home::with_journal();
    let runs = |words: &[&str], input: &str, may_say: bool| {
        let output = run(&home, &mut home.program(words), input);
        assert!(output.status.success(), "{words:?}: {output:?}");
        assert!(may_say || !text(&output.stdout).contains(MARK), "{words:?}: {output:?}");
    };
    runs(&["checkin", "--note", "-", "--private", "--mood", "6"], MARK, false);
    runs(&["checkin", "--feeling", MARK], "", false);
    runs(
        &["craving", "--intensity", "7", "--thought", MARK, "--place", MARK, "--tag", MARK],
        "",
        false,
    );
    runs(&["used", "--what", MARK, "--helped", MARK, "--next", MARK], "", false);
    runs(&["note", "add", "-"], &MARK.repeat(5_000), false);
    runs(&["edit", "last", "--note", "-"], MARK, true);
    runs(&["undo"], "", false);
    runs(&["focus", "add", MARK, "--kind", "other"], "", true);
    runs(&["routine", "add", MARK, "--every", "day"], "", true);
    runs(&["today"], "", true);
    runs(&["week"], "", true);
    runs(&["search", MARK], "", true);
    runs(&["log", "--all"], "", true);
    runs(&["delete", "last", "--yes"], "", true);
    runs(&["delete", "last", "--yes", "--forever"], "", true);
    runs(&["undo", "100"], "", true);
    runs(&["note", "add", "-"], MARK, false);
    runs(&["backup", "copy.tar"], "", false);
    runs(&["verify"], "", false);
    runs(&["--journal", "beside", "restore", "copy.tar"], "", false);
    runs(&["salvage", "saved"], "", false);
    runs(&["--journal", "saved", "destroy", "--yes"], "", false);
}

/// Not one call that makes a socket, whatever is done.
#[test]
#[ignore = "needs strace; .ci/run runs it"]
fn no_socket_is_opened() {
    let home = Home::new();
    let trace = home.path("trace");
    let output = format!("--output={}", trace.display());
    for line in [
        "init --focus heroin --kind opioid-short --since 2026-08-01 --no-passphrase",
        "checkin --mood 6 --used no",
        "today",
        "week",
        "trends",
        "help-now",
        "config path",
        "export data --output copy.json --yes",
        "import copy.json --from daymark --yes",
        "backup copy.tar",
        "verify",
        "--journal beside restore copy.tar",
        "salvage saved",
        "demo sample",
        "completions bash",
        "destroy --yes",
    ] {
        let strace = ["strace", "--follow-forks", &output, "--trace=%network"];
        let said = home.program_under(&strace, &words(line)).output().unwrap();
        assert!(said.status.success(), "{line}: {said:?}");
        let calls = fs::read_to_string(&trace).unwrap();
        let calls: Vec<_> = calls.lines().filter(|call| !call.contains("+++ exited")).collect();
        assert_eq!(calls, Vec::<&str>::new(), "{line}");
    }
}

#[rstest]
#[case(&["checkin", "--mood", "12", "--note", MARK])]
#[case(&["note", "add", MARK, "--at", "tomorrow"])]
#[case(&["--journal", "elsewhere", "note", "add", MARK])]
fn words_are_in_no_error(#[case] words: &[&str]) {
    let home = Home::with_journal();
    let output = run(&home, &mut home.program(words), "");
    assert!(!output.status.success() && output.stdout.is_empty(), "{output:?}");
}

/// The words are on their way to the disk when the program is killed, or the disk has no more room.
#[rstest]
#[case::killed("signal=KILL")]
#[case::no_room("error=ENOSPC")]
#[ignore = "needs strace; .ci/run runs it"]
fn words_are_in_no_file_when_a_write_ends_early(#[case] fault: &str) {
    let mut writing = 0;
    for time in 1..=5 {
        let home = Home::with_journal();
        let inject = format!("--inject=fsync:{fault}:when={time}+");
        let strace = ["strace", "--output=/dev/null", "--trace=fsync", &inject];
        let words = ["note", "add", "-"];
        let output = run(&home, &mut home.program_under(&strace, &words), &MARK.repeat(5_000));
        assert!(!output.status.success(), "{output:?}");
        writing += usize::from(rollback(&home).is_some());
    }
    assert!(writing > 0);
}

/// A longer file is written anew by way of another, which nobody can read either.
#[test]
#[ignore = "needs strace; .ci/run runs it"]
fn words_are_in_nothing_written_when_the_file_is_written_anew() {
    let home = Home::with_journal();
    for _ in 0..6 {
        run(&home, &mut home.program(&["note", "add", "-"]), &MARK.repeat(25_000));
    }
    let trace = tempfile::NamedTempFile::new().unwrap();
    let output = format!("--output={}", trace.path().display());
    let strace = ["strace", &output, "--trace=write,pwrite64,unlink", "--string-limit=70000"];
    let words = ["delete", "last", "--yes", "--forever", "--quiet"];
    let said = run(&home, &mut home.program_under(&strace, &words), "");
    assert!(said.status.success(), "{said:?}");
    let trace = text(&fs::read(trace.path()).unwrap());
    assert!(trace.contains("unlink(\"") && trace.contains("/tmp/etilqs_"), "no such file was used");
    assert!(!trace.contains(MARK));
}

/// The editor, whose own command must not hold the words, begins with them, and ends daymark with a
/// signal that would dump its memory.
#[test]
fn words_are_left_nowhere_by_a_kill_in_the_editor() {
    let home = Home::with_journal();
    home.answer(&["note", "add", MARK]);
    let editor = "f() {
        grep -q Zaunkoenig''reich \"$1\" && echo given > seen
        cat /proc/$PPID/cmdline /proc/$$/cmdline /proc/$PPID/environ /proc/$$/environ >> seen 2> /dev/null
        grep core /proc/$PPID/limits >> seen
        kill -ABRT $PPID
        echo Zaunkoenig''reich >> \"$1\"
    }; f";
    let mut program = home.program(&["edit", "last", "--note"]);
    let output = run(&home, program.env("EDITOR", editor), "");
    assert_eq!(output.status.signal(), Some(6), "{output:?}");
    assert!(!output.status.core_dumped());
    let seen = text(&fs::read(home.path("seen")).unwrap());
    assert!(seen.starts_with("given\n"), "{seen}");
    assert!(seen.contains("--note"), "{seen}");
    assert!(seen.contains("Max core file size        0                    0"), "{seen}");
}

/// The editors that most people have: while one is open the words are in the private text alone, and then nowhere.
#[rstest]
#[ignore = "needs vim and nvim; .ci/run runs it where they are"]
fn words_are_left_nowhere_by_a_common_editor(#[values("vim", "nvim")] editor: &str) {
    let home = Home::with_journal();
    let env = [("EDITOR", editor), ("TERM", "xterm")];
    let mut session = start_with(&home, &["note"], &env);
    session.exp_string("text.txt").unwrap();
    session.send(&format!("i{MARK}\u{1b}yy9p:w\r")).unwrap();
    session.flush().unwrap();
    session.exp_string("written").unwrap();
    let found = holding(&home.path(""), MARK);
    assert!(matches!(&found[..], [text] if text.contains("daymark-text-")), "{found:?}");
    session.send(":q\r").unwrap();
    session.flush().unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert_eq!(holding(&home.path(""), MARK), Vec::<String>::new());
    assert!(home.run("log").stdout.contains(MARK));
}
