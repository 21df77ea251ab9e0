//! Times of the invented person's clocks.

use chrono::{MappedLocalTime, NaiveDateTime};

use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;

/// The moment of a time on the clocks; none where they skip it.
pub(super) fn at_local(zone: &impl Zone, local: NaiveDateTime) -> Option<Moment> {
    match zone.at_local(local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at),
        MappedLocalTime::None => None,
    }
}
