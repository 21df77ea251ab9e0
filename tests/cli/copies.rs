//! A copy of any journal, read into an empty one, is the journal again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use chrono::Weekday;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use daymark::domain::code::Code;
use daymark::domain::entry::balance::{Balance, Ready};
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::coping::{Coping, Helped, Tried};
use daymark::domain::entry::craving::{Acted, Craving};
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::situation::Situations;
use daymark::domain::entry::stage::{Stage, StageOfChange};
use daymark::domain::entry::{Body, Entry, Tombstone};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::id::Id;
use daymark::domain::phase::{Phase, PhaseChoice};
use daymark::domain::rating::{Rating, Ratings};
use daymark::domain::record::Meta;
use daymark::domain::records::checklist::ChecklistItem;
use daymark::domain::records::contact::{Contact, Role};
use daymark::domain::records::focus::limit::Measure;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::recovery::milestone::{OwnMilestone, Reckoning};
use daymark::domain::scale::Scale;
use daymark::domain::text::{Label, Name, Text};
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::{Instant, Moment};
use daymark::domain::time::schedule::Schedule;
use daymark::domain::time::start_offset::StartOffset;

use crate::support::Home;

/// All that a journal holds.
#[derive(Debug, Clone, Default)]
struct Journal {
    focuses: Vec<Focus>,
    routines: Vec<Routine>,
    marks: Vec<Mark>,
    checklist: Vec<ChecklistItem>,
    contacts: Vec<Contact>,
    milestones: Vec<OwnMilestone>,
    entries: Vec<Entry>,
    tombstones: Vec<Tombstone>,
}

#[test]
fn a_copy_of_any_journal_is_the_journal() {
    copy_journals(24);
}

#[test]
#[ignore = "the long form, for `just soak`"]
fn a_copy_of_any_journal_is_the_journal_at_length() {
    copy_journals(20_000);
}

fn copy_journals(cases: u32) {
    let config = Config { cases, max_shrink_iters: 200, ..Config::default() };
    let checked = TestRunner::new(config).run(&journal(), |journal| {
        copy(&journal);
        Ok(())
    });
    checked.unwrap();
}

/// Texts of the greatest length, in which every byte takes six in the file.
#[test]
fn the_longest_texts_come_back() {
    let text: Text = format!("{}x", "\u{1}".repeat(Text::MAX_BYTES - 1)).parse().unwrap();
    let focus = Focus {
        id: Id::from_random([1; 16]),
        name: "heroin".parse().unwrap(),
        kind: FocusKind::OpioidShort,
        goal: UseGoal::None,
        maintenance: false,
        position: 0,
        archived_at: None,
        updated_at: Instant::from_seconds(0).unwrap(),
        attempts: Vec::new(),
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    };
    let used = ReturnToUse {
        what: Some(text.clone()),
        thought: Some(text.clone()),
        helped: Some(text.clone()),
        next: Some(text.clone()),
        ..ReturnToUse::of(focus.id)
    };
    let at = Moment::from_parts(1_800_000_000, 60).unwrap();
    let entry = Entry {
        id: Id::from_random([2; 16]),
        day: Day::from_ymd(2026, 11, 20).unwrap(),
        at,
        recorded_at: at.into(),
        updated_at: at.into(),
        private: false,
        note: Some(text),
        body: Body::Use(used),
    };
    copy(&Journal { focuses: vec![focus], entries: vec![entry], ..Journal::default() });
}

/// Copies a journal by way of a file, and holds the two against each other.
fn copy(journal: &Journal) {
    let (first, second) = (Home::with_empty_journal(), Home::with_empty_journal());
    first.change(|change| {
        journal.focuses.iter().try_for_each(|focus| change.add_focus(focus))?;
        journal.routines.iter().try_for_each(|routine| change.put(routine))?;
        journal.marks.iter().try_for_each(|mark| change.set_mark(mark))?;
        journal.checklist.iter().try_for_each(|one| change.put(one))?;
        journal.contacts.iter().try_for_each(|one| change.put(one))?;
        journal.milestones.iter().try_for_each(|one| change.add_milestone(one))?;
        journal.entries.iter().try_for_each(|entry| change.add_entry(entry))?;
        journal.tombstones.iter().try_for_each(|tombstone| change.add_tombstone(*tombstone))
    });
    let export = |home: &Home| {
        let said = home.run("export data --output copy.json --yes");
        assert_eq!(said.code, 0, "{said}");
        fs::read(home.path("copy.json")).unwrap()
    };
    let copy = export(&first);
    fs::write(second.path("copy.json"), &copy).unwrap();
    let import = || second.run("import copy.json --from daymark --strict --yes");
    let said = import();
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    assert!(!said.stdout.contains("not read"), "{said}");
    assert!(export(&second) == copy, "the copy of the copy differs");
    assert!(import().stdout.contains("There is nothing to write."));
}

