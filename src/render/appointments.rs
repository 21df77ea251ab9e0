//! What became of appointments, in words.

use crate::domain::code::Code;
use crate::domain::figures::appointments::AppointmentCount;

/// "therapy attended" of a single one, else "therapy 2 attended, 1 missed" and "medical 1 attended".
pub(super) fn counts(counts: &[AppointmentCount]) -> Vec<String> {
    let is_one = counts.iter().map(AppointmentCount::sum).sum::<u32>() == 1;
    let said = |count: &AppointmentCount| {
        let AppointmentCount { kind, attended, missed, cancelled, open } = *count;
        let name = kind.map_or("appointment", Code::code);
        let ends = [
            (attended, "attended"),
            (missed, "missed"),
            (cancelled, "called off"),
            (open, "not recorded"),
        ];
        let ends = ends.iter().filter(|(n, _)| *n > 0);
        let ends =
            ends.map(|(n, end)| if is_one { (*end).to_owned() } else { format!("{n} {end}") });
        format!("{name} {}", ends.collect::<Vec<_>>().join(", "))
    };
    counts.iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::appointment::Type;

    #[test]
    fn one_needs_no_number() {
        let one = AppointmentCount {
            kind: Some(Type::Therapy),
            attended: 1,
            ..AppointmentCount::default()
        };
        let several = AppointmentCount { attended: 2, missed: 1, ..one };
        let open = AppointmentCount { open: 1, ..AppointmentCount::default() };
        assert_eq!(counts(&[one]), ["therapy attended"]);
        assert_eq!(counts(&[open]), ["appointment not recorded"]);
        assert_eq!(
            counts(&[several, open]),
            ["therapy 2 attended, 1 missed", "appointment 1 not recorded"]
        );
    }
}
