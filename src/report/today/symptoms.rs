//! The symptoms of the last days of a focus in withdrawal.

use serde::Serialize;

use crate::domain::entry::symptoms::{self, SymptomLoad};
use crate::domain::focus_kind::FocusKind;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::report::symptoms::DaySum;

/// The symptoms of the last days of a focus in withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SymptomsToday {
    /// The name of the focus.
    pub focus: Name,
    /// Its kind.
    #[serde(skip)]
    pub kind: FocusKind,
    /// The highest sum of each day that has one.
    pub course: Vec<DaySum>,
}

impl SymptomsToday {
    pub(super) fn of(focus: &Focus, loads: &[SymptomLoad]) -> Option<Self> {
        let course = symptoms::course(loads, focus.id);
        let course: Vec<_> = course.into_iter().map(|(day, sum)| DaySum { day, sum }).collect();
        let is_noted = !course.is_empty();
        is_noted.then(|| Self { focus: focus.name.clone(), kind: focus.kind, course })
    }
}
