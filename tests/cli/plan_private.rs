//! Lines of the plan that are private.

use serde_json::json;

use crate::support::{Home, words};
use crate::terminal::screen;

/// A line that only its owner is to see.
const WORDS: &str = "my cousin Zora, who knows";

fn home() -> Home {
    let home = Home::with_journal();
    home.run(&format!("plan add coping '{WORDS}' --situation conflict --private"));
    home.run("plan add coping 'I leave the room' --situation conflict");
    home
}

#[test]
fn a_private_line_is_on_no_page_and_in_no_craving() {
    let home = home();
    for line in [
        "plan",
        "plan --plain",
        "plan show --paper",
        "plan show --format md",
        "plan --json",
        "plan list",
        "plan list --all --json",
        "plan history",
        "plan history --json",
        "craving 7 --situation conflict",
        "beside",
        "packet",
        "week",
        "search Zora",
    ] {
        let said = home.run(line).to_string();
        assert!(!said.contains("Zora"), "{line}: {said}");
    }
    let page = screen(&home, "plan");
    assert!(page.contains("1 private line is not shown"), "{page}");
    assert_eq!(home.json(&words("plan"))["private_lines"], json!(1));
}

#[test]
fn it_shows_alone_and_leaves_with_the_whole_journal() {
    let home = home();
    let list = home.json(&words("plan list"))["plans"].clone();
    assert_eq!(list[0]["name"], json!("private line"));
    let id = list[0]["id"].as_str().unwrap()[..8].to_owned();
    assert!(home.run(&format!("plan show {id}")).stdout.contains("Zora"));
    let copy = home.run("export data").stdout;
    assert!(copy.contains("Zora"));
    let other = Home::with_empty_journal();
    other.run_with_input("import - --from daymark --yes", copy.clone());
    assert_eq!(other.run("export data").stdout, copy);
    home.run(&format!("plan edit {id} --private=no"));
    assert!(home.run("plan").stdout.contains("Zora"));
    home.run(&format!("plan edit {id} --private"));
    assert!(!home.run("plan").stdout.contains("Zora"));
}
