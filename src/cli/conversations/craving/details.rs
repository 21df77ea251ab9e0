//! What is asked about a craving beyond its strength.

use std::str::FromStr;

use super::{Ask, Telling};
use crate::cli::context::Context;
use crate::cli::entry_form::{self, Form};
use crate::cli::error::Error;
use crate::cli::growing_entry::Episode;
use crate::cli::prompt::{Asks, Options, Question, in_turn};
use crate::domain::code::Code;
use crate::domain::entry::coping::{Coping, Helped, Tried};
use crate::domain::entry::craving::CravingFocus;
use crate::domain::entry::field::Field;
use crate::domain::scale::Minutes;
use crate::domain::text::Name;
use crate::render::format;

/// Asks for the rest, where the person wants to say more.
pub(crate) fn more(context: &mut Context<'_>, episode: &mut Episode<'_>) -> Result<(), Error> {
    let question = Question {
        text: "Add more",
        help: "What was going on, tags, where, what went through your mind, whether you acted on it, a note. \
               Each can be left open.",
        flag: "--note",
    };
    if !context.console.prompt.confirm(&question)? {
        return Ok(());
    }
    let names = episode.focus_names();
    let mut telling = Telling { context, episode };
    let of = |telling: &mut Telling<'_, '_, '_>| {
        telling.ask(|form| focus(form, &names))?;
        telling.episode.say_plan(telling.context)
    };
    let situations = |telling: &mut Telling<'_, '_, '_>| {
        telling.ask(situations)?;
        telling.episode.say_plan(telling.context)
    };
    let rest: [entry_form::Ask; 5] = [tags, place, thought, acted, note];
    let rest = rest.map(|ask| move |telling: &mut Telling<'_, '_, '_>| telling.ask(ask));
    let [tags, place, thought, acted, note] = &rest;
    let questions: [&Ask<'_>; 7] = [&of, &situations, tags, place, thought, acted, note];
    // With one focus there is nothing to tell apart.
    let asked = &questions[usize::from(names.len() < 2)..];
    in_turn(&mut telling, asked, |telling, ask| ask(telling))
}

/// Asks about a craving that is over.
pub(crate) fn afterwards(
    context: &mut Context<'_>,
    episode: &mut Episode<'_>,
) -> Result<(), Error> {
    let names = episode.focus_names();
    let mut telling = Telling { context, episode };
    let of = |telling: &mut Telling<'_, '_, '_>| telling.ask(|form| focus(form, &names));
    let rest: [entry_form::Ask; 7] = [minutes, situations, tags, coping, after, acted, note];
    let rest = rest.map(|ask| move |telling: &mut Telling<'_, '_, '_>| telling.ask(ask));
    let [minutes, situations, tags, coping, after, acted, note] = &rest;
    let questions: [&Ask<'_>; 8] = [&of, minutes, situations, tags, coping, after, acted, note];
    let asked = &questions[usize::from(names.len() < 2)..];
    in_turn(&mut telling, asked, |telling, ask| ask(telling))
}

/// Asks what it was of, among these focuses.
fn focus(form: &mut Form<'_, '_>, names: &[Name]) -> Result<(), Error> {
    if form.given.is_settled(Field::Focus) {
        return Ok(());
    }
    let look = form.context.look();
    let options: Vec<_> = names.iter().map(|name| look.line(name.as_str()).into_owned()).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).chain(["any of them"]).collect();
    let before = form.given.answered(Field::Focus, None).map(ToOwned::to_owned);
    let marked = before.and_then(|before| {
        let at = names.iter().position(|name| name.as_str() == before);
        at.or((before == CravingFocus::ANY).then_some(names.len()))
    });
    let question = Question {
        text: "What was it of",
        help: "Cravings are counted for each, and together.",
        flag: "--focus",
    };
    if let Some(at) = form.prompt().pick(&question, &options, marked.or(Some(0)))? {
        let of = names.get(at).map_or(CravingFocus::ANY, Name::as_str).to_owned();
        form.given.answer(Field::Focus, &of);
    }
    Ok(())
}

fn minutes(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let help = "0 to 1440. While it lasts, leave it open.";
    form.value::<Minutes>(Field::Minutes, "How many minutes it lasted", help, None)
}

fn after(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.scale(Field::After, "How strong afterwards", "0 is none.", None)
}

fn tags(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let help = "Your own words for what set it off, like payday, alone at home.";
    form.labels(Field::Tag, "Tags, with commas between", help)
}

fn place(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.labels(Field::Place, "Where", "A few words.")
}

fn thought(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let help = "Several lines can be pasted.";
    form.text(Field::Thought, "What went through your mind", help)
}

fn situations(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.situations("What was going on")
}

fn note(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.text(Field::Note, "Anything to add", "Several lines can be pasted.")
}

fn acted(form: &mut Form<'_, '_>) -> Result<(), Error> {
    if form.given.is_settled(Field::Acted) {
        return Ok(());
    }
    let help = "n: no. y: yes; the day stays as it is until you record a return to use. \
                s: you would rather not say.";
    let before = form.given.answered(Field::Acted, None).map(ToOwned::to_owned);
    let told =
        form.yes_no_skip((Field::Acted, &[]), "Did you act on it", help, before.as_deref())?;
    if let Some(acted) = told {
        form.given.answer(Field::Acted, &acted);
    }
    Ok(())
}

/// Asks what was tried, and of each how far it helped.
fn coping(form: &mut Form<'_, '_>) -> Result<(), Error> {
    if form.given.is_settled(Field::Coping) {
        return Ok(());
    }
    let question = Question {
        text: "What you tried",
        help: "Choose any; how far each helped is asked next.",
        flag: "--coping",
    };
    let options: Vec<_> = Coping::ALL.iter().map(|one| format::coping(*one)).collect();
    let before: Option<Vec<Tried>> = form
        .given
        .answered(Field::Coping, None)
        .map(|told| told.split(',').filter_map(|one| one.parse().ok()).collect());
    let places = before.as_ref().map(|before| {
        let was_tried = |at: &usize| before.iter().any(|one| one.coping == Coping::ALL[*at]);
        (0..Coping::ALL.len()).filter(was_tried).collect::<Vec<_>>()
    });
    let chosen = form.prompt().pick_many(
        &question,
        Options::coded(&options, &Coping::codes()),
        "nothing",
        places.as_deref(),
    )?;
    let chosen = chosen.unwrap_or_default().into_iter().filter_map(|at| Coping::ALL.get(at));
    let chosen: Vec<Coping> = chosen.copied().collect();
    let mut helped = before.unwrap_or_default();
    in_turn(form, &chosen, |form, coping| {
        let question = Question {
            text: &format!("{}: did it help (y, n, p: a bit)", format::coping(*coping)),
            help: "Enter leaves it open.",
            flag: "--coping",
        };
        if let Some(HelpedAnswer(far)) = form.prompt().ask(&question)? {
            helped.retain(|one| one.coping != *coping);
            helped.push(Tried { coping: *coping, helped: Some(far) });
        }
        Ok(())
    })?;
    let tried = chosen.into_iter().map(|coping| {
        let known = helped.iter().find(|one| one.coping == coping);
        Tried { coping, helped: known.and_then(|one| one.helped) }.to_string()
    });
    let tried: Vec<_> = tried.collect();
    if tried.is_empty() {
        form.given.forget(Field::Coping);
    } else {
        form.given.answer(Field::Coping, &tried.join(","));
    }
    Ok(())
}

/// How far a way of coping helped, parsed from a letter or a word.
pub(crate) struct HelpedAnswer(pub(crate) Helped);

impl FromStr for HelpedAnswer {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_lowercase().as_str() {
            "y" | "yes" | "helped" => Ok(Self(Helped::Helped)),
            "n" | "no" => Ok(Self(Helped::No)),
            "p" | "partly" | "a bit" => Ok(Self(Helped::Partly)),
            _ => Err("Please answer y, n or p; Enter leaves it open."),
        }
    }
}
