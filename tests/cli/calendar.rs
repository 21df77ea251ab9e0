//! `daymark calendar`

use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::support::Home;

fn furnished() -> Home {
    let home = Home::with_journal();
    for line in [
        "appointment add 'secret talk' --at '2026-12-01 14:30' --with 'Dr Who' --place 'Room 5'",
        "appointment add past --at '2026-11-19 14:30'",
        "med add buprenorphine --class buprenorphine --dose '8 mg' --every day --supply 4",
        "med kit --carried yes --expires 2027-01-31",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    home
}

#[test]
fn what_lies_ahead_has_a_neutral_title() {
    let home = furnished();
    let said = home.run("calendar");
    assert_snapshot!(said.stdout.replace('\r', ""), @"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//calendar//EN
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20261124
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20261124
    SUMMARY:Refill
    UID:bfba802e-b80f-4520-a193-3620961e7b47-refill
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Refill
    DTSTAMP:20261120T203000Z
    TRIGGER:-PT259200S
    UID:bfba802e-b80f-4520-a193-3620961e7b47-refill-ahead
    END:VALARM
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20261129
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20261129
    SUMMARY:A date to remember
    UID:8dc21289-3ede-413e-878f-3a68d571ab79-2026-11-29
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTSTAMP:20261120T203000Z
    DTSTART:20261201T133000Z
    SUMMARY:Appointment
    UID:3feda3f5-2654-4547-95b8-e7a0f4c4eea8
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20270131
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20270131
    SUMMARY:Renew the kit
    UID:c0ad0c89-325d-46f0-bdb9-1cf451e001b5-kit
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Renew the kit
    DTSTAMP:20261120T203000Z
    TRIGGER:-PT1209600S
    UID:c0ad0c89-325d-46f0-bdb9-1cf451e001b5-kit-ahead
    END:VALARM
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20270228
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20270228
    SUMMARY:A date to remember
    UID:8dc21289-3ede-413e-878f-3a68d571ab79-2027-02-28
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20270302
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20270302
    SUMMARY:A date to remember
    UID:8dc21289-3ede-413e-878f-3a68d571ab79-2027-03-02
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20270531
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20270531
    SUMMARY:A date to remember
    UID:8dc21289-3ede-413e-878f-3a68d571ab79-2027-05-31
    END:VEVENT
    BEGIN:VEVENT
    CLASS:PRIVATE
    DTEND;VALUE=DATE:20270831
    DTSTAMP:20261120T203000Z
    DTSTART;VALUE=DATE:20270831
    SUMMARY:A date to remember
    UID:8dc21289-3ede-413e-878f-3a68d571ab79-2027-08-31
    END:VEVENT
    END:VCALENDAR
    ");
    for word in ["secret", "Who", "Room", "heroin", "buprenorphine", "naloxone", "daymark"] {
        assert!(!said.stdout.to_lowercase().contains(&word.to_lowercase()), "{word}");
    }
    assert!(said.stdout.lines().count() > 10 && said.stdout.contains("\r\n"));
}

#[test]
fn it_goes_to_a_private_file_that_is_not_written_over_unasked() {
    let home = furnished();
    assert_snapshot!(home.run("calendar --output dates.ics"), @r#"
    8 dates are in dates.ics.
    --- exit 0
    "#);
    let mode = fs::metadata(home.path("dates.ics")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_snapshot!(home.run("calendar --output dates.ics"), @r#"
    --- standard error
    error: dates.ics is already there, and was kept
    hint: name another file, or write over it with --force
    --- exit 1
    "#);
    assert_eq!(home.run("calendar --output dates.ics --force").code, 0);
}

#[test]
fn the_answer_is_the_one_described() {
    let home = furnished();
    let answer = home.json(&["calendar"]);
    assert_eq!(answer["file"], serde_json::Value::Null);
    let kinds: Vec<_> =
        answer["events"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    for kind in ["appointment", "milestone", "refill", "kit"] {
        assert!(kinds.iter().any(|one| *one == kind), "{kind}");
    }
    let refill = answer["events"].as_array().unwrap().iter().find(|one| one["kind"] == "refill");
    assert_eq!(refill.unwrap()["on"], "2026-11-24");
}

#[test]
fn an_empty_journal_has_an_empty_calendar() {
    assert_snapshot!(Home::with_empty_journal().run("calendar").stdout.replace('\r', ""), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//calendar//EN
    END:VCALENDAR
    "#);
}
