//! `export data` and `packet`, sealed

use std::fs;
use std::io::Read;
use std::iter;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use age::secrecy::{ExposeSecret, SecretString};
use age::{Decryptor, Identity, scrypt, x25519};
use insta::assert_snapshot;

use crate::support::{Home, Said, words};
use crate::terminal::{end, start};

const WORD: &str = "correct horse battery";

/// What is in a sealed file of a home.
fn opened(home: &Home, file: &str, identity: &dyn Identity) -> String {
    let sealed = fs::read(home.path(file)).unwrap();
    let mut text = String::new();
    let decryptor = Decryptor::new_buffered(sealed.as_slice()).unwrap();
    decryptor.decrypt(iter::once(identity)).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn furnished() -> Home {
    let home = Home::with_journal();
    assert_eq!(home.run("checkin --mood 6 --used no --note 'by the river'").code, 0);
    home
}

/// Runs the program with a passphrase on descriptor 3.
fn with_word(home: &Home, line: &str) -> Said {
    fs::write(home.path("word"), WORD).unwrap();
    let script = ["sh", "-c", "exec \"$0\" \"$@\" 3< word"];
    home.heard(&mut assert_cmd::Command::from_std(home.program_under(&script, &words(line))))
}

#[test]
fn each_recipient_opens_it_and_nobody_else() {
    let home = furnished();
    let keys = [(); 3].map(|()| x25519::Identity::generate());
    let [one, two] = [0, 1].map(|at| keys[at].to_public().to_string());
    let line = format!("export data --seal-to {one} --seal-to {two} --output copy.age --yes");
    assert_snapshot!(home.run(&line), @r#"
    The journal with its 1 entry is in copy.age.
    --- standard error
    The file is sealed: only the secret key that belongs to --seal-to opens it, and daymark has none.
    --- exit 0
    "#);
    let plain = home.run("export data --yes --quiet").stdout;
    for key in &keys[..2] {
        assert_eq!(opened(&home, "copy.age", key), plain);
    }
    let sealed = fs::read(home.path("copy.age")).unwrap();
    let other = Decryptor::new_buffered(sealed.as_slice()).unwrap();
    assert!(other.decrypt(iter::once(&keys[2] as &dyn Identity)).is_err());
    assert!(!sealed.windows(5).any(|part| part == b"river"));
    let mode = fs::metadata(home.path("copy.age")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_sealed_file_is_written_over_with_force_alone() {
    let home = furnished();
    let key = x25519::Identity::generate().to_public().to_string();
    for verb in ["export data --format md", "packet"] {
        let line = format!("{verb} --to-key {key} --output copy.age --yes")
            .replace("--to-key", "--seal-to");
        assert_eq!(home.run(&line).code, 0, "{line}");
        let before = fs::read(home.path("copy.age")).unwrap();
        let said = home.run(&line);
        assert_eq!(said.code, 1);
        assert!(said.stderr.contains("write over it with --force"), "{said}");
        assert_eq!(fs::read(home.path("copy.age")).unwrap(), before);
        assert_eq!(home.run(&format!("{line} --force")).code, 0);
        assert_ne!(fs::read(home.path("copy.age")).unwrap(), before);
        fs::remove_file(home.path("copy.age")).unwrap();
    }
}

#[test]
fn a_passphrase_opens_it() {
    let home = furnished();
    let identity = scrypt::Identity::new(SecretString::from(WORD));
    let line = "packet --format md --seal --seal-passphrase-fd 3 --output page.age --yes";
    let said = with_word(&home, line);
    assert_eq!(said.code, 0, "{said}");
    let page = home.run("packet --format md --yes --quiet --paper").stdout;
    assert_eq!(opened(&home, "page.age", &identity), page);
    // A journal without a passphrase leaves the general flag to the seal.
    let said = with_word(&home, "export data --seal --passphrase-fd 3 --output copy.age --yes");
    assert_eq!(said.code, 0, "{said}");
    assert!(opened(&home, "copy.age", &identity).contains("by the river"));
}

#[test]
fn the_passphrase_is_asked_for_twice() {
    let home = furnished();
    let mut session = start(&home, &["export", "data", "--seal", "--output", "copy.age"]);
    session.exp_string("(y/N): ").unwrap();
    session.send_line("y").unwrap();
    for asked in ["A passphrase for the file", "The same once more"] {
        session.exp_string(asked).unwrap();
        session.send_line(WORD).unwrap();
    }
    let (said, code) = end(session);
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains(WORD), "{said}");
    let identity = scrypt::Identity::new(SecretString::from(WORD));
    assert!(opened(&home, "copy.age", &identity).contains("by the river"));
}

#[test]
fn what_does_not_fit_is_said_before_anything_is_written() {
    let home = furnished();
    let before = home.files();
    let key = x25519::Identity::generate().to_public().to_string();
    for (line, code, expected) in [
        ("export data --seal-to age1nonsense --output x", 2, "not a public key of age"),
        ("export data --seal-to ssh-ed25519 --output x", 2, "not a public key of age"),
        (&format!("export data --seal --seal-to {key} --output x"), 2, "do not go together"),
        (&format!("export data --format csv --seal-to {key} --output x"), 2, "several files"),
        ("export data --seal --output x --yes", 2, "--seal-passphrase-fd is missing"),
    ] {
        let said = home.run(line);
        assert_eq!(said.code, code, "{line}: {said}");
        assert!(said.stderr.contains(expected), "{line}: {said}");
    }
    assert_eq!(home.files(), before);
}

/// With Debian's age.
#[test]
#[ignore = "needs age; .ci/run runs it"]
fn stock_age_opens_a_sealed_copy() {
    let home = furnished();
    let identity = x25519::Identity::generate();
    fs::write(home.path("key.txt"), identity.to_string().expose_secret()).unwrap();
    let line = format!("export data --seal-to {} --output copy.age --yes", identity.to_public());
    assert_eq!(home.run(&line).code, 0);
    let age = ["--decrypt", "--identity", "key.txt", "copy.age"];
    let output = Command::new("age").args(age).current_dir(home.path("")).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let plain = home.run("export data --yes --quiet").stdout;
    assert_eq!(String::from_utf8(output.stdout).unwrap(), plain);
}
