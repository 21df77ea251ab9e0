//! `daymark med`: what medications have beside the verbs of every noun.

mod dose;
mod kit;

use std::io::Write;

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::records::{self, RecordCommand, given_or_picked, looked_up, update, updated};
use crate::domain::change::ChangeKind;
use crate::domain::entry::dose::{Dose, DoseOutcome};
use crate::domain::record::Record;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::medication::{Carried, MOST_DOSES, Medication, NoChange};
use crate::domain::text::{Name, OneLine};
use crate::domain::time::day::Day;
use crate::domain::time::dose_schedule::DoseSchedule;
use crate::render::{self, format};
use crate::report::record::{Done, OneRecord, RecordList};
use crate::report::saved::WriteOutcome;
use crate::storage::{Access, Journal};

/// What one does with medications beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum MedVerb {
    /// Record that a dose was taken
    #[command(after_help = Medication::EXAMPLES)]
    Taken(DoseArgs),
    /// Record that a dose was missed
    #[command(after_help = Medication::EXAMPLES)]
    Missed(DoseArgs),
    /// Take another dose or schedule from a day on; what was before stays on record
    #[command(after_help = Medication::EXAMPLES)]
    Change {
        /// Its name, or the start of a word of it; asked when not given
        name: Option<Name>,
        /// The new dose; asked when neither it nor --every is given
        #[arg(long, value_name = "DOSE")]
        dose: Option<OneLine>,
        /// When it is due from then on: day, 2/day, mon,thu, 28d for every 28 days, as-needed
        #[arg(long, value_name = "WHEN")]
        every: Option<DoseSchedule>,
        /// The first day of it, which may lie ahead [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        from: Option<String>,
    },
    /// Stop taking it
    #[command(after_help = Medication::EXAMPLES)]
    Stop {
        /// Its name, or the start of a word of it; asked when not given
        name: Option<Name>,
        /// The last day on which it is taken [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
    /// Say how many doses there are now
    #[command(after_help = Medication::EXAMPLES)]
    Refill {
        /// Its name, or the start of a word of it; asked when not given
        name: Option<Name>,
        /// How many doses there are now; asked when not given
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=i64::from(MOST_DOSES)))]
        supply: Option<u32>,
        /// The day from which they are taken [default: today]
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        date: Option<String>,
    },
    /// The naloxone kit: whether you carry it, where it is, when it expires
    #[command(after_help = Medication::EXAMPLES)]
    Kit {
        /// Whether you carry it: yes or no
        #[arg(long, value_name = "YES|NO")]
        carried: Option<Carried>,
        /// Where it is kept
        #[arg(long = "where", value_name = "PLACE")]
        place: Option<OneLine>,
        /// The day on which it expires
        #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
        expires: Option<String>,
    },
}

/// Which doses, and when.
#[derive(Debug, clap::Args)]
pub(crate) struct DoseArgs {
    /// Their names, or how words of them start; asked when not given
    #[arg(value_name = "NAME")]
    names: Vec<Name>,
    /// The day that the dose is for, like 2026-11-20, yesterday or -3d [default: today]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    date: Option<String>,
    /// The time of it, like 08:30 or 2h ago [default: now]
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    at: Option<String>,
    /// A note, like a side effect; - reads it from standard input, and without words your editor opens
    #[arg(long, value_name = "TEXT", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "without a value an editor opens")]
    note: Option<Option<String>>,
}

impl RecordCommand for Medication {
    type Verb = MedVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark med add buprenorphine --class buprenorphine --dose '8 mg' --every day --since -2w
  daymark med add vivitrol --class naltrexone --dose '380 mg' --every 28d --window 3d
  daymark med taken buprenorphine
  daymark med missed buprenorphine --date yesterday
  daymark med change buprenorphine --dose '6 mg' --from +14d
  daymark med refill buprenorphine --supply 28
  daymark med kit --carried yes --where 'the blue bag' --expires 2027-05-31
  daymark med stop vivitrol

What is not recorded is never counted as missed. daymark gives no advice on doses: ask your prescriber.";

