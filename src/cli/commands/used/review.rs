//! `daymark used --review`: a return to use, looked at step by step, and what of it belongs into the plan.

use crate::cli::args::entry::UsedArgs;
use crate::cli::context::Context;
use crate::cli::entry_form::{AS_YOU_LIKE, Ask, Form};
use crate::cli::error::{Error, Kind};
use crate::cli::field_patch::FieldPatch;
use crate::cli::growing_entry::Episode;
use crate::cli::lookup;
use crate::cli::output::Mode;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::cli::records::put_new;
use crate::domain::change::ChangeKind;
use crate::domain::entry::field::Field;
use crate::domain::entry::{Body, Entry, EntryKind};
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::record::Record;
use crate::domain::records::plan_line::{PlanLine, Wording, taught_by};
use crate::domain::text::Name;
use crate::domain::time::day::Day;
use crate::render::{self, format};
use crate::report::saved::{Offer, Saved, UseReviewed, WriteOutcome};
use crate::storage::{Access, Journal};

/// Looks once more at the newest return to use, or that of a day.
pub(super) fn run(context: &mut Context<'_>, args: &UsedArgs) -> Result<(), Error> {
    let day = match &args.date {
        Some(words) => Some(context.day_arg(Some(words))?),
        None => None,
    };
    let mut given = FieldPatch::default();
    given.flag(Field::Overdose, args.overdose.as_ref());
    given.append(super::words(args));
    given.read_input(context.console)?;
    given.check(context.blank(context.today(), super::of(Id::UNWRITTEN)))?;
    let asks = given.is_empty() && !args.into_plan && context.console.prompt.can_ask();
    let journal = context.journal(Access::Write)?;
    let entry = find(&journal, args.focus.as_deref(), (day, context.today()))?;
    let short_id = journal.short_id(entry.id)?;
    let mut episode = Episode::resume(&journal, entry, short_id);
    if asks {
        let date = format::date(episode.entry().day, context.today());
        context.console.prompt.tell(&format!("The return to use of {date}."))?;
        go_through(context, &mut episode, &STEPS)?;
    } else {
        episode.given = given;
        episode.keep(context)?;
    }
    finish(context, &journal, &episode, args.into_plan)
}

/// Offers the rest of the steps after a return to use was told. It is on record, so ending this is no error.
pub(super) fn offer(
    context: &mut Context<'_>,
    journal: &Journal,
    entry: Entry,
    short_id: String,
) -> Result<(), Error> {
    context.console.show_answers()?;
    let question = Question {
        text: "Go on, with thoughts, feelings and your plan",
        help: "Each step can be skipped, and is saved as you answer. You can come back to it at any time: \
               daymark used --review",
        flag: "--review",
    };
    match context.console.prompt.confirm(&question) {
        Ok(true) => {}
        Ok(false) => return Ok(()),
        Err(error) if error.kind == Kind::Cancelled => return Ok(()),
        Err(error) => return Err(error),
    }
    let mut episode = Episode::resume(journal, entry, short_id);
    go_through(context, &mut episode, &[thought, feelings])?;
    finish(context, journal, &episode, false)
}

/// The command that looks at a return to use once more.
pub(super) fn command(entry: &Entry, today: Day) -> String {
    if entry.day == today {
        "used --review".to_owned()
    } else {
        format!("used --review --date {}", entry.day)
    }
}

const STEPS: [Ask; 5] = [what, thought, feelings, helped, next];

fn what(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.text(Field::What, "What happened", AS_YOU_LIKE)
}

fn thought(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.text(Field::Thought, "What went through your mind", AS_YOU_LIKE)
}

fn feelings(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.feelings("How you felt, parted by commas")
}

fn helped(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.text(Field::Helped, "What helped, then or afterwards", AS_YOU_LIKE)
}

fn next(form: &mut Form<'_, '_>) -> Result<(), Error> {
    form.text(Field::Next, "What next", AS_YOU_LIKE)
}

/// A return to use that is looked at.
struct Reviewing<'a, 'c, 'j> {
    context: &'a mut Context<'c>,
    episode: &'a mut Episode<'j>,
}

impl Asks for Reviewing<'_, '_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

/// Asks step by step, and saves each answer; where the person ends it, what was answered stays.
fn go_through(
    context: &mut Context<'_>,
    episode: &mut Episode<'_>,
    steps: &[Ask],
) -> Result<(), Error> {
    let intro = "At your pace: Enter skips, < goes back, Ctrl-C ends. Each answer is saved at once, after what is there.";
    context.console.prompt.tell(intro)?;
    let mut reviewing = Reviewing { context: &mut *context, episode };
    let asked = in_turn(&mut reviewing, steps, |reviewing, step| {
        let Reviewing { context, episode } = reviewing;
        episode.ask(context, step)
    });
    match asked {
        Err(error) if error.ends_conversation() => {
            context.console.warn("Ended before the last step. What you answered is saved.");
            Ok(())
        }
        asked => asked,
    }
}

