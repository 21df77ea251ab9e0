//! The form of a whole journal in a file, `daymark.journal.v1`: what it is called, which lists it
//! has, and the rows that are not values of the domain as they stand.

use std::cmp::Ordering;
use std::fmt;
use std::io;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize, Serializer};

use crate::domain::focus_kind::{FocusKind, UseGoal};
use crate::domain::id::Id;
use crate::domain::phase::PhaseChoice;
use crate::domain::record::{Noun, Record};
use crate::domain::records::NOUNS;
use crate::domain::records::focus::limit::Measure;
use crate::domain::records::focus::{Attempt, Focus};
use crate::domain::text::{Name, Text};
use crate::domain::time::day::Day;
use crate::domain::time::moment::Instant;

/// The name of the form.
pub const SCHEMA: &str = "daymark.journal.v1";

/// One of the lists of the file. They stand in one order: what a row names stands in a list before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// What the person is in recovery from.
    Focuses,
    /// Their attempts.
    Attempts,
    /// What became of their routines.
    RoutineMarks,
    /// Milestones of their own.
    Milestones,
    /// A kind of record.
    Record(&'static Noun),
    /// What they wrote.
    Entries,
    /// What they deleted: that it was, and when it went.
    Tombstones,
}

/// Every list, in order.
static ALL: LazyLock<Vec<List>> = LazyLock::new(|| {
    let mut all = vec![List::Focuses, List::Attempts];
    for noun in NOUNS {
        all.push(List::Record(noun));
        match noun.file_key {
            "routines" => all.push(List::RoutineMarks),
            "preparations" => all.push(List::Milestones),
            _ => {}
        }
    }
    all.extend([List::Entries, List::Tombstones]);
    all
});

impl List {
    /// Every list, in the order of the file.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The list of a kind of record.
    #[must_use]
    pub fn of<R: Record>() -> Self {
        Self::Record(&R::NOUN)
    }

    /// The list with this key.
    #[must_use]
    pub fn with_key(key: &str) -> Option<Self> {
        ALL.iter().copied().find(|list| list.key() == key)
    }

    /// Its key in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Focuses => "focuses",
            Self::Attempts => "attempts",
            Self::RoutineMarks => "routine_marks",
            Self::Milestones => "milestones",
            Self::Record(noun) => noun.file_key,
            Self::Entries => "entries",
            Self::Tombstones => "tombstones",
        }
    }

    /// Whether the list is left out where it would be empty: it came after the form was first
    /// released, and older copies have none.
    #[must_use]
    pub fn may_be_absent(self) -> bool {
        self > Self::Milestones && self < Self::Entries
    }

    /// What a record of the list is called, and several of them.
    #[must_use]
    pub fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Focuses => ("focus", "focuses"),
            Self::Attempts => ("attempt", "attempts"),
            Self::RoutineMarks => ("routine mark", "routine marks"),
            Self::Milestones => ("milestone", "milestones"),
            Self::Record(noun) => (noun.one, noun.many),
            Self::Entries => ("entry", "entries"),
            Self::Tombstones => ("deletion", "deletions"),
        }
    }

    fn place(self) -> Option<usize> {
        ALL.iter().position(|list| *list == self)
    }
}

/// By their place in the file.
impl Ord for List {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for List {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl Serialize for List {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.key())
    }
}

/// Takes the rows of a whole journal, in whatever form.
pub trait Rows {
    /// Takes the next row of a list.
    ///
    /// # Errors
    /// What the writer below says.
    fn row(&mut self, list: List, row: &impl Serialize) -> io::Result<()>;
}

/// A focus, its attempts standing in a list of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "a focus")]
pub struct FocusRow {
    /// Its id.
    pub id: Id,
    /// The person's own name for it.
    pub name: Name,
    /// Its kind.
    pub kind: FocusKind,
    /// What the person wants of it.
    pub goal: UseGoal,
    /// Whether they take maintenance medication for it.
    pub maintenance: bool,
    /// Its place in lists.
    pub position: u32,
    /// When it was put away, if it was.
    pub archived_at: Option<Instant>,
    /// When it, one of its attempts or a choice last changed.
    pub updated_at: Instant,
    /// What the person said of its phase, the earliest first.
    #[serde(default)]
    pub phases: Vec<PhaseChoice>,
    /// What is counted of it, and the limits, the earliest first.
    #[serde(flatten)]
    pub measure: Measure,
}

