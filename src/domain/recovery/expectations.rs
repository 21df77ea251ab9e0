//! What to expect of a phase, as it was published: a line each, with its source and year; and the statistics that are
//! shown only where they are asked for, each beside the figure that speaks against it.
//!
//! The sentences are the project's own; `docs/numbers.md` has the titles.

use serde::Serialize;

use crate::domain::code::codes;
use crate::domain::focus_kind::FocusKind;
use crate::domain::phase::Phase;
use crate::domain::time::day::Day;

codes! {
    /// What a line on what to expect is about.
    Topic ("topic") {
        /// Mood, pleasure and energy.
        Mood = "mood",
        /// Wanting to change, and not wanting to.
        Motivation = "motivation",
        /// Sleep.
        Sleep = "sleep",
        /// Guilt and shame.
        Guilt = "guilt",
        /// Grief for what is left behind.
        Grief = "grief",
        /// Who one is.
        Identity = "identity",
        /// The company of others.
        Support = "support",
    }
}

/// What is shown of published lines and figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// Whether pages say what to expect of a phase.
    pub context: bool,
    /// Whether they show statistics of many people.
    pub statistics: bool,
}

/// One line on what to expect of a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Expectation {
    /// What it is about.
    pub about: Topic,
    /// The line.
    pub text: &'static str,
    /// Who published what it says.
    pub source: &'static str,
    /// When.
    pub year: u16,
    #[serde(skip)]
    studied: Studied,
}

/// A statistic of many people, and the figure that speaks against it: one is never shown without the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Statistic {
    /// What was found.
    pub text: &'static str,
    /// Who published it, and when.
    pub source: &'static str,
    /// What was found elsewhere, or is said beside it.
    pub against: &'static str,
    /// Who published that, and when.
    pub against_source: &'static str,
    #[serde(skip)]
    studied: Studied,
}

/// Of whom something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Studied {
    /// Of people who change any habit.
    Anyone,
    /// Of people who used substances.
    Substances,
    /// Of people who used stimulants.
    Stimulants,
}

impl Studied {
    fn fits(self, kind: FocusKind) -> bool {
        match self {
            Self::Anyone => true,
            Self::Substances => kind != FocusKind::Behaviour,
            Self::Stimulants => kind == FocusKind::Stimulant,
        }
    }
}

