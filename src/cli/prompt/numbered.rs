//! Lists whose options are chosen by typing their numbers.

use super::{Prompt, Question};
use crate::cli::error::Error;

/// Lets one option be chosen by its number.
pub(super) fn pick(
    prompt: &mut dyn Prompt,
    question: &Question,
    options: &[&str],
) -> Result<Option<usize>, Error> {
    list(prompt, question, options)?;
    let text = format!("{}, 1 to {}", question.text, options.len());
    prompt.ask_as(&Question { text: &text, ..*question }, |answer| one_of(answer, options))
}

/// Lets any options be chosen by their numbers, or none by 0.
pub(super) fn pick_many(
    prompt: &mut dyn Prompt,
    question: &Question,
    options: &[&str],
    none: &str,
) -> Result<Option<Vec<usize>>, Error> {
    list(prompt, question, options)?;
    prompt.tell(&format!(" 0  {none}"))?;
    let text = format!("{}, like 1,3", question.text);
    prompt.ask_as(&Question { text: &text, ..*question }, |answer| {
        if answer.trim() == "0" {
            return Ok::<_, String>(Vec::new());
        }
        let words = answer.split([',', ' ']).filter(|word| !word.is_empty());
        let mut chosen = words.map(|word| one_of(word, options)).collect::<Result<Vec<_>, _>>()?;
        chosen.sort_unstable();
        chosen.dedup();
        Ok(chosen)
    })
}

/// Names the question before its options, for those who hear them one by one.
fn list(prompt: &mut dyn Prompt, question: &Question, options: &[&str]) -> Result<(), Error> {
    prompt.tell(&format!("{}:", question.text))?;
    let mut numbered = options.iter().zip(1..);
    numbered.try_for_each(|(option, number)| prompt.tell(&format!("{number:2}  {option}")))
}

/// The position of an option by its number, counted from 1.
fn one_of(answer: &str, options: &[&str]) -> Result<usize, String> {
    let answer = answer.trim();
    let at = answer.parse().ok().and_then(|number: usize| number.checked_sub(1));
    at.filter(|at| *at < options.len())
        .ok_or_else(|| format!("\"{answer}\" is not a number from 1 to {}", options.len()))
}
