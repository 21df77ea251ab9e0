//! `daymark symptoms`

use std::collections::BTreeMap;

use crate::cli::args::symptoms::SymptomsArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::{Question, in_turn};
use crate::cli::{entry_form, lookup, safety, text_flag};
use crate::domain::code::Code;
use crate::domain::entry::Body;
use crate::domain::entry::symptoms::{self, MOST, RatedSymptom, Symptom, SymptomCheck};
use crate::domain::records::focus::Focus;
use crate::render::{self, format};
use crate::report::saved::{Saved, WriteOutcome};
use crate::report::symptoms::{DaySum, SymptomsSaved};
use crate::storage::Access;

/// Records symptoms; what is dangerous in itself is answered before anything is saved.
pub(crate) fn run(console: &mut Console, args: &SymptomsArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let (day, at) = context.when_args(args.date.as_deref(), args.at.as_deref())?;
    let journal = context.journal(Access::Write)?;
    let focuses = journal.focuses()?;
    let focus = lookup::one(&focuses, args.focus.as_ref()).map_err(Error::nothing_saved)?;
    let symptoms = if args.item.is_empty() {
        ask(&mut context, focus)?
    } else {
        given(&args.item, focus).map_err(Error::nothing_saved)?
    };
    let check = SymptomCheck { focus: focus.id, symptoms };
    if !args.item.is_empty() {
        safety::say_danger(&mut context, focus.kind, check.danger());
    }
    let high = check.is_high();
    let note = text_flag::resolve(context.console, "--note", args.words.note.as_ref(), "")?;
    let mut entry = context.blank(day, Body::Symptoms(check));
    entry.at = at;
    entry.note = note;
    entry.private = args.words.private;
    let (entry, short_id) = context.add(&journal, entry)?;
    let loads = context.snapshot(&journal, |as_of| {
        as_of.symptom_loads(as_of.today().plus(-symptoms::COURSE_DAYS), as_of.today())
    })?;
    let course = symptoms::course(&loads, focus.id);
    let view = SymptomsSaved {
        saved: Saved {
            schema: "daymark.symptoms.v1",
            result: WriteOutcome::Created,
            changed: vec!["item"],
            offers: Vec::new(),
            entry: context.view(&entry, &short_id, &focuses),
        },
        high,
        course: course.into_iter().map(|(day, sum)| DaySum { day, sum }).collect(),
    };
    context.answer_saved(&view, render::symptoms::saved)
}

/// The symptoms of the flags, each of which has to be on the list of the focus' kind.
fn given(items: &[RatedSymptom], focus: &Focus) -> Result<BTreeMap<Symptom, u8>, Error> {
    let list = symptoms::list_of(focus.kind);
    let mut rated = BTreeMap::new();
    for RatedSymptom { symptom, rating } in items {
        if !list.contains(symptom) {
            let codes: Vec<_> = list.iter().map(|symptom| symptom.code()).collect();
            return Err(Error::usage(format!(
                "--item: {symptom} is not on the list of {}",
                focus.kind
            ))
            .hint(format!("it has: {}", codes.join(", "))));
        }
        if rated.insert(*symptom, *rating).is_some() {
            return Err(Error::usage(format!("--item: {symptom} is given twice")));
        }
    }
    Ok(rated)
}

/// Asks each symptom of the list; Enter leaves one out.
fn ask(context: &mut Context<'_>, focus: &Focus) -> Result<BTreeMap<Symptom, u8>, Error> {
    let flag = "--item";
    let mut rated: BTreeMap<Symptom, u8> = BTreeMap::new();
    let mut said = None;
    let intro = "How much of each, 0 not at all to 4 very much. Enter leaves one out, < goes back, Ctrl-C ends.";
    context.console.prompt.must_ask(&Question { text: "", help: "", flag })?;
    context.console.prompt.tell(intro)?;
    let asked = in_turn(context, symptoms::list_of(focus.kind), |context, symptom| {
        let before = rated.get(symptom).map(|rating| format!(" [{rating}]")).unwrap_or_default();
        let name = format::capital(format::symptom(*symptom));
        let text = format!("{name}, 0 to {MOST}{before}");
        let question =
            Question { text: &text, help: "0 not at all, 4 very much. Enter leaves it out.", flag };
        let read = |answer: &str| format!("{symptom}:{answer}").parse::<RatedSymptom>();
        if let Some(one) = context.console.prompt.ask_as(&question, read)? {
            rated.insert(*symptom, one.rating);
            let danger = symptom.danger().filter(|_| one.rating > 0);
            if danger.is_some() && danger != said {
                safety::say_danger(context, focus.kind, danger);
                said = danger;
            }
        }
        Ok(())
    });
    entry_form::unless_ended(context, asked, !rated.is_empty())?;
    if rated.is_empty() {
        return Err(Error::declined("Nothing was saved: no symptom was rated."));
    }
    Ok(rated)
}
