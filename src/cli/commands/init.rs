//! `daymark init`

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::focus;
use crate::cli::args::focus::InitArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::domain::text::Name;
use crate::render::clean;
use crate::storage::{Journal, KeyPlace};

/// Where the new journal is.
#[derive(Serialize)]
struct Begun {
    schema: &'static str,
    journal: PathBuf,
    key: Option<PathBuf>,
    focus: Option<Name>,
}

/// Makes a journal.
pub(crate) fn run(console: &mut Console, args: &InitArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let draft = match &args.focus {
        Some(name) => Some(focus::Draft::new(&context, name, &args.new)?),
        None if args.empty => None,
        None => {
            return Err(Error::usage("a new journal needs --focus NAME, or --empty").hint(
                "for example: daymark init --focus heroin --kind opioid-short --since 2026-08-01",
            ));
        }
    };
    let place = context.place()?;
    let journal = Journal::create(&place, KeyPlace::Apart, context.ids())?;
    if let Some(draft) = &draft {
        draft.add(&context, &journal)?;
    }
    let warning = draft.and_then(|draft| draft.warning(&mut context));
    let begun = Begun {
        schema: "daymark.init.v1",
        journal: place.dir().to_owned(),
        key: place.key_file(),
        focus: args.focus.clone(),
    };
    let unicode = context.environment.unicode;
    context.answer(&begun, |begun, out| {
        let path =
            |path: &std::path::Path| clean::line(&path.to_string_lossy(), unicode).into_owned();
        writeln!(out, "Your journal is ready.")?;
        writeln!(out, "  journal  {}", path(&begun.journal))?;
        if let Some(key) = &begun.key {
            writeln!(out, "  key      {}", path(key))?;
        }
        writeln!(out, "Copy both to keep it safe: without the key nobody can read the journal.")?;
        writeln!(out, "There is no passphrase: whoever is logged in as you can read it.")?;
        if let Some(warning) = warning {
            write!(out, "\n{warning}")?;
        }
        writeln!(out, "\nNext: daymark checkin")
    })
}
