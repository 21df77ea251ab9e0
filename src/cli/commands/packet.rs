//! `daymark packet`

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::app::packet::Request;
use crate::cli::args::packet::{PacketArgs, PacketFormat};
use crate::cli::console::{Console, SHEET};
use crate::cli::context::Context;
use crate::cli::error::{Answered, Error};
use crate::cli::form::bracketed;
use crate::cli::prompt::{Question, in_turn};
use crate::cli::{lookup, output, sealing, text_flag};
use crate::domain::code::Code;
use crate::domain::privacy::Part;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::text::Text;
use crate::domain::time::day::Day;
use crate::domain::time::window::Window;
use crate::render::labels::Labels;
use crate::render::style::Look;
use crate::render::{self, sanitize};
use crate::report::json;
use crate::report::json_schema::schemas;
use crate::report::packet::Packet;
use crate::storage::{Access, FileError, MaybeSealed};

/// The days of a page, unless others are asked for: what lies between two visits is often a month.
const DAYS: u32 = 28;

const NOTICE: &str = "The file has no protection of its own: whoever can read your files can read \
                      it, and a copy that you hand over stays where it went.";

/// What was written to a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Written {
    schema: &'static str,
    file: String,
    sealed: bool,
}

/// Makes one page of a period, with what the person lets out.
pub(crate) fn run(console: &mut Console, args: &PacketArgs) -> Result<(), Error> {
    let format = match args.format {
        None if console.global.json => PacketFormat::Json,
        None => PacketFormat::Text,
        Some(format) => format,
    };
    let mut context = Context::new(console)?;
    let parts = parts(&args.include)?;
    let can_ask = context.console.prompt.can_ask();
    if !(parts.is_empty() || args.yes || can_ask) {
        return Err(Error::refused(
            "words of yours are let out only with your consent; nothing was written",
        )
        .hint("add --yes, or run this on a terminal"));
    }
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, args.focus.as_ref())?;
    let window = window(args, &context, context.seen(&journal)?.today())?;
    let to_stdout = args.output == Path::new("-");
    let target =
        (!to_stdout).then(|| sealing::target(&args.output, &args.seal, args.yes || can_ask));
    let target = target.transpose()?;
    if to_stdout {
        sealing::refuse_screen(&args.seal)?;
    }
    let (talk, overall) = asked(&mut context, args)?;

    let request = Request {
        window,
        week_start: context.settings.week_start,
        focus: args.focus.as_ref(),
        parts: &parts,
        talk,
        overall,
    };
    let (view, sharing) = context.snapshot(&journal, |seen| Ok::<_, Error>(request.view(seen)?))?;
    let mut lines = render::packet::preview(&view, &sharing);
    let notice = if args.seal.is_wanted() { sealing::notice(&args.seal) } else { NOTICE };
    lines.extend(target.as_ref().map(|_| notice.to_owned()));
    let hands_over = target.is_some() || !parts.is_empty();
    for line in lines {
        if hands_over && !args.yes { context.console.warn(line) } else { context.console.say(line) }
    }
    let Some(target) = target else {
        if hands_over {
            ask(&mut context, args, "Show the page with these words of yours?")?;
        }
        let look = look(&mut context, args, format);
        let page = page(&view, format, &look)?;
        if let Some(seal) = sealing::seal(&mut context, &args.seal)? {
            let sealed = seal.begin(context.console.out.verbatim());
            let written = sealed.and_then(|mut to| to.write_all(&page).and_then(|()| to.finish()));
            written.map(|_| ()).answered()?;
            return Ok(());
        }
        match format {
            PacketFormat::Json => context.console.out.verbatim().write_all(&page).answered()?,
            PacketFormat::Text | PacketFormat::Md => {
                context.console.out.write_all(&page).answered()?;
            }
        }
        return Ok(());
    };

    ask(&mut context, args, &target.question())?;
    // The page is the same wherever it is written.
    let look = look(&mut context, args, format);
    let look = Look { width: SHEET, unicode: true, color: false, whole: true, ..look };
    let bytes = page(&view, format, &look)?;
    let seal = sealing::seal(&mut context, &args.seal)?;
    target
        .begin(&context)
        .and_then(|file| {
            let mut file = MaybeSealed::begin(file, seal.as_ref())?;
            file.write_all(&bytes)?;
            file.finish()
        })
        .map_err(FileError::from)
        .and_then(|file| target.finish(file))
        .map_err(|error| target.unwritten(&error))?;
    context.console.saved.set();
    let file = args.output.display().to_string();
    let written = Written { schema: "daymark.packet-file.v1", file, sealed: args.seal.is_wanted() };
    let file = sanitize::path(&args.output, context.console.environment.unicode);
    context.console.answer(&written, |_, out| writeln!(out, "The page is in {file}."))
}

