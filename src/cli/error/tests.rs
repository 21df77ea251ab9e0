use std::path::PathBuf;

use rstest::rstest;

use super::*;
use crate::domain::time::parse_date::BadWhen;
use crate::storage;

/// An error as a person reads it, and its exit code.
fn told(error: &Error) -> String {
    format!("{}\n--- exit {}", error.to_text(true), error.kind.exit_code())
}

#[test]
fn the_three_lines_stand_in_order() {
    let error = Error::refused("it was not done").hint("do it so").cause("it is shut");
    insta::assert_snapshot!(told(&error), @r"
    error: it was not done
    cause: it is shut
    hint: do it so
    --- exit 1
    ");
    insta::assert_snapshot!(told(&Error::usage("what is \u{1b}[2J\nthis")), @r"
    error: what is ␛[2J this
    --- exit 2
    ");
}

#[test]
fn without_unicode_everything_is_ascii() {
    let text = Error::usage("no „Käthe“ here").to_text(false);
    assert_eq!(text, "error: no \\u{201e}K\\u{e4}the\\u{201c} here");
}

#[test]
fn json_has_every_key() {
    let mut text = Vec::new();
    let error = Error::new(Kind::NotFound, "\"x\" is no entry").hint("see").run("log");
    error.write_json(&mut text).unwrap();
    insta::assert_snapshot!(String::from_utf8(text).unwrap(), @r#"{"schema":"daymark.error.v1","kind":"not_found","message":"\"x\" is no entry","cause":null,"hint":"see: daymark log"}"#);
}

#[rstest]
#[case(Kind::Usage, "usage", 2)]
#[case(Kind::Refused, "refused", 1)]
#[case(Kind::NotFound, "not_found", 1)]
#[case(Kind::NoJournal, "no_journal", 1)]
#[case(Kind::Cancelled, "cancelled", 1)]
#[case(Kind::Declined, "declined", 0)]
#[case(Kind::Settings, "settings", 1)]
#[case(Kind::Io, "io", 1)]
#[case(Kind::Unanswered, "io", 1)]
#[case(Kind::Saved, "saved", 1)]
#[case(Kind::MayBeSaved, "may_be_saved", 1)]
#[case(Kind::Locked, "locked", 3)]
#[case(Kind::Damaged, "damaged", 4)]
#[case(Kind::Internal, "internal", 70)]
#[case(Kind::ClosedPipe, "closed_pipe", 0)]
fn each_kind_has_its_name_and_code(#[case] kind: Kind, #[case] name: &str, #[case] code: u8) {
    assert_eq!(serde_json::to_value(kind).unwrap(), name);
    assert_eq!(kind.exit_code(), code);
}

#[test]
fn what_is_wrong_with_a_journal_is_told_in_its_own_way() {
    use storage::Error as Trouble;
    let path = || PathBuf::from("/home/me/journal");
    let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
    let troubles = [
        Trouble::NoJournal(path()),
        Trouble::AlreadyThere(path()),
        Trouble::Untrusted { path: path(), what: "owned by someone else" },
        Trouble::KeyMissing(path()),
        Trouble::KeyUnreadable(path()),
        Trouble::Damaged("the file is empty".to_owned()),
        Trouble::DoesNotOpen("the file is empty"),
        Trouble::Mismatched(path()),
        Trouble::NoBackup { path: path(), what: "it is cut short" },
        Trouble::NotRemoved { path: path(), source: denied() },
        Trouble::Exposed { path: path(), mode: 0o644, source: denied() },
        Trouble::Newer { what: "the journal", found: 9, known: 1 },
        Trouble::Older { found: 1, known: 2, source: Box::new(Trouble::ReadOnly) },
        Trouble::Busy,
        Trouble::ReadOnly,
        Trouble::Full,
        Trouble::Io { doing: "read", path: path(), source: denied() },
        Trouble::Unconfirmed { what: "the change", source: Box::new(Trouble::Full) },
        Trouble::MayBeSaved(Box::new(Trouble::Unwritten)),
        Trouble::NotRewritten(Box::new(Trouble::Full)),
        Trouble::Conflict("there is a focus of that name".to_owned()),
    ];
    let all: Vec<_> = troubles.into_iter().map(|trouble| told(&trouble.into())).collect();
    insta::assert_snapshot!(all.join("\n\n"), @"
    error: there is no journal in /home/me/journal
    hint: start one with: daymark init
    --- exit 1

    error: there is already a journal in /home/me/journal
    hint: use it as it is, or name another place with --journal DIR
    --- exit 1

    error: /home/me/journal is owned by someone else
    hint: nothing was read or changed; put back the file or directory itself, one that is yours, or name another journal with --journal DIR
    --- exit 1

    error: the key of this journal is not at /home/me/journal
    hint: put the key file of this journal back there; nothing can be read without it
    --- exit 3

    error: the file /home/me/journal does not hold a key
    hint: put the key file of this journal back there; nothing can be read without it
    --- exit 3

    error: the journal is damaged or is not a journal: the file is empty
    hint: nothing was changed; bring a backup back beside it with --journal DIR restore FILE, copy what can be read with salvage DIR, or see what is damaged with: daymark verify
    --- exit 4

    error: the journal is damaged, or the key is another journal's: the file is empty
    hint: nothing was changed; put the right key back if it was replaced, bring a backup back beside it with --journal DIR restore FILE, or copy what can be read with salvage DIR
    --- exit 4

    error: journal.db and /home/me/journal beside it are not of one moment
    hint: nothing was changed; put back both files from the same copy, or bring a backup back beside them with --journal DIR restore FILE
    --- exit 4

    error: /home/me/journal cannot be restored: it is cut short
    hint: nothing was restored, and what was there is kept; try another backup
    --- exit 4

    error: /home/me/journal could not be removed
    cause: permission denied
    hint: what came before it is gone; see what stands in the way, and do it once more
    --- exit 1

    error: /home/me/journal is open to others on this machine (mode 0644), and that could not be changed
    cause: permission denied
    hint: nothing was read or changed; run chmod go= on that path, or use a file system that keeps modes, or one mounted for you alone (umask=077)
    --- exit 1

    error: the journal has format 9; this daymark knows formats up to 1
    hint: nothing was changed; use the daymark that wrote it, or a newer one
    --- exit 4

    error: the journal has the older format 1, and cannot be brought to format 2
    cause: the journal cannot be written: it is read-only
    hint: nothing was changed; let daymark write to the journal and its directory, or read it with the daymark that wrote it
    --- exit 1

    error: another program has kept the journal to itself for a minute
    hint: nothing was written; try again in a moment
    --- exit 1

    error: the journal cannot be written: it is read-only
    hint: nothing was written; reading still works
    --- exit 1

    error: there is no room left to write
    hint: nothing was written and what was there is kept; make room and try again
    --- exit 1

    error: could not read /home/me/journal
    cause: permission denied
    hint: nothing was written and what was there is kept; see what stands in the way, and try again
    --- exit 1

    error: the change is saved, but the disk did not confirm that it stays
    cause: there is no room left to write
    hint: look before you repeat it: daymark log
    --- exit 1

    error: the change may be saved: the disk did not confirm it, and cannot be asked
    cause: the disk did not take all that was to be written
    hint: look before you repeat it: daymark log
    --- exit 1

    error: what was deleted is overwritten, but the file could not be written anew
    cause: there is no room left to write
    hint: see what stands in the way, then run the same delete --forever again
    --- exit 1

    error: there is a focus of that name
    --- exit 1
    ");
}

#[test]
fn what_is_saved_is_said_to_be() {
    let full = || Error::unanswered(io::Error::from(io::ErrorKind::StorageFull));
    let told = [
        (full(), true),
        (full(), false),
        (Error::new(Kind::MayBeSaved, "it may be saved"), false),
        (Error::refused("there is no second one").hint("wait"), true),
        (Error::refused("there is no second one"), true),
        (Error::refused("there is no first one").hint("wait"), false),
        (Error::new(Kind::Cancelled, "it was ended"), true),
    ]
    .map(|(error, saved)| told(&error.after_saving(saved, Advice::with_command(LOOK, "log"))));
    insta::assert_snapshot!(told.join("\n\n"), @"
    error: it is saved, but the answer could not be written
    cause: no storage space
    hint: look before you repeat it: daymark log
    --- exit 1

    error: the answer could not be written
    cause: no storage space
    --- exit 1

    error: it may be saved
    hint: look before you repeat it: daymark log
    --- exit 1

    error: there is no second one
    hint: wait; what came before is saved; look before you repeat it: daymark log
    --- exit 1

    error: there is no second one
    hint: what came before is saved; look before you repeat it: daymark log
    --- exit 1

    error: there is no first one
    hint: wait
    --- exit 1

    error: it was ended
    --- exit 1
    ");
}

#[rstest]
#[case::unreadable(BadWhen::UnreadableDay("x".to_owned()), Kind::Usage)]
#[case::to_come(
    BadWhen::FutureDay { day: "2026-11-21".parse().unwrap(), today: "2026-11-20".parse().unwrap() },
    Kind::Refused
)]
fn words_are_unreadable_or_refused(#[case] bad: BadWhen, #[case] kind: Kind) {
    assert_eq!(Error::from(bad).kind, kind);
}

#[test]
fn an_answer_that_nobody_reads_is_no_trouble() {
    let closed = Error::unanswered(io::Error::from(io::ErrorKind::BrokenPipe));
    assert_eq!(closed.kind, Kind::ClosedPipe);
    let full = Error::unanswered(io::Error::from(io::ErrorKind::StorageFull));
    insta::assert_snapshot!(told(&full), @r"
    error: the answer could not be written
    cause: no storage space
    --- exit 1
    ");
}
