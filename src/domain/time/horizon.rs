//! Tells events that have happened from those that lie ahead, even where the clock is wrong.
//!
//! A clock goes back: by hours on a flight west or where a zone is set right, by years where a
//! battery dies. Nothing that happened may vanish for that. So two days are told apart. The
//! *clock's day* is the one that is written for, asked about and due. *Today*, up to which every
//! report looks, is the latest of that day and the days of all that has happened.

use super::day::Day;
use super::moment::Moment;

/// How many days after the clock's day something that has happened may belong to: the places of
/// this world are no further apart (UTC−12 and UTC+14).
pub const REACH: i32 = 2;

/// The clock's day, the last day of reports, and which events lie ahead.
///
/// An event is a logged entry or mark. It has happened where its day is not after the clock's day,
/// and where its instant has passed and its day is no more than [`REACH`] days after it. All
/// others lie ahead: they are counted, and in no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    now: Moment,
    clock: Day,
    latest: Option<Latest>,
    ahead: u32,
}

/// The latest day after the clock's day on which something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Latest {
    day: Day,
    /// The offset at which that day had come.
    offset_minutes: i32,
}

impl Horizon {
    /// At `now`, which belongs to the day `clock`, with no event after that day.
    #[must_use]
    pub fn new(now: Moment, clock: Day) -> Self {
        Self { now, clock, latest: None, ahead: 0 }
    }

    /// Takes an event of a day after the clock's day, up to [`Horizon::reach`].
    pub fn push(&mut self, day: Day, at: Moment) {
        if !self.has_happened(day, at) {
            self.ahead += 1;
        } else if self.today() < day {
            self.latest = Some(Latest { day, offset_minutes: at.offset_minutes() });
        }
    }

    /// Takes so many events of days after [`Horizon::reach`].
    pub fn push_beyond(&mut self, events: u32) {
        self.ahead = self.ahead.saturating_add(events);
    }

    /// The last day to which something that has happened can belong.
    #[must_use]
    pub fn reach(&self) -> Day {
        self.clock.plus(REACH)
    }

    /// Whether an event has happened.
    #[must_use]
    pub fn has_happened(&self, day: Day, at: Moment) -> bool {
        day <= self.clock || (day <= self.reach() && at.seconds() <= self.now.seconds())
    }

    /// The time at which the program runs.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The clock's day: what is written belongs to it, and what is due is due on it.
    #[must_use]
    pub fn clock(&self) -> Day {
        self.clock
    }

    /// The last day of every report.
    #[must_use]
    pub fn today(&self) -> Day {
        self.latest.map_or(self.clock, |latest| latest.day)
    }

    /// How many events lie ahead.
    #[must_use]
    pub fn ahead(&self) -> u32 {
        self.ahead
    }

    /// The current time by a clock on which `day` has come, where one is known.
    #[must_use]
    pub fn now_on(&self, day: Day) -> Moment {
        let there = self.latest.filter(|_| self.now.date() < day);
        let there =
            there.and_then(|there| Moment::from_parts(self.now.seconds(), there.offset_minutes));
        there.unwrap_or(self.now)
    }

    /// The days from the clock's day to today, which may yet have a check-in.
    pub fn unsettled(&self) -> impl Iterator<Item = Day> + use<> {
        let (clock, today) = (self.clock, self.today());
        (0..=REACH).map(move |n| clock.plus(n)).take_while(move |day| *day <= today)
    }
}

/// The days that are still open for a focus: from the clock's day to today those with neither a
/// check-in nor a use of it. They are *pending*, and in no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenDays([Option<Day>; REACH as usize + 1]);

impl OpenDays {
    /// Whether a day is open.
    #[must_use]
    pub fn contains(&self, day: Day) -> bool {
        self.0.contains(&Some(day))
    }

    /// Whether no day is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// How many of the days from `first` to `last` are open.
    #[must_use]
    pub fn within(&self, first: Day, last: Day) -> u32 {
        self.0.iter().flatten().map(|day| u32::from(first <= *day && *day <= last)).sum()
    }
}

