//! The course of withdrawal by kind of substance, as ranges that were published.
//!
//! They are ranges of many people and say nothing of one. Where two sources differ both stand here;
//! where no range could be traced to its source there is none. See docs/numbers.md.

use serde::Serialize;

use super::code::codes;
use super::focus::Kind;

/// From the least to the most, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The least.
    pub from: u16,
    /// The most.
    pub to: u16,
}

/// What one source says of one kind of withdrawal, counted from the last dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Course {
    /// Who published it: "WHO".
    pub source: &'static str,
    /// When.
    pub year: u16,
    /// What it is said of: "heroin".
    pub of: &'static str,
    /// The hours after which it begins.
    pub onset_hours: Span,
    /// The hours in which it is strongest.
    pub peak_hours: Option<Span>,
    /// The days that it lasts.
    pub length_days: Option<Span>,
}

codes! {
    /// Where in a course somebody would be.
    Position ("position") {
        /// It may just be beginning.
        Beginning = "beginning",
        /// It has begun, and its strongest days lie ahead or are not known.
        Underway = "underway",
        /// In its strongest days.
        Peak = "peak",
        /// After its strongest days.
        AfterPeak = "after_peak",
        /// After its usual length.
        Past = "past",
    }
}

const fn span(from: u16, to: u16) -> Span {
    Span { from, to }
}

/// WHO: *Clinical guidelines for withdrawal management and treatment of drug dependence in closed
/// settings*, section 4.
const WHO: &str = "WHO";
/// American Psychiatric Association: *Diagnostic and statistical manual of mental disorders*, fifth
/// edition, the sections on withdrawal.
const DSM: &str = "DSM-5";

const OPIOID_SHORT: &[Course] = &[
    Course {
        source: DSM,
        year: 2013,
        of: "short-acting opioids",
        onset_hours: span(6, 12),
        peak_hours: Some(span(24, 72)),
        length_days: None,
    },
    Course {
        source: WHO,
        year: 2009,
        of: "heroin",
        onset_hours: span(8, 24),
        peak_hours: None,
        length_days: Some(span(4, 10)),
    },
];
const OPIOID_LONG: &[Course] = &[Course {
    source: WHO,
    year: 2009,
    of: "methadone",
    onset_hours: span(12, 48),
    peak_hours: None,
    length_days: Some(span(10, 20)),
}];
const ALCOHOL: &[Course] = &[Course {
    source: WHO,
    year: 2009,
    of: "alcohol",
    onset_hours: span(6, 24),
    peak_hours: Some(span(36, 72)),
    length_days: Some(span(2, 10)),
}];
const CANNABIS: &[Course] = &[Course {
    source: DSM,
    year: 2013,
    of: "cannabis",
    onset_hours: span(24, 72),
    peak_hours: Some(span(24, 168)),
    length_days: Some(span(7, 14)),
}];
const NICOTINE: &[Course] = &[Course {
    source: DSM,
    year: 2013,
    of: "tobacco",
    onset_hours: span(0, 24),
    peak_hours: None,
    length_days: None,
}];

/// The courses that were published for a kind; none where no source is known.
#[must_use]
pub fn courses(kind: Kind) -> &'static [Course] {
    match kind {
        Kind::OpioidShort => OPIOID_SHORT,
        Kind::OpioidLong => OPIOID_LONG,
        Kind::Alcohol => ALCOHOL,
        Kind::Cannabis => CANNABIS,
        Kind::Nicotine => NICOTINE,
        Kind::Stimulant | Kind::Benzodiazepine | Kind::Behaviour | Kind::Other => &[],
    }
}

impl Course {
    /// The days in which it is strongest, the day of the last dose being day 0.
    #[must_use]
    pub fn peak_days(&self) -> Option<Span> {
        self.peak_hours.map(|hours| span(hours.from / 24, hours.to.div_ceil(24)))
    }

    /// Where in it somebody would be about so many days after the last dose. The hour is not known,
    /// so each bound counts as the whole day it lies in.
    #[must_use]
    pub fn position(&self, day: u32) -> Position {
        let day = u16::try_from(day).unwrap_or(u16::MAX);
        let peak = self.peak_days();
        if self.length_days.is_some_and(|length| day > length.to) {
            Position::Past
        } else if peak.is_some_and(|peak| day > peak.to) {
            Position::AfterPeak
        } else if peak.is_some_and(|peak| day >= peak.from) {
            Position::Peak
        } else if day < self.onset_hours.to.div_ceil(24) {
            Position::Beginning
        } else {
            Position::Underway
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::code::Code;

    #[rstest]
    #[case::peak_by_days(Kind::OpioidShort, 0, &[
        (0, Position::Beginning), (1, Position::Peak), (3, Position::Peak), (4, Position::AfterPeak),
    ])]
    #[case::length_by_days(Kind::OpioidShort, 1, &[
        (0, Position::Beginning), (1, Position::Underway), (10, Position::Underway), (11, Position::Past),
    ])]
    #[case::long_acting(Kind::OpioidLong, 0, &[
        (1, Position::Beginning), (2, Position::Underway), (20, Position::Underway), (21, Position::Past),
    ])]
    #[case::alcohol(Kind::Alcohol, 0, &[
        (0, Position::Beginning), (1, Position::Peak), (3, Position::Peak),
        (4, Position::AfterPeak), (10, Position::AfterPeak), (11, Position::Past),
    ])]
    #[case::cannabis(Kind::Cannabis, 0, &[
        (0, Position::Beginning), (1, Position::Peak), (7, Position::Peak),
        (8, Position::AfterPeak), (14, Position::AfterPeak), (15, Position::Past),
    ])]
    #[case::no_more_than_the_onset_is_known(Kind::Nicotine, 0, &[
        (0, Position::Beginning), (1, Position::Underway), (400, Position::Underway),
    ])]
    fn days_after_the_last_dose(
        #[case] kind: Kind,
        #[case] course: usize,
        #[case] expected: &[(u32, Position)],
    ) {
        let found = expected.iter().map(|(day, _)| (*day, courses(kind)[course].position(*day)));
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_range_runs_forward_and_names_its_source() {
        for course in Kind::ALL.iter().flat_map(|kind| courses(*kind)) {
            let spans = [Some(course.onset_hours), course.peak_hours, course.length_days];
            assert!(spans.iter().flatten().all(|span| span.from < span.to), "{course:?}");
            assert!(["WHO", "DSM-5"].contains(&course.source) && course.year > 2000, "{course:?}");
        }
        assert_eq!(courses(Kind::Behaviour), []);
    }

    proptest! {
        #[test]
        fn days_only_move_it_on(
            kind in proptest::sample::select(Kind::ALL),
            (a, b) in (0u32..40, 0u32..40),
        ) {
            for course in courses(kind) {
                prop_assert!(course.position(a) <= course.position(a + b));
            }
        }
    }
}
