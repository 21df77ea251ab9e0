//! A journal that random entries and changes go into, and out of again.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use proptest::prelude::*;
use proptest::sample::{Index, select};

use daymark::app::import::{self, ImportFile};
use daymark::domain::change::{Change, ChangeKind};
use daymark::domain::code::Code;
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::coping::{Coping, Helped, Tried};
use daymark::domain::entry::craving::{Craving, CravingFocus};
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::situation::Situations;
use daymark::domain::entry::{Body, Entry, EntryKind};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::id::Id;
use daymark::domain::phase::{Phase, PhaseChoice};
use daymark::domain::query::Query;
use daymark::domain::rating::Ratings;
use daymark::domain::record::Meta;
use daymark::domain::records::focus::limit::Measure;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::scale::Scale;
use daymark::domain::time::day::Day;
use daymark::domain::time::horizon::Horizon;
use daymark::domain::time::moment::{Instant, Moment};
use daymark::domain::time::schedule::Schedule;
use daymark::storage::{Ids, Journal, JournalPaths, KeyPlace, Result, WriteTxn};

pub(crate) use crate::fuzz::readers::{now, this_day};

/// The days back that entries are made for.
const REACH: i32 = 60;

fn instant() -> Instant {
    now().into()
}

fn id(n: u8) -> Id {
    Id::from_random([n; 16])
}

/// The cipher sets itself up when a process first gives it a key, which several threads must not
/// do at once.
static GIVING_A_KEY: Mutex<()> = Mutex::new(());

/// Makes a journal, while no other thread does.
pub(crate) fn create(place: &JournalPaths, key_place: KeyPlace, ids: Ids) -> Journal {
    let _turn = GIVING_A_KEY.lock().unwrap_or_else(PoisonError::into_inner);
    Journal::create(place, key_place, ids).unwrap()
}

/// The journal of a property, and how to get back to what it held at first.
pub(crate) struct TestJournal {
    pub(crate) journal: Journal,
    /// How many changes were made to it that are not undone.
    changes: Cell<usize>,
    /// How many of them furnished it.
    furnished: usize,
    _dir: tempfile::TempDir,
}

impl TestJournal {
    /// A journal with two focuses and a routine.
    pub(crate) fn new() -> Self {
        let kept = Self { furnished: 2, ..Self::bare() };
        kept.change(|change| change.put(&walk()));
        kept
    }

    /// A journal with two focuses.
    pub(crate) fn bare() -> Self {
        // Every change waits for the disk, where the files do not lie in memory.
        let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let place = JournalPaths::new(dir.path().to_owned(), dir.path().to_owned());
        let ids = Ids::seeded("properties".to_owned());
        let journal = create(&place, KeyPlace::Beside, ids);
        let kept = Self { journal, changes: Cell::new(0), furnished: 1, _dir: dir };
        kept.change(|change| {
            change.add_focus(&focus(1, FocusKind::OpioidShort, UseGoal::None))?;
            change.add_focus(&focus(2, FocusKind::Alcohol, UseGoal::Less))
        });
        kept
    }

