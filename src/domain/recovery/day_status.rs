//! What is known of one day for one focus.

use crate::domain::code::codes;
use crate::domain::entry::checkin::Used;

codes! {
    /// Whether a day was one without use, with use, or is not known.
    ///
    /// Silence is not abstinence: a day with nothing on record is unknown, as the Timeline
    /// Followback keeps days without an answer apart (Sobell & Sobell 1992).
    DayStatus ("status") {
        /// The check-in says not used, and no return to use is on record.
        NoUse = "no_use",
        /// A return to use is on record, or the check-in says used.
        Use = "use",
        /// Neither.
        Unknown = "unknown",
    }
}

impl DayStatus {
    /// The status of a day for one focus, from whether a return to use is recorded on it and from
    /// the answer of its check-in, where there is one. Cravings and notes alone say nothing.
    #[must_use]
    pub fn of(returned: bool, answer: Option<Used>) -> Self {
        match (returned, answer) {
            (true, _) | (_, Some(Used::Yes)) => Self::Use,
            (false, Some(Used::No)) => Self::NoUse,
            (false, Some(Used::Skip) | None) => Self::Unknown,
        }
    }

    /// Whether today, being of this status, is still open: it then counts nowhere.
    #[must_use]
    pub fn is_pending(self, checked_in: bool) -> bool {
        !checked_in && self != Self::Use
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::DayStatus::{self, NoUse, Unknown, Use};
    use crate::domain::entry::checkin::Used;

    #[rstest]
    #[case::silence(false, None, Unknown)]
    #[case::prefers_not_to_say(false, Some(Used::Skip), Unknown)]
    #[case::not_used(false, Some(Used::No), NoUse)]
    #[case::used(false, Some(Used::Yes), Use)]
    #[case::only_a_return(true, None, Use)]
    #[case::a_return_after_the_checkin(true, Some(Used::No), Use)]
    #[case::a_return_not_told_at_the_checkin(true, Some(Used::Skip), Use)]
    #[case::both(true, Some(Used::Yes), Use)]
    fn a_return_outweighs_an_answer_and_silence_is_unknown(
        #[case] returned: bool,
        #[case] answer: Option<Used>,
        #[case] status: DayStatus,
    ) {
        assert_eq!(DayStatus::of(returned, answer), status);
    }

    #[rstest]
    #[case::nothing_yet(Unknown, false, true)]
    #[case::checked_in_without_an_answer(Unknown, true, false)]
    #[case::checked_in(NoUse, true, false)]
    #[case::a_return_without_a_checkin(Use, false, false)]
    #[case::both(Use, true, false)]
    fn today_is_open_until_a_checkin_or_a_use(
        #[case] today: DayStatus,
        #[case] checked_in: bool,
        #[case] pending: bool,
    ) {
        assert_eq!(today.is_pending(checked_in), pending);
    }
}
