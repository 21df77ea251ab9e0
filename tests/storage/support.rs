//! A journal in a temporary directory, and one of everything to put in it.

use std::sync::{Mutex, PoisonError};

use daymark::domain::change::{Change, ChangeKind};
use daymark::domain::entry::balance::{Balance, Ready};
use daymark::domain::entry::checkin::{CheckIn, Used};
use daymark::domain::entry::coping::{Coping, Helped, Tried};
use daymark::domain::entry::craving::{Acted, Craving};
use daymark::domain::entry::return_to_use::ReturnToUse;
use daymark::domain::entry::situation::{Situation, Situations};
use daymark::domain::entry::stage::{Stage, StageOfChange, StageSet};
use daymark::domain::entry::{Body, Entry, Tombstone};
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::id::Id;
use daymark::domain::phase::{Phase, PhaseChoice};
use daymark::domain::query::Query;
use daymark::domain::rating::Ratings;
use daymark::domain::record::Meta;
use daymark::domain::records::checklist::ChecklistItem;
use daymark::domain::records::contact::Contact;
use daymark::domain::records::focus::limit::Measure;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::records::routine::{Mark, MarkOutcome, Routine, SchedulePeriod};
use daymark::domain::records::treatment::stays::Stays;
use daymark::domain::recovery::milestone::OwnMilestone;
use daymark::domain::time::day::Day;
use daymark::domain::time::moment::{Instant, Moment};
use daymark::storage::{
    Access, AsOf, Ids, Journal, JournalPaths, KeyPlace, KeyProtection, Result, WriteTxn,
};

/// The cipher sets itself up when a process first gives it a key, which several threads must not
/// do at once. The program has one thread; the tests wait for each other.
static GIVING_A_KEY: Mutex<()> = Mutex::new(());

fn one_at_a_time<T>(open: impl FnOnce() -> T) -> T {
    let _turn = GIVING_A_KEY.lock().unwrap_or_else(PoisonError::into_inner);
    open()
}

pub(crate) struct Sandbox {
    pub(crate) root: tempfile::TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn place(&self) -> JournalPaths {
        JournalPaths::new(self.root.path().join("journal"), self.root.path().join("keys"))
    }

    pub(crate) fn create(&self) -> Journal {
        self.try_create().unwrap()
    }

    pub(crate) fn try_create(&self) -> Result<Journal> {
        one_at_a_time(|| Journal::create(&self.place(), KeyPlace::Apart, ids()))
    }

