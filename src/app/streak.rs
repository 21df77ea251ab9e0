//! Time since last use, days in recovery, and every run without use.

use chrono::Weekday;

use super::{Error, focuses, not_spent};
use crate::domain::figures::checkin_streak::CheckInStreakBuilder;
use crate::domain::records::focus::Focus;
use crate::domain::text::Name;
use crate::domain::time::day::{Day, Week};
use crate::domain::time::window::Window;
use crate::report::streak::{FocusStreakInput, Streak, StreakInput};
use crate::storage::AsOf;

/// The weeks of the heatmap: half a year, which the narrowest page has room for.
const WEEKS: i32 = 26;

/// Time since last use, days in recovery, and every run of the focus of the given name, or of all. Reads every day on
/// record once, in one index.
///
/// # Errors
/// Where the name finds no focus, and what the database reports.
pub fn view(as_of: &AsOf<'_>, name: Option<&Name>, start: Weekday) -> Result<Streak, Error> {
    let today = as_of.today();
    let focuses = as_of.focuses()?;
    let focuses: Vec<Focus> = focuses::shown(&focuses, name)?.into_iter().cloned().collect();
    let open = as_of.open_days(&focuses)?;
    let mut checkin_streak = CheckInStreakBuilder::new(as_of.horizon().clock(), today);
    let mut days: Vec<Vec<_>> = vec![Vec::new(); focuses.len()];
    as_of.each_day((Day::first(), today), &focuses, |logged| {
        if logged.checked_in {
            checkin_streak.push(logged.day);
        }
        for (place, days) in days.iter_mut().enumerate() {
            days.push((logged.day, logged.status(place)));
        }
    })?;
    let first = Week::of(today, start).first().plus(-7 * (WEEKS - 1));
    let of_each = focuses.iter().zip(open).zip(days);
    let of_each = of_each.map(|((focus, open), days)| {
        let not_spent = not_spent::of_days(as_of, focus, open, &days)?;
        Ok(FocusStreakInput { focus, open, days, not_spent })
    });
    let of_each = of_each.collect::<Result<_, Error>>()?;
    Ok(Streak::new(&StreakInput {
        today,
        checkin_streak: checkin_streak.finish(),
        late: &as_of.late_checkins(today)?,
        recent: Window::new(first, today).unwrap_or(Window::ending(today, 1)),
        focuses: of_each,
    }))
}