fn journal() -> impl Strategy<Value = Journal> {
    let focuses = named(focus(), |focus| focus.name.folded());
    let routines = named(routine(), |routine| routine.meta.name.folded());
    let checklist = named(checklist_item(), |one| one.meta.name.folded());
    let contacts = named(contact(), |one| one.meta.name.folded());
    let records = (checklist, contacts);
    (focuses, routines, records).prop_flat_map(|(focuses, routines, (checklist, contacts))| {
        let marks = marks(routines.iter().map(|routine| routine.meta.id).collect());
        let entries = entries(focuses.iter().map(|focus| focus.id).collect());
        let tombstones = btree_map(id(), instant(), 0..4).prop_map(|some| {
            some.into_iter().map(|(id, deleted_at)| Tombstone { id, deleted_at }).collect()
        });
        let milestones = milestones(focuses.iter().map(|focus| focus.id).collect());
        let lists = (marks, milestones, entries, tombstones);
        lists.prop_map(move |(marks, milestones, entries, tombstones)| Journal {
            focuses: focuses.clone(),
            routines: routines.clone(),
            checklist: checklist.clone(),
            contacts: contacts.clone(),
            milestones,
            marks,
            entries,
            tombstones,
        })
    })
}

/// A few records, each with a name of its own.
fn named<T: Clone + std::fmt::Debug>(
    one: impl Strategy<Value = T>,
    name: fn(&T) -> String,
) -> impl Strategy<Value = Vec<T>> {
    vec(one, 0..4).prop_map(move |some| {
        let by_name: BTreeMap<_, _> = some.into_iter().map(|one| (name(&one), one)).collect();
        by_name.into_values().collect()
    })
}

fn focus() -> impl Strategy<Value = Focus> {
    let head =
        (id(), name(), select(FocusKind::ALL), select(UseGoal::ALL), any::<bool>(), any::<u32>());
    let attempts = btree_map(day(), (id(), option::of(text())), 0..4);
    let phases = btree_map(day(), option::of(select(Phase::ALL)), 0..4);
    let times = (option::of(instant()), instant());
    (head, times, attempts, phases).prop_map(
        |(head, (archived_at, updated_at), attempts, phases)| {
            let (id, name, kind, goal, maintenance, position) = head;
            let attempts = attempts.into_iter();
            let phases = phases.into_iter();
            Focus {
                id,
                name,
                kind,
                goal,
                maintenance,
                position,
                archived_at,
                updated_at,
                attempts: attempts
                    .map(|(since, (id, learned))| Attempt { id, since, learned })
                    .collect(),
                phases: phases.map(|(from, phase)| PhaseChoice { from, phase }).collect(),
                measure: Measure::default(),
                tolerance_fell_on: Vec::new(),
            }
        },
    )
}

fn routine() -> impl Strategy<Value = Routine> {
    let head = (id(), name(), option::of(label()), any::<u32>(), option::of(day()), instant());
    (head, btree_map(day(), schedule(), 0..4)).prop_map(
        |((id, name, category, position, archived_on, updated_at), periods)| {
            let periods = periods.into_iter();
            let periods =
                periods.map(|(from, schedule)| SchedulePeriod { from, schedule }).collect();
            let archived_at = archived_on.map(|_| updated_at);
            Routine {
                meta: Meta { id, name, position, archived_at, updated_at },
                category,
                archived_on,
                periods,
                excused: Stays::default(),
                marked_on: Vec::new(),
                time: None,
            }
        },
    )
}

fn meta() -> impl Strategy<Value = Meta> {
    let times = (option::of(instant()), instant());
    (id(), name(), any::<u32>(), times).prop_map(
        |(id, name, position, (archived_at, updated_at))| Meta {
            id,
            name,
            position,
            archived_at,
            updated_at,
        },
    )
}

fn checklist_item() -> impl Strategy<Value = ChecklistItem> {
    (meta(), option::of(day())).prop_map(|(meta, done_on)| ChecklistItem { meta, done_on })
}

