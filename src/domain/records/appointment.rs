//! Appointments: what was agreed, with whom and when, and what became of it.

use serde::{Deserialize, Serialize};

use crate::domain::code::{Code, CodeList, codes};
use crate::domain::privacy::Part;
use crate::domain::record::{Asked, FieldSpec, Input, Meta, Noun, Record, store, store_moment};
use crate::domain::text::{OneLine, Text};
use crate::domain::time::moment::Moment;

codes! {
    /// What kind of appointment it is.
    Type ("type of appointment") {
        /// Therapy or counselling.
        Therapy = "therapy",
        /// A doctor, a nurse, a pharmacy.
        Medical = "medical",
        /// A group.
        Group = "group",
        /// With family.
        Family = "family",
        /// Contingency management.
        Contingency = "contingency",
        /// A complementary therapy, like acupuncture or yoga, of which the evidence is mixed.
        Complementary = "complementary",
        /// A court, an office, a lawyer.
        Legal = "legal",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// What became of an appointment.
    AppointmentOutcome ("outcome of an appointment") {
        /// The person was there.
        Attended = "attended",
        /// They were not.
        Missed = "missed",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

/// One appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "an appointment")]
pub struct Appointment {
    /// What every record has; its name is what the appointment is, and may come again.
    #[serde(flatten)]
    pub meta: Meta,
    /// When it is, or was.
    pub at: Option<Moment>,
    /// What kind of appointment it is.
    #[serde(rename = "type")]
    pub kind: Option<Type>,
    /// With whom.
    pub with: Option<OneLine>,
    /// Where.
    pub place: Option<OneLine>,
    /// What became of it; absent while it is planned.
    pub outcome: Option<AppointmentOutcome>,
    /// What was agreed there, in the person's words.
    pub agreed: Option<Text>,
}

/// The next appointment from a moment on that is planned and not put away.
#[must_use]
pub fn next(appointments: &[Appointment], now: Moment) -> Option<(&Appointment, Moment)> {
    let planned =
        appointments.iter().filter(|one| one.outcome.is_none() && one.meta.archived_at.is_none());
    let ahead = planned.filter_map(|one| Some((one, one.at?)));
    ahead.filter(|(_, at)| at.seconds() >= now.seconds()).min_by_key(|(_, at)| at.seconds())
}

impl Record for Appointment {
    const NOUN: Noun = Noun::plain("appointment", "appointments");
    const UNIQUE: bool = false;
    const FIELDS: &'static [FieldSpec<Self>] = &[
        FieldSpec {
            flag: "at",
            label: "At",
            asked: Asked::Always("When"),
            value_name: "WHEN",
            help: "When it is, like 'tomorrow 14:30', 'fri 10:00' or '2026-12-01 14:30'",
            input: Input::Moment,
            part: None,
            get: |one| one.at.map(|at| at.to_string()),
            set: |one, text, reading| store_moment(&mut one.at, text, reading),
        },
        FieldSpec {
            flag: "type",
            label: "Type",
            asked: Asked::Always("What kind"),
            value_name: "TYPE",
            help: "What kind of appointment it is",
            input: Input::Choice(CodeList::of::<Type>()),
            part: None,
            get: |one| one.kind.map(|kind| kind.to_string()),
            set: |one, text, _| store(&mut one.kind, text),
        },
        FieldSpec {
            flag: "with",
            label: "With",
            asked: Asked::Always("With whom"),
            value_name: "WHO",
            help: "With whom it is",
            input: Input::Line,
            part: Some(Part::Names),
            get: |one| one.with.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.with, text),
        },
        FieldSpec {
            flag: "place",
            label: "Place",
            asked: Asked::Always("Where"),
            value_name: "PLACE",
            help: "Where it is",
            input: Input::Line,
            part: Some(Part::Places),
            get: |one| one.place.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.place, text),
        },
        FieldSpec {
            flag: "outcome",
            label: "Outcome",
            asked: Asked::Later("What became of it"),
            value_name: "OUTCOME",
            help: "What became of it",
            input: Input::Choice(CodeList::of::<AppointmentOutcome>()),
            part: None,
            get: |one| one.outcome.map(|outcome| outcome.to_string()),
            set: |one, text, _| store(&mut one.outcome, text),
        },
        FieldSpec {
            flag: "agreed",
            label: "Agreed",
            asked: Asked::Later("What was agreed"),
            value_name: "TEXT",
            help: "What was agreed there, in your words",
            input: Input::Text,
            part: Some(Part::Notes),
            get: |one| one.agreed.as_ref().map(ToString::to_string),
            set: |one, text, _| store(&mut one.agreed, text),
        },
    ];

    fn begin(meta: Meta) -> Self {
        Self { meta, at: None, kind: None, with: None, place: None, outcome: None, agreed: None }
    }

    crate::domain::record::meta_in_field!();

    fn state(&self) -> Option<&'static str> {
        Some(self.outcome.map_or("planned", Code::code))
    }

    fn reading_order(&self) -> (bool, i64) {
        let at = self.at.map_or(0, Moment::seconds);
        if self.outcome.is_none() { (false, at) } else { (true, -at) }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::id::Id;
    use crate::domain::time::moment::Instant;

    fn at(text: &str) -> Moment {
        text.to_owned().try_into().unwrap()
    }

    fn appointment(
        n: u8,
        when: Option<&str>,
        outcome: Option<AppointmentOutcome>,
        away: bool,
    ) -> Appointment {
        let meta = Meta {
            id: Id::from_bytes([n; 16]),
            name: "therapy".parse().unwrap(),
            position: n.into(),
            archived_at: Instant::from_seconds(0).filter(|_| away),
            updated_at: Instant::from_seconds(0).unwrap(),
        };
        Appointment { at: when.map(at), outcome, ..Appointment::begin(meta) }
    }

    #[rstest]
    #[case::none(&[], None)]
    #[case::without_a_time(&[(None, None, false)], None)]
    #[case::past(&[(Some("2026-11-20T09:59:00+01:00"), None, false)], None)]
    #[case::now(&[(Some("2026-11-20T10:00:00+01:00"), None, false)], Some(0))]
    #[case::the_earliest(
        &[
            (Some("2026-11-22T10:00:00+01:00"), None, false),
            (Some("2026-11-21T10:00:00+01:00"), None, false),
        ],
        Some(1),
    )]
    #[case::not_one_called_off(
        &[
            (Some("2026-11-21T10:00:00+01:00"), Some(AppointmentOutcome::Cancelled), false),
            (Some("2026-11-22T10:00:00+01:00"), None, false),
        ],
        Some(1),
    )]
    #[case::not_one_put_away(&[(Some("2026-11-21T10:00:00+01:00"), None, true)], None)]
    #[case::by_the_instant(
        &[
            (Some("2026-11-21T10:00:00+01:00"), None, false),
            (Some("2026-11-21T09:30:00+00:00"), None, false),
            (Some("2026-11-21T08:30:00+00:00"), None, false),
        ],
        Some(2),
    )]
    fn the_next_one_is_planned_and_ahead(
        #[case] all: &[(Option<&str>, Option<AppointmentOutcome>, bool)],
        #[case] expected: Option<usize>,
    ) {
        let all: Vec<_> = (0..)
            .zip(all)
            .map(|(n, (when, outcome, away))| appointment(n, *when, *outcome, *away))
            .collect();
        let found = next(&all, at("2026-11-20T10:00:00+01:00"));
        let place = found.map(|(found, _)| all.iter().position(|one| one == found).unwrap());
        assert_eq!(place, expected);
    }
}
