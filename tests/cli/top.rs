//! The program before any verb: its name, its help, what it leaves alone.

use rstest::rstest;

use crate::support::Home;

#[test]
fn the_version_is_one_line() {
    let ran = Home::new().run("--version");
    assert_eq!(ran.stdout, concat!("daymark ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
}

#[test]
fn what_needs_no_journal_makes_no_file() {
    let home = Home::new();
    for line in ["--version", "--help", "completions bash", "man", "config list", "config path"] {
        let ran = home.run(line);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{line}");
    }
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn what_needs_no_clock_and_no_input_reads_none() {
    let home = Home::new();
    let mut command = home.daymark(&["config", "get", "clock"]);
    let ran = home.heard(command.env("DAYMARK_NOW", "not a time").write_stdin("ignored"));
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "24h\n"));
}

#[rstest]
#[case::narrow("50", 50)]
#[case::wider_than_any_page("9999", 200)]
#[case::narrower_than_any_page("0", 72)]
#[case::no_number("wide", 72)]
fn without_a_terminal_pages_are_as_wide_as_they_are_asked_to_be(
    #[case] columns: &str,
    #[case] most: usize,
) {
    let home = Home::with_journal();
    home.run(&format!("note add '{}'", "words ".repeat(60)));
    let mut command = home.daymark(&["show", "last"]);
    let page = home.heard(command.env("COLUMNS", columns)).stdout;
    let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
    assert!((most - 8..=most).contains(&widest), "{widest} columns:\n{page}");
}

#[test]
fn every_verb_stands_in_the_help() {
    let help = Home::new().run("--help").stdout;
    for verb in daymark::command().get_subcommands() {
        let line = format!("\n  {} ", verb.get_name());
        assert!(help.contains(&line), "{} is in no group of the help", verb.get_name());
    }
}

#[test]
fn a_verb_says_the_same_of_itself_as_the_list_does() {
    fn compare(listed: &clap::Command, own: &clap::Command) {
        for verb in listed.get_subcommands() {
            let own = own.find_subcommand(verb.get_name()).unwrap();
            let texts = [verb, own].map(|one| one.get_about().map(ToString::to_string));
            assert_eq!(texts[0], texts[1], "{}", verb.get_name());
            compare(verb, own);
        }
    }
    let mut built = daymark::command();
    built.build();
    compare(&daymark::command(), &built);
}
