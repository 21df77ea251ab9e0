//! Narrow, wide and dumb terminals, and pages that go to none.

use rexpect::session::PtySession;
use rstest::rstest;
use unicode_width::UnicodeWidthStr;

use crate::entries::four_days;
use crate::support::Home;
use crate::terminal::{end, in_unicode, screen_with, start_on, start_with};

/// What a terminal of this size shows after all of this was written to it.
fn shown(written: &str, (columns, rows): (u16, u16)) -> String {
    let mut terminal = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
    terminal.process(in_unicode(written).as_bytes());
    terminal.screen().contents()
}

/// Waits for some text; gives all that was written up to its end.
fn until(session: &mut PtySession, text: &str) -> String {
    // A session gives each byte as a character.
    let text: String = text.bytes().map(char::from).collect();
    session.exp_string(&text).unwrap() + &text
}

fn press(session: &mut PtySession, keys: &str) {
    session.send(keys).unwrap();
    session.flush().unwrap();
}

/// The words of a text, however it is broken into lines.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[rstest]
fn lists_break_between_words_under_their_numbers(
    #[values(40, 61, 80)] columns: u16,
    #[values("xterm", "dumb")] term: &str,
) {
    let home = Home::with_journal();
    for name in ["an evening walk along the river and back again", "日本語日本語日本語日本語日本語"]
    {
        home.add_routine(name, "day");
    }
    let mut session = start_on(&home, &["checkin"], &[("TERM", term)], (columns, 24));
    let mut written = String::new();
    for question in ["say):", "10:", "10:", "10:", "10:", "7.5:", "10:", "1,3:", "commas:", "1,3:"]
    {
        // A session shows no line break of what is sent to it.
        written += &(until(&mut session, question) + "\r\n");
        session.send_line(if question == "1,3:" { "1 3" } else { "" }).unwrap();
    }
    // There is no third routine, so it asks again. What is typed before that ends nothing.
    until(&mut session, "1,3:");
    session.send_control('c').unwrap();
    let screen = shown(&written, (columns, 999));
    for line in screen.lines() {
        assert!(line.trim().width() <= usize::from(columns), "{line}\n{screen}");
    }
    for whole in ["none of these", "an evening walk along the river", "feeling ill or in pain"] {
        assert!(words(&screen).join(" ").contains(whole), "{screen}");
    }
    if columns == 40 {
        assert!(screen.contains("\n    tired, in withdrawal\n"), "{screen}");
    }
    until(&mut session, "(Y/n):");
    session.send_line("n").unwrap();
    assert_eq!(end(session).1, 0, "a no is an answer");
}

#[rstest]
#[case::an_error("config set clock sometimes")]
#[case::an_error_with_a_hint("checkin --date 'the other day'")]
#[case::a_word_that_is_unknown("chekcin --mood 5")]
fn errors_break_between_words(#[case] line: &str, #[values(40, 80)] columns: u16) {
    let home = Home::with_journal();
    let said = screen_with(&home, line, &[], columns);
    let lines: Vec<_> = said.lines().collect();
    assert!(lines.iter().all(|line| line.len() <= columns.into()), "{said}");
    let flags = format!("{line} --no-input --color never");
    let piped = home.run(&flags);
    assert_eq!(words(&said), words(&format!("{}--- exit {}", piped.stderr, piped.code)));
    assert!(piped.stderr.lines().all(|line| line.contains(": ")), "{piped}");
}

#[rstest]
fn questions_break_between_words(#[values(40, 80)] columns: u16) {
    let home = Home::with_journal();
    let mut session = start_on(&home, &["used", "--date", "today"], &[], (columns, 24));
    let asked = until(&mut session, "(y/n):");
    let broken = asked.lines().find(|line| line.trim_end().len() > columns.into());
    assert_eq!(broken, None, "{asked}");
    session.send_control('c').unwrap();
    end(session);
}

#[test]
fn a_dumb_terminal_gets_lines_and_nothing_else() {
    let home = Home::with_journal();
    let dumb = [("TERM", "dumb")];
    let mut session = start_with(&home, &["focus", "add", "wine", "--since", "today"], &dumb);
    let mut written = until(&mut session, "What kind is it, 1 to 9: ");
    session.send_line("3").unwrap();
    written += &until(&mut session, "Your goal, 1 to 2: ");
    session.send_line("1").unwrap();
    let (rest, code) = end(session);
    written += &rest;
    assert!(written.contains(" 3  alcohol\r\n"), "{written}");
    assert!(!written.contains('\u{1b}'), "{written:?}");
    assert_eq!(code, 0, "{written}");
    // `less` would say that the terminal is not fit for it, and wait.
    let (said, code) = end(start_on(&home, &["config", "list"], &dumb, (80, 10)));
    assert!(said.starts_with("day_end") && !said.contains('\u{1b}'), "{said:?}");
    assert_eq!(code, 0);
}

/// A list of more lines than the screen has, through the pager of these surroundings.
fn paged(env: &[(&str, &str)]) -> String {
    let home = four_days();
    let mut session = start_on(&home, &["log"], env, (80, 6));
    let first = until(&mut session, "20 November");
    press(&mut session, "GGq");
    first + &end(session).0
}

#[rstest]
#[case::less(&[("PAGER", "less")], true)]
#[case::less_as_set(&[("PAGER", "less"), ("LESS", "-M")], false)]
#[case::less_as_set_for_colours(&[("PAGER", "less"), ("LESS", "-MR")], true)]
#[case::another(&[("PAGER", "cat")], false)]
fn a_pager_gets_colours_where_it_shows_them(#[case] env: &[(&str, &str)], #[case] bold: bool) {
    let said = paged(env);
    assert!(!said.contains("ESC["), "{said:?}");
    assert_eq!(said.contains("\u{1b}[1mFriday 20 November"), bold, "{said:?}");
}

#[test]
fn pages_that_go_to_no_terminal_are_as_wide_as_a_sheet_and_whole() {
    let home = four_days();
    let long = "a word ".repeat(60);
    home.answer(&["note", "add", "--note", &long]);
    let week = home.run("week").stdout;
    assert!(week.lines().all(|line| line.chars().count() <= 72), "{week}");
    assert!(words(&week).join(" ").contains(long.trim()), "{week}");
    // Another page takes as many columns as there are said to be; paper has no more than it has.
    let widest = |page: &str| {
        let wide = home.daymark(&[page]).env("COLUMNS", "100").output().unwrap();
        let wide = crate::support::text(&wide.stdout);
        wide.lines().map(|line| line.chars().count()).max().unwrap()
    };
    assert!(widest("week") <= 72 && widest("today") > 72);
}
