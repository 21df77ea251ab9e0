//! Asks for a check-in, question by question.
//!
//! Nothing is written before the last is answered, or the person has ended it.

mod doses;
mod own;
mod uses;

use std::str::FromStr;

use super::doses::Told;
use super::questions::{Asked, Due, DueRoutine, questions};
use super::turns;
use super::{Answers, Known};
use crate::cli::context::Context;
use crate::cli::entry_form::{Form, bracketed};
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::cli::safety;
use crate::domain::entry::Body;
use crate::domain::entry::checkin::{CheckIn, SmallDone};
use crate::domain::entry::field::Field;
use crate::domain::entry::small_thing::{self, SmallThing};
use crate::domain::id::Id;
use crate::domain::rating::{Frequency, Rating};
use crate::domain::series::Series;
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::render::{format, sanitize};
use crate::report::help::{ShortHelp, UseCard};
use crate::storage::Journal;

/// The columns of a small thing beside the question for it.
const SHOWN: usize = 40;

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
    let (things, is_away) = context.snapshot(journal, |as_of| {
        let things = as_of.small_things(day.plus(-small_thing::USED_WITHIN_DAYS), day)?;
        Ok::<_, Error>((things, as_of.stays()?.contain(day)))
    })?;
    let active = known.focuses.iter().filter(|focus| focus.archived_at.is_none());
    let active: Vec<_> = active.collect();
    let several = active.len() > 1;

    let (date, is_today) = (format::date(day, context.today()), day == context.today());
    let enter = if known.before.is_some() { "Enter keeps what it says" } else { "Enter skips" };
    // After midnight the day that is meant is not the one on the clock.
    let lasts = context.night_until().filter(|_| is_today).map_or_else(String::new, |end| {
        format!(", which lasts until {} tonight", format::time(end, context.look().clock))
    });
    context
        .console
        .prompt
        .tell(&format!("{date}{lasts}. {enter}, ? explains, < goes back, Ctrl-C ends."))?;
    let when = if is_today { "today".to_owned() } else { format!("on {date}") };
    // Of the short form doses are no part either, and in a stay they are given by others.
    let asks_doses = !short && !is_away;
    answers.doses = if asks_doses { Told::open(&known.ledger, day) } else { Vec::new() };
    let own = known.scales.iter().filter(|one| one.meta.archived_at.is_none());
    let mut questions = questions(active, due, own.collect(), !answers.doses.is_empty());
    let asked = &context.settings.scales;
    questions.retain(|question| question.series().is_none_or(|series| asked.contains(&series)));
    // Of the short form they are no part: what it asks is always the same.
    if !short {
        let end = questions.len().saturating_sub(1);
        let open = small_thing::open_on(&things, day).map(Asked::SmallDone);
        let another = small_thing::is_asked_on(&things, day).then_some(Asked::Small);
        questions.splice(end..end, open.into_iter().chain(another));
    }
    turns::let_wait(&mut questions, day);
    let before_private = answers.private;
    let Answers { given, did, doses, private, help, card, .. } = answers;
    let mut asking = Asking {
        form: Form { context, given },
        journal,
        day,
        kept,
        uses: &known.uses,
        when,
        several,
        did,
        doses,
        private,
        before_private,
        help,
        card,
    };
    in_turn(&mut asking, &questions, Asking::ask)
}

/// A check-in while it is asked for.
struct Asking<'a, 'c> {
    form: Form<'a, 'c>,
    journal: &'a Journal,
    /// The day that it tells of.
    day: Day,
    /// What the check-in of the day says already.
    kept: CheckIn,
    /// The focuses of which the day has a return to use.
    uses: &'a [Id],
    /// Of which day it is: "today".
    when: String,
    /// Whether there is more than one focus.
    several: bool,
    did: &'a mut Vec<Name>,
    doses: &'a mut Vec<Told>,
    private: &'a mut bool,
    /// Whether it was to be private before anything was answered.
    before_private: bool,
    help: &'a mut Option<ShortHelp>,
    card: &'a mut Option<UseCard>,
}

impl Asks for Asking<'_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.form.prompt()
    }
}

