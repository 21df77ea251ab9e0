//! `daymark plan`: what the plan has beside the verbs of every noun.

use std::io::Write;

use crate::app::record_surroundings::looked_up;
use crate::cli::args::page::{PageTo, Printed};
use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::page_output::Page;
use crate::cli::prompt::Question;
use crate::cli::records::{self, NoVerb, RecordCommand, RecordVerb};
use crate::cli::{entry_form, help_file};
use crate::domain::code::Code;
use crate::domain::entry::situation::Situation;
use crate::domain::records::plan_line::{PlanLine, Section};
use crate::domain::records::plan_rule::PlanRule;
use crate::domain::text::{BadText, Name, Sentence};
use crate::render;
use crate::render::look::Look;
use crate::report::plan::{PlanHistory, PlanPage};
use crate::report::record::RecordList;
use crate::storage::Access;

/// What one does with the plan beside the verbs of every noun.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum PlanVerb {
    /// Show the plan on one page, or everything of one line
    #[command(after_help = PlanLine::EXAMPLES)]
    Show(ShowPlanArgs),
    /// What changed in the plan, and when
    #[command(after_help = PlanLine::EXAMPLES)]
    History,
    /// Copy lines of the plan to the page of help-now, which needs no passphrase
    #[command(after_help = PlanLine::EXAMPLES)]
    CopyToHelp {
        /// How the ids of the lines start, or words of them; chosen from a list when not given
        #[arg(value_name = "NAME")]
        names: Vec<Name>,
        /// Take everything of the plan off that page
        #[arg(long, conflicts_with = "names")]
        none: bool,
        /// Without being asked
        #[arg(long, short = 'y')]
        yes: bool,
    },
    /// Rules of your own: a sign in your check-ins, and what to tell you then
    Rule {
        /// What to do; without it they are listed
        #[command(subcommand)]
        verb: Option<RecordVerb<PlanRule>>,
    },
}

// A documentation comment would take the place of the verb's own.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct ShowPlanArgs {
    /// How the id of a line starts, or a word of it [default: the whole plan]
    name: Option<Name>,

    #[command(flatten)]
    page: PageTo,

    #[command(flatten)]
    printed: Printed,
}

impl RecordCommand for PlanLine {
    type Verb = PlanVerb;
    const WITHOUT: &'static [&'static str] = &["show"];
    const EXAMPLES: &'static str = "\
Examples:
  daymark plan
  daymark plan add warning 'I stop answering my phone'
  daymark plan add coping 'I leave the room and call Ana' --situation conflict --coping talk
  daymark plan add coping 'naloxone beside me, and never alone' --focus heroin
  daymark plan add refusal 'No, thank you, I am driving.' --situation social_pressure
  daymark plan add if-i-use 'not alone, and the naloxone on the table'
  daymark plan add boundary 'I go home when there is drinking'
  daymark plan add person 'my cousin, who knows' --private
  daymark plan edit 'I leave' --words 'I leave the house and call Ana'
  daymark plan history
  daymark plan rule add 'I sleep badly before I use' --series sleep_hours --below 5 --days 3 --of 7
  daymark plan copy-to-help 'I leave' --yes
  daymark plan show --format html --output plan.html
  daymark plan show --paper          to print: daymark plan show --paper | lp

The sections are warning, coping, refusal, reason, place, person, if-i-use, let-go (people, places and things to \
let go), and three that daymark beside prints for the person beside you: helps, hinders and boundary.

The page for a session has nothing of your plan unless you include it. help-now needs no passphrase, and shows only \
the lines that you copied there, of at most 200 characters each. A private line is on no page: daymark plan show with \
its id shows it.";

    fn option(flag: &str, code: &'static str) -> Option<&'static str> {
        let section = |section| match section {
            Section::Warning => "a warning sign: how I notice that it gets harder",
            Section::Coping => "what to do when it is hard",
            Section::Refusal => "what to say to an offer",
            Section::Reason => "a reason: why I want this",
            Section::Place => "a safe place",
            Section::Person => "somebody to turn to",
            Section::IfIUse => "what to do if I use",
            Section::LetGo => "somebody, a place or a thing to let go",
            Section::Helps => "what somebody beside me can do that helps",
            Section::Hinders => "what somebody beside me does that does not help",
            Section::Boundary => "a boundary of mine: what I will do, and what not",
        };
        match flag {
            "section" => Section::from_code(code).map(section).ok(),
            "situation" => Situation::from_code(code).map(entry_form::situation).ok(),
            _ => None,
        }
    }

    fn overview(context: &mut Context<'_>) -> Result<(), Error> {
        page(context, &ShowPlanArgs::default())
    }

    fn run(context: &mut Context<'_>, verb: &PlanVerb) -> Result<(), Error> {
        match verb {
            PlanVerb::Show(args) => match &args.name {
                Some(name) => records::show::<Self>(context, Some(name)),
                None => page(context, args),
            },
            PlanVerb::History => history(context),
            PlanVerb::CopyToHelp { names, none, yes } => copy_to_help(context, names, *none, *yes),
            PlanVerb::Rule { verb } => records::run_in(context, verb.as_ref()),
        }
    }
}

