//! Makes an invented journal of so many years: `grow DIRECTORY YEARS`. The key lies beside it.

use std::error::Error;
use std::path::Path;

#[path = "../benches/journal/mod.rs"]
mod journal;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [dir, years] => journal::grow(Path::new(dir), years.parse()?),
        _ => Err("grow DIRECTORY YEARS".into()),
    }
}
