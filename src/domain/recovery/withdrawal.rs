//! The course of withdrawal by kind of substance, as ranges that were published.
//!
//! They are ranges of many people and say nothing of one. Where two sources differ both stand here;
//! where no range could be traced to its source there is none. See docs/numbers.md.

use serde::Serialize;

use crate::domain::code::codes;
use crate::domain::focus_kind::FocusKind;

/// From the least to the most, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CourseRange {
    /// The least.
    pub from: u16,
    /// The most.
    pub to: u16,
}

/// What one source says of one kind of withdrawal, counted from the last dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WithdrawalCourse {
    /// Who published it: "WHO".
    pub source: &'static str,
    /// When, where it is one publication.
    pub year: Option<u16>,
    /// Another source that says the same.
    pub also: Option<&'static str>,
    /// What it is said of: "heroin".
    pub of: &'static str,
    /// The hours after which it begins.
    pub onset_hours: Option<CourseRange>,
    /// The hours in which it is strongest.
    pub peak_hours: Option<CourseRange>,
    /// The days that it lasts.
    pub length_days: Option<CourseRange>,
    /// What else is said of how long it lasts, in words that fit after the days.
    pub length_note: Option<&'static str>,
    /// Whether it may be said that the strongest days, or all of it, lie behind. Never where that
    /// could make somebody feel safe who is not.
    #[serde(skip)]
    pub reassures: bool,
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

const fn span(from: u16, to: u16) -> CourseRange {
    CourseRange { from, to }
}

/// WHO: *Clinical guidelines for withdrawal management and treatment of drug dependence in closed
/// settings*, section 4.
const WHO: WithdrawalCourse = WithdrawalCourse {
    source: "WHO",
    year: Some(2009),
    also: None,
    of: "",
    onset_hours: None,
    peak_hours: None,
    length_days: None,
    length_note: None,
    reassures: false,
};
/// American Psychiatric Association: *Diagnostic and statistical manual of mental disorders*, fifth
/// edition, the sections on withdrawal.
const DSM: WithdrawalCourse =
    WithdrawalCourse { source: "DSM-5", year: Some(2013), reassures: true, ..WHO };

const OR_LONGER: Option<&str> = Some("or longer");

const OPIOID_SHORT: &[WithdrawalCourse] = &[
    WithdrawalCourse {
        of: "short-acting opioids",
        onset_hours: Some(span(8, 24)),
        length_days: Some(span(4, 10)),
        ..WHO
    },
    // They agree with one another; that DSM-5 says so too was not verified.
    WithdrawalCourse {
        source: "clinic pages",
        year: None,
        of: "short-acting opioids",
        onset_hours: Some(span(6, 12)),
        peak_hours: Some(span(24, 72)),
        ..WHO
    },
];
const OPIOID_LONG: &[WithdrawalCourse] = &[WithdrawalCourse {
    of: "long-acting opioids",
    onset_hours: Some(span(12, 48)),
    length_days: Some(span(10, 20)),
    reassures: true,
    ..WHO
}];
/// European Association for the Study of the Liver: *Clinical practice guidelines: management of
/// alcohol-related liver disease* (2018).
const ALCOHOL: &[WithdrawalCourse] = &[WithdrawalCourse {
    source: "EASL",
    year: Some(2018),
    also: Some("Australian guideline"),
    of: "alcohol",
    onset_hours: Some(span(6, 24)),
    peak_hours: Some(span(24, 72)),
    length_days: Some(span(5, 7)),
    length_note: Some("for most, up to 10"),
    ..WHO
}];
const BENZODIAZEPINE: &[WithdrawalCourse] = &[
    WithdrawalCourse {
        of: "short-acting benzodiazepines",
        onset_hours: Some(span(24, 48)),
        length_days: Some(span(14, 28)),
        length_note: OR_LONGER,
        ..WHO
    },
    WithdrawalCourse {
        of: "long-acting benzodiazepines",
        onset_hours: Some(span(48, 168)),
        length_days: Some(span(14, 56)),
        length_note: OR_LONGER,
        ..WHO
    },
];
const STIMULANT: &[WithdrawalCourse] = &[
    WithdrawalCourse {
        of: "stimulants",
        onset_hours: Some(span(0, 24)),
        length_days: Some(span(3, 5)),
        length_note: Some("and then 1 to 2 months, milder"),
        ..WHO
    },
    WithdrawalCourse {
        source: "Li & Shoptaw",
        year: Some(2023),
        of: "stimulants",
        peak_hours: Some(span(48, 72)),
        ..WHO
    },
];
const CANNABIS: &[WithdrawalCourse] = &[WithdrawalCourse {
    of: "cannabis",
    onset_hours: Some(span(24, 72)),
    peak_hours: Some(span(0, 168)),
    length_days: Some(span(7, 14)),
    length_note: Some("; poor sleep can go on for over 30"),
    ..DSM
}];
const NICOTINE: &[WithdrawalCourse] = &[WithdrawalCourse {
    of: "tobacco",
    onset_hours: Some(span(0, 24)),
    peak_hours: Some(span(48, 72)),
    length_days: Some(span(14, 21)),
    length_note: Some("; over a month is uncommon"),
    ..DSM
}];

