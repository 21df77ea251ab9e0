//! What the program says when someone may be in danger: dated facts, and when each is shown.
//!
//! Where each fact comes from, and how to change a number, is in docs/safety.md.

use serde::Serialize;

use super::code::codes;
use super::day::Day;
use super::focus::Kind;
use super::phase::{Phase, Standing};
use super::region::Region;
use super::text::OneLine;

/// The day on which the project was given these numbers.
const GIVEN: Day = day(2026, 11, 20);

const fn day(year: i32, month: u32, day: u32) -> Day {
    match Day::from_ymd(year, month, day) {
        Some(day) => day,
        None => panic!("no such date"),
    }
}

/// A number of the emergency services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EmergencyNumber {
    /// What to dial.
    pub number: &'static str,
    /// Where it answers.
    pub regions: &'static [Region],
    /// When it was last checked.
    pub last_verified: Day,
}

/// The numbers of the emergency services.
pub const EMERGENCY_NUMBERS: [EmergencyNumber; 3] = [
    EmergencyNumber { number: "911", regions: &[Region::Us, Region::Ca], last_verified: GIVEN },
    EmergencyNumber { number: "999", regions: &[Region::Gb], last_verified: GIVEN },
    EmergencyNumber { number: "112", regions: &[Region::Ie, Region::Eu], last_verified: GIVEN },
];

codes! {
    /// What a line is for.
    Purpose ("purpose") {
        /// Someone listens at once.
        Crisis = "crisis",
        /// Someone finds a place of treatment.
        Referral = "referral",
    }
}

/// A telephone line that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CrisisLine {
    /// What to dial.
    pub number: &'static str,
    /// What to dial from a text telephone, where that is another number.
    pub tty: Option<&'static str>,
    /// Who answers.
    pub name: &'static str,
    /// What to know of it before calling, as a sentence.
    pub about: Option<&'static str>,
    /// How to reach it, as a sentence.
    pub reach: &'static str,
    /// What it is for.
    pub purpose: Purpose,
    /// Where it answers.
    pub regions: &'static [Region],
    /// When it was last checked.
    pub last_verified: Day,
}

/// The lines that ship with the program.
pub const CRISIS_LINES: [CrisisLine; 4] = [
    CrisisLine {
        number: "988",
        tty: None,
        name: "Suicide and crisis line",
        about: None,
        reach: "Call or text; in the US, chat at 988lifeline.org.",
        purpose: Purpose::Crisis,
        regions: &[Region::Us, Region::Ca],
        last_verified: GIVEN,
    },
    CrisisLine {
        number: "116 123",
        tty: None,
        name: "Samaritans",
        about: None,
        reach: "Call.",
        purpose: Purpose::Crisis,
        regions: &[Region::Gb, Region::Ie],
        last_verified: GIVEN,
    },
    CrisisLine {
        number: "116 123",
        tty: None,
        name: "Emotional support line",
        about: Some("In many countries, not all."),
        reach: "Call.",
        purpose: Purpose::Crisis,
        regions: &[Region::Eu],
        last_verified: day(2026, 11, 21),
    },
    CrisisLine {
        number: "1-800-662-4357",
        tty: Some("1-800-487-4889"),
        name: "SAMHSA helpline",
        about: Some("Finds treatment; it does not counsel."),
        reach: "Call.",
        purpose: Purpose::Referral,
        regions: &[Region::Us],
        last_verified: GIVEN,
    },
];

/// The emergency numbers of a region; with none set, those of every region.
pub fn emergency_numbers_for(
    region: Option<Region>,
) -> impl Iterator<Item = &'static EmergencyNumber> {
    EMERGENCY_NUMBERS.iter().filter(move |one| serves(one.regions, region))
}

/// The lines of a region; with none set, those of every region.
pub fn lines_for(region: Option<Region>) -> impl Iterator<Item = &'static CrisisLine> {
    CRISIS_LINES.iter().filter(move |line| serves(line.regions, region))
}

