use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use rstest::rstest;

use super::*;
use crate::domain::scale::Scale;
use crate::domain::text::Name;

const MOOD: Question = Question { text: "Mood, 0 to 10", help: "10 is best.", flag: "--mood" };

/// A person who answers from a list and then closes the terminal; what they see is kept.
#[derive(Clone)]
struct Scripted {
    answers: Rc<RefCell<VecDeque<&'static str>>>,
    seen: Rc<RefCell<String>>,
}

impl Scripted {
    fn new(answers: &[&'static str]) -> Self {
        let answers = answers.iter().copied().collect();
        Self { answers: Rc::new(RefCell::new(answers)), seen: Rc::default() }
    }

    fn prompt(&self) -> Prompt {
        Prompt::on(self.clone())
    }

    fn seen(&self) -> String {
        self.seen.borrow().clone()
    }
}

impl Dialogue for Scripted {
    fn can_ask(&self) -> bool {
        true
    }

    fn tell(&mut self, text: &str) -> Result<(), Error> {
        self.seen.borrow_mut().extend([text, "\n"]);
        Ok(())
    }

    fn line(&mut self, prompt: &str, _: Takes) -> Result<String, Error> {
        let answer = self.answers.borrow_mut().pop_front().ok_or_else(cancelled)?;
        self.seen.borrow_mut().extend([prompt, "[", answer, "]\n"]);
        Ok(answer.to_owned())
    }

