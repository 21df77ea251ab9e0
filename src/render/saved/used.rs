//! What was saved of a return to use, said back.

use super::facts;
use crate::domain::figures::attempt_stats::Run;
use crate::domain::focus_kind::UseGoal;
use crate::domain::time::day::Day;
use crate::render::entry;
use crate::render::format;
use crate::render::labels::LabelKey;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::report::entry::{BodyView, UseView};
use crate::report::saved::{Clocks, UseReviewed, UsedSaved, WriteOutcome};

/// A return to use: what it sets anew, and what stays.
#[must_use]
pub fn used(view: &UsedSaved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let entry = &view.saved.entry;
    let date = format::date(entry.day, today);
    page.title(&match view.saved.result {
        WriteOutcome::Created => format!("Recorded for {date}."),
        WriteOutcome::Updated => format!("Added to what was recorded for {date}."),
        WriteOutcome::Unchanged => format!("Nothing to add for {date}: it says so already."),
    });
    let mut figures = entry::figures(entry, look);
    if let BodyView::Use(UseView { overdose: Some(overdose), .. }) = &entry.body {
        figures.push(format!("overdose: {}", if *overdose { "yes" } else { "no" }));
    }
    facts(&mut page, figures, &view.saved);
    if let Some(clocks) = &view.clocks {
        counted_from(&mut page, clocks, entry.day, today);
        stays(&mut page, clocks, today);
    }
    page.into_text()
}

/// A return to use that was looked at once more, and what of it is in the plan now.
#[must_use]
pub fn reviewed(view: &UseReviewed, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.saved.entry.day, today);
    page.title(&match view.saved.result {
        WriteOutcome::Unchanged => format!("Nothing to change for {date}: it stays as it is."),
        WriteOutcome::Created | WriteOutcome::Updated => format!("Saved for {date}."),
    });
    facts(&mut page, entry::figures(&view.saved.entry, look), &view.saved);
    if view.into_plan {
        let lines = u32::try_from(view.plan.len()).unwrap_or(u32::MAX);
        let lines = format::count(lines, "new line in your plan", "new lines in your plan");
        page.offer(&lines, "plan");
    }
    page.into_text()
}

/// The clock that a use sets anew; who wants less counts days of use instead.
fn counted_from(page: &mut Page<'_>, clocks: &Clocks, day: Day, today: Day) {
    let date = |day| format::date(day, today);
    page.line(&match (clocks.goal, clocks.last_use) {
        _ if day <= clocks.since => format!(
            "That is not after your start date, {}, so your counts stay as they are.",
            date(clocks.since)
        ),
        (UseGoal::None, Some(last)) if last == day => {
            format!("The time since the last use you logged now counts from {}.", date(last))
        }
        (UseGoal::None, Some(last)) => {
            format!("The last use you logged is still that of {}.", date(last))
        }
        (UseGoal::Less, _) | (UseGoal::None, None) => {
            let (used, name) = (format::days(clocks.days.used), page.look().label(LabelKey::Use));
            format!("{used} of {name} logged in all.")
        }
    });
}

/// The clock that no use takes anything from.
fn stays(page: &mut Page<'_>, clocks: &Clocks, today: Day) {
    let look = page.look();
    let mut kept = vec![format!(
        "{} {} since {}",
        look.label(LabelKey::Day),
        clocks.days_in_recovery,
        format::date(clocks.since, today)
    )];
    if clocks.days.no_use > 0 {
        let (without, name) = (format::days(clocks.days.no_use), look.label(LabelKey::Use));
        kept.push(format!("{without} without {name} in all"));
    }
    if let Run { days, confirmed: confirmed @ 1.., .. } = clocks.longest_run {
        kept.push(format!("a longest run of {}, {confirmed} logged", format::days(days)));
    }
    let facts: Vec<_> = kept.iter().map(|fact| format!("What you logged stays: {fact}")).collect();
    page.lines(&format!("What you logged stays: {}.", kept.join("; ")), &facts);
}
