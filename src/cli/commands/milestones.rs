//! `daymark milestones`

use std::io::Write;

use crate::cli::args::milestones::MilestonesArgs;
use crate::cli::context::{Console, Context};
use crate::cli::error::Error;
use crate::cli::names;
use crate::render;
use crate::report::milestones::Milestones;
use crate::storage::Access;

/// Shows the milestones.
pub(crate) fn run(console: &mut Console, args: &MilestonesArgs) -> Result<(), Error> {
    let mut context = Context::new(console)?;
    let focuses = context.journal(Access::Read)?.focuses()?;
    let focuses = names::shown(&focuses, args.focus.as_ref())?;
    let view = Milestones::new(focuses, context.today());
    let look = context.look();
    context
        .answer(&view, |view, out| out.write_all(render::milestones::text(view, &look).as_bytes()))
}
