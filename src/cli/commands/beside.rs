//! `daymark beside`

use crate::app::beside;
use crate::cli::args::beside::BesideArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::page_output::Page;
use crate::cli::prompt::Question;
use crate::domain::code::Code;
use crate::domain::privacy::Part;
use crate::render;
use crate::render::labels::Labels;
use crate::render::look::Look;
use crate::report::beside::BesidePage;
use crate::storage::Access;

/// Makes one page for the person beside somebody, with what they let out.
pub(crate) fn run(console: &mut Console, args: &BesideArgs) -> Result<(), Error> {
    args.page.settle(console)?;
    let mut context = Context::new(console)?;
    let names = lets_out_names(&args.include)?;
    let can_ask = context.console.prompt.can_ask();
    if names && !(args.yes || can_ask) {
        return Err(Error::refused("names are included only with your consent")
            .hint("add --yes, or run this on a terminal"));
    }
    let journal = context.journal(Access::Read)?;
    let own = context.console.own_help();
    let region = context.settings.region;
    let view = context
        .snapshot(&journal, |as_of| Ok::<_, Error>(beside::view(as_of, names, (region, &own))?))?;
    for line in render::beside::preview(&view) {
        context.console.say(line);
    }
    if names && !args.yes {
        let question = Question {
            text: "Show the page with these names?",
            help: "What is on the page, and what is left out, is listed above.",
            flag: "--yes",
        };
        if !context.console.prompt.confirm(&question)? {
            return Err(Error::declined("No page was made."));
        }
    }
    let text = |view: &BesidePage, look: &Look| vec![render::beside::text(view, look)];
    let page = Page { view: &view, text: &text, document: &render::beside::document };
    let look = context.look_on_paper(args.printed.paper);
    page.give(&mut context, &args.page, Look { labels: Labels::default(), ..look })
}

/// Whether names are let out; nothing else can be.
fn lets_out_names(include: &[String]) -> Result<bool, Error> {
    for word in include {
        let part = Part::from_code(word)?;
        if part != Part::Names {
            return Err(Error::usage(format!("{part} are never on this page"))
                .hint("only names can be included"));
        }
    }
    Ok(!include.is_empty())
}
