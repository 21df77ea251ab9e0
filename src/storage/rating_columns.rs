//! The columns of a check-in's 0–10 scales: one each, named as the scale's code and in the order of the scales.

use rusqlite::Row;

use crate::domain::code::Code;
use crate::domain::rating::{Rating, Ratings};

/// The columns, for a statement.
macro_rules! rating_columns {
    () => {
        "mood, energy, stress, craving, confidence, distress"
    };
}
pub(super) use rating_columns;

/// A value for each of the columns, for a statement that ends with them.
macro_rules! rating_values {
    () => {
        "?, ?, ?, ?, ?, ?"
    };
}
pub(super) use rating_values;

/// Reads the columns, the first of them at `first`.
pub(super) fn ratings(row: &Row<'_>, first: usize) -> rusqlite::Result<Ratings> {
    let mut ratings = Ratings::default();
    for (at, rating) in (first..).zip(Rating::ALL) {
        *ratings.get_mut(*rating) = row.get(at)?;
    }
    Ok(ratings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scale_has_its_column_and_its_value() {
        let codes: Vec<_> = Rating::ALL.iter().map(|rating| rating.code()).collect();
        assert_eq!(rating_columns!(), codes.join(", "));
        assert_eq!(rating_values!(), vec!["?"; codes.len()].join(", "));
    }
}
