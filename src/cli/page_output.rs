//! A page in the form that was asked for: on standard output, or in a file.

use std::io::Write;

use serde::Serialize;

use super::args::page::{PageFormat, PageTo};
use super::browser;
use super::console::SHEET;
use super::context::Context;
use super::error::{Answered, Error};
use super::output;
use super::output_file::Target;
use super::prompt::Question;
use crate::render::document::html::{self, Print};
use crate::render::document::{Document, markdown};
use crate::render::look::Look;
use crate::render::sanitize;
use crate::report::json;
use crate::report::json_schema::schemas;
use crate::storage::{FileError, MaybeSealed, Seal};

/// What ends a sheet of paper in a file of text.
const FORM_FEED: &str = "\u{c}";

/// What a page says, in each form that it has.
pub(crate) struct Page<'p, V> {
    /// The view, which serialised is the JSON.
    pub(crate) view: &'p V,
    /// The sheets of text, most often one.
    pub(crate) text: &'p dyn Fn(&V, &Look) -> Vec<String>,
    /// The document.
    pub(crate) document: &'p dyn Fn(&V, &Look) -> Document,
}

/// What was written to a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Written {
    schema: &'static str,
    file: String,
    sealed: bool,
}

/// A file that a page goes into.
pub(crate) struct PageFile<'f> {
    /// Its form and its name.
    pub(crate) to: &'f PageTo,
    /// The file itself.
    pub(crate) target: &'f Target<'f>,
    /// How it is sealed.
    pub(crate) seal: Option<&'f Seal>,
    /// The schema under which is said where it is.
    pub(crate) schema: &'static str,
}

impl<V: Serialize> Page<'_, V> {
    /// Gives the page; as text on standard output it looks like this.
    pub(crate) fn give(
        &self,
        context: &mut Context<'_>,
        to: &PageTo,
        text: Look,
    ) -> Result<(), Error> {
        if to.is_file() {
            let may_replace = to.force || context.console.prompt.can_ask();
            let target = Target::at(&to.output, may_replace, "--force")?;
            if target.is_taken() && !to.force {
                ask(context, &target)?;
            }
            let look = context.look_on_paper(true);
            let schema = "daymark.page-file.v1";
            return self.write(
                context,
                &look,
                &PageFile { to, target: &target, seal: None, schema },
            );
        }
        let form = to.form(context.console.global.json);
        let look = if form == PageFormat::Text { text } else { context.look_on_paper(true) };
        self.show(context, form, &look)
    }

    /// Shows the page on standard output.
    pub(crate) fn show(
        &self,
        context: &mut Context<'_>,
        form: PageFormat,
        look: &Look,
    ) -> Result<(), Error> {
        match form {
            PageFormat::Json => context.console.out.json(self.view).answered(),
            PageFormat::Text => {
                let out = &mut context.console.out;
                for (at, sheet) in (self.text)(self.view, look).iter().enumerate() {
                    if at > 0 {
                        out.end_sheet().answered()?;
                    }
                    out.write_all(sheet.as_bytes()).answered()?;
                }
                Ok(())
            }
            PageFormat::Md | PageFormat::Html => {
                // What does not go to this terminal is read by a program that knows Unicode.
                let unicode = look.unicode || !output::is_terminal();
                let look = Look { unicode, ..look.clone() };
                let bytes = self.bytes(context, form, &look)?;
                context.console.out.write_all(&bytes).answered()
            }
            PageFormat::Pdf => {
                let bytes = self.bytes(context, form, look)?;
                context.console.out.verbatim().write_all(&bytes).answered()
            }
        }
    }

    /// Shows the page sealed, on a standard output that is no terminal.
    pub(crate) fn show_sealed(
        &self,
        context: &mut Context<'_>,
        to: &PageTo,
        look: &Look,
        seal: &Seal,
    ) -> Result<(), Error> {
        let bytes = self.bytes(context, to.form(context.console.global.json), look)?;
        let sealed = seal.begin(context.console.out.verbatim());
        let written = sealed.and_then(|mut to| to.write_all(&bytes).and_then(|()| to.finish()));
        written.map(|_| ()).answered()
    }

    /// Writes the page to a file, whole or not at all, and says where it is.
    pub(crate) fn write(
        &self,
        context: &mut Context<'_>,
        look: &Look,
        &PageFile { to, target, seal, schema }: &PageFile<'_>,
    ) -> Result<(), Error> {
        // The page is the same wherever it is written.
        let look = Look { width: SHEET, unicode: true, color: false, whole: true, ..look.clone() };
        let bytes = self.bytes(context, to.form(context.console.global.json), &look)?;
        target
            .begin(context)
            .and_then(|file| {
                let mut file = MaybeSealed::begin(file, seal)?;
                file.write_all(&bytes)?;
                file.finish()
            })
            .map_err(FileError::from)
            .and_then(|file| target.finish(file))
            .map_err(|error| target.unwritten(&error))?;
        context.console.saved.set();
        let file = to.output.display().to_string();
        let written = Written { schema, file, sealed: seal.is_some() };
        let file = sanitize::path(&to.output, context.console.environment.unicode);
        context.console.answer(&written, |_, out| writeln!(out, "The page is in {file}."))
    }

    /// The page as the bytes of a file.
    fn bytes(
        &self,
        context: &Context<'_>,
        form: PageFormat,
        look: &Look,
    ) -> Result<Vec<u8>, Error> {
        Ok(match form {
            PageFormat::Text => (self.text)(self.view, look).join(FORM_FEED).into_bytes(),
            PageFormat::Md => {
                markdown::write(&(self.document)(self.view, look), look.unicode).into_bytes()
            }
            PageFormat::Html => self.html(look, Print::Usual).into_bytes(),
            PageFormat::Pdf => self.pdf(context, look)?,
            PageFormat::Json => {
                let mut bytes = Vec::new();
                json::write(&mut bytes, self.view)
                    .map_err(|cause| Error::io("the page could not be laid out", &cause))?;
                bytes.push(b'\n');
                bytes
            }
        })
    }
}

impl<V> Page<'_, V> {
    fn html(&self, look: &Look, print: Print) -> String {
        let look = Look { unicode: true, ..look.clone() };
        html::write(&(self.document)(self.view, &look), print)
    }

    /// The print of the page, in smaller letters where that saves a sheet.
    fn pdf(&self, context: &Context<'_>, look: &Look) -> Result<Vec<u8>, Error> {
        let print = |print| {
            let html = self.html(look, print);
            browser::print(&context.console.environment, &html, context.today())
        };
        let usual = print(Print::Usual)?;
        let sheets = browser::sheets(&usual);
        if sheets < 2 {
            return Ok(usual);
        }
        let small = print(Print::Small)?;
        Ok(if browser::sheets(&small) < sheets { small } else { usual })
    }
}

fn ask(context: &mut Context<'_>, target: &Target<'_>) -> Result<(), Error> {
    let question = Question {
        text: &target.question(),
        help: "y: the page takes the place of the file. n: the file stays as it is.",
        flag: "--force",
    };
    if context.console.prompt.confirm(&question)? {
        return Ok(());
    }
    Err(Error::declined("Nothing was written."))
}

schemas! {
    "packet-file": Written = "daymark packet --output FILE --json",
    "page-file": Written = "daymark week --output FILE --json, and of trends, review and plan show",
}
