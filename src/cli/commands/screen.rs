//! `daymark screen`: questionnaires, answered or recorded.

mod ask;

use std::io::Write;

use crate::app::screenings;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::records::{self, RecordCommand};
use crate::cli::safety;
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::records::screening::Screening;
use crate::domain::screening::{BadAnswers, Form, Instrument, Scoring};
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::render;
use crate::render::format;
use crate::report::record::RecordList;
use crate::report::saved::WriteOutcome;
use crate::report::screening::{
    DraftDropped, Scored, ScreeningList, ScreeningPostponed, UnfinishedScreening,
};
use crate::storage::Access;

/// What one does with questionnaires beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum ScreenVerb {
    /// Answer a questionnaire, or give its answers
    #[command(after_help = Screening::EXAMPLES)]
    Take {
        /// The questionnaire: phq-2, phq-9, gad-2, gad-7, k6 or craving-scale
        #[arg(value_name = "QUESTIONNAIRE", default_value = "phq-2")]
        instrument: Instrument,
        /// Its answers in the order of the items; asked when not given
        #[arg(long, value_name = "N,N,…", value_delimiter = ',')]
        answers: Vec<u8>,
        /// Go on with the one that was broken off, today or yesterday
        #[arg(long, conflicts_with = "answers")]
        resume: bool,
        /// The day, like 2026-11-20, yesterday, mon or -3d [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
    /// Not now: a questionnaire that is due is asked for again in a week
    #[command(after_help = Screening::EXAMPLES)]
    Later {
        /// The questionnaire; asked when not given
        #[arg(value_name = "QUESTIONNAIRE")]
        instrument: Option<Instrument>,
    },
    /// Drop the answers of a questionnaire that was broken off
    #[command(after_help = Screening::EXAMPLES)]
    Drop {
        /// The questionnaire
        #[arg(value_name = "QUESTIONNAIRE")]
        instrument: Instrument,
    },
    /// Keep a total that somebody else has worked out
    #[command(after_help = Screening::EXAMPLES)]
    Record {
        /// The questionnaire: barc-10, cows, sows, bam-use, bam-risk, bam-protective, or any of those that can be
        /// answered; asked when not given
        #[arg(value_name = "QUESTIONNAIRE")]
        instrument: Option<Instrument>,
        /// Its total; asked when not given
        #[arg(long, value_name = "N")]
        total: Option<u16>,
        /// Of a BAM, which form it was: likert or continuous; asked when not given
        #[arg(long, value_name = "FORM")]
        form: Option<Form>,
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
  daymark screen take phq-9          asks item by item; Ctrl-C ends, and --resume goes on
  daymark screen take phq-9 --answers 2,1,0,1,0,1,2,0,0 --date yesterday
  daymark screen record cows --total 8
  daymark screen record bam-use --total 5 --form likert
  daymark screen later gad-2
  daymark screen
  daymark screen show cows
  daymark screen archive cows
  daymark screen delete phq-2 --yes

A total is no diagnosis. Nobody but you sees the answers.

PHQ and GAD: developed by Drs Spitzer, Williams, Kroenke and colleagues, with a grant from Pfizer; no \
permission is required to reproduce, translate, display or distribute them. K6: Kessler et al. 2003.";

    /// With those that were begun and can be gone on with.
    fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
        let (look, today) = (context.look(), context.today());
        let journal = context.journal(Access::Read)?;
        let finished = RecordList::new(records::looked_up::<Self>(context, &journal)?, all, today);
        let mut unfinished = Vec::new();
        for instrument in Instrument::ALL {
            let draft = journal.screening_draft(*instrument)?.filter(|one| one.holds_on(today));
            unfinished.extend(draft.as_ref().map(UnfinishedScreening::from));
        }
        let view = ScreeningList { finished, unfinished };
        context
            .console
            .answer(&view, |view, out| write!(out, "{}", render::screening::list(view, &look)))
    }

    fn run(context: &mut Context<'_>, verb: &ScreenVerb) -> Result<(), Error> {
        match verb {
            ScreenVerb::Take { instrument, answers, resume, date } => {
                take(context, *instrument, (answers, *resume), date.as_deref())
            }
            ScreenVerb::Drop { instrument } => drop_draft(context, *instrument),
            ScreenVerb::Later { instrument } => {
                let can_be_due = |one: Instrument| one.items().is_some();
                let instrument = given_or_picked(context, *instrument, can_be_due)?;
                later(context, instrument)
            }
            ScreenVerb::Record { instrument, total, form, date } => {
                let day = context.day_arg(date.as_deref())?;
                let instrument = given_or_picked(context, *instrument, |_| true)?;
                let instrument = in_form(context, instrument, *form)?;
                let total = total_of(context, instrument, *total)?;
                keep(context, instrument, (total, None), day)
            }
        }
    }
}

