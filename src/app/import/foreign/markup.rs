//! Texts with the marks of a web page in them, as plain texts.

/// Marks of what stands on lines of its own; of those that say how words look nothing is left.
const BLOCKS: [&str; 8] = ["p", "div", "li", "h1", "h2", "h3", "ul", "ol"];
const LOOKS: [&str; 9] = ["b", "i", "u", "s", "strong", "em", "strike", "span", "font"];

/// The characters that stand for others.
const NAMED: [(&str, &str); 6] =
    [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " ")];

/// The plain text of a note that Daylio wrote. A `<` that begins no known mark stays.
pub(super) fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = mark(rest).or_else(|| character(rest));
        let (read, length) = known.unwrap_or_else(|| (Read::Words(rest[..1].to_owned()), 1));
        match &read {
            Read::Words(words) => said.push_str(words),
            Read::Block(_) if said.is_empty() || said.ends_with('\n') => {}
            Read::Block(_) => said.push('\n'),
        }
        if let Read::Block(Some(sign)) = read {
            said.push_str(sign);
        }
        rest = &rest[length..];
    }
    said.push_str(rest);
    let lines: Vec<_> = said.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// What a mark or a character comes to.
enum Read {
    /// These words.
    Words(String),
    /// A new line, where none has begun, and what it begins with.
    Block(Option<&'static str>),
}

/// What a mark at the beginning comes to, and how long it is.
fn mark(text: &str) -> Option<(Read, usize)> {
    let end = text.find('>').filter(|_| text.starts_with('<'))?;
    let inner = &text[1..end];
    let name = inner.trim_matches('/').split([' ', '/']).next()?.to_lowercase();
    let read = match name.as_str() {
        "br" => Read::Words("\n".to_owned()),
        "li" if !inner.starts_with('/') => Read::Block(Some("- ")),
        name if BLOCKS.contains(&name) => Read::Block(None),
        name if LOOKS.contains(&name) => Read::Words(String::new()),
        _ => return None,
    };
    Some((read, end + 1))
}

/// The character that stands for another at the beginning, and how long it is written.
fn character(text: &str) -> Option<(Read, usize)> {
    let end = text.find(';').filter(|end| text.starts_with('&') && *end < 10)?;
    let name = &text[1..end];
    let read = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
        (Some(number), _) => from_number(u32::from_str_radix(number, 16).ok()?)?,
        (None, Some(number)) => from_number(number.parse().ok()?)?,
        (None, None) => NAMED.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((Read::Words(read), end + 1))
}

fn from_number(number: u32) -> Option<String> {
    char::from_u32(number).map(String::from)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("one<br>two<BR/>three<br />four", "one\ntwo\nthree\nfour")]
    #[case("<b>bold</b> and <font color=\"#fff\">grey</font>", "bold and grey")]
    #[case("<ul><li>one</li><li>two</li></ul>", "- one\n- two")]
    #[case("<div>one</div><div>two</div>", "one\ntwo")]
    #[case("one<p>two</p>three", "one\ntwo\nthree")]
    #[case("one<br><br>two", "one\n\ntwo")]
    #[case("tea &amp; cake &lt;3 &#228; &#xE4; &quot;x&quot;", "tea & cake <3 ä ä \"x\"")]
    #[case("a < b & c > d, &unknown; <3 you", "a < b & c > d, &unknown; <3 you")]
    #[case("[<dice>] & [[link]]", "[<dice>] & [[link]]")]
    #[case("&#1114112; ends &", "&#1114112; ends &")]
    #[case("ünïcode <b>ö</b> &é;", "ünïcode ö &é;")]
    fn marks_are_taken_for_what_they_mean(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(plain(text), expected);
    }
}
