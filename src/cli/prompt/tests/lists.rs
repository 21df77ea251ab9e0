//! Questions with a list to choose from.

use rstest::rstest;

use super::*;

#[rstest]
#[case(&["2"], Some(1))]
#[case(&[""], None)]
#[case(&["0", "4", "x", "3"], Some(2))]
fn one_of_a_list(#[case] answers: &[&'static str], #[case] expected: Option<usize>) {
    let kind = Question { text: "Kind", help: "", flag: "--kind" };
    let picked = Scripted::new(answers).prompt().pick(&kind, &["a", "b", "c"], None).unwrap();
    assert_eq!(picked, expected);
}

#[rstest]
#[case::skipped(&[""], None)]
#[case::none_of_them(&["0"], Some(vec![]))]
#[case::one(&["2"], Some(vec![1]))]
#[case::some_in_any_order(&["3,1"], Some(vec![0, 2]))]
#[case::with_spaces(&["1 3"], Some(vec![0, 2]))]
#[case::with_both(&["1, 3,"], Some(vec![0, 2]))]
#[case::twice(&["1,1"], Some(vec![0]))]
#[case::none_and_one(&["0,1", "1"], Some(vec![0]))]
#[case::beyond(&["1,4", "3"], Some(vec![2]))]
fn many_of_a_list(#[case] answers: &[&'static str], #[case] expected: Option<Vec<usize>>) {
    let with = Question { text: "What went with it", help: "", flag: "--situation" };
    let options = ["conflict", "urges", "pleasant times"];
    let picked = Scripted::new(answers).prompt().pick_many(&with, &options, "none of these", None);
    assert_eq!(picked.unwrap(), expected);
}

#[rstest]
#[case::the_first(&["0"], 0, "0  never")]
#[case::the_last(&["2"], 2, "2  often")]
#[case::beyond(&["3", "1"], 1, "from 0 to 2")]
#[case::by_letters(&["of"], 2, "often")]
#[case::as_before(&[""], 1, "1  at times (Enter)")]
fn scores_are_numbered_as_on_their_form(
    #[case] answers: &[&'static str],
    #[case] expected: usize,
    #[case] told: &str,
) {
    let item = Question { text: "Tired", ..MOOD };
    let person = Scripted::new(answers);
    let options = ["never", "at times", "often"];
    let picked = person.prompt().need_score(&item, &options, Some(1)).unwrap();
    assert_eq!(picked, expected);
    assert!(person.seen().contains(told), "{}", person.seen());
}

