//! `daymark init`

use std::fs;
use std::os::unix::fs::symlink;

use daymark::domain::focus_kind::FocusKind;
use daymark::domain::records::routine::starters::STARTERS;
use insta::assert_snapshot;
use rexpect::session::PtySession;
use rstest::rstest;
use serde_json::json;

use crate::asking::talk;
use crate::support::{Home, day};
use crate::terminal::{end, start};

#[rstest]
#[case("alcohol", true)]
#[case("benzodiazepine", true)]
#[case("other", true)]
#[case("opioid-short", false)]
#[case("nicotine", false)]
fn warns_of_stopping_suddenly_where_that_is_dangerous(#[case] kind: &str, #[case] warns: bool) {
    let home = Home::new();
    home.write_config("config.toml", "region = \"ie\"");
    let begun = home.answer(&["init", "--focus", "one", "--kind", kind, "--no-passphrase"]);
    let added = home.answer(&["focus", "add", "two", "--kind", kind]);
    for page in [begun, added].map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")) {
        assert_eq!(page.contains("suddenly after daily use can be dangerous"), warns, "{page}");
        assert_eq!(
            page.contains("seeing or hearing things, or a high fever: call 112."),
            warns,
            "{page}"
        );
        assert_eq!(page.contains("benzodiazepines or GHB/GBL"), warns, "{page}");
        assert_eq!(page.contains("nothing stays down"), kind != "nicotine", "{page}");
        let opioids = ["opioid-short", "other"].contains(&kind);
        assert_eq!(page.contains("Pregnant and using opioids"), opioids, "{page}");
        assert_eq!(page.contains("clonidine or lofexidine"), opioids, "{page}");
    }
}

/// The flags of a whole set-up.
const WHOLE: &str = "init --focus heroin --kind opioid-short --since 2026-08-01 --goal none \
    --maintenance --routine 'Evening walk' --routine 'swim=mon,thu' --routine tea --region de \
    --no-passphrase --no-input";

/// Names that differ from run to run.
fn steady(said: impl std::fmt::Display) -> String {
    let said = said.to_string();
    match said.find("keys/") {
        Some(at) => format!("{}keys/ID{}", &said[..at], &said[at + "keys/".len() + 36..]),
        None => said,
    }
}

