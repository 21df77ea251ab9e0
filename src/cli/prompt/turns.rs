//! Questions in turn, with a way back to the one before.

use super::{NOTHING_BEFORE, Prompt, Question};
use crate::cli::error::{Error, Kind};

/// Whoever asks questions.
pub(crate) trait Asks {
    /// How the person is asked.
    fn prompt(&mut self) -> &mut Prompt;
}

/// Lets one thing to change be chosen, and asks for it; `<` there goes back to the choice.
pub(crate) fn menu<A: Asks>(
    asker: &mut A,
    options: &[&str],
    mut ask: impl FnMut(&mut A, usize) -> Result<(), Error>,
) -> Result<(), Error> {
    let question = Question { text: "What to change", help: "Choose one; Ctrl-C ends.", flag: "" };
    in_turn(asker, &[()], |asker, ()| {
        let chosen = asker.prompt().need_pick(&question, options, None)?;
        ask(asker, chosen)
    })
}

/// Asks `questions` in turn. The answer `<` goes back to the one before, which is asked once more;
/// what needs no asking is passed over on the way.
pub(crate) fn in_turn<A: Asks, Q>(
    asker: &mut A,
    questions: &[Q],
    ask: impl FnMut(&mut A, &Q) -> Result<(), Error>,
) -> Result<(), Error> {
    in_turn_from(asker, questions, 0, ask)
}

/// As [`in_turn`], where the first of them were answered before: it begins after those, and `<` goes back to them.
pub(crate) fn in_turn_from<A: Asks, Q>(
    asker: &mut A,
    questions: &[Q],
    answered: usize,
    ask: impl FnMut(&mut A, &Q) -> Result<(), Error>,
) -> Result<(), Error> {
    asker.prompt().turns += 1;
    let done = each(asker, questions, (0..answered).collect(), ask);
    asker.prompt().turns -= 1;
    done
}

fn each<A: Asks, Q>(
    asker: &mut A,
    questions: &[Q],
    mut answered: Vec<usize>,
    mut ask: impl FnMut(&mut A, &Q) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut at = answered.len();
    while let Some(question) = questions.get(at) {
        let before = asker.prompt().asked;
        let done = ask(asker, question);
        let prompt = asker.prompt();
        match done {
            Ok(()) => {
                answered.extend((prompt.asked > before).then_some(at));
                at += 1;
            }
            // It asked more than one thing: back to the first of them.
            Err(error) if error.kind == Kind::Back && prompt.asked > before + 1 => {}
            Err(error) if error.kind == Kind::Back => match answered.pop() {
                Some(earlier) => at = earlier,
                None if prompt.turns > 1 => return Err(error),
                None => prompt.tell(NOTHING_BEFORE)?,
            },
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
