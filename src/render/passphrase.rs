//! What became of the passphrase of a journal.

use std::path::Path;

use super::look::Look;
use super::page::Page;
use super::{recovery_key, sanitize};
use crate::report::passphrase::{Done, PassphraseSet};

/// What was done, what to write down, and what it does not reach.
#[must_use]
pub fn text(view: &PassphraseSet, look: &Look) -> String {
    let mut page = Page::new(look);
    page.title(match view.done {
        Done::Changed if view.rekeyed => "The journal has another passphrase and another key now.",
        Done::Added => "The journal has a passphrase now.",
        Done::Changed => "The journal has another passphrase now.",
        Done::Removed => "The journal has no passphrase any more.",
    });
    page.gap();
    if let Some(key) = &view.key {
        let key = sanitize::path(Path::new(key), look.unicode);
        page.whole("Key", &key, &format!("Its key is {key}"));
        page.gap();
    }
    if let Some(sheet) = &view.recovery {
        recovery_key::sheet(&mut page, sheet);
        page.gap();
    }
    for backup in &view.old_backups {
        let backup = sanitize::path(Path::new(backup), look.unicode);
        page.whole("Left", &backup, &format!("Left as it was: {backup}"));
    }
    if let [_, more @ ..] = &view.old_backups[..] {
        page.line(if more.is_empty() {
            "This backup still opens with the old passphrase. Remove it."
        } else {
            "These backups still open with the old passphrase. Remove them."
        });
        page.gap();
    }
    page.line(match view.done {
        Done::Changed if view.rekeyed => "Backups that you made before open with what they were made with: make a new one, and remove those.",
        Done::Added => "Backups made before open with the key file alone: make a new one, and remove those and every copy of the key file.",
        Done::Changed => "Backups made before open with what they were made with: make a new one.",
        Done::Removed => "Whoever is logged in as you can read it. Keep a copy of the key with your backups.",
    });
    page.into_text()
}
