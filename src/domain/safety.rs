//! What the program says when someone may be in danger: dated facts, and when each is shown.
//!
//! Where each fact comes from, and how to change a number, is in docs/safety.md.

use serde::Serialize;

use super::code::codes;
use super::day::Day;
use super::focus::Kind;
use super::text::OneLine;

codes! {
    /// Where the person is, as far as telephone numbers go.
    Region ("region") {
        /// The United States.
        Us = "us",
        /// Canada.
        Ca = "ca",
        /// The United Kingdom.
        Gb = "gb",
        /// Ireland.
        Ie = "ie",
        /// Any other country of the European Union.
        Eu = "eu",
    }
}

/// ISO 3166 codes of the countries that [`Region::Eu`] stands for.
const EU_COUNTRIES: [&str; 26] = [
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "it", "lt",
    "lu", "lv", "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
];

impl Region {
    /// The region of a country code in either case: `us`, `GB`, `de`; `uk` is read as `gb`.
    #[must_use]
    pub fn of_country(code: &str) -> Option<Self> {
        let code = code.trim().to_lowercase();
        match code.as_str() {
            "uk" => Some(Self::Gb),
            country if EU_COUNTRIES.contains(&country) => Some(Self::Eu),
            other => other.parse().ok(),
        }
    }

    /// The short name, as it stands in a list: "US".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Us => "US",
            Self::Ca => "Canada",
            Self::Gb => "UK",
            Self::Ie => "Ireland",
            Self::Eu => "EU",
        }
    }
}

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
    /// Who answers, or what it does.
    pub name: &'static str,
    /// How to reach it.
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
        name: "suicide and crisis line",
        reach: "call or text; in the US, chat at 988lifeline.org",
        purpose: Purpose::Crisis,
        regions: &[Region::Us, Region::Ca],
        last_verified: GIVEN,
    },
    CrisisLine {
        number: "116 123",
        tty: None,
        name: "Samaritans",
        reach: "call",
        purpose: Purpose::Crisis,
        regions: &[Region::Gb, Region::Ie],
        last_verified: GIVEN,
    },
    CrisisLine {
        number: "116 123",
        tty: None,
        name: "emotional support line of many countries, not all",
        reach: "call",
        purpose: Purpose::Crisis,
        regions: &[Region::Eu],
        last_verified: day(2026, 11, 21),
    },
    CrisisLine {
        number: "1-800-662-4357",
        tty: Some("1-800-487-4889"),
        name: "SAMHSA, finds treatment, does not counsel",
        reach: "call",
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

/// Signs of an opioid overdose, each after "the person": any one is enough to act.
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
        "Give another dose every 2 to 3 minutes, until they breathe.".to_owned(),
        "When they breathe, lay them on their side, in the recovery position.".to_owned(),
        "Stay with them. Naloxone wears off in 30 to 90 minutes.".to_owned(),
    ]
}

/// What does harm in an overdose, each after "do not".
pub const OVERDOSE_AVOID: [&str; 4] =
    ["slap them", "put them in a cold shower", "inject anything else", "make them vomit"];

/// Why an amount that used to be usual is not safe any more.
pub const TOLERANCE: &str = "Tolerance falls within days of not using: an old dose can kill.";

/// Why nobody should use alone.
pub const NEVER_ALONE: &str =
    "If you use, never alone: someone has to be there to call, and to give naloxone.";

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

/// Whether stopping this kind suddenly can be dangerous in itself.
#[must_use]
pub fn stopping_is_dangerous(kind: Kind) -> bool {
    matches!(kind, Kind::Alcohol | Kind::Benzodiazepine)
}

/// What the person keeps for themselves beside, or instead of, the numbers that ship.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnHelp {
    /// The emergency number to show instead of those that ship.
    pub emergency: Option<OneLine>,
    /// Whether the lines that ship are left out.
    pub only_own: bool,
    /// The person's own lines, in their order.
    pub lines: Vec<OwnLine>,
}

/// One line of the person's own: a friend, a clinic, a local service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnLine {
    /// Who it is, in the person's words: "Ana, sister".
    pub name: OneLine,
    /// What to dial, as typed.
    pub phone: OneLine,
}