    /// Makes a change; whether there is anything to undo of it.
    pub(crate) fn change(&self, work: impl FnOnce(&WriteTxn<'_>) -> Result<()>) -> bool {
        let subject = format!("change {}", self.changes.get());
        let change = Change { at: instant(), verb: ChangeKind::Edit, subject };
        self.journal.change(&change, work).unwrap();
        let kept = self.journal.last_change().unwrap() == Some(change);
        self.changes.set(self.changes.get() + usize::from(kept));
        kept
    }

    /// Adds entries in this order.
    pub(crate) fn add(&self, entries: &[Entry]) {
        self.change(|change| entries.iter().try_for_each(|entry| change.add_entry(entry)));
    }

    /// Brings another copy and the journal together, as `merge` does.
    pub(crate) fn merge(&self, copy: &str) {
        let file = || ImportFile::Daymark(copy.as_bytes());
        // Each at a time of its own, by which it is known.
        let minutes = i64::try_from(self.changes.get()).unwrap();
        let at = Moment::from_parts(now().seconds() + 60 * minutes, 60).unwrap();
        let horizon = Horizon::new(at, this_day());
        let overview = import::overview(file()).unwrap();
        let looked = import::look(&self.journal, horizon, file(), Some(&overview), |_| ()).unwrap();
        let (found, order) = looked;
        assert_eq!(found.bad, []);
        if found.changes() {
            import::write(&self.journal, horizon, file(), Some(&overview), (&found, order), |_| ())
                .unwrap();
            let kept = self.journal.last_change().unwrap().is_some_and(|last| last.at == at.into());
            self.changes.set(self.changes.get() + usize::from(kept));
        }
    }

    /// Undoes the last change.
    pub(crate) fn undo(&self) {
        self.journal.undo_last(instant()).unwrap().unwrap();
        self.changes.set(self.changes.get() - 1);
    }

    /// Undoes all changes but those that furnished it.
    pub(crate) fn undo_all(&self) {
        while self.changes.get() > self.furnished {
            self.undo();
        }
    }

    /// Takes a step; whether there is anything to undo of it.
    pub(crate) fn take(&self, step: &Step) -> bool {
        let ids = self.journal.list(&Query::default()).unwrap();
        let stored = |index: &Index| {
            let id = (!ids.is_empty()).then(|| *index.get(&ids))?;
            self.journal.entry(id).unwrap()
        };
        let checked_in = |day| {
            let of = Query {
                kinds: vec![EntryKind::CheckIn],
                from: Some(day),
                to: Some(day),
                ..Query::default()
            };
            self.journal.list(&of).unwrap().first().copied()
        };
        self.change(|change| match step {
            Step::Add(entry) => {
                match checked_in(entry.day).filter(|_| entry.kind() == EntryKind::CheckIn) {
                    // A second check-in of a day changes the first.
                    Some(id) => change.replace_entry(&Entry { id, ..*entry.clone() }),
                    None => change.add_entry(&Entry { id: change.new_id()?, ..*entry.clone() }),
                }
            }
            Step::Edit(index, day, minutes) => match stored(index) {
                Some(entry) if entry.kind() != EntryKind::CheckIn => {
                    change.replace_entry(&Entry { day: *day, at: moment(*day, *minutes), ..entry })
                }
                _ => Ok(()),
            },
            Step::Delete(index) => {
                stored(index).map_or(Ok(()), |entry| change.delete_entry(entry.id))
            }
            Step::Mark(outcome, ago) => change.set_mark(&Mark {
                routine: id(3),
                day: this_day().plus(-ago),
                outcome: *outcome,
                at: now(),
                updated_at: instant(),
            }),
            Step::Restart(ago) => {
                let mut focus = change.read().focuses()?.remove(0);
                let restarted =
                    focus.restart(change.new_id()?, this_day().plus(-ago), None, this_day());
                if restarted.is_ok() { change.replace_focus(&focus) } else { Ok(()) }
            }
            Step::Maintenance => {
                let focus = change.read().focuses()?.remove(0);
                change.replace_focus(&Focus { maintenance: !focus.maintenance, ..focus })
            }
            Step::Archive => {
                let focus = change.read().focuses()?.remove(1);
                let archived_at = focus.archived_at.xor(Some(instant()));
                change.replace_focus(&Focus { archived_at, ..focus })
            }
            Step::Phase(phase, ago) => {
                let mut focus = change.read().focuses()?.remove(0);
                focus.choose_phase(PhaseChoice { from: this_day().plus(-ago), phase: *phase });
                change.replace_focus(&focus)
            }
        })
    }
}

/// Something that a person does.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Add(Box<Entry>),
    Edit(Index, Day, i64),
    Delete(Index),
    Mark(MarkOutcome, i32),
    Restart(i32),
    Maintenance,
    Archive,
    Phase(Option<Phase>, i32),
}

pub(crate) fn focus(n: u8, kind: FocusKind, goal: UseGoal) -> Focus {
    Focus {
        id: id(n),
        name: kind.code().parse().unwrap(),
        kind,
        goal,
        maintenance: false,
        position: n.into(),
        archived_at: None,
        updated_at: instant(),
        attempts: vec![Attempt { id: id(n + 10), since: this_day().plus(-100), learned: None }],
        phases: Vec::new(),
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    }
}

fn walk() -> Routine {
    let from = this_day().plus(-90);
    Routine {
        meta: Meta {
            id: id(3),
            name: "evening walk".parse().unwrap(),
            position: 0,
            archived_at: None,
            updated_at: instant(),
        },
        category: None,
        archived_on: None,
        periods: vec![SchedulePeriod { from, schedule: Schedule::PerWeek(3) }],
        excused: Stays::default(),
        marked_on: Vec::new(),
        time: None,
    }
}

