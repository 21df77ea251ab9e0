//! What the invented person means to do again and again.

use crate::domain::record::Meta;
use crate::domain::records::routine::{Routine, SchedulePeriod};
use crate::domain::records::treatment::stays::Stays;
use crate::domain::text::{BadText, Label, Name};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;
use crate::domain::time::schedule::Schedule;
use crate::sample::rng::SampleRng;

/// The routines, one of which became a daily one.
pub(in crate::sample) fn routines(
    rng: &SampleRng,
    first: Day,
    today: Day,
) -> Result<Vec<Routine>, BadText> {
    let walks = [
        SchedulePeriod { from: first, schedule: Schedule::PerWeek(3) },
        SchedulePeriod { from: first.plus(45), schedule: Schedule::Daily },
    ];
    let twice_a_week = [SchedulePeriod { from: first, schedule: Schedule::PerWeek(2) }];
    let every_third_day =
        [SchedulePeriod { from: first.plus(7), schedule: Schedule::EveryDays(3) }];
    let routines: [(&str, &str, &[SchedulePeriod]); 3] = [
        ("evening walk", "exercise", &walks),
        ("meeting", "meeting", &twice_a_week),
        ("call Ana", "people", &every_third_day),
    ];
    (0..)
        .zip(routines)
        .map(|(position, (name, category, periods))| {
            let periods: Vec<_> = periods.iter().filter(|p| p.from < today).copied().collect();
            let changed = periods.last().map_or(first, |period| period.from);
            Ok(Routine {
                meta: Meta {
                    id: rng.id(),
                    name: name.parse::<Name>()?,
                    position,
                    archived_at: None,
                    updated_at: Instant::noon_of(changed),
                },
                category: Some(category.parse::<Label>()?),
                archived_on: None,
                periods,
                excused: Stays::default(),
                marked_on: Vec::new(),
                time: None,
            })
        })
        .collect()
}
