//! Nothing that a person or a system supplied reaches a terminal as anything but text.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use assert_cmd::Command;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use rstest::rstest;
use serde_json::json;

use crate::support::{Home, text};

/// Whether a terminal might do something else than show it: the controls of C0 and C1 with DEL, what
/// breaks lines or turns their direction, and what has no width.
pub(crate) fn is_feared(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Everything that is feared, between letters.
pub(crate) fn feared() -> String {
    ('\0'..='\u{ffff}').filter(|c| is_feared(*c)).flat_map(|c| ['a', c]).collect()
}

/// As [`feared`], as far as a name may hold it.
fn feared_in_names() -> String {
    let held = feared().chars().filter(|c| !c.is_control()).take(59).collect::<String>();
    held.trim().to_owned()
}

/// What is feared of what was said, line breaks aside.
fn found(said: &[u8]) -> Vec<String> {
    let said = text(said);
    said.chars().filter(|c| *c != '\n' && is_feared(*c)).map(|c| format!("{c:?}")).collect()
}

/// A home in which every text of a person's holds everything that is feared.
fn home() -> Home {
    let home = Home::with_empty_journal();
    let name = feared_in_names();
    let (words, label) = (feared(), feared().replace(['\0', '\n'], "").replace(',', ""));
    let label: String = label.chars().take(200).collect();
    home.add_focus(&format!("a{name}"), FocusKind::OpioidShort, UseGoal::None, Some("2026-08-31"));
    home.add_routine(&format!("b{name}"), "day");
    let said = |words: &[&str]| {
        let output = home.daymark(words).write_stdin(feared()).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
    };
    said(&["checkin", "--mood", "6", "--used", "no", "--feeling", &label, "--note", "-"]);
    let words = words.replace('\0', "");
    let told = ["--thought", &words, "--place", &label, "--company", &label, "--tag", &label];
    said(&[&["craving", "--intensity", "8", "--feeling", &label], &told[..]].concat());
    said(&["used", "--date", "-3d", "--what", &words, "--helped", &words, "--next", &words]);
    said(&["note", "add", "--note", "-"]);
    said(&["balance", "add", "--pros", &words, "--cons", &words]);
    said(&["prepare", "add", &name]);
    said(&["milestones", "add", &name, "--after", "100d"]);
    let setting = toml(&label);
    let labels = format!("[labels]\nmood = {setting}\nno_use = {setting}\nuse = {setting}\n");
    home.write_config("config.toml", &labels);
    let line = toml(&name.chars().take(50).collect::<String>());
    home.write_config("help.toml", &format!("[[lines]]\nname = {line}\nphone = {line}\n"));
    home
}

/// A text as TOML takes it.
fn toml(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        ' '..='~' if !"\"\\".contains(c) => c.to_string(),
        _ => format!("\\u{:04x}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

/// Every verb that shows words of a person.
const SHOWING: [&[&str]; 28] = [
    &[],
    &["today"],
    &["week"],
    &["week", "--format", "md"],
    &["week", "--format", "html"],
    &["trends"],
    &["trends", "--format", "md"],
    &["review", "month", "--format", "html"],
    &["streak"],
    &["phase"],
    &["milestones"],
    &["review", "month"],
    &["stage"],
    &["balance"],
    &["prepare"],
    &["focus", "list"],
    &["routine", "list"],
    &["log"],
    &["show", "last"],
    &["search", "a"],
    &["help-now"],
    &["config", "list"],
    &["config", "get", "labels.mood"],
    &["config", "path"],
    &["packet", "--include", "notes,names,places,private", "--yes", "--talk", "-"],
    &["packet", "--include", "notes,names", "--yes", "--format", "md", "--talk", "-"],
    &["export", "data"],
    &["export", "data", "--output", "copy.json", "--yes"],
];

#[rstest]
fn no_words_of_a_person_move_the_terminal(
    #[values(&[], &["--plain"], &["--json"], &["--color", "always"])] form: &[&str],
    #[values("C.UTF-8", "C")] locale: &str,
) {
    let home = home();
    for words in SHOWING {
        let mut command = home.daymark(&[words, form].concat());
        let output = command.env("LC_ALL", locale).write_stdin(feared()).output().unwrap();
        let mut stdout = text(&output.stdout);
        let has_no_other_form = words.contains(&"--format")
            && ["--plain", "--json"].map(|one| form.contains(&one)).contains(&true);
        assert!(
            !stdout.is_empty() || has_no_other_form,
            "{words:?} {form:?}: {}",
            text(&output.stderr)
        );
        if form.contains(&"always") {
            stdout = daymark::render::tone::unpainted(&stdout).into_owned();
        }
        let feared = [found(stdout.as_bytes()), found(&output.stderr)].concat();
        assert!(feared.is_empty(), "{words:?} {form:?}: {feared:?}\n{stdout:?}");
    }
}

#[test]
fn json_gives_every_text_back_as_it_was() {
    let home = home();
    assert_eq!(home.json(&["show", "last"])["pros"], feared().replace('\0', ""));
    for words in [&["log", "--all"][..], &["search", "a"]] {
        let answer = home.json(words);
        let entries = answer["entries"].as_array().unwrap().iter();
        let notes: Vec<_> = entries.filter(|entry| !entry["note"].is_null()).collect();
        assert!(notes.iter().any(|entry| entry["note"] == feared()), "{answer}");
    }
    let first = home.answer(&["export", "data", "-q", "--yes"]);
    let other = Home::with_empty_journal();
    let taken = other.run_with_input("import - --from daymark --yes", first.as_bytes());
    assert_eq!(taken.code, 0, "{taken}");
    assert_eq!(other.answer(&["export", "data", "-q", "--yes"]), first);
}

/// A part of a path with everything that is feared and that a path can hold.
fn hostile_name() -> String {
    "a\u{1b}]0;t\u{7}\u{1b}[2Jb\n\r\t\u{7f}\u{9b}31m\u{85}\u{202e}c\u{2028}d\u{feff}".to_owned()
}

/// The program in surroundings whose names hold what is feared.
fn surrounded(home: &Home, words: &[&str], form: &[&str]) -> Command {
    let mut command = home.daymark(&[words, form].concat());
    command.env("XDG_CONFIG_HOME", home.path(&hostile_name()));
    command.env("XDG_DATA_HOME", home.path(&hostile_name()));
    command
}

#[rstest]
fn no_path_moves_the_terminal(#[values(&[], &["--plain"], &["--json"])] form: &[&str]) {
    let home = Home::new();
    let name = &hostile_name();
    let there = format!("{name}/config.toml");
    let (new, other, copy) = (format!("{name}/new"), format!("{name}2"), format!("{name}.json"));
    let (demo, manual) = (format!("{name}.demo"), format!("{name}.man"));
    fs::create_dir_all(home.path(&new)).unwrap();
    fs::write(home.path(&there), "{").unwrap();
    let settings = home.path(&format!("{name}/daymark/config.toml"));
    for words in [
        &["config", "path"][..],
        &["today"],
        &["today", "--journal", &other],
        &["--journal", name, "log"],
        &["init", "--journal", &new, "--focus", "wine", "--kind", "alcohol", "--no-passphrase"],
        &["init", "--focus", "wine", "--kind", "alcohol", "--no-passphrase", "--no-input"],
        &["init", "--focus", "wine", "--kind", "alcohol", "--since", "today", "--no-passphrase"],
        &["init", "--focus", "wine", "--kind", "alcohol"],
        &["init", "--focus", "again", "--kind", "alcohol", "--no-passphrase"],
        &["config", "set", "clock", name],
        &["config", "set", name, "x"],
        &["config", "set", "labels.mood", name],
        &["config", "get", name],
        &["export", "data", "--output", &copy],
        &["export", "data", "--output", &copy],
        &["export", "data", "--output", name],
        &["export", "data", "--output", &format!("{name}/no/where"), "--yes"],
        &["packet", "--output", &format!("{copy}.txt"), "--yes"],
        &["packet", "--output", name, "--yes"],
        &["import", "--from", "daymark", &there],
        &["import", "--from", "daymark", &other],
        &["import", "--from", "daymark", &copy],
        &["demo", &demo],
        &["demo", name],
        &["man", "--dir", &manual],
        &["man", "--dir", &there],
        &["help-now", "add", "Ana", "123"],
        &["help-now", name],
        &["help-now", "--region", name],
        &["help-now", "remove", name],
        &["checkin", "--mood", name],
        &["checkin", "--did", name],
        &["checkin", "--date", name],
        &["checkin", "--used", name],
        &["craving", "--at", name],
        &["routine", "done", name],
        &["focus", "edit", name],
        &["show", name],
        &["search", name],
        &["week", name],
        &["log", "--kind", name],
        &["completions", name],
        &[name],
        &["--quite", name],
        &["config", "set", "clock", "24h", name],
    ] {
        let output = surrounded(&home, words, form).output().unwrap();
        let feared = [found(&output.stdout), found(&output.stderr)].concat();
        assert!(feared.is_empty(), "{words:?} {form:?}: {feared:?}\n{}", text(&output.stderr));
        // A line break in a name begins no line of its own.
        let all = [output.stdout, output.stderr].concat();
        let loose = text(&all).lines().any(|line| line.starts_with("31m"));
        assert!(!loose, "{words:?}: {}", text(&all));
    }
    fs::write(settings, format!("day_end = \"{name:?}\"\n{name:?} = 1\n")).unwrap();
    for words in [&["config", "list"][..], &["today"], &["help-now"], &["checkin", "--mood", "6"]] {
        let output = surrounded(&home, words, form).output().unwrap();
        let feared = [found(&output.stdout), found(&output.stderr)].concat();
        assert!(feared.is_empty(), "{words:?} {form:?}: {feared:?}");
    }
    let mut frozen = surrounded(&home, &["today"], form);
    let output = frozen.env("DAYMARK_NOW", name).output().unwrap();
    assert_eq!((output.status.code(), found(&output.stderr)), (Some(2), vec![]));
}

#[test]
fn a_path_that_is_no_text_is_shown_all_the_same() {
    let home = Home::new();
    for form in [&[][..], &["--json"]] {
        let mut command = home.daymark(&[&["config", "path"], form].concat());
        command.arg("--journal").arg(OsStr::from_bytes(b"a\x9b\xffb"));
        let said = home.heard(&mut command);
        assert_eq!(said.code, 0, "{said}");
        assert!(said.stdout.contains("a\u{fffd}\u{fffd}b"), "{said}");
    }
    let mut command = home.daymark(&[
        "init",
        "--focus",
        "wine",
        "--kind",
        "alcohol",
        "--no-passphrase",
        "--json",
    ]);
    command.arg("--journal").arg(OsStr::from_bytes(b"a\x9b\xffb"));
    assert_eq!(home.heard(&mut command).code, 0);
}

#[test]
fn the_rows_that_cannot_be_taken_in_are_told_in_a_line_each() {
    let home = Home::with_journal();
    let name = hostile_name();
    let copy = home.answer(&["export", "data", "-q", "--yes"]);
    let bad = copy.replace("\"opioid-short\"", &json!(name).to_string());
    let bad = format!("{},{}:[]}}", bad.trim_end().trim_end_matches('}'), json!(name));
    let said = home.run_with_input("import - --from daymark --yes", bad);
    assert_eq!(found(said.to_string().as_bytes()), Vec::<String>::new(), "{said}");
    assert!(said.stderr.contains("is left out: "), "{said}");
    assert!(!said.to_string().lines().any(|line| line.starts_with("31m")), "{said}");
}