impl Asking<'_, '_> {
    fn ask(&mut self, question: &Asked<'_>) -> Result<(), Error> {
        let look = self.form.context.look();
        let Self { form, kept, .. } = self;
        match question {
            Asked::Used(focuses) => match focuses.as_slice() {
                [only] => self.used(only),
                several => self.used_any(several),
            },
            Asked::Rating(rating) => self.rating(*rating),
            Asked::Sleep => {
                let sleep = look.series(Series::SleepHours);
                let sleep = format!("{sleep} of the last night, in hours like 7.5");
                let help = "0 to 24 hours: 7.5, 7,5, 7:30, 7h or 7h30.";
                form.value(Field::Sleep, &sleep, help, kept.sleep_hours.as_ref())
            }
            Asked::Own(scales) => self.own(scales),
            Asked::Situations => form.situations("What the day brought"),
            Asked::Feelings => form.feelings("Feelings, parted by commas"),
            Asked::Doses => self.doses(),
            Asked::Routines(due) => self.routines(due),
            Asked::Safe => self.safe(),
            Asked::SmallDone(thing) => self.small_done(thing),
            Asked::Small => {
                let help = "Something small enough to be done. The next check-in asks after it.";
                form.text(Field::Small, "One small thing until the next check-in", help)
            }
            Asked::Note => {
                let command = form.context.console.program().command("checkin --note");
                let help = format!("Several lines can be pasted; to write more: {command}");
                form.text(Field::Note, "Anything to add", &help)
            }
        }
    }

    /// Asks for a 0–10 scale.
    fn rating(&mut self, rating: Rating) -> Result<(), Error> {
        let (look, spec) = (self.form.context.look(), rating.spec());
        let label = look.series(Series::Rating(rating));
        let name = match rating {
            Rating::Craving => format!("{label} at its strongest {}", self.when),
            Rating::Confidence => format!("{label} to stay on course"),
            _ => label.into_owned(),
        };
        let weekly = if spec.asked == Frequency::Weekly { "Asked once a week. " } else { "" };
        let help = format!("{weekly}{}", spec.ends);
        self.form.scale(Field::Rating(rating), &name, &help, self.kept.ratings.get(rating))
    }

    /// Asks what became of the small thing of the check-in before.
    fn small_done(&mut self, thing: &SmallThing) -> Result<(), Error> {
        if self.form.given.is_settled(Field::SmallDone) {
            return Ok(());
        }
        let look = self.form.context.look();
        let words = thing.words.as_ref().map_or("", |words| words.as_str().trim());
        let words = if thing.is_private { "what you kept private" } else { words };
        let words = look.line(words);
        let words = sanitize::cut(&words, SHOWN, look.unicode);
        let kept = bracketed(self.form.given.answered(Field::SmallDone, None));
        let text = format!("The small thing, \"{words}\": done (y/n, p: in part){kept}");
        let help = "n is an answer like any other. Enter leaves it open.";
        let question = Question { text: &text, help, flag: "--small-done" };
        if let Some(HowDone(done)) = self.prompt().ask(&question)? {
            self.form.given.answer(Field::SmallDone, &done);
        }
        Ok(())
    }

    /// Asks which of these routines were done.
    fn routines(&mut self, due: &[DueRoutine]) -> Result<(), Error> {
        let look = self.form.context.look();
        let name = |(name, time): &DueRoutine| {
            format::at_day_time(&look.line(name.as_str()), *time, look.clock)
        };
        let names: Vec<_> = due.iter().map(name).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        let question = Question {
            text: "Which of these did you do",
            help: "What is left out stays unrecorded; daymark routine done marks it later.",
            flag: "--did",
        };
        let before = (0..due.len()).filter(|at| self.did.contains(&due[*at].0)).collect::<Vec<_>>();
        let before = Some(&before[..]).filter(|before| !before.is_empty());
        let done = self.prompt().pick_many(&question, &names, "none of these", before)?;
        let done = done.unwrap_or_default();
        *self.did = done.into_iter().filter_map(|at| Some(due.get(at)?.0.clone())).collect();
        Ok(())
    }

    /// Asks whether the person is safe, and says at once whom to call where they are not.
    fn safe(&mut self) -> Result<(), Error> {
        if self.form.given.is_settled(Field::Safe) {
            return Ok(());
        }
        let help = "If not, whom to call is shown at once, and this check-in is kept private.";
        match self.form.yes_no(Field::Safe, "Do you feel safe", help)? {
            Some(false) if self.help.is_none() => {
                *self.help = Some(safety::say_short_help(self.form.context.console));
                *self.private = true;
            }
            Some(false) => {}
            Some(true) | None => {
                *self.help = None;
                *self.private = self.before_private;
            }
        }
        Ok(())
    }
}

/// What became of a small thing, in a letter or a word.
struct HowDone(SmallDone);

impl FromStr for HowDone {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_lowercase().as_str() {
            "y" | "yes" => Ok(Self(SmallDone::Yes)),
            "p" | "partly" => Ok(Self(SmallDone::Partly)),
            "n" | "no" => Ok(Self(SmallDone::No)),
            _ => Err("Please answer y, n or p; Enter leaves it open."),
        }
    }
}
