//! Several lines at once, and keys with codes of their own: nothing of them is lost without a word,
//! answers a question it was not for, or reaches the shell.

use std::process::Command;

use rexpect::session::{Options, PtySession, spawn_with_options};
use rstest::rstest;
use serde_json::json;

use crate::support::Home;
use crate::terminal::{end, start, start_with};

/// What a paste looks like to a program that asked for its ends to be marked.
fn marked(paste: &str) -> String {
    format!("\x1b[200~{}\x1b[201~", paste.replace('\n', "\r"))
}

/// What it looks like to one that did not.
fn unmarked(paste: &str) -> String {
    paste.replace('\n', "\r")
}

fn send(session: &mut PtySession, keys: &str) {
    session.send(keys).unwrap();
    session.flush().unwrap();
}

const REFUSED: &str = "lease answer once more.\r\n";

#[rstest]
#[case::marked(marked, "\r")]
#[case::unmarked(unmarked, "\r")]
fn a_text_takes_every_line(#[case] form: fn(&str) -> String, #[case] enter: &str) {
    let home = Home::with_journal();
    let mut session = start(&home, &["note", "add"]);
    session.exp_string("Note: ").unwrap();
    send(&mut session, &(form("I wrote this elsewhere.\n\nrm -r x\n  the end") + enter));
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let note = &home.json(&["show", "last"])["note"];
    assert_eq!(note, &json!("I wrote this elsewhere.\n\nrm -r x\n  the end"));
}

#[rstest]
#[case::marked(marked("7\n3\n2\n"))]
#[case::unmarked(unmarked("7\n3\n2\n"))]
#[case::without_its_last_break(unmarked("7\n3"))]
fn one_line_is_not_taken_of_several(#[case] paste: String) {
    let home = Home::with_journal();
    let mut session = start(&home, &["craving", "--plain"]);
    session.exp_string("How strong, 0 to 10: ").unwrap();
    send(&mut session, &paste);
    session.exp_string(REFUSED).unwrap();
    session.exp_string("How strong, 0 to 10: ").unwrap();
    send(&mut session, "6\r");
    session.exp_string("or h: ").unwrap();
    session.send_control('c').unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let stored = home.json(&["show", "last"]);
    assert_eq!((&stored["intensity"], &stored["minutes"]), (&json!(6), &json!(null)));
}

#[test]
fn a_paste_of_one_line_with_its_break_waits_for_enter() {
    let home = Home::with_journal();
    let mut session = start(&home, &["craving"]);
    session.exp_string("How strong, 0 to 10: ").unwrap();
    send(&mut session, &marked("12\n"));
    send(&mut session, "\x7f0\x7f\x7f7\r");
    session.exp_string("or h: ").unwrap();
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 0);
    assert_eq!(home.json(&["show", "last"])["intensity"], 7);
}

#[test]
fn a_paste_over_a_list_chooses_nothing() {
    let home = Home::with_journal();
    let mut session = start(&home, &["focus", "add", "wine", "--since", "today"]);
    session.exp_string("1 to 9: ").unwrap();
    send(&mut session, "what a day\rrm -r x\r");
    session.exp_string(REFUSED).unwrap();
    session.exp_string("1 to 9: ").unwrap();
    send(&mut session, "3\r");
    // Nor does one line of it take the marked line.
    session.exp_string("not using (Enter)").unwrap();
    session.exp_string("1 to 2: ").unwrap();
    for paste in [unmarked("what a day\n"), marked("what a day\n") + "\r"] {
        send(&mut session, &paste);
        session.exp_string("nothing in the list begins so").unwrap();
        session.exp_string("1 to 2: ").unwrap();
    }
    session.send_control('c').unwrap();
    let (said, code) = end(session);
    assert_eq!(code, 1, "{said}");
    assert_eq!(home.journal().focuses().unwrap().len(), 1);
}

