//! `daymark reward`, beside what holds for every noun

use std::fmt::Write;

use serde_json::json;

use crate::support::Home;

#[test]
fn it_is_set_and_had() {
    let home = Home::with_empty_journal();
    let mut said = String::new();
    for line in [
        "reward add 'a day at the sea' --after 30d",
        "reward add 'new shoes' --after soon",
        "reward",
        "reward edit sea --had-on today",
        "reward list --plain",
    ] {
        writeln!(said, "$ daymark {line}\n{}\n", home.run(line)).unwrap();
    }
    insta::assert_snapshot!(said, @r#"
    $ daymark reward add 'a day at the sea' --after 30d
    Saved the reward a day at the sea.
      To undo: daymark undo
    --- exit 0

    $ daymark reward add 'new shoes' --after soon
    --- standard error
    error: --after: "soon" is no time from a start date; it takes a whole number of days, weeks, months or years up to a hundred years, like 100d, 6w, 5m or 2y
    hint: see: daymark reward add --help
    --- exit 2

    $ daymark reward
    1 reward · 1 to come

               reward            after
      to come  a day at the sea  30 days
    --- exit 0

    $ daymark reward edit sea --had-on today
    Changed the reward a day at the sea: had on.
      To undo: daymark undo
    --- exit 0

    $ daymark reward list --plain
    1 reward.
    1 had.
    a day at the sea: had.
    a day at the sea: after 30 days.
    a day at the sea: had on Friday 20 November.
    --- exit 0
    "#);
}

#[test]
fn today_names_what_is_earned_until_it_was_had() {
    let home = Home::with_journal();
    home.run("reward add 'a day at the sea' --after 80d");
    home.run("reward add 'new shoes' --after 90d");
    assert_eq!(home.json(&["today"])["rewards_earned"], json!(["a day at the sea"]));
    assert!(home.run("today").stdout.contains("Earned    a day at the sea"));
    home.run("reward edit sea --had-on today");
    assert_eq!(home.json(&["today"])["rewards_earned"], json!([]));
}
