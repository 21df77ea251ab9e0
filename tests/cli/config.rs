//! `daymark config`

use crate::support::Home;

#[test]
fn says_where_things_are() {
    insta::assert_snapshot!(Home::new().run("config path"), @r"
    settings  ~/.config/daymark/config.toml
    journal   ~/.local/share/daymark
    keys      ~/.config/daymark/keys
    --- exit 0
    ");
}