#[rstest]
#[case::arrows("sl\x1b[D\x1b[Cept\x1b[A\x1b[B", "slept")]
#[case::home_and_the_like("\x1b[Hsl\x1b[3~e\x1bOFpt\x1b[15~", "slept")]
#[case::colours("\x1b[31mslept\x1b[0m", "slept")]
#[case::erased("sleep\x7fpt it off\x17\x17\x7f\x7f\x7f\x7fpt", "slept")]
#[case::begun_anew("woke\x15slept", "slept")]
#[case::wide("schlief \u{1f331}\x7f\u{e9}", "schlief \u{e9}")]
fn a_text_is_what_is_seen(#[case] keys: &str, #[case] text: &str) {
    let home = Home::with_journal();
    let mut session = start(&home, &["note", "add"]);
    session.exp_string("Note: ").unwrap();
    send(&mut session, &format!("{keys}\r"));
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert_eq!(home.json(&["show", "last"])["note"], text);
}

#[test]
fn a_line_longer_than_a_terminal_keeps_is_taken_whole() {
    let home = Home::with_journal();
    let mut session = start(&home, &["note", "add"]);
    session.exp_string("Note: ").unwrap();
    let long = "x".repeat(20_000);
    send(&mut session, &format!("{long}\r"));
    assert_eq!(end(session).1, 0);
    assert_eq!(home.json(&["show", "last"])["note"], long);
}

#[rstest]
#[case::where_it_can(&["note", "add"], "xterm", true)]
#[case::not_in_plain(&["note", "add", "--plain"], "xterm", false)]
#[case::not_on_a_terminal_without_codes(&["note", "add"], "dumb", false)]
fn pastes_are_marked(#[case] words: &[&str], #[case] term: &str, #[case] asks: bool) {
    let home = Home::with_journal();
    let mut session = start_with(&home, words, &[("TERM", term)]);
    session.exp_string("Note: ").unwrap();
    send(&mut session, "a\r");
    let (said, code) = end(session);
    assert_eq!((code, said.contains('\x1b') || !asks), (0, true), "{said}");
    assert_eq!(
        (said.contains("\x1b[?2004h"), said.contains("\x1b[?2004l")),
        (asks, asks),
        "{said}"
    );
}

/// A shell that runs the program and then every line that is left for it.
fn shell(home: &Home, words: &[&str]) -> PtySession {
    let program = home.program(words);
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            "trap : INT; \"$0\" \"$@\"; echo \"over: $?\"; while read -r line; do eval \"$line\"; done",
        ])
        .arg(program.get_program())
        .args(program.get_args())
        .env_clear()
        .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("TERM", "xterm")
        .current_dir(program.get_current_dir().unwrap());
    spawn_with_options(command, Options::new().timeout_ms(Some(20_000))).unwrap()
}

#[rstest]
#[case::after_a_text(&["note", "add"], "Note: ", marked, "\r", 0)]
#[case::after_a_text_that_is_not_marked(&["note", "add"], "Note: ", unmarked, "", 0)]
#[case::after_a_question_that_is_ended(&["help-now", "add"], "Who it is: ", unmarked, "\u{3}", 1)]
#[case::after_a_no(&["delete", "last"], "(y/N): ", unmarked, "\r", 0)]
#[case::after_a_list(&["focus", "add", "wine"], "1 to 9: ", unmarked, "\u{3}", 1)]
fn nothing_reaches_the_shell(
    #[case] words: &[&str],
    #[case] question: &str,
    #[case] form: fn(&str) -> String,
    #[case] then: &str,
    #[case] code: i32,
) {
    let home = Home::with_journal();
    home.run("note add words");
    let mut session = shell(&home, words);
    session.exp_string(question).unwrap();
    send(&mut session, &form("one\ntouch marker\ntouch other\n"));
    if !then.is_empty() {
        if words[0] != "note" {
            session.exp_string(REFUSED).unwrap();
            session.exp_string(question).unwrap();
        }
        send(&mut session, then);
    }
    session.exp_string(&format!("over: {code}")).unwrap();
    // The shell reads on: this is the next thing it hears.
    send(&mut session, "ls\nexit\n");
    end(session);
    assert!(!home.path("marker").exists() && !home.path("other").exists());
}

#[test]
fn a_key_that_is_held_down_skips_and_stays_out_of_the_shell() {
    let home = Home::with_journal();
    let mut session = shell(&home, &["note", "add"]);
    session.exp_string("Note: ").unwrap();
    send(&mut session, "\r\r\r\rtouch marker\r");
    session.exp_string("over: 0").unwrap();
    send(&mut session, "exit\n");
    end(session);
    assert!(!home.path("marker").exists());
    assert_eq!(home.json(&["show", "last"])["note"], "touch marker");
}