    fn run(context: &mut Context<'_>, verb: &MedVerb) -> Result<(), Error> {
        match verb {
            MedVerb::Taken(args) => dose::record(context, args, DoseOutcome::Taken),
            MedVerb::Missed(args) => dose::record(context, args, DoseOutcome::Missed),
            MedVerb::Change { name, dose, every, from } => {
                change(context, name.as_ref(), (dose.clone(), *every), from.as_deref())
            }
            MedVerb::Stop { name, date } => stop(context, name.as_ref(), date.as_deref()),
            MedVerb::Refill { name, supply, date } => {
                refill(context, name.as_ref(), *supply, date.as_deref())
            }
            MedVerb::Kit { carried, place, expires } => {
                let expires = expires.as_deref().map(|words| context.any_day_arg(words));
                let expires = expires.transpose()?;
                let (carried, place) = (*carried, place.clone());
                kit::keep(context, kit::Given { carried, place, expires })
            }
        }
    }

    /// With what is left of each supply.
    fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
        let journal = context.journal(Access::Read)?;
        let today = context.today();
        let view = RecordList::new(looked_up::<Self>(context, &journal)?, all, today);
        let ledger = context.snapshot(&journal, |as_of| Ok::<_, Error>(as_of.ledger(today)?))?;
        let mut shown = view.clone();
        for one in &mut shown.records {
            one.supply = one.supply_left(&ledger.doses_of(one.meta.id));
        }
        let look = context.look();
        context
            .console
            .answer(&view, |_, out| write!(out, "{}", render::record::list(&shown, &look)))
    }

    /// Of one that is shown with how many doses are left, and until when they last.
    fn answer(
        context: &mut Context<'_>,
        journal: &Journal,
        view: OneRecord<Self>,
    ) -> Result<(), Error> {
        let mut shown = view.clone();
        let mut supply = None;
        if view.done.is_none() {
            let left = supply_left(context, journal, &view.record)?;
            shown.record.supply = left.map(|(left, _)| left);
            supply = left.filter(|_| view.record.is_taken_on(view.today));
        }
        let (look, next) = (context.look(), records::next(context, &view));
        context.console.answer(&view, |view, out| {
            write!(out, "{}", render::record::one(&shown, &look, next.as_deref()))?;
            supply.map_or(Ok(()), |supply| {
                write!(out, "{}", render::medication::supply(supply, view.today, &look))
            })
        })
    }

    fn after_adding(context: &mut Context<'_>, added: &Self) {
        if let Some(line) = added.class.and_then(MedicationClass::on_beginning) {
            context.console.warn(line);
        }
    }
}

const DOSE: Question<'_> = Question {
    text: "The new dose",
    help: "As it is prescribed, like 6 mg. What was before stays on record.",
    flag: "--dose",
};

const SUPPLY: Question<'_> = Question {
    text: "How many doses there are now",
    help: "What you logged today is gone already, and a dose that is still to take is one of them.",
    flag: "--supply",
};

/// A number of doses as it is typed.
fn supply_of(answer: &str) -> Result<u32, String> {
    let supply = answer.parse().ok().filter(|supply| *supply <= MOST_DOSES);
    supply.ok_or_else(|| format!("\"{answer}\" is not a whole number from 0 to {MOST_DOSES}"))
}

/// How many doses of a medication are left by what is recorded, and the first day without one.
fn supply_left(
    context: &Context<'_>,
    journal: &Journal,
    one: &Medication,
) -> Result<Option<(u32, Option<Day>)>, Error> {
    let Some(from) = one.supply_on else { return Ok(None) };
    let doses = doses(context, journal, one, from)?;
    let left = one.supply_left(&doses);
    Ok(left.map(|left| (left, one.supply_ends(&doses, context.today()))))
}

/// The doses of a medication from a day on.
fn doses(
    context: &Context<'_>,
    journal: &Journal,
    one: &Medication,
    from: Day,
) -> Result<Vec<Dose>, Error> {
    context.snapshot(journal, |as_of| Ok(as_of.ledger(from)?.doses_of(one.meta.id)))
}