impl RecordCommand for PlanRule {
    type Verb = NoVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark plan rule add 'I sleep badly before I use' --series sleep_hours --below 5 --days 3 --of 7
  daymark plan rule add 'my head is busy with it' --series craving --above 6 --days 2 --of 3
  daymark plan rule
  daymark plan rule show 'I sleep'
  daymark plan rule edit 'I sleep' --below 6
  daymark plan rule archive 'I sleep'

The first example holds when sleep was below 5 hours on at least 3 of the last 7 days, today included. While a rule \
holds, today shows your words. Days without the rating count neither way. A rule is a sign that you chose yourself; it \
predicts nothing.";

    fn list(context: &mut Context<'_>, all: bool) -> Result<(), Error> {
        let rules = context.journal(Access::Read)?.all::<Self>()?;
        let view = RecordList::new(rules, all, context.today());
        let look = context.look();
        context
            .console
            .answer(&view, |view, out| out.write_all(render::plan::rules(view, &look).as_bytes()))
    }

    fn run(_: &mut Context<'_>, verb: &NoVerb) -> Result<(), Error> {
        match *verb {}
    }
}

fn page(context: &mut Context<'_>, args: &ShowPlanArgs) -> Result<(), Error> {
    args.page.settle(context.console)?;
    let journal = context.journal(Access::Read)?;
    let (lines, rules) = journal.snapshot(|journal| {
        Ok::<_, Error>((looked_up(journal, context.today())?, journal.all::<PlanRule>()?))
    })?;
    let view = PlanPage::new(&lines, rules, |at| context.local(at), context.today());
    let text = |view: &PlanPage, look: &Look| vec![render::plan::text(view, look)];
    let page = Page { view: &view, text: &text, document: &render::plan::document };
    let look = context.look_on_paper(args.printed.paper);
    page.give(context, &args.page, look)
}

fn history(context: &mut Context<'_>) -> Result<(), Error> {
    let lines = looked_up(&*context.journal(Access::Read)?, context.today())?;
    let view = PlanHistory::new(&lines, |at| context.local(at), context.today());
    let look = context.look();
    context
        .console
        .answer(&view, |view, out| out.write_all(render::plan::history(view, &look).as_bytes()))
}

/// Copies lines to the page of help-now, in the place of those that it has.
fn copy_to_help(
    context: &mut Context<'_>,
    names: &[Name],
    none: bool,
    yes: bool,
) -> Result<(), Error> {
    if none {
        return help_file::copy_plan(context.console, &[]);
    }
    let mut lines = context.journal(Access::Read)?.all::<PlanLine>()?;
    let chosen = if names.is_empty() {
        lines.retain(PlanLine::is_shown);
        chosen(context, &lines)?
    } else {
        let found = names.iter().map(|name| records::find(&lines, name).cloned());
        found.collect::<Result<Vec<_>, _>>()?
    };
    let texts = chosen.iter().filter_map(|line| line.words.as_ref()).map(|words| {
        let line = words.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        line.parse().map_err(|bad: BadText| {
            Error::refused(format!("the help page has no room for this line: {bad}"))
                .hint("say it in fewer words first")
                .run("plan edit --help")
        })
    });
    let texts: Vec<Sentence> = texts.collect::<Result<_, Error>>()?;
    if !yes {
        let question = Question {
            text: "The help page needs no passphrase: anyone using this account can read it. Copy them",
            help: "y: daymark help-now shows these lines, in the place of others that you copied before. \
                   n: nothing is copied.",
            flag: "--yes",
        };
        if !context.console.prompt.confirm(&question)? {
            return Err(Error::declined("Nothing was copied."));
        }
    }
    help_file::copy_plan(context.console, &texts)
}

/// The lines that the person chooses from a list.
fn chosen(context: &mut Context<'_>, lines: &[PlanLine]) -> Result<Vec<PlanLine>, Error> {
    let look = context.look();
    let options: Vec<_> = lines.iter().map(|line| look.line(line.meta.name.as_str())).collect();
    let options: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
    let question = Question {
        text: "Which lines go on the help page",
        help: "Choose any; they take the place of those that you copied before.",
        flag: "NAME",
    };
    context.console.prompt.must_ask(&question)?;
    if options.is_empty() {
        return Err(Error::refused("your plan is still empty")
            .hint("write one with")
            .run("plan add"));
    }
    let picked = context.console.prompt.pick_many(&question, &options, "none", None)?;
    let picked = picked.filter(|picked| !picked.is_empty());
    let picked = picked.ok_or_else(|| Error::declined("Nothing was copied."))?;
    Ok(picked.into_iter().filter_map(|at| lines.get(at).cloned()).collect())
}