fn serves(regions: &[Region], region: Option<Region>) -> bool {
    region.is_none_or(|region| regions.contains(&region))
}

/// Signs of an opioid overdose. An overdose need not show all of them.
pub const OVERDOSE_SIGNS: [&str; 7] = [
    "cannot be woken",
    "slow, weak or no breathing",
    "choking or gurgling sounds",
    "pinpoint pupils",
    "limp body",
    "cold, clammy skin",
    "blue or grey lips or nails",
];

/// What to do in an overdose, in order, where `emergency` says what to dial: "911".
#[must_use]
pub fn overdose_steps(emergency: &str) -> [String; 6] {
    [
        "Try to wake them: say their name, loudly.".to_owned(),
        format!("Call {emergency}, and give naloxone: whichever is faster first."),
        "Support their breathing, if you are able.".to_owned(),
        "Give another dose of naloxone every 2 to 3 minutes, until they breathe.".to_owned(),
        "When they breathe, lay them on their side, in the recovery position.".to_owned(),
        "Stay with them. Naloxone wears off in 30 to 90 minutes.".to_owned(),
    ]
}

/// What does harm in an overdose, each after "do not".
pub const OVERDOSE_AVOID: [&str; 4] =
    ["slap them", "use a cold shower", "inject anything else", "make them vomit"];

/// Why an amount that used to be usual is not safe any more.
pub const TOLERANCE: &str = "Tolerance falls within days of not using: an old dose can kill.";

/// Why nobody should use alone.
pub const NEVER_ALONE: &str =
    "If you use, never alone: someone has to be there to call and give naloxone.";

/// Whether the overdose card is shown after a use of this kind.
///
/// It is for opioids, and for what may be mixed or taken with them. After the other kinds the
/// support lines are shown instead, without the line on tolerance.
#[must_use]
pub fn overdose_card_for(kind: Kind) -> bool {
    match kind {
        Kind::OpioidShort
        | Kind::OpioidLong
        | Kind::Alcohol
        | Kind::Stimulant
        | Kind::Benzodiazepine
        | Kind::Other => true,
        Kind::Cannabis | Kind::Nicotine | Kind::Behaviour => false,
    }
}

/// Why the overdose card is for this kind too, where that is not plain from the kind itself.
#[must_use]
pub fn hidden_opioids(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Stimulant | Kind::Benzodiazepine | Kind::Other => {
            Some("Supplies may contain opioids that nobody told you of.")
        }
        Kind::Alcohol => Some("What is taken along with alcohol may contain opioids."),
        _ => None,
    }
}

/// The danger of stopping alcohol or benzodiazepines suddenly.
pub const STOPPING_DANGER: &str =
    "Stopping alcohol or benzodiazepines suddenly after daily use can be dangerous.";

/// What to do instead of stopping suddenly.
pub const STOPPING_ADVICE: &str = "Do not stop alone: ask a clinician about a supervised taper.";

/// When stopping has become an emergency, where `emergency` says what to dial: "911".
#[must_use]
pub fn stopping_emergency(emergency: &str) -> String {
    format!("Seizure, confusion, hallucinations or high fever: call {emergency}.")
}

/// Whether stopping this kind suddenly can be dangerous in itself; the warning is due at set-up.
#[must_use]
pub fn stopping_is_dangerous(kind: Kind) -> bool {
    matches!(kind, Kind::Alcohol | Kind::Benzodiazepine)
}

/// Whether the warning of stopping suddenly is due where a focus of this kind stands: before and in
/// withdrawal, be it by the calendar or because the person said so.
#[must_use]
pub fn stopping_warning_at(kind: Kind, standing: Standing) -> bool {
    let due = |phase| matches!(phase, Phase::Preparing | Phase::Withdrawal);
    stopping_is_dangerous(kind) && (due(standing.phase) || due(standing.calendar))
}

