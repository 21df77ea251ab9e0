//! Entries to look at, put into a journal beside the program.

use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::coping::Tried;
use daymark::domain::entry::craving::Craving;
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::id::Id;
use daymark::domain::rating::Ratings;
use daymark::domain::records::routine::{Mark, MarkOutcome};
use daymark::domain::time::moment::Moment;

use crate::support::{Home, day};

/// An entry whose id starts with `start`, of a day, written at this time of it.
pub(crate) fn entry(start: &str, on: &str, time: &str, note: &str, body: Body) -> Entry {
    let at = moment(&format!("{on}T{time}:00+01:00"));
    Entry {
        id: id(start),
        day: day(on),
        at,
        recorded_at: at.into(),
        updated_at: at.into(),
        private: false,
        note: note.parse().ok(),
        body,
    }
}

/// The id that starts with `start` and goes on with zeros.
pub(crate) fn id(start: &str) -> Id {
    Id::starting_with(start).unwrap().0
}

pub(crate) fn moment(text: &str) -> Moment {
    text.to_owned().try_into().unwrap()
}

pub(crate) fn add(home: &Home, entry: &Entry) {
    home.change(|change| change.add_entry(entry));
}

/// Someone's four days: two check-ins, one of them filled in later, cravings, one of them private,
/// a return to use and a note.
pub(crate) fn four_days() -> Home {
    let home = Home::with_journal();
    home.add_routine("evening walk", "day");
    home.add_routine("meeting", "mon,fri");
    let focuses = home.journal().focuses().unwrap();
    let heroin = focuses[0].id;
    let routines = home.journal().routines().unwrap();

    let mut checkin = CheckIn {
        ratings: Ratings {
            mood: "6".parse().ok(),
            energy: "5".parse().ok(),
            craving: "3".parse().ok(),
            ..Ratings::default()
        },
        sleep_hours: "7.5".parse().ok(),
        safe: Some(true),
        situations: Some(["conflict".parse().unwrap()].into_iter().collect()),
        feelings: ["lonely".parse().unwrap()].into(),
        ..CheckIn::default()
    };
    checkin.set_used(heroin, Used::No);
    let note = "A long day, and then a walk along the river with S. and the dog.\nSlept well.";
    let friday = entry("c1a0", "2026-11-20", "20:03", note, Body::CheckIn(checkin));

    let mut craving = Craving::of("7".parse().unwrap());
    craving.minutes = "20".parse().ok();
    craving.after = "3".parse().ok();
    craving.situations = Some(["conflict".parse().unwrap()].into_iter().collect());
    craving.tags = ["payday".parse().unwrap()].into();
    craving.place = "the station".parse().ok();
    craving.thought = "just this once".parse().ok();
    craving.set_coping(["talk:helped", "delay"].map(|one| one.parse::<Tried>().unwrap()));
    let pay = entry("c2a0", "2026-11-20", "14:10", "", Body::Craving(craving.clone()));
    craving.tags = ["secret".parse().unwrap()].into();
    let mut private = entry("c2b0", "2026-11-19", "22:40", "hidden words", Body::Craving(craving));
    private.private = true;

    let used = ReturnToUse {
        overdose: Some(false),
        what: "a call from an old friend".parse().ok(),
        helped: "telling T.".parse().ok(),
        ..ReturnToUse::of(heroin)
    };
    let used = entry("d3a0", "2026-11-18", "23:15", "", Body::Use(used));

    let mut filled_in = entry("e4a0", "2026-11-20", "09:00", "", Body::CheckIn(CheckIn::default()));
    filled_in.day = day("2026-11-18");
    filled_in.body = Body::CheckIn(CheckIn {
        ratings: Ratings { mood: "2".parse().ok(), ..Ratings::default() },
        ..CheckIn::default()
    });
    let thought = entry("f5a0", "2026-11-17", "07:30", "The group meets at six now.", Body::Note);

    home.change(|change| {
        for entry in [&thought, &used, &private, &filled_in, &pay, &friday] {
            change.add_entry(entry)?;
        }
        for (routine, outcome) in routines.iter().zip([MarkOutcome::Done, MarkOutcome::Partial]) {
            let (day, at) = (friday.day, friday.at);
            let updated_at = at.into();
            change.set_mark(&Mark { routine: routine.meta.id, day, outcome, at, updated_at })?;
        }
        Ok(())
    });
    home
}

/// A text with everything that a terminal must not be given.
pub(crate) const HOSTILE: &str =
    "\u{1b}[31mred\u{1b}]0;title\u{7} \0nul \u{202e}left \u{9b}2J\r\nend";