/// The newest return to use, of a focus or a day where these are given.
fn find(
    journal: &Journal,
    focus: Option<&str>,
    (day, today): (Option<Day>, Day),
) -> Result<Entry, Error> {
    let focuses = journal.focuses()?;
    let focus = match focus {
        Some(name) => Some(lookup::focus(&focuses, &name.parse()?)?.id),
        None => None,
    };
    let query = Query { kinds: vec![EntryKind::Use], from: day, to: day, ..Query::default() };
    for id in journal.list(&query)? {
        let entry = journal.entry(id)?;
        let is_of = |entry: &Entry| matches!(&entry.body, Body::Use(used) if focus.is_none_or(|focus| used.focus == focus));
        if let Some(entry) = entry.filter(is_of) {
            return Ok(entry);
        }
    }
    let on = day.map_or_else(String::new, |day| format!(" for {}", format::date(day, today)));
    Err(Error::refused(format!("no return to use is logged{on}"))
        .hint("if there is one to record")
        .run("used"))
}

/// Proposes what of it belongs into the plan, and answers.
fn finish(
    context: &mut Context<'_>,
    journal: &Journal,
    episode: &Episode<'_>,
    into_plan: bool,
) -> Result<(), Error> {
    let Body::Use(used) = &episode.entry().body else { return Ok(()) };
    let taught = taught_by(used, &journal.all::<PlanLine>()?);
    let can_ask = context.console.prompt.can_ask();
    let wanted = if into_plan { taught.clone() } else { wanted(context, &taught)? };
    let takes = !wanted.is_empty();
    if takes {
        take(context, journal, &wanted)?;
    }
    let changes = episode.changes() + u32::from(takes);
    let result = if changes == 0 { WriteOutcome::Unchanged } else { WriteOutcome::Updated };
    let focuses = journal.focuses()?;
    // Who was asked has answered.
    let offers = !taught.is_empty() && !takes && !can_ask;
    let review = format!("{} --into-plan", command(episode.entry(), context.today()));
    let command = context.console.program().command(&review);
    let view = UseReviewed {
        saved: Saved {
            schema: "daymark.use_review.v1",
            result,
            changed: episode.given.fields(),
            offers: if offers { vec![Offer::IntoPlan { command }] } else { Vec::new() },
            entry: context.view(episode.entry(), episode.short_id(), &focuses),
        },
        plan: if takes { wanted } else { taught },
        into_plan: takes,
    };
    context.answer_saved_in(&view, changes, render::saved::reviewed)
}

/// The lines that the person takes into the plan, of those that would be new in it.
fn wanted(context: &mut Context<'_>, taught: &[Wording]) -> Result<Vec<Wording>, Error> {
    if !context.console.prompt.can_ask() || context.console.mode() == Mode::Json {
        return Ok(Vec::new());
    }
    let look = context.look();
    let prompt = &mut context.console.prompt;
    let chosen = match taught {
        [] => return Ok(Vec::new()),
        [only] => {
            prompt.tell(&render::plan::difference(only, &look))?;
            let question = Question {
                text: "Take this into your plan",
                help: "y: this line stands in your plan from now on, and you can change it: daymark plan. \
                       n: your plan stays as it is.",
                flag: "--into-plan",
            };
            prompt.confirm(&question).map(|wanted| if wanted { vec![0] } else { Vec::new() })
        }
        several => {
            let lines: Vec<_> =
                several.iter().map(|line| render::plan::proposed(line, &look)).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let question = Question {
                text: "New for your plan: which do you take",
                help: "Those you choose stand in your plan from now on, and you can change them: daymark plan. \
                       Enter leaves your plan as it is.",
                flag: "--into-plan",
            };
            prompt.pick_many(&question, &lines, "none of them", None).map(Option::unwrap_or_default)
        }
    };
    match chosen {
        Ok(chosen) => Ok(chosen.into_iter().filter_map(|at| taught.get(at).cloned()).collect()),
        // The answers are saved by now.
        Err(error) if error.kind == Kind::Cancelled => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Adds the lines to the plan, in one change.
fn take(context: &mut Context<'_>, journal: &Journal, new: &[Wording]) -> Result<(), Error> {
    context.change(journal, ChangeKind::Add, "lines of the plan".to_owned(), |txn| {
        for Wording { section, words, focus, situation, coping } in new {
            let name = Name::of_words(words.as_str(), PlanLine::NOUN.one)?;
            put_new::<PlanLine>(txn, &name, |meta| {
                let mut line = PlanLine::begin(meta);
                line.section = Some(*section);
                line.words = Some(words.clone());
                line.focus.clone_from(focus);
                (line.situation, line.coping) = (*situation, *coping);
                Ok(line)
            })?;
        }
        Ok(())
    })
}
