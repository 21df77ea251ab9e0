//! Questions of the person's own that are answered by yes or no.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::report::own_questions::OwnQuestion;

/// "walk: yes on 3 of 5 days", for each.
pub(super) fn said(questions: &[OwnQuestion], look: &Look) -> Vec<String> {
    let one = |one: &OwnQuestion| {
        format!("{}: yes on {}", look.line(one.name.as_str()), format::days_of(one.yes, one.n))
    };
    questions.iter().map(one).collect()
}

/// Puts those of a longer time on the page.
pub(super) fn put(page: &mut Page<'_>, questions: &[OwnQuestion]) {
    let said = said(questions, page.look());
    if !said.is_empty() {
        page.list("Your questions", "Your questions", &said);
    }
}
