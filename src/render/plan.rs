//! The plan, for the screen, for paper, and as a document; and what changed in it.

use std::iter;

use super::document::Document;
use super::look::Look;
use super::page::Page;
use super::{format, record, sanitize};
use crate::domain::entry::situation::Situation;
use crate::domain::figures::what_helps::Suggestion;
use crate::domain::record::FocusLink;
use crate::domain::records::plan_line::{LineChange, LineChangeKind, PlanLine, Wording};
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::records::plan_rule::condition::{Bound, RuleCondition};
use crate::domain::text::Name;
use crate::report::plan::{DatedChange, PlanHistory, PlanPage, PlanSection};
use crate::report::record::RecordList;
use crate::report::saved::{CravingSaved, PlanHint};
use crate::report::today::OwnWarning;

/// The heading of the early-warning rules.
const RULES: &str = "Rules of my own";

/// The page of the plan.
#[must_use]
pub fn text(view: &PlanPage, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.sections.is_empty() && view.rules.is_empty() && view.private_lines == 0 {
        page.title("Your plan is still empty. One line is enough to begin with");
        page.offer("To write one, in your words", "plan add");
        return page.into_text();
    }
    let lines = u32::try_from(view.lines()).unwrap_or(u32::MAX);
    let mut heading = vec!["Your plan".to_owned()];
    heading.extend((lines > 0).then(|| format::count(lines, "line", "lines")));
    heading.extend(
        view.changed_on.map(|day| format!("last changed on {}", format::date(day, view.today))),
    );
    page.heading(&heading);
    put_lines(&mut page, view);
    page.into_text()
}

/// The plan as a document, for a file rather than a screen.
#[must_use]
pub fn document(view: &PlanPage, look: &Look) -> Document {
    Page::collected(&look.for_document(), |page| {
        let mut heading = vec!["My plan".to_owned()];
        let changed = view.changed_on.map(format::full_date);
        heading.extend(changed.map(|date| format!("last changed on {date}")));
        page.heading(&heading);
        put_lines(page, view);
    })
}

/// The sections and the rules and, on paper, the number to call.
fn put_lines(page: &mut Page<'_>, view: &PlanPage) {
    let look = page.look();
    for PlanSection { section, lines } in &view.sections {
        put(page, format::plan_section(*section), lines.iter().map(line));
    }
    if !view.rules.is_empty() {
        put(page, RULES, view.rules.iter().map(|one| rule(one, look)));
    }
    if view.private_lines > 0 && look.paper.is_none() {
        let private = u32::try_from(view.private_lines).unwrap_or(u32::MAX);
        page.gap();
        page.offer(
            &format!(
                "{} not shown",
                format::count(private, "private line is", "private lines are")
            ),
            "plan list",
        );
    }
    if let Some(paper) = &look.paper {
        page.gap();
        page.line(&format!("In danger: call {}.", paper.emergency));
    }
    page.end_of_paper(view.today);
}

/// A heading, and a line under it each; in a plain look a sentence each that begins with the heading.
pub(super) fn put(page: &mut Page<'_>, heading: &str, lines: impl Iterator<Item = String>) {
    let plain = page.look().plain;
    let mark = if plain { format!("{heading}: ") } else { "- ".to_owned() };
    if !plain {
        page.gap();
        page.title(heading);
    }
    for line in lines {
        put_words(page, &mark, &line);
    }
}

/// A text of one or more lines after its mark.
fn put_words(page: &mut Page<'_>, mark: &str, text: &str) {
    let look = page.look();
    let under = " ".repeat(mark.len());
    let text = sanitize::block(text, look.unicode);
    for (n, line) in text.lines().enumerate() {
        page.item(if n == 0 || look.plain { mark } else { &under }, line);
    }
}

/// A line of the plan after what it is for: "heroin, conflict: I leave the room".
fn line(line: &PlanLine) -> String {
    let words = line.words.as_ref().map_or("", |words| words.as_str());
    after_what_it_is_for(line.focus.as_ref(), line.situation, words)
}

