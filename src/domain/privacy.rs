//! The parts of a page that hold somebody's words, each withheld unless it is let out.

use super::code::codes;

codes! {
    /// A category of words that is withheld unless `--include` names it.
    Part ("part of a page") {
        /// Notes, thoughts, what was said of a return to use or a change, feelings and tags.
        Notes = "notes",
        /// What focuses and routines are called, and in whose company one was.
        Names = "names",
        /// Where one was.
        Places = "places",
        /// The answer to item 9 of a PHQ-9.
        Item9 = "item9",
        /// The lines of the plan.
        Plan = "plan",
        /// The words of the entries that are marked private: their notes, and with the other parts
        /// their names and places.
        Private = "private",
    }
}
