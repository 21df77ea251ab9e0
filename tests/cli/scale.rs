//! Scales and questions of the person's own: `scale`, `checkin --scale`, the setting `scales`.

use insta::assert_snapshot;
use rstest::rstest;
use serde_json::{Value, json};

use crate::asking::talk;
use crate::support::Home;
use crate::terminal::{end, start};

fn home() -> Home {
    let home = Home::with_journal();
    for line in [
        "scale add pain --low none --high 'the worst I know'",
        "scale add 'a walk' --answer yes-no",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

/// A week with pain on five days, and a walk on two of three.
fn week() -> Home {
    let home = home();
    for (day, answers) in [
        ("mon", "pain=4,walk=yes"),
        ("tue", "pain=6,walk=no"),
        ("wed", "pain=5"),
        ("thu", "pain=7,walk=yes"),
        ("today", "pain=3"),
    ] {
        let said = home.run(&format!("checkin --date {day} --mood 5 --scale '{answers}'"));
        assert_eq!(said.code, 0, "{said}");
    }
    home
}

#[test]
fn a_check_in_keeps_what_is_answered() {
    let home = home();
    let answer = home.json(&["checkin", "--scale", "pain=4", "--scale", "walk=yes"]);
    let own = json!([{ "name": "pain", "answer": 4 }, { "name": "a walk", "answer": true }]);
    assert_eq!((&answer["own"], &answer["changed"]), (&own, &json!(["scale"])));
    assert_snapshot!(home.run("checkin --scale pain=5"), @"
    Changed for Friday 20 November: scales of your own. The rest stays as it
    was.
      pain 5 · a walk yes
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("show last"), @"
    Check-in of Friday 20 November at 21:30

      Scales of your own  pain 5, a walk yes

      Written Friday 20 November at 21:30
      Id bfba802e-b80f-4520-a193-3620961e7b47
    --- exit 0
    ");
    home.run("undo");
    assert_eq!(home.json(&["show", "last"])["own"], own);
}

#[test]
fn a_week_has_them_with_the_keys_of_the_fixed_scales() {
    let home = week();
    let view = home.json(&["week"]);
    let pain = &view["own_scales"]["pain"];
    let keys = |of: &Value| of.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(pain), keys(&view["scales"]["mood"]));
    assert_eq!((&pain["n"], &pain["median"], &pain["max"]), (&json!(5), &json!(5.0), &json!(7.0)));
    assert_eq!(view["own_questions"], json!([{ "name": "a walk", "n": 3, "yes": 2 }]));
    assert_eq!(home.json(&["review"])["own_questions"], view["own_questions"]);
    let review = home.run("review").stdout;
    assert!(review.contains("Your questions     a walk: yes on 2 of 3 days"), "{review}");
    assert_snapshot!(home.run("week"), @"
    Week 47 · 16 to 20 November 2026 · 5 of 5 days logged
      Mood        M 5 T 5 W 5 T 5 F 5  usually 5
      pain        M 4 T 6 W 5 T 7 F 3  usually 5
      Your questions: a walk: yes on 2 of 3 days
      Cravings    none logged as they came
      Days        5 with no answer

      Printed on Friday 20 November 2026. This is not medical advice

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________

      ______________________________________________________________________
    --- exit 0
    ");
    assert_snapshot!(home.run("week --plain"), @"
    Week 47.
    16 to 20 November 2026.
    5 of 5 days logged.
    Mood: Monday 5, Tuesday 5, Wednesday 5, Thursday 5, Friday 5.
    Mood: usually 5.
    pain: Monday 4, Tuesday 6, Wednesday 5, Thursday 7, Friday 3.
    pain: usually 5.
    Your questions: a walk: yes on 2 of 3 days.
    Cravings: none logged as they came.
    Days: 5 days with no answer.
    Printed on Friday 20 November 2026.
    This is not medical advice.
    --- exit 0
    ");
}

#[test]
fn trends_go_by_the_rules_of_every_rating() {
    let home = home();
    for n in 0..20 {
        let answer = home.run(&format!("checkin --date -{n}d --mood {0} --scale pain={0}", n / 4));
        assert_eq!(answer.code, 0, "{answer}");
    }
    let trends = home.json(&["trends", "--window", "20d"]);
    let mood = trends["series"].as_array().unwrap().iter().find(|one| one["name"] == "mood");
    let (mut mood, mut pain) = (mood.unwrap().clone(), trends["own_scales"][0].clone());
    assert_eq!((mood["name"].take(), pain["name"].take()), (json!("mood"), json!("pain")));
    assert_eq!(mood, pain);
    let line = |page: &str, of: &str| {
        let said = home.run(page).stdout;
        said.lines().find(|line| line.contains(of)).unwrap_or_default().trim().to_owned()
    };
    assert_snapshot!(line("trends --window 20d", "pain"), @"Your scales        pain usually 2, from 0 to 4 (20 days), falling");
    assert_snapshot!(line("review", "pain"), @"Your scales        pain usually 2, from 0 to 4 (20 days), falling");
    assert_snapshot!(line("review --numbers", "pain"), @"Your scales: pain usually 2, from 0 to 4 (20 days), falling");
    assert_eq!(home.json(&["review"])["own_scales"][0]["name"], "pain");
    assert_snapshot!(line("packet", "Own scales"), @"Own scales  scale 1 usually 2, from 0 to 4 (20 days), falling");
    assert_snapshot!(line("packet --include names --yes", "Own scales"), @"Own scales  pain usually 2, from 0 to 4 (20 days), falling");
}

#[test]
fn names_are_withheld_unless_they_are_let_out() {
    let home = week();
    let name = |words: &[&str]| home.json(words)["own_scales"][0]["name"].clone();
    assert_eq!(name(&["packet"]), Value::Null);
    assert_eq!(name(&["packet", "--include", "names", "--yes"]), "pain");
}

#[rstest]
#[case("checkin --scale pain", 2)]
#[case("checkin --scale pain=11", 2)]
#[case("checkin --scale pain=yes", 2)]
#[case("checkin --scale walk=4", 2)]
#[case("checkin --scale tea=4", 1)]
fn what_does_not_fit_writes_nothing(#[case] line: &str, #[case] code: i32) {
    let home = home();
    let said = home.run(line);
    assert_eq!((said.code, home.entries().len()), (code, 0), "{said}");
}

#[test]
fn they_are_asked_in_their_order_and_the_fixed_ones_can_be_switched_off() {
    let home = home();
    let set = home.run("config set scales mood,craving");
    assert_eq!(set.code, 0, "{set}");
    let mut session = start(&home, &["checkin"]);
    talk(
        &mut session,
        &[
            ("Any use today", "n"),
            ("its strongest today", "2"),
            ("Mood", "6"),
            ("pain (0 to 10), a walk (y/n), like 3,y: ", "?"),
            ("pain: 0 is none. 10 is the worst I know.", "4"),
            ("Please answer all 2, in this order; - leaves one out.", "4 maybe"),
            ("it takes yes or no", "4,-"),
            ("What the day brought", "<"),
            ("like 3,y [4,-]: ", "4,y"),
            ("What the day brought", "0"),
            ("Feelings", ""),
            ("Do you feel safe", "y"),
            ("Anything to add", ""),
        ],
    );
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let own = home.json(&["show", "last"])["own"].clone();
    assert_eq!(own, json!([{ "name": "pain", "answer": 4 }, { "name": "a walk", "answer": true }]));
    assert!(!home.run("week --numbers").stdout.contains("energy"));
}

#[test]
fn an_answer_is_edited_and_taken_back() {
    let home = home();
    home.run("checkin --mood 5 --scale pain=4,walk=yes");
    assert_snapshot!(home.run("edit last --scale pain=6"), @"
    Changed: check-in of Friday 20 November at 21:30 (bfba).
      Scales of your own  pain 4, a walk yes → pain 6, a walk yes
      To undo: daymark undo
    --- exit 0
    ");
    assert_snapshot!(home.run("edit last --scale walk=-"), @"
    Changed: check-in of Friday 20 November at 21:30 (bfba).
      Scales of your own  pain 6, a walk yes → pain 6
      To undo: daymark undo
    --- exit 0
    ");
    let own = |answer: Value| json!([{ "name": "pain", "answer": answer }]);
    assert_eq!(home.json(&["show", "last"])["own"], own(json!(6)));
    home.run("undo");
    home.run("undo");
    assert_eq!(home.json(&["show", "last"])["own"].as_array().unwrap().len(), 2);
    assert_snapshot!(home.run("edit last --clear scale"), @"
    Changed: check-in of Friday 20 November at 21:30 (bfba).
      Scales of your own  pain 4, a walk yes → not set
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(home.json(&["show", "last"])["own"], json!([]));
    home.run("undo");
    assert_eq!(home.json(&["show", "last"])["own"].as_array().unwrap().len(), 2);
    assert_snapshot!(home.run("checkin --scale pain=-"), @"
    Changed for Friday 20 November: scales of your own. The rest stays as it
    was.
      mood 5 · a walk yes
      To undo: daymark undo
    --- exit 0
    ");
    assert_eq!(
        home.json(&["edit", "last", "--scale", "walk=no"])["changes"],
        json!([{
            "field": "own",
            "from": [{ "name": "a walk", "answer": true }],
            "to": [{ "name": "a walk", "answer": false }],
        }])
    );
}

#[rstest]
#[case("edit last --scale tea=4", 1)]
#[case("edit last --scale pain=11", 2)]
#[case("edit last --scale pain", 2)]
#[case("edit last --scale pain=4 --clear scale", 2)]
fn an_edit_that_does_not_fit_changes_nothing(#[case] line: &str, #[case] code: i32) {
    let home = home();
    home.run("checkin --scale pain=4");
    let said = home.run(line);
    let own = json!([{ "name": "pain", "answer": 4 }]);
    assert_eq!((said.code, &home.json(&["show", "last"])["own"]), (code, &own), "{said}");
}

#[test]
fn an_answer_is_edited_at_prompts() {
    let home = home();
    home.run("checkin --mood 5 --scale pain=4,walk=yes");
    let mut session = start(&home, &["edit", "last"]);
    talk(
        &mut session,
        &[
            ("Scales of your own: pain 4, a walk yes", "scales"),
            ("away (Enter leaves it, - clears it): ", "pain=maybe"),
            ("it takes whole numbers from 0 to 10", "pain=2"),
            ("Scales of your own: pain 2, a walk yes", ""),
        ],
    );
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let own = json!([{ "name": "pain", "answer": 2 }, { "name": "a walk", "answer": true }]);
    assert_eq!(home.json(&["show", "last"])["own"], own);
}

#[test]
fn one_with_answers_is_put_away_and_not_deleted() {
    let home = week();
    let said = home.run("scale delete pain --yes");
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("5 answers on record"), "{said}");
    assert_eq!(home.run("scale archive pain").code, 0);
    assert_eq!(home.json(&["week"])["own_scales"]["pain"]["n"], 5);
}

/// As [`week`], with words on two days, one of them private, and two questions in words.
fn with_words() -> Home {
    let home = week();
    home.run("scale add 'grateful for' --answer words");
    home.run("scale add 'one good thing' --answer words");
    for (line, code) in [
        ("checkin --date tue --scale 'grateful=a call from my sister'", 0),
        ("checkin --date thu --scale 'grateful=the sun' --private", 0),
        ("checkin --scale 'grateful=a quiet evening' --scale 'good=soup'", 0),
        ("checkin --scale grateful=", 2),
    ] {
        let said = home.run(line);
        assert_eq!(said.code, code, "{said}");
    }
    home
}

#[test]
fn a_question_takes_words() {
    let home = with_words();
    assert_snapshot!(home.run("show last"), @"
    Check-in of Friday 20 November at 21:30

      Mood                5
      Scales of your own  pain 3, grateful for: a quiet evening, one good
                          thing: soup

      Written Friday 20 November at 21:30
      Id 54738034-8a13-458c-8d41-ecce4e889a27
    --- exit 0
    ");
    assert_snapshot!(home.run("log -n 1"), @"
    2026-11-20 21:30  5473  check-in  mood 5 · pain 3 · grateful for: a quiet evening, one good thing: soup
    --- standard error
    There are earlier entries; add --all to see them.
    --- exit 0
    ");
    let week = home.json(&["week"]);
    assert_eq!(
        week["own_words"],
        json!([
            { "name": "grateful for", "answers": [
                { "day": "2026-11-17", "words": "a call from my sister" },
                { "day": "2026-11-20", "words": "a quiet evening" },
            ] },
            { "name": "one good thing", "answers": [{ "day": "2026-11-20", "words": "soup" }] },
        ])
    );
    assert_eq!(week["own_scales"].as_object().unwrap().len(), 1);
    assert_eq!(week["own_questions"].as_array().unwrap().len(), 1);
    let of = |page: &str| {
        let said = home.run(page).stdout;
        let words = said.lines().filter(|line| line.contains("grateful") || line.contains("soup"));
        words.map(str::trim).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(of("week"), @"
    Your words  grateful for: Tuesday a call from my sister, Friday a
    quiet evening · one good thing: Friday soup
    ");
    assert_snapshot!(of("week --plain"), @"
    Your words: grateful for: Tuesday a call from my sister, Friday a quiet evening.
    Your words: one good thing: Friday soup.
    ");
    assert_snapshot!(of("week --numbers"), @"
    Your words: grateful for: Tuesday a call from my sister, Friday a
    quiet evening · one good thing: Friday soup
    ");
    assert_eq!(home.run("trends").code, 0);
    assert!(home.run("search sister").stdout.contains("17"), "{}", home.run("search sister"));
    assert!(home.run("search soup --json").stdout.contains("2026-11-20"));
}

#[test]
fn words_are_withheld_where_other_words_are() {
    let home = with_words();
    let thursday = home.json(&["log", "--from", "thu", "--to", "thu"])["entries"][0].clone();
    let own = json!([{ "name": "pain", "answer": 7 }, { "name": "a walk", "answer": true }]);
    assert_eq!(thursday["own"], own);
    assert!(!home.run("search 'the sun'").stdout.contains("the sun"));
    let id = thursday["short_id"].as_str().unwrap();
    assert!(home.run(&format!("show {id}")).stdout.contains("grateful for: the sun"));
    assert_snapshot!(home.run(&format!("edit {id} --scale 'grateful=rest'")), @"
    Changed: check-in of Thursday 19 November (e668).
      Scales of your own  changed
      To undo: daymark undo
    --- exit 0
    ");
    let page = |line: &str| home.run(line).stdout;
    let bare = page("packet --format md");
    assert!(!bare.contains("soup") && !bare.contains("sister"), "{bare}");
    let notes = page("packet --format md --include notes --yes");
    assert!(
        notes.contains("soup") && notes.contains("sister") && !notes.contains("rest"),
        "{notes}"
    );
}

#[test]
fn words_are_changed_undone_and_kept_in_a_copy() {
    let home = with_words();
    let own = |home: &Home| home.json(&["show", "last"])["own"].clone();
    let before = own(&home);
    assert_snapshot!(home.run("edit last --scale 'grateful=rest'"), @"
    Changed: check-in of Friday 20 November at 21:30 (5473).
      Scales of your own  pain 3, grateful for: a quiet evening, one good
                          thing: soup → pain 3, grateful for: rest, one good
                          thing: soup
      To undo: daymark undo
    --- exit 0
    ");
    assert!(home.run("search rest").stdout.contains("grateful for: rest"));
    home.run("undo");
    assert_eq!(own(&home), before);
    assert!(home.run("search 'quiet evening'").stdout.contains("grateful for: a quiet"));
    home.run("export data --format json --output copy.json --yes");
    let other = Home::with_empty_journal();
    let copy = std::fs::read(home.path("copy.json")).unwrap();
    std::fs::write(other.path("copy.json"), &copy).unwrap();
    assert_eq!(other.run("import copy.json --from daymark --yes").code, 0);
    other.run("export data --format json --output again.json --yes");
    assert_eq!(std::fs::read(other.path("again.json")).unwrap(), copy);
    for format in ["csv", "md", "jsonl", "fhir"] {
        let said = home.run(&format!("export data --format {format} --output out-{format} --yes"));
        assert_eq!(said.code, 0, "{said}");
    }
    assert_eq!(home.run("verify").code, 0);
}

/// Each day has one of the questions in words, in turn.
#[test]
fn words_are_asked_one_a_day() {
    let home = home();
    home.run("scale add 'grateful for' --answer words");
    home.run("scale add 'one good thing' --answer words");
    home.run("config set scales mood,craving");
    let mut session = start(&home, &["checkin"]);
    talk(
        &mut session,
        &[
            ("Any use today", "n"),
            ("its strongest today", "2"),
            ("Mood", "6"),
            ("pain (0 to 10), a walk (y/n), like 3,y: ", "4,y"),
            ("in your words: ", "soup, and rest"),
            ("without a comma", "soup and rest"),
            ("What the day brought", "0"),
            ("Feelings", ""),
            ("Do you feel safe", "y"),
            ("Anything to add", ""),
        ],
    );
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    let own = home.json(&["show", "last"])["own"].clone();
    assert_eq!(own.as_array().unwrap().len(), 3);
    assert_eq!(own[2]["answer"], "soup and rest");
}

#[test]
fn a_copy_brings_all_of_it_back_byte_for_byte() {
    let home = week();
    home.run("export data --format json --output copy.json --yes");
    let other = Home::with_empty_journal();
    let copy = std::fs::read(home.path("copy.json")).unwrap();
    std::fs::write(other.path("copy.json"), &copy).unwrap();
    let said = other.run("import copy.json --from daymark --yes");
    assert_eq!(said.code, 0, "{said}");
    other.run("export data --format json --output again.json --yes");
    assert_eq!(std::fs::read(other.path("again.json")).unwrap(), copy);
}

#[test]
fn of_a_private_check_in_numbers_are_answered_and_words_are_not() {
    let home = with_words();
    let answer = home.json(&["edit", "last", "--private", "--scale", "pain=7,grateful=rain"]);
    let pain = |number: u8| json!([{ "name": "pain", "answer": number }]);
    assert_eq!(answer["own"], pain(7));
    let own = answer["changes"].as_array().unwrap().iter().find(|one| one["field"] == "own");
    assert_eq!(own.unwrap(), &json!({ "field": "own", "from": pain(3), "to": pain(7) }));
    let answer = home.json(&["edit", "last", "--note", "for me", "--clear", "scale"]);
    let of = |field: &str| {
        let all = answer["changes"].as_array().unwrap().iter();
        all.clone().find(|one| one["field"] == field).cloned().unwrap()
    };
    assert_eq!(of("note"), json!({ "field": "note", "from": null, "to": null }));
    assert_eq!(of("own"), json!({ "field": "own", "from": pain(7), "to": [] }));
}
