//! Prints safety pages at once, before anything else can go wrong.

use super::console::Console;
use super::context::Context;
use super::settings::Settings;
use crate::app::use_days;
use crate::domain::entry::symptoms::Danger;
use crate::domain::focus_kind::FocusKind;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::safety::Overdose;
use crate::domain::time::day::Day;
use crate::render::help;
use crate::render::look::Look;
use crate::report::help::{Help, ShortHelp, Stopping, UseCard};
use crate::storage::Journal;

/// Says whom to call. No journal and no readable settings are needed.
pub(crate) fn say_short_help(console: &mut Console) -> ShortHelp {
    let settings = Settings::load(&console.environment).unwrap_or_default();
    console.settle(&settings);
    let short = ShortHelp::new(settings.region, &console.own_help());
    let look = calm(console.look(&settings));
    say(console, &help::short_lines(&short, &look));
    short
}

/// Shows what to do and whom to call, as much as the screen holds.
pub(crate) fn say_help_now(context: &mut Context<'_>) {
    /// The rows of a terminal that does not say how many it has.
    const ROWS: usize = 24;
    let help = Help::new(context.settings.region, &context.console.own_help());
    let (look, rows) = (calm(context.look()), context.console.rows().unwrap_or(ROWS));
    say(context.console, &help::screen(&help, &look, rows));
}

/// Says what to know after a use of one of these focuses on a day: of the one that puts most at risk, and the whole
/// card where any of them calls for it.
pub(crate) fn say_use_card<'f>(
    context: &mut Context<'_>,
    journal: &Journal,
    used: impl IntoIterator<Item = &'f Focus>,
    day: Day,
) -> Option<UseCard> {
    let called_for =
        used.into_iter().map(|focus| (needs_full_card(context, journal, focus, day), focus.kind));
    let (whole, kind) = called_for.max_by_key(|(whole, kind)| (*whole, Overdose::after(*kind)))?;
    let own = context.console.own_help();
    let card = UseCard { whole, ..UseCard::new(kind, context.settings.region, &own) };
    let look = calm(context.look());
    let text = match context.console.rows() {
        Some(rows) => help::use_card_screen(&card, &look, rows),
        None => help::use_card(&card, &look),
    };
    say(context.console, &text);
    Some(card)
}

/// Whether a use calls for the whole card; it does too where the journal cannot tell.
pub(crate) fn needs_full_card(
    context: &Context<'_>,
    journal: &Journal,
    focus: &Focus,
    day: Day,
) -> bool {
    let as_of = context.as_of(journal);
    as_of.and_then(|as_of| use_days::needs_full_card(&as_of, focus, day)).unwrap_or(true)
}

/// What to know of stopping this kind, where there is anything to warn of.
pub(crate) fn stopping(context: &mut Context<'_>, kind: FocusKind) -> Option<Stopping> {
    Stopping::new(kind, context.settings.region, &context.console.own_help())
}

/// Says what to know of stopping this kind, where there is anything to warn of.
pub(crate) fn say_stopping(context: &mut Context<'_>, kind: FocusKind) {
    if let Some(warning) = stopping(context, kind) {
        let look = calm(context.look());
        say(context.console, &help::stopping(&warning, &look));
    }
}

/// Says at once what a dangerous symptom calls for.
pub(crate) fn say_danger(context: &mut Context<'_>, kind: FocusKind, danger: Option<Danger>) {
    match danger {
        Some(Danger::Emergency) => say_stopping(context, kind),
        Some(Danger::Crisis) => {
            say_short_help(context.console);
        }
        None => {}
    }
}

/// Without colours: whether standard error has them is not known.
fn calm(look: Look) -> Look {
    Look { color: false, ..look }
}

/// The page, and an empty line after it where the look has any.
fn say(console: &mut Console, page: &str) {
    let plain = console.global.plain;
    console.warn(if plain { page.trim_end() } else { page });
}