/// A time of a day that has come, in minutes after its midnight an hour east of Greenwich.
pub(crate) fn moment(day: Day, minutes: i64) -> Moment {
    let seconds = i64::from(day.number()) * 86_400 + minutes * 60 - 3_600;
    Moment::from_parts(seconds.min(now().seconds()), 60).unwrap()
}

fn scale() -> impl Strategy<Value = Option<Scale>> {
    proptest::option::weighted(0.8, (0..=10u8).prop_map(|n| n.try_into().unwrap()))
}

fn situations() -> impl Strategy<Value = Option<Situations>> {
    proptest::option::weighted(0.8, any::<u8>().prop_map(Situations::from_bits))
}

fn checkin() -> impl Strategy<Value = Body> {
    let used = proptest::option::of(select(Used::ALL));
    ([scale(), scale(), scale()], proptest::option::of(0..48u8), situations(), [used.clone(), used])
        .prop_map(|([mood, craving, distress], sleep, situations, used)| {
            let mut checkin = CheckIn {
                ratings: Ratings { mood, craving, distress, ..Ratings::default() },
                sleep_hours: sleep.map(|half| (f64::from(half) / 2.0).try_into().unwrap()),
                situations,
                ..CheckIn::default()
            };
            for (n, used) in (1..).zip(used) {
                if let Some(used) = used {
                    checkin.set_used(id(n), used);
                }
            }
            Body::CheckIn(checkin)
        })
}

fn craving() -> impl Strategy<Value = Body> {
    let tried = (select(Coping::ALL), proptest::option::of(select(Helped::ALL)));
    let tried = tried.prop_map(|(coping, helped)| Tried { coping, helped });
    let minutes = proptest::option::of(1..90u16);
    let of = proptest::option::of(select(vec![
        CravingFocus::Of(id(1)),
        CravingFocus::Of(id(2)),
        CravingFocus::Any,
    ]));
    (0..=10u8, minutes, situations(), proptest::collection::vec(tried, 0..3), of).prop_map(
        |(intensity, minutes, situations, tried, focus)| {
            let mut craving = Craving::of(intensity.try_into().unwrap());
            craving.focus = focus;
            craving.minutes = minutes.map(|minutes| minutes.try_into().unwrap());
            craving.situations = situations;
            craving.set_coping(tried);
            Body::Craving(craving)
        },
    )
}

fn used() -> impl Strategy<Value = Body> {
    (1..=2u8, any::<Option<bool>>())
        .prop_map(|(n, overdose)| Body::Use(ReturnToUse { overdose, ..ReturnToUse::of(id(n)) }))
}

pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let body = prop_oneof![5 => checkin(), 4 => craving(), 1 => used()];
    // Few times of day, so that some entries share one.
    (0..REACH, 0..6i64, any::<bool>(), any::<[u8; 16]>(), body).prop_map(
        |(ago, hours, private, bytes, body)| {
            let day = this_day().plus(-ago);
            let at = moment(day, 8 * 60 + hours * 180);
            Entry { private, ..Entry::new(Id::from_random(bytes), day, at, instant(), body) }
        },
    )
}

/// Entries that a journal takes: no more than one check-in a day.
pub(crate) fn entries() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec(entry(), 0..20).prop_map(|mut entries| {
        let mut checked_in = BTreeSet::new();
        entries.retain(|entry| entry.kind() != EntryKind::CheckIn || checked_in.insert(entry.day));
        entries
    })
}

/// What a person may do one after the other.
pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let day = || (0..REACH).prop_map(|ago| this_day().plus(-ago));
    let step = prop_oneof![
        8 => entry().prop_map(|entry| Step::Add(Box::new(entry))),
        2 => (any::<Index>(), day(), 0..1200i64)
            .prop_map(|(index, day, minutes)| Step::Edit(index, day, minutes)),
        2 => any::<Index>().prop_map(Step::Delete),
        1 => (select(MarkOutcome::ALL), 0..30i32).prop_map(|(outcome, ago)| Step::Mark(outcome, ago)),
        1 => (0..100i32).prop_map(Step::Restart),
        1 => Just(Step::Maintenance),
        1 => Just(Step::Archive),
        1 => (proptest::option::of(select(Phase::ALL)), 0..60i32)
            .prop_map(|(phase, ago)| Step::Phase(phase, ago)),
    ];
    proptest::collection::vec(step, 1..6)
}
