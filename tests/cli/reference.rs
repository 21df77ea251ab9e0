//! `docs/cli.md`, which is the help of every command, one after the other.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clap::Command;

const START: &str = "\
# The commands

What `--help` says of each, in one place. This file is written by `just reference`; a test holds it
to the program. Besides its own options every command takes the global ones of the first page.
";

#[test]
fn the_reference_is_what_the_program_says() {
    let written = fs::read_to_string(path()).unwrap_or_default();
    assert!(written == reference(), "docs/cli.md is out of date; write it with: just reference");
}

#[test]
#[ignore = "writes docs/cli.md"]
fn write_the_reference() {
    fs::write(path(), reference()).unwrap();
}

fn path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "docs", "cli.md"].iter().collect()
}

fn reference() -> String {
    let mut command = daymark::command();
    command.build();
    let mut text = START.to_owned();
    page(&command, true, &mut text);
    text
}

fn page(command: &Command, first: bool, text: &mut String) {
    let own = |arg: clap::Arg| {
        let elsewhere = !first && arg.is_global_set() || arg.get_id() == "help";
        arg.hide(elsewhere)
    };
    let name = command.get_bin_name().unwrap_or("daymark");
    let help = command.clone().mut_args(own).term_width(100).render_help().to_string();
    write!(text, "\n## {name}\n\n```text\n{}\n```\n", help.trim_end()).unwrap();
    for verb in command.get_subcommands() {
        page(verb, false, text);
    }
}
