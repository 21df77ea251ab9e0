//! Asking for a check-in, question by question. Nothing is written before the last is answered, or
//! the person has ended it.

use super::{Answers, Known};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::form::Form;
use crate::cli::prompt::Question;
use crate::cli::safety;
use crate::domain::checkin::CheckIn;
use crate::domain::code::Code;
use crate::domain::day::{Day, Week};
use crate::domain::due::is_due_on;
use crate::domain::edit::Field;
use crate::domain::entry::Body;
use crate::domain::focus::Focus;
use crate::domain::safety::Overdose;
use crate::domain::scale::Scale;
use crate::domain::text::Name;
use crate::render::labels::LabelKey;
use crate::render::words;
use crate::report::help::UseCard;
use crate::storage::Journal;

/// Asks every question of a check-in, or the four of the short form.
pub(super) fn ask(
    context: &mut Context<'_>,
    journal: &Journal,
    known: &Known,
    answers: &mut Answers,
    short: bool,
) -> Result<(), Error> {
    let day = answers.day;
    let kept = match known.before.as_ref().map(|entry| &entry.body) {
        Some(Body::CheckIn(checkin)) => checkin.clone(),
        _ => CheckIn::default(),
    };
    let due = if short { None } else { Some(Due::read(context, journal, known, day)?) };

    let (date, is_today) = (words::date(day, context.today()), day == context.today());
    let enter = if known.before.is_some() { "Enter keeps what it says" } else { "Enter skips" };
    context
        .console
        .prompt
        .tell(&format!("{date}. {enter}, ? explains, Ctrl-C ends and asks what to keep."))?;
    let when = if is_today { "today".to_owned() } else { format!("on {date}") };

    let look = context.look();
    let label = |key| look.label(key);
    let Answers { given, did, private, help, card, .. } = answers;
    let mut form = Form { context, given };
    let used = label(LabelKey::Use);
    uses(&mut form, &known.focuses, &kept, &format!("any {used} {when}"), short, card)?;
    let craving = format!("{} at its strongest {when}", label(LabelKey::Craving));
    form.scale(Field::Craving, &craving, "0 is none, 10 the strongest you know.", kept.craving)?;
    let lowest = "0 is the lowest you know, 10 the highest.";
    form.scale(Field::Mood, &label(LabelKey::Mood), lowest, kept.mood)?;
    if let Some(due) = &due {
        form.scale(Field::Energy, &label(LabelKey::Energy), lowest, kept.energy)?;
        form.scale(Field::Stress, &label(LabelKey::Stress), lowest, kept.stress)?;
        let sleep = format!("{} of the last night, in hours like 7.5", label(LabelKey::Sleep));
        form.value(
            Field::Sleep,
            &sleep,
            "0 to 24 hours: 7.5, 7,5, 7:30, 7h or 7h30.",
            kept.sleep_hours.as_ref(),
        )?;
        if due.confidence {
            let confidence = format!("{} to stay on course", label(LabelKey::Confidence));
            let help = "Asked once a week. 0 is none, 10 the most you know.";
            form.scale(Field::Confidence, &confidence, help, None)?;
        }
        if due.distress {
            let help = "Asked once a week. 0 is none, 10 the worst you know.";
            form.scale(Field::Distress, "Distress", help, None)?;
        }
        form.situations("What the day brought")?;
        let help = "Words of your own, such as: lonely, tired, hopeful.";
        form.labels(Field::Feeling, "Feelings, parted by commas", help)?;
        did.extend(routines(&mut form, &due.routines)?);
    }
    let help_of_safe = "If not, whom to call is shown at once, and this check-in is kept private.";
    if form.yes_no(Field::Safe, "Do you feel safe", help_of_safe)? == Some(false) {
        *help = Some(safety::say_short_help(form.context.console));
        *private = true;
    }
    if due.is_some() {
        let command = form.context.console.program().command("checkin --note");
        let help = format!("Several lines can be pasted; to write more: {command}");
        form.text(Field::Note, "Anything to add", &help)?;
    }
    Ok(())
}

/// The questions that are not due every day.
struct Due {
    confidence: bool,
    distress: bool,
    routines: Vec<Name>,
}

impl Due {
    fn read(
        context: &Context<'_>,
        journal: &Journal,
        known: &Known,
        day: Day,
    ) -> Result<Self, Error> {
        let week = Week::of(day, context.settings.week_start);
        let (marks, lately) = context.snapshot(journal, |seen| {
            let marks = seen.marks(week.first(), day)?;
            Ok::<_, Error>((marks, seen.readings(day.plus(-6), day)?))
        })?;
        let due = |rating: fn(&CheckIn) -> Option<Scale>| {
            !lately.iter().any(|reading| reading.checkin().and_then(rating).is_some())
        };
        let routines = known.routines.iter().filter(|one| is_due_on(one, &marks, week, day));
        Ok(Self {
            confidence: due(|checkin| checkin.confidence),
            distress: due(|checkin| checkin.distress),
            routines: routines.map(|routine| routine.meta.name.clone()).collect(),
        })
    }
}

/// Asks of each focus that is not archived, in the short form of the primary one.
fn uses(
    form: &mut Form<'_, '_>,
    focuses: &[Focus],
    kept: &CheckIn,
    any_use: &str,
    short: bool,
    card: &mut Option<UseCard>,
) -> Result<(), Error> {
    let active: Vec<_> = focuses.iter().filter(|focus| focus.archived_at.is_none()).collect();
    for focus in active.iter().take(if short { 1 } else { active.len() }) {
        let question = match active.len() {
            1 => words::capital(any_use),
            _ => format!("{}: {any_use}", form.context.look().line(focus.name.as_str())),
        };
        let kept = kept.used(focus.id).map(Code::code);
        let help = "n: no. y: yes; it erases nothing. s: you would rather not say, and the day \
                    stays unknown.";
        let told = form.yes_no_skip("--used", &question, help, kept)?;
        let Some(told) = told else { continue };
        form.given.set(Field::Used, &format!("{}={told}", focus.name));
        let needed = match card {
            None => true,
            Some(shown) => {
                Overdose::after(focus.kind) > shown.overdose.as_ref().map(|card| card.of)
            }
        };
        if told == "yes" && needed {
            *card = Some(safety::say_use_card(form.context, focus.kind));
        }
    }
    Ok(())
}

/// Asks which of these routines were done.
fn routines(form: &mut Form<'_, '_>, due: &[Name]) -> Result<Vec<Name>, Error> {
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let look = form.context.look();
    let names: Vec<_> = due.iter().map(|name| look.line(name.as_str())).collect();
    let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
    let question = Question {
        text: "Which of these did you do",
        help: "What is left out stays unrecorded; daymark routine done marks it later.",
        flag: "--did",
    };
    let done = form.context.console.prompt.pick_many(&question, &names, "none of these")?;
    Ok(done.unwrap_or_default().into_iter().filter_map(|at| due.get(at).cloned()).collect())
}
