//! The program on a terminal: questions, answers, an editor, a pager.

use std::fs;
use std::process::Command;

use rexpect::process::{Signal, WaitStatus};
use rexpect::session::{Options, PtySession, spawn_with_options};
use rstest::rstest;

use crate::support::{Home, words};

/// The program on a terminal of its own, 80 columns by 24 lines.
pub(crate) fn start(home: &Home, words: &[&str]) -> PtySession {
    start_with(home, words, &[])
}

pub(crate) fn start_with(home: &Home, words: &[&str], env: &[(&str, &str)]) -> PtySession {
    start_on(home, words, env, (80, 24))
}

/// As [`start`], by the clock of the system.
pub(crate) fn start_now(home: &Home, words: &[&str]) -> PtySession {
    let mut command = on_terminal(home, words, &[], (80, 24));
    command.env_remove("DAYMARK_NOW");
    spawn_with_options(command, Options::new().timeout_ms(Some(20_000))).unwrap()
}

/// As [`start_with`], with so many columns and lines.
pub(crate) fn start_on(
    home: &Home,
    words: &[&str],
    env: &[(&str, &str)],
    size: (u16, u16),
) -> PtySession {
    let command = on_terminal(home, words, env, size);
    spawn_with_options(command, Options::new().timeout_ms(Some(20_000))).unwrap()
}

fn on_terminal(
    home: &Home,
    words: &[&str],
    env: &[(&str, &str)],
    (columns, rows): (u16, u16),
) -> Command {
    let program = home.program(words);
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("stty cols {columns} rows {rows} && exec \"$0\" \"$@\"")])
        .arg(program.get_program())
        .args(program.get_args())
        .env_clear()
        .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("TERM", "xterm")
        // None, unless a test wants one: `less` would wait for a key.
        .env("PAGER", "")
        .envs(env.iter().copied())
        .current_dir(program.get_current_dir().unwrap());
    command
}

/// All that is on a screen of 80 columns in the end, where nothing is asked and no colour is wanted.
pub(crate) fn screen(home: &Home, line: &str) -> String {
    screen_with(home, line, &[], 80)
}

/// As [`screen`], with so many columns.
pub(crate) fn screen_with(home: &Home, line: &str, env: &[(&str, &str)], columns: u16) -> String {
    let words = words(line);
    let words = [&words[..], &["--no-input", "--color", "never"]].concat();
    let (said, code) = end(start_on(home, &words, env, (columns, 999)));
    format!("{}--- exit {code}", in_unicode(&said))
}

/// What was written, of which a session gives each byte as a character.
pub(crate) fn in_unicode(read: &str) -> String {
    String::from_utf8(read.chars().map(|c| u8::try_from(c).unwrap()).collect()).unwrap()
}

/// Waits for the end; what was said last, and the exit code.
pub(crate) fn end(mut session: PtySession) -> (String, i32) {
    let said = session.exp_eof().unwrap().replace("\r\n", "\n");
    match session.process().wait().unwrap() {
        WaitStatus::Exited(_, code) => (said, code),
        other => panic!("{other:?} after {said}"),
    }
}

#[test]
fn questions_are_asked_one_by_one() {
    let home = Home::new();
    let mut session = start(&home, &["help-now", "add"]);
    session.exp_string("Who it is: ").unwrap();
    session.send_line("?").unwrap();
    session.exp_string("encrypted.\r\nWho it is: ").unwrap();
    session.send_line("Ana, sister").unwrap();
    session.exp_string("What to dial: ").unwrap();
    session.send_line("+34 600").unwrap();
    let (said, code) = end(session);
    assert!(said.contains("Ana, sister is on the help page now"), "{said}");
    assert_eq!(code, 0);
}

#[rstest]
#[case::at_once("")]
#[case::in_the_middle_of_a_line("Ana")]
fn ctrl_c_ends_and_writes_nothing(#[case] typed: &str) {
    let home = Home::new();
    let mut session = start(&home, &["help-now", "add"]);
    session.exp_string("Who it is: ").unwrap();
    session.send(typed).unwrap();
    session.send_control('c').unwrap();
    let (said, code) = end(session);
    assert!(
        said.ends_with("\nerror: ended before it was complete; nothing was written\n"),
        "{said}"
    );
    assert_eq!((code, home.files()), (1, Vec::new()));
}

#[test]
fn ctrl_d_ends_and_writes_nothing() {
    let home = Home::new();
    let mut session = start(&home, &["help-now", "add", "Ana"]);
    session.exp_string("What to dial: ").unwrap();
    session.send_control('d').unwrap();
    let (said, code) = end(session);
    assert!(
        said.ends_with("\nerror: ended before it was complete; nothing was written\n"),
        "{said}"
    );
    assert_eq!((code, home.files()), (1, Vec::new()));
}

