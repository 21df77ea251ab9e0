//! The person's text in Markdown, where it must read as typed and never as markup.

use super::clean;

/// A text as one line of a paragraph, a heading or a table cell.
#[must_use]
pub fn line(text: &str, unicode: bool) -> String {
    escape(clean::line(text, unicode).trim())
}

/// A text as a quotation, its line breaks kept.
#[must_use]
pub fn quotation(text: &str, unicode: bool) -> String {
    let text = clean::block(text, unicode);
    let lines: Vec<String> = text.trim_matches('\n').split('\n').map(indented).collect();
    let mut quoted = String::new();
    for (n, line) in lines.iter().enumerate() {
        let next = lines.get(n + 1).is_some_and(|next| !next.is_empty());
        let hard_break = if next && !line.is_empty() { "\\" } else { "" };
        quoted += if line.is_empty() { ">" } else { "> " };
        quoted += line;
        quoted += hard_break;
        quoted.push('\n');
    }
    quoted
}

/// Four spaces at the start of a line would make it code.
fn indented(line: &str) -> String {
    let words = line.trim_start_matches(' ');
    format!("{}{}", "&nbsp;".repeat(line.len() - words.len()), escape(words.trim_end()))
}

/// Puts a backslash before every sign that Markdown or HTML would read as markup.
fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~');
        let at_the_start = at == 0 && matches!(c, '#' | '>' | '+' | '-' | '=' | ':');
        let before_a_space = || line[at + 1..].chars().next().is_none_or(char::is_whitespace);
        let in_a_list = number > 0 && at == number && matches!(c, '.' | ')') && before_a_space();
        if anywhere || at_the_start || in_a_list {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("a walk, then 2. sleep", "a walk, then 2. sleep")]
    #[case("# not a heading", "\\# not a heading")]
    #[case("1. not a list", "1\\. not a list")]
    #[case("1.", "1\\.")]
    #[case("4.5, nor this", "4.5, nor this")]
    #[case("- nor this", "\\- nor this")]
    #[case("<img src=x> & [l](u)", "\\<img src=x> \\& \\[l\\](u)")]
    #[case("a|b *c* _d_ `e` ~f~ \\", "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\\\")]
    #[case("\u{1b}[31m", "␛\\[31m")]
    #[case(" two\nlines ", "two lines")]
    fn signs_of_markup_read_as_typed(#[case] text: &str, #[case] escaped: &str) {
        assert_eq!(line(text, true), escaped);
    }

    #[test]
    fn quotations_keep_their_lines() {
        let text = "one\n  - two\n\n> three\n\tfour\n";
        let quoted =
            "> one\\\n> &nbsp;&nbsp;\\- two\n>\n> \\> three\\\n> &nbsp;&nbsp;&nbsp;&nbsp;four\n";
        assert_eq!(quotation(text, true), quoted);
    }
}
