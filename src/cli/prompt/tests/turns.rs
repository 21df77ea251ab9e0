//! Questions in turn, and the way back.

use rstest::rstest;

use super::*;

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
