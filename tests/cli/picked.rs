//! Which record is meant, as it is asked on a terminal where no name is given.

use rstest::rstest;

use crate::asking::conversation;
use crate::support::{Home, words};

fn home() -> Home {
    let home = Home::with_journal();
    for line in [
        "med add pills --class buprenorphine --dose '8 mg' --every day --since 2026-11-01",
        "med add drops --class other --dose 5 --every day --since 2026-11-01",
        "med add vitamins --class other --dose 1 --every day --since 2026-10-01",
        "med stop vitamins --date 2026-11-10",
        "contact add Ana --role sponsor",
        "contact add Ben",
        "appointment add session --at 2026-11-18T15:00",
        "appointment add session --at 2026-11-25T15:00",
        "question add 'is it the dose?'",
        "question add 'how long?'",
        "goal add 'a flat'",
    ] {
        let said = home.run(line);
        assert_eq!(said.code, 0, "{line}: {said}");
    }
    home
}

#[rstest]
#[case("med taken", &[("like 1,3: ", "1,2")], "Saved: pills 8 mg, taken")]
#[case("med missed", &[("like 1,3: ", "2")], "Saved: drops 5, missed")]
#[case("med change", &[("1 to 2: ", "1"), ("The new dose: ", "6 mg")], "pills: 6 mg from today")]
#[case("med refill", &[("1 to 2: ", "pills"), ("there are now: ", "30")], "pills: 30 doses from today")]
#[case("med stop", &[("1 to 2: ", "2")], "drops: last day")]
#[case("contact spoke", &[("1 to 2: ", "2")], "Ben: last spoke")]
#[case("appointment attended", &[("25 November at 15:00", ""), ("1 to 2: ", "2"), ("What was agreed: ", "a walk a day")], "Saved as attended: session")]
#[case("question asked", &[("1 to 2: ", "1")], "Saved as asked: is it the dose")]
#[case("goal step", &[("Which goal: ", "1"), ("The step: ", "ring them")], "Changed the goal a flat: steps")]
#[case("goal done", &[("1  a flat (Enter)", "")], "Saved as done: a flat")]
#[case("contact show", &[("1 to 2: ", "1")], "sponsor")]
#[case("contact edit", &[("1 to 2: ", "2"), ("contact [Ben]: ", ""), ("Who they are to you, 0 to 6: ", "1"), ("How to reach them: ", ""), ("spoke, like yesterday: ", ""), ("A note: ", "")], "Ben: role")]
#[case("contact edit", &[("1 to 2: ", "2"), ("contact [Ben]: ", "Benno"), ("Who", ""), ("How", ""), ("spoke", ""), ("A note: ", "")], "Benno: name")]
#[case("contact delete", &[("1 to 2: ", "2"), ("Delete the contact Ben?", "y")], "Deleted the contact Ben")]
fn one_is_picked_among_those_that_fit(
    #[case] line: &str,
    #[case] answers: &[(&str, &str)],
    #[case] said: &str,
) {
    let home = home();
    let (screen, code) = conversation(&home, &words(line), answers);
    assert!(code == 0 && screen.contains(said), "{screen}");
    assert!(!screen.contains("vitamins"), "{screen}");
}

#[rstest]
fn where_nobody_can_be_asked_the_name_is_missing(
    #[values(
        "med taken",
        "contact spoke",
        "appointment missed",
        "goal done",
        "goal show",
        "goal delete"
    )]
    line: &str,
) {
    let said = home().run(&format!("{line} --no-input"));
    assert!(said.code == 2 && said.stderr.contains("NAME is missing"), "{said}");
}

#[test]
fn where_none_fits_it_says_so() {
    let home = home();
    home.run("goal done flat");
    let (screen, code) = conversation(&home, &["goal", "done"], &[]);
    assert!(code == 1 && screen.contains("no goal that this could be for"), "{screen}");
}

#[test]
fn where_there_is_none_at_all_it_says_how_one_is_added() {
    let home = Home::with_journal();
    let (screen, code) = conversation(&home, &["goal", "step"], &[]);
    assert!(code == 1 && screen.contains("add one with: daymark goal add"), "{screen}");
}

/// What belongs to later is asked where one is changed, and not where it is added.
#[rstest]
#[case("goal add", &[("name of the goal: ", "a flat of my own"), ("Which part of life", "housing"), ("look at it again", ""), ("Steps towards it: ", "")])]
#[case("question add", &[("The question, or what to say: ", "is it the dose?")])]
#[case("treatment add", &[("What kind, 0 to 4: ", "detox"), ("The first day", "-3d"), ("The last day", ""), ("Where: ", ""), ("A note: ", "")])]
#[case("reward add", &[("name of the reward: ", "a day at the sea"), ("How long after the start", "30d"), ("A note: ", "")])]
fn one_that_is_added_is_asked_nothing_of_later(
    #[case] line: &str,
    #[case] answers: &[(&str, &str)],
) {
    let home = Home::with_journal();
    let (screen, code) = conversation(&home, &words(line), answers);
    assert!(code == 0 && screen.contains("Enter skips, ? explains"), "{screen}");
    assert!(screen.contains("Saved the"), "{screen}");
}

/// Of the entries the latest are offered, each in a line.
#[rstest]
#[case("show", &[("2  Craving of", "2")], "Craving of")]
#[case("edit", &[("1 to 2: ", "1"), ("What to change", "")], "Nothing to change")]
#[case("delete", &[("1 to 2: ", "1"), ("Delete it? (y/N): ", "y")], "Deleted: check-in of")]
#[case("screen later", &[("Which questionnaire, 1 to 6: ", "gad-2")], "gad-2")]
#[case("screen record", &[("1 to 12: ", "cows"), ("Its total, 0 to 48: ", "8")], "cows")]
#[case("milestones add", &[("name of the milestone: ", "the lease"), ("like 100d or 5m: ", "5m")], "the lease")]
#[case("milestones archive", &[("Which milestone of your own", "")], "a hundred days")]
fn what_is_not_named_is_asked(
    #[case] line: &str,
    #[case] answers: &[(&str, &str)],
    #[case] said: &str,
) {
    let home = Home::with_journal();
    home.run("craving 6 --note 'by the river'");
    home.run("checkin --used no --mood 6");
    home.run("milestones add 'a hundred days' --after 100d");
    let (screen, code) = conversation(&home, &words(line), answers);
    assert!(code == 0 && screen.contains(said), "{screen}");
}

#[rstest]
fn where_nobody_can_be_asked_what_is_missing_is_said(
    #[values("show", "edit", "delete", "screen later", "screen record", "milestones add")]
    line: &str,
) {
    let said = Home::with_journal().run(&format!("{line} --no-input"));
    assert!(said.code == 2 && said.stderr.contains(" is missing"), "{said}");
}
