//! Journals that open with a passphrase.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use insta::assert_snapshot;
use rstest::rstest;

use crate::asking::talk;
use crate::support::{Home, Said, text, words};
use crate::terminal::{end, start};

/// The passphrase of every journal here.
pub(crate) const WORD: &str = "four words of mine";

/// A journal that opens with [`WORD`], and what `init` said of its recovery key.
pub(crate) fn sealed() -> (Home, serde_json::Value) {
    let home = Home::new();
    let said = home.run_with_input(
        "init --focus heroin --kind opioid-short --since 2026-08-31 --passphrase-fd 0 --json",
        WORD,
    );
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    let begun: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    (home, begun["recovery"].clone())
}

/// Runs the program with a passphrase on standard input.
pub(crate) fn with(home: &Home, passphrase: &str, line: &str) -> Said {
    home.run_with_input(&format!("{line} --passphrase-fd 0"), format!("{passphrase}\n"))
}

/// What completion offers of the focuses of a journal.
pub(crate) fn offered(home: &Home) -> String {
    let mut command = home.daymark(&["--", "daymark", "trends", "--focus", ""]);
    let said = home.heard(command.env("DAYMARK_COMPLETE", "fish"));
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    said.stdout
}

fn slot(home: &Home, name: &str) -> PathBuf {
    home.place().dir().join(name)
}

#[test]
fn init_seals_the_key_and_shows_the_recovery_words_once() {
    let home = Home::new();
    let said = home.run_with_input("init --empty --passphrase-fd 0", "four words of mine\nrest");
    assert_eq!(said.code, 0, "{said}");
    let begins = "\
Your journal is ready.

  Journal   ~/.local/share/daymark

  Write these down now, on paper, and keep them apart from this
  computer. They open the journal if the passphrase is forgotten, and
  are not shown again.

   1 ";
    assert!(said.stdout.starts_with(begins), "{said}");
    let line = said.stdout.lines().find(|line| line.trim().starts_with("AGE-SECRET-KEY-1"));
    assert_eq!(line.unwrap().trim().len(), 74, "{said}");
    let dir = ".local/share/daymark";
    let beside = ["journal.db", "journal.toml", "key.pass.age", "key.recovery.age"];
    let expected = [".local", ".local/share", dir].map(str::to_owned).into_iter();
    let expected = expected.chain(beside.map(|name| format!("{dir}/{name}")));
    assert_eq!(home.files(), expected.collect::<Vec<_>>());
}

#[test]
fn the_passphrase_opens_it_and_so_do_the_words_and_the_line() {
    let (home, recovery) = sealed();
    for secret in [WORD, recovery["words"].as_str().unwrap(), recovery["line"].as_str().unwrap()] {
        let said = with(&home, secret, "checkin --mood 6");
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
    }
}

#[rstest]
#[case::nearly("four words of mind")]
#[case::nothing("")]
#[case::other_words(
    "abandon amount liar amount expire adjust cage candy arch gather drum bullet absurd math era live bid rhythm alien crouch range attend journey unaware"
)]
fn another_passphrase_opens_nothing_and_is_told_nothing(#[case] passphrase: &str) {
    let (home, _) = sealed();
    let before = fs::read(home.place().database()).unwrap();
    assert_eq!(
        with(&home, passphrase, "note add words").to_string(),
        "\
--- standard error
error: this passphrase does not open the journal
hint: nothing was read or changed; the recovery words open it too
--- exit 3"
    );
    assert!(fs::read(home.place().database()).unwrap() == before);
}

