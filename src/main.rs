//! The `daymark` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    daymark::run(std::env::args_os())
}
