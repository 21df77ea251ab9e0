//! Six lives, as their screens are: what each sees at 80 columns and at 40.

use rstest::rstest;

use crate::support::Home;
use crate::terminal::screen_with;

/// Half past one in the night after somebody stopped.
const NIGHT: &str = "2026-11-21T01:30:00+01:00";
const EVENING: &str = "2026-11-20T21:30:00+01:00";

/// Does what is said, which must go well.
fn done(home: &Home, line: &str) {
    let said = home.run(line);
    assert_eq!(said.code, 0, "{line}: {said}");
}

/// The first night of withdrawal: stopped yesterday, one craving, no sleep.
fn first_night() -> Home {
    let home = Home::with_empty_journal();
    done(&home, "focus add heroin --kind opioid-short --since 2026-11-19");
    done(&home, "checkin --date 2026-11-19 --mood 2 --craving 9 --used no --note 'First day.'");
    let said =
        home.run_at(NIGHT, "craving 9 --situation physical_discomfort --coping cold_water:partly");
    assert_eq!(said.code, 0, "{said}");
    home
}

/// Day 45 on buprenorphine, a dose each day.
fn day_45() -> Home {
    let home = Home::with_empty_journal();
    done(&home, "focus add heroin --kind opioid-short --since 2026-10-06 --maintenance");
    done(&home, "routine add 'evening walk' --every day");
    done(
        &home,
        "med add buprenorphine --class buprenorphine --dose '8 mg' --every day --since 2026-11-01",
    );
    for day in 1..20 {
        let (mood, craving) = (4 + day / 7, 6 - day / 5);
        let dose = if day == 12 { "--missed" } else { "--took" };
        done(
            &home,
            &format!(
                "checkin --date 2026-11-{day:02} --mood {mood} --craving {craving} --sleep 6.5 --used no {dose} buprenorphine"
            ),
        );
    }
    done(&home, "craving 5 --at '2026-11-18 19:00' --coping talk:helped --acted no");
    home
}

/// The evening before a session: the next day at ten, with two questions and something to talk about.
fn before_a_session() -> Home {
    let home = day_45();
    done(
        &home,
        "appointment add counselling --at '2026-11-21 10:00' --type therapy --with 'Dr Berg'",
    );
    done(&home, "question add 'Could the dose in the evening be smaller?'");
    done(&home, "question add 'What do I say to my brother?'");
    done(&home, "contact add Ana --role sponsor --how '0151 234' --last-spoke 2026-11-18");
    done(
        &home,
        "plan add coping 'I leave the room and call Ana' --situation conflict --coping talk",
    );
    done(&home, "checkin --mood 5 --craving 4 --used no --note 'Nervous about tomorrow.'");
    home
}

fn three_years() -> Home {
    let home = Home::new();
    done(&home, "demo .local/share/daymark --years 3");
    home
}

#[rstest]
#[case::first_night("first_night", first_night(), NIGHT, &["today", "today --more", "week", "trends", "log", "help-now --region us"])]
#[case::day_45("day_45", day_45(), EVENING, &["today", "week", "trends --window 28d", "phase"])]
#[case::three_years("three_years", three_years(), EVENING, &["today", "week", "trends", "review"])]
#[case::before_a_session("before_a_session", before_a_session(), EVENING, &["today", "question", "streak", "milestones", "review", "plan show", "packet --preview", "packet --yes"])]
#[case::a_screen_reader("a_screen_reader", day_45(), EVENING, &["today --plain", "week --plain", "trends --plain", "streak --plain", "review --plain"])]
#[case::a_script("a_script", day_45(), EVENING, &["in --mood 6 --used no", "craving 4 --acted no", "routine done walk", "log -n 2", "today --format '{days} {due} {next}'"])]
fn what_a_life_sees(
    #[case] name: &str,
    #[case] home: Home,
    #[case] now: &str,
    #[case] pages: &[&str],
) {
    for columns in [80, 40] {
        let shown: Vec<_> = pages
            .iter()
            .map(|page| {
                let said = screen_with(&home, page, &[("DAYMARK_NOW", now)], columns);
                let lines = said.lines().count();
                let one_screen = columns == 40 || page.contains("plain") || lines <= 25;
                assert!(
                    one_screen
                        || ["review", "packet", "help-now"]
                            .iter()
                            .any(|long| page.starts_with(long)),
                    "{said}"
                );
                format!("$ daymark {page}\n{said}")
            })
            .collect();
        insta::assert_snapshot!(format!("{name}_{columns}"), shown.join("\n\n"));
    }
}

/// What a script gives and reads, with no terminal: each answer, each code, and nothing asked.
#[test]
fn what_a_script_reads() {
    let home = before_a_session();
    let said: Vec<_> = [
        "in --date yesterday --mood 6 --used no --no-input --quiet",
        "in --mood 11 --no-input",
        "in --mood 6 --date 2026-12-01 --no-input",
        "checkin --no-input",
        "craving --no-input",
        "routine done swim",
        "show 0000 --json",
        "today --format '{days} {run} {due} {next}'",
        "question list --plain",
    ]
    .iter()
    .map(|line| format!("$ daymark {line}\n{}", home.run(line)))
    .collect();
    insta::assert_snapshot!("a_script_reads", said.join("\n"));
    let week = home.json(&["week"]);
    assert_eq!(week["focuses"][0]["no_use"], 5);
    assert_eq!(week["medications"][0]["taken"], 4);
    let packet = home.json(&["packet", "--yes"]);
    assert_eq!(packet["schema"], "daymark.packet.v1");
}
