//! `daymark treatment`, beside what holds for every noun

use daymark::domain::records::focus::{Kind, UseGoal};
use rstest::rstest;
use serde_json::{Value, json};

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

#[rstest]
#[case::of_the_day_of_a_discharge("opioid-short", "detox", "2026-11-10", json!("2026-12-08"))]
#[case::of_long_acting_opioids("opioid-long", "inpatient", "2026-11-20", json!("2026-12-18"))]
#[case::of_alcohol("alcohol", "custody", "2026-11-10", json!("2026-12-08"))]
#[case::of_anything_else("other", "detox", "2026-11-10", json!("2026-12-08"))]
#[case::not_of_nicotine("nicotine", "detox", "2026-11-10", Value::Null)]
#[case::not_of_cannabis("cannabis", "custody", "2026-11-10", Value::Null)]
#[case::not_of_a_behaviour("behaviour", "inpatient", "2026-11-10", Value::Null)]
#[case::not_from_home("opioid-short", "outpatient", "2026-11-10", Value::Null)]
#[case::not_before_it_comes("opioid-short", "detox", "2026-11-21", Value::Null)]
#[case::until_it_is_past("opioid-short", "detox", "2026-10-23", json!("2026-11-20"))]
#[case::and_then_no_longer("opioid-short", "detox", "2026-10-22", Value::Null)]
fn a_discharge_opens_extra_care(
    #[case] kind: Kind,
    #[case] setting: &str,
    #[case] to: &str,
    #[case] until: Value,
) {
    let home = Home::with_empty_journal();
    home.add_focus("it", kind, UseGoal::None, Some("2025-01-01"));
    let said = home.run(&format!("treatment add --setting {setting} --from 2026-10-01 --to {to}"));
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(home.json(&["today"])["focuses"][0]["extra_care_until"], until);
    // A copy of the journal says the same, and reading it in again changes nothing.
    let copy = home.run("export data").stdout;
    let again = home.run_with_input("import - --from daymark --yes", copy);
    assert!(again.stdout.contains("There is nothing to write"), "{again}");
}
