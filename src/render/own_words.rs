//! What was answered in words to questions of the person's own.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::time::day::Day;
use crate::report::own_words::AnswersInWords;

/// The answers that a screen shows of one question, the newest.
const MOST: usize = 3;

/// "grateful for: Monday my sister, Friday the sun", of a week: all of them where nothing is cut.
pub(super) fn of_week(one: &AnswersInWords, look: &Look) -> String {
    let most = if look.whole || look.plain { usize::MAX } else { MOST };
    let newest = newest(one, most, look, format::weekday);
    format!("{}: {newest}", look.line(one.name.as_str()))
}

/// Puts the newest of a longer time on the page: "grateful for (12 answers): Wed 18 Nov the sun".
pub(super) fn put_newest(page: &mut Page<'_>, all: &[AnswersInWords], today: Day) {
    let look = page.look();
    let said = all.iter().map(|one| {
        let number = u32::try_from(one.answers.len()).unwrap_or(u32::MAX);
        let number = format::count(number, "answer", "answers");
        let newest = newest(one, 1, look, |day| format::short_date(day, today));
        format!("{} ({number}): {newest}", look.line(one.name.as_str()))
    });
    page.column("Your words", "Your words", &said.collect::<Vec<_>>());
}

fn newest(
    AnswersInWords { answers, .. }: &AnswersInWords,
    most: usize,
    look: &Look,
    date: impl Fn(Day) -> String,
) -> String {
    let newest = &answers[answers.len().saturating_sub(most)..];
    let said =
        newest.iter().map(|one| format!("{} {}", date(one.day), look.line(one.words.as_str())));
    said.collect::<Vec<_>>().join(", ")
}
