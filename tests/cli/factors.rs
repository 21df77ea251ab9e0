//! Days with a factor beside days without it, in `trends`.

use insta::assert_snapshot;
use serde_json::json;

use crate::support::Home;

/// Thirty days: on every third a short night and a strong craving, on the others a walk.
fn home() -> Home {
    let home = Home::with_journal();
    home.add_routine("walk", "day");
    for n in 0..30 {
        let answers = if n % 3 == 0 {
            "--sleep 5 --craving 8 --mood 2"
        } else {
            "--sleep 7.5 --craving 2 --mood 6 --did walk"
        };
        let said = home.run(&format!("checkin --date -{n}d {answers}"));
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

#[test]
fn the_clearest_are_named_with_how_many_were_looked_at() {
    let home = home();
    let factors = home.json(&["trends", "--window", "30d"])["factors"].clone();
    assert_eq!(factors["looked_at"], 4);
    let row = &factors["rows"][0];
    let keys =
        ["factor", "outcome", "with_outcome", "with_days", "without_outcome", "without_days"];
    assert_eq!(
        keys.map(|key| row[key].clone()),
        [json!("short_sleep"), json!("high_craving"), json!(10), json!(10), json!(0), json!(20)]
    );
    let part = |line: &str| {
        let said = home.run(line).stdout;
        let lines = said.lines().skip_while(|line| !line.contains("Days that differ"));
        lines.take_while(|line| !line.contains("Cravings")).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(part("trends --window 30d --plain"), @"
    Days that differ: strong cravings on 10 of 10 days with sleep under 6 hours, 0 of 20 without.
    Days that differ: a low mood on 10 of 10 days with sleep under 6 hours, 0 of 20 without.
    Days that differ: strong cravings on 0 of 20 days with walk done, 10 of 10 without.
    Days that differ: a low mood on 0 of 20 days with walk done, 10 of 10 without.
    Days that differ: of 4 pairs looked at, some differ by chance alone.
    ");
    assert_snapshot!(part("trends --window 30d --numbers --plain"), @"
    Days that differ: strong cravings on 10 of 10 days with sleep under 6 hours, 0 of 20 without; 100 (68 to 100) more of 100 days.
    Days that differ: a low mood on 10 of 10 days with sleep under 6 hours, 0 of 20 without; 100 (68 to 100) more of 100 days.
    Days that differ: strong cravings on 0 of 20 days with walk done, 10 of 10 without; 100 (68 to 100) fewer of 100 days.
    Days that differ: a low mood on 0 of 20 days with walk done, 10 of 10 without; 100 (68 to 100) fewer of 100 days.
    Routines: walk 20 of 29 (9 not recorded), last 2 in a row.
    Worth watching in early recovery: how strong and how often cravings come, the situations around them, what was tried and what helped, sleep, support and what to do in an overdose.
    ");
}

#[test]
fn under_the_thresholds_nothing_is_named() {
    let home = home();
    let factors = home.json(&["trends", "--window", "26d"])["factors"].clone();
    assert_eq!(factors["looked_at"], 0);
    assert!(!home.run("trends --window 26d").stdout.contains("Days that differ"));
}
