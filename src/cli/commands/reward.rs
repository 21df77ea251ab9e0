//! `daymark reward`: what rewards have beside the verbs of every noun.

use crate::cli::context::Context;
use crate::cli::error::Error;
use crate::cli::records::{Kept, NoVerb};
use crate::domain::records::reward::Reward;

impl Kept for Reward {
    type Verb = NoVerb;
    const EXAMPLES: &'static str = "\
Examples:
  daymark reward add 'a day at the sea' --after 30d
  daymark reward
  daymark reward edit sea --had-on today
  daymark reward archive sea";

    fn run(_: &mut Context<'_>, verb: &NoVerb) -> Result<(), Error> {
        match *verb {}
    }
}
