//! Focuses and routines by the names that people give them.

use super::error::{Error, Kind};
use crate::domain::code::nearest;
use crate::domain::focus::Focus;
use crate::domain::routine::Routine;
use crate::domain::text::Name;

/// The focus of this name, archived or not, without regard to case.
///
/// # Errors
/// One of kind `NotFound` with the nearest name.
pub(crate) fn focus<'f>(focuses: &'f [Focus], name: &Name) -> Result<&'f Focus, Error> {
    find(focuses.iter().map(|focus| (&focus.name, focus)), name, "focus")
}

/// The routine of this name, archived or not, without regard to case.
///
/// # Errors
/// One of kind `NotFound` with the nearest name.
pub(crate) fn routine<'r>(routines: &'r [Routine], name: &Name) -> Result<&'r Routine, Error> {
    find(routines.iter().map(|routine| (&routine.name, routine)), name, "routine")
}

fn find<'a, T>(
    known: impl Iterator<Item = (&'a Name, T)> + Clone,
    name: &Name,
    what: &str,
) -> Result<T, Error> {
    let found = known.clone().find(|(one, _)| one.folded() == name.folded());
    found.map(|(_, value)| value).ok_or_else(|| {
        let near = nearest(name.as_str(), known.clone().map(|(one, _)| one.as_str()));
        let error = Error::new(Kind::NotFound, format!("there is no {what} named \"{name}\""));
        error.hint(match near {
            Some(near) => format!("did you mean \"{near}\"?"),
            None if known.count() == 0 => format!("add one with: daymark {what} add"),
            None => format!("see all of them with: daymark {what} list --all"),
        })
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::find;
    use crate::domain::text::Name;

    #[rstest]
    #[case::exact(&["heroin", "Wine"], "heroin", Ok(0))]
    #[case::another_case(&["heroin", "Wine"], "WINE", Ok(1))]
    #[case::case_beyond_ascii(&["Évening wälk"], "évening WÄLK", Ok(0))]
    #[case::near(&["heroin", "Wine"], "herion", Err("did you mean \"heroin\"?"))]
    #[case::its_beginning(&["evening walk"], "even", Err("did you mean \"evening walk\"?"))]
    #[case::far(&["heroin"], "tea", Err("see all of them with: daymark focus list --all"))]
    #[case::none_kept(&[], "heroin", Err("add one with: daymark focus add"))]
    fn names_are_found(
        #[case] known: &[&str],
        #[case] name: &str,
        #[case] expected: Result<usize, &str>,
    ) {
        let known: Vec<Name> = known.iter().map(|one| one.parse().unwrap()).collect();
        let found = find(known.iter().zip(0..), &name.parse().unwrap(), "focus");
        let found = found.map_err(|error| error.hint.unwrap());
        assert_eq!(found, expected.map_err(str::to_owned));
    }
}
