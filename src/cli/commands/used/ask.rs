//! What is asked of a return to use: of which focus it is, whether it is one more, and how it was.

use crate::app::use_days;
use crate::cli::args::entry::UsedArgs;
use crate::cli::context::Context;
use crate::cli::entry_form::{self, AS_YOU_LIKE, Ask, Form};
use crate::cli::error::Error;
use crate::cli::field_patch::FieldPatch;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::cli::{lookup, safety};
use crate::domain::amount::Amount;
use crate::domain::cost::Cost;
use crate::domain::entry::Entry;
use crate::domain::entry::field::Field;
use crate::domain::records::focus::Focus;
use crate::domain::time::day::Day;
use crate::render::format;
use crate::report::help::UseCard;
use crate::storage::Journal;

/// What to do with a return to use on a day that already has one.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum OnSameDay {
    /// It adds to the one that is there.
    Add,
    /// It is one more.
    Another,
    /// Nobody said: it is kept as one more, since two are one too many sooner than one too few.
    Unsaid,
}

/// The journal, the flags and the day that a return to use is told for.
#[derive(Clone, Copy)]
pub(super) struct Occasion<'j> {
    pub(super) journal: &'j Journal,
    pub(super) focuses: &'j [Focus],
    pub(super) args: &'j UsedArgs,
    pub(super) day: Day,
    /// Whether more is asked than what cannot be left open.
    pub(super) asks: bool,
}

/// What was told of a return to use beside its fields.
pub(super) struct Told<'j> {
    pub(super) focus: Option<&'j Focus>,
    pub(super) card: Option<UseCard>,
    /// The one that the day has already.
    pub(super) there: Option<Entry>,
    pub(super) beside: OnSameDay,
}

/// A return to use while it is told.
struct Telling<'a, 'c, 'j> {
    context: &'a mut Context<'c>,
    given: &'a mut FieldPatch,
    occasion: Occasion<'j>,
    told: Told<'j>,
}

/// Asks what is to be asked; gives what was told, and how the questions ended.
pub(super) fn tell<'j>(
    context: &mut Context<'_>,
    given: &mut FieldPatch,
    occasion: Occasion<'j>,
) -> (Told<'j>, Result<(), Error>) {
    let mut steps = vec![Step::Focus, Step::OnSameDay];
    if occasion.asks {
        steps.extend([Step::Amount, Step::Cost]);
        steps.extend(FIELDS.map(Step::Field));
    }
    let told = Told { focus: None, card: None, there: None, beside: OnSameDay::Another };
    let mut telling = Telling { context, given, occasion, told };
    let ended = in_turn(&mut telling, &steps, Telling::ask);
    (telling.told, ended)
}

/// A part of it.
enum Step {
    Focus,
    OnSameDay,
    Amount,
    Cost,
    Field(Ask),
}

const FIELDS: [Ask; 4] = [
    |form| {
        let help = "It is asked so that it can be part of what you bring to a counselor.";
        form.yes_no(Field::Overdose, "Was there an overdose", help).map(drop)
    },
    |form| form.text(Field::What, "What happened", AS_YOU_LIKE),
    |form| form.text(Field::Helped, "What helped, then or afterwards", AS_YOU_LIKE),
    |form| form.text(Field::Next, "What next", AS_YOU_LIKE),
];

impl Asks for Telling<'_, '_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl<'j> Telling<'_, '_, 'j> {
    fn ask(&mut self, step: &Step) -> Result<(), Error> {
        match step {
            Step::Focus => self.focus(),
            Step::OnSameDay => self.on_same_day(),
            Step::Amount => self.amount(),
            Step::Cost => self.cost(),
            Step::Field(ask) => ask(&mut Form { context: self.context, given: self.given }),
        }
    }

