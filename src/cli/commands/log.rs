//! `daymark log`

use std::io::Write;

use serde::Serialize;

use crate::cli::args::care::LogArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::list::{JsonList, Listing, words};
use crate::cli::output::Mode;
use crate::domain::query::Query;
use crate::render::log::Log;
use crate::storage::{Access, Journal};

/// What stands before the entries in JSON.
#[derive(Serialize)]
struct Head {
    schema: &'static str,
    more: bool,
}

/// Lists entries, the newest first.
pub(crate) fn run(console: &mut Console, args: &LogArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let query = query(&context, args)?;
    let journal = context.journal(Access::Read)?;
    journal.snapshot(|journal| answer(&mut context, journal, query, args))
}

fn query(context: &Context<'_>, args: &LogArgs) -> Result<Query, Error> {
    let day = |words: &Option<String>| {
        words.as_deref().map(|words| context.day_arg(Some(words))).transpose()
    };
    let only = day(&args.day)?;
    let (from, to) = (only.or(day(&args.from)?), only.or(day(&args.to)?));
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        return Err(Error::refused(format!("--from {from} is after --to {to}")));
    }
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
) -> Result<(), Error> {
    let filtered = query != Query::default();
    let list = Listing::find(journal, query, &args.how_many, context.settings.day_end)?;
    if context.mode() == Mode::Json {
        let head = Head { schema: "daymark.log.v1", more: list.more };
        let mut out = context.out.verbatim();
        let mut json = JsonList::open(&mut out, &head, "entries")?;
        list.each(journal, |_, view| json.push(&view))?;
        return json.close();
    }
    if list.is_empty() {
        let line = if filtered {
            "No entry is like that."
        } else {
            "There is no entry yet. Begin with: daymark checkin"
        };
        return Ok(writeln!(context.out, "{line}")?);
    }
    let look = context.look();
    let mut log = Log::new(&look, context.today(), list.id_width());
    list.each(journal, |_, view| Ok(context.out.write_all(log.entry(&view).as_bytes())?))?;
    list.say_more(context);
    Ok(())
}
