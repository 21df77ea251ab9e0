//! Settings that somebody wrote to do harm: each is refused by its name and its line, and shown as text.

use std::fs;

use rstest::rstest;

use crate::naughty::naughty;
use crate::sanitized::is_feared;
use crate::support::{Home, Said};

/// One in so many of the strings is tried each time.
const SHORT: usize = 40;

/// The settings that take words of the person's own.
const WORDS: [&str; 2] = ["labels.mood", "passphrase_command"];

/// Runs the program, of which nothing but text may come.
fn run(home: &Home, words: &[&str]) -> Said {
    let said = home.heard(&mut home.daymark(words));
    let all = format!("{}{}", said.stdout, said.stderr);
    assert!(!all.contains(|c| c != '\n' && is_feared(c)), "{words:?}: {all:?}");
    assert!(all.len() < 8_000, "{words:?}: {}", all.len());
    said
}

/// The names of all settings.
fn keys(home: &Home) -> Vec<String> {
    let answer = home.json(&["config", "list"]);
    let keys = answer["settings"].as_array().unwrap().iter();
    keys.map(|one| one["key"].as_str().unwrap().to_owned()).collect()
}

/// Sets every setting to one string after the other: it is kept as it is, or refused with the file as it was.
fn set_each(every: usize) {
    let home = Home::new();
    let file = home.config_dir().join("config.toml");
    let (keys, list) = (keys(&home), naughty());
    for (n, given) in list.iter().enumerate().filter(|(n, _)| n % every == 0) {
        let given = given.replace('\0', "");
        for key in WORDS.into_iter().chain([keys[n % keys.len()].as_str()]) {
            let before = fs::read(&file).unwrap_or_default();
            let said = run(&home, &["config", "set", key, "--", &given]);
            if said.code == 0 {
                let kept = home.json(&["config", "get", key]);
                assert_eq!(kept["value"].as_str().unwrap().trim(), given.trim(), "{key}");
            } else {
                assert_eq!(said.code, 2, "{key} {given:?}: {said}");
                assert!(said.stderr.contains(key), "{key} {given:?}: {said}");
                assert_eq!(fs::read(&file).unwrap_or_default(), before, "{key} {given:?}");
            }
        }
        for words in [&["config", "list"][..], &["config", "list", "--plain"], &["help-now"]] {
            assert_eq!(run(&home, words).code, 0, "{given:?}");
        }
    }
}

#[test]
fn naughty_strings_are_settings_or_are_refused() {
    set_each(SHORT);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn every_naughty_string_is_a_setting_or_is_refused() {
    set_each(1);
}

#[rstest]
#[case::a_name_with_an_escape(
    "\n\"day\\u001b[2J\\u202eend\" = \"x\"\n",
    "line 2",
    "\"day␛[2J\\u{202e}end\""
)]
#[case::a_value_with_an_escape(
    "clock = \"\\u001b]0;x\\u0007\"\n",
    "line 1",
    "\"␛]0;x␇\" does not fit clock"
)]
#[case::a_value_with_a_turn(
    "day_end = \"04:00\u{202e}\"\n",
    "line 1",
    "\"04:00\\u{202e}\" does not fit day_end"
)]
#[case::a_value_of_many_lines(
    "clock = \"\"\"\na\nb\"\"\"\n",
    "line 1",
    "\"a b\" does not fit clock"
)]
#[case::a_bare_escape("clock = \"\u{1b}[2J\"\n", "line 1", "invalid basic string")]
#[case::a_bare_nul("\0\n", "line 1", "key with no value")]
#[case::a_long_value("\n[labels]\nmood = \"{x}\"\n", "line 3", "...\" does not fit labels.mood")]
#[case::a_long_name("{x} = \"1\"\n", "line 1", "there is no setting \"xxx")]
#[case::a_long_number("clock = {9}\n", "line 1", "integer number overflowed")]
#[case::a_long_line("{10M}", "config.toml cannot be read", "it is not a file of at most 1 MiB")]
#[case::deep_lists("a = {[}", "line 1", "recursion")]
#[case::deep_tables("[{a.}a]\nb = 1\n", "line 1", "recursion")]
#[case::deep_names("labels.{a.}a = \"1\"\n", "line 1", "recursion")]
fn a_hostile_file_is_refused_as_text(
    #[case] text: &str,
    #[case] place: &str,
    #[case] cause: &str,
    #[values("config get clock", "today --plain", "config set clock 12h")] line: &str,
) {
    let home = Home::with_journal();
    let text = text
        .replace("{x}", &"x".repeat(100_000))
        .replace("{9}", &"9".repeat(900_000))
        .replace("{10M}", &"x".repeat(10_000_000))
        .replace("{[}", &"[".repeat(900_000))
        .replace("{a.}", &"a.".repeat(400_000));
    home.write_config("config.toml", &text);
    let words = crate::support::words(line);
    let said = run(&home, &words);
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains(place), "{place}: {said}");
    assert!(said.stderr.contains(cause), "{cause}: {said}");
    assert_eq!(fs::read_to_string(home.config_dir().join("config.toml")).unwrap(), text);
    // Help needs no settings.
    assert_eq!(run(&home, &["help-now"]).code, 0);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let home = Home::new();
    fs::create_dir_all(home.config_dir()).unwrap();
    fs::write(home.config_dir().join("config.toml"), b"clock = \"\x9b2J\xff\"\n").unwrap();
    let said = run(&home, &["config", "list"]);
    assert!(said.stderr.contains("cause: it is not text in UTF-8\n"), "{said}");
    assert_eq!((said.code, run(&home, &["help-now"]).code), (1, 0));
}

/// Editors of Windows put a mark before the first letter.
#[test]
fn a_byte_order_mark_is_no_part_of_the_first_name() {
    let home = Home::new();
    home.write_config("config.toml", "\u{feff}clock = \"12h\"\n");
    assert_eq!(run(&home, &["config", "get", "clock"]).stdout, "12h\n");
    assert_eq!(run(&home, &["config", "set", "day_end", "05:00"]).code, 0);
    assert_eq!(run(&home, &["config", "get", "clock"]).stdout, "12h\n");
}
