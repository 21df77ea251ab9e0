//! A journal of an older schema, when the first command to open it is cut short or not alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::Home;

const SCHEMA_1: &str = include_str!("../fixtures/schema-1.sql");

/// A home with a journal as a daymark of schema 1 left it.
fn older() -> Home {
    let home = Home::with_empty_journal();
    fs::remove_file(home.place().database()).unwrap();
    home.database().execute_batch(SCHEMA_1).unwrap();
    fs::set_permissions(home.place().database(), fs::Permissions::from_mode(0o600)).unwrap();
    home
}

/// What a copy of the journal of a home holds.
fn copy(home: &Home) -> String {
    let said = home.run("export data --output -");
    assert_eq!(said.code, 0, "{said}");
    said.stdout
}

#[test]
fn any_command_upgrades_it() {
    let whole = copy(&older());
    assert!(whole.contains("\"phases\":[]"), "{whole}");
    for command in ["today", "week", "log", "note add 'a walk'"] {
        let home = older();
        let said = home.run(command);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{command}: {said}");
        home.run("undo");
        assert_eq!(home.journal().focuses().unwrap().len(), 2, "{command}");
    }
}

/// The room allowed to a file ends at one block of it after another.
#[test]
fn an_upgrade_cut_short_can_be_made_again() {
    let whole = copy(&older());
    let cuts = (0..).take_while(|blocks| {
        let home = older();
        let cut = home.program_limited(*blocks, &["today"]).output().unwrap();
        let told = String::from_utf8(cut.stderr).unwrap();
        let refused = told.starts_with("error: the journal has the older format 1");
        assert!(refused || cut.status.success(), "{blocks} blocks: {told}");
        assert_eq!(copy(&home), whole, "{blocks} blocks");
        refused
    });
    assert!(cuts.count() > 3);
}

#[test]
fn several_commands_at_once_upgrade_it_once() {
    let home = older();
    let today = |_| home.program(&["today"]).stdout(Stdio::null()).spawn().unwrap();
    let mut begun: Vec<_> = (0..8).map(today).collect();
    assert!(begun.iter_mut().all(|command| command.wait().unwrap().success()));
    assert_eq!(copy(&home), copy(&older()));
}

#[test]
fn one_that_cannot_be_written_is_told_and_left_as_it_is() {
    let home = older();
    let place = home.place();
    let before = fs::read(place.database()).unwrap();
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let mut command = home.program_bound(&["today"]);
    mode(&place.database(), 0o400);
    let told = |command: &mut Command| {
        let output = command.output().unwrap();
        (String::from_utf8(output.stderr).unwrap(), output.status.code())
    };
    let (file, code) = told(&mut command);
    insta::assert_snapshot!(file, @"
    error: the journal has the older format 1, and cannot be brought to format 3
    cause: the journal cannot be written: it is read-only
    hint: nothing was changed; let daymark write to the journal and its directory, or read it with the daymark that wrote it
    ");
    assert_eq!(code, Some(1));

    mode(&place.database(), 0o600);
    mode(place.dir(), 0o500);
    let (directory, code) = told(&mut command);
    mode(place.dir(), 0o700);
    assert_eq!((directory, code), (file, Some(1)));
    assert!(fs::read(place.database()).unwrap() == before);
}
