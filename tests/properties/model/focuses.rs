//! Focuses and milestones of the person's own, which are no records, as plain lists in memory.

use proptest::sample::Index;

use daymark::domain::code::Code;
use daymark::domain::focus_kind::{FocusKind, UseGoal};
use daymark::domain::id::Id;
use daymark::domain::phase::{Phase, PhaseChoice};
use daymark::domain::records::focus::limit::LimitStep;
use daymark::domain::records::focus::{Attempt, Focus};
use daymark::domain::recovery::milestone::OwnMilestone;
use daymark::domain::text::Name;
use daymark::domain::time::day::Day;
use daymark::storage::Reader;

use super::shelf::{Around, Done, Shelf};
use crate::journal::{self, this_day};

/// Days back from today, two of them ahead of it.
const AGO: [i32; 6] = [150, 40, 3, 0, -4, -60];

fn day(value: Index) -> Day {
    this_day().plus(-value.get(&AGO))
}

/// Focuses, which are put away and never deleted.
#[derive(Clone)]
pub(super) struct Focuses(pub(super) Vec<Focus>);

impl Focuses {
    fn is_taken(&self, id: Id, name: &Name) -> bool {
        self.0.iter().any(|one| one.id != id && one.name.folded() == name.folded())
    }

    fn change(
        &mut self,
        which: Index,
        around: &Around,
        change: impl FnOnce(&mut Focus) -> bool,
    ) -> Done {
        let at = which.index(self.0.len());
        let mut focus = self.0[at].clone();
        if !change(&mut focus) || focus == self.0[at] {
            return Done::Nothing;
        }
        focus.updated_at = around.at;
        let given = focus.clone();
        if self.is_taken(focus.id, &focus.name) {
            return Done::refused(move |txn| txn.replace_focus(&given));
        }
        self.0[at] = focus;
        Done::work(move |txn| txn.replace_focus(&given))
    }
}

impl Shelf for Focuses {
    fn copy(&self) -> Box<dyn Shelf> {
        Box::new(self.clone())
    }

    fn command(&self) -> &'static str {
        "focus"
    }

    fn ids(&self) -> Vec<Id> {
        self.0.iter().map(|one| one.id).collect()
    }

    fn add(&mut self, name: &'static str, values: &[Index], around: &Around) -> Done {
        let attempt = Attempt { id: around.id, since: day(values[4]), learned: None };
        let (kind, goal) = (*values[0].get(FocusKind::ALL), *values[1].get(UseGoal::ALL));
        let focus = Focus {
            id: around.id,
            name: name.parse().unwrap(),
            maintenance: values[2].index(2) == 1,
            position: u32::try_from(self.0.len()).unwrap(),
            updated_at: around.at,
            attempts: (values[3].index(4) > 0).then_some(attempt).into_iter().collect(),
            ..journal::focus(1, kind, goal)
        };
        let given = focus.clone();
        if self.is_taken(focus.id, &focus.name) {
            return Done::refused(move |txn| txn.add_focus(&given));
        }
        self.0.push(focus);
        Done::work(move |txn| txn.add_focus(&given))
    }

    fn rename(&mut self, which: Index, name: &'static str, around: &Around) -> Done {
        self.change(which, around, |focus| {
            focus.name = name.parse().unwrap();
            true
        })
    }

    fn set(&mut self, which: Index, field: Index, value: Option<Index>, around: &Around) -> Done {
        const LIMITS: [&str; 4] = ["none", "2/day", "10/week", "1.5/day,7/week"];
        const WORDS: [&str; 3] = ["drinks", "=1+1 日本 \u{202e}x", "\u{1b}[2J"];
        let id = around.id;
        let words = value.map(|value| *value.get(&WORDS));
        let number = value.map(|value| value.get(&["0", "2.5", "7"]).parse().unwrap());
        let given = value.unwrap_or(field);
        self.change(which, around, |focus| {
            match field.index(11) {
                0 => focus.kind = *given.get(FocusKind::ALL),
                1 => focus.goal = *given.get(UseGoal::ALL),
                2 => focus.maintenance ^= true,
                3 => focus.position = u32::try_from(given.index(4)).unwrap(),
                4 => return focus.correct_since(id, day(given)).is_ok(),
                5..7 => {
                    let learned = words.map(|words| words.parse().unwrap());
                    return focus.restart(id, day(given), learned, this_day()).is_ok();
                }
                7 => {
                    let phase = value.map(|value| *value.get(Phase::ALL));
                    focus.choose_phase(PhaseChoice { from: day(field), phase });
                }
                8 => {
                    let limit = given.get(&LIMITS).parse().unwrap();
                    focus.measure.set_limit(LimitStep { from: day(field), limit });
                }
                9 => focus.measure.unit = words.and_then(|words| words.parse().ok()),
                _ => {
                    let usual = &mut focus.measure.usual;
                    (usual.amount, usual.cost, usual.hours) = (number, number, number);
                    usual.currency = words.and_then(|words| words.parse().ok());
                }
            }
            true
        })
    }

    fn archive(&mut self, which: Index, around: &Around) -> Done {
        self.change(which, around, |focus| {
            focus.archived_at = focus.archived_at.xor(Some(around.at));
            true
        })
    }

    fn delete(&mut self, _which: Index) -> (Option<Id>, Done) {
        (None, Done::Nothing)
    }

    fn differs(&self, journal: &Reader, _around: &Around) -> Option<String> {
        // Of two in one place the one that was there first leads.
        let mut expected = self.0.clone();
        expected.sort_by_key(|one| one.position);
        let found = journal.focuses().unwrap();
        (found != expected).then(|| format!("{found:#?}\nand not\n{expected:#?}"))
    }
}

