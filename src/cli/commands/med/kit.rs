//! `daymark med kit`: the naloxone kit, of which there is one.

use crate::cli::context::Context;
use crate::cli::entry_form::bracketed;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Prompt, Question, in_turn};
use crate::cli::records::{answer, looked_up, put_new, update};
use crate::domain::change::ChangeKind;
use crate::domain::code::Code;
use crate::domain::record::Record;
use crate::domain::records::medication::class::MedicationClass;
use crate::domain::records::medication::{Carried, Medication};
use crate::domain::text::OneLine;
use crate::domain::time::day::Day;
use crate::domain::time::parse_date;
use crate::report::record::Done;
use crate::report::saved::WriteOutcome;
use crate::storage::Access;

const NAME: &str = "naloxone kit";

/// What is given of the kit.
#[derive(Default)]
pub(super) struct Given {
    pub(super) carried: Option<Carried>,
    pub(super) place: Option<OneLine>,
    pub(super) expires: Option<Day>,
}

impl Given {
    /// The flags that say it.
    fn flags(&self) -> Vec<&'static str> {
        let flags = [
            ("carried", self.carried.is_some()),
            ("where", self.place.is_some()),
            ("expires", self.expires.is_some()),
        ];
        flags.into_iter().filter(|(_, given)| *given).map(|(flag, _)| flag).collect()
    }
}

/// Keeps what is given of the kit, or asked where nothing is; adds it where there is none.
pub(super) fn keep(context: &mut Context<'_>, given: Given) -> Result<(), Error> {
    let asks = given.flags().is_empty();
    if asks && !context.console.prompt.can_ask() {
        return Err(Error::usage("nothing is given of the kit")
            .hint("say whether you carry it, where it is, or when it expires")
            .run("med kit --help"));
    }
    let journal = context.journal(Access::Write)?;
    let known = looked_up::<Medication>(context, &journal)?;
    let is_kit = |one: &&Medication| {
        one.class == Some(MedicationClass::Naloxone) && one.meta.archived_at.is_none()
    };
    let found = known.iter().find(is_kit);
    let given = if asks { ask(context, found)? } else { given };
    let flags = given.flags();
    if flags.is_empty() {
        return Err(Error::declined("Nothing was answered, so nothing was saved."));
    }
    let Given { carried, place, expires } = given;
    let give = |kit: &mut Medication| {
        kit.carried = carried.or(kit.carried);
        kit.place = place.clone().or(kit.place.take());
        kit.expires = expires.or(kit.expires);
    };
    if let Some(found) = found {
        return update(context, &journal, found, (ChangeKind::Edit, Done::Edited), |kit| {
            give(kit);
            Ok(())
        });
    }
    let name = NAME.parse()?;
    let kit = context.change(&journal, ChangeKind::Add, format!("medication {NAME}"), |txn| {
        put_new(txn, &name, |meta| {
            let mut kit = Medication::begin(meta);
            kit.class = Some(MedicationClass::Naloxone);
            give(&mut kit);
            Ok(kit)
        })
    })?;
    answer(context, &journal, Done::Added, (WriteOutcome::Created, flags), kit, Vec::new())
}

/// The kit while it is asked for.
struct Asking<'a, 'c, 'k> {
    context: &'a mut Context<'c>,
    known: Option<&'k Medication>,
    given: Given,
}

impl Asks for Asking<'_, '_, '_> {
    fn prompt(&mut self) -> &mut Prompt {
        self.context.prompt()
    }
}

impl Asking<'_, '_, '_> {
    fn carried(&mut self) -> Result<(), Error> {
        let before = self.known.and_then(|kit| kit.carried);
        let kept = bracketed(before.map(Carried::code));
        let text = format!("Do you carry naloxone (yes/no){kept}");
        let help = "Naloxone reverses an opioid overdose. Enter leaves it as it is.";
        let question = Question { text: &text, help, flag: "--carried" };
        let read = |answer: &str| match answer.trim() {
            "y" => Ok(Carried::Yes),
            "n" => Ok(Carried::No),
            words => words.parse(),
        };
        self.given.carried = self.prompt().ask_as(&question, read)?.or(self.given.carried);
        Ok(())
    }

    fn place(&mut self) -> Result<(), Error> {
        let look = self.context.look();
        let before = self.known.and_then(|kit| kit.place.as_ref());
        let kept = before.map(|place| look.line(place.as_str()).into_owned());
        let text = format!("Where it is kept{}", bracketed(kept.as_deref()));
        let help = "For example: the blue bag, the inside pocket. Enter leaves it as it is.";
        let question = Question { text: &text, help, flag: "--where" };
        self.given.place = self.prompt().ask(&question)?.or(self.given.place.take());
        Ok(())
    }

    fn expires(&mut self) -> Result<(), Error> {
        let today = self.context.today();
        let kept = self.known.and_then(|kit| kit.expires).map(|day| day.to_string());
        let text = format!("When it expires, like 2027-05-31{}", bracketed(kept.as_deref()));
        let help = "The date stands on the box. Enter leaves it as it is.";
        let question = Question { text: &text, help, flag: "--expires" };
        let read = |answer: &str| parse_date::any_day(answer.trim(), today);
        self.given.expires = self.prompt().ask_as(&question, read)?.or(self.given.expires);
        Ok(())
    }
}

/// Asks for one part of the kit.
type Ask = fn(&mut Asking<'_, '_, '_>) -> Result<(), Error>;

/// Asks for each part of the kit in turn.
fn ask(context: &mut Context<'_>, known: Option<&Medication>) -> Result<Given, Error> {
    let mut asking = Asking { context, known, given: Given::default() };
    let questions: [Ask; 3] =
        [|asking| asking.carried(), |asking| asking.place(), |asking| asking.expires()];
    in_turn(&mut asking, &questions, |asking, ask| ask(asking))?;
    Ok(asking.given)
}
