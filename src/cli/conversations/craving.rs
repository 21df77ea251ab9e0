//! Through a craving, as it comes: it is written down at once, help comes before questions, and what
//! is answered after that is kept answer by answer.

use std::str::FromStr;
use std::time::Duration;

use crate::cli::args::entry::AroundCraving;
use crate::cli::context::Context;
use crate::cli::episode::Episode;
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::form::{self, Form};
use crate::cli::plan_hints::coping_counts;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn, place_of};
use crate::cli::{safety, use_days};
use crate::domain::code::Code;
use crate::domain::entry::coping::{Coping, Helped, Tried};
use crate::domain::entry::craving::{Craving, CravingFocus};
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry};
use crate::domain::figures::what_helps::{Suggestion, suggestions};
use crate::domain::phase::Phase;
use crate::domain::scale::{Minutes, Scale};
use crate::domain::text::Name;
use crate::domain::time::moment::Moment;
use crate::process::Uninterrupted;
use crate::render::{format, saved};
use crate::storage::{self, Journal};

/// How long a wait is where nothing else was said.
pub(crate) const USUAL_WAIT: u32 = 15;

/// A craving of which nothing is known yet but when it was. Its strength is always given or asked, and
/// takes the place of the lowest.
pub(crate) fn blank(context: &Context<'_>, at: Moment, private: bool) -> Entry {
    let body = Body::Craving(Craving::of(Scale::LOWEST));
    Entry { at, private, ..context.blank(context.day_of(at), body) }
}

/// Looks up the focus that a flag names, before anything is asked.
pub(crate) fn check(given: &FieldPatch, entry: &Entry, journal: &Journal) -> Result<(), Error> {
    given.put_into(&mut entry.clone(), &journal.focuses()?).map_err(Error::nothing_saved)
}

/// From its first answer on nothing but the saving of a craving ends it.
pub(crate) fn hold_back_signals() -> Result<Uninterrupted, Error> {
    Uninterrupted::start()
        .map_err(|cause| Error::io("signals cannot be held back; nothing was written", &cause))
}

/// What becomes of the questions about a craving that is on record: where the person ended them, it stays
/// as it is.
pub(crate) fn unless_ended(
    context: &mut Context<'_>,
    asked: Result<(), Error>,
) -> Result<(), Error> {
    match asked {
        Err(error) if error.ends_conversation() => {
            context.console.warn("Ended before the last question; what you answered is saved.");
            Ok(())
        }
        asked => asked,
    }
}

/// What was given of what was around a craving.
pub(crate) fn around(args: &AroundCraving) -> FieldPatch {
    let mut given = FieldPatch::default();
    given.flag(Field::Focus, args.focus.as_ref());
    given.flags(Field::Situation, &args.situation);
    given.flags(Field::Tag, &args.tag);
    given.flag(Field::After, args.after.as_ref());
    given.flag(Field::Acted, args.acted.as_ref());
    given.flag(Field::Place, args.place.as_ref());
    given.flag(Field::Company, args.company.as_ref());
    given.flag(Field::Thought, args.thought.as_ref());
    given.flags(Field::Feeling, &args.feeling);
    given
}

/// Asks for the strength of a craving, where it is not given.
pub(crate) fn strength(form: &mut Form<'_, '_>, question: &str) -> Result<(), Error> {
    if form.given.has(Field::Intensity) {
        return Ok(());
    }
    let help = "0 is none, 10 the strongest you know. It is saved as soon as you answer.";
    let question = Question { text: question, help, flag: "--intensity" };
    let intensity: Scale = form.context.console.prompt.need(&question)?;
    form.given.set(Field::Intensity, &intensity);
    Ok(())
}

/// Says that it is saved, and whom to call where it is strong.
pub(crate) fn say_saved(context: &mut Context<'_>, episode: &Episode<'_>) -> Result<(), Error> {
    let (entry, look) = (episode.entry(), context.look());
    let at = format::written(entry.at, entry.day, context.today(), look.clock);
    context.console.prompt.tell(&format!("Saved: {at}."))?;
    let Body::Craving(craving) = &entry.body else { return Ok(()) };
    if craving.intensity.is_strong_craving() {
        let command = context.console.program().command("help-now");
        context.console.prompt.tell(&format!("{}: {command}", saved::HELP))?;
    }
    Ok(())
}

