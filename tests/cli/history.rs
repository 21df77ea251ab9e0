//! Ninety days that are easy to count by hand, entered by flags as they went by.
//!
//! The person stopped on Saturday 22 August; today is Friday 20 November, day 90.

use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::Weekday;
use daymark::domain::time::day::{Day, Week};

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

/// The mood of the last two weeks; it is 5 on every other day.
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

/// What else was entered in the last week: the time of day on the wall, and the line.
const BESIDE: [(&str, &str); 7] = [
    (
        "2026-11-16T22:30",
        "craving --at 22:10 --intensity 6 --minutes 20 --situation conflict \
         --coping talk:helped --acted no",
    ),
    ("2026-11-16T23:00", "routine done 'evening walk'"),
    ("2026-11-17T20:00", "note add 'Ask about\nthe night shift'"),
    ("2026-11-17T20:05", "note add --private 'nobody else reads this'"),
    (
        "2026-11-18T18:30",
        "craving --intensity 9 --minutes 45 --situation conflict,social_pressure --coping talk \
         --acted no",
    ),
    // Past midnight, and still Wednesday.
    ("2026-11-19T00:30", "craving --intensity 3 --situation none --coping delay:no"),
    ("2026-11-19T09:00", "routine skip 'evening walk' --date yesterday"),
];

/// A home with these ninety days in its journal.
pub(crate) fn ninety_days() -> Home {
    static FILES: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    let files = FILES.get_or_init(|| {
        let home = entered_by_flags();
        let mut files = Vec::new();
        read(&home.path(""), &home.path(""), &mut files);
        files
    });
    let home = Home::new();
    for (inside, bytes) in files {
        let path = home.path("").join(inside);
        let mut private = fs::DirBuilder::new();
        private.recursive(true).mode(0o700).create(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    }
    home
}

fn read(dir: &Path, root: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, root, files);
        } else {
            let bytes = fs::read(&path).unwrap();
            files.push((path.strip_prefix(root).unwrap().to_owned(), bytes));
        }
    }
}

fn entered_by_flags() -> Home {
    let home = Home::new();
    let enter = |at: &str, line: &str| {
        let said = home.run_at(&zoned(at), &format!("{line} --no-input"));
        assert_eq!(said.code, 0, "{at} {line}\n{said}");
    };
    enter(
        "2026-08-22T12:00",
        "init --focus heroin --kind opioid-short --since 2026-08-22 --no-passphrase",
    );
    enter("2026-08-22T12:05", "routine add 'evening walk' --every day");
    for (day, sign) in signs() {
        // Every fifth day is entered the morning after.
        let late = day.number() % 5 == 0;
        let at = if late { format!("{}T08:00", day.plus(1)) } else { format!("{day}T21:00") };
        let date = if late { format!("--date {day}") } else { String::new() };
        for line in lines(day, sign) {
            enter(&at, &format!("{line} {date}"));
        }
    }
    for (at, line) in BESIDE {
        enter(at, line);
    }
    home
}

fn signs() -> impl Iterator<Item = (Day, char)> {
    (0..).zip(DAYS.concat().into_bytes()).map(|(n, sign)| (day("2026-08-23").plus(n), sign.into()))
}

fn lines(day: Day, sign: char) -> Vec<String> {
    let mood = MOODS.iter().find(|(of, _)| *of == day.to_string()).map_or(5, |(_, mood)| *mood);
    // Three nights of the last week.
    let sleep = if day >= self::day("2026-11-17") { "--sleep 6.5" } else { "" };
    let checkin = |used| format!("checkin --used {used} --mood {mood} {sleep}");
    let returned = "used --overdose no".to_owned();
    match sign {
        'n' => vec![checkin("no")],
        'u' => vec![checkin("yes")],
        's' => vec![checkin("skip")],
        'R' => vec![returned],
        'B' => vec![checkin("no"), returned],
        '.' => vec![],
        other => panic!("no such sign: {other}"),
    }
}

/// A time on a wall in Berlin, whose clocks went back on 25 October.
fn zoned(wall: &str) -> String {
    format!("{wall}:00{}[Europe/Berlin]", if wall < "2026-10-25" { "+02:00" } else { "+01:00" })
}

#[test]
fn the_rows_are_weeks_up_to_today() {
    let last = signs().last().unwrap().0;
    assert_eq!(last, day("2026-11-20"));
    assert_eq!(Week::of(last, Weekday::Mon).to_string(), WEEK);
}
