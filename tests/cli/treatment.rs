//! `daymark treatment`, beside what holds for every noun

use daymark::domain::focus_kind::{FocusKind, UseGoal};
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
fn it_has_a_first_day() {
    let home = Home::with_empty_journal();
    insta::assert_snapshot!(home.run("treatment add --setting detox"), @"
    --- standard error
    error: --from is missing
    hint: Its first day, like 2026-11-20, mon or -3d
    --- exit 2
    ");
    // An older copy may have one without it.
    let copy = home.run("treatment add --setting detox --from mon");
    assert_eq!(copy.code, 0, "{copy}");
    let copy = home.run("export data").stdout.replace("\"from\":\"2026-11-16\"", "\"from\":null");
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
}

/// From the second day of methadone that is not on record a word is due, but not for days in detox.
#[test]
fn doses_of_a_stay_are_not_missing() {
    let home = Home::with_journal();
    home.run("med add methadone --class methadone --dose '60 ml' --every day --since 2026-11-15");
    home.run("med taken methadone --date 2026-11-15");
    assert!(home.run("today").stdout.contains("4 days without a recorded dose"));
    home.run("treatment add --setting detox --from mon --to wed");
    assert!(!home.run("today").stdout.contains("without a recorded dose"));
    let week = home.json(&["week"])["medications"][0].clone();
    assert_eq!((&week["due"], &week["unrecorded"]), (&json!(1), &json!(1)));
    home.run("treatment edit detox --to tue");
    assert!(home.run("today").stdout.contains("2 days without a recorded dose"));
}

#[test]
fn a_discharge_does_not_come_before_the_first_day() {
    let home = Home::with_empty_journal();
    insta::assert_snapshot!(
        home.run("treatment add --setting detox --from 2026-11-10 --to 2026-11-09"), @"
        --- standard error
        error: the discharge on 9 November 2026 is before the first day, 10 November 2026
        hint: see: daymark treatment add --help
        --- exit 1
        ");
    home.run("treatment add --setting detox --from 2026-11-10");
    assert_eq!(home.run("treatment edit detox --to 2026-11-09").code, 1);
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
    #[case] kind: FocusKind,
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

/// Detox from Monday 16 November on, and the person is still there on Friday.
#[test]
fn nothing_is_due_in_a_stay() {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.run("med add methadone --class methadone --dose '60 ml' --every day --since 2026-11-01");
    home.run("treatment add --setting detox --from mon");
    let today = home.json(&["today"]);
    assert_eq!(today["stay"], json!({"setting": "detox", "from": "2026-11-16", "to": null}));
    assert_eq!((&today["routines_due"], &today["medications_due"]), (&json!([]), &json!([])));
    assert_eq!(today["next"], json!("nothing"));
    let page = home.run("today").stdout;
    assert!(page.contains("Away      in detox; no entry is needed"), "{page}");
    assert!(page.contains("Nothing is due; if you like: daymark checkin"), "{page}");
    let plain = home.run("today --plain").stdout;
    assert!(plain.contains("You are in detox; no entry is needed."), "{plain}");

    let week = home.json(&["week"]);
    assert_eq!((&week["days_away"], &week["days_logged"]), (&json!(5), &json!(0)));
    assert_eq!(week["routines"][0]["due"], json!(0));
    assert!(home.run("week").stdout.contains("0 of 5 days logged, 5 days away"));
    let trends = home.json(&["trends", "--window", "7d"]);
    assert_eq!(trends["days_away"], json!(5));

    home.run("treatment edit detox --to wed");
    assert_eq!(home.json(&["today"])["stay"], json!(null));
    let week = home.json(&["week"]);
    assert_eq!((&week["days_away"], &week["routines"][0]["due"]), (&json!(3), &json!(1)));
}

#[test]
fn a_setting_says_whether_routines_are_due_in_a_stay() {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.run("treatment add --setting inpatient --from mon --to thu");
    let due = || home.json(&["week"])["routines"][0]["due"].clone();
    assert_eq!(due(), json!(0));
    assert_eq!(home.run("config set stays due").code, 0);
    assert_eq!(due(), json!(4));
    assert_eq!(home.run("config set stays never").code, 2);
}

#[test]
fn what_is_recorded_in_a_stay_counts_as_it_was() {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.run("treatment add --setting inpatient --from mon --to thu");
    home.run("checkin --date tue --used no --did walk");
    let week = home.json(&["week"]);
    assert_eq!((&week["focuses"][0]["no_use"], &week["days_logged"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&week["routines"][0]["due"], &week["routines"][0]["extra"]),
        (&json!(0), &json!(1))
    );
    let days = home.json(&["today"])["focuses"][0]["days"].clone();
    assert_eq!((&days["no_use"], &days["use"]), (&json!(1), &json!(0)));
}
