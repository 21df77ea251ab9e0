//! `daymark hide`

use crate::support::Home;
use crate::terminal::{end, start, start_with};

#[test]
fn clears_the_screen_and_what_scrolled_by() {
    let (said, code) = end(start(&Home::new(), &["hide"]));
    assert_eq!((said.as_str(), code), ("\x1b]0;Terminal\x1b\\\x1b[H\x1b[2J\x1b[3J", 0));
}

#[test]
fn where_nothing_can_be_cleared_it_says_so() {
    let home = Home::new();
    let said = home.run("hide");
    assert_eq!(
        said.to_string(),
        "\
--- standard error
error: there is no screen here that could be cleared
hint: close the window instead
--- exit 1"
    );
    let (said, code) = end(start_with(&home, &["hide"], &[("TERM", "dumb")]));
    assert!(!said.contains('\x1b'), "{said}");
    assert_eq!(code, 1);
}
