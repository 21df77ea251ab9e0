use rstest::rstest;

use super::*;
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::situation::Situations;
use crate::domain::id::Id;
use crate::domain::time::day::Day;

fn at(seconds: i64) -> Instant {
    Instant::from_seconds(seconds).unwrap()
}

/// A line written at second 10: its section, its words, and a situation or `-`.
fn line(n: u8, section: &str, words: &str, situation: &str) -> PlanLine {
    let (id, name) = (Id::from_bytes([n; 16]), words.parse().unwrap());
    let meta = Meta { id, name, position: n.into(), archived_at: None, updated_at: at(10) };
    PlanLine {
        section: Some(section.parse().unwrap()),
        words: Some(words.parse().unwrap()),
        situation: situation.parse().ok(),
        ..PlanLine::begin(meta)
    }
}

/// The line after a change of it at a second.
fn changed(before: &PlanLine, second: i64, change: impl FnOnce(&mut PlanLine)) -> PlanLine {
    let mut after = before.clone();
    change(&mut after);
    after.meta.updated_at = at(second);
    after.succeed(before);
    after
}

fn told(lines: &[PlanLine]) -> Vec<String> {
    let each = history(lines).into_iter();
    each.map(|one| {
        let before = one.before.map_or_else(String::new, |it| format!(", was {}", it.words));
        format!("{} {} {}{before}", one.at.seconds(), one.change, one.wording.words)
    })
    .collect()
}

#[test]
fn every_change_is_told_with_what_was_before() {
    let first = line(1, "coping", "call Ana", "conflict");
    let second = changed(&first, 20, |one| one.words = "call Sam".parse().ok());
    let away = changed(&second, 30, |one| one.archive(at(30), Day::first()));
    let back = changed(&away, 30, |one| one.restore(Day::first()));
    let expected = [
        "31 restored call Sam",
        "30 archived call Sam",
        "20 changed call Sam, was call Ana",
        "10 added a reason",
        "10 added call Ana",
    ];
    let lines = [back, line(2, "reason", "a reason", "-")];
    assert_eq!(told(&lines), expected);
    assert_eq!(lines[0].check(), Ok(()));
}

#[rstest]
#[case::word_for_word("call Ana", "conflict", true)]
#[case::in_other_letters("  Call\n ANA ", "conflict", true)]
#[case::for_another_situation("call Ana", "social_pressure", false)]
#[case::in_other_words("call Ana first", "conflict", false)]
fn a_line_is_repeated(#[case] words: &str, #[case] situation: &str, #[case] repeats: bool) {
    let first = line(1, "coping", "call Ana", "conflict");
    let mut second = line(2, "coping", "x", situation);
    second.words = words.parse().ok();
    assert_eq!(second.repeats(&first), repeats);
    let mut away = first.clone();
    away.archive(at(30), Day::first());
    let other = PlanLine { section: Some(Section::Refusal), ..first };
    assert!(!second.repeats(&away) && !second.repeats(&other));
}

#[test]
fn states_out_of_order_do_not_fit() {
    let first = line(1, "coping", "call Ana", "conflict");
    let mut line = changed(&first, 20, |one| one.words = "call Sam".parse().ok());
    line.earlier.push(line.earlier[0].clone());
    assert!(line.check().is_err());
}

#[rstest]
#[case::its_own_line(&["conflict"], &["leave the room"])]
#[case::of_several_the_first_two(&["conflict", "social_pressure"], &["leave the room", "no thank you"])]
#[case::none_for_it(&["pleasant_times"], &["call Ana"])]
#[case::none_of_the_eight(&[], &["call Ana"])]
fn a_craving_brings_up_the_line_for_it(#[case] known: &[&str], #[case] expected: &[&str]) {
    let mut away = line(9, "coping", "what I did once", "-");
    away.archive(at(11), Day::first());
    let lines = [
        line(1, "warning", "I argue", "conflict"),
        line(2, "coping", "leave the room", "conflict"),
        line(3, "refusal", "no thank you", "social_pressure"),
        line(4, "coping", "go home", "social_pressure"),
        away,
        line(5, "coping", "call Ana", "-"),
        line(6, "refusal", "I do not drink", "-"),
    ];
    let situations: Situations =
        known.iter().map(|code| code.parse::<Situation>().unwrap()).collect();
    let found = for_craving(&lines, None, Some(situations));
    let words: Vec<_> = found.iter().map(|line| line.meta.name.as_str()).collect();
    assert_eq!(words, expected);
}

#[rstest]
#[case::of_one(Some(CravingFocus::Of(focus(1))), &["call Ana", "wait"])]
#[case::of_the_other(Some(CravingFocus::Of(focus(2))), &["drink water", "wait"])]
#[case::of_any(Some(CravingFocus::Any), &["call Ana", "drink water"])]
#[case::not_said(None, &["call Ana", "drink water"])]
fn a_line_for_another_focus_stays_away(
    #[case] of: Option<CravingFocus>,
    #[case] expected: &[&str],
) {
    let for_focus = |n: u8, words: &str, of: u8| PlanLine {
        focus: Some(focus(of).into()),
        ..line(n, "coping", words, "-")
    };
    let lines = [
        line(1, "coping", "wait", "-"),
        for_focus(2, "call Ana", 1),
        for_focus(3, "drink water", 2),
    ];
    let found = for_craving(&lines, of, None);
    let words: Vec<_> = found.iter().map(|line| line.meta.name.as_str()).collect();
    assert_eq!(words, expected);
}

#[test]
fn the_same_words_for_another_focus_are_another_line() {
    let one = PlanLine { focus: Some(focus(1).into()), ..line(1, "coping", "wait", "-") };
    let other = PlanLine { focus: Some(focus(2).into()), ..line(2, "coping", "wait", "-") };
    assert!(!one.repeats(&other));
    assert!(one.repeats(&PlanLine { focus: one.focus.clone(), ..other }));
}

#[test]
fn a_line_names_the_focuses_that_it_was_for() {
    let first = PlanLine { focus: Some(focus(1).into()), ..line(1, "coping", "wait", "-") };
    let second = changed(&first, 20, |one| one.focus = Some(focus(2).into()));
    assert_eq!(second.names_focuses(), [focus(1), focus(2)]);
}

fn focus(n: u8) -> Id {
    Id::from_bytes([n; 16])
}
