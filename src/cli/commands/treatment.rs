//! `daymark treatment`: what treatment has beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{Kept, NoVerb};
use crate::domain::records::treatment::Treatment;

impl Kept for Treatment {
    type Verb = NoVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark treatment add --setting detox --from -10d --to -3d --where 'the clinic'
  daymark treatment add 'day clinic' --setting outpatient --from mon
  daymark treatment
  daymark treatment edit 'day clinic' --to today
  daymark treatment archive detox";

    fn run(_: &mut Context<'_>, verb: &NoVerb) -> Result<(), Error> {
        match *verb {}
    }
}
