//! The kind of what a person is in recovery from, and what they want of it.

use super::code::codes;

codes! {
    /// The kind of substance or behaviour; it sets phases and safety text.
    FocusKind ("kind") {
        /// Heroin, oxycodone, fentanyl and other short-acting opioids.
        OpioidShort = "opioid-short",
        /// Methadone and other long-acting opioids.
        OpioidLong = "opioid-long",
        /// Alcohol.
        Alcohol = "alcohol",
        /// Cocaine, amphetamines and other stimulants.
        Stimulant = "stimulant",
        /// Benzodiazepines.
        Benzodiazepine = "benzodiazepine",
        /// Cannabis.
        Cannabis = "cannabis",
        /// Nicotine.
        Nicotine = "nicotine",
        /// A behaviour, such as gambling.
        Behaviour = "behaviour",
        /// Anything else.
        Other = "other",
    }
}

codes! {
    /// What the person wants: none of it, or less of it.
    UseGoal ("goal") {
        /// Not using at all.
        None = "none",
        /// Using less: days of use are counted, and no restart is offered.
        Less = "less",
    }
}
