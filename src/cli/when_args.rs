//! The days and moments that flags like `--date` and `--at` name.

use super::context::Context;
use super::error::Error;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::{self, BadWhen};
use crate::storage::Access;

impl Context<'_> {
    /// The day that `--date` names, which must have come; the clock's day without one.
    ///
    /// The journal is only asked where it is a later one: something may have happened on it.
    pub(crate) fn day_arg(&mut self, words: Option<&str>) -> Result<Day, Error> {
        let Some(words) = words else { return Ok(self.today()) };
        match parse_date::past_day(words, self.today()) {
            Err(BadWhen::FutureDay { day, .. }) if day <= self.horizon.get().reach() => {
                let journal = self.journal(Access::Read)?;
                self.horizon.set(journal.horizon(self.now(), self.today())?);
                let today = self.horizon.get().today();
                if day <= today { Ok(day) } else { Err(BadWhen::FutureDay { day, today }.into()) }
            }
            day => Ok(day?),
        }
    }

    /// The current time by a clock on which a day has come that [`Context::day_arg`] gave.
    pub(crate) fn now_on(&self, day: Day) -> Moment {
        self.horizon.get().now_on(day)
    }

    /// The days that `--from` and `--to` name. The first must have come; the last one is `today`
    /// where it is not given, or lies ahead.
    pub(crate) fn span_args(
        &self,
        from: Option<&str>,
        to: Option<&str>,
        today: Day,
    ) -> Result<(Option<Day>, Day), Error> {
        let from = from.map(|words| parse_date::any_day(words, self.today())).transpose()?;
        if let Some(day) = from.filter(|from| *from > today) {
            return Err(BadWhen::FutureDay { day, today }.into());
        }
        let to = to.map_or(Ok(today), |words| parse_date::any_day(words, self.today()))?.min(today);
        if let Some(from) = from.filter(|from| *from > to) {
            let error = Error::refused(format!("{from:#} is after {to:#}"));
            return Err(error.hint("give the earlier day to --from and the later one to --to"));
        }
        Ok((from, to))
    }

    /// The day that words like those of `--since` name, which may lie ahead.
    pub(crate) fn any_day_arg(&self, words: &str) -> Result<Day, Error> {
        Ok(parse_date::any_day(words, self.today())?)
    }

    /// The moment that `--at` names, which must have come; now without one.
    pub(crate) fn at_arg(&self, words: Option<&str>) -> Result<Moment, Error> {
        words.map_or(Ok(self.now()), |words| {
            Ok(parse_date::past_moment(words, self.now(), self.settings.day_end, self.clock())?)
        })
    }

    /// The day and the moment that `--date` and `--at` name, which must have come: a time without
    /// a date is of the day given with it, and without a day the day follows from the time.
    pub(crate) fn when_args(
        &mut self,
        date: Option<&str>,
        at: Option<&str>,
    ) -> Result<(Day, Moment), Error> {
        match (date, at) {
            (date, None) => self.day_arg(date).map(|day| (day, self.now_on(day))),
            (None, at) => self.at_arg(at).map(|at| (self.day_of(at), at)),
            (date, Some(words)) => {
                let (day, day_end) = (self.day_arg(date)?, self.settings.day_end);
                let at = parse_date::past_moment_of(words, day, self.now(), day_end, self.clock())?;
                if at.date() < day { Err(not_come(day, at)) } else { Ok((day, at)) }
            }
        }
    }
}

/// A day that had not come at the time given with it.
pub(crate) fn not_come(day: Day, at: Moment) -> Error {
    Error::refused(format!("{day:#} is after {:#}, when it happened", at.date()))
        .hint("give --date the day on which it happened, or an earlier one")
}