/// Milestones of the person's own, which keep their name and are never deleted.
#[derive(Clone)]
pub(super) struct Milestones(pub(super) Vec<OwnMilestone>);

impl Shelf for Milestones {
    fn copy(&self) -> Box<dyn Shelf> {
        Box::new(self.clone())
    }

    fn command(&self) -> &'static str {
        "milestones"
    }

    fn ids(&self) -> Vec<Id> {
        self.0.iter().map(|one| one.id).collect()
    }

    fn add(&mut self, name: &'static str, values: &[Index], around: &Around) -> Done {
        const AFTER: [&str; 4] = ["100d", "6w", "2y", "10 weeks within"];
        let one = OwnMilestone {
            id: around.id,
            focus: values[0].get(&around.focuses).id,
            name: name.parse().unwrap(),
            after: values[1].get(&AFTER).parse().unwrap(),
            archived_at: None,
            archived_on: None,
            updated_at: around.at,
            weeks_within: Vec::new(),
        };
        let given = one.clone();
        let same = |other: &OwnMilestone| {
            other.focus == one.focus && other.name.folded() == one.name.folded()
        };
        if self.0.iter().any(same) {
            return Done::refused(move |txn| txn.add_milestone(&given));
        }
        self.0.push(one);
        Done::work(move |txn| txn.add_milestone(&given))
    }

    fn rename(&mut self, _which: Index, _name: &'static str, _around: &Around) -> Done {
        Done::Nothing
    }

    fn set(&mut self, _: Index, _field: Index, _value: Option<Index>, _around: &Around) -> Done {
        Done::Nothing
    }

    fn archive(&mut self, which: Index, around: &Around) -> Done {
        if self.0.is_empty() {
            return Done::Nothing;
        }
        let at = which.index(self.0.len());
        let one = &mut self.0[at];
        one.archived_at = one.archived_at.xor(Some(around.at));
        one.archived_on = one.archived_at.map(|_| this_day());
        one.updated_at = around.at;
        let given = one.clone();
        Done::work(move |txn| txn.replace_milestone(&given))
    }

    fn delete(&mut self, _which: Index) -> (Option<Id>, Done) {
        (None, Done::Nothing)
    }

    fn differs(&self, journal: &Reader, _around: &Around) -> Option<String> {
        let mut expected = self.0.clone();
        expected.sort_by_key(|one| one.id);
        let found = journal.own_milestones().unwrap();
        (found != expected).then(|| format!("{found:#?}\nand not\n{expected:#?}"))
    }
}
