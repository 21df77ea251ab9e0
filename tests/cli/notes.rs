//! Texts written in an editor: what is saved, and what is left when something ends it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Output;

use rexpect::session::{Options, spawn_with_options};
use rstest::rstest;
use serde_json::Value;

use crate::support::{Home, once_it_waits, text};
use crate::terminal::{end, start_with};

const MARK: &str = "words-for-nobody-else";

/// Checks in with a note from this editor.
fn check_in(home: &Home, editor: &str) -> std::process::Output {
    let mut program = home.program(&["checkin", "--mood", "6", "--note"]);
    fs::create_dir_all(home.path("tmp")).unwrap();
    program.env("EDITOR", editor).env("TMPDIR", home.path("tmp")).output().unwrap()
}

/// The note of every entry.
fn notes(home: &Home) -> Vec<Option<String>> {
    let words = ["export", "data", "--format", "json", "--output", "-", "--yes"];
    let journal: Value = serde_json::from_str(&home.answer(&words)).unwrap();
    let note = |entry: &Value| entry["note"].as_str().map(str::to_owned);
    journal["entries"].as_array().unwrap().iter().map(note).collect()
}

/// The files under the home directory that hold the mark.
fn marked(home: &Home) -> Vec<String> {
    let holds = |file: &String| {
        let bytes = fs::read(home.path(file)).unwrap_or_default();
        bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes())
    };
    home.files().into_iter().filter(holds).collect()
}

#[test]
fn what_was_saved_is_the_note() {
    let home = Home::with_journal();
    let output = check_in(&home, &format!("printf '%s\\n\\n  two\\n' {MARK} >"));
    assert!(output.status.success(), "{output:?}");
    assert_eq!(notes(&home), [Some(format!("{MARK}\n\n  two"))]);
    assert_eq!(marked(&home), Vec::<String>::new());
}

#[test]
fn the_editor_starts_with_the_note_there_is() {
    let home = Home::with_journal();
    home.answer(&["checkin", "--note", "one"]);
    check_in(&home, "sed -i s/one/two/");
    assert_eq!(notes(&home), [Some("two".to_owned())]);
}

#[test]
fn an_empty_text_is_no_note() {
    let home = Home::with_journal();
    assert!(check_in(&home, "true").status.success());
    assert_eq!(notes(&home), [None]);
}

#[rstest]
#[case::the_editor_reports_an_error("false")]
#[case::the_shell_of_the_editor_is_killed("kill -9 $$")]
fn nothing_is_written_when_the_editor_does_not_end_well(#[case] end: &str) {
    let home = Home::with_journal();
    let output = check_in(&home, &format!("f() {{ echo {MARK} > \"$1\"; {end}; }}; f"));
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!((notes(&home), marked(&home)), (Vec::new(), kept(&home, &output)));
}

/// The file under the home directory that an error names as the one where a text is kept.
fn kept(home: &Home, output: &Output) -> Vec<String> {
    let said = text(&output.stderr);
    let (_, rest) = said.split_once("what you wrote is kept in ").unwrap();
    let (file, again) = rest.split_once("; give it again with --note - < ").unwrap();
    assert!(again.starts_with(&format!("{file}, then remove it\n")), "{said}");
    vec![Path::new(file).strip_prefix(home.path("")).unwrap().to_str().unwrap().to_owned()]
}

/// Something that keeps a text from being saved, found only when the editor has closed.
#[rstest]
#[case::the_journal_is_gone("rm -r .local/share/daymark", 1)]
#[case::the_disk_is_full("true", 1)]
fn a_text_that_cannot_be_saved_is_kept(#[case] trouble: &str, #[case] code: i32) {
    let home = Home::with_journal();
    fs::create_dir(home.path("tmp")).unwrap();
    let editor = format!("f() {{ echo {MARK} > \"$1\"; {trouble}; }}; f");
    // The journal may not grow, which a text of a few bytes hardly needs.
    let mut program = home.program_limited(64, &["checkin", "--mood", "6", "--note"]);
    let output = program.env("EDITOR", editor).env("TMPDIR", home.path("tmp")).output().unwrap();
    assert_eq!(output.status.code(), Some(code), "{output:?}");
    let file = kept(&home, &output);
    assert_eq!(marked(&home), file);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = home.path(&file[0]);
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
}

