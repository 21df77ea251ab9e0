//! What was chosen from a list of codes, in the words of pages and questions.

use std::borrow::Cow;

use super::format;
use crate::domain::code::{Code, CodeList};
use crate::domain::entry::coping::Coping;
use crate::domain::entry::own_answer::AnswerForm;
use crate::domain::entry::situation::Situation;
use crate::domain::records::plan_line::Section;
use crate::domain::screening::Instrument;
use crate::domain::series::Series;

/// The words of a code. Where a list has none of its own, its codes are plain words: "sponsor", "outpatient".
#[must_use]
pub fn words(list: CodeList, code: &str) -> Cow<'_, str> {
    let words = match list.what {
        AnswerForm::WHAT => said(code, format::answer_form),
        Coping::WHAT => said(code, format::coping),
        Instrument::WHAT => said(code, format::instrument),
        Section::WHAT => said(code, format::plan_section),
        Series::WHAT => said(code, format::series),
        Situation::WHAT => said(code, format::situation),
        _ => None,
    };
    Cow::Borrowed(words.unwrap_or(code))
}

fn said<C: Code>(code: &str, words: fn(C) -> &'static str) -> Option<&'static str> {
    C::from_code(code).ok().map(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::appointment::{AppointmentOutcome, Type};
    use crate::domain::records::contact::Role;
    use crate::domain::records::medication::Carried;
    use crate::domain::records::medication::class::MedicationClass;
    use crate::domain::records::treatment::Setting;

    #[test]
    fn what_a_field_takes_is_said_in_words() {
        let lists = [
            CodeList::of::<AnswerForm>(),
            CodeList::of::<AppointmentOutcome>(),
            CodeList::of::<Carried>(),
            CodeList::of::<Coping>(),
            CodeList::of::<Instrument>(),
            CodeList::of::<MedicationClass>(),
            CodeList::of::<Role>(),
            CodeList::of::<Section>(),
            CodeList::of::<Series>(),
            CodeList::of::<Setting>(),
            CodeList::of::<Situation>(),
            CodeList::of::<Type>(),
        ];
        for list in lists {
            for code in list.codes() {
                let words = words(list, code);
                let reads_as_code = words.contains('_') || (words.contains('-') && words == code);
                assert!(!reads_as_code, "{}: {words}", list.what);
            }
        }
    }
}