#[test]
fn where_nobody_can_be_asked_it_stays_locked() {
    let (home, _) = sealed();
    assert_snapshot!(home.run("today --no-input"), @"
    --- standard error
    error: the journal is locked
    hint: nothing was read or changed; run it on a terminal, which asks for the passphrase, or give --passphrase-fd N or the setting passphrase_command
    --- exit 3
    ");
    assert_eq!(home.json_error(&["week"])["kind"], "locked");
    // What needs no journal needs no passphrase.
    for line in
        ["help-now", "--version", "--help", "completions bash", "config path", "config list"]
    {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    assert_eq!(offered(&home), "");
}

#[test]
fn a_command_can_give_the_passphrase() {
    let (home, _) = sealed();
    let set = |command: &str| {
        home.write_config("config.toml", &format!("passphrase_command = {command:?}"));
    };
    set("printf 'four words of mine\nnot this'");
    assert_eq!(home.run("today").code, 0);
    for (command, cause) in
        [("exit 3", "it ended with exit status: 3"), ("true", "it printed nothing")]
    {
        set(command);
        let said = home.run("today");
        assert!(said.stderr.contains(&format!("cause: {cause}")), "{said}");
        assert_eq!(said.code, 3, "{said}");
    }
    // A new journal takes it as its passphrase.
    set("echo another passphrase");
    let said = home.run("init --empty --journal other");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(home.run("--journal other today").code, 0);
    assert_eq!(with(&home, WORD, "--journal other today").code, 3, "the flag comes first");
}

#[test]
fn what_is_read_as_a_text_gives_no_passphrase() {
    let (home, _) = sealed();
    for line in ["checkin --note -", "import - --from daymark --yes"] {
        let said = with(&home, WORD, line);
        assert_eq!(said.code, 2, "{said}");
        assert!(said.stderr.contains("both a text and the passphrase"), "{said}");
    }
}

#[rstest]
#[case::nothing("", "a new journal needs a passphrase, or --no-passphrase", 2)]
#[case::both("--no-passphrase --passphrase-fd 0", "do not go together", 2)]
#[case::no_descriptor("--passphrase-fd 77", "--passphrase-fd 77 cannot be read", 2)]
#[case::no_number("--passphrase-fd x", "--passphrase-fd: \"x\" does not fit", 2)]
#[case::too_short("--passphrase-fd 0", "a passphrase has at least 8 characters", 1)]
fn a_journal_is_not_made_without_knowing_how_to_keep_its_key(
    #[case] flags: &str,
    #[case] expected: &str,
    #[case] code: i32,
) {
    let home = Home::new();
    let said = home.run_with_input(&format!("init --empty --no-input {flags}"), "seven77\n");
    assert_eq!((said.code, said.stdout.as_str()), (code, ""), "{said}");
    assert!(said.stderr.contains(expected), "{said}");
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn on_a_terminal_it_is_asked_for_and_does_not_show() {
    let home = Home::new();
    let mut session = start(&home, &["init", "--focus", "wine", "--kind", "other", "--plain"]);
    for (question, answer) in [
        ("hyphen for none: ", "short"),
        ("at least 8 characters.\r\nA passphrase to lock it with, or hyphen for none: ", WORD),
        ("The same once more: ", "<"),
        ("hyphen for none: ", WORD),
        ("The same once more: ", "four words of mind"),
        (
            "not the same. From the start:\r\nA passphrase to lock it with, or hyphen for none: ",
            WORD,
        ),
        ("The same once more: ", WORD),
    ] {
        let said = session.exp_string(question).unwrap();
        assert!(!said.contains("four words"), "{said}");
        session.send_line(answer).unwrap();
    }
    let (said, code) = end(session);
    assert!(!said.contains("four words") && said.contains("Word 24 is "), "{said}");
    assert_eq!(code, 0);
    let mut session = start(&home, &["today", "--plain"]);
    talk(
        &mut session,
        &[
            ("Passphrase: ", "four words of mind"),
            ("That does not open the journal.\r\nPassphrase: ", ""),
            ("Ctrl-C ends.\r\nPassphrase: ", WORD),
        ],
    );
    let (said, code) = end(session);
    assert!(!said.contains("four words") && said.contains("wine"), "{said}");
    assert_eq!(code, 0);
    let mut session = start(&home, &["today"]);
    for _ in 0..3 {
        session.exp_string("Passphrase: ").unwrap();
        session.send_line("none of it").unwrap();
    }
    let (said, code) = end(session);
    assert!(said.contains("error: this passphrase does not open the journal"), "{said}");
    assert_eq!(code, 3);
}

#[test]
fn a_damaged_slot_beside_a_good_one_is_said() {
    let (home, recovery) = sealed();
    let pass = fs::read(slot(&home, "key.pass.age")).unwrap();
    fs::write(slot(&home, "key.pass.age"), &pass[..60]).unwrap();
    let said = with(&home, recovery["words"].as_str().unwrap(), "focus list --json");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(
        said.stderr,
        "key.pass.age is damaged: the passphrase no longer opens this journal. To mend it: daymark passphrase change\n"
    );
    assert_snapshot!(with(&home, WORD, "today"), @"
    --- standard error
    error: key.pass.age is damaged, and nothing else that was given opens the journal
    hint: nothing was changed; try your recovery words, or the passphrase where it is they that are damaged, or put the file back from a backup
    --- exit 4
    ");
    fs::write(slot(&home, "key.pass.age"), &pass).unwrap();
    fs::write(slot(&home, "key.recovery.age"), "").unwrap();
    let said = with(&home, WORD, "focus list --json");
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(
        said.stderr,
        "key.recovery.age is damaged: the recovery words no longer open this journal. To mend it: daymark passphrase change\n"
    );
}

#[test]
fn a_backup_holds_its_own_slots() {
    let (home, recovery) = sealed();
    assert_eq!(with(&home, WORD, "note add 'by the river'").code, 0);
    assert_snapshot!(with(&home, WORD, "backup copy.tar"), @"
    The journal is backed up, with 1 entry, and was read back.

      Backup    copy.tar

      It opens with the passphrase that the journal has now, or with the
      recovery words. Nothing else has to be kept with it. If you change the
      passphrase later, this backup still opens with the old one.
    --- exit 0
    ");
    let said = with(&home, WORD, "backup other.tar --json");
    let answer: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(answer["opens_with"], serde_json::json!(["passphrase", "recovery_key"]));
    assert_eq!(answer["keep_with"], serde_json::json!([]));
    let away = Home::new();
    fs::copy(home.path("copy.tar"), away.path("copy.tar")).unwrap();
    for (secret, journal) in [(WORD, "one"), (recovery["words"].as_str().unwrap(), "two")] {
        let said = with(&away, secret, &format!("restore copy.tar --journal {journal}"));
        assert_eq!(said.code, 0, "{said}");
        let said = with(&away, WORD, &format!("search river --journal {journal}"));
        assert!(said.stdout.contains("by the river"), "{said}");
    }
    let before = away.files();
    let said = with(&away, "not this one", "restore copy.tar --journal three");
    assert_eq!((said.code, away.files()), (3, before), "{said}");
}

#[test]
fn what_is_salvaged_opens_as_the_journal_did() {
    let (home, recovery) = sealed();
    assert_eq!(with(&home, WORD, "note add 'by the river'").code, 0);
    let said = with(&home, WORD, "salvage saved");
    assert_eq!(said.code, 0, "{said}");
    let is_key = |file: &String| PathBuf::from(file).extension().is_some_and(|end| end == "key");
    assert!(!home.files().iter().any(is_key), "no key lies open");
    for secret in [WORD, recovery["line"].as_str().unwrap()] {
        let said = with(&home, secret, "--journal saved search river");
        assert!(said.stdout.contains("by the river"), "{said}");
    }
}

#[test]
fn destroying_it_removes_the_slots_first() {
    let (home, _) = sealed();
    let answer = home.json(&["destroy", "--yes"]);
    let removed = answer["removed"].as_array().unwrap();
    assert!(removed[0].as_str().unwrap().ends_with("key.pass.age"), "{answer}");
    assert!(removed[1].as_str().unwrap().ends_with("key.recovery.age"), "{answer}");
    assert!(!home.place().dir().exists());
    let (home, _) = sealed();
    assert_snapshot!(home.run("destroy --yes"), @"
    The journal is gone, and its key with it.
    Backups of it still open with the passphrase or the recovery words they were made with.
    --- exit 0
    ");
}

#[test]
fn slots_of_another_journal_are_not_written_over() {
    let (home, _) = sealed();
    fs::remove_file(home.place().database()).unwrap();
    let before = fs::read(slot(&home, "key.pass.age")).unwrap();
    let said = home.run("init --empty --no-passphrase");
    assert_eq!(said.code, 1, "{said}");
    assert!(said.stderr.contains("is left of another journal; move it away"), "{said}");
    assert!(fs::read(slot(&home, "key.pass.age")).unwrap() == before);
}

/// Runs the program with descriptors 3 and 4 open on these texts.
pub(crate) fn with_both(home: &Home, old: &str, new: &str, line: &str) -> Said {
    fs::write(home.path("old"), old).unwrap();
    fs::write(home.path("new"), new).unwrap();
    let script = "exec \"$0\" \"$@\" 3< old 4< new";
    let command = home.program_under(&["sh", "-c", script], &words(line));
    let said = home.heard(&mut assert_cmd::Command::from_std(command));
    fs::remove_file(home.path("old")).unwrap();
    fs::remove_file(home.path("new")).unwrap();
    said
}

/// What the program says, without the words and the line of the recovery key.
pub(crate) fn without_words(said: &Said) -> String {
    let secret = |line: &&str| {
        let line = line.trim();
        !line.starts_with("AGE-SECRET") && !line.starts_with(|c: char| c.is_ascii_digit())
    };
    said.to_string().lines().filter(secret).collect::<Vec<_>>().join("\n")
}

/// The recovery words that a page shows.
pub(crate) fn words_of(said: &Said) -> String {
    let line = said.stdout.lines().find(|line| line.contains("AGE-SECRET-KEY-1")).unwrap();
    line.trim().to_owned()
}

const ADD: &str = "passphrase add --new-passphrase-fd 4";
const CHANGE: &str = "passphrase change --passphrase-fd 3 --new-passphrase-fd 4";

#[test]
fn a_journal_is_given_a_passphrase_another_and_none() {
    let home = Home::with_journal();
    let key = home.place().key_file().unwrap();
    let before = fs::read(&key).unwrap();
    assert_eq!(home.run("note add 'by the river'").code, 0);
    let said = with_both(&home, "", WORD, ADD);
    assert_snapshot!(without_words(&said), @"
    The journal has a passphrase now.

      Write these down now, on paper, and keep them apart from this
      computer. They open the journal if the passphrase is forgotten, and
      are not shown again.


      The same as one line, for age and other tools:

      Backups made before open with the key file alone: make a new one, and
      remove those and every copy of the key file.
    --- exit 0
    ");
    assert!(!key.exists());
    assert_eq!(home.run("today").code, 3);
    assert!(with(&home, WORD, "search river").stdout.contains("by the river"));
    let line = words_of(&said);

    let said = with_both(&home, WORD, "another one", CHANGE);
    assert_snapshot!(said, @"
    The journal has another passphrase now.

      Backups made before open with what they were made with: make a new
      one.
    --- exit 0
    ");
    assert_eq!(with(&home, WORD, "today").code, 3);
    for secret in ["another one", &line] {
        assert_eq!(with(&home, secret, "today").code, 0, "{secret}");
    }
    let said = with_both(&home, &line, WORD, &format!("{CHANGE} --new-recovery"));
    assert_eq!(said.code, 0, "{said}");
    let newer = words_of(&said);
    assert_eq!(with(&home, &line, "today").code, 3);
    for secret in [WORD, &newer] {
        assert_eq!(with(&home, secret, "today").code, 0, "{secret}");
    }

    let said = with(&home, WORD, "passphrase remove --yes");
    let id = key.file_stem().unwrap().to_str().unwrap();
    assert_snapshot!(said.to_string().replace(id, "ID"), @"
    The journal has no passphrase any more.

      Key       ~/.config/daymark/keys/ID.key

      Whoever is logged in as you can read it. Keep a copy of the key with
      your backups.
    --- exit 0
    ");
    assert_eq!(fs::read(&key).unwrap(), before);
    assert_eq!(home.run("search river").code, 0);
    // The recovery words are still a way back from a lost key file.
    fs::remove_file(&key).unwrap();
    assert_eq!(with(&home, WORD, "today").code, 3);
    assert_eq!(with(&home, &newer, "today").code, 0);
    let said = with_both(&home, &newer, "one more of mine", CHANGE);
    assert_eq!(said.code, 0, "{said}");
    assert_eq!(with(&home, "one more of mine", "today").code, 0);
}

#[rstest]
#[case::of_a_sealed_one(true, ADD, "the journal has a passphrase already", 1)]
#[case::of_one_without(false, CHANGE, "the journal has no passphrase", 1)]
#[case::none_to_remove(false, "passphrase remove --yes", "the journal has no passphrase", 1)]
#[case::too_short(true, CHANGE, "at least 8 characters", 1)]
#[case::nobody_to_ask(true, "passphrase change", "--new-passphrase-fd is missing", 2)]
#[case::no_yes(true, "passphrase remove", "it needs a yes", 1)]
#[case::nobody_to_ask_for_words(
    true,
    "passphrase change --forgotten --new-passphrase-fd 3",
    "--passphrase-fd is missing",
    2
)]
#[case::both_from_one(
    true,
    "passphrase change --passphrase-fd 3 --new-passphrase-fd 3",
    "cannot come from the same descriptor",
    2
)]
fn what_cannot_be_done_changes_nothing(
    #[case] is_sealed: bool,
    #[case] line: &str,
    #[case] expected: &str,
    #[case] code: i32,
) {
    let home = if is_sealed { sealed().0 } else { Home::with_journal() };
    let before = home.files();
    let said = with_both(
        &home,
        WORD,
        if expected.contains('8') { "short" } else { "a new passphrase" },
        line,
    );
    assert!(said.stderr.contains(expected), "{said}");
    assert_eq!((said.code, home.files()), (code, before), "{said}");
    if is_sealed {
        assert_eq!(with(&home, WORD, "today").code, 0);
    }
}

#[test]
fn without_a_journal_there_is_nothing_to_protect() {
    for line in [ADD, CHANGE] {
        let said = with_both(&Home::new(), WORD, "a new passphrase", line);
        assert!(said.stderr.contains("there is no journal in"), "{said}");
        assert_eq!(said.code, 1, "{said}");
    }
}

#[test]
fn the_wrong_old_passphrase_changes_nothing() {
    let (home, _) = sealed();
    let said = with_both(&home, "not this one", "a new passphrase", CHANGE);
    assert_eq!(said.code, 3, "{said}");
    assert_eq!(with(&home, "a new passphrase", "today").code, 3);
    assert_eq!(with(&home, WORD, "today").code, 0);
}

#[test]
fn who_forgot_it_types_the_words_where_they_show() {
    let (home, recovery) = sealed();
    let words = recovery["words"].as_str().unwrap();
    let mut session = start(&home, &["passphrase", "change", "--forgotten", "--plain"]);
    session.exp_string("Recovery words: ").unwrap();
    session.send_line("abandon all words").unwrap();
    session.exp_string("These are not the recovery words").unwrap();
    session.exp_string("Recovery words: ").unwrap();
    session.send_line(words).unwrap();
    for answer in ["a new passphrase", "a new passphrase"] {
        session.exp_regex("(New passphrase|The same once more): ").unwrap();
        session.send_line(answer).unwrap();
    }
    let (said, code) = end(session);
    assert!(said.contains("The journal has another passphrase now."), "{said}");
    assert_eq!(code, 0);
    assert_eq!(with(&home, "a new passphrase", "today").code, 0);
    assert_eq!(with(&home, words, "today").code, 0, "the words stay");
}

#[test]
fn a_damaged_recovery_key_is_made_anew() {
    let (home, _) = sealed();
    fs::write(slot(&home, "key.recovery.age"), "").unwrap();
    let said = with_both(&home, WORD, "a new passphrase", CHANGE);
    assert_eq!(said.code, 0, "{said}");
    let said = with(&home, &words_of(&said), "today");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{said}");
}

#[test]
fn a_full_disk_leaves_the_passphrase_as_it_is() {
    let (home, _) = sealed();
    let before = home.files();
    fs::write(home.path("old"), WORD).unwrap();
    fs::write(home.path("new"), "a new passphrase").unwrap();
    let script = "ulimit -f 0 && exec \"$0\" \"$@\" 3< old 4< new";
    let output = home.program_under(&["sh", "-c", script], &words(CHANGE)).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(text(&output.stderr).contains("no room left to write"), "{output:?}");
    fs::remove_file(home.path("old")).unwrap();
    fs::remove_file(home.path("new")).unwrap();
    assert_eq!(home.files(), before);
    assert_eq!(with(&home, WORD, "today").code, 0);
}

/// What another program says; it must succeed.
fn tool(home: &Home, words: &[&str]) -> String {
    let output = Command::new(words[0]).args(&words[1..]).current_dir(home.path("")).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{words:?}: {output:?}");
    text(&output.stdout)
}

/// As docs/recovery.md says, with Debian's age: what a slot gives is the key file.
#[test]
#[ignore = "needs age; .ci/run runs it"]
fn stock_age_opens_a_slot() {
    let (home, recovery) = sealed();
    fs::write(home.path("sheet.txt"), recovery["line"].as_str().unwrap()).unwrap();
    let slot = slot(&home, "key.recovery.age");
    let words = ["age", "--decrypt", "--identity", "sheet.txt", slot.to_str().unwrap()];
    let digits = tool(&home, &words);
    let key = home.place().key_file().unwrap();
    fs::create_dir_all(key.parent().unwrap()).unwrap();
    fs::write(&key, digits).unwrap();
    assert_eq!(home.run("focus list").code, 0);
}

/// As docs/recovery.md says, from a backup and the 24 words to what was written, with Debian's own
/// packages and without daymark.
#[test]
#[ignore = "needs age, SQLCipher 4, and Python with mnemonic; `just stock-tools` runs it"]
fn stock_tools_read_a_backup_with_the_words_alone() {
    let (home, recovery) = sealed();
    assert_eq!(with(&home, WORD, "note add 'by the river'").code, 0);
    assert_eq!(with(&home, WORD, "backup journal.tar").code, 0);
    fs::write(home.path("words.txt"), recovery["words"].as_str().unwrap()).unwrap();
    let text = fs::read_to_string("docs/recovery.md").unwrap();
    let script = text.split("```python\n").nth(1).unwrap().split("```").next().unwrap();
    let line = tool(&home, &["python3", "-c", script]);
    assert_eq!(line.trim(), recovery["line"].as_str().unwrap());
    fs::write(home.path("sheet.txt"), line).unwrap();
    tool(&home, &["tar", "-xf", "journal.tar"]);
    let words = ["age", "--decrypt", "--identity", "sheet.txt", "key.recovery.age"];
    let digits = tool(&home, &words);
    let part = text.split("$ sqlcipher journal.db\n").nth(1).unwrap();
    let statements = part.lines().map_while(|line| line.strip_prefix("sqlite> "));
    let statements: Vec<_> =
        statements.map(|line| line.replace("…the 64 digits…", digits.trim())).collect();
    let words: Vec<_> = ["sqlcipher", "journal.db"]
        .into_iter()
        .chain(statements.iter().map(String::as_str))
        .collect();
    assert_eq!(tool(&home, &words), "ok\n2026-11-20|by the river\n");
}
