//! Symptoms that were saved, and their course.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::time::day::Day;
use crate::report::entry::BodyView;
use crate::report::symptoms::SymptomsSaved;

/// What was saved, and how the last days were.
#[must_use]
pub fn saved(view: &SymptomsSaved, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let date = format::date(view.saved.entry.day, today);
    page.title(&format!("Saved the symptoms of {date}."));
    if let BodyView::Symptoms(symptoms) = &view.saved.entry.body {
        let sum = format!("{} of {}", symptoms.sum, symptoms.most);
        page.list("Symptoms", "Symptoms", &format::symptoms(&symptoms.symptoms));
        page.fact("Together", &sum, &format!("Together: {sum}"));
    }
    if view.course.len() > 1 {
        let day = |one: &crate::report::symptoms::DaySum| {
            format!("{} {}", format::weekday(one.day), one.sum)
        };
        let days: Vec<_> = view.course.iter().map(day).collect();
        page.list("By day", "The most of a day, all symptoms together", &days);
    }
    if view.high {
        page.line("That is a lot at once. Call your care team, or someone who can be with you.");
    }
    page.line("This is your own list and no clinical scale; it says nothing of how severe it is.");
    page.offer("The usual course", "phase");
    page.into_text()
}