/// The courses that were published for a kind; none where no source is known.
#[must_use]
pub fn courses(kind: FocusKind) -> &'static [WithdrawalCourse] {
    match kind {
        FocusKind::OpioidShort => OPIOID_SHORT,
        FocusKind::OpioidLong => OPIOID_LONG,
        FocusKind::Alcohol => ALCOHOL,
        FocusKind::Benzodiazepine => BENZODIAZEPINE,
        FocusKind::Stimulant => STIMULANT,
        FocusKind::Cannabis => CANNABIS,
        FocusKind::Nicotine => NICOTINE,
        FocusKind::Behaviour | FocusKind::Other => &[],
    }
}

/// What belongs beside the courses of a kind, a sentence each.
#[must_use]
pub fn beside(kind: FocusKind) -> &'static [&'static str] {
    match kind {
        FocusKind::OpioidShort => &[
            "With fentanyl in the supply it can begin later and last longer: in Huhn 2020 fentanyl was \
             cleared in 7 days on average, in some only after up to 19.",
        ],
        FocusKind::Alcohol => &[
            "Sources differ on which days are worst.",
            "A seizure, confusion, seeing things or fever can begin from the first hours to day 5: call \
             the emergency services.",
        ],
        FocusKind::Benzodiazepine => &["Never stop alone."],
        FocusKind::Stimulant => &[
            "Low mood can come with it, and thoughts of suicide. Someone listens at any hour: daymark \
             help-now",
        ],
        FocusKind::OpioidLong
        | FocusKind::Cannabis
        | FocusKind::Nicotine
        | FocusKind::Behaviour
        | FocusKind::Other => &[],
    }
}

/// The last of the first days, counted from the day of stopping.
const LAST_OF_FIRST_DAYS: u32 = 10;

/// What to drink, eat and rest in the first days, so many after the day of stopping; nothing for kinds whose
/// withdrawal does not weaken the body.
#[must_use]
pub fn first_days(kind: FocusKind, day: u32) -> Option<&'static str> {
    let weakens = !matches!(kind, FocusKind::Cannabis | FocusKind::Nicotine | FocusKind::Behaviour);
    (weakens && day <= LAST_OF_FIRST_DAYS).then_some(
        "water or broth often, in small sips; plain food, a little at a time; rest when you can",
    )
}

impl WithdrawalCourse {
    /// Who published it, and when: "WHO 2009".
    #[must_use]
    pub fn published(&self) -> String {
        self.year.map_or_else(|| self.source.to_owned(), |year| format!("{} {year}", self.source))
    }

    /// The days in which it is strongest, the day of the last dose being day 0.
    #[must_use]
    pub fn peak_days(&self) -> Option<CourseRange> {
        self.peak_hours.map(|hours| span(hours.from / 24, hours.to.div_ceil(24)))
    }

    /// Where in it somebody would be about so many days after the last dose. The hour is not known,
    /// so each bound counts as the whole day it lies in. `None` where it does not tell, or where to
    /// tell would be to reassure somebody who may not be safe.
    #[must_use]
    pub fn position(&self, day: u32) -> Option<Position> {
        let day = u16::try_from(day).unwrap_or(u16::MAX);
        let peak = self.peak_days();
        if self.length_days.is_some_and(|length| day > length.to) {
            self.reassures.then_some(Position::Past)
        } else if peak.is_some_and(|peak| day > peak.to) {
            self.reassures.then_some(Position::AfterPeak)
        } else if peak.is_some_and(|peak| day >= peak.from) {
            Some(Position::Peak)
        } else {
            let onset = self.onset_hours?;
            let begins = day < onset.to.div_ceil(24);
            Some(if begins { Position::Beginning } else { Position::Underway })
        }
    }
}

#[cfg(test)]
mod tests;
