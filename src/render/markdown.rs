//! The person's text in Markdown, where it must read as typed and never as markup.

use super::sanitize;

/// A text as one line of a paragraph, a heading or a table cell.
#[must_use]
pub fn line(text: &str, unicode: bool) -> String {
    escape(sanitize::line(text, unicode).trim())
}

/// A text as a quotation, its line breaks kept.
#[must_use]
pub fn quotation(text: &str, unicode: bool) -> String {
    let text = sanitize::block(text, unicode);
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

/// Puts a backslash before every sign that Markdown or HTML would read as markup, and makes no link of
/// what looks like an address: whoever opens the page must not be one click from a place in a note.
fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut done = 0;
    for (at, c) in line.char_indices() {
        if at < done {
            continue;
        }
        if let Some(address) = mail_address(line, at) {
            // Where a renderer looks for addresses in what is left after all escapes, as GitHub's does,
            // only code is safe from it.
            escaped.extend(["`", address, "`"]);
            done = at + address.len();
            continue;
        }
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~');
        let at_the_start = at == 0 && matches!(c, '#' | '>' | '+' | '-' | '=' | ':');
        let before_a_space = || line[at + 1..].chars().next().is_none_or(char::is_whitespace);
        let in_a_list = number > 0 && at == number && matches!(c, '.' | ')') && before_a_space();
        if anywhere || at_the_start || in_a_list || begins_link(line, at) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether a link would begin with this colon or dot: of "https://", "www.".
fn begins_link(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    match after.as_bytes() {
        [b':', b'/', b'/', ..] => true,
        [b'.', ..] => before
            .len()
            .checked_sub(3)
            .and_then(|start| before.get(start..))
            .is_some_and(|word| word.eq_ignore_ascii_case("www")),
        _ => false,
    }
}

/// The address of a mailbox or an account that begins here, such as "ana@example.org".
fn mail_address(line: &str, at: usize) -> Option<&str> {
    let belongs = |c: char| c.is_alphanumeric() || ".+-_@".contains(c);
    let (before, rest) = line.split_at(at);
    if before.ends_with(belongs) {
        return None;
    }
    let word = rest.split(|c| !belongs(c)).next()?.trim_end_matches(['.', '+', '-', '_']);
    let is_between = |(at, _): (usize, &str)| at > 0 && at + 1 < word.len();
    word.match_indices('@').any(is_between).then_some(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
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

    #[rstest]
    #[case("https://example.org/a_b?c=d", "https\\://example.org/a\\_b?c=d")]
    #[case("see HTTP://X.Y, ftp://z", "see HTTP\\://X.Y, ftp\\://z")]
    #[case("www.example.org and WWW.x.y", "www\\.example.org and WWW\\.x.y")]
    #[case("(www.example.org)", "(www\\.example.org)")]
    #[case("write ana_b@example.org.", "write `ana_b@example.org`.")]
    #[case("mailto:a+b@c.d", "mailto:`a+b@c.d`")]
    #[case("ana@example.org", "`ana@example.org`")]
    #[case("- a@b", "\\- `a@b`")]
    #[case("@ana, at @ home, 5 @", "@ana, at @ home, 5 @")]
    #[case("7:30, 3:1, a.m.", "7:30, 3:1, a.m.")]
    fn no_address_is_a_link(#[case] text: &str, #[case] escaped: &str) {
        assert_eq!(line(text, true), escaped);
        let html = html(&line(text, true));
        assert!(!html.contains("<a"), "{html}");
        assert_eq!(read(&html), text);
    }

    /// The page as a program shows it that makes links of addresses, as GitHub does.
    fn html(markdown: &str) -> String {
        markdown::to_html_with_options(markdown, &markdown::Options::gfm()).unwrap()
    }

    /// What is read on a page, without its tags.
    fn read(html: &str) -> String {
        let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        let text: String = parts.collect();
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
            .iter()
            .fold(text, |text, (escaped, c)| text.replace(escaped, c))
    }

    proptest! {
        #[test]
        fn every_line_reads_as_typed_and_links_nowhere(
            text in "(https?://|www\\.|@|[a-z]|\\.|[ -~]|:|/){1,24}",
        ) {
            let text = text.trim();
            let html = html(&line(text, true));
            prop_assert!(!html.contains("<a"), "{}", html);
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(words(&read(&html)), words(text));
        }
    }

    #[test]
    fn quotations_keep_their_lines() {
        let text = "one\n  - two\n\n> three\n\tfour\n";
        let quoted =
            "> one\\\n> &nbsp;&nbsp;\\- two\n>\n> \\> three\\\n> &nbsp;&nbsp;&nbsp;&nbsp;four\n";
        assert_eq!(quotation(text, true), quoted);
    }
}
