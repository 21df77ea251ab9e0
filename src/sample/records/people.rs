//! Whom the invented person turns to, their sessions, and what they want to ask there.

use chrono::{NaiveTime, TimeDelta};

use crate::domain::records::appointment::{Appointment, AppointmentOutcome, Type};
use crate::domain::records::contact::{Contact, Role};
use crate::domain::records::question::SessionQuestion;
use crate::domain::text::BadText;
use crate::domain::time::day::Day;
use crate::domain::time::moment::Moment;
use crate::domain::time::parse_date::Zone;
use crate::sample::local_time::at_local;
use crate::sample::record_maker::{RecordMaker, changed};

/// Name, role, how to reach them, and how many days ago the two last spoke.
const CONTACTS: [(&str, Role, &str, i32); 5] = [
    ("Ana Roth", Role::Sponsor, "555 0142, at any hour", 2),
    ("Sam Bell", Role::Friend, "after six", 1),
    ("Ruth Keller", Role::Counselor, "day clinic, 555 0170", 11),
    ("Mum", Role::Family, "Sundays", 5),
    ("Jo", Role::Peer, "the Tuesday room", 40),
];

/// A kind of appointment that comes again and again.
struct Course {
    name: &'static str,
    kind: Type,
    with: &'static str,
    /// Every how many days it is, and in how many days the next one is.
    every: i32,
    next_in: i32,
    /// The hour.
    hour: i64,
    /// As many are on record at most.
    most: i32,
    /// What was agreed, in turn.
    agreed: &'static [&'static str],
}

const SESSIONS: Course = Course {
    name: "session",
    kind: Type::Therapy,
    with: "Ruth Keller",
    every: 14,
    next_in: 3,
    hour: 15,
    most: 26,
    agreed: &[
        "Leave the room before an argument, not after.",
        "Write down three evenings that went well, and what was different.",
        "Tell Sam before payday, not on it.",
        "Bed at eleven for two weeks, then look again.",
    ],
};

const PRESCRIPTIONS: Course = Course {
    name: "prescription",
    kind: Type::Medical,
    with: "the nurse",
    every: 28,
    next_in: 12,
    hour: 9,
    most: 13,
    agreed: &["The dose stays for now.", "Say it if the nights get bad again."],
};

/// Of so many sessions one was missed, and another called off.
const MISSED_OF: i32 = 7;
const CANCELLED_OF: i32 = 10;

/// What to ask, and how many days ago it was asked, if it was.
const QUESTIONS: [(&str, Option<i32>); 3] = [
    ("Whether the dose is still right, now that I sleep.", None),
    ("What to say when my brother asks for money.", Some(30)),
    ("The opening hours in the holidays.", Some(16)),
];

/// The contacts.
pub(super) fn contacts(make: &RecordMaker) -> Result<Vec<Contact>, BadText> {
    (0..)
        .zip(CONTACTS)
        .map(|(position, (name, role, how, ago))| {
            let mut one: Contact = make.begin(name, position)?;
            (one.role, one.how) = (Some(role), Some(how.parse()?));
            let spoke = make.today.plus(-ago).max(make.first);
            one.last_spoke = Some(spoke);
            changed(spoke, &mut one);
            Ok(one)
        })
        .collect()
}

/// The appointments there were, and the next ones.
pub(super) fn appointments<Z: Zone>(
    make: &RecordMaker,
    zone: &Z,
) -> Result<Vec<Appointment>, BadText> {
    let mut all = Vec::new();
    for course in [SESSIONS, PRESCRIPTIONS] {
        for back in (0..=course.most).rev() {
            let day = make.today.plus(course.next_in - back * course.every);
            if day < make.first.plus(course.every) {
                continue;
            }
            if let Some(one) = appointment(make, zone, &course, (day, back))? {
                all.push(one);
            }
        }
    }
    all.sort_by_key(|one| one.at.map(Moment::seconds));
    for (position, one) in (0..).zip(&mut all) {
        one.meta.position = position;
    }
    Ok(all)
}

/// The one of a course that is this many before the next.
fn appointment<Z: Zone>(
    make: &RecordMaker,
    zone: &Z,
    course: &Course,
    (day, back): (Day, i32),
) -> Result<Option<Appointment>, BadText> {
    let time = day.date().and_time(NaiveTime::MIN) + TimeDelta::hours(course.hour);
    let Some(at) = at_local(zone, time) else { return Ok(None) };
    let mut one: Appointment = make.begin(course.name, 0)?;
    (one.at, one.kind) = (Some(at), Some(course.kind));
    one.with = Some(course.with.parse()?);
    if back > 0 {
        let outcome = match back {
            _ if back % MISSED_OF == 0 => AppointmentOutcome::Missed,
            _ if back % CANCELLED_OF == 0 => AppointmentOutcome::Cancelled,
            _ => AppointmentOutcome::Attended,
        };
        let nth = usize::try_from(back).unwrap_or_default() % course.agreed.len();
        one.outcome = Some(outcome);
        if outcome == AppointmentOutcome::Attended {
            one.agreed = course.agreed.get(nth).map(|agreed| agreed.parse()).transpose()?;
        }
        changed(day, &mut one);
    }
    Ok(Some(one))
}

/// The questions.
pub(super) fn questions(make: &RecordMaker) -> Result<Vec<SessionQuestion>, BadText> {
    (0..)
        .zip(QUESTIONS)
        .map(|(position, (words, ago))| {
            let mut one: SessionQuestion = make.begin(words, position)?;
            one.words = Some(words.parse()?);
            one.asked_on = ago.map(|ago| make.today.plus(-ago).max(make.first));
            changed(one.asked_on.unwrap_or(make.first), &mut one);
            Ok(one)
        })
        .collect()
}
