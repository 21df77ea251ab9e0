//! `daymark life`

use std::collections::BTreeMap;

use crate::cli::args::life::LifeArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_form;
use crate::cli::error::Error;
use crate::cli::prompt::{Question, in_turn};
use crate::cli::text_flag;
use crate::domain::code::Code;
use crate::domain::entry::Body;
use crate::domain::entry::life::{self, Area, AreaRating, LifeCheck, RatedArea};
use crate::domain::scale::Scale;
use crate::render::{self, format};
use crate::report::life::{EarlierRating, LifeSaved};
use crate::report::saved::{Saved, WriteOutcome};
use crate::storage::Access;

/// Records how things stand, area by area, with what was said before.
pub(crate) fn run(console: &mut Console, args: &LifeArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let (day, at) = context.when_args(args.date.as_deref(), None)?;
    let given = given(&args.area)?;
    let journal = context.journal(Access::Write)?;
    let ratings = context.snapshot(&journal, |as_of| as_of.life_ratings(day))?;
    let before = life::latest_before(&ratings, (day, at));
    let areas = if given.is_empty() { ask(&mut context, &before)? } else { given };
    let note = text_flag::resolve(context.console, "--note", args.words.note.as_ref(), "")?;
    let mut entry = context.blank(day, Body::Life(LifeCheck { areas }));
    entry.at = at;
    entry.note = note;
    entry.private = args.words.private;
    let (entry, short_id) = context.add(&journal, entry)?;
    let view = LifeSaved {
        saved: Saved {
            schema: "daymark.life.v1",
            result: WriteOutcome::Created,
            changed: vec!["area"],
            offers: Vec::new(),
            entry: context.view(&entry, &short_id, &[]),
        },
        previous: before.into_iter().map(|(area, one)| (area, EarlierRating::of(&one))).collect(),
    };
    context.answer_saved(&view, render::life::saved)
}

/// The areas of the flags, each once.
fn given(areas: &[RatedArea]) -> Result<BTreeMap<Area, Scale>, Error> {
    let mut rated = BTreeMap::new();
    for RatedArea { area, rating } in areas {
        if rated.insert(*area, *rating).is_some() {
            return Err(Error::usage(format!("--area: {area} is given twice")));
        }
    }
    Ok(rated)
}

/// Asks each area; Enter leaves one out.
fn ask(
    context: &mut Context<'_>,
    before: &BTreeMap<Area, AreaRating>,
) -> Result<BTreeMap<Area, Scale>, Error> {
    let mut rated = BTreeMap::new();
    let asked = ask_each(context, before, &mut rated);
    entry_form::unless_ended(context, asked, !rated.is_empty())?;
    if rated.is_empty() {
        return Err(Error::declined("Nothing was saved: no area was rated."));
    }
    Ok(rated)
}

fn ask_each(
    context: &mut Context<'_>,
    before: &BTreeMap<Area, AreaRating>,
    rated: &mut BTreeMap<Area, Scale>,
) -> Result<(), Error> {
    let today = context.today();
    let intro = "How things stand, 0 as bad as can be to 10 as good as can be. Enter leaves one out, \
                 < goes back, Ctrl-C ends.";
    let first = Question { text: "", help: "", flag: "--area" };
    context.console.prompt.must_ask(&first)?;
    context.console.prompt.tell(intro)?;
    in_turn(context, Area::ALL, |context, area| {
        let kept = rated.get(area).map(ToString::to_string);
        let last = before.get(area).filter(|_| kept.is_none());
        let last = last.map(|one| format!(", {} on {}", one.rating, format::date(one.day, today)));
        let name = format::capital(format::area(*area));
        let text = format!(
            "{name}, 0 to 10{}{}",
            last.unwrap_or_default(),
            entry_form::bracketed(kept.as_deref())
        );
        let help = "0 as bad as can be, 10 as good as can be.";
        let question = Question { text: &text, help, flag: "--area" };
        if let Some(rating) = context.console.prompt.ask::<Scale>(&question)? {
            rated.insert(*area, rating);
        }
        Ok(())
    })
}
