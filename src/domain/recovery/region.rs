//! Regions that have telephone numbers of their own.

use crate::domain::code::codes;

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
        /// France.
        Fr = "fr",
        /// Spain.
        Es = "es",
        /// The Netherlands.
        Nl = "nl",
        /// Luxembourg.
        Lu = "lu",
        /// Any other country of the European Union.
        Eu = "eu",
        /// Australia.
        Au = "au",
        /// New Zealand.
        Nz = "nz",
    }
}

/// ISO 3166 codes of the countries that [`Region::Eu`] stands for.
const EU_COUNTRIES: [&str; 22] = [
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "fi", "gr", "hr", "hu", "it", "lt", "lv", "mt",
    "pl", "pt", "ro", "se", "si", "sk",
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
            Self::Fr => "France",
            Self::Es => "Spain",
            Self::Nl => "Netherlands",
            Self::Lu => "Luxembourg",
            Self::Eu => "EU",
            Self::Au => "Australia",
            Self::Nz => "New Zealand",
        }
    }

    /// The names of some regions for a list; where it has the whole of the European Union, its
    /// countries are in that.
    #[must_use]
    pub fn names(regions: &[Self]) -> Vec<&'static str> {
        let whole_eu = regions.contains(&Self::Eu);
        let in_eu = |one| matches!(one, Self::Ie | Self::Fr | Self::Es | Self::Nl | Self::Lu);
        regions.iter().filter(|one| !(whole_eu && in_eu(**one))).map(|one| one.name()).collect()
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
    #[case("au", Some(Region::Au))]
    #[case("NZ", Some(Region::Nz))]
    #[case("fr", Some(Region::Fr))]
    #[case("ES", Some(Region::Es))]
    #[case("nl", Some(Region::Nl))]
    #[case("lu", Some(Region::Lu))]
    #[case("no", None)]
    #[case("usa", None)]
    #[case("", None)]
    fn countries(#[case] code: &str, #[case] region: Option<Region>) {
        assert_eq!(Region::of_country(code), region);
    }

    #[rstest]
    #[case(&[Region::Us, Region::Ca], &["US", "Canada"])]
    #[case(&[Region::Ie, Region::Fr, Region::Eu], &["EU"])]
    #[case(&[Region::Gb, Region::Ie], &["UK", "Ireland"])]
    fn a_list_names_a_country_once(#[case] regions: &[Region], #[case] names: &[&str]) {
        assert_eq!(Region::names(regions), names);
    }
}
