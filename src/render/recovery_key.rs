//! The recovery key, to be written down.

use super::page::Page;
use crate::report::recovery_key::RecoverySheet;

/// So many words fit beside each other on the narrowest page.
const COLUMNS: usize = 3;

/// Puts the words and the line on a page.
pub(super) fn sheet(page: &mut Page<'_>, sheet: &RecoverySheet) {
    page.line("Write these down now, on paper, and keep them apart from this computer. They open the journal if the passphrase is forgotten, and are not shown again.");
    page.gap();
    let words: Vec<&str> = sheet.words.split(' ').collect();
    if page.look().plain {
        for (number, word) in (1..).zip(&words) {
            page.line(&format!("Word {number} is {word}"));
        }
    } else {
        let rows = words.len().div_ceil(COLUMNS);
        let row = |row| {
            let cells = (row..words.len()).step_by(rows);
            let cells = cells.map(|at| format!("{:>2} {:<8}", at + 1, words[at]));
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        page.drawing(&(0..rows).map(row).collect::<Vec<_>>());
    }
    page.gap();
    page.line("The same as one line, for age and other tools:");
    // In one piece, so that it can be copied as it stands.
    page.drawing(std::slice::from_ref(&sheet.line));
}
