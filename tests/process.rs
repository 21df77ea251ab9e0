//! What the program does to its own process before anything else.

use std::process::Command;

use rustix::fs::Mode;
use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit, umask};

#[test]
fn files_are_private_and_no_core_is_dumped() {
    let _code = daymark::run(["daymark", "--version"].map(Into::into));
    assert_eq!(umask(Mode::RWXU), Mode::RWXG | Mode::RWXO);
    assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
}

#[test]
fn a_limit_to_the_size_of_files_is_an_error_like_a_full_disk() {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new("sh")
        .args(["-c", "ulimit -f 0; exec \"$0\" config set clock 12h"])
        .arg(env!("CARGO_BIN_EXE_daymark"))
        .env("HOME", home.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cause: File too large"), "{said}");
    assert_eq!(std::fs::read_dir(home.path().join(".config/daymark")).unwrap().count(), 0);
}
