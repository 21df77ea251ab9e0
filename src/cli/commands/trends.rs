//! `daymark trends`

use crate::app::trends::Request;
use crate::cli::args::trends::TrendsArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::cli::page_output::Page;
use crate::domain::text::Name;
use crate::render;
use crate::render::format::quoted;
use crate::render::look::Look;
use crate::report::trends::Trends;
use crate::storage::Access;

/// Shows what the days of a window say together.
pub(crate) fn run(console: &mut Console, args: &TrendsArgs) -> Result<(), Error> {
    args.page.settle(console)?;
    let mut context = Context::new(console)?;
    let journal = context.journal(Access::Read)?;
    lookup::say_found(&mut context, &journal, args.focus.as_ref())?;
    let view = context.snapshot(&journal, |as_of| {
        let (from, to) =
            context.span_args(args.from.as_deref(), args.to.as_deref(), as_of.today())?;
        let (focus, window) = (args.focus.as_ref(), args.window);
        let week_start = context.settings.week_start;
        Ok::<_, Error>(Request { focus, window, from, to, week_start }.view(as_of)?)
    })?;
    let numbers = args.shown.numbers;
    let text = |view: &Trends, look: &Look| {
        vec![if numbers {
            render::trends::numbers(view, look)
        } else {
            render::trends::text(view, look, &again(args))
        }]
    };
    let document = |view: &Trends, look: &Look| render::trends::document(view, look, numbers);
    let page = Page { view: &view, text: &text, document: &document };
    let look = context.look();
    page.give(&mut context, &args.page, look)
}

/// What shows the same days again, after the name of the program.
fn again(args: &TrendsArgs) -> String {
    let mut words = vec!["trends".to_owned()];
    let mut option = |flag: &str, value: Option<&str>| {
        words.extend(value.map(|value| format!("{flag} {}", quoted(value))));
    };
    option("--window", args.window.map(|window| window.to_string()).as_deref());
    option("--from", args.from.as_deref());
    option("--to", args.to.as_deref());
    option("--focus", args.focus.as_ref().map(Name::as_str));
    words.join(" ")
}
