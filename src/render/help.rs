//! Help in danger, laid out for a glance or said in plain sentences.

mod plain;
#[cfg(test)]
mod tests;
mod text;

use super::style::Look;
use crate::report::help::{Help, ShortHelp, Stopping, UseCard};

/// Everything on one page, the most urgent first.
#[must_use]
pub fn page(help: &Help, look: &Look) -> String {
    if look.plain { plain::page(help, look) } else { text::page(help, look) }
}

/// The few lines shown at once when someone says that they do not feel safe.
#[must_use]
pub fn short_lines(help: &ShortHelp, look: &Look) -> String {
    if look.plain { plain::short_lines(help, look) } else { text::short_lines(help, look) }
}

/// The card shown first after a use.
#[must_use]
pub fn use_card(card: &UseCard, look: &Look) -> String {
    if look.plain { plain::use_card(card, look) } else { text::use_card(card, look) }
}

/// The warning of stopping alcohol or benzodiazepines suddenly.
#[must_use]
pub fn stopping(warning: &Stopping, look: &Look) -> String {
    if look.plain { plain::stopping(warning, look) } else { text::stopping(warning, look) }
}

/// What is said first of a return to use.
const KEPT: &str = "Nothing that you recorded is lost.";
/// The answer to someone who does not feel safe.
const THANKS: &str = "Thank you for saying so. You can talk to someone now.";
/// Where all of it stands.
const MORE: &str = "All of this, at any time: daymark help-now";