/// An attempt, with the focus that it is one at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(expecting = "an attempt")]
pub struct AttemptRow {
    /// Its id.
    pub id: Id,
    /// The id of the focus.
    pub focus: Id,
    /// The day of stopping, day 0.
    pub since: Day,
    /// What the person learned in it.
    pub learned: Option<Text>,
}

impl FocusRow {
    /// The focus with these attempts, in any order.
    #[must_use]
    pub fn with(self, mut attempts: Vec<Attempt>) -> Focus {
        let Self { id, name, kind, goal, maintenance, position, archived_at, updated_at, .. } =
            self;
        let (mut phases, mut measure) = (self.phases, self.measure);
        measure.limits.sort_by_key(|step| step.from);
        attempts.sort_by_key(|attempt| attempt.since);
        phases.sort_by_key(|choice| choice.from);
        Focus {
            id,
            name,
            kind,
            goal,
            maintenance,
            position,
            archived_at,
            updated_at,
            attempts,
            phases,
            measure,
            tolerance_fell_on: Vec::new(),
        }
    }
}

impl From<&Focus> for FocusRow {
    fn from(focus: &Focus) -> Self {
        Self {
            id: focus.id,
            name: focus.name.clone(),
            kind: focus.kind,
            goal: focus.goal,
            maintenance: focus.maintenance,
            position: focus.position,
            archived_at: focus.archived_at,
            updated_at: focus.updated_at,
            phases: focus.phases.clone(),
            measure: focus.measure.clone(),
        }
    }
}

impl AttemptRow {
    /// The row of an attempt at this focus.
    #[must_use]
    pub fn of(focus: Id, attempt: &Attempt) -> Self {
        Self { id: attempt.id, focus, since: attempt.since, learned: attempt.learned.clone() }
    }
}

#[cfg(test)]
mod whole {
    use super::*;
    use crate::domain::entry::{Entry, Tombstone};
    use crate::domain::records::appointment::Appointment;
    use crate::domain::records::checklist::ChecklistItem;
    use crate::domain::records::contact::Contact;
    use crate::domain::records::goal::Goal;
    use crate::domain::records::medication::Medication;
    use crate::domain::records::own_scale::OwnScale;
    use crate::domain::records::plan_line::PlanLine;
    use crate::domain::records::plan_rule::PlanRule;
    use crate::domain::records::question::SessionQuestion;
    use crate::domain::records::reward::Reward;
    use crate::domain::records::routine::{Mark, Routine};
    use crate::domain::records::screening::Screening;
    use crate::domain::records::treatment::Treatment;
    use crate::domain::recovery::milestone::OwnMilestone;
    use crate::report::json_schema::schemas;

    /// A whole journal. The lists stand in the order of the file, so that a program can read it as it comes
    /// in.
    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "it is written row by row")]
    struct Journal {
        schema: &'static str,
        focuses: Vec<FocusRow>,
        attempts: Vec<AttemptRow>,
        routines: Vec<Routine>,
        routine_marks: Vec<Mark>,
        plans: Vec<PlanLine>,
        preparations: Vec<ChecklistItem>,
        milestones: Vec<OwnMilestone>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        contacts: Option<Vec<Contact>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        appointments: Option<Vec<Appointment>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        treatments: Option<Vec<Treatment>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        goals: Option<Vec<Goal>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        rewards: Option<Vec<Reward>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        screenings: Option<Vec<Screening>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        medications: Option<Vec<Medication>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        questions: Option<Vec<SessionQuestion>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        plan_rules: Option<Vec<PlanRule>>,
        #[schemars(skip_serializing_if = "Option::is_none")]
        scales: Option<Vec<OwnScale>>,
        entries: Vec<Entry>,
        tombstones: Vec<Tombstone>,
    }

    schemas! { "journal": Journal = "daymark export data --format json" }

    #[test]
    fn every_list_is_in_the_schema() {
        let schema = schemars::schema_for!(Journal);
        let known = schema.get("properties").unwrap().as_object().unwrap();
        let missing: Vec<_> =
            List::all().iter().filter(|list| !known.contains_key(list.key())).collect();
        assert!(missing.is_empty() && known.len() == List::all().len() + 1, "{missing:?}");
    }
}
