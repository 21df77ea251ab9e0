use std::fs;
use std::os::unix::fs::PermissionsExt;

use insta::assert_snapshot;

use crate::support::Home;

#[test]
fn a_sample_is_written_and_shown() {
    let home = Home::new();
    let said = home.run("demo sample");
    let shown = |line: &str| home.run(&format!("--journal sample {line}")).stdout;
    let (today, week) = (shown("today"), shown("week"));
    assert!(week.contains("Cravings") && week.contains("4 of 5 days logged"), "{week}");
    let expected = format!(
        "A sample journal of 120 days is in sample. All of it is invented.\n\n{today}\n{week}\n\
         To look around: daymark --journal sample log\nTo delete it: rm -r sample\n"
    );
    assert_eq!((said.stdout, said.stderr, said.code), (expected, String::new(), 0));
    let files = ["sample", "sample/journal.db", "sample/journal.key", "sample/journal.toml"];
    assert_eq!(home.files(), files);
}

#[test]
fn without_a_place_it_goes_to_a_private_one_of_its_own() {
    let home = Home::new();
    fs::create_dir(home.path("tmp")).unwrap();
    let mut demo = home.daymark(&["demo", "--plain"]);
    let said = home.heard(demo.env("TMPDIR", home.path("tmp")).env("DAYMARK_JOURNAL", "mine"));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    let dir = fs::read_dir(home.path("tmp")).unwrap().next().unwrap().unwrap();
    assert_eq!(dir.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    assert!(said.stdout.ends_with(&format!("rm -r ~/tmp/{}\n", dir.file_name().display())));
    assert!(!home.path("mine").exists());
}

#[test]
fn a_seed_gives_one_journal() {
    let home = Home::new();
    let copy = |dir: &str| {
        home.run(&format!("demo {dir} --json"));
        home.run(&format!("export data --journal {dir}")).stdout
    };
    assert_eq!(copy("one"), copy("two"));
    let demo = home.json(&["demo", "three", "--years", "1"]);
    assert_eq!((&demo["from"], &demo["to"]), (&"2025-11-20".into(), &"2026-11-19".into()));
}

#[test]
fn it_takes_no_place_that_holds_something() {
    let home = Home::new();
    fs::create_dir(home.path("full")).unwrap();
    fs::write(home.path("full/letter"), "mine").unwrap();
    assert_snapshot!(home.run("demo full"), @"
    --- standard error
    error: full is not empty
    hint: name a new directory, or none: daymark demo
    --- exit 1
    ");
    home.run("demo sample");
    assert_snapshot!(home.run("demo sample"), @"
    --- standard error
    error: there is already a journal in sample
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1
    ");
    assert_snapshot!(home.run("--journal mine demo"), @"
    --- standard error
    error: demo makes a journal of its own, and takes no --journal
    hint: to choose its place: daymark demo DIR
    --- exit 2
    ");
    assert_snapshot!(home.run("demo other --years 51"), @"
    --- standard error
    error: --years: 51 is not from 1 to 50
    hint: see: daymark demo --help
    --- exit 2
    ");
    assert!(!home.path("other").exists());
}