/// What the person keeps for themselves beside, or instead of, the numbers that ship.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnHelp {
    /// The emergency number to show instead of those that ship.
    pub emergency: Option<OneLine>,
    /// Whether they want to see their own lines alone.
    pub only_own: bool,
    /// The person's own lines, in their order.
    pub lines: Vec<OwnLine>,
}

impl OwnHelp {
    /// Whether the lines that ship are left out. Never without another one in their place.
    #[must_use]
    pub fn replaces_lines(&self) -> bool {
        self.only_own && !self.lines.is_empty()
    }
}

/// One line of the person's own: a friend, a clinic, a local service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnLine {
    /// Who it is, in the person's words: "Ana, sister".
    pub name: OneLine,
    /// What to dial, as typed.
    pub phone: OneLine,
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::code::Code;
    use crate::domain::phase::DecidedBy;

    #[rstest]
    #[case(None, &["911", "999", "112"], &["988", "116 123", "116 123", "1-800-662-4357"])]
    #[case(Some(Region::Us), &["911"], &["988", "1-800-662-4357"])]
    #[case(Some(Region::Ca), &["911"], &["988"])]
    #[case(Some(Region::Gb), &["999"], &["116 123"])]
    #[case(Some(Region::Ie), &["112"], &["116 123"])]
    #[case(Some(Region::Eu), &["112"], &["116 123"])]
    fn numbers_by_region(
        #[case] region: Option<Region>,
        #[case] emergency: &[&str],
        #[case] lines: &[&str],
    ) {
        let dialled: Vec<_> = emergency_numbers_for(region).map(|one| one.number).collect();
        assert_eq!(dialled, emergency);
        let called: Vec<_> = lines_for(region).map(|line| line.number).collect();
        assert_eq!(called, lines);
    }

    #[test]
    fn every_region_has_a_number_to_call_and_someone_who_listens() {
        for region in Region::ALL {
            assert_eq!(emergency_numbers_for(Some(*region)).count(), 1, "{region}");
            assert!(lines_for(Some(*region)).any(|line| line.purpose == Purpose::Crisis));
        }
    }

    #[rstest]
    #[case(Kind::OpioidShort, true, false, false)]
    #[case(Kind::OpioidLong, true, false, false)]
    #[case(Kind::Alcohol, true, true, true)]
    #[case(Kind::Stimulant, true, true, false)]
    #[case(Kind::Benzodiazepine, true, true, true)]
    #[case(Kind::Cannabis, false, false, false)]
    #[case(Kind::Nicotine, false, false, false)]
    #[case(Kind::Behaviour, false, false, false)]
    #[case(Kind::Other, true, true, false)]
    fn what_each_kind_calls_for(
        #[case] kind: Kind,
        #[case] card: bool,
        #[case] hidden: bool,
        #[case] stopping: bool,
    ) {
        assert_eq!(overdose_card_for(kind), card);
        assert_eq!(hidden_opioids(kind).is_some(), hidden);
        assert_eq!(stopping_is_dangerous(kind), stopping);
        for (phase, calendar, due) in [
            (Phase::Preparing, Phase::Preparing, true),
            (Phase::Withdrawal, Phase::Withdrawal, true),
            (Phase::Early, Phase::Early, false),
            (Phase::Building, Phase::Withdrawal, true),
            (Phase::Withdrawal, Phase::Stable, true),
            (Phase::Stable, Phase::Building, false),
        ] {
            let by = DecidedBy::Person;
            let standing = Standing { phase, by, from: None, calendar, extra_care_until: None };
            assert_eq!(stopping_warning_at(kind, standing), stopping && due, "{standing:?}");
        }
    }

    #[test]
    fn the_dose_interval_and_the_duration_of_naloxone_are_said() {
        let steps = overdose_steps("911").join(" ");
        for fact in ["Call 911", "2 to 3 minutes", "30 to 90 minutes", "recovery position"] {
            assert!(steps.contains(fact), "{fact}: {steps}");
        }
    }
}
