//! A calendar in the form that other calendars take in (RFC 5545). Its titles say nothing of what they are for.

use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar as Ics, Class, Component, Event, EventLike};

use crate::domain::time::moment::Moment;
use crate::report::calendar::{Calendar, CalendarEvent, EventKind, EventTime};

/// The title of a date, which anybody may see.
#[must_use]
pub fn title(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Appointment => "Appointment",
        EventKind::Milestone => "A date to remember",
        EventKind::Refill => "Refill",
        EventKind::Kit => "Renew the kit",
    }
}

/// So many days before it a calendar reminds of a date that takes an errand.
fn days_ahead(kind: EventKind) -> Option<i64> {
    match kind {
        EventKind::Refill => Some(3),
        EventKind::Kit => Some(14),
        EventKind::Appointment | EventKind::Milestone => None,
    }
}

/// The file, as written at `now`.
#[must_use]
pub fn text(calendar: &Calendar, now: Moment) -> String {
    let mut file = Ics::empty();
    file.append_property(("VERSION", "2.0"));
    file.append_property(("PRODID", "-//calendar//EN"));
    let stamp = utc(now);
    for event in &calendar.events {
        file.push(of(event, stamp));
    }
    file.to_string()
}

fn of(CalendarEvent { uid, kind, when }: &CalendarEvent, stamp: DateTime<Utc>) -> Event {
    let mut event = Event::new();
    event.uid(uid).timestamp(stamp).summary(title(*kind)).class(Class::Private);
    match when {
        EventTime::On(day) => event.all_day(day.date()),
        EventTime::At(at) => event.starts(utc(*at)),
    };
    if let Some(days) = days_ahead(*kind) {
        let mut alarm = Alarm::display(title(*kind), -Duration::days(days));
        event.alarm(alarm.uid(&format!("{uid}-ahead")).timestamp(stamp).done());
    }
    event.done()
}

fn utc(at: Moment) -> DateTime<Utc> {
    DateTime::from_timestamp(at.seconds(), 0).unwrap_or_default()
}