const fn line(
    about: Topic,
    text: &'static str,
    (source, year): (&'static str, u16),
    studied: Studied,
) -> Expectation {
    Expectation { about, text, source, year, studied }
}

const TWO_MINDS: Expectation = line(
    Topic::Motivation,
    "most people, before a change, want it and do not want it at the same time",
    ("Miller & Rollnick", 2013),
    Studied::Anyone,
);
const NOT_AT_ONCE: Expectation = line(
    Topic::Mood,
    "most people do not feel better at once after stopping",
    ("SAMHSA", 2010),
    Studied::Substances,
);
const LOW_FOR_MONTHS: Expectation = line(
    Topic::Mood,
    "low mood and little energy can come and go for weeks or months, and for some longer",
    ("SAMHSA", 2010),
    Studied::Substances,
);
const BROKEN_SLEEP: Expectation = line(
    Topic::Sleep,
    "sleep is often poor for a while after stopping; with time some of it comes right",
    ("Angarita et al.", 2016),
    Studied::Substances,
);
const SHAME_OR_GUILT: Expectation = line(
    Topic::Guilt,
    "guilt is about what you did, shame about who you are: in a study only people with more shame used more",
    ("Dearing et al.", 2005),
    Studied::Substances,
);
const LEAVING: Expectation = line(
    Topic::Grief,
    "letting go of what you used can bring grief, like other losses",
    ("Jennings", 1991),
    Studied::Substances,
);
const WHO_ONE_IS: Expectation = line(
    Topic::Identity,
    "many people say that in recovery they found a new idea of who they are",
    ("McIntosh & McKeganey", 2001),
    Studied::Substances,
);
const FIRST_YEAR_DIP: Expectation = line(
    Topic::Mood,
    "in a survey, happiness and self-trust first fell in the first year, and then rose",
    ("Kelly et al.", 2018),
    Studied::Substances,
);
const SIX_YEARS: Expectation = line(
    Topic::Mood,
    "in a survey, wellbeing rose most over the first six years, and more slowly after",
    ("Kelly et al.", 2018),
    Studied::Substances,
);
const OTHERS: Expectation = line(
    Topic::Support,
    "people with many years in recovery said that the support of others helped carry them",
    ("Laudet et al.", 2002),
    Studied::Substances,
);

/// The lines on what to expect of a phase, for a kind that they were found of.
pub fn of(phase: Phase, kind: FocusKind) -> impl Iterator<Item = Expectation> {
    let lines: &[Expectation] = match phase {
        Phase::Preparing => &[TWO_MINDS],
        Phase::Withdrawal => &[NOT_AT_ONCE, BROKEN_SLEEP],
        Phase::Early => &[LOW_FOR_MONTHS, BROKEN_SLEEP, SHAME_OR_GUILT, LEAVING],
        Phase::Building => &[FIRST_YEAR_DIP, WHO_ONE_IS, SHAME_OR_GUILT, LEAVING],
        Phase::Sustained => &[SIX_YEARS, WHO_ONE_IS, OTHERS],
        Phase::Stable => &[SIX_YEARS, OTHERS],
    };
    lines.iter().copied().filter(move |line| line.studied.fits(kind))
}

/// The one of these lines that a day shows: each in its turn.
#[must_use]
pub fn on_day(lines: &[Expectation], day: Day) -> Option<Expectation> {
    let turn = usize::try_from(day.number().unsigned_abs()).ok()?.checked_rem(lines.len())?;
    lines.get(turn).copied()
}

const FIRST_YEAR: Statistic = Statistic {
    text: "40 to 60 of 100 people have a setback in the first year",
    source: "McLellan et al. 2000",
    against: "the text that quotes this also says about 80 of 100 after a first attempt",
    against_source: "2026, with no source named",
    studied: Studied::Substances,
};
const DOPAMINE: Statistic = Statistic {
    text: "after methamphetamine the brain's dopamine system needed months, not weeks, to come back",
    source: "Volkow et al. 2001",
    against: "not everything that had become harder to do came back with it",
    against_source: "NIDA 2008",
    studied: Studied::Stimulants,
};
const AFTER_FIVE_YEARS: Statistic = Statistic {
    text: "of 100 people with five years without use, 86 had no use in the next year either",
    source: "Dennis, Foss & Scott 2007",
    against: "after 4 to 5 years fewer than 15 of 100 return to use later, with opioids nearer 25",
    against_source: "White 2012",
    studied: Studied::Substances,
};

/// The statistics that belong to a phase, for a kind that they were found of.
pub fn statistics(phase: Phase, kind: FocusKind) -> impl Iterator<Item = Statistic> {
    let all: &[Statistic] = match phase {
        Phase::Preparing | Phase::Sustained => &[],
        Phase::Withdrawal | Phase::Early | Phase::Building => &[FIRST_YEAR, DOPAMINE],
        Phase::Stable => &[AFTER_FIVE_YEARS],
    };
    all.iter().copied().filter(move |one| one.studied.fits(kind))
}

impl Expectation {
    /// Who published it, and when: "SAMHSA 2010".
    #[must_use]
    pub fn published(&self) -> String {
        format!("{} {}", self.source, self.year)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::code::Code;

    #[rstest]
    #[case(Phase::Preparing, FocusKind::Alcohol, &[Topic::Motivation])]
    #[case(Phase::Preparing, FocusKind::Behaviour, &[Topic::Motivation])]
    #[case(Phase::Withdrawal, FocusKind::OpioidShort, &[Topic::Mood, Topic::Sleep])]
    #[case(Phase::Early, FocusKind::OpioidShort, &[Topic::Mood, Topic::Sleep, Topic::Guilt, Topic::Grief])]
    #[case(Phase::Early, FocusKind::Behaviour, &[])]
    #[case(Phase::Building, FocusKind::Other, &[Topic::Mood, Topic::Identity, Topic::Guilt, Topic::Grief])]
    #[case(Phase::Sustained, FocusKind::Nicotine, &[Topic::Mood, Topic::Identity, Topic::Support])]
    #[case(Phase::Stable, FocusKind::Stimulant, &[Topic::Mood, Topic::Support])]
    fn what_a_phase_speaks_of(
        #[case] phase: Phase,
        #[case] kind: FocusKind,
        #[case] topics: &[Topic],
    ) {
        assert_eq!(of(phase, kind).map(|line| line.about).collect::<Vec<_>>(), topics);
    }

    #[test]
    fn every_line_names_who_published_it_and_when() {
        for phase in Phase::ALL {
            for line in of(*phase, FocusKind::Alcohol) {
                assert!((1983..=2026).contains(&line.year), "{line:?}");
                assert!(line.source.len() > 3 && line.text.len() < 110, "{line:?}");
            }
            for one in statistics(*phase, FocusKind::Stimulant) {
                for source in [one.source, one.against_source] {
                    assert!(source.contains("20"), "{one:?}");
                }
                assert!(!one.against.is_empty(), "{one:?}");
            }
        }
    }

    #[test]
    fn each_line_has_its_day() {
        let lines: Vec<_> = of(Phase::Early, FocusKind::Alcohol).collect();
        let first: Day = "2026-11-20".parse().unwrap();
        let shown: Vec<_> =
            (0..4).filter_map(|n| on_day(&lines, first.plus(n))).map(|one| one.about).collect();
        assert!(lines.iter().all(|line| shown.contains(&line.about)), "{shown:?}");
        assert_eq!(on_day(&lines, first), on_day(&lines, first.plus(4)));
        assert_eq!(on_day(&[], first), None);
    }

    #[rstest]
    #[case(Phase::Early, FocusKind::Alcohol, 1)]
    #[case(Phase::Early, FocusKind::Stimulant, 2)]
    #[case(Phase::Early, FocusKind::Behaviour, 0)]
    #[case(Phase::Sustained, FocusKind::Alcohol, 0)]
    #[case(Phase::Stable, FocusKind::OpioidShort, 1)]
    fn statistics_by_phase_and_kind(
        #[case] phase: Phase,
        #[case] kind: FocusKind,
        #[case] many: usize,
    ) {
        assert_eq!(statistics(phase, kind).count(), many);
    }
}
