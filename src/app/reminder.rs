//! What a reminder says: that a day has no check-in yet, and that something is to be renewed.

use crate::domain::recovery::medication_ledger::Upkeep;
use crate::domain::time::day::Day;
use crate::report::reminder::Reminder;
use crate::storage::{self, AsOf};

/// So many days before a kit expires it is hinted at; every week once it has.
const EXPIRY: [i32; 5] = [30, 14, 7, 3, 1];

/// So few doses left of a supply are hinted at.
const DOSES: [u32; 4] = [7, 3, 1, 0];

/// What is to be said on the clock's day.
pub fn view(as_of: &AsOf<'_>) -> Result<Reminder, storage::Error> {
    let clock = as_of.horizon().clock();
    let no_checkin = as_of.read().checkin_of(clock)?.is_none();
    let ledger = as_of.ledger(clock)?;
    let renew = ledger.upkeep(clock).iter().any(|(_, upkeep)| is_told(*upkeep, clock));
    Ok(Reminder::new(no_checkin, renew))
}

/// Whether the day is one on which it is told: a hint that comes every day is not read.
fn is_told(upkeep: Upkeep, clock: Day) -> bool {
    match upkeep {
        Upkeep::FewLeft(left) => DOSES.contains(&left),
        Upkeep::Expires(day) => EXPIRY.contains(&day.days_since(clock)),
        Upkeep::Expired(day) => clock.days_since(day) % 7 == 0,
    }
}
