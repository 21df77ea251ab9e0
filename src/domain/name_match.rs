//! Finding a record by the name that a person types, or by a part of it.

use super::code::nearest;
use super::text::{Name, folded};

/// A record that has a name and may be archived.
pub trait Named {
    /// Its name.
    fn name(&self) -> &Name;

    /// Whether it is put away.
    fn is_archived(&self) -> bool;
}

/// Why a name matches no single record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// Nothing has it; the name that is most like it, where one is like enough.
    None(Option<Name>),
    /// More than one has a word that begins so: their names.
    Several(Vec<Name>),
}

/// Finds a record by its whole name, archived or not.
#[must_use]
pub fn exact<'r, R: Named>(records: impl IntoIterator<Item = &'r R>, name: &Name) -> Option<&'r R> {
    let sought = name.folded();
    records.into_iter().find(|record| record.name().folded() == sought)
}

/// Finds a record by its whole name, else by a unique start of a word among those kept.
///
/// # Errors
/// [`NotFound`] where there is none, or more than one.
pub fn find<'r, R: Named>(
    records: impl IntoIterator<Item = &'r R, IntoIter: Clone>,
    name: &Name,
) -> Result<&'r R, NotFound> {
    let records = records.into_iter();
    if let Some(record) = exact(records.clone(), name) {
        return Ok(record);
    }
    let sought = name.folded();
    let fits = |record: &&R| !record.is_archived() && begins_a_word(record.name(), &sought);
    let fitting: Vec<&R> = records.clone().filter(fits).collect();
    match fitting[..] {
        [only] => Ok(only),
        [] => {
            let near = nearest(name.as_str(), records.clone().map(|one| one.name().as_str()));
            let near =
                near.and_then(|near| records.map(Named::name).find(|one| one.as_str() == near));
            Err(NotFound::None(near.cloned()))
        }
        ref several => {
            Err(NotFound::Several(several.iter().map(|record| record.name().clone()).collect()))
        }
    }
}

/// Whether what was sought stands in the name from the first letter of a word on.
fn begins_a_word(name: &Name, sought: &str) -> bool {
    let name = folded(name.as_str());
    let mut before = None;
    name.char_indices().any(|(at, c)| {
        let first = before.is_none_or(|before: char| !before.is_alphanumeric());
        before = Some(c);
        first && name[at..].starts_with(sought)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    struct Kept(Name, bool);

    impl Named for Kept {
        fn name(&self) -> &Name {
            &self.0
        }

        fn is_archived(&self) -> bool {
            self.1
        }
    }

    /// Finds among these names, of which those that end in a dash are archived.
    fn found(known: &[&str], name: &str) -> Result<String, NotFound> {
        let kept =
            |one: &&str| Kept(one.trim_end_matches('-').parse().unwrap(), one.ends_with('-'));
        let known: Vec<Kept> = known.iter().map(kept).collect();
        find(&known, &name.parse().unwrap()).map(|one| one.0.to_string())
    }

    #[rstest]
    #[case::the_name(&["heroin", "Wine"], "heroin", "heroin")]
    #[case::another_case(&["heroin", "Wine"], "WINE", "Wine")]
    #[case::case_beyond_ascii(&["Évening wälk"], "évening WÄLK", "Évening wälk")]
    #[case::another_form(&["Café"], "cafe\u{301}", "Café")]
    #[case::an_archived_name(&["evening walk-", "walk home"], "evening walk", "evening walk")]
    #[case::the_name_before_a_part(&["walk", "evening walk"], "walk", "walk")]
    #[case::the_first_word(&["evening walk"], "even", "evening walk")]
    #[case::a_later_word(&["evening walk", "meeting"], "walk", "evening walk")]
    #[case::from_a_word_on(&["walk by the sea", "walk to work"], "walk b", "walk by the sea")]
    #[case::after_a_sign(&["non-alcoholic beer"], "alco", "non-alcoholic beer")]
    #[case::a_part_of_one_that_is_kept(&["evening walk", "morning walk-"], "walk", "evening walk")]
    #[case::twice_in_one_name(&["walk and walk"], "walk", "walk and walk")]
    fn one_fits(#[case] known: &[&str], #[case] name: &str, #[case] expected: &str) {
        assert_eq!(found(known, name), Ok(expected.to_owned()));
    }

    #[rstest]
    #[case::several(&["evening walk", "morning walk"], "walk")]
    #[case::several_from_a_word_on(&["walk by the sea", "walk to work"], "walk")]
    fn more_than_one_fits(#[case] known: &[&str], #[case] name: &str) {
        let names = known.iter().map(|one| one.parse().unwrap()).collect();
        assert_eq!(found(known, name), Err(NotFound::Several(names)));
    }

    #[rstest]
    #[case::nothing_kept(&[], "heroin", None)]
    #[case::far(&["heroin"], "tea", None)]
    #[case::near(&["heroin", "Wine"], "herion", Some("heroin"))]
    #[case::within_a_word(&["evening walk"], "alk", None)]
    #[case::a_part_of_an_archived_name(&["evening walk-"], "even", Some("evening walk"))]
    fn none_fits(#[case] known: &[&str], #[case] name: &str, #[case] near: Option<&str>) {
        let near = near.map(|near| near.parse().unwrap());
        assert_eq!(found(known, name), Err(NotFound::None(near)));
    }
}
