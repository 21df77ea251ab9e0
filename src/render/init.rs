//! Renders the answer of `init`.

use std::path::Path;

use super::format;
use super::labels::LabelKey;
use super::look::Look;
use super::page::Page;
use super::{help, recovery_key, sanitize};
use crate::domain::focus_kind::UseGoal;
use crate::domain::time::day::Day;
use crate::report::init::InitView;

/// Where the journal is, what it begins with, and what to do about it.
#[must_use]
pub fn text(view: &InitView, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    page.title("Your journal is ready.");
    page.gap();
    if let Some(focus) = &view.focus {
        let name = look.line(focus.name.as_str());
        let since = match focus.since {
            None => "no start date yet".to_owned(),
            Some(since) if since > today => format!("starting on {}", format::date(since, today)),
            Some(since) => format!("since {}", format::date(since, today)),
        };
        page.fact("For", &format!("{name}, {since}"), &format!("It is for {name}, {since}"));
    }
    if view.days_without > 0 {
        let days = format::count(view.days_without, "day since then is", "days since then are");
        let name = look.label(LabelKey::Use);
        let text = format!("{days} entered as without {name}, late");
        page.fact("Days", &text, &text);
    }
    let routines = view.routines.iter().map(|routine| look.line(routine.name.as_str()));
    let routines: Vec<_> = routines.collect();
    if !routines.is_empty() {
        let sentence = format!("Its routines are {}", format::list(&routines));
        page.fact("Routines", &routines.join(look.joint()), &sentence);
    }
    let journal = sanitize::path(Path::new(&view.journal), look.unicode);
    page.whole("Journal", &journal, &format!("The journal is in {journal}"));
    if let Some(key) = &view.key {
        let key = sanitize::path(Path::new(key), look.unicode);
        page.whole("Key", &key, &format!("Its key is {key}"));
    }
    page.gap();
    if let Some(sheet) = &view.recovery {
        recovery_key::sheet(&mut page, sheet);
    } else {
        page.line("Copy both to keep it safe: without the key nobody can read the journal.");
        page.line("It has no passphrase: whoever is logged in as you can read it.");
    }
    page.gap();
    let mut text = page.into_text();
    if let Some(stopping) = &view.stopping {
        text.push_str(&help::stopping(stopping, look));
        text.push_str(if look.plain { "" } else { "\n" });
    }
    let mut page = Page::new(look);
    if view.later {
        page.offer("Routines, any time", "routine add");
        if let Some(focus) = &view.focus {
            let name = format::quoted(focus.name.as_str());
            match focus.goal {
                UseGoal::None => page.offer(
                    "If your goal is to use less",
                    &format!("focus edit {name} --goal less"),
                ),
                UseGoal::Less => page.offer(
                    "A limit of your own, to count against",
                    &format!("focus edit {name} --limit 2/day"),
                ),
            }
        }
        if view.region.is_none() {
            page.offer("Help lines for your country", "config set region");
        }
        page.gap();
    }
    page.title(&format!("Next: {}", look.command(view.next)));
    text.push_str(&page.into_text());
    text
}
