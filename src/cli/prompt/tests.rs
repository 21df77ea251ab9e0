mod lists;
mod turns;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use rstest::rstest;

use super::dialogue::cancelled;
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

    fn line(&mut self, prompt: &str, _: AnswerShape) -> Result<String, Error> {
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

#[test]
fn nobody_is_asked_nothing() {
    let mut never = Prompt::on(NoTerminal);
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
        assert_eq!(error.message, "--mood is missing, and nothing is asked here");
        assert_eq!(error.hint_line().unwrap(), "give --mood, or run this on a terminal");
    }
}
