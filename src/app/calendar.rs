//! What lies ahead and has a date: appointments, milestones, refills, a kit that expires.

use super::error::Error;
use super::focuses;
use crate::domain::records::appointment::Appointment;
use crate::domain::recovery::focus_milestones;
use crate::report::calendar::{Calendar, CalendarEvent, EventKind, EventTime};
use crate::storage::AsOf;

/// The calendar from the clock's day on.
pub fn view(as_of: &AsOf<'_>) -> Result<Calendar, Error> {
    let (now, clock) = (as_of.horizon().now(), as_of.horizon().clock());
    let mut events = Vec::new();
    for one in as_of.read().all::<Appointment>()? {
        let planned = one.outcome.is_none() && one.meta.archived_at.is_none();
        if let Some(at) = one.at.filter(|at| planned && at.seconds() >= now.seconds()) {
            let (uid, when) = (one.meta.id.to_string(), EventTime::At(at));
            events.push(CalendarEvent { uid, kind: EventKind::Appointment, when });
        }
    }
    let (all, own) = (as_of.focuses()?, as_of.read().own_milestones()?);
    for focus in focuses::shown(&all, None)? {
        for coming in focus_milestones::coming(focus, &own, as_of.today()) {
            let uid = format!("{}-{}", focus.id, coming.next.on);
            let when = EventTime::On(coming.next.on);
            events.push(CalendarEvent { uid, kind: EventKind::Milestone, when });
        }
    }
    let ledger = as_of.ledger(clock)?;
    for one in ledger.medications.iter().filter(|one| one.meta.archived_at.is_none()) {
        let lacking = one.supply_ends(&ledger.doses_of(one.meta.id), clock);
        let dates = [(EventKind::Refill, lacking), (EventKind::Kit, one.expires)];
        for (kind, on) in dates {
            let ahead = on.filter(|on| *on >= clock);
            let uid = format!("{}-{kind}", one.meta.id);
            events.extend(ahead.map(|on| CalendarEvent { uid, kind, when: EventTime::On(on) }));
        }
    }
    Ok(Calendar::new(events))
}
