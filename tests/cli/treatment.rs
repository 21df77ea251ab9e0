//! `daymark treatment`, beside what holds for every noun

use serde_json::json;

use crate::support::Home;

#[test]
fn without_a_name_it_has_that_of_its_setting() {
    let home = Home::with_empty_journal();
    let said = home.json(&["treatment", "add", "--setting", "detox", "--from", "-10d"]);
    let one = &said["treatment"];
    assert_eq!((&one["name"], &one["from"]), (&json!("detox"), &json!("2026-11-10")));
}

#[test]
fn a_discharge_does_not_come_before_the_first_day() {
    let home = Home::with_empty_journal();
    insta::assert_snapshot!(
        home.run("treatment add --setting detox --from 2026-11-10 --to 2026-11-09"), @"
        --- standard error
        error: the discharge on 2026-11-09 is before the first day, 2026-11-10
        hint: see: daymark treatment add --help
        --- exit 2
        ");
    home.run("treatment add --setting detox --from 2026-11-10");
    assert_eq!(home.run("treatment edit detox --to 2026-11-09").code, 2);
    assert_eq!(home.run("treatment edit detox --to 2026-11-10").code, 0);
}