fn take(
    context: &mut Context<'_>,
    instrument: Instrument,
    (answers, resume): (&[u8], bool),
    date: Option<&str>,
) -> Result<(), Error> {
    // A day that cannot be is told before anything is asked.
    let mut day = context.day_arg(date)?;
    let mut answers = answers.to_vec();
    if answers.is_empty() {
        let draft = ask::ask(context, instrument, day, resume)?;
        // What was begun yesterday is of yesterday.
        day = if date.is_some() { day } else { draft.day };
        answers = draft.answers;
    } else if (0..).zip(&answers).any(|(place, answer)| instrument.opens_help(place, *answer)) {
        safety::say_short_help(context.console);
    }
    let total = instrument.total(&answers).map_err(refused)?;
    let answers: Vec<_> = answers.iter().map(ToString::to_string).collect();
    keep(context, instrument, (total, Some(answers.join(",").parse()?)), day)
}

/// The questionnaire that is given, or that the person picks among those that fit.
fn given_or_picked(
    context: &mut Context<'_>,
    given: Option<Instrument>,
    fits: impl Fn(Instrument) -> bool,
) -> Result<Instrument, Error> {
    if let Some(instrument) = given {
        return Ok(instrument);
    }
    // Of one that there is in two forms the form is asked afterwards.
    let is_one =
        |one: &Instrument| fits(*one) && one.in_form(Form::Likert).is_none_or(|of| of == *one);
    let offered: Vec<_> = Instrument::ALL.iter().copied().filter(is_one).collect();
    let options: Vec<_> = offered.iter().map(|one| format::instrument(*one)).collect();
    let help = "Choose one; Ctrl-C ends, and nothing is saved.";
    let question = Question { text: "Which questionnaire", help, flag: "QUESTIONNAIRE" };
    let picked = context.console.prompt.need_pick(&question, &options, None)?;
    offered.get(picked).copied().ok_or_else(|| Error::usage("QUESTIONNAIRE is missing"))
}

/// The total that is given, or typed, of those that the questionnaire takes.
fn total_of(
    context: &mut Context<'_>,
    instrument: Instrument,
    given: Option<u16>,
) -> Result<u16, Error> {
    let Scoring { min, max, .. } = instrument.scoring();
    let fits = |total: u16| {
        let is_one = (min..=max).contains(&total);
        is_one.then_some(total).ok_or_else(|| {
            format!(
                "{total} is not from {min} to {max}, which {} takes",
                format::instrument(instrument)
            )
        })
    };
    if let Some(total) = given {
        return fits(total).map_err(|bad| Error::usage(format!("--total: {bad}")));
    }
    let text = format!("Its total, {min} to {max}");
    let help = "The number that was worked out from the answers.";
    let question = Question { text: &text, help, flag: "--total" };
    context.console.prompt.need_as(&question, |answer| {
        let number = answer.trim().parse::<u16>();
        number.map_err(|_| format!("Please type a number from {min} to {max}.")).and_then(fits)
    })
}

fn refused(bad: BadAnswers) -> Error {
    let error = Error::usage(format!("--answers: {bad}"));
    match bad {
        BadAnswers::TotalOnly(_) => error.hint("keep its total").run("screen record --help"),
        BadAnswers::Number { .. } | BadAnswers::Off { .. } => error,
    }
}

/// The questionnaire in the form that it was given in, for those of which there are two.
fn in_form(
    context: &mut Context<'_>,
    instrument: Instrument,
    form: Option<Form>,
) -> Result<Instrument, Error> {
    let Some(likert) = instrument.in_form(Form::Likert) else {
        return match form {
            None => Ok(instrument),
            Some(_) => Err(Error::usage(format!(
                "there is only one form of {}",
                format::instrument(instrument)
            ))
            .hint("leave --form out")),
        };
    };
    if let Some(form) = form {
        return Ok(instrument.in_form(form).unwrap_or(likert));
    }
    // The longer name says it.
    if instrument != likert {
        return Ok(instrument);
    }
    let question = Question {
        text: "Which form it was",
        help: "On a Likert form each item is 0 to 4; on a continuous one it is a number of days, 0 to 30.",
        flag: "--form",
    };
    let picked = context.console.prompt.need_pick(&question, &["likert", "continuous"], None)?;
    let form = if picked == 0 { Form::Likert } else { Form::Continuous };
    Ok(instrument.in_form(form).unwrap_or(likert))
}

/// Drops what was broken off.
fn drop_draft(context: &mut Context<'_>, instrument: Instrument) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    if !journal.drop_screening_draft(instrument, context.now().into())? {
        return Err(Error::refused(format!(
            "there is no unfinished {} to drop",
            format::instrument(instrument)
        )));
    }
    context.console.saved.set();
    let view = DraftDropped { schema: DraftDropped::SCHEMA, instrument };
    context.console.answer(&view, |view, out| {
        writeln!(
            out,
            "Dropped: your answers to the unfinished {} are gone.",
            format::instrument(view.instrument)
        )
    })
}

fn keep(
    context: &mut Context<'_>,
    instrument: Instrument,
    (total, answers): (u16, Option<OneLine>),
    day: Day,
) -> Result<(), Error> {
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
    let view =
        ScreeningPostponed { schema: ScreeningPostponed::SCHEMA, id: one.meta.id, instrument, day };
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
    let subject = format!("{} of {day}", format::instrument(instrument));
    context.change(&journal, ChangeKind::Add, subject, |txn| {
        Ok::<_, Error>(screenings::put(txn, (instrument, day), total, answers)?)
    })
}
