//! Loads the cravings and check-ins of the last hours, for pages of withdrawal.

use crate::domain::figures::recent::{self, Recent};
use crate::domain::phase::Phase;
use crate::domain::time::day::Day;
use crate::storage::{self, AsOf};

/// The last hours and days, where a page that ends on `last` looks at them in these phases.
pub(super) fn recent(
    as_of: &AsOf<'_>,
    phases: impl IntoIterator<Item = Phase>,
    last: Day,
) -> Result<Option<Recent>, storage::Error> {
    let from = recent::first_day(phases, last, as_of.horizon());
    let readings = from.map(|from| as_of.readings(from, as_of.today())).transpose()?;
    Ok(readings.map(|readings| Recent::of(&readings, as_of.horizon())))
}
