//! The Big List of Naughty Strings and every control as the name of a journal and of each file that is written or read.

use std::collections::BTreeSet;
use std::fs;

use daymark::render::sanitize;

use crate::naughty::naughty;
use crate::sanitized::{feared, is_feared};
use crate::support::{Home, Said};

/// One in so many of the names is tried each time.
const SHORT: usize = 24;

/// The strings of the list, and each thing that is feared by itself, as far as they can be the name of a file.
fn names() -> Vec<String> {
    let mut names = naughty();
    names.extend(feared().chars().filter(|c| is_feared(*c)).map(|c| format!("a{c}b")));
    for name in &mut names {
        *name = name.replace('\0', "").replace('/', "_");
        name.truncate(name.floor_char_boundary(200));
    }
    // These are a directory, and standard output.
    names.retain(|name| !["", ".", "..", "-"].contains(&name.as_str()));
    names
}

/// A home with a journal, in which every file that is not expected is noticed.
struct Watched {
    home: Home,
    before: BTreeSet<String>,
}

impl Watched {
    fn new() -> Self {
        let home = Home::with_journal();
        assert_eq!(home.run("checkin --mood 6 --used no").code, 0);
        let before = home.files().into_iter().collect();
        Self { home, before }
    }

    fn run(&self, words: &[&str]) -> Said {
        let said = self.home.heard(&mut self.home.daymark(words));
        let all = format!("{}{}", said.stdout, said.stderr);
        let found: BTreeSet<char> = all.chars().filter(|c| *c != '\n' && is_feared(*c)).collect();
        assert_eq!(found, BTreeSet::new(), "{words:?}: {said}");
        said
    }

    /// Every file and directory that was made since, keys aside.
    fn made(&self) -> Vec<String> {
        let mut made = self.home.files();
        made.retain(|one| !self.before.contains(one) && !one.starts_with(".config/daymark/keys/"));
        made
    }

    /// Runs a command that makes a file of this name, or refuses it and makes none.
    fn writes(&self, words: &[&str], name: &str) {
        let said = self.run(words);
        // The shell has left it as it is, so that it cannot mean a home.
        let refused = name.starts_with('~');
        assert_eq!(said.code, if refused { 2 } else { 0 }, "{words:?}: {said}");
        let made = if refused { vec![] } else { vec![name.to_owned()] };
        assert_eq!(self.made(), made, "{words:?}: {said}");
        if !refused {
            assert!(fs::metadata(self.home.path(name)).unwrap().len() > 0, "{words:?}");
        }
    }

    /// Runs a command that cannot be done with this name, says so of it, and makes nothing.
    fn refuses(&self, words: &[&str], name: &str, code: i32) {
        let there = self.made();
        let said = self.run(words);
        assert_eq!(said.code, if name.starts_with('~') { 2 } else { code }, "{words:?}: {said}");
        let start: String = name.chars().take(30).collect();
        let shown = sanitize::line(&start, true);
        let is_named = said.stderr.contains(&*shown) || name.starts_with('~');
        assert!(is_named, "{words:?} has no {shown:?}: {said}");
        assert_eq!(self.made(), there, "{words:?}: {said}");
    }

    fn remove(&self, name: &str) {
        let path = self.home.path(name);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else if path.exists() {
            fs::remove_file(path).unwrap();
        }
    }
}

/// Gives one name to every command that writes or reads a file.
fn every_file(watched: &Watched, name: &str) {
    let output = format!("--output={name}");
    let reads = ["import", "--from", "daymark", "--yes", "--", name];
    let restores = ["--journal=other", "restore", "--", name];
    let journal = format!("--journal={name}");
    for words in [&reads[..], &restores, &[&journal, "today"], &[&journal, "note", "add", "x"]] {
        watched.refuses(words, name, 1);
    }

    watched.writes(&["export", "data", &output, "--yes"], name);
    if !name.starts_with('~') {
        assert_eq!(watched.run(&reads).code, 0);
        assert_eq!(watched.made(), [name]);
    }
    watched.refuses(&["export", "data", &output], name, 1);
    watched.refuses(&[&journal, "today"], name, 1);
    watched.remove(name);
    watched.writes(&["packet", &output, "--yes"], name);
    watched.remove(name);

    watched.writes(&["backup", "--", name], name);
    if !name.starts_with('~') {
        let said = watched.run(&restores);
        assert_eq!(said.code, 0, "{said}");
        assert!(watched.made().iter().all(|file| file == name || file.starts_with("other")));
        watched.remove("other");
        watched.remove(name);

        let init = ["init", "--focus", "wine", "--kind", "alcohol", "--no-passphrase"];
        let said = watched.run(&[&[journal.as_str()], &init[..]].concat());
        assert_eq!(said.code, 0, "{said}");
        for words in
            [&["note", "add", "x"][..], &["today"], &["config", "path"], &["--json", "log"]]
        {
            let said = watched.run(&[&[journal.as_str()], words].concat());
            assert_eq!(said.code, 0, "{words:?}: {said}");
        }
        watched.refuses(&["export", "data", &output, "--yes"], name, 1);
        watched.refuses(&["backup", "--", name], name, 1);
        assert_eq!(watched.run(&[&journal, "destroy", "--yes"]).code, 0);
        watched.remove(name);
    }
    assert_eq!(watched.made(), Vec::<String>::new(), "{name:?}");
}

#[test]
fn naughty_names_of_files_are_the_names_of_files() {
    let watched = Watched::new();
    for name in names().iter().step_by(SHORT) {
        every_file(&watched, name);
    }
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn every_naughty_name_of_a_file_is_the_name_of_a_file() {
    let watched = Watched::new();
    for name in names() {
        every_file(&watched, &name);
    }
}