    pub(crate) fn create_with(
        &self,
        begin: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<Journal> {
        let keeping = KeyProtection::in_file(KeyPlace::Apart).unwrap();
        let create = || Journal::create_with(&self.place(), &keeping, ids(), begin);
        one_at_a_time(create).map(|(journal, ())| journal)
    }

    /// The database as any tool of the cipher opens it with the key in the key file.
    pub(crate) fn stock_tool(&self) -> rusqlite::Connection {
        let place = self.place();
        let key = std::fs::read_to_string(place.key_file().unwrap()).unwrap();
        let conn = rusqlite::Connection::open(place.database()).unwrap();
        one_at_a_time(|| conn.pragma_update(None, "key", format!("x'{}'", key.trim()))).unwrap();
        conn
    }

    pub(crate) fn open(&self) -> Result<Journal> {
        self.open_for(Access::Write)
    }

    pub(crate) fn open_for(&self, access: Access) -> Result<Journal> {
        one_at_a_time(|| Journal::open(&self.place(), access, ids()))
    }
}

fn ids() -> Ids {
    Ids::seeded("tests".to_owned())
}

pub(crate) fn id(n: u8) -> Id {
    Id::from_random([n; 16])
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn now() -> Instant {
    at().into()
}

fn at() -> Moment {
    "2026-11-20T20:00:00+01:00".to_owned().try_into().unwrap()
}

pub(crate) fn change(
    journal: &Journal,
    work: impl FnOnce(&WriteTxn<'_>) -> Result<()>,
) -> Result<()> {
    journal.change(&Change { at: now(), verb: ChangeKind::Add, subject: "a test".to_owned() }, work)
}

pub(crate) fn focus(n: u8, name: &str) -> Focus {
    Focus {
        id: id(n),
        name: name.parse().unwrap(),
        kind: FocusKind::OpioidShort,
        goal: UseGoal::None,
        maintenance: false,
        position: n.into(),
        archived_at: None,
        updated_at: now(),
        attempts: vec![Attempt { id: id(n + 100), since: day("2026-08-01"), learned: None }],
        phases: vec![
            PhaseChoice { from: day("2026-09-01"), phase: Some(Phase::Sustained) },
            PhaseChoice { from: day("2026-10-01"), phase: None },
        ],
        measure: Measure::default(),
        tolerance_fell_on: Vec::new(),
    }
}

pub(crate) fn routine(n: u8, name: &str) -> Routine {
    Routine {
        meta: Meta {
            id: id(n),
            name: name.parse().unwrap(),
            position: n.into(),
            archived_at: None,
            updated_at: now(),
        },
        category: Some("meeting".parse().unwrap()),
        archived_on: None,
        periods: vec![
            SchedulePeriod { from: day("2026-08-01"), schedule: "day".parse().unwrap() },
            SchedulePeriod { from: day("2026-09-01"), schedule: "mon,wed".parse().unwrap() },
        ],
        excused: Stays::default(),
        marked_on: Vec::new(),
        time: None,
    }
}

pub(crate) fn mark(routine: u8, on: &str, outcome: MarkOutcome) -> Mark {
    Mark { routine: id(routine), day: day(on), outcome, at: at(), updated_at: now() }
}

pub(crate) fn entry(n: u8, on: &str, note: Option<&str>, body: Body) -> Entry {
    Entry {
        id: id(n),
        day: day(on),
        at: at(),
        recorded_at: now(),
        updated_at: now(),
        private: false,
        note: note.map(|note| note.parse().unwrap()),
        body,
    }
}

pub(crate) fn checkin(used: &[(u8, Used)]) -> Body {
    let mut checkin = CheckIn {
        ratings: Ratings { mood: Some(6.try_into().unwrap()), ..Ratings::default() },
        sleep_hours: Some(7.25.try_into().unwrap()),
        safe: Some(true),
        situations: Some(Situations::default()),
        feelings: ["lonely".parse().unwrap(), "hopeful".parse().unwrap()].into(),
        ..CheckIn::default()
    };
    for (focus, answer) in used {
        checkin.set_used(id(*focus), *answer);
    }
    Body::CheckIn(checkin)
}

pub(crate) fn craving() -> Body {
    let mut craving = Craving {
        minutes: Some(20.try_into().unwrap()),
        situations: Some([Situation::Conflict, Situation::PleasantTimes].into_iter().collect()),
        place: Some("the bus stop".parse().unwrap()),
        company: Some("alone".parse().unwrap()),
        thought: Some("just once".parse().unwrap()),
        feelings: ["angry".parse().unwrap()].into(),
        tags: ["payday".parse().unwrap()].into(),
        after: Some(3.try_into().unwrap()),
        acted: Some(Acted::No),
        ..Craving::of(7.try_into().unwrap())
    };
    craving.set_coping([
        Tried { coping: Coping::Talk, helped: Some(Helped::Helped) },
        Tried { coping: Coping::Delay, helped: None },
    ]);
    Body::Craving(craving)
}

pub(crate) fn return_to_use(focus: u8) -> Body {
    Body::Use(ReturnToUse {
        overdose: Some(false),
        what: Some("an argument".parse().unwrap()),
        helped: Some("calling Ana".parse().unwrap()),
        next: Some("see the counselor".parse().unwrap()),
        ..ReturnToUse::of(id(focus))
    })
}

pub(crate) fn stage(focus: u8, stage: Stage) -> Body {
    Body::Stage(StageOfChange { focus: id(focus), stage })
}

pub(crate) fn balance(focus: u8) -> Body {
    Body::Balance(Balance {
        pros: Some("my son\nsleep".parse().unwrap()),
        cons: Some("lonely on payday".parse().unwrap()),
        ready: Some(Ready::Unsure),
        ..Balance::of(id(focus))
    })
}

fn meta(n: u8, name: &str) -> Meta {
    let (id, name) = (id(n), name.parse().unwrap());
    Meta { id, name, position: n.into(), archived_at: None, updated_at: now() }
}

pub(crate) fn checklist_item(n: u8, name: &str) -> ChecklistItem {
    ChecklistItem { meta: meta(n, name), done_on: Some(day("2026-11-19")) }
}

pub(crate) fn contact(n: u8, name: &str) -> Contact {
    Contact {
        meta: meta(n, name),
        role: Some("sponsor".parse().unwrap()),
        how: Some("0151 234".parse().unwrap()),
        last_spoke: Some(day("2026-11-19")),
        note: Some("met in May".parse().unwrap()),
    }
}

pub(crate) fn milestone(n: u8, focus: u8, name: &str) -> OwnMilestone {
    OwnMilestone {
        id: id(n),
        focus: id(focus),
        name: name.parse().unwrap(),
        after: "100d".parse().unwrap(),
        archived_at: Some(Instant::noon_of(day("2026-11-19"))),
        archived_on: Some(day("2026-11-19")),
        updated_at: now(),
        weeks_within: Vec::new(),
    }
}

/// Everything a journal holds, as plain values.
#[derive(Debug, PartialEq)]
pub(crate) struct Contents {
    pub(crate) entries: Vec<Entry>,
    pub(crate) focuses: Vec<Focus>,
    pub(crate) routines: Vec<Routine>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) tombstones: Vec<Tombstone>,
    pub(crate) checklist: Vec<ChecklistItem>,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) milestones: Vec<OwnMilestone>,
    pub(crate) stages: Vec<StageSet>,
    pub(crate) found: Vec<Id>,
}

impl Contents {
    pub(crate) fn of(journal: &Journal) -> Self {
        Self::read(journal).unwrap()
    }

