//! Formats dates, times, numbers and domain terms; figures are rounded here and nowhere before.

mod dates;
mod numbers;
mod terms;

use std::borrow::Cow;

pub use dates::{
    HourFormat, ahead, at_day_time, date, day_of_year, day_time, full_date, full_span, moment,
    month, row_span, short_date, short_moment, short_span, span, time, today_and_yesterday,
    weekday, weekday_name, weekday_span, written,
};
pub use numbers::{
    answers, are, count, days, days_of, exact, length, logged, number, percent, small_number,
    window,
};
pub use terms::{
    answer_form, area, areas, coping, focus_kind, goal, instrument, kind, overall, phase,
    plan_section, ready, routine_counts, routine_done, series, situation, small_done, stage,
    suggestion, symptom, symptoms, trend,
};

/// Each sentence of a text of ours by itself. What a semicolon parts are two, both with what stands before a colon:
/// "on clonidine: do not stop; call" says of whom twice.
#[must_use]
pub fn sentences(text: &str) -> Vec<String> {
    let parts = |sentence: &str| -> Vec<String> {
        let mut parts = sentence.split("; ");
        let first = parts.next().unwrap_or_default();
        let of = first.split_once(": ").map(|(of, _)| format!("{of}: ")).unwrap_or_default();
        let rest = parts.map(|part| capital(&format!("{of}{part}")));
        std::iter::once(first.to_owned()).chain(rest).collect()
    };
    text.split(". ").flat_map(parts).collect()
}

/// "a", "a and b", "a, b and c"; empty for none.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// A word as a POSIX shell reads it back whole.
#[must_use]
pub fn quoted(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
    }
}

/// A sentence's first letter in upper case.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests;
