//! `daymark destroy`

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::backup::backed_up;
use crate::support::Home;
use crate::terminal::{end, start};

/// The files of the home that are of a journal or a key.
fn of_journals(home: &Home) -> Vec<String> {
    let mut files = home.files();
    files.retain(|file| file.contains("journal.") || file.contains(".key"));
    files
}

#[test]
fn removes_the_journal_and_its_key() {
    let home = backed_up();
    home.write_config("help.toml", "");
    insta::assert_snapshot!(home.run("destroy --yes"), @"
    The journal is gone, and its key with it.
    Backups and other copies of it open only with a copy of the key.
    --- exit 0
    ");
    assert_eq!(of_journals(&home), Vec::<String>::new());
    assert!(!home.place().dir().exists());
    assert!(home.config_dir().join("help.toml").exists());
    // The backup stays shut.
    assert_eq!(home.run("restore copy.tar").code, 3);
    insta::assert_snapshot!(home.run("destroy --yes"), @"
    --- standard error
    error: there is no journal in ~/.local/share/daymark
    hint: start one with: daymark init
    --- exit 1
    ");
}

#[test]
fn a_yes_is_needed() {
    let home = backed_up();
    let before = home.files();
    insta::assert_snapshot!(home.run("destroy"), @"
    --- standard error
    error: nothing was removed: it needs a yes
    hint: add --yes to remove it without being asked
    --- exit 1
    ");
    assert_eq!(home.files(), before);
}

#[test]
fn on_a_terminal_the_word_is_typed() {
    let home = backed_up();
    let before = home.files();
    for (typed, code) in [("yes", 0), ("", 0), ("destroy", 0)] {
        assert_eq!(home.files(), before);
        let mut session = start(&home, &["destroy"]);
        session.exp_string("to go on: ").unwrap();
        session.send_line(typed).unwrap();
        assert_eq!(end(session).1, code, "{typed}");
    }
    assert_eq!(of_journals(&home), Vec::<String>::new());
}

#[test]
fn json_names_what_was_removed_the_key_first() {
    let home = backed_up();
    let key = home.place().key_file().unwrap();
    let answer = home.json(&["destroy", "--yes"]);
    assert_eq!(answer["removed"][0], key.to_str().unwrap());
    assert_eq!(answer["removed"].as_array().unwrap().len(), 4);
}

/// A copy to try things in must not take the journal with it.
#[test]
fn a_copy_beside_leaves_the_key_of_the_journal() {
    let home = backed_up();
    home.run("--journal beside restore copy.tar");
    insta::assert_snapshot!(home.run("--journal beside destroy --yes"), @"
    The journal is gone.
    Its key is kept: the journal in the usual place has the same.
    --- exit 0
    ");
    assert!(!home.path("beside").exists());
    assert_eq!(home.run("verify").code, 0);
}

#[test]
fn one_that_does_not_open_goes_too() {
    let home = backed_up();
    fs::write(home.place().database(), "x").unwrap();
    fs::write(home.place().dir().join("journal.db-journal"), "left").unwrap();
    fs::write(home.place().dir().join(".daymark-00000000000000ab"), "left").unwrap();
    fs::write(home.place().dir().join("own words"), "stay").unwrap();
    assert_eq!(home.run("destroy --yes").code, 0);
    assert_eq!(of_journals(&home), Vec::<String>::new());
    let left: Vec<_> = fs::read_dir(home.place().dir()).unwrap().collect();
    assert_eq!(left.len(), 1);
}

/// As where the system gives the key up and nothing else.
#[test]
fn what_cannot_be_removed_is_named_once_nobody_can_open_it() {
    let home = backed_up();
    let key = home.place().key_file().unwrap();
    let mut command = home.program_bound(&["destroy", "--yes"]);
    fs::set_permissions(home.place().dir(), fs::Permissions::from_mode(0o500)).unwrap();
    let refused = command.output().unwrap();
    let told = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(told.contains("journal.db could not be removed\ncause: "), "{told}");
    assert!(told.contains("hint: what came before it is gone"), "{told}");
    assert!(!key.exists() && home.place().has_journal());
    fs::set_permissions(home.place().dir(), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(home.program_bound(&["destroy", "--yes"]).status().unwrap().success());
    assert!(!home.place().dir().exists());
}
