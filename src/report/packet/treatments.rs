//! The treatments of the period.

use serde::Serialize;

use crate::domain::records::treatment::{Setting, Treatment};
use crate::domain::recovery::disclosure::Disclosure;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;

/// A stay or a course of treatment; where it was is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PacketTreatment {
    /// The person's word for it, where names are let out.
    pub name: Option<Name>,
    /// Its setting.
    pub setting: Option<Setting>,
    /// Its first day.
    pub from: Day,
    /// Its last day; absent while it goes on.
    pub to: Option<Day>,
}

/// Those that are kept and that the period has days of, the earliest first.
pub(super) fn of_period(
    treatments: &[Treatment],
    window: Window,
    disclosure: &mut Disclosure,
) -> Vec<PacketTreatment> {
    let kept = treatments.iter().filter(|one| one.meta.archived_at.is_none());
    let dated = kept.filter_map(|one| Some((one, one.from?)));
    let mut found: Vec<_> = dated
        .filter(|(one, from)| *from <= window.to() && one.to.is_none_or(|to| window.from() <= to))
        .map(|(one, from)| PacketTreatment {
            name: disclosure.name(one.meta.name.clone()),
            setting: one.setting,
            from,
            to: one.to,
        })
        .collect();
    found.sort_by_key(|one| one.from);
    found
}
