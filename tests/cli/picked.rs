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
#[case("med change", &[("1 to 2: ", "1"), ("The new dose: ", "6 mg")], "Changed the medication pills: dose")]
#[case("med refill", &[("1 to 2: ", "pills"), ("there are now: ", "30")], "pills: supply")]
#[case("med stop", &[("1 to 2: ", "2")], "drops: last day")]
#[case("contact spoke", &[("1 to 2: ", "2")], "Ben: last spoke")]
#[case("appointment attended", &[("25 November at 15:00", ""), ("1 to 2: ", "2")], "Saved as attended: session")]
#[case("question asked", &[("1 to 2: ", "1")], "Saved as asked: is it the dose")]
#[case("goal step", &[("1 to 1: ", "1"), ("The step: ", "ring them")], "Changed the goal a flat: steps")]
#[case("goal done", &[("1 to 1: ", "1")], "Saved as done: a flat")]
#[case("contact show", &[("1 to 2: ", "1")], "sponsor")]
#[case("contact edit", &[("1 to 2: ", "2"), ("Role, 0 to 6: ", "1"), ("How: ", ""), ("spoke: ", ""), ("Note: ", "")], "Ben: role")]
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
