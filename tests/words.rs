//! The words that daymark never says of a person, and the signs it never makes (docs/style.md).
//!
//! Read from every string of the sources, the help texts, and the documents.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rstest::rstest;

/// Never said, wherever a person can read it.
const NEVER: [&str; 14] = [
    "abuse",
    "abuser",
    "abusers",
    "abusing",
    "addict",
    "addicted",
    "addicts",
    "alcoholic",
    "clean",
    "dirty",
    "junkie",
    "relapsed",
    "sober",
    "substitution",
];

/// Never said in an answer, a prompt or an error; of a program or a write, documents may.
const NEVER_IN_ANSWERS: [&str; 3] = ["failed", "failure", "unfortunately"];

/// Words of a published questionnaire, whose items are not reworded.
const PUBLISHED: [(&str, &str); 1] = [("domain/screening.rs", "failure")];

/// Where the words stand to be told apart, and not to be said.
const RULES: [&str; 1] = ["docs/style.md"];

#[test]
fn the_strings_of_the_program_scold_nobody() -> io::Result<()> {
    let files = files(Path::new("src"), "rs")?;
    assert!(files.len() > 20, "found {} sources", files.len());
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = fs::read_to_string(file)?;
        let (code, _tests) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((&text, ""));
        let helps =
            file.ends_with("args.rs") || file.parent().is_some_and(|dir| dir.ends_with("args"));
        for said in strings(code, helps) {
            let published = PUBLISHED.iter().any(|(place, _)| file.ends_with(place));
            let words = NEVER.iter().chain(NEVER_IN_ANSWERS.iter().filter(|word| {
                !published || PUBLISHED.iter().all(|(_, allowed)| allowed != *word)
            }));
            found.extend(faults(said, words).map(|fault| format!("{}: {fault}", file.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn the_documents_scold_nobody() -> io::Result<()> {
    let mut documents = files(Path::new("docs"), "md")?;
    documents.extend(["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(PathBuf::from));
    let mut found = Vec::new();
    for file in documents.iter().filter(|file| !RULES.iter().any(|rule| file.ends_with(rule))) {
        let text = fs::read_to_string(file)?;
        found.extend(faults(&text, &NEVER).map(|fault| format!("{}: {fault}", file.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[rstest]
#[case::a_word("You are clean now.", &["clean"])]
#[case::in_another_case("Addicts", &["addicts"])]
#[case::inside_another_word("cleaned addiction uncleanable", &[])]
#[case::shouting("Well done!", &["an exclamation mark"])]
#[case::unequal("a != b", &[])]
#[case::a_picture("done 🎉", &["an emoji"])]
#[case::bars_and_letters("▁▅█ … · → é 日本", &[])]
fn faults_are_seen(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(faults(text, &NEVER).collect::<Vec<_>>(), expected);
}

#[rstest]
#[case(r#"say("one"); say("t\"wo")"#, false, &["one", r#"t\"wo"#])]
#[case("let x = '\"'; // \"a comment\"\nsay(\"one\")", false, &["one"])]
#[case("/// The help\nsay(\"one\")", true, &[" The help", "one"])]
#[case("r#\"raw \"one\"\"# + \"two\"", false, &["raw \"one\"", "two"])]
fn strings_are_read(#[case] code: &str, #[case] helps: bool, #[case] expected: &[&str]) {
    assert_eq!(strings(code, helps), expected);
}

/// Prints every fixed sentence of the program with the school grade that it takes to read it (Flesch &
/// Kincaid), the hardest first. A list to be read as a whole, and no gate: a name of a medicine counts
/// as a hard word.
#[test]
#[ignore = "a list to read: just words"]
fn list_every_sentence() -> io::Result<()> {
    let mut found = Vec::new();
    for file in files(Path::new("src"), "rs")? {
        let shown = file.strip_prefix("src").unwrap_or(&file);
        if ["sample", "storage"].iter().any(|layer| shown.starts_with(layer))
            || file.ends_with("tests.rs")
        {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        let (code, _tests) = text.split_once("#[cfg(test)]\nmod tests {").unwrap_or((&text, ""));
        let helps = shown.starts_with("cli/args") || shown.ends_with("args.rs");
        for said in strings(code, helps) {
            let before = &code[..said.as_ptr() as usize - code.as_ptr() as usize];
            let said: Vec<_> = said.split_whitespace().filter(|word| *word != "\\").collect();
            let spoken = said.iter().filter(|word| word.starts_with(char::is_alphabetic)).count();
            let example = said.first().is_some_and(|word| word.ends_with("Examples:"));
            if spoken >= 4 && !example && !before.ends_with("reason = \"") {
                let said = said.join(" ");
                found.push((grade(&said), format!("{}: {said}", shown.display())));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.dedup();
    assert!(found.len() > 100, "found {} sentences", found.len());
    let mut out = io::stdout().lock();
    found.iter().try_for_each(|(grade, said)| writeln!(out, "{grade:5.1}  {said}"))
}

/// The school grade of a text: Kincaid et al. 1975.
fn grade(text: &str) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let words: Vec<_> = text.split(|c: char| !c.is_alphabetic() && c != '\'').collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let sentences = text.split(['.', '?', ':', ';']).filter(|one| one.trim().contains(' ')).count();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * count(words.len()) / count(sentences.max(1))
        + 11.8 * count(syllables) / count(words.len().max(1))
        - 15.59
}

/// How many syllables a word has, counted by its vowels; a silent e at its end is none.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let is_vowel = |c: char| "aeiouy".contains(c);
    let groups = word.split(|c| !is_vowel(c)).filter(|group| !group.is_empty()).count();
    let silent = word.ends_with('e') && !word.ends_with("le") || word.ends_with("ed");
    groups.saturating_sub(usize::from(silent)).max(1)
}

#[rstest]
#[case("wait", 1)]
#[case("craving", 2)]
#[case("logged", 1)]
#[case("little", 2)]
#[case("medication", 4)]
#[case("use", 1)]
fn syllables_are_counted(#[case] word: &str, #[case] expected: usize) {
    assert_eq!(syllables(word), expected);
}

fn files(dir: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|one| one == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The words and signs of a text that are never said.
fn faults<'w>(
    text: &str,
    never: impl IntoIterator<Item = &'w &'static str>,
) -> impl Iterator<Item = &'static str> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let said = never.into_iter().copied().filter(move |one| words.iter().any(|word| word == one));
    let shouts = text.chars().zip(text.chars().skip(1)).any(|(before, mark)| {
        mark == '!' && (before.is_alphanumeric() || ".?!)\"'".contains(before))
    });
    let emoji =
        text.chars().any(|c| matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}'));
    said.chain(shouts.then_some("an exclamation mark")).chain(emoji.then_some("an emoji"))
}

/// The strings of a Rust source, and its documentation comments where these are help texts.
fn strings(code: &str, helps: bool) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let raw = rest[..at].len() - rest[..at].trim_end_matches('#').len();
        let (before, here) = rest.split_at(at);
        let is_raw = before[..before.len() - raw].ends_with('r');
        let length = if here.starts_with("//") {
            let end = here.find('\n').unwrap_or(here.len());
            found.extend(here[..end].strip_prefix("///").filter(|_| helps));
            end
        } else if here.starts_with("'\"'") || here.starts_with("'\\") {
            3
        } else if let Some(inner) = here.strip_prefix('"') {
            let end = if is_raw { format!("\"{}", "#".repeat(raw)) } else { "\"".to_owned() };
            let length = if is_raw { inner.find(&end) } else { closing_quote(inner) };
            let length = length.unwrap_or(inner.len());
            found.push(&inner[..length]);
            (1 + length + end.len()).min(here.len())
        } else {
            1
        };
        rest = &here[length..];
    }
    found
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(at)
    })
}