#[test]
fn a_list_is_read_from_top_to_bottom() {
    let with = Question { text: "What went with it", help: "", flag: "--situation" };
    let person = Scripted::new(&["9", "2"]);
    person.prompt().pick_many(&with, &["conflict", "urges"], "none of these", None).unwrap();
    insta::assert_snapshot!(person.seen(), @r#"
    What went with it:
     1  conflict
     2  urges
     0  none of these
    What went with it, like 1,3: [9]
    "9" is not a number from 0 to 2, and nothing in the list begins so
    What went with it, like 1,3: [2]
    "#);
}

const KINDS: [&str; 5] = [
    "a short-acting opioid: heroin",
    "alcohol",
    "cannabis",
    "a stimulant: cocaine",
    "something else",
];

#[rstest]
#[case::a_number("2", Some(1))]
#[case::letters("al", Some(1))]
#[case::a_letter("C", Some(2))]
#[case::after_an_article("stim", Some(3))]
#[case::of_a_later_word("h", Some(0))]
#[case::several_words("something else", Some(4))]
#[case::nothing("", None)]
fn a_list_takes_numbers_and_letters(#[case] answer: &'static str, #[case] expected: Option<usize>) {
    let kind = Question { text: "Kind", help: "", flag: "--kind" };
    let person = Scripted::new(&[answer]);
    assert_eq!(person.prompt().pick(&kind, &KINDS, None).unwrap(), expected);
    // What was found by its letters is said.
    let said = expected.filter(|_| answer.parse::<u8>().is_err()).map(|at| KINDS[at]);
    let last = person.seen();
    let last = last.lines().last().unwrap();
    assert_eq!(Some(last).filter(|last| !last.starts_with("Kind, 1 to 5")), said);
}

const SITUATIONS: [&str; 3] = ["feeling low", "conflict with others", "an offer"];
const CODES: [&str; 3] = ["unpleasant_emotions", "conflict", "social_pressure"];

#[rstest]
#[case::a_code("social_pressure", Some(vec![2]))]
#[case::the_start_of_one("Social", Some(vec![2]))]
#[case::a_later_word_of_one("pressure", Some(vec![2]))]
#[case::words_before_codes("feel", Some(vec![0]))]
#[case::both("conflict,social_pressure", Some(vec![1, 2]))]
fn a_list_takes_the_codes_of_flags(
    #[case] answer: &'static str,
    #[case] expected: Option<Vec<usize>>,
) {
    let with = Question { text: "With it", help: "", flag: "--situation" };
    let person = Scripted::new(&[answer]);
    let options = Options::coded(&SITUATIONS, &CODES);
    let picked = person.prompt().pick_many(&with, options, "none of these", None);
    assert_eq!(picked.unwrap(), expected);
    // It is said in the words of the list.
    let chosen: Vec<_> = expected.iter().flatten().map(|at| SITUATIONS[*at]).collect();
    assert!(person.seen().ends_with(&format!("{}\n", chosen.join(", "))), "{}", person.seen());
}

#[rstest]
#[case::letters_of_several("s", "fits several of them")]
#[case::no_letters("x", "nothing in the list begins so")]
#[case::a_sentence("what a day", "nothing in the list begins so")]
#[case::beyond("6", "is not a number from 1 to 5")]
#[case::zero("0", "is not a number from 1 to 5")]
fn what_is_not_on_the_list_takes_nothing(#[case] answer: &'static str, #[case] told: &str) {
    let kind = Question { text: "Kind", help: "", flag: "--kind" };
    let person = Scripted::new(&[answer, "1"]);
    assert_eq!(person.prompt().pick(&kind, &KINDS, Some(4)).unwrap(), Some(0));
    assert!(person.seen().contains(told), "{}", person.seen());
}

#[rstest]
#[case::enter("", Some(1))]
#[case::another("1", Some(0))]
fn enter_takes_the_marked_line(#[case] answer: &'static str, #[case] expected: Option<usize>) {
    let goal = Question { text: "Goal", help: "Either is yours.", flag: "--goal" };
    let person = Scripted::new(&["?", answer]);
    let picked = person.prompt().pick(&goal, &["not using", "using less"], Some(1)).unwrap();
    assert_eq!(picked, expected);
    let told = "Goal:\n 1  not using\n 2  using less (Enter)\nGoal, 1 to 2: [?]\nEither is yours.\n\
                Type its number, or its first letters.\n";
    assert!(person.seen().starts_with(told), "{}", person.seen());
}

#[rstest]
#[case::letters("urg pl", Some(vec![1, 2]))]
#[case::words_of_one("pleasant times", Some(vec![2]))]
#[case::both("1,urges", Some(vec![0, 1]))]
#[case::none_of_them("none", Some(vec![]))]
#[case::as_before("", Some(vec![0, 2]))]
fn many_of_a_list_by_letters(#[case] answer: &'static str, #[case] expected: Option<Vec<usize>>) {
    let with = Question { text: "With it", help: "", flag: "--situation" };
    let options = ["conflict", "urges", "pleasant times"];
    let person = Scripted::new(&[answer]);
    let picked = person.prompt().pick_many(&with, &options, "none of these", Some(&[0, 2]));
    assert_eq!(picked.unwrap(), expected);
    assert!(person.seen().contains("With it, like 1,3 [1,3]: "), "{}", person.seen());
}
