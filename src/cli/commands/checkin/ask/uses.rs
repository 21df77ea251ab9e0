//! Any use of the day, of one focus or of several at once.

use super::Asking;
use crate::cli::entry_form::Form;
use crate::cli::error::Error;
use crate::cli::safety;
use crate::domain::code::Code;
use crate::domain::entry::checkin::Used;
use crate::domain::entry::field::Field;
use crate::domain::id::Id;
use crate::domain::records::focus::Focus;
use crate::domain::recovery::safety::Overdose;
use crate::render::format;
use crate::render::labels::LabelKey;

impl Asking<'_, '_> {
    /// Asks of several focuses at once, which most days is all; where any was used, of each.
    pub(super) fn used_any(&mut self, focuses: &[&Focus]) -> Result<(), Error> {
        let look = self.form.context.look();
        let shown = |focus: &&Focus| look.line(focus.name.as_str()).into_owned();
        let names: Vec<_> = focuses.iter().map(|focus| focus.name.as_str()).collect();
        let any_use = format!("any {} {}", look.label(LabelKey::Use), self.when);
        let of: Vec<String> = focuses.iter().map(shown).collect();
        let question = format!("{}: {}", format::capital(&any_use), of.join(", "));
        let help = "n: none of them. y: some; each is asked then. s: you would rather not say, and the \
                    day stays unknown.";
        let before = self.used_before(focuses, &of);
        let told =
            self.form.yes_no_skip((Field::Used, &names), &question, help, before.as_deref())?;
        match told {
            Some("yes") => focuses.iter().try_for_each(|focus| self.used(focus)),
            Some(told) => {
                for name in names {
                    self.form.given.answer(Field::Used, &format!("{name}={told}"));
                    self.form.given.unanswer(Field::Amount, name);
                }
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// What is known of the use of several focuses: "no" of all of them, or "heroin no, wine yes".
    fn used_before(&self, focuses: &[&Focus], shown: &[String]) -> Option<String> {
        let known = |focus: &&Focus| {
            let answered = self.form.given.answered(Field::Used, Some(focus.name.as_str()));
            answered.or_else(|| self.said_before(focus.id))
        };
        let all: Vec<_> = focuses.iter().map(known).collect();
        if let [Some(first), rest @ ..] = all.as_slice()
            && rest.iter().all(|one| *one == Some(first))
        {
            return Some((*first).to_owned());
        }
        let each = all.iter().zip(shown);
        let each = each.filter_map(|(told, name)| Some(format!("{name} {}", (*told)?)));
        let each: Vec<_> = each.collect();
        (!each.is_empty()).then(|| each.join(", "))
    }

    /// What the journal says of a focus that day: by its check-in, else by a return to use.
    fn said_before(&self, focus: Id) -> Option<&'static str> {
        let told = self.kept.used(focus).map(Code::code);
        told.or_else(|| self.uses.contains(&focus).then(|| Used::Yes.code()))
    }

    /// Asks of a focus, and says at once what to know of a use.
    pub(super) fn used(&mut self, focus: &Focus) -> Result<(), Error> {
        let said = self.said_before(focus.id);
        let Self { form, journal, day, card, .. } = self;
        let look = form.context.look();
        let any_use = format!("any {} {}", look.label(LabelKey::Use), self.when);
        let question = if self.several {
            format!("{}: {any_use}", look.line(focus.name.as_str()))
        } else {
            format::capital(&any_use)
        };
        let answered = form.given.answered(Field::Used, Some(focus.name.as_str()));
        let before = answered.map(ToOwned::to_owned);
        let before = before.as_deref().or(said);
        let help = "n: no. y: yes; it erases nothing. s: you would rather not say, and the day \
                    stays unknown.";
        let Some(told) =
            form.yes_no_skip((Field::Used, &[focus.name.as_str()]), &question, help, before)?
        else {
            return Ok(());
        };
        form.given.answer(Field::Used, &format!("{}={told}", focus.name));
        let needed = |form: &Form<'_, '_>| match &**card {
            None => true,
            Some(shown) => {
                let worse = Overdose::after(focus.kind) > Overdose::after(shown.kind);
                (worse || !shown.whole)
                    && safety::needs_full_card(form.context, journal, focus, *day)
            }
        };
        if told == "yes" && needed(form) {
            **card = safety::say_use_card(form.context, journal, [focus], *day);
        }
        if told == "yes" && focus.measure.is_set() {
            return form.amount(focus);
        }
        form.given.unanswer(Field::Amount, focus.name.as_str());
        Ok(())
    }
}
