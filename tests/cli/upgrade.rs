//! A journal of an older schema, when the first command to open it is cut short or not alone.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use rstest::rstest;

use crate::support::Home;

const SCHEMA_1: &str = include_str!("../fixtures/schema-1.sql");
const SCHEMA_3: &str = include_str!("../fixtures/schema-3.sql");
/// What the migration to schema 4, which never changes, made of it.
const SCHEMA_4: &str = concat!(
    include_str!("../fixtures/schema-3.sql"),
    "PRAGMA foreign_keys = OFF; BEGIN;",
    include_str!("../../src/storage/migrations/0004_entries.sql"),
    "COMMIT; PRAGMA user_version = 4;"
);

/// What the migration to schema 5 made of that.
const SCHEMA_5: &str = concat!(
    include_str!("../fixtures/schema-3.sql"),
    "PRAGMA foreign_keys = OFF; BEGIN;",
    include_str!("../../src/storage/migrations/0004_entries.sql"),
    include_str!("../../src/storage/migrations/0005_care.sql"),
    "COMMIT; PRAGMA user_version = 5;"
);

/// What the migrations to schema 6 made of it.
const SCHEMA_6: &str = concat!(
    include_str!("../fixtures/schema-3.sql"),
    "PRAGMA foreign_keys = OFF; BEGIN;",
    include_str!("../../src/storage/migrations/0004_entries.sql"),
    include_str!("../../src/storage/migrations/0005_care.sql"),
    include_str!("../../src/storage/migrations/0006_entries_of_care.sql"),
    "COMMIT; PRAGMA user_version = 6;"
);

/// A home with a journal as a daymark of this schema left it.
fn older(schema: &str) -> Home {
    let home = Home::with_empty_journal();
    fs::remove_file(home.place().database()).unwrap();
    home.database().execute_batch(schema).unwrap();
    fs::set_permissions(home.place().database(), fs::Permissions::from_mode(0o600)).unwrap();
    home
}

/// What a copy of the journal of a home holds.
fn copy(home: &Home) -> String {
    let said = home.run("export data --output -");
    assert_eq!(said.code, 0, "{said}");
    said.stdout
}

#[rstest]
fn any_command_upgrades_it(
    #[values(SCHEMA_1, SCHEMA_3, SCHEMA_4, SCHEMA_5, SCHEMA_6)] schema: &str,
) {
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
#[case::schema_1(SCHEMA_1, 1)]
#[case::schema_3(SCHEMA_3, 3)]
#[case::schema_4(SCHEMA_4, 4)]
#[case::schema_5(SCHEMA_5, 5)]
#[case::schema_6(SCHEMA_6, 6)]
fn an_upgrade_cut_short_can_be_made_again(#[case] schema: &str, #[case] format: u32) {
    let whole = copy(&older(schema));
    let older_format = format!("error: the journal has the older format {format}");
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
    let home = older(SCHEMA_1);
    let today = |_| home.program(&["today"]).stdout(Stdio::null()).spawn().unwrap();
    let mut begun: Vec<_> = (0..8).map(today).collect();
    assert!(begun.iter_mut().all(|command| command.wait().unwrap().success()));
    assert_eq!(copy(&home), copy(&older(SCHEMA_1)));
}

#[test]
fn one_that_cannot_be_written_is_told_and_left_as_it_is() {
    let home = older(SCHEMA_1);
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
