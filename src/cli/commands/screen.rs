//! `daymark screen`: questionnaires, answered or recorded.

use std::io::Write;

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::cli::records::RecordCommand;
use crate::cli::safety;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::record::{Meta, Record};
use crate::domain::records::screening::Screening;
use crate::domain::screening::{BadAnswers, ITEM_9, Instrument, Items};
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::render;
use crate::report::saved::WriteOutcome;
use crate::report::screening::{Later, Scored};
use crate::storage::Access;

/// What one does with questionnaires beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum ScreenVerb {
    /// Answer a questionnaire, or give its answers
    #[command(after_help = Screening::EXAMPLES)]
    Take {
        /// The questionnaire: phq-2, phq-9, gad-2, gad-7, k6 or craving-scale
        #[arg(value_name = "QUESTIONNAIRE")]
        instrument: Instrument,
        /// Its answers in the order of the items; asked when not given
        #[arg(long, value_name = "N,N,…", value_delimiter = ',')]
        answers: Vec<u8>,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
    /// Not now: a questionnaire that is due is asked for again in a week
    #[command(after_help = Screening::EXAMPLES)]
    Later {
        /// The questionnaire
        #[arg(value_name = "QUESTIONNAIRE")]
        instrument: Instrument,
    },
    /// Keep a total that somebody else has worked out
    #[command(after_help = Screening::EXAMPLES)]
    Record {
        /// The questionnaire: barc-10, cows, sows, or any of those that can be answered
        #[arg(value_name = "QUESTIONNAIRE")]
        instrument: Instrument,
        /// Its total
        #[arg(long, value_name = "N")]
        total: u16,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
}

impl RecordCommand for Screening {
    type Verb = ScreenVerb;
    const WITHOUT: &'static [&'static str] = &["add", "edit"];
    const EXAMPLES: &'static str = "\
Examples:
  daymark screen take phq-2 --answers 1,2
  daymark screen take phq-9 --answers 2,1,0,1,0,1,2,0,0 --date yesterday
  daymark screen record barc-10 --total 48
  daymark screen later gad-2
  daymark screen
  daymark screen show barc-10
  daymark screen archive barc-10
  daymark screen delete phq-2 --yes

A total is no diagnosis. Nobody but you sees the answers. PHQ and GAD: developed by Drs Spitzer, Williams,
Kroenke and colleagues, with a grant from Pfizer; no permission is required to reproduce, translate,
display or distribute them. K6: Kessler et al. 2003.";

    fn run(context: &mut Context<'_>, verb: &ScreenVerb) -> Result<(), Error> {
        match verb {
            ScreenVerb::Take { instrument, answers, date } => {
                take(context, *instrument, answers, date.as_deref())
            }
            ScreenVerb::Later { instrument } => later(context, *instrument),
            ScreenVerb::Record { instrument, total, date } => {
                let scoring = instrument.scoring();
                if !(scoring.min..=scoring.max).contains(total) {
                    let (min, max) = (scoring.min, scoring.max);
                    return Err(Error::usage(format!(
                        "--total: {total} is not from {min} to {max}, which {instrument} takes"
                    )));
                }
                keep(context, *instrument, (*total, None), date.as_deref())
            }
        }
    }
}

fn take(
    context: &mut Context<'_>,
    instrument: Instrument,
    answers: &[u8],
    date: Option<&str>,
) -> Result<(), Error> {
    // A day that cannot be is told before anything is asked.
    context.day_arg(date)?;
    let mut answers = answers.to_vec();
    if answers.is_empty() {
        answers = ask(context, instrument)?;
    } else if is_item_9_above_0(instrument, &answers) {
        safety::say_short_help(context.console);
    }
    let total = instrument.total(&answers).map_err(refused)?;
    let answers: Vec<_> = answers.iter().map(ToString::to_string).collect();
    keep(context, instrument, (total, Some(answers.join(",").parse()?)), date)
}

fn refused(bad: BadAnswers) -> Error {
    let error = Error::usage(format!("--answers: {bad}"));
    match bad {
        BadAnswers::TotalOnly(_) => error.hint("keep its total").run("screen record --help"),
        BadAnswers::Number { .. } | BadAnswers::Off { .. } => error,
    }
}

