//! What people keep, found by its name or by a part of it, alike for every noun.

use daymark::domain::focus_kind::{FocusKind, UseGoal};
use insta::assert_snapshot;
use rstest::rstest;

use crate::support::Home;

/// A journal with two of everything that has a name.
fn home() -> Home {
    let home = Home::with_journal();
    home.add_focus("red wine", FocusKind::Alcohol, UseGoal::Less, Some("2026-09-01"));
    home.add_routine("evening walk", "day");
    home.add_routine("swim with Ana", "mon,thu");
    home.run("milestones add 'hundred days' --after 100d");
    home.run("milestones add 'hundred and fifty' --after 150d");
    home
}

#[rstest]
#[case::done("routine done walk", "evening walk: done")]
#[case::skip("routine skip even", "evening walk: skipped")]
#[case::clear("routine clear WALK", "evening walk: not marked")]
#[case::pause("routine pause ana", "Changed swim with Ana")]
#[case::resume("routine resume swim", "swim with Ana stays as it is")]
#[case::routine_edit("routine edit walk --every 2d", "Changed evening walk")]
#[case::routine_archive("routine archive walk", "evening walk is put away")]
#[case::did("checkin --did walk,swim", "evening walk done · swim with Ana done")]
#[case::used_of("checkin --used her=no,wine=yes", "heroin: no use, red wine: use")]
#[case::used("used --focus wine", "red wine")]
#[case::focus_edit("focus edit wine --goal none", "Changed red wine")]
#[case::focus_archive("focus archive wine", "red wine is put away")]
#[case::stage("stage set action --focus wine", "red wine")]
#[case::phase("phase set early --focus wine", "red wine")]
#[case::balance("balance add --focus wine --pros 'it is quiet'", "red wine")]
#[case::checklist("checklist done insur", "insurance or how it is paid for")]
#[case::milestone("milestones archive fifty", "hundred and fifty is put away")]
fn a_part_of_a_name_finds_it_and_the_answer_says_which(#[case] line: &str, #[case] says: &str) {
    let said = home().run(line);
    assert_eq!(said.code, 0, "{said}");
    assert!(said.stdout.contains(says), "{said}");
}

#[test]
fn several_that_fit_are_named() {
    let home = home();
    home.add_routine("walk to work", "day");
    assert_snapshot!(home.run("routine done walk"), @r#"
    --- standard error
    error: more than one routine has a word that begins with "walk"
    hint: write one of: 'evening walk', 'walk to work'
    --- exit 1
    "#);
    assert_snapshot!(home.run("milestones archive hundred"), @r#"
    --- standard error
    error: more than one milestone of your own has a word that begins with "hundred"
    hint: write one of: 'hundred and fifty', 'hundred days'
    --- exit 1
    "#);
}

#[test]
fn what_is_put_away_takes_its_whole_name() {
    let home = home();
    home.run("routine archive walk");
    assert_snapshot!(home.run("routine done walk"), @r#"
    --- standard error
    error: there is no routine named "walk"
    hint: see all of them with: daymark routine list --all
    --- exit 1
    "#);
    assert_eq!(home.run("routine archive 'Evening Walk' --restore").code, 0);
    assert_eq!(home.run("routine done walk").code, 0);
}

#[test]
fn a_restart_takes_the_whole_name() {
    let home = home();
    assert_snapshot!(home.run("focus restart wine --since today"), @r#"
    --- standard error
    error: there is no focus named "wine"
    hint: this takes the whole name: 'red wine'
    --- exit 1
    "#);
    assert_eq!(home.run("focus restart 'RED  Wine' --since today").code, 0);
}

#[test]
fn a_checkin_with_a_name_that_is_not_there_says_that_nothing_was_saved() {
    let home = home();
    assert_snapshot!(home.run("checkin --mood 6 --did walc"), @r#"
    --- standard error
    error: there is no routine named "walc"; nothing was saved
    hint: see all of them with: daymark routine list --all
    --- exit 1
    "#);
    assert_snapshot!(home.run("checkin --mood 6 --used heron=no"), @r#"
    --- standard error
    error: there is no focus named "heron"; nothing was saved
    hint: did you mean "heroin"?
    --- exit 1
    "#);
    assert!(home.entries().is_empty());
}

#[rstest]
#[case::streak("streak")]
#[case::trends("trends")]
#[case::review("review month")]
#[case::milestones("milestones")]
#[case::phase("phase")]
#[case::packet("packet")]
fn a_page_of_one_focus_says_which_a_part_of_its_name_found(#[case] page: &str) {
    const FOUND: &str = "The focus is red wine.\n";
    let home = home();
    let said = home.run(&format!("{page} --focus wine"));
    assert_eq!(said.code, 0, "{said}");
    assert!(said.stderr.starts_with(FOUND), "{said}");
    for line in [format!("{page} --focus 'Red Wine'"), format!("{page} --focus wine --quiet")] {
        let said = home.run(&line);
        assert!(!said.stderr.contains(FOUND), "{line}: {said}");
    }
}

#[test]
fn an_edit_with_a_name_that_is_not_there_says_that_nothing_was_saved() {
    let home = home();
    home.run("checkin --mood 6");
    assert_snapshot!(home.run("edit last --mood 7 --used heron=no"), @r#"
    --- standard error
    error: there is no focus named "heron"; nothing was saved
    hint: did you mean "heroin"?
    --- exit 1
    "#);
    home.run("used --focus wine");
    assert_snapshot!(home.run("edit last --focus gin --what 'a party'"), @r#"
    --- standard error
    error: there is no focus named "gin"; nothing was saved
    hint: see all of them with: daymark focus list --all
    --- exit 1
    "#);
    assert_eq!(home.json(&["show", "last"])["focus"], "red wine");
}

#[rstest]
#[case::routine(
    "routine add 'Cafe\u{301} visit' --every day",
    "routine add 'café\u{a0}visit' --every day"
)]
#[case::focus(
    "focus add 'Cafe\u{301} visit' --kind other",
    "focus add 'café\u{a0}visit' --kind other"
)]
#[case::checklist("checklist add 'Cafe\u{301} visit'", "checklist add 'café\u{a0}visit'")]
#[case::milestone(
    "milestones add 'Cafe\u{301} visit' --after 40d",
    "milestones add 'café\u{a0}visit' --after 41d"
)]
fn names_that_look_alike_are_one(#[case] first: &str, #[case] second: &str) {
    let home = home();
    assert_eq!(home.run(first).code, 0);
    let said = home.run(second);
    assert_eq!((said.code, said.stdout.as_str()), (1, ""), "{said}");
}

#[test]
fn a_name_stays_as_typed_and_is_found_in_any_form() {
    let home = home();
    home.run("routine add 'Cafe\u{301}\u{a0}visit' --every day");
    let said = home.run("routine done 'café VISIT'");
    assert!(said.stdout.contains("Cafe\u{301}\u{a0}visit: done"), "{said}");
}

#[test]
fn tags_that_look_alike_are_one() {
    let home = home();
    home.run("craving --intensity 6 --tag 'Café,cafe\u{301},CAFÉ'");
    let craving = home.json(&["show", "last"]);
    assert_eq!(craving["tags"], serde_json::json!(["Café"]));
}