#[test]
fn a_closing_terminal_ends_and_writes_nothing() {
    let home = Home::new();
    let mut session = start(&home, &["help-now", "add"]);
    session.exp_string("Who it is: ").unwrap();
    session.process_mut().signal(Signal::SIGHUP).unwrap();
    let (_, code) = end(session);
    assert_eq!((code, home.files()), (1, Vec::new()));
}

#[rstest]
#[case::by_its_number("3")]
#[case::by_its_letters("alc")]
fn a_list_takes_a_number_or_letters_and_enter_the_marked_line(#[case] kind: &str) {
    let home = Home::with_journal();
    let mut session = start(&home, &["focus", "add", "wine", "--since", "today"]);
    session.exp_string("What kind is it, 1 to 9: ").unwrap();
    session.send_line(kind).unwrap();
    session.exp_string(" 1  not using (Enter)\r\n").unwrap();
    session.exp_string("Your goal, 1 to 2: ").unwrap();
    session.send_line("").unwrap();
    assert_eq!(end(session).1, 0);
    let focuses = home.json(&["today"])["focuses"].clone();
    assert_eq!((&focuses[1]["name"], &focuses[1]["kind"]), (&"wine".into(), &"alcohol".into()));
}

#[test]
fn a_kind_is_never_taken_by_enter_alone() {
    let home = Home::with_journal();
    let mut session = start(&home, &["focus", "add", "wine"]);
    session.exp_string("What kind is it, 1 to 9: ").unwrap();
    session.send_line("").unwrap();
    session.exp_string("This one is needed").unwrap();
    session.exp_string("What kind is it, 1 to 9: ").unwrap();
    session.send_control('c').unwrap();
    let (said, code) = end(session);
    assert!(said.ends_with("error: ended before it was complete; nothing was written\n"), "{said}");
    assert_eq!(code, 1);
}

#[test]
fn no_input_asks_nothing_even_on_a_terminal() {
    let home = Home::new();
    let (said, code) = end(start(&home, &["help-now", "add", "--no-input"]));
    assert!(said.contains("error: NAME is missing, and nothing is asked here"), "{said}");
    assert_eq!(code, 2);
}

#[test]
fn an_answer_longer_than_the_screen_goes_through_the_pager() {
    let home = Home::new();
    let env = [("PAGER", "sed 's/^/> /'")];
    let (said, code) = end(start_with(&home, &["config", "list"], &env));
    assert!(said.lines().all(|line| line.starts_with("> ")), "{said}");
    assert_eq!(said.lines().count(), screen(&home, "config list").lines().count() - 1);
    assert_eq!(code, 0);

    let (said, _) = end(start_with(&home, &["config", "list", "--json"], &env));
    assert!(said.starts_with('{'), "{said}");
    let (said, _) = end(start_with(&home, &["config", "path"], &env));
    assert!(said.starts_with("settings"), "{said}");
    home.write_config("config.toml", "pager = \"never\"\n");
    let (said, _) = end(start_with(&home, &["config", "list"], &env));
    assert!(said.starts_with("day_end"), "{said}");
}

#[rstest]
#[case::that_stops_early("head -n 1", Some(1))]
#[case::that_is_not_there("no-such-pager", None)]
#[case::that_is_empty(" ", None)]
fn a_pager_is_no_reason_to_stop(#[case] pager: &str, #[case] lines: Option<usize>) {
    let home = Home::new();
    // Its last line is the exit code.
    let all = screen(&home, "config list").lines().count() - 1;
    let (said, code) = end(start_with(&home, &["config", "list"], &[("PAGER", pager)]));
    assert_eq!((said.lines().count(), code), (lines.unwrap_or(all), 0), "{said}");
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let home = Home::new();
    let coloured = |session: PtySession| end(session).0.contains('\u{1b}');
    let start = |words: &[&str], env: &[(&str, &str)]| start_with(&home, words, env);
    assert!(coloured(start(&["help-now"], &[])));
    assert!(!coloured(start(&["help-now"], &[("NO_COLOR", "1")])));
    assert!(!coloured(start(&["help-now"], &[("TERM", "dumb")])));
    assert!(!coloured(start(&["help-now", "--plain"], &[])));
    assert!(!coloured(start(&["help-now", "--color", "never"], &[])));
    assert!(coloured(start(&["help-now", "--color", "always"], &[("NO_COLOR", "1")])));
    assert!(home.run("help-now --color always").stdout.contains('\u{1b}'));
    assert!(!home.run("help-now").stdout.contains('\u{1b}'));
    fs::create_dir_all(home.config_dir()).unwrap();
    fs::write(home.config_dir().join("config.toml"), "color = \"never\"").unwrap();
    assert!(!coloured(start(&["help-now"], &[])));
}
