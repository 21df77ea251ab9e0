//! Invented journals of any number of years, as full as quality asks for: every day a check-in
//! with a note of 200 characters, and three cravings. The same journal every time.

use std::path::Path;

use daymark::domain::change::{Change, ChangeKind};
use daymark::domain::code::Code;
use daymark::domain::entry::checkin::{Answer, CheckIn, Used};
use daymark::domain::entry::coping::{Coping, Helped, Tried};
use daymark::domain::entry::craving::{Acted, Craving};
use daymark::domain::entry::situation::Situations;
use daymark::domain::entry::{Body, Entry};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::id::Id;
use daymark::domain::rating::Ratings;
use daymark::domain::records::focus::limit::Measure;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::scale::Scale;
use daymark::domain::text::Text;
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::{Instant, Moment};
use daymark::storage::{Ids, Journal, JournalPaths, KeyPlace, WriteTxn};
use fastrand::Rng;

/// The last day of every journal.
const TODAY: &str = "2026-11-20";

const NOTE_CHARS: usize = 200;
const CRAVINGS_A_DAY: i64 = 3;
const DAYS_A_CHANGE: usize = 365;
const WORDS: [&str; 24] = [
    "walked", "to", "the", "river", "and", "slept", "badly", "but", "talked", "with", "a",
    "friend", "work", "was", "long", "then", "cooked", "felt", "calmer", "after", "evening",
    "called", "my", "sister",
];

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Makes a journal of so many years in `dir`, with its key beside it.
pub(crate) fn grow(dir: &Path, years: u32) -> Outcome<()> {
    let place = JournalPaths::new(dir.to_owned(), dir.to_owned());
    let journal = Journal::create(&place, KeyPlace::Beside, Ids::seeded("grow".to_owned()))?;
    let last: Day = TODAY.parse()?;
    // 365.25 days a year, cut: 50 years are 18,262 days.
    let first = last.plus(1 - i32::try_from(years * 1461 / 4)?);
    let days: Vec<Day> = (first.number()..=last.number()).filter_map(Day::from_number).collect();

    let focus = add_focus(&journal, first.plus(-1))?;
    let mut rng = Rng::with_seed(1);
    for some in days.chunks(DAYS_A_CHANGE) {
        let change = change(at(some[some.len() - 1], 22)?.into(), "days");
        journal.change(&change, |txn| {
            some.iter().try_for_each(|day| add_day(txn, &mut rng, focus, *day))
        })?;
    }
    // Lets go of what undo no longer keeps, so that the next change is like any other.
    journal.change(&change(at(last, 22)?.into(), "nothing"), |_| Outcome::Ok(()))
}

fn change(at: Instant, subject: &str) -> Change {
    Change { at, verb: ChangeKind::Add, subject: subject.to_owned() }
}

fn at(day: Day, hour: i64) -> Outcome<Moment> {
    let seconds = i64::from(day.number()) * 86_400 + hour * 3_600;
    Ok(Moment::from_parts(seconds - 3_600, 60).ok_or("a day outside the range")?)
}

fn add_focus(journal: &Journal, since: Day) -> Outcome<Id> {
    let written = at(since, 12)?.into();
    journal.change(&change(written, "focus"), |txn| {
        let id = txn.new_id()?;
        txn.add_focus(&Focus {
            id,
            name: "heroin".parse()?,
            kind: FocusKind::OpioidShort,
            goal: UseGoal::None,
            maintenance: false,
            position: 0,
            archived_at: None,
            updated_at: written,
            attempts: vec![Attempt { id: txn.new_id()?, since, learned: None }],
            phases: Vec::new(),
            measure: Measure::default(),
            tolerance_fell_on: Vec::new(),
        })?;
        Ok(id)
    })
}

fn add_day(txn: &WriteTxn<'_>, rng: &mut Rng, focus: Id, day: Day) -> Outcome<()> {
    for number in 0..CRAVINGS_A_DAY {
        let at = at(day, 9 + 5 * number)?;
        txn.add_entry(&entry(txn.new_id()?, day, at, None, craving(rng)?))?;
    }
    let used = if rng.u8(..100) == 0 { Used::Yes } else { Used::No };
    let body = Body::CheckIn(CheckIn {
        ratings: Ratings {
            mood: Some(scale(rng, 2..9)?),
            energy: Some(scale(rng, 2..9)?),
            stress: Some(scale(rng, 1..9)?),
            craving: Some(scale(rng, 0..11)?),
            confidence: (day.number() % 7 == 0).then(|| scale(rng, 4..10)).transpose()?,
            ..Ratings::default()
        },
        sleep_hours: Some((f64::from(rng.u8(8..18)) / 2.0).try_into()?),
        situations: Some(Situations::from_bits(1 << rng.u8(..8))),
        used: vec![Answer { focus, used }],
        ..CheckIn::default()
    });
    let note = Some(note(rng)?);
    Ok(txn.add_entry(&entry(txn.new_id()?, day, at(day, 21)?, note, body))?)
}

fn entry(id: Id, day: Day, at: Moment, note: Option<Text>, body: Body) -> Entry {
    let written = at.into();
    Entry { id, day, at, recorded_at: written, updated_at: written, private: false, note, body }
}

fn craving(rng: &mut Rng) -> Outcome<Body> {
    let way = Coping::ALL[rng.usize(..Coping::ALL.len())];
    let helped = Some(Helped::ALL[rng.usize(..Helped::ALL.len())]);
    Ok(Body::Craving(Craving {
        minutes: Some(rng.u16(5..40).try_into()?),
        situations: Some(Situations::from_bits(1 << rng.u8(..8))),
        coping: vec![Tried { coping: way, helped }],
        after: Some(scale(rng, 0..5)?),
        acted: Some(Acted::No),
        ..Craving::of(scale(rng, 3..10)?)
    }))
}

fn scale(rng: &mut Rng, of: std::ops::Range<u8>) -> Outcome<Scale> {
    Ok(rng.u8(of).try_into()?)
}

fn note(rng: &mut Rng) -> Outcome<Text> {
    let mut text = String::with_capacity(NOTE_CHARS + 10);
    while text.len() < NOTE_CHARS {
        text.push_str(WORDS[rng.usize(..WORDS.len())]);
        text.push(' ');
    }
    text.truncate(NOTE_CHARS - 1);
    text.push('.');
    Ok(text.parse()?)
}
