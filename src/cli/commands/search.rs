//! `daymark search`

use std::io::Write;

use serde::Serialize;

use crate::cli::args::entries::SearchArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_list::{self, JsonList, Listing};
use crate::cli::error::{Answered, Error};
use crate::cli::output::Mode;
use crate::domain::entry::Entry;
use crate::domain::query::Query;
use crate::domain::word_match::WordMatcher;
use crate::render::log::Log;
use crate::report::entry::EntryView;
use crate::report::json_schema::schemas;
use crate::report::search::Hit;
use crate::storage::{Access, Journal};

/// What stands before the entries in JSON.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Head<'a> {
    schema: &'static str,
    query: &'a str,
    more: bool,
}

/// Lists the entries with all of some words, the newest first.
pub(crate) fn run(console: &mut Console, args: &SearchArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let asked = args.words.join(" ");
    let words = entry_list::words(&asked)?;
    let matcher = WordMatcher::new(&words);
    let query = Query { words, ..Query::default() };
    let journal = context.journal(Access::Read)?;
    journal.snapshot(|journal| {
        let day_end = context.settings.day_end;
        let list = Listing::find(journal, query, &args.how_many, day_end)?;
        answer(&mut context, journal, &list, &matcher, &asked)
    })
}

fn answer(
    context: &mut Context<'_>,
    journal: &Journal,
    list: &Listing,
    matcher: &WordMatcher,
    asked: &str,
) -> Result<(), Error> {
    let hit = |entry: &Entry, view: EntryView| -> Result<Hit, Error> {
        let text: Vec<&str> = entry.words().collect();
        Ok(Hit::new(view, matcher.find(text.join("\n")).as_ref()))
    };
    if context.console.mode() == Mode::Json {
        let head = Head { schema: "daymark.search.v1", query: asked, more: list.more };
        let mut out = context.console.out.verbatim();
        let mut json = JsonList::open(&mut out, &head, "entries")?;
        list.each(journal, |entry, view| json.push(&hit(entry, view)?))?;
        return json.close();
    }
    if list.is_empty() {
        return writeln!(context.console.out, "No entry has all of these words.").answered();
    }
    let look = context.look();
    let mut log = Log::new(&look, context.today(), list.id_width());
    list.write(context.console, journal, |entry, view| Ok(log.hit(&hit(entry, view)?)))
}

/// Entries with all of the words, the newest first; private ones are left out.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "it is written piece by piece")]
struct Whole {
    #[schemars(flatten)]
    head: Head<'static>,
    entries: Vec<Hit>,
}

schemas! { "search": Whole = "daymark search --json" }
