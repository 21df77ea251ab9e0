//! A questionnaire that is asked item by item, and can be broken off and gone on with.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn_from};
use crate::cli::safety;
use crate::domain::screening::{Instrument, Items, ScreeningDraft};
use crate::domain::time::day::Day;
use crate::render::format;
use crate::storage::{Access, Journal};

const FLAG: &str = "--answers";

/// Asks every item that has no answer yet, and keeps each answer apart at once, so that it can be gone on with
/// after an end of any kind. What item 9 of the PHQ-9 opens is said at once.
pub(super) fn ask(
    context: &mut Context<'_>,
    instrument: Instrument,
    day: Day,
    resume: bool,
) -> Result<ScreeningDraft, Error> {
    let Some(items) = instrument.items().filter(|items| !items.wording.is_empty()) else {
        return Err(Error::usage(format!(
            "{} cannot be asked here",
            format::instrument(instrument)
        ))
        .hint("give the answers with --answers, or keep its total")
        .run("screen record --help"));
    };
    context.console.prompt.must_ask(&Question { text: items.stem, help: "", flag: FLAG })?;
    let journal = context.journal(Access::Write)?;
    let draft = begun(context, &journal, instrument, day, resume)?;
    if instrument == Instrument::Phq9 {
        context
            .console
            .prompt
            .tell("Nobody watches these answers, and nobody is told about them.")?;
    }
    if let Some(notice) = instrument.notice() {
        context.console.prompt.tell(notice)?;
    }
    context.console.prompt.tell(items.stem)?;
    let places: Vec<usize> = (0..items.wording.len()).collect();
    let answered = draft.answers.len();
    let mut answering = Answering { context, journal: &journal, draft };
    let asked = in_turn_from(&mut answering, &places, answered, |answering, place| {
        answering.ask(&items, *place)
    });
    let draft = answering.draft;
    match asked {
        Ok(()) => Ok(draft),
        Err(error) if error.ends_conversation() => Err(broken_off(context, &draft, items.number)),
        Err(error) => Err(error),
    }
}

/// What is said where it ends before the last answer.
fn broken_off(context: &Context<'_>, draft: &ScreeningDraft, of: usize) -> Error {
    let (instrument, answered) = (draft.instrument, draft.answers.len());
    if answered == 0 {
        return Error::declined("Nothing was kept.");
    }
    let program = context.console.program();
    let on = program.command(&format!("screen take {instrument} --resume"));
    let drop = program.command(&format!("screen drop {instrument}"));
    Error::declined(format!(
        "{answered} of {of} answered. They count once all are answered.\nTo go on: {on}\nTo drop \
        them: {drop}"
    ))
}

/// The one that was broken off, where the person goes on with it; else a new one.
fn begun(
    context: &mut Context<'_>,
    journal: &Journal,
    instrument: Instrument,
    day: Day,
    resume: bool,
) -> Result<ScreeningDraft, Error> {
    let fresh = ScreeningDraft { instrument, day, answers: Vec::new() };
    let today = context.today();
    let Some(draft) = journal.screening_draft(instrument)?.filter(|one| one.holds_on(today)) else {
        if resume {
            return Err(Error::refused(format!(
                "there is no unfinished {} to go on with",
                format::instrument(instrument)
            ))
            .hint("begin one with")
            .run(format!("screen take {instrument}")));
        }
        return Ok(fresh);
    };
    if resume {
        return Ok(draft);
    }
    let answered = u32::try_from(draft.answers.len()).unwrap_or(u32::MAX);
    let text = format!(
        "{} of {} on {}",
        format::count(answered, "answer was given", "answers were given"),
        format::instrument(instrument),
        format::date(draft.day, today)
    );
    let question = Question {
        text: &text,
        help: "Go on with the next question, begin again, or leave it for now: then nothing changes.",
        flag: "--resume",
    };
    let options = ["go on", "begin again", "not now"];
    match context.console.prompt.need_pick(&question, &options, Some(0))? {
        0 => Ok(draft),
        1 => Ok(fresh),
        _ => Err(Error::declined("Left for now; what you answered stays as it is.")),
    }
}

/// A questionnaire while it is answered.
struct Answering<'a, 'c, 'j> {
    context: &'a mut Context<'c>,
    journal: &'j Journal,
    draft: ScreeningDraft,
}

impl Asks for Answering<'_, '_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl Answering<'_, '_, '_> {
    /// Asks an item. No answer is marked, but the one that was given before.
    fn ask(&mut self, items: &Items, place: usize) -> Result<(), Error> {
        let Some(item) = items.wording.get(place) else { return Ok(()) };
        let help = "Choose what fits best; < goes back; Ctrl-C ends, and you can go on later.";
        let question = Question { text: item, help, flag: FLAG };
        let before = self.draft.answers.get(place).copied().map(usize::from);
        let picked = self.prompt().need_score(&question, items.answers, before)?;
        let answer = u8::try_from(picked).unwrap_or(items.highest);
        if before != Some(picked) {
            self.draft.answer(place, answer);
            self.journal.keep_screening_draft(&self.draft, self.context.now().into())?;
        }
        if self.draft.instrument.opens_help(place, answer) {
            safety::say_short_help(self.context.console);
        }
        Ok(())
    }
}
