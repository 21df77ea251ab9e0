//! The merge rules of focuses, with their attempts.

use std::collections::{BTreeMap, BTreeSet};

use super::records::{left_out, outcome_among, repeated, take_in, taken};
use super::{Importer, RowOutcome};
use crate::app::import::ImportError;
use crate::domain::id::Id;
use crate::domain::records::focus::{Attempt, Focus};
use crate::report::journal_file::{AttemptRow, List};

impl Importer<'_> {
    /// Puts the focuses of the file together with their attempts, and takes them in.
    pub(super) fn settle_focuses(&mut self) -> Result<(), ImportError> {
        let focuses = std::mem::take(&mut self.focuses);
        let mut attempts: BTreeMap<Id, Vec<(u64, Attempt)>> = BTreeMap::new();
        for (line, AttemptRow { id, focus, since, learned }) in std::mem::take(&mut self.attempts) {
            let attempt = Attempt { id, since, learned };
            attempts.entry(focus).or_default().push((line, attempt));
        }
        let mut waiting = Vec::new();
        for (line, row) in focuses {
            let of_it = attempts.remove(&row.id).unwrap_or_default();
            let (lines, of_it): (Vec<_>, Vec<_>) = of_it.into_iter().unzip();
            let focus = row.with(of_it);
            if !self.settle_focus(&focus, line, &lines)? {
                waiting.push((line, focus, lines));
            }
        }
        if let Some(union) = self.union.as_mut().filter(|_| !waiting.is_empty()) {
            union.last_try = true;
            for (line, focus, lines) in waiting {
                self.settle_focus(&focus, line, &lines)?;
            }
            if let Some(union) = &mut self.union {
                union.last_try = false;
            }
        }
        for (line, _) in attempts.into_values().flatten() {
            self.bad(List::Attempts, line, "its focus is not in the file".to_owned())?;
        }
        Ok(())
    }

    /// Takes a focus in, or notes why it cannot be; `false` where it waits for another.
    fn settle_focus(
        &mut self,
        focus: &Focus,
        line: u64,
        attempts: &[u64],
    ) -> Result<bool, ImportError> {
        let settled = if self.union.is_some() {
            self.unite_focus(focus.clone(), line)?
        } else {
            self.focus(focus.clone(), line)?
        };
        match settled {
            RowOutcome::Later => return Ok(false),
            RowOutcome::Merged(outcome) => self.found.count(List::Focuses, outcome),
            RowOutcome::Misfit(reason) => {
                self.bad(List::Focuses, line, reason)?;
                self.left_out.insert(focus.id, line);
                for attempt in attempts {
                    self.bad(List::Attempts, *attempt, left_out("focus", line))?;
                }
            }
        }
        Ok(true)
    }

    fn focus(&mut self, focus: Focus, line: u64) -> Result<RowOutcome, ImportError> {
        if let Some(misfit) = self.misfit_of_focus(&focus, line) {
            return Ok(RowOutcome::Misfit(misfit));
        }
        let outcome = outcome_among(&focus, &self.my_focuses);
        take_in(self.txn(), focus, &mut self.my_focuses, outcome)
    }

    pub(super) fn misfit_of_focus(&mut self, focus: &Focus, line: u64) -> Option<String> {
        if let Some(earlier) = self.lines.insert(focus.id, line) {
            return Some(repeated(earlier));
        }
        let days = focus.attempts.windows(2).find(|pair| pair[0].since == pair[1].since);
        if let Some(pair) = days {
            return Some(format!("two of its attempts start on {:#}", pair[0].since));
        }
        let choices = focus.phases.windows(2).find(|pair| pair[0].from == pair[1].from);
        if let Some(pair) = choices {
            return Some(format!("two of its phases are from {:#}", pair[0].from));
        }
        let limits = focus.measure.limits.windows(2).find(|pair| pair[0].from == pair[1].from);
        if let Some(pair) = limits {
            return Some(format!("two of its limits are from {:#}", pair[0].from));
        }
        let others = self.my_focuses.iter().filter(|mine| mine.id != focus.id);
        for mine in others {
            if mine.name.folded() == focus.name.folded() {
                return Some(taken("focus", mine.name.as_str()));
            }
            let theirs = |attempt: &Attempt| focus.attempts.iter().any(|it| it.id == attempt.id);
            if mine.attempts.iter().any(theirs) {
                return Some(format!("one of its attempts is one at {}", mine.name));
            }
        }
        let ids: BTreeSet<_> = focus.attempts.iter().map(|attempt| attempt.id).collect();
        (ids.len() < focus.attempts.len()).then(|| "two of its attempts have one id".to_owned())
    }
}
