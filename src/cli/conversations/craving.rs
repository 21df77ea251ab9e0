//! The conversation about a craving while it lasts.
//!
//! It is written down at once, help comes before questions, and what is answered after that is kept answer by
//! answer.

mod details;

use std::time::Duration;

use crate::app::use_days;
use crate::cli::args::entry::AroundCraving;
use crate::cli::context::Context;
use crate::cli::entry_form::Form;
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::growing_entry::Episode;
use crate::cli::plan_hints::coping_counts;
use crate::cli::prompt::{Asks, Options, Prompt, Question, in_turn, place_of};
use crate::cli::safety;
use crate::domain::code::Code;
use crate::domain::entry::coping::{Coping, Helped, Tried};
use crate::domain::entry::craving::Craving;
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry};
use crate::domain::figures::what_helps::{Suggestion, suggestions};
use crate::domain::phase::Phase;
use crate::domain::scale::Scale;
use crate::domain::time::moment::Moment;
use crate::process::Uninterrupted;
use crate::render::{format, saved};
use crate::storage::{self, Journal};

pub(crate) use details::{HelpedAnswer, afterwards, more};

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
        context.console.prompt.tell(saved::help(&look).trim_end())?;
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
        context.console.prompt.tell(&format!(
            "{length}. Enter goes on; Ctrl-C ends, and what there is stays saved."
        ))?;
        let stopwatch = context.clock().stopwatch();
        context.console.prompt.rest(Duration::from_secs(u64::from(minutes) * 60), stopwatch)?;
    } else {
        let text =
            format!("Take your time: {}. Enter, when you are back", format::suggestion(coping));
        let help = "Enter goes on. Ctrl-C ends, and what there is stays saved.";
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
        context.snapshot(journal, |as_of| {
            let counts = coping_counts(as_of)?;
            let mut in_withdrawal = false;
            for focus in as_of.focuses()?.iter().filter(|focus| focus.archived_at.is_none()) {
                let phase = use_days::standing(as_of, focus, as_of.today())?.phase;
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
    let codes: Vec<_> = known.suggestions.iter().map(|one| one.coping.code()).collect();
    let ways = Options::coded(&ways, &codes);
    let text = format!("1 to {}, or h", known.suggestions.len());
    let help = "What has helped you before comes first. Enter leaves it.";
    let question = Question { text: &text, help, flag: "--coping" };
    loop {
        context.console.prompt.tell(&list)?;
        let chosen = context.console.prompt.ask_as(&question, |answer| choice(answer, ways))?;
        match chosen {
            Some(Choice::HelpNow) => safety::say_help_now(context),
            Some(Choice::Nth(at)) => return Ok(known.suggestions.get(at).map(|one| one.coping)),
            None => return Ok(None),
        }
    }
}

fn choice(answer: &str, ways: Options<'_>) -> Result<Choice, String> {
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