fn contact() -> impl Strategy<Value = Contact> {
    let role = option::of(prop::sample::select(Role::ALL));
    let how = option::of(prop_oneof![Just("0151 234"), Just("Tuesdays at 5")]);
    (meta(), role, how, option::of(day()), option::of(text())).prop_map(
        |(meta, role, how, last_spoke, note)| {
            let how = how.map(|how| how.parse().unwrap());
            Contact { meta, role, how, last_spoke, note }
        },
    )
}

fn milestones(focuses: Vec<Id>) -> impl Strategy<Value = Vec<OwnMilestone>> {
    let after = prop_oneof![
        (1..=36_525i32).prop_map(|days| Reckoning::Start(StartOffset::Days(days))),
        (1..=1_200u32).prop_map(|months| Reckoning::Start(StartOffset::Months(months))),
        (1..=1_000u16).prop_map(Reckoning::WeeksWithin)
    ];
    let one = (any::<prop::sample::Index>(), name(), after, option::of(day()), instant());
    btree_map(id(), one, 0..4).prop_map(move |some| {
        let mut taken = BTreeSet::new();
        let some = some.into_iter().filter(|_| !focuses.is_empty());
        some.map(|(id, (at, name, after, archived_on, updated_at))| OwnMilestone {
            id,
            focus: *at.get(&focuses),
            name,
            after,
            archived_at: archived_on.map(|_| updated_at),
            weeks_within: Vec::new(),
            archived_on,
            updated_at,
        })
        .filter(|one| taken.insert((one.focus, one.name.folded())))
        .collect()
    })
}

fn schedule() -> impl Strategy<Value = Schedule> {
    let weekday = (0..7u8).prop_map(|number| Weekday::try_from(number).unwrap());
    prop_oneof![
        Just(Schedule::Daily),
        Just(Schedule::Paused),
        (1..=7u8).prop_map(Schedule::PerWeek),
        (2..=365u16).prop_map(Schedule::EveryDays),
        vec(weekday, 1..7).prop_map(|days| Schedule::Weekdays(days.into_iter().collect())),
    ]
}

fn marks(routines: Vec<Id>) -> impl Strategy<Value = Vec<Mark>> {
    let key = (any::<prop::sample::Index>(), day());
    let value = (select(MarkOutcome::ALL), moment(), instant());
    vec((key, value), 0..7).prop_map(move |some| {
        let marks = some.into_iter().filter(|_| !routines.is_empty());
        // No mark is made before its day.
        let day = |day: Day, (_, at, _): &(MarkOutcome, Moment, Instant)| at.date().min(day);
        let by_key: BTreeMap<_, _> =
            marks.map(|((at, on), value)| ((*at.get(&routines), day(on, &value)), value)).collect();
        let mark = |((routine, day), (outcome, at, updated_at))| Mark {
            routine,
            day,
            outcome,
            at,
            updated_at,
        };
        by_key.into_iter().map(mark).collect()
    })
}

fn entries(focuses: Vec<Id>) -> impl Strategy<Value = Vec<Entry>> {
    let head = (day(), moment(), instant(), instant(), any::<bool>(), option::of(text()));
    btree_map(id(), (head, body(focuses), text()), 0..10).prop_map(|some| {
        let mut checked_in = BTreeSet::new();
        let entry = |(id, ((day, at, recorded_at, updated_at, private, note), body, words))| {
            // No entry happens before its day.
            let at: Moment = at;
            let day = at.date().min(day);
            let twice = matches!(body, Body::CheckIn(_)) && !checked_in.insert(day);
            let body = if twice { Body::Note } else { body };
            let note = if body == Body::Note { Some(words) } else { note };
            Entry { id, day, at, recorded_at, updated_at, private, note, body }
        };
        some.into_iter().map(entry).collect()
    })
}

fn body(focuses: Vec<Id>) -> impl Strategy<Value = Body> {
    let about_a_focus = if focuses.is_empty() {
        Just(Body::Note).boxed()
    } else {
        let texts = || option::of(text());
        let four = (texts(), texts(), texts(), texts());
        let used = (select(focuses.clone()), option::of(any::<bool>()), four);
        let used = used.prop_map(|(focus, overdose, (what, thought, helped, next))| {
            let told = ReturnToUse::of(focus);
            Body::Use(ReturnToUse { overdose, what, thought, helped, next, ..told })
        });
        let stage = (select(focuses.clone()), select(Stage::ALL));
        let stage = stage.prop_map(|(focus, stage)| Body::Stage(StageOfChange { focus, stage }));
        let words = (texts(), texts(), texts(), texts());
        let balance = (select(focuses.clone()), words, option::of(select(Ready::ALL)));
        let balance = balance.prop_map(|(focus, (pros, cons, barrier, remedy), ready)| {
            Body::Balance(Balance { focus, pros, cons, barrier, remedy, ready })
        });
        prop_oneof![used, stage, balance].boxed()
    };
    prop_oneof![checkin(focuses), craving(), about_a_focus, Just(Body::Note)]
}

