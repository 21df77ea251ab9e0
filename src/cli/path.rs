//! Paths as a person gives them.

use std::path::{Component, Path, PathBuf};

use clap::builder::{PathBufValueParser, TypedValueParser};

/// A path that begins with a tilde which the shell has left as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the ~ is not your home directory here, since the shell did not replace it; \
     write $HOME in its place, or ./~ for a name that begins with it"
)]
pub(crate) struct UnexpandedTilde;

/// Reads a path that a flag or an argument gives.
pub(crate) fn parser() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().try_map(checked)
}

/// Gives the path back.
///
/// A directory called `~` where daymark happens to run would hide a journal from the next command
/// run elsewhere.
///
/// # Errors
/// Where it begins with a tilde.
pub(crate) fn checked(path: PathBuf) -> Result<PathBuf, UnexpandedTilde> {
    if begins_with_tilde(&path) { Err(UnexpandedTilde) } else { Ok(path) }
}

fn begins_with_tilde(path: &Path) -> bool {
    match path.components().next() {
        Some(Component::Normal(first)) => first.as_encoded_bytes().starts_with(b"~"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("~", true)]
    #[case("~/journal", true)]
    #[case("~ana/journal", true)]
    #[case("./~/journal", false)]
    #[case("/home/ana/~", false)]
    #[case("a~b", false)]
    #[case("-", false)]
    fn a_tilde_at_the_start_is_refused(#[case] path: &str, #[case] refused: bool) {
        assert_eq!(checked(path.into()).is_err(), refused);
    }
}
