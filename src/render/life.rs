//! How life stands, area by area, with what was said before.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::time::day::Day;
use crate::report::entry::BodyView;
use crate::report::life::LifeSaved;

/// What was saved, each area beside what was said of it before.
#[must_use]
pub fn saved(view: &LifeSaved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.saved.entry.day, today);
    page.title(&format!("Saved how things stand on {date}."));
    let BodyView::Life(life) = &view.saved.entry.body else { return page.into_text() };
    let names: Vec<_> =
        life.areas.keys().map(|area| format::capital(format::area(*area))).collect();
    page.widen_names(names.iter().map(String::as_str));
    for ((area, rating), name) in life.areas.iter().zip(&names) {
        let before = view.previous.get(area).map_or_else(String::new, |before| {
            format!(" ({} on {})", before.rating, format::date(before.day, today))
        });
        page.fact(name, &format!("{rating}{before}"), &format!("{name}: {rating}{before}"));
    }
    page.into_text()
}
