//! The direction in which the layers know each other, read from every path in the sources.
//!
//! `docs/architecture.md` has the map. A file is named here when it reaches outward.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;
use std::{fs, io};

use rstest::rstest;

/// What each part of the crate may name besides itself.
const MAP: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("storage", &["domain"]),
    ("report", &["domain"]),
    ("render", &["domain", "report"]),
    ("sample", &["domain"]),
    ("app", &["domain", "storage", "report", "sample"]),
    ("clock", &["domain"]),
    ("cli", &["app", "clock", "domain", "process", "storage", "report", "render", "sample"]),
    ("process", &[]),
    ("main", &["end", "run"]),
];

/// Crates that only one part may name.
const CRATES: [(&str, &str); 2] = [("rusqlite", "storage"), ("rusqlite_migration", "storage")];

#[test]
fn no_layer_reaches_outward() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root).unwrap();
    assert!(files.len() > 20, "found {} sources in {}", files.len(), root.display());
    let found: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let inside = file.strip_prefix(&root).unwrap();
            let text = fs::read_to_string(file).unwrap();
            faults(&module_of(inside), &text)
                .into_iter()
                .map(|fault| format!("src/{} {fault}", inside.display()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_two_modules_of_a_folder_name_each_other() {
    let folders = folders();
    assert!(folders.len() > 20, "{} folders", folders.len());
    let found = folders.iter().filter_map(|folder| {
        let mut names = named_in(folder);
        // What names nothing that is left is in no circle.
        while let Some(outermost) = {
            let is_left = |part: &String| names.contains_key(part);
            let free = names.iter().find(|(_, others)| !others.iter().any(is_left));
            free.map(|(part, _)| part.clone())
        } {
            names.remove(&outermost);
        }
        let circle = format!("src/{}: a circle goes through some of {names:?}", folder.join("/"));
        (!names.is_empty()).then_some(circle)
    });
    let found: Vec<_> = found.collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_command_names_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in sources(&root.join("cli/commands")).unwrap() {
        let module = module_of(file.strip_prefix(&root).unwrap());
        // The one that hands out the words of a line to the commands has no verb of its own.
        let Some(own) = module.get(2) else { continue };
        let (paths, _) = named(&module, &fs::read_to_string(&file).unwrap());
        let others =
            paths.into_iter().filter(|path| path.starts_with(&COMMANDS.map(str::to_owned)));
        let others = others.filter_map(|path| path.into_iter().nth(2)).filter(|verb| verb != own);
        found.extend(others.map(|verb| format!("{own} names {verb}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

const COMMANDS: [&str; 2] = ["cli", "commands"];

/// Every layer, and every folder in one.
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
fn folders() -> BTreeSet<Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let of_file = |file: PathBuf| {
        let module = module_of(file.strip_prefix(&root).unwrap()).into_iter();
        let mut module: Vec<_> = module.map(str::to_owned).collect();
        module.pop();
        module
    };
    let folders = sources(&root).unwrap().into_iter().map(of_file);
    folders.filter(|folder| !folder.is_empty()).collect()
}

/// The modules right in a folder, each with those beside it that it names outside its tests.
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
fn named_in(folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in sources(&folder.iter().fold(root.clone(), |dir, part| dir.join(part))).unwrap() {
        let module = module_of(file.strip_prefix(&root).unwrap());
        let Some(own) = module.get(folder.len()) else { continue };
        if module.last().is_some_and(|name| TESTS.contains(name)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let (code, _tests) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
        let (paths, _) = named(&module, code);
        let inside = paths.into_iter().filter(|path| path.starts_with(folder));
        let others = inside.filter_map(|path| path.into_iter().nth(folder.len()));
        let others = others.filter(|other| other != own);
        names.entry((*own).to_owned()).or_default().extend(others);
    }
    names
}

/// The files that are tests as a whole.
const TESTS: [&str; 3] = ["tests", "testing", "properties"];

/// The ways past what makes every text harmless, and who may take them: what they write is JSON, or
/// holds no words of anybody.
const WAYS_PAST: [(&str, &[&str]); 6] = [
    (
        ".verbatim()",
        &[
            "cli/commands/calendar.rs",
            "cli/commands/completions.rs",
            "cli/commands/export.rs",
            "cli/commands/log.rs",
            "cli/commands/man.rs",
            "cli/commands/search.rs",
            "cli/completion/mod.rs",
            "cli/output.rs",
            "cli/page_output.rs",
        ],
    ),
    ("io::stdout()", &["cli/output.rs"]),
    ("io::stderr()", &["cli/talk.rs"]),
    ("serde_json::to_string", &[]),
    ("serde_json::to_vec", &[]),
    ("serde_json::to_writer", &[]),
];

#[test]
fn nothing_is_written_past_the_sanitizer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in sources(&root).unwrap() {
        let inside = file.strip_prefix(&root).unwrap();
        if module_of(inside).last().is_some_and(|name| TESTS.contains(name)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let (code, _tests) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((&text, ""));
        let past = WAYS_PAST.iter().filter(|(way, _)| code.contains(way));
        let past = past.filter(|(_, may)| !may.iter().any(|one| inside == Path::new(one)));
        found.extend(past.map(|(way, _)| format!("src/{} has {way}", inside.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[rstest]
#[case::a_plain_import("domain/day", "use crate::storage::Journal;", &["names storage"])]
#[case::a_group("domain/day", "use crate::{domain::id::Id, storage::Journal};", &["names storage"])]
#[case::a_nested_group("report/week", "use crate::{cli::{self, args}};", &["names cli", "names cli"])]
#[case::up_twice("domain/day", "use super::super::storage::Journal;", &["names storage"])]
#[case::up_in_a_group("domain/day", "use super::{id, super::report};", &["names report"])]
#[case::from_a_module_inside("domain/day", "mod t { use super::super::super::cli; }", &["names cli"])]
#[case::after_a_module_inside("domain/day", "mod t { } use super::id;", &[])]
#[case::a_path_in_an_expression("report/week", "fn f() { crate::storage::open(); }", &["names storage"])]
#[case::the_root_under_another_name("domain/day", "use crate as all;", &["names the crate root"])]
#[case::the_whole_root("domain", "use super::*;", &["names the crate root"])]
#[case::a_part_not_on_the_map("domain/day", "use crate::util::x;", &["names util"])]
#[case::the_database_outside("cli/error", "use rusqlite::Error;", &["names the crate rusqlite"])]
#[case::the_database_inside("storage/days", "use rusqlite::{Error, Row};", &[])]
#[case::a_use_case_that_words("app/week", "use crate::render::format;", &["names render"])]
#[case::inward("storage/days", "use crate::domain::{day::Day, id::Id}; use super::error;", &[])]
#[case::visibility("domain/day", "pub(crate) fn f() {} pub(in crate::domain) fn g() {}", &[])]
#[case::comments("domain/day", "/// See [`crate::storage`].\n/* crate::cli /* */ crate::cli */", &[])]
#[case::strings("domain/day", r##"const A: &str = "crate::cli\""; const B: &str = r#""crate::cli"#;"##, &[])]
#[case::lifetimes("domain/day", "fn f<'a>(x: &'a str, y: char) { y == '\"' } use crate::cli;", &["names cli"])]
#[case::the_binary("main", "fn main() { daymark::storage::open(); }", &["names storage"])]
#[case::a_part_without_rules("util", "", &["is in no layer of the map"])]
fn outward_paths_are_seen(#[case] module: &str, #[case] text: &str, #[case] expected: &[&str]) {
    let module: Vec<&str> = module.split('/').collect();
    assert_eq!(faults(&module, text), expected);
}

fn sources(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The module path of a file: `domain/stats/mod.rs` is `domain::stats`.
fn module_of(file: &Path) -> Vec<&str> {
    let parts = file.iter().map(|part| part.to_str().unwrap_or_default().trim_end_matches(".rs"));
    parts.filter(|part| !["mod", "lib"].contains(part)).collect()
}

/// What a file names that it must not, in words.
fn faults(module: &[&str], text: &str) -> Vec<String> {
    // The root of the library is where all parts are brought together.
    let Some(own) = module.first() else { return Vec::new() };
    let Some((_, inner)) = MAP.iter().find(|(layer, _)| layer == own) else {
        return vec!["is in no layer of the map".to_owned()];
    };
    let (paths, words) = named(module, text);
    let outward = paths.into_iter().filter_map(|path| match path.first() {
        None => Some("names the crate root".to_owned()),
        Some(layer) if layer == own || inner.contains(&layer.as_str()) => None,
        Some(layer) => Some(format!("names {layer}")),
    });
    let foreign = CRATES
        .iter()
        .filter(|(name, layer)| layer != own && words.iter().any(|word| word == name))
        .map(|(name, _)| format!("names the crate {name}"));
    outward.chain(foreign).collect()
}

/// Every path of a text that starts at the crate, here or above, and every word not on one.
fn named(module: &[&str], text: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let tokens = tokens(text);
    let mut walk = Walk { tokens: &tokens, at: 0, paths: Vec::new() };
    let mut words = Vec::new();
    let mut here: Vec<String> = module.iter().map(|&part| part.to_owned()).collect();
    let mut depth = 0;
    let mut inner = Vec::new();
    while let Some(token) = walk.peek(0) {
        match token {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if inner.last() == Some(&depth) {
                    inner.pop();
                    here.pop();
                }
            }
            "mod" if walk.peek(2) == Some("{") => {
                here.extend(walk.peek(1).map(str::to_owned));
                inner.push(depth);
                walk.at += 1;
            }
            "crate" | "super" if walk.peek(1) == Some(")") => {}
            "crate" | "super" | "self" | "daymark" => {
                walk.path(here.clone(), &here);
                continue;
            }
            "::" => walk.at += 1,
            word => words.push(word.to_owned()),
        }
        walk.at += 1;
    }
    (walk.paths, words)
}

struct Walk<'t> {
    tokens: &'t [String],
    at: usize,
    paths: Vec<Vec<String>>,
}

impl<'t> Walk<'t> {
    fn peek(&self, ahead: usize) -> Option<&'t str> {
        self.tokens.get(self.at + ahead).map(String::as_str)
    }

    /// Follows a path, and each branch of a group, to its end.
    fn path(&mut self, mut prefix: Vec<String>, here: &[String]) {
        loop {
            match self.peek(0) {
                Some("crate" | "daymark") => prefix.clear(),
                Some("super") => {
                    prefix.pop();
                }
                Some("self" | "*") => {}
                Some(word) => prefix.push(word.to_owned()),
                None => break,
            }
            self.at += 1;
            if self.peek(0) != Some("::") {
                break;
            }
            self.at += 1;
            if self.peek(0) == Some("{") {
                return self.group(&prefix, here);
            }
        }
        self.paths.push(prefix);
    }

    fn group(&mut self, prefix: &[String], here: &[String]) {
        self.at += 1;
        while let Some(token) = self.peek(0) {
            match token {
                "}" => {
                    self.at += 1;
                    return;
                }
                "," => self.at += 1,
                "as" => self.at += 2,
                _ => self.path(prefix.to_vec(), here),
            }
        }
    }
}

/// The words and signs of a Rust source, without comments, strings and lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(first) = chars.next() {
        let second = chars.peek().copied();
        match first {
            '/' if second == Some('/') => chars.by_ref().take_while(|c| *c != '\n').for_each(drop),
            '/' if second == Some('*') => skip_comment(&mut chars),
            '"' => skip_string(&mut chars),
            '\'' => skip_quote(&mut chars),
            ':' if second == Some(':') => {
                chars.next();
                found.push("::".to_owned());
            }
            _ if first.is_alphanumeric() || first == '_' => {
                let mut word = first.to_string();
                while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    word.push(c);
                }
                if matches!(word.as_str(), "r" | "br" | "cr") && skip_raw_string(&mut chars) {
                    continue;
                }
                found.push(word);
            }
            _ if first.is_whitespace() => {}
            sign => found.push(sign.to_string()),
        }
    }
    found
}

fn skip_comment(chars: &mut Peekable<Chars<'_>>) {
    let mut depth = 0;
    let mut last = '/';
    for c in chars {
        match (last, c) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                last = c;
                continue;
            }
        }
        if depth == 0 {
            return;
        }
        last = ' ';
    }
}

fn skip_string(chars: &mut Peekable<Chars<'_>>) {
    while let Some(c) = chars.next() {
        match c {
            '\\' => drop(chars.next()),
            '"' => return,
            _ => {}
        }
    }
}

/// Skips the raw string that starts here, if one does.
fn skip_raw_string(chars: &mut Peekable<Chars<'_>>) -> bool {
    let mut ahead = chars.clone();
    let hashes = std::iter::from_fn(|| ahead.next_if_eq(&'#')).count();
    if ahead.next() != Some('"') {
        return false;
    }
    let rest: String = ahead.collect();
    let end = format!("\"{}", "#".repeat(hashes));
    let length = rest.find(&end).map_or(rest.len(), |at| at + end.len());
    let skipped = 1 + hashes + rest[..length].chars().count();
    chars.by_ref().take(skipped).for_each(drop);
    true
}

/// Skips a character, or the mark of a lifetime.
fn skip_quote(chars: &mut Peekable<Chars<'_>>) {
    let mut ahead = chars.clone();
    match (ahead.next(), ahead.next()) {
        (Some('\\'), _) => {
            chars.nth(1);
            chars.by_ref().take_while(|c| *c != '\'').for_each(drop);
        }
        (Some(_), Some('\'')) => drop(chars.nth(1)),
        _ => {}
    }
}
