//! Ninety days that are easy to count by hand.
//!
//! The person stopped on Saturday 22 August; today is Friday 20 November, day 90.

use chrono::Weekday;
use daymark::domain::checkin::{CheckIn, Used};
use daymark::domain::craving::{Acted, Craving};
use daymark::domain::day::{Day, Week};
use daymark::domain::entry::{Body, Entry};
use daymark::domain::focus::{Goal, Kind};
use daymark::domain::id::Id;
use daymark::domain::moment::Moment;
use daymark::domain::return_to_use::ReturnToUse;
use daymark::domain::routine::{Mark, Outcome};
use daymark::storage::Changing;

use crate::support::{Home, day};

/// The week of today.
pub(crate) const WEEK: &str = "2026-W47";

/// One row a week, Sunday to Saturday, from 23 August on. A check-in says `n` not used, `u` used or
/// `s` rather not say; `R` is a return to use alone, `B` one beside a check-in that says not used;
/// `.` is a day without anything.
///
/// | without use | with use | unknown |
/// |---|---|---|
const DAYS: [&str; 13] = [
    "nnnnnnn", //  7 | 0 | 0
    "nnn.nnn", //  6 | 0 | 1
    "nnuR.nn", //  4 | 2 | 1    used on 8 and 9 September
    "nnnnnnn", //  7 | 0 | 0
    "n.n.n.n", //  4 | 0 | 3
    "nnnnnsn", //  6 | 0 | 1
    ".......", //  0 | 0 | 7
    "nnnnnnn", //  7 | 0 | 0
    "nnnBnnn", //  6 | 1 | 0    used on 21 October
    "nnnnnnn", //  7 | 0 | 0    clocks go back on its Sunday
    "nnnnnnn", //  7 | 0 | 0
    "nnn.nnn", //  6 | 0 | 1    mood from Monday on: 3 4 . 5 5 6
    "nnn.nn",  //  5 | 0 | 1    mood on its Sunday 8, then 6 4 . 7 5
]; //            72 | 3 | 15 = 90

/// The mood of the last two weeks by day of November; it is 5 on every other day.
const MOODS: [(&str, u8); 10] = [
    ("2026-11-09", 3),
    ("2026-11-10", 4),
    ("2026-11-12", 5),
    ("2026-11-13", 5),
    ("2026-11-14", 6),
    ("2026-11-15", 8),
    ("2026-11-16", 6),
    ("2026-11-17", 4),
    ("2026-11-19", 7),
    ("2026-11-20", 5),
];

/// A home with these ninety days in its journal.
pub(crate) fn ninety_days() -> Home {
    let home = Home::with_empty_journal();
    home.add_focus("heroin", Kind::OpioidShort, Goal::None, Some("2026-08-22"));
    home.add_routine("evening walk", "day");
    let heroin = home.journal().focuses().unwrap()[0].id;
    let walk = home.journal().routines().unwrap()[0].id;
    home.change(|change| {
        for (day, sign) in signs() {
            for body in bodies(day, sign, heroin) {
                change.add_entry(&entry(change, day, "21:00", body)?)?;
            }
        }
        for (on, time, craving) in cravings() {
            change.add_entry(&entry(change, day(on), time, Body::Craving(craving))?)?;
        }
        let mut note = entry(change, day("2026-11-17"), "20:00", Body::Note)?;
        note.note = Some("Ask about\nthe night shift".parse().unwrap());
        change.add_entry(&note)?;
        let private = Entry { id: change.new_id()?, private: true, ..note };
        change.add_entry(&private)?;
        for (on, outcome) in [("2026-11-16", Outcome::Done), ("2026-11-18", Outcome::Skipped)] {
            let (day, at) = (day(on), moment(day(on), "21:00"));
            change.set_mark(&Mark { routine: walk, day, outcome, at, updated_at: change.now() })?;
        }
        Ok(())
    });
    home
}

fn signs() -> impl Iterator<Item = (Day, char)> {
    (0..).zip(DAYS.concat().into_bytes()).map(|(n, sign)| (day("2026-08-23").plus(n), sign.into()))
}

fn bodies(day: Day, sign: char, heroin: Id) -> Vec<Body> {
    let checkin = |used| {
        let mood = MOODS.iter().find(|(of, _)| *of == day.to_string()).map_or(5, |(_, mood)| *mood);
        let mut checkin = CheckIn { mood: mood.try_into().ok(), ..CheckIn::default() };
        if day >= self::day("2026-11-17") {
            // Three nights of the last week.
            checkin.sleep_hours = 6.5.try_into().ok();
        }
        checkin.set_used(heroin, used);
        Body::CheckIn(checkin)
    };
    let returned = Body::Use(ReturnToUse {
        focus: heroin,
        overdose: Some(false),
        what: None,
        helped: None,
        next: None,
    });
    match sign {
        'n' => vec![checkin(Used::No)],
        'u' => vec![checkin(Used::Yes)],
        's' => vec![checkin(Used::Skip)],
        'R' => vec![returned],
        'B' => vec![checkin(Used::No), returned],
        '.' => vec![],
        other => panic!("no such sign: {other}"),
    }
}

/// The cravings of the last week: strengths 6, 9 and 3, lengths 20, 45 and none.
fn cravings() -> [(&'static str, &'static str, Craving); 3] {
    let craving = |intensity: u8, minutes: Option<u16>, situations: &[&str], coping: &[&str]| {
        let mut craving = Craving::of(intensity.try_into().unwrap());
        craving.minutes = minutes.map(|minutes| minutes.try_into().unwrap());
        craving.situations = Some(situations.iter().map(|code| code.parse().unwrap()).collect());
        craving.set_coping(coping.iter().map(|one| one.parse().unwrap()));
        craving.acted = minutes.map(|_| Acted::No);
        craving
    };
    [
        ("2026-11-16", "22:10", craving(6, Some(20), &["conflict"], &["talk:helped"])),
        ("2026-11-18", "18:30", craving(9, Some(45), &["conflict", "social_pressure"], &["talk"])),
        ("2026-11-18", "23:59", craving(3, None, &[], &["delay:no"])),
    ]
}

fn entry(
    change: &Changing<'_>,
    day: Day,
    time: &str,
    body: Body,
) -> daymark::storage::Result<Entry> {
    Ok(Entry {
        id: change.new_id()?,
        day,
        at: moment(day, time),
        recorded_at: change.now(),
        updated_at: change.now(),
        private: false,
        note: None,
        body,
    })
}

fn moment(day: Day, time: &str) -> Moment {
    let summer = day < self::day("2026-10-25");
    format!("{day}T{time}:00{}", if summer { "+02:00" } else { "+01:00" }).try_into().unwrap()
}

#[test]
fn the_rows_are_weeks_up_to_today() {
    let last = signs().last().unwrap().0;
    assert_eq!(last, day("2026-11-20"));
    assert_eq!(Week::of(last, Weekday::Mon).to_string(), WEEK);
}
