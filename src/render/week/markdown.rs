//! A week as a Markdown document, with every note whole.

use super::{phrases, scales};
use crate::domain::entry::note::Note;
use crate::render::craving_focus;
use crate::render::format;
use crate::render::markdown::{line, quotation};
use crate::render::medication;
use crate::render::style::Look;
use crate::report::week::WeekView;

/// The view as Markdown, for a file rather than a screen.
#[must_use]
pub fn markdown(view: &WeekView, look: &Look) -> String {
    let [week, days, logged] = phrases::title(view, look);
    // A file has every sign.
    let look = &Look { paper: None, ..look.clone() };
    let mut blocks = vec![
        format!("# {week}: {days}"),
        format!(
            "{}. This is my own record; a day without an entry counts neither way.",
            format::capital(&logged)
        ),
    ];
    blocks.extend(scale_table(view, look));
    blocks.push(facts(view, look));
    if !view.notes.is_empty() {
        blocks.push("## Notes".to_owned());
    }
    for Note { day, kind, text, .. } in &view.notes {
        blocks.push(format!("**{}**, {}:", format::date(*day, view.today), format::kind(*kind)));
        blocks.push(quotation(text.as_str(), look.unicode).trim_end().to_owned());
    }
    blocks.extend(phrases::emphasis(view).map(|emphasis| format!("{emphasis}.")));
    blocks.join("\n\n") + "\n"
}

fn scale_table(view: &WeekView, look: &Look) -> Option<String> {
    if view.days_logged == 0 || view.is_thin() {
        return None;
    }
    let (head, line_below) = if view.compares { (" week before |", "--:|") } else { ("", "") };
    let mut rows = vec![
        format!("| | usually | from, to | answers |{head} day by day |"),
        format!("|---|--:|---|--:|{line_below}---|"),
    ];
    for row in scales::rows(view, look).iter().filter(|row| row.is_logged()) {
        let cell = |value: Option<String>| value.unwrap_or_else(|| look.none().to_owned());
        let before =
            if view.compares { format!(" {} |", cell(row.before())) } else { String::new() };
        rows.push(format!(
            "| {} | {} | {} | {} |{before} {} |",
            line(&row.name, look.unicode),
            cell(row.middle()),
            cell(row.range()),
            row.scale.summary.n,
            row.by_day(look)
        ));
    }
    let sentence = "What is usual takes at least four answers.";
    Some(format!("{sentence}\n\n{}", rows.join("\n")))
}

fn facts(view: &WeekView, look: &Look) -> String {
    let mut facts = if view.is_thin() {
        let answers = scales::answers(view, look);
        let said = format!("Answers: {}", answers.join(", "));
        if answers.is_empty() { answers } else { vec![said] }
    } else {
        scales::missing(&scales::rows(view, look))
    };
    facts.push(format!("Cravings: {}", phrases::cravings(view).0));
    let by_focus = craving_focus::counts(&view.cravings.by_focus, look);
    facts.extend((!by_focus.is_empty()).then(|| format!("By focus: {}", by_focus.join(", "))));
    let several = view.focuses.len() > 1;
    let focuses = phrases::focuses(view, look).into_iter().map(|(name, facts)| {
        let name = if several { format!("{name}: ") } else { String::new() };
        format!("{name}{}", facts.join(", "))
    });
    let lists = [
        (phrases::situations_name(view), phrases::situations(view)),
        ("Helped", phrases::coping(view)),
        ("Medication", medication::counts(&view.medications, look)),
        ("Routines", phrases::routines(view, look)),
        ("Days", focuses.collect()),
    ];
    for (name, items) in lists.into_iter().filter(|(_, items)| !items.is_empty()) {
        facts.push(format!("{name}: {}", items.join("; ")));
    }
    facts
        .iter()
        .map(|fact| format!("- {}", line(fact, look.unicode)))
        .collect::<Vec<_>>()
        .join("\n")
}