/// Offers what may help, and goes through what was chosen.
pub(crate) fn help(
    context: &mut Context<'_>,
    journal: &Journal,
    episode: &mut Episode<'_>,
) -> Result<(), Error> {
    episode.say_plan(context)?;
    if episode.given.has(Field::Coping) {
        return Ok(());
    }
    let known = Known::read(context, journal)?;
    let Some(chosen) = choose(context, &known)? else { return Ok(()) };
    tried(context, episode, chosen, (USUAL_WAIT, None))
}

/// Lets a way of coping take its time, and asks how it is then.
pub(crate) fn tried(
    context: &mut Context<'_>,
    episode: &mut Episode<'_>,
    coping: Coping,
    (minutes, helped): (u32, Option<Helped>),
) -> Result<(), Error> {
    episode.given.set(Field::Coping, &Tried { coping, helped });
    episode.keep(context)?;
    if matches!(coping, Coping::Delay | Coping::UrgeSurfing) {
        let length = format::count(minutes, "minute", "minutes");
        context
            .console
            .prompt
            .tell(&format!("{length}. Enter goes on; Ctrl-C ends, and keeps what there is."))?;
        let stopwatch = context.clock().stopwatch();
        context.console.prompt.rest(Duration::from_secs(u64::from(minutes) * 60), stopwatch)?;
    } else {
        let text =
            format!("Take your time: {}. Enter, when you are back", format::suggestion(coping));
        let help = "Enter goes on. Ctrl-C ends, and keeps what there is.";
        context.console.prompt.ask::<String>(&Question { text: &text, help, flag: "--coping" })?;
    }
    let mut telling = Telling { context, episode };
    let now = |telling: &mut Telling<'_, '_, '_>| {
        telling.ask(|form| {
            form.scale(Field::After, "Now", "How strong it is now; 0 is none.", None)
        })?;
        let Telling { context, episode } = telling;
        if let Body::Craving(craving) = &episode.entry().body
            && let Some(after) = craving.after
        {
            let said = format!("Saved: {}, then {after}.", craving.intensity);
            context.console.prompt.tell(&said)?;
        }
        Ok(())
    };
    let did_it_help = |telling: &mut Telling<'_, '_, '_>| {
        let question = Question {
            text: &format!("Did it help: {} (y, n, p: a bit)", format::coping(coping)),
            help: "It is for you: what helped comes first the next time. Enter leaves it open.",
            flag: "--coping",
        };
        let Telling { context, episode } = telling;
        if let Some(HelpedAnswer(helped)) = context.console.prompt.ask(&question)? {
            episode.given.forget(Field::Coping);
            episode.given.set(Field::Coping, &Tried { coping, helped: Some(helped) });
        }
        episode.keep(context)
    };
    let questions: [&Ask<'_>; 2] = [&now, &did_it_help];
    let questions = if helped.is_some() { &questions[..1] } else { &questions };
    in_turn(&mut telling, questions, |telling, ask| ask(telling))
}

/// A craving that is asked about.
struct Telling<'a, 'c, 'j> {
    context: &'a mut Context<'c>,
    episode: &'a mut Episode<'j>,
}

/// A question about a craving.
type Ask<'q> = dyn Fn(&mut Telling<'_, '_, '_>) -> Result<(), Error> + 'q;

impl Asks for Telling<'_, '_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl Telling<'_, '_, '_> {
    /// Asks something, and writes what was answered.
    fn ask(
        &mut self,
        asks: impl FnOnce(&mut Form<'_, '_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.episode.ask(self.context, asks)
    }
}

/// What the person has said before, as far as it matters now.
struct Known {
    suggestions: Vec<Suggestion>,
    in_withdrawal: bool,
}