#[test]
fn begins_with_all_that_the_flags_say() {
    let home = Home::new();
    assert_snapshot!(steady(home.run(WHOLE)), @"
    Your journal is ready.

      For       heroin, since Saturday 1 August
      Routines  Evening walk · swim · tea
      Journal   ~/.local/share/daymark
      Key       ~/.config/daymark/keys/ID.key

      Copy both to keep it safe: without the key nobody can read the
      journal.
      It has no passphrase: whoever is logged in as you can read it.

      Vomiting or diarrhoea, and nothing stays down: call for medical help.
      Pregnant and using opioids: do not stop suddenly; ask about methadone
      or buprenorphine.
      On clonidine or lofexidine: do not stop it suddenly; blood pressure
      can rebound.

    Next: daymark checkin
    --- exit 0
    ");
    assert_snapshot!(home.run("focus list"), @"
    1 focus

      name    kind          goal       since               attempts
      heroin  short-acting  not using  Sat 1 Aug, day 111         1
              opioid, on
              medication
    --- exit 0
    ");
    assert_snapshot!(home.run("routine list"), @"
    3 routines

      routine       due          category  this week  today
      Evening walk  every day    exercise             due
      swim          Mon and Thu
      tea           every day                         due
    --- exit 0
    ");
    assert_snapshot!(home.run("config get region"), @"
    eu
    --- exit 0
    ");
    let undone = home.journal().undo_last(home.journal().focuses().unwrap()[0].updated_at);
    assert_eq!(undone.unwrap().unwrap().subject, "focus heroin and 3 routines");
    assert!(home.journal().routines().unwrap().is_empty(), "it is one change");
}

#[test]
fn plain_and_json_say_the_same() {
    let home = Home::new();
    assert_snapshot!(steady(home.run("init --focus wine --kind alcohol --since tomorrow --starter-routines --no-passphrase --plain")), @"
    Your journal is ready.
    It is for wine, starting on Saturday 21 November.
    Its routines are evening walk, regular meals, to bed on time, meeting or talk with a peer, ten quiet breaths and time for a hobby.
    The journal is in ~/.local/share/daymark
    Its key is ~/.config/daymark/keys/ID.key
    Copy both to keep it safe: without the key nobody can read the journal.
    It has no passphrase: whoever is logged in as you can read it.
    Stopping alcohol, benzodiazepines or GHB/GBL suddenly after daily use can be dangerous.
    Do not stop alone: ask a clinician to help you come off it step by step (a supervised taper).
    A seizure, confusion, seeing or hearing things, or a high fever: call 911 US and Canada, 999 UK, 112 EU, 000 Australia, 111 New Zealand.
    Vomiting or diarrhoea, and nothing stays down: call for medical help.
    Next: daymark checkin.
    --- exit 0
    ");
    let home = Home::new();
    let begun = home.json(&[
        "init",
        "--focus",
        "wine",
        "--kind",
        "alcohol",
        "--starter-routines",
        "--no-passphrase",
    ]);
    let names: Vec<_> = begun["routines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 6, "{names:?}");
    assert_eq!(begun["focus"]["name"], "wine");
    assert_eq!(begun["passphrase"], false);
    let places = home.json(&["config", "path"]);
    assert_eq!(begun["journal"], places["journal"]);
    assert!(begun["key"].as_str().unwrap().starts_with(places["keys"].as_str().unwrap()));
}

#[test]
fn the_help_names_every_starter_routine() {
    let help =
        Home::new().run("init --help").stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for starter in STARTERS {
        assert!(help.contains(starter.name), "{}: {help}", starter.name);
    }
}

#[test]
fn an_empty_journal_has_nothing_in_it() {
    let home = Home::new();
    assert_snapshot!(steady(home.run("init --empty --no-passphrase")), @"
    Your journal is ready.

      Journal   ~/.local/share/daymark
      Key       ~/.config/daymark/keys/ID.key

      Copy both to keep it safe: without the key nobody can read the
      journal.
      It has no passphrase: whoever is logged in as you can read it.

    Next: daymark import --help
    --- exit 0
    ");
    assert!(home.journal().focuses().unwrap().is_empty());
    assert_eq!(home.journal().last_change().unwrap(), None);
}

#[test]
fn the_journal_and_its_key_can_be_elsewhere() {
    let home = Home::new();
    let said = home.run("init --empty --no-passphrase --journal elsewhere");
    assert_eq!(said.code, 0, "{said}");
    assert!(home.files().iter().any(|file| file == "elsewhere/journal.db"), "{:?}", home.files());
}

#[rstest]
#[case::nothing("init", "daymark init --empty")]
#[case::no_kind("init --focus tea", "--kind KIND")]
#[case::unknown_kind("init --focus tea --kind opiod", "opioid-short")]
#[case::unreadable_date("init --focus tea --kind other --since someday", "not a date")]
#[case::a_routine_twice(
    "init --focus t --kind other --routine tea --routine 'TEA=2d'",
    "given twice"
)]
#[case::a_bad_schedule("init --focus t --kind other --routine 'tea=often'", "not a schedule")]
#[case::a_paused_routine("init --focus t --kind other --routine 'tea=paused'", "not a schedule")]
#[case::a_bad_routine("init --focus t --kind other --routine ''", "empty name")]
#[case::an_unknown_region("init --focus t --kind other --region atlantis", "does not fit region")]
#[case::empty_with_a_focus("init --empty --focus tea --kind other", "do not go together")]
fn where_anything_is_wrong_nothing_is_made(#[case] line: &str, #[case] expected: &str) {
    let home = Home::new();
    let said = home.run(&format!("{line} --no-passphrase"));
    assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{said}");
    assert!(said.stderr.contains(expected), "{said}");
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn a_journal_that_is_there_stays_as_it_is() {
    let home = Home::with_journal();
    let before = home.journal().focuses().unwrap();
    assert_snapshot!(home.run(WHOLE), @"
    --- standard error
    error: there is already a journal in ~/.local/share/daymark
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
    assert_eq!(home.journal().focuses().unwrap(), before);
    std::fs::write(home.place().database(), "not a journal").unwrap();
    assert_eq!(home.run("init --empty --no-passphrase").code, 1);
    assert_eq!(std::fs::read(home.place().database()).unwrap(), b"not a journal");
}

#[test]
fn of_several_at_once_one_makes_the_journal() {
    let home = Home::new();
    let codes: Vec<i32> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| home.run(WHOLE).code)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(codes.iter().filter(|code| **code == 0).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| [0, 1].contains(code)), "{codes:?}");
    assert_eq!(home.journal().routines().unwrap().len(), 3);
    assert_eq!(std::fs::read_dir(home.config_dir().join("keys")).unwrap().count(), 1);
}

/// Answers the questions of a set-up, up to the last.
fn answer_all_but_the_last(session: &mut PtySession) {
    talk(
        session,
        &[
            ("in your own word: ", "wine"),
            ("What kind is it, 1 to 9: ", "3"),
            ("When did you stop, or plan to, 1 to 3, or a day", "someday"),
            ("\"someday\" is not a date\r\n", "3 weeks ago"),
            ("Any use since Friday 30 October (y/n): ", "n"),
        ],
    );
    session.exp_string(PASSPHRASE).unwrap();
}

const PASSPHRASE: &str = " for none: ";

#[test]
fn a_first_run_on_a_terminal_leads_through_the_set_up() {
    let home = Home::new();
    let mut session = start(&home, &["--plain"]);
    session.exp_string("Set one up now (Y/n): ").unwrap();
    session.send_line("y").unwrap();
    answer_all_but_the_last(&mut session);
    assert_eq!(home.files(), Vec::<String>::new());
    session.send_line("").unwrap();
    session.exp_string("can read it. For none, answer -.").unwrap();
    session.exp_string(PASSPHRASE).unwrap();
    session.send_line("-").unwrap();
    let (said, code) = end(session);
    assert!(said.contains("It is for wine, since Friday 30 October.\n"), "{said}");
    assert!(!said.contains("suddenly"), "it was told beside its question: {said}");
    assert!(said.contains("Routines, any time: daymark routine add"), "{said}");
    assert!(said.ends_with("Next: daymark checkin.\n"), "{said}");
    assert_eq!(code, 0);
    let focus = home.json(&["focus", "list"])["focuses"][0].clone();
    assert_eq!((&focus["kind"], &focus["goal"]), (&json!("alcohol"), &json!("none")));
    assert_eq!(home.run("config get region").stdout, "all\n");
    assert!(home.journal().routines().unwrap().is_empty());
    assert!(said.contains("20 days since then are entered as without use"), "{said}");
    assert_eq!(home.entries().len(), 20);
}

#[test]
fn a_set_up_asks_six_questions_at_most_and_goes_back() {
    let home = Home::new();
    let mut session = start(&home, &["init"]);
    let answers = [
        ("in your own word: ", "pils"),
        ("What kind is it, 1 to 9: ", "<"),
        ("in your own word [pils]: ", "pills"),
        ("What kind is it, 1 to 9: ", "2"),
        ("3  not yet (Enter)", "yesterday"),
        ("or buprenorphine (y/n): ", "y"),
        (PASSPHRASE, "<"),
        ("[y]: ", "<"),
        ("2  yesterday (Enter)", ""),
        ("[y]: ", ""),
        (PASSPHRASE, "short"),
        ("at least 8 characters", "-"),
    ];
    talk(&mut session, &answers);
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let asked = answers.iter().filter(|(_, answer)| !["<", "short"].contains(answer));
    // Three of them were asked twice; with a passphrase it is typed once more.
    assert_eq!(asked.count() - 3 + 1, 6);
    let focus = &home.journal().focuses().unwrap()[0];
    assert_eq!((focus.kind, focus.maintenance), (FocusKind::OpioidLong, true));
    assert_eq!(focus.since(), Some(day("2026-11-19")));
    assert_eq!(focus.name.as_str(), "pills");
}

#[test]
fn the_country_is_asked_where_it_is_set() {
    let home = Home::new();
    let mut session = start(&home, &["config", "set", "region"]);
    session.exp_string("Which country, so that help lines fit, 0 to ").unwrap();
    session.send_line("uk").unwrap();
    let (said, code) = end(session);
    assert!(said.ends_with("region is now gb.\n"), "{said}");
    assert_eq!(code, 0);
    let said = home.run("config set region");
    assert!(said.stderr.contains("VALUE is missing"), "{said}");
}

#[test]
fn the_danger_of_stopping_is_told_before_the_day_is_asked_for() {
    let home = Home::new();
    let mut session = start(&home, &["init", "--plain", "--region", "gb", "--focus", "wine"]);
    session.exp_string("What kind is it, 1 to 9: ").unwrap();
    session.send_line("3").unwrap();
    session.exp_string("high fever: call 999.").unwrap();
    session.exp_string("When did you stop, or plan to, 1 to 3, or a day").unwrap();
    session.send_control('d').unwrap();
    assert_eq!(end(session).1, 1);
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn the_danger_of_stopping_is_told_without_colours() {
    let home = Home::new();
    let mut session = start(&home, &["init", "--focus", "wine", "--color", "always"]);
    session.exp_string("What kind is it, 1 to 9: ").unwrap();
    session.send_line("3").unwrap();
    let before = session.exp_string("Stopping alcohol, benzodiazepines").unwrap();
    assert!(!before.ends_with('m') && !before.contains('\u{241b}'), "{before}");
    let told = session.exp_string("When did you stop, or plan to").unwrap();
    assert!(!told.contains('\u{241b}'), "{told}");
    session.send_control('c').unwrap();
    assert_eq!(end(session).1, 1);
}

#[rstest]
#[case::at_the_first(false)]
#[case::at_the_last(true)]
fn a_set_up_that_is_ended_makes_nothing(#[case] last: bool) {
    let home = Home::new();
    let mut session = start(&home, &["init", "--plain"]);
    if last {
        answer_all_but_the_last(&mut session);
    } else {
        session.exp_string("in your own word: ").unwrap();
    }
    session.send_control('c').unwrap();
    let (said, code) = end(session);
    assert!(said.ends_with("nothing was written\n"), "{said}");
    assert_eq!((code, home.files()), (1, Vec::new()));
}

#[test]
fn a_first_run_that_is_not_wanted_says_how_to_begin() {
    let home = Home::new();
    let mut session = start(&home, &[]);
    session.exp_string("Set one up now (Y/n): ").unwrap();
    session.send_line("n").unwrap();
    let (said, code) = end(session);
    assert!(said.ends_with("Begin it with: daymark init\n"), "{said}");
    assert_eq!((code, home.files()), (0, Vec::new()));
}

#[test]
fn a_link_above_the_journal_is_followed_and_a_journal_that_is_one_is_not() {
    let home = Home::new();
    fs::create_dir_all(home.path("var/home")).unwrap();
    symlink("var/home", home.path("home")).unwrap();
    let init = "init --empty --no-passphrase --journal";
    for dir in ["home/new/journal", "home/journal/", "."] {
        let made = home.run(&format!("{init} {dir}"));
        assert_eq!(made.code, 0, "{made}");
        let noted = home.run(&format!("note add words --journal {dir}"));
        assert_eq!(noted.code, 0, "{noted}");
    }
    let files = home.files();
    assert!(files.contains(&"var/home/new/journal/journal.db".to_owned()), "{files:?}");

    symlink("var/home/journal", home.path("straight")).unwrap();
    for dir in ["straight", "straight/"] {
        let said = home.run(&format!("log --journal {dir}"));
        assert!(said.stderr.contains("a symbolic link, which a private journal"), "{said}");
        assert_eq!(said.code, 1);
    }
}

#[rstest]
#[case::in_a_file("letter/journal")]
#[case::a_link("linked")]
#[case::a_link_with_a_slash("linked/")]
fn what_cannot_be_made_leaves_nothing(#[case] dir: &str) {
    let home = Home::new();
    fs::write(home.path("letter"), "mine").unwrap();
    fs::create_dir(home.path("away")).unwrap();
    symlink("away", home.path("linked")).unwrap();
    let before = home.files();
    let said = home.run(&format!("init --empty --no-passphrase --journal {dir}"));
    assert_eq!((said.code, home.files()), (1, before), "{said}");
}

#[test]
fn a_tilde_that_the_shell_has_left_is_refused() {
    let home = Home::new();
    let mut init = home.daymark(&["init", "--empty", "--no-passphrase"]);
    let said = home.heard(init.env("DAYMARK_JOURNAL", "~/journal"));
    let told = "error: DAYMARK_JOURNAL cannot be used: the ~ is not your home directory here";
    assert!(said.stderr.starts_with(told), "{said}");
    for line in [
        "init --empty --no-passphrase --journal=~/journal",
        "export data --output ~/copy.json",
        "packet --output ~/page",
        "import ~/copy.json --from daymark",
        "demo ~/sample",
        "man --dir ~/man",
    ] {
        let said = home.run(line);
        assert!(said.stderr.contains("the ~ is not your home directory here"), "{said}");
        assert_eq!(said.code, 2);
    }
    assert_eq!(home.files(), Vec::<String>::new());
}
