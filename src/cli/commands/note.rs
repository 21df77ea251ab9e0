//! `daymark note`

use crate::cli::args::note::NoteAddArgs;
use crate::cli::console::Console;
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::prompt::Question;
use crate::cli::text_flag;
use crate::domain::entry::Body;
use crate::domain::text::Text;
use crate::render::saved;
use crate::report::saved::{Saved, WriteOutcome};
use crate::storage::Access;

/// Adds a note.
pub(crate) fn run(console: &mut Console, args: &NoteAddArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let day = context.day_arg(args.date.as_deref())?;
    let journal = context.journal(Access::Write)?;
    let words = match (&args.text, &args.words.note) {
        (Some(text), _) => {
            text_flag::resolve(context.console, "--note", Some(&Some(text.clone())), "")?
        }
        (None, Some(given)) => text_flag::resolve(context.console, "--note", Some(given), "")?,
        (None, None) => ask(&mut context)?,
    };
    let words =
        words.ok_or_else(|| Error::declined("The note was left empty; nothing was written."))?;

    let mut entry = context.blank(day, Body::Note);
    entry.note = Some(words);
    entry.private = args.words.private;
    let (entry, short_id) = context.add(&journal, entry)?;
    let view = Saved {
        schema: "daymark.note.v1",
        result: WriteOutcome::Created,
        changed: vec!["note"],
        offers: Vec::new(),
        entry: context.view(&entry, &short_id, &[]),
    };
    context.answer_saved(&view, saved::note)
}

/// Opens the editor where there is one, else asks for a line.
fn ask(context: &mut Context<'_>) -> Result<Option<Text>, Error> {
    if !context.console.prompt.can_ask() {
        return Err(Error::usage("a note needs words")
            .hint("give them, or pipe them in with")
            .run("note add -"));
    }
    if context.console.environment.editor.is_some() {
        return text_flag::resolve(context.console, "--note", Some(&None), "");
    }
    let command = context.console.program().command("note add -");
    let help = format!(
        "Several lines can be pasted. To write more, set VISUAL or EDITOR, or pipe it in with: {command}"
    );
    context.console.prompt.text(&Question { text: "Note", help: &help, flag: "TEXT" })
}
