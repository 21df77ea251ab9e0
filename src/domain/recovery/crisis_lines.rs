//! Numbers to call, country by country: dated data, each with where it was taken from.
//!
//! How to change one is in docs/safety.md.

use serde::Serialize;

use super::region::Region;
use crate::domain::code::codes;
use crate::domain::time::day::Day;

/// Where and when a number was copied from. It does not say that anybody has called it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Provenance {
    /// The public page, or who handed it to the project.
    pub from: &'static str,
    /// The day.
    pub on: Day,
}

const fn taken(from: &'static str, year: i32, month: u32, day: u32) -> Provenance {
    match Day::from_ymd(year, month, day) {
        Some(on) => Provenance { from, on },
        None => panic!("no such date"),
    }
}

/// The numbers that the project began with.
const GIVEN: Provenance = taken("public pages, given to the project", 2026, 11, 20);

/// Those that came later.
const fn page(from: &'static str) -> Provenance {
    taken(from, 2026, 11, 28)
}

/// A number of the emergency services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EmergencyNumber {
    /// What to dial.
    pub number: &'static str,
    /// Where it answers.
    pub regions: &'static [Region],
    /// Where it was taken from, and when.
    pub taken_over: Provenance,
}

const EU: &[Region] = &[Region::Ie, Region::Fr, Region::Es, Region::Nl, Region::Lu, Region::Eu];

/// The numbers of the emergency services.
pub const EMERGENCY_NUMBERS: [EmergencyNumber; 5] = [
    EmergencyNumber { number: "911", regions: &[Region::Us, Region::Ca], taken_over: GIVEN },
    EmergencyNumber { number: "999", regions: &[Region::Gb], taken_over: GIVEN },
    EmergencyNumber { number: "112", regions: EU, taken_over: GIVEN },
    EmergencyNumber {
        number: "000",
        regions: &[Region::Au],
        taken_over: page("a page of Lifeline Australia"),
    },
    EmergencyNumber {
        number: "111",
        regions: &[Region::Nz],
        taken_over: page("a report of the New Zealand Herald"),
    },
];

codes! {
    /// What a line is for.
    Purpose ("purpose") {
        /// Someone listens at once.
        Crisis = "crisis",
        /// Someone stays on the line while a person uses alone, and sends help where it is needed.
        Spotting = "spotting",
        /// Someone finds a place of treatment.
        Referral = "referral",
    }
}

/// A telephone line that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CrisisLine {
    /// What to dial.
    pub number: &'static str,
    /// What to dial from a text telephone, where that is another number.
    pub tty: Option<&'static str>,
    /// Where to send a text message, where that is another number.
    pub text: Option<&'static str>,
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
    /// Where it was taken from, and when.
    pub taken_over: Provenance,
    /// Always null: nobody is known to have called it to check.
    pub last_verified: (),
}

/// A line where someone listens, which is called.
const LISTENS: CrisisLine = CrisisLine {
    number: "",
    tty: None,
    text: None,
    name: "",
    about: None,
    reach: "Call.",
    purpose: Purpose::Crisis,
    regions: &[],
    taken_over: GIVEN,
    last_verified: (),
};

