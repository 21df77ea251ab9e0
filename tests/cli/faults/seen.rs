//! What the system shows others of the program while it asks: its words, its surroundings, what it has open.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};

use rexpect::process::Signal;
use rexpect::session::{Options, PtySession, spawn_with_options};
use rstest::rstest;

use super::asked::{CHECKIN, CRAVING, MARK, Talk};
use crate::asking::press;
use crate::passphrase::sealed;
use crate::support::Home;

const ADD: Talk = &[("New passphrase: ", MARK), ("The same once more: ", MARK)];
const UNLOCK: Talk = &[("Passphrase: ", MARK), ("Passphrase: ", MARK), ("Passphrase: ", MARK)];

/// The program at its first question, as someone who is not root, and where the system shows it.
fn begin(home: &Home, words: &[&str]) -> (PtySession, PathBuf) {
    let says_its_number = "stty cols 80 rows 24; echo \"number $$.\"; exec \"$0\" \"$@\"";
    let bound = home.program_bound(words);
    let mut command = home.program_under(&["sh", "-c", says_its_number], words);
    command.env("TERM", "xterm").env("PAGER", "");
    // What of a process belongs to root is seen by nobody else; of one of root's that would say nothing.
    if rustix::process::geteuid().is_root() {
        command.uid(fs::metadata(bound.get_current_dir().unwrap()).unwrap().uid());
    }
    let mut session = spawn_with_options(command, Options::new().timeout_ms(Some(20_000))).unwrap();
    session.exp_string("number ").unwrap();
    let number = session.exp_string(".").unwrap();
    (session, Path::new("/proc").join(number))
}

/// Nothing that was answered is to be seen, and nothing is open but the terminal and the journal.
fn shows_nothing(home: &Home, of: &Path) {
    let holds = |bytes: &[u8]| bytes.windows(MARK.len()).any(|part| part == MARK.as_bytes());
    for name in ["cmdline", "environ", "comm", "status", "stat"] {
        assert!(!holds(&fs::read(of.join(name)).unwrap()), "{name}");
    }
    let maps = fs::read_to_string(of.join("maps")).unwrap();
    let dir = home.path("");
    assert!(!maps.contains(MARK) && !maps.contains(dir.to_str().unwrap()), "{maps}");

    // What the tests themselves were started with is handed on to whatever they start.
    let handed_on = open_in(Path::new("/proc/self"));
    let journal = home.place().dir().join("journal.db");
    let terminal = ["/dev/pts/", "/dev/tty", "pipe:", "anon_inode:"];
    for target in open_in(of).difference(&handed_on) {
        let name = target.as_os_str().as_bytes();
        let is_terminal = terminal.iter().any(|one| name.starts_with(one.as_bytes()));
        assert!(is_terminal || *target == journal, "{} is open", target.display());
    }

    let limits = fs::read_to_string(of.join("limits")).unwrap();
    assert!(limits.contains("Max core file size        0                    0"), "{limits}");
    // Its memory is for root alone: the process itself belongs to someone else.
    let owner = |name: &str| fs::metadata(of.join(name)).unwrap().uid();
    let person = fs::metadata(&dir).unwrap().uid();
    assert_ne!(person, 0);
    assert_eq!(["mem", "environ", "maps"].map(owner), [0; 3]);
}

/// The files, pipes and devices that a process has open.
fn open_in(process: &Path) -> BTreeSet<PathBuf> {
    let open = fs::read_dir(process.join("fd")).unwrap();
    // One is that of this very list, and gone with it.
    open.filter_map(|one| fs::read_link(one.unwrap().path()).ok()).collect()
}

#[rstest]
#[case::checkin(&["checkin"], CHECKIN)]
#[case::craving(&["craving"], CRAVING)]
#[case::a_passphrase_chosen(&["passphrase", "add"], ADD)]
#[case::a_passphrase_given(&["unlock"], UNLOCK)]
fn nothing_that_was_answered_is_seen_by_others(#[case] words: &[&str], #[case] talk: Talk) {
    let home = if words[0] == "unlock" { sealed().0 } else { Home::with_journal() };
    let (mut session, of) = begin(&home, &[words, &["--plain"]].concat());
    for (question, answer) in talk {
        session.exp_string(question).unwrap();
        shows_nothing(&home, &of);
        // What is typed and not yet sent is nowhere either.
        press(&mut session, MARK);
        shows_nothing(&home, &of);
        session.send_control('u').unwrap();
        session.send_line(answer).unwrap();
    }
    session.process_mut().signal(Signal::SIGKILL).unwrap();
}