    pub(crate) fn read(journal: &Journal) -> Result<Self> {
        let mut entries = Vec::new();
        journal.each_entry(|entry| -> Result<()> {
            entries.push(entry);
            Ok(())
        })?;
        let mut tombstones = Vec::new();
        journal.each_tombstone(|one| -> Result<()> {
            tombstones.push(one);
            Ok(())
        })?;
        let mut found = Vec::new();
        for word in ["again", "payday", "ana", "lonely", "zoom", "sleep", "argument"] {
            let words = vec![word.to_owned()];
            found.extend(journal.list(&Query { words, ..Default::default() })?);
        }
        Ok(Self {
            entries,
            focuses: journal.focuses()?,
            routines: journal.routines()?,
            marks: journal.marks(Day::first(), Day::last())?,
            tombstones,
            checklist: journal.all()?,
            contacts: journal.all()?,
            milestones: journal.own_milestones()?,
            stages: seen_later(journal)?.stages()?,
            found,
        })
    }
}

/// The journal as it is seen in years to come.
pub(crate) fn as_of(journal: &Journal) -> AsOf<'_> {
    seen_later(journal).unwrap()
}

fn seen_later(journal: &Journal) -> Result<AsOf<'_>> {
    let later = day("2030-01-01");
    journal.as_of(Instant::noon_of(later).into(), later)
}

/// A journal with one of everything in it.
pub(crate) fn furnish(journal: &Journal) {
    change(journal, |txn| {
        txn.add_focus(&focus(1, "heroin"))?;
        txn.add_focus(&focus(2, "alcohol"))?;
        txn.put(&routine(3, "evening walk"))?;
        txn.set_mark(&mark(3, "2026-11-18", MarkOutcome::Done))?;
        txn.put(&checklist_item(4, "a packed bag"))?;
        txn.put(&contact(6, "Ana"))?;
        txn.add_milestone(&milestone(5, 1, "a hundred days"))
    })
    .unwrap();
    let entries = [
        entry(10, "2026-11-18", Some("slept again"), checkin(&[(1, Used::No), (2, Used::Skip)])),
        entry(11, "2026-11-18", None, craving()),
        entry(12, "2026-11-19", Some("it happened again"), return_to_use(1)),
        entry(13, "2026-11-20", Some("Grüße, 你好 \u{1b}[31m"), Body::Note),
        entry(14, "2026-11-20", None, checkin(&[])),
        entry(15, "2026-10-10", None, stage(1, Stage::Contemplation)),
        entry(16, "2026-10-10", Some("with Ana"), balance(2)),
    ];
    for entry in &entries {
        change(journal, |txn| txn.add_entry(entry)).unwrap();
    }
}
