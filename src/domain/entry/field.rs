//! The fields of an entry, by the names that their flags have.

use super::EntryKind;
use crate::domain::code::{Code, codes};
use crate::domain::privacy::Part;
use crate::domain::rating::Rating;

codes! {
    /// A field that a person can change, beside the day, the time and whether it is private.
    Field ("field") {
        /// A 0–10 scale of the check-in.
        ..Rating,
        /// Hours slept.
        Sleep = "sleep",
        /// Whether they used, per focus.
        Used = "used",
        /// How much was used; of a check-in per focus.
        Amount = "amount",
        /// What a use cost.
        Cost = "cost",
        /// What is answered to scales and questions of the person's own.
        Scale = "scale",
        /// Whether they feel safe.
        Safe = "safe",
        /// One small thing to do.
        Small = "small",
        /// What became of the small thing before.
        SmallDone = "small-done",
        /// The strength of a craving.
        Intensity = "intensity",
        /// How long it lasted.
        Minutes = "minutes",
        /// The situations around it.
        Situation = "situation",
        /// Free tags.
        Tag = "tag",
        /// What was tried against it.
        Coping = "coping",
        /// Its strength afterwards.
        After = "after",
        /// Whether it was acted on.
        Acted = "acted",
        /// Where.
        Place = "place",
        /// With whom.
        Company = "company",
        /// What went through the mind.
        Thought = "thought",
        /// Feelings.
        Feeling = "feeling",
        /// Which focus it is of.
        Focus = "focus",
        /// Whether there was an overdose.
        Overdose = "overdose",
        /// What happened.
        What = "what",
        /// What helped.
        Helped = "helped",
        /// What next.
        Next = "next",
        /// The stage of change.
        Stage = "stage",
        /// What speaks for a change.
        Pros = "pros",
        /// What speaks against it.
        Cons = "cons",
        /// What stands in the way of a change.
        Barrier = "barrier",
        /// What would remove that.
        Remedy = "remedy",
        /// Whether they are ready.
        Ready = "ready",
        /// Symptoms, each with how much of it there is.
        Item = "item",
        /// Areas of life, each with how things stand in it.
        Area = "area",
        /// How strong feelings were at first.
        Before = "before",
        /// Another view.
        View = "view",
        /// A problem.
        Problem = "problem",
        /// What could be done about it.
        Options = "options",
        /// The step that comes first.
        Step = "step",
        /// Whether a dose was taken.
        Outcome = "outcome",
        /// The note.
        Note = "note",
    }
}

impl Field {
    /// The part of a page that it belongs to, as far as it holds the person's words; none where it is a
    /// figure or a choice.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        match self {
            Self::Company => Some(Part::Names),
            Self::Place => Some(Part::Places),
            Self::Note
            | Self::Thought
            | Self::What
            | Self::Helped
            | Self::Next
            | Self::Pros
            | Self::Cons
            | Self::Barrier
            | Self::Remedy
            | Self::Small
            | Self::View
            | Self::Problem
            | Self::Options
            | Self::Step
            | Self::Feeling
            | Self::Scale
            | Self::Tag => Some(Part::Notes),
            Self::Rating(_)
            | Self::Sleep
            | Self::Used
            | Self::Amount
            | Self::Cost
            | Self::Safe
            | Self::SmallDone
            | Self::Intensity
            | Self::Minutes
            | Self::Situation
            | Self::Coping
            | Self::After
            | Self::Acted
            | Self::Focus
            | Self::Overdose
            | Self::Stage
            | Self::Ready
            | Self::Item
            | Self::Area
            | Self::Before
            | Self::Outcome => None,
        }
    }

    /// Whether it holds a text of many lines.
    #[must_use]
    pub fn is_text(self) -> bool {
        let is_short =
            matches!(self, Self::Company | Self::Place | Self::Feeling | Self::Scale | Self::Tag);
        self.part().is_some() && !is_short
    }

    /// The kinds of entry that have it.
    #[must_use]
    pub fn kinds(self) -> &'static [EntryKind] {
        use EntryKind::{Balance, CheckIn, Craving, Dose, Life, Stage, Symptoms, Thought, Use};
        match self {
            Self::Rating(_)
            | Self::Sleep
            | Self::Used
            | Self::Scale
            | Self::Safe
            | Self::Small
            | Self::SmallDone => &[CheckIn],
            Self::Amount => &[CheckIn, Use],
            Self::Situation => &[CheckIn, Craving],
            Self::Feeling => &[CheckIn, Craving, Use, Thought],
            Self::Intensity
            | Self::Minutes
            | Self::Tag
            | Self::Coping
            | Self::Acted
            | Self::Place
            | Self::Company => &[Craving],
            Self::After => &[Craving, Thought],
            Self::Thought => &[Craving, Use, Thought],
            Self::Focus => &[Craving, Use, Stage, Balance, Symptoms],
            Self::What => &[Use, Thought],
            Self::Cost | Self::Overdose | Self::Helped | Self::Next => &[Use],
            Self::Stage => &[Stage],
            Self::Pros | Self::Cons | Self::Barrier | Self::Remedy | Self::Ready => &[Balance],
            Self::Outcome => &[Dose],
            Self::Item => &[Symptoms],
            Self::Area => &[Life],
            Self::Before | Self::View | Self::Problem | Self::Options | Self::Step => &[Thought],
            Self::Note => EntryKind::ALL,
        }
    }
}
