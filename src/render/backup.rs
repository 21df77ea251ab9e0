//! A journal that was backed up, and one that was brought back.

use std::path::Path;

use super::format;
use super::look::Look;
use super::page::Page;
use super::sanitize;
use crate::report::backup::{Backup, Restoration};

/// Where the backup is, what has to be kept with it, and the way back.
#[must_use]
pub fn written(view: &Backup, look: &Look) -> String {
    let mut page = Page::new(look);
    let entries = format::count(view.entries, "entry", "entries");
    page.title(&format!("The journal is backed up, with {entries}, and was read back."));
    page.gap();
    whole(&mut page, "Backup", "The backup is", &view.file);
    for key in &view.keep_with {
        whole(&mut page, "Key", "It opens with", key);
    }
    page.gap();
    if !view.keep_with.is_empty() {
        page.line(
            "Keep a copy of the key too, apart from the backup: without it nobody can open that.",
        );
    } else if view.opens_with.contains(&"passphrase") {
        page.line("It opens with the passphrase that the journal has now, or with the recovery words. Nothing else has to be kept with it. If you change the passphrase later, this backup still opens with the old one.");
    } else if view.opens_with.contains(&"recovery_key") {
        page.line("It opens with the recovery words. Nothing else has to be kept with it.");
    }
    page.into_text()
}

/// Where the journal is.
#[must_use]
pub fn restored(view: &Restoration, look: &Look) -> String {
    let mut page = Page::new(look);
    let entries = format::count(view.entries, "entry", "entries");
    page.title(&format!("The journal is back, with {entries}."));
    page.gap();
    whole(&mut page, "Journal", "It is in", &view.journal);
    page.into_text()
}

fn whole(page: &mut Page<'_>, name: &str, sentence: &str, path: &str) {
    let path = sanitize::path(Path::new(path), page.look().unicode);
    page.whole(name, &path, &format!("{sentence} {path}"));
}