impl FromIterator<Day> for OpenDays {
    fn from_iter<I: IntoIterator<Item = Day>>(days: I) -> Self {
        let mut open = Self::default();
        for (place, day) in open.0.iter_mut().zip(days) {
            *place = Some(day);
        }
        open
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn horizon(now: &str, events: &[(&str, &str)]) -> Horizon {
        let now = moment(now);
        let mut horizon = Horizon::new(now, now.date());
        for (on, at) in events {
            if day(on) > horizon.reach() {
                horizon.push_beyond(1);
            } else if day(on) > horizon.clock() {
                horizon.push(day(on), moment(at));
            }
        }
        horizon
    }

    #[rstest]
    #[case::nothing("2026-11-20T21:30:00+01:00", &[], "2026-11-20", 0)]
    #[case::the_past(
        "2026-11-20T21:30:00+01:00", &[("2026-11-19", "2026-11-19T20:00:00+01:00")], "2026-11-20", 0,
    )]
    #[case::a_flight_west(
        "2026-11-19T20:31:00-08:00", &[("2026-11-20", "2026-11-20T04:30:00+00:00")], "2026-11-20", 0,
    )]
    #[case::over_the_date_line(
        "2026-11-19T23:31:00-11:00", &[("2026-11-21", "2026-11-21T00:30:00+14:00")], "2026-11-21", 0,
    )]
    #[case::back_to_tokyo(
        "2026-11-20T13:31:00+09:00", &[("2026-11-20", "2026-11-20T04:30:00+00:00")], "2026-11-20", 0,
    )]
    #[case::a_clock_back_by_an_hour(
        "2026-11-19T23:30:00+00:00", &[("2026-11-20", "2026-11-20T00:30:00+00:00")], "2026-11-19", 1,
    )]
    #[case::a_clock_back_by_years(
        "2024-11-19T23:30:00+00:00",
        &[("2026-11-20", "2026-11-20T00:30:00+00:00"), ("2024-11-20", "2024-11-20T00:30:00+00:00")],
        "2024-11-19",
        2,
    )]
    #[case::a_day_too_far(
        "2026-11-19T23:30:00+00:00", &[("2026-11-22", "2026-11-19T00:30:00+00:00")], "2026-11-19", 1,
    )]
    #[case::some_of_each(
        "2026-11-19T20:31:00-08:00",
        &[
            ("2026-11-20", "2026-11-20T04:30:00+00:00"),
            ("2026-11-20", "2026-11-20T04:32:00+00:00"),
            ("2027-11-20", "2027-11-20T04:30:00+00:00"),
        ],
        "2026-11-20",
        2,
    )]
    fn what_happened_bounds_every_report(
        #[case] now: &str,
        #[case] events: &[(&str, &str)],
        #[case] today: &str,
        #[case] ahead: u32,
    ) {
        let horizon = horizon(now, events);
        assert_eq!((horizon.today(), horizon.ahead()), (day(today), ahead));
        assert_eq!(horizon.clock(), moment(now).date());
        let unsettled: Vec<_> = horizon.unsettled().collect();
        assert_eq!(
            (unsettled.first(), unsettled.last()),
            (Some(&horizon.clock()), Some(&day(today)))
        );
    }

    #[rstest]
    #[case::today("2026-11-19", "2026-11-19T20:31:00-08:00")]
    #[case::the_day_of_a_place_further_east("2026-11-20", "2026-11-20T04:31:00+00:00")]
    fn the_time_of_a_day_is_that_of_a_place_where_it_has_come(#[case] on: &str, #[case] at: &str) {
        let events = [("2026-11-20", "2026-11-20T04:30:00+00:00")];
        let now = horizon("2026-11-19T20:31:00-08:00", &events).now_on(day(on));
        assert_eq!(now.to_string(), at);
    }

    #[test]
    fn open_days_are_counted_within_bounds() {
        let open: OpenDays = [day("2026-11-19"), day("2026-11-21")].into_iter().collect();
        assert!(open.contains(day("2026-11-19")) && !open.contains(day("2026-11-20")));
        assert_eq!(open.within(day("2026-11-20"), day("2026-11-30")), 1);
        assert_eq!(open.within(day("2026-11-01"), day("2026-11-30")), 2);
        assert!(!open.is_empty() && OpenDays::default().is_empty());
    }

    proptest! {
        /// Whatever was written anywhere by now has happened, wherever one is.
        #[test]
        fn no_journey_takes_an_event_away(
            now in 1_700_000_000..1_800_000_000i64,
            ago in 0..10_000_000i64,
            written_at in -12..=14i32,
            read_at in -12..=14i32,
            day_end in 0..=12u32,
        ) {
            let day_end = chrono::NaiveTime::from_hms_opt(day_end, 0, 0).unwrap();
            let here = Moment::from_parts(now, read_at * 60).unwrap();
            let at = Moment::from_parts(now - ago, written_at * 60).unwrap();
            let horizon = Horizon::new(here, here.day(day_end));
            prop_assert!(horizon.has_happened(at.day(day_end), at));
        }
    }
}