    fn rest(&mut self, _: Duration, _: Stopwatch) -> Result<(), Error> {
        Ok(())
    }
}

impl Asks for Prompt {
    fn prompt(&mut self) -> &mut Prompt {
        self
    }
}

fn scale(value: u8) -> Scale {
    value.try_into().unwrap()
}

#[rstest]
#[case(&["6"], Some(6))]
#[case(&[" 6 "], Some(6))]
#[case(&[""], None)]
#[case(&["   "], None)]
#[case(&["11", "ten", "10"], Some(10))]
#[case(&["?", "0"], Some(0))]
#[case(&["-1", ""], None)]
fn a_number_is_given_or_skipped(#[case] answers: &[&'static str], #[case] mood: Option<u8>) {
    let person = Scripted::new(answers);
    assert_eq!(person.prompt().ask(&MOOD).unwrap(), mood.map(scale));
    assert!(person.answers.borrow().is_empty());
}

#[test]
fn a_bad_answer_is_asked_again_with_the_range() {
    let person = Scripted::new(&["11", "?", "6"]);
    person.prompt().ask::<Scale>(&MOOD).unwrap();
    insta::assert_snapshot!(person.seen(), @r#"
    Mood, 0 to 10: [11]
    "11" does not fit; it takes whole numbers from 0 to 10
    Mood, 0 to 10: [?]
    10 is best.
    Mood, 0 to 10: [6]
    "#);
}

#[test]
fn the_end_of_input_ends_the_question() {
    let error = Scripted::new(&["11"]).prompt().ask::<Scale>(&MOOD).unwrap_err();
    assert_eq!(error.kind, Kind::Cancelled);
}

#[test]
fn a_text_is_kept_as_typed() {
    let note = Question { text: "Note", help: "", flag: "--note" };
    let text = |answers| Scripted::new(answers).prompt().text(&note).unwrap();
    assert_eq!(text(&["  two  spaces "]).unwrap().as_str(), "  two  spaces ");
    assert_eq!(text(&["  "]), None);
}

#[test]
fn what_is_needed_cannot_be_skipped() {
    let name = Question { text: "Its name", help: "Your own word.", flag: "NAME" };
    let person = Scripted::new(&["", "-x", "?", "heroin"]);
    assert_eq!(person.prompt().need::<Name>(&name).unwrap().as_str(), "heroin");
    insta::assert_snapshot!(person.seen(), @r"
    Its name: []
    This one is needed; ? explains it, Ctrl-C ends.
    Its name: [-x]
    a name that starts with a hyphen, or starts or ends with a space does not fit; it takes 1 to 60 characters, without commas, equals signs, line breaks or other control characters, not starting with a hyphen or a space
    Its name: [?]
    Your own word.
    Its name: [heroin]
    ");
}

#[rstest]
#[case(&["y"], Some(true))]
#[case(&["Yes"], Some(true))]
#[case(&["NO"], Some(false))]
#[case(&["n"], Some(false))]
#[case(&[""], None)]
#[case(&["maybe", "y"], Some(true))]
fn yes_or_no_or_neither(#[case] answers: &[&'static str], #[case] expected: Option<bool>) {
    let safe = Question { text: "Are you safe", help: "", flag: "--safe" };
    assert_eq!(Scripted::new(answers).prompt().yes_no(&safe, None).unwrap(), expected);
}

#[rstest]
#[case(&["y"], true)]
#[case(&["n"], false)]
#[case(&[""], false)]
fn silence_confirms_nothing(#[case] answers: &[&'static str], #[case] expected: bool) {
    let delete = Question { text: "Delete it?", help: "", flag: "--yes" };
    assert_eq!(Scripted::new(answers).prompt().confirm(&delete).unwrap(), expected);
}

#[rstest]
#[case(&["y"], true)]
#[case(&["n"], false)]
#[case(&[""], true)]
fn silence_takes_an_offer(#[case] answers: &[&'static str], #[case] expected: bool) {
    let set_up = Question { text: "Set it up now", help: "", flag: "init" };
    assert_eq!(Scripted::new(answers).prompt().offer(&set_up).unwrap(), expected);
}

#[test]
fn another_answer_hears_what_silence_means() {
    let question = Question { text: "Well?", help: "", flag: "--well" };
    let heard = |ask: fn(&mut Prompt, &Question)| {
        let person = Scripted::new(&["perhaps", "y"]);
        ask(&mut person.prompt(), &question);
        person.seen()
    };
    let offered = heard(|prompt, question| assert!(prompt.offer(question).unwrap()));
    assert!(offered.contains("Please answer y or n; Enter is yes."), "{offered}");
    let confirmed = heard(|prompt, question| assert!(prompt.confirm(question).unwrap()));
    assert!(confirmed.contains("Please answer y or n; Enter is no."), "{confirmed}");
    let asked =
        heard(|prompt, question| assert_eq!(prompt.yes_no(question, None).unwrap(), Some(true)));
    assert!(asked.contains("Please answer y or n; Enter skips."), "{asked}");
}

#[rstest]
#[case(&["delete"], true)]
#[case(&[" delete "], true)]
#[case(&["Delete"], false)]
#[case(&["y"], false)]
#[case(&[""], false)]
fn what_is_final_is_typed(#[case] answers: &[&'static str], #[case] expected: bool) {
    let forever = Question { text: "It cannot be brought back.", help: "", flag: "--yes" };
    let confirmed = Scripted::new(answers).prompt().confirm_by_typing(&forever, "delete").unwrap();
    assert_eq!(confirmed, expected);
}

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
    "9" is not a number from 0 to 2, and none of them begins so
    What went with it, like 1,3: [2]
    "#);
}

#[test]
fn nobody_is_asked_nothing() {
    let mut never = Prompt::on(Never);
    assert_eq!(never.ask::<Scale>(&MOOD).unwrap(), None);
    assert_eq!(never.yes_no(&MOOD, None).unwrap(), None);
    assert_eq!(never.pick_many(&MOOD, &["a"], "none", Some(&[0])).unwrap(), None);
    let missing = [
        never.need::<Scale>(&MOOD).unwrap_err(),
        never.confirm(&MOOD).unwrap_err(),
        never.confirm_by_typing(&MOOD, "yes").unwrap_err(),
        never.need_pick(&MOOD, &["a"], Some(0)).unwrap_err(),
    ];
    for error in missing {
        assert_eq!(error.kind, Kind::Usage);
        assert_eq!(error.message, "--mood is missing, and nobody can be asked");
        assert_eq!(error.hint_line().unwrap(), "give --mood, or run this on a terminal");
    }
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

#[rstest]
#[case::letters_of_several("s", "fits several of them")]
#[case::no_letters("x", "none of them begins so")]
#[case::a_sentence("what a day", "none of them begins so")]
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

/// Asks three questions in turn, of which the second is passed over where `second` is not; the answers.
fn three_in_turn(person: &Scripted, second: bool) -> Vec<Option<u8>> {
    let mut answers = vec![None; 3];
    let mut prompt = person.prompt();
    let asked = in_turn(&mut prompt, &[0, 1, 2], |prompt, at| {
        if *at != 1 || second {
            let text = format!("Question {at}");
            let said = prompt.ask(&Question { text: &text, ..MOOD })?;
            answers[*at] = said.or(answers[*at].take());
        }
        Ok(())
    });
    asked.unwrap();
    answers
}

#[rstest]
#[case::straight_through(&["1", "2", "3"], true, [1, 2, 3])]
#[case::back_and_another(&["1", "2", "<", "4", "3"], true, [1, 4, 3])]
#[case::back_and_kept(&["1", "2", "<", "", "3"], true, [1, 2, 3])]
#[case::back_twice(&["1", "2", "<", "<", "5", "6", "7"], true, [5, 6, 7])]
#[case::over_what_is_not_asked(&["1", "<", "5", "7"], false, [5, 0, 7])]
#[case::nothing_before_the_first(&["<", "1", "2", "3"], true, [1, 2, 3])]
fn one_can_go_back(
    #[case] answers: &[&'static str],
    #[case] second: bool,
    #[case] expected: [u8; 3],
) {
    let person = Scripted::new(answers);
    let said: Vec<_> =
        three_in_turn(&person, second).into_iter().map(Option::unwrap_or_default).collect();
    assert_eq!(said, expected);
    assert!(person.answers.borrow().is_empty());
    let told = person.seen().contains(NOTHING_BEFORE);
    assert_eq!(told, answers[0] == "<", "{}", person.seen());
}

#[test]
fn back_within_one_question_of_several_parts_goes_to_its_first() {
    let person = Scripted::new(&["1", "2", "3", "<", "4", "<", "<", "5", "6", "7", "8"]);
    let mut heard = Vec::new();
    let mut prompt = person.prompt();
    let asked = in_turn(&mut prompt, &["first", "second"], |prompt, name| {
        heard.push(prompt.ask::<Scale>(&Question { text: name, ..MOOD })?);
        in_turn(prompt, &["a", "b"], |prompt, part| {
            heard.push(prompt.ask::<Scale>(&Question { text: part, ..MOOD })?);
            Ok(())
        })
    });
    assert_eq!(asked.unwrap_err().kind, Kind::Cancelled, "the answers come to an end");
    let heard: Vec<_> = heard.into_iter().flatten().collect();
    insta::assert_snapshot!(person.seen(), @r"
    first: [1]
    a: [2]
    b: [3]
    second: [<]
    first: [4]
    a: [<]
    first: [<]
    There is no question before this one.
    first: [5]
    a: [6]
    b: [7]
    second: [8]
    ");
    assert_eq!(heard.len(), 8);
}

#[test]
fn a_single_question_has_none_before_it() {
    let person = Scripted::new(&["<", "6"]);
    assert_eq!(person.prompt().ask(&MOOD).unwrap(), Some(scale(6)));
    assert!(person.seen().contains(NOTHING_BEFORE), "{}", person.seen());
}
