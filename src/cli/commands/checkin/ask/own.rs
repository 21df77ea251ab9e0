//! The scales and questions of the person's own, in one line where there are several.

use super::Asking;
use crate::cli::entry_form::bracketed;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Question};
use crate::domain::entry::field::Field;
use crate::domain::entry::own_answer::{self, LEFT_OUT, OwnAnswer};
use crate::domain::records::own_scale::OwnScale;
use crate::render::look::Look;

impl Asking<'_, '_> {
    /// Asks for them: one alone, or an answer to each in one line.
    pub(super) fn own(&mut self, scales: &[&OwnScale]) -> Result<(), Error> {
        let before: Vec<_> = scales.iter().map(|scale| self.own_before(scale)).collect();
        let is_answered = before.iter().any(Option::is_some);
        let kept = before.iter().map(|words| words.as_deref().unwrap_or(LEFT_OUT));
        let kept = is_answered.then(|| kept.collect::<Vec<_>>().join(","));
        let look = self.form.context.look();
        let (asked, help) = if let [one] = scales {
            let help = [ends(one, &look), vec!["Enter leaves it open.".to_owned()]].concat();
            let takes = own_answer::takes(one.form());
            (format!("{}, {takes}", named(one, &look)), help.join(" "))
        } else {
            all(scales, &look)
        };
        let text = format!("{asked}{}", bracketed(kept.as_deref()));
        let question = Question { text: &text, help: &help, flag: "--scale" };
        let Some(answers) = self.prompt().ask_as(&question, |answer| read(scales, answer))? else {
            return Ok(());
        };
        for (scale, answer) in scales.iter().zip(answers) {
            let Some(answer) = answer else {
                self.form.given.unanswer(Field::Scale, scale.meta.name.as_str());
                continue;
            };
            self.form.given.answer(Field::Scale, &format!("{}={answer}", scale.meta.name));
        }
        Ok(())
    }

    /// What is answered to it so far, now or in the check-in of the day.
    fn own_before(&self, scale: &OwnScale) -> Option<String> {
        let now = self.form.given.answered(Field::Scale, Some(scale.meta.name.as_str()));
        now.map(str::to_owned)
            .or_else(|| self.kept.own.get(&scale.meta.id).map(ToString::to_string))
    }
}

fn named(scale: &OwnScale, look: &Look) -> String {
    look.line(scale.meta.name.as_str()).into_owned()
}

/// "0 is none." and "10 is cannot stand.", where the person said so.
fn ends(scale: &OwnScale, look: &Look) -> Vec<String> {
    let ends = [("0 is", &scale.low), ("10 is", &scale.high)];
    let said = ends
        .iter()
        .filter_map(|(end, words)| Some(format!("{end} {}.", look.line(words.as_ref()?.as_str()))));
    said.collect()
}

/// "pain (0 to 10), a walk (y/n), like 3,y", and what `?` explains of it.
fn all(scales: &[&OwnScale], look: &Look) -> (String, String) {
    let each =
        |one: &&OwnScale| format!("{} ({})", named(one, look), own_answer::takes(one.form()));
    let each: Vec<_> = scales.iter().map(each).collect();
    let like: Vec<_> = scales.iter().map(|one| own_answer::example(one.form())).collect();
    let said = scales.iter().map(|one| (named(one, look), ends(one, look)));
    let said = said.filter(|(_, ends)| !ends.is_empty());
    let said = said.map(|(name, ends)| format!("{name}: {}", ends.join(" ")));
    let how = "One answer for each, in this order; - leaves one out. Enter leaves all open.";
    let help: Vec<_> = said.chain([how.to_owned()]).collect();
    (format!("{}, like {}", each.join(", "), like.join(",")), help.join("\n"))
}

/// An answer to each scale, in their order; none for one that is left out.
fn read(scales: &[&OwnScale], answer: &str) -> Result<Vec<Option<OwnAnswer>>, String> {
    let words: Vec<_> = match scales {
        [_] => vec![answer.trim()],
        _ => answer.split([',', ' ']).filter(|word| !word.is_empty()).collect(),
    };
    if words.len() != scales.len() {
        return Err(format!(
            "Please answer all {}, in this order; - leaves one out.",
            scales.len()
        ));
    }
    let each = scales.iter().zip(words).map(|(scale, word)| OwnAnswer::given(scale.form(), word));
    each.collect::<Result<_, _>>().map_err(|bad| bad.to_string())
}
