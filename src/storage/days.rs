//! What is on record of each day, read from one index without touching a note.

use crate::domain::checkin::Used;
use crate::domain::day::Day;
use crate::domain::focus::Focus;
use crate::domain::id::Id;
use crate::domain::logged_day::LoggedDay;

use super::error::{Error, Result};
use super::journal::Journal;

const FOCUS_NUMBERS: &str = "SELECT no, id FROM focus";
pub(super) const EVERY_DAY: &str = "SELECT day, focus, told FROM day_mark
    WHERE day BETWEEN ?1 AND ?2 ORDER BY day";

/// What one mark tells of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// There was a check-in, with this answer for a focus.
    Answered(Used),
    /// There was a check-in, without an answer for any focus.
    CheckedIn,
    /// There was a return to use.
    Returned,
}

impl Journal {
    /// Hands every day from `first` to `last` with something on record to `each`, in order.
    /// Its focuses stand at their places in `focuses`; marks of any other focus are left out.
    ///
    /// # Errors
    /// What the database reports.
    pub fn each_day(
        &self,
        (first, last): (Day, Day),
        focuses: &[Focus],
        mut each: impl FnMut(&LoggedDay),
    ) -> Result<()> {
        let numbers = self.focus_numbers()?;
        let places: Vec<(i64, usize)> = numbers
            .into_iter()
            .filter_map(|(no, id)| Some((no, focuses.iter().position(|focus| focus.id == id)?)))
            .collect();
        let place =
            |no: i64| places.iter().find(|(known, _)| *known == no).map(|(_, place)| *place);

        let mut statement = self.statement(EVERY_DAY)?;
        let mut rows = statement.query((first, last))?;
        let mut current: Option<LoggedDay> = None;
        while let Some(row) = rows.next()? {
            let day: Day = row.get(0)?;
            let focus = row.get::<_, Option<i64>>(1)?.and_then(place);
            let logged = match &mut current {
                Some(logged) => {
                    if logged.day != day {
                        each(logged);
                        logged.restart(day);
                    }
                    logged
                }
                None => current.insert(LoggedDay::new(day, focuses.len())),
            };
            match row.get(2)? {
                Told::Answered(used) => logged.check_in(focus.map(|focus| (focus, used))),
                Told::CheckedIn => logged.check_in(None),
                Told::Returned => focus.into_iter().for_each(|focus| logged.return_to_use(focus)),
            }
        }
        current.iter().for_each(each);
        Ok(())
    }

    pub(super) fn focus_numbers(&self) -> Result<Vec<(i64, Id)>> {
        let mut numbers = self.statement(FOCUS_NUMBERS)?;
        let found = numbers.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }
}
