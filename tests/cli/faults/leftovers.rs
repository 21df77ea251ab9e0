//! What a program that was killed in the middle of a write has left is gone after the next write, and
//! after the next export.

use std::fs;
use std::path::Path;

use rstest::rstest;

use super::holding;
use super::refused::strace_of;
use crate::support::Home;

const MARK: &str = "Zaunkoenigreich";

/// A name under which a file lies until it has its own.
const LEFT: &str = ".daymark-0123456789abcdef";

#[rstest]
#[case::a_write(&["note", "add", "words"])]
#[case::undo(&["undo"])]
#[case::an_export(&["export", "data", "--output", "away/copy.json", "--yes"])]
#[case::a_page(&["packet", "--output", "away/page.txt", "--force", "--yes"])]
fn what_was_left_is_gone(#[case] words: &[&str]) {
    let home = Home::with_journal();
    home.answer(&["config", "set", "day_end", "05:00"]);
    fs::create_dir(home.path("away")).unwrap();
    home.answer(&["export", "data", "--output", "away/copy.json"]);
    home.answer(&["packet", "--output", "away/page.txt"]);
    home.answer(&["note", "add", "first"]);
    let before = home.files();
    let place = home.place();
    let keys = place.key_file().unwrap();
    let left = [place.dir(), keys.parent().unwrap(), &home.config_dir()].map(|dir| dir.join(LEFT));
    for path in left.iter().chain([&home.path("away").join(LEFT)]) {
        fs::write(path, MARK).unwrap();
    }
    for name in ["journal.db.new", "journal.db.new-journal"] {
        fs::write(place.dir().join(name), MARK).unwrap();
    }
    let note = place.dir().join(".daymark-at-0123456789abcdef");
    fs::write(note, home.path("away").join(LEFT).to_str().unwrap()).unwrap();
    text_from_an_editor(&home, "daymark-text-abcdefgh", "text.txt");
    home.answer(words);
    assert_eq!(home.files(), before);
}

/// A text in its private directory, as a computer that goes down in the middle of an edit leaves it.
fn text_from_an_editor(home: &Home, dir: &str, file: &str) {
    fs::create_dir(home.path(dir)).unwrap();
    fs::write(home.path(dir).join(file), MARK).unwrap();
}

#[test]
fn a_text_that_is_written_or_kept_is_left_alone() {
    let home = Home::with_journal();
    home.answer(&["note", "add", "first"]);
    text_from_an_editor(&home, "daymark-text-abcdefgh", "text.txt");
    text_from_an_editor(&home, "daymark-text-bcdefghi", "kept.txt");
    text_from_an_editor(&home, "daymark-kept-abcdefgh", "text.txt");
    let written = fs::File::open(home.path("daymark-text-abcdefgh")).unwrap();
    rustix::fs::flock(&written, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let before = home.files();
    home.answer(&["note", "add", "words"]);
    assert_eq!(home.files(), before);
    drop(written);
    home.answer(&["note", "add", "words"]);
    assert_eq!(holding(&home.path(""), MARK).len(), 2);
    assert!(!home.path("daymark-text-abcdefgh").exists());
}

#[rstest]
#[case::a_write(&["note", "add", "words"])]
#[case::an_export(&["export", "data", "--output", "elsewhere.json"])]
#[ignore = "needs strace; .ci/run runs it"]
fn a_whole_copy_does_not_stay_behind(#[case] next: &[&str]) {
    let home = Home::with_journal();
    home.answer(&["note", "add", MARK]);
    fs::create_dir(home.path("away")).unwrap();
    fs::write(home.path("away/copy.json"), "").unwrap();
    let words = ["export", "data", "--output", "away/copy.json", "--yes"];
    let output = strace_of(&home, "rename", &words, "--inject=rename:signal=KILL:when=1");
    assert_eq!(output.status.code(), None, "{output:?}");
    assert_eq!(holding(&home.path(""), MARK).len(), 1);
    home.answer(next);
    assert_eq!(inside(&home.path("away")), ["copy.json"]);
    assert_eq!(
        inside(home.place().dir()),
        ["journal.db", "journal.toml"],
        "the note of the copy is gone too"
    );
    assert_eq!(fs::read_to_string(home.path("away/copy.json")).unwrap(), "");
}

#[test]
#[ignore = "needs strace; .ci/run runs it"]
fn settings_and_a_journal_under_way_do_not_stay_behind() {
    let home = Home::with_journal();
    home.answer(&["config", "set", "day_end", "05:00"]);
    home.answer(&["note", "add", "words"]);
    let before = home.files();
    let kill = "--inject=rename:signal=KILL:when=1";
    strace_of(&home, "rename", &["config", "set", "day_end", "06:00"], kill);
    assert_eq!(home.files().len(), before.len() + 1);
    home.answer(&["note", "add", "words"]);
    assert_eq!(home.files(), before);

    let words = ["--journal", "second", "init", "--empty", "--no-passphrase"];
    strace_of(&home, "rename", &words, kill);
    assert!(inside(&home.path("second")).contains(&"journal.db.new".to_owned()));
    home.answer(&words);
    assert_eq!(inside(&home.path("second")), ["journal.db", "journal.toml"]);
    home.answer(&["--journal", "second", "focus", "add", "tea", "--kind", "other"]);
}

fn inside(dir: &Path) -> Vec<String> {
    let name = |file: fs::DirEntry| file.file_name().into_string().unwrap();
    let mut names: Vec<_> = fs::read_dir(dir).unwrap().map(|file| name(file.unwrap())).collect();
    names.sort();
    names
}
