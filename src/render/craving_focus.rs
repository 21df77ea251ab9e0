//! Cravings by what they were of, in a few words.

use super::format;
use super::look::Look;
use super::page::Page;
use crate::domain::text::Name;
use crate::report::craving_focus::FocusCravings;

/// "heroin 4", "any 1", "not said 2", where they are of more than one kind.
pub(super) fn counts(all: &[FocusCravings], look: &Look) -> Vec<String> {
    if all.len() < 2 {
        return Vec::new();
    }
    let said = |one: &FocusCravings| {
        let name = match (&one.focus, one.kind) {
            (Some(name), _) => look.line(name.as_str()).into_owned(),
            (None, Some(kind)) => format::focus_kind(kind).to_owned(),
            (None, None) if one.any => "any of them".to_owned(),
            (None, None) => "not said".to_owned(),
        };
        format!("{name} {}", one.cravings.episodes)
    };
    all.iter().map(said).collect()
}

/// What is said of the cravings of a page, after the name of the focus where they are those of one.
pub(super) fn put_facts(page: &mut Page<'_>, of: Option<&Name>, text: &str, facts: &[String]) {
    let Some(name) = of else { return page.facts("Cravings", text, "Cravings", facts) };
    let name = page.look().line(name.as_str()).into_owned();
    page.facts("Cravings", &format!("of {name}: {text}"), &format!("Cravings of {name}"), facts);
}

/// Puts them on a page in words, unless most of them do not say; what was not asked is not missing.
pub(super) fn brief(page: &mut Page<'_>, all: &[FocusCravings]) {
    let episodes = |all: &mut dyn Iterator<Item = &FocusCravings>| -> u32 {
        all.map(|one| one.cravings.episodes).sum()
    };
    let unsaid = |one: &&FocusCravings| one.focus.is_none() && one.kind.is_none() && !one.any;
    if 2 * episodes(&mut all.iter().filter(unsaid)) <= episodes(&mut all.iter()) {
        put(page, all);
    }
}

/// Puts them on the page.
pub(super) fn put(page: &mut Page<'_>, all: &[FocusCravings]) {
    let counts = counts(all, page.look());
    if !counts.is_empty() {
        page.facts("By focus", &counts.join(page.look().joint()), "Cravings by focus", &counts);
    }
}
