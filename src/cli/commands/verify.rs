//! `daymark verify`

use std::io::Write;

use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::render;
use crate::report::verify::{Checked, Part, Verification};
use crate::storage::{Access, Check, JournalPaths, Verified};

/// Every check, in the order of looking.
const CHECKS: [(Check, Part); 5] = [
    (Check::Pages, Part::Pages),
    (Check::Tables, Part::Tables),
    (Check::References, Part::References),
    (Check::Days, Part::Days),
    (Check::Words, Part::Words),
];

/// Looks whether the journal is whole.
pub(crate) fn run(console: &mut Console) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    let place = context.console.place()?;
    let found = journal.verify(&place)?;
    let view = view(&place, &found);
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| write!(out, "{}", render::verify::text(view, &look)))?;
    if view.whole {
        return Ok(());
    }
    Err(Error::new(Kind::Damaged, "the journal is damaged").hint(
        "nothing was changed; 1. copy the whole directory to a safe place before you write to it; 2. bring the newest backup back beside it with --journal DIR restore FILE; 3. without a backup, copy what can be read with salvage DIR",
    ))
}

fn view(place: &JournalPaths, found: &Verified) -> Verification {
    let checked = |(check, part): (Check, Part)| {
        let faults = found.faults.iter().filter(|fault| fault.check == check);
        let done = match check {
            Check::Pages | Check::Tables => true,
            Check::References | Check::Days => found.entries.is_some(),
            Check::Words => found.words,
        };
        Checked { check: part, done, faults: faults.map(|fault| fault.what.clone()).collect() }
    };
    let leftovers = place.leftovers();
    let newest = place.local_backups().into_iter().next();
    Verification {
        schema: Verification::SCHEMA,
        journal: place.dir().to_string_lossy().into_owned(),
        whole: found.faults.is_empty(),
        pages: found.pages,
        entries: found.entries,
        checks: CHECKS.map(checked).into(),
        newest_backup: newest.map(|backup| backup.path.to_string_lossy().into_owned()),
        leftovers: leftovers.iter().map(|path| path.to_string_lossy().into_owned()).collect(),
    }
}
