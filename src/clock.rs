//! The one reader of time.

mod zone_rules;

use std::ffi::OsString;
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, MappedLocalTime, NaiveDateTime, TimeZone};

use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;
use zone_rules::ZoneRules;

/// The name of the environment variable that freezes the clock.
const OVERRIDE: &str = "DAYMARK_NOW";

/// The time at which the program runs, and the zone it runs in.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    now: Moment,
    place: Place,
    stands: bool,
}

/// How long the system has been running, with what it slept: no setting of its clock moves that.
pub(crate) fn uptime() -> Duration {
    #[cfg(target_os = "linux")]
    let since_start = rustix::time::ClockId::Boottime;
    #[cfg(not(target_os = "linux"))]
    let since_start = rustix::time::ClockId::Monotonic;
    Duration::try_from(rustix::time::clock_gettime(since_start)).unwrap_or_default()
}

/// How long something has taken. Under a clock that stands, time passes only by being waited for,
/// and then at once.
#[derive(Debug)]
pub(crate) enum Stopwatch {
    /// Runs since then.
    Runs(Instant),
    /// Stands, after so much was waited for.
    Stands(Duration),
}

impl Stopwatch {
    /// How much has passed.
    pub(crate) fn elapsed(&self) -> Duration {
        match self {
            Self::Runs(since) => since.elapsed(),
            Self::Stands(passed) => *passed,
        }
    }

    /// How long to wait for `pause` to pass.
    pub(crate) fn wait_for(&mut self, pause: Duration) -> Duration {
        match self {
            Self::Runs(_) => pause,
            Self::Stands(passed) => {
                *passed += pause;
                Duration::ZERO
            }
        }
    }
}

/// Where the person is.
#[derive(Debug, Clone)]
enum Place {
    /// At a fixed offset.
    Offset(FixedOffset),
    /// In a zone of the time zone database.
    Named(ZoneRules),
    /// Where the system says.
    System,
}

/// An override that is not a time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{OVERRIDE} is \"{0}\", which is not an RFC 3339 time with offset between 1900 and 9999, like \
     2026-11-20T20:00:00+01:00 or 2026-11-20T20:00:00+01:00[Europe/Berlin]"
)]
pub(crate) struct BadOverride(String);

impl Clock {
    /// Reads the clock once: the override where `DAYMARK_NOW` is set, else the system's.
    ///
    /// # Errors
    /// [`BadOverride`] when `DAYMARK_NOW` cannot be read.
    pub(crate) fn read() -> Result<Self, BadOverride> {
        #[expect(clippy::disallowed_methods, reason = "the override of the clock is read here")]
        let frozen = std::env::var_os(OVERRIDE);
        match frozen.map(OsString::into_string) {
            Some(Ok(text)) => Self::frozen(&text),
            Some(Err(raw)) => Err(BadOverride(raw.to_string_lossy().into_owned())),
            None => {
                #[expect(clippy::disallowed_methods, reason = "this is the one reader of time")]
                let now = Local::now().fixed_offset();
                let now = Moment::new(now).ok_or_else(|| BadOverride(now.to_rfc3339()))?;
                Ok(Self { now, place: Place::System, stands: false })
            }
        }
    }

    /// A clock that stands at an RFC 3339 time; a zone in brackets sets the rules around it.
    ///
    /// The offset fixes the instant, and with it the side of a fold; the zone fixes the wall clock.
    fn frozen(text: &str) -> Result<Self, BadOverride> {
        let bad = || BadOverride(text.to_owned());
        let (time, zone) = match text.strip_suffix(']').map(|rest| rest.split_once('[')) {
            Some(Some((time, zone))) => (time, Some(zone)),
            Some(None) => return Err(bad()),
            None => (text, None),
        };
        let instant = DateTime::parse_from_rfc3339(time).map_err(|_| bad())?;
        let place = match zone {
            Some(zone) => Place::Named(ZoneRules::named(zone).ok_or_else(bad)?),
            None => Place::Offset(*instant.offset()),
        };
        let now = place.at_instant(instant.timestamp()).ok_or_else(bad)?;
        Ok(Self { now, place, stands: true })
    }

    /// The time at which the program runs.
    pub(crate) fn now(&self) -> Moment {
        self.now
    }

    /// Begins to measure time.
    pub(crate) fn stopwatch(&self) -> Stopwatch {
        if self.stands {
            Stopwatch::Stands(Duration::ZERO)
        } else {
            Stopwatch::Runs(Instant::now())
        }
    }
}

impl Zone for Clock {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        self.place.at_local(local)
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        self.place.at_instant(seconds)
    }
}

