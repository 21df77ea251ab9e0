//! `daymark goal`, beside what holds for every noun

use std::fmt::Write;

use serde_json::json;

use crate::support::Home;

#[test]
fn steps_are_added_and_it_is_reached() {
    let home = Home::with_empty_journal();
    let mut said = String::new();
    for line in [
        "goal add 'a flat of my own' --area housing --review +4w",
        "goal step flat 'ask the housing office'",
        "goal step flat 'look at two flats'",
        "goal show flat",
        "goal done flat --date yesterday",
        "goal done flat --date yesterday",
        "goal",
        "goal edit flat --clear done-on",
        "goal list --plain",
        "goal step nothing x",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark goal add 'a flat of my own' --area housing --review +4w
    Saved the goal a flat of my own.
      To undo: daymark undo
    --- exit 0

    $ daymark goal step flat 'ask the housing office'
    Changed the goal a flat of my own: steps.
      To undo: daymark undo
    --- exit 0

    $ daymark goal step flat 'look at two flats'
    Changed the goal a flat of my own: steps.
      To undo: daymark undo
    --- exit 0

    $ daymark goal show flat
    a flat of my own
      Open

      Area      housing
      Review    Friday 18 December
      Steps:
        ask the housing office
        look at two flats
    --- exit 0

    $ daymark goal done flat --date yesterday
    Saved as done: a flat of my own.
      To undo: daymark undo
    --- exit 0

    $ daymark goal done flat --date yesterday
    Nothing to change; it already says done: a flat of my own.
    --- exit 0

    $ daymark goal
    1 goal · 1 done

            goal              area     review      done on
      done  a flat of my own  housing  Fri 18 Dec  Thu 19 Nov
    --- exit 0

    $ daymark goal edit flat --clear done-on
    Changed the goal a flat of my own: done on.
      To undo: daymark undo
    --- exit 0

    $ daymark goal list --plain
    1 goal.
    1 open.
    a flat of my own: open.
    a flat of my own: area housing.
    a flat of my own: review Friday 18 December.
    --- exit 0

    $ daymark goal step nothing x
    --- standard error
    error: there is no goal named "nothing"
    hint: see all of them with: daymark goal list --all
    --- exit 1
    "#);
}

#[test]
fn today_names_a_goal_whose_day_of_review_has_come() {
    let home = Home::with_journal();
    home.run("goal add 'find a flat' --review 2026-11-20");
    home.run("goal add 'learn to cook' --review 2026-11-21");
    let due = json!([{"name": "find a flat", "review": "2026-11-20"}]);
    assert_eq!(home.json(&["today"])["goals_to_review"], due);
    assert!(home.run("today").stdout.contains("Goals     find a flat"));
    home.run("goal done 'find a flat'");
    assert_eq!(home.json(&["today"])["goals_to_review"], json!([]));
}
