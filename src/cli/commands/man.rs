//! `daymark man`

use std::fs;

use clap_mangen::Man;

use crate::cli::args::man::ManArgs;
use crate::cli::console::Console;
use crate::cli::error::{Answered, Error};
use crate::render::sanitize;

/// Writes the page of the program to standard output, or one page a verb into a directory.
pub(crate) fn run(console: &mut Console, args: &ManArgs) -> Result<(), Error> {
    let Some(dir) = &args.dir else {
        return Man::new(crate::cli::command()).render(&mut console.out.verbatim()).answered();
    };
    fs::create_dir_all(dir)
        .and_then(|()| clap_mangen::generate_to(crate::cli::command(), dir))
        .map_err(|cause| {
            Error::io(format!("the manual could not be written to {}", dir.display()), &cause)
        })?;
    let place = sanitize::path(dir, console.environment.unicode);
    console.say(format!("The manual is in {place}."));
    Ok(())
}
