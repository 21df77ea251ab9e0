//! The doses that are due, all at once where there are several.

use super::Asking;
use crate::cli::commands::checkin::doses::{HowTaken, Told};
use crate::cli::entry_form::bracketed;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Question, yes_or_no};
use crate::domain::code::Code;
use crate::domain::entry::dose::DoseOutcome;
use crate::render::format;
use crate::render::look::Look;

impl Asking<'_, '_> {
    /// Asks whether all of them were taken, which most days is all; where not, of each.
    pub(super) fn doses(&mut self) -> Result<(), Error> {
        if self.doses.len() == 1 {
            return self.dose(0);
        }
        let all = said(self.doses, &self.form.context.look());
        let is_taken = |told: &Told| told.outcome == Some(DoseOutcome::Taken);
        let before = if self.doses.iter().all(is_taken) {
            Some("y")
        } else {
            self.doses.iter().any(|told| told.outcome.is_some()).then_some("n")
        };
        let text = format!("Taken: {all} (y: all, n: one by one){}", bracketed(before));
        let help = "y: all of them. n: each is asked then. Enter leaves them open.";
        let question = Question { text: &text, help, flag: "--took" };
        let read = |answer: &str| yes_or_no(answer).ok_or(ALL_OR_EACH);
        match self.prompt().ask_as(&question, read)? {
            Some(true) => {
                self.doses.iter_mut().for_each(|told| told.outcome = Some(DoseOutcome::Taken));
                Ok(())
            }
            Some(false) => (0..self.doses.len()).try_for_each(|place| self.dose(place)),
            None => Ok(()),
        }
    }

    /// Asks of a dose that is due whether it was taken.
    fn dose(&mut self, place: usize) -> Result<(), Error> {
        let Some(told) = self.doses.get(place) else { return Ok(()) };
        let kept = bracketed(told.outcome.map(Code::code));
        let dose = named(told, &self.form.context.look());
        let text = format!("{dose}: taken (y/n, m: missed){kept}");
        let help =
            "n: not yet; it stays open. m: it was missed. daymark med taken records it later.";
        let question = Question { text: &text, help, flag: "--took" };
        if let Some(HowTaken(outcome)) = self.prompt().ask(&question)?
            && let Some(told) = self.doses.get_mut(place)
        {
            told.outcome = outcome;
        }
        Ok(())
    }
}

/// What is said of any other answer to the question for all.
const ALL_OR_EACH: &str = "Please answer y or n; Enter leaves them open.";

/// "buprenorphine 8 mg".
fn named(told: &Told, look: &Look) -> String {
    let name = look.line(told.name.as_str());
    let dose = told.dose.as_ref().map(|dose| format!(" {}", look.line(dose.as_str())));
    format!("{name}{}", dose.unwrap_or_default())
}

/// "buprenorphine 8 mg, 2 times, and sertraline 50 mg": each once, with how often it is due.
fn said(doses: &[Told], look: &Look) -> String {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for name in doses.iter().map(|told| named(told, look)) {
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => *times += 1,
            None => counted.push((name, 1)),
        }
    }
    let times = |(name, times): (String, usize)| match times {
        1 => name,
        _ => format!("{name} {times} times"),
    };
    format::list(&counted.into_iter().map(times).collect::<Vec<_>>())
}
