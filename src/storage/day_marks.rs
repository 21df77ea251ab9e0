//! Reads what each day has on record, from the index of `day_mark` alone.

use std::collections::BTreeMap;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::domain::cost::Cost;
use crate::domain::entry::checkin::Used;
use crate::domain::figures::amounts::AmountTold;
use crate::domain::figures::spent::CostTold;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::logged_day::LoggedDay;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;

use super::columns::{at_place, moment, place};
use super::error::{Error, Result};
use super::reader::Reader;

const FIRST_DAY: &str = "SELECT min(day) FROM entry";
/// From the table, whose page is read for the names anyway, and not from its index of ids.
const FOCUS_NUMBERS: &str = "SELECT no, id FROM focus NOT INDEXED";
pub(super) const EVERY_DAY: &str = "SELECT day, focus, told FROM day_mark
    WHERE day BETWEEN ?1 AND ?2 ORDER BY day";
pub(super) const LATER_DAYS: &str = "SELECT m.day, m.focus, m.told, e.at, e.utc_offset
    FROM day_mark AS m JOIN entry AS e ON e.id = m.entry
    WHERE m.day BETWEEN ?1 AND ?2 ORDER BY m.day";

/// When the check-ins of the days were first written, from the index that has their figures.
pub(super) const CHECK_INS: &str = "SELECT day, at, utc_offset FROM entry INDEXED BY entry_by_day
    WHERE day BETWEEN ?1 AND ?2 AND kind = 1 ORDER BY day";

/// How much was told of the days.
pub(super) const AMOUNTS: &str = "SELECT day, at, utc_offset, entry, focus, amount FROM amount
    WHERE day BETWEEN ?1 AND ?2";
/// The returns to use of the days, whether or not they say how much.
pub(super) const USES: &str = "SELECT m.day, e.at, e.utc_offset, m.entry, f.id
    FROM day_mark AS m JOIN focus AS f ON f.no = m.focus JOIN entry AS e ON e.id = m.entry
    WHERE m.day BETWEEN ?1 AND ?2 AND m.told = 4";

/// What the returns to use of the days cost, whether or not they say so.
pub(super) const COSTS: &str = "SELECT m.day, e.at, e.utc_offset, f.id, u.cost, u.currency
    FROM day_mark AS m JOIN focus AS f ON f.no = m.focus JOIN entry AS e ON e.id = m.entry
    LEFT JOIN return_to_use AS u ON u.entry = m.entry
    WHERE m.day BETWEEN ?1 AND ?2 AND m.told = 4";

/// The content of one row of `day_mark`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayMark {
    /// There was a check-in, with this answer for a focus.
    Answered(Used),
    /// There was a check-in, without an answer for any focus.
    CheckedIn,
    /// There was a return to use.
    Returned,
}

const CHECKED_IN: i64 = 3;
const RETURNED: i64 = 4;

/// An answer as its place in the list of answers, anything else as a number after those.
impl ToSql for DayMark {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(match *self {
            Self::Answered(used) => place(used),
            Self::CheckedIn => CHECKED_IN,
            Self::Returned => RETURNED,
        }))
    }
}

impl FromSql for DayMark {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        match number {
            CHECKED_IN => Ok(Self::CheckedIn),
            RETURNED => Ok(Self::Returned),
            _ => at_place(number).map(Self::Answered).ok_or(FromSqlError::OutOfRange(number)),
        }
    }
}

impl Reader {
    /// The first day of an entry; `None` where there is none.
    pub fn first_day(&self) -> Result<Option<Day>> {
        Ok(self.statement(FIRST_DAY)?.query_row([], |row| row.get(0))?)
    }

    /// Hands every day from `first` to `last` with something on record to `each`, in order.
    /// Its focuses stand at their places in `focuses`; marks of any other focus are left out.
    pub(super) fn days_on_record(
        &self,
        (first, last): (Day, Day),
        focuses: &[Focus],
        each: &mut impl FnMut(&LoggedDay),
    ) -> Result<()> {
        let mut days = Days::new(self.focus_numbers()?, focuses);
        let mut statement = self.statement(EVERY_DAY)?;
        let mut rows = statement.query((first, last))?;
        while let Some(row) = rows.next()? {
            days.push(row.get(0)?, row.get(1)?, row.get(2)?, each);
        }
        days.finish(each);
        Ok(())
    }

