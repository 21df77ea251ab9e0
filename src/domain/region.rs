//! Where a person is, as far as telephone numbers differ.

use super::code::codes;

codes! {
    /// A region with its own telephone numbers.
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("us", Some(Region::Us))]
    #[case("CA", Some(Region::Ca))]
    #[case("gb", Some(Region::Gb))]
    #[case(" UK ", Some(Region::Gb))]
    #[case("ie", Some(Region::Ie))]
    #[case("eu", Some(Region::Eu))]
    #[case("DE", Some(Region::Eu))]
    #[case("au", None)]
    #[case("usa", None)]
    #[case("", None)]
    fn countries(#[case] code: &str, #[case] region: Option<Region>) {
        assert_eq!(Region::of_country(code), region);
    }
}
