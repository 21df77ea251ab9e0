use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::json;

use crate::history::ninety_days;
use crate::support::{Home, unwrapped};
use crate::terminal::{end, start};

/// The words of the person that [`words`] adds.
const WORDS: [&str; 5] = ["so tired", "payday", "riverside", "Ben from work", "for nobody"];

/// The ninety days, with words of every kind in them.
fn words() -> Home {
    let home = ninety_days();
    let craving =
        "craving --at 2h --intensity 4 --tag payday --place riverside --company 'Ben from work'";
    for line in [
        &craving.replace("2h", "'2h ago'"),
        "note add 'so tired'",
        "craving --at '1h ago' --intensity 2 --place orchard --note 'for nobody' --private",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

#[test]
fn the_page_of_one_focus_tells_nothing_of_another() {
    let home = Home::with_journal();
    home.run("focus add wine --kind alcohol --since 2026-11-10");
    home.run("used --date 2026-11-18 --overdose yes --what MARK1 --no-input");
    home.run("balance add --pros MARK2");
    home.run("stage set action --note MARK3");
    home.run("used --focus wine --date 2026-11-17 --overdose no --what mine --no-input");
    let page = home.run("packet --focus wine --include notes --yes --json").stdout;
    assert!(!page.contains("MARK") && page.contains("mine"), "{page}");
    let safety = &home.json(&["packet", "--focus", "wine"])["safety"];
    assert_eq!((&safety["overdose"], &safety["returns"]), (&json!("no"), &json!(1)));
    assert_eq!(home.json(&["packet"])["safety"]["overdose"], "yes");
}

#[test]
fn a_page_of_days_before_a_start_date_does_not_say_that_there_is_none() {
    let home = Home::with_journal();
    let page = home.run("packet --to 2026-08-01").stdout;
    assert!(page.contains("no start date up to Saturday 1 August"), "{page}");
}

#[test]
fn days_of_use_told_at_check_in_alone_are_not_asked_after_an_overdose() {
    let home = Home::with_journal();
    let overdose = || {
        let page = home.run("packet --plain").stdout;
        let said = page.lines().filter_map(|line| line.strip_prefix("Overdose in this period: "));
        let said = said.collect::<Vec<_>>().join(" ");
        (said, home.json(&["packet"])["safety"].clone())
    };
    home.run("checkin --date 2026-11-17 --used yes --no-input");
    home.run("checkin --date 2026-11-18 --used yes --no-input");
    let (said, safety) = overdose();
    assert_eq!(said, "not asked on 2 days of use.");
    assert_eq!((&safety["returns"], &safety["unasked_days"]), (&json!(0), &json!(2)));
    home.run("used --date 2026-11-18 --overdose no --no-input");
    let (said, safety) = overdose();
    assert_eq!(said, "no. answered at 1 of 1 return to use. not asked on 1 other day of use.");
    assert_eq!((&safety["returns"], &safety["unasked_days"]), (&json!(1), &json!(1)));
}

#[test]
fn four_weeks_agree_with_a_count_by_hand() {
    let home = ninety_days();
    let packet =
        home.json(&["packet", "--overall", "a-little-better", "--talk", "The night shift"]);
    for (key, value) in [
        ("from", json!("2026-10-24")),
        ("to", json!("2026-11-20")),
        ("window_days", json!(28)),
        ("coverage", json!({ "logged": 26, "days": 28 })),
        ("basis", json!("self-reported, unverified")),
        ("talk", json!("The night shift")),
        ("overall", json!("a-little-better")),
        ("cravings", json!({ "episodes": 3, "median_intensity": 6.0, "peak": 9 })),
        ("included", json!([])),
        ("withheld", json!(["notes", "names", "places", "item9", "plan", "private"])),
        ("words", json!([])),
    ] {
        assert_eq!(packet[key], value, "{key}");
    }
    let safety = json!({
        "overdose": "not asked", "returns": 0, "asked": 0, "unasked_days": 0, "naloxone": null,
        "item_9": null,
    });
    assert_eq!(packet["safety"], safety);
    let focus = &packet["focuses"][0];
    assert_eq!((&focus["name"], &focus["phase"]), (&json!(null), &json!("building")));
    assert_eq!(focus["days"], json!({ "no_use": 26, "use": 0, "unknown": 2 }));
    assert_eq!(focus["attempt_days"], json!({ "no_use": 72, "use": 3, "unknown": 15 }));
    assert_eq!((&focus["days_in_recovery"], &focus["days_since_use"]), (&json!(90), &json!(30)));
    assert_eq!(focus["percent_high"], json!(100.0));
    // Two of the three cravings named a situation; the third said there was none.
    let conflict = json!({ "situation": "conflict", "episodes": 2, "of": 3 });
    assert_eq!(packet["situations"][0], conflict);
    let week = &packet["steps"][3];
    assert_eq!((&week["from"], &week["episodes"]), (&json!("2026-11-14"), &json!(3)));
    assert_eq!((&week["n"], &week["median"], &week["peak"]), (&json!(0), &json!(null), &json!(9)));
    let mood = &packet["ratings"][0];
    assert_eq!(
        (&mood["name"], &mood["n"], &mood["median"]),
        (&json!("mood"), &json!(26), &json!(5.0))
    );
    assert_eq!(mood["by_step"], json!([5.0, 5.0, 5.0, 6.0]));
    // Today's walk is still to come.
    let all = ["due", "done", "skipped", "unrecorded"].map(|key| &packet["routines"][key]);
    assert_eq!(all, [&json!(27), &json!(1), &json!(1), &json!(25)]);
}

#[test]
fn the_page_of_four_weeks() {
    assert_snapshot!(ninety_days().run("packet"), @"
    For my session · 24 October to 20 November 2026 · 26 of 28 days logged
      In short    26 without use, 2 with no answer
                  3 cravings, strongest 9; mood usually 5;
                  sleep usually 6.5 h
      Self-reported, unverified: my own record
      Phase       short-acting opioid: building recovery, day 90
    Safety
      Overdose    not asked, since no return to use was recorded
      Naloxone    not recorded
    Use
      Days        26 of 26 logged days without use (100 %); 2 days have no
                  answer; without use on 93 % to 100 % of all 28 days
      Time        90 days in recovery, 72 of them logged without use; 30
                  days since the last use, 21 October
    Cravings
      Peak        -, -, -, 9 by week
      Rated       on no day
      Episodes    3 episodes, usually 6, strongest 9
      Situations  conflict 2 of 3 · pressure from others 1 of 3
      Helped      talking to someone 1 of 1 · waiting: tried once, no help
                  yet; 1 not rated
    How it went
      Mood        usually 5 (26 days), 3 to 8; 5, 5, 5, 6 by week; about the
                  same
      Sleep       rated on 3 nights, too few to say what is usual
      Routines    1 of 27 (1 skipped, 25 not recorded)

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- standard error
    On this page: the figures of 24 October to 20 November.
    Left out: notes, thoughts, feelings and tags (1); names of focuses, routines and people (2); words of entries marked private (1).
    To include them as well, add to the command: --include notes,names,private
    --- exit 0
    ");
}

#[test]
fn an_overdose_is_yes_no_or_not_asked() {
    let home = ninety_days();
    let safety = |from: &str| home.json(&["packet", "--from", from])["safety"].clone();
    assert_eq!(safety("2026-10-22")["overdose"], "not asked");
    assert_eq!(
        safety("2026-10-21"),
        json!({
            "overdose": "no", "returns": 1, "asked": 1, "unasked_days": 0, "naloxone": null,
        "item_9": null,
        })
    );
    home.run("used --overdose yes");
    assert_eq!(
        safety("2026-10-21"),
        json!({
            "overdose": "yes", "returns": 2, "asked": 2, "unasked_days": 0, "naloxone": null,
        "item_9": null,
        })
    );
}

#[rstest]
#[case::last_four_weeks("packet", ["2026-10-24", "2026-11-20"], "building", 90)]
#[case::to_a_day("packet --to 2026-09-30", ["2026-09-03", "2026-09-30"], "early", 39)]
#[case::from_a_day("packet --from 2026-11-01", ["2026-11-01", "2026-11-20"], "building", 90)]
#[case::both("packet --from 2026-08-23 --to 2026-08-30", ["2026-08-23", "2026-08-30"], "withdrawal", 8)]
fn periods(#[case] line: &str, #[case] days: [&str; 2], #[case] phase: &str, #[case] day: u32) {
    let packet = ninety_days().json(&line.split(' ').collect::<Vec<_>>());
    assert_eq!(["from", "to"].map(|key| packet[key].as_str().unwrap()), days);
    let focus = &packet["focuses"][0];
    assert_eq!((&focus["phase"], &focus["days_in_recovery"]), (&json!(phase), &json!(day)));
}

#[test]
fn a_past_period_knows_nothing_of_a_later_start() {
    let home = ninety_days();
    let before = home.run("packet --to 2026-09-30").stdout;
    assert_eq!(home.run("focus restart heroin --since 2026-11-10 --no-input").code, 0);
    assert_eq!(home.run("packet --to 2026-09-30").stdout, before);
}

#[test]
fn words_are_withheld_until_they_are_let_out() {
    let home = words();
    let found = |line: &str| -> Vec<&str> {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{said}");

        WORDS.into_iter().chain(["orchard"]).filter(|word| said.stdout.contains(word)).collect()
    };
    for format in ["text", "md", "html", "json"] {
        let with = |include: &str| found(&format!("packet --format {format} {include}"));
        assert_eq!(with(""), Vec::<&str>::new());
        assert_eq!(with("--include notes --yes"), ["so tired", "payday"]);
        assert_eq!(with("--include names --yes"), ["Ben from work"]);
        assert_eq!(with("--include places --yes"), ["riverside"]);
        assert_eq!(with("--include private --yes"), ["for nobody"]);
        let all = ["so tired", "payday", "riverside", "Ben from work", "for nobody", "orchard"];
        assert_eq!(with("--include notes,names,places,private --yes"), all);
    }
    let named = home.json(&["packet", "--include", "names", "--yes"]);
    assert_eq!(named["focuses"][0]["name"], "heroin");
    assert_eq!(named["routines"]["each"][0]["name"], "evening walk");
}

#[test]
fn it_says_what_is_withheld_and_how_to_include_it() {
    let home = words();
    assert_snapshot!(home.run("packet --include notes --yes --format json").stderr, @"
    On this page: the figures of 24 October to 20 November.
    Included in your words: notes, thoughts, feelings and tags (3).
    Names that stand inside your notes stay there as you wrote them.
    Left out: names of focuses, routines and people (3); places (1); words of entries marked private (3).
    To include them as well, add to the command: --include notes,names,places,private
    ");
    assert_eq!(home.run("packet --quiet").stderr, "");
}

#[test]
fn words_are_let_out_only_with_consent() {
    let home = words();
    assert_snapshot!(home.run("packet --include notes"), @"
    --- standard error
    error: your words are included only with your consent; nothing was written
    hint: add --yes, or run this on a terminal
    --- exit 1
    ");
    assert_snapshot!(home.run("packet --include places --output page.txt"), @"
    --- standard error
    error: your words are included only with your consent; nothing was written
    hint: add --yes, or run this on a terminal
    --- exit 1
    ");
    assert!(!home.path("page.txt").exists());

    for (answer, shown) in [("n", false), ("", false), ("y", true)] {
        let mut session =
            start(&home, &["packet", "--include", "notes", "--talk=x", "--overall=same"]);
        session.exp_string("Included in your words: notes").unwrap();
        session.exp_string("Show the page with these words of yours? (y/N): ").unwrap();
        session.send_line(answer).unwrap();
        let (said, ended) = end(session);
        assert_eq!((ended, said.contains("so tired")), (0, shown), "{said}");
    }
}

#[test]
fn a_file_is_whole_private_and_always_the_same() {
    let home = words();
    assert_snapshot!(home.run("packet --output page.txt --talk 'One thing'"), @"
    The page is in page.txt.
    --- standard error
    On this page: the figures of 24 October to 20 November, and what you want to talk about.
    Left out: notes, thoughts, feelings and tags (3); names of focuses, routines and people (3); places (1); words of entries marked private (3).
    To include them as well, add to the command: --include notes,names,places,private
    The file is not protected: whoever can read your files can read it. A copy that you hand over stays with whoever has it.
    --- exit 0
    ");
    let file = home.path("page.txt");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let page = fs::read_to_string(&file).unwrap();
    assert!(page.contains("    One thing\n") && !page.contains('▇'), "{page}");

    assert_eq!(home.run("packet --output page.txt").code, 1);
    // Before something is handed over it is listed, even under --quiet.
    let said = home.run("packet --quiet --output other.txt");
    assert!(said.stderr.contains("Left out: ") && said.code == 0, "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), page);
    // An hour later, in colour and elsewhere, it is the same.
    let mut command = home.daymark(&["packet"]);
    command.args(["--output", "page.txt", "--talk", "One thing", "--yes", "--force"]);
    command.args(["--color", "always"]);
    command.env("DAYMARK_NOW", "2026-11-20T22:45:00+01:00").env("LC_ALL", "C");
    assert_eq!(home.heard(&mut command).code, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), page);

    let answer = home.json(&["packet", "-o", "page.json"]);
    assert_eq!(answer["file"], "page.json");
    let written = fs::read_to_string(home.path("page.json")).unwrap();
    assert_eq!(written, home.run("packet --format json").stdout);
    assert_eq!(written, home.run("packet --json").stdout);
}

#[test]
fn nothing_is_left_behind_where_it_cannot_be_written() {
    let home = words();
    let files = home.files();
    let said = home.run("packet --output no/such/page.txt -q --yes");
    assert_snapshot!(said, @"
    --- standard error
    error: no/such/page.txt was not written
    cause: No such file or directory (os error 2)
    hint: see what stands in the way, and try again
    --- exit 1
    ");
    std::os::unix::fs::symlink("page.txt", home.path("link.txt")).unwrap();
    assert_eq!(home.run("packet --output link.txt --yes").code, 1);
    fs::remove_file(home.path("link.txt")).unwrap();
    assert_eq!(home.files(), files);
}

#[test]
fn on_a_terminal_it_asks() {
    let home = words();
    let mut session = start(&home, &["packet", "--plain", "--output", "page.txt"]);
    session.exp_string("What you want to talk about: ").unwrap();
    session.send_line("The night shift").unwrap();
    session.exp_string("How things are since the last visit").unwrap();
    session.exp_string(" 4  same").unwrap();
    session.exp_string(": ").unwrap();
    session.send_line("2").unwrap();
    session.exp_string("Left out: ").unwrap();
    session.exp_string("The file is not protected").unwrap();
    session.exp_string("Write it to page.txt? (y/N): ").unwrap();
    session.send_line("y").unwrap();
    assert_eq!(end(session).1, 0);
    let page = fs::read_to_string(home.path("page.txt")).unwrap();
    assert!(page.contains("The night shift\n") && page.contains("since the last visit: better."));

    // What is wanted on the screen is shown there, once everything is answered.
    let mut session = start(&home, &["packet", "--plain"]);
    session.exp_string("What you want to talk about: ").unwrap();
    session.send_line("").unwrap();
    session.exp_string("How things are since the last visit").unwrap();
    session.exp_string(": ").unwrap();
    session.send_line("").unwrap();
    let (said, code) = end(session);
    assert!(said.contains("Overdose in this period: ") && code == 0, "{said}");
    assert!(!said.contains("What I want to talk about") && !said.contains("last visit"), "{said}");
}

#[test]
fn what_to_talk_about_is_read_from_standard_input_and_kept_nowhere() {
    let home = words();
    let before = home.run("export data").stdout;
    let said = home.run_with_input("packet --format md --talk -", "# One\n<b>two</b>\n\u{1b}[31m");
    assert!(said.stdout.contains("> \\# One\\\n> \\<b>two\\</b>\\\n> ␛\\[31m\n"), "{said}");
    assert_eq!(home.run("export data").stdout, before);
    assert_eq!(home.run_with_input("packet --talk -", b"\xff".to_vec()).code, 2);
    for said in [home.run_with_input("packet --talk -", "\n"), home.run("packet --talk ''")] {
        assert!(said.code == 0 && !said.stdout.contains("want to talk about"), "{said}");
    }
    let mut command = home.daymark(&["packet", "--talk"]);
    command.env("EDITOR", "printf 'from the editor' >");
    assert!(home.heard(&mut command).stdout.contains("    from the editor\n"));
}

#[test]
fn words_in_place_of_the_labels_are_not_on_it() {
    let home = words();
    home.write_config("config.toml", "[labels]\nmood = \"Grandmother\"\nuse = \"visits\"\n");
    assert!(home.run("week").stdout.contains("Grandmother"));
    let page = home.run("packet").stdout;
    assert!(page.contains("Mood") && !page.contains("Grandmother") && !page.contains("visits"));
}

#[test]
fn one_focus_alone() {
    let home = words();
    home.run("focus add wine --kind alcohol --since 2026-10-01");
    let kinds = |words: &[&str]| -> Vec<String> {
        let packet = home.json(words);
        let focuses = packet["focuses"].as_array().unwrap();
        focuses.iter().map(|focus| focus["kind"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(kinds(&["packet"]), ["opioid-short", "alcohol"]);
    assert_eq!(kinds(&["packet", "--focus", "WINE"]), ["alcohol"]);
    assert_eq!(home.run("focus archive wine").code, 0);
    assert_eq!(kinds(&["packet"]), ["opioid-short"]);
}

#[test]
fn an_empty_journal() {
    let packet = Home::with_empty_journal().json(&["packet"]);
    assert_eq!((&packet["focuses"], &packet["scores"]), (&json!([]), &json!([])));
    assert_eq!(packet["coverage"], json!({ "logged": 0, "days": 27 }));
}

#[test]
fn what_cannot_be_done() {
    let home = words();
    assert_snapshot!(home.run("packet --include nots --yes"), @r#"
    --- standard error
    error: "nots" is not a part of a page
    hint: did you mean notes?
    --- exit 2
    "#);
    assert_snapshot!(home.run("packet --overall fine"), @r#"
    --- standard error
    error: --overall: "fine" is not an answer; known: much-better, better, a-little-better, same, a-little-worse, worse, much-worse
    hint: see: daymark packet --help
    --- exit 2
    "#);
    assert_snapshot!(home.run("packet --from 2026-11-10 --to 2026-11-09"), @"
    --- standard error
    error: 10 November 2026 is after 9 November 2026
    hint: give the earlier day to --from and the later one to --to
    --- exit 1
    ");
    assert_snapshot!(home.run("packet --format docx"), @r#"
    --- standard error
    error: --format: "docx" does not fit; it takes text, md, html, pdf, json
    hint: see: daymark packet --help
    --- exit 2
    "#);
    assert_snapshot!(home.run("packet --focus heroine"), @r#"
    --- standard error
    error: there is no focus named "heroine"
    hint: did you mean "heroin"?
    --- exit 1
    "#);
    for (line, code) in [("--from tomorrow", 1), ("--from sometime", 2), ("--format md --json", 2)]
    {
        let said = home.run(&format!("packet {line}"));
        assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
    }
}

#[test]
fn item_9_is_a_part_like_any_other_and_none_is_recorded() {
    let home = words();
    let packet = home.json(&["packet", "--include", "item9", "--yes"]);
    assert_eq!(packet["included"], json!(["item9"]));
    let before = home.json(&["packet"]);
    assert_eq!(packet["scores"], before["scores"]);
}

#[test]
fn a_phase_by_the_persons_own_word_is_told_as_such() {
    let home = Home::with_journal();
    assert_eq!(home.json(&["packet"])["focuses"][0]["phase_by"], "calendar");
    home.run("phase set stable");
    assert_eq!(home.json(&["packet"])["focuses"][0]["phase_by"], "person");
    let page = home.run("packet --plain --no-input").stdout;
    assert!(page.contains("stable recovery.\n") && page.contains(": by my own word.\n"), "{page}");
}

#[test]
fn scores_and_contacts_stand_on_it_and_item_9_only_where_it_is_let_out() {
    let home = Home::with_journal();
    home.run("screen take phq-9 --answers 3,3,2,2,2,2,1,0,0 --date 2026-10-10");
    home.run("screen take phq-9 --answers 2,1,1,1,1,1,1,0,2 --date 2026-11-10");
    home.run("screen record barc-10 --total 48 --date 2026-11-12");
    home.run("contact add Ana --role sponsor");
    home.run("contact add Ben --role friend");
    home.run("contact spoke Ana --date 2026-11-15");
    let packet = home.json(&["packet", "--from", "2026-11-01"]);
    let score = &packet["scores"][0];
    assert_eq!((&score["instrument"], &score["total"]), (&json!("phq-9"), &json!(10)));
    assert_eq!((&score["previous"], &score["change"]), (&json!(15), &json!(-5)));
    assert_eq!(score["notable_change"], json!(false));
    assert_eq!(packet["safety"]["item_9"], json!(null));
    let contacts = &packet["support_contacts"];
    assert_eq!((&contacts[0]["role"], &contacts[0]["name"]), (&json!("sponsor"), &json!(null)));
    assert_eq!(contacts[1]["spoke_in_period"], json!(false));
    let page = unwrapped(&home.run("packet --from 2026-11-01").stdout);
    for said in [
        "Scores PHQ-9 10 of 27, moderate, 10 Nov; before 15, may be chance",
        "BARC-10 48 of 60, 12 Nov",
        "Support spoke with 1 of 2 (sponsor)",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("Item 9") && !page.contains("Ana"), "{page}");
    let shared = home.run("packet --from 2026-11-01 --include item9,names --yes").stdout;
    let shared = unwrapped(&shared);
    assert!(shared.contains("Item 9 2 of 3, at the last PHQ-9"), "{shared}");
    assert!(shared.contains("spoke with 1 of 2 (Ana)"), "{shared}");
}

#[test]
fn the_plan_is_on_the_page_only_where_it_is_included() {
    let home = Home::with_journal();
    home.run("plan add coping 'I leave the room' --situation conflict");
    home.run("plan add person 'my cousin Zora' --private");
    let page = |parts: &str| home.run(&format!("packet {parts} --yes")).to_string();
    assert!(page("").contains("lines of your plan (1)") && !page("").contains("I leave"));
    let with = page("--include plan");
    assert!(with.contains("conflict: I leave the room") && !with.contains("Zora"), "{with}");
    assert!(page("--include plan,private").contains("Zora"));
    assert!(!page("--include private").contains("Zora"));
}

#[test]
fn a_preview_says_what_would_be_on_it_and_writes_nothing() {
    let home = words();
    let files = home.files();
    assert_snapshot!(home.run("packet --preview --include notes"), @"
    On this page: the figures of 24 October to 20 November.
    Included in your words: notes, thoughts, feelings and tags (3).
    Names that stand inside your notes stay there as you wrote them.
    Left out: names of focuses, routines and people (3); places (1); words
    of entries marked private (3).
    To include them as well, add to the command: --include
    notes,names,places,private
    --- exit 0
    ");
    let preview = home.json(&["packet", "--preview"]);
    assert_eq!(preview["included"], json!([]));
    assert_eq!(preview["withheld"][0], json!({ "part": "notes", "texts": 3 }));
    assert_eq!(home.files(), files);
    assert_eq!(home.json(&["packet", "log"])["hand_overs"], json!([]));
    assert_eq!(home.run("packet --preview --output page.md").code, 2);
}

#[test]
fn one_note_is_let_out_alone() {
    let home = words();
    let entries = home.json(&["log", "--all"]);
    let id = |note: &str| {
        let all = entries["entries"].as_array().unwrap();
        let found = all.iter().find(|entry| entry["note"] == note);
        found.unwrap()["id"].as_str().unwrap().to_owned()
    };
    let note = id("so tired");
    let page = home.run(&format!("packet --note {note} --yes"));
    assert!(page.stdout.contains("so tired") && !page.stdout.contains("payday"), "{page}");
    assert!(page.stderr.contains("notes, thoughts, feelings and tags (1)"), "{page}");
    assert_eq!(home.run(&format!("packet --note {note}")).code, 1);
    assert_snapshot!(home.run(&format!("packet --note {note} --from 2026-11-01 --to 2026-11-10 --yes")), @r#"
    --- standard error
    error: the note of 2026-11-20 is of a day that is not on this page
    hint: choose the days with --from and --to
    --- exit 1
    "#);
    assert_eq!(home.run("packet --note zzzz --yes").code, 1);

    let private = home.json(&[
        "craving",
        "--at",
        "1h ago",
        "--intensity",
        "2",
        "--note",
        "hush",
        "--private",
    ]);
    let private = private["id"].as_str().unwrap();
    let refused = home.run(&format!("packet --note {private} --yes"));
    assert!(refused.code == 1 && refused.stderr.contains("--include private"), "{refused}");
    assert!(!home.run("packet --yes").stdout.contains("hush"));
}

#[test]
fn each_hand_over_is_logged_and_the_next_goes_on_from_it() {
    let home = words();
    assert_snapshot!(home.run("packet --since-last"), @r#"
    --- standard error
    error: no page was handed over yet, so there is no last one to go on from
    hint: choose the first day with --from; see what was handed over with: daymark packet log
    --- exit 1
    "#);
    let export = home.run("export data --yes -q").stdout;
    let page = "packet --from 2026-11-01 --to 2026-11-10 --format html --output one.html -q";
    let said = home.run(&format!("{page} --for 'Dr Lee' --include notes --yes"));
    assert_eq!(said.code, 0, "{said}");
    assert!(fs::read_to_string(home.path("one.html")).unwrap().contains("<h1>For Dr Lee: "));
    assert_eq!(home.run("packet --from 2026-11-15 --format md --output two.md -q").code, 0);
    assert_eq!(home.run("packet").code, 0);
    assert_snapshot!(home.run("packet log"), @r#"
    2 pages handed over

      Friday 20 November at 21:30: 15 to 20 November, as md; only figures
      Friday 20 November at 21:30: for Dr Lee; 1 to 10 November, as html;
                                   with notes
    --- exit 0
    "#);
    let pages = &home.json(&["packet", "log"])["hand_overs"];
    assert_eq!(pages[1]["recipient"], "Dr Lee");
    assert_eq!((&pages[1]["included"], &pages[0]["included"]), (&json!(["notes"]), &json!([])));
    let from = |words: &[&str]| home.json(words)["from"].clone();
    assert_eq!(from(&["packet", "--since-last"]), "2026-11-20");
    assert_eq!(from(&["packet", "--since-last", "--for", "dr lee"]), "2026-11-10");

    // It happened: nothing takes it back, and no copy of the journal tells of it.
    home.run("undo --yes");
    assert_eq!(home.json(&["packet", "log"])["hand_overs"].as_array().unwrap().len(), 3);
    assert!(!home.run("export data --yes -q").stdout.contains("Dr Lee"));
    assert!(!export.contains("Dr Lee"));
}

#[test]
fn the_list_of_what_was_handed_over_can_be_emptied() {
    let home = words();
    assert_snapshot!(home.run("packet log --clear"), @r"
    No page was handed over yet
      To write one: daymark packet --output page.html --format html
    --- exit 0
    ");
    let page = "packet --for 'Dr Lee' --format md --output page.md -q --force --yes";
    assert_eq!((home.run(page).code, home.run(page).code), (0, 0));
    let pages = || home.json(&["packet", "log"])["hand_overs"].as_array().unwrap().len();
    assert_snapshot!(home.run("packet log --clear"), @r"
    --- standard error
    error: the list was kept: to empty it needs a yes
    hint: add --yes to empty it without being asked
    --- exit 1
    ");
    assert_eq!(pages(), 2);
    for (answer, left) in [("n", 2), ("y", 0)] {
        let mut session = start(&home, &["packet", "log", "--clear"]);
        session.exp_string("for good? (y/N): ").unwrap();
        session.send_line(answer).unwrap();
        assert_eq!((end(session).1, pages()), (0, left));
    }
    assert_eq!(home.run(page).code, 0);
    assert_snapshot!(home.run("packet log --clear --yes"), @r"
    1 page is off the list, for good. What was handed over stays where it went, and backups made
    before still have the list.
    --- exit 0
    ");
    home.run("undo --yes");
    assert_eq!(pages(), 0);
    assert_eq!(home.run("packet log --yes").code, 2);
    assert_eq!(home.run("packet --since-last").code, 1);
}

#[test]
fn the_same_data_and_options_give_the_same_bytes() {
    let home = words();
    for format in ["text", "md", "html", "json"] {
        let words =
            format!("packet --format {format} --appendix --for Ana --output page -q --force");
        assert_eq!(home.run(&words).code, 0);
        let first = fs::read(home.path("page")).unwrap();
        assert_eq!(home.run(&words).code, 0);
        assert_eq!(fs::read(home.path("page")).unwrap(), first, "{format}");
    }
}

#[test]
fn each_day_stands_on_a_sheet_behind_the_page() {
    let home = words();
    let page = home.run("packet --from 2026-11-16 --appendix").stdout;
    let (_, days) = page.split_once('\u{c}').unwrap();
    assert_snapshot!(days, @r#"
    Day by day: 16 to 20 November 2026
      A dash stands where nothing was answered
      Day         Mood  Sleep  short-acting opioid
      Mon 16 Nov     6      -  no use
      Tue 17 Nov     4    6.5  no use
      Wed 18 Nov     -      -  -
      Thu 19 Nov     7    6.5  no use
      Fri 20 Nov     5    6.5  no use
    "#);
    let plain = home.run("packet --from 2026-11-16 --appendix --plain").stdout;
    assert!(plain.contains("Monday 16 November: mood "), "{plain}");
    let days = &home.json(&["packet", "--from", "2026-11-16", "--appendix"])["appendix"];
    assert_eq!(days.as_array().unwrap().len(), 5);
    assert_eq!(home.json(&["packet"])["appendix"], json!(null));
}

#[test]
fn the_last_score_of_a_year_is_on_it() {
    let home = Home::with_journal();
    home.run("screen take phq-9 --answers 2,1,1,1,1,1,1,0,2 --date 2026-08-21");
    home.run("screen record barc-10 --total 48 --date 2025-11-01");
    let packet = home.json(&["packet"]);
    let scores = packet["scores"].as_array().unwrap();
    assert_eq!((scores.len(), &scores[0]["day"]), (1, &json!("2026-08-21")));
    let page = unwrapped(&home.run("packet").stdout);
    assert!(page.contains("Scores PHQ-9 10 of 27, moderate, 21 Aug"), "{page}");
}

#[test]
fn a_stop_and_the_doses_to_come_are_on_it() {
    let home = Home::with_journal();
    home.run("med add sub --class buprenorphine --dose '8 mg' --every day --since 2026-11-01");
    home.run("med change sub --dose '6 mg' --from 2026-12-05");
    let page = unwrapped(&home.run("packet").stdout);
    assert!(page.contains("; 6 mg from 5 December"), "{page}");
    home.run("med stop sub --date 2026-11-18");
    let page = unwrapped(&home.run("packet").stdout);
    assert!(page.contains("; stopped on 18 November") && !page.contains("6 mg"), "{page}");
    let plain = home.run("packet --plain").stdout;
    assert!(plain.contains("Medication: buprenorphine stopped on 18 November."), "{plain}");
}

#[test]
fn only_names_that_stand_on_it_are_counted() {
    let home = Home::with_journal();
    home.run("contact add Ana --role sponsor");
    home.run("contact add Ben --role friend");
    home.run("contact spoke Ana --date 2026-11-15");
    let packet = home.json(&["packet", "--include", "names", "--yes"]);
    let contacts = &packet["support_contacts"];
    assert_eq!((&contacts[0]["name"], &contacts[1]["name"]), (&json!("Ana"), &json!(null)));
}