/// The lines that ship with the program.
pub const CRISIS_LINES: [CrisisLine; 12] = [
    CrisisLine {
        number: "988",
        name: "Suicide and crisis line",
        reach: "Call or text; in the US, chat at 988lifeline.org.",
        regions: &[Region::Us, Region::Ca],
        ..LISTENS
    },
    CrisisLine {
        number: "116 123",
        name: "Samaritans",
        regions: &[Region::Gb, Region::Ie],
        ..LISTENS
    },
    CrisisLine {
        number: "3114",
        name: "Suicide prevention line",
        regions: &[Region::Fr],
        taken_over: page("a report on its opening, gettotext.com"),
        ..LISTENS
    },
    CrisisLine {
        number: "024",
        name: "Suicide prevention line",
        regions: &[Region::Es],
        taken_over: page("a report on its opening, dagnatt.com"),
        ..LISTENS
    },
    CrisisLine {
        number: "113",
        name: "Suicide prevention line",
        reach: "Call 113 or 0800-0113.",
        regions: &[Region::Nl],
        taken_over: page("nltimes.nl"),
        ..LISTENS
    },
    CrisisLine {
        number: "45 45 45",
        name: "Support line",
        regions: &[Region::Lu],
        taken_over: page("454545.lu"),
        ..LISTENS
    },
    CrisisLine {
        number: "116 123",
        name: "Emotional support line",
        about: Some("In many countries, not all."),
        regions: &[Region::Eu],
        taken_over: taken("pages on Commission Decision 2007/698/EC", 2026, 11, 21),
        ..LISTENS
    },
    CrisisLine {
        number: "13 11 14",
        name: "Lifeline",
        regions: &[Region::Au],
        taken_over: page("a page of Lifeline Australia"),
        ..LISTENS
    },
    CrisisLine {
        number: "1737",
        name: "Support line",
        reach: "Call or text.",
        regions: &[Region::Nz],
        taken_over: page("vice.com, on New Zealand's helplines"),
        ..LISTENS
    },
    CrisisLine {
        number: "1-800-972-0590",
        name: "SafeSpot",
        reach: "Call before you use alone: someone stays on the line.",
        purpose: Purpose::Spotting,
        regions: &[Region::Us],
        taken_over: page("helplinema.org"),
        ..LISTENS
    },
    CrisisLine {
        number: "1-888-688-6677",
        name: "NORS",
        reach: "Call before you use alone: someone stays on the line.",
        purpose: Purpose::Spotting,
        regions: &[Region::Ca],
        taken_over: page("streetconnections.ca"),
        ..LISTENS
    },
    CrisisLine {
        number: "1-800-662-4357",
        tty: Some("1-800-487-4889"),
        text: Some("435748"),
        name: "SAMHSA helpline",
        about: Some("Finds treatment; it does not counsel."),
        reach: "Call, or text a ZIP code to 435748.",
        purpose: Purpose::Referral,
        regions: &[Region::Us],
        ..LISTENS
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::code::Code;

    #[rstest]
    #[case(Some(Region::Us), "911", &["988", "1-800-972-0590", "1-800-662-4357"])]
    #[case(Some(Region::Ca), "911", &["988", "1-888-688-6677"])]
    #[case(Some(Region::Gb), "999", &["116 123"])]
    #[case(Some(Region::Ie), "112", &["116 123"])]
    #[case(Some(Region::Fr), "112", &["3114"])]
    #[case(Some(Region::Es), "112", &["024"])]
    #[case(Some(Region::Nl), "112", &["113"])]
    #[case(Some(Region::Lu), "112", &["45 45 45"])]
    #[case(Some(Region::Eu), "112", &["116 123"])]
    #[case(Some(Region::Au), "000", &["13 11 14"])]
    #[case(Some(Region::Nz), "111", &["1737"])]
    fn numbers_by_region(
        #[case] region: Option<Region>,
        #[case] emergency: &str,
        #[case] lines: &[&str],
    ) {
        let dialled: Vec<_> = emergency_numbers_for(region).map(|one| one.number).collect();
        assert_eq!(dialled, [emergency]);
        let called: Vec<_> = lines_for(region).map(|line| line.number).collect();
        assert_eq!(called, lines);
    }

    #[test]
    fn without_a_region_every_number_is_there() {
        assert_eq!(emergency_numbers_for(None).count(), EMERGENCY_NUMBERS.len());
        assert_eq!(lines_for(None).count(), CRISIS_LINES.len());
    }

    #[test]
    fn every_region_has_someone_who_listens() {
        for region in Region::ALL {
            let crisis = |line: &&CrisisLine| line.purpose == Purpose::Crisis;
            assert_eq!(lines_for(Some(*region)).filter(crisis).count(), 1, "{region}");
        }
    }

    #[test]
    fn every_number_says_where_it_was_taken_from_and_when() {
        let november = |on: Day| on.to_string().starts_with("2026-11-");
        let numbers = EMERGENCY_NUMBERS.iter().map(|one| (one.number, one.taken_over));
        let lines = CRISIS_LINES.iter().map(|line| (line.number, line.taken_over));
        for (number, Provenance { from, on }) in numbers.chain(lines) {
            assert!(!number.is_empty() && !from.is_empty() && november(on), "{number}: {from}");
        }
    }
}
