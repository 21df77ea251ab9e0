//! The preparation checklist, on a screen or in plain sentences.

use super::page::Page;
use super::style::Look;
use super::words;
use crate::domain::text::Name;
use crate::report::preparation::{Checklist, Item};
use crate::report::saved::Outcome;

/// The list, after what was changed in it.
#[must_use]
pub fn text(view: &Checklist, look: &Look, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    if let Some(result) = view.result {
        let list = |names: &[Name]| {
            words::list(&names.iter().map(|name| look.line(name.as_str())).collect::<Vec<_>>())
        };
        page.title(&match result {
            Outcome::Unchanged => {
                format!("Nothing to change; it already says so: {}.", list(&view.named))
            }
            _ => format!("Saved: {}.", list(&view.changed)),
        });
    }
    let counted = format!("{} of {} done", view.done, view.of);
    if view.result.is_some() {
        page.line(&format!("Preparation: {counted}"));
    } else {
        page.heading(&["Preparation", &counted]);
        page.gap();
        view.items.iter().for_each(|one| item(&mut page, one, view));
        if view.archived > 0 && view.items.iter().all(|one| !one.archived) {
            let number = u32::try_from(view.archived).unwrap_or(u32::MAX);
            page.gap();
            page.offer(&format!("{} put away", words::are(number)), "prepare list --all");
        }
    }
    if let Some(next) = next {
        page.line(next);
    }
    page.into_text()
}

fn item(page: &mut Page<'_>, item: &Item, view: &Checklist) {
    let name = page.look().line(item.name.as_str()).into_owned();
    match item.done_on {
        _ if item.archived => page.fact("away", &name, &format!("{name}: put away")),
        Some(day) => {
            let date = words::date(day, view.today);
            page.fact("done", &format!("{name}, {date}"), &format!("{name}: done on {date}"));
        }
        None => page.fact("open", &name, &format!("{name}: open")),
    }
}
