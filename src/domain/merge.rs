//! Merge rules of an import: of two versions of a record the one that changed last wins.

use super::time::moment::Instant;

/// Merge outcome for an imported record, last writer wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeOutcome {
    /// It is not here, and is added.
    New,
    /// It changed there after it did here, and takes the place of the one here.
    Changed,
    /// It is here as it is there.
    Same,
    /// It changed or was deleted here, at the same time or later, and that is kept.
    Kept,
}

impl MergeOutcome {
    /// Outcome for a record whose id may be here: the later `updated_at` wins.
    #[must_use]
    pub fn of<T: PartialEq>(theirs: &T, mine: Option<&T>, changed: fn(&T) -> Instant) -> Self {
        match mine {
            None => Self::New,
            Some(mine) if mine == theirs => Self::Same,
            Some(mine) if changed(theirs) > changed(mine) => Self::Changed,
            Some(_) => Self::Kept,
        }
    }

    /// Outcome for an entry that is not here: a deletion here that is not older wins.
    #[must_use]
    pub fn of_absent(changed: Instant, deleted: Option<Instant>) -> Self {
        if deleted.is_some_and(|deleted| deleted >= changed) { Self::Kept } else { Self::New }
    }

    /// Outcome for an imported tombstone: it wins unless the entry changed here later.
    #[must_use]
    pub fn of_deletion(there: Instant, changed: Option<Instant>, here: Option<Instant>) -> Self {
        match (changed, here) {
            (Some(changed), _) if changed > there => Self::Kept,
            (Some(_), _) | (None, None) => Self::New,
            (None, Some(here)) if there > here => Self::Changed,
            (None, Some(here)) if there < here => Self::Kept,
            (None, Some(_)) => Self::Same,
        }
    }
}

/// The `updated_at` of a new version: now, or one second after the old one if that is later.
#[must_use]
pub fn next_version(now: Instant, before: Instant) -> Instant {
    if before <= now {
        return now;
    }
    Instant::from_seconds(before.seconds() + 1).unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn at(seconds: i64) -> Instant {
        Instant::from_seconds(seconds).unwrap()
    }

    #[rstest]
    #[case::not_here((1, "a"), None, MergeOutcome::New)]
    #[case::as_here((1, "a"), Some((1, "a")), MergeOutcome::Same)]
    #[case::later_there((2, "b"), Some((1, "a")), MergeOutcome::Changed)]
    #[case::later_there_and_back_again((2, "a"), Some((1, "a")), MergeOutcome::Changed)]
    #[case::later_here((1, "b"), Some((2, "a")), MergeOutcome::Kept)]
    #[case::at_one_time((1, "b"), Some((1, "a")), MergeOutcome::Kept)]
    fn the_later_version_counts(
        #[case] theirs: (i64, &str),
        #[case] mine: Option<(i64, &str)>,
        #[case] outcome: MergeOutcome,
    ) {
        assert_eq!(MergeOutcome::of(&theirs, mine.as_ref(), |version| at(version.0)), outcome);
    }

    #[rstest]
    #[case::usual(5, 4, 5)]
    #[case::at_once(5, 5, 5)]
    #[case::the_clock_went_back(5, 9, 10)]
    fn a_new_version_is_later_than_the_one_before(
        #[case] now: i64,
        #[case] before: i64,
        #[case] expected: i64,
    ) {
        assert_eq!(next_version(at(now), at(before)), at(expected));
    }

    #[test]
    fn a_version_at_the_end_of_time_is_followed_by_one_at_that_time() {
        let end: Instant =
            super::super::time::moment::Moment::try_from("9999-12-31T23:59:59Z".to_owned())
                .unwrap()
                .into();
        assert!(next_version(at(5), end) >= end);
    }

    #[rstest]
    #[case::never_here(5, None, MergeOutcome::New)]
    #[case::deleted_before_it_changed(5, Some(4), MergeOutcome::New)]
    #[case::deleted_as_it_changed(5, Some(5), MergeOutcome::Kept)]
    #[case::deleted_after_it_changed(5, Some(6), MergeOutcome::Kept)]
    fn what_was_deleted_here_stays_so(
        #[case] changed: i64,
        #[case] deleted: Option<i64>,
        #[case] outcome: MergeOutcome,
    ) {
        assert_eq!(MergeOutcome::of_absent(at(changed), deleted.map(at)), outcome);
    }

    #[rstest]
    #[case::never_here(5, None, None, MergeOutcome::New)]
    #[case::of_an_older_entry(5, Some(4), None, MergeOutcome::New)]
    #[case::of_an_entry_changed_just_then(5, Some(5), None, MergeOutcome::New)]
    #[case::of_a_later_entry(5, Some(6), None, MergeOutcome::Kept)]
    #[case::known(5, None, Some(5), MergeOutcome::Same)]
    #[case::known_from_earlier(5, None, Some(4), MergeOutcome::Changed)]
    #[case::known_from_later(5, None, Some(6), MergeOutcome::Kept)]
    fn a_deletion_takes_what_is_not_later(
        #[case] there: i64,
        #[case] changed: Option<i64>,
        #[case] here: Option<i64>,
        #[case] outcome: MergeOutcome,
    ) {
        let found = MergeOutcome::of_deletion(at(there), changed.map(at), here.map(at));
        assert_eq!(found, outcome);
    }
}
