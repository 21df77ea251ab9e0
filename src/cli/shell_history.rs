//! Says, once a journal, where words go that are typed on the command line.

use std::io::{self, IsTerminal};

use super::console::Console;
use super::output::Mode;
use super::talk::Talk;

/// Says it after the first text that was saved from the words of a command, to a person at a terminal alone.
///
/// A tired person is told once and not again: where that cannot be kept in mind, it is not said.
pub(super) fn tell_once(console: &mut Console) {
    let quiet = console.global.quiet || console.global.no_input || console.mode() == Mode::Json;
    let typed = console.words_on_line && console.saved.is_set();
    let at_terminal = || Talk::is_terminal() && io::stdin().is_terminal();
    if quiet || !typed || !at_terminal() {
        return;
    }
    if console.place().is_ok_and(|place| place.tells_once()) {
        let _unwritten = console.show_answers();
        let note = console.program().command("note");
        console.say(format!(
            "This is said once: words on the command line stay in the history of your shell, and \
            others on this computer may see them while it runs. {note} without words asks for them \
            instead, and so does --note."
        ));
    }
}
