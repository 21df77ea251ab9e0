//! What a person is in recovery from, as a list and in a sentence each.

use super::labels::LabelKey;
use super::look::Look;
use super::page::{INDENT, Page};
use super::table::{Align, Table};
use super::{amounts, format, help, today};
use crate::domain::records::focus::Attempt;
use crate::domain::records::focus::limit::LimitStep;
use crate::domain::time::day::Day;
use crate::report::focus::{FocusView, Focuses, OneFocus};
use crate::report::saved::WriteOutcome;

/// Every focus with its attempts.
#[must_use]
pub fn list(view: &Focuses, look: &Look) -> String {
    let mut page = Page::new(look);
    let heading = heading(view, look);
    if look.plain {
        page.heading(&heading);
    } else {
        page.title(&heading.join("; "));
    }
    if look.plain {
        for focus in &view.focuses {
            let name = look.line(focus.name.as_str());
            let mut parts = parts(focus, &focus.limits, view.today, look);
            // One that is called by its kind says it once.
            parts.retain(|part| *part != focus.name.folded());
            page.facts("", "", &name, &parts);
        }
    } else if !view.focuses.is_empty() {
        page.gap();
        page.table(table(view, look));
    }
    if view.focuses.is_empty() && view.archived == 0 {
        page.offer("To add something", "focus add");
    }
    for focus in &view.focuses {
        earlier_attempts(&mut page, focus, view.today);
    }
    if view.archived > 0 {
        page.gap();
        page.offer(&format!("{} put away", format::are(view.archived)), "focus list --all");
    }
    page.into_text()
}

fn heading(view: &Focuses, look: &Look) -> Vec<String> {
    let number = u32::try_from(view.focuses.len()).unwrap_or(u32::MAX);
    let several = format::count(number, "focus", "focuses");
    let mut parts = vec![match view.focuses.as_slice() {
        [] if view.archived > 0 => "Everything is put away".to_owned(),
        [] => "There is nothing here yet".to_owned(),
        _ => several,
    }];
    if let [first, _, ..] = view.focuses.as_slice()
        && first.primary
    {
        parts.push(format!("the primary one is {}", look.line(first.name.as_str())));
    }
    parts
}

fn table(view: &Focuses, look: &Look) -> Table {
    let columns = [Align::Left, Align::Left, Align::Left, Align::Left, Align::Right];
    let mut table = Table::new(look, INDENT, &columns);
    table.head(&["name", "kind", "goal", "since", "attempts"]);
    for focus in &view.focuses {
        let away = if focus.archived_at.is_some() { " (put away)" } else { "" };
        let medication = if focus.maintenance { ", on medication" } else { "" };
        let since = match focus.since {
            None => "not set".to_owned(),
            Some(since) => {
                let day = day_number(since, view.today, look);
                format!("{}{day}", format::short_date(since, view.today))
            }
        };
        table.row(&[
            format!("{}{away}", look.line(focus.name.as_str())),
            format!("{}{medication}", format::focus_kind(focus.kind)),
            std::iter::once(format::goal(focus.goal).to_owned())
                .chain(amounts::measure(focus.unit.as_ref(), &focus.limits, view.today, look))
                .collect::<Vec<_>>()
                .join(", "),
            since,
            focus.attempts.len().to_string(),
        ]);
    }
    table
}

/// ", day 81"; nothing before the start date.
fn day_number(since: Day, today: Day, look: &Look) -> String {
    match today.days_since(since) {
        days if days < 0 => String::new(),
        days => format!(", {} {days}", look.label(LabelKey::Day)),
    }
}

/// "short-acting opioid", "not using", "since Saturday 1 August, day 111", "the primary focus", with these of its
/// limits.
fn parts(focus: &FocusView, limits: &[LimitStep], today: Day, look: &Look) -> Vec<String> {
    let mut parts = vec![format::focus_kind(focus.kind).to_owned()];
    parts.extend(focus.maintenance.then(|| "on medication".to_owned()));
    parts.push(format::goal(focus.goal).to_owned());
    parts.push(match focus.since {
        None => "no start date yet".to_owned(),
        Some(since) if since > today => format!("starting on {}", format::date(since, today)),
        Some(since) => {
            format!("since {}{}", format::date(since, today), day_number(since, today, look))
        }
    });
    parts.extend(amounts::measure(focus.unit.as_ref(), limits, today, look));
    parts.extend(amounts::usual(&focus.usual, focus.unit.as_ref(), look));
    let attempts = u32::try_from(focus.attempts.len()).unwrap_or(u32::MAX);
    parts.extend((attempts > 1).then(|| format::count(attempts, "attempt", "attempts")));
    parts.extend(focus.primary.then(|| "the primary focus".to_owned()));
    parts.extend(focus.archived_at.map(|_| "put away".to_owned()));
    parts
}

