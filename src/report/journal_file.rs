//! The form of a whole journal in a file, `daymark.journal.v1`: what it is called, which lists it
//! has, and the rows that are not values of the domain as they stand.

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::day::Day;
use crate::domain::focus::{Attempt, Focus, Goal, Kind};
use crate::domain::id::Id;
use crate::domain::moment::Instant;
use crate::domain::phase::PhaseChoice;
use crate::domain::text::{Name, Text};

/// The name of the form.
pub const SCHEMA: &str = "daymark.journal.v1";

codes! {
    /// One of the lists of the file, in their order: what a row names stands in a list before it.
    List ("list") {
        /// What the person is in recovery from.
        Focuses = "focuses",
        /// Their attempts.
        Attempts = "attempts",
        /// What they mean to do, and when.
        Routines = "routines",
        /// What became of that.
        RoutineMarks = "routine_marks",
        /// Their plans.
        Plans = "plans",
        /// What to have in place before a start date.
        Preparations = "preparations",
        /// Milestones of their own.
        Milestones = "milestones",
        /// The people around them.
        Contacts = "contacts",
        /// Their appointments.
        Appointments = "appointments",
        /// Stays and courses of treatment.
        Treatments = "treatments",
        /// Their goals.
        Goals = "goals",
        /// Rewards that they set for themselves.
        Rewards = "rewards",
        /// Questionnaires that they answered.
        Screenings = "screenings",
        /// What they take as prescribed.
        Medications = "medications",
        /// What they wrote.
        Entries = "entries",
        /// What they deleted: that it was, and when it went.
        Tombstones = "tombstones",
    }
}

impl List {
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
            Self::Routines => ("routine", "routines"),
            Self::RoutineMarks => ("routine mark", "routine marks"),
            Self::Plans => ("plan", "plans"),
            Self::Preparations => ("checklist item", "checklist items"),
            Self::Milestones => ("milestone", "milestones"),
            Self::Contacts => ("contact", "contacts"),
            Self::Appointments => ("appointment", "appointments"),
            Self::Treatments => ("treatment", "treatments"),
            Self::Goals => ("goal", "goals"),
            Self::Rewards => ("reward", "rewards"),
            Self::Screenings => ("screening", "screenings"),
            Self::Medications => ("medication", "medications"),
            Self::Entries => ("entry", "entries"),
            Self::Tombstones => ("deletion", "deletions"),
        }
    }
}

/// A focus, its attempts standing in a list of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a focus")]
pub struct FocusRow {
    /// Its id.
    pub id: Id,
    /// The person's own name for it.
    pub name: Name,
    /// Its kind.
    pub kind: Kind,
    /// What the person wants of it.
    pub goal: Goal,
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
}

/// An attempt, with the focus that it is one at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        let mut phases = self.phases;
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
