//! harsh: the lines of its log, `2020-01-05 : Called Mom : y : a comment : 1`.

use super::Collected;
use crate::domain::records::routine::MarkOutcome;
use crate::domain::time::day::Day;
use crate::report::journal_file::List;

/// Reads every line of the log.
///
/// # Errors
/// Where no line of it is one of a log.
pub(super) fn read(text: &str, found: &mut Collected<'_>) -> Result<(), String> {
    let mut any = false;
    for (line, text) in (1..).zip(text.lines()) {
        let text = text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        // A line ends in " : " where it has no amount.
        let text = format!("{text} ");
        let parts: Vec<_> = text.split(" : ").map(str::trim).collect();
        match mark(&parts) {
            Ok((habit, day, outcome)) => {
                any = true;
                found.mark(line, habit, day, outcome);
                found.comment(line, habit, day, &words(&parts));
            }
            Err(reason) => found.bad(line, List::RoutineMarks, reason),
        }
    }
    if any || found.bad.is_empty() {
        Ok(())
    } else {
        Err("no line is like that of a log".to_owned())
    }
}

/// The comment and the amount: "went far (1.5)", "8".
fn words(parts: &[&str]) -> String {
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let amount = Some(part(4)).filter(|amount| amount.parse() != Ok(0.0));
    match (part(3), amount.unwrap_or_default()) {
        (words, "") => words.to_owned(),
        ("", amount) => amount.to_owned(),
        (words, amount) => format!("{words} ({amount})"),
    }
}

fn mark<'t>(parts: &[&'t str]) -> Result<(&'t str, Day, MarkOutcome), String> {
    let ([day, habit, result] | [day, habit, result, _] | [day, habit, result, _, _]) = parts
    else {
        return Err("it is not like: 2026-01-31 : habit : y : a comment : 1".to_owned());
    };
    let day = day.parse().map_err(|bad| format!("{bad}"))?;
    let outcome = match *result {
        "y" => MarkOutcome::Done,
        "n" | "s" => MarkOutcome::Skipped,
        other => return Err(format!("its result is {other}, not y, n or s")),
    };
    Ok((habit, day, outcome))
}
