//! `daymark unlock` and `daymark lock`

use std::fs;

use crate::passphrase::{WORD, offered, sealed, with};
use crate::support::Home;

/// How long the key of an open journal is kept yet, as the kernel shows it ("9m"); `None` where none is.
fn kept(home: &Home) -> Option<String> {
    let slot = fs::read(home.place().dir().join("key.pass.age")).unwrap();
    let tag = slot[slot.len() - 16..].iter().map(|byte| format!("{byte:02x}"));
    let tag = tag.collect::<Vec<_>>().concat();
    let keys = fs::read_to_string("/proc/keys").unwrap_or_default();
    let line = keys.lines().find(|line| line.contains(&format!("daymark:{tag}")))?;
    let parts: Vec<_> = line.split_whitespace().collect();
    // What was let go is listed until the kernel clears it away.
    (!parts[1].contains('i')).then(|| parts[3].to_owned())
}

/// A journal that is open for a while; `None` where this system keeps no keys, which the program says.
fn unlocked() -> Option<Home> {
    let (home, _) = sealed();
    let said = with(&home, WORD, "unlock");
    if said.code == 0 {
        assert_eq!(
            said.stdout,
            "The journal is open. It closes 10 minutes after you last used it, and after 12 hours at most.\n\
             To close it: daymark lock\n"
        );
        return Some(home);
    }
    assert_eq!(said.to_string(), "\
--- standard error
error: this system cannot keep a key for a while, so the journal stays locked
hint: the passphrase is asked for each time; a password manager can give it by the setting passphrase_command
--- exit 1");
    assert_eq!(home.run("today").code, 3);
    None
}

#[test]
fn an_open_journal_asks_for_nothing_until_it_is_locked() {
    let Some(home) = unlocked() else { return };
    assert_eq!(home.run("checkin --mood 6").code, 0);
    assert!(matches!(kept(&home).as_deref(), Some("10m" | "9m")), "{:?}", kept(&home));
    assert_eq!(offered(&home), "heroin\n");
    assert_eq!(home.run("backup copy.tar").code, 0);
    assert_eq!(home.run("--journal beside restore copy.tar").code, 0, "nothing more is asked");
    assert_eq!(home.run("--journal beside today").code, 0);
    let answer = home.json(&["lock"]);
    assert_eq!((&answer["open"], &answer["minutes"]), (&false.into(), &serde_json::Value::Null));
    assert_eq!(kept(&home), None);
    for journal in ["", "--journal beside "] {
        assert_eq!(home.run(&format!("{journal}today")).code, 3);
    }
    assert_eq!(home.run("lock").stdout, "The journal was locked already.\n");
}

#[test]
fn another_passphrase_closes_it() {
    let Some(home) = unlocked() else { return };
    let file = home.path("new");
    fs::write(&file, "a new passphrase").unwrap();
    let line = format!(
        "passphrase change --new-passphrase-fd 3 --passphrase-fd 0 3< '{}'",
        file.display()
    );
    let script = format!("echo '{WORD}' | \"$0\" {line}");
    let output = home.program_under(&["sh", "-c", &script], &[]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(home.run("today").code, 3);
}

#[test]
fn the_old_passphrase_is_asked_for_even_while_it_is_open() {
    let Some(home) = unlocked() else { return };
    assert_eq!(home.run("passphrase remove --yes").code, 3);
}

#[test]
fn what_goes_wrong_keeps_nothing() {
    let (home, _) = sealed();
    assert_eq!(with(&home, "not this one", "unlock").code, 3);
    assert_eq!((kept(&home), home.run("today").code), (None, 3));
    let empty = Home::new();
    for line in ["unlock", "lock"] {
        let said = empty.run(line);
        assert!(said.stderr.contains("there is no journal in"), "{said}");
        assert_eq!(said.code, 1);
    }
}

#[test]
fn a_journal_without_a_passphrase_is_open() {
    let home = Home::with_journal();
    for line in ["unlock", "lock"] {
        let said = home.run(line);
        assert_eq!(
            (said.stdout.as_str(), said.code),
            ("The journal has no passphrase: whoever is logged in as you can read it.\n", 0)
        );
    }
    assert_eq!(home.json(&["lock"])["open"], true);
}