/// Words of a line after the focus and the situation that they are for.
pub(super) fn after_what_it_is_for(
    focus: Option<&FocusLink>,
    situation: Option<Situation>,
    words: &str,
) -> String {
    let for_what: Vec<_> = what_it_is_for(focus, situation).collect();
    if for_what.is_empty() { words.to_owned() } else { format!("{}: {words}", for_what.join(", ")) }
}

/// "heroin", "conflict".
fn what_it_is_for(
    focus: Option<&FocusLink>,
    situation: Option<Situation>,
) -> impl Iterator<Item = &str> {
    let focus = focus.and_then(FocusLink::name).map(Name::as_str);
    focus.into_iter().chain(situation.map(format::situation))
}

/// A line that comes up in a craving: "Your plan, conflict: I call Ana (talking to someone helped 9 of 9)".
#[must_use]
pub fn hint(hint: &PlanHint, look: &Look) -> String {
    /// The columns of the words; all of them stand on the page of the plan.
    const SHOWN: usize = 160;
    let for_what = what_it_is_for(hint.wording.focus.as_ref(), hint.wording.situation);
    let begins = iter::once("Your plan").chain(for_what).collect::<Vec<_>>().join(", ");
    let words = look.line(hint.wording.words.as_str());
    let words = sanitize::cut(&words, SHOWN, look.unicode && !look.plain);
    let helped = hint.helped.filter(|one| one.helped > 0).map(|one| format!(" ({})", helped(one)));
    format!("{}: {words}{}", look.line(&begins), helped.unwrap_or_default())
}

/// "talking to someone helped 9 of 9".
fn helped(of: Suggestion) -> String {
    let way = format::coping(of.coping);
    if of.rated == 1 {
        format!("{way} helped once")
    } else {
        format!("{way} helped {} of {}", of.helped, of.rated)
    }
}

/// The lines of the plan for a craving that was saved, and what has helped this person most.
#[must_use]
pub fn beside_craving(view: &CravingSaved, look: &Look) -> String {
    /// As many ways of coping as a tired person reads.
    const MOST: usize = 3;
    let mut page = Page::new(look);
    for one in &view.plan {
        page.line(&hint(one, look));
    }
    if !view.plan.is_empty() && !view.what_helps.is_empty() {
        let way = |one: &Suggestion| {
            format!("{} {} of {}", format::coping(one.coping), one.helped, one.rated)
        };
        let ways: Vec<_> = view.what_helps.iter().take(MOST).map(way).collect();
        page.line(&format!("What has helped: {}", ways.join(look.joint())));
    }
    page.into_text()
}

/// How the plan would differ with this line.
#[must_use]
pub fn difference(new: &Wording, look: &Look) -> String {
    let sign = if look.plain { "New: " } else { "  + " };
    format!("This would be new in your plan:\n{sign}{}", proposed(new, look))
}

/// A line as it is proposed for the plan, with the section it would stand in.
#[must_use]
pub fn proposed(new: &Wording, look: &Look) -> String {
    /// The columns of the words; the plan has all of them.
    const SHOWN: usize = 300;
    sanitize::cut(&look.line(&placed(new)), SHOWN, look.unicode && !look.plain).into_owned()
}

/// A rule in the person's words, and when it holds.
fn rule(one: &PlanRule, look: &Look) -> String {
    let words = one.words.as_ref().map_or("", |words| words.as_str());
    format!("{words} ({})", when_it_holds(one, look))
}

/// "sleep below 5 h on 3 of 7 days"; nothing of a rule that lacks a part.
fn when_it_holds(one: &PlanRule, look: &Look) -> String {
    let rule = one.rule().ok().flatten();
    rule.map_or_else(String::new, |rule| {
        format!("{} on {}", side(&rule, look), format::days_of(rule.days(), rule.of()))
    })
}

