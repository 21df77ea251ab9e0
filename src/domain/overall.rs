//! How things are on the whole since the last visit.

use super::code::codes;

codes! {
    /// One answer in seven steps, of the kind of the Clinical Global Impression (Guy 1976), in
    /// words of its own.
    Overall ("answer") {
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