    /// Takes the focus that is meant, and says at once what to know of a use of it.
    fn focus(&mut self) -> Result<(), Error> {
        let focus = match &self.occasion.args.focus {
            Some(name) => lookup::focus(self.occasion.focuses, &name.parse()?)
                .map_err(Error::nothing_saved)?,
            None => self.choose()?,
        };
        if self.told.focus.replace(focus).map(|before| before.id) != Some(focus.id) {
            self.told.card = safety::say_use_card(
                self.context,
                self.occasion.journal,
                [focus],
                self.occasion.day,
            );
            self.told.there = use_days::of_day(self.occasion.journal, focus.id, self.occasion.day)?
                .into_iter()
                .next();
            if self.occasion.asks {
                self.prompt().tell(entry_form::INTRO)?;
            }
        }
        Ok(())
    }

    /// The focus that is meant: the only one, the one chosen, or the primary one.
    fn choose(&mut self) -> Result<&'j Focus, Error> {
        let active = self.occasion.focuses.iter().filter(|focus| focus.archived_at.is_none());
        let active: Vec<_> = active.collect();
        let before =
            self.told.focus.and_then(|before| active.iter().position(|one| one.id == before.id));
        let mut chosen = None;
        if self.occasion.asks && active.len() > 1 {
            let look = self.context.look();
            let names: Vec<_> = active.iter().map(|focus| look.line(focus.name.as_str())).collect();
            let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
            let help = "Enter takes the one that is marked.";
            let question = Question { text: "What was it", help, flag: "--focus" };
            chosen = self.prompt().pick(&question, &names, before.or(Some(0)))?;
        }
        active.get(chosen.unwrap_or(0)).copied().ok_or_else(lookup::no_focus)
    }

    /// Asks how much it was, where that is counted of the focus.
    fn amount(&mut self) -> Result<(), Error> {
        let Some(focus) = self.told.focus.filter(|focus| focus.measure.is_set()) else {
            return Ok(());
        };
        let text = entry_form::how_much(focus, &self.context.look());
        let mut form = Form { context: self.context, given: self.given };
        let help = "A number, like 3 or 2.5. Enter leaves it open.";
        form.value::<Amount>(Field::Amount, &text, help, None)
    }

    /// Asks what it cost, of a focus of which the person said what a usual day does.
    fn cost(&mut self) -> Result<(), Error> {
        let usual = self.told.focus.map(|focus| &focus.measure.usual);
        let Some(usual) = usual.filter(|usual| usual.cost.is_some()) else { return Ok(()) };
        let mut form = Form { context: self.context, given: self.given };
        let currency = usual.currency.as_ref();
        let look = form.context.look();
        let currency =
            currency.map_or_else(String::new, |word| format!(", in {}", look.line(word.as_str())));
        let help = "A number, like 12.50. Enter leaves it open.";
        form.value::<Cost>(Field::Cost, &format!("What it cost{currency}"), help, None)
    }

    /// What is wanted beside one that the day has already; asks where no flag says so.
    fn on_same_day(&mut self) -> Result<(), Error> {
        self.told.beside = OnSameDay::Another;
        // Several uses of a day, each with how much it was or cost, add up.
        let another = self.occasion.args.another
            || (self.occasion.args.amount.is_some() || self.occasion.args.cost.is_some())
                && !self.occasion.args.add;
        let Some(there) = self.told.there.as_ref().filter(|_| !another) else {
            let (Some(focus), true) =
                (self.told.focus, self.occasion.args.add && self.told.there.is_none())
            else {
                return Ok(());
            };
            let date = format::date(self.occasion.day, self.context.today());
            let none = format!("no use of {} is logged for {date}", focus.name);
            return Err(Error::refused(none).hint("leave --add out to record one"));
        };
        if self.occasion.args.add {
            self.told.beside = OnSameDay::Add;
        } else if self.context.console.prompt.can_ask() {
            let time = format::time(there.at.local().time(), self.context.look().clock);
            let text = format!("A use is logged for that day, at {time}. Add to that one?");
            let help = "n saves one more, and both stay.";
            let question = Question { text: &text, help, flag: "--add or --another" };
            if self.prompt().offer(&question)? {
                self.told.beside = OnSameDay::Add;
            }
        } else {
            self.told.beside = OnSameDay::Unsaid;
        }
        Ok(())
    }
}
