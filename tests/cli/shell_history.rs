//! What is said once of words on the command line.

use crate::passphrase::{WORD, sealed, with};
use crate::support::Home;
use crate::terminal::{end, start};

const SAID: &str = "This is said once: ";

#[test]
fn a_person_at_a_terminal_is_told_once_where_words_go() {
    let home = Home::with_journal();
    for quiet in ["--quiet", "--no-input", "--json"] {
        let (said, code) = end(start(&home, &["note", "add", "by the river", quiet]));
        assert!(!said.contains(SAID), "{said}");
        assert_eq!(code, 0);
    }
    let (said, code) = end(start(&home, &["checkin", "--mood", "6"]));
    assert!(!said.contains(SAID) && code == 0, "there are no words in it: {said}");
    let (said, code) = end(start(&home, &["used", "--what", "by the river"]));
    assert!(said.contains(SAID) && said.contains("daymark note without"), "{said}");
    assert_eq!(code, 0);
    for words in [&["note", "by the river"][..], &["craving", "7", "--thought", "by the river"]] {
        let (said, code) = end(start(&home, words));
        assert!(!said.contains(SAID) && code == 0, "{said}");
    }
}

#[test]
fn a_script_is_not_told() {
    let home = Home::with_journal();
    assert_eq!(home.run("note add 'by the river'").stderr, "");
}

/// Before a passphrase is tried, and so also where it would be wrong.
#[test]
fn standard_input_gives_a_text_or_the_passphrase() {
    let (home, _) = sealed();
    for line in ["note -", "balance add --pros=-", "used --what -", "import - --from daymark --yes"]
    {
        let said = with(&home, "not the passphrase", line);
        assert!(said.stderr.contains("both a text and the passphrase"), "{said}");
        assert_eq!(said.code, 2, "{said}");
    }
    assert_eq!(with(&home, WORD, "export data --output - --yes").code, 0);
}

#[test]
fn each_text_flag_reads_standard_input() {
    let home = Home::with_journal();
    for line in [
        "balance add --pros -",
        "balance add --cons=-",
        "used --what -",
        "used --helped -",
        "used --next -",
        "craving 7 --thought -",
        "ride --intensity 4 --thought - --no-input",
    ] {
        let said = home.run_with_input(line, "by the river\nand the bridge\n");
        assert_eq!(said.code, 0, "{line}: {said}");
        assert!(home.run("show last").stdout.contains("and the bridge"), "{line}");
    }
    let said = home.run_with_input("balance add --pros - --cons -", "by the river");
    assert_eq!(said.code, 2, "what was read once is not read again: {said}");
}
