use std::collections::VecDeque;

use rstest::rstest;

use super::*;
use crate::domain::scale::Scale;
use crate::domain::text::Name;

const MOOD: Question = Question { text: "Mood, 0 to 10", help: "10 is best.", flag: "--mood" };

/// A person who answers from a list and then closes the terminal; what they see is kept.
struct Scripted {
    answers: VecDeque<&'static str>,
    seen: String,
}

impl Scripted {
    fn new(answers: &[&'static str]) -> Self {
        Self { answers: answers.iter().copied().collect(), seen: String::new() }
    }

    fn prompt(&mut self) -> &mut dyn Prompt {
        self
    }
}

impl Prompt for Scripted {
    fn can_ask(&self) -> bool {
        true
    }

    fn tell(&mut self, text: &str) -> Result<(), Error> {
        self.seen.extend([text, "\n"]);
        Ok(())
    }

    fn line(&mut self, prompt: &str, _: Takes) -> Result<String, Error> {
        let answer = self.answers.pop_front().ok_or_else(cancelled)?;
        self.seen.extend([prompt, "[", answer, "]\n"]);
        Ok(answer.to_owned())
    }

    fn pick(&mut self, question: &Question, options: &[&str]) -> Result<Option<usize>, Error> {
        numbered::pick(self, question, options)
    }

    fn pick_many(
        &mut self,
        question: &Question,
        options: &[&str],
        none: &str,
    ) -> Result<Option<Vec<usize>>, Error> {
        numbered::pick_many(self, question, options, none)
    }

    fn rest(&mut self, _: Duration, _: Stopwatch) -> Result<(), Error> {
        Ok(())
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
    let mut person = Scripted::new(answers);
    assert_eq!(person.prompt().ask(&MOOD).unwrap(), mood.map(scale));
    assert!(person.answers.is_empty());
}

#[test]
fn a_bad_answer_is_asked_again_with_the_range() {
    let mut person = Scripted::new(&["11", "?", "6"]);
    person.prompt().ask::<Scale>(&MOOD).unwrap();
    insta::assert_snapshot!(person.seen, @r#"
    Mood, 0 to 10: [11]
    "11" is outside the scale; it takes whole numbers from 0 to 10
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
    let mut person = Scripted::new(&["", "-x", "?", "heroin"]);
    assert_eq!(person.prompt().need::<Name>(&name).unwrap().as_str(), "heroin");
    insta::assert_snapshot!(person.seen, @r"
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
    assert_eq!(Scripted::new(answers).prompt().yes_no(&safe).unwrap(), expected);
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
    let heard = |ask: fn(&mut dyn Prompt, &Question)| {
        let mut person = Scripted::new(&["perhaps", "y"]);
        ask(person.prompt(), &question);
        person.seen
    };
    let offered = heard(|prompt, question| assert!(prompt.offer(question).unwrap()));
    assert!(offered.contains("Please answer y or n; Enter is yes."), "{offered}");
    let confirmed = heard(|prompt, question| assert!(prompt.confirm(question).unwrap()));
    assert!(confirmed.contains("Please answer y or n; Enter is no."), "{confirmed}");
    let asked = heard(|prompt, question| assert_eq!(prompt.yes_no(question).unwrap(), Some(true)));
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
    let picked = Scripted::new(answers).prompt().pick(&kind, &["a", "b", "c"]).unwrap();
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
    let picked = Scripted::new(answers).prompt().pick_many(&with, &options, "none of these");
    assert_eq!(picked.unwrap(), expected);
}

#[test]
fn a_list_is_read_from_top_to_bottom() {
    let with = Question { text: "What went with it", help: "", flag: "--situation" };
    let mut person = Scripted::new(&["9", "2"]);
    person.prompt().pick_many(&with, &["conflict", "urges"], "none of these").unwrap();
    insta::assert_snapshot!(person.seen, @r#"
    What went with it:
     1  conflict
     2  urges
     0  none of these
    What went with it, like 1,3: [9]
    "9" is not a number from 1 to 2
    What went with it, like 1,3: [2]
    "#);
}

#[test]
fn nobody_is_asked_nothing() {
    let never: &mut dyn Prompt = &mut Never;
    assert_eq!(never.ask::<Scale>(&MOOD).unwrap(), None);
    assert_eq!(never.yes_no(&MOOD).unwrap(), None);
    assert_eq!(never.pick_many(&MOOD, &["a"], "none").unwrap(), None);
    let missing = [
        never.need::<Scale>(&MOOD).unwrap_err(),
        never.confirm(&MOOD).unwrap_err(),
        never.confirm_by_typing(&MOOD, "yes").unwrap_err(),
        never.need_pick(&MOOD, &["a"]).unwrap_err(),
    ];
    for error in missing {
        assert_eq!(error.kind, Kind::Usage);
        assert_eq!(error.message, "--mood is missing, and nobody can be asked");
        assert_eq!(error.hint_line().unwrap(), "give --mood, or run this on a terminal");
    }
}
