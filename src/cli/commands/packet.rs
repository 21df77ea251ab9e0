//! `daymark packet`

mod log;

use std::collections::BTreeSet;
use std::io::Write;

use clap::ValueEnum;

use crate::app::packet::Request;
use crate::cli::args::packet::{PacketArgs, PacketVerb};
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::entry_form::bracketed;
use crate::cli::error::Error;
use crate::cli::output_file::Target;
use crate::cli::page_output::{Page, PageFile};
use crate::cli::prompt::{Options, Question, in_turn};
use crate::cli::{entry_lookup, lookup, output, sealing, text_flag};
use crate::domain::code::Code;
use crate::domain::id::Id;
use crate::domain::privacy::Part;
use crate::domain::recovery::global_change::GlobalChange;
use crate::domain::recovery::hand_over::HandOver;
use crate::domain::text::{Name, Text};
use crate::domain::time::window::Window;
use crate::render;
use crate::render::heard;
use crate::render::labels::Labels;
use crate::render::look::Look;
use crate::render::page::wrapped;
use crate::report::packet::{Packet, Preview};
use crate::storage::{Access, Journal};

/// The days of a page, unless others are asked for: what lies between two visits is often a month.
const DAYS: u32 = 28;

const NOTICE: &str = "The file is not protected: whoever can read your files can read it. A copy \
that you hand over stays with whoever has it.";

/// Makes one page of a period, with what the person lets out.
pub(crate) fn run(console: &mut Console, args: &PacketArgs) -> Result<(), Error> {
    args.page.settle(console)?;
    let mut context = Context::new(console)?;
    if let Some(PacketVerb::Log(args)) = args.verb {
        return log::run(&mut context, args);
    }
    let parts = parts(&args.include)?;
    let can_ask = context.console.prompt.can_ask();
    let lets_out = !parts.is_empty() || !args.notes.is_empty();
    if lets_out && !(args.yes || can_ask || args.preview) {
        return Err(Error::refused(
            "your words are included only with your consent; nothing was written",
        )
        .hint("add --yes, or run this on a terminal"));
    }
    let is_looked_at = args.preview || !args.page.is_file() && output::is_terminal();
    let is_handed_over = !is_looked_at && (args.page.is_file() || args.recipient.is_some());
    let access = if is_handed_over { Access::Write } else { Access::Read };
    let journal = context.journal(access)?;
    lookup::say_found(&mut context, &journal, args.focus.as_ref())?;
    let window = window(args, &context, &journal)?;
    let to = &args.page;
    let sealed = args.seal.is_wanted();
    let may_replace = to.force || can_ask && !args.yes && !sealed;
    let target =
        to.is_file().then(|| Target::at(&to.output, may_replace, "--force")).transpose()?;
    if target.is_none() {
        sealing::refuse_screen(&args.seal)?;
    }
    let notes = notes(&journal, args, window, parts.contains(&Part::Private))?;
    let (talk, overall) = if args.preview { (None, None) } else { asked(&mut context, args)? };

    let request = Request {
        window,
        week_start: context.settings.week_start,
        focus: args.focus.as_ref(),
        parts: &parts,
        notes: &notes,
        recipient: args.recipient.as_ref(),
        appendix: args.appendix,
        talk,
        overall,
    };
    let (view, disclosure) =
        context.snapshot(&journal, |as_of| Ok::<_, Error>(request.view(as_of)?))?;
    let mut lines = render::packet::preview(&view, &disclosure);
    if args.preview {
        return preview(&mut context, &Preview::new(&view, &disclosure), &lines);
    }
    let notice = if sealed { sealing::notice(&args.seal) } else { NOTICE };
    lines.extend(target.as_ref().map(|_| notice.to_owned()));
    let hands_over = target.is_some() || lets_out;
    for line in lines {
        if hands_over && !args.yes { context.console.warn(line) } else { context.console.say(line) }
    }
    if let Some(question) = target.as_ref().map(Target::question) {
        ask(&mut context, args, &question)?;
    } else if hands_over {
        ask(&mut context, args, "Show the page with these words of yours?")?;
    }
    give(&mut context, args, &view, target.as_ref())?;
    if is_handed_over { hand_over(&context, &journal, args, &view) } else { Ok(()) }
}

