//! `daymark salvage`

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::Home;

/// A home with a sample journal, and one that was made of it.
fn sample() -> Home {
    let home = Home::new();
    fs::create_dir(home.path(".local")).unwrap();
    let said = home.run("demo .local/share/daymark");
    assert_eq!(said.code, 0, "{said}");
    home
}

fn export(home: &Home, journal: &str) -> Value {
    let said = home.run(&format!("--journal {journal} export data --yes"));
    assert_eq!(said.code, 0, "{said}");
    serde_json::from_str(&said.stdout).unwrap()
}

fn by_id(list: &Value) -> BTreeMap<String, Value> {
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| (row["id"].as_str().unwrap().to_owned(), row.clone())).collect()
}

/// Zeroes pages of the journal, counted from 1.
fn zero(home: &Home, whole: &[u8], pages: &[usize]) {
    let mut bytes = whole.to_vec();
    for page in pages {
        bytes[(page - 1) * 4096..page * 4096].fill(0);
    }
    fs::write(home.place().database(), bytes).unwrap();
}

#[test]
fn of_a_whole_journal_it_is_all() {
    let home = sample();
    let said = home.run("salvage saved");
    let key = said.stdout.split("keys/").nth(1).unwrap().split(".key").next().unwrap();
    insta::assert_snapshot!(said.to_string().replace(key, "ID"), @"
    What can be read is in a new journal, with 283 entries.

      Journal   saved
      Key       ~/.config/daymark/keys/ID.key

      Nothing is missing.

      The damaged journal is as it was.
    --- exit 0
    ");
    assert_eq!(export(&home, "saved"), export(&home, ".local/share/daymark"));
    assert_eq!(home.run("--journal saved verify").code, 0);
}

#[test]
fn a_journal_with_a_zeroed_page_gives_back_everything_else() {
    zero_each(5);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn a_journal_with_any_page_zeroed_gives_back_everything_else() {
    zero_each(1);
}

/// Zeroes each `step`th page in turn, as a bad disk gives it back.
fn zero_each(step: usize) {
    let home = sample();
    let whole = fs::read(home.place().database()).unwrap();
    let before = by_id(&export(&home, ".local/share/daymark")["entries"]);
    let (mut salvaged, mut kept_figures) = (0, 0);
    for page in (2..=whole.len() / 4096).step_by(step) {
        zero(&home, &whole, &[page]);
        let said = home.run(&format!("salvage saved-{page} --json"));
        if said.code == 4 {
            // Of the list of tables, without which nothing is known.
            assert!(said.stderr.contains("\"damaged\""), "page {page}: {said}");
            assert!(!home.path(&format!("saved-{page}")).exists());
            continue;
        }
        assert_eq!(said.code, 0, "page {page}: {said}");
        salvaged += 1;
        let answer: Value = serde_json::from_str(&said.stdout).unwrap();
        let checked = home.run(&format!("--journal saved-{page} verify"));
        assert_eq!(checked.code, 0, "page {page}: {checked}");
        let after = by_id(&export(&home, &format!("saved-{page}"))["entries"]);
        let [without_words, lost] =
            ["without_words", "lost"].map(|list| answer[list].as_array().unwrap().len());
        assert_eq!(after.len() + lost, before.len(), "page {page}: {said}");
        kept_figures += without_words;
        if answer["torn"] == serde_json::json!([]) {
            let same = after.iter().filter(|(id, row)| before.get(*id) == Some(row)).count();
            assert!(same + without_words >= after.len(), "page {page}: {said}");
        }
    }
    assert!(salvaged > 50 / step && kept_figures > 20 / step, "{salvaged}, {kept_figures}");
}

#[test]
fn what_is_lost_is_listed() {
    let home = sample();
    for n in 0..40 {
        let words = format!("words of evening {n} ").repeat(60);
        home.answer(&["note", "add", &words, "--date", "2026-11-10"]);
    }
    let whole = fs::read(home.place().database()).unwrap();
    let one_that_lists = |page: &usize| {
        zero(&home, &whole, &[*page]);
        let said = home.run(&format!("salvage saved-{page} --json"));
        said.stdout.contains("\"lost\":[{") && said.stdout.contains("\"without_words\":[{")
    };
    let page = (2..=whole.len() / 4096).rev().find(one_that_lists).unwrap();
    zero(&home, &whole, &[page]);
    let said = home.run("salvage saved");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    for part in [
        "  No words  ",
        " of ",
        "  Lost      note of ",
        "note of Tuesday 10 November",
        "is as it was.",
    ] {
        assert!(said.stdout.contains(part), "{said}");
    }
    assert!(!said.stdout.contains("Nothing is missing"), "{said}");
    let after = home.json(&["--journal", "saved", "verify"]);
    assert_eq!(after["whole"], true);
}

#[test]
fn the_damaged_journal_is_left_and_a_journal_is_never_written_over() {
    let home = sample();
    let whole = fs::read(home.place().database()).unwrap();
    zero(&home, &whole, &[14]);
    let before = fs::read(home.place().database()).unwrap();
    assert_eq!(home.run("salvage saved").code, 0);
    assert!(fs::read(home.place().database()).unwrap() == before);
    insta::assert_snapshot!(home.run("salvage saved"), @"
    --- standard error
    error: there is already a journal in saved
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
    insta::assert_snapshot!(home.run("salvage .local/share/daymark"), @"
    --- standard error
    error: there is already a journal in .local/share/daymark
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
}

#[test]
fn where_the_first_page_is_gone_nothing_can_be_read() {
    let home = sample();
    let whole = fs::read(home.place().database()).unwrap();
    zero(&home, &whole, &[1]);
    let before = home.files();
    insta::assert_snapshot!(home.run("salvage saved"), @"
    --- standard error
    error: the journal is damaged, or the key is another journal's: its first page does not match its checksum
    hint: nothing was changed; put the right key back if it was replaced, or bring a backup back beside it with --journal DIR restore FILE
    --- exit 4
    ");
    assert_eq!(home.files(), before);
}
