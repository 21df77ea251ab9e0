//! What is asked of another program's file before it is read.

use std::collections::BTreeMap;

use crate::app::import::foreign::content::Content;
use crate::app::import::foreign::{self, DateOrder, Form};
use crate::cli::args::data::{Dates, ImportArgs};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::{Question, in_turn};
use crate::domain::scale::Scale;
use crate::render::sanitize;

/// Which number of a date is the day, as was said, or as the person says where it could be read two ways.
pub(super) fn date_order(
    context: &mut Context<'_>,
    form: Form,
    file: &Content,
    args: &ImportArgs,
) -> Result<Option<DateOrder>, Error> {
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    match args.dates {
        Some(Dates::Dmy) => return Ok(Some(DateOrder::DayFirst)),
        Some(Dates::Mdy) => return Ok(Some(DateOrder::MonthFirst)),
        None if !context.console.prompt.can_ask() => return Ok(None),
        None => {}
    }
    let Some(sample) = foreign::unordered_date(form, file, &args.map) else { return Ok(None) };
    let sample = sanitize::line(&sample, context.console.environment.unicode).into_owned();
    let text = format!("The file has dates like {sample}. Which number is the day");
    let help = "daymark does not guess it. A date with a number over 12 in the file shows it.";
    let question = Question { text: &text, help, flag: "--dates" };
    let options = ["the first", "the second"];
    let picked = context.console.prompt.need_pick(&question, &options, None)?;
    Ok(orders.get(picked).copied())
}

/// What names in the file mean, as was said, or as the person says of moods that are not known.
pub(super) fn names(
    context: &mut Context<'_>,
    form: Form,
    file: &Content,
    args: &ImportArgs,
) -> Result<Vec<(String, String)>, Error> {
    let mut map = args.map.clone();
    if !context.console.prompt.can_ask() {
        return Ok(map);
    }
    let mut said = BTreeMap::new();
    let unknown = foreign::unknown_moods(form, file, &map);
    in_turn(context, &unknown, |context, mood| {
        let shown = sanitize::line(mood, context.console.environment.unicode).into_owned();
        let text = format!("The mood \"{shown}\", from 0 to 10");
        let help = "0 is as low as it goes, 10 as good. Enter leaves its rows out.";
        let value =
            context.console.prompt.ask::<Scale>(&Question { text: &text, help, flag: "--map" })?;
        said.insert(mood.clone(), value);
        Ok(())
    })?;
    map.extend(said.into_iter().filter_map(|(mood, value)| Some((mood, value?.to_string()))));
    Ok(map)
}
