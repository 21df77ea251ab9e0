//! A journal of an older schema, when a system call of the command that brings it to the newest is refused, or the last.

use rstest::rstest;

use super::refused::{CALLS, calls, files, restore, strace_of};
use crate::support::text;
use crate::upgrade::{copy, older};

#[rstest]
#[case::no_room("error=ENOSPC")]
#[case::a_bad_disk("error=EIO")]
#[case::killed("signal=KILL")]
#[ignore = "needs strace; .ci/run runs it"]
fn an_older_journal_comes_back_whole(#[case] fault: &str) {
    end(3, fault, 9);
}

#[rstest]
#[ignore = "the long form, for `just soak`"]
fn an_older_journal_of_any_schema_comes_back_at_length(
    #[values(1, 3, 4, 5, 6, 7, 8, 9)] schema: usize,
    #[values("error=ENOSPC", "error=EIO", "error=EROFS", "error=EDQUOT", "signal=KILL")]
    fault: &str,
) {
    end(schema, fault, 1);
}

/// Ends or refuses each call, or every so manyth of many of one kind; the next command finds everything there.
fn end(schema: usize, fault: &str, step: usize) {
    let home = older(schema);
    let files = files(&home);
    let calls = calls(&home, &["today"]);
    let whole = copy(&home);
    let mut refused = 0;
    for (call, times) in calls {
        let step = if times.len() > 10 { step } else { 1 };
        for time in times.into_iter().step_by(step) {
            restore(&home, &files);
            let inject = format!("--inject={call}:{fault}:when={time}");
            let output = strace_of(&home, &CALLS.join(","), &["today"], &inject);
            let told = text(&output.stderr);
            let is_told = match output.status.code() {
                Some(0) | None => true,
                Some(1) => told.starts_with("error: ") && told.contains("hint: "),
                Some(_) => false,
            };
            assert!(is_told, "{inject}: {output:?}");
            refused += usize::from(!output.status.success());
            assert_eq!(copy(&home), whole, "{inject}: {output:?}");
        }
    }
    assert!(refused > 3, "{refused} were refused");
}
