//! `daymark doctor`

use std::io::Write;
use std::path::Path;

use crate::cli::context::{Console, Context};
use crate::cli::error::{Error, Kind};
use crate::cli::synced;
use crate::render;
use crate::render::format::{self, quoted};
use crate::report::doctor::{Checkup, Finding, Subject};
use crate::storage::{Access, Error as StorageError, JournalPaths};

/// A backup is old after so many days.
const OLD: i32 = 30;

/// Looks at what is around the journal, and changes nothing.
pub(crate) fn run(console: &mut Console) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = context.console.place()?;
    if !place.has_journal() {
        return Err(StorageError::NoJournal(place.dir().to_owned()).into());
    }
    // Before the journal is opened, which closes them.
    let mut findings = permissions(&place);
    findings.push(key(&context, &place));
    findings.push(clock(&mut context)?);
    findings.push(zone(&context));
    findings.push(place_of(&place));
    findings.push(backup(&context, &place));
    let view = Checkup::new(place.dir().to_string_lossy().into_owned(), findings);
    let look = context.look();
    context.console.answer(&view, |view, out| write!(out, "{}", render::doctor::text(view, &look)))
}

fn permissions(place: &JournalPaths) -> Vec<Finding> {
    let open = place.open_to_others();
    if open.is_empty() {
        let fine = "the journal and its key are yours alone";
        return vec![Finding::fine(Subject::Permissions, fine)];
    }
    let found = open.into_iter().map(|(path, mode)| {
        let what =
            format!("{} is open to others on this machine (mode {mode:04o})", path.display());
        let run = format!("chmod go= {}", shown(&path));
        Finding::look(Subject::Permissions, what, Some(run))
    });
    found.collect()
}

fn key(context: &Context<'_>, place: &JournalPaths) -> Finding {
    if !place.is_sealed() {
        let what = "there is no passphrase: whoever is logged in as you can read the journal";
        let run = context.console.program().command("passphrase add");
        return Finding::look(Subject::Key, what, Some(run));
    }
    let damaged = place.slots().map(|slots| slots.damaged()).unwrap_or_default();
    match damaged.first() {
        None => Finding::fine(Subject::Key, "the journal opens with a passphrase"),
        Some(slot) => {
            let run = context.console.program().command("passphrase change");
            Finding::look(Subject::Key, format!("{} is damaged", slot.file()), Some(run))
        }
    }
}

/// Entries that lie ahead of the clock were written while it, or this one, was wrong.
fn clock(context: &mut Context<'_>) -> Result<Finding, Error> {
    let (now, today) = (context.now(), context.today());
    let journal = match context.journal(Access::Read) {
        Err(error) if error.kind == Kind::Locked => {
            let what = "not held against the journal, which is locked";
            return Ok(Finding::fine(Subject::Clock, what));
        }
        journal => journal?,
    };
    let ahead = journal.horizon(now, today)?.ahead();
    if ahead == 0 {
        return Ok(Finding::fine(Subject::Clock, "no entry lies ahead of it"));
    }
    let entries = format::count(ahead, "entry lies", "entries lie");
    let what = format!("{entries} ahead of it: it may be behind, or was ahead once");
    Ok(Finding::look(Subject::Clock, what, Some("date".to_owned())))
}

fn zone(context: &Context<'_>) -> Finding {
    let now = context.now();
    let what = format!(
        "{} here, at UTC{}",
        format::time(now.local().time(), context.settings.clock),
        offset(now.offset_minutes())
    );
    Finding::fine(Subject::Zone, what)
}

fn place_of(place: &JournalPaths) -> Finding {
    match synced::by(place.dir()) {
        None => Finding::fine(Subject::Place, "no other program is known to copy it elsewhere"),
        Some(program) => {
            let what = format!(
                "{program} copies it to other machines, perhaps in the middle of a write; keep the journal elsewhere, and a backup there"
            );
            Finding::look(Subject::Place, what, None)
        }
    }
}

fn backup(context: &Context<'_>, place: &JournalPaths) -> Finding {
    let today = context.today();
    let run = || Some(context.console.program().command("backup journal.tar"));
    match place.backed_up_on() {
        None => Finding::look(Subject::Backup, "no backup was made yet that lies elsewhere", run()),
        Some(day) if day.plus(OLD) < today => {
            let what = format!("the last one that you made is of {}", format::date(day, today));
            Finding::look(Subject::Backup, what, run())
        }
        Some(day) => {
            let what = format!("the last one that you made is of {}", format::date(day, today));
            Finding::fine(Subject::Backup, what)
        }
    }
}

fn shown(path: &Path) -> String {
    quoted(&path.to_string_lossy()).into_owned()
}

fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
