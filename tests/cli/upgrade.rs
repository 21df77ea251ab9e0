//! A journal of an older schema, when the first command to open it is cut short or not alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use rstest::rstest;

use crate::older_schemas::older_schema;
use crate::support::Home;

/// A home with a journal as a daymark of this schema left it.
pub(crate) fn older(schema: usize) -> Home {
    let home = Home::with_empty_journal();
    let id: Vec<u8> =
        home.database().query_row("SELECT id FROM journal", [], |row| row.get(0)).unwrap();
    fs::remove_file(home.place().database()).unwrap();
    let database = home.database();
    database.execute_batch(&older_schema(schema)).unwrap();
    database.execute("UPDATE journal SET id = ?1", [id]).unwrap();
    fs::set_permissions(home.place().database(), fs::Permissions::from_mode(0o600)).unwrap();
    home
}

/// What a copy of the journal of a home holds.
pub(crate) fn copy(home: &Home) -> String {
    let said = home.run("export data --output -");
    assert_eq!(said.code, 0, "{said}");
    said.stdout
}

#[rstest]
fn any_command_upgrades_it(#[values(1, 3, 4, 5, 6, 7, 8, 9)] schema: usize) {
    let whole = copy(&older(schema));
    assert!(whole.contains("\"phases\":["), "{whole}");
    for command in ["today", "week", "log", "note add 'a walk'"] {
        let home = older(schema);
        let said = home.run(command);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{command}: {said}");
        home.run("undo");
        assert_eq!(home.journal().focuses().unwrap().len(), 2, "{command}");
    }
}

/// The room allowed to a file ends at one part of a page after another: seven blocks on is one back.
#[rstest]
fn an_upgrade_cut_short_can_be_made_again(#[values(1, 3, 4, 5, 6, 7, 8, 9)] schema: usize) {
    let whole = copy(&older(schema));
    let older_format = format!("error: the journal has the older format {schema}");
    let cuts = (0..).step_by(7).take_while(|blocks| {
        let home = older(schema);
        let cut = home.program_limited(*blocks, &["today"]).output().unwrap();
        let told = String::from_utf8(cut.stderr).unwrap();
        let refused = told.starts_with(&older_format);
        assert!(refused || cut.status.success(), "{blocks} blocks: {told}");
        assert_eq!(copy(&home), whole, "{blocks} blocks");
        refused
    });
    assert!(cuts.count() > 3);
}

#[test]
fn several_commands_at_once_upgrade_it_once() {
    let home = older(1);
    let today = |_| home.program(&["today"]).stdout(Stdio::null()).spawn().unwrap();
    let mut begun: Vec<_> = (0..8).map(today).collect();
    assert!(begun.iter_mut().all(|command| command.wait().unwrap().success()));
    assert_eq!(copy(&home), copy(&older(1)));
}

#[test]
fn who_writes_beside_an_upgrade_loses_nothing() {
    let home = older(1);
    let before = home.run("log --all --json").stdout.matches("\"short_id\"").count();
    let home = older(1);
    let start = |words: &[&str]| home.program(words).stdout(Stdio::null()).spawn().unwrap();
    let mut begun: Vec<_> = (0..6).map(|_| start(&["note", "add", "beside"])).collect();
    begun.push(start(&["backup", "copy.tar"]));
    begun.extend((0..3).map(|_| start(&["log", "--all"])));
    assert!(begun.iter_mut().all(|command| command.wait().unwrap().success()));
    let after = home.run("log --all --json").stdout;
    assert_eq!(after.matches("\"note\":\"beside\"").count(), 6, "{after}");
    assert_eq!(after.matches("\"short_id\"").count(), before + 6);
    home.answer(&["--journal", "restored", "restore", "copy.tar"]);
    assert_eq!(home.run("--journal restored verify").code, 0);
}

#[test]
fn one_that_cannot_be_written_is_told_and_left_as_it_is() {
    let home = older(1);
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
    error: the journal has the older format 1, and cannot be brought to format 10
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
