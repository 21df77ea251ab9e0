//! How a file that is written for others is sealed, as `--seal-to` and `--seal` say.

use std::path::Path;

use super::args::seal::SealArgs;
use super::context::Context;
use super::error::Error;
use super::output_file::Target;
use super::{output, passphrase};
use crate::storage::Seal;

/// Said before a sealed file is written.
pub(crate) fn notice(args: &SealArgs) -> &'static str {
    if args.seal {
        "The file is sealed: whoever has the passphrase can open it, with daymark or without. Nobody can without it."
    } else {
        "The file is sealed: only the secret key that belongs to --seal-to opens it, and daymark has none."
    }
}

/// The file to write. A sealed one never takes the place of another unless `--force` says so, since what is
/// under it could not be looked at.
///
/// # Errors
/// Those of [`Target::at`].
pub(crate) fn target<'p>(
    path: &'p Path,
    args: &SealArgs,
    force: bool,
    may_replace: bool,
) -> Result<Target<'p>, Error> {
    if args.is_wanted() {
        return Target::at(path, force, "--force");
    }
    Target::at(path, may_replace || force, "--yes")
}

/// Refuses what is sealed on a screen.
///
/// # Errors
/// A usage error where standard output is a terminal.
pub(crate) fn refuse_screen(args: &SealArgs) -> Result<(), Error> {
    if args.is_wanted() && output::is_terminal() {
        let hint = "name a file: --output copy.age";
        return Err(Error::usage("what is sealed cannot be read on a screen").hint(hint));
    }
    Ok(())
}

/// The seal that the flags ask for; the passphrase is asked for now.
///
/// # Errors
/// Where there is no passphrase, or a weak one.
pub(crate) fn seal(context: &mut Context<'_>, args: &SealArgs) -> Result<Option<Seal>, Error> {
    if !args.seal_to.is_empty() {
        return Ok(Some(Seal::Keys(args.seal_to.clone())));
    }
    if !args.seal {
        return Ok(None);
    }
    // A journal that opens without a passphrase has no other use for it.
    let of_journal = context.console.global.passphrase_fd;
    let free = of_journal.filter(|_| context.console.opened.is_none());
    let descriptor = args.seal_passphrase_fd.or(free);
    Ok(Some(Seal::Passphrase(passphrase::for_file(context, descriptor)?)))
}
