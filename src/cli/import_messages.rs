//! What import and merge say of what they find in another copy.

use crate::app::import::ImportError;
use crate::app::import::foreign::Form;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::import_source::unreadable;
use crate::cli::prompt::Question;
use crate::domain::time::horizon::Horizon;
use crate::render::sanitize;
use crate::report::import::{BadRow, Found};
use crate::report::journal_file::{List, SCHEMA};

/// The longest reason that is told, in columns.
const LONGEST_REASON: usize = 200;

/// Words for why nothing of a file can be taken in.
pub(crate) fn told(error: ImportError, name: &str) -> Error {
    let foreign = || {
        let error = Error::refused(format!("{name} is not a journal file of daymark"));
        error
            .hint(format!("nothing was written; such a file begins with {{\"schema\":\"{SCHEMA}\""))
    };
    match error {
        ImportError::Storage(error) => error.into(),
        ImportError::Unreadable(cause) => unreadable(name, &cause),
        ImportError::Empty => Error::refused(format!("{name} is empty; nothing was written")),
        ImportError::CutOff { line } => {
            Error::refused(format!("{name} ends in the middle of line {line}; nothing was written"))
                .hint("only a part of it may have been copied")
        }
        ImportError::NotJson(cause) => {
            Error::refused(format!("{name} is not JSON; nothing was written")).cause(cause)
        }
        ImportError::Nameless => foreign().cause("it does not begin with the name of its form"),
        ImportError::Foreign(cause) => foreign().cause(cause),
        ImportError::OtherForm(form) => {
            Error::refused(format!("{name} is written as {form}; this daymark reads {SCHEMA}"))
                .hint("nothing was written; use the daymark that wrote it, or a newer one")
        }
        ImportError::OutOfOrder(list) => {
            let order: Vec<_> = List::all().iter().map(|list| list.key()).collect();
            let message =
                format!("{name} has the list {list} twice, or after one that builds on it");
            Error::refused(message).hint(format!(
                "nothing was written; the lists stand in this order: {}",
                order.join(", ")
            ))
        }
        ImportError::Backup(form) => backup(form, name),
        ImportError::NotText => {
            Error::refused(format!("{name} is not in UTF-8; nothing was written"))
                .hint("export it again as UTF-8, or convert it with iconv")
        }
        ImportError::TooLarge => {
            Error::refused(format!("{name} holds more than 64 MiB; nothing was written"))
                .hint("export a part of it at a time")
        }
        ImportError::OtherProgram(reason) => {
            Error::refused(format!("{name} is not a file of that program; nothing was written"))
                .cause(reason)
                .hint("look whether --from names what wrote it")
        }
        ImportError::NotCompared(cause) => {
            Error::io("a row of the file could not be compared", &cause)
        }
        ImportError::TooManyBad(most) => {
            Error::refused(format!("more than {most} rows cannot be read; nothing was written"))
                .hint("begin with a copy that export data has written")
        }
        ImportError::Changed => {
            Error::refused("the journal changed meanwhile; nothing was written")
                .hint("import it again to see what changes now")
        }
    }
}

/// Words for a backup that only the program that wrote it reads, and what to export instead.
fn backup(form: Form, name: &str) -> Error {
    let instead = match form {
        Form::Loop => "in Loop choose Settings, Export as CSV, and import that zip",
        Form::Daylio => "in Daylio choose More, Export Entries, CSV, and import that file",
        Form::Csv | Form::Harsh | Form::Jrnl => "export it as a text, and import that",
    };
    Error::refused(format!("{name} is a backup or an archive, not an export; nothing was written"))
        .hint(instead)
}

/// What was found, each reason short enough to be told.
pub(crate) fn shown(found: &Found) -> Found {
    let short = |row: &BadRow| {
        let line = sanitize::line(&row.reason, true);
        let reason = sanitize::cut(&line, LONGEST_REASON, true).into_owned();
        BadRow { reason, ..row.clone() }
    };
    Found { bad: found.bad.iter().map(short).collect(), ..found.clone() }
}

/// What has happened by now.
pub(crate) fn horizon(context: &Context<'_>) -> Horizon {
    Horizon::new(context.now(), context.today())
}

/// Shows what would change, and asks whether it should; where nobody can be asked, `answer` alone is given.
pub(crate) fn confirm_changes(
    context: &mut Context<'_>,
    page: &str,
    (text, help): (&str, &str),
    answer: impl FnOnce(&mut Context<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    if !context.console.prompt.can_ask() {
        answer(context)?;
        return Err(Error::refused("nothing was written: it needs a yes")
            .hint("add --yes to write without being asked"));
    }
    context.console.warn(page.trim_end());
    if context.console.prompt.confirm(&Question { text, help, flag: "--yes" })? {
        Ok(())
    } else {
        Err(Error::declined("Nothing was written."))
    }
}

/// Warns of every row that is left out.
pub(crate) fn warn_of_bad(context: &mut Context<'_>, found: &Found) {
    for row in &found.bad {
        let reason = sanitize::line(&row.reason, context.console.environment.unicode);
        context.console.warn(format!("line {} is left out: {reason}", row.line));
    }
}
