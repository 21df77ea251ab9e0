//! `daymark man`

use std::fs;

use crate::support::Home;

#[test]
fn the_manual_names_the_program_and_its_verbs() {
    let ran = Home::new().run("man");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains(".TH daymark 1"), "{}", ran.stdout);
    for verb in daymark::command().get_subcommands() {
        let page = format!("daymark\\-{}(1)", verb.get_name().replace('-', "\\-"));
        assert!(ran.stdout.contains(&page), "{page} is not named");
    }
}

#[test]
fn a_directory_gets_a_page_for_each_verb() {
    let home = Home::new();
    insta::assert_snapshot!(home.run("man --dir pages/man1"), @r"
    --- standard error
    The manual is in pages/man1.
    --- exit 0
    ");
    let pages = fs::read_dir(home.path("pages/man1")).unwrap().count();
    assert!(pages > daymark::command().get_subcommands().count(), "{pages} pages");
}

#[test]
fn a_directory_that_cannot_be_is_an_error() {
    let home = Home::new();
    fs::write(home.path("taken"), "a file").unwrap();
    insta::assert_snapshot!(home.run("man --dir taken"), @"
    --- standard error
    error: the manual could not be written to taken
    cause: File exists (os error 17)
    hint: see what stands in the way, and try again
    --- exit 1
    ");
}
