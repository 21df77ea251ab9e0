//! A reminder, in words that anybody may see.

use crate::report::reminder::Reminder;

/// What is said, a line each; nothing where there is nothing to say.
#[must_use]
pub fn text(reminder: &Reminder) -> String {
    let today = reminder.no_checkin != Some(false);
    let renew = reminder.renew == Some(true);
    let lines =
        [(today, "A minute for your day?\n"), (renew, "Something is to be renewed before long.\n")];
    lines.iter().filter(|(said, _)| *said).map(|(_, line)| *line).collect()
}