fn change(
    context: &mut Context<'_>,
    name: Option<&Name>,
    (dose, every): (Option<OneLine>, Option<DoseSchedule>),
    from: Option<&str>,
) -> Result<(), Error> {
    let from = match from {
        Some(words) => context.any_day_arg(words)?,
        None => context.today(),
    };
    let (journal, found) = picked(context, name)?;
    let dose = match (dose, every) {
        (None, None) => Some(context.console.prompt.need(&DOSE)?),
        (dose, _) => dose,
    };
    let said =
        render::medication::changed(dose.as_ref(), every, (from, context.today()), &context.look());
    let view = edited(context, &journal, &found, |one| {
        let changed = one.change(from, dose, every);
        changed.map_err(|why| {
            let word = format::quoted(one.meta.name.as_str());
            let error = Error::refused(format!("{}: {why}", one.meta.name));
            match why {
                NoChange::NoDoses => error,
                NoChange::BeforeStart(_) => error
                    .hint("where it began earlier, say so with")
                    .run(format!("med edit {word} --since {from}")),
            }
        })
    })?;
    answer(context, &view, &[said])
}

fn stop(context: &mut Context<'_>, name: Option<&Name>, date: Option<&str>) -> Result<(), Error> {
    let last = match date {
        Some(words) => context.any_day_arg(words)?,
        None => context.today(),
    };
    let (journal, found) = picked(context, name)?;
    update(context, &journal, &found, (ChangeKind::Edit, Done::Edited), |one| {
        one.stopped_on = Some(last);
        Ok(one.check()?)
    })?;
    if let Some(line) = found.class.and_then(MedicationClass::on_stopping) {
        context.console.warn(line);
    }
    Ok(())
}

fn refill(
    context: &mut Context<'_>,
    name: Option<&Name>,
    supply: Option<u32>,
    date: Option<&str>,
) -> Result<(), Error> {
    let day = context.day_arg(date)?;
    let (journal, found) = picked(context, name)?;
    let supply = match supply {
        Some(supply) => supply,
        None => context.console.prompt.need_as(&SUPPLY, supply_of)?,
    };
    // Of an earlier day it is how many there were as that day began.
    let doses =
        if day == context.today() { doses(context, &journal, &found, day)? } else { Vec::new() };
    let view = edited(context, &journal, &found, |one| {
        one.refill(supply, day, &doses);
        Ok(())
    })?;
    let left = supply_left(context, &journal, &view.record)?;
    let ends = left.and_then(|(_, ends)| ends);
    answer(context, &view, &render::medication::refilled((supply, day), ends, view.today))
}

/// The medication that is given by name, or that the person picks among those taken today, and its journal.
fn picked(context: &mut Context<'_>, name: Option<&Name>) -> Result<(Journal, Medication), Error> {
    let journal = context.journal(Access::Write)?;
    let today = context.today();
    let found =
        given_or_picked(context, &journal, name, |one: &Medication| one.is_taken_on(today))?;
    Ok((journal, found))
}

/// Changes fields of a medication.
fn edited(
    context: &mut Context<'_>,
    journal: &Journal,
    found: &Medication,
    work: impl FnOnce(&mut Medication) -> Result<(), Error>,
) -> Result<OneRecord<Medication>, Error> {
    updated(context, journal, found, (ChangeKind::Edit, Done::Edited), |one| {
        work(one)?;
        Ok(one.check()?)
    })
}

/// Answers a change in the words of its command.
fn answer(
    context: &mut Context<'_>,
    view: &OneRecord<Medication>,
    said: &[String],
) -> Result<(), Error> {
    let (look, next) = (context.look(), records::next(context, view));
    context.console.answer(view, |view, out| {
        let text = match view.result {
            Some(WriteOutcome::Unchanged) => render::record::one(view, &look, next.as_deref()),
            _ => render::medication::answer(&view.record.meta.name, said, &look, next.as_deref()),
        };
        write!(out, "{text}")
    })
}
