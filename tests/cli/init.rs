use rstest::rstest;

use crate::support::Home;

#[rstest]
#[case("alcohol", true)]
#[case("benzodiazepine", true)]
#[case("opioid-short", false)]
#[case("nicotine", false)]
fn warns_of_stopping_suddenly_where_that_is_dangerous(#[case] kind: &str, #[case] warns: bool) {
    let home = Home::new();
    home.write_config("config.toml", "region = \"ie\"");
    let begun = home.answer(&["init", "--focus", "one", "--kind", kind, "--no-passphrase"]);
    let added = home.answer(&["focus", "add", "two", "--kind", kind]);
    for page in [begun, added] {
        assert_eq!(page.contains("suddenly after daily use can be dangerous"), warns, "{page}");
        assert_eq!(page.contains("hallucinations or high fever: call 112."), warns, "{page}");
    }
}
