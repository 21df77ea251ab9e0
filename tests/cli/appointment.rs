//! `daymark appointment`, beside what holds for every noun

use std::fmt::Write;

use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

#[rstest]
#[case::a_time_today("18:00", "2026-11-20T18:00:00+01:00")]
#[case::tomorrow("tomorrow 14:30", "2026-11-21T14:30:00+01:00")]
#[case::the_next_monday("mon 08:15", "2026-11-23T08:15:00+01:00")]
#[case::today_is_a_friday("fri 23:00", "2026-11-20T23:00:00+01:00")]
#[case::a_date("2026-12-01 09:00", "2026-12-01T09:00:00+01:00")]
#[case::past("-3d 10:00", "2026-11-17T10:00:00+01:00")]
#[case::elsewhere("2026-12-01T09:00:00-08:00", "2026-12-01T09:00:00-08:00")]
fn its_time_may_lie_ahead(#[case] at: &str, #[case] expected: &str) {
    let home = Home::with_empty_journal();
    let said = home.json(&["appointment", "add", "therapy", "--at", at]);
    assert_eq!(said["appointment"]["at"], json!(expected));
}

#[test]
fn today_names_the_next_one_that_is_planned() {
    let home = Home::with_journal();
    let next = || home.json(&["today"])["next_appointment"].clone();
    assert_eq!(next(), Value::Null);
    home.run("appointment add group --at '2026-11-20 21:00'");
    home.run("appointment add therapy --at '2026-11-27 10:00'");
    home.run("appointment add medical --at '2026-11-24 10:00'");
    assert_eq!(next(), json!({"what": "medical", "at": "2026-11-24T10:00:00+01:00"}));
    assert!(
        home.run("today --plain")
            .stdout
            .contains("Next appointment: medical, Tuesday 24 November at 10:00.")
    );
    home.run("appointment cancelled medical");
    assert_eq!(next()["what"], "therapy");
}

#[test]
fn what_became_of_it_is_kept() {
    let home = Home::with_journal();
    home.run("appointment add therapy --at 'yesterday 10:00'");
    let mut said = String::new();
    for line in [
        "appointment attended therapy --agreed 'bring the sleep diary'",
        "appointment attended therapy",
        "appointment show therapy",
        "appointment",
        "appointment list --plain",
        "appointment missed nothing",
        "appointment add x --at never",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark appointment attended therapy --agreed 'bring the sleep diary'
    Saved as attended: therapy.
      To undo: daymark undo
    --- exit 0

    $ daymark appointment attended therapy
    Nothing to change; it already says attended: therapy.
    --- exit 0

    $ daymark appointment show therapy
    therapy
      Attended

      At        Thursday 19 November at 10:00
      Outcome   attended
      Agreed:
        bring the sleep diary
    --- exit 0

    $ daymark appointment
    1 appointment · 1 attended

      id              appointment  at
      3fed  attended  therapy      Thu 19 Nov, 10:00
    --- exit 0

    $ daymark appointment list --plain
    1 appointment.
    1 attended.
    therapy, 3fed: attended.
    therapy, 3fed: on Thursday 19 November at 10:00.
    --- exit 0

    $ daymark appointment missed nothing
    --- standard error
    error: there is no appointment named "nothing"
    hint: see all of them with: daymark appointment list --all
    --- exit 1

    $ daymark appointment add x --at never
    --- standard error
    error: "never" is not a time
    hint: write it as 14:30, "yesterday 22:00", "mon 08:15", "2026-11-20 14:30", "2h ago", now, or 2026-11-20T14:30:00+01:00
    --- exit 2
    "#);
    home.run("undo");
    let back = home.json(&["appointment", "show", "therapy"]);
    assert_eq!(back["appointment"]["outcome"], Value::Null);
}

#[test]
fn a_week_and_the_page_for_a_session_say_what_became_of_them() {
    let home = Home::with_journal();
    for line in [
        "therapy --at '2026-11-17 15:00' --type therapy --with 'Ms Reyes' --outcome attended",
        "therapy --at '2026-11-19 15:00' --type therapy --place 'Mill Road' --outcome missed",
        "nurse --at '2026-11-18 09:00' --type medical --outcome attended --agreed 'Rest.'",
        "court --at '2026-11-25 09:00' --type legal",
    ] {
        let said = home.run(&format!("appointment add {line}"));
        assert_eq!(said.code, 0, "{said}");
    }
    home.run("treatment add 'the ward' --setting detox --from 2026-10-28 --to 2026-11-02");
    home.run("screen take phq-9 --answers 2,1,1,1,1,1,1,0,0 --date 2026-10-20");
    home.run("screen take phq-9 --answers 1,1,1,1,1,1,1,0,0 --date 2026-11-18");
    home.run("checkin --mood 5 --used no");
    let week = home.run("week").stdout;
    assert!(
        week.contains("Sessions    therapy 1 attended, 1 missed · medical 1 attended"),
        "{week}"
    );
    assert!(week.contains("Scores      PHQ-9 7 of 27, mild, before 8"), "{week}");
    let plain = home.run("week --plain").stdout;
    assert!(plain.contains("Sessions: medical 1 attended.\n"), "{plain}");
    let packet = home.run("packet").stdout;
    assert!(packet.contains("Sessions    therapy 1 attended, 1 missed"), "{packet}");
    assert!(packet.contains("Treatment   detox, 28 October to 2 November"), "{packet}");
    for word in ["Reyes", "Mill Road", "Rest.", "ward", "court", "legal"] {
        assert!(!packet.contains(word), "{word}: {packet}");
    }
    let data = home.json(&["week"]);
    assert_eq!(
        data["appointments"][0],
        json!({ "type": "therapy", "attended": 1, "missed": 1, "cancelled": 0, "open": 0 })
    );
    assert_eq!(data["scores"][0]["change"], json!(-1));
}
