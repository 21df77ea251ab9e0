//! Global change since the last visit: one self-rated answer in seven steps.

use crate::domain::code::codes;

codes! {
    /// Self-rated change since the last visit, in seven steps.
    GlobalChange ("answer") {
        /// Much better.
        MuchBetter = "much-better",
        /// Better.
        Better = "better",
        /// A little better.
        ALittleBetter = "a-little-better",
        /// The same.
        Same = "same",
        /// A little worse.
        ALittleWorse = "a-little-worse",
        /// Worse.
        Worse = "worse",
        /// Much worse.
        MuchWorse = "much-worse",
    }
}
