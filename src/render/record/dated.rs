//! What a record says of days other than the current one.

use super::shown;
use crate::domain::record::{Input, Record};
use crate::domain::time::day::Day;
use crate::render::format;
use crate::render::look::Look;

/// The values that fields, by their flags, have from a day on: "6 mg, every day".
pub(in crate::render) fn dated<R: Record>(
    values: &[(&'static str, String)],
    look: &Look,
    today: Day,
) -> String {
    let said = values.iter().map(|(flag, value)| {
        let field = R::FIELDS.iter().find(|field| field.flag == *flag);
        shown(field.map_or(Input::Line, |field| field.input), value, look, today)
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What of a record changes on a day that lies ahead: "6 mg, every day from 4 December".
pub(super) fn coming<R: Record>(record: &R, look: &Look, today: Day) -> Vec<String> {
    let ahead = record.dated().into_iter().filter(|(from, _)| *from > today);
    ahead
        .map(|(from, values)| {
            let said = dated::<R>(&values, look, today);
            format!("{said} from {}", format::day_of_year(from, today))
        })
        .collect()
}