/// The attempts before the current one, each with what was learned in it.
fn earlier_attempts(page: &mut Page<'_>, focus: &FocusView, today: Day) {
    let look = page.look();
    let name = look.line(focus.name.as_str());
    let earlier = focus.attempts.windows(2);
    if earlier.len() > 0 && !look.plain {
        page.gap();
        page.title(&format!("Earlier attempts, {name}"));
    }
    for pair in earlier {
        let [Attempt { since, learned, .. }, next] = pair else { continue };
        let span = format::span(*since, next.since, today);
        let learned = learned.as_ref().map(|learned| look.line(learned.as_str()));
        let learned = learned.as_deref().unwrap_or("nothing noted");
        if look.plain {
            page.line(&format!("{name}, earlier attempt, {span}: {learned}"));
        } else {
            page.item(&format!("{span}  "), learned);
        }
    }
}

/// One focus, with its limits and every attempt.
#[must_use]
pub fn shown(view: &OneFocus, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let focus = &view.focus;
    page.title(&look.line(focus.name.as_str()));
    put_parts(&mut page, &parts(focus, &[], today, look));
    let limits: Vec<_> = focus.limits.iter().map(|step| amounts::step(step, today)).collect();
    if !limits.is_empty() {
        page.column("Limits", "Your limits", &limits);
    }
    if let Some(all) = view.lifetime.as_ref().filter(|all| all.days.no_use > 0) {
        let (text, facts) = today::lifetime_words(all, look, today);
        page.facts("Over all", &text, "Over all attempts", &facts);
    }
    amounts::put_not_spent(&mut page, view.not_spent.as_ref());
    earlier_attempts(&mut page, focus, today);
    page.into_text()
}

/// What is said of a focus that was added or changed, and what may come next.
#[must_use]
pub fn kept(view: &OneFocus, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let name = look.line(view.focus.name.as_str());
    page.title(&match view.result {
        Some(WriteOutcome::Created) => format!("Added {name}."),
        Some(WriteOutcome::Updated) => format!("Changed {name}."),
        None | Some(WriteOutcome::Unchanged) => {
            format!("Nothing to change; {name} stays as it is.")
        }
    });
    let parts = parts(&view.focus, &view.focus.limits, today, look);
    put_parts(&mut page, &parts);
    if let Some(next) = next {
        page.line(next);
    }
    with_warning(page, view)
}

fn put_parts(page: &mut Page<'_>, parts: &[String]) {
    let sentences: Vec<_> = parts.iter().map(|part| format::capital(part)).collect();
    page.lines(&format::capital(&parts.join(page.look().joint())), &sentences);
}

fn with_warning(page: Page<'_>, view: &OneFocus) -> String {
    let look = page.look();
    let mut text = page.into_text();
    if let Some(stopping) = &view.stopping {
        text.push_str(if look.plain { "" } else { "\n" });
        text.push_str(&help::stopping(stopping, look));
    }
    text
}

/// What is said of a focus that was put away or brought back.
#[must_use]
pub fn archived(view: &OneFocus, look: &Look, today: Day) -> String {
    let mut page = Page::new(look);
    let name = look.line(view.focus.name.as_str());
    if view.focus.archived_at.is_none() {
        page.title(&match view.result {
            Some(WriteOutcome::Unchanged) => {
                format!("Nothing to change; {name} stays as it is.")
            }
            _ => format!("{name} is back."),
        });
        let parts = parts(&view.focus, &view.focus.limits, today, look);
        put_parts(&mut page, &parts);
    } else {
        page.title(&format!("{name} is put away; what you logged of it stays."));
        let quoted = format::quoted(&name);
        page.offer("To bring it back", &format!("focus archive {quoted} --restore"));
    }
    page.into_text()
}

/// What is said of a new attempt: when it begins, what stays, and what may come next.
#[must_use]
pub fn restarted(view: &OneFocus, look: &Look, today: Day, next: Option<&str>) -> String {
    let mut page = Page::new(look);
    let name = look.line(view.focus.name.as_str());
    if let Some(since) = view.focus.since {
        let is = if since > today { "will be" } else { "is" };
        let again = if view.focus.attempts.len() > 1 { "again " } else { "" };
        page.title(&format!("{name} {is} counted {again}from {}.", format::date(since, today)));
    }
    if let [.., Attempt { since, learned, .. }, _] = view.focus.attempts.as_slice() {
        let learned = if learned.is_some() { ", with what you learned in it" } else { "" };
        page.line(&format!("The attempt from {} stays{learned}.", format::date(*since, today)));
    }
    if let Some(all) = view.lifetime.as_ref().filter(|all| all.days.no_use > 0) {
        let (text, facts) = today::lifetime_words(all, look, today);
        let facts: Vec<_> = facts.iter().map(|fact| format!("Over all attempts: {fact}")).collect();
        page.lines(&format!("Over all attempts: {text}."), &facts);
    }
    if let Some(next) = next {
        page.line(next);
    }
    with_warning(page, view)
}