fn checkin(focuses: Vec<Id>) -> impl Strategy<Value = Body> {
    let ratings = vec(option::of(scale()), Rating::ALL.len()).prop_map(|given| {
        let mut ratings = Ratings::default();
        for (rating, value) in Rating::ALL.iter().zip(given) {
            *ratings.get_mut(*rating) = value;
        }
        ratings
    });
    let sleep = option::of((0.0..=24.0).prop_map(|hours: f64| hours.try_into().unwrap()));
    let used = vec(option::of(select(Used::ALL)), focuses.len());
    (ratings, sleep, option::of(any::<bool>()), situations(), used, labels()).prop_map(
        move |(ratings, sleep_hours, safe, situations, used, feelings)| {
            let mut checkin =
                CheckIn { ratings, sleep_hours, safe, situations, feelings, ..CheckIn::default() };
            for (focus, used) in focuses.iter().zip(used) {
                if let Some(used) = used {
                    checkin.set_used(*focus, used);
                }
            }
            Body::CheckIn(checkin)
        },
    )
}

fn craving() -> impl Strategy<Value = Body> {
    let minutes = option::of((0..=1440u16).prop_map(|minutes| minutes.try_into().unwrap()));
    let words = (option::of(label()), option::of(label()), option::of(text()), labels(), labels());
    let coping = btree_map(select(Coping::ALL), option::of(select(Helped::ALL)), 0..5);
    let ends = (option::of(scale()), option::of(select(Acted::ALL)));
    (scale(), minutes, situations(), words, coping, ends).prop_map(
        |(intensity, minutes, situations, words, coping, (after, acted))| {
            let (place, company, thought, feelings, tags) = words;
            let tried = coping.into_iter().map(|(coping, helped)| Tried { coping, helped });
            Body::Craving(Craving {
                minutes,
                situations,
                place,
                company,
                thought,
                feelings,
                tags,
                coping: tried.collect(),
                after,
                acted,
                ..Craving::of(intensity)
            })
        },
    )
}

fn id() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id::from_random)
}

fn day() -> impl Strategy<Value = Day> {
    let any_day = Day::first().number()..=Day::last().number();
    prop_oneof![20_000..21_000i32, any_day].prop_map(|number| Day::from_number(number).unwrap())
}

fn moment() -> impl Strategy<Value = Moment> {
    (-2_208_900_000..253_402_200_000i64, -1439..=1439i32)
        .prop_map(|(seconds, offset)| Moment::from_parts(seconds, offset).unwrap())
}

fn instant() -> impl Strategy<Value = Instant> {
    moment().prop_map(Instant::from)
}

fn scale() -> impl Strategy<Value = Scale> {
    (0..=10u8).prop_map(|number| number.try_into().unwrap())
}

fn situations() -> impl Strategy<Value = Option<Situations>> {
    option::of(any::<u8>().prop_map(Situations::from_bits))
}

fn labels() -> impl Strategy<Value = BTreeSet<Label>> {
    btree_set(label(), 0..4)
}

/// Any text, one of control characters, and what terminals and databases trip over.
fn words() -> impl Strategy<Value = String> {
    const ODD: [&str; 8] =
        ["x\0y", "'; --", "\\\"\n", "\u{feff}x", "👩\u{200d}🚀", "ﬁ İ ß", "NULL", "0"];
    prop_oneof![
        4 => any::<String>(),
        4 => "\\PC{1,40}",
        1 => "[\\x00-\\x1f\\x7f-\\u{9f}]{1,20}x",
        1 => select(ODD.as_slice()).prop_map(str::to_owned),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    words().prop_filter_map("no text", |words| words.parse().ok())
}

fn label() -> impl Strategy<Value = Label> {
    words().prop_filter_map("no label", |words| words.parse().ok())
}

fn name() -> impl Strategy<Value = Name> {
    words().prop_filter_map("no name", |words| words.trim().parse().ok())
}