/// Says what would be on the page, and what is left out.
fn preview(context: &mut Context<'_>, answer: &Preview, lines: &[String]) -> Result<(), Error> {
    let look = context.look();
    let text = lines
        .iter()
        .map(|line| if look.plain { heard::talk(line) } else { wrapped(line, look.columns()) });
    let text: Vec<_> = text.collect();
    context
        .console
        .answer(answer, |_, out| text.iter().try_for_each(|line| writeln!(out, "{line}")))
}

/// Writes the page to its file, or shows it.
fn give(
    context: &mut Context<'_>,
    args: &PacketArgs,
    view: &Packet,
    target: Option<&Target<'_>>,
) -> Result<(), Error> {
    let (to, json) = (&args.page, context.console.global.json);
    let page = Page { view, text: &render::packet::text, document: &render::packet::document };
    let look = look(context, args);
    let seal = sealing::seal(context, &args.seal)?;
    match (target, &seal) {
        (Some(target), seal) => {
            let schema = "daymark.packet-file.v1";
            page.write(context, &look, &PageFile { to, target, seal: seal.as_ref(), schema })
        }
        (None, Some(seal)) => page.show_sealed(context, to, &look, seal),
        (None, None) => page.show(context, to.form(json), &look),
    }
}

/// Logs that the page was handed over.
fn hand_over(
    context: &Context<'_>,
    journal: &Journal,
    args: &PacketArgs,
    view: &Packet,
) -> Result<(), Error> {
    let format = args.page.form(context.console.global.json).to_possible_value();
    let format = format.map_or_else(String::new, |value| value.get_name().to_owned());
    Ok(journal.log_hand_over(&HandOver {
        at: context.now(),
        recipient: args.recipient.clone(),
        format,
        window: view.window,
        included: view.included.iter().copied().collect(),
        notes: u32::try_from(args.notes.len()).unwrap_or(u32::MAX),
    })?)
}

/// The entries whose notes to let out alone: of the period, with a note, and private only where words of private
/// entries are let out.
fn notes(
    journal: &Journal,
    args: &PacketArgs,
    window: Window,
    private: bool,
) -> Result<BTreeSet<Id>, Error> {
    let one = |text: &String| {
        let id = entry_lookup::entry(journal, text)?;
        let entry = journal.entry(id)?.ok_or_else(entry_lookup::gone)?;
        let what = entry_lookup::subject(entry.kind(), entry.day);
        if entry.private && !private {
            return Err(Error::refused(format!("the {what} is private; nothing was written"))
                .hint("to include words of private entries: --include private"));
        }
        if !window.contains(entry.day) {
            return Err(Error::refused(format!("the {what} is of a day that is not on this page"))
                .hint("choose the days with --from and --to"));
        }
        if entry.note.is_none() {
            return Err(Error::refused(format!("the {what} has no note")));
        }
        Ok(id)
    };
    args.notes.iter().map(one).collect()
}

/// The parts of the person's words to let out.
fn parts(include: &[String]) -> Result<BTreeSet<Part>, Error> {
    Ok(include.iter().map(|word| Part::from_code(word)).collect::<Result<_, _>>()?)
}

/// The days of the page.
fn window(args: &PacketArgs, context: &Context<'_>, journal: &Journal) -> Result<Window, Error> {
    let today = context.as_of(journal)?.today();
    if args.since_last {
        let to = context.span_args(None, args.to.as_deref(), today)?.1;
        let whom = args.recipient.as_ref().map(Name::folded);
        let is_to =
            |page: &HandOver| whom.is_none() || page.recipient.as_ref().map(Name::folded) == whom;
        let last = journal.hand_overs()?.into_iter().find(is_to);
        let window = last.and_then(|page| Window::new(page.window.to(), to));
        return window.ok_or_else(|| {
            Error::refused("no page was handed over yet, so there is no last one to go on from")
                .hint("choose the first day with --from; see what was handed over with")
                .run("packet log")
        });
    }
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
    let picked = context.console.prompt.pick_or_leave(
        &question,
        Options::coded(&options, &GlobalChange::codes()),
        "leave it open",
        before,
    )?;
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
        "Nothing was written. What you answered for the page is gone."
    } else {
        "Nothing was written."
    }))
}

/// How the page looks: with the product's own words, since those that a person puts in their place
/// are words of theirs.
fn look(context: &mut Context<'_>, args: &PacketArgs) -> Look {
    let look = context.look_on_paper(args.printed.paper || args.page.is_file());
    Look { labels: Labels::default(), ..look }
}
