//! Which questions of a long check-in wait for another day.
//!
//! A flag takes what waits on any day.

use super::questions::Asked;
use crate::domain::rating::Frequency;
use crate::domain::time::day::Day;

/// As many questions a check-in asks before one of them waits.
const MOST: usize = 12;

/// A question that can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CanWait {
    Own,
    Weekly,
    Feelings,
    Small,
}

/// Those that can wait, the first of which waits last.
const LAST_TO_FIRST: [CanWait; 4] =
    [CanWait::Own, CanWait::Weekly, CanWait::Small, CanWait::Feelings];

/// What waits only after all others on a day. Within a week each comes to that: two scales are asked once a
/// week, and scales of the person's own are theirs to have on most days. A small thing that is set takes a
/// question of the next day, so feelings have two days where small things are set.
fn first_of(day: Day, sets_small_things: bool) -> CanWait {
    match day.number().rem_euclid(7) {
        0 if sets_small_things => CanWait::Feelings,
        1 => CanWait::Feelings,
        3 | 6 => CanWait::Weekly,
        4 => CanWait::Small,
        _ => CanWait::Own,
    }
}

fn can_wait(question: &Asked<'_>) -> Option<CanWait> {
    Some(match question {
        Asked::Own(_) => CanWait::Own,
        Asked::Rating(rating) if rating.spec().asked == Frequency::Weekly => CanWait::Weekly,
        Asked::Feelings => CanWait::Feelings,
        Asked::Small => CanWait::Small,
        _ => return None,
    })
}

/// Takes out what waits, where more would be asked than fits.
pub(super) fn let_wait(questions: &mut Vec<Asked<'_>>, day: Day) {
    let sets_small_things =
        questions.iter().any(|one| matches!(one, Asked::Small | Asked::SmallDone(_)));
    let first = first_of(day, sets_small_things);
    let others = LAST_TO_FIRST.into_iter().rev().filter(|one| *one != first);
    for waits in others.chain([first]) {
        if questions.len() <= MOST {
            return;
        }
        questions.retain(|question| can_wait(question) != Some(waits));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rstest::rstest;

    use super::*;
    use crate::domain::rating::Rating;

    /// Everything that a check-in can ask, on a day after which no small thing is open.
    fn all<'f>(has_doses: bool, has_routines: bool, has_own: bool) -> Vec<Asked<'f>> {
        let daily = [Rating::Craving, Rating::Mood, Rating::Energy, Rating::Stress];
        let mut questions = vec![Asked::Used(Vec::new())];
        questions.extend(daily.map(Asked::Rating));
        questions.extend([Asked::Sleep, Asked::Rating(Rating::Distress)]);
        questions.extend(has_own.then(|| Asked::Own(Vec::new())));
        questions.extend([Asked::Situations, Asked::Feelings]);
        questions.extend(has_doses.then_some(Asked::Doses));
        questions.extend(has_routines.then(|| Asked::Routines(Vec::new())));
        questions.extend([Asked::Safe, Asked::Small, Asked::Note]);
        questions
    }

    #[rstest]
    fn twelve_are_asked_and_each_within_a_week(
        #[values(false, true)] has_doses: bool,
        #[values(false, true)] has_routines: bool,
        #[values(false, true)] has_own: bool,
    ) {
        let kinds = |questions: &[Asked<'_>]| -> BTreeSet<_> {
            questions.iter().filter_map(can_wait).map(|one| one as u8).collect()
        };
        let wanted = kinds(&all(has_doses, has_routines, has_own));
        let from = Day::from_number(20_000).unwrap();
        for start in 0..7 {
            let (mut asked, mut is_open) = (BTreeSet::new(), false);
            for day in start..start + 7 {
                let mut questions = all(has_doses, has_routines, has_own);
                // In place of the question for what became of a small thing.
                questions.extend(is_open.then_some(Asked::Note));
                let before = questions.len();
                let_wait(&mut questions, from.plus(day));
                assert_eq!(questions.len(), before.min(MOST), "day {day}");
                asked.extend(kinds(&questions));
                is_open = questions.iter().any(|one| matches!(one, Asked::Small));
            }
            assert_eq!(asked, wanted);
        }
    }

    #[test]
    fn what_a_day_is_told_by_never_waits() {
        let mut questions = all(true, true, true);
        let_wait(&mut questions, Day::from_number(20_000).unwrap());
        assert!(matches!(questions.first(), Some(Asked::Used(_))));
        assert!(questions.iter().any(|one| matches!(one, Asked::Doses)));
        assert!(questions.iter().any(|one| matches!(one, Asked::Safe)));
    }
}
