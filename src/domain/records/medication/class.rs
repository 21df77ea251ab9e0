//! Classes of medication, and what the program knows of each.

use crate::domain::code::codes;

codes! {
    /// The class of a medication.
    MedicationClass ("class of medication") {
        /// Methadone.
        Methadone = "methadone",
        /// Buprenorphine, with naloxone or without.
        Buprenorphine = "buprenorphine",
        /// Naltrexone, a daily pill or a monthly injection.
        Naltrexone = "naltrexone",
        /// Lofexidine.
        Lofexidine = "lofexidine",
        /// Clonidine.
        Clonidine = "clonidine",
        /// Naloxone, the kit that reverses an opioid overdose.
        Naloxone = "naloxone",
        /// Anything else.
        Other = "other",
    }
}

impl MedicationClass {
    /// Whether it is a medication that maintains tolerance, so that a focus on it has no withdrawal phase.
    #[must_use]
    pub fn is_maintenance(self) -> bool {
        matches!(self, Self::Methadone | Self::Buprenorphine)
    }

    /// Whether a gap in it may mean that tolerance has fallen.
    #[must_use]
    pub fn is_watched(self) -> bool {
        self.is_maintenance() || self == Self::Naltrexone
    }

    /// What to know when it is begun.
    #[must_use]
    pub fn on_beginning(self) -> Option<&'static str> {
        (self == Self::Naltrexone).then_some(
            "Naltrexone needs a time without any opioid first, or it brings withdrawal on at once. How long, your \
             prescriber decides.",
        )
    }

    /// What to know when it is stopped.
    #[must_use]
    pub fn on_stopping(self) -> Option<&'static str> {
        match self {
            Self::Methadone | Self::Buprenorphine | Self::Naltrexone => Some(
                "Tolerance falls within days of stopping: an old dose can kill. Talk with your prescriber first if \
                 you can.",
            ),
            Self::Lofexidine | Self::Clonidine => Some(
                "Stopping it suddenly can make the blood pressure rebound. Ask your prescriber how to stop.",
            ),
            Self::Naloxone | Self::Other => None,
        }
    }
}
