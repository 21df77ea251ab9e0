//! A week as a document: what is usual and every day in a chart, the facts, and every note whole.

use super::{brief, phrases, scales};
use crate::domain::entry::note::Note;
use crate::render::document::Document;
use crate::render::document::chart::{Chart, ChartSeries};
use crate::render::format;
use crate::render::look::Look;
use crate::render::page::Page;
use crate::render::{appointments, craving_focus, medication, safety_block};
use crate::report::week::WeekView;

/// The view as a document, for a file rather than a screen.
#[must_use]
pub fn document(view: &WeekView, look: &Look) -> Document {
    Page::collected(&look.for_document(), |page| put(page, view))
}

fn put(page: &mut Page<'_>, view: &WeekView) {
    let look = page.look();
    let [week, days, logged] = phrases::title(view, look);
    page.heading(&[format!("{week}: {days}"), logged]);
    page.line("This is my own record; a day without an entry counts neither way");
    if view.is_current() {
        safety_block::brief(page, &view.care, view.today);
        medication::gaps(page, &view.dose_gaps, view.today);
    }
    usual(page, view);
    page.chart(|| by_day(view, look));
    let (cravings, facts) = phrases::cravings(view);
    page.facts("Cravings", &cravings, "Cravings", &facts);
    craving_focus::put(page, &view.cravings.by_focus);
    let lists = [
        (phrases::GOING_ON, phrases::situations(view)),
        ("Helped", phrases::coping(view)),
        ("Medication", medication::counts(&view.medications, look)),
        ("Routines", phrases::routines(view, look)),
        ("Sessions", appointments::counts(&view.appointments)),
        ("Scores", phrases::scores(view)),
    ];
    for (name, items) in lists {
        brief::list(page, name, &items);
    }
    brief::meetings(page, view);
    for (at, (focus, facts)) in phrases::focuses(view, look).into_iter().enumerate() {
        let of = if view.focuses.len() > 1 { format!("{focus}: ") } else { String::new() };
        let name = if at == 0 { "Days" } else { "" };
        page.fact(name, &format!("{of}{}", facts.join(", ")), "");
    }
    if let Some(sentence) = phrases::emphasis(view) {
        page.few("Worth watching", &view.phase_emphasis, &sentence);
    }
    if !view.notes.is_empty() {
        page.title("Notes");
    }
    for Note { day, kind, text, .. } in &view.notes {
        page.line(&format!("{}, {}:", format::date(*day, view.today), format::kind(*kind)));
        page.words(text.as_str());
    }
    page.end_of_paper(view.today);
}

/// What is usual for each scale and between what it lay; counts alone where little is logged.
fn usual(page: &mut Page<'_>, view: &WeekView) {
    let look = page.look();
    let rows = scales::rows(view, look);
    if view.days_logged == 0 {
        return page.line("No check-in on these days, so they count neither way");
    }
    if view.is_thin() {
        page.line("Under half of the days are logged, so only counts are shown");
        return brief::list(page, "Answers", &scales::answers(view, look));
    }
    for row in rows.iter().filter(|row| row.is_logged()) {
        if let (Some(middle), Some(range)) = (row.middle(), row.range()) {
            let before = row.before().filter(|_| view.compares);
            let before =
                before.map_or_else(String::new, |before| format!("; week before {before}"));
            let counted = row.counted();
            page.fact(
                &row.name,
                &format!("usually {middle}, from {range} ({counted}){before}"),
                "",
            );
        }
    }
    for missing in scales::missing(&rows) {
        page.line(&missing);
    }
}

/// The days of the week up to today, and the value of each scale on them.
fn by_day(view: &WeekView, look: &Look) -> Chart {
    let rows = scales::rows(view, look);
    let series = rows.iter().filter(|row| row.is_logged()).map(|row| ChartSeries {
        name: row.name.clone(),
        values: row.scale.daily.clone(),
        top: row.top(),
    });
    Chart {
        title: "Day by day".to_owned(),
        of: "day".to_owned(),
        is_told: false,
        labels: phrases::days(view).map(|day| day.date().format("%a %-d %b").to_string()).collect(),
        series: series.collect(),
    }
}
