//! `daymark contact`, beside what holds for every noun

use std::fmt::Write;

use serde_json::json;

use crate::support::{Home, words};

#[test]
fn one_spoke_with_somebody() {
    let home = Home::with_empty_journal();
    home.run("contact add Ana");
    let spoke = |rest: &str| {
        let answer = home.json(&words(&format!("contact spoke ana {rest}")));
        (answer["result"].clone(), answer["contact"]["last_spoke"].clone())
    };
    assert_eq!(spoke("--date yesterday"), (json!("updated"), json!("2026-11-19")));
    assert_eq!(spoke("--date -3d"), (json!("unchanged"), json!("2026-11-19")));
    assert_eq!(spoke(""), (json!("updated"), json!("2026-11-20")));
    assert_eq!(home.run("contact spoke ana --date tomorrow").code, 1);
}

#[test]
fn a_list_and_what_was_done_are_said_plainly() {
    let home = Home::with_empty_journal();
    home.run("contact add 'evening star' --role sponsor --how '0151 234' --last-spoke -2d --note 'met in May'");
    let mut said = String::new();
    for line in [
        "contact",
        "contact add 'Dr Berg' --role counselor",
        "contact list",
        "contact list --plain",
        "contact show star",
        "contact edit berg --how 'Tuesdays at 5' --name 'Dr. Berg'",
        "contact edit berg --how 'Tuesdays at 5'",
        "contact spoke berg",
        "contact archive star",
        "contact archive star",
        "contact list",
        "contact delete berg --yes",
        "contact list",
        "contact add Eva --role sponser",
        "contact spoke eva",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark contact
    1 contact

      contact       role     how       last spoke
      evening star  sponsor  0151 234  Wed 18 Nov
    --- exit 0

    $ daymark contact add 'Dr Berg' --role counselor
    Saved the contact Dr Berg.
      To undo: daymark undo
    --- exit 0

    $ daymark contact list
    2 contacts

      contact       role       how       last spoke
      evening star  sponsor    0151 234  Wed 18 Nov
      Dr Berg       counselor  –         –
    --- exit 0

    $ daymark contact list --plain
    2 contacts.
    evening star: role sponsor.
    evening star: how 0151 234.
    evening star: last spoke Wednesday 18 November.
    Dr Berg: role counselor.
    --- exit 0

    $ daymark contact show star
    evening star

      Role        sponsor
      How         0151 234
      Last spoke  Wednesday 18 November
      Note:
        met in May
    --- exit 0

    $ daymark contact edit berg --how 'Tuesdays at 5' --name 'Dr. Berg'
    Changed the contact Dr. Berg: name and how.
      To undo: daymark undo
    --- exit 0

    $ daymark contact edit berg --how 'Tuesdays at 5'
    Nothing to change: the contact Dr. Berg already says so.
    --- exit 0

    $ daymark contact spoke berg
    Changed the contact Dr. Berg: last spoke.
      To undo: daymark undo
    --- exit 0

    $ daymark contact archive star
    The contact evening star is put away; what you logged of it stays.
      To undo: daymark undo
    --- exit 0

    $ daymark contact archive star
    --- standard error
    error: there is no contact named "star"
    hint: see all of them with: daymark contact list --all
    --- exit 1

    $ daymark contact list
    1 contact

      contact   role       how            last spoke
      Dr. Berg  counselor  Tuesdays at 5  Fri 20 Nov

      1 is put away: daymark contact list --all
    --- exit 0

    $ daymark contact delete berg --yes
    Deleted the contact Dr. Berg.
      To undo: daymark undo
    --- exit 0

    $ daymark contact list
    Every contact is put away

      1 is put away: daymark contact list --all
    --- exit 0

    $ daymark contact add Eva --role sponser
    --- standard error
    error: --role: "sponser" is not a role (did you mean sponsor?); known: sponsor, counselor, family, friend, peer, other
    hint: see: daymark contact add --help
    --- exit 2

    $ daymark contact spoke eva
    --- standard error
    error: there is no contact named "eva"
    hint: see all of them with: daymark contact list --all
    --- exit 1
    "#);
}
