//! The answer about how life stands: what was saved, and what was said before.

use std::collections::BTreeMap;

use serde::Serialize;

use super::json_schema::schemas;
use super::saved::Saved;
use crate::domain::entry::life::{Area, AreaRating};
use crate::domain::scale::Scale;
use crate::domain::time::day::Day;

/// The areas that were saved: `daymark.life.v1`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LifeSaved {
    /// The entry.
    #[serde(flatten)]
    pub saved: Saved,
    /// The latest rating of each area before it, where there is one.
    pub previous: BTreeMap<Area, EarlierRating>,
}

/// What was said of an area before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EarlierRating {
    /// The rating.
    pub rating: Scale,
    /// Its day.
    pub day: Day,
}

impl EarlierRating {
    /// The view of an earlier rating.
    #[must_use]
    pub fn of(rating: &AreaRating) -> Self {
        Self { rating: rating.rating, day: rating.day }
    }
}

impl AsRef<Saved> for LifeSaved {
    fn as_ref(&self) -> &Saved {
        &self.saved
    }
}

schemas! { "life": LifeSaved = "daymark life --json" }
