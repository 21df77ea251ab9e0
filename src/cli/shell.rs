//! Words as a shell takes them, for commands that are shown to be typed.

/// A path as one word of a shell.
pub(crate) fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if !path.is_empty() && path.chars().all(plain) && !path.starts_with('-') {
        return path.to_owned();
    }
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::plain("/home/ana/a-b_c.json", "/home/ana/a-b_c.json")]
    #[case::a_space("a b", "'a b'")]
    #[case::a_quote("a'b", r"'a'\''b'")]
    #[case::like_a_flag("-rf", "'-rf'")]
    #[case::nothing("", "''")]
    fn a_path_is_one_word(#[case] path: &str, #[case] expected: &str) {
        assert_eq!(quoted(path), expected);
    }
}
