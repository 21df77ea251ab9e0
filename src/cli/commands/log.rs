//! `daymark log`

use std::io::Write;

use serde::Serialize;

use crate::cli::args::entries::LogArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_list::{JsonList, Listing, words};
use crate::cli::error::{Answered, Error};
use crate::cli::output::Mode;
use crate::domain::entry::rated_entry::Rated;
use crate::domain::figures::checkin_ratings::CheckInRatings;
use crate::domain::figures::usual::{USUAL_DAYS, Usual};
use crate::domain::query::Query;
use crate::domain::time::day::Day;
use crate::render::log::{self, Log};
use crate::report::json_schema::schemas;
use crate::storage::{self, Access, AsOf, Journal};

/// What stands before the entries in JSON.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Head {
    schema: &'static str,
    more: bool,
}

/// Lists entries, the newest first.
pub(crate) fn run(console: &mut Console, args: &LogArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    journal.snapshot(|journal| {
        let as_of = context.as_of(journal)?;
        let today = as_of.today();
        let query = query(&context, args, today)?;
        let usual = usual(&as_of, today)?;
        answer(&mut context, journal, query, args, usual)
    })
}

/// What has been usual lately, for the rows of check-ins.
fn usual(as_of: &AsOf<'_>, today: Day) -> Result<Usual, storage::Error> {
    let mut checkins = Vec::new();
    as_of.each_reading(today.plus(-USUAL_DAYS), today, |reading| {
        if let Rated::CheckIn(checkin) = &reading.rated {
            checkins.push(CheckInRatings::of(reading.day, checkin));
        }
    })?;
    Ok(Usual::of(&checkins))
}

/// What is asked for. Without a last day that is whatever is in the journal, entries ahead of the
/// clock too: nowhere else can they be found.
fn query(context: &Context<'_>, args: &LogArgs, today: Day) -> Result<Query, Error> {
    let only = args.day.as_deref();
    let (from, to) = (only.or(args.from.as_deref()), only.or(args.to.as_deref()));
    let (from, last) = context.span_args(from, to, today)?;
    let to = to.map(|_| last);
    let words = args.text.as_deref().map(words).transpose()?.unwrap_or_default();
    Ok(Query {
        kinds: args.kind.clone(),
        from,
        to,
        situation: args.situation,
        tag: args.tag.clone(),
        words,
        limit: None,
    })
}

fn answer(
    context: &mut Context<'_>,
    journal: &Journal,
    query: Query,
    args: &LogArgs,
    usual: Usual,
) -> Result<(), Error> {
    let filtered = query != Query::default();
    let list = Listing::find(journal, query, &args.how_many, context.settings.day_end)?;
    if context.console.mode() == Mode::Json {
        let head = Head { schema: "daymark.log.v1", more: list.more };
        let mut out = context.console.out.verbatim();
        let mut json = JsonList::open(&mut out, &head, "entries")?;
        list.each(journal, |_, view| json.push(&view))?;
        return json.close();
    }
    if list.is_empty() {
        let text = log::empty(filtered, &context.look());
        return write!(context.console.out, "{text}").answered();
    }
    let look = context.look();
    let mut log = Log::new(&look, context.today(), list.id_width()).against(usual);
    list.write(context.console, journal, |_, view| Ok(log.entry(&view)))
}

/// Entries, the newest day and time first.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "it is written piece by piece")]
struct Whole {
    #[schemars(flatten)]
    head: Head,
    entries: Vec<crate::report::json_schema::OfEntry>,
}

schemas! { "log": Whole = "daymark log --json" }