impl Zone for Place {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        match self {
            Self::Offset(offset) => moments(offset, local),
            Self::Named(rules) => rules.at_local(local),
            Self::System => moments(&Local, local),
        }
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        let instant = DateTime::from_timestamp(seconds, 0)?;
        match self {
            Self::Offset(offset) => Moment::new(instant.with_timezone(offset)),
            Self::Named(rules) => rules.at_instant(seconds),
            Self::System => Moment::new(instant.with_timezone(&Local).fixed_offset()),
        }
    }
}

fn moments<Z: TimeZone>(zone: &Z, local: NaiveDateTime) -> MappedLocalTime<Moment> {
    let moment = |time: DateTime<Z>| Moment::new(time.fixed_offset());
    match zone.from_local_datetime(&local) {
        MappedLocalTime::None => MappedLocalTime::None,
        MappedLocalTime::Single(time) => {
            moment(time).map_or(MappedLocalTime::None, MappedLocalTime::Single)
        }
        MappedLocalTime::Ambiguous(first, second) => match (moment(first), moment(second)) {
            (Some(first), Some(second)) => MappedLocalTime::Ambiguous(first, second),
            _ => MappedLocalTime::None,
        },
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2026-11-20T20:00:00+01:00", "2026-11-20T20:00:00+01:00")]
    #[case("2026-11-20T20:00:00.999Z", "2026-11-20T20:00:00+00:00")]
    #[case("2026-11-20T20:00:00-09:30", "2026-11-20T20:00:00-09:30")]
    #[case("2026-10-25T02:30:00+02:00[Europe/Berlin]", "2026-10-25T02:30:00+02:00")]
    #[case("2026-10-25T02:30:00+01:00[Europe/Berlin]", "2026-10-25T02:30:00+01:00")]
    #[case("2026-07-01T10:00:00Z[America/New_York]", "2026-07-01T06:00:00-04:00")]
    fn the_override_stands_still(#[case] text: &str, #[case] now: &str) {
        assert_eq!(Clock::frozen(text).unwrap().now().to_string(), now);
    }

    #[test]
    fn under_the_override_time_passes_by_being_waited_for() {
        let mut stopwatch = Clock::frozen("2026-11-20T20:00:00Z").unwrap().stopwatch();
        assert_eq!(stopwatch.elapsed(), Duration::ZERO);
        assert_eq!(stopwatch.wait_for(Duration::from_mins(15)), Duration::ZERO);
        assert_eq!(stopwatch.elapsed(), Duration::from_mins(15));
    }

    #[rstest]
    #[case("")]
    #[case("yesterday")]
    #[case("2026-11-20T20:00:00")]
    #[case("2026-11-20T20:00:00[Europe/Berlin]")]
    #[case("2026-11-20T20:00:00+01:00[Europe/Atlantis]")]
    #[case("2026-11-20T20:00:00+01:00[]")]
    #[case("2026-11-20T20:00:00+01:00Europe/Berlin]")]
    #[case("2026-11-20T20:00:00+01:00 ")]
    #[case("2026-02-29T20:00:00+01:00")]
    #[case("1899-11-20T20:00:00+01:00")]
    #[case("+10000-01-01T00:00:00Z")]
    fn another_override_is_refused(#[case] text: &str) {
        assert_eq!(Clock::frozen(text).unwrap_err(), BadOverride(text.to_owned()));
    }

    #[rstest]
    #[case::zone("2026-11-20T20:00:00+01:00[Europe/Berlin]", "2026-07-01T10:00:00+02:00")]
    #[case::offset("2026-11-20T20:00:00+01:00", "2026-07-01T10:00:00+01:00")]
    fn a_zone_has_its_rules_and_an_offset_has_none(#[case] text: &str, #[case] summer: &str) {
        let clock = Clock::frozen(text).unwrap();
        let local = "2026-07-01T10:00:00".parse().unwrap();
        let expected = Moment::try_from(summer.to_owned()).unwrap();
        assert_eq!(clock.at_local(local), MappedLocalTime::Single(expected));
        assert_eq!(clock.at_instant(expected.seconds()), Some(expected));
    }

    #[test]
    fn gaps_and_folds_are_told_apart() {
        let clock = Clock::frozen("2026-11-20T20:00:00+01:00[Europe/Berlin]").unwrap();
        let at = |local: &str| clock.at_local(local.parse().unwrap());
        assert_eq!(at("2026-03-29T02:30:00"), MappedLocalTime::None);
        assert!(matches!(at("2026-10-25T02:30:00"), MappedLocalTime::Ambiguous(..)));
    }
}
