//! `daymark ride`

use rstest::rstest;
use serde_json::json;

use crate::asking::{nothing_is_written, press, talk};
use crate::craving_asked::{STRENGTH, stored};
use crate::support::Home;
use crate::terminal::{end, start, start_now};

#[test]
fn a_ride_waits_and_ends_as_a_craving() {
    let home = Home::with_journal();
    let mut session = start(&home, &["ride", "--minutes", "2"]);
    talk(&mut session, &[(STRENGTH, "7"), ("Now, 0 to 10: ", "3")]);
    talk(&mut session, &[("Did it help: riding it out (y, n, p: a bit): ", "y"), ("(y/N): ", "")]);
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let stored = stored(&home);
    assert_eq!((&stored["intensity"], &stored["after"]), (&json!(7), &json!(3)));
    assert_eq!(stored["coping"], json!([{"coping": "urge_surfing", "helped": "helped"}]));
}

#[rstest]
#[case::enter_goes_on("\r", true)]
#[case::ctrl_c_keeps_what_there_is("\u{3}", false)]
#[case::so_does_ctrl_d("\u{4}", false)]
fn a_wait_can_be_ended(#[case] key: &str, #[case] goes_on: bool) {
    let home = Home::with_journal();
    // By a clock that runs, this takes its minutes.
    let mut session = start_now(&home, &["ride", "--intensity", "7", "--minutes", "180"]);
    session.exp_string(" left").unwrap();
    press(&mut session, key);
    if goes_on {
        talk(&mut session, &[("Now, 0 to 10: ", ""), ("a bit): ", ""), ("(y/N): ", "")]);
    }
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert_eq!(said.contains("what you answered is saved"), !goes_on, "{said}");
    assert_eq!(stored(&home)["coping"], json!([{"coping": "urge_surfing", "helped": null}]));
}

#[test]
fn a_ride_by_flags_asks_only_what_is_open() {
    let home = Home::with_journal();
    let words = ["ride", "--intensity", "7", "--after", "2", "--helped", "partly"];
    let (said, code) = end(start(&home, &words));
    assert_eq!(code, 0, "{said}");
    let stored = stored(&home);
    assert_eq!(stored["coping"], json!([{"coping": "urge_surfing", "helped": "partly"}]));
}

#[test]
fn without_a_terminal_a_ride_waits_for_nothing() {
    let home = Home::with_journal();
    let said = home.run("ride");
    assert!(
        said.stderr.contains("error: --intensity is missing, and nothing is asked here"),
        "{said}"
    );
    assert_eq!(said.code, 2);
    for line in ["ride --minutes 0", "ride --intensity 11", "ride --intensity 7 --helped perhaps"] {
        assert_eq!(home.run(line).code, 2, "{line}");
    }
    nothing_is_written(&home);
    let answer = home.json(&["ride", "--intensity", "7", "--after", "2", "--helped", "yes"]);
    assert_eq!((&answer["schema"], &answer["after"]), (&json!("daymark.craving.v1"), &json!(2)));
    assert_eq!(answer["coping"], json!([{"coping": "urge_surfing", "helped": "helped"}]));
}
