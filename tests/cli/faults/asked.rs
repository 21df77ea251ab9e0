//! Killed while it asks: what was said to be saved is, nothing else, and no answer lies about.

use rexpect::process::Signal;
use rstest::rstest;

use super::{holding, rows};
use crate::asking::{press, talk};
use crate::craving_asked::STRENGTH;
use crate::support::Home;
use crate::terminal::{start, start_now};

pub(super) const MARK: &str = "Zaunkoenigreich";

pub(super) type Talk = &'static [(&'static str, &'static str)];

pub(super) const CHECKIN: Talk = &[
    ("rather not say): ", "n"),
    ("Craving at its strongest today, 0 to 10: ", "3"),
    ("Mood, 0 to 10: ", "6"),
    ("Energy, 0 to 10: ", ""),
    ("Stress, 0 to 10: ", "4"),
    ("in hours like 7.5: ", "7.5"),
    ("Distress, 0 to 10: ", "2"),
    ("like 1,3: ", "0"),
    ("Feelings, parted by commas: ", MARK),
    ("Do you feel safe (y/n): ", "y"),
    ("Anything to add: ", MARK),
];
pub(super) const CRAVING: Talk = &[
    (STRENGTH, "9"),
    ("1 to 4, or h: ", "3"),
    ("Now, 0 to 10: ", "4"),
    ("a bit): ", "y"),
    ("Add more (y/N): ", "y"),
    ("like 1,3: ", ""),
    ("Tags, with commas between: ", ""),
    ("Where: ", MARK),
    ("What went through your mind: ", MARK),
];
const RIDE: Talk = &[
    (STRENGTH, "7"),
    ("Now, 0 to 10: ", "3"),
    ("riding it out (y, n, p: a bit): ", "y"),
    ("(y/N): ", "y"),
];
const USED: Talk = &[
    ("an overdose (y/n): ", "n"),
    ("What happened: ", MARK),
    ("What helped, then or afterwards: ", MARK),
    ("What next: ", MARK),
];
const NOTE: Talk = &[("Note: ", MARK)];
const PLAN: Talk = &[
    ("What it is, 1 to 11: ", "2"),
    ("In your words: ", MARK),
    ("Which situation it is for, 0 to 8: ", "6"),
    ("0 to 17: ", "12"),
];
const ROUTINE: Talk =
    &[("or in a few words", MARK), ("3/week or 2d: ", "day"), ("time of day, if any: ", "22:30")];

#[rstest]
#[case::checkin(&["checkin"], CHECKIN, false)]
#[case::craving(&["craving"], CRAVING, true)]
#[case::ride(&["ride", "--minutes", "2"], RIDE, true)]
#[case::used(&["used"], USED, false)]
#[case::note(&["note", "add"], NOTE, false)]
#[case::plan(&["plan", "add"], PLAN, false)]
#[case::routine(&["routine", "add"], ROUTINE, false)]
fn a_kill_at_any_question_leaves_what_was_saved_alone(
    #[case] words: &[&str],
    #[case] talk_of: Talk,
    #[case] saves_the_first_answer: bool,
) {
    for answered in 0..talk_of.len() {
        let home = Home::with_journal();
        let mut session = start(&home, &[words, &["--plain"]].concat());
        talk(&mut session, &talk_of[..answered]);
        session.exp_string(talk_of[answered].0).unwrap();
        press(&mut session, MARK);
        session.process_mut().signal(Signal::SIGKILL).unwrap();
        session.exp_eof().unwrap();
        session.process().wait().unwrap();
        let kept = usize::from(saves_the_first_answer && answered > 0);
        assert_eq!(home.entries().len(), kept, "killed at {}", talk_of[answered].0);
        goes_on(&home);
    }
}

#[test]
fn a_kill_in_the_middle_of_a_ride_leaves_the_craving() {
    let home = Home::with_journal();
    let mut session = start_now(&home, &["ride", "--intensity", "7", "--minutes", "180"]);
    session.exp_string(" left").unwrap();
    session.process_mut().signal(Signal::SIGKILL).unwrap();
    session.exp_eof().unwrap();
    session.process().wait().unwrap();
    assert_eq!(home.entries().len(), 1);
    goes_on(&home);
}

/// Nothing that was typed lies anywhere in the open, and the next command writes as if nothing had been.
fn goes_on(home: &Home) {
    assert_eq!(holding(&home.path(""), MARK), Vec::<String>::new());
    let before = home.entries().len();
    home.answer(&["note", "add", "the next one"]);
    assert_eq!(home.entries().len(), before + 1);
    let left = home.files().into_iter().filter(|file| file.contains("daymark-"));
    assert_eq!(left.collect::<Vec<_>>(), Vec::<String>::new());
    rows(home);
}