/// Where the directory of temporary files takes no new name, the text stays in its own, and is swept
/// by nobody.
#[test]
fn a_text_that_cannot_be_moved_is_kept_where_it_is() {
    let home = Home::with_journal();
    fs::create_dir(home.path("tmp")).unwrap();
    let mut program = home.program_bound(&["checkin", "--mood", "6", "--note"]);
    let editor = format!("f() {{ echo {MARK} > \"$1\"; chmod 500 tmp; false; }}; f");
    let output = program.env("EDITOR", editor).env("TMPDIR", home.path("tmp")).output().unwrap();
    fs::set_permissions(home.path("tmp"), fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let file = kept(&home, &output);
    assert_eq!(marked(&home), file);
    let mut next = home.program_bound(&["note", "add", "words"]);
    assert!(next.env("TMPDIR", home.path("tmp")).status().unwrap().success());
    assert_eq!(marked(&home), file);
}

#[test]
fn a_text_waits_until_the_journal_is_free() {
    let home = Home::with_journal();
    let busy = home.database();
    busy.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut program = home.program(&["checkin", "--mood", "6", "--note"]);
    program.env("EDITOR", format!("echo {MARK} >"));
    let output = once_it_waits(&mut program, || busy.execute_batch("ROLLBACK").unwrap());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(notes(&home), [Some(MARK.to_owned())]);
}

#[test]
fn an_interrupt_is_the_business_of_the_editor() {
    let home = Home::with_journal();
    // A key that ends most programs, for an editor that goes on all the same.
    let editor = "f() { trap 'echo caught' INT; stty -icanon; echo ready; head -c 1 > /dev/null; \
                  printf words > \"$1\"; trap - INT; }; f";
    let env = [("EDITOR", editor), ("TMPDIR", home.path("").to_str().unwrap())]
        .map(|(k, v)| (k, v.to_owned()));
    let env: Vec<(&str, &str)> = env.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut session = start_with(&home, &["note", "add"], &env);
    session.exp_string("ready").unwrap();
    session.send_control('c').unwrap();
    session.exp_string("caught").unwrap();
    session.send("x").unwrap();
    session.flush().unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert_eq!(home.json(&["show", "last"])["note"], "words");
}

#[test]
fn an_editor_that_is_killed_leaves_the_terminal_as_it_was() {
    let home = Home::with_journal();
    let env = [("EDITOR", "f() { stty raw -echo; kill -9 $$; }; f")];
    let program = home.program(&["note", "add"]);
    let mut command = std::process::Command::new("sh");
    command
        .args(["-c", "stty -g; \"$0\" \"$@\"; stty -g"])
        .arg(program.get_program())
        .args(program.get_args())
        .env_clear()
        .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .envs(env)
        .current_dir(program.get_current_dir().unwrap());
    let (said, _) =
        end(spawn_with_options(command, Options::new().timeout_ms(Some(20_000))).unwrap());
    let modes: Vec<&str> = said.lines().filter(|line| line.matches(':').count() > 10).collect();
    assert!(matches!(modes[..], [before, after] if before == after), "{said}");
}

#[test]
fn nothing_is_left_when_daymark_is_killed_while_the_editor_is_open() {
    let home = Home::with_journal();
    fs::create_dir(home.path("tmp")).unwrap();
    let before = home.files();
    // The editor runs in the shell that daymark started, so its parent is daymark.
    let editor = format!("f() {{ echo {MARK} > \"$1\"; kill -9 $PPID; echo more >> \"$1\"; }}; f");
    let output = check_in(&home, &editor);
    assert_eq!(output.status.signal(), Some(9), "{output:?}");
    assert_eq!(marked(&home), Vec::<String>::new());
    assert_eq!(home.files(), before);
}

#[test]
fn a_signal_to_end_does_not_lose_what_is_being_written() {
    let home = Home::with_journal();
    let editor = format!("f() {{ kill -TERM $PPID; echo {MARK} > \"$1\"; }}; f");
    assert!(check_in(&home, &editor).status.success());
    assert_eq!(notes(&home), [Some(MARK.to_owned())]);
}