/// The parts of the person's words to let out.
fn parts(include: &[String]) -> Result<BTreeSet<Part>, Error> {
    Ok(include.iter().map(|word| Part::from_code(word)).collect::<Result<_, _>>()?)
}

fn window(args: &PacketArgs, context: &Context<'_>, today: Day) -> Result<Window, Error> {
    let (from, to) = context.span_args(args.from.as_deref(), args.to.as_deref(), today)?;
    Ok(from.and_then(|from| Window::new(from, to)).unwrap_or(Window::ending(to, DAYS)))
}

const TALK: Question<'_> = Question {
    text: "What you want to talk about",
    help: "In your words, for this page alone: it is not kept in the journal. Enter leaves it \
           empty; with --talk your editor opens for more than a line.",
    flag: "--talk",
};

/// What the person says for this page, by flags or when asked.
fn asked(
    context: &mut Context<'_>,
    args: &PacketArgs,
) -> Result<(Option<Text>, Option<GlobalChange>), Error> {
    let (mut talk, mut overall) = (None, args.overall);
    if args.talk.is_some() {
        talk = text_flag::resolve_or_none(context.console, "--talk", args.talk.as_ref())?;
    }
    let questions = [(true, args.talk.is_none()), (false, args.overall.is_none())];
    let missing =
        questions.iter().filter(|(_, missing)| *missing && context.console.prompt.can_ask());
    let missing: Vec<_> = missing.collect();
    in_turn(context, &missing, |context, (is_talk, _)| {
        if *is_talk {
            let kept = talk.as_ref().and_then(|talk: &Text| talk.as_str().lines().next());
            let text = format!("{}{}", TALK.text, bracketed(kept));
            let said = context.console.prompt.text(&Question { text: &text, ..TALK })?;
            talk = said.or(talk.take());
        } else {
            overall = ask_overall(context, overall)?;
        }
        Ok(())
    })?;
    Ok((talk, overall))
}

fn ask_overall(
    context: &mut Context<'_>,
    before: Option<GlobalChange>,
) -> Result<Option<GlobalChange>, Error> {
    let question = Question {
        text: "How things are since the last visit",
        help: "On the whole, as you see it.",
        flag: "--overall",
    };
    let options: Vec<_> =
        GlobalChange::ALL.iter().map(|one| render::format::overall(*one)).collect();
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let before = before.and_then(|before| GlobalChange::ALL.iter().position(|one| *one == before));
    let picked =
        context.console.prompt.pick_or_leave(&question, &options, "leave it open", before)?;
    Ok(picked.and_then(|at| GlobalChange::ALL.get(at).copied()))
}

/// Asks whether to go on, where somebody can be asked.
fn ask(context: &mut Context<'_>, args: &PacketArgs, text: &str) -> Result<(), Error> {
    let help = "What is on the page, and what is left out, is listed above.";
    let question = Question { text, help, flag: "--yes" };
    if args.yes || !context.console.prompt.can_ask() || context.console.prompt.confirm(&question)? {
        return Ok(());
    }
    Err(Error::declined(if args.talk.is_none() {
        "Nothing was written, and what you answered for the page is gone."
    } else {
        "Nothing was written."
    }))
}

/// How the page looks: with the product's own words, since those that a person puts in their place
/// are words of theirs.
fn look(context: &mut Context<'_>, args: &PacketArgs, format: PacketFormat) -> Look {
    let to_file = args.output != Path::new("-");
    let look = context.look_on_paper(args.printed.paper || to_file);
    // Markdown that does not go to this terminal is read by a program that knows Unicode.
    let elsewhere = format == PacketFormat::Md && !output::is_terminal();
    Look { labels: Labels::default(), unicode: look.unicode || elsewhere, ..look }
}

fn page(view: &Packet, format: PacketFormat, look: &Look) -> Result<Vec<u8>, Error> {
    Ok(match format {
        PacketFormat::Text => render::packet::text(view, look).into_bytes(),
        PacketFormat::Md => render::packet::markdown(view, look).into_bytes(),
        PacketFormat::Json => {
            let mut bytes = Vec::new();
            json::write(&mut bytes, view)
                .map_err(|cause| Error::io("the page could not be laid out", &cause))?;
            bytes.push(b'\n');
            bytes
        }
    })
}

schemas! {
    "packet-file": Written = "daymark packet --output FILE --json",
}
