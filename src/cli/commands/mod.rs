//! One file a verb.

pub(super) mod appointment;
mod backup;
mod balance;
mod beside;
mod calendar;
mod checkin;
pub(super) mod checklist;
mod completions;
mod config;
pub(super) mod contact;
mod craving;
mod delete;
mod demo;
mod destroy;
mod doctor;
mod edit;
mod export;
mod focus;
pub(super) mod goal;
pub(super) mod help_now;
mod hide;
mod import;
mod init;
mod life;
mod log;
mod man;
mod med;
mod merge;
mod milestones;
mod note;
mod packet;
mod passphrase;
mod phase;
mod plan;
mod question;
mod remind;
mod restore;
mod review;
mod ride;
mod routine;
mod salvage;
mod screen;
mod search;
mod show;
mod stage;
mod streak;
mod symptoms;
mod thought;
mod today;
mod trends;
mod undo;
mod unlock;
mod used;
mod verify;
mod week;

use std::io::Write;

use serde::Serialize;

use super::args::entries::LogArgs;
use super::args::note::NoteVerb;
use super::args::today::TodayArgs;
use super::args::{UrgentVerb, Verb};
use super::console::Console;
use super::error::{Error, Kind};
use crate::report::json_schema::schemas;

/// Does what the verb says.
pub(crate) fn run(console: &mut Console, verb: Option<Verb>) -> Result<(), Error> {
    match verb {
        None => today_or_welcome(console),
        Some(Verb::Checkin(args)) => checkin::run(console, &args),
        Some(Verb::Craving(args)) => craving::run(console, &args).map_err(Error::with_help),
        Some(Verb::Ride(args)) => ride::run(console, &args).map_err(Error::with_help),
        Some(Verb::Used(args)) => used::run(console, &args).map_err(Error::with_help),
        Some(Verb::Note(args)) => match &args.verb {
            None => note::run(console, &args.add),
            Some(NoteVerb::Add(args)) => note::run(console, args),
            Some(NoteVerb::List(how_many)) => log::run(console, &LogArgs::of_notes(how_many)),
        },
        Some(Verb::Symptoms(args)) => symptoms::run(console, &args),
        Some(Verb::Life(args)) => life::run(console, &args),
        Some(Verb::Thought(args)) => thought::run(console, &args),
        Some(Verb::Today(args)) => today::run(console, &args),
        Some(Verb::Week(args)) => week::run(console, &args),
        Some(Verb::Trends(args)) => trends::run(console, &args),
        Some(Verb::Streak(args)) => streak::run(console, &args),
        Some(Verb::Stage(args)) => stage::run(console, &args),
        Some(Verb::Balance(args)) => balance::run(console, &args),
        Some(Verb::Packet(args)) => packet::run(console, &args),
        Some(Verb::Beside(args)) => beside::run(console, &args),
        Some(Verb::Calendar(args)) => calendar::run(console, &args),
        Some(Verb::Remind(args)) => remind::run(console, &args),
        Some(Verb::Milestones(args)) => milestones::run(console, &args),
        Some(Verb::Review(args)) => review::run(console, &args),
        Some(Verb::Urgent(UrgentVerb::HelpNow(args))) => help_now::run(console, &args),
        Some(Verb::Init(args)) => init::run(console, &args),
        Some(Verb::Phase(args)) => phase::run(console, &args),
        Some(Verb::Focus(args)) => focus::run(console, &args),
        Some(Verb::Log(args)) => log::run(console, &args),
        Some(Verb::Show(args)) => show::run(console, &args),
        Some(Verb::Export(verb)) => export::run(console, &verb),
        Some(Verb::Edit(args)) => edit::run(console, &args),
        Some(Verb::Delete(args)) => delete::run(console, &args),
        Some(Verb::Undo(args)) => undo::run(console, &args),
        Some(Verb::Search(args)) => search::run(console, &args),
        Some(Verb::Import(args)) => import::run(console, &args),
        Some(Verb::Merge(args)) => merge::run(console, &args),
        Some(Verb::Backup(args)) => backup::run(console, &args),
        Some(Verb::Restore(args)) => restore::run(console, &args),
        Some(Verb::Verify) => verify::run(console),
        Some(Verb::Salvage(args)) => salvage::run(console, &args),
        Some(Verb::Destroy(args)) => destroy::run(console, &args),
        Some(Verb::Doctor) => doctor::run(console),
        Some(Verb::Hide) => hide::run(console),
        Some(Verb::Unlock) => unlock::unlock(console),
        Some(Verb::Lock) => unlock::lock(console),
        Some(Verb::Passphrase(verb)) => passphrase::run(console, &verb),
        Some(Verb::Demo(args)) => demo::run(console, &args),
        Some(Verb::Noun(noun)) => noun.run(console),
        Some(Verb::Config(args)) => config::run(console, &args),
        Some(Verb::Completions(args)) => completions::run(console, &args),
        Some(Verb::Man(args)) => man::run(console, &args),
    }
}

/// Shows today or, without a journal, offers to begin one, or says how to.
fn today_or_welcome(console: &mut Console) -> Result<(), Error> {
    match today::run(console, &TodayArgs::default()) {
        Err(error) if error.kind == Kind::NoJournal && init::offer(console)? => Ok(()),
        Err(error) if error.kind == Kind::NoJournal => {
            let program = console.program();
            console.answer(&Welcome::NEW, |_, out| {
                writeln!(
                    out,
                    "There is no journal yet; it will be one file on this machine, and yours."
                )?;
                writeln!(out, "Begin it with: {}", program.command("init"))
            })
        }
        result => result,
    }
}

/// The answer of `daymark` where there is no journal.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Welcome {
    schema: &'static str,
    journal: bool,
    next: &'static str,
}

impl Welcome {
    const NEW: Self = Self { schema: "daymark.welcome.v1", journal: false, next: "init" };
}

schemas! {
    "welcome": Welcome = "daymark --json where there is no journal",
}
