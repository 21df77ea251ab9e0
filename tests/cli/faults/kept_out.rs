//! Files that cannot be written, and files that may not grow: reading goes on, and what stands stays.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use rstest::rstest;

use super::rows;
use crate::support::{Home, text};

/// Blocks of 512 bytes: no file at all, the head of a rollback, half a page, a part of a rollback.
const SIZES: [u64; 4] = [0, 1, 4, 40];

const NO_ROOM: &str = "error: the disk did not take all that was to be written\n\
    hint: nothing was written and what was there is kept;";

#[test]
fn a_limit_to_the_size_of_files_is_no_death() {
    let home = Home::with_journal();
    let long = "words ".repeat(20_000);
    home.answer(&["note", "add", "before"]);
    let before = rows(&home);
    let words = ["note", "add", &long];
    // The last lets a rollback be whole, and the journal not grow.
    let as_it_is = fs::metadata(home.place().database()).unwrap().len() / 512;
    for blocks in SIZES.into_iter().chain([as_it_is]) {
        let said = home.program_limited(blocks, &words).output().unwrap();
        let error = text(&said.stderr);
        assert_eq!(said.status.code(), Some(1), "{blocks} blocks: {said:?}");
        assert!(error.starts_with(NO_ROOM), "{blocks} blocks: {error}");
        let read = home.program_limited(blocks, &["today"]).output().unwrap();
        assert_eq!((read.status.code(), text(&read.stderr).as_str()), (Some(0), ""));
        assert_eq!(rows(&home), before, "{blocks} blocks");
    }
    home.answer(&words);
    assert_eq!(home.entries().len(), 2);
    rows(&home);
}

#[test]
fn what_is_deleted_forever_is_there_until_it_is_gone() {
    let home = Home::with_journal();
    home.answer(&["note", "add", "words"]);
    let before = rows(&home);
    let words = ["delete", "last", "--yes", "--forever"];
    for blocks in [0, 1, 4, 40] {
        let said = home.program_limited(blocks, &words).output().unwrap();
        assert_eq!(said.status.code(), Some(1), "{blocks} blocks: {said:?}");
        assert!(text(&said.stderr).starts_with(NO_ROOM), "{blocks} blocks: {said:?}");
        assert_eq!(rows(&home), before, "{blocks} blocks");
    }
    home.answer(&words);
    assert_eq!(home.entries().len(), 0);
}

#[rstest]
#[case::the_file("journal.db", 0o400)]
#[case::the_directory("", 0o500)]
fn what_cannot_be_written_can_be_read(#[case] what: &str, #[case] mode: u32) {
    let home = Home::with_journal();
    home.answer(&["checkin", "--mood", "6", "--note", "some words"]);
    let before = rows(&home);
    let path = home.place().dir().join(what);
    let usual = fs::metadata(&path).unwrap().permissions();
    fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
    let said = |words| home.program_bound(words).output().unwrap();

    let readers: [&[&str]; 6] = [
        &["today"],
        &["week"],
        &["log"],
        &["search", "words"],
        &["show", "last"],
        &["export", "data", "--yes"],
    ];
    for words in readers {
        let said = said(words);
        assert!(said.status.success() && !said.stdout.is_empty(), "{words:?}: {said:?}");
    }
    // Who has a craving is told where help is, too.
    let to_help = "; help is there without the journal: daymark help-now";
    let writers: [(&[&str], &str); 4] = [
        (&["checkin", "--mood", "5"], ""),
        (&["craving", "--intensity", "5"], to_help),
        (&["undo"], ""),
        (&["delete", "last", "--yes", "--forever"], ""),
    ];
    for (words, help) in writers {
        let said = said(words);
        assert_eq!(said.status.code(), Some(1), "{words:?}: {said:?}");
        assert_eq!(
            text(&said.stderr),
            format!(
                "error: the journal cannot be written: it is read-only\n\
                 hint: nothing was written; reading still works{help}\n"
            )
        );
    }
    fs::set_permissions(&path, usual).unwrap();
    assert_eq!(rows(&home), before);
    assert!(said(&["checkin", "--mood", "5"]).status.success());
}

#[test]
fn a_copy_that_cannot_be_whole_is_not_there() {
    let home = Home::with_journal();
    home.answer(&["note", "add", &"words ".repeat(20_000)]);
    let files = home.files();
    for blocks in SIZES.into_iter().filter(|blocks| *blocks < 200) {
        let words = ["export", "data", "--output", "copy.json"];
        let said = home.program_limited(blocks, &words).output().unwrap();
        assert_eq!(said.status.code(), Some(1), "{blocks} blocks: {said:?}");
        assert!(text(&said.stderr).contains("error: copy.json was not written\n"), "{said:?}");
        assert_eq!(home.files(), files, "{blocks} blocks");
    }
}