/// Asks every item. What the last one of the PHQ-9 opens is said at once.
fn ask(context: &mut Context<'_>, instrument: Instrument) -> Result<Vec<u8>, Error> {
    let Some(items) = instrument.items().filter(|items| !items.wording.is_empty()) else {
        return Err(Error::usage(format!("{instrument} cannot be asked here"))
            .hint("give the answers with --answers, or keep its total")
            .run("screen record --help"));
    };
    let flag = "--answers";
    context.console.prompt.must_ask(&Question { text: items.stem, help: "", flag })?;
    if instrument == Instrument::Phq9 {
        context.console.prompt.tell("Nobody watches these answers, and nobody is told of them.")?;
    }
    context.console.prompt.tell(items.stem)?;
    let mut answering = Answering { context, answers: vec![None; items.wording.len()] };
    let places: Vec<usize> = (0..items.wording.len()).collect();
    in_turn(&mut answering, &places, |answering, place| answering.ask(instrument, &items, *place))?;
    Ok(answering.answers.into_iter().flatten().collect())
}

/// A questionnaire while it is answered.
struct Answering<'a, 'c> {
    context: &'a mut Context<'c>,
    answers: Vec<Option<u8>>,
}

impl Asks for Answering<'_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl Answering<'_, '_> {
    /// Asks an item. No answer is marked, but the one that was given before.
    fn ask(&mut self, instrument: Instrument, items: &Items, place: usize) -> Result<(), Error> {
        let Some(item) = items.wording.get(place) else { return Ok(()) };
        let help = "Choose what fits best; < goes back; Ctrl-C ends, and nothing is kept.";
        let question = Question { text: item, help, flag: "--answers" };
        let before = self.answers.get(place).copied().flatten().map(usize::from);
        let picked = self.prompt().need_pick(&question, items.answers, before)?;
        if let Some(answer) = self.answers.get_mut(place) {
            *answer = u8::try_from(picked).ok();
        }
        if instrument == Instrument::Phq9 && place == ITEM_9 && picked > 0 {
            safety::say_short_help(self.context.console);
        }
        Ok(())
    }
}

fn is_item_9_above_0(instrument: Instrument, answers: &[u8]) -> bool {
    instrument == Instrument::Phq9 && answers.get(ITEM_9).is_some_and(|answer| *answer > 0)
}

fn keep(
    context: &mut Context<'_>,
    instrument: Instrument,
    (total, answers): (u16, Option<OneLine>),
    date: Option<&str>,
) -> Result<(), Error> {
    let day = context.day_arg(date)?;
    let (one, all) = put(context, instrument, (Some(total), answers), day)?;
    let Some(view) = Scored::new(&one, &all) else { return Ok(()) };
    let (look, today) = (context.look(), context.today());
    let next = context.take_back(WriteOutcome::Created);
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::screening::text(view, &look, today, next.as_deref()))
    })
}

/// Keeps that one was not answered now, which is an answer.
fn later(context: &mut Context<'_>, instrument: Instrument) -> Result<(), Error> {
    let day = context.today();
    let (one, _) = put(context, instrument, (None, None), day)?;
    let view = Later { schema: Later::SCHEMA, id: one.meta.id, instrument, day };
    let (look, next) = (context.look(), context.take_back(WriteOutcome::Created));
    context.console.answer(&view, |view, out| {
        write!(out, "{}", render::screening::later(view, &look, next.as_deref()))
    })
}

/// Writes one down; gives it, and those before it.
fn put(
    context: &mut Context<'_>,
    instrument: Instrument,
    (total, answers): (Option<u16>, Option<OneLine>),
    day: Day,
) -> Result<(Screening, Vec<Screening>), Error> {
    let journal = context.journal(Access::Write)?;
    let subject = format!("{instrument} of {day}");
    context.change(&journal, ChangeKind::Add, subject, |txn| {
        let all = txn.read().all::<Screening>()?;
        let last = all.iter().map(|one| one.meta.position).max();
        let mut one = Screening::begin(Meta {
            id: txn.new_id()?,
            name: instrument.code().parse()?,
            position: last.map_or(0, |last| last.saturating_add(1)),
            archived_at: None,
            updated_at: txn.now(),
        });
        one.instrument = Some(instrument);
        one.day = Some(day);
        one.total = total;
        one.answers = answers;
        txn.put(&one)?;
        Ok((one, all))
    })
}