impl Known {
    fn read(context: &Context<'_>, journal: &Journal) -> Result<Self, storage::Error> {
        context.snapshot(journal, |seen| {
            let counts = coping_counts(seen)?;
            let mut in_withdrawal = false;
            for focus in seen.focuses()?.iter().filter(|focus| focus.archived_at.is_none()) {
                let phase = use_days::standing(seen, focus, seen.today())?.phase;
                in_withdrawal |= phase == Phase::Withdrawal;
            }
            Ok(Self { suggestions: suggestions(&counts), in_withdrawal })
        })
    }
}

/// What was typed after the list of what may help.
enum Choice {
    HelpNow,
    Nth(usize),
}

fn choose(context: &mut Context<'_>, known: &Known) -> Result<Option<Coping>, Error> {
    let longer = if known.in_withdrawal { "; in withdrawal they can last longer" } else { "" };
    let mut list = format!("Many ease within half an hour{longer}. Choose one, or Enter:");
    for (n, suggestion) in (1..).zip(&known.suggestions) {
        list.extend([format!("\n {n}  {}", offered(*suggestion))]);
    }
    list.push_str("\n h  help now: whom to call, what to do");
    let ways: Vec<_> = known.suggestions.iter().map(|one| format::suggestion(one.coping)).collect();
    let text = format!("1 to {}, or h", ways.len());
    let help = "What has helped you before comes first. Enter leaves it.";
    let question = Question { text: &text, help, flag: "--coping" };
    loop {
        context.console.prompt.tell(&list)?;
        let chosen = context.console.prompt.ask_as(&question, |answer| choice(answer, &ways))?;
        match chosen {
            Some(Choice::HelpNow) => safety::say_help_now(context),
            Some(Choice::Nth(at)) => return Ok(known.suggestions.get(at).map(|one| one.coping)),
            None => return Ok(None),
        }
    }
}

fn choice(answer: &str, ways: &[&str]) -> Result<Choice, String> {
    if answer.trim().eq_ignore_ascii_case("h") {
        return Ok(Choice::HelpNow);
    }
    place_of(answer, ways).map(Choice::Nth)
}

/// "talk to someone (helped 9 of 9)"; a way that was never rated stands alone.
fn offered(suggestion: Suggestion) -> String {
    let Suggestion { coping, rated, helped } = suggestion;
    let way = format::suggestion(coping);
    match (rated, helped) {
        (0, _) | (_, 0) => way.to_owned(),
        (1, _) => format!("{way} (helped once)"),
        _ => format!("{way} (helped {helped} of {rated})"),
    }
}

/// Asks for the rest, where the person wants to say more.
pub(crate) fn more(context: &mut Context<'_>, episode: &mut Episode<'_>) -> Result<(), Error> {
    let question = Question {
        text: "Add more",
        help: "What was going on, where, what went through your mind, whether you acted on it, a note. \
               Each can be left open.",
        flag: "--note",
    };
    if !context.console.prompt.confirm(&question)? {
        return Ok(());
    }
    let names = episode.focus_names();
    let mut telling = Telling { context, episode };
    let of = |telling: &mut Telling<'_, '_, '_>| telling.ask(|form| focus(form, &names));
    let situations = |telling: &mut Telling<'_, '_, '_>| {
        telling.ask(situations)?;
        telling.episode.say_plan(telling.context)
    };
    let rest: [form::Ask; 4] = [place, thought, acted, note];
    let rest = rest.map(|ask| move |telling: &mut Telling<'_, '_, '_>| telling.ask(ask));
    let [place, thought, acted, note] = &rest;
    let questions: [&Ask<'_>; 6] = [&of, &situations, place, thought, acted, note];
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
    let rest: [form::Ask; 6] = [minutes, situations, coping, after, acted, note];
    let rest = rest.map(|ask| move |telling: &mut Telling<'_, '_, '_>| telling.ask(ask));
    let [minutes, situations, coping, after, acted, note] = &rest;
    let questions: [&Ask<'_>; 7] = [&of, minutes, situations, coping, after, acted, note];
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
        form.yes_no_skip((Field::Acted, ""), "Did you act on it", help, before.as_deref())?;
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
    let chosen = form.prompt().pick_many(&question, &options, "nothing", places.as_deref())?;
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
