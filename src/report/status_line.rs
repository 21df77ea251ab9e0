//! One line of today for a shell prompt or a status bar, in a form of the person's own.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::domain::code::{Code, UnknownCode, codes};

codes! {
    /// A figure that the line may have; none says of what it is.
    StatusField ("field") {
        /// Days since the last use that was logged or, without one, since the start date.
        Days = "days",
        /// Days since the start date.
        Total = "total",
        /// Days in a row with a check-in.
        Run = "run",
        /// Days to the next milestone.
        Milestone = "milestone",
        /// How many doses and routines are due.
        Due = "due",
        /// The next thing to do: checkin, due, or -.
        Next = "next",
    }
}

/// The figures of today; what is not known, or was not asked for, is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatusValues {
    /// Days since the last use that was logged or, without one, since the start date of the primary focus.
    pub days: Option<u32>,
    /// Days since that start date.
    pub total: Option<u32>,
    /// Days in a row with a check-in.
    pub run: u32,
    /// Days to the next milestone.
    pub milestone: Option<u32>,
    /// How many doses and routines are due.
    pub due: usize,
    /// Whether the clock's day has a check-in.
    pub checked_in: bool,
    /// Whether it lies in a stay in treatment or custody, in which nothing is due.
    pub away: bool,
}

/// Text with fields in braces; a brace of its own is written twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusFormat(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(StatusField),
}

/// Why a text is no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadFormat {
    /// A field that there is none of.
    #[error(transparent)]
    Unknown(#[from] UnknownCode),
    /// A brace without the other.
    #[error("a brace stands alone; write {{{{ or }}}} for one of your own")]
    LoneBrace,
}

impl FromStr for StatusFormat {
    type Err = BadFormat;

    fn from_str(text: &str) -> Result<Self, BadFormat> {
        let mut pieces = Vec::new();
        let (mut plain, mut rest) = (String::new(), text);
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            plain.push_str(before);
            if let Some((brace, after)) =
                ["{{", "}}"].iter().find_map(|two| Some((&two[..1], from.strip_prefix(two)?)))
            {
                plain.push_str(brace);
                rest = after;
                continue;
            }
            let field = from.strip_prefix('{').and_then(|from| from.split_once('}'));
            let (name, after) = field.ok_or(BadFormat::LoneBrace)?;
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
            pieces.push(Piece::Field(StatusField::from_code(name.trim())?));
            rest = after;
        }
        plain.push_str(rest);
        pieces.push(Piece::Text(plain));
        Ok(Self(pieces))
    }
}

impl StatusFormat {
    /// The fields that it names.
    #[must_use]
    pub fn fields(&self) -> BTreeSet<StatusField> {
        let field = |piece: &Piece| match piece {
            Piece::Field(field) => Some(*field),
            Piece::Text(_) => None,
        };
        self.0.iter().filter_map(field).collect()
    }

    /// The line with these values.
    #[must_use]
    pub fn line(&self, values: &StatusValues) -> String {
        let said = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Field(field) => values.said(*field),
        };
        self.0.iter().map(said).collect()
    }
}

impl StatusValues {
    /// The word or number of a field.
    fn said(&self, field: StatusField) -> String {
        let number = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
        match field {
            StatusField::Days => number(self.days),
            StatusField::Total => number(self.total),
            StatusField::Run => self.run.to_string(),
            StatusField::Milestone => number(self.milestone),
            StatusField::Due => self.due.to_string(),
            StatusField::Next => self.next().to_owned(),
        }
    }

    fn next(&self) -> &'static str {
        match self {
            Self { away: true, .. } => "-",
            Self { checked_in: false, .. } => "checkin",
            Self { due: 1.., .. } => "due",
            Self { due: 0, .. } => "-",
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const VALUES: StatusValues = StatusValues {
        days: Some(283),
        total: Some(300),
        run: 4,
        milestone: None,
        due: 2,
        checked_in: true,
        away: false,
    };

    #[rstest]
    #[case("{days} {next}", "283 due")]
    #[case("", "")]
    #[case("{ days }d", "283d")]
    #[case("{{{total}}} 日 {run}/{due}", "{300} 日 4/2")]
    #[case("{milestone}", "-")]
    fn fields_stand_in_the_text(#[case] format: &str, #[case] line: &str) {
        assert_eq!(format.parse::<StatusFormat>().unwrap().line(&VALUES), line);
    }

    #[rstest]
    #[case("{}")]
    #[case("{focus}")]
    #[case("{days")]
    #[case("days}")]
    #[case("{{days}")]
    fn what_is_no_field_is_refused(#[case] format: &str) {
        assert!(format.parse::<StatusFormat>().is_err());
    }

    #[rstest]
    #[case(StatusValues { checked_in: false, ..VALUES }, "checkin")]
    #[case(VALUES, "due")]
    #[case(StatusValues { due: 0, ..VALUES }, "-")]
    #[case(StatusValues { away: true, checked_in: false, ..VALUES }, "-")]
    fn the_next_thing_is_one_word(#[case] values: StatusValues, #[case] word: &str) {
        assert_eq!(values.said(StatusField::Next), word);
    }
}
