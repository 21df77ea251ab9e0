//! `daymark craving`

use std::str::FromStr;

use crate::cli::args::entry::CravingArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::form::Form;
use crate::cli::given::Given;
use crate::cli::note;
use crate::cli::prompt::Question;
use crate::domain::code::Code;
use crate::domain::coping::{Coping, Helped, Tried};
use crate::domain::craving::{Acted, Craving};
use crate::domain::edit::Field;
use crate::domain::entry::Body;
use crate::domain::scale::{Minutes, Scale};
use crate::process::Uninterrupted;
use crate::render::{saved, words};
use crate::report::saved::{Offer, Outcome, Saved};
use crate::storage::Access;

/// Records a craving.
pub(crate) fn run(console: &mut Console, args: &CravingArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let at = context.at_arg(args.at.as_deref())?;
    let day = context.day_of(at);
    // Its strength is always given or asked, and takes the place of this one.
    let mut entry = context.blank(day, Body::Craving(Craving::of(Scale::LOWEST)));
    entry.at = at;
    let mut given = given(args);
    given.check(entry.clone())?;

    let journal = context.journal(Access::Write)?;
    // From its first answer on nothing but the saving of it ends it.
    let held = Uninterrupted::start()
        .map_err(|cause| Error::io("signals cannot be held back; nothing was written", &cause))?;
    let mut asked = Ok(());
    let asks = !given.has(Field::Intensity);
    if asks {
        asked = ask(&mut Form { context: &mut context, given: &mut given });
    }
    if asked.is_ok() {
        if let Some(note) = note::resolve(&mut context, "--note", args.words.note.as_ref(), "")? {
            given.set(Field::Note, &note);
        } else if asks {
            let mut form = Form { context: &mut context, given: &mut given };
            asked = form.text(Field::Note, "Anything to add", "Several lines can be pasted.");
        }
    }
    match asked {
        Err(error) if given.has(Field::Intensity) && error.ends_conversation() => {
            context.warn("Ended before the last question; what you answered is kept.");
        }
        asked => asked?,
    }

    given.put_into(&mut entry, &[])?;
    entry.private = args.words.private;
    let (entry, short_id) = context.add(&journal, entry)?;
    drop(held);
    let Body::Craving(craving) = &entry.body else { return Ok(()) };
    let acted = craving.acted == Some(Acted::Yes);
    let date = if day == context.today() { String::new() } else { format!(" --date {day}") };
    let used = context.program().command(&format!("used{date}"));
    let offer = acted.then_some(Offer::Used { command: used });
    let view = Saved {
        schema: "daymark.craving.v1",
        result: Outcome::Created,
        changed: given.fields(),
        offers: offer.into_iter().collect(),
        entry: context.view(&entry, &short_id, &[]),
    };
    let suggests = craving.coping.is_empty() && !acted && context.prompt.can_ask();
    let quiet = context.global.quiet;
    context.answer_saved(&view, |view, look, today| {
        let page = saved::craving(view, look, today);
        if suggests && !quiet { page + &saved::ways_of_coping(look) } else { page }
    })
}

fn given(args: &CravingArgs) -> Given {
    let mut given = Given::default();
    given.flag(Field::Intensity, args.strength.as_ref().or(args.intensity.as_ref()));
    given.flag(Field::Minutes, args.minutes.as_ref());
    given.flags(Field::Situation, &args.situation);
    given.flags(Field::Tag, &args.tag);
    given.flags(Field::Coping, &args.coping);
    given.flag(Field::After, args.after.as_ref());
    given.flag(Field::Acted, args.acted.as_ref());
    given.flag(Field::Place, args.place.as_ref());
    given.flag(Field::Company, args.company.as_ref());
    given.flag(Field::Thought, args.thought.as_ref());
    given.flags(Field::Feeling, &args.feeling);
    given
}

fn ask(form: &mut Form<'_, '_>) -> Result<(), Error> {
    let question = Question {
        text: "How strong is it, or was it, 0 to 10",
        help: "0 is none, 10 the strongest you know.",
        flag: "--intensity",
    };
    let intensity: Scale = form.context.prompt.need(&question)?;
    form.given.set(Field::Intensity, &intensity);
    let help = "0 to 1440. While it lasts, leave it open.";
    form.value::<Minutes>(Field::Minutes, "How many minutes it lasted", help, None)?;
    form.situations("What it went with")?;
    coping(form)?;
    form.scale(Field::After, "How strong afterwards", "0 is none.", None)?;
    if !form.given.has(Field::Acted) {
        let help = "n: no. y: yes; the day stays as it is until you record a return to use. \
                    s: you would rather not say.";
        if let Some(acted) = form.yes_no_skip("--acted", "Did you act on it", help, None)? {
            form.given.set(Field::Acted, &acted);
        }
    }
    Ok(())
}

/// Asks what was tried, and of each how far it helped.
fn coping(form: &mut Form<'_, '_>) -> Result<(), Error> {
    if form.given.has(Field::Coping) {
        return Ok(());
    }
    let question = Question {
        text: "What you tried",
        help: "Choose any; how far each helped is asked next.",
        flag: "--coping",
    };
    let options: Vec<_> = Coping::ALL.iter().map(|one| words::coping(*one)).collect();
    let chosen = form.context.prompt.pick_many(&question, &options, "nothing")?;
    let mut tried = Vec::new();
    for coping in chosen.unwrap_or_default().into_iter().filter_map(|at| Coping::ALL.get(at)) {
        let question = Question {
            text: &format!("{}: did it help (y, n, p: in part)", words::coping(*coping)),
            help: "Enter leaves it open.",
            flag: "--coping",
        };
        let far: Option<Far> = form.context.prompt.ask(&question)?;
        tried.push(Tried { coping: *coping, helped: far.map(|far| far.0) }.to_string());
    }
    if !tried.is_empty() {
        form.given.set(Field::Coping, &tried.join(","));
    }
    Ok(())
}

/// How far something helped, in a letter or a word.
struct Far(Helped);

impl FromStr for Far {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_lowercase().as_str() {
            "y" | "yes" | "helped" => Ok(Self(Helped::Helped)),
            "n" | "no" => Ok(Self(Helped::No)),
            "p" | "partly" => Ok(Self(Helped::Partly)),
            _ => Err("Please answer y, n or p; Enter leaves it open."),
        }
    }
}
