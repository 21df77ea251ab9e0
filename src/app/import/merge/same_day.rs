//! Resolves two check-ins of one day: the later one stays, what the other says is kept as other entries.

use super::tie_break::content;
use super::{Importer, RowOutcome, superseded};
use crate::app::import::ImportError;
use crate::domain::entry::{Entry, Tombstone};
use crate::domain::id::Id;
use crate::domain::merge::MergeOutcome;
use crate::report::journal_file::List;
use crate::report::merge_conflicts::Side;

/// What becomes of a check-in whose day has another.
pub(super) enum SameDay {
    /// The day is its own now.
    TakesItsPlace,
    /// The day stays the other's, or it is not settled yet.
    GivesWay(RowOutcome),
}

impl Importer<'_> {
    /// Settles whose the day of a check-in is; mine is what has its id here, `other` what has its day.
    pub(super) fn settle_same_day(
        &mut self,
        theirs: &Entry,
        mine: Option<&Entry>,
        other: Id,
    ) -> Result<SameDay, ImportError> {
        let taken = format!("{} has another check-in, which was kept", theirs.day);
        let Some(union) = &self.union else {
            return Ok(SameDay::GivesWay(RowOutcome::Misfit(taken)));
        };
        let came_from_there =
            self.taken.added.contains(&other) || self.taken.changed.contains_key(&other);
        let there = self.entry_here(other)?.filter(|_| !came_from_there);
        let Some(other) = there else {
            return Ok(SameDay::GivesWay(RowOutcome::Misfit(taken)));
        };
        if !union.last_try && union.there.frees_day(other.id, other.updated_at, other.day) {
            return Ok(SameDay::GivesWay(RowOutcome::Later));
        }
        let theirs_stands =
            (theirs.updated_at, content(theirs)?) > (other.updated_at, content(&other)?);
        let stands = if theirs_stands { Side::There } else { Side::Here };
        let (_, loser) = stands.of(&other, theirs);
        let entries = superseded::of_checkin(loser);
        let ids = entries.iter().map(|entry| entry.id).collect();
        let conflict = superseded::conflict(stands, &other, theirs, ids);
        let gone = Tombstone { id: loser.id, deleted_at: loser.updated_at };
        let was_here = if theirs_stands { Some(&other) } else { mine };
        self.add_tombstone(gone, was_here)?;
        self.found.count(List::Tombstones, MergeOutcome::New);
        self.keep(entries, conflict)?;
        Ok(if theirs_stands {
            SameDay::TakesItsPlace
        } else {
            // The day of the one that stays may be that of the version which is gone.
            self.taken.checkins.insert(other.day, Some(other.id));
            SameDay::GivesWay(RowOutcome::Merged(MergeOutcome::Kept))
        })
    }
}
