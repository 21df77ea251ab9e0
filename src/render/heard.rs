//! What a screen reader would pass over, in words: the hyphens of flags, signs that stand alone, semicolons.

use std::borrow::Cow;

use super::format;

/// A line that names flags, with what is not heard of them: "today --more (two hyphens before more)".
#[must_use]
pub fn flags(line: &str) -> Cow<'_, str> {
    const SAID: &str = " (two hyphens before ";
    let mut flags: Vec<&str> = Vec::new();
    for word in line.split(' ') {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        let flag = word.strip_prefix("--").map(|flag| flag.split('=').next().unwrap_or(flag));
        flags.extend(flag.filter(|flag| !flag.is_empty() && !flags.contains(flag)));
    }
    if flags.is_empty() || line.contains(SAID) {
        return Cow::Borrowed(line);
    }
    let text = line.strip_suffix('.').unwrap_or(line);
    let stop = &line[text.len()..];
    Cow::Owned(format!("{text}{SAID}{}){stop}", format::list(&flags)))
}

/// Messages and questions: a fact a line, with signs and flags in words.
#[must_use]
pub fn talk(text: &str) -> String {
    let facts = text.split('\n').flat_map(|line| facts(&signs(line)));
    facts.map(|fact| flags(&fact).into_owned()).collect::<Vec<_>>().join("\n")
}

/// The facts of a line, which semicolons part; each says what it is of, where the line begins with that.
fn facts(line: &str) -> Vec<String> {
    let parts = clauses(line);
    let last = parts.len() - 1;
    let of = label(parts[0]).map(|label| format!("{label}: "));
    let fact = |(at, part): (usize, &str)| {
        let part = match &of {
            _ if at == 0 => part.to_owned(),
            Some(of) => format!("{of}{part}"),
            None => format::capital(part),
        };
        if at < last && line.ends_with('.') { format!("{part}.") } else { part }
    };
    parts.into_iter().enumerate().map(fact).collect()
}

/// What a line is of, in a word or two: "error", "Left out".
fn label(line: &str) -> Option<&str> {
    let (label, _) = line.split_once(": ")?;
    (label.split(' ').count() <= 2 && !label.starts_with("To ")).then_some(label)
}

/// The clauses that semicolons part; one in quotes or brackets is of what stands there.
#[must_use]
pub fn clauses(line: &str) -> Vec<&str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    let (mut quote, mut depth, mut before) = (None, 0_usize, ' ');
    for (at, c) in line.char_indices() {
        match (c, quote) {
            ('"' | '\'', Some(open)) if open == c => quote = None,
            ('"', None) => quote = Some(c),
            ('\'', None) if matches!(before, ' ' | '(' | '=') => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth = depth.saturating_sub(1),
            (';', None) if depth == 0 && line[at..].starts_with("; ") => {
                parts.push(&line[from..at]);
                from = at + 2;
            }
            _ => {}
        }
        before = c;
    }
    parts.push(&line[from..]);
    parts
}

/// The line with the keys of a conversation in words; a command is typed as it stands.
fn signs(line: &str) -> Cow<'_, str> {
    if line.contains("--") || line.contains("daymark ") {
        return Cow::Borrowed(line);
    }
    let said = |word| match word {
        "?" => "question mark",
        "<" => "less-than sign",
        "-" => "hyphen",
        other => other,
    };
    Cow::Owned(line.split(' ').map(said).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::in_a_sentence("leave --form out.", "leave --form out (two hyphens before form).")]
    #[case::with_its_value("write --note=-5", "write --note=-5 (two hyphens before note)")]
    #[case::in_quotes("\"--fro\" is no flag", "\"--fro\" is no flag (two hyphens before fro)")]
    #[case::twice("--on a --on b", "--on a --on b (two hyphens before on)")]
    #[case::said_already("--a (two hyphens before a)", "--a (two hyphens before a)")]
    #[case::none("note -- add", "note -- add")]
    fn a_line_that_names_flags_is_heard_whole(#[case] line: &str, #[case] said: &str) {
        assert_eq!(flags(line), said);
    }

    #[rstest]
    #[case::an_error(
        "error: it is there; nothing was written\nhint: try again",
        "error: it is there\nerror: nothing was written\nhint: try again"
    )]
    #[case::a_list(
        "Left out: notes (2); places (1).",
        "Left out: notes (2).\nLeft out: places (1)."
    )]
    #[case::sentences("It is kept; add --all.", "It is kept.\nAdd --all (two hyphens before all).")]
    #[case::quoted("\"a; b\" is not a date", "\"a; b\" is not a date")]
    #[case::in_brackets("It lasts (A 2007; B 2008)", "It lasts (A 2007; B 2008)")]
    #[case::a_key_first("Needed; ? explains it.", "Needed.\nQuestion mark explains it.")]
    #[case::a_command("daymark show 'a; b'", "daymark show 'a; b'")]
    #[case::an_apostrophe("It's so; go on", "It's so\nGo on")]
    #[case::keys(
        "Enter skips, ? explains, < goes back.",
        "Enter skips, question mark explains, less-than sign goes back."
    )]
    #[case::a_key("A passphrase, or - for none: ", "A passphrase, or hyphen for none: ")]
    #[case::a_question("Any use today? (y/N): ", "Any use today? (y/N): ")]
    #[case::typed("daymark note add - < FILE", "daymark note add - < FILE")]
    fn talk_is_heard_a_fact_a_line(#[case] line: &str, #[case] said: &str) {
        assert_eq!(talk(line), said);
    }
}
