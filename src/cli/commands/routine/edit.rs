//! `daymark routine edit`

use crate::cli::context::Context;
use crate::cli::conversations::routine as routine_questions;
use crate::cli::error::Error;
use crate::cli::prompt::{Asks, Question, menu};
use crate::cli::records;
use crate::domain::change::ChangeKind;
use crate::domain::records::routine::Routine;
use crate::domain::text::{Label, Name};
use crate::domain::time::day_time::DayTime;
use crate::domain::time::schedule::Schedule;
use crate::report::record::Done;
use crate::storage::Access;

/// The category that takes the category off.
const NONE: &str = "none";

/// What is to change of a routine.
#[derive(Default)]
pub(super) struct Edit {
    /// Its name.
    pub(super) name: Option<Name>,
    /// When it is due, from today on.
    pub(super) every: Option<Schedule>,
    /// Its time of the day.
    pub(super) time: Option<DayTime>,
    /// Whether it has no time of the day any more.
    pub(super) any_time: bool,
    /// What it belongs to; [`NONE`] takes that off.
    pub(super) category: Option<Label>,
}

/// Changes a routine; what is past stays as it was.
pub(super) fn run(
    context: &mut Context<'_>,
    given: Option<&Name>,
    mut edit: Edit,
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let today = context.today();
    let found = records::given_or_picked::<Routine>(context, &journal, given, records::is_kept)?;
    if let Edit { name: None, every: None, time: None, any_time: false, category: None } = &edit {
        edit = ask(context)?;
    }
    records::update(context, &journal, &found, (ChangeKind::Edit, Done::Edited), |routine| {
        if let Some(schedule) = edit.every {
            super::kept(routine)?;
            routine.reschedule(today, schedule);
        }
        routine.time = edit.time.or(routine.time.filter(|_| !edit.any_time));
        match edit.category {
            Some(none) if none.as_str() == NONE => routine.category = None,
            given => routine.category = given.or(routine.category.take()),
        }
        routine.meta.name = edit.name.unwrap_or_else(|| routine.meta.name.clone());
        Ok(())
    })
}

/// Asks what to change, and how.
fn ask(context: &mut Context<'_>) -> Result<Edit, Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::usage("nothing was given to change")
            .hint("give one of --name, --every, --time and --category"));
    }
    let mut edit = Edit::default();
    menu(context, &["when it is due", "its name", "its category"], |context, chosen| {
        match chosen {
            0 => edit.every = Some(routine_questions::ask_every(context, None)?),
            1 => {
                let text = "Its new name";
                let question = Question { text, help: "A few words.", flag: "--name" };
                edit.name = Some(context.prompt().need(&question)?);
            }
            _ => edit.category = routine_questions::ask_category(context, None)?,
        }
        Ok(())
    })?;
    Ok(edit)
}