    /// As [`days_on_record`](Self::days_on_record), with no more of each day than `counts` of its
    /// day and its time.
    pub(super) fn later_days(
        &self,
        (first, last): (Day, Day),
        focuses: &[Focus],
        counts: impl Fn(Day, Moment) -> bool,
        each: &mut impl FnMut(&LoggedDay),
    ) -> Result<()> {
        let mut days = Days::new(self.focus_numbers()?, focuses);
        let mut statement = self.statement(LATER_DAYS)?;
        let mut rows = statement.query((first, last))?;
        while let Some(row) = rows.next()? {
            let day = row.get(0)?;
            if counts(day, moment(row, 3)?) {
                days.push(day, row.get(1)?, row.get(2)?, each);
            }
        }
        days.finish(each);
        Ok(())
    }

    /// Hands the day of every check-in from `first` to `last` to `each`, in order, with when it was first written.
    pub(super) fn check_ins_on_record(
        &self,
        (first, last): (Day, Day),
        mut each: impl FnMut(Day, Moment),
    ) -> Result<()> {
        let mut statement = self.statement(CHECK_INS)?;
        let mut rows = statement.query((first, last))?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, moment(row, 1)?);
        }
        Ok(())
    }

    /// What the entries of the days tell of amounts, each with its time, in any order.
    pub(super) fn amounts_on_record(
        &self,
        (first, last): (Day, Day),
    ) -> Result<Vec<(AmountTold, Moment)>> {
        let mut found = BTreeMap::new();
        let mut uses = self.statement(USES)?;
        let mut rows = uses.query((first, last))?;
        while let Some(row) = rows.next()? {
            let (day, at, focus) = (row.get(0)?, moment(row, 1)?, row.get(4)?);
            let told = AmountTold { day, focus, is_use: true, amount: None };
            found.insert((row.get::<_, Id>(3)?, focus), (told, at));
        }
        let mut amounts = self.statement(AMOUNTS)?;
        let mut rows = amounts.query((first, last))?;
        while let Some(row) = rows.next()? {
            let (day, at, focus) = (row.get(0)?, moment(row, 1)?, row.get(4)?);
            let told = AmountTold { day, focus, is_use: false, amount: None };
            let entry = found.entry((row.get::<_, Id>(3)?, focus)).or_insert((told, at));
            entry.0.amount = row.get(5)?;
        }
        Ok(found.into_values().collect())
    }

    /// What the returns to use of the days cost, each with its time, in any order.
    pub(super) fn costs_on_record(
        &self,
        (first, last): (Day, Day),
    ) -> Result<Vec<(CostTold, Moment)>> {
        let mut found = Vec::new();
        let mut costs = self.statement(COSTS)?;
        let mut rows = costs.query((first, last))?;
        while let Some(row) = rows.next()? {
            let currency = row.get(5)?;
            let cost = row.get::<_, Option<_>>(4)?.map(|amount| Cost { amount, currency });
            let told = CostTold { day: row.get(0)?, focus: row.get(3)?, cost };
            found.push((told, moment(row, 1)?));
        }
        Ok(found)
    }

    pub(super) fn focus_numbers(&self) -> Result<Vec<(i64, Id)>> {
        let mut numbers = self.statement(FOCUS_NUMBERS)?;
        let found = numbers.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        found.collect::<std::result::Result<_, _>>().map_err(Error::from)
    }
}

/// Puts the marks of each day together, as they come in order.
struct Days {
    /// The number of each focus, with its place.
    places: Vec<(i64, usize)>,
    focuses: usize,
    current: Option<LoggedDay>,
}

impl Days {
    fn new(numbers: Vec<(i64, Id)>, focuses: &[Focus]) -> Self {
        let place = |id| focuses.iter().position(|focus| focus.id == id);
        let places = numbers.into_iter().filter_map(|(no, id)| Some((no, place(id)?)));
        Self { places: places.collect(), focuses: focuses.len(), current: None }
    }

    fn push(
        &mut self,
        day: Day,
        focus: Option<i64>,
        told: DayMark,
        each: &mut impl FnMut(&LoggedDay),
    ) {
        let place = |no: i64| self.places.iter().find(|(known, _)| *known == no);
        let focus = focus.and_then(place).map(|(_, place)| *place);
        let logged = match &mut self.current {
            Some(logged) => {
                if logged.day != day {
                    each(logged);
                    logged.restart(day);
                }
                logged
            }
            None => self.current.insert(LoggedDay::new(day, self.focuses)),
        };
        match told {
            DayMark::Answered(used) => logged.check_in(focus.map(|focus| (focus, used))),
            DayMark::CheckedIn => logged.check_in(None),
            DayMark::Returned => focus.into_iter().for_each(|focus| logged.return_to_use(focus)),
        }
    }

    fn finish(self, each: &mut impl FnMut(&LoggedDay)) {
        self.current.iter().for_each(each);
    }
}
