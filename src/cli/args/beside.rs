//! Arguments of `beside`.

use super::page::{PageTo, Printed};

const AFTER: &str = "\
On the page: the lines of your plan in the sections helps, hinders and boundary, what to do in an overdose, and \
whom to call. Left out, unless you include them:
  names    who your contacts are, and how to reach them

Examples:
  daymark plan add helps 'ask me how the day was'
  daymark plan add hinders 'counting my days for me'
  daymark plan add boundary 'I go home when there is drinking'
  daymark beside
  daymark beside --include names --format md --output beside.md --yes
  daymark beside --paper             to print: daymark beside --paper | lp";

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub(crate) struct BesideArgs {
    #[command(flatten)]
    pub(crate) page: PageTo,

    /// What else to put on the page: names
    #[arg(long, value_name = "PART,PART", value_delimiter = ',')]
    pub(crate) include: Vec<String>,

    /// Do not ask
    #[arg(long, short)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) printed: Printed,
}
