//! Focuses and routines by the names that people give them.

use super::context::Console;
use super::error::{Error, Kind};
use super::given;
use super::prompt::Question;
use crate::domain::code::nearest;
use crate::domain::focus::{Focus, primary};
use crate::domain::routine::Routine;
use crate::domain::text::Name;
use crate::render::clean;

/// The focus of this name, archived or not, without regard to case.
///
/// # Errors
/// One of kind `NotFound` with the nearest name.
pub(crate) fn focus<'f>(focuses: &'f [Focus], name: &Name) -> Result<&'f Focus, Error> {
    find(focuses.iter().map(|focus| (&focus.name, focus)), name, "focus")
}

/// The focus of the name that was given, or else the primary one.
///
/// # Errors
/// As [`focus`]; one of kind `Refused` where there is no focus that is not archived.
pub(crate) fn one<'f>(focuses: &'f [Focus], name: Option<&Name>) -> Result<&'f Focus, Error> {
    match name {
        Some(name) => focus(focuses, name),
        None => primary(focuses).ok_or_else(given::no_focus),
    }
}

/// The focus of this name, archived or not; without a name all that are kept.
///
/// # Errors
/// Those of [`focus`].
pub(crate) fn shown<'f>(
    focuses: &'f [Focus],
    name: Option<&Name>,
) -> Result<Vec<&'f Focus>, Error> {
    Ok(match name {
        Some(name) => vec![focus(focuses, name)?],
        None => focuses.iter().filter(|focus| focus.archived_at.is_none()).collect(),
    })
}

/// The routine of this name, archived or not, without regard to case.
///
/// # Errors
/// One of kind `NotFound` with the nearest name.
pub(crate) fn routine<'r>(routines: &'r [Routine], name: &Name) -> Result<&'r Routine, Error> {
    find(routines.iter().map(|routine| (&routine.name, routine)), name, "routine")
}

/// The name that was given, or else the one that the person picks among `known`.
///
/// # Errors
/// A usage error where nobody can be asked; one of kind `NotFound` where there is nothing to pick.
pub(crate) fn given_or_picked<'k>(
    console: &mut Console,
    given: Option<&Name>,
    known: impl IntoIterator<Item = &'k Name>,
    what: &str,
) -> Result<Name, Error> {
    if let Some(name) = given {
        return Ok(name.clone());
    }
    let known: Vec<&Name> = known.into_iter().collect();
    let options = options(console, known.iter().copied(), what)?;
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let text = format!("Which {what}");
    let question = Question { text: &text, help: "Choose one; Ctrl-C ends.", flag: "NAME" };
    let picked = console.prompt.need_pick(&question, &options)?;
    known.get(picked).map(|name| (*name).clone()).ok_or_else(none_picked)
}

/// The names that the person picks among `known`, at least one.
///
/// # Errors
/// As [`given_or_picked`]; one of kind `Cancelled` where none is picked.
pub(crate) fn picked(
    console: &mut Console,
    known: &[Name],
    what: &str,
) -> Result<Vec<Name>, Error> {
    let options = options(console, known, what)?;
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let text = format!("Which {what}s");
    let question = Question { text: &text, help: "Choose any; Ctrl-C ends.", flag: "NAME" };
    console.prompt.must_ask(&question)?;
    let picked = console.prompt.pick_many(&question, &options, "none of them")?;
    let picked: Vec<Name> =
        picked.unwrap_or_default().into_iter().filter_map(|at| known.get(at).cloned()).collect();
    if picked.is_empty() { Err(none_picked()) } else { Ok(picked) }
}

/// The names as they can be shown.
fn options<'k>(
    console: &Console,
    known: impl IntoIterator<Item = &'k Name>,
    what: &str,
) -> Result<Vec<String>, Error> {
    let unicode = console.environment.unicode;
    let shown = |name: &Name| clean::line(name.as_str(), unicode).into_owned();
    let options: Vec<String> = known.into_iter().map(shown).collect();
    if options.is_empty() {
        return Err(Error::new(
            Kind::NotFound,
            format!("there is no {what} that this could be for"),
        )
        .hint(format!("see what there is with: daymark {what} list --all")));
    }
    Ok(options)
}

fn none_picked() -> Error {
    Error::new(Kind::Cancelled, "nothing was chosen, and nothing was written")
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
