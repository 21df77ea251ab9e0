//! `daymark prepare`

use std::io::Write;

use crate::cli::args::change::{PrepareArgs, PrepareVerb};
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::names;
use crate::cli::prompt::Question;
use crate::domain::change::Verb;
use crate::domain::id::Id;
use crate::domain::moment::Instant;
use crate::domain::preparation::{Preparation, STARTERS};
use crate::domain::text::Name;
use crate::render;
use crate::report::preparation::Checklist;
use crate::report::saved::Outcome;
use crate::storage::{self, Access, Changing, Journal};

/// What is said of a change of it.
const SUBJECT: &str = "the preparation checklist";

/// Works on the preparation checklist.
pub(crate) fn run(console: &mut Console, args: &PrepareArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let context = &mut context;
    match &args.verb {
        None => list(context, false),
        Some(PrepareVerb::List { all }) => list(context, *all),
        Some(PrepareVerb::Done { names, date }) => {
            let day = context.day_arg(date.as_deref())?;
            each(context, names, |one| {
                one.done_on = Some(day);
                // What was done concerns the person after all.
                one.archived_at = None;
            })
        }
        Some(PrepareVerb::Open { names }) => each(context, names, |one| one.done_on = None),
        Some(PrepareVerb::Add { name }) => add(context, name.as_ref()),
        Some(PrepareVerb::Edit { name, new }) => {
            each(context, std::slice::from_ref(name), |one| one.name = new.clone())
        }
        Some(PrepareVerb::Archive { name, restore }) => {
            let at = (!restore).then(|| Instant::from(context.now()));
            each(context, std::slice::from_ref(name), |one| {
                one.archived_at = one.archived_at.filter(|_| !restore).or(at);
            })
        }
    }
}

fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
    let journal = context.journal(Access::Read)?;
    let mut list = journal.preparations()?;
    if list.is_empty() {
        let now = context.now().into();
        let unwritten = || Ok::<_, Error>(Id::from_bytes([0; 16]));
        list = starters(now, unwritten)?;
    }
    answer(context, &Checklist::new(&list, all, context.today()))
}

fn add(context: &mut Context<'_>, name: Option<&Name>) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let name = match name {
        Some(name) => name.clone(),
        None => context.prompt.need(&Question {
            text: "What to have in place, in a few words",
            help: "For example: water the plants, tell Ana.",
            flag: "NAME",
        })?,
    };
    let list = context.change(&journal, Verb::Add, SUBJECT.to_owned(), |changing| {
        let mut list = List::read(changing)?;
        let end = list.items.iter().map(|one| one.position).max();
        list.items.push(Preparation {
            id: changing.new_id()?,
            name: name.clone(),
            position: end.map_or(0, |end| end.saturating_add(1)),
            done_on: None,
            archived_at: None,
            updated_at: changing.now(),
        });
        list.write(changing)?;
        Ok(list.items)
    })?;
    let list = Checklist::new(&list, false, context.today());
    answer(context, &Checklist { result: Some(Outcome::Created), changed: vec![name], ..list })
}

/// Changes the things of these names, or those that the person picks.
fn each(
    context: &mut Context<'_>,
    names: &[Name],
    work: impl Fn(&mut Preparation),
) -> Result<(), Error> {
    let journal = context.journal(Access::Write)?;
    let names = if names.is_empty() { picked(context, &journal)? } else { names.to_vec() };
    let mut matched = Vec::new();
    let (list, changed) = context.change(&journal, Verb::Edit, SUBJECT.to_owned(), |changing| {
        let mut list = List::read(changing)?;
        let mut changed = Vec::new();
        for name in &names {
            let id = names::find(&names::CHECKLIST_ITEM, &list.items, name)?.id;
            for one in list.items.iter_mut().filter(|one| one.id == id) {
                let before = one.clone();
                work(one);
                matched.push(one.name.clone());
                if *one != before {
                    one.updated_at = changing.now_after(before.updated_at);
                    changed.push(one.name.clone());
                }
            }
        }
        if !changed.is_empty() {
            list.write(changing)?;
        }
        Ok((list.items, changed))
    })?;
    let result = if changed.is_empty() { Outcome::Unchanged } else { Outcome::Updated };
    let list = Checklist::new(&list, false, context.today());
    answer(context, &Checklist { result: Some(result), changed, named: matched, ..list })
}

/// The checklist while it is changed. Until its first change it is that of the starters, of which
/// the journal knows nothing yet.
struct List {
    before: Vec<Preparation>,
    items: Vec<Preparation>,
}

impl List {
    fn read(changing: &Changing<'_>) -> Result<Self, Error> {
        let before = changing.preparations()?;
        let items = if before.is_empty() {
            starters(changing.now(), || changing.new_id())?
        } else {
            before.clone()
        };
        Ok(Self { before, items })
    }

    fn write(&self, changing: &Changing<'_>) -> Result<(), storage::Error> {
        for one in &self.items {
            match self.before.iter().find(|before| before.id == one.id) {
                None => changing.add_preparation(one)?,
                Some(before) if before != one => changing.replace_preparation(one)?,
                Some(_) => {}
            }
        }
        Ok(())
    }
}

fn starters<E>(
    now: Instant,
    mut new_id: impl FnMut() -> Result<Id, E>,
) -> Result<Vec<Preparation>, Error>
where
    Error: From<E>,
{
    let one = |(name, position): (&&str, u32)| {
        Ok(Preparation {
            id: new_id()?,
            name: name.parse()?,
            position,
            done_on: None,
            archived_at: None,
            updated_at: now,
        })
    };
    STARTERS.iter().zip(0..).map(one).collect()
}

/// The names that the person picks on the checklist.
fn picked(context: &mut Context<'_>, journal: &Journal) -> Result<Vec<Name>, Error> {
    let kept = journal.preparations()?.into_iter().filter(|one| one.archived_at.is_none());
    let mut known: Vec<Name> = kept.map(|one| one.name).collect();
    if known.is_empty() {
        known = STARTERS.iter().map(|name| name.parse()).collect::<Result<_, _>>()?;
    }
    names::picked(context, &names::CHECKLIST_ITEM, &known)
}

fn answer(context: &mut Context<'_>, view: &Checklist) -> Result<(), Error> {
    let look = context.look();
    let next = view.result.and_then(|result| context.take_back(result));
    context.answer(view, |view, out| {
        write!(out, "{}", render::preparation::text(view, &look, next.as_deref()))
    })
}