/// "sleep below 5 h".
fn side(rule: &RuleCondition, look: &Look) -> String {
    let (side, number) = match rule.bound() {
        Bound::Below(number) => ("below", number),
        Bound::Above(number) => ("above", number),
    };
    let name = look.series(rule.series()).to_lowercase();
    let number = look.with_unit(rule.series(), &number.get().to_string());
    format!("{name} {side} {number}")
}

/// The rules, each with when it holds.
#[must_use]
pub fn rules(view: &RecordList<PlanRule>, look: &Look) -> String {
    if view.records.is_empty() {
        return record::list(view, look);
    }
    let mut page = Page::new(look);
    let number = u32::try_from(view.records.len()).unwrap_or(u32::MAX);
    page.title(&format::count(number, "rule of your own", "rules of your own"));
    page.gap();
    for one in &view.records {
        let name = look.line(one.meta.name.as_str());
        let away = if one.meta.archived_at.is_some() { ", put away" } else { "" };
        let text = format!("{name} ({}{away})", when_it_holds(one, look));
        let mark = format!(
            "{}{}",
            record::short_id(one, &view.records),
            if look.plain { ": " } else { "  " }
        );
        page.item(&mark, &text);
    }
    record::put_away(&mut page, view);
    page.into_text()
}

/// A rule of the person's own that holds, as a line of `today`: their words, and what it found.
pub(super) fn put_warning(page: &mut Page<'_>, warning: &OwnWarning) {
    /// The columns of the words; all of them stand on the page of the plan.
    const SHOWN: usize = 48;
    let look = page.look();
    let words = look.line(warning.words.as_str());
    let words = look.cut(&words, SHOWN).into_owned();
    let days = format::days_of(warning.count.on, warning.rule.of());
    let found = format!("{} on {days}", side(&warning.rule, look));
    let text = format!("\"{words}\": {found}");
    page.fact("Your rule", &text, &format!("A rule of your own: {text}"));
}

/// What changed, the newest first.
#[must_use]
pub fn history(view: &PlanHistory, look: &Look) -> String {
    let mut page = Page::new(look);
    if view.changes.is_empty() {
        page.title("Your plan is still empty. Changes to it will be listed here");
        page.offer("To write one, in your words", "plan add");
        return page.into_text();
    }
    let changes = u32::try_from(view.changes.len()).unwrap_or(u32::MAX);
    page.heading(&["Your plan".to_owned(), format::count(changes, "change", "changes")]);
    let mut before = None;
    for DatedChange { local, change } in &view.changes {
        let when = local.map(|at| format::moment(at, view.today, look.clock));
        let when = when.unwrap_or_else(|| "at a time unknown".to_owned());
        if !look.plain && before.as_ref() != Some(&when) {
            page.gap();
            page.title(&format::capital(&when));
        }
        put_change(&mut page, &when, change);
        before = Some(when);
    }
    page.into_text()
}

/// A change, what the line says since and, where it says something else, what it said before.
fn put_change(page: &mut Page<'_>, when: &str, change: &LineChange) {
    let what = match change.change {
        LineChangeKind::Added => "added",
        LineChangeKind::Changed => "changed",
        LineChangeKind::Archived => "put away",
        LineChangeKind::Restored => "back",
    };
    let plain = page.look().plain;
    let mark = |what: &str| if plain { format!("{when}, {what}: ") } else { format!("{what:<10}") };
    put_words(page, &mark(what), &placed(&change.wording));
    if let Some(before) = &change.before {
        put_words(page, &mark("before"), &placed(before));
    }
}

/// "What to do, heroin, conflict: I leave the room".
fn placed(wording: &Wording) -> String {
    let section = format::plan_section(wording.section);
    let for_what = what_it_is_for(wording.focus.as_ref(), wording.situation);
    let begins: Vec<_> = iter::once(section).chain(for_what).collect();
    format!("{}: {}", begins.join(", "), wording.words)
}
