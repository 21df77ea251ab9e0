//! The program as a person or a script meets it: words in; answers, talk and exit codes out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod amount;
mod appointment;
mod asking;
mod backup;
mod balance;
mod beside;
mod budget;
mod calendar;
mod checkin;
mod checklist;
mod completions;
mod config;
mod contact;
mod copies;
mod cost;
mod craving;
mod craving_asked;
mod craving_focus;
mod delete;
mod demo;
mod destroy;
mod doctor;
mod edit;
mod entries;
mod errors;
mod examples;
mod export;
mod factors;
mod faults;
mod fhir;
mod focus;
mod goal;
mod help_now;
mod hide;
mod history;
mod import;
mod import_foreign;
mod import_loop;
mod init;
mod life;
mod lives;
mod local_backup;
mod log;
mod man;
mod med;
mod merge;
mod milestones;
mod names;
mod naughty;
mod naughty_markdown;
mod naughty_paths;
mod naughty_settings;
mod note;
mod notes;
#[path = "../fixtures/older_schemas.rs"]
mod older_schemas;
mod one_week;
mod packet;
mod page_output;
mod passphrase;
mod pasting;
mod pdf;
mod phase;
mod picked;
mod plain;
mod plan;
mod plan_by_focus;
mod plan_private;
mod printed_commands;
mod question;
mod record_schemas;
mod records;
mod reference;
mod rekey;
mod remind;
mod restore;
mod review;
mod reward;
mod ride;
mod routine;
mod salvage;
mod sanitized;
mod scale;
mod screen;
mod screen_resumed;
mod sealed;
mod search;
mod shell_history;
mod show;
mod stage;
mod streak;
mod stretch;
mod support;
mod symptoms;
mod terminal;
mod thought;
mod time;
mod today;
mod top;
mod treatment;
mod trends;
mod undo;
mod unlock;
mod upgrade;
mod used;
mod verify;
mod week;
mod widths;

use std::fs;
use std::path::Path;

#[test]
fn every_verb_has_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let verbs = fs::read_dir(root.join("src/cli/commands")).unwrap();
    let missing: Vec<_> = verbs
        .map(|verb| verb.unwrap().path().with_extension("rs").file_name().unwrap().to_owned())
        .filter(|name| name != "mod.rs" && !root.join("tests/cli").join(name).exists())
        .collect();
    assert!(missing.is_empty(), "verbs without a file in tests/cli: {missing:?}");
}
