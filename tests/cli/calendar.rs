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
    assert_snapshot!(said.stdout.replace('\r', ""), @"");
    for word in ["secret", "Who", "Room", "heroin", "buprenorphine", "naloxone", "daymark"] {
        assert!(!said.stdout.to_lowercase().contains(&word.to_lowercase()), "{word}");
    }
    assert!(said.stdout.lines().count() > 10 && said.stdout.contains("\r\n"));
}

#[test]
fn it_goes_to_a_private_file_that_is_not_written_over_unasked() {
    let home = furnished();
    assert_snapshot!(home.run("calendar --output dates.ics"), @"");
    let mode = fs::metadata(home.path("dates.ics")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_snapshot!(home.run("calendar --output dates.ics"), @"");
    assert_eq!(home.run("calendar --output dates.ics --force").code, 0);
}

#[test]
fn the_answer_is_the_one_described() {
    let home = furnished();
    let answer = home.json(&["calendar"]);
    assert_eq!(answer["file"], serde_json::Value::Null);
    let kinds: Vec<_> = answer["events"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    for kind in ["appointment", "milestone", "refill", "kit"] {
        assert!(kinds.iter().any(|one| *one == kind), "{kind}");
    }
    let refill = answer["events"].as_array().unwrap().iter().find(|one| one["kind"] == "refill");
    assert_eq!(refill.unwrap()["on"], "2026-11-25");
}

#[test]
fn an_empty_journal_has_an_empty_calendar() {
    assert_snapshot!(Home::with_empty_journal().run("calendar").stdout.replace('\r', ""), @"");
}
