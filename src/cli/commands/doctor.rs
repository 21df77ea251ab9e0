//! `daymark doctor`

use std::io::Write;
use std::path::PathBuf;

use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::{Error, Kind};
use crate::cli::sync_folders;
use crate::render;
use crate::render::format::{self, quoted};
use crate::report::doctor::{Checkup, Finding, Subject};
use crate::storage::{Access, Error as StorageError, JournalPaths};

/// A backup is old after so many days.
const OLD: i32 = 30;

/// Looks at what is around the journal, and changes nothing but modes, as whatever opens the journal does.
pub(crate) fn run(console: &mut Console) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let place = context.console.place()?;
    if !place.has_journal() {
        return Err(StorageError::NoJournal(place.dir().to_owned()).into());
    }
    let open = place.open_to_others();
    let key = key(&context, &place);
    let clock = clock(&mut context)?;
    let mut findings = permissions(&open, &place.open_to_others());
    findings.push(key);
    findings.push(clock);
    findings.push(zone(&context));
    findings.push(place_of(&place));
    findings.push(backup(&context, &place));
    let view = Checkup::new(place.dir().to_string_lossy().into_owned(), findings);
    let look = context.look();
    context.console.answer(&view, |view, out| write!(out, "{}", render::doctor::text(view, &look)))
}

/// What others could get at before the journal was opened, which closes that to them, and can still.
fn permissions(before: &[(PathBuf, u32)], after: &[(PathBuf, u32)]) -> Vec<Finding> {
    if before.is_empty() {
        let fine = "the journal and its key are yours alone";
        return vec![Finding::fine(Subject::Permissions, fine)];
    }
    let found = before.iter().map(|(path, mode)| {
        let shown = path.display();
        let others = format!("open to others on this machine (mode {mode:04o})");
        if after.iter().any(|(still, _)| still == path) {
            let run = format!("chmod go= {}", quoted(&path.to_string_lossy()));
            return Finding::look(Subject::Permissions, format!("{shown} is {others}"), Some(run));
        }
        let what = format!("{shown} was {others}, and is yours alone now");
        Finding::look(Subject::Permissions, what, None)
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
            let what = "not checked: the journal is locked";
            return Ok(Finding::fine(Subject::Clock, what));
        }
        Err(error) if error.kind == Kind::Damaged => {
            let what = format!("not checked: {}", error.message);
            let run = context.console.program().command("verify");
            return Ok(Finding::look(Subject::Clock, what, Some(run)));
        }
        journal => journal?,
    };
    let ahead = journal.horizon(now, today)?.ahead();
    if ahead == 0 {
        return Ok(Finding::fine(Subject::Clock, "no entry lies ahead of it"));
    }
    let entries = format::count(ahead, "entry lies", "entries lie");
    let what = format!("{entries} ahead of it: the clock may be behind, or was ahead once");
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
    match sync_folders::by(place.dir()) {
        None => Finding::fine(Subject::Place, "no other program is known to copy it elsewhere"),
        Some(program) => {
            let what = format!(
                "{program} copies it to other machines, maybe in the middle of a change; keep the journal in another place, and put a backup there"
            );
            Finding::look(Subject::Place, what, None)
        }
    }
}

fn backup(context: &Context<'_>, place: &JournalPaths) -> Finding {
    let today = context.today();
    let run = || Some(context.console.program().command("backup journal.tar"));
    match place.backed_up_on() {
        None => {
            Finding::look(Subject::Backup, "you have made no backup to keep elsewhere yet", run())
        }
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

fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
